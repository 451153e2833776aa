package resolve

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestAverageLinkage_joinsWhatIsAlikeThroughout(t *testing.T) {
	edges := []edge{{0, 1, 0.9}, {1, 2, 0.5}, {0, 2, 0.5}, {2, 3, 0.45}, {4, 5, 0.2}}
	tests := []struct {
		least float64
		want  [][]int
	}{
		{0.95, [][]int{{0}, {1}, {2}, {3}, {4}, {5}}},
		{0.4, [][]int{{0, 1, 2}, {3}, {4}, {5}}}, // 3 is alike to 2 alone: 0.15 on average
		{0.1, [][]int{{0, 1, 2, 3}, {4, 5}}},
	}
	for _, tt := range tests {
		got := averageLinkage(6, edges, tt.least).groups()
		if !slices.EqualFunc(got, tt.want, slices.Equal) {
			t.Errorf("at %v: got %v, want %v", tt.least, got, tt.want)
		}
	}
}

func TestAverageLinkage_doesNotSeeTheOrderOfEdges(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var edges []edge
	for a := range 60 {
		for b := a + 1; b < 60; b++ {
			if rng.IntN(4) == 0 {
				edges = append(edges, edge{a, b, float64(rng.IntN(20)) / 20}) // many equal weights
			}
		}
	}
	want := averageLinkage(60, edges, 0.2).groups()
	for range 20 {
		rng.Shuffle(len(edges), func(i, j int) { edges[i], edges[j] = edges[j], edges[i] })
		if got := averageLinkage(60, edges, 0.2).groups(); !slices.EqualFunc(got, want, slices.Equal) {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
}

func TestShared_listsEveryPairOnce(t *testing.T) {
	keys := [][]uint64{{1, 2}, {2, 3}, {1, 2, 3}, nil, {9}}
	got := shared(keys, func(a, b int) bool { return a != 1 || b != 2 })
	if want := [][2]int{{0, 1}, {0, 2}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
