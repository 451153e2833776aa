package lexicon

import (
	"reflect"
	"slices"
	"testing"
)

func TestOrderWordsFrom_holdsEveryPhraseUnderItsLetter(t *testing.T) {
	n := 0
	for letter := byte('a'); letter <= 'z'; letter++ {
		list := OrderWordsFrom(letter)
		n += len(list)
		if !reflect.DeepEqual(list, OrderWordsFrom(letter-'a'+'A')) {
			t.Errorf("%c: other phrases under the capital", letter)
		}
		for i, w := range list {
			if w.Words[0][0] != letter || i > 0 && len(w.Words) > len(list[i-1].Words) {
				t.Errorf("%c: %v out of place", letter, w.Words)
			}
		}
	}
	if n != len(OrderWords()) || n == 0 || len(OrderWordsFrom('5')) > 0 {
		t.Errorf("%d phrases under letters, want all %d", n, len(OrderWords()))
	}
	if slices.ContainsFunc(OrderWords(), func(w OrderWord) bool { return len(w.Words) == 0 }) {
		t.Error("a phrase without words")
	}
}
