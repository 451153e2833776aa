package coreference

import (
	"readout"
	"readout/lexicon"
)

// twosome are nouns that, two of them, stand for two actors named before.
var twosome = map[string]bool{
	"leader": true, "president": true, "man": true, "woman": true, "minister": true, "official": true, "diplomat": true,
	"country": true, "nation": true, "side": true, "government": true, "state": true, "economy": true, "power": true,
	"superpower": true, "rival": true, "neighbor": true, "neighbour": true, "capital": true, "counterpart": true,
	"candidate": true, "party": true, "giant": true, "senator": true, "lawmaker": true, "politician": true, "ally": true,
}

// ofStates are those that stand for countries, ofEither those that stand for
// countries or persons.
var (
	ofStates = map[string]bool{
		"country": true, "nation": true, "government": true, "state": true, "economy": true, "power": true,
		"superpower": true, "neighbor": true, "neighbour": true, "capital": true, "giant": true,
	}
	ofEither = map[string]bool{"side": true, "rival": true, "party": true, "ally": true}
)

// groupKey is a group by its members, in order of index.
type groupKey struct{ a, b int }

// pair is two actors of one kind named together.
type pair struct {
	a, b     int
	sentence int32
	strong   bool // coordinated, or joined by a hyphen
}

// pairs are the pairs of a document so far.
type pairs []pair

// notePairs enters the pairs that the reference at token i makes with those
// before it in its sentence, which begins at token first.
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
		strong := r.tree.Is(i, "conj") && r.tree.Head(i) == j || j+2 >= i && j+1 < i && r.tree.Text(j+1) == "-"
		r.pairs = append(r.pairs, pair{min(c, d), max(c, d), r.sentence[i], strong})
	}
}

// lastPair is the pair of a kind that was named last, the strong before the
// weak within reach; false when there is none.
func (r *resolver) lastPair(kind readout.ActorKind, sentence int32, fits func(a, b *chain) bool) (pair, bool) {
	for _, reach := range []struct {
		strong    bool
		sentences int32
	}{{true, 6}, {false, 3}, {true, 1 << 20}, {false, 1 << 20}} {
		for k := len(r.pairs) - 1; k >= 0; k-- {
			p := r.pairs[k]
			if p.strong == reach.strong && sentence-p.sentence <= reach.sentences && r.list[p.a].Kind == kind && fits(&r.list[p.a], &r.list[p.b]) {
				return p, true
			}
		}
	}
	return pair{}, false
}

// twoOf ties "the two leaders", "both sides" to the group of the two that were
// named together last.
func (r *resolver) twoOf(p phrase) {
	if !twosome[p.lemma] || p.owner != none {
		return
	}
	sentence := r.sentence[p.head]
	any := func(a, b *chain) bool { return true }
	lead := func(a, b *chain) bool { return a.Code != "" && b.Code != "" && a.Code != b.Code }
	var found pair
	ok := false
	switch {
	case ofStates[p.lemma]:
		found, ok = r.lastPair(readout.ActorGovernment, sentence, any)
	case ofEither[p.lemma]:
		if found, ok = r.lastPair(readout.ActorGovernment, sentence, any); !ok {
			found, ok = r.lastPair(readout.ActorPerson, sentence, any)
		}
	case p.lemma == "leader" || p.lemma == "president" || p.lemma == "counterpart" || p.lemma == "minister":
		if found, ok = r.lastPair(readout.ActorPerson, sentence, lead); ok {
			break
		}
		found, ok = r.lastPair(readout.ActorPerson, sentence, func(a, b *chain) bool { return r.leads(a) && r.leads(b) })
	default:
		found, ok = r.lastPair(readout.ActorPerson, sentence, any)
	}
	if ok {
		r.refer(r.group(found.a, found.b), p.tokens, p.head, readout.FormNominal, "two")
	}
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
			Chain:  readout.Chain{Kind: readout.ActorGroup, Name: first.Name + " and " + second.Name, Members: []int{key.a, key.b}},
			plural: true,
		})
		r.groups[key] = c
	}
	return c
}
