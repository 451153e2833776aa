package register

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// formerReach is how many bytes may lie between a rate and the one that it takes the
// place of: "from 15 percent to 25 percent".
const formerReach = 12

// formerOf is the rate that a figure's takes the place of, told right beside it; nil
// for none.
func (x *index) formerOf(f *readout.Figure) *float64 {
	d := x.documents[f.Evidence.Document]
	for i := range x.export.Figures {
		o := &x.export.Figures[i]
		if d == nil || o.Step != string(lexicon.StepFormer) || o.Measure != f.Measure || o.Unit != f.Unit || o.Evidence.Document != f.Evidence.Document {
			continue
		}
		first, second := min(o.Evidence.End, f.Evidence.End), max(o.Evidence.Start, f.Evidence.Start)
		if first <= second && second-first <= formerReach && second <= len(d.Text) && !strings.ContainsAny(d.Text[first:second], ".;\n") {
			return &o.Value
		}
	}
	return nil
}

// termsIn are the goods and lengths that an event's accounts give in the sentence
// of a piece of evidence.
func termsIn(e *readout.Event, at readout.Evidence) []Term {
	out := []Term{}
	for _, a := range e.Accounts {
		if a.Document != at.Document {
			continue
		}
		for _, sentence := range a.Mentions {
			if !sentence.Span().Contains(at.Span()) {
				continue
			}
			for _, d := range a.Details {
				if (d.Slot == readout.SlotGoods || d.Slot == readout.SlotDuration) && sentence.Span().Contains(d.Evidence.Span()) {
					out = append(out, Term{Slot: d.Slot, Value: d.Value, Evidence: d.Evidence})
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Term) int { return a.Evidence.Compare(b.Evidence) })
	return slices.CompactFunc(out, func(a, b Term) bool { return a == b })
}
