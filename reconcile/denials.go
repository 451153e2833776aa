package reconcile

import (
	"slices"

	"readout"
	"readout/lexicon"
)

// longestWording is how many words before a predicate belong to its wording.
const longestWording = 4

// wording is where a fact stands: a predicate with its auxiliaries and the word
// that denies it, "will lift", "refused to lift".
func (f *fact) wording() readout.Span {
	if f.kind != factClaim {
		return f.span
	}
	first := f.head
	take := func(i int) {
		if i >= 0 && i < first && f.head-i <= longestWording {
			first = i
		}
	}
	for _, c := range f.from.tree.All(f.head, "aux", "cop") {
		take(c)
	}
	take(f.denier)
	if up := f.from.tree.Head(f.head); up >= 0 && f.from.tree.Is(f.head, "xcomp") && lexicon.MoodOf(f.from.lemma(up)) == lexicon.MoodThrough {
		take(up) // "agreed to lift"
	}
	return f.from.tree.Span(readout.TokenRange{First: first, End: f.head + 1})
}

// denials are the words of claims that were already set against those of
// another document.
type denials map[denied][]int

// denied is a document whose claims are set against those of another.
type denied struct{ doc, other string }

// again reports whether a conflict of claims rests on a word on which one of the
// same two documents was raised already: who had not agreed to lift a toll is
// told once. It takes note of the words.
func (d denials) again(c *candidate) bool {
	if c.a.kind != factClaim {
		return false
	}
	for _, side := range [][2]*fact{{c.a, c.b}, {c.b, c.a}} {
		key := denied{side[0].rec.ID, side[1].rec.ID}
		for _, i := range side[0].excluding(side[1]) {
			if slices.Contains(d[key], i) {
				return true
			}
			d[key] = append(d[key], i)
		}
	}
	return false
}

// excluding lists the words by which a claim excludes another: what denies it,
// else, of two opposites, itself.
func (f *fact) excluding(other *fact) []int {
	switch {
	case f.negated:
		return []int{f.denier}
	case !other.negated:
		return []int{f.head}
	}
	return nil
}
