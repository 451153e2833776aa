package reconcile

import (
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// Most reports keep to one figure for one thing. One that sets two estimates against
// one another says so: "put the cost at $120 million; the chamber gave a higher
// estimate: $160 million".

const (
	estimateReach = 8 // words between "a higher estimate" and its figure
	estimateBack  = 2 // sentences between the two figures
)

// estimates raises the conflicts of two estimates that one report sets against one
// another.
func (r *reconciler) estimates() {
	byDoc := map[string][]*readout.Figure{}
	for i := range r.export.Figures {
		f := &r.export.Figures[i]
		byDoc[f.Evidence.Document] = append(byDoc[f.Evidence.Document], f)
	}
	for _, doc := range sortedKeys(byDoc) {
		g := byDoc[doc]
		slices.SortFunc(g, func(a, b *readout.Figure) int { return a.Evidence.Compare(b.Evidence) })
		for i := range g {
			if more, ok := r.rivalEstimate(g[i]); ok {
				if other := r.estimateBefore(g[:i], g[i], more); other != nil {
					r.estimateConflict(other, g[i])
				}
			}
		}
	}
}

// rivalEstimate reports whether a figure is called another estimate than one told
// before, and whether it is the higher one.
func (r *reconciler) rivalEstimate(f *readout.Figure) (more, ok bool) {
	rec := r.docs[f.Evidence.Document]
	if f.Ref < 0 || f.Ref >= len(rec.Quantities) || f.Step != "" || f.Unit == "percent" {
		return false, false
	}
	first := rec.Quantities[f.Ref].Tokens.First
	for i := first - 1; i > max(0, first-estimateReach); i-- {
		word, before := strings.ToLower(rec.Tokens[i].Text(rec.Document)), strings.ToLower(rec.Tokens[i-1].Text(rec.Document))
		switch {
		case word == "than" || word == ".":
			return false, false
		case lexicon.InClass("estimate-noun", word) && !wished(rec, i):
			return lexicon.InClass("more-word", before), lexicon.InClass("more-word", before) || lexicon.InClass("less-word", before)
		}
	}
	return false, false
}

// wished reports whether the verb before token i is one of those who want something: "has
// asked for a smaller figure".
func wished(rec *readout.Record, i int) bool {
	for i--; i >= 0 && rec.Tags[i].UPOS != readout.PUNCT; i-- {
		if rec.Tags[i].UPOS == readout.VERB {
			return lexicon.InClass("initiating-verb", strings.ToLower(rec.Tags[i].Lemma))
		}
	}
	return false
}

// estimateBefore is the nearest figure of the same unit before f that is less, or
// more, as its words say; nil for none.
func (r *reconciler) estimateBefore(before []*readout.Figure, f *readout.Figure, more bool) *readout.Figure {
	rec := r.docs[f.Evidence.Document]
	sentence := func(f *readout.Figure) int {
		return slices.IndexFunc(rec.Sentences, func(s readout.Sentence) bool { return s.Span.Contains(f.Evidence.Span()) })
	}
	for _, other := range slices.Backward(before) {
		if other.Unit == f.Unit && sentence(f)-sentence(other) <= estimateBack {
			if other.Value != f.Value && (other.Value < f.Value) == more {
				return other
			}
			return nil
		}
	}
	return nil
}

func (r *reconciler) estimateConflict(a, b *readout.Figure) {
	r.emit(readout.Finding{Kind: readout.FindingConflict, Slot: readout.SlotAmount, By: "estimate-conflict", Weight: 0.6,
		Values:  sides(a.Evidence, b.Evidence),
		Summary: fmt.Sprintf("“%s”, or “%s”", a.Evidence.Quote, b.Evidence.Quote),
		Reasons: []readout.Reason{{By: "one-report-two-estimates", Note: "the report calls the second higher or lower"}}})
}
