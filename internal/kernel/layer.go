package kernel

import "encoding/binary"

// Offset is added to each weight of a row, so that a row is of bytes from 1.
const Offset = 128

// Largest bounds the units of a hidden layer, so that the sum of 256 products
// with output weights of at most 1000 stays within 32 bits.
const Largest = 1<<13 - 1

// MostRows is how many rows can be added without loss.
const MostRows = 256

// Hidden computes a hidden layer: for each column the sum of weights over the
// rows at places, plus the column's own weight in first, not below nought nor
// above Largest. Rows are len(first) bytes wide, a multiple of 16; out is as
// long; places are at most MostRows.
func Hidden(rows []byte, places []uint32, first, out []int16) {
	width := len(first)
	out = out[:width]
	if len(places) == 0 {
		for i, v := range first {
			out[i] = min(max(v, 0), Largest)
		}
		return
	}
	at := 0
	if useAVX2 {
		for ; at+128 <= width; at += 128 {
			hidden128AVX2(&rows[at], width, &places[0], len(places), &first[at], &out[at])
		}
		if at+64 <= width {
			hidden64AVX2(&rows[at], width, &places[0], len(places), &first[at], &out[at])
			at += 64
		}
	}
	hidden(rows, places, first, out, at)
}

// hidden is Hidden in Go, for the columns from at on.
func hidden(rows []byte, places []uint32, first, out []int16, at int) {
	// Bytes of even and of odd place are summed apart, in 16 bits each.
	const even = 0x00ff00ff00ff00ff
	width := len(first)
	base := int32(len(places)) * Offset
	for ; at < width; at += 16 {
		var a, b, c, d uint64
		for _, p := range places {
			row := rows[int(p)*width+at:][:16]
			x, y := binary.LittleEndian.Uint64(row), binary.LittleEndian.Uint64(row[8:])
			a += x & even
			b += x >> 8 & even
			c += y & even
			d += y >> 8 & even
		}
		for k := at; k < at+8; k += 2 {
			out[k] = unit(a, base, first[k])
			out[k+1] = unit(b, base, first[k+1])
			out[k+8] = unit(c, base, first[k+8])
			out[k+9] = unit(d, base, first[k+9])
			a, b, c, d = a>>16, b>>16, c>>16, d>>16
		}
	}
}

// unit is a hidden unit from the sum in the low 16 bits.
func unit(sum uint64, base int32, own int16) int16 {
	return int16(min(max(int32(sum&0xffff)-base+int32(own), 0), Largest))
}
