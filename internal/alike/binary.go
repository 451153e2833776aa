package alike

import (
	"encoding/binary"
	"errors"
	"math"
)

// The sizes of a packed profile's parts in bytes, and the bits of a term's mark
// above its kind.
const (
	headSize, termSize, pairSize = 10, 18, 16

	titleMark, firstMark, bodyMark = 4, 8, 16
)

// AppendBinary packs a profile behind out.
func (p *Profile) AppendBinary(out []byte) []byte {
	out = append(out, bit(p.Whole, 1), byte(p.weekday))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(p.terms)))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(p.pairs)))
	for _, t := range p.terms {
		mark := byte(t.kind) | bit(t.title, titleMark) | bit(t.first, firstMark) | bit(t.body, bodyMark)
		out = binary.LittleEndian.AppendUint64(out, t.hash)
		out = binary.LittleEndian.AppendUint64(out, math.Float64bits(t.rarity))
		out = append(out, mark, byte(min(t.times, math.MaxUint8)))
	}
	for _, x := range p.pairs {
		out = binary.LittleEndian.AppendUint64(out, x.hash)
		out = binary.LittleEndian.AppendUint64(out, math.Float64bits(x.weight))
	}
	return out
}

// bit is the bit where set, else nothing.
func bit(set bool, bit byte) byte {
	if set {
		return bit
	}
	return 0
}

// errPacked says that bytes are no packed profile.
var errPacked = errors.New("alike: not a packed profile")

// Read unpacks what AppendBinary packed, which must be all of data.
func Read(data []byte) (*Profile, error) {
	if len(data) < headSize {
		return nil, errPacked
	}
	p := &Profile{Whole: data[0] == 1, weekday: int(data[1])}
	terms, pairs := int(binary.LittleEndian.Uint32(data[2:])), int(binary.LittleEndian.Uint32(data[6:]))
	data = data[headSize:]
	if len(data) != terms*termSize+pairs*pairSize {
		return nil, errPacked
	}
	p.terms, p.pairs = make([]term, terms), make([]pair, pairs)
	for i := range p.terms {
		mark := data[16]
		p.terms[i] = term{hash: binary.LittleEndian.Uint64(data), rarity: math.Float64frombits(binary.LittleEndian.Uint64(data[8:])),
			times: int(data[17]), kind: kind(mark & 3), title: mark&titleMark > 0, first: mark&firstMark > 0, body: mark&bodyMark > 0}
		data = data[termSize:]
	}
	for i := range p.pairs {
		p.pairs[i] = pair{binary.LittleEndian.Uint64(data), math.Float64frombits(binary.LittleEndian.Uint64(data[8:]))}
		data = data[pairSize:]
	}
	p.sums()
	return p, nil
}
