package lexicon_test

import (
	"strings"
	"testing"

	"readout/lexicon"
)

// Whatever the length of a word, it is found if it was put in and only then.
func TestWords_knowsWhatWasPutIn(t *testing.T) {
	in, out := map[string]int{"": 99}, []string{"harbor", "harbours", "Harbour", "h", "ha", "\x00"}
	for i := range 40 {
		in[strings.Repeat("ab", 20)[:i+1]] = i
		in["harbour"[:min(i, 6)+1]+strings.Repeat("x", i)] = i
		out = append(out, strings.Repeat("ab", i)+"c", "b"+strings.Repeat("ab", i))
	}
	w := lexicon.NewWords(in)
	in["a"] = 7
	w.Put("a", 7)
	if w.Len() != len(in) {
		t.Errorf("it holds %d words, want %d", w.Len(), len(in))
	}
	for word, want := range in {
		if got, ok := w.Of(word); !ok || got != want {
			t.Errorf("%q gives %d, %v, want %d", word, got, ok, want)
		}
	}
	for _, word := range out {
		if _, known := in[word]; known {
			continue
		}
		if got, ok := w.Of(word); ok || got != 0 {
			t.Errorf("%q, which was not put in, gives %d, %v", word, got, ok)
		}
	}
	if _, ok := new(lexicon.Words[int]).Of("harbour"); ok {
		t.Error("an empty table knows a word")
	}
}
