package tokens

import (
	"strings"
	"unicode/utf8"

	"readout/lexicon"
)

// contractions are words that stand for two, with the length of the first.
var contractions = lexicon.NewWords(map[string]int{
	"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "lemme": 3, "gimme": 3,
	"dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3, "arent": 3, "werent": 4, "couldnt": 5,
	"wouldnt": 5, "shouldnt": 6, "havent": 4, "hasnt": 3, "hadnt": 3, "d'you": 2, "d’you": 4, "y'all": 2, "y’all": 4,
})

// The fewest and the most bytes of a contraction.
const shortest, longest = 4, 10

// contracted is the length of the first word where w is a contraction, 0 for others.
func contracted(w string) int {
	if len(w) < shortest || len(w) > longest {
		return 0
	}
	var low [longest]byte
	for i := range len(w) {
		low[i] = w[i]
		if c := w[i]; 'A' <= c && c <= 'Z' {
			low[i] = c + 'a' - 'A'
		}
	}
	n, _ := contractions.Of(string(low[:len(w)]))
	return n
}

// clitics adds text[at:end] as a word with what leans on it: "n't", "'s", "'ll".
func (c *cutter) clitics(at, end, to int) {
	w := c.text[at:end]
	if n := contracted(w); n > 0 {
		c.add(at, at+n)
		c.add(at+n, end)
		return
	}
	i := lastApostrophe(w)
	if i <= 0 {
		c.add(at, end)
		return
	}
	_, mark := utf8.DecodeRuneInString(w[i:])
	tail := w[i+mark:]
	switch {
	case equalFold(tail, "t") && i >= 2 && w[i-1]|0x20 == 'n':
		c.clitics(at, at+i-1, to)
		c.add(at+i-1, end)
	case equalFold(tail, "s"), equalFold(tail, "m"), equalFold(tail, "d"),
		equalFold(tail, "ll"), equalFold(tail, "re"), equalFold(tail, "ve"):
		c.clitics(at, at+i, to)
		c.add(at+i, end)
	default:
		c.add(at, end)
	}
}

// lastApostrophe is where the last apostrophe of w begins, -1 for none.
func lastApostrophe(w string) int {
	for i := len(w) - 1; i >= 0; i-- {
		if w[i] == '\'' || w[i] == "’"[0] && strings.HasPrefix(w[i:], "’") {
			return i
		}
	}
	return -1
}

func equalFold(s, low string) bool {
	if len(s) != len(low) {
		return false
	}
	for i := range len(s) {
		if s[i]|0x20 != low[i] {
			return false
		}
	}
	return true
}

// clipped are words that begin with an apostrophe.
var clipped = []string{"s", "ll", "re", "ve", "m", "d", "em", "til", "cause", "tis", "twas", "n", "bout", "cos", "cuz", "round"}

// leadingApostrophe is the length of a clipped word or decade at the start of a
// stretch: "'em", "'90s", and a clitic set apart by a space, "'s".
func leadingApostrophe(s string) int {
	_, mark := utf8.DecodeRuneInString(s)
	rest := s[mark:]
	n := 0
	for n < len(rest) {
		r, m := utf8.DecodeRuneInString(rest[n:])
		if !isWord(r) {
			break
		}
		n += m
	}
	w := rest[:n]
	if len(w) >= 2 && isDigit(rune(w[0])) && isDigit(rune(w[1])) && (len(w) == 2 || w[2:] == "s") {
		if strings.HasPrefix(rest[n:], "'") || strings.HasPrefix(rest[n:], "’") {
			return 0 // a figure in quotes
		}
		return mark + n
	}
	for _, x := range clipped {
		if equalFold(w, x) {
			if x == "n" && (strings.HasPrefix(rest[n:], "'") || strings.HasPrefix(rest[n:], "’")) {
				_, m := utf8.DecodeRuneInString(rest[n:])
				return mark + n + m
			}
			if strings.HasPrefix(rest[n:], "'") || strings.HasPrefix(rest[n:], "’") {
				return 0
			}
			return mark + n
		}
	}
	return 0
}
