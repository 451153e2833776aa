// Package linear is a multi-class linear classifier over hashed features: an
// averaged perceptron to train, and packed integer weights to use.
package linear

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
)

// Hash begins or extends a feature's hash by one value. It is fast and good
// enough: what it confuses, training learns around.
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

// Model is a trained classifier: for each known feature a row of classes with
// their weights.
type Model struct {
	classes int
	shift   uint32
	keys    []uint32 // open addressing; 0 for none
	start   []uint32 // offset of each slot's row in cells
	count   []uint8
	cells   []uint16 // class<<8 | weight as uint8
}

// Classes is the number of classes.
func (m *Model) Classes() int { return m.classes }

// Score adds the weights of features to scores, which holds one per class.
func (m *Model) Score(features []uint32, scores []int32) {
	mask := uint32(len(m.keys) - 1)
	for _, f := range features {
		if f == 0 {
			f = 1
		}
		slot := f * 0x85ebca6b >> m.shift
		for m.keys[slot] != f {
			if m.keys[slot] == 0 {
				break
			}
			slot = (slot + 1) & mask
		}
		if m.keys[slot] == 0 {
			continue
		}
		at := m.start[slot]
		for _, c := range m.cells[at : at+uint32(m.count[slot])] {
			scores[c>>8] += int32(int8(c))
		}
	}
}

// Read parses what Trainer.Pack wrote and gives what follows it.
func Read(b []byte) (*Model, []byte, error) {
	if len(b) < 12 {
		return nil, nil, fmt.Errorf("linear model: cut short")
	}
	le := binary.LittleEndian
	m := &Model{classes: int(le.Uint32(b))}
	rows, cells := int(le.Uint32(b[4:])), int(le.Uint32(b[8:]))
	need := 12 + rows*5 + cells*2
	if rows < 0 || cells < 0 || len(b) < need || m.classes > 256 {
		return nil, nil, fmt.Errorf("linear model: %d rows and %d cells do not fit in %d bytes", rows, cells, len(b))
	}
	size := 16
	m.shift = 28
	for size < rows*2 {
		size *= 2
		m.shift--
	}
	m.keys, m.start, m.count = make([]uint32, size), make([]uint32, size), make([]uint8, size)
	m.cells = make([]uint16, cells)
	at := uint32(0)
	counts := b[12+rows*4 : 12+rows*5]
	for i := range rows {
		key := le.Uint32(b[12+4*i:])
		slot := key * 0x85ebca6b >> m.shift
		for m.keys[slot] != 0 {
			slot = (slot + 1) & uint32(size-1)
		}
		m.keys[slot], m.start[slot], m.count[slot] = key, at, counts[i]
		at += uint32(counts[i])
	}
	if int(at) != cells {
		return nil, nil, fmt.Errorf("linear model: rows hold %d cells where the header says %d", at, cells)
	}
	for i := range cells {
		m.cells[i] = le.Uint16(b[12+rows*5+2*i:])
		if int(m.cells[i]>>8) >= m.classes {
			return nil, nil, fmt.Errorf("linear model: cell %d names class %d of %d", i, m.cells[i]>>8, m.classes)
		}
	}
	return m, b[need:], nil
}

// Trainer is an averaged perceptron in the making.
type Trainer struct {
	classes int
	clock   float64
	rows    map[uint32][]cell
}

type cell struct {
	class  uint8
	weight float32
	total  float64
	stamp  float64
}

// NewTrainer makes an empty perceptron of at most 256 classes.
func NewTrainer(classes int) *Trainer {
	return &Trainer{classes: classes, rows: map[uint32][]cell{}}
}

// Score adds the present weights of features to scores.
func (t *Trainer) Score(features []uint32, scores []float32) {
	for _, f := range features {
		for _, c := range t.rows[max(f, 1)] {
			scores[c.class] += c.weight
		}
	}
}

// Tick counts one decision; weights are averaged over all of them.
func (t *Trainer) Tick() { t.clock++ }

// Update moves weights from the class that was guessed to the one wanted.
func (t *Trainer) Update(features []uint32, want, guess int) {
	for _, f := range features {
		f = max(f, 1)
		row := t.rows[f]
		row = t.add(row, want, 1)
		t.rows[f] = t.add(row, guess, -1)
	}
}

func (t *Trainer) add(row []cell, class int, by float32) []cell {
	for i := range row {
		if c := &row[i]; int(c.class) == class {
			c.total += float64(c.weight) * (t.clock - c.stamp)
			c.stamp = t.clock
			c.weight += by
			return row
		}
	}
	return append(row, cell{class: uint8(class), weight: by, stamp: t.clock})
}

// Pack averages the weights, drops those below floor, and writes the rest as
// eight-bit integers.
func (t *Trainer) Pack(floor float64) []byte {
	keys := make([]uint32, 0, len(t.rows))
	for k := range t.rows {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	average := func(c cell) float64 {
		return (c.total + float64(c.weight)*(t.clock-c.stamp)) / max(t.clock, 1)
	}
	var all []float64
	for _, k := range keys {
		for _, c := range t.rows[k] {
			if a := math.Abs(average(c)); a >= floor {
				all = append(all, a)
			}
		}
	}
	slices.Sort(all)
	scale := 1.0
	if len(all) > 0 {
		scale = 127 / all[len(all)*9995/10000]
	}
	var kept []uint32
	var counts []uint8
	var cells []uint16
	for _, k := range keys {
		row := slices.Clone(t.rows[k])
		slices.SortFunc(row, func(a, b cell) int { return int(a.class) - int(b.class) })
		n := 0
		for _, c := range row {
			a := average(c)
			w := max(-127, min(127, math.Round(a*scale)))
			if math.Abs(a) < floor || w == 0 || n == 255 {
				continue
			}
			cells = append(cells, uint16(c.class)<<8|uint16(uint8(int8(w))))
			n++
		}
		if n > 0 {
			kept, counts = append(kept, k), append(counts, uint8(n))
		}
	}
	le := binary.LittleEndian
	out := le.AppendUint32(nil, uint32(t.classes))
	out = le.AppendUint32(out, uint32(len(kept)))
	out = le.AppendUint32(out, uint32(len(cells)))
	for _, k := range kept {
		out = le.AppendUint32(out, k)
	}
	out = append(out, counts...)
	for _, c := range cells {
		out = le.AppendUint16(out, c)
	}
	return out
}
