package resolve

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"readout"
)

// chain is a web of briefs of which each is linked with the next, and of one other
// report that is linked with the last.
func chain(t *testing.T, ids ...string) *memory {
	t.Helper()
	m := newMemory()
	for i, id := range ids {
		text, published := "The river Aune rose at Velm.", ""
		if i == len(ids)-1 {
			published = "2031-03-04"
		}
		node, err := NodeOf(build(t, id, published, text).doc)
		if err != nil {
			t.Fatal(err)
		}
		node.Document, node.Keys = id, readout.Keys{}
		switch {
		case i == len(ids)-1:
			node.Links = []readout.Link{{To: ids[i-1], Weight: 0.4}}
		case i > 0:
			node.Links = []readout.Link{{To: ids[i-1], Weight: copyWeight + 0.4}}
		}
		m.add(node)
	}
	return m
}

// What comes to be near a brief may change the ties of those two steps away, and of a
// brief that it takes from the others.
func TestStirred_reachesAsFarAsOddsAreAskedAgain(t *testing.T) {
	g := newGrown(newMemory(), most)
	g.memory = chain(t, "a", "b", "c", "d", "e", "f")
	for _, id := range []string{"b", "c", "d", "e"} {
		g.partOf[id] = readout.Part{Level: briefLevels[0], Documents: []string{id}}
	}
	p := newPlacer(context.Background(), NewWeaver(g))
	if got := p.stirred([]string{"a"}); !slices.Equal(got, []string{"b", "c"}) {
		t.Errorf("a stirs %v, want b, c", got)
	}
	if got := p.stirred([]string{"f"}); !slices.Equal(got, []string{"e", "d", "c"}) {
		t.Errorf("f takes e from the briefs and stirs %v, want e, d, c", got)
	}
	for id, want := range map[string]bool{"a": true, "d": true, "e": false, "f": false} {
		if p.brief(id) != want {
			t.Errorf("%s is placed among briefs: %v", id, !want)
		}
	}
	if got := p.linked("d", 0.3); !slices.Equal(got, []string{"e"}) {
		t.Errorf("d hangs together with %v outside the briefs, want e alone", got)
	}
}

// Of many notes that have one town in common those of one happening lie together, and
// with no others.
func TestParts_ofManyBriefs(t *testing.T) {
	var docs []*readout.Document
	happening := map[string]int{}
	for n := range whole {
		word := func(k int) string { return fmt.Sprintf("%c%cmer%c", 'a'+n%26, 'a'+n/26, 'a'+k) }
		for _, form := range []string{"At Velm the %s of the %s fell into the %s on its way.", "The %s fell at Velm, that of the %s, and into the %s."} {
			d := build(t, form, "", fmt.Sprintf(form, word(1), word(2), word(3))).doc
			docs, happening[d.ID] = append(docs, d), n
		}
	}
	parts := partsOf(docs)
	if len(parts) != whole {
		t.Errorf("%d parts of %d happenings", len(parts), whole)
	}
	for _, p := range parts {
		for _, d := range p[1:] {
			if happening[d.ID] != happening[p[0].ID] {
				t.Errorf("%q lies with %q", d.Text, p[0].Text)
			}
		}
	}
}
