// Package reuse finds text that one document shares with another: words,
// shingles of words, a sketch of the shingles that makes candidates cheap to
// find, and the aligned passages that prove a copy.
package reuse

import (
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"

	"readout"
	"readout/internal/ascii"
)

// ShingleWords is the number of words in a shingle. Five words are seldom
// shared by chance.
const ShingleWords = 5

// wordBytes is how many bytes of text a word has with the blank behind it, in
// texts of short words.
const wordBytes = 5

// SketchRate is the part of all shingles that a sketch keeps: one in
// SketchRate. The sketch is a FracMinHash: the shingles whose hash is low.
// Unlike MinHash of a fixed size it also shows an excerpt inside a much longer
// text, and two sketches share a key exactly where the texts share a shingle.
const SketchRate = 8

// Word is one word of a text: where it stands and the hash of its lower case.
type Word struct {
	Span readout.Span
	Hash uint64
	Last bool // a skipped stretch follows: nothing runs on from here
}

// Text is the words of a document and the shingles cut from them.
type Text struct {
	Words    []Word
	Shingles []Shingle // in text order

	first map[uint64]int32 // where each shingle stands first, once asked for; see index
	once  []Shingle        // those that stand first
}

// Shingle is the hash of ShingleWords words in a row, the first of them being
// Text.Words[First].
type Shingle struct {
	Hash  uint64
	First int32
}

// Read cuts text into words and shingles. Stretches in skip, which must be
// sorted by start, give no words, and no shingle crosses one.
func Read(text string, skip []readout.Span) *Text {
	t := &Text{Words: make([]Word, 0, len(text)/wordBytes)}
	t.cut(text, readout.Span{End: len(text)}, skip)
	t.Shingles = make([]Shingle, 0, len(t.Words))
	for first := 0; first < len(t.Words); {
		end := first + 1
		for !t.Words[end-1].Last {
			end++
		}
		for i := first; i+ShingleWords <= end; i++ {
			t.Shingles = append(t.Shingles, Shingle{Hash: t.shingle(i), First: int32(i)})
		}
		first = end
	}
	return t
}

// cut appends the words of a stretch of text, those of stretches in skip left out.
func (t *Text) cut(text string, stretch readout.Span, skip []readout.Span) {
	from := stretch.Start
	for _, s := range skip {
		if s.Start >= stretch.End {
			break
		}
		if s.Start > from {
			t.read(text, from, s.Start)
		}
		from = max(from, s.End)
	}
	if from < stretch.End {
		t.read(text, from, stretch.End)
	}
}

// read appends the words of one stretch.
func (t *Text) read(text string, from, to int) {
	first := len(t.Words)
	var lower []byte
	for i := from; i < to; {
		start := i
		if lower, i = appendWord(lower[:0], text[:to], i); i > start {
			t.Words = append(t.Words, Word{Span: readout.Span{Start: start, End: i}, Hash: xxh3.Hash(lower)})
			continue
		}
		_, n := ascii.First(text[i:to])
		i += n
	}
	if n := len(t.Words); n > first {
		t.Words[n-1].Last = true
	}
}

// appendWord appends the word that begins at byte i of a text, in lower case, and tells
// where it ends: at i where none begins there.
func appendWord(lower []byte, text string, i int) ([]byte, int) {
	for i < len(text) {
		if c := ascii.Lower[text[i]]; c != 0 {
			lower = append(lower, c)
			i++
			continue
		}
		r, n := ascii.First(text[i:])
		if r < utf8.RuneSelf || !wordRune(r) {
			break
		}
		lower = utf8.AppendRune(lower, unicode.ToLower(r))
		i += n
	}
	return lower, i
}

// wordRune reports whether a character that is not ASCII is part of a word.
// Apostrophes are not, so that straight and curly ones make no difference.
func wordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r))
}

// index tells where each shingle stands first.
func (t *Text) index() map[uint64]int32 {
	if t.first == nil {
		t.first = make(map[uint64]int32, len(t.Shingles))
		t.once = make([]Shingle, 0, len(t.Shingles))
		for _, s := range t.Shingles {
			if _, again := t.first[s.Hash]; !again {
				t.first[s.Hash] = s.First
				t.once = append(t.once, s)
			}
		}
	}
	return t.first
}

func (t *Text) shingle(i int) uint64 {
	h := uint64(0)
	for _, w := range t.Words[i : i+ShingleWords] {
		h = mix(h ^ w.Hash)
	}
	return h
}

// mix is the finisher of SplitMix64: it spreads every bit over the word.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9
	x = (x ^ (x >> 27)) * 0x94d049bb133111eb
	return x ^ (x >> 31)
}

// Sketch is the distinct shingle hashes that are low enough to be kept, in
// text order.
func (t *Text) Sketch() []uint64 {
	seen := map[uint64]bool{}
	var keys []uint64
	for _, s := range t.Shingles {
		if s.Hash <= ^uint64(0)/SketchRate && !seen[s.Hash] {
			seen[s.Hash] = true
			keys = append(keys, s.Hash)
		}
	}
	return keys
}
