package syntax

import (
	"testing"

	"readout"
)

func TestIs_coversSubtypes(t *testing.T) {
	doc := &readout.Document{}
	for _, rel := range []string{"nsubj", "nsubj:pass", "nsubjx", "obj", ""} {
		doc.Arcs = append(doc.Arcs, readout.Arc{Head: -1, Rel: rel})
	}
	tree := New(doc)
	for _, c := range []struct {
		token int
		rels  []string
		want  bool
	}{
		{0, []string{"nsubj"}, true},
		{0, []string{"nsubj:pass"}, false},
		{0, []string{"obj", "nsubj"}, true},
		{0, nil, false},
		{1, []string{"nsubj"}, true},
		{1, []string{"nsubj:pass"}, true},
		{1, []string{"nsubj:"}, false},
		{2, []string{"nsubj"}, false},
		{3, []string{"nsubj", "iobj"}, false},
		{4, []string{"obj"}, false},
		{4, []string{""}, true},
	} {
		if got := tree.Is(c.token, c.rels...); got != c.want {
			t.Errorf("%q in %q: %v", tree.Rel(c.token), c.rels, got)
		}
	}
}
