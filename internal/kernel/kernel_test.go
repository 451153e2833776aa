package kernel

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// randomKeys gives ascending keys; crowded ones stand close together.
func randomKeys(rng *rand.Rand, n int, crowded bool) []uint32 {
	set := map[uint32]bool{}
	for len(set) < n {
		k := rng.Uint32()
		if crowded {
			k = 1<<31 + k%uint32(4*n)
		}
		if k > 0 {
			set[k] = true
		}
	}
	keys := make([]uint32, 0, n)
	for k := range set {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func TestFind_givesThePlacesOfKnownKeys(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 2, 7, 8, 9, 100, 5000} {
		for _, crowded := range []bool{false, true} {
			keys := randomKeys(rng, n, crowded)
			if n > 2 {
				keys[0], keys[n-1] = 1, math.MaxUint32
			}
			x := NewIndex(keys, nil)
			if crowded {
				x = NewIndex(keys, make([]byte, 16*len(keys)))
			}
			features := append(slices.Clone(keys), 0, 1, math.MaxUint32, 1<<31)
			for range 2*n + 20 {
				f := rng.Uint32()
				if n > 0 && rng.IntN(2) == 0 {
					f = keys[rng.IntN(n)] + 1
				}
				features = append(features, f)
			}
			rng.Shuffle(len(features), func(i, j int) { features[i], features[j] = features[j], features[i] })
			var want []uint32
			for _, f := range features {
				if at, ok := slices.BinarySearch(keys, max(f, 1)); ok {
					want = append(want, uint32(at))
				}
			}
			got := make([]uint32, len(features))
			if got = got[:x.Find(features, got)]; !slices.Equal(got, want) {
				t.Errorf("%d keys, crowded %v: %d places, want %d", n, crowded, len(got), len(want))
			}
			got = got[:cap(got)]
			if got = got[:x.find(features, got)]; !slices.Equal(got, want) {
				t.Errorf("%d keys, crowded %v, in Go: %d places, want %d", n, crowded, len(got), len(want))
			}
		}
	}
}

// layer is a hidden layer with its inputs.
type layer struct {
	rows   []byte
	places []uint32
	first  []int16
}

// want is the hidden layer by its definition.
func (l layer) want() []int16 {
	out := make([]int16, len(l.first))
	for i, own := range l.first {
		total := int64(own)
		for _, p := range l.places {
			total += int64(l.rows[int(p)*len(l.first)+i]) - Offset
		}
		out[i] = int16(min(max(total, 0), Largest))
	}
	return out
}

func (l layer) check(t *testing.T) {
	t.Helper()
	want := l.want()
	got := make([]int16, len(l.first))
	Sum(l.rows, l.places, got)
	if Units(l.first, got); !slices.Equal(got, want) {
		t.Errorf("width %d, %d rows: got %v, want %v", len(l.first), len(l.places), got, want)
	}
	clear(got)
	if len(l.places) > 0 {
		sum(l.rows, l.places, got, 0)
	}
	if units(l.first, got); !slices.Equal(got, want) {
		t.Errorf("width %d, %d rows, in Go: got %v, want %v", len(l.first), len(l.places), got, want)
	}
	// In two parts, the first of them kept.
	for _, join := range []func(terms, sums []int16){Add, add} {
		half := len(l.places) / 2
		part := make([]int16, len(l.first))
		clear(got)
		Sum(l.rows, l.places[:half], part)
		Sum(l.rows, l.places[half:], got)
		join(part, got)
		if Units(l.first, got); !slices.Equal(got, want) {
			t.Errorf("width %d, %d rows in two parts: got %v, want %v", len(l.first), len(l.places), got, want)
		}
	}
}

func TestSum_addsRows(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for width := 16; width <= 256; width += 16 {
		for _, n := range []int{0, 1, 2, 3, 57, 255, MostRows} {
			l := layer{rows: make([]byte, 40*width), places: make([]uint32, n), first: make([]int16, width)}
			for i := range l.places {
				l.places[i] = uint32(rng.IntN(40))
			}
			for i := range l.first {
				l.first[i] = int16(rng.IntN(4000) - 2000)
			}
			for i := range l.rows {
				l.rows[i] = byte(rng.Uint32())
			}
			l.check(t)
		}
	}
}

func TestSum_keepsExtremes(t *testing.T) {
	for _, width := range []int{64, 128, 256, 208} {
		for _, weight := range []byte{0, 1, 127, 128, 129, 255} {
			for _, own := range []int16{math.MinInt16, -1, 0, 1, Largest, Largest + 1, math.MaxInt16} {
				l := layer{rows: slices.Repeat([]byte{weight}, width), places: make([]uint32, MostRows), first: slices.Repeat([]int16{own}, width)}
				l.check(t)
			}
		}
	}
}

// wantScores is the scores by their definition, in the arithmetic of int32.
func wantScores(weights, units []int16, bias []int32) []int32 {
	out := slices.Clone(bias)
	for c := range out {
		for i, u := range units {
			out[c] += int32(u) * int32(weights[c*len(units)+i])
		}
	}
	return out
}

func TestScore_multipliesUnitsWithWeights(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for _, hidden := range []int{16, 64, 128, 256} {
		for _, classes := range []int{1, 2, 7, 8, 9, 51, 93, 105, 128} {
			for _, extreme := range []bool{false, true} {
				weights, units, bias := make([]int16, hidden*classes), make([]int16, hidden), make([]int32, classes)
				for i := range weights {
					weights[i] = int16(rng.IntN(2001) - 1000)
					if extreme {
						weights[i] = 1000 - int16(i/hidden%2)*2000
					}
				}
				for i := range units {
					units[i] = max(0, int16(rng.IntN(2*Largest)-Largest))
					if extreme {
						units[i] = Largest
					}
				}
				for i := range bias {
					bias[i] = int32(rng.IntN(1 << 20))
				}
				want := wantScores(weights, units, bias)
				o := NewOutput(hidden, weights, bias)
				o.layWords(weights)
				got, inGo := make([]int32, o.Room()), make([]int32, o.Room())
				for range 8 {
					from := rng.IntN(classes)
					to := from + 1 + rng.IntN(classes-from)
					o.Score(units, from, to, got)
					o.score(units, from/block*block, to, inGo)
					if !slices.Equal(got[from:to], want[from:to]) || !slices.Equal(inGo[from:to], want[from:to]) {
						t.Fatalf("%d units, classes %d to %d of %d:\ngot  %v\nin Go %v\nwant %v", hidden, from, to, classes, got, inGo, want)
					}
					clear(got)
					clear(inGo)
				}
			}
		}
	}
}

func FuzzSum(f *testing.F) {
	f.Add([]byte{0, 255, 128, 1}, []byte{0, 1, 1}, int16(5), byte(3))
	f.Fuzz(func(t *testing.T, rows, places []byte, own int16, blocks byte) {
		width := 16 * (1 + int(blocks)%16)
		l := layer{rows: make([]byte, width), first: make([]int16, width)}
		for i := range l.first {
			l.first[i] = own * int16(i)
		}
		for len(l.rows) < len(rows) {
			l.rows = append(l.rows, make([]byte, width)...)
		}
		copy(l.rows, rows)
		for _, p := range places[:min(len(places), MostRows)] {
			l.places = append(l.places, uint32(p)%uint32(len(l.rows)/width))
		}
		l.check(t)
	})
}

// sizes are those of the parser's network.
func sizes() (features []uint32, x *Index, rows []byte) {
	rng := rand.New(rand.NewPCG(7, 8))
	keys := randomKeys(rng, 70000, false)
	for range 88 {
		features = append(features, keys[rng.IntN(len(keys))]+uint32(rng.IntN(2)))
	}
	rows = make([]byte, len(keys)*256)
	for i := range rows {
		rows[i] = byte(rng.Uint32())
	}
	return features, NewIndex(keys, rows), rows
}

func BenchmarkFind(b *testing.B) {
	features, x, _ := sizes()
	places := make([]uint32, len(features))
	b.Run("best", func(b *testing.B) {
		for b.Loop() {
			x.Find(features, places)
		}
	})
	b.Run("go", func(b *testing.B) {
		for b.Loop() {
			x.find(features, places)
		}
	})
}

func BenchmarkSum(b *testing.B) {
	features, x, rows := sizes()
	places := make([]uint32, len(features))
	places = places[:x.Find(features, places)]
	sums := make([]int16, 128)
	b.Run("best", func(b *testing.B) {
		for b.Loop() {
			Sum(rows, places, sums)
		}
	})
	b.Run("go", func(b *testing.B) {
		for b.Loop() {
			sum(rows, places, sums, 0)
		}
	})
}

func BenchmarkScore(b *testing.B) {
	o := NewOutput(128, make([]int16, 128*105), make([]int32, 105))
	o.layWords(make([]int16, 128*105))
	units, scores := make([]int16, 128), make([]int32, o.Room())
	for i := range units {
		units[i] = int16(i % 2)
	}
	b.Run("best", func(b *testing.B) {
		for b.Loop() {
			o.Score(units, 3, 54, scores)
		}
	})
	b.Run("go", func(b *testing.B) {
		for b.Loop() {
			o.score(units, 0, 54, scores)
		}
	})
}
