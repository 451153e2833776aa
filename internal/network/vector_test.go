package network

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestVectors_areTheSameInGoAndInAssembly(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 9))
	random := func(n int) []float32 {
		x := make([]float32, n)
		for i := range x {
			x[i] = float32(rng.NormFloat64())
		}
		return x
	}
	for n := 8; n <= 256; n += 8 {
		x, y := random(n), random(n)
		if got, want := dot(x, y), dotGo(x, y); got != want {
			t.Fatalf("dot of %d: %v, in Go %v", n, got, want)
		}
		a, b := slices.Clone(y), slices.Clone(y)
		axpy(0.37, x, a)
		axpyGo(0.37, x, b)
		if !slices.Equal(a, b) {
			t.Fatalf("axpy of %d differs", n)
		}
		c := slices.Clone(y)
		add(x, c)
		axpyGo(1, x, y)
		if !slices.Equal(c, y) {
			t.Fatalf("add of %d differs", n)
		}
	}
}
