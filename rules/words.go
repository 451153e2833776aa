package rules

import (
	"strings"
	"unicode/utf8"

	"readout/lexicon"
)

// vocabulary numbers the words that a set of rules knows. Words are normalised:
// lower case, straight apostrophes and hyphens, no final full stop.
type vocabulary struct{ lexicon.Words[int32] }

// unknown is the number of a word that no rule names.
const unknown = int32(-1)

// add gives a word its number.
func (v *vocabulary) add(word string) int32 {
	key := normalise(word)
	id, ok := v.Of(key)
	if !ok {
		id = int32(v.Len())
		v.Put(key, id)
	}
	return id
}

// longest is the length in bytes beyond which no token is looked up.
const longest = 40

// look gives the number of a token's text without allocating.
func (v *vocabulary) look(text string) int32 {
	if len(text) > longest {
		return unknown
	}
	capitals := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case 'A' <= c && c <= 'Z':
			capitals = true
		case c >= utf8.RuneSelf:
			return v.number(normalise(text))
		}
	}
	if n := len(text); n > 1 && text[n-1] == '.' {
		text = text[:n-1]
	}
	if !capitals {
		return v.number(text)
	}
	var buf [longest]byte
	for i := 0; i < len(text); i++ {
		c := text[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return v.number(string(buf[:len(text)]))
}

// number is the number of a normalised word.
func (v *vocabulary) number(word string) int32 {
	if id, ok := v.Of(word); ok {
		return id
	}
	return unknown
}

var punctuation = strings.NewReplacer("’", "'", "‘", "'", "`", "'", "–", "-", "‐", "-", "‑", "-", "−", "-", "—", "--")

// normalise is the form under which words are compared.
func normalise(word string) string {
	word = punctuation.Replace(strings.ToLower(word))
	if len(word) > 1 {
		word = strings.TrimSuffix(word, ".")
	}
	return word
}

// splitPhrase cuts a list's entry as the tokens cut text: at blanks, before a
// possessive and around hyphens.
func splitPhrase(s string) []string {
	var out []string
	for _, w := range strings.Fields(s) {
		if base, ok := strings.CutSuffix(w, "'s"); ok && base != "" {
			out = append(out, splitHyphens(base)...)
			out = append(out, "'s")
			continue
		}
		out = append(out, splitHyphens(w)...)
	}
	return out
}

func splitHyphens(w string) []string {
	var out []string
	for {
		i := strings.IndexByte(w, '-')
		if i <= 0 || i == len(w)-1 {
			return append(out, w)
		}
		out = append(out, w[:i], "-")
		w = w[i+1:]
	}
}
