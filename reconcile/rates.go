package reconcile

import (
	"fmt"
	"slices"

	"readout"
	"readout/lexicon"
)

// rates sets the figures of what one side puts on another side by side, within a
// story and between two stories that tell of one event.
func (r *reconciler) rates() {
	groups := map[string][]*readout.Figure{}
	for i := range r.export.Figures {
		if f := &r.export.Figures[i]; f.Measure != "" && f.Step != "" && f.By != nil && f.On != nil && !lexicon.GrowingMeasure(f.Measure) {
			key := f.Measure + "\x00" + f.Unit + "\x00" + sideKey(r.actors[*f.By]) + "\x00" + sideKey(r.actors[*f.On])
			groups[key] = append(groups[key], f)
		}
	}
	if len(groups) == 0 {
		return
	}
	told := r.toldEvents()
	for _, key := range sortedKeys(groups) {
		r.ratesAtOdds(groups[key], told)
	}
}

// toldEvents lists the events of which each document tells.
func (r *reconciler) toldEvents() map[string][]string {
	out := map[string][]string{}
	for i := range r.export.Events {
		for _, d := range documentsOfEvent(&r.export.Events[i]) {
			out[d] = append(out[d], r.export.Events[i].ID)
		}
	}
	return out
}

// beside reports whether two documents are of one story or tell of one event.
func (r *reconciler) beside(a, b string, told map[string][]string) bool {
	return r.docs[a].Story != "" && r.docs[a].Story == r.docs[b].Story ||
		slices.ContainsFunc(told[a], func(e string) bool { return slices.Contains(told[b], e) })
}

// ratesAtOdds raises a conflict where reports say that one side put on another
// what cannot be: two rates of one day, or "raised to" less than another report
// had it raised to before. A report that gives both values knows of two.
func (r *reconciler) ratesAtOdds(g []*readout.Figure, told map[string][]string) {
	beside := map[string][]*readout.Figure{} // story or event → figures
	for _, f := range g {
		for _, place := range append(told[f.Evidence.Document], r.docs[f.Evidence.Document].Story) {
			beside[place] = append(beside[place], f)
		}
	}
	delete(beside, "")
	for _, place := range sortedKeys(beside) {
		r.ratesBeside(beside[place], g, told)
		r.startsAtOdds(beside[place])
	}
}

func (r *reconciler) ratesBeside(some, g []*readout.Figure, told map[string][]string) {
	for i, a := range some {
		for _, b := range some[:i] {
			if !r.excludeRates(a, b) {
				continue
			}
			near := slices.DeleteFunc(slices.Clone(g), func(f *readout.Figure) bool {
				return !r.beside(f.Evidence.Document, a.Evidence.Document, told) && !r.beside(f.Evidence.Document, b.Evidence.Document, told)
			})
			if !r.givesBoth(near, a, b) {
				r.rateConflict(a, b)
			}
		}
	}
}

// excludeRates reports whether two figures of one measure, on the same sides,
// cannot both hold.
func (r *reconciler) excludeRates(a, b *readout.Figure) bool {
	x, y := a.Evidence.Document, b.Evidence.Document
	if x == y || a.Step != b.Step || a.Planned != b.Planned || r.docs[x].Origin == r.docs[y].Origin || compareNumbers(numberOf(a), numberOf(b)) != differs {
		return false
	}
	switch {
	case a.Step == "" || a.Step == string(lexicon.StepFormer):
		return false
	case a.Date.Exact() && b.Date.Exact():
		return a.Date == b.Date
	}
	first, later := r.inOrder(a, b)
	return first != nil && wrongWay(lexicon.Step(a.Step), first.Value, later.Value)
}

// inOrder gives two figures in the order of their reports, nil where a report
// is undated.
func (r *reconciler) inOrder(a, b *readout.Figure) (first, later *readout.Figure) {
	x, y := a.Evidence.Document, b.Evidence.Document
	switch {
	case !r.docs[x].Published.Value.Known() || !r.docs[y].Published.Value.Known():
		return nil, nil
	case r.earlier(x, y) > 0:
		return b, a
	}
	return a, b
}

// wrongWay reports whether a later value is not where a step leads from the first.
func wrongWay(step lexicon.Step, first, later float64) bool {
	return step == lexicon.StepRaised && later < first || step == lexicon.StepLowered && later > first
}

// givesBoth reports whether one report gives the values of both figures, or one
// tells that the measure went the other way in between.
func (r *reconciler) givesBoth(g []*readout.Figure, a, b *readout.Figure) bool {
	has := map[string][2]bool{}
	for _, f := range g {
		h := has[f.Evidence.Document]
		has[f.Evidence.Document] = [2]bool{h[0] || f.Value == a.Value, h[1] || f.Value == b.Value}
		switch lexicon.Step(f.Step) {
		case lexicon.StepRaised, lexicon.StepLowered, lexicon.StepLifted:
			if f.Step != a.Step && !f.Planned && (r.earlier(a.Evidence.Document, f.Evidence.Document) <= 0) != (r.earlier(b.Evidence.Document, f.Evidence.Document) <= 0) {
				return true
			}
		}
	}
	return slices.ContainsFunc(sortedKeys(has), func(d string) bool { return has[d] == [2]bool{true, true} })
}

func (r *reconciler) rateConflict(a, b *readout.Figure) {
	if first, _ := r.inOrder(a, b); first == b {
		a, b = b, a
	}
	r.eitherOr("figure", a.Evidence, b.Evidence, readout.Finding{Slot: readout.SlotAmount, Weight: 0.6, Summary: a.Measure + " " + a.Step + " ",
		Reasons: []readout.Reason{{By: "one-step-two-rates", Note: a.Measure + " " + a.Step}}})
}

// eitherOr raises that one report says a and another, no earlier one, b, where only one
// can hold, unless a finding names both: NAME-conflict, or NAME-update where both are
// of one outlet. The finding comes with its slot, weight, reasons and the beginning of
// its summary.
func (r *reconciler) eitherOr(name string, a, b readout.Evidence, f readout.Finding) {
	if r.raised(place{a.Document, a.Span()}, place{b.Document, b.Span()}) {
		return
	}
	or := "or"
	f.Kind, f.By = readout.FindingConflict, name+"-conflict"
	if r.oneOutlet([]string{a.Document, b.Document}) {
		f.Kind, f.By, or = readout.FindingUpdate, name+"-update", "later"
	}
	f.Summary += fmt.Sprintf("“%s”, %s “%s”", a.Quote, or, b.Quote)
	f.Values = sides(a, b)
	r.emit(f)
}

// sides gives wordings as values, each of its own report.
func sides(wordings ...readout.Evidence) []readout.Value {
	var out []readout.Value
	for _, e := range wordings {
		out = append(out, readout.Value{Value: e.Quote, Documents: []string{e.Document}, Evidence: []readout.Evidence{e}})
	}
	return out
}
