package coreference

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// settingReach is how many sentences back "the city" looks for a city.
const settingReach = 2

// placeNominal ties "the city", "the country" to the one place of that class
// that was named shortly before, none where two were.
func (r *resolver) placeNominal(p phrase, class string) {
	if !p.definite || len(p.mods) > 0 || p.owner != none || p.country != "" || r.tree.Child(p.head, "nmod", "acl:relcl", "acl", "appos") >= 0 {
		return
	}
	found := none
	for j := p.head - 1; j >= 0 && r.sentence[p.head]-r.sentence[j] <= settingReach; j-- {
		c := int(r.at[j])
		if c == none || c == found || !r.isOf(c, class) {
			continue
		}
		if found != none {
			return
		}
		found = c
	}
	r.refer(found, p.tokens, p.head, readout.FormNominal, "setting")
}

// isOf reports whether chain c is a place of a class.
func (r *resolver) isOf(c int, class string) bool {
	x := &r.list[c]
	if class == "country" {
		return x.Kind == readout.ActorGovernment
	}
	if x.Kind != readout.ActorPlace {
		return false
	}
	place, known := lexicon.PlaceOf(x.Name)
	if !known {
		return class == "island" && strings.Contains(strings.ToLower(x.Name), "island")
	}
	return place.Class == class || class == "region" && place.Class == "state"
}
