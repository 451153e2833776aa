package reconcile

import (
	"fmt"
	"slices"

	"readout"
)

// figures compares figures of one measure, by one actor on one actor, that
// several origins give for one date.
func (r *reconciler) figures() {
	groups := map[string][]*readout.Figure{}
	for i := range r.export.Figures {
		if f := &r.export.Figures[i]; f.Measure != "" {
			groups[r.figureKey(f)] = append(groups[r.figureKey(f)], f)
		}
	}
	for _, key := range sortedKeys(groups) {
		if given := r.undisputed(groups[key]); len(given) > 0 {
			r.figureGroup(given)
			r.tollUpdates(given)
		}
	}
	r.rates()
	r.estimates()
}

// undisputed leaves out the figures of a group that their sentence has somebody deny,
// where several documents give some.
func (r *reconciler) undisputed(g []*readout.Figure) []*readout.Figure {
	if !slices.ContainsFunc(g, func(f *readout.Figure) bool { return f.Evidence.Document != g[0].Evidence.Document }) {
		return g
	}
	return slices.DeleteFunc(g, func(f *readout.Figure) bool {
		return slices.ContainsFunc(r.read.of(r.docs[f.Evidence.Document]), func(p *passage) bool {
			return slices.ContainsFunc(p.facts, func(x *fact) bool { return x.span == f.Evidence.Span() && x.disputed() })
		})
	})
}

// figureKey is what two figures must share to be set side by side: story,
// measure, unit, both sides.
func (r *reconciler) figureKey(f *readout.Figure) string {
	side := func(id *string) string {
		if id == nil {
			return ""
		}
		return sideKey(r.actors[*id])
	}
	return fmt.Sprintf("%s\x00%s\x00%s\x00%s\x00%s", r.docs[f.Evidence.Document].Story, f.Measure, f.Unit, side(f.By), side(f.On))
}

func (r *reconciler) figureGroup(g []*readout.Figure) {
	docs := map[string]bool{}
	for _, f := range g {
		docs[f.Evidence.Document] = true
	}
	if r.origins(sortedKeys(docs)) < 2 {
		return // nobody else can agree
	}
	used := make([]bool, len(g))
	for i := range g {
		if used[i] {
			continue
		}
		same := []*readout.Figure{g[i]}
		for j := i + 1; j < len(g); j++ {
			if !used[j] && compareNumbers(numberOf(g[i]), numberOf(g[j])) == agree && g[i].Date.Compatible(g[j].Date) {
				used[j] = true
				same = append(same, g[j])
			}
		}
		r.figureAgreement(same)
	}
}

func (r *reconciler) figureAgreement(same []*readout.Figure) {
	var docs []string
	values := map[string]*readout.Value{}
	for _, f := range same {
		d := f.Evidence.Document
		docs = append(docs, d)
		if values[d] == nil {
			values[d] = &readout.Value{Value: f.Evidence.Quote, Documents: []string{d}}
		}
		values[d].Evidence = append(values[d].Evidence, f.Evidence)
	}
	if r.origins(docs) < 2 {
		return
	}
	out := readout.Finding{Kind: readout.FindingAgreement, Slot: readout.SlotAmount, By: "figure-agreement", Weight: 0.4, Event: same[0].Event,
		Summary: fmt.Sprintf("“%s”", same[0].Evidence.Quote),
		Reasons: []readout.Reason{{By: "same-measure-same-sides", Note: same[0].Measure}}}
	if u := same[0].Unit; u == "count" || u == "person" {
		out.Slot = readout.SlotCount
	}
	var places []place
	for _, d := range sortedKeys(values) {
		out.Values = append(out.Values, *values[d])
		for _, evid := range values[d].Evidence {
			places = append(places, place{d, evid.Span()})
		}
	}
	if !r.cited(places, readout.FindingAgreement) {
		r.emit(out)
	}
}

func numberOf(f *readout.Figure) number {
	return number{value: f.Value, unit: f.Unit, scope: f.Unit + "/" + f.Measure, approximate: f.Approximate, bound: f.Bound}
}

// echoes reports the documents that count as one origin.
func (r *reconciler) echoes() {
	for i := range r.export.Origins {
		o := &r.export.Origins[i]
		if len(o.Documents) < 2 {
			continue
		}
		f := readout.Finding{Kind: readout.FindingEcho, Slot: readout.SlotDetail, By: "one-origin", Weight: 0.3, Reasons: slices.Clone(o.Reasons),
			Summary: fmt.Sprintf("%d reports count as one origin: %s", len(o.Documents), o.Name)}
		shared := map[string][]readout.Evidence{} // by document
		for _, tie := range o.Ties {
			for _, evid := range tie.Evidence {
				shared[evid.Document] = append(shared[evid.Document], evid)
			}
		}
		for _, d := range o.Documents {
			v := readout.Value{Value: r.label(d), Documents: []string{d}, Evidence: shared[d]}
			if len(v.Evidence) > 0 {
				f.Values = append(f.Values, v)
			}
		}
		r.emit(f)
	}
}
