package main

import (
	"fmt"
	"log"
	"math/rand/v2"

	"readout/eval"
	"readout/internal/alike"
)

const (
	// leastTie is the logarithm of the odds from which two reports are tied.
	leastTie = -4
	// leastCosine is the cosine under which no odds are asked for.
	leastCosine = 0.05
	// largeLot and smallLot are how many stories lie in lots that are read apart.
	largeLot, smallLot = 30, 8
	// splitStories is one in how many stories are split into title and lead,
	// localStories one in how many are set in one town.
	splitStories, localStories = 2, 3
)

// folds are two networks; each has learned from the stories of one half.
type folds [2]*alike.Network

// odds is what a network says that has not learned from a pair; of two halves, what
// both say.
func (f folds) odds(a, b report, measures []float64) float64 {
	if a.story%2 == b.story%2 {
		return f[1-a.story%2].Odds(measures)
	}
	return (f[0].Odds(measures) + f[1].Odds(measures)) / 2
}

// set is reports that lie together, with those pairs of them that are tied.
type set struct {
	weight  float64 // of its pairs in learning
	reports []report
	pairs   []tied
}

// tied is two reports of a set, what was measured of them, and the odds of the
// last round.
type tied struct {
	a, b     int
	features alike.Features
	odds     float64
}

// measure finds the pairs of a set that are tied, read with or without their titles.
func (s *set) measure(f folds, titled bool) {
	pages := profiles(s.reports, titled)
	for a := range s.reports {
		for b := a + 1; b < len(s.reports); b++ {
			t := tied{a: a, b: b, features: alike.Compare(pages[a], pages[b])}
			if t.features[0] < leastCosine {
				continue
			}
			if t.odds = f.odds(s.reports[a], s.reports[b], t.features[:]); t.odds >= leastTie {
				s.pairs = append(s.pairs, t)
			}
		}
	}
}

// part is the part of a set that holds some of its reports, tied as far as
// together says. Reports that are left out stay as those tied to none.
func (s *set) part(weight float64, holds func(report int) bool, together func(a, b report) bool) *set {
	out := &set{weight: weight, reports: s.reports}
	for _, p := range s.pairs {
		if holds(p.a) && holds(p.b) && together(s.reports[p.a], s.reports[p.b]) {
			out.pairs = append(out.pairs, p)
		}
	}
	return out
}

// sets makes what the later networks learn from: all reports together, and, as no
// two archives are alike, sets with stories of one report, of one to three, and of six
// short ones, sets of few stories, longer reports, and the news of one town whose name
// all reports have in common.
func (c command) sets(leads, roundups []report, f folds) ([]*set, error) {
	whole := &set{weight: 2, reports: leads}
	whole.measure(f, true)
	longer, untitled := &set{weight: 3, reports: roundups}, &set{weight: 1, reports: roundups}
	longer.measure(f, true)
	untitled.measure(f, false)
	split, err := c.read(leadsFile, func(story int, d eval.Record) []eval.Record {
		if story/2%splitStories > 0 {
			return nil
		}
		return []eval.Record{{ID: d.ID + "-title", Text: d.Title}, {ID: d.ID + "-lead", Text: d.Text}}
	})
	if err != nil {
		return nil, err
	}
	six := &set{weight: 0.5, reports: split}
	six.measure(f, true)
	town := func(story int) int { return story / 2 / localStories / largeLot }
	local, err := c.read(leadsFile, func(story int, d eval.Record) []eval.Record {
		if story/2%localStories > 0 {
			return nil
		}
		name := fmt.Sprintf("Ovel%c%c", 'a'+town(story)/26, 'a'+town(story)%26)
		return []eval.Record{{ID: d.ID + "-local", Title: d.Title, Text: name + ": " + d.Text}}
	})
	if err != nil {
		return nil, err
	}
	towns := &set{reports: local}
	towns.measure(f, true)
	random := rand.New(rand.NewPCG(3, 1))
	rank, size, lot := make([]int, len(leads)), map[int]int{}, map[int]int{}
	told := map[int]int{}
	for _, i := range random.Perm(len(leads)) {
		story := leads[i].story
		rank[i] = told[story]
		told[story]++
	}
	order := random.Perm(len(leads)) // more than there are stories
	for _, r := range leads {
		if size[r.story] == 0 {
			size[r.story], lot[r.story] = 1+random.IntN(3), order[r.story]
		}
	}
	all := func(int) bool { return true }
	some := func(i int) bool { return rank[i] < size[leads[i].story] }
	anywhere := func(a, b report) bool { return true }
	lots := func(n int) func(a, b report) bool {
		return func(a, b report) bool { return lot[a.story]/n == lot[b.story]/n }
	}
	return []*set{whole, six, longer, untitled,
		whole.part(0.5, func(i int) bool { return rank[i] == 0 }, anywhere), // stories of one
		whole.part(1, some, anywhere),                                       // of one to three
		whole.part(1, all, lots(largeLot*3)),                                // orders are spread over thrice the stories
		whole.part(1, some, lots(smallLot*3)),
		towns.part(1, all, func(a, b report) bool { return town(a.story) == town(b.story) }),
	}, nil
}

// again trains the network of a round and gives all pairs new odds, those of
// networks that have not learned from them.
func (c command) again(sets []*set, round int) *alike.Network {
	measures := make([][][]float64, len(sets))
	for k, s := range sets {
		ties := make([][]alike.Tie, len(s.reports))
		for _, p := range s.pairs {
			ties[p.a] = append(ties[p.a], alike.Tie{To: p.b, Odds: p.odds})
			ties[p.b] = append(ties[p.b], alike.Tie{To: p.a, Odds: p.odds})
		}
		for _, list := range ties {
			alike.Strongest(list, func(a, b int) int { return a - b })
		}
		measures[k] = make([][]float64, len(s.pairs))
		for i := range s.pairs {
			p := &s.pairs[i]
			measures[k][i] = alike.Measure(&p.features, alike.Pair{A: p.a, B: p.b, Odds: p.odds, TiesA: ties[p.a], TiesB: ties[p.b]})
		}
	}
	fit := func(half int) *alike.Network {
		t := trainer{settings: among, names: alike.AgainNames()}
		for k, s := range sets {
			for i, p := range s.pairs {
				a, b := s.reports[p.a], s.reports[p.b]
				if a.in(half) && b.in(half) {
					t.learnFrom(append([]float64(nil), measures[k][i]...), a.story == b.story, s.weight)
				}
			}
		}
		log.Printf("round %d: %d pairs, %d of one story", round, len(t.pairs), t.positive)
		return t.train()
	}
	network := fit(c.half)
	f := folds{fit(0), fit(1)}
	for k, s := range sets {
		kept := s.pairs[:0]
		for i, p := range s.pairs {
			p.odds = f.odds(s.reports[p.a], s.reports[p.b], measures[k][i])
			if p.odds >= alike.LeastAgain {
				kept = append(kept, p)
			}
		}
		s.pairs = kept
	}
	return network
}
