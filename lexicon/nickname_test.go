package lexicon_test

import (
	"testing"

	"readout/lexicon"
)

func TestForename(t *testing.T) {
	for word, want := range map[string]string{"tim": "timothy", "timothy": "timothy", "bill": "william", "will": "william", "sam": "sam", "steve": "steve", "": ""} {
		if got := lexicon.Forename(word); got != want {
			t.Errorf("%q stands for %q, want %q", word, got, want)
		}
	}
}

// A pet form stands for a forename, never for another pet form.
func TestForename_isFinal(t *testing.T) {
	for _, r := range lexicon.Load("en/nicknames.txt").Rows {
		if lexicon.Forename(r[1]) != r[1] {
			t.Errorf("%s stands for %s, which stands for %s", r[0], r[1], lexicon.Forename(r[1]))
		}
	}
}
