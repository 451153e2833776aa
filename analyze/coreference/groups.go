package coreference

import (
	"math"
	"strings"

	"readout"
	"readout/lexicon"
)

// groupKey is a group by its members, in order of index.
type groupKey struct{ a, b int }

// pair is two actors of one kind named together.
type pair struct {
	a, b     int
	sentence int32
	weight   float64
}

// pairs are the pairs of a document so far.
type pairs []pair

// notePairs enters the pairs that the reference at token i makes with those
// before it in its sentence, which begins at token first. Two that are
// coordinated or joined by a hyphen weigh more; members of longer lists less.
func (r *resolver) notePairs(i, first int) {
	c := int(r.at[i])
	kind := r.list[c].Kind
	if kind != readout.ActorPerson && kind != readout.ActorGovernment {
		return
	}
	for j := i - 1; j >= first && j > i-40; j-- {
		d := int(r.at[j])
		if d == none || d == c || r.list[d].Kind != kind {
			continue
		}
		weight := 1.0
		switch {
		case r.tree.Is(i, "conj") && r.tree.Head(i) == j:
			weight = 3
			if len(r.tree.All(j, "conj")) > 1 {
				weight = 0.3
			}
		case j+2 >= i && j+1 < i && r.tree.Text(j+1) == "-":
			weight = 3
		case r.tree.Is(i, "conj") && r.tree.Is(j, "conj"):
			weight = 0.3
		}
		r.pairs = append(r.pairs, pair{min(c, d), max(c, d), r.sentence[i], weight})
	}
}

// fade is how much of a pair's weight is left after one more sentence.
const fade = 0.85

// bestPair is the pair of a kind that weighs most at a sentence, the later of
// equals; false when there is none.
func (r *resolver) bestPair(kind readout.ActorKind, sentence int32, fits func(a, b *chain) bool) (pair, bool) {
	sums := map[groupKey]float64{}
	var best pair
	for k := len(r.pairs) - 1; k >= 0; k-- { // from the last, so that sums grow in one order
		p := r.pairs[k]
		if r.list[p.a].Kind != kind || !fits(&r.list[p.a], &r.list[p.b]) {
			continue
		}
		key := groupKey{p.a, p.b}
		sums[key] += p.weight * math.Pow(fade, float64(sentence-p.sentence))
		if sums[key] > best.weight {
			best = p
			best.weight = sums[key]
		}
	}
	return best, best.weight > 0
}

// twoOf ties "the two leaders", "both sides" to the group of the two that were
// named together last and most.
func (r *resolver) twoOf(p phrase) {
	if !lexicon.InClass("twosome-noun", p.lemma) || p.owner != none {
		return
	}
	sentence := r.sentence[p.head]
	any := func(a, b *chain) bool { return true }
	lead := func(a, b *chain) bool { return a.Code != "" && b.Code != "" && a.Code != b.Code }
	var found pair
	ok := false
	switch {
	case lexicon.InClass("state-noun", p.lemma):
		found, ok = r.bestPair(readout.ActorGovernment, sentence, any)
	case lexicon.InClass("side-noun", p.lemma):
		if found, ok = r.bestPair(readout.ActorGovernment, sentence, any); !ok && p.lemma != "party" { // persons are no parties
			found, ok = r.bestPair(readout.ActorPerson, sentence, any)
		}
	case p.lemma == "head" && !r.ofState(p.head):
		return
	case p.lemma == "leader" || p.lemma == "head" || p.lemma == "president" || p.lemma == "counterpart" || p.lemma == "minister":
		if found, ok = r.bestPair(readout.ActorPerson, sentence, lead); ok {
			break
		}
		found, ok = r.bestPair(readout.ActorPerson, sentence, func(a, b *chain) bool { return r.leads(a) && r.leads(b) })
	default:
		found, ok = r.bestPair(readout.ActorPerson, sentence, any)
	}
	if ok {
		r.referTwo(found.a, found.b, p)
	}
}

// referTwo ties a phrase to the group of two, who are named together by it.
func (r *resolver) referTwo(a, b int, p phrase) {
	r.refer(r.group(a, b), p.tokens, p.head, readout.FormNominal, "two")
	r.pairs = append(r.pairs, pair{min(a, b), max(a, b), r.sentence[p.head], 3})
}

// ofState reports whether a head is one "of state" or "of government".
func (r *resolver) ofState(head int) bool {
	for _, c := range r.tree.All(head, "nmod") {
		switch strings.ToLower(r.tree.Lemma(c)) {
		case "state", "government":
			return true
		}
	}
	return false
}

// holdersOf ties "the presidents" to the group of the only two of the text who
// hold the office.
func (r *resolver) holdersOf(p phrase) {
	one := p
	one.plural = false
	var who []int
	for k := range r.list {
		if c := &r.list[k]; c.Kind == readout.ActorPerson && !c.dropped && len(c.References) > 0 && r.holds(c, one) {
			who = append(who, k)
		}
	}
	if len(who) == 2 {
		r.referTwo(who[0], who[1], p)
	}
}

// bareTwo ties "the two", which no noun follows, to the two who were named
// together last and most.
func (r *resolver) bareTwo(i int) {
	if !strings.EqualFold(r.tree.Text(i), "two") || i == 0 || !strings.EqualFold(r.tree.Text(i-1), "the") ||
		!r.tree.Is(i, "nsubj", "obl", "nmod", "obj") || len(r.tree.All(i, "nmod")) > 0 {
		return
	}
	tokens := readout.TokenRange{First: i - 1, End: i + 1}
	r.twoOf(phrase{tokens: tokens, head: i, lemma: "leader", definite: true, two: true, plural: true, owner: none})
}

// leadersOf ties "the Peruvian and Chilean presidents" to the group of the two.
func (r *resolver) leadersOf(p phrase) bool {
	var codes []string
	for i := p.tokens.First; i < p.head; i++ {
		if code := r.countryCode(i); code != "" && (len(codes) == 0 || codes[len(codes)-1] != code) {
			codes = append(codes, code)
		}
	}
	if len(codes) != 2 {
		return false
	}
	var who [2]int
	for k, code := range codes {
		q := p
		q.country, q.plural, q.owner = code, false, none
		q.mods = nil
		if who[k] = r.holder(q); who[k] == none {
			return false
		}
	}
	if who[0] == who[1] {
		return false
	}
	r.referTwo(who[0], who[1], p)
	return true
}

// leads reports whether a person is known to hold some office.
func (r *resolver) leads(c *chain) bool {
	if len(c.Roles) > 0 || c.Code != "" {
		return true
	}
	return lexicon.LeaderSurname(c.surname) != ""
}

// group is the chain of two actors together.
func (r *resolver) group(a, b int) int {
	key := groupKey{min(a, b), max(a, b)}
	c, ok := r.groups[key]
	if !ok {
		first, second := &r.list[a], &r.list[b]
		if r.list[b].References[0].Span.Compare(r.list[a].References[0].Span) < 0 {
			first, second = second, first
		}
		c = r.add(chain{
			Chain: readout.Chain{Kind: readout.ActorGroup, Name: first.Name + " and " + second.Name, Members: []int{key.a, key.b}},
		})
		r.groups[key] = c
	}
	return c
}
