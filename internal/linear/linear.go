// Package linear is a multi-class linear classifier over hashed features: an
// averaged perceptron to train, and packed integer weights to use.
package linear

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"readout/internal/kernel"
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

// Model is a trained classifier: for each known feature a row of weights.
type Model struct {
	classes int
	width   int // of a row: two, or classes rounded up to whole machine words
	index   *kernel.Index
	rows    []byte // each byte a weight plus offset
}

// offset is added to a weight so that it is never negative, which lets one
// machine addition add several weights at once.
const offset = 128

// Classes is the number of classes.
func (m *Model) Classes() int { return m.classes }

// Score adds the weights of features to scores, which holds one per class.
func (m *Model) Score(features []uint32, scores []int32) {
	var room [kernel.MostRows]uint32
	for len(features) > 0 {
		n := min(len(features), len(room))
		places := room[:m.index.Find(features[:n], room[:])]
		features = features[n:]
		if m.width == 2 {
			m.scoreTwo(places, scores)
			continue
		}
		for at := 0; at < m.classes; at += 8 {
			m.scoreWord(places, at, scores[at:min(at+8, m.classes)])
		}
	}
}

// scoreTwo adds the rows at places where there are two classes.
func (m *Model) scoreTwo(places []uint32, scores []int32) {
	var a, b int32
	for _, p := range places {
		row := m.rows[2*p:][:2]
		a += int32(row[0])
		b += int32(row[1])
	}
	base := int32(len(places)) * offset
	scores[0] += a - base
	if m.classes == 2 {
		scores[1] += b - base
	}
}

// scoreWord adds a machine word of each row at places, from class at on.
func (m *Model) scoreWord(places []uint32, at int, scores []int32) {
	// Bytes of even and of odd place are summed apart, in 16 bits each.
	const even = 0x00ff00ff00ff00ff
	var a, b uint64
	for _, p := range places {
		x := binary.LittleEndian.Uint64(m.rows[int(p)*m.width+at:])
		a += x & even
		b += x >> 8 & even
	}
	base := int32(len(places)) * offset
	for k := range scores {
		scores[k] += int32(a&0xffff) - base
		a, b = b, a>>16
	}
}

// Read parses what Trainer.Pack wrote and gives what follows it.
func Read(b []byte) (*Model, []byte, error) {
	if len(b) < 12 {
		return nil, nil, fmt.Errorf("linear model: cut short")
	}
	le := binary.LittleEndian
	m := &Model{classes: int(le.Uint32(b)), width: 2}
	rows, cells := int(le.Uint32(b[4:])), int(le.Uint32(b[8:]))
	need := 12 + rows*5 + cells*2
	if rows < 0 || cells < 0 || len(b) < need || m.classes > 256 {
		return nil, nil, fmt.Errorf("linear model: %d rows and %d cells do not fit in %d bytes", rows, cells, len(b))
	}
	if m.classes > 2 {
		m.width = (m.classes + 7) / 8 * 8
	}
	keys := make([]uint32, rows)
	for i := range keys {
		keys[i] = le.Uint32(b[12+4*i:])
		if keys[i] == 0 || i > 0 && keys[i] <= keys[i-1] {
			return nil, nil, fmt.Errorf("linear model: the features are not in order")
		}
	}
	m.index = kernel.NewIndex(keys, bytes.Repeat([]byte{offset}, rows*m.width))
	m.rows = m.index.Rows()
	counts, list := b[12+rows*4:12+rows*5], b[12+rows*5:need]
	for i, n := range counts {
		row := m.rows[i*m.width:]
		if len(list) < 2*int(n) {
			return nil, nil, fmt.Errorf("linear model: rows hold more than the %d cells that the header says", cells)
		}
		for ; n > 0; n-- {
			weight, class := list[0], int(list[1])
			if class >= m.classes {
				return nil, nil, fmt.Errorf("linear model: a cell names class %d of %d", class, m.classes)
			}
			row[class] = weight + offset
			list = list[2:]
		}
	}
	if len(list) > 0 {
		return nil, nil, fmt.Errorf("linear model: rows hold fewer than the %d cells that the header says", cells)
	}
	return m, b[need:], nil
}
