package eval

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
)

// articlesOf writes n articles of random words, each with three long quotations, and
// a story of two reports that share nothing.
func articlesOf(t *testing.T, n int) string {
	t.Helper()
	var lines strings.Builder
	line := func(v any) {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(b, '\n'))
	}
	for i := range n {
		rnd := rand.New(rand.NewPCG(99, uint64(i)))
		text := strings.Join(ownWords(14, rnd), " ")
		for range 3 {
			text += " " + strings.ToLower(ownWords(1, rnd)[0][:40]) + " said “" + strings.TrimSuffix(ownWords(1, rnd)[0], ".") + "”."
		}
		line(Record{ID: fmt.Sprint("article ", i), Text: text, Published: "2031-05-01", Outlet: "Velm Post"})
	}
	rnd := rand.New(rand.NewPCG(7, 7))
	told := func() Record { return Record{Text: strings.Join(ownWords(6, rnd), " ")} }
	line(GoldStory{Story: "s", Documents: []Record{told(), told()}})
	path := filepath.Join(t.TempDir(), "articles.jsonl")
	if err := os.WriteFile(path, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestOrigins_findsTheCopiesThatItMakes(t *testing.T) {
	r, err := (&System{}).Origins(corpus(t, articlesOf(t, 24)), 6)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Figures {
		switch {
		case f.Down && f.Value != 0:
			t.Errorf("%s: %v", f.Name, f.Value)
		case !f.Down && f.Value < 100:
			t.Errorf("%s: %v of %v", f.Name, f.Counts.Right, f.Counts.Gold)
		}
	}
	for _, name := range []string{"quotations lifted, found", "quotations lifted with their lead, found", "quotations of one speech, tied"} {
		if quotes, ok := r.Figure(name); !ok || quotes.Counts.Gold != 4 {
			t.Errorf("%s: %+v", name, quotes.Counts)
		}
	}
	if merged, _ := r.Figure("merged, halves, found"); merged.Counts.Gold != 8 {
		t.Errorf("merged: %+v", merged.Counts)
	}
}

func TestOrigins_aTieThatNobodyMadeIsWrong(t *testing.T) {
	m := &copyist{made: map[string]madeCopy{"copy": {"whole", []string{"a"}}, "quote": {"quotations of one speech", []string{"a"}}}}
	tied := tiedPairs{pairOf("a", "b"): readout.OriginCopy}
	for pair, want := range map[[2]string]bool{{"a", "copy"}: false, {"b", "copy"}: false, {"c", "copy"}: true, {"a", "b"}: false, {"copy", "quote"}: true} {
		if m.isWrong(pair, tied) != want {
			t.Errorf("%v: wrong is %v", pair, !want)
		}
	}
}
