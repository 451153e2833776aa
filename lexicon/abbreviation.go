package lexicon

import "sync"

// AbbreviationKind says how an abbreviation's full stop behaves.
type AbbreviationKind string

// The kinds of abbreviation; the list en/abbreviations.txt explains them.
const (
	AbbreviationTitle     AbbreviationKind = "title"
	AbbreviationMonth     AbbreviationKind = "month"
	AbbreviationNumber    AbbreviationKind = "number"
	AbbreviationAmbiguous AbbreviationKind = "ambiguous"
	AbbreviationOpen      AbbreviationKind = "open"
	AbbreviationAny       AbbreviationKind = "any"
)

// Abbreviations gives the kind of each English abbreviation, keyed by its
// surface without the last full stop. The map must not be altered.
var Abbreviations = sync.OnceValue(func() map[string]AbbreviationKind {
	t := Load("en/abbreviations.txt")
	m := make(map[string]AbbreviationKind, len(t.Rows))
	for _, r := range t.Rows {
		m[r[0]] = AbbreviationKind(r[1])
	}
	return m
})

// Starters is the set of words that begin a sentence when they stand
// capitalised after an abbreviation. The map must not be altered.
var Starters = sync.OnceValue(func() map[string]bool { return Load("en/starters.txt").Set() })

// Prefixes is the set of lower-case prefixes that stay in one token with the
// hyphen and the word after them. The map must not be altered.
var Prefixes = sync.OnceValue(func() map[string]bool { return Load("en/prefixes.txt").Set() })

// Tails is the set of verbs that follow a quotation and its speaker within one
// sentence. The map must not be altered.
var Tails = sync.OnceValue(func() map[string]bool { return Load("en/tails.txt").Set() })
