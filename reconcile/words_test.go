package reconcile

import (
	"slices"
	"strings"
	"testing"

	"readout"
)

func TestWords_ofAnyStretchAreSortedAndEachIsThereOnce(t *testing.T) {
	x := read(t, "The mayor of Norrby sold the red tug to the port. The port painted the tug red, and the mayor sold the other tug.\n\nNobody saw the mayor of Norrby.\n")
	in := func(sentences ...int) []term {
		var all []term
		for _, s := range sentences {
			for i := x.rec.Sentences[s].Tokens.First; i < x.rec.Sentences[s].Tokens.End; i++ {
				if x.words[i] != "" {
					all = append(all, term{x.words[i], x.rare[i]})
				}
			}
		}
		return terms(all)
	}
	for s := range x.rec.Sentences {
		if got, want := x.contentWords(s), in(s); !slices.Equal(got, want) || len(got) == 0 {
			t.Errorf("sentence %d: %v, want %v", s, got, want)
		}
	}
	if got, want := x.beside(1).terms, in(0, 2); !slices.Equal(got, want) {
		t.Errorf("beside the second: %v, want %v", got, want)
	}
	if got, want := x.report(), weigh(in(0, 1, 2)); !slices.Equal(got.terms, want.terms) || got.total != want.total {
		t.Errorf("report: %v, want %v", got, want)
	}
	for word, want := range map[string]int{"mayor": 3, "tug": 2, "paint": 1, "dredger": 1} {
		if got := x.sentencesWith(word); got != want {
			t.Errorf("%q in %d sentences, want %d", word, got, want)
		}
	}
}

func TestContext_keepsAWordAtTheMostThatItWeighs(t *testing.T) {
	x := read(t, "The port sold two tugs, and a tug sank at another port.\n")
	value := x.token(t, "two")
	got := x.context(value, readout.TokenRange{First: value, End: value + 1}, 0)
	if !slices.IsSortedFunc(got, func(a, b term) int { return strings.Compare(a.word, b.word) }) {
		t.Errorf("not by word: %v", got)
	}
	at := slices.IndexFunc(got, func(t term) bool { return t.word == "tug" })
	if near := x.rare[x.token(t, "tugs")] / 1.3; at < 0 || got[at].weight != near {
		t.Errorf("%v, want tug at %v", got, near)
	}
}
