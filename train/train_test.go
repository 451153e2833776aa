package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// toy is a treebank of patterns: each line gives words with tags, heads and
// relations; NAME stands for one of the nouns.
const toy = `the/the/DET/DT/2/det NAME/NAME/NOUN/NN/3/nsubj sings/sing/VERB/VBZ/0/root ././PUNCT/./3/punct
a/a/DET/DT/2/det NAME/NAME/NOUN/NN/3/nsubj saw/see/VERB/VBD/0/root the/the/DET/DT/5/det boat/boat/NOUN/NN/3/obj ././PUNCT/./3/punct
we/we/PRON/PRP/2/nsubj saw/see/VERB/VBD/0/root a/a/DET/DT/4/det NAME/NAME/NOUN/NN/2/obj in/in/ADP/IN/6/case town/town/NOUN/NN/2/obl`

// treebank writes toy sentences as CoNLL-U.
func treebank(nouns ...string) string {
	var b strings.Builder
	for _, noun := range nouns {
		for line := range strings.Lines(strings.ReplaceAll(toy, "NAME", noun)) {
			for i, w := range strings.Fields(line) {
				c := strings.Split(w, "/")
				fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\t_\t%s\t%s\t_\t_\n", i+1, c[0], c[1], c[2], c[3], c[4], c[5])
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func compressed(t *testing.T, path, text string) {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestRun_learnsAToyTreebankAndIsReproducible(t *testing.T) {
	dir := t.TempDir()
	many := strings.Split(strings.Repeat("dog bird child poet ", 10), " ")[:40]
	for _, name := range treebanks {
		compressed(t, filepath.Join(dir, "treebank", name+"-train.conllu.gz"), treebank(many...))
		compressed(t, filepath.Join(dir, "treebank", name+"-dev.conllu.gz"), treebank("poet", "cat"))
	}
	article := `{"text": "` + strings.Repeat("The dog saw the cat in town . ", 40) + `"}`
	compressed(t, filepath.Join(dir, "articles", "a.jsonl.gz"), article+"\n")
	silver := filepath.Join(dir, "silver.conllu.gz")
	compressed(t, silver, treebank(many...))
	var packs [2][]byte
	for i := range packs {
		out := filepath.Join(dir, fmt.Sprint(i), "toy.pack")
		if err := os.Mkdir(filepath.Dir(out), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := run(inputs{data: dir, silver: silver}, out, []string{"classes", "tags", "trees"}); err != nil {
			t.Fatal(err)
		}
		var err error
		if packs[i], err = os.ReadFile(out); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(packs[0], packs[1]) {
		t.Error("two trainings of the same data differ")
	}
	sections, err := present(filepath.Join(dir, "0", "toy.pack"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := readCorpus(filepath.Join(dir, "treebank"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := measure(pack(sections), c.dev["ewt"])
	if err != nil {
		t.Fatal(err)
	}
	if s.LAS.F1() < 90 || s.UPOS.F1() < 90 || s.Lemma.F1() < 90 {
		t.Errorf("the toy treebank is not learnt:\n%s", s)
	}
}

func TestRun_saysWhatIsMissing(t *testing.T) {
	if err := run(inputs{data: t.TempDir()}, "x.pack", nil); err == nil || !strings.Contains(err.Error(), "-data") {
		t.Errorf("got %v, want an error that names -data", err)
	}
}
