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
	out     []int16  // a class after another
	bias    []int32  // by class
}

// offset is added to a weight so that it is never negative, which lets one
// machine addition add several weights at once.
const offset = 128

// Work is room to compute in. No more than 256 features make one example.
type Work struct {
	rows   []int32
	Hidden []int32
}

// Classes is the number of classes.
func (m *Model) Classes() int { return m.classes }

// Run computes the hidden layer of features into w.
func (m *Model) Run(features []uint32, w *Work) {
	words := m.hidden / lanes
	if len(w.Hidden) != m.hidden {
		w.Hidden = make([]int32, m.hidden)
	}
	w.rows = w.rows[:0]
	for _, f := range features {
		if r := m.index.row(f); r >= 0 {
			w.rows = append(w.rows, r*int32(words))
		}
	}
	base := int32(len(w.rows)) * offset
	for i := range words {
		// Bytes of even and of odd place are summed apart, in 16 bits each.
		const even = 0x00ff00ff00ff00ff
		var a, b uint64
		column := m.rows[i:]
		for _, r := range w.rows {
			x := column[r]
			a += x & even
			b += x >> 8 & even
		}
		h, first := w.Hidden[i*lanes:][:lanes], m.first[i*lanes:][:lanes]
		for k := 0; k < lanes; k += 2 {
			h[k] = max(int32(a&0xffff)-base+first[k], 0)
			h[k+1] = max(int32(b&0xffff)-base+first[k+1], 0)
			a, b = a>>16, b>>16
		}
	}
}

// Score computes the scores of classes from…to-1 from the hidden layer in w.
func (m *Model) Score(w *Work, from, to int, scores []int32) {
	h := w.Hidden
	for c := from; c < to; c++ {
		row := m.out[c*m.hidden : (c+1)*m.hidden]
		row = row[:len(h)]
		var a, b, d, e int32
		for i := 0; i+3 < len(h); i += 4 {
			a += h[i] * int32(row[i])
			b += h[i+1] * int32(row[i+1])
			d += h[i+2] * int32(row[i+2])
			e += h[i+3] * int32(row[i+3])
		}
		scores[c] = a + b + d + e + m.bias[c]
	}
}

// Read parses what Trainer.Pack wrote and gives what follows it.
func Read(b []byte) (*Model, []byte, error) {
	if len(b) < 12 {
		return nil, nil, fmt.Errorf("network: cut short")
	}
	le := binary.LittleEndian
	hidden, classes, rows := int(le.Uint32(b)), int(le.Uint32(b[4:])), int(le.Uint32(b[8:]))
	if hidden <= 0 || hidden%lanes != 0 || hidden > 1<<12 || classes > 1<<12 || rows > 1<<24 {
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
	m.out = make([]int16, classes*hidden)
	for i := range m.out {
		m.out[i] = int16(le.Uint16(b[2*i:]))
	}
	b = b[2*len(m.out):]
	m.bias = make([]int32, classes)
	for i := range m.bias {
		m.bias[i] = int32(le.Uint32(b[4*i:]))
	}
	return m, rest, nil
}
