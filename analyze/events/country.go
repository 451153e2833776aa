package events

import (
	"slices"

	"readout"
	"readout/lexicon"
)

// codeNamed is the only country that the words of a name give: "South
// Lebanon", "Palestinian Liberation Organization". Names of people give none.
func (r *reader) codeNamed(e int) string {
	x := &r.doc.Entities[e]
	if x.Type != readout.EntityPlace && x.Type != readout.EntityOrganization && x.Type != readout.EntityNationality {
		return ""
	}
	if x.Type == readout.EntityNationality && x.Tokens.Len() > 1 && (r.words.Class("@quarters")[lower(r.tree.Text(x.Tokens.First))] || r.isWord(x.Tokens.First, "Latin")) {
		return "" // "Central American" is of no one country, and least of all American
	}
	found := ""
	for i := x.Tokens.First; i < x.Tokens.End; i++ {
		code, form := lexicon.CountryOf(r.tree.Text(i))
		if form == lexicon.CountryMetonym {
			continue
		}
		if form == lexicon.CountryNone && x.Type == readout.EntityPlace {
			code = r.quarterOf(x.Tokens, i)
		}
		if len(code) < 3 {
			continue
		}
		if found != "" && found != code {
			return ""
		}
		found = code
	}
	return found
}

// quarterOf is the country of the place at token i, where all other words of
// the name say which part of it is meant: "West Darfur State", "eastern Velm".
func (r *reader) quarterOf(name readout.TokenRange, i int) string {
	for k := name.First; k < name.End; k++ {
		if k != i && !r.words.Class("@quarters")[lower(r.tree.Text(k))] {
			return ""
		}
	}
	place, _ := lexicon.PlaceOf(r.tree.Text(i))
	return place.Code
}

// compatriot gives arguments that only a role at home names the one country of
// the other side: "Norwegian police dispersed demonstrators".
func (r *reader) compatriot(a *act, head int, args, others []readout.Argument) {
	if len(args) != 1 || args[0].Code != "" || !r.atHome(a, head) {
		return
	}
	if code := oneCountry(others); code != "" && !r.abroad(a.sentence, code) {
		args[0].Code = code
		a.because("country of the other side", r.tree.Text(head))
	}
}

// abroad reports whether a sentence names another country than code.
func (r *reader) abroad(sentence int, code string) bool {
	in := r.doc.Sentences[sentence].Tokens
	for e := range r.doc.Entities {
		x := &r.doc.Entities[e]
		if in.Contains(x.Tokens.First) && len(x.Code) >= 3 && x.Code[:3] != code && lexicon.CountryName(x.Code[:3]) != "" {
			return true
		}
	}
	return false
}

// atHome reports whether the words for actor h name a part in the public life of
// one's own country; those who protest mean their own rulers.
func (r *reader) atHome(a *act, h int) bool {
	if a.typ == "PROTEST" && (r.ruler(h) || r.isPersonName(h) && r.ruler(r.titleBefore(h))) {
		return true
	}
	return r.tree.UPOS(h) == readout.NOUN && r.words.Class("@athome")[lower(r.tree.Lemma(h))] &&
		r.tree.Child(h, "nmod", "nmod:poss", "acl:relcl") < 0
}

// ruler reports whether token i is a word for who rules.
func (r *reader) ruler(i int) bool { return i >= 0 && r.words.Class("@rulers")[lower(r.tree.Lemma(i))] }

// titleBefore is the token before the name that h belongs to, -1 for none.
func (r *reader) titleBefore(h int) int {
	if e := r.entityAt[h]; e >= 0 {
		return r.doc.Entities[e].Tokens.First - 1
	}
	return -1
}

// oneCountry is the country that all arguments with a code share.
func oneCountry(args []readout.Argument) string {
	code := ""
	for _, x := range args {
		if len(x.Code) < 3 || lexicon.CountryName(x.Code[:3]) == "" || code != "" && code != x.Code[:3] {
			return ""
		}
		code = x.Code[:3]
	}
	return code
}

// onlyOther makes the one other country that stands under an act its target,
// where the tree gave it none: "agreed to lift a ban on sales to Peru". It asks
// for the country of who acts: without it, nobody knows which is the other.
func (r *reader) onlyOther(a *act, m *readout.EventMention) {
	if slices.ContainsFunc(m.Target, r.party) || oneCountry(m.Source) == "" || !r.verbal(a.head) || a.typ == "CONSULT" || a.typ == "OTHER" {
		return
	}
	head, code := -1, ""
	in := r.doc.Sentences[a.sentence].Tokens
	for i := a.head + 1; i < in.End && r.tree.Text(i) != "\"" && r.tree.Text(i) != "”"; i++ { // not who speaks the words of a quotation
		e := r.entityAt[i]
		if e < 0 || r.isPersonName(i) || i != r.doc.Entities[e].Tokens.End-1 || r.timexAt[i] >= 0 || !r.tree.Dominates(a.head, i) || r.aside(a.head, i) {
			continue
		}
		c := r.countryAt(i)
		if len(c) < 3 || lexicon.CountryName(c[:3]) == "" || sameCountry(m.Source, c[:3]) {
			continue
		}
		if code != "" && c[:3] != code {
			return
		}
		if code == "" {
			head, code = i, c[:3]
		}
	}
	if head >= 0 {
		m.Target = add(nil, r.arguments(head, 0), m.Source)
		a.because("target only-other-country", r.tree.Text(head))
	}
}

// countryAt is the country of a name that is a country, a place in it or its
// people; none for bodies that merely belong to one.
func (r *reader) countryAt(i int) string {
	switch e := r.doc.Entities[r.entityAt[i]]; e.Type {
	case readout.EntityPlace, readout.EntityNationality:
		return r.code(i)
	}
	if c := r.chain(i); c >= 0 && r.doc.Chains[c].Kind == readout.ActorGovernment {
		return r.doc.Chains[c].Code
	}
	return ""
}

// party reports whether an argument can act or belongs to a country: stones
// that are thrown, or a call that is refused, do neither.
func (r *reader) party(a readout.Argument) bool {
	h := r.headOf(a.Span)
	return a.Code != "" || a.Chain >= 0 || h >= 0 && r.isActor(h)
}

// aside reports whether i stands under v in a clause that only goes with v, or
// names where or when something took place. What an act is meant to do, "sent
// arms to help X", "in defiance of X", is none.
func (r *reader) aside(v, i int) bool {
	for k := i; k >= 0 && k != v; k = r.tree.Head(k) {
		if r.tree.Is(k, "parataxis", "advcl", "acl:relcl") && !r.purpose(k) {
			return true
		}
		if r.tree.Is(k, "obl") && !r.words.Class("@aims")[lower(r.tree.Lemma(k))] {
			switch r.caseOf(k) {
			case "in", "at", "near", "outside", "after", "before", "during", "since":
				return true
			}
		}
	}
	return false
}

// purpose reports whether the clause at k is an infinitive of purpose.
func (r *reader) purpose(k int) bool {
	mark := r.tree.Child(k, "mark")
	return r.tree.Is(k, "advcl") && mark >= 0 && r.isWord(mark, "to")
}

// sameCountry reports whether one of args is of the country code.
func sameCountry(args []readout.Argument, code string) bool {
	for _, x := range args {
		if len(x.Code) >= 3 && x.Code[:3] == code {
			return true
		}
	}
	return false
}
