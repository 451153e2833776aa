package resolve

import (
	"slices"
	"strings"
	"testing"

	"readout"
)

func TestOrderWordAt_takesTheLongestPhrase(t *testing.T) {
	for text, want := range map[string]string{
		"In the wake of it": "in the wake of", "in the end": "", "Ahead of it": "ahead of", "AFTER it": "after", "after": "after", "5 ships": "", "thence": "", "in the wake": "",
	} {
		d := &readout.Document{Text: text}
		at := 0
		for w := range strings.FieldsSeq(text) {
			d.Tokens = append(d.Tokens, readout.Token{Span: readout.Span{Start: at, End: at + len(w)}})
			at += len(w) + 1
		}
		word, end := orderWordAt(d, 0, len(d.Tokens))
		if !slices.Equal(word.Words, strings.Fields(want)) || end != len(word.Words) {
			t.Errorf("%q: %v to %d, want %q", text, word, end, want)
		}
	}
}
