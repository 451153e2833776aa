// Package wordvec knows static word vectors: rows of small whole numbers that
// point in like directions for words that stand near like words in news. The
// sum of the rows of a stretch of text says what it is about, so that two
// stretches can be alike that share no word. The rows are made by train/ and
// travel in the language pack; each is as long as its word is telling.
//
// All sums are of whole numbers: every machine gives the same likeness.
package wordvec

import (
	"encoding/binary"
	"math"
	"slices"
	"sync"

	"github.com/zeebo/xxh3"

	"readout"
	"readout/internal/bag"
	"readout/internal/kernel"
	"readout/models"
)

// Section names the pack's section that this package reads.
const Section = "vectors"

// Table gives the vectors of words. It is safe for use by many at once.
type Table struct {
	dimensions int
	index      *kernel.Index
	rows       []byte // a signed byte for each dimension, a row after the other
}

// Vector is the sum of the rows of some words; nil where none is known.
type Vector []int32

// English is the table of the embedded language pack, read once.
var English = sync.OnceValues(func() (*Table, error) {
	pack, err := models.English()
	if err != nil {
		return nil, err
	}
	return Read(pack.Section(Section))
})

// head is the length of what stands before the keys: words, dimensions.
const head = 8

// Pack writes the section: rows by key, which must be in order and not nought.
func Pack(keys []uint32, rows [][]int8) []byte {
	le := binary.LittleEndian
	out := le.AppendUint32(nil, uint32(len(keys)))
	out = le.AppendUint32(out, uint32(len(rows[0])))
	for _, k := range keys {
		out = le.AppendUint32(out, k)
	}
	for _, row := range rows {
		for _, x := range row {
			out = append(out, byte(x))
		}
	}
	return out
}

// Read parses the section. An empty section knows no word.
func Read(b []byte) (*Table, error) {
	if len(b) == 0 {
		return &Table{index: kernel.NewIndex(nil, nil)}, nil
	}
	if len(b) < head {
		return nil, damaged()
	}
	le := binary.LittleEndian
	n, dimensions := int(le.Uint32(b)), int(le.Uint32(b[4:]))
	if n <= 0 || dimensions <= 0 || dimensions > 1<<12 || n > len(b) || len(b) != head+n*(4+dimensions) {
		return nil, damaged()
	}
	keys := make([]uint32, n)
	for i := range keys {
		keys[i] = le.Uint32(b[head+4*i:])
		if keys[i] == 0 || i > 0 && keys[i] <= keys[i-1] {
			return nil, damaged()
		}
	}
	rows := b[head+4*n:]
	return &Table{dimensions: dimensions, index: kernel.NewIndex(keys, rows), rows: rows}, nil
}

func damaged() error {
	return readout.Errorf(readout.KindInvalid, "language pack: section %s is damaged (make the pack again: go run ./train)", Section)
}

// Hash is the hash under which a word, as bag.EachWord gives it, is asked for.
func Hash(word []byte) uint64 { return xxh3.Hash(word) }

// Key is the key of a word in the section, by its hash.
func Key(hash uint64) uint32 { return max(uint32(hash), 1) }

// sum adds the vectors of words, given by their hashes.
func (t *Table) sum(hashes []uint64) Vector {
	var v Vector
	var keys, places [kernel.MostRows]uint32
	for len(hashes) > 0 {
		n := min(len(hashes), len(keys))
		for i, h := range hashes[:n] {
			keys[i] = Key(h)
		}
		hashes = hashes[n:]
		for _, p := range places[:t.index.Find(keys[:n], places[:])] {
			if v == nil {
				v = make(Vector, t.dimensions)
			}
			for d, x := range t.rows[int(p)*t.dimensions:][:t.dimensions] {
				v[d] += int32(int8(x))
			}
		}
	}
	return v
}

// Of adds the vectors of the words of some stretches of text, each word once.
func (t *Table) Of(stretches ...string) Vector {
	var hashes []uint64
	for _, s := range stretches {
		bag.EachWord(s, func(word []byte) { hashes = append(hashes, Hash(word)) })
	}
	slices.Sort(hashes)
	return t.sum(slices.Compact(hashes))
}

// Likeness is the cosine of two vectors, -1 to 1; 0 where one is nil. It is
// the same for (a, b) and (b, a).
func Likeness(a, b Vector) float64 {
	if len(a) == 0 || len(a) != len(b) {
		return 0
	}
	var shared, ofA, ofB int64
	for i, x := range a {
		y := b[i]
		shared += int64(x) * int64(y)
		ofA += int64(x) * int64(x)
		ofB += int64(y) * int64(y)
	}
	if ofA == 0 || ofB == 0 {
		return 0
	}
	return float64(shared) / (math.Sqrt(float64(ofA)) * math.Sqrt(float64(ofB)))
}
