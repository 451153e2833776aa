// Command conflicts makes the table by which reconcile tells how likely two
// values that differ are two versions of one fact:
//
//	go run ./train/conflicts -cases FILE [-read FILE] [-plant N] [REPORTS...]
//
// FILE holds pairs of articles as JSON Lines, in some of which one fact was
// changed by hand (see docs/evaluation.md, discrepancies). The changed fact
// beside the other article's is a conflict; every other pair of values that
// differ counts as none. REPORTS are files of reports as JSON Lines, of which
// the first -lots times -take lines each are put into stories, -take at a time;
// reports of independent origins agree for nearly all they tell, so that no pair
// of theirs counts as a conflict but those that a person read and found true,
// which -read lists; those found false count for more, those left undecided not
// at all. With -plant the program makes conflicts of its own, N of each sort of
// value in an archive at most: where two reports of one story and about one day
// give one fact, it changes the fact in one of the two. What it draws hangs on the
// reports alone, and no report of FILE is changed. With -half 0 or 1 only
// every second case is read, so that the others can be used to measure, with 2
// none; -show prints every pair with its features instead. The same data give the
// same bytes.
// It is run by hand, never by users.
//
// A feature more is a constant and a name in reconcile/likeness.go, set where the
// features are set; then the table is made anew.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"slices"
	"strings"

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
	g := gatherer{}
	flag.IntVar(&g.take, "take", 1500, "how many reports make an archive")
	flag.IntVar(&g.lots, "lots", 1, "how many archives to make of each file")
	flag.IntVar(&g.half, "half", -1, "0 or 1: read every second case only; -1 for all, 2 for none")
	flag.IntVar(&g.each, "plant", 0, "how many conflicts of each sort to plant in an archive")
	read := flag.String("read", "", "file of the pairs of reports that a person read")
	show := flag.Bool("show", false, "print the pairs with their features; write no table")
	flag.Parse()
	examples, err := g.gather(*cases, *read)
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

// gatherer reads what there is to learn from.
type gatherer struct {
	take, lots, half int
	planter
	verdicts map[string]string // of pairs that a person read
}

// gather lists the pairs of values of the cases and of the reports.
func (g *gatherer) gather(cases, read string) ([]example, error) {
	var err error
	if g.verdicts, err = readVerdicts(read); err != nil {
		return nil, err
	}
	all, err := g.readCases(cases)
	if err != nil {
		return nil, err
	}
	for _, path := range flag.Args() {
		calm, err := g.readReports(path)
		if err != nil {
			return nil, err
		}
		all = append(all, calm...)
	}
	return all, nil
}

// readVerdicts reads what a person found of pairs of values: a line each, with
// the report and the byte at which either value begins, its kind, and "true",
// "false" or "undecided".
func readVerdicts(path string) (map[string]string, error) {
	if path == "" {
		return nil, nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the verdicts: %w; name their file with -read", err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(text)) {
		if f := strings.Fields(line); len(f) == 4 && f[0] != "#" {
			out[pairKey(f[0], f[1], f[2])] = f[3]
		}
	}
	return out, nil
}

// pairKey names a pair of values of one kind, in either order.
func pairKey(a, b, kind string) string { return min(a, b) + " " + max(a, b) + " " + kind }

// example is a pair of values to learn from.
type example struct {
	Case     string
	Planted  string // kind of what was planted in the pair of articles, "none" for nothing
	Kind     string
	Features []float64
	Reports  int // of the story
	Conflict bool
	Read     bool      // by a person, who found it to be a conflict or none
	Sort     string    // of what was planted by the program
	A, B     string    // the values in their sentences
	At       [2]string // document and byte at which either begins
	a, b     readout.Evidence
}

// readCases analyses the cases and lists their pairs of values.
func (g *gatherer) readCases(path string) ([]example, error) {
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
	g.spared = map[string]bool{}
	for i, l := range corpus.Lines() {
		c, err := eval.ReadDiscrepancy(l.Name, l.Data)
		if err != nil {
			return nil, err
		}
		for _, r := range c.Documents {
			g.spared[r.ID] = true
		}
		if g.half >= 0 && i%2 != g.half {
			continue
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
func (g *gatherer) readReports(path string) ([]example, error) {
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
		if len(records) == g.take*g.lots {
			break
		}
		var r eval.Record
		if err := json.Unmarshal(l.Data, &r); err != nil {
			return nil, fmt.Errorf("%s: %w; give reports as JSON Lines", l.Name, err)
		}
		records = append(records, r)
	}
	system := &eval.System{Pipeline: pipeline}
	var out []example
	for lot := range slices.Chunk(records, g.take) {
		byID, err := system.Analyse(lot)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, g.calm(path, lot, byID)...)
		made, err := g.plantIn(system, lot, byID)
		if err != nil {
			return nil, fmt.Errorf("%s: planted: %w", path, err)
		}
		out = append(out, made...)
	}
	return out, nil
}

// plantIn plants conflicts in an archive and lists their pairs of values: of each
// case the conflict alone, for all else stands in the archive.
func (g *gatherer) plantIn(system *eval.System, lot []eval.Record, byID map[string]*readout.Document) ([]example, error) {
	if g.each == 0 {
		return nil, nil
	}
	shelf := &shelf{records: map[string]eval.Record{}, docs: map[string]*readout.Document{}}
	for _, r := range lot {
		if d := byID[r.ID]; d != nil {
			shelf.records[d.ID], shelf.docs[d.ID] = r, d
		}
	}
	cases := g.plant(shelf)
	var changed []eval.Record
	for _, c := range cases {
		changed = append(changed, c.Documents[0])
	}
	docs, err := system.Analyse(changed)
	if err != nil {
		return nil, err
	}
	var out []example
	for _, c := range cases {
		if docs[c.Documents[0].ID] == nil {
			continue
		}
		for _, e := range examples(&c.DiscrepancyCase, docs[c.Documents[0].ID], c.other) {
			if e.Conflict {
				e.Sort = c.sort
				out = append(out, e)
			}
		}
	}
	log.Printf("%d facts changed, %d pairs of values from them", len(cases), len(out))
	return out, nil
}

// calm lists the pairs of values of an archive, with what was found of those that
// a person read.
func (g *gatherer) calm(path string, records []eval.Record, byID map[string]*readout.Document) []example {
	var docs []*readout.Document
	name := map[string]string{}
	for _, r := range records {
		if d := byID[r.ID]; d != nil {
			docs = append(docs, d)
			name[d.ID] = r.ID
		}
	}
	given := func(e readout.Evidence) string { return fmt.Sprintf("%s:%d", name[e.Document], e.Start) }
	var out []example
	for _, e := range examples(&eval.DiscrepancyCase{Case: path, Kind: "none"}, docs...) {
		verdict := g.verdicts[pairKey(given(e.a), given(e.b), e.Kind)]
		e.Conflict, e.Read = verdict == "true", verdict != ""
		if verdict != "undecided" {
			out = append(out, e)
		}
	}
	return out
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
			e := example{Case: c.Case, Planted: c.Kind, Kind: r.Kind, Features: r.Features, Reports: len(records),
				A: inSentence(docs, a), B: inSentence(docs, b), At: [2]string{at(a), at(b)}, a: a, b: b}
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

// at names a place: the document and the byte.
func at(e readout.Evidence) string { return fmt.Sprintf("%s:%d", e.Document, e.Start) }

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
