package lexicon

import (
	"iter"
	"maps"
	"strconv"
	"sync"
)

// Frequencies says in how many of a fixed number of news articles each word
// stands: a measure of how telling it is that never changes as documents come.
type Frequencies struct {
	Articles int
	byWord   map[string]int
}

// WordFrequencies is the table of English. It panics when the list is malformed.
var WordFrequencies = sync.OnceValue(func() *Frequencies { return readFrequencies("en/frequencies.txt") })

func readFrequencies(path string) *Frequencies {
	t := Load(path)
	number := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil || n <= 0 {
			panic("lexicon: " + t.Path + ": " + strconv.Quote(s) + " is no count")
		}
		return n
	}
	f := &Frequencies{Articles: number(t.Header["documents"]), byWord: make(map[string]int, len(t.Rows))}
	for _, r := range t.Rows {
		f.byWord[r[0]] = number(r[1])
	}
	return f
}

// Len is the number of words.
func (f *Frequencies) Len() int { return len(f.byWord) }

// All gives every word with its number of articles, in no order.
func (f *Frequencies) All() iter.Seq2[string, int] { return maps.All(f.byWord) }

// Of is the number of articles that hold a word, 0 for a rare one.
func (f *Frequencies) Of(word []byte) int { return f.byWord[string(word)] }

// LeadFrequencies is the table of English titles and first lines: younger than
// the articles', so that it knows what later news was full of. It panics when
// the list is malformed.
var LeadFrequencies = sync.OnceValue(func() *Frequencies { return readFrequencies("en/lead-frequencies.txt") })
