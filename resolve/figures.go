package resolve

import (
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// figures writes out every quantity that measures something: those with a
// measure, and all money and percentages.
func (r *resolver) figures() []readout.Figure {
	out := []readout.Figure{}
	for i, d := range r.docs {
		for n := range d.Quantities {
			q := &d.Quantities[n]
			if q.Measure == "" && q.Unit != "percent" && !isCurrency(q.Unit) {
				continue
			}
			f := readout.Figure{ID: readout.NewID('f', d.ID, fmt.Sprint(q.Span)), Measure: q.Measure,
				By: r.actorID(i, q.ByChain), On: r.actorID(i, q.OnChain), Value: q.Value, Unit: q.Unit, Approximate: q.Approximate,
				Bound: q.Bound, Date: r.dateOf(i, q.Timex), Event: r.eventOfFigure(i, n), Evidence: readout.Cite(d, q.Span), Ref: n}
			f.Step, f.Planned = stepOfFigure(d, q)
			if isMeasure(q.Measure) { // what a president imposes his country does
				f.By, f.On = r.stateOf(i, q.ByChain), r.stateOf(i, q.OnChain)
			}
			if f.Bound == "" {
				f.Bound = readout.BoundNone
			}
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b readout.Figure) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// stateOf is the government of the person that a chain is, where it is known;
// else the chain's actor.
func (r *resolver) stateOf(doc, chain int) *string {
	if chain >= 0 && chain < len(r.docs[doc].Chains) {
		if p := r.oneActor(doc, chain); p != none && r.actors[p].kind == readout.ActorPerson && r.actors[p].code != "" {
			key, _ := governmentOf(r.actors[p].code)
			if a := r.actorByID(readout.NewID('a', key, "")); a != none {
				return &r.actors[a].id
			}
		}
	}
	return r.actorID(doc, chain)
}

// isCurrency reports whether a unit is an ISO 4217 code.
func isCurrency(unit string) bool {
	return len(unit) == 3 && strings.ToUpper(unit) == unit && strings.IndexFunc(unit, func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
}

// eventOfFigure is the event to which a figure belongs: one that has it in a
// slot, else the only one of its sentence.
func (r *resolver) eventOfFigure(doc, quantity int) *string {
	d := r.docs[doc]
	var around []string
	for m := range d.Mentions {
		mention := &d.Mentions[m]
		id := r.eventOfMention(doc, m)
		if id == "" {
			continue
		}
		if slices.ContainsFunc(mention.Slots, func(s readout.Slot) bool { return s.Quantity == quantity }) {
			return &id
		}
		if sentenceSpan(d, mention).Contains(d.Quantities[quantity].Span) && !slices.Contains(around, id) && !ofAnotherCharge(d, &d.Quantities[quantity], mention.Head) {
			around = append(around, id)
		}
	}
	if len(around) == 1 {
		return &around[0]
	}
	return nil
}

// ofAnotherCharge reports whether a figure hangs on a tariff, a levy or the like, and a
// mention is told by another: "a tariff in retaliation for the levy of 12 percent".
func ofAnotherCharge(d *readout.Document, q *readout.Quantity, head int) bool {
	charge := func(token int) bool {
		return token >= 0 && token < len(d.Tags) && d.Tags[token].UPOS == readout.NOUN && lexicon.InClass("charge-noun", strings.ToLower(d.Tags[token].Lemma))
	}
	if !charge(head) || q.Tokens.Empty() {
		return false
	}
	for i, n := q.Tokens.First, 0; i >= 0 && i < len(d.Arcs) && n < stepReach; i, n = d.Arcs[i].Head, n+1 {
		if charge(i) {
			return i != head
		}
	}
	return false
}
