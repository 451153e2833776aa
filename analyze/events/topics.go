package events

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// ownTopics reads what an event was about from its own words: "talks on
// trade", "discussed the border", "the call, which focused on grain".
func (r *reader) ownTopics(a *act, m *readout.EventMention) {
	if m.Type != "CONSULT" || m.Mode == "visit" || m.Mode == "invitation" {
		return
	}
	before := len(m.Slots)
	negated := m.Polarity == readout.PolarityNeg
	if m.Mode == "discussion" || lower(r.tree.Lemma(a.head)) == "discuss" {
		objects := r.tree.All(a.head, "obj", "nsubj:pass")
		if len(objects) == 0 {
			for _, o := range r.tree.All(a.head, "obl") {
				if len(objects) == 0 && r.caseOf(o) == "" && o > a.head {
					objects = append(objects, o)
				}
			}
		}
		for _, o := range objects {
			r.topics(m, o, negated, "object")
		}
	}
	heads := append([]int{a.head}, a.chain...)
	if a.verb >= 0 && len(a.chain) == 0 && a.verb != a.head && a.subject {
		heads = append(heads, a.verb)
	}
	for _, h := range heads {
		for _, c := range r.tree.All(h, "nmod", "obl", "acl") {
			if !r.tree.Dominates(c, a.head) && r.aboutCase(c, h == a.head) {
				r.topics(m, c, negated, "about")
			}
		}
	}
	if negated && len(m.Slots) > before { // the topic is denied, not the meeting
		m.Polarity = readout.PolarityPos
		m.Reasons = append(m.Reasons, readout.Reason{By: "topic-denied", Note: "the negation falls on the topic"})
	}
}

// aboutCase reports whether the phrase at c names a topic. "On" does so beside
// the event noun or a verb of speaking, never before a date or a place.
func (r *reader) aboutCase(c int, own bool) bool {
	if r.timexAt[c] >= 0 {
		return false
	}
	switch r.caseOf(c) {
	case "about", "regarding", "concerning", "over":
		return true
	case "on":
		return own && !lexicon.InClass("setting-noun", lower(r.tree.Lemma(c)))
	}
	return false
}

// focus reads the topics of verb v, which tells of m.
func (r *reader) focus(m *readout.EventMention, v int) {
	prep, ok := lexicon.FocusVerb(lower(r.tree.Lemma(v)))
	if !ok {
		return
	}
	negated := r.modalOf(v).negative
	for _, c32 := range r.tree.Children(v) {
		c := int(c32)
		if (prep == "" && r.tree.Is(c, "obj")) || (prep != "" && r.tree.Is(c, "obl", "nmod", "xcomp", "obj") && r.caseOf(c) == prep) {
			r.topics(m, c, negated, "focus")
		}
	}
}

// topicLooks bounds the work on one list of topics, whatever its tree.
const topicLooks = 40

// topics gives a slot for every thing that the phrase at head names.
func (r *reader) topics(m *readout.EventMention, head int, negated bool, by string) {
	r.looks = topicLooks
	all := r.withLast(r.tree.Conjuncts(head))
	for k, h := range all {
		if k == 0 && len(all) > 1 && r.words.Class("@general")[lower(r.tree.Lemma(h))] && lists(r.caseOf(all[1])) && len(r.tiedNames(h)) == 0 {
			continue // "several issues, including A and B", read as a row
		}
		r.topic(m, h, h, negated, by, 0)
	}
}

// withLast adds what closes a list that its tree leaves open: "grain, passage
// through the strait and the catch of cod", whose last is hung on the strait.
func (r *reader) withLast(all []int) []int {
	last := all[len(all)-1]
	if len(all) == 1 || slices.ContainsFunc(all[1:], func(i int) bool { return r.tree.Child(i, "cc") >= 0 }) {
		return all
	}
	end := r.doc.Sentences[r.tree.SentenceOf(last)].Tokens.End
	for i := last + 1; i < end && r.tree.UPOS(i) != readout.PUNCT && !r.verbal(i); i++ {
		if r.tree.Is(i, "conj") && r.tree.UPOS(i) == readout.NOUN && r.tree.Child(i, "cc") >= 0 && r.tree.Head(i) > last {
			return append(all, r.tree.Conjuncts(i)...)
		}
	}
	return all
}

func lists(preposition string) bool {
	return preposition == "including" || preposition == "such" || preposition == "like"
}

// topic gives the slot of one phrase. A general noun ("the situation in X",
// "matters related to X") stands for the names that it is tied to.
func (r *reader) topic(m *readout.EventMention, h, phrase int, negated bool, by string, depth int) {
	if r.timexAt[h] >= 0 || r.tree.UPOS(h) == readout.PRON || r.tree.UPOS(h) == readout.DET || depth > 4 || r.looks == 0 {
		return
	}
	r.looks--
	listed := r.listed(h)
	for _, c := range listed {
		for _, k := range r.tree.Conjuncts(c) {
			r.topic(m, k, k, negated, by, depth+1)
		}
	}
	general := r.words.Class("@general")[lower(r.tree.Lemma(h))] && r.entityAt[h] < 0
	if general {
		if names := r.tiedNames(h); len(names) > 0 {
			for _, n := range names {
				r.topic(m, n, phrase, negated, by, depth+1)
			}
			return
		}
		if len(listed) > 0 {
			return
		}
	}
	value, chain := r.topicValue(h)
	if value == "" {
		return
	}
	s := r.slot(readout.SlotTopic, r.tree.Span(r.topicPhrase(phrase, h)), value)
	s.Chain, s.Negated = chain, negated
	give(m, s, by)
}

// topicPhrase is the noun phrase of a topic, reaching to the name that stands for it.
func (r *reader) topicPhrase(phrase, name int) readout.TokenRange {
	if r.entityAt[name] >= 0 && (name == phrase || len(r.tree.All(name, "conj")) > 0 || r.tree.Is(name, "conj")) {
		return r.doc.Entities[r.entityAt[name]].Tokens
	}
	out := r.nounPhrase(phrase)
	for _, c := range r.tree.All(phrase, "nmod") { // "the fight against piracy"
		if c == out.End+r.tree.Subtree(c).Len()-1 && lexicon.InClass("topic-preposition", r.caseOf(c)) && r.timexAt[c] < 0 && len(r.tree.All(c, "acl", "conj")) == 0 {
			out.End = max(out.End, r.nounPhrase(c).End)
		}
	}
	if n := r.nounPhrase(name); n.End-out.First <= 12 && name > phrase {
		out.End = max(out.End, n.End)
	}
	return out
}

// listed are the items of "including A and B" or "such as A".
func (r *reader) listed(h int) []int {
	var out []int
	if p := r.tree.Head(h); p >= 0 && r.tree.Is(h, "obj") {
		for _, c := range r.tree.All(p, "obl") {
			if c > h && lists(r.caseOf(c)) {
				out = append(out, c)
			}
		}
	}
	for _, c := range r.tree.All(h, "nmod", "acl", "obl", "appos") {
		switch {
		case lists(r.caseOf(c)):
			out = append(out, c)
		case lower(r.tree.Lemma(c)) == "include" && r.tree.Is(c, "acl"):
			out = append(out, r.tree.All(c, "obj")...)
		}
	}
	return out
}

// tiedNames are the names, and else the nouns, that a general noun is about:
// "the X question", "tensions around X", "matters related to X, Y or Z".
func (r *reader) tiedNames(h int) []int {
	var names, nouns []int
	take := func(c int) {
		for _, k := range r.tree.Conjuncts(c) {
			switch {
			case r.entityAt[k] >= 0 || (r.chain(k) >= 0 && r.tree.UPOS(k) == readout.PROPN):
				names = append(names, k)
			case r.tree.UPOS(k) == readout.NOUN && r.timexAt[k] < 0:
				nouns = append(nouns, k)
			}
		}
	}
	for _, c32 := range r.tree.Children(h) {
		c := int(c32)
		switch {
		case r.tree.Is(c, "compound"):
			take(c)
		case r.tree.Is(c, "amod") && r.entityAt[c] >= 0 && r.doc.Entities[r.entityAt[c]].Type != readout.EntityTitle:
			take(c)
		case r.tree.Is(c, "nmod") && !r.tree.Is(c, "nmod:poss"):
			switch r.caseOf(c) {
			case "in", "on", "over", "of", "with", "to", "around", "surrounding", "regarding", "concerning", "about", "involving", "between", "against":
				take(c)
			}
		case r.tree.Is(c, "acl", "amod"):
			if lexicon.InClass("relating-verb", lower(r.tree.Lemma(c))) {
				for _, o := range r.tree.All(c, "obj", "obl") {
					take(o)
				}
			}
		}
	}
	if len(names)+len(nouns) == 0 { // "the situation in X" that the tree hangs elsewhere
		for j := h + 2; j < min(h+5, len(r.doc.Tokens)) && r.tree.UPOS(h+1) == readout.ADP; j++ {
			if r.entityAt[j] >= 0 {
				return r.withNeighbours(r.lift(j))
			}
		}
	}
	if len(names) > 0 {
		return names
	}
	return nouns
}

// topicValue is the normal form of a topic: the name of its chain, or its
// lemma with the nouns before it.
func (r *reader) topicValue(h int) (string, int) {
	if e := r.entityAt[h]; e >= 0 {
		head := r.entityHead(int(e))
		if c := r.chain(head); c >= 0 {
			return r.doc.Chains[c].Name, c
		}
		return r.doc.Entities[e].Name, readout.NoChain
	}
	if c := r.chain(h); c >= 0 && r.tree.UPOS(h) == readout.PROPN {
		return r.doc.Chains[c].Name, c
	}
	if u := r.tree.UPOS(h); u != readout.NOUN && u != readout.PROPN {
		return "", readout.NoChain
	}
	var words []string
	for _, c := range r.tree.All(h, "compound") {
		if c < h {
			words = append(words, lower(r.tree.Lemma(c)))
		}
	}
	return strings.Join(append(words, lower(r.tree.Lemma(h))), " "), readout.NoChain
}
