package reconcile

import (
	"math"
	"slices"

	"readout"
)

// sureOfEvent is how sure the sentences of two accounts of one event must make
// that two figures that differ are of one fact. It is much less than what
// sentences need that no event ties.
const sureOfEvent = 0.1

// gives reports whether a report gives the figure of a claim, too. Of sums and rates it
// knows of two then; of the dead it may pass on two counts.
func gives(rec *readout.Record, c *claim) bool {
	return c.number != nil && slices.ContainsFunc(rec.Quantities, func(q readout.Quantity) bool {
		n := fromQuantity(q)
		return n.unit == c.number.unit && n.value == c.number.value
	})
}

// sure is how sure it is that two claims on one event that exclude one another
// are two versions of one fact, as the sentences in which they stand show.
// Claims that no sentence shows, of a slot or of a text that was not analysed
// so far, are taken as they are.
func (r *reconciler) sure(a, b *claim) float64 {
	x, y := a.rec, b.rec
	switch {
	case x == y && a.slot == readout.SlotOutcome && a.unnamed != b.unnamed: // "called off his visit"; "it was postponed, an official said"
		return 1
	case x == y: // a report that tells both knows them as two, unless two parties say them
		return float64(one(a.party != "" && b.party != "" && a.party != b.party && (inSentences[a.slot] == 0 || r.tellAlike(a, b))))
	case a.slot == readout.SlotAmount && (gives(x, b) || gives(y, a)):
		return 0
	case a.slot == readout.SlotDate && len(x.Arcs) > 0 && len(y.Arcs) > 0:
		return float64(one(r.aligned(a, b)))
	case inSentences[a.slot] == 0 || len(x.Arcs) == 0 || len(y.Arcs) == 0:
		return 1
	}
	best := 0.0
	for _, c := range r.between(x, y) {
		p, q := c.a, c.b
		if p.rec != x {
			p, q = q, p
		}
		if p.span.Overlaps(a.span) && q.span.Overlaps(b.span) {
			best = max(best, c.sure)
		}
	}
	if r.tellAlike(a, b) || a.slot == readout.SlotDuration && r.saidOfOne(a, b) {
		best = 1
	}
	return best
}

// aligned reports whether the sentences of two claims tell of the same thing.
func (r *reconciler) aligned(a, b *claim) bool {
	p, q := r.passage(a), r.passage(b)
	if p == nil || q == nil {
		return false
	}
	_, ok := alignWords(p, q)
	return ok
}

// passage is the sentence of a claim.
func (r *reconciler) passage(c *claim) *passage {
	for _, p := range r.read.of(c.rec) {
		if p.rec.Sentences[p.facts[0].sentence].Span.Contains(c.span) {
			return p
		}
	}
	return nil
}

// inSentences are the slots whose values say too little of what they are of, and how
// sure the sentences must be of them: what is taken for one event has many counts and
// sums, and two places where it is two.
var inSentences = map[readout.SlotName]float64{readout.SlotCount: 3 * sureOfEvent, readout.SlotAmount: sureOfEvent, readout.SlotPlace: 4 * sureOfEvent, readout.SlotStep: sureOfEvent, readout.SlotDuration: sureOfEvent}

// How alike the sentences of two accounts of one event must be to tell of one fact
// whatever else speaks against it: less where they give one day.
const (
	alikeTelling = 0.45
	alikeOnDay   = 0.3
)

// mostLonger is how many times longer one happening may be told to have been.
const mostLonger = 4

// saidOfOne reports whether two lengths of time are of one order and told of the like: "the
// call lasted 40 minutes", "they spoke for 70 minutes".
func (r *reconciler) saidOfOne(a, b *claim) bool {
	x, y := r.fact(a), r.fact(b)
	long, short := max(a.number.value, b.number.value), min(a.number.value, b.number.value)
	return long <= mostLonger*short && (x == nil || y == nil || oneGovernor(x, y))
}

// fact is the value of a claim as its sentence states it, nil for none.
func (r *reconciler) fact(c *claim) *fact {
	p := r.passage(c)
	if p == nil {
		return nil
	}
	i := slices.IndexFunc(p.facts, func(f *fact) bool { return f.number != nil && f.span.Overlaps(c.span) })
	if i < 0 {
		return nil
	}
	return p.facts[i]
}

// tellAlike reports whether the sentences of two claims on one event are alike.
func (r *reconciler) tellAlike(a, b *claim) bool {
	p, q := r.passage(a), r.passage(b)
	if p == nil || q == nil {
		return false
	}
	shared, _ := sharedWeight(p.words, q.words)
	least := alikeTelling
	switch {
	case p.sharesDay(q):
		least = alikeOnDay
	case daysBetween(p.rec.Published.Value, q.rec.Published.Value) > 1:
		return false // the like may have happened again
	}
	return shared >= least*math.Sqrt(p.total*q.total)
}

// sharesDay reports whether two sentences give one date.
func (p *passage) sharesDay(q *passage) bool {
	return slices.ContainsFunc(p.facts, func(x *fact) bool {
		return x.kind == factDate && slices.ContainsFunc(q.facts, func(y *fact) bool { return y.kind == factDate && x.date == y.date })
	})
}

// between lists the pairs of facts of two documents that differ, with how sure
// each is.
func (r *reconciler) between(x, y *readout.Record) []*candidate {
	key := [2]string{min(x.ID, y.ID), max(x.ID, y.ID)}
	if all, ok := r.pairs[key]; ok {
		return all
	}
	all, _ := r.read.candidates(r.docs[key[0]], r.docs[key[1]])
	r.pairs[key] = weighed(all, r.size[x.Story])
	return all
}
