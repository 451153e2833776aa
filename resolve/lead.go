package resolve

import (
	"slices"
	"strings"

	"readout"
)

// leadSentences is how many sentences of news make the first lines of a report.
const leadSentences = 3

// leadDays is for how many days before its report the first lines may tell of what it
// goes on about: longer ago lies what they only remember.
const leadDays = 31

// leadWhen is the first day that the first lines of a document give: when a
// report says in its lead that somebody spoke on Monday, the talks of which it
// then tells without a day were most likely on that Monday.
func (r *resolver) leadWhen(doc int) when {
	d := r.docs[doc]
	last := none
	for i, left := 0, leadSentences; i < len(d.Sentences) && left > 0; i++ {
		if d.Sentences[i].Kind == readout.RegionBody {
			last, left = i, left-1
		}
	}
	if last == none {
		return when{timex: none}
	}
	for t := range d.Timexes {
		if d.Timexes[t].Span.Start >= d.Sentences[last].Span.End {
			break
		}
		if !d.RegionAt(d.Timexes[t].Span.Start).News() {
			continue
		}
		w := whenOf(d, t, r.dates[doc].timexes[t])
		if days := r.dates[doc].days; w.date.Exact() && days.known() && rangeOf(w.date).first > days.last {
			continue // a day to come is not that of what was done
		}
		if days := r.dates[doc].days; w.date.Exact() && days.known() && days.first-rangeOf(w.date).last > leadDays {
			continue // "ten years after the attacks of Sept. 11, 2001"
		}
		if w.date.Exact() || (!w.date.Known() && (w.day != 0 || w.weekday != 0)) {
			w.lead = true
			return w
		}
	}
	return when{timex: none}
}

// beforeThis reports whether a telling is told in the pluperfect, by the report itself:
// "the minister, who had invited them" speaks of something before the news at hand.
// What somebody "said that he had done" may be the news.
func (r *resolver) beforeThis(t *telling) bool {
	d := r.docs[t.doc]
	return !slices.ContainsFunc(t.mentions, func(m int) bool {
		x := &d.Mentions[m]
		return x.Within >= 0 || !pluperfect(d, x.Head)
	})
}

// pluperfect reports whether the verb at a token stands behind its "had".
func pluperfect(d *readout.Document, verb int) bool {
	for i := max(0, verb-auxiliaryReach); i < verb && verb < len(d.Arcs); i++ {
		if d.Arcs[i].Head == verb && d.Arcs[i].Rel == "aux" && strings.EqualFold(d.Tokens[i].Text(d), "had") {
			return d.Tags[verb].UPOS == readout.VERB
		}
	}
	return false
}

// auxiliaryReach is how far before its verb an auxiliary may stand.
const auxiliaryReach = 4

// giveLead gives the day of the lead to the tellings of a document, from the
// first given on, that begin in its first lines and say no day of their own.
func (r *resolver) giveLead(doc, first int) {
	d := r.docs[doc]
	lead := r.leadWhen(doc)
	if lead.timex == none {
		return
	}
	body := 0
	lines := make([]int, len(d.Sentences)) // number of each sentence among the body's
	for i := range d.Sentences {
		if d.Sentences[i].Kind == readout.RegionBody {
			body++
		}
		lines[i] = body
	}
	for _, t := range r.tellings[first:] {
		s := d.Mentions[t.mentions[0]].Sentence
		if t.when.said() || t.earlier || r.beforeThis(t) || t.modality != readout.ModalityActual || s < 0 || s >= len(lines) || lines[s] > leadSentences {
			continue
		}
		told := t.when.timex
		t.when = lead
		if told != none { // "earlier in the day" keeps its own words
			t.when.timex = told
		}
	}
}
