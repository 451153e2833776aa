package lexicon

import (
	"iter"
	"strconv"
	"sync"
)

// Frequencies says in how many of a fixed number of news articles each word
// stands: a measure of how telling it is that never changes as documents come.
type Frequencies struct {
	Articles int
	byWord   *Words[int]
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
	m := make(map[string]int, len(t.Rows))
	for _, r := range t.Rows {
		m[r[0]] = number(r[1])
	}
	return &Frequencies{Articles: number(t.Header["documents"]), byWord: NewWords(m)}
}

// Len is the number of words.
func (f *Frequencies) Len() int { return f.byWord.Len() }

// All gives every word with its number of articles, in no order.
func (f *Frequencies) All() iter.Seq2[string, int] { return f.byWord.All() }

// Of is the number of articles that hold a word, 0 for a rare one.
func (f *Frequencies) Of(word []byte) int {
	n, _ := f.byWord.Of(string(word))
	return n
}

// LeadFrequencies is the table of English titles and first lines: younger than
// the articles', so that it knows what later news was full of. It panics when
// the list is malformed.
var LeadFrequencies = sync.OnceValue(func() *Frequencies { return readFrequencies("en/lead-frequencies.txt") })
