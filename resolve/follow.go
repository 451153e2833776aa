package resolve

import (
	"cmp"
	"fmt"
	"slices"

	"readout"
)

const (
	// crowd is how many near copies of one text are set beside everything. One more is
	// set beside those: that they are alike says what all others have to do with it.
	crowd = 16
	// nearShare is the part of the larger sketch that two near copies have in common.
	// Of texts of fewer than longSketch shingles kept, none is told.
	nearShare = 0.8
	// nearKeys is how many keys a document has for finding near copies, each made of
	// the nearWords lowest of its shingles in an order of the key's own.
	nearKeys, nearWords = 8, 3
)

// follow finds the documents that follow others: those with crowd near copies that
// appeared before them, of one day by id, and follow nobody. Each is read in full, but
// compared with its leaders alone, so that the work does not grow with the square of
// the copies.
func (r *resolver) follow() {
	r.leaders = make([][]int, len(r.docs))
	order := make([]int, len(r.docs))
	days := make([]dayRange, len(r.docs))
	for i := range order {
		order[i], days[i] = i, publishedDays(r.docs[i].Published)
	}
	slices.SortFunc(order, func(a, b int) int {
		if days[a].known() != days[b].known() {
			return cmp.Compare(b2i(days[b].known()), b2i(days[a].known()))
		}
		return cmp.Or(days[a].first-days[b].first, a-b)
	})
	leading := map[uint64][]int{} // by key, in order
	for _, i := range order {
		var leaders []int
		keys := nearKeysOf(r.pages[i].sketch)
		for _, k := range keys {
			for _, o := range leading[k] {
				if len(leaders) < crowd && !slices.Contains(leaders, o) && days[i].apart(days[o]) <= windowDays && nearCopies(r.pages[i].sketch, r.pages[o].sketch) {
					leaders = append(leaders, o)
				}
			}
		}
		if len(leaders) == crowd {
			r.leaders[i] = leaders
			continue
		}
		for _, k := range keys {
			leading[k] = append(leading[k], i)
		}
	}
}

// b2i orders false before true.
func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// follows reports whether a document follows others.
func (r *resolver) follows(doc int) bool { return r.leaders[doc] != nil }

// stands is the document for which another stands: the first that it follows, or itself.
func (r *resolver) stands(doc int) int {
	if r.follows(doc) {
		return r.leaders[doc][0]
	}
	return doc
}

// nearCopies reports whether two texts have nearly all of their sketches in common.
func nearCopies(a, b []uint64) bool {
	return float64(common(a, b)) >= nearShare*float64(max(len(a), len(b)))
}

// nearKeysOf gives the keys under which near copies find one another; none of a short text.
func nearKeysOf(sketch []uint64) []uint64 {
	if len(sketch) < longSketch {
		return nil
	}
	out := make([]uint64, nearKeys)
	for n := range out {
		var lowest [nearWords]uint64
		for i, s := range sketch {
			at := mixed(s, uint64(n))
			if i < nearWords {
				lowest[i] = at
				slices.Sort(lowest[:i+1])
			} else if at < lowest[nearWords-1] {
				lowest[nearWords-1] = at
				slices.Sort(lowest[:])
			}
		}
		for _, at := range lowest {
			out[n] = mixed(out[n]^at, uint64(n))
		}
	}
	return out
}

// mixed gives a number another place in each of several orders.
func mixed(n, order uint64) uint64 {
	n = (n ^ (order+1)*0x9e3779b97f4a7c15) * 0xbf58476d1ce4e5b9
	n = (n ^ n>>31) * 0x94d049bb133111eb
	return n ^ n>>29
}

// joinFollowing puts each telling of a document that follows others with the telling
// of those to which it is tied most, where it clashes with nothing that they tell of it.
// What is left is a change that the copy made: copies that made the same one tell one
// happening.
func (r *resolver) joinFollowing(f *forest) {
	byDoc, members := make([][]int, len(r.docs)), map[int][]int{}
	for n, t := range r.tellings {
		byDoc[t.doc] = append(byDoc[t.doc], n)
		if !r.follows(t.doc) {
			root := f.find(n)
			members[root] = append(members[root], n)
		}
	}
	joined := make([]int, len(r.tellings)) // made at the end, as a forest knows its groups by their smallest members
	changed := map[change]int{}            // what first tells it
	for doc := range r.leaders {
		if !r.follows(doc) {
			continue
		}
		taken := map[int][]int{} // by group: the tellings of this document in it
		for _, x := range byDoc[doc] {
			joined[x] = x
			for _, t := range r.leadingTies(x, byDoc) {
				if root := f.find(t.b); !r.clash([]int{x}, members[root]) && !r.clash([]int{x}, taken[root]) {
					taken[root] = append(taken[root], x)
					joined[x] = t.b
					break
				}
			}
			if c := r.changeOf(x); joined[x] == x {
				if first, ok := changed[c]; ok && r.tellings[first].doc != doc {
					joined[x] = first
				} else if !ok {
					changed[c] = x
				}
			}
		}
	}
	for x, t := range r.tellings {
		if r.follows(t.doc) {
			why := r.because[f.find(joined[x])]
			r.because[f.join(x, joined[x])] = why
		}
	}
}

// leadingTies are the ties of a telling to those of the documents that its own follows,
// the strongest first.
func (r *resolver) leadingTies(x int, byDoc [][]int) []edge {
	var out []edge
	for _, leader := range r.leaders[r.tellings[x].doc] {
		for _, y := range byDoc[leader] {
			if t, ok := r.scoreTellings(x, y); ok {
				out = append(out, edge{a: x, b: y, weight: t.weight})
			}
		}
	}
	slices.SortFunc(out, func(a, b edge) int { return cmp.Or(cmp.Compare(b.weight, a.weight), a.b-b.b) })
	return out
}

// change is what the telling of a copy says that those which it follows do not.
type change struct {
	leader         int
	typ, mode      string
	modality       readout.Modality
	earlier        bool
	parties, place string
	date           readout.Date
	weekday, month int
}

func (r *resolver) changeOf(x int) change {
	t := r.tellings[x]
	return change{leader: r.stands(t.doc), typ: t.typ, mode: t.mode.Name, modality: t.modality, earlier: t.earlier,
		parties: fmt.Sprint(t.parties), place: t.place.key, date: t.when.date, weekday: t.when.weekday, month: t.when.month}
}
