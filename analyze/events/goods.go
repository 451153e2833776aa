package events

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// A tariff lies on goods, "a duty on steel", "steel duties"; export controls stop
// them, "restrict exports of copper cable".

// goods reads the goods on which a measure of trade lies. Goods of which only the
// country is said, "Norwegian goods", are all of them and no value.
func (r *reader) goods(a *act, m *readout.EventMention) {
	switch m.Mode {
	case "tariff", "export-control", "import-limit":
	default:
		return
	}
	rated := r.tree.All(a.head, "nmod", "compound") // "of 9 percent on copper" hangs on the rate
	rated = slices.DeleteFunc(rated, func(c int) bool { return r.quantityAt[c] < 0 })
	for _, h := range append(append(rated, a.head), a.chain...) {
		for _, c := range r.tree.All(h, "nmod", "obl") {
			if k := r.mentionAt[h]; k >= 0 && h != m.Head { // another measure's
				continue
			}
			if by := r.caseOf(c); by == "on" && !r.ofTrigger(h, c) || by == "of" && h == a.head && r.traded(h) {
				r.goodsAt(m, c, 0)
			}
		}
	}
	for _, h := range []int{a.head, r.objectOf(a.head)} {
		if h < 0 {
			continue
		}
		if r.traded(h) {
			r.goodsAt(m, h, 0)
		}
		for _, c := range r.tree.All(h, "compound") {
			if h == a.head && c < h && r.tree.UPOS(c) == readout.NOUN && !r.traded(c) && !lexicon.InClass("controlled-noun", lower(r.tree.Lemma(c))) && r.good(c) {
				r.giveGoods(m, c)
			}
		}
	}
}

// traded reports whether the noun at i is of what is traded without saying what it is.
func (r *reader) traded(i int) bool {
	return lexicon.InClass("traded-noun", lower(r.tree.Lemma(i))) || lexicon.InClass("traded-noun", lower(r.tree.Text(i)))
}

// ofTrigger reports whether the word at c belongs to the verb at h by which an act is
// told: "put the tariff on hold".
func (r *reader) ofTrigger(h, c int) bool {
	return r.triggers[h] != nil && slices.Contains(r.triggers[h].Words, lower(r.tree.Lemma(c)))
}

// objectOf is the object of the verb at i, "restrict exports"; -1 for none.
func (r *reader) objectOf(i int) int {
	if !r.verbal(i) {
		return -1
	}
	return r.tree.Child(i, "obj")
}

// goodsAt gives the goods that the noun at i names, or those behind "of" where it
// only counts them, "cargoes of copper", with what is joined to it.
func (r *reader) goodsAt(m *readout.EventMention, i, depth int) {
	if depth > 2 {
		return
	}
	if r.traded(i) {
		for _, c := range r.tree.All(i, "nmod") {
			if r.caseOf(c) == "of" {
				r.goodsAt(m, c, depth+1)
			}
		}
		if r.firstOfGoods(i) < i && r.tree.UPOS(i-1) == readout.NOUN {
			r.giveGoods(m, i-1) // "steel products"
		}
		return
	}
	if !r.good(i) {
		return
	}
	r.giveGoods(m, i)
	for _, c := range r.tree.All(i, "conj") {
		r.goodsAt(m, c, depth+1)
	}
}

// good reports whether the word at i can name goods: a plain noun that is nobody,
// no time and no amount.
func (r *reader) good(i int) bool {
	return r.tree.UPOS(i) == readout.NOUN && r.entityAt[i] < 0 && !r.isActor(i) && r.timexAt[i] < 0 && r.quantityAt[i] < 0 && r.actAt[i] < 0 &&
		r.chain(i) < 0 && !strings.ContainsAny(r.tree.Text(i), "-%0123456789")
}

// giveGoods gives the goods whose name ends at i, without the country that they
// come from.
func (r *reader) giveGoods(m *readout.EventMention, i int) {
	span := readout.Span{Start: r.doc.Tokens[r.firstOfGoods(i)].Start, End: r.doc.Tokens[i].End}
	give(m, r.slot(readout.SlotGoods, span, lower(span.Text(r.doc))), "lies-on")
}

// firstOfGoods is the first word of the name of the goods that ends at i, "heavy
// copper cable": the plain nouns and adjectives before it.
func (r *reader) firstOfGoods(i int) int {
	first := i
	for j := i - 1; j >= 0 && r.tree.SentenceOf(j) == r.tree.SentenceOf(i) && r.entityAt[j] < 0 && r.quantityAt[j] < 0 && r.timexAt[j] < 0; j-- {
		if u := r.tree.UPOS(j); u != readout.NOUN && u != readout.ADJ || r.tree.Head(j) < j || r.tree.Head(j) > i || !r.tree.Is(j, "compound", "amod") {
			break
		}
		first = j
	}
	return first
}
