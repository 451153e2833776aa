package happenings

import (
	"readout"
	"readout/lexicon"
)

// date gives every happening the day that the text puts it on.
func (r *reader) date() {
	for i := range r.found {
		r.ownDate(&r.found[i])
	}
	for i := range r.found {
		r.sharedDate(&r.found[i])
	}
	for i := range r.found {
		r.newsDate(&r.found[i])
	}
}

func (h *happening) set(d readout.Date, timex int, basis readout.Basis, by string) {
	h.Date, h.Timex, h.Basis, h.By = d, timex, basis, by
}

// ownDate looks for an expression that hangs on the happening itself, on the
// verb that carries it, or stands alone in its clause.
func (r *reader) ownDate(h *happening) {
	for _, at := range []int{h.Happening.Head, h.verb} {
		if at < 0 {
			continue
		}
		if t := r.timeBelow(at); t >= 0 {
			h.set(r.doc.Timexes[t].Date, t, readout.BasisStated, "at-trigger")
			return
		}
	}
	if h.Mention >= 0 {
		if t := r.doc.Mentions[h.Mention].Timex; t >= 0 && t < len(r.doc.Timexes) && r.doc.Timexes[t].Date.Known() {
			h.set(r.doc.Timexes[t].Date, t, readout.BasisStated, "of-the-act")
		}
	}
}

// timeBelow is a time expression that hangs on token i and says when: a date,
// not a duration, a set or the edge of a stretch of time. -1 for none.
func (r *reader) timeBelow(i int) int {
	for _, c32 := range r.tree.Children(i) {
		c := int(c32)
		t := int(r.timexAt[c])
		if t < 0 || !r.tree.Is(c, "obl", "nmod", "advmod", "obl:tmod", "obl:unmarked", "nmod:poss", "amod", "compound", "dep") {
			continue
		}
		if r.dates(t) && r.placing(c) {
			return t
		}
	}
	return -1
}

// dates reports whether timex t names a place in the calendar.
func (r *reader) dates(t int) bool {
	x := &r.doc.Timexes[t]
	return (x.Type == readout.TimexDate || x.Type == readout.TimexTime) && x.Date.Known()
}

// placing reports whether the preposition of time word c puts things at it,
// not before, after or up to it.
func (r *reader) placing(c int) bool {
	switch r.caseOf(c) {
	case "since", "until", "till", "before", "after", "ahead", "through", "for", "over", "from", "within", "prior", "by", "following", "to":
		return false
	}
	return true
}

// sharedDate takes the date of the verb that governs or is coordinated.
func (r *reader) sharedDate(h *happening) {
	if h.Date.Known() {
		return
	}
	cur := h.Happening.Head
	if h.verb >= 0 {
		cur = h.verb
	}
	for range 4 {
		p := r.tree.Head(cur)
		if p < 0 || !r.oneTime(h, cur) {
			return
		}
		t := -1
		if k := r.foundAt[p]; k >= 0 && r.found[k].Basis == readout.BasisStated {
			t = r.found[k].Timex
		} else if k < 0 {
			t = r.timeBelow(p)
		}
		if t >= 0 {
			h.set(r.doc.Timexes[t].Date, t, readout.BasisStated, "in-clause")
			return
		}
		cur = p
	}
}

// oneTime reports whether what hangs by cur happens when its governor does.
func (r *reader) oneTime(h *happening, cur int) bool {
	switch {
	case r.tree.Is(cur, "xcomp"):
		return true
	case r.tree.Is(cur, "conj"):
		return r.tree.Child(cur, "nsubj") < 0
	case r.tree.Is(cur, "advcl"):
		return r.doc.Tags[cur].XPOS == "VBG" || r.doc.Tags[cur].XPOS == "VBN"
	case r.tree.Is(cur, "obl") && h.noun:
		switch r.caseOf(cur) {
		case "at", "in", "during":
			return true
		}
		return r.begins(cur) // "filed for bankruptcy"
	case r.tree.Is(cur, "obj"): // "declared bankruptcy"
		return h.noun && r.begins(cur)
	case r.tree.Is(cur, "compound"):
		return h.noun && r.holds(r.tree.Head(cur))
	}
	return false
}

// begins reports whether noun i, or the noun that only measures it out, is what a
// verb such as "declare" or "file for" sets going.
func (r *reader) begins(i int) bool {
	p := r.tree.Head(i)
	return p >= 0 && r.tree.UPOS(p) == readout.VERB && lexicon.InClass("doing-verb", lower(r.tree.Lemma(p)))
}

// newsDate gives what is told as news the day of the report: what the headline
// tells, what is told in the past or perfect, and speech in the present, too.
func (r *reader) newsDate(h *happening) {
	day := r.doc.Published.Value.Day()
	if h.Date.Known() || !day.Known() || h.Modality != readout.ModalityActual || h.Polarity == readout.PolarityNeg {
		return
	}
	if r.doc.Sentences[h.Sentence].Kind == readout.RegionTitle && !h.noun {
		h.set(day, -1, readout.BasisInferred, "headline")
		return
	}
	if h.noun {
		return
	}
	if h.tense == past || h.tense == perfect || h.tense == present && h.speech { // "makes tyres" is true of no day
		h.set(day, -1, readout.BasisInferred, "news")
	}
}
