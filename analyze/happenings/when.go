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
		since := func(c int) bool { return r.caseOf(c) == "since" }
		if t := r.dayOf(at, since); t >= 0 && (h.tense == perfect || h.tense == pluperfect || h.noun && r.tree.Child(at, "cop") >= 0) { // "has been suspended since May"
			h.set(r.doc.Timexes[t].Date, t, readout.BasisStated, "since")
			return
		}
	}
	if t := r.timeAbove(h); t >= 0 {
		h.set(r.doc.Timexes[t].Date, t, readout.BasisStated, "of-the-subject")
		return
	}
	if h.Mention >= 0 {
		if t := r.doc.Mentions[h.Mention].Timex; t >= 0 && t < len(r.doc.Timexes) && r.doc.Timexes[t].Date.Known() {
			h.set(r.doc.Timexes[t].Date, t, readout.BasisStated, "of-the-act")
		}
	}
}

// timeAbove is the day to which the predicate of an event noun puts it: "the flight
// was in May", "deliveries are due in May", "the launch was put off until May". -1
// for none.
func (r *reader) timeAbove(h *happening) int {
	i := h.Happening.Head
	if p := r.tree.Head(i); p >= 0 && r.tree.Is(i, "obj") && r.putsOff(p) && !r.isPassive(p) {
		return r.dayOf(p, r.putTo)
	}
	if !h.noun || !r.tree.Is(i, "nsubj", "nsubj:pass") {
		return -1
	}
	p := r.tree.Head(i)
	if t := r.timexAt[p]; t >= 0 { // "the flight was in May"
		if r.dates(int(t)) && r.placing(p) && r.tree.Child(p, "cop") >= 0 {
			return int(t)
		}
		return -1
	}
	word := lower(r.tree.Lemma(p))
	switch {
	case r.putsOff(p):
		return r.dayOf(p, r.putTo)
	case lexicon.InClass("due-word", word), lexicon.InClass("pending-word", word), lexicon.InClass("occurring-verb", word):
		return r.dayOf(p, func(c int) bool { return r.placing(c) || r.putTo(c) })
	}
	return -1
}

// putsOff reports whether verb p, which may have a particle, puts something off to a day.
func (r *reader) putsOff(p int) bool {
	word := lower(r.tree.Lemma(p))
	return r.tree.UPOS(p) == readout.VERB && (lexicon.InClass("postponing-verb", word) || word == "put" && r.tree.Child(p, "compound:prt") >= 0)
}

// putTo reports whether the preposition of time word c names the new day.
func (r *reader) putTo(c int) bool {
	switch r.caseOf(c) {
	case "to", "until", "till":
		return true
	}
	return false
}

// dayOf is a date that hangs on token p by a preposition that fits, -1 for none.
func (r *reader) dayOf(p int, fits func(c int) bool) int {
	for _, c := range r.tree.All(p, "obl", "nmod", "obl:tmod", "obl:unmarked", "advmod") {
		if t := int(r.timexAt[c]); t >= 0 && r.dates(t) && fits(c) {
			return t
		}
	}
	return -1
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
		if k := r.foundAt[p]; k >= 0 && r.found[k].Basis == readout.BasisStated && r.found[k].By != "since" {
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
	if r.doc.Sentences[h.Sentence].Kind == readout.RegionTitle && (!h.noun || h.verb >= 0) {
		h.set(day, -1, readout.BasisInferred, "headline")
		return
	}
	if h.noun && h.verb < 0 {
		return
	}
	lead := h.Sentence <= 2*leadReach                                                    // "has also opened shops" further down is no news
	if h.tense == past || h.tense == perfect && lead || h.tense == present && h.speech { // "makes tyres" is true of no day
		h.set(day, -1, readout.BasisInferred, "news")
	}
}
