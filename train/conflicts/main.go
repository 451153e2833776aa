// Command conflicts makes the table by which reconcile tells how likely two
// values that differ are two versions of one fact:
//
//	go run ./train/conflicts -cases FILE
//
// FILE holds pairs of articles as JSON Lines, in some of which one fact was
// changed by hand (see docs/evaluation.md, discrepancies). The changed fact
// beside the other article's is a conflict; every other pair of values that
// differ counts as none. With -half 0 or 1 only every second case is read, so
// that the others can be used to measure; -show prints every pair with its
// features instead. The same data give the same bytes. It is run by hand, never
// by users.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"

	"readout"
	"readout/analyze"
	"readout/eval"
	"readout/reconcile"
	"readout/resolve"
)

func main() {
	log.SetFlags(0)
	cases := flag.String("cases", "", "file of planted discrepancies")
	out := flag.String("o", "lexicon/en/conflict-weights.txt", "the table to write")
	half := flag.Int("half", -1, "0 or 1: read every second case only; -1 for all")
	show := flag.Bool("show", false, "print the pairs with their features; write no table")
	flag.Parse()
	examples, err := read(*cases, *half)
	if err != nil {
		log.Fatal(err)
	}
	if *show {
		enc := json.NewEncoder(os.Stdout)
		for _, e := range examples {
			if err := enc.Encode(e); err != nil {
				log.Fatal(err)
			}
		}
		return
	}
	log.Printf("%d pairs", len(examples))
	if err := os.WriteFile(*out, []byte(fit(examples).table()), 0o644); err != nil {
		log.Fatalf("write the table: %v; name a file that can be written with -o", err)
	}
}

// example is a pair of values to learn from.
type example struct {
	Case     string
	Planted  string // kind of what was planted in the pair of articles, "none" for nothing
	Kind     string
	Features []float64
	Conflict bool
	A, B     string // the values in their sentences
}

// read analyses the cases and lists their pairs of values.
func read(path string, half int) ([]example, error) {
	corpus, err := eval.Open("", path)
	if err != nil {
		return nil, err
	}
	pipeline, err := analyze.English()
	if err != nil {
		return nil, err
	}
	system := &eval.System{Pipeline: pipeline}
	var out []example
	for i, l := range corpus.Lines() {
		if half >= 0 && i%2 != half {
			continue
		}
		c, err := eval.ReadDiscrepancy(l.Name, l.Data)
		if err != nil {
			return nil, err
		}
		docs, err := system.Analyse(c.Documents)
		if err != nil {
			return nil, fmt.Errorf("case %s: %w", c.Case, err)
		}
		a, b := docs[c.Documents[0].ID], docs[c.Documents[1].ID]
		if a != nil && b != nil {
			out = append(out, examples(&c, a, b)...)
		}
	}
	return out, nil
}

// examples lists the pairs of values of one case, without those that touch the
// planted sentence otherwise than as planted.
func examples(c *eval.DiscrepancyCase, docs ...*readout.Document) []example {
	export := resolve.Documents(docs)
	stories := map[string][]*readout.Record{}
	for i := range export.Documents {
		rec := &export.Documents[i]
		stories[rec.Story] = append(stories[rec.Story], rec)
	}
	var out []example
	for story, records := range stories {
		if story == "" || len(records) < 2 {
			continue
		}
		for _, r := range reconcile.Rehearse(records) {
			a, b := r.A, r.B
			if c.Planted.Document < len(docs) && a.Document != docs[c.Planted.Document].ID {
				a, b = b, a
			}
			e := example{Case: c.Case, Planted: c.Kind, Kind: r.Kind, Features: r.Features, A: inSentence(docs, a), B: inSentence(docs, b)}
			if c.Kind != "none" {
				site := c.Planted
				touches := a.Start < site.End && site.Start < a.End
				e.Conflict = touches && changed(c, r.Kind, a) && b.Start < c.Aligned.End && c.Aligned.Start < b.End
				if touches && changed(c, r.Kind, a) && !e.Conflict {
					continue
				}
			}
			out = append(out, e)
		}
	}
	return out
}

// changed reports whether a value of the planted sentence is the changed one.
func changed(c *eval.DiscrepancyCase, kind string, a readout.Evidence) bool {
	switch c.Kind {
	case "negation":
		return kind == "claim"
	case "direction":
		return kind == "deed"
	}
	for _, e := range c.Planted.Edits {
		if a.Start < e.End && e.Start < a.End {
			return true
		}
	}
	return false
}

// inSentence gives the sentence of a value with the value marked.
func inSentence(docs []*readout.Document, e readout.Evidence) string {
	for _, d := range docs {
		if d.ID != e.Document {
			continue
		}
		for _, s := range d.Sentences {
			if s.Span.Start <= e.Start && e.End <= s.Span.End {
				return d.Text[s.Span.Start:e.Start] + "[[" + e.Quote + "]]" + d.Text[e.End:s.Span.End]
			}
		}
	}
	return e.Quote
}
