package marks

import "testing"

// TestSimpleEnd_agreesWithWordEnd: a word that is told by its bytes ends where it would
// end if it were read character by character, and is of the same class.
func TestSimpleEnd_agreesWithWordEnd(t *testing.T) {
	const text = "The mayor's 2,300 co-op votes (of 9) weren't counted, said Ana_Ruiz; http://a.example/x?y=1 and https://b.example, " +
		"http5 httpd desk@paper.example @desk www.Paper.com A.B. R&D it’s café naïve 日本 3rd x/y A1: \"Go!\" end"
	simple := 0
	for i := range text {
		r := rune(text[i])
		if !wordRune(r) && r != '@' {
			continue
		}
		j := simpleEnd(text, i)
		if j == i {
			continue
		}
		simple++
		if end := wordEnd(text, i); j != end {
			t.Errorf("%q ends at byte %d, read by its bytes at %d", text[i:], end, j)
		}
		if got, want := classOfSimple(text[i:j]), classify(text[i:j]); got != want {
			t.Errorf("%q is of class %d, told by its bytes %d", text[i:j], want, got)
		}
	}
	if simple < 60 {
		t.Errorf("only %d words are told by their bytes", simple)
	}
}
