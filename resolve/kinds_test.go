package resolve

import (
	"testing"

	"readout"
)

func actorsNamed(x *readout.Export, name string) (out []readout.Actor) {
	for _, a := range x.Actors {
		if a.Name == name {
			out = append(out, a)
		}
	}
	return out
}

// A person whom one report has as a body is that person still; where reports
// are of two minds, both stay.
func TestActors_oneStrayKindIsNoActorOfItsOwn(t *testing.T) {
	stray := body(readout.ActorOrganization, "Ilse Maren", "")
	for _, c := range []struct {
		name string
		docs []readout.Chain
		want int
		kind readout.ActorKind
	}{
		{"three to one", []readout.Chain{person("Ilse Maren", ""), person("Ilse Maren", ""), person("Ilse Maren", ""), stray}, 1, readout.ActorPerson},
		{"one to three", []readout.Chain{person("Ilse Maren", ""), stray, stray, stray}, 1, readout.ActorOrganization},
		{"one to one", []readout.Chain{person("Ilse Maren", ""), stray}, 2, ""},
		{"two to one", []readout.Chain{person("Ilse Maren", ""), person("Ilse Maren", ""), stray}, 2, ""},
	} {
		var docs []*readout.Document
		for i, ch := range c.docs {
			docs = append(docs, chains(t, string(rune('a'+i)), ch))
		}
		got := actorsNamed(Documents(docs), "Ilse Maren")
		if len(got) != c.want || c.kind != "" && got[0].Kind != c.kind {
			t.Errorf("%s: %+v, want %d %s", c.name, got, c.want, c.kind)
		}
	}
}

func TestActors_aKnownPlaceStaysWhatItIs(t *testing.T) {
	team := body(readout.ActorOrganization, "Buenos Aires", "")
	town := body(readout.ActorPlace, "Buenos Aires", "ARG")
	got := actorsNamed(Documents([]*readout.Document{chains(t, "a", team), chains(t, "b", town), chains(t, "c", town), chains(t, "d", town)}), "Buenos Aires")
	if len(got) != 2 {
		t.Errorf("%+v, want the team and the town", got)
	}
}

func TestActors_aHandleIsNobody(t *testing.T) {
	for _, name := range []string{"@velmgazette", "#VelmFire"} {
		if got := Documents([]*readout.Document{chains(t, "a", body(readout.ActorOrganization, name, ""))}).Actors; len(got) != 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
