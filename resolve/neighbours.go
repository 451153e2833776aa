package resolve

import (
	"cmp"
	"slices"
	"time"

	"readout"
	"readout/internal/bag"
)

const (
	// windowDays is how many days two reports of one affair may lie apart.
	windowDays = 10
	// leastLikeness is the likeness under which two documents have nothing to
	// do with one another.
	leastLikeness = 0.10
)

// neighbour is a document with something to do with another.
type neighbour struct {
	doc      int
	likeness float64 // of wording, 0 to 1
}

// findNeighbours compares the wording of all documents that may tell of one
// affair: those with a telling word in common, not too many days apart.
func (r *resolver) findNeighbours() {
	keys := make([][]uint64, len(r.docs))
	days := make([]dayRange, len(r.docs))
	for i := range r.docs {
		if !r.follows(i) {
			keys[i] = r.pages[i].signature
		}
		days[i] = publishedDays(r.docs[i].Published)
	}
	r.neighbours = make([][]neighbour, len(r.docs))
	for _, p := range shared(keys, func(a, b int) bool { return days[a].apart(days[b]) <= windowDays }) {
		a, b := p[0], p[1]
		l := bag.Likeness(r.pages[a].wording, r.pages[b].wording)
		if l >= leastLikeness {
			r.neighbours[a] = append(r.neighbours[a], neighbour{b, l})
			r.neighbours[b] = append(r.neighbours[b], neighbour{a, l})
		}
	}
	for i := range r.neighbours {
		slices.SortFunc(r.neighbours[i], func(a, b neighbour) int { return a.doc - b.doc })
	}
}

// likeness is how alike two documents are in wording; 0 for those that are no
// neighbours, 1 for a document and itself. One that follows others is like those.
func (r *resolver) likeness(a, b int) float64 {
	a, b = r.stands(a), r.stands(b)
	if a == b {
		return 1
	}
	list := r.neighbours[a]
	i, ok := slices.BinarySearchFunc(list, b, func(n neighbour, doc int) int { return cmp.Compare(n.doc, doc) })
	if !ok {
		return 0
	}
	return list[i].likeness
}

// dayRange is the days that something can mean, counted from 1970; both 0 when
// nothing is known.
type dayRange struct{ first, last int }

// rangeOf is the days that a date can mean.
func rangeOf(d readout.Date) dayRange {
	first, last, ok := d.Bounds()
	if !ok {
		return dayRange{}
	}
	return dayRange{dayNumber(first), dayNumber(last)}
}

func publishedDays(p readout.Published) dayRange { return rangeOf(p.Value) }

func dayNumber(t time.Time) int { return int(t.Unix() / 86400) }

func dayDate(n int) readout.Date { return readout.DayOf(time.Unix(int64(n)*86400, 0).UTC()) }

func (d dayRange) known() bool { return d != dayRange{} }

// apart is how many days lie between two ranges at least; 0 when they overlap
// or either is unknown.
func (d dayRange) apart(o dayRange) int {
	if !d.known() || !o.known() {
		return 0
	}
	return max(0, d.first-o.last, o.first-d.last)
}
