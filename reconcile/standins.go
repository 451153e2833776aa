package reconcile

import (
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// standWindow is how many days apart two reports may appear that tell of one occasion.
const standWindow = 3

// seat is where a report has somebody take part in something, or another in his place.
type seat struct {
	rec    *readout.Record
	actor  string
	span   readout.Span
	absent bool
}

// standIns raises, within a story, the conflict of who took part with in whose place
// another did.
func (r *reconciler) standIns(records []*readout.Record) {
	if !slices.ContainsFunc(records, func(rec *readout.Record) bool { return strings.Contains(rec.Text, "place of") }) {
		return
	}
	var all []seat
	for _, rec := range records {
		all = append(all, r.seats(rec)...)
	}
	for i, a := range all {
		for _, b := range all[:i] {
			if a.actor == b.actor && a.absent != b.absent && a.rec.Origin != b.rec.Origin && daysBetween(a.rec.Published.Value, b.rec.Published.Value) <= standWindow {
				r.seatConflict(a, b)
			}
		}
	}
}

// seats lists who takes part in what a report tells, and in whose place somebody does.
func (r *reconciler) seats(rec *readout.Record) []seat {
	var out []seat
	if len(rec.Arcs) != len(rec.Tokens) {
		return nil
	}
	for _, e := range rec.Entities {
		first := e.Tokens.First
		head := first
		for head < e.Tokens.End && e.Tokens.Contains(rec.Arcs[head].Head) {
			head++
		}
		if e.Type != readout.EntityPerson || head >= e.Tokens.End {
			continue
		}
		actor := actorOf(rec, rec.ChainAt(head))
		if actor == "" {
			continue
		}
		at := head
		if up := rec.Arcs[head].Head; rec.Arcs[head].Rel == "appos" && up >= 0 {
			at = up // "the trade minister, Ann Lee, also took part"
		}
		switch verb := rec.Arcs[at].Head; {
		case verb >= 0 && strings.HasPrefix(rec.Arcs[at].Rel, "nsubj") && attends(rec, verb):
			out = append(out, seat{rec: rec, actor: actor, span: e.Span})
		case inPlaceOf(rec, first):
			out = append(out, seat{rec: rec, actor: actor, span: e.Span, absent: true})
		}
	}
	return out
}

// attends reports whether the verb at a token says that its subject was there.
func attends(rec *readout.Record, verb int) bool {
	t := rec.Tags[verb]
	if t.XPOS != "VBD" || !lexicon.InClass("attending-verb", strings.ToLower(t.Lemma)) {
		return false
	}
	return t.Lemma != "take" || verb+1 < len(rec.Tokens) && rec.Tokens[verb+1].Text(rec.Document) == "part"
}

// inPlaceOf reports whether "in place of" stands before the titles of the name that
// begins at a token, and somebody attending before that.
func inPlaceOf(rec *readout.Record, first int) bool {
	word := func(i int) string { return rec.Tokens[i].Text(rec.Document) }
	i := first - 1
	for i >= 2 && first-i <= 5 && word(i) != "of" {
		i--
	}
	if i < 2 || word(i) != "of" || word(i-1) != "place" || word(i-2) != "in" {
		return false
	}
	for j := i - 3; j >= max(0, i-8); j-- {
		if attends(rec, j) {
			return true
		}
	}
	return false
}

func (r *reconciler) seatConflict(a, b seat) {
	if r.earlier(a.rec.ID, b.rec.ID) > 0 {
		a, b = b, a
	}
	f := readout.Finding{Kind: readout.FindingConflict, Slot: readout.SlotParticipant, By: "stand-in-conflict", Weight: 0.7,
		Summary: fmt.Sprintf("%s took part, or another in place of %s", r.name(a.actor), r.name(a.actor)),
		Reasons: []readout.Reason{{By: "took-part-and-did-not", Note: r.name(a.actor)}}}
	for _, s := range []seat{a, b} {
		e := readout.Cite(s.rec.Document, s.span)
		value := e.Quote
		if s.absent {
			value = "in place of " + value
		}
		f.Values = append(f.Values, readout.Value{Value: value, Documents: []string{s.rec.ID}, Evidence: []readout.Evidence{e}})
	}
	r.emit(f)
}
