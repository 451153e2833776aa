package linear

import (
	"encoding/binary"
	"math"
)

// packing is a section in the making, in the form that Read reads: the features
// that weigh something, in order, and the weights of each that are not nought.
type packing struct {
	kept   []uint32
	counts []uint8  // weights of each of kept
	cells  []uint16 // class and weight
}

// add takes the weights of a feature, rounded and cut off at what eight bits hold.
func (p *packing) add(feature uint32, classes int, weight func(class int) float64) {
	n := 0
	for c := range classes {
		w := max(-127, min(127, math.Round(weight(c))))
		if w == 0 || n == math.MaxUint8 {
			continue
		}
		p.cells = append(p.cells, uint16(c)<<8|uint16(uint8(int8(w))))
		n++
	}
	if n > 0 {
		p.kept, p.counts = append(p.kept, feature), append(p.counts, uint8(n))
	}
}

// section writes what was added.
func (p *packing) section(classes int) []byte {
	le := binary.LittleEndian
	out := le.AppendUint32(nil, uint32(classes))
	out = le.AppendUint32(out, uint32(len(p.kept)))
	out = le.AppendUint32(out, uint32(len(p.cells)))
	for _, k := range p.kept {
		out = le.AppendUint32(out, k)
	}
	out = append(out, p.counts...)
	for _, c := range p.cells {
		out = le.AppendUint16(out, c)
	}
	return out
}
