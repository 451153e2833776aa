package reuse

import (
	"slices"

	"readout"
)

// Quotation is a stretch of a text between quotation marks: Words[First:End] of
// its [Spoken]. Two of the same words, cut at the same places, have one key.
type Quotation struct {
	First, End int
	Key        uint64
}

// Len is the number of words.
func (q Quotation) Len() int { return q.End - q.First }

// Spoken is all words of a text, those of its quotations too, and the
// quotations in text order.
type Spoken struct {
	Words      []Word
	Quotations []Quotation
	quoted     []bool // of each word
}

// Speak reads a text for its quotations of at least a number of words.
// Stretches in skip, which must be sorted by start, give no words.
func Speak(text string, skip []readout.Span, least int) *Spoken {
	t := &Text{Words: make([]Word, 0, len(text)/wordBytes)}
	t.cut(text, readout.Span{End: len(text)}, skip)
	s := &Spoken{Words: t.Words, quoted: make([]bool, len(t.Words))}
	for _, span := range Quoted(text) {
		first, _ := slices.BinarySearchFunc(s.Words, span.Start, func(w Word, at int) int { return w.Span.Start - at })
		end, _ := slices.BinarySearchFunc(s.Words, span.End, func(w Word, at int) int { return w.Span.Start - at })
		q := Quotation{First: first, End: end}
		for i := first; i < end; i++ {
			s.quoted[i] = true
			q.Key = mix(q.Key ^ s.Words[i].Hash)
		}
		if q.Len() >= least {
			s.Quotations = append(s.Quotations, q)
		}
	}
	return s
}

// QuotationKeys are the keys of the quotations that [Speak] would find, in text order,
// read from these alone.
func QuotationKeys(text string, skip []readout.Span, least int) []uint64 {
	var keys []uint64
	t := &Text{}
	for _, span := range Quoted(text) {
		t.Words = t.Words[:0]
		t.cut(text, span, skip)
		if len(t.Words) < least {
			continue
		}
		var q Quotation
		for _, w := range t.Words {
			q.Key = mix(q.Key ^ w.Hash)
		}
		keys = append(keys, q.Key)
	}
	return keys
}

// Beside is how many words of the narrator before quotation q of s are the same
// before quotation p of o, and how many after it. Other quotations end it.
func (s *Spoken) Beside(q Quotation, o *Spoken, p Quotation) (before, after int) {
	for i, j := q.First-1, p.First-1; i >= 0 && j >= 0 && s.same(i, o, j) && !s.Words[i].Last && !o.Words[j].Last; i, j = i-1, j-1 {
		before++
	}
	for i, j := q.End, p.End; i < len(s.Words) && j < len(o.Words) && s.same(i, o, j) && !s.Words[i-1].Last && !o.Words[j-1].Last; i, j = i+1, j+1 {
		after++
	}
	return before, after
}

// same reports whether word i of s and word j of o are one word of narration.
func (s *Spoken) same(i int, o *Spoken, j int) bool {
	return !s.quoted[i] && !o.quoted[j] && s.Words[i].Hash == o.Words[j].Hash
}
