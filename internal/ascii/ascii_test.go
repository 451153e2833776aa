package ascii_test

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"readout/internal/ascii"
)

func TestLower_isOfLettersAndDigitsOfASCII(t *testing.T) {
	for c := range 256 {
		want := byte(0)
		if r := rune(c); r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			want = byte(unicode.ToLower(r))
		}
		if ascii.Lower[c] != want {
			t.Errorf("byte %d: %q, want %q", c, ascii.Lower[c], want)
		}
	}
}

func TestFirst_isWhatUTF8Says(t *testing.T) {
	for _, text := range []string{"a", " b", "é", "“x", "\xff", "\xe2\x80", "日本"} {
		r, n := ascii.First(text)
		if want, bytes := utf8.DecodeRuneInString(text); r != want || n != bytes {
			t.Errorf("%q: %q in %d, want %q in %d", text, r, n, want, bytes)
		}
	}
}
