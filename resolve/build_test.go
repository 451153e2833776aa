package resolve

import (
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/internal/calendar"
)

// builder makes a document with layers from plain text, by substring: what the
// annotators would find is said in a few words by the test.
type builder struct {
	t   testing.TB
	doc *readout.Document
}

// build freezes text and cuts it into tokens at blanks and sentences at full stops.
func build(t testing.TB, name, published, text string) *builder {
	t.Helper()
	in := readout.Document{Names: []string{name}, Text: text, Language: "en"}
	if published != "" {
		in.Published = readout.Published{Value: readout.Date(published), Basis: readout.BasisMetadata}
	}
	d, err := readout.NewDocument(in)
	if err != nil {
		t.Fatal(err)
	}
	b := &builder{t, d}
	start := 0
	for at := 0; at < len(text); {
		end := at + strings.IndexAny(text[at:]+" ", " \n")
		if word := strings.TrimRight(text[at:end], ".,"); word != "" {
			d.Tokens = append(d.Tokens, readout.Token{Span: readout.Span{Start: at, End: at + len(word)}})
			d.Tags = append(d.Tags, readout.Tag{UPOS: readout.NOUN, Lemma: strings.ToLower(word)})
			d.Arcs = append(d.Arcs, readout.Arc{Head: -1, Rel: "root"})
		}
		if strings.HasSuffix(text[at:end], ".") {
			d.Sentences = append(d.Sentences, readout.Sentence{Span: readout.Span{Start: start, End: end}, Kind: readout.RegionBody})
			start = min(end+1, len(text))
		}
		at = end + 1
	}
	return b
}

// at finds the nth place of words in the text, counted from 0.
func (b *builder) at(words string, nth int) readout.Span {
	b.t.Helper()
	from := 0
	for ; ; nth-- {
		i := strings.Index(b.doc.Text[from:], words)
		if i < 0 {
			b.t.Fatalf("%q is not in %q", words, b.doc.Text)
		}
		if nth == 0 {
			return readout.Span{Start: from + i, End: from + i + len(words)}
		}
		from += i + len(words)
	}
}

func (b *builder) token(s readout.Span) int {
	return slices.IndexFunc(b.doc.Tokens, func(t readout.Token) bool { return t.Start >= s.Start })
}

func (b *builder) sentence(s readout.Span) int {
	return slices.IndexFunc(b.doc.Sentences, func(x readout.Sentence) bool { return x.Span.Contains(s) })
}

// who adds a chain with all places where name stands.
func (b *builder) who(kind readout.ActorKind, name, code string, roles ...readout.Role) int {
	b.t.Helper()
	b.at(name, 0)
	c := readout.Chain{Kind: kind, Name: name, Code: code, Roles: roles}
	for n := range strings.Count(b.doc.Text, name) {
		s := b.at(name, n)
		c.References = append(c.References, readout.Reference{Span: s, Head: b.token(s), Form: readout.FormName})
	}
	b.doc.Chains = append(b.doc.Chains, c)
	return len(b.doc.Chains) - 1
}

func (b *builder) person(name, code string) int { return b.who(readout.ActorPerson, name, code) }

// time adds a time expression, resolved against the publication date.
func (b *builder) time(words, relative string) int {
	b.t.Helper()
	s := b.at(words, 0)
	t := readout.Timex{Span: s, Type: readout.TimexDate, Value: calendar.Underspecified(relative), Relative: relative}
	if day, ok := calendar.Resolve(relative, b.doc.Published.Value); ok {
		t.Date, t.Value, t.Relative = day, string(day), ""
	}
	b.doc.Timexes = append(b.doc.Timexes, t)
	return len(b.doc.Timexes) - 1
}

// mention adds an event mention; parties come in turn to source and target.
func (b *builder) mention(trigger, typ, mode string, timex int, parties ...int) *readout.EventMention {
	b.t.Helper()
	s := b.at(trigger, 0)
	m := readout.EventMention{Trigger: s, Head: b.token(s), Sentence: b.sentence(s), Type: typ, Mode: mode, Timex: timex,
		Polarity: readout.PolarityPos, Modality: readout.ModalityActual, Within: -1}
	for i, p := range parties {
		ref := b.doc.Chains[p].References[0].Span
		a := readout.Argument{Span: ref, Text: ref.Text(b.doc), Chain: p, Code: b.doc.Chains[p].Code}
		if i%2 == 0 {
			m.Source = append(m.Source, a)
		} else {
			m.Target = append(m.Target, a)
		}
	}
	b.doc.Mentions = append(b.doc.Mentions, m)
	return &b.doc.Mentions[len(b.doc.Mentions)-1]
}

func (b *builder) place(words string) *readout.Argument {
	b.t.Helper()
	return &readout.Argument{Span: b.at(words, 0), Text: words, Chain: readout.NoChain}
}

// says adds an attribution of content to a chain.
func (b *builder) says(speaker int, cue, content string) int {
	b.t.Helper()
	c := b.at(content, 0)
	b.doc.Attributions = append(b.doc.Attributions, readout.Attribution{Sentence: b.sentence(c), Cue: []readout.Span{b.at(cue, 0)},
		Content: []readout.Span{c}, Kind: readout.QuoteIndirect, Stance: readout.StanceAssert, Speaker: speaker, Parent: -1, Timex: -1})
	return len(b.doc.Attributions) - 1
}

// eventsOf lists the events that a document tells.
func eventsOf(x *readout.Export, d *readout.Document) []readout.Event {
	var out []readout.Event
	for _, e := range x.Events {
		if slices.ContainsFunc(e.Accounts, func(a readout.Account) bool { return a.Document == d.ID }) {
			out = append(out, e)
		}
	}
	return out
}

func recordOf(t *testing.T, x *readout.Export, d *readout.Document) readout.Record {
	t.Helper()
	i := slices.IndexFunc(x.Documents, func(r readout.Record) bool { return r.ID == d.ID })
	if i < 0 {
		t.Fatalf("document %s is not in the export", d.ID)
	}
	return x.Documents[i]
}
