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
	node := readout.Node{Document: id, Digest: g.all.nodes[id].Digest, Keys: g.all.nodes[id].Keys}
	for _, n := range g.holding(node.Keys.Deeds) {
		if p, ok := g.partOf[n.Document]; ok && p.Level == 0 {
			g.unplaced[n.Document] = true
		}
	}
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

// holding lists the nodes that hold one of some keys.
func (g *grown) holding(keys []uint64) (out []*readout.Node) {
	for _, k := range keys {
		out = append(out, g.holders[k]...)
	}
	return out
}

// leave takes a document out, as a ledger does before it joins it anew: all that
// it was linked with, shared a deed with, or lay in one part with may move.
func (g *grown) leave(id string) {
	node := g.nodes[id]
	for _, l := range g.links[id] {
		g.unplaced[l.To] = true
		g.links[l.To] = slices.DeleteFunc(g.links[l.To], func(l readout.Link) bool { return l.To == id })
	}
	for _, k := range node.Keys.Deeds {
		g.holders[k] = slices.DeleteFunc(g.holders[k], func(n *readout.Node) bool { return n == node })
	}
	for _, n := range g.holding(node.Keys.Deeds) {
		g.unplaced[n.Document] = true
	}
	for _, d := range g.partOf[id].Documents {
		delete(g.partOf, d)
		g.unplaced[d] = true
	}
	delete(g.unplaced, id)
	delete(g.links, id)
	delete(g.nodes, id)
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

// deeds is a web of n documents with few links and with deeds that two of them
// share, so that sets lie about the size up to which they are read as one, and
// others about that up to which they are parted by a mean.
func deeds(n int, seed uint64) *memory {
	rng := rand.New(rand.NewPCG(seed, 5))
	m := newMemory()
	for i := range n {
		g := &Digest{ID: fmt.Sprintf("d%04d", i)}
		node := readout.Node{Document: g.ID}
		set := i / (whole + 2) * (whole + 2) // sets of so many in a row
		if i > set {
			to := set + rng.IntN(i-set)
			if rng.IntN(2) == 0 {
				node.Links = []readout.Link{{To: fmt.Sprintf("d%04d", to), Weight: round(0.1 + 0.3*rng.Float64())}}
			} else {
				g.deeds = []uint64{uint64(to + 1), uint64(i + 1)}
			}
		}
		if len(g.deeds) == 0 {
			g.deeds = []uint64{uint64(i + 1)}
		}
		node.Keys.Deeds = g.deedKeys()
		node.Digest, _ = g.MarshalBinary() // it cannot fail
		m.add(node)
	}
	return m
}

// A set from which documents are taken comes back to the level at which fewer
// lie, also those that the taken were not linked with.
func TestParts_areThoseOfTheSetHoweverItShrank(t *testing.T) {
	webs := map[string]*memory{"links": dense(most+120, 4), "deeds": deeds(6*(whole+2), 4), "other deeds": deeds(6*(whole+2), 5)}
	for name, all := range webs {
		ids := slices.Sorted(maps.Keys(all.nodes))
		g := &grown{memory: newMemory(), all: all, partOf: map[string]readout.Part{}, unplaced: map[string]bool{}}
		for _, id := range ids {
			g.join(id)
		}
		g.settle(t)
		order := rand.New(rand.NewPCG(2, 2)).Perm(len(ids))
		for k, at := range order[:60] {
			if g.leave(ids[at]); k%3 > 0 && k > 30 {
				continue // several at once
			}
			g.settle(t)
			fresh := &grown{memory: newMemory(), all: all, partOf: map[string]readout.Part{}, unplaced: map[string]bool{}}
			for _, id := range ids {
				if g.nodes[id] != nil {
					fresh.join(id)
				}
			}
			fresh.settle(t)
			if got, want := g.parts(), fresh.parts(); !maps.Equal(got, want) {
				t.Fatalf("%s: without %d documents the parts are others than those of the set: %d and %d", name, k+1, len(got), len(want))
			}
		}
		for _, at := range order[:60] { // and when they come back
			if g.nodes[ids[at]] == nil {
				g.join(ids[at])
			}
		}
		g.settle(t)
		fresh := &grown{memory: newMemory(), all: all, partOf: map[string]readout.Part{}, unplaced: map[string]bool{}}
		for _, id := range ids {
			fresh.join(id)
		}
		if fresh.settle(t); !maps.Equal(g.parts(), fresh.parts()) {
			t.Errorf("%s: with all documents back the parts are others", name)
		}
	}
}
