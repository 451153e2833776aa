package resolve

import (
	"strings"
	"testing"

	"readout"
)

// TestOfAnotherCharge: a rate belongs to the levy on which it hangs, not to the
// tariff that its sentence tells of.
func TestOfAnotherCharge(t *testing.T) {
	text := "tariff for levy of 12 percent"
	d := &readout.Document{Text: text}
	at := 0
	for _, w := range []struct {
		word string
		pos  readout.UPOS
		head int
	}{{"tariff", readout.NOUN, -1}, {"for", readout.ADP, 2}, {"levy", readout.NOUN, 0}, {"of", readout.ADP, 5}, {"12", readout.NUM, 5}, {"percent", readout.NOUN, 2}} {
		at = strings.Index(text[at:], w.word) + at
		d.Tokens = append(d.Tokens, readout.Token{Span: readout.Span{Start: at, End: at + len(w.word)}})
		d.Tags = append(d.Tags, readout.Tag{UPOS: w.pos, Lemma: w.word})
		d.Arcs = append(d.Arcs, readout.Arc{Head: w.head})
	}
	rate := &readout.Quantity{Unit: "percent", Tokens: readout.TokenRange{First: 4, End: 6}}
	for head, want := range map[int]bool{0: true, 2: false, 1: false} {
		if got := ofAnotherCharge(d, rate, head); got != want {
			t.Errorf("a mention told by %q: %v, want %v", d.Tokens[head].Text(d), got, want)
		}
	}
	if ofAnotherCharge(d, &readout.Quantity{}, 0) {
		t.Error("a figure without tokens hangs on nothing")
	}
}
