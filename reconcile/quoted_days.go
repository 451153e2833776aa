package reconcile

import (
	"slices"
	"strings"
	"time"

	"readout"
	"readout/lexicon"
)

// oneTime is how far apart reports of one statement appear.
const oneTime = 3 * 24 * time.Hour

// quotedOnTwoDays raises a conflict where reports of one story and of one
// time give one quotation of some length, word for word, to two days.
func (r *reconciler) quotedOnTwoDays(g []quote) {
	for i := range g {
		for j := range g[:i] {
			a, b := &g[j], &g[i]
			if x, y := r.sayingDay(a), r.sayingDay(b); x != nil && y != nil && r.otherDays(a, b) && !oneWeekdaySaid(x.Quote, y.Quote) {
				if r.earlier(a.statement.Document, b.statement.Document) > 0 {
					x, y = y, x
				}
				r.emit(readout.Finding{Kind: readout.FindingConflict, Slot: readout.SlotDate, By: "quote-date", Weight: 0.5, Event: a.statement.Event,
					Summary: "“" + x.Quote + "”, or “" + y.Quote + "”",
					Values:  []readout.Value{{Value: x.Quote, Documents: []string{x.Document}, Evidence: []readout.Evidence{*x}}, {Value: y.Quote, Documents: []string{y.Document}, Evidence: []readout.Evidence{*y}}},
					Reasons: []readout.Reason{{By: "one-quotation-two-days", Note: a.evidence.Quote}}})
				return
			}
		}
	}
}

// sayingDay is the time that a report gives for words, nil for none.
func (r *reconciler) sayingDay(q *quote) *readout.Evidence {
	rec := r.docs[q.statement.Document]
	t := rec.Attributions[q.statement.Ref].Timex
	if t < 0 || t >= len(rec.Timexes) || !q.statement.Date.Exact() {
		return nil
	}
	e := readout.Cite(rec.Document, rec.Timexes[t].Span)
	if rec.Timexes[t].Type != readout.TimexDate && weekdayIn(e.Quote) == 0 {
		return nil // an hour of a day that is not said
	}
	return &e
}

// otherDays reports whether two quotations of the same words cannot be of one
// day though their reports are of one time and story, and of two outlets: what is
// said often is said on many days.
func (r *reconciler) otherDays(a, b *quote) bool {
	x, y := r.docs[a.statement.Document], r.docs[b.statement.Document]
	if x.Origin == y.Origin || x.Story != y.Story || x.Story == "" || r.oneOutlet([]string{x.ID, y.ID}) || a.statement.Date.Compatible(b.statement.Date) {
		return false
	}
	first, _, ok1 := x.Published.Value.Bounds()
	other, _, ok2 := y.Published.Value.Bounds()
	near := ok1 && ok2 && first.Sub(other).Abs() <= oneTime
	return near && len(a.words) > runLength && slices.Equal(keys(a.words), keys(b.words))
}

// oneWeekdaySaid reports whether the words of two dates name one day of the week:
// which Friday is meant is read with less certainty than that it was one.
func oneWeekdaySaid(a, b string) bool {
	day := weekdayIn(a)
	return day != 0 && day == weekdayIn(b)
}

// weekdayIn is the day of the week that words name, 1 for Monday; 0 for none.
func weekdayIn(words string) int {
	for word := range strings.FieldsSeq(strings.ToLower(words)) {
		if day := lexicon.Weekday(word); day != 0 {
			return day
		}
	}
	return 0
}
