package bag

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"readout/internal/ascii"
)

// EachWord calls f with every word of text in the form that the frequency list
// has: lower case, without apostrophes, possessive or plural "s".
func EachWord(text string, f func(word []byte)) {
	var word []byte
	for i := 0; i < len(text); {
		start := i
		if word, i = appendWord(word[:0], text, i); i > start {
			f(normalize(word))
			continue
		}
		_, n := ascii.First(text[i:])
		i += n
	}
}

// appendWord appends the word that begins at byte i of a text, in lower case and with
// its apostrophes, and tells where it ends: at i where none begins there.
func appendWord(word []byte, text string, i int) ([]byte, int) {
	for i < len(text) {
		if c := ascii.Lower[text[i]]; c != 0 {
			word = append(word, c)
			i++
			continue
		}
		r, n := ascii.First(text[i:])
		switch {
		case r >= utf8.RuneSelf && letterOrDigit(r):
			word = utf8.AppendRune(word, unicode.ToLower(r))
		case len(word) > 0 && apostrophe(r) && nextIsLetter(text[i+n:]):
			word = append(word, '\'')
		default:
			return word, i
		}
		i += n
	}
	return word, i
}

// letterOrDigit reports whether a character that is not ASCII is part of a word.
func letterOrDigit(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' }

func nextIsLetter(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(r)
}

// normalize cuts possessive, apostrophes and the plural "s" off a lower-case
// word. It is crude on purpose: the same everywhere, and fast.
func normalize(w []byte) []byte {
	kept := w
	if bytes.IndexByte(w, '\'') >= 0 {
		w = bytes.TrimSuffix(w, []byte("'s"))
		kept = w[:0]
		for _, b := range w {
			if b != '\'' {
				kept = append(kept, b)
			}
		}
	}
	n := len(kept)
	switch {
	case n > 4 && bytes.HasSuffix(kept, []byte("ies")):
		return append(kept[:n-3], 'y')
	case n > 3 && kept[n-1] == 's' && kept[n-2] != 's' && kept[n-2] != 'u' && kept[n-2] != 'i':
		return kept[:n-1]
	}
	return kept
}
