package reconcile

import (
	"slices"

	"readout"
	"readout/lexicon"
)

// startWindow is how many days apart two reports may appear that give first days of
// one measure, none of them come yet: what is told later may have been put off.
const startWindow = 14

// startsAtOdds raises a conflict where reports of about one day announce two first
// days of one measure: "starting May 1", "to be paid from May 10".
func (r *reconciler) startsAtOdds(some []*readout.Figure) {
	for i, a := range some {
		for _, b := range some[:i] {
			if r.excludeStarts(a, b) && !knowsBothDays(some, a, b) {
				r.startConflict(a, b)
			}
		}
	}
}

func (r *reconciler) excludeStarts(a, b *readout.Figure) bool {
	x, y := r.docs[a.Evidence.Document], r.docs[b.Evidence.Document]
	if x.ID == y.ID || x.Origin == y.Origin || !a.Planned || !b.Planned || a.Step != b.Step || !a.Date.Exact() || !b.Date.Exact() || a.Date.Day() == b.Date.Day() {
		return false
	}
	if !x.Published.Value.Known() || !y.Published.Value.Known() || daysBetween(x.Published.Value, y.Published.Value) > startWindow {
		return false
	}
	_, one := r.startOf(a)
	_, two := r.startOf(b)
	return one && two
}

// startOf is where the first day of a figure's measure stands, behind a word that says
// that it holds from then on.
func (r *reconciler) startOf(f *readout.Figure) (readout.Span, bool) {
	rec := r.docs[f.Evidence.Document]
	if f.Ref < 0 || f.Ref >= len(rec.Quantities) {
		return readout.Span{}, false
	}
	t := rec.Quantities[f.Ref].Timex
	if t < 0 || t >= len(rec.Timexes) || rec.Timexes[t].Tokens.First == 0 {
		return readout.Span{}, false
	}
	x := rec.Timexes[t]
	return x.Span, lexicon.InClass("starting-word", rec.Tokens[x.Tokens.First-1].Text(rec.Document))
}

// knowsBothDays reports whether one report gives the days of both figures: it knows
// of two steps.
func knowsBothDays(some []*readout.Figure, a, b *readout.Figure) bool {
	gives := func(doc string, day readout.Date) bool {
		return slices.ContainsFunc(some, func(f *readout.Figure) bool { return f.Evidence.Document == doc && f.Date.Day() == day.Day() })
	}
	return slices.ContainsFunc(some, func(f *readout.Figure) bool {
		return gives(f.Evidence.Document, a.Date) && gives(f.Evidence.Document, b.Date)
	})
}

func (r *reconciler) startConflict(a, b *readout.Figure) {
	if first, _ := r.inOrder(a, b); first == b {
		a, b = b, a
	}
	first := func(f *readout.Figure) readout.Evidence {
		span, _ := r.startOf(f)
		return readout.Cite(r.docs[f.Evidence.Document].Document, span)
	}
	r.eitherOr("start", first(a), first(b), readout.Finding{Slot: readout.SlotDate, Weight: 0.7, Summary: a.Measure + " from ",
		Reasons: []readout.Reason{{By: "one-measure-two-first-days", Note: a.Measure}}})
}
