package bag

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// EachWord calls f with every word of text in the form that the frequency list
// has: lower case, without apostrophes, possessive or plural "s".
func EachWord(text string, f func(word []byte)) {
	var word []byte
	for i := 0; i < len(text); {
		r, n := decode(text[i:])
		if !letterOrDigit(r) {
			i += n
			continue
		}
		word = word[:0]
		for i < len(text) {
			r, n = decode(text[i:])
			if letterOrDigit(r) {
				word = utf8.AppendRune(word, unicode.ToLower(r))
			} else if apostrophe(r) && nextIsLetter(text[i+n:]) {
				word = append(word, '\'')
			} else {
				break
			}
			i += n
		}
		f(normalize(word))
	}
}

// decode is the first character of a text, quickly where it is plain ASCII.
func decode(text string) (rune, int) {
	if c := text[0]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text)
}

func letterOrDigit(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	}
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
	w = bytes.TrimSuffix(w, []byte("'s"))
	kept := w[:0]
	for _, b := range w {
		if b != '\'' {
			kept = append(kept, b)
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
