package lexicon_test

import (
	"testing"

	"readout/lexicon"
)

func TestOrdinal_inWordsAndAsNumerals(t *testing.T) {
	for word, want := range map[string]int{"first": 1, "tenth": 10, "eighty-first": 81, "1st": 1, "22nd": 22, "113th": 113,
		"one": 0, "th": 0, "-1st": 0, "month": 0, "": 0, "99999999999th": 0} {
		if got := lexicon.Ordinal(word); got != want {
			t.Errorf("%q: %d, want %d", word, got, want)
		}
	}
	for n := 1; n <= 20; n++ {
		if got := lexicon.Ordinal(lexicon.OrdinalWord(n)); got != n {
			t.Errorf("the word of %d is %q, of %d", n, lexicon.OrdinalWord(n), got)
		}
	}
	if lexicon.OrdinalWord(0) != "" {
		t.Errorf("0 has the ordinal %q", lexicon.OrdinalWord(0))
	}
}
