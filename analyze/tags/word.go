package tags

import (
	"unicode"
	"unicode/utf8"

	"readout/internal/network"
	"readout/internal/wordclass"
)

// word is what the features see of one token, as hashes.
type word struct {
	form   uint32 // figures as 0
	low    uint32 // in lower case
	suffix [4]uint32
	prefix [3]uint32
	shape  uint32
	codes  wordclass.Codes
}

// boundary stands before the first and after the last word.
var boundary = word{form: 1, low: 1, shape: 1}

// look fills w from the surface of a token. buf is room to work in.
func (w *word) look(s string, buf []byte) []byte {
	buf = buf[:0]
	form := uint32(2166136261)
	var shape, last uint32
	first := true
	for _, r := range s {
		c := class(r)
		if c == shapeDigit {
			r = '0'
		}
		form = (form ^ uint32(r)) * 16777619
		if c != last || first {
			shape = shape*7 + c + 1
		}
		last, first = c, false
		if r < utf8.RuneSelf {
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			buf = append(buf, byte(r))
		} else if r == '’' || r == '‘' {
			buf = append(buf, '\'')
		} else {
			buf = utf8.AppendRune(buf, unicode.ToLower(r))
		}
	}
	w.form, w.shape = network.Hash(form, 3), network.Hash(shape, 5)
	w.low = hashBytes(buf)
	for i := range w.suffix {
		w.suffix[i] = network.Hash(hashBytes(buf[max(0, len(buf)-i-1):]), uint32(i))
	}
	for i := range w.prefix {
		w.prefix[i] = network.Hash(hashBytes(buf[:min(len(buf), i+1)]), uint32(i+100))
	}
	return buf
}

func hashBytes(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return network.Hash(h, uint32(len(b)))
}

// The kinds of character that a shape tells apart.
const (
	shapeUpper = iota
	shapeLower
	shapeDigit
	shapeHyphen
	shapeDot
	shapeMark
)

func class(r rune) uint32 {
	switch {
	case 'a' <= r && r <= 'z':
		return shapeLower
	case 'A' <= r && r <= 'Z':
		return shapeUpper
	case '0' <= r && r <= '9':
		return shapeDigit
	case r == '-':
		return shapeHyphen
	case r == '.':
		return shapeDot
	case unicode.IsUpper(r):
		return shapeUpper
	case unicode.IsLetter(r):
		return shapeLower
	case unicode.IsDigit(r):
		return shapeDigit
	}
	return shapeMark
}
