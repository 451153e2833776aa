package main

import (
	"log"
	"math"
	"math/rand/v2"

	"readout/internal/wordclass"
)

// grains are how many classes each clustering has.
var grains = [wordclass.Grains]int{48, 256, 1200}

// trainClasses clusters words by the company they keep in the articles.
func trainClasses(dir string) ([]byte, error) {
	raw, err := readArticles(dir)
	if err != nil {
		return nil, err
	}
	points := vectors(raw)
	for i := range raw.keys {
		unit(points[i*dimension:][:dimension])
	}
	codes := make([]wordclass.Codes, len(raw.keys))
	for g, k := range grains {
		for i, c := range cluster(points, k, uint64(g)) {
			codes[i][g] = uint16(c + 1)
		}
		log.Printf("classes: %d classes of %d words", k, len(raw.keys))
	}
	return wordclass.Pack(raw.keys, codes), nil
}

func unit(v []float32) {
	var sum float64
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	by := float32(1 / math.Sqrt(sum+1e-12))
	for i := range v {
		v[i] *= by
	}
}

// cluster is spherical k-means over unit vectors.
func cluster(points []float32, k int, seed uint64) []int {
	n := len(points) / dimension
	rng := rand.New(rand.NewPCG(seed, 9))
	centres := make([]float32, k*dimension)
	for i, p := range rng.Perm(min(n, 20*k))[:min(k, n)] {
		copy(centres[i*dimension:], points[p*dimension:][:dimension])
	}
	of := make([]int, n)
	for range 12 {
		for i := range n {
			of[i] = nearest(points[i*dimension:][:dimension], centres)
		}
		clear(centres)
		size := make([]int, k)
		for i, c := range of {
			size[c]++
			for d, x := range points[i*dimension:][:dimension] {
				centres[c*dimension+d] += x
			}
		}
		for c := range k {
			if size[c] == 0 {
				copy(centres[c*dimension:][:dimension], points[rng.IntN(n)*dimension:][:dimension])
			}
			unit(centres[c*dimension:][:dimension])
		}
	}
	return of
}

func nearest(p, centres []float32) int {
	best, top := 0, float32(-2)
	for c := 0; c*dimension < len(centres); c++ {
		u := centres[c*dimension:][:dimension]
		var a, b, d, e float32
		for k := 0; k+3 < len(u); k += 4 {
			a += p[k] * u[k]
			b += p[k+1] * u[k+1]
			d += p[k+2] * u[k+2]
			e += p[k+3] * u[k+3]
		}
		if s := (a + b) + (d + e); s > top {
			best, top = c, s
		}
	}
	return best
}
