package coreference

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// countries makes the chains of governments and places. One word can be both:
// "Lima" is a government where it acts, owns or is dealt with, and a place
// where things happen.
func (r *resolver) countries() {
	for _, e := range r.doc.Entities {
		code, form := lexicon.CountryOf(e.Name)
		if form == lexicon.CountryNone && e.Code != "" { // in capitals
			code, form = e.Code, lexicon.CountryNamed
		}
		if p, ok := lexicon.PlaceOf(e.Name); ok && p.Class == "state" && p.Code != code && r.amongStates(p.Code) {
			code, form = p.Code, lexicon.CountryNone // "Georgia", in a report on elections in Ohio
		}
		head := r.headOf(e.Tokens)
		switch e.Type {
		case readout.EntityNationality:
			if form == lexicon.CountryNationality && r.modifies(head) {
				r.refer(r.government(code), e.Tokens, head, readout.FormName, "nationality")
			}
		case readout.EntityPlace:
			r.place(e, head, code, form)
		case readout.EntityOrganization:
			if form == lexicon.CountryMetonym {
				r.refer(r.government(code), e.Tokens, head, readout.FormMetonym, "metonym")
			}
		}
	}
}

// amongStates reports whether the document names states of a country.
func (r *resolver) amongStates(code string) bool {
	for _, e := range r.doc.Entities {
		if p, ok := lexicon.PlaceOf(e.Name); ok && e.Type == readout.EntityPlace && p.Class == "state" && p.Code == code {
			if _, form := lexicon.CountryOf(e.Name); form == lexicon.CountryNone {
				return true
			}
		}
	}
	return false
}

// modifies reports whether a nationality stands before a noun: "Peruvian copper".
func (r *resolver) modifies(i int) bool {
	if x := r.doc.Tags[i].XPOS; x == "NNPS" || x == "NNS" {
		return false // "Peruvians' hopes" are a people's
	}
	h := r.tree.Head(i)
	if h > i && r.tree.Is(i, "amod", "compound", "nmod", "conj", "flat") {
		return true
	}
	if i+1 >= len(r.doc.Tokens) || r.sentence[i+1] != r.sentence[i] {
		return false
	}
	switch r.tree.UPOS(i + 1) { // whatever the tree says
	case readout.NOUN, readout.PROPN, readout.ADJ:
		return true
	}
	return r.tree.Text(i+1) == "-"
}

func (r *resolver) place(e readout.Entity, head int, code string, form lexicon.CountryForm) {
	switch {
	case form == lexicon.CountryNamed && r.actor(head, e, true):
		r.refer(r.government(code), e.Tokens, head, readout.FormName, "country")
	case (form == lexicon.CountryCapital || form == lexicon.CountryMetonym) && r.actor(head, e, false):
		r.refer(r.government(code), e.Tokens, head, readout.FormMetonym, "capital")
	case form == lexicon.CountryNone && r.body(head, e):
	default:
		r.refer(r.placeChain(e, code, form), e.Tokens, head, readout.FormName, "place")
	}
}

// body ties a place that stands for a body of many countries, such as Brussels
// for the European Union, to that body where it acts.
func (r *resolver) body(head int, e readout.Entity) bool {
	m, ok := lexicon.MetonymOf(e.Name)
	if !ok || m.Class != "organization" || m.Of == "" || !r.actor(head, e, false) {
		return false
	}
	c := r.knownBody(strings.ToLower(m.Of), m.Code)
	if c == none {
		c = r.add(chain{
			Chain: readout.Chain{Kind: readout.ActorOrganization, Name: m.Of, Code: m.Code},
			names: []string{strings.ToLower(m.Of)},
		})
	}
	r.refer(c, e.Tokens, head, readout.FormMetonym, "metonym")
	return true
}

// government is the chain of a country's government.
func (r *resolver) government(code string) int {
	if code == "" {
		return none
	}
	c, ok := r.governs[code]
	if !ok {
		c = r.add(chain{Chain: readout.Chain{Kind: readout.ActorGovernment, Name: lexicon.CountryName(code), Code: code}})
		r.governs[code] = c
	}
	return c
}

// placeChain is the chain of a place by name; a country's names are one place.
func (r *resolver) placeChain(e readout.Entity, code string, form lexicon.CountryForm) int {
	key := strings.ToLower(e.Name)
	if form == lexicon.CountryNamed {
		key = code
	}
	c, ok := r.places[key]
	if !ok {
		if p, listed := lexicon.PlaceOf(e.Name); listed && code == "" {
			code = p.Code
		}
		name := e.Name
		if form == lexicon.CountryNamed {
			name = lexicon.CountryName(code)
		}
		c = r.add(chain{Chain: readout.Chain{Kind: readout.ActorPlace, Name: name, Code: code}})
		r.places[key] = c
	}
	return c
}

// actor reports whether a country or capital whose head word is i acts, owns or
// is dealt with there. country tells which it is: in doubt a country is an
// actor and a capital a place.
func (r *resolver) actor(i int, e readout.Entity, country bool) bool {
	s := r.sentence[i]
	if s == none || !r.doc.Sentences[s].Kind.News() {
		return false
	}
	if r.tree.Is(i, "conj") {
		if h := r.tree.Head(i); h >= 0 && r.entity[h] != none && r.entity[h] != r.entity[i] {
			return r.actor(h, r.doc.Entities[r.entity[h]], country)
		}
	}
	if e.Tokens.End < len(r.doc.Tokens) && r.tree.Text(e.Tokens.End) == "-" { // "Lima-Quito talks"
		return true
	}
	if e.Tokens.First > 1 && r.tree.Text(e.Tokens.First-1) == "-" && r.entity[e.Tokens.First-2] != none {
		return true
	}
	if e.Tokens.First > 0 && r.tree.Text(e.Tokens.First-1) == "," && r.afterPlace(e.Tokens.First-2) {
		return false // "Cuzco, Peru"
	}
	if next := e.Tokens.End; next < len(r.doc.Tokens) && r.opensClause(e.Tokens.First) {
		if x := r.doc.Tags[next].XPOS; x == "VBD" || x == "VBN" || x == "VBZ" || x == "MD" || r.tree.UPOS(i) == readout.VERB {
			if h := r.tree.Head(next); r.tree.UPOS(next) == readout.AUX && h > next {
				next = h
			}
			return !r.located(next) // whatever the tree says, it is the subject
		}
	}
	switch h := r.tree.Head(i); {
	case r.tree.Is(i, "nsubj"):
		return !r.located(h)
	case r.tree.Is(i, "nmod:poss"):
		return !lexicon.SceneNoun(r.tree.Lemma(h))
	case r.tree.Is(i, "compound", "amod", "nmod:desc"):
		return country && !lexicon.SceneNoun(r.tree.Lemma(h)) || r.tree.UPOS(h) == readout.NOUN && !lexicon.SceneNoun(r.tree.Lemma(h)) && !country && r.office(h)
	case r.tree.Is(i, "appos", "list", "vocative"):
		return false
	case r.tree.Is(i, "obj", "iobj"):
		return !lexicon.InClass("visiting-verb", r.tree.Lemma(h)) && (country || r.agentObject(h))
	case r.tree.Is(i, "obl:agent"):
		return true
	case r.tree.Is(i, "obl", "nmod"):
		return r.byPreposition(i, h, country)
	}
	return country && !r.tree.Is(i, "root")
}

// opensClause reports whether token i is the first word of a sentence or comes
// after a word that opens a clause.
func (r *resolver) opensClause(i int) bool {
	if i == 0 || r.sentence[i-1] != r.sentence[i] {
		return true
	}
	switch strings.ToLower(r.tree.Text(i - 1)) {
	case "as", "while", "that", "because", "but", "if", "when", "whether", "though", "although", "unless":
		return true
	}
	return false
}

// located reports whether a predicate tells of a place: "Lima lies on the
// coast", "Lima was a village", "Lima throve".
func (r *resolver) located(h int) bool {
	switch r.tree.Lemma(h) {
	case "lie", "sit", "stretch", "border", "locate", "thrive", "flourish", "evolve", "city", "capital", "town", "home",
		"village", "metropolis", "hub", "destination", "place", "port", "venue":
		return true
	}
	return false
}

// agentObject reports whether a verb's object is somebody who acts: "accused
// Lima", "told Lima".
func (r *resolver) agentObject(h int) bool {
	c := lexicon.Cues().Verb(r.tree.Lemma(h))
	return c.Class == lexicon.CueAsk || c.Class == lexicon.CueJudge || c.Addressee
}

// office reports whether a noun is what a government has: an official, a
// spokesman, a ministry.
func (r *resolver) office(h int) bool {
	lemma := r.tree.Lemma(h)
	return lexicon.TitleOf(lemma) != "" || lexicon.OrganizationHead(lemma) == "government" || lemma == "government"
}

func (r *resolver) byPreposition(i, h int, country bool) bool {
	p := r.preposition(i)
	lemma := r.tree.Lemma(h)
	switch {
	case p == "" && r.tree.Is(i, "obl", "nmod"):
		return country && !r.tree.Is(i, "obl")
	case lexicon.InClass("place-preposition", p):
		return false
	case p == "to" || p == "from" || p == "toward" || p == "towards" || p == "for":
		if p == "for" && !country {
			return lemma != "leave" && lemma != "depart" && lemma != "head"
		}
		if !country { // "a warning to Lima", but "invited to Lima"
			return r.tree.UPOS(h) == readout.NOUN && lexicon.Cues().Noun(lemma).Class != lexicon.CueNone
		}
		return !lexicon.MotionWord(lemma)
	case p == "of":
		return country && !lexicon.SceneNoun(lemma)
	case p == "between" || p == "with" || p == "against" || p == "by":
		return true
	}
	return country
}

// afterPlace reports whether token i ends the name of a place.
func (r *resolver) afterPlace(i int) bool {
	if i < 0 || r.entity[i] == none {
		return false
	}
	e := r.doc.Entities[r.entity[i]]
	_, form := lexicon.CountryOf(e.Name)
	return e.Type == readout.EntityPlace && form != lexicon.CountryNamed
}
