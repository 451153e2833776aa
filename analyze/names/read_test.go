package names

import (
	"testing"

	"readout"
)

func TestProper(t *testing.T) {
	for _, c := range []struct {
		name     string
		upos     readout.UPOS
		listed   clue
		capitals bool
		kind     readout.EntityType
		want     bool
	}{
		{"a proper noun names a body", readout.PROPN, clueNone, false, readout.EntityOrganization, true},
		{"a common noun names none", readout.NOUN, clueNone, false, readout.EntityOrganization, false},
		{"nor a person, nor a place", readout.NOUN, clueNone, false, readout.EntityPlace, false},
		{"a listed word may", readout.NOUN, clueOrganization, false, readout.EntityOrganization, true},
		{"so may any word of a headline in capitals", readout.NOUN, clueNone, true, readout.EntityPerson, true},
		{"a people's name is an adjective", readout.ADJ, clueNone, false, readout.EntityNationality, true},
	} {
		doc := &readout.Document{Layers: readout.Layers{Tags: []readout.Tag{{UPOS: c.upos}}}}
		s := sentence{doc: doc, tokens: readout.TokenRange{End: 1}, inside: []clue{c.listed}, capitals: c.capitals}
		if got := s.proper(span{0, 1, c.kind}); got != c.want {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}

func TestCredited_takesAnAgencyForABody(t *testing.T) {
	doc := &readout.Document{Credits: []readout.Credit{
		{Name: "Harbour Wire", Role: readout.CreditAgency, Span: readout.Span{Start: 9, End: 21}},
		{Name: "Ada Miles", Role: readout.CreditContributor, Span: readout.Span{Start: 30, End: 39}},
	}}
	entities := []readout.Entity{
		{Name: "LIMA", Type: readout.EntityPlace, Span: readout.Span{Start: 0, End: 4}},
		{Name: "Harbour Wire", Type: readout.EntityPlace, Code: "PER", Span: readout.Span{Start: 9, End: 21}},
		{Name: "Ada Miles", Type: readout.EntityPlace, Span: readout.Span{Start: 30, End: 39}},
	}
	credited(doc, entities)
	if e := entities[1]; e.Type != readout.EntityOrganization || e.Code != "" {
		t.Errorf("the agency is %v %q, want an organization without a country", e.Type, e.Code)
	}
	for _, i := range []int{0, 2} {
		if entities[i].Type != readout.EntityPlace {
			t.Errorf("%s has become %v", entities[i].Name, entities[i].Type)
		}
	}
}
