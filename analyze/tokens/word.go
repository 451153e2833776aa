package tokens

import (
	"strings"
	"unicode/utf8"

	"readout/lexicon"
)

// word cuts what begins with a letter: a word with its clitics, or the first
// part of a compound.
func (c *cutter) word(at, to int) int {
	end := c.extent(at, to)
	for c.prefixed(at, end, to) {
		_, n := utf8.DecodeRuneInString(c.text[end:to])
		end = c.extent(end+n, to)
	}
	if end < to && c.text[end] == '$' && end-at <= 3 && strings.ToUpper(c.text[at:end]) == c.text[at:end] {
		c.add(at, end+1) // US$, HK$
		return end + 1
	}
	if n := c.stop(at, end, to); n > 0 {
		c.add(at, end+n)
		return end + n
	}
	c.clitics(at, end, to)
	return end
}

// extent is where the run of letters, figures and inner marks ends: dots within
// "U.S" and apostrophes within "o'clock" belong to it.
func (c *cutter) extent(at, to int) int {
	end := at
	for end < to {
		r, n := utf8.DecodeRuneInString(c.text[end:to])
		if isWord(r) {
			end += n
			continue
		}
		inner := r == '.' && c.dotted(at, end, to) || isApostrophe(r) && r != '`' || r == '&' && end-at <= 3
		if !inner || end+n >= to || end == at {
			break
		}
		next, m := utf8.DecodeRuneInString(c.text[end+n : to])
		if !isWord(next) {
			break
		}
		end += n + m
	}
	return end
}

// dotted reports whether the full stop at end joins single letters, as in
// "U.S" and "Ph.D", or parts of a name such as "example.com".
func (c *cutter) dotted(at, end, to int) bool {
	before := c.text[at:end]
	if i := strings.LastIndexByte(before, '.'); i >= 0 {
		before = before[i+1:]
	}
	after := c.text[end+1 : to]
	n := 0
	for n < len(after) {
		r, m := utf8.DecodeRuneInString(after[n:])
		if !isWord(r) {
			break
		}
		n += m
	}
	if n == 1 && len(before) <= 2 || n == 2 && len(before) == 1 {
		return true
	}
	return domain(after[:n])
}

// prefixed reports whether text[at:end] is a prefix that stays with the hyphen
// and the word after it: "co-founder", "mid-July".
func (c *cutter) prefixed(at, end, to int) bool {
	if end+1 >= to || c.text[end] != '-' || end-at > 7 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(c.text[end+1 : to])
	if !isWord(r) {
		return false
	}
	var low [8]byte
	n := copy(low[:], c.text[at:end])
	for i := range low[:n] {
		if 'A' <= low[i] && low[i] <= 'Z' {
			low[i] += 'a' - 'A'
		}
	}
	return c.a.prefixes[string(low[:n])]
}

// stop is 1 when the full stop after text[at:end] belongs to the word, as in
// "Mr." and "U.S.", and 0 when it does not.
func (c *cutter) stop(at, end, to int) int {
	if end >= to || c.text[end] != '.' || strings.HasPrefix(c.text[end:to], "..") {
		return 0
	}
	w := c.text[at:end]
	letters := 0
	for i := range len(w) {
		if w[i] == '.' {
			letters = 0
			continue
		}
		letters++
	}
	if strings.IndexByte(w, '.') > 0 && letters <= 2 && letters > 0 {
		return 1
	}
	if len(w) == 1 && 'A' <= w[0] && w[0] <= 'Z' {
		return c.initial(at, end+1, w[0])
	}
	kind := c.a.abbreviations[w]
	if kind == "" && len(w) > 1 && len(w) < 8 && w == strings.ToUpper(w) {
		kind = c.a.abbreviations[w[:1]+strings.ToLower(w[1:])] // in capitals: "GEN. LEE"
		if kind != lexicon.AbbreviationTitle && kind != lexicon.AbbreviationMonth {
			kind = ""
		}
	}
	switch kind {
	case lexicon.AbbreviationTitle, lexicon.AbbreviationMonth, lexicon.AbbreviationOpen, lexicon.AbbreviationAny:
		return 1
	case lexicon.AbbreviationNumber, lexicon.AbbreviationAmbiguous:
		next := strings.TrimLeft(c.text[end+1:], " \u00a0")
		if next != "" && (isDigit(rune(next[0])) || kind == lexicon.AbbreviationAmbiguous && strings.IndexByte(",;:", next[0]) >= 0) {
			return 1
		}
	}
	return 0
}

// initial tells "J. Smith" from "vitamin C." and "than I.": an initial stands
// before another capital letter, or after one.
func (c *cutter) initial(at, after int, letter byte) int {
	next := strings.TrimLeft(c.text[after:], " ")
	if next == "" || strings.HasPrefix(next, "\n") {
		return 0
	}
	before := strings.TrimRight(c.text[:at], " ")
	word := before[strings.LastIndexAny(before, " \n\t")+1:]
	lowerBefore := word != "" && 'a' <= word[0] && word[0] <= 'z'
	capital := 'A' <= next[0] && next[0] <= 'Z'
	if letter == 'I' && lowerBefore {
		return 0
	}
	if capital || strings.IndexByte(",;:)", next[0]) >= 0 && !lowerBefore {
		return 1
	}
	return 0
}
