package happenings

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// A noun of happening often stands without those who take part: they stand
// beside the verb or the noun above it. "The firm announced cuts", "he is on
// leave", "the third period of her leave".

// inherit finds who does what noun h tells, where its own phrase does not say it.
func (r *reader) inherit(h *happening) {
	i := h.Happening.Head
	if it := r.own(i); it >= 0 {
		h.Source = append(h.Source[:0], r.arguments(it)...)
		return
	}
	if len(h.Source) > 0 || h.verb >= 0 {
		return
	}
	for range 3 {
		p := r.tree.Head(i)
		switch {
		case r.state(i) && (p < 0 || r.tree.Child(i, "cop") >= 0): // "he is on leave"
			for _, s := range r.subjects(i, 0) {
				h.Source = append(h.Source, r.arguments(s)...)
			}
			return
		case p < 0:
			return
		case r.state(i) && r.tree.Is(i, "nmod") && r.tree.UPOS(p) == readout.PROPN: // "Jobs on leave"
			h.Source = r.arguments(p)
			return
		case r.holds(p) && (r.tree.Is(i, "compound") || r.tree.Is(i, "nmod") && r.caseOf(i) == "of"):
			if c := r.tree.Child(p, "nmod:poss"); c >= 0 {
				h.Source = r.arguments(c)
				return
			}
			i = p
		case r.tree.UPOS(p) == readout.VERB && r.tree.Is(i, "obj", "obl", "xcomp") && r.controls(p, i):
			h.Source = r.doers(p)
			return
		default:
			return
		}
	}
}

// state reports whether token i stands behind a preposition that says what
// somebody is at: "on leave", "under attack" is done to him.
func (r *reader) state(i int) bool { return r.caseOf(i) == "on" }

// holds reports whether noun p only measures out the happening below it.
func (r *reader) holds(p int) bool {
	return r.tree.UPOS(p) == readout.NOUN && lexicon.InClass("stretch-noun", lower(r.tree.Lemma(p)))
}

// controls reports whether who does verb p also does the happening of its
// object, or of what stands behind its preposition: "file for bankruptcy".
func (r *reader) controls(p, i int) bool {
	verb := lower(r.tree.Lemma(p))
	if r.state(i) && r.tree.Is(i, "obl") {
		return verb == "go" // "went on strike"
	}
	return lexicon.InClass("doing-verb", verb) || !r.tree.Is(i, "obl") && lexicon.InClass("intending-verb", verb)
}

// doers are who does what verb v tells.
func (r *reader) doers(v int) (out []readout.Argument) {
	if !r.isPassive(v) {
		for _, s := range r.subjects(v, 0) {
			out = append(out, r.arguments(s)...)
		}
	}
	return out
}

// own is what "its" before noun i means where that hangs on a clause as its time
// ("since its launch"): what stands last before it in the clause, else the
// clause's subject. -1 for none.
func (r *reader) own(i int) int {
	c := r.tree.Child(i, "nmod:poss")
	if c < 0 || !r.tree.Is(i, "obl") || lower(r.tree.Text(c)) != "its" {
		return -1
	}
	switch strings.ToLower(r.caseOf(i)) {
	case "since", "after", "before", "upon", "following", "until":
	default:
		return -1
	}
	last := -1
	for _, o32 := range r.tree.Children(r.tree.Head(i)) {
		o := int(o32)
		if r.timexAt[o] >= 0 || !r.tree.Is(o, "nsubj", "obj", "obl") {
			continue
		}
		if o < i || last < 0 && o > i && r.tree.Is(o, "nsubj") {
			last = o
		}
	}
	return last
}

// takeUp gives a noun that nobody stands beside, "the flight", those who take part
// in what it takes up: the last happening before it that is called by the same verb,
// or a deal where it names one.
func (r *reader) takeUp(k int) {
	h := &r.found[k]
	if !h.noun || len(h.Source)+len(h.Target) > 0 || !r.pointsBack(h) || r.another(h) {
		return
	}
	deal := lexicon.InClass("dealing-verb", h.Lemma)
	for i := k - 1; i >= 0; i-- {
		o := &r.found[i]
		if len(o.Source)+len(o.Target) == 0 || o.Sentence == h.Sentence && r.tree.Dominates(o.Happening.Head, h.Happening.Head) {
			continue
		}
		if o.Lemma == h.Lemma || deal && lexicon.InClass("dealing-verb", o.Lemma) {
			h.Source, h.Target, h.taken = slices.Clone(o.Source), slices.Clone(o.Target), true
			return
		}
	}
}
