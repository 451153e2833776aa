package resolve

import (
	"context"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/internal/bag"
)

// dense is a web of n documents with random links, so many that they hang
// together by the hundred, and a few copies.
func dense(n int, seed uint64) *memory {
	rng := rand.New(rand.NewPCG(seed, 3))
	m := newMemory()
	for i := range n {
		node := readout.Node{Document: fmt.Sprintf("d%04d", i)}
		node.Digest, _ = (&Digest{ID: node.Document}).MarshalBinary() // it cannot fail
		seen := map[int]bool{}
		for range min(i, rng.IntN(5)) {
			to, weight := rng.IntN(i), 0.1+0.5*rng.Float64()*rng.Float64()
			if rng.IntN(40) == 0 {
				weight = copyWeight
			}
			if !seen[to] {
				seen[to] = true
				node.Links = append(node.Links, readout.Link{To: fmt.Sprintf("d%04d", to), Weight: round(weight)})
			}
		}
		m.add(node)
	}
	return m
}

func TestParts_areAFunctionOfTheLinks(t *testing.T) {
	const n = 1200
	for seed := range uint64(3) {
		m := dense(n, seed)
		var want map[string]string
		for order := range uint64(4) {
			ids := make([]string, n)
			for i, at := range rand.New(rand.NewPCG(order, 1)).Perm(n) {
				ids[i] = fmt.Sprintf("d%04d", at)
			}
			got := map[string]string{} // the part of each document
			for _, id := range ids {
				if got[id] != "" {
					continue
				}
				parts, err := NewWeaver(m).Parts(context.Background(), id) // each alone, as when it comes last
				if err != nil {
					t.Fatal(err)
				}
				for _, p := range parts {
					for _, d := range p.Documents {
						if got[d] != "" {
							t.Fatalf("seed %d: %s is in two parts", seed, d)
						}
						got[d] = p.ID()
					}
				}
			}
			if len(got) != n {
				t.Fatalf("seed %d: %d of %d documents are in a part", seed, len(got), n)
			}
			if want == nil {
				want = got
			} else if !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d, order %d: other parts", seed, order)
			}
		}
		for from, links := range m.links {
			for _, l := range links {
				if l.Weight == copyWeight && want[from] != want[l.To] {
					t.Errorf("seed %d: %s and its copy %s are in two parts", seed, from, l.To)
				}
			}
		}
	}
}

// Digests at hand may be dropped at any time, those of one batch too, which no
// ledger knows yet.
func TestLink_doesNotNeedWhatItKeeps(t *testing.T) {
	var nodes []readout.Node
	for i := range 40 {
		text := fmt.Sprintf("The toll in the strait of Velm rises to %d crowns, the harbour master said. ", i)
		if i%2 == 0 { // they have passages in common, too
			text += strings.Repeat("Ships that carry grain to the northern isles pay nothing until the ice has gone from the sound and the pilots return. ", 2)
		}
		d := build(t, fmt.Sprint(i), "2031-03-04", text).doc
		node, err := NodeOf(d)
		if err != nil {
			t.Fatal(err)
		}
		nodes = append(nodes, node)
	}
	var want []readout.Node
	for _, kept := range []int{100, 8, 2} {
		w := NewWeaver(newMemory())
		w.kept = kept
		got, err := w.Link(context.Background(), nodes...)
		if err != nil {
			t.Fatalf("%d digests at hand: %v", kept, err)
		}
		if want == nil {
			want = got
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%d digests at hand: other links", kept)
		}
		for i, n := range got { // with those before it, each once
			if len(n.Links) != i {
				t.Errorf("%d digests at hand: document %d has %d links", kept, i, len(n.Links))
			}
		}
	}
}

func TestDigest_comesBackWhole(t *testing.T) {
	a, b, c, _ := affair(t)
	for _, d := range []*readout.Document{a, b, c} {
		want := DigestOf(d)
		data, err := want.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		got, err := ReadDigest(d.ID, data)
		if err != nil || !reflect.DeepEqual(got.Keys(), want.Keys()) || weighAlone(got, want) < 0.99 || got.days != want.days {
			t.Errorf("%v: %+v, want %+v, error %v", d.Names, got, want, err)
		}
		for n := range data {
			if _, err := ReadDigest(d.ID, data[:n]); err == nil {
				t.Fatalf("%d of %d bytes were taken for a digest", n, len(data))
			}
		}
	}
	x, y := DigestOf(a), DigestOf(c)
	if weigh(x, y) != weigh(y, x) {
		t.Error("the weight of a link depends on its direction")
	}
	if len(x.Keys().Deeds) == 0 || len(common2(x.Keys().Passages, DigestOf(b).Keys().Passages)) > 0 {
		t.Errorf("deeds %v; the undated call of b makes a dated deed", x.Keys().Deeds)
	}
}

// TestWeigh_shortReportsByTheirOpenings: two reports of a few lines weigh by the
// odds of their openings, in either direction the same, and one that goes on by
// its wording.
func TestWeigh_shortReportsByTheirOpenings(t *testing.T) {
	digest := func(name, text string) *Digest {
		g := DigestOf(build(t, name, "", text).doc)
		data, err := g.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		back, err := ReadDigest(g.ID, data)
		if err != nil || (back.opening == nil) != (g.opening == nil) {
			t.Fatalf("%+v, error %v", back, err)
		}
		if fresh := DigestOf(build(t, "x", "", flood).doc); weigh(g, fresh) != weigh(back, fresh) {
			t.Error("packing changes the weight")
		}
		return back
	}
	a, b := digest("a", "The river Aune rose over its banks at Velm."), digest("b", "At Velm the river Aune went over its banks on Friday.")
	if got := weighAlone(a, b); got != weighAlone(b, a) || got < leastLink || weigh(a, b) != copyWeight+got {
		t.Errorf("two short reports of one flood: %v, turned round %v; they are linked by %v", got, weighAlone(b, a), weigh(a, b))
	}
	long := digest("c", strings.Repeat("Wool was dear at the fair of Ostrand, said drovers from the moor. ", 12)+flood)
	if long.opening != nil {
		t.Fatal("a report of many lines is taken for its opening")
	}
	if got := weighAlone(a, long); got != round(bag.Likeness(a.wording, long.wording)) || weigh(a, long) != looseLink {
		t.Errorf("a short report and a long one: %v, linked by %v", got, weigh(a, long))
	}
	dated := DigestOf(build(t, "d", "2031-03-04", "The river Aune rose over its banks at Velm.").doc)
	if got := weigh(a, dated); got < leastStory {
		t.Errorf("a short report and the same with a date: %v", got)
	}
}

func common2(a, b []uint64) (out []uint64) {
	for _, k := range a {
		if slices.Contains(b, k) {
			out = append(out, k)
		}
	}
	return out
}

func FuzzReadDigest_refusesOtherBytes(f *testing.F) {
	f.Add([]byte{0, 0, 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		if g, err := ReadDigest("d", data); err == nil && g == nil {
			t.Error("neither a digest nor an error")
		}
	})
}

// TestWeigh_aPhraseInCommonMakesNoCopy: short reports of two affairs may have a
// phrase in common that is a large part of the few shingles kept of them.
func TestWeigh_aPhraseInCommonMakesNoCopy(t *testing.T) {
	const phrase = "on Monday for the first time since the beginning of the year"
	a := "The ferry between Marlow and the island of Tarn sailed " + phrase + ", said its owner."
	b := "A court in Ostrava sat " + phrase + " to hear the case of four poachers."
	const more = " Its crew of nine had been on strike over pay, and no boat left the harbour of Marlow while mediators looked for a way out."
	weight := func(x, y string) float64 {
		g, h := DigestOf(build(t, "x", "", x).doc), DigestOf(build(t, "y", "", y).doc)
		if !mayCopy(common(g.sketch, h.sketch), len(g.sketch), len(h.sketch)) {
			t.Fatalf("%q and %q share no passage", x, y)
		}
		return weighAlone(g, h)
	}
	if w := weight(a, b); w >= copyWeight {
		t.Errorf("a ferry and a court weigh %v", w)
	}
	if w := weight(a+more, "Weekend news: "+a+more); w != copyWeight {
		t.Errorf("a copy weighs %v", w)
	}
}

// TestDigest_hasTheLayoutOfTheSchema: ledgers keep digests. When this one's bytes
// change, raise the ledger's schema with a migration that joins all documents
// anew, then pin the new sum.
func TestDigest_hasTheLayoutOfTheSchema(t *testing.T) {
	b := build(t, "a", "2031-02-03", "At Velm the river Aune rose. The mayor said “nobody here has seen so much water in all these years” and left.")
	g := DigestOf(b.doc)
	g.wording, g.opening = nil, nil // whose weights may differ in the last bit from one processor to the next
	data, err := g.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprintf("%x", sha256.Sum256(data))[:16], "517f65957d92225f"; got != want {
		t.Errorf("the digest is %s, of schema 4 it was %s", got, want)
	}
}
