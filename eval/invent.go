package eval

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"unicode"

	"readout"
)

const (
	shortestMade = 5   // letters of a word that an invented report may have otherwise
	madeShare    = 0.5 // of such words
	roundDays    = 400 // by which each round of invented reports is later than the last
)

// Invent makes of a report another one of the same length, for measuring size
// only: half of its longer words are words that do not exist, the same ones
// throughout a round, and it appeared some days later. It is a pure function of
// the report and the round; round 0 is the report itself.
func Invent(d *readout.Document, round int) (*readout.Document, error) {
	if round == 0 {
		return d, nil
	}
	out := *d
	out.Layers = readout.Layers{}
	out.Text, out.Title = made(d.Text, round), made(d.Title, round)
	out.Names = []string{fmt.Sprintf("%s (invented, round %d)", d.ID, round)}
	if first, _, ok := d.Published.Value.Bounds(); ok {
		out.Published.Value = readout.DayOf(first.AddDate(0, 0, roundDays*round))
	}
	doc, err := readout.NewDocument(out)
	if err != nil {
		return nil, fmt.Errorf("invent: %w", err)
	}
	return doc, nil
}

// made changes words of plain letters, byte for byte, so that what was marked
// in the text stays where it is.
func made(text string, round int) string {
	out := []byte(text)
	for i := 0; i < len(out); {
		end := i
		for end < len(out) && letter(out[end]) {
			end++
		}
		if end-i >= shortestMade {
			change(out[i:end], round)
		}
		i = end + 1
	}
	return string(out)
}

func letter(b byte) bool { return b < unicode.MaxASCII && unicode.IsLetter(rune(b)) }

// change makes another word of a word, or leaves it, as the word and the round say.
func change(word []byte, round int) {
	hash := fnv.New64a()
	hash.Write(word) // never fails
	rng := rand.New(rand.NewPCG(hash.Sum64(), uint64(round)))
	if rng.Float64() >= madeShare {
		return
	}
	for i, b := range word {
		letters := "bcdfglmnprst"
		if i%2 == 1 {
			letters = "aeiou"
		}
		at := letters[rng.IntN(len(letters))]
		if unicode.IsUpper(rune(b)) {
			at -= 'a' - 'A'
		}
		word[i] = at
	}
}
