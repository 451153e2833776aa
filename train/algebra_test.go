package main

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestEigen_findsWhatAMatrixStretches(t *testing.T) {
	const n = 6
	rng := rand.New(rand.NewPCG(1, 2))
	b := grid(9, n)
	for _, row := range b {
		for d := range row {
			row[d] = rng.NormFloat64()
		}
	}
	values, vectors := eigen(gram(b))
	a := gram(b)
	for d := range n {
		if d > 0 && values[d] > values[d-1] {
			t.Errorf("values are not in order: %v", values)
		}
		for i := range n {
			sum := 0.0
			for j := range n {
				sum += a[i][j] * vectors[j][d]
			}
			if math.Abs(sum-values[d]*vectors[i][d]) > 1e-9 {
				t.Fatalf("vector %d: row %d gives %v, want %v", d, i, sum, values[d]*vectors[i][d])
			}
		}
	}
}

func TestOrthogonal_columnsAreOfLengthOne(t *testing.T) {
	a := [][]float64{{1, 2, 0}, {0, 1, 5}, {3, 1, 1}, {2, 2, 2}}
	orthogonal(a)
	for c := range 3 {
		for d := range 3 {
			want := 0.0
			if c == d {
				want = 1
			}
			if got := dot(a, c, d); math.Abs(got-want) > 1e-12 {
				t.Errorf("columns %d and %d: %v", c, d, got)
			}
		}
	}
}

func TestCount_looksOnBothSidesWithinAnArticle(t *testing.T) {
	stream := slices.Concat([]int32{0, 1, 0}, slices.Repeat([]int32{-1}, company), []int32{1})
	counts := count(stream, 2)
	at := func(w, c int) uint32 { return counts[w*contexts+c] }
	if at(0, 1) != 2 || at(1, 0) != 2 || at(0, 0) != 2 || at(1, 1) != 0 {
		t.Errorf("counts %d %d %d %d, want 2 2 2 0", at(0, 1), at(1, 0), at(0, 0), at(1, 1))
	}
}

func TestTimes_andTurned(t *testing.T) {
	m := &matrix{starts: []int{0, 2, 3}, columns: []int32{0, 2, 1}, values: []float32{2, 3, 5}, width: 3} // 2 0 3 / 0 5 0
	if got := m.times([][]float64{{1}, {10}, {100}}); got[0][0] != 302 || got[1][0] != 50 {
		t.Errorf("times: %v", got)
	}
	if got := m.turnedTimes([][]float64{{1}, {10}}); got[0][0] != 2 || got[1][0] != 50 || got[2][0] != 3 {
		t.Errorf("turned: %v", got)
	}
}
