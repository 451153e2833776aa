package reconcile

import (
	"readout"
	"readout/lexicon"
)

// ties adds who stands to a named person in which close relation: "Ann Lee's mother,
// Mary Cole,", "Mary Cole, the mother of Ann Lee,". It counts as an office of which
// the one person is the body.
func (x *extractor) ties() {
	for _, e := range x.rec.Entities {
		if e.Type != readout.EntityPerson || e.Tokens.Len() < 2 {
			continue // many have one given name
		}
		head := x.headOf(e.Tokens)
		for _, noun := range append(x.tree.All(head, "appos"), x.tree.Head(head)) {
			if noun < 0 || e.Tokens.Contains(noun) || noun == x.tree.Head(head) && !x.tree.Is(head, "appos", "flat") {
				continue
			}
			word := x.lemma(noun)
			whose := x.tiedTo(noun)
			if !tie(word) || whose == "" || whose == lastName(e.Name) {
				continue
			}
			f := fact{kind: factOffice, span: e.Span, name: e.Name, anchor: word, rel: "office", context: terms([]term{{word, rarity(word)}, {whose, rarity(whose)}})}
			f.office = office{span: x.tree.Span(readout.TokenRange{First: noun, End: noun + 1}).Cover(e.Span), bodies: []string{whose}, tie: true}
			x.add(f, e.Tokens)
		}
	}
}

// tie reports whether a noun says in which close relation one person stands to another.
func tie(noun string) bool {
	return lexicon.InClass("kin-noun", noun) || lexicon.InClass("counsel-noun", noun)
}

// tiedTo is the name of the person to whom a noun says that somebody stands in a relation.
func (x *extractor) tiedTo(noun int) string {
	if owner := x.tree.Child(noun, "nmod:poss"); owner >= 0 && x.rec.Tags[owner].UPOS != readout.PRON {
		return x.who(owner)
	}
	for _, of := range x.tree.All(noun, "nmod") {
		if c := x.tree.Child(of, "case"); c >= 0 && lexicon.InClass("tie-joint", x.lemma(c)) {
			return x.who(of) // of two of one family each has a wife of his own: never by a pronoun
		}
	}
	return ""
}

// compareTies compares who stands to one person in one relation.
func compareTies(a, b *fact) relation {
	switch {
	case a.office.bodies[0] != b.office.bodies[0]:
		return open
	case oneNameOf(a, b):
		return agree
	case lexicon.InClass("counsel-noun", a.anchor) && !sayAlike(a, b):
		return open // of several, each speaks for himself
	}
	return differs
}
