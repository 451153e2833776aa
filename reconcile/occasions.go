package reconcile

import (
	"slices"

	"readout/lexicon"
)

// twoOccasions reports whether two predicates give days that exclude one another and
// figures, ranks or lengths of time that do: what rose on Friday fell on Monday, and who
// delivered 14 ships in one year delivered 19 in the next. Of one occasion two reports
// seldom differ twice.
func twoOccasions(x, y *fact) bool {
	if x.kind == factDate {
		return atOdds(x, y, factNumber, factDuration, factOrdinal)
	}
	return atOdds(x, y, factDate)
}

// atOdds reports whether the predicates of two facts have other facts of some kinds that
// exclude one another, and none that agree.
func atOdds(x, y *fact, kinds ...factKind) bool {
	other := false
	for _, a := range x.sisters(kinds) {
		for _, b := range y.sisters(kinds) {
			if a.kind != b.kind {
				continue
			}
			switch comparisons[a.kind].compare(a, b) {
			case agree:
				return false
			case differs:
				other = true
			}
		}
	}
	return other
}

// sisters are the other facts of some kinds of the predicate that a fact belongs to.
func (f *fact) sisters(kinds []factKind) []*fact {
	of := f.from.predicate(f.head)
	return slices.DeleteFunc(slices.Clone(f.passage.facts), func(o *fact) bool {
		return !slices.Contains(kinds, o.kind) || o.span.Overlaps(f.span) || o.from.predicate(o.head) != of
	})
}

// otherBearer reports whether two figures are told of two of a sort, or of a part and the
// whole: "fishermen from Velm" and "fishermen from Lindholm", "unemployment" and
// "unemployment among the young".
func otherBearer(x, y *fact) bool {
	if x.stated().subject != y.stated().subject {
		return false
	}
	a, among := x.bearer()
	b, alsoAmong := y.bearer()
	return among != alsoAmong || len(a) > 0 && len(b) > 0 && !shareWord(a, b)
}

// bearer are the names and nouns that say which of a sort the subject of a fact's
// predicate is, and whether they say of which part of a whole it is told.
func (f *fact) bearer() (which []string, part bool) {
	t := f.from.tree
	subject := t.Child(f.from.predicate(f.head), "nsubj", "nsubj:pass")
	if subject < 0 || subject == f.head || f.tokens.Contains(subject) {
		return nil, false
	}
	for _, n := range t.All(subject, "nmod") {
		c := t.Child(n, "case")
		if c < 0 || f.tokens.Contains(n) {
			continue
		}
		part = part || lexicon.InClass("part-word", f.from.lemma(c))
		which = append(which, f.from.term(n))
	}
	return which, part
}
