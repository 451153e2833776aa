package resolve

import (
	"strconv"
	"strings"

	"readout"
	"readout/internal/calendar"
)

// when is what a text says of the day of something: a calendar date, or only
// parts of one, such as a day without its year or a weekday.
type when struct {
	date    readout.Date // empty when not known
	month   int          // 1 to 12, 0 for unsaid; of the date too
	day     int          // of the month
	weekday int          // 1 is Monday, 0 for unsaid
	timex   int          // index into the document's timexes, none for unsaid
	lead    bool         // not said of the happening itself: the day of the report's first lines
}

// said reports whether anything at all is said.
func (w when) said() bool {
	return w.date.Known() || w.month != 0 || w.weekday != 0
}

// whenOf reads a time expression, with its date as resolved for the document.
func whenOf(d *readout.Document, index int, date readout.Date) when {
	w := when{timex: none}
	if index < 0 || index >= len(d.Timexes) {
		return w
	}
	t := &d.Timexes[index]
	if t.Type != readout.TimexDate && t.Type != readout.TimexTime {
		return w
	}
	w.date, w.timex = date.Day(), index
	w.readParts(t.Value)
	if date.Known() {
		w.readParts(string(w.date))
		if first, last, ok := w.date.Bounds(); ok && first == last {
			w.weekday = (int(first.Weekday())+6)%7 + 1
		}
	}
	return w
}

// readParts reads month, day and weekday of a TIMEX3 value: 2025-06-05,
// XXXX-11-24, XXXX-01, XXXX-WXX-4.
func (w *when) readParts(value string) {
	value, _, _ = strings.Cut(value, "T")
	parts := strings.Split(value, "-")
	number := func(s string, most int) int {
		n, err := strconv.Atoi(s)
		if err != nil || len(s) > 2 || n < 1 || n > most {
			return 0
		}
		return n
	}
	switch {
	case len(parts) == 3 && strings.HasPrefix(parts[1], "W"):
		w.weekday = number(parts[2], 7)
	case len(parts) >= 2:
		w.month = number(parts[1], 12)
		if len(parts) == 3 && w.month != 0 {
			w.day = number(parts[2], 31)
		}
	}
}

// cut is a day as precise as a text says it: of "January" only the month.
func (w when) cut(day readout.Date) readout.Date {
	if w.month != 0 && w.day == 0 && w.weekday == 0 && day.Exact() {
		return day.Day()[:7]
	}
	return day
}

// agreement of two whens.
type agreement struct {
	score float64
	by    string
	ok    bool // false: they cannot be one day
}

// compareWhen scores how far two whens agree. A day taken from the first lines
// of a report weighs less, and does not exclude another.
func compareWhen(a, b when) agreement {
	got := compareSaid(a, b)
	if a.lead || b.lead {
		if !got.ok {
			return agreement{0, "date-unsaid", true}
		}
		got.score, got.by = round(0.75*got.score), got.by+"-as-lead"
	}
	return got
}

func compareSaid(a, b when) agreement {
	switch {
	case !a.said() || !b.said():
		return agreement{0, "date-unsaid", true}
	case a.date.Known() && b.date.Known():
		return compareDates(a.date, b.date)
	case a.month != 0 && b.month != 0 && a.month != b.month,
		a.day != 0 && b.day != 0 && a.day != b.day,
		a.weekday != 0 && b.weekday != 0 && a.weekday != b.weekday:
		return agreement{0, "other-day", false}
	case a.day != 0 && a.day == b.day:
		return agreement{1.6, "same-day-of-year", true}
	case a.weekday != 0 && a.weekday == b.weekday:
		return agreement{0.8, "same-weekday", true}
	case a.month != 0 && a.month == b.month:
		return agreement{0.8, "same-month", true}
	}
	return agreement{0.2, "date-compatible", true}
}

func compareDates(a, b readout.Date) agreement {
	ra, rb := rangeOf(a), rangeOf(b)
	if ra.apart(rb) > 0 {
		return agreement{0, "other-day", false}
	}
	switch longest := max(ra.last-ra.first, rb.last-rb.first); {
	case longest == 0:
		return agreement{2, "same-day", true}
	case longest < 7:
		return agreement{1.2, "same-week", true}
	case longest < 31:
		return agreement{0.9, "same-month", true}
	}
	return agreement{0.4, "date-compatible", true}
}

// merged is the more telling of two whens that agree.
func merged(a, b when) when {
	switch {
	case !b.said():
		return a
	case !a.said() || (a.lead && !b.lead):
		return b
	case b.lead && !a.lead:
		return a
	case a.date.Known() && b.date.Known():
		ra, rb := rangeOf(a.date), rangeOf(b.date)
		if rb.last-rb.first < ra.last-ra.first {
			return b
		}
		return a
	case b.date.Known() && (b.date.Exact() || a.day == 0):
		return b
	case !a.date.Known() && a.day == 0 && b.day != 0:
		return b
	}
	return a
}

// calendarOf is what is known of the days of one document.
type calendarOf struct {
	published readout.Published
	days      dayRange       // on which it may have appeared
	timexes   []readout.Date // runs parallel to Layers.Timexes
}

// resolveDates starts every document's calendar with what its own text says.
func (r *resolver) resolveDates() {
	r.dates = make([]calendarOf, len(r.docs))
	for i, d := range r.docs {
		c := calendarOf{published: d.Published, days: publishedDays(d.Published), timexes: make([]readout.Date, len(d.Timexes))}
		for t := range d.Timexes {
			c.timexes[t] = d.Timexes[t].Date
		}
		r.dates[i] = c
	}
}

// fill gives a date to every expression of a document that means the same day
// wherever in days the document appeared. What Resolve gives never falls as
// the anchor rises, so the two ends tell for all between.
func (c *calendarOf) fill(d *readout.Document, days dayRange) {
	c.days = days
	for i := range d.Timexes {
		t := &d.Timexes[i]
		if c.timexes[i].Known() || t.Relative == "" {
			continue
		}
		first, ok1 := calendar.Resolve(t.Relative, dayDate(days.first))
		last, ok2 := calendar.Resolve(t.Relative, dayDate(days.last))
		if ok1 && ok2 && first == last {
			c.timexes[i] = first
		}
	}
}

// anchorsFor is the days on which a document can have appeared whose relative
// expression means a given day: unknown when there is none within a year.
func anchorsFor(relative string, day readout.Date) dayRange {
	const before, after = 31, 366
	at := rangeOf(day)
	var out dayRange
	for n := at.first - before; n <= at.first+after; n++ {
		got, ok := calendar.Resolve(relative, dayDate(n))
		if !ok || got.Day() != day {
			continue
		}
		if !out.known() {
			out.first = n
		}
		out.last = n
	}
	return out
}

// covering is the finest date that holds all of the days: a day, a month or a
// year; unknown when they lie in two years.
func (d dayRange) covering() readout.Date {
	if !d.known() {
		return ""
	}
	first, last := string(dayDate(d.first)), string(dayDate(d.last))
	for _, n := range []int{10, 7, 4} {
		if first[:n] == last[:n] {
			return readout.Date(first[:n])
		}
	}
	return ""
}
