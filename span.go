package readout

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
)

// Span is a half-open byte range [Start, End) in the text of one document.
// It is never a range of tokens: that is a [TokenRange].
type Span struct{ Start, End int }

// Text returns the bytes of doc that the span covers. It panics when the span
// does not lie in the document's text, as slicing does.
func (s Span) Text(doc *Document) string { return doc.Text[s.Start:s.End] }

// Len is the number of bytes covered.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span covers no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether o lies wholly in s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Cover is the smallest span that holds both s and o.
func (s Span) Cover(o Span) Span {
	return Span{Start: min(s.Start, o.Start), End: max(s.End, o.End)}
}

// Compare orders spans by start, then by end.
func (s Span) Compare(o Span) int {
	if s.Start != o.Start {
		return s.Start - o.Start
	}
	return s.End - o.End
}

// MarshalJSON writes [start, end], the form of the contract.
func (s Span) MarshalJSON() ([]byte, error) {
	out := append(make([]byte, 0, 16), '[')
	out = strconv.AppendInt(out, int64(s.Start), 10)
	out = strconv.AppendInt(append(out, ','), int64(s.End), 10)
	return append(out, ']'), nil
}

// UnmarshalJSON reads [start, end].
func (s *Span) UnmarshalJSON(b []byte) error {
	if plain, ok := readPair(b); ok {
		*s = plain
		return nil
	}
	var pair [2]int
	if err := json.Unmarshal(b, &pair); err != nil {
		return fmt.Errorf("span: %w", err)
	}
	s.Start, s.End = pair[0], pair[1]
	return nil
}

// readPair reads a span as MarshalJSON writes it, the form of nearly all that is
// read: a document has thousands.
func readPair(b []byte) (s Span, ok bool) {
	if len(b) < 5 || b[0] != '[' || b[len(b)-1] != ']' {
		return s, false
	}
	first, second, ok := bytes.Cut(b[1:len(b)-1], []byte{','})
	start, ok1 := readNumber(first)
	end, ok2 := readNumber(second)
	return Span{start, end}, ok && ok1 && ok2
}

// readNumber reads up to nine digits without a leading zero.
func readNumber(b []byte) (n int, ok bool) {
	if len(b) == 0 || len(b) > 9 || b[0] == '0' && len(b) > 1 {
		return 0, false
	}
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

// TokenRange is a half-open range [First, End) of indices into Layers.Tokens.
// It is never a range of bytes: that is a [Span].
type TokenRange struct{ First, End int }

// Len is the number of tokens.
func (r TokenRange) Len() int { return r.End - r.First }

// Empty reports whether the range holds no token.
func (r TokenRange) Empty() bool { return r.End <= r.First }

// Contains reports whether token i lies in the range.
func (r TokenRange) Contains(i int) bool { return r.First <= i && i < r.End }
