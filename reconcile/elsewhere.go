package reconcile

import (
	"fmt"
	"slices"

	"readout"
)

// givenElsewhere reports whether a report of another origin gives the figure of
// claims, of the same measure, in a story of the event: though not of this event,
// what it says bears them out.
func (r *reconciler) givenElsewhere(e *readout.Event, claims []claim) bool {
	c := claims[0]
	if c.number == nil || c.number.measure == "" {
		return false
	}
	var stories []string
	for _, d := range documentsOfEvent(e) {
		stories = append(stories, r.docs[d].Story)
	}
	return slices.ContainsFunc(r.givers()[figureOf(c.number.measure, c.number.unit, c.number.value)], func(doc string) bool {
		rec := r.docs[doc]
		return rec.Origin != c.rec.Origin && rec.Story != "" && slices.Contains(stories, rec.Story)
	})
}

func figureOf(measure, unit string, value float64) string {
	return fmt.Sprintf("%s\x00%s\x00%g", measure, unit, value)
}

// givers are the documents that give each figure of a measure.
func (r *reconciler) givers() map[string][]string {
	if r.given == nil {
		r.given = map[string][]string{}
		for i := range r.export.Figures {
			if f := &r.export.Figures[i]; f.Measure != "" && f.Bound == readout.BoundNone {
				key := figureOf(f.Measure, f.Unit, f.Value)
				r.given[key] = append(r.given[key], f.Evidence.Document)
			}
		}
	}
	return r.given
}
