package coreference

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// thingFor is the body, country or place that "it" means: what comes to mind
// first among the names and the other nouns before it. Where that is a noun of
// no chain, "it" is left open.
func (r *resolver) thingFor(i int) int {
	reflexive := strings.EqualFold(r.tree.Text(i), "itself")
	if !r.tree.Is(i, "nsubj", "nsubj:pass", "nmod:poss") && !reflexive || r.pleonastic(i) {
		return none // an object is a thing far more often than a body
	}
	best, bestScore := none, 0
	for j := i - 1; j >= 0 && r.sentence[i]-r.sentence[j] <= 1; j-- {
		c := int(r.at[j])
		if !r.one(j, c) || r.excluded(i, j) || r.within(j, i) {
			continue
		}
		score := r.nearness(i, j)
		if c == none && r.acts(i) {
			continue // what says or decides has a name or is a body
		}
		if c != none && r.list[c].Kind == readout.ActorPlace {
			score -= 6
		}
		if score > bestScore {
			best, bestScore = c, score
		}
	}
	if bestScore == 0 || best == none && r.fronted(i) {
		return r.subjectAfter(i)
	}
	return best
}

// fronted reports whether pronoun i stands in a clause or phrase before its
// sentence's subject: "Although it is small, the bank".
func (r *resolver) fronted(i int) bool {
	s := r.doc.Sentences[r.sentence[i]].Tokens
	return i-s.First <= 3
}

// subjectAfter is the body, country or place that is the subject of the main
// clause after a pronoun in a clause that comes first, none where it is another.
func (r *resolver) subjectAfter(i int) int {
	s := r.doc.Sentences[r.sentence[i]].Tokens
	for j := i + 1; j < s.End; j++ {
		h := r.tree.Head(j)
		if !r.tree.Is(j, "nsubj", "nsubj:pass") || h < 0 || !r.tree.Is(h, "root") {
			continue
		}
		c := int(r.at[j])
		if c == none || !r.one(j, c) || !r.tree.Dominates(h, i) || r.tree.Head(i) == h || r.excluded(i, j) {
			return none
		}
		return c
	}
	return none
}

// one reports whether the noun or reference at token j, of chain c, can be "it".
func (r *resolver) one(j, c int) bool {
	if r.tree.Is(j, "compound", "amod", "flat", "nmod:desc") {
		return false
	}
	if c != none {
		switch r.list[c].Kind {
		case readout.ActorOrganization, readout.ActorGovernment, readout.ActorPlace:
			return true
		}
		return false
	}
	if classOf(strings.ToLower(r.tree.Text(j))) == it {
		return true // left open before
	}
	x := r.doc.Tags[j].XPOS
	if x != "NN" && x != "NNP" || r.entity[j] != none && r.doc.Entities[r.entity[j]].Type != readout.EntityEvent {
		return false
	}
	lemma := strings.ToLower(r.tree.Lemma(j))
	return lexicon.TitleOf(lemma) == "" && !lexicon.InClass("seldom-it", lemma) && !r.tree.Is(j, "obl:unmarked", "fixed", "nummod")
}

// acts reports whether the pronoun at i is the subject of a verb of saying.
func (r *resolver) acts(i int) bool {
	return r.tree.Is(i, "nsubj") && r.says(r.tree.Head(i))
}

// within reports whether what j names holds the pronoun i itself, other than in
// a relative clause: not the exhibit is meant in "the exhibit of its paintings".
func (r *resolver) within(j, i int) bool {
	if !r.tree.Dominates(j, i) {
		return false
	}
	for k := i; k >= 0 && k != j; k = r.tree.Head(k) {
		if r.tree.Is(k, "acl:relcl", "acl", "conj", "appos", "parataxis", "advcl", "ccomp") {
			return false
		}
	}
	return true
}

// nearness is how readily a thing named at j comes to mind at the pronoun i.
func (r *resolver) nearness(i, j int) int {
	score := 40
	if r.sentence[i] != r.sentence[j] {
		score = 20
	}
	subject := r.tree.Is(j, "nsubj", "nsubj:pass")
	switch {
	case subject:
		score += 20
	case r.tree.Is(j, "obj", "obl:agent", "root"):
		score += 10
	case r.tree.Is(j, "nmod:poss"):
		score += 8
	case r.tree.Is(j, "obl"):
		score += 4
	}
	if subject && r.tree.Is(i, "nsubj", "nsubj:pass") {
		score += 8
	}
	h := r.tree.Head(j)
	switch {
	case r.relates(j, i):
		score += 30
	case r.tree.Dominates(j, i):
		score += 15
	case subject && h >= 0 && r.tree.Dominates(h, i):
		score += 12
	}
	if classOf(strings.ToLower(r.tree.Text(j))) != noPronoun {
		score += 8
	}
	if r.quoted[j] != r.quoted[i] {
		score -= 8
	}
	return score - min((i-j)/3, 15)
}

// relates reports whether i stands in a relative clause of j whose subject is
// the relative pronoun: "the bank, which closed its office".
func (r *resolver) relates(j, i int) bool {
	clause := r.tree.Child(j, "acl:relcl")
	if clause < 0 || !r.tree.Dominates(clause, i) {
		return false
	}
	s := r.tree.Child(clause, "nsubj")
	return s >= 0 && s != i && r.at[s] == none && r.tree.UPOS(s) == readout.PRON
}

// pleonastic reports whether "it" stands for nothing: "it is clear that".
func (r *resolver) pleonastic(i int) bool {
	h := r.tree.Head(i)
	if h < 0 || !r.tree.Is(i, "nsubj") {
		return false
	}
	if lexicon.InClass("empty-it-verb", r.tree.Lemma(h)) { // a talk lasts, a body does not
		return true
	}
	if r.tree.Child(h, "cop") < 0 {
		return false
	}
	return r.tree.Child(h, "csubj", "ccomp", "xcomp", "advcl", "acl") >= 0 || r.tree.UPOS(h) == readout.NUM || r.tree.UPOS(h) == readout.ADJ
}

// manyFor is the group that "they" means: two coordinated actors, a group, or a
// body, unless another plural comes to mind first.
func (r *resolver) manyFor(i int) int {
	best, bestScore := none, 0
	for j := i - 1; j >= 0 && r.sentence[i]-r.sentence[j] <= 1; j-- {
		if r.excluded(i, j) || r.within(j, i) {
			continue
		}
		c, bonus, ok := r.many(i, j)
		if !ok {
			continue
		}
		if r.alsoDoes(i) && r.tree.Is(j, "nsubj") && r.tree.Is(r.tree.Head(j), "root") {
			bonus += 20
		}
		if score := r.nearness(i, j) + bonus; score > bestScore {
			best, bestScore = c, score
		}
	}
	return best
}

// alsoDoes reports whether the pronoun at i is the subject of what somebody
// also does: he whom the sentence before was about.
func (r *resolver) alsoDoes(i int) bool {
	h := r.tree.Head(i)
	return h >= 0 && r.tree.Is(i, "nsubj") && slices.ContainsFunc(r.tree.All(h, "advmod"), func(c int) bool {
		return strings.EqualFold(r.tree.Text(c), "also")
	})
}

// many is what "they" at i means where it means token j, none for a plural of
// no chain, with how much likelier a group is than a body; false where j is no
// plural at all.
func (r *resolver) many(i, j int) (c, bonus int, ok bool) {
	if c = int(r.at[j]); c == none {
		x := r.doc.Tags[j].XPOS
		plural := x == "NNS" || x == "NNPS" || classOf(strings.ToLower(r.tree.Text(j))) == they || strings.EqualFold(r.tree.Text(j), "people") ||
			r.tree.UPOS(j) == readout.PRON && lexicon.InClass("they-pronoun", strings.ToLower(r.tree.Text(j)))
		return none, 10, plural && !lexicon.InClass("seldom-it", strings.ToLower(r.tree.Lemma(j))) && !r.tree.Is(j, "compound", "obl:unmarked")
	}
	if r.tree.Is(j, "compound", "amod", "flat", "nmod:desc") {
		return none, 0, false
	}
	if d := r.partner(j, c); d != none {
		return r.group(c, d), 10, true
	}
	if r.tree.Child(j, "conj") >= 0 {
		return none, 10, true // one of several, the others nobody in particular
	}
	switch r.list[c].Kind {
	case readout.ActorGroup:
		return c, 10, true
	case readout.ActorOrganization, readout.ActorGovernment:
		return c, -10, true
	}
	return none, 0, false
}

// partner is the one chain of the same kind that is coordinated with token j.
func (r *resolver) partner(j, c int) int {
	found := none
	for _, k := range r.tree.All(j, "conj") {
		d := int(r.at[k])
		if d == none || d == c || r.list[d].Kind != r.list[c].Kind || found != none {
			return none
		}
		found = d
	}
	return found
}
