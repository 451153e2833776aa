// Package kernel holds the inner loops of the models: finding the rows of
// hashed features, adding rows of bytes, and scoring classes from a hidden
// layer. All arithmetic is on integers. On processors with AVX2 the loops are
// written in assembly, elsewhere (and under the build tag purego) in Go; both
// give the same numbers.
package kernel

// Index finds the place of a key among sorted keys. Keys are hashes, spread
// evenly over 32 bits, so that a key's value all but tells its place.
type Index struct {
	keys    []uint32 // ascending, then lane zeros
	start   []uint32 // by bucket: the place of the first key that is not below it
	buckets uint32
	rows    []byte // a row a key, called up when its key is found; at least a byte
	width   int    // of a row
}

// lane is how many keys are compared at once.
const lane = 8

// perBucket is the mean number of keys in a bucket. Few buckets hold more than
// a lane.
const perBucket = 3

// NewIndex makes an index of keys, which must be above zero and ascend, to rows
// of equal width, one a key, if there are any. Both are copied.
func NewIndex(keys []uint32, rows []byte) *Index {
	x := &Index{buckets: uint32(len(keys)/perBucket + 1)}
	if len(keys) > 0 {
		x.width = len(rows) / len(keys)
	}
	// Rows, keys and buckets lie in one room, for the sake of large pages.
	const line = 64
	up := func(n int) int { return (n + line - 1) &^ (line - 1) }
	rowsEnd := up(max(len(rows), 1))
	keysEnd := rowsEnd + up(4*(len(keys)+lane))
	all := room(keysEnd + 4*int(x.buckets))
	x.rows = all[:max(len(rows), 1)]
	copy(x.rows, rows)
	x.keys = numbers(all[rowsEnd:][:4*(len(keys)+lane)])
	copy(x.keys, keys)
	x.start = numbers(all[keysEnd:])
	place := 0
	for b := range x.start {
		for place < len(keys) && x.bucket(keys[place]) < uint32(b) {
			place++
		}
		x.start[b] = uint32(place)
	}
	return x
}

// Rows is the rows, one after another.
func (x *Index) Rows() []byte { return x.rows }

// bucket is where key f is looked for first. It never falls as f rises.
func (x *Index) bucket(f uint32) uint32 {
	return uint32(uint64(f) * uint64(x.buckets) >> 32)
}

// Find writes the places of those features that are known to the beginning of
// places, which must be at least as long, and gives their number. Feature 0 is
// taken for feature 1. Their rows are called up from memory, for whoever found a
// row reads it next.
func (x *Index) Find(features, places []uint32) int {
	if len(features) == 0 {
		return 0
	}
	places = places[:len(features)]
	if useAVX2 {
		return findAVX2(&features[0], len(features), &x.keys[0], &x.start[0], x.buckets, &places[0], &x.rows[0], x.width)
	}
	return x.find(features, places)
}

// find is Find in Go.
func (x *Index) find(features, places []uint32) int {
	n := 0
	for _, f := range features {
		f = max(f, 1)
		at := x.start[x.bucket(f)]
		for _, k := range x.keys[at:] {
			if k >= f || k == 0 {
				if k == f {
					places[n] = at
					n++
				}
				break
			}
			at++
		}
	}
	return n
}
