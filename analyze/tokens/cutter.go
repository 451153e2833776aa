package tokens

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// cutter cuts the stretches between white space.
type cutter struct {
	a    *Annotator
	text string // ends where the region ends
	out  []readout.Token
}

func (c *cutter) add(from, to int) {
	if from < to {
		c.out = append(c.out, readout.Token{Span: readout.Span{Start: from, End: to}})
	}
}

// chunk cuts text[from:to], which holds no white space.
func (c *cutter) chunk(from, to int) {
	for at := from; at < to; {
		at = c.next(from, at, to)
	}
}

// longestAddress bounds the search for addresses, so that a text without a
// single space costs no more than another.
const longestAddress = 1024

// next adds the tokens that begin at at and gives where they end.
func (c *cutter) next(from, at, to int) int {
	s := c.text[at:to]
	if n := address(s[:min(len(s), longestAddress)]); n > 0 {
		c.add(at, at+n)
		return at + n
	}
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case isDigit(r) || (r == '.' || r == '+') && len(s) > 1 && isDigit(rune(s[1])) && (at == from || !isWordBefore(c.text[from:at])):
		return c.number(at, to)
	case isWord(r):
		return c.word(at, to)
	case isApostrophe(r):
		if m := leadingApostrophe(s); m > 0 && at == from {
			c.add(at, at+m)
			return at + m
		}
	case at == from:
		if m := emoticon(s); m > 0 {
			c.add(at, at+m)
			return at + m
		}
	}
	if m := cluster(s); m > n {
		c.add(at, at+m)
		return at + m
	}
	if strings.ContainsRune(repeatable, r) {
		n = run(s, r)
	}
	c.add(at, at+n)
	return at + n
}

// repeatable lists the marks of which a row is one token: "...", "--", "?!".
const repeatable = ".-!?*=_~+…"

// run is the length of the row of marks that s begins with. Question and
// exclamation marks may stand mixed.
func run(s string, r rune) int {
	n := 0
	for n < len(s) {
		x, m := utf8.DecodeRuneInString(s[n:])
		if x != r && !(strings.ContainsRune("?!", x) && strings.ContainsRune("?!", r)) {
			break
		}
		n += m
	}
	return n
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || isDigit(r)
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

func isWordBefore(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isWord(r)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == '`' }

// number cuts what begins with a figure: "1,000", "10:30", "2025-06-05",
// "1990s", "3rd", and "5" from "5pm".
func (c *cutter) number(at, to int) int {
	s := c.text[at:to]
	if n := joinedDigits(s); n > 0 {
		c.add(at, at+n)
		return at + n
	}
	n := 1
	for n < len(s) && (isDigit(rune(s[n])) || strings.IndexByte(",.:/", s[n]) >= 0 && n+1 < len(s) && isDigit(rune(s[n+1])) && isDigit(rune(s[n-1]))) {
		n++
	}
	letters := n
	for letters < len(s) && 'a' <= s[letters]|0x20 && s[letters]|0x20 <= 'z' {
		letters++
	}
	suffix := strings.ToLower(s[n:letters])
	if letters < len(s) {
		if r, _ := utf8.DecodeRuneInString(s[letters:]); isWord(r) && isDigit(rune(s[0])) {
			return c.word(at, to) // "7z2": letters and figures mixed
		}
	}
	switch suffix {
	case "st", "nd", "rd", "th", "s", "d":
		n = letters
	}
	c.add(at, at+n)
	return at + n
}

// joinedDigits is the length of groups of figures joined by hyphens that make
// one token, a date (2025-06-05) or a telephone number; 0 for a range.
func joinedDigits(s string) int {
	n, groups, last, first := 0, 0, 0, 0
	for n < len(s) {
		start := n
		for n < len(s) && isDigit(rune(s[n])) {
			n++
		}
		last = n - start
		if last == 0 {
			return 0
		}
		groups++
		if groups == 1 {
			first = last
		}
		if n+1 < len(s) && s[n] == '-' && isDigit(rune(s[n+1])) {
			n++
			continue
		}
		break
	}
	if n < len(s) {
		if r, _ := utf8.DecodeRuneInString(s[n:]); isWord(r) {
			return 0
		}
	}
	if groups >= 3 || groups == 2 && first == 3 && last == 4 {
		return n
	}
	return 0
}
