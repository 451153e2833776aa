package lexicon

import "sync"

// Gender is what a given name tells of who bears it.
type Gender byte

// The genders. GenderUnknown is the zero value.
const (
	GenderUnknown Gender = 0
	Masculine     Gender = 'm'
	Feminine      Gender = 'f'
)

var givenNames = sync.OnceValue(func() map[string]Gender {
	m := map[string]Gender{}
	for _, r := range Load("en/given-names.txt").Rows {
		switch r[1] {
		case "m":
			m[r[0]] = Masculine
		case "f":
			m[r[0]] = Feminine
		default:
			m[r[0]] = GenderUnknown
		}
	}
	return m
})

// GivenName reports whether a word is a common given name.
func GivenName(word string) bool {
	_, ok := givenNames()[word]
	return ok
}

// GenderOf is the gender that a given name tells; false where the word is no
// common given name.
func GenderOf(word string) (Gender, bool) {
	g, ok := givenNames()[word]
	return g, ok
}
