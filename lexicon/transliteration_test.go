package lexicon_test

import (
	"testing"

	"readout/lexicon"
)

func TestTransliterated_joinsSpellingsOfOneName(t *testing.T) {
	for _, same := range [][]string{
		{"zelensky", "zelenskyy", "zelenskiy"},
		{"sisi", "sissi"},
		{"gaddafi", "qaddafi", "gadhafi"},
		{"moammar", "muammar"},
		{"mohammed", "muhammad", "mohamed", "mohammad"},
		{"sergei", "sergey", "sergiy"},
		{"hussein", "hussain", "husain"},
		{"mahmoud", "mahmud"},
		{"aleksandr", "alexander"},
		{"poroshenko"},
	} {
		for _, s := range same {
			if got, want := lexicon.Transliterated(s), lexicon.Transliterated(same[0]); got != want {
				t.Errorf("%s is compared as %s, %s as %s", s, got, same[0], want)
			}
		}
	}
}

func TestTransliterated_keepsNamesApart(t *testing.T) {
	for _, pair := range [][2]string{
		{"zhou", "zhu"}, {"lee", "li"}, {"martin", "marten"}, {"larsen", "larson"}, {"houston", "huston"},
		{"hamid", "hamad"}, {"volodymyr", "vladimir"}, {"merkel", "markel"}, {"xi", "xii"},
	} {
		if lexicon.Transliterated(pair[0]) == lexicon.Transliterated(pair[1]) {
			t.Errorf("%s and %s are taken for one", pair[0], pair[1])
		}
	}
}
