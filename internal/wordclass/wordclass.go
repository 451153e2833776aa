// Package wordclass knows classes of words that stand in like company in raw
// text, at three grains. Models use them where they have not seen a word in a
// treebank. The classes are made by train/ and travel in the language pack.
package wordclass

import (
	"encoding/binary"
	"unicode"
	"unicode/utf8"

	"readout"
)

// Section names the pack's section that holds the classes.
const Section = "wordclass"

// Grains is the number of clusterings.
const Grains = 3

// Codes are a word's classes, from coarse to fine; 0 for a word not known.
type Codes [Grains]uint16

// Table gives the classes of words.
type Table struct {
	keys  []uint32 // open addressing; 0 for none
	codes []Codes
	shift uint32
}

// Key is the hash of a word in lower case with its figures as 0.
func Key(word string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case '0' <= c && c <= '9':
			c = '0'
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(word[i:])
			if r == '’' || r == '‘' {
				r = '\''
			}
			h = (h ^ uint32(unicode.ToLower(r))) * 16777619
			i += n - 1
			continue
		}
		h = (h ^ uint32(c)) * 16777619
	}
	h ^= h >> 15
	return max(h, 1)
}

// Lookup gives the classes of the word with a key.
func (t *Table) Lookup(key uint32) Codes {
	mask := uint32(len(t.keys) - 1)
	for slot := key * 0x85ebca6b >> t.shift; ; slot = (slot + 1) & mask {
		switch t.keys[slot] {
		case key:
			return t.codes[slot]
		case 0:
			return Codes{}
		}
	}
}

// entry is what one word takes in the section.
const entry = 4 + 2*Grains

// Pack writes the section. Keys must be unique.
func Pack(keys []uint32, codes []Codes) []byte {
	var out []byte
	for i, k := range keys {
		out = binary.LittleEndian.AppendUint32(out, k)
		for _, c := range codes[i] {
			out = binary.LittleEndian.AppendUint16(out, c)
		}
	}
	return out
}

// Read parses the section. An empty section knows no word.
func Read(b []byte) (*Table, error) {
	if len(b)%entry != 0 {
		return nil, readout.Errorf(readout.KindInvalid, "language pack: section %s is damaged (make the pack again: go run ./train)", Section)
	}
	size := 16
	t := &Table{shift: 28}
	for size < 2*len(b)/entry {
		size *= 2
		t.shift--
	}
	t.keys, t.codes = make([]uint32, size), make([]Codes, size)
	for ; len(b) > 0; b = b[entry:] {
		key := max(binary.LittleEndian.Uint32(b), 1)
		slot := key * 0x85ebca6b >> t.shift
		for t.keys[slot] != 0 {
			slot = (slot + 1) & uint32(size-1)
		}
		t.keys[slot] = key
		for g := range Grains {
			t.codes[slot][g] = binary.LittleEndian.Uint16(b[4+2*g:])
		}
	}
	return t, nil
}
