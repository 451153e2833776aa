// Package network is a small classifier over hashed features with one hidden
// layer. Each feature owns a row of the first layer, so that the layer is a sum
// of a few dozen rows; all arithmetic at run time is on integers and gives the
// same answer on every machine.
package network

import (
	"encoding/binary"
	"fmt"
)

// Hash extends a feature's hash by one value. It is fast and good enough: what
// it confuses, training learns around.
func Hash(h, v uint32) uint32 {
	h = (h ^ v) * 0x9e3779b1
	return h ^ h>>15
}

// HashString hashes the bytes of s.
func HashString(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return Hash(h, uint32(len(s)))
}

// index finds the row of a feature, by open addressing.
type index struct {
	slots []slot
	shift uint32
}

// slot holds a feature, 0 for none, and its row.
type slot struct {
	key uint32
	row int32
}

func newIndex(keys []uint32) *index {
	size := 16
	x := &index{shift: 28}
	for size < 2*len(keys) {
		size *= 2
		x.shift--
	}
	x.slots = make([]slot, size)
	for i, k := range keys {
		at := k * 0x85ebca6b >> x.shift
		for x.slots[at].key != 0 {
			at = (at + 1) & uint32(size-1)
		}
		x.slots[at] = slot{k, int32(i)}
	}
	return x
}

// row is the row of feature f, -1 for an unknown one.
func (x *index) row(f uint32) int32 {
	f = max(f, 1)
	mask := uint32(len(x.slots) - 1)
	for at := f * 0x85ebca6b >> x.shift; ; at = (at + 1) & mask {
		switch s := x.slots[at&mask]; s.key {
		case f:
			return s.row
		case 0:
			return -1
		}
	}
}

// lanes is how many hidden units one machine word of a row holds.
const lanes = 8

// Model is a trained network.
type Model struct {
	hidden  int
	classes int
	index   *index
	rows    []uint64 // a row after another; each byte a weight plus offset
	first   []int32  // the hidden layer's own weights
	pairs   int      // half the number of classes, rounded up
	out     []uint64 // by hidden unit, then by pair of classes; each half a weight plus outOffset
	bias    []int32  // by class, padded to whole pairs
}

// offset is added to a weight so that it is never negative, which lets one
// machine addition add several weights at once.
const offset = 128

// Work is room to compute in. No more than 256 features make one example.
type Work struct {
	rows   []int32
	units  []unit
	scores []int32
}

// unit is a hidden unit above zero.
type unit struct {
	index int32
	value uint32
}

// largest bounds hidden units, and outOffset is added to the output weights, so
// that the sum of 256 products stays within 32 bits.
const (
	largest   = 1<<13 - 1
	outOffset = outScale
)

// Classes is the number of classes.
func (m *Model) Classes() int { return m.classes }

// Run computes the hidden layer of features into w.
func (m *Model) Run(features []uint32, w *Work) {
	words := m.hidden / lanes
	w.rows = w.rows[:0]
	for _, f := range features {
		if r := m.index.row(f); r >= 0 {
			w.rows = append(w.rows, r*int32(words))
		}
	}
	base := int32(len(w.rows)) * offset
	w.units = w.units[:0]
	for i := 0; i < words; i += 2 {
		// Bytes of even and of odd place are summed apart, in 16 bits each.
		const even = 0x00ff00ff00ff00ff
		var a, b, c, d uint64
		column := m.rows[i:]
		for _, r := range w.rows {
			pair := column[r:][:2]
			x, y := pair[0], pair[1]
			a += x & even
			b += x >> 8 & even
			c += y & even
			d += y >> 8 & even
		}
		at := i * lanes
		for k := 0; k < lanes; k += 2 {
			w.unit(at+k, int32(a&0xffff)-base+m.first[at+k])
			w.unit(at+k+1, int32(b&0xffff)-base+m.first[at+k+1])
			w.unit(at+lanes+k, int32(c&0xffff)-base+m.first[at+lanes+k])
			w.unit(at+lanes+k+1, int32(d&0xffff)-base+m.first[at+lanes+k+1])
			a, b, c, d = a>>16, b>>16, c>>16, d>>16
		}
	}
}

// unit notes a hidden unit if it is above zero.
func (w *Work) unit(i int, v int32) {
	if v > 0 {
		w.units = append(w.units, unit{int32(i), uint32(min(v, largest))})
	}
}

// Score computes the scores of classes from…to-1 from the hidden layer in w.
// Scores of classes next to them may be computed too. The slice holds one score
// for each class, and one more where their number is odd.
func (m *Model) Score(w *Work, from, to int) []int32 {
	if len(w.scores) < 2*m.pairs {
		w.scores = make([]int32, 2*m.pairs)
	}
	sum := uint64(0)
	for _, u := range w.units {
		sum += uint64(u.value)
	}
	base := int64(sum) * outOffset
	for p := from / 2; p < (to+1)/2; p += 4 {
		// Each machine word holds two classes, in 32 bits each.
		var a, b, c, d uint64
		column := m.out[p:]
		for _, u := range w.units {
			four := column[int(u.index)*m.pairs:][:4]
			h := uint64(u.value)
			a += h * four[0]
			b += h * four[1]
			c += h * four[2]
			d += h * four[3]
		}
		for k, v := range [4]uint64{a, b, c, d} {
			if q := 2 * (p + k); q < 2*m.pairs {
				w.scores[q] = int32(int64(v&0xffffffff)-base) + m.bias[q]
				w.scores[q+1] = int32(int64(v>>32)-base) + m.bias[q+1]
			}
		}
	}
	return w.scores
}

// Read parses what Trainer.Pack wrote and gives what follows it.
func Read(b []byte) (*Model, []byte, error) {
	if len(b) < 12 {
		return nil, nil, fmt.Errorf("network: cut short")
	}
	le := binary.LittleEndian
	hidden, classes, rows := int(le.Uint32(b)), int(le.Uint32(b[4:])), int(le.Uint32(b[8:]))
	if hidden <= 0 || hidden%(2*lanes) != 0 || hidden > 1<<8 || classes > 1<<12 || rows > 1<<24 {
		return nil, nil, fmt.Errorf("network: %d hidden units, %d classes and %d rows cannot be", hidden, classes, rows)
	}
	need := 12 + rows*4 + rows*hidden + hidden*4 + classes*hidden*2 + classes*4
	if len(b) < need {
		return nil, nil, fmt.Errorf("network: %d bytes where %d are needed", len(b), need)
	}
	m := &Model{hidden: hidden, classes: classes}
	b, rest := b[12:need], b[need:]
	keys := make([]uint32, rows)
	for i := range keys {
		keys[i] = le.Uint32(b[4*i:])
		if keys[i] == 0 || i > 0 && keys[i] <= keys[i-1] {
			return nil, nil, fmt.Errorf("network: the features are not in order")
		}
	}
	b = b[4*rows:]
	m.index = newIndex(keys)
	m.rows = make([]uint64, rows*hidden/lanes)
	for i := range m.rows {
		m.rows[i] = le.Uint64(b[8*i:])
	}
	b = b[rows*hidden:]
	m.first = make([]int32, hidden)
	for i := range m.first {
		m.first[i] = int32(le.Uint32(b[4*i:]))
	}
	b = b[4*hidden:]
	m.pairs = (classes + 1) / 2
	m.out = make([]uint64, hidden*m.pairs+3) // some are read past the end
	for c := range classes {
		for i := range hidden {
			v := int16(le.Uint16(b[2*(c*hidden+i):]))
			if v < -outScale || v > outScale {
				return nil, nil, fmt.Errorf("network: an output weight of %d is out of bounds", v)
			}
			m.out[i*m.pairs+c/2] |= uint64(v+outOffset) << (32 * (c % 2))
		}
	}
	b = b[2*classes*hidden:]
	m.bias = make([]int32, 2*m.pairs)
	for i := range classes {
		m.bias[i] = int32(le.Uint32(b[4*i:]))
	}
	return m, rest, nil
}
