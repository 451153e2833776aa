// Command conflicts makes the table by which reconcile tells how likely two
// values that differ are two versions of one fact:
//
//	go run ./train/conflicts -cases FILE [REPORTS...]
//
// FILE holds pairs of articles as JSON Lines, in some of which one fact was
// changed by hand (see docs/evaluation.md, discrepancies). The changed fact
// beside the other article's is a conflict; every other pair of values that
// differ counts as none. REPORTS are files of reports as JSON Lines, of which
// the first -take lines each are put into stories; reports of independent
// origins agree for nearly all they tell, so that no pair of theirs counts as a
// conflict. With -half 0 or 1 only every second case is read, so
// that the others can be used to measure; -show prints every pair with its
// features instead. The same data give the same bytes. It is run by hand, never
// by users.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"slices"

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
	take := flag.Int("take", 1500, "how many reports of each file")
	half := flag.Int("half", -1, "0 or 1: read every second case only; -1 for all")
	show := flag.Bool("show", false, "print the pairs with their features; write no table")
	flag.Parse()
	examples, err := gather(*cases, *half, *take)
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

// gather lists the pairs of values of the cases and of the reports.
func gather(cases string, half, take int) ([]example, error) {
	all, err := read(cases, half)
	if err != nil {
		return nil, err
	}
	for _, path := range flag.Args() {
		calm, err := readReports(path, take)
		if err != nil {
			return nil, err
		}
		all = append(all, calm...)
	}
	return all, nil
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

// readReports analyses the first reports of a file and lists the pairs of values
// of their stories.
func readReports(path string, take int) ([]example, error) {
	corpus, err := eval.Open("", path)
	if err != nil {
		return nil, err
	}
	pipeline, err := analyze.English()
	if err != nil {
		return nil, err
	}
	var records []eval.Record
	for _, l := range corpus.Lines() {
		if len(records) == take {
			break
		}
		var r eval.Record
		if err := json.Unmarshal(l.Data, &r); err != nil {
			return nil, fmt.Errorf("%s: %w; give reports as JSON Lines", l.Name, err)
		}
		records = append(records, r)
	}
	system := &eval.System{Pipeline: pipeline}
	byID, err := system.Analyse(records)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var docs []*readout.Document
	for _, r := range records {
		if d := byID[r.ID]; d != nil {
			docs = append(docs, d)
		}
	}
	return examples(&eval.DiscrepancyCase{Case: path, Kind: "none"}, docs...), nil
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
	for _, story := range slices.Sorted(maps.Keys(stories)) {
		records := stories[story]
		if story == "" || len(records) < 2 {
			continue
		}
		for _, r := range reconcile.Rehearse(records) {
			a, b := r.A, r.B
			if c.Kind != "none" && a.Document != docs[c.Planted.Document].ID {
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
