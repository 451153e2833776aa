package resolve

import "readout"

// inferPublication dates documents without a date by happenings that dated
// documents share with them, then groups all anew: what was only a weekday is
// now a day.
func (r *resolver) inferPublication() {
	changed := false
	for _, g := range r.groups {
		day := r.eventDate(g)
		if !day.Value.Exact() || len(g) < 2 {
			continue
		}
		for _, n := range g {
			changed = r.inferFrom(r.tellings[n], day.Value) || changed
		}
	}
	if !changed {
		return
	}
	for i := range r.dates {
		c := &r.dates[i]
		if c.published.Value.Known() || !c.days.known() {
			continue
		}
		c.fill(r.docs[i], c.days)
		if day := datelineDay(r.docs[i], c); day.known() {
			c.fill(r.docs[i], day)
		}
		if d := c.days.covering(); len(d) >= len("2006-01") {
			c.published = readout.Published{Value: d, Basis: readout.BasisInferred}
		}
	}
	r.gatherTellings()
	r.groupTellings()
}

// inferFrom learns from one telling of a happening whose day is known what
// day its expression means, and on which days its document can have appeared.
func (r *resolver) inferFrom(t *telling, day readout.Date) bool {
	c := &r.dates[t.doc]
	if len(t.parties) < 2 || t.when.timex == none || t.when.date.Known() || c.published.Value.Known() {
		return false // one party alone does many things; that is too little to date a document by
	}
	relative := r.docs[t.doc].Timexes[t.when.timex].Relative
	if t.when.said() {
		c.timexes[t.when.timex] = t.when.cut(day)
	}
	if relative == "" || t.when.cut(day) != day {
		return t.when.said()
	}
	if days := anchorsFor(relative, day); days.known() {
		switch both := (dayRange{max(c.days.first, days.first), min(c.days.last, days.last)}); {
		case !c.days.known():
			c.days = days
		case both.first <= both.last:
			c.days = both
		}
	}
	return true
}

// datelineDay is the day of a document's dateline, once its year is known: an
// agency writes on the day that it puts there.
func datelineDay(d *readout.Document, c *calendarOf) dayRange {
	for t, date := range c.timexes {
		if date.Exact() && d.RegionAt(d.Timexes[t].Span.Start) == readout.RegionDateline {
			return rangeOf(date)
		}
	}
	return dayRange{}
}
