package reconcile

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/wordvec"
	"readout/lexicon"
)

// leastKin is how near in meaning two words must be to tell of the like: "left"
// and "departed".
const leastKin = 0.5

// oneGovernor reports whether two values are told of the like: some word that
// governs the one governs the other, or is of its kin. What was passed on Monday
// and what was announced on Tuesday are two days of two things.
func oneGovernor(a, b *fact) bool {
	x, y := a.governors(), b.governors()
	return len(x) == 0 || len(y) == 0 || slices.ContainsFunc(x, func(v string) bool {
		return slices.ContainsFunc(y, func(w string) bool { return kin(v, w) })
	})
}

// governors are the words that say what a value is told of: those on its way up
// to the predicate, and what that carries, where it says little alone: "vote" in
// "the vote came on Monday" and "they held a vote on Monday".
func (f *fact) governors() []string {
	x := f.from
	var out []string
	add := func(i int) {
		if tag := x.rec.Tags[i].UPOS; i != f.head && !lexicon.InClass("planned-modifier", x.lemma(i)) && (tag == readout.VERB || tag == readout.NOUN || tag == readout.ADJ) && !f.tokens.Contains(i) {
			out = append(out, x.lemma(i))
		}
	}
	last := x.predicate(f.head)
	for i, n := f.head, 0; i >= 0 && n < farthestVerb; i, n = x.tree.Head(i), n+1 {
		add(i)
		if i == last {
			break
		}
	}
	for _, c := range x.tree.All(last, "conj") {
		if o := x.tree.Child(c, "obj", "nsubj"); o < 0 || x.rec.Tags[o].UPOS == readout.PRON {
			add(c) // "shot and killed him"
		}
	}
	if o := x.tree.Child(last, "obj"); o >= 0 && f.kind == factDate && f.marker() == "for" {
		add(o) // "called a strike for Friday"
	}
	for _, over := range []int{last, x.tree.Child(last, "obj")} {
		if over < 0 {
			continue
		}
		if c := x.tree.Child(over, "xcomp", "advcl", "acl"); c >= 0 && x.rec.Tags[c].XPOS == "VB" {
			add(c) // "will send somebody to meet him on Friday"
		}
	}
	if up := x.tree.Head(last); up >= 0 && x.tree.Is(last, "xcomp", "acl:relcl") {
		add(up) // "invited her to come in May", "a call that he made on Monday"
	}
	if x.rec.Tags[last].UPOS == readout.VERB && !carrying(x.lemma(last)) {
		return out
	}
	for _, c := range x.tree.All(last, "obj", "nsubj", "obl", "xcomp") {
		add(c)
		for _, m := range x.tree.All(c, "compound", "amod", "nmod") {
			add(m)
		}
	}
	return out
}

// carrying reports whether a verb says little without what it carries.
func carrying(verb string) bool { return bare(verb) || lexicon.InClass("changing-word", verb) }

// bare reports whether a verb says next to nothing alone.
func bare(verb string) bool {
	return lexicon.LightVerb(verb) || lexicon.OpenVerb(verb) || lexicon.InClass("occurring-verb", verb)
}

// kin reports whether two words are one, a noun and the verb of it, or near in
// meaning.
func kin(a, b string) bool {
	const stem = 5 // letters
	if a == b || len(a) >= stem && len(b) >= stem && a[:stem] == b[:stem] {
		return true
	}
	if short, long := a, b; len(a) != len(b) {
		if len(short) > len(long) {
			short, long = long, short
		}
		if len(short) >= 4 && strings.HasPrefix(long, short) {
			return true
		}
	}
	return !bare(a) && !bare(b) && wordvec.Likeness(vectors().Of(a), vectors().Of(b)) >= leastKin
}
