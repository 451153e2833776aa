package events

import (
	"readout"
	"readout/lexicon"
)

// A name before a word for violence says who did it ("the Norwegian attack"),
// where it was ("the Velm shootings") or whom it struck ("the Ola Dahl shooting").

// scenic reports whether modifier c of event noun a.head names where it was: a
// town does not shoot.
func (r *reader) scenic(a *act, c int) bool {
	if a.typ != "ASSAULT" && a.typ != "PROTEST" && a.mode != "coup" {
		return false
	}
	return r.town(c) || r.tree.Is(c, "compound") && r.isPlace(c) && r.countryForm(c) == lexicon.CountryCapital // "the Oslo attacks", but "Oslo's attack"
}

// town reports whether token c names a place that is no country and no seat of a
// government.
func (r *reader) town(c int) bool {
	k := r.chain(c)
	return r.isPlace(c) && r.countryForm(c) == lexicon.CountryNone && (k < 0 || r.doc.Chains[k].Kind == readout.ActorPlace)
}

// countryForm is how the name at token c stands for a country.
func (r *reader) countryForm(c int) lexicon.CountryForm {
	e := r.entityAt[c]
	if e < 0 {
		return lexicon.CountryNone
	}
	_, form := lexicon.CountryOf(r.doc.Entities[e].Name)
	return form
}

// platform reports whether token c names a social network on which something is
// said: "criticised on" it, it takes no part.
func (r *reader) platform(c int) bool {
	return r.caseOf(c) == "on" && lexicon.Platforms()[r.tree.Text(c)]
}

// struck reports whether modifier c of a word such as "shooting" names whom or
// what it struck: a person or a body that is not known to bear arms or a badge.
func (r *reader) struck(a *act, c int) bool {
	e := r.entityAt[c]
	if e < 0 || !r.tree.Is(c, "compound") || !lexicon.InClass("victim-noun", lower(r.tree.Lemma(a.head))) {
		return false
	}
	switch x := &r.doc.Entities[e]; x.Type {
	case readout.EntityPerson:
		return true
	case readout.EntityOrganization:
		_, known := lexicon.OrganizationOf(x.Name)
		return !known && x.Code == "" && !isUpper(x.Name)
	}
	return false
}

// isUpper reports whether a name is one of capitals: armed groups and forces
// go by such, "the NLA bombing".
func isUpper(name string) bool {
	for _, c := range name {
		if c >= 'a' && c <= 'z' {
			return false
		}
	}
	return true
}
