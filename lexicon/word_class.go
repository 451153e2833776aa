package lexicon

import (
	"strings"
	"sync"
)

var wordClasses = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, r := range Load("en/word-classes.txt").Rows {
		out[r[0]] = map[string]bool{}
		for _, w := range strings.Fields(r[1]) {
			out[r[0]][w] = true
		}
	}
	return out
})

// InClass reports whether a word is in a class of the list of small word classes,
// which rules ask for by name: "promise-verb". It panics when there is no such
// class.
func InClass(class, word string) bool {
	words, ok := wordClasses()[class]
	if !ok {
		panic("lexicon: en/word-classes.txt has no class " + class)
	}
	return words[word]
}
