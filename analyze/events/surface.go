package events

import (
	"slices"

	"readout"
	"readout/lexicon"
)

// The tree of a long sentence is not always right. Where it gives an act no
// source or no target, the words beside the act are asked: the nearest one who
// can act before the verb, behind it, behind "with" or "between".

// nearby fills what the tree left empty. Its reasons say so.
func (r *reader) nearby(a *act, p *parties) {
	v := a.head
	for _, c := range a.chain {
		if r.verbal(c) {
			v = c
			break
		}
	}
	recip := a.trigger.Has(lexicon.FlagReciprocal) && a.typ == "CONSULT"
	if recip && !r.anyActor(p.target) {
		r.nearbyWith(a, p)
	}
	if !recip && !r.anyActor(p.target) && !r.isPassive(v) && !a.trigger.Has(lexicon.FlagTheme) && !a.suffers {
		r.targetAfter(a, v, p)
	}
	if recip && r.verbal(a.head) && len(p.source) < 2 && !r.anyActor(p.target) && a.head+1 < len(r.doc.Tokens) && r.tree.UPOS(a.head+1) != readout.ADP && a.mode != "discussion" && a.mode != "talk" {
		if t := r.actorAfter(a.head, false); t >= 0 && r.caseOf(t) == "" && !contains(p.source, t) {
			p.to(t, "nearest-after")
		}
	}
	verbal := r.verbal(v)
	if n := r.victimsOf(a.head); !verbal || n >= 0 && (n < a.head || r.tree.Is(a.head, "amod")) {
		return
	}
	passive := r.isPassive(v)
	themed := a.trigger.Has(lexicon.FlagTheme) && r.anyActor(p.target) // who dies acts on nobody
	if !r.anyActor(p.source) && !passive && !a.suffers && !a.gains && !themed {
		if s := r.actorBefore(v); s >= 0 {
			p.target = slices.DeleteFunc(p.target, func(t party) bool { return t.head == s })
			p.from(s, "nearest-before")
		}
	}
	if passive && !r.anyActor(p.target) {
		if s := r.actorBefore(v); s >= 0 && !contains(p.source, s) {
			p.to(s, "nearest-before")
		}
	}
}

// targetAfter is the nearest actor behind the act and its object.
func (r *reader) targetAfter(a *act, v int, p *parties) {
	if a.trigger.Type == "CONSULT" && a.mode != "visit" && a.mode != "invitation" {
		return // what is talked about is no party
	}
	at := max(v, a.head)
	if o := r.tree.Child(v, "obj"); o > at {
		at = o
	}
	if t := r.actorAfter(at, asks(a.trigger.Op)); t >= 0 && !contains(p.source, t) {
		if a.mode == "visit" && r.meetingBetween(at, t) {
			return // "arrived for talks with X"
		}
		if k := r.caseOf(t); k == "by" || (k == "in" || k == "at") && (!targetsPlaces(a.typ) || a.trigger.Has(lexicon.FlagReciprocal)) {
			return
		}
		p.to(t, "nearest-after")
	}
}

// meetingBetween reports whether a noun of a meeting stands between two tokens.
func (r *reader) meetingBetween(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if k := r.actAt[i]; k >= 0 && !r.verbal(i) && r.acts[k].trigger.Has(lexicon.FlagReciprocal) {
			return true
		}
	}
	return false
}

// nearbyWith reads "with X" and "between X and Y" right of an event noun or verb.
func (r *reader) nearbyWith(a *act, p *parties) {
	end := r.doc.Sentences[a.sentence].Tokens.End
	for i := a.head + 1; i < min(end, a.head+8); i++ {
		switch word := lower(r.tree.Text(i)); {
		case word == "with", word == "between" && len(p.source) < 2:
			if t := r.actorAfter(i, false); t >= 0 && !contains(p.source, t) {
				if word == "with" {
					p.to(t, "nearest-with")
				} else {
					p.from(t, "nearest-between")
				}
			}
			return
		case r.tree.UPOS(i) == readout.VERB, r.tree.UPOS(i) == readout.PUNCT && word != "-", word == "that", word == "in", word == "at":
			return
		}
	}
}

func (r *reader) anyActor(list []party) bool {
	for _, p := range list {
		if r.isActor(p.head) {
			return true
		}
	}
	return false
}

// actorBefore is the nearest actor before verb v that no other verb, comma or
// preposition parts from it, -1 for none.
func (r *reader) actorBefore(v int) int {
	s := r.tree.SentenceOf(v)
	if s < 0 {
		return -1
	}
	first := max(r.doc.Sentences[s].Tokens.First, v-10)
	for i := v - 1; i >= first; i-- {
		if i == v-1 && r.tree.Text(i) == "," { // the end of an apposition: go on before it
			for i--; i > first && r.tree.Text(i) != ","; i-- {
			}
			continue
		}
		switch r.tree.UPOS(i) {
		case readout.VERB, readout.SCONJ, readout.PUNCT, readout.CCONJ:
			return -1
		}
		if !r.isActor(i) || r.tree.UPOS(i) == readout.NUM && !r.tree.Is(i, "nsubj") || r.tree.Is(i, "nmod:poss") || r.tree.Is(i, "amod") && r.entityAt[i] >= 0 && r.doc.Entities[r.entityAt[i]].Type == readout.EntityNationality {
			continue
		}
		h := r.lift(i)
		switch r.caseOf(h) {
		case "":
			if !r.insideSubject(v, h) {
				return h
			}
		case "of":
			return r.phraseOf(v, h)
		}
	}
	return -1
}

// insideSubject reports whether token i only stands somewhere within the
// subject of verb v: "a fire at a depot in X killed".
func (r *reader) insideSubject(v, i int) bool {
	for _, s := range r.tree.All(v, "nsubj") {
		if s != i && r.tree.Dominates(s, i) {
			return true
		}
	}
	return false
}

// phraseOf is who acts in a phrase that ends in "of" and the name at i: the
// noun before the "of" where it can act, the name where that noun only counts
// or where nothing else is known; -1 where the name is a place or stands
// deeper within the subject of verb v.
func (r *reader) phraseOf(v, i int) int {
	h := r.tree.Head(i)
	if h < 0 || !r.tree.Is(i, "nmod") {
		return i
	}
	switch {
	case r.counted(h) == i:
		return i
	case r.isPlace(i), r.insideSubject(v, i):
		if r.isActor(h) && (!r.insideSubject(v, h) || r.caseOf(h) == "") {
			return h
		}
		return -1
	}
	return i
}

// actorAfter is the nearest actor behind token v before the next verb or
// comma, -1 for none. Behind a verb of asking it may stand in the clause.
func (r *reader) actorAfter(v int, clause bool) int {
	s := r.tree.SentenceOf(v)
	if s < 0 {
		return -1
	}
	end := min(r.doc.Sentences[s].Tokens.End, v+7)
	for i := v + 1; i < end; i++ {
		switch r.tree.UPOS(i) {
		case readout.VERB, readout.AUX:
			return -1
		case readout.SCONJ:
			if !clause {
				return -1
			}
		case readout.PUNCT:
			if t := r.tree.Text(i); t != "-" && t != "\"" && t != "“" {
				return -1
			}
		}
		if r.isActor(i) && r.tree.UPOS(i) != readout.NUM {
			e := r.entityAt[i]
			if e >= 0 && (r.doc.Entities[e].Type == readout.EntityTitle || r.doc.Entities[e].Type == readout.EntityNationality) &&
				i+1 < end && (r.isActor(i+1) || r.tree.UPOS(i+1) == readout.ADJ) {
				continue // the name stands behind its title
			}
			return r.lift(i)
		}
	}
	return -1
}

// lift is the head of the name that token i is part of.
func (r *reader) lift(i int) int {
	if e := r.entityAt[i]; e >= 0 {
		return r.entityHead(int(e))
	}
	return i
}

// timeNear is the dating expression nearest to an event noun: right behind it
// before any verb or comma, -1 for none.
func (r *reader) timeNear(a *act) int {
	end := min(r.doc.Sentences[a.sentence].Tokens.End, a.head+14)
	for i := a.head + 1; i < end; i++ {
		if t := int(r.timexAt[i]); t >= 0 {
			first := r.doc.Timexes[t].Tokens.First
			if r.dates(t, i) && (first == 0 || !r.bounds(first-1)) {
				return t
			}
			return -1
		}
		if u := r.tree.UPOS(i); u == readout.VERB || u == readout.SCONJ || u == readout.PUNCT || u == readout.AUX || r.bounds(i) {
			return -1
		}
	}
	return -1
}

// bounds reports whether token i makes the time behind it another's.
func (r *reader) bounds(i int) bool {
	switch lower(r.tree.Text(i)) {
	case "since", "after", "before", "until", "till", "ahead", "following", "from", "through", "for":
		return true
	}
	return false
}
