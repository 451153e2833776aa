package kernel

import "encoding/binary"

// Offset is added to each weight of a row, so that a row is of bytes from 1.
const Offset = 128

// Largest bounds the units of a hidden layer, so that the sum of 256 products
// with output weights of at most 1000 stays within 32 bits.
const Largest = 1<<13 - 1

// MostRows is how many rows can be added without loss, in one call and in all.
const MostRows = 256

// Sum adds the weights of the rows at places to sums, column by column. Rows are
// len(sums) bytes wide, a multiple of 16.
func Sum(rows []byte, places []uint32, sums []int16) {
	if len(places) == 0 {
		return
	}
	width, at := len(sums), 0
	if useAVX2 {
		for ; at+128 <= width; at += 128 {
			sum128AVX2(&rows[at], width, &places[0], len(places), &sums[at])
		}
		if at+64 <= width {
			sum64AVX2(&rows[at], width, &places[0], len(places), &sums[at])
			at += 64
		}
	}
	sum(rows, places, sums, at)
}

// sum is Sum in Go, for the columns from at on.
func sum(rows []byte, places []uint32, sums []int16, at int) {
	// Bytes of even and of odd place are summed apart, in 16 bits each.
	const even = 0x00ff00ff00ff00ff
	width := len(sums)
	base := int16(len(places) * Offset)
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
			sums[k] += int16(a) - base
			sums[k+1] += int16(b) - base
			sums[k+8] += int16(c) - base
			sums[k+9] += int16(d) - base
			a, b, c, d = a>>16, b>>16, c>>16, d>>16
		}
	}
}

// Add adds terms, of which there are a multiple of 16, to as many sums.
func Add(terms, sums []int16) {
	sums = sums[:len(terms)]
	if useAVX2 && len(terms) > 0 {
		addAVX2(&terms[0], len(terms), &sums[0])
		return
	}
	add(terms, sums)
}

// add is Add in Go.
func add(terms, sums []int16) {
	for i, x := range terms {
		sums[i] += x
	}
}

// Units makes a hidden layer of its sums: each with the column's own weight in
// first, not below nought nor above Largest. There are a multiple of 16.
func Units(first, sums []int16) {
	sums = sums[:len(first)]
	if useAVX2 && len(first) > 0 {
		unitsAVX2(&first[0], len(first), &sums[0])
		return
	}
	units(first, sums)
}

// units is Units in Go.
func units(first, sums []int16) {
	for i, own := range first {
		sums[i] = int16(min(max(int32(sums[i])+int32(own), 0), Largest))
	}
}
