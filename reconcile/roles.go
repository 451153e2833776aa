package reconcile

import (
	"fmt"
	"slices"
	"strings"

	"readout"
)

// roles states, story by story, which offices two origins or more give to one
// person. Who is at odds over an office is told by the passages.
func (r *reconciler) roles(records []*readout.Record) {
	holders := map[string][]*fact{} // actor and office → one fact a document
	for _, rec := range records {
		for _, p := range r.read.of(rec) {
			for _, f := range p.facts {
				key := r.holderKey(f)
				if key != "" && !slices.ContainsFunc(holders[key], func(o *fact) bool { return o.rec.ID == rec.ID }) {
					holders[key] = append(holders[key], f)
				}
			}
		}
	}
	for _, key := range sortedKeys(holders) {
		r.role(holders[key])
	}
}

// holderKey is the actor and the office of a fact on who holds one now, empty
// for other facts and where nothing tells whose office it is.
func (r *reconciler) holderKey(f *fact) string {
	if f.kind != factOffice || !f.single() || f.of == "" && len(f.office.bodies) == 0 {
		return ""
	}
	c := f.rec.ChainAt(headOfName(f))
	if actor := actorOf(f.rec, c); actor != "" {
		return actor + "\x00" + f.anchor
	}
	return ""
}

// headOfName is the first token of a fact's name that heads a reference.
func headOfName(f *fact) int {
	for i, t := range f.rec.Tokens {
		if f.span.Contains(t.Span) && f.rec.ChainAt(i) >= 0 {
			return i
		}
	}
	return -1
}

func (r *reconciler) role(facts []*fact) {
	var values []readout.Value
	var words []string
	for _, f := range facts {
		e := readout.Cite(f.rec.Document, f.office.span)
		values = append(values, readout.Value{Value: e.Quote, Documents: []string{f.rec.ID}, Evidence: []readout.Evidence{e}})
		if w := "“" + e.Quote + "”"; !slices.Contains(words, w) && len(words) < 3 {
			words = append(words, w)
		}
	}
	if r.support(values) < 2 {
		return
	}
	r.emit(readout.Finding{Kind: readout.FindingAgreement, Slot: readout.SlotRole, By: "role-agreement", Values: values, Weight: 0.2,
		Summary: strings.Join(words, ", "),
		Reasons: []readout.Reason{{By: "one-office-one-holder", Note: fmt.Sprintf("%s, in %d reports", facts[0].anchor, len(facts))}}})
}
