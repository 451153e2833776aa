// Package network is a small classifier over hashed features with one hidden
// layer. Each feature owns a row of the first layer, so that the layer is a sum
// of a few dozen rows; all arithmetic at run time is on integers and gives the
// same answer on every machine.
package network

import (
	"encoding/binary"
	"fmt"
	"math"

	"readout/internal/kernel"
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

// index finds the row of a feature for the trainer.
type index struct{ *kernel.Index }

func newIndex(keys []uint32) *index { return &index{kernel.NewIndex(keys, nil)} }

// row is the row of feature f, -1 for an unknown one.
func (x *index) row(f uint32) int32 {
	var at [1]uint32
	if x.Find([]uint32{f}, at[:]) == 0 {
		return -1
	}
	return int32(at[0])
}

// Model is a trained network.
type Model struct {
	classes int
	index   *kernel.Index
	rows    []byte  // a row after another; each byte a weight plus offset
	first   []int16 // the hidden layer's own weights
	out     *kernel.Output
}

// offset is added to a weight so that it is never negative.
const offset = kernel.Offset

// The kernel takes no steeper output weights than training makes.
const _ = uint(kernel.Steepest - outScale)

// Places is room for the rows of an example's features, of which there are no
// more.
type Places [kernel.MostRows]uint32

// Work is room to compute in.
type Work struct {
	units  []int16
	scores []int32
}

// Classes is the number of classes.
func (m *Model) Classes() int { return m.classes }

// Find writes to places where the rows of those features are that have one, and
// gives them. The rows are called up from memory: the longer it takes until they
// are summed, the less there is to wait for.
func (m *Model) Find(features []uint32, places *Places) []uint32 {
	return places[:m.index.Find(features, places[:])]
}

// Units is the size of the hidden layer, and of a sum.
func (m *Model) Units() int { return len(m.first) }

// Run computes the hidden layer of an example into w, from the rows at places
// and sums of others.
func (m *Model) Run(w *Work, places []uint32, sums ...[]int16) {
	if len(w.units) != len(m.first) {
		w.units = make([]int16, len(m.first))
	}
	clear(w.units)
	for _, s := range sums {
		kernel.Add(s, w.units)
	}
	kernel.Sum(m.rows, places, w.units)
	kernel.Units(m.first, w.units)
}

// Sum makes in sum what the rows at places give to the hidden layer. Whoever
// meets the same features in many examples need not add their rows in each (Chen
// and Manning 2014).
func (m *Model) Sum(places []uint32, sum []int16) {
	clear(sum)
	kernel.Sum(m.rows, places, sum)
}

// Score computes the scores of classes from…to-1 from the hidden layer in w.
// Scores of classes next to them may be computed too. The slice holds one score
// for each class, and more.
func (m *Model) Score(w *Work, from, to int) []int32 {
	if len(w.scores) < m.out.Room() {
		w.scores = make([]int32, m.out.Room())
	}
	m.out.Score(w.units, from, to, w.scores)
	return w.scores
}

// Read parses what Trainer.Pack wrote and gives what follows it.
func Read(b []byte) (*Model, []byte, error) {
	if len(b) < 12 {
		return nil, nil, fmt.Errorf("network: cut short")
	}
	le := binary.LittleEndian
	hidden, classes, rows := int(le.Uint32(b)), int(le.Uint32(b[4:])), int(le.Uint32(b[8:]))
	if hidden <= 0 || hidden%16 != 0 || hidden > 1<<8 || classes > 1<<12 || rows > 1<<24 {
		return nil, nil, fmt.Errorf("network: %d hidden units, %d classes and %d rows cannot be", hidden, classes, rows)
	}
	need := 12 + rows*4 + rows*hidden + hidden*4 + classes*hidden*2 + classes*4
	if len(b) < need {
		return nil, nil, fmt.Errorf("network: %d bytes where %d are needed", len(b), need)
	}
	m := &Model{classes: classes}
	b, rest := b[12:need], b[need:]
	keys := make([]uint32, rows)
	for i := range keys {
		keys[i] = le.Uint32(b[4*i:])
		if keys[i] == 0 || i > 0 && keys[i] <= keys[i-1] {
			return nil, nil, fmt.Errorf("network: the features are not in order")
		}
	}
	b = b[4*rows:]
	m.index = kernel.NewIndex(keys, b[:rows*hidden])
	m.rows = m.index.Rows()
	b = b[rows*hidden:]
	m.first = make([]int16, hidden)
	for i := range m.first {
		// More than an int16 holds leaves the unit at its largest whatever is seen.
		m.first[i] = int16(min(max(int32(le.Uint32(b[4*i:])), math.MinInt16), math.MaxInt16))
	}
	b = b[4*hidden:]
	weights := make([]int16, classes*hidden)
	for i := range weights {
		weights[i] = int16(le.Uint16(b[2*i:]))
		if weights[i] < -outScale || weights[i] > outScale {
			return nil, nil, fmt.Errorf("network: an output weight of %d is out of bounds", weights[i])
		}
	}
	b = b[2*len(weights):]
	bias := make([]int32, classes)
	for i := range bias {
		bias[i] = int32(le.Uint32(b[4*i:]))
	}
	m.out = kernel.NewOutput(hidden, weights, bias)
	return m, rest, nil
}
