package eval

import (
	"os"
	"path/filepath"
	"testing"

	"readout/analyze"
)

// TestStories_lotsAreResolvedApart: two stories told in one wording are one
// when resolved together, and two when each is a lot of its own.
func TestStories_lotsAreResolvedApart(t *testing.T) {
	pipeline, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	const told = `"title": "Ferry runs aground off Marlow island", "text": "A ferry with 40 people on board ran aground off Marlow island, the coast guard said.", "published": "2014-05-05"`
	path := filepath.Join(t.TempDir(), "two.jsonl")
	lines := `{"story": "s1", "documents": [{"id": "a", ` + told + `}]}` + "\n" + `{"story": "s2", "documents": [{"id": "b", ` + told + `}]}` + "\n"
	if err := os.WriteFile(path, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	s := &System{Pipeline: pipeline, Workers: 1}
	for _, c := range []struct{ lots, pairs int }{{0, 1}, {2, 1}, {1, 0}} {
		r, err := s.Stories(corpus(t, path), c.lots)
		if err != nil {
			t.Fatal(err)
		}
		if f, _ := r.Figure("pairwise F1"); f.Counts.Found != c.pairs {
			t.Errorf("lots of %d: %d pairs put together, want %d", c.lots, f.Counts.Found, c.pairs)
		}
	}
}
