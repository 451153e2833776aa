package reconcile

import (
	"fmt"
	"slices"

	"readout"
	"readout/lexicon"
)

// tollUpdates reports how one outlet's figure of a growing measure changed from
// report to report. A report that gives two figures speaks of two happenings, or
// tells the change itself, and is left out.
func (r *reconciler) tollUpdates(g []*readout.Figure) {
	if !lexicon.GrowingMeasure(g[0].Measure) {
		return
	}
	given := map[string][]*readout.Figure{} // by document
	for _, f := range g {
		given[f.Evidence.Document] = append(given[f.Evidence.Document], f)
	}
	outlets := map[string][]*readout.Figure{}
	for _, doc := range sortedKeys(given) {
		rec, list := r.docs[doc], given[doc]
		if rec.Outlet == "" || !rec.Published.Value.Known() ||
			slices.ContainsFunc(list, func(f *readout.Figure) bool { return f.Value != list[0].Value }) {
			continue
		}
		outlets[rec.Outlet] = append(outlets[rec.Outlet], list[0])
	}
	for _, outlet := range sortedKeys(outlets) {
		r.tollUpdate(outlet, outlets[outlet])
	}
}

// tollUpdate reports the figures of one outlet, if they changed with the days.
func (r *reconciler) tollUpdate(outlet string, list []*readout.Figure) {
	slices.SortFunc(list, func(a, b *readout.Figure) int { return r.earlier(a.Evidence.Document, b.Evidence.Document) })
	day := func(f *readout.Figure) readout.Date { return r.docs[f.Evidence.Document].Published.Value }
	steps := list[:1:1]
	for _, f := range list[1:] {
		last := steps[len(steps)-1]
		if day(f) != day(last) && compareNumbers(counted(last), counted(f)) == differs {
			steps = append(steps, f)
		}
	}
	if len(steps) < 2 {
		return
	}
	var values []readout.Value
	var places []place
	for _, f := range steps {
		values = append(values, readout.Value{Value: f.Evidence.Quote, Documents: []string{f.Evidence.Document}, Evidence: []readout.Evidence{f.Evidence}})
		places = append(places, place{f.Evidence.Document, f.Evidence.Span()})
	}
	if r.cited(places, readout.FindingUpdate) {
		return
	}
	r.emit(readout.Finding{Kind: readout.FindingUpdate, Slot: readout.SlotCount, By: "toll-update", Values: values, Weight: 0.6,
		Summary: fmt.Sprintf("“%s”, later “%s”", values[0].Value, values[len(values)-1].Value),
		Reasons: []readout.Reason{{By: "one-outlets-later-figure", Note: outlet + ", " + steps[0].Measure}}})
}

// counted is a figure without its bound: "at least four" became eleven.
func counted(f *readout.Figure) number {
	n := numberOf(f)
	n.bound = readout.BoundNone
	return n
}
