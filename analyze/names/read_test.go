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
