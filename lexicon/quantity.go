package lexicon

import (
	"strings"
	"sync"
)

// QuantityWords are the lists that reading figures needs.
type QuantityWords struct {
	Bounds  map[string]string // phrase before a number: approximate, at-least, at-most
	Persons map[string]bool   // lemmas that count human beings
	Nouns   map[string]string // lemma of a noun: what is measured
	Verbs   map[string]string // lemma of a verb: what is measured
}

// Quantities reads the lists bounds, persons and measures, once.
func Quantities() *QuantityWords { return quantities() }

var quantities = sync.OnceValue(func() *QuantityWords {
	q := &QuantityWords{Bounds: map[string]string{}, Nouns: map[string]string{}, Verbs: map[string]string{}, Persons: Load("en/persons.txt").Set()}
	for _, row := range Load("en/bounds.txt").Rows {
		q.Bounds[row[0]] = row[1]
	}
	for _, row := range Load("en/measures.txt").Rows {
		if strings.Contains(row[2], "n") {
			q.Nouns[row[0]] = row[1]
		}
		if strings.Contains(row[2], "v") {
			q.Verbs[row[0]] = row[1]
		}
	}
	return q
})

var fallingMeasures = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, r := range Load("en/falling-measures.txt").Rows {
		out[r[0]] = strings.Fields(r[1])
	}
	return out
})

// FallsOn gives the prepositions that lead to whom a measure falls on, none for one
// that falls on nobody.
func FallsOn(measure string) []string { return fallingMeasures()[measure] }
