// Command likeness makes the tables by which package alike tells whether two
// reports tell one story:
//
//	go run ./train/likeness -data DIR -what counts
//	go run ./train/likeness -data DIR -what weights
//
// DIR/stories holds stories-train.jsonl.gz, undated titles and leads, and
// headline11-first.jsonl.gz, longer first paragraphs. Counts come first: the
// weights are trained with them built in. Weights are those of three networks,
// the second and third of which learn from odds that networks gave which had
// not seen the stories. With -half 0 or 1 only every second story is learned
// from, so that the others can be used to measure. The same data give the same
// bytes. It is run by hand, never by users.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout"
	"readout/analyze"
	"readout/eval"
	"readout/internal/alike"
	"readout/internal/bag"
)

func main() {
	log.SetFlags(0)
	c := command{}
	flag.StringVar(&c.data, "data", "", "directory with the folder stories")
	flag.StringVar(&c.out, "o", "lexicon/en", "folder of the tables")
	flag.IntVar(&c.half, "half", -1, "0 or 1: read every second story only; -1 for all")
	what := flag.String("what", "weights", "counts or weights")
	flag.Parse()
	run := map[string]func() error{"counts": c.counts, "weights": c.weights}[*what]
	if run == nil {
		log.Fatalf("-what %s: want counts or weights", *what)
	}
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

type command struct {
	data, out string
	half      int
}

// The files of stories below the data directory.
const (
	leadsFile    = "stories/stories-train.jsonl.gz"
	roundupsFile = "stories/headline11-first.jsonl.gz"
)

// report is one analysed report and the number of its story.
type report struct {
	doc   *readout.Document
	story int
}

// both is the half that holds all stories.
const both = -1

// in reports whether a report's story is of a half of all.
func (r report) in(half int) bool { return half == both || r.story%2 == half }

// read analyses the reports that are made of those of each story of one file.
func (c command) read(file string, of func(story int, d eval.Record) []eval.Record) ([]report, error) {
	corpus, err := eval.Open("", filepath.Join(c.data, file))
	if err != nil {
		return nil, err
	}
	var records []eval.Record
	story := map[string]int{}
	for i, l := range corpus.Lines() {
		g, err := eval.ReadStory(l.Name, l.Data)
		if err != nil {
			return nil, err
		}
		for _, d := range g.Documents {
			for _, made := range of(i, d) {
				story[made.ID] = i
				records = append(records, made)
			}
		}
	}
	pipeline, err := analyze.English()
	if err != nil {
		return nil, err
	}
	docs, err := (&eval.System{Pipeline: pipeline}).Analyse(records)
	if err != nil {
		return nil, err
	}
	var out []report
	for _, r := range records {
		if d := docs[r.ID]; d != nil {
			out = append(out, report{d, story[r.ID]})
		}
	}
	return out, nil
}

// asTheyAre makes reports of themselves.
func asTheyAre(_ int, d eval.Record) []eval.Record { return []eval.Record{d} }

// leastLeads is in how many leads a word must stand to be counted.
const leastLeads = 3

// counts writes in how many leads each word stands.
func (c command) counts() error {
	reports, err := c.read(leadsFile, asTheyAre)
	if err != nil {
		return err
	}
	n := map[string]int{}
	for _, r := range reports {
		if !r.in(c.half) {
			continue
		}
		seen := map[string]bool{}
		for _, s := range []string{r.doc.Title, r.doc.Text} {
			bag.EachWord(s, func(w []byte) {
				if !seen[string(w)] {
					seen[string(w)] = true
					n[string(w)]++
				}
			})
		}
	}
	var rows []string
	for w, times := range n {
		if times >= leastLeads && w != "" {
			rows = append(rows, fmt.Sprintf("%s\t%d", w, times))
		}
	}
	return c.write("lead-frequencies.txt", rows, []string{
		"origin: document frequencies of words counted for Readout over English titles and leads of news of 2012 to 2021, by go run ./train/likeness -what counts",
		"licence: MIT", "date: 2026-11-27", "columns: word documents", fmt.Sprintf("documents: %d", len(reports)),
		"extend: word as internal/bag normalises it, then in how many of the leads it stands; only words of 3 leads or more"})
}

// weights trains the networks and writes them.
func (c command) weights() error {
	leads, err := c.read(leadsFile, asTheyAre)
	if err != nil {
		return err
	}
	roundups, err := c.read(roundupsFile, asTheyAre)
	if err != nil {
		return err
	}
	first := func(half int) *alike.Network {
		t := trainer{settings: alone, names: alike.Names()}
		titled := profiles(leads, true)
		t.add(examples{leads, titled, titled, 1}, half)
		titled, untitled := profiles(roundups, true), profiles(roundups, false)
		t.add(examples{roundups, titled, titled, 3}, half)
		t.add(examples{roundups, untitled, untitled, 1}, half)
		t.add(examples{roundups, titled, untitled, 1}, half)
		log.Printf("%d pairs, %d of one story", len(t.pairs), t.positive)
		return t.train()
	}
	if err := c.writeNetwork("likeness.txt", first(c.half), "pairs of titles and leads of news of 2012 to 2021 of which it was known whether they tell one story"); err != nil {
		return err
	}
	halves := folds{first(0), first(1)}
	sets, err := c.sets(leads, roundups, halves)
	if err != nil {
		return err
	}
	for round := 1; round <= alike.Rounds; round++ {
		n := c.again(sets, round)
		if err := c.writeNetwork(fmt.Sprintf("likeness-%d.txt", round+1), n, "pairs among sets of such titles and leads, with the odds that the network before it gave"); err != nil {
			return err
		}
	}
	return nil
}

// writeNetwork writes a network as a table.
func (c command) writeNetwork(name string, network *alike.Network, of string) error {
	var rows []string
	for _, r := range network.Rows() {
		rows = append(rows, r)
	}
	columns := "feature direct"
	for i := range network.Units {
		columns += fmt.Sprintf(" unit-%d", i+1)
	}
	return c.write(name, rows, []string{
		"origin: weights of a small network trained for Readout on " + of + ", by go run ./train/likeness -what weights",
		"licence: MIT", "date: 2026-11-28", "columns: " + columns,
		"extend: never by hand; train anew. Features are those of internal/alike"})
}

// profiles reads reports, with or without their titles.
func profiles(reports []report, titled bool) []*alike.Profile {
	var out []*alike.Profile
	for _, r := range reports {
		d := *r.doc
		if !titled {
			d.Title = ""
		}
		out = append(out, alike.Of(&d))
	}
	return out
}

// write writes a table.
func (c command) write(name string, rows, header []string) error {
	slices.Sort(rows)
	text := "# " + strings.Join(header, "\n# ") + "\n" + strings.Join(rows, "\n") + "\n"
	path := filepath.Join(c.out, name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}
