package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"sync"

	"readout"
	"readout/analyze"
	"readout/ingest"
)

// Record is a gold text as it is handed to the program.
type Record struct {
	ID        string `json:"id"`
	Text      string `json:"text"`
	Published string `json:"published,omitempty"`
	Title     string `json:"title,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
}

// System is the program under measurement. The zero value is not ready: it
// needs a pipeline.
type System struct {
	Pipeline *analyze.Pipeline
	Workers  int       // documents analysed at once; 0 for one a processor
	Save     io.Writer // gets what was found, one line of JSON a document; may be nil
}

// read makes documents of records as the program reads JSON Lines. A record
// that is refused has none.
func read(records []Record) (map[string]*readout.Document, error) {
	out := make(map[string]*readout.Document, len(records))
	for _, r := range records {
		line, err := json.Marshal(r)
		if err != nil {
			return nil, fmt.Errorf("record %s: %w", r.ID, err)
		}
		docs, _ := ingest.Bytes("gold.jsonl", line, ingest.Options{})
		for _, d := range docs {
			if d.Text != r.Text {
				return nil, readout.Errorf(readout.KindInternal, "record %s: its text was altered in reading", r.ID)
			}
			out[r.ID] = d
		}
	}
	return out, nil
}

// Analyse runs the real stages over records and gives the documents by id.
func (s *System) Analyse(records []Record) (map[string]*readout.Document, error) {
	docs, err := read(records)
	if err != nil {
		return nil, err
	}
	workers := s.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	work := make(chan *readout.Document)
	failed := make(chan error, len(docs))
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for d := range work {
				if err := s.Pipeline.Annotate(d); err != nil {
					failed <- fmt.Errorf("analyse %s: %w", d.ID, err)
				}
			}
		})
	}
	for _, d := range docs {
		work <- d
	}
	close(work)
	wg.Wait()
	close(failed)
	if err := <-failed; err != nil {
		return nil, err
	}
	return docs, nil
}

// found is what is saved of one document: the contract's annotations as far as
// measures read them, with event and story where documents were tied together.
type found struct {
	ID           string             `json:"id"`
	Story        string             `json:"story,omitempty"`
	Timexes      []foundTimex       `json:"timexes"`
	Attributions []foundAttribution `json:"attributions"`
	Mentions     []foundMention     `json:"mentions"`
}

type foundTimex struct {
	Start int               `json:"start"`
	End   int               `json:"end"`
	Type  readout.TimexType `json:"type"`
	Value string            `json:"value"`
	Mod   string            `json:"mod"`
}

type foundAttribution struct {
	Source  []readout.Span `json:"source"`
	Cue     []readout.Span `json:"cue"`
	Content []readout.Span `json:"content"`
}

type foundMention struct {
	Trigger readout.Span `json:"trigger"`
	Type    string       `json:"type"`
	Source  []foundActor `json:"source"`
	Target  []foundActor `json:"target"`
	Date    readout.Date `json:"date"`
	Event   string       `json:"event,omitempty"`
}

type foundActor struct {
	Text string `json:"text"`
	Code string `json:"code"`
}

// save writes what was found in the documents of records; ties may be nil.
func (s *System) save(records []Record, docs map[string]*readout.Document, ties *ties) error {
	return s.write(records, func(doc *readout.Document, id string) found { return foundIn(id, doc, ties) }, docs)
}

// saveTold writes the same with all that the documents tell in place of the
// acts of politics alone, for measures of those.
func (s *System) saveTold(records []Record, docs map[string]*readout.Document) error {
	return s.write(records, func(doc *readout.Document, id string) found {
		out := foundIn(id, doc, nil)
		out.Mentions = nil
		for _, t := range tellings(doc) {
			out.Mentions = append(out.Mentions, foundMention{Trigger: t.trigger, Type: t.typ, Source: actors(t.parties), Date: t.date, Event: t.event})
		}
		return out
	}, docs)
}

// write writes what find gives of the documents of records, a line each.
func (s *System) write(records []Record, find func(doc *readout.Document, id string) found, docs map[string]*readout.Document) error {
	if s.Save == nil {
		return nil
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	for _, r := range records {
		if doc := docs[r.ID]; doc != nil {
			if err := enc.Encode(find(doc, r.ID)); err != nil {
				return fmt.Errorf("save %s: %w", r.ID, err)
			}
		}
	}
	if _, err := s.Save.Write(out.Bytes()); err != nil {
		return fmt.Errorf("save what was found: %w", err)
	}
	return nil
}

func foundIn(id string, doc *readout.Document, ties *ties) found {
	out := found{ID: id, Story: ties.story(doc.ID)}
	for _, t := range doc.Timexes {
		out.Timexes = append(out.Timexes, foundTimex{t.Span.Start, t.Span.End, t.Type, t.Value, t.Mod})
	}
	for _, a := range doc.Attributions {
		out.Attributions = append(out.Attributions, foundAttribution{a.Source, a.Cue, a.Content})
	}
	for i, m := range doc.Mentions {
		f := foundMention{Trigger: m.Trigger, Type: m.Type, Source: actors(m.Source), Target: actors(m.Target), Event: ties.event(doc.ID, i)}
		if m.Timex >= 0 {
			f.Date = doc.Timexes[m.Timex].Date
		}
		out.Mentions = append(out.Mentions, f)
	}
	return out
}

func actors(list []readout.Argument) (out []foundActor) {
	for _, a := range list {
		out = append(out, foundActor{a.Text, a.Code})
	}
	return out
}

// ties are what resolution makes of documents: their stories, their mentions'
// events and their chains' actors. A nil one ties nothing.
type ties struct {
	stories map[string]string
	events  map[readout.MentionRef]*readout.Event
	chains  map[string][]string // actor ids by document, parallel to its chains
	actors  map[string]*readout.Actor
}

func newTies(x *readout.Export) *ties {
	t := &ties{stories: map[string]string{}, events: map[readout.MentionRef]*readout.Event{}, chains: map[string][]string{},
		actors: map[string]*readout.Actor{}}
	for _, r := range x.Documents {
		t.stories[r.ID], t.chains[r.ID] = r.Story, r.ChainActors
	}
	for i := range x.Actors {
		t.actors[x.Actors[i].ID] = &x.Actors[i]
	}
	for i := range x.Events {
		for _, a := range x.Events[i].Accounts {
			for _, ref := range a.Refs {
				t.events[ref] = &x.Events[i]
			}
		}
	}
	return t
}

func (t *ties) story(doc string) string {
	if t == nil {
		return ""
	}
	return t.stories[doc]
}

// event is the id of a mention's event; empty when it has none.
func (t *ties) event(doc string, mention int) string {
	if t == nil {
		return ""
	}
	if e := t.events[readout.MentionRef{Document: doc, Mention: mention}]; e != nil {
		return e.ID
	}
	return ""
}
