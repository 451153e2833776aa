package quantities

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// This file reads of a levy what its sentence leaves to others: whose it is, when it
// is only "the tariff", and from which day it is to be paid.

// levied reports whether a figure is the rate of what one side puts on another.
func levied(q *readout.Quantity) bool { return q.Measure == "tariff" }

// takeUp gives the rate of "the tariff" the sides of the last one by that name of
// which the text says who put it on whom.
func (r *reader) takeUp(q *readout.Quantity, noun int) {
	if !levied(q) || q.ByChain != readout.NoChain && q.OnChain != readout.NoChain || !r.pointsBack(noun) {
		return
	}
	lemma := strings.ToLower(r.tree.Lemma(noun))
	for i := r.bounds().First - 1; i >= 0; i-- {
		if r.tree.UPOS(i) != readout.NOUN || !strings.EqualFold(r.tree.Lemma(i), lemma) {
			continue
		}
		by := r.acting(r.owner(i))
		if by == readout.NoChain {
			by = r.government(r.agent(r.verbAbove(i), i))
		}
		on := r.target(i)
		if by == readout.NoChain || on == readout.NoChain || by == on {
			continue
		}
		if (q.ByChain == readout.NoChain || q.ByChain == by) && (q.OnChain == readout.NoChain || q.OnChain == on) {
			q.ByChain, q.OnChain = by, on
		}
		return
	}
}

// pointsBack reports whether a noun speaks of something told before.
func (r *reader) pointsBack(noun int) bool {
	if noun < 0 || r.tree.UPOS(noun) != readout.NOUN {
		return false
	}
	d := r.tree.Child(noun, "det")
	return d >= 0 && (r.word(d) == "the" || r.word(d) == "this")
}

// firstDay is the day from which a levy is to be paid, "starting May 2", where its
// sentence gives one and no other levy stands between; -1 for none.
func (r *reader) firstDay(q *readout.Quantity) int {
	s := r.bounds()
	for i := q.Tokens.End; i+1 < s.End; i++ {
		if m := r.words.Nouns[r.word(i)]; m == q.Measure && i > q.Tokens.End+1 && r.tree.UPOS(i) == readout.NOUN {
			return -1
		}
		if t, ok := r.timexOf[i+1]; ok && r.doc.Timexes[t].Tokens.First == i+1 && r.doc.Timexes[t].Type == readout.TimexDate && r.starts(i) {
			return t
		}
	}
	return -1
}

// starts reports whether the word at i says that what is told holds from then on.
func (r *reader) starts(i int) bool {
	switch w := r.word(i); w {
	case "since":
		return i > 0 && lexicon.InClass("force-noun", r.word(i-1))
	case "of":
		return i > 0 && r.word(i-1) == "as"
	default:
		return lexicon.InClass("starting-word", w)
	}
}

// elsewhere reports whether the time below token h is not that of a levy told by a
// verb: the day on which somebody speaks of it, or of another clause.
func (r *reader) elsewhere(h, verb int) bool {
	if h < 0 || h == verb || r.tree.UPOS(h) != readout.VERB {
		return false
	}
	says := lexicon.Cues().Verb(strings.ToLower(r.tree.Lemma(h))).Class == lexicon.CueSay && r.tree.Child(h, "ccomp", "parataxis") >= 0
	return says || verb >= 0 && r.conditional(verb) && !r.tree.Dominates(verb, h)
}

// conditional reports whether a verb stands behind "if" or "unless".
func (r *reader) conditional(verb int) bool {
	m := r.tree.Child(verb, "mark")
	return m >= 0 && (r.word(m) == "if" || r.word(m) == "unless")
}
