package linear

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"testing"
)

// sparse is a model as its file has it: for each feature, weights by class.
type sparse map[uint32]map[int]int8

// randomModel makes a model of n features, some of them close together.
func randomModel(rng *rand.Rand, n, classes int) sparse {
	s := sparse{}
	for range n {
		row := map[int]int8{}
		for range 1 + rng.IntN(min(classes, 20)) {
			row[rng.IntN(classes)] = int8(rng.IntN(256) - 128)
		}
		s[1+rng.Uint32N(1<<31)] = row
	}
	for k := range uint32(20) {
		s[1<<31+k] = map[int]int8{0: int8(k)}
	}
	s[1] = map[int]int8{classes - 1: 127}
	return s
}

// pack writes the model as Trainer.Pack does.
func (s sparse) pack(classes int) []byte {
	le := binary.LittleEndian
	keys := make([]uint32, 0, len(s))
	for k := range s {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var counts, cells []byte
	n := 0
	for _, k := range keys {
		counts = append(counts, byte(len(s[k])))
		for c := range classes {
			if w, ok := s[k][c]; ok {
				cells = append(cells, byte(w), byte(c))
				n++
			}
		}
	}
	out := le.AppendUint32(nil, uint32(classes))
	out = le.AppendUint32(out, uint32(len(keys)))
	out = le.AppendUint32(out, uint32(n))
	for _, k := range keys {
		out = le.AppendUint32(out, k)
	}
	return append(append(out, counts...), cells...)
}

func TestScore_addsTheWeightsOfKnownFeatures(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for _, classes := range []int{1, 2, 3, 5, 8, 9, 15, 16, 17, 40, 255} {
		s := randomModel(rng, 2000, classes)
		m, rest, err := Read(append(s.pack(classes), "rest"...))
		if err != nil || string(rest) != "rest" {
			t.Fatalf("%d classes: %v, %q is left", classes, err, rest)
		}
		var known []uint32
		for k := range s {
			known = append(known, k)
		}
		slices.Sort(known)
		for _, n := range []int{0, 1, 70, 256, 257, 1000} {
			features := []uint32{0}
			for range n {
				features = append(features, known[rng.IntN(len(known))]+rng.Uint32N(2))
			}
			want, got := make([]int32, classes), make([]int32, classes)
			for c := range classes {
				want[c] = int32(c)
				got[c] = int32(c)
				for _, f := range features {
					want[c] += int32(s[max(f, 1)][c])
				}
			}
			if m.Score(features, got); !slices.Equal(got, want) {
				t.Errorf("%d classes, %d features: got %v, want %v", classes, n, got, want)
			}
		}
	}
}

func TestRead_refusesWhatDoesNotAddUp(t *testing.T) {
	good := randomModel(rand.New(rand.NewPCG(2, 2)), 30, 5).pack(5)
	if _, _, err := Read(good); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(b []byte) []byte{
		"cut short":            func(b []byte) []byte { return b[:len(b)-1] },
		"two features swapped": func(b []byte) []byte { copy(b[12:16], b[16:20]); return b },
		"a class too many":     func(b []byte) []byte { b[len(b)-1] = 5; return b },
		"a cell too few":       func(b []byte) []byte { b[8]--; return b },
		"a cell too many":      func(b []byte) []byte { b[8]++; return append(b, 0, 0) },
	} {
		if _, _, err := Read(spoil(slices.Clone(good))); err == nil {
			t.Errorf("%s: the model was read", name)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(randomModel(rand.New(rand.NewPCG(3, 3)), 3, 5).pack(5))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, _, err := Read(b)
		if err != nil || m.Classes() == 0 {
			return
		}
		m.Score([]uint32{0, 1, 2, 1 << 31}, make([]int32, m.Classes()))
	})
}

func BenchmarkScore(b *testing.B) {
	rng := rand.New(rand.NewPCG(4, 4))
	s := randomModel(rng, 400000, 15)
	m, _, err := Read(s.pack(15))
	if err != nil {
		b.Fatal(err)
	}
	var features []uint32
	for k := range s {
		if features = append(features, k+uint32(len(features)%2)); len(features) == 70 {
			break
		}
	}
	scores := make([]int32, 15)
	for b.Loop() {
		m.Score(features, scores)
	}
}
