package lexicon

import (
	"slices"
	"strings"
	"sync"
)

// wordClasses is the small classes in which a word is. Nearly all words that are
// asked for are in none.
var wordClasses = sync.OnceValue(func() *Words[[]string] {
	out := map[string][]string{}
	for _, r := range Load("en/word-classes.txt").Rows {
		for _, w := range strings.Fields(r[1]) {
			out[w] = append(out[w], r[0])
		}
	}
	return NewWords(out)
})

// InClass reports whether a word is in a class of the list of small word classes,
// which rules ask for by name: "promise-verb". A test holds that every class that
// is asked for is there.
func InClass(class, word string) bool {
	classes, ok := wordClasses().Of(word)
	return ok && slices.Contains(classes, class)
}
