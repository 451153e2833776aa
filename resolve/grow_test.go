package resolve

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
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
	most     int // documents that are parted by a mean
}

// newGrown is an empty web that will hold documents of all.
func newGrown(all *memory, most int) *grown {
	return &grown{memory: newMemory(), all: all, most: most, partOf: map[string]readout.Part{}, unplaced: map[string]bool{}}
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
		w := NewWeaver(g)
		w.most = g.most
		parts, err := w.Parts(context.Background(), slices.Sorted(maps.Keys(g.unplaced))...)
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

// notes is a web of n short reports, of stories of one to six each in words of
// one war that goes on: the larger the spread, the more have stories far apart in
// common. One in so many is dated, the others are briefs.
func notes(t *testing.T, n, dated, spread int, seed uint64) *memory {
	rng := rand.New(rand.NewPCG(seed, 7))
	word := func(kind string, of int) string { return fmt.Sprintf("%s%c%c", kind, 'a'+of/26%26, 'a'+of%26) }
	m := newMemory()
	w := NewWeaver(m)
	for i, story, left := 0, 0, 0; i < n; i++ {
		if left == 0 {
			story, left = story+1, 1+rng.IntN(6)
		}
		left--
		text := word("Velm", story/2)
		for range 7 {
			text += " " + word("stor", 4*story+rng.IntN(7)) + " " + word("war", 3*story+rng.IntN(spread))
		}
		published := ""
		if dated > 0 && rng.IntN(dated) == 0 {
			published = "2031-03-04"
		}
		d := build(t, fmt.Sprint(i), published, text+".").doc
		d.ID = fmt.Sprintf("d%04d", i)
		node, err := NodeOf(d)
		if err != nil {
			t.Fatal(err)
		}
		linked, err := w.Link(context.Background(), node)
		if err != nil {
			t.Fatal(err)
		}
		m.add(linked[0])
	}
	return m
}

// mostOf is how many documents of a web are parted by a mean: of briefs few, as
// many take long.
func mostOf(web string) int {
	if strings.Contains(web, "briefs") {
		return whole + 20
	}
	return most
}

// A set that grows past what may lie at a level takes all of its documents to
// the next, also those that no new document is linked with.
func TestParts_areThoseOfTheSetHoweverItGrew(t *testing.T) {
	webs := map[string]*memory{"links 0": dense(1000, 0), "links 1": dense(1000, 1), "links 2": dense(1000, 2), "briefs": notes(t, 250, 0, 9, 1), "like briefs": notes(t, 250, 0, 90, 5), "dated briefs": notes(t, 250, 70, 40, 2), "many dated briefs": notes(t, 250, 5, 20, 6)}
	for name, all := range webs {
		n, most := len(all.nodes), mostOf(name)
		var want map[string]string
		for _, batch := range []int{n, 150, 37, 2} {
			g := newGrown(all, most)
			order := rand.New(rand.NewPCG(1, uint64(batch))).Perm(n)
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
				t.Errorf("%s, batches of %d: %d of %d documents lie in another part", name, batch, other, len(got))
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
	webs := map[string]*memory{"links": dense(most+120, 4), "deeds": deeds(6*(whole+2), 4), "other deeds": deeds(6*(whole+2), 5), "briefs": notes(t, 250, 0, 9, 1), "like briefs": notes(t, 250, 0, 60, 3), "dated briefs": notes(t, 250, 70, 40, 4), "many dated briefs": notes(t, 250, 9, 12, 7)}
	const taken = 60
	for name, all := range webs {
		most := mostOf(name)
		ids := slices.Sorted(maps.Keys(all.nodes))
		g := newGrown(all, most)
		for _, id := range ids {
			g.join(id)
		}
		g.settle(t)
		order := rand.New(rand.NewPCG(2, 2)).Perm(len(ids))
		for k, at := range order[:taken] {
			if g.leave(ids[at]); k%3 > 0 && k > taken/2 {
				continue // several at once
			}
			g.settle(t)
			fresh := newGrown(all, most)
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
		for _, at := range order[:taken] { // and when they come back
			if g.nodes[ids[at]] == nil {
				g.join(ids[at])
			}
		}
		g.settle(t)
		fresh := newGrown(all, most)
		for _, id := range ids {
			fresh.join(id)
		}
		if fresh.settle(t); !maps.Equal(g.parts(), fresh.parts()) {
			t.Errorf("%s: with all documents back the parts are others", name)
		}
	}
}
