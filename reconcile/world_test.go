package reconcile_test

import (
	"strings"
	"testing"

	"readout"
	"readout/reconcile"
)

// world builds a resolved export by hand: documents whose sentences are lines,
// actors, and one event on which documents give slots.
type world struct {
	t       *testing.T
	export  readout.Export
	records []*readout.Record
	event   readout.Event
}

func newWorld(t *testing.T) *world {
	return &world{t: t, event: readout.Event{ID: "e1", Type: "CONSULT", Mode: "call", Title: "Call"}}
}

// actor adds an actor and returns its id.
func (w *world) actor(name string, kind readout.ActorKind, code string) string {
	id := readout.NewID('a', name)
	w.export.Actors = append(w.export.Actors, readout.Actor{ID: id, Name: name, Kind: kind, Code: code})
	return id
}

// report adds a document of its own origin; each line is a sentence.
func (w *world) report(outlet, date, text string) *readout.Record {
	w.t.Helper()
	doc, err := readout.NewDocument(readout.Document{Names: []string{outlet + ".txt"}, Outlet: outlet, Language: "en", Text: text,
		Published: readout.Published{Value: readout.Date(date), Basis: readout.BasisMetadata}})
	if err != nil {
		w.t.Fatal(err)
	}
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		end := at + len(strings.TrimRight(line, "\n"))
		doc.Sentences = append(doc.Sentences, readout.Sentence{Span: readout.Span{Start: at, End: end}, Kind: readout.RegionBody})
		at += len(line)
	}
	origin := readout.Origin{ID: "o" + doc.ID, Name: outlet, Basis: readout.OriginOutlet, Documents: []string{doc.ID}}
	w.export.Origins = append(w.export.Origins, origin)
	rec := &readout.Record{Document: doc, Origin: origin.ID, Story: "s1"}
	w.records = append(w.records, rec)
	return rec
}

// find is the span of words in a document.
func (w *world) find(rec *readout.Record, words string) readout.Span {
	w.t.Helper()
	i := strings.Index(rec.Text, words)
	if i < 0 {
		w.t.Fatalf("%q does not stand in %q", words, rec.Text)
	}
	return readout.Span{Start: i, End: i + len(words)}
}

// chain makes an actor a chain of the document and returns its index.
func (w *world) chain(rec *readout.Record, actor string) int {
	rec.Chains = append(rec.Chains, readout.Chain{})
	rec.ChainActors = append(rec.ChainActors, actor)
	return len(rec.Chains) - 1
}

// said adds an attribution of the words by an actor and returns its index.
func (w *world) said(rec *readout.Record, actor, words string) int {
	span := w.find(rec, words)
	rec.Attributions = append(rec.Attributions, readout.Attribution{Speaker: w.chain(rec, actor), Content: []readout.Span{span},
		Quotes: []readout.Span{span}, Kind: readout.QuoteDirect, Parent: -1, Timex: -1})
	i := len(rec.Attributions) - 1
	statement := readout.Statement{ID: readout.NewID('q', rec.ID, words), Document: rec.ID, Speaker: &actor, Ref: i}
	for _, name := range []string{"Ann", "Bob"} {
		if strings.Contains(rec.Text, name+" ") || strings.Contains(rec.Text, name+":") {
			statement.Source = []readout.Evidence{readout.Cite(rec.Document, w.find(rec, name))}
		}
	}
	w.export.Statements = append(w.export.Statements, statement)
	return i
}

// mention adds a mention of the event with slots and makes it an account.
func (w *world) mention(rec *readout.Record, trigger string, change func(*readout.EventMention)) {
	span := w.find(rec, trigger)
	m := readout.EventMention{Trigger: span, Type: "CONSULT", Mode: "call", Timex: -1, Within: -1,
		Polarity: readout.PolarityPos, Modality: readout.ModalityActual}
	for i, s := range rec.Sentences {
		if s.Span.Contains(span) {
			m.Sentence = i
		}
	}
	if change != nil {
		change(&m)
	}
	rec.Mentions = append(rec.Mentions, m)
	w.event.Accounts = append(w.event.Accounts, readout.Account{Document: rec.ID,
		Mentions: []readout.Evidence{readout.Cite(rec.Document, span)},
		Refs:     []readout.MentionRef{{Document: rec.ID, Mention: len(rec.Mentions) - 1}}})
}

// slot is a slot of words with a value.
func (w *world) slot(rec *readout.Record, name readout.SlotName, words, value string) readout.Slot {
	return readout.Slot{Name: name, Span: w.find(rec, words), Value: value, Chain: readout.NoChain, Timex: -1, Quantity: -1, Within: -1}
}

// date gives a mention the date of words.
func (w *world) date(rec *readout.Record, words string, date readout.Date) func(*readout.EventMention) {
	rec.Timexes = append(rec.Timexes, readout.Timex{Span: w.find(rec, words), Type: readout.TimexDate, Value: string(date), Date: date})
	i := len(rec.Timexes) - 1
	return func(m *readout.EventMention) { m.Timex = i }
}

func (w *world) findings() []readout.Finding {
	w.export.Events, w.export.Documents = []readout.Event{w.event}, nil
	for _, rec := range w.records {
		w.export.Documents = append(w.export.Documents, *rec)
	}
	return reconcile.Findings(&w.export)
}

// want asserts that exactly n findings of kind and slot were drawn and gives them.
func (w *world) want(n int, kind readout.FindingKind, slot readout.SlotName) []readout.Finding {
	w.t.Helper()
	var out []readout.Finding
	for _, f := range w.findings() {
		if f.Kind == kind && f.Slot == slot {
			out = append(out, f)
		}
	}
	if len(out) != n {
		w.t.Errorf("%d findings of kind %s on %s, want %d: %+v", len(out), kind, slot, n, out)
	}
	return out
}
