package resolve

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"readout"
)

// grown is a web that takes documents in one after another and keeps the parts
// in which they were placed, as a ledger does.
type grown struct {
	*memory
	all      *memory
	partOf   map[string]readout.Part
	unplaced map[string]bool
}

// Level is the level of a document's part.
func (g *grown) Level(_ context.Context, id string) (float64, bool, error) {
	p, ok := g.partOf[id]
	return p.Level, ok, nil
}

// join takes a document in with its links to those that are there, and marks
// what lies in a part that these may change.
func (g *grown) join(id string) {
	node := readout.Node{Document: id, Digest: g.all.nodes[id].Digest}
	for _, l := range g.all.links[id] {
		if g.nodes[l.To] == nil {
			continue
		}
		node.Links = append(node.Links, l)
		if p, ok := g.partOf[l.To]; ok && p.Level <= l.Weight {
			g.unplaced[l.To] = true
		}
	}
	g.memory.add(node)
	g.unplaced[id] = true
}

// settle places documents until none waits.
func (g *grown) settle(t *testing.T) {
	t.Helper()
	for len(g.unplaced) > 0 {
		parts, err := NewWeaver(g).Parts(context.Background(), slices.Sorted(maps.Keys(g.unplaced))...)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range parts {
			for _, d := range p.Documents {
				for _, other := range g.partOf[d].Documents {
					delete(g.partOf, other)
					g.unplaced[other] = true
				}
			}
			for _, d := range p.Documents {
				g.partOf[d] = p
			}
		}
		for _, p := range parts {
			for _, d := range p.Documents {
				delete(g.unplaced, d)
			}
		}
	}
}

func (g *grown) parts() map[string]string {
	out := map[string]string{}
	for d, p := range g.partOf {
		out[d] = fmt.Sprint(p.ID(), p.Level)
	}
	return out
}

// A set that grows past what may lie at a level takes all of its documents to
// the next, also those that no new document is linked with.
func TestParts_areThoseOfTheSetHoweverItGrew(t *testing.T) {
	const n = 1000
	for seed := range uint64(3) {
		all := dense(n, seed)
		var want map[string]string
		for _, batch := range []int{n, 150, 37} {
			g := &grown{memory: newMemory(), all: all, partOf: map[string]readout.Part{}, unplaced: map[string]bool{}}
			order := rand.New(rand.NewPCG(seed, uint64(batch))).Perm(n)
			for i, at := range order {
				if g.join(fmt.Sprintf("d%04d", at)); (i+1)%batch == 0 {
					g.settle(t)
				}
			}
			g.settle(t)
			if want == nil {
				want = g.parts()
			}
			if got := g.parts(); len(got) != n || !maps.Equal(got, want) {
				other := 0
				for d := range want {
					if got[d] != want[d] {
						other++
					}
				}
				t.Errorf("seed %d, batches of %d: %d of %d documents lie in another part", seed, batch, other, len(got))
			}
		}
	}
}
