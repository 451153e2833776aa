package main

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout/internal/conllu"
)

func TestRound_goesThroughAllSilverInTurn(t *testing.T) {
	l := lessons{gold: make([]*conllu.Sentence, 3), silver: make([]*conllu.Sentence, 10)}
	count := make([]int, len(l.all()))
	rng := rand.New(rand.NewPCG(1, 1))
	for epoch := range silverParts {
		for _, k := range l.round(epoch, rng) {
			count[k]++
		}
	}
	for k, n := range count {
		if want := map[bool]int{true: silverParts, false: 1}[k < 3]; n != want {
			t.Errorf("sentence %d came %d times, want %d", k, n, want)
		}
	}
}

func TestReadSilver_leavesOutWhatTheTeacherDoubts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "silver.conllu.gz")
	row := "1\tYes\t_\tINTJ\tUH\t_\t0\troot\t_\tSpaceAfter=No|P="
	compressed(t, path, row+"99\n\n"+row+"40\n\n"+strings.TrimSuffix(row, "P=")+"\n\n")
	list, err := readSilver(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 2 {
		t.Errorf("%d sentences are kept, want the sure one and the unmarked one", len(list))
	}
	if none, err := readSilver(""); err != nil || none != nil {
		t.Errorf("without a file: %v, %v", none, err)
	}
}

func TestUnlabelled_isWhatSilverIsReadFrom(t *testing.T) {
	dir := t.TempDir()
	var text strings.Builder
	for _, who := range []string{"dog", "bird", "child", "poet", "dog", "nurse", "judge", "clerk", "baker"} {
		text.WriteString("The " + who + " saw the cat. ")
	}
	compressed(t, filepath.Join(dir, "a.jsonl.gz"), `{"id": "a", "text": "`+text.String()+`"}`+"\n")
	out := filepath.Join(dir, "out.conllu.gz")
	if err := writeUnlabelled(dir, out); err != nil {
		t.Fatal(err)
	}
	list, err := readSilver(out)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range list {
		got = append(got, s.Words[1].Form)
	}
	if want := []string{"poet", "baker"}; !slices.Equal(got, want) {
		t.Errorf("got the sentences on %v, want every fourth that is new: %v", got, want)
	}
}
