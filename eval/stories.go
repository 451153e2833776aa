package eval

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"readout"
	"readout/resolve"
)

// GoldStory is one story with the documents that tell it.
type GoldStory struct {
	Story     string   `json:"story"`
	Documents []Record `json:"documents"`
}

// ReadStory reads one line of a file of stories.
func ReadStory(where string, line []byte) (GoldStory, error) {
	var g GoldStory
	if err := json.Unmarshal(line, &g); err != nil {
		return g, malformed(where, "story", err)
	}
	if g.Story == "" {
		return g, malformed(where, "story: it has no name", nil)
	}
	for i, d := range g.Documents {
		if d.ID == "" {
			g.Documents[i].ID = fmt.Sprintf("%s#%d", g.Story, i+1)
		}
	}
	return g, nil
}

// Stories measures how documents of many stories, resolved together, are put
// back into stories: BCubed, pairs and the adjusted Rand index. A document
// without a story is one of its own. With lots above 0 the stories are resolved
// in lots of so many, in their order, and the figures are those of all lots: how
// hard it is to tell stories apart grows with their number.
func (s *System) Stories(c *Corpus, lots int) (*Result, error) {
	gold := map[string]string{}
	var records []Record
	var ends []int // where each lot ends in records
	stories := 0
	for _, l := range c.Lines() {
		g, err := ReadStory(l.Name, l.Data)
		if err != nil {
			return nil, err
		}
		for _, d := range g.Documents {
			if _, twice := gold[d.ID]; twice {
				return nil, malformed(l.Name, fmt.Sprintf("story: document %s belongs to another already", d.ID), nil)
			}
			gold[d.ID] = g.Story
			records = append(records, d)
		}
		if stories++; lots > 0 && stories%lots == 0 {
			ends = append(ends, len(records))
		}
	}
	if len(records) == 0 {
		return nil, nothing("stories (.jsonl)")
	}
	if len(ends) == 0 || ends[len(ends)-1] < len(records) {
		ends = append(ends, len(records))
	}
	system := map[string]string{}
	start := 0
	for lot, end := range ends {
		if err := s.tell(records[start:end], lot, system); err != nil {
			return nil, err
		}
		start = end
	}
	r := scoreStories(gold, system)
	r.storyMisses(records, gold, system)
	return r, nil
}

// tell resolves a lot of records together and notes the story of each.
func (s *System) tell(records []Record, lot int, system map[string]string) error {
	docs, err := s.Analyse(records)
	if err != nil {
		return err
	}
	ties := newTies(resolve.Documents(inOrder(records, docs)))
	if err := s.save(records, docs, ties); err != nil {
		return err
	}
	for id, doc := range docs {
		if story := ties.story(doc.ID); story != "" {
			system[id] = fmt.Sprintf("%s of lot %d", story, lot)
		}
	}
	return nil
}

// inOrder gives the documents of records in the records' order.
func inOrder(records []Record, docs map[string]*readout.Document) []*readout.Document {
	var out []*readout.Document
	for _, r := range records {
		if d := docs[r.ID]; d != nil {
			out = append(out, d)
		}
	}
	return out
}

// scoreStories compares two partitions of the documents of gold.
func scoreStories(gold, system map[string]string) *Result {
	type cell struct{ gold, system string }
	byGold, bySystem, both := map[string]int{}, map[string]int{}, map[cell]int{}
	for id, g := range gold {
		s := "story " + system[id]
		if system[id] == "" {
			s = "alone " + id
		}
		byGold[g]++
		bySystem[s]++
		both[cell{g, s}]++
	}
	r := &Result{Documents: len(gold)}
	// Sums of squares over sizes are exact in order of size classes only; the
	// cells are counted by their shape so that map order cannot show.
	shapes := map[[3]int]int{}
	exact, tp := 0, 0
	for k, n := range both {
		shapes[[3]int{n, byGold[k.gold], bySystem[k.system]}]++
		tp += choose2(n)
		exact += one(n == byGold[k.gold] && n == bySystem[k.system])
	}
	var precision, recall float64
	for _, shape := range sortedShapes(shapes) {
		n, g, s := float64(shape[0]), float64(shape[1]), float64(shape[2])
		precision += float64(shapes[shape]) * n * n / s
		recall += float64(shapes[shape]) * n * n / g
	}
	inGold, inSystem := 0, 0
	for _, n := range byGold {
		inGold += choose2(n)
	}
	for _, n := range bySystem {
		inSystem += choose2(n)
	}
	n := float64(len(gold))
	r.Figures = []Figure{
		parts("BCubed F1", 100*precision/n, 100*recall/n, nil),
		f1("pairwise", Score{Right: tp, Found: inSystem, Gold: inGold}),
		{Name: "adjusted Rand index", Value: 100 * adjustedRand(tp, inSystem, inGold, len(gold))},
		{Name: "stories exactly right", Value: percent(exact, len(byGold)), Counts: &Score{Right: exact, Found: len(bySystem), Gold: len(byGold)}},
	}
	return r
}

// adjustedRand is the Rand index of two partitions, corrected for chance: of n
// documents, both pairs lie together in both, system and gold in one.
func adjustedRand(both, system, gold, n int) float64 {
	expected := 0.0
	if pairs := choose2(n); pairs > 0 {
		expected = float64(system) * float64(gold) / float64(pairs)
	}
	most := float64(system+gold) / 2
	if most == expected {
		return 1
	}
	return (float64(both) - expected) / (most - expected)
}

func choose2(n int) int { return n * (n - 1) / 2 }

// storyMisses tells of every pair of neighbours in the records that belong
// together and were kept apart, and of stories that mix.
func (r *Result) storyMisses(records []Record, gold, system map[string]string) {
	line := func(d Record) string { return d.Title + " — " + first(d.Text, 160) }
	begun := map[string]Record{}  // of each gold story, its first document
	leader := map[string]Record{} // of each system story, its first document
	for _, d := range records {
		if f, ok := begun[gold[d.ID]]; !ok {
			begun[gold[d.ID]] = d
		} else if system[f.ID] != system[d.ID] || system[d.ID] == "" {
			r.miss(1, d.ID, "kept apart from "+f.ID, line(f)+" || "+line(d))
		}
		s := system[d.ID]
		if s == "" {
			continue
		}
		if f, ok := leader[s]; !ok {
			leader[s] = d
		} else if gold[f.ID] != gold[d.ID] {
			r.miss(2, d.ID, "put together with "+f.ID, line(f)+" || "+line(d))
		}
	}
}

// first is at most n bytes of s, cut between characters.
func first(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return s[:runeStart(s, n)] + "…"
}

func sortedShapes(shapes map[[3]int]int) [][3]int {
	out := slices.Collect(maps.Keys(shapes))
	slices.SortFunc(out, func(a, b [3]int) int { return slices.Compare(a[:], b[:]) })
	return out
}
