package reconcile

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// endsScore reports whether a figure after a text is the second of two that are set
// against one another: "ahead 50-to-40 percent".
func endsScore(before string) bool {
	return strings.HasSuffix(before, "-to-") || strings.HasSuffix(before, "–to–")
}

// counted is the lemma of what a figure counts: where that is a name before a noun, the
// noun, as in "5,500 Norwegian sailors".
func (x *extractor) counted(q readout.Quantity) string {
	i := x.tree.Head(x.headOf(q.Tokens))
	if i < 0 || q.Of == "" || x.lemma(i) != q.Of || x.rec.Tags[i].UPOS != readout.PROPN || !x.tree.Is(i, "compound", "amod") || x.tree.Head(i) < 0 {
		return q.Of
	}
	return x.lemma(x.tree.Head(i))
}

// opensRange reports whether a figure is the first of a range, which is neither of
// its ends: "9 to 12 euros", "between 9 and 12".
func (x *extractor) opensRange(q readout.Quantity) bool {
	joint := q.Tokens.End
	if joint+1 >= len(x.rec.Tokens) || x.before(q.Tokens.First) == "from" {
		return false
	}
	switch word := strings.ToLower(x.tree.Text(joint)); {
	case word == "and" && x.before(q.Tokens.First) != "between", word != "and" && word != "to" && word != "-" && word != "–":
		return false
	}
	return slices.ContainsFunc(x.rec.Quantities, func(o readout.Quantity) bool { return o.Tokens.First == joint+1 && o.Unit == q.Unit })
}

// joinsName reports whether a figure counts others than one who is named beside them: "Norway and five
// other states", "Ann Lee and five pilots".
func (x *extractor) joinsName(q readout.Quantity) bool {
	noun := x.headOf(q.Tokens)
	if up := x.tree.Head(noun); up >= 0 && x.tree.Is(noun, "nummod") {
		noun = up
	}
	first := noun
	for x.tree.Is(first, "conj") && x.tree.Head(first) >= 0 {
		first = x.tree.Head(first)
	}
	n := fromQuantity(q)
	return first != noun && n.counts() && x.rec.Tags[first].UPOS == readout.PROPN && x.rec.Tags[noun].UPOS != readout.PROPN
}

// unharmed adds that no people came to harm as a figure of none: "nobody was hurt", "no
// deaths were reported".
func (x *extractor) unharmed() {
	words := lexicon.Quantities()
	add := func(i int, measure string) {
		if measure != "toll" && measure != "wounded" {
			return
		}
		r := x.tree.Subtree(i)
		if r.Len() == 0 || r.Len() > longestNone {
			return
		}
		none := number{unit: "person", measure: measure, bound: readout.BoundNone}
		x.add(fact{kind: factNumber, span: x.tree.Span(r), number: &none, anchor: "people"}, r)
	}
	for i, tag := range x.rec.Tags {
		switch {
		case tag.UPOS == readout.NOUN && x.none(i):
			add(i, words.Nouns[x.lemma(i)])
		case tag.UPOS == readout.VERB:
			if c := x.tree.Child(i, "nsubj"); c >= 0 && (x.noOne(c) || x.none(c) && anybody(x.lemma(c))) && (x.passive(i) || x.tree.Child(i, "obj") < 0) {
				add(c, words.Verbs[x.lemma(i)])
			}
		}
	}
}

// longestNone is how many tokens the words for nobody may have.
const longestNone = 4

// denominates reports whether a sum only says which note or coin is meant: "the $20 bill".
func (x *extractor) denominates(q readout.Quantity) bool {
	next := q.Tokens.End
	if next < len(x.rec.Tokens) && x.tree.Text(next) == "-" {
		next++
	}
	return q.Unit != "" && q.Unit == strings.ToUpper(q.Unit) && next < len(x.rec.Tokens) && lexicon.InClass("cash-noun", x.lemma(next))
}

// roundWord reports whether a figure is given by a round word: "a dozen", "a trillion".
func roundWord(words string, value float64) bool {
	article, _, _ := strings.Cut(strings.ToLower(words), " ")
	return value > 10 && (article == "a" || article == "an")
}

// further reports whether a figure counts on top of others that the text has
// told before: "three more women", "five other women".
func further(words string) bool {
	words = strings.ReplaceAll(" "+strings.ToLower(words)+" ", " more than ", " over ")
	return strings.Contains(words, " more ") || strings.Contains(words, " other ")
}

// isDuration reports whether a unit is one of time.
func isDuration(unit string) bool {
	return minutes[unit] > 0 || unit == "month" || unit == "year" || unit == "decade" || unit == "century"
}
