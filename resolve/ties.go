package resolve

import (
	"cmp"
	"math"
	"slices"

	"readout/internal/alike"
)

const (
	// leastTold is the mean tie from which two groups of documents are one story.
	leastTold = 0.22
	// sharedEvent is what an event adds to the odds of two documents that share
	// it, sharedDeed what one of two parties and a day adds; mostShared is the
	// most that all shared events add.
	sharedEvent, sharedDeed, mostShared = 0.3, 1.2, 3
	// oddsFade is what a day between two documents takes from the logarithm of
	// the odds that both tell one story; so does every doubling of the days.
	oddsFade = 1.5
	// noOdds is the logarithm of odds that make no tie, oddsSpan how much more
	// make the strongest, and copyOdds stands for those of copies.
	noOdds, oddsSpan, copyOdds = -4, 10, 100
	// wordingOdds and wordingRise make such a logarithm of the likeness of all
	// the wording of two documents that go on beyond their openings.
	wordingOdds, wordingRise = -5, 4.8
	// alone is the chance of one story that stands against every document,
	// whatever the others are: an unlikely tie does not bind two that have no
	// other.
	alone = 0.2
	// leastOdds is the logarithm of the odds from which two documents are tied.
	leastOdds = -6
)

// groupStories gives every document its story.
func (r *resolver) groupStories() {
	f := averageLinkage(len(r.docs), contested(len(r.docs), r.storyTies()), leastTold)
	for i := range r.docs {
		f.join(i, r.stands(i))
	}
	r.story = f.groups()
	r.storyOf = make([]int, len(r.docs))
	for s, docs := range r.story {
		for _, i := range docs {
			r.storyOf[i] = s
		}
	}
}

// contested weighs the odds of ties against one another and makes ties of 0 to 1
// of them: what either document may be of one story with, and the other may not,
// is taken from the odds. Where every second report is somewhat like a document,
// as in the archive of one long affair, only those that stand out are bound to
// it. Squares are summed, not chances, and company that both have is no rival, so
// that the reports of a large story hardly outbid one another. Copies are bound
// in any case.
func contested(n int, ties []edge) []edge {
	all := make([]company, n)
	for _, e := range ties {
		c := alike.Chance(e.weight)
		all[e.a].add(e.b, c)
		all[e.b].add(e.a, c)
	}
	for i := range all {
		slices.SortFunc(all[i].others, func(x, y companion) int { return x.doc - y.doc })
	}
	var out []edge
	for _, e := range ties {
		w := 1.0
		if e.weight < copyOdds {
			w = round((e.weight - all[e.a].rivals(&all[e.b]) - all[e.b].rivals(&all[e.a]) - noOdds) / oddsSpan)
		}
		if w > 0 {
			out = append(out, edge{a: e.a, b: e.b, weight: min(w, 1)})
		}
	}
	return out
}

// companion is a document to which another is tied, and the chance that both
// tell one story.
type companion struct {
	doc    int
	chance float64
}

// company is all to which one document is tied, in order.
type company struct {
	others  []companion
	squares float64 // of the chances, summed
}

func (c *company) add(doc int, chance float64) {
	c.others = append(c.others, companion{doc, chance})
	c.squares += float64(chance * chance)
}

// rivals is what the company of a document that is not also another's takes from
// the odds of both.
func (c *company) rivals(its *company) float64 {
	sum := c.squares
	for i, j := 0, 0; i < len(c.others) && j < len(its.others); {
		x, y := c.others[i], its.others[j]
		switch {
		case x.doc < y.doc:
			i++
		case x.doc > y.doc:
			j++
		default:
			sum -= float64(float64(x.chance*x.chance) * y.chance)
			i++
			j++
		}
	}
	return math.Log(alone + math.Sqrt(max(sum, 0)))
}

// storyTies weighs all pairs of documents that are alike, share an event or
// are copies.
func (r *resolver) storyTies() []edge {
	common := map[[2]int]float64{}
	for _, g := range r.groups {
		docs := slices.DeleteFunc(r.docsOf(g), r.follows)
		if len(docs) < 2 || !r.worth(g) {
			continue
		}
		add := sharedEvent
		if source, target := r.sides(g); len(source)+len(target) > 1 && r.eventDate(g).Value.Exact() {
			add = sharedDeed
		}
		for i, a := range docs {
			for _, b := range docs[i+1:] {
				common[[2]int{a, b}] += add
			}
		}
	}
	for p := range r.copied {
		if r.follows(p[0]) || r.follows(p[1]) {
			continue
		}
		common[p] += 0 // weighed in any case
	}
	var out []edge
	days := r.affairDays()
	add := func(a, b int, likeness float64) {
		pair := [2]int{a, b}
		if r.copied[pair] {
			out = append(out, edge{a: a, b: b, weight: copyOdds})
			return
		}
		apart := days[a].apart(days[b])
		if apart > windowDays {
			return
		}
		if odds := r.told(pair, likeness, apart) + min(common[pair], mostShared); odds >= leastOdds {
			out = append(out, edge{a: a, b: b, weight: odds})
		}
	}
	for a, near := range r.neighbours {
		for _, n := range near {
			if n.doc > a {
				add(a, n.doc, n.likeness)
				delete(common, [2]int{a, n.doc})
			}
		}
	}
	for p := range common {
		add(p[0], p[1], 0)
	}
	slices.SortFunc(out, func(x, y edge) int { return cmp.Or(x.a-y.a, x.b-y.b) }) // sums are of one order
	return out
}

// told is the logarithm of the odds that two documents, that many days apart,
// tell one story by their wording: their openings, and all of it where both go on.
func (r *resolver) told(pair [2]int, likeness float64, apart int) float64 {
	a, b := r.pages[pair[0]].profile, r.pages[pair[1]].profile
	odds := alike.Odds(a, b) - float64(oddsFade*math.Log2(float64(1+apart)))
	if a.Whole || b.Whole {
		return odds
	}
	return max(odds, wordingOdds+float64(wordingRise*likeness)*(1-float64(dayFade*float64(apart))))
}

// docsOf lists the documents of some tellings, in order.
func (r *resolver) docsOf(group []int) []int {
	var docs []int
	for _, n := range group {
		docs = append(docs, r.tellings[n].doc)
	}
	return union(docs, nil)
}
