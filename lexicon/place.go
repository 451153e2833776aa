package lexicon

import "sync"

// Place is a place known by name that is no country: a city, state, region,
// continent, sea or mountain.
type Place struct {
	Class string // city, state, region, continent, sea, mountain
	Code  string // alpha-3 of its country, empty where it lies in none or many
}

var places = sync.OnceValue(func() map[string]Place {
	m := map[string]Place{}
	for _, r := range Load("en/places.txt").Rows {
		m[r[0]] = Place{Class: r[1], Code: r[2]}
	}
	for _, c := range Countries() {
		if _, listed := m[c.Capital]; !listed && c.Capital != "" {
			m[c.Capital] = Place{Class: "city", Code: c.Code}
		}
	}
	return m
})

// PlaceOf looks up a place by name: "Geneva", "Ohio", "South China Sea". It
// knows capitals but not countries, for which see [CountryOf].
func PlaceOf(surface string) (Place, bool) {
	p, ok := places()[withoutThe(surface)]
	return p, ok
}

// Places gives every place by name. The map is shared: do not change it.
func Places() map[string]Place { return places() }

var placeNouns = sync.OnceValue(func() map[string][]string { return Load("en/place-nouns.txt").Map() })

// PlaceNoun is the class of place that a noun's lemma takes up, "city" for "town";
// empty for other nouns.
func PlaceNoun(lemma string) string {
	if r := placeNouns()[lemma]; r != nil {
		return r[0]
	}
	return ""
}
