package events

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// match marks the triggers of sentence s.
func (r *reader) match(s int) {
	tokens := r.doc.Sentences[s].Tokens
	for i := tokens.First; i < tokens.End; i++ {
		trigger := r.triggerAt(i)
		if trigger == nil || trigger.Has(lexicon.FlagSkip) {
			continue
		}
		r.triggers[i] = trigger
		if r.tree.UPOS(i) != readout.VERB && len(trigger.Words) > 1 {
			r.clear(i-trigger.Head, i)
		}
		if trigger.Type != "" {
			r.actAt[i] = int32(len(r.acts))
			r.acts = append(r.acts, newAct(i, s, trigger))
		}
	}
}

// clear takes back the triggers of tokens that a longer one covers.
func (r *reader) clear(from, to int) {
	for j := max(from, 0); j < to; j++ {
		r.triggers[j] = nil
		if k := r.actAt[j]; k >= 0 && int(k) == len(r.acts)-1 {
			r.acts, r.actAt[j] = r.acts[:k], -1
		}
	}
}

// triggerAt is the most demanding sense that token i fulfils, nil for none.
func (r *reader) triggerAt(i int) *lexicon.Trigger {
	tag := r.doc.Tags[i]
	var senses, second []*lexicon.Trigger
	switch tag.UPOS {
	case readout.VERB, readout.AUX:
		senses = r.words.Verbs[lower(tag.Lemma)]
		if senses == nil {
			senses = r.words.Verbs[r.words.VerbOf(lower(r.tree.Text(i)))]
		}
		if len(tag.XPOS) == 3 && tag.XPOS[2] == 'N' { // "is prepared to", tagged as a participle
			second = r.words.Adjectives[lower(r.tree.Text(i))]
		}
	case readout.NOUN, readout.PROPN:
		if lexicon.IsPastTense(r.tree.Text(i)) {
			senses = r.words.Verbs[r.words.VerbOf(r.tree.Text(i))]
			break
		}
		senses = r.words.Nouns[lower(tag.Lemma)]
		if text := r.tree.Text(i); senses == nil && text[len(text)-1] == 's' {
			senses = r.words.Nouns[r.words.NounOf(lower(text))]
		}
	case readout.ADJ:
		senses = r.words.Adjectives[lower(tag.Lemma)]
		if senses == nil && r.mistagged(i) {
			senses = r.words.Verbs[r.words.VerbOf(lower(r.tree.Text(i)))]
		}
	}
	if len(senses)+len(second) == 0 || r.inName(i) || r.timexAt[i] >= 0 {
		return nil
	}
	if tag.UPOS == readout.AUX && r.tree.Is(i, "aux", "cop") || r.titleWord(i) {
		return nil
	}
	for _, list := range [][]*lexicon.Trigger{second, senses} {
		for _, t := range list {
			if r.fulfils(i, t) {
				return t
			}
		}
	}
	return nil
}

// titleWord reports whether the verb at i has a capital within a sentence of
// the body, as in the name of a programme.
func (r *reader) titleWord(i int) bool {
	if first := r.tree.Text(i)[0]; first < 'A' || first > 'Z' || r.tree.UPOS(i) != readout.VERB {
		return false
	}
	s := r.tree.SentenceOf(i)
	return s >= 0 && r.doc.Sentences[s].Kind == readout.RegionBody && i > r.doc.Sentences[s].Tokens.First && i > 0 && r.tree.Text(i-1) != ":"
}

// mistagged reports whether the adjective at i is rather a verb that the tagger
// did not know: "-ed" right behind a noun, a name, an adverb or "had", "-ing"
// behind "be".
func (r *reader) mistagged(i int) bool {
	if i == 0 || r.tree.Child(i, "cop") >= 0 {
		return false
	}
	text, before := r.tree.Text(i), r.tree.UPOS(i-1)
	if lexicon.IsPastTense(text) {
		return true
	}
	switch {
	case strings.HasSuffix(text, "ed"):
		return before == readout.NOUN || before == readout.PROPN || before == readout.ADV || r.entityAt[i-1] >= 0 ||
			before == readout.AUX && lower(r.tree.Lemma(i-1)) == "have"
	case strings.HasSuffix(text, "ing"):
		return before == readout.AUX && lower(r.tree.Lemma(i-1)) == "be"
	}
	return false
}

// inName reports whether token i is part of a name that is not itself an event's.
func (r *reader) inName(i int) bool {
	e := r.entityAt[i]
	return e >= 0 && r.doc.Entities[e].Type != readout.EntityEvent
}

// fulfils checks words, object and form of a sense at its head token i.
func (r *reader) fulfils(i int, t *lexicon.Trigger) bool {
	switch {
	case r.verbal(i):
		for _, w := range t.Words[1:] {
			if !r.hasParticle(i, w) {
				return false
			}
		}
	default:
		for k, w := range t.Words {
			j := i + k - t.Head
			if j < 0 || j >= len(r.doc.Tokens) || (j != i && !r.isWord(j, w)) {
				return false
			}
		}
		if t.Has(lexicon.FlagPlural) && !strings.HasSuffix(r.doc.Tags[i].XPOS, "S") && !r.rated(i) {
			return false
		}
	}
	if t.Object != nil && !r.hasObject(i, t.Object) || t.Subject != nil && !r.hasSubject(i, t.Subject) {
		return false
	}
	return r.meetsForm(i, t)
}

// rated reports whether the noun at i has a rate, "a duty of 9 percent", or its verb
// has one, "doubled the duty to 20 percent".
func (r *reader) rated(i int) bool {
	rate := func(c int32) bool {
		q := r.quantityAt[c]
		return q >= 0 && r.doc.Quantities[q].Unit == "percent"
	}
	if v := r.tree.Head(i); v >= 0 && r.tree.Is(i, "obj", "nsubj:pass") && slices.ContainsFunc(r.tree.Children(v), rate) {
		return true
	}
	return slices.ContainsFunc(r.tree.Children(i), rate)
}

// verbal reports whether token i is read as a verb.
func (r *reader) verbal(i int) bool {
	switch r.tree.UPOS(i) {
	case readout.VERB, readout.AUX:
		return true
	case readout.NOUN:
		return lexicon.IsPastTense(r.tree.Text(i))
	case readout.ADJ:
		return r.mistagged(i) && r.words.Adjectives[lower(r.tree.Lemma(i))] == nil
	}
	return false
}

// meetsForm checks the flags that need only the words around the head.
func (r *reader) meetsForm(i int, t *lexicon.Trigger) bool {
	switch {
	case t.Has(lexicon.FlagClause) && r.tree.Child(i, "xcomp", "ccomp", "acl", "advcl") < 0:
		return false
	case t.Has(lexicon.FlagPersons) && t.Object == nil && r.tree.UPOS(i) == readout.VERB && r.tree.Child(i, "obj") >= 0 && !r.isPerson(r.tree.Child(i, "obj")):
		return false
	case t.Mode == "shooting" && len(t.Words) == 1 && r.verbal(i) && r.tree.Child(i, "obj") >= 0 && !r.isPerson(r.tree.Child(i, "obj")):
		return false // "shoot skeet", "shot a film"
	case t.Op == lexicon.OpRefuse && r.speechless(i):
		return false
	case t.Has(lexicon.FlagSubjunctive) && !r.hasSubjunctive(i):
		return false
	case t.Has(lexicon.FlagInfinitive) && !r.hasInfinitive(i):
		return false
	case t.Type == "AID" && t.Object == nil && len(t.Words) == 1 && r.tree.Child(i, "xcomp", "ccomp") >= 0: // "helped win" aids nobody
		return false
	case t.Has(lexicon.FlagObject) && (r.tree.Child(i, "obj", "nsubj:pass") < 0 || r.tree.Child(i, "ccomp") >= 0):
		return false
	case t.Has(lexicon.FlagPhone) && r.tree.UPOS(i) == readout.VERB:
		// One calls a person, without saying what one calls him.
		o := r.tree.Child(i, "obj")
		return o > i && r.tree.Child(i, "xcomp", "ccomp", "compound:prt", "iobj") < 0 && r.isPerson(o) && len(r.tree.All(i, "obj")) == 1
	}
	return true
}

// speechless reports whether what is refused at i is only to speak, which the
// slot for details tells.
func (r *reader) speechless(i int) bool {
	c := r.tree.Child(i, "xcomp", "advcl")
	if c < 0 {
		return false
	}
	switch verb := lower(r.tree.Lemma(c)); {
	case lexicon.InClass("telling-verb", verb):
		return true
	case lexicon.InClass("giving-verb", verb):
		o := r.tree.Child(c, "obj", "iobj")
		return o >= 0 && (r.isWord(o, "details") || r.isWord(o, "detail") || r.isWord(o, "information"))
	}
	return false
}

func (r *reader) hasSubjunctive(i int) bool {
	for _, c := range r.tree.All(i, "ccomp") {
		if r.doc.Tags[c].XPOS == "VB" && !r.modalOf(c).will && !r.modalOf(c).would {
			return true
		}
	}
	return false
}

func (r *reader) hasInfinitive(i int) bool {
	for _, c := range r.tree.All(i, "xcomp", "ccomp", "acl", "advcl") {
		if c > i && r.infinitive(c) {
			return true
		}
	}
	return false
}

// hasParticle reports whether verb i goes with the particle, preposition or
// adverb w: as its child, as the case of an oblique, or right behind it.
func (r *reader) hasParticle(i int, w string) bool {
	for _, c32 := range r.tree.Children(i) {
		c := int(c32)
		if c > i && r.isWord(c, w) && r.tree.Is(c, "compound", "advmod", "case", "mark", "obl", "xcomp") {
			return true
		}
		if c > i && r.timexAt[c] < 0 && r.tree.Is(c, "obl", "advcl", "nmod") {
			for _, g := range r.tree.Children(c) {
				if r.isWord(int(g), w) && r.tree.Is(int(g), "case", "mark") {
					return true
				}
			}
		}
	}
	return i+1 < len(r.doc.Tokens) && r.isWord(i+1, w) && (i+2 >= len(r.doc.Tokens) || r.timexAt[i+2] < 0)
}

// isWord compares token i with a lemma, by lemma or surface, in any case.
func (r *reader) isWord(i int, w string) bool {
	return strings.EqualFold(r.tree.Lemma(i), w) || strings.EqualFold(r.tree.Text(i), w)
}

// hasObject reports whether an object of i, active or passive, or what it is a
// quantity of, has its lemma in set.
func (r *reader) hasObject(i int, set map[string]bool) bool {
	for _, c32 := range r.tree.Children(i) {
		c := int(c32)
		if !r.tree.Is(c, "obj", "nsubj:pass", "obl") || (r.tree.Is(c, "obl") && r.tree.Is(c, "obl:tmod", "obl:agent", "obl:npmod")) {
			continue
		}
		for _, o := range r.tree.Conjuncts(c) {
			if set[lower(r.tree.Lemma(o))] && r.entityAt[o] < 0 {
				return true
			}
			if n := r.tree.Child(o, "nmod"); n >= 0 && r.words.Class("@containers")[lower(r.tree.Lemma(o))] && set[lower(r.tree.Lemma(n))] {
				return true
			}
		}
	}
	if h := r.tree.Head(i); h >= 0 && (r.tree.Is(i, "acl") || r.tree.Is(i, "amod") && h > i && r.verbal(i)) { // "restrictions imposed"
		return set[lower(r.tree.Lemma(r.tree.Head(i)))]
	}
	return false
}

// hasSubject reports whether the subject of verb i has its lemma, or that of a
// noun before it, in set.
func (r *reader) hasSubject(i int, set map[string]bool) bool {
	heads, _ := r.subjects(i, 0)
	for _, h := range heads {
		if set[lower(r.tree.Lemma(h))] {
			return true
		}
		for _, c := range r.tree.All(h, "amod", "compound", "nmod") {
			if set[lower(r.tree.Lemma(c))] && !r.tree.Is(c, "nmod:poss") {
				return true
			}
		}
	}
	return false
}

// lower is strings.ToLower without work for words that are lower case.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 'A' && s[i] <= 'Z' || s[i] >= 0x80 {
			return strings.ToLower(s)
		}
	}
	return s
}
