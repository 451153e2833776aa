package lexicon

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// OrderWord is a phrase that puts one happening before or after another.
type OrderWord struct {
	Words  []string // in lower case
	Where  string   // noun, clause or verb, as the list en/order-words.txt explains
	Before bool     // else after
}

// OrderWords are the phrases, the longest first.
var OrderWords = sync.OnceValue(func() []OrderWord {
	var out []OrderWord
	for _, row := range Load("en/order-words.txt").Rows {
		out = append(out, OrderWord{Words: strings.Fields(row[0]), Where: row[1], Before: row[2] == "before"})
	}
	slices.SortStableFunc(out, func(a, b OrderWord) int { return cmp.Compare(len(b.Words), len(a.Words)) })
	return out
})

// OrderWordsFrom are the phrases that begin with a letter, small or capital, the longest
// first.
func OrderWordsFrom(letter byte) []OrderWord { return orderWordsFrom()[letter|0x20] }

var orderWordsFrom = sync.OnceValue(func() *[256][]OrderWord {
	var out [256][]OrderWord
	for _, w := range OrderWords() {
		first := w.Words[0][0]
		out[first] = append(out[first], w)
	}
	return &out
})

var timeUnits = sync.OnceValue(func() map[string]bool { return Load("en/timeunits.txt").Set() })

// IsTimeUnit reports whether a word, in lower case, is a unit of time: "days".
func IsTimeUnit(word string) bool { return timeUnits()[word] }
