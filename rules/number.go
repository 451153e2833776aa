package rules

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"readout"
	"readout/lexicon"
)

// numerals reads number words of one language.
type numerals struct {
	words map[string]numeral
}

// numeral is one number word: its value and how it joins others.
type numeral struct {
	value float64
	kind  byte // u: up to nine, t: ten to nineteen, x: twenty to ninety, s: hundred and more, f: a fraction, c: a collective
}

// newNumerals reads the lists numbers and ordinals of a language.
func newNumerals(lang string) *numerals {
	n := &numerals{words: map[string]numeral{}}
	for _, row := range lexicon.Load(lang + "/numbers.txt").Rows {
		v, err := strconv.ParseFloat(row[1], 64)
		if err != nil || len(row[2]) != 1 {
			panic("rules: " + lang + "/numbers.txt: malformed entry " + row[0]) // read by the tests
		}
		n.words[row[0]] = numeral{v, row[2][0]}
	}
	return n
}

// look finds a number word without allocating for lower-case words.
func (n *numerals) look(text string) (numeral, bool) {
	if len(text) > 12 || text == "" || text[0] >= utf8.RuneSelf {
		return numeral{}, false
	}
	if c := text[0]; 'A' <= c && c <= 'Z' {
		text = strings.ToLower(text)
	}
	w, ok := n.words[text]
	return w, ok
}

// starts reports whether a number can begin with this token.
func (n *numerals) starts(text string) bool {
	if text == "" {
		return false
	}
	if c := text[0]; '0' <= c && c <= '9' || (c == '.' && len(text) > 1 && '0' <= text[1] && text[1] <= '9') {
		return true
	}
	if _, ok := fractionSign(text); ok {
		return true
	}
	_, ok := n.look(text)
	return ok
}

// read parses the number that begins at token i, up to token end: its value
// and how many tokens it takes, 0 for none.
func (n *numerals) read(doc *readout.Document, i, end int) (value float64, length int) {
	text := doc.Tokens[i].Text(doc)
	if v, ok := digits(text); ok {
		return n.afterDigits(doc, v, i, end)
	}
	if v, ok := fractionSign(text); ok {
		return v, 1
	}
	return n.readWords(doc, i, end)
}

// afterDigits reads what may follow a number in digits: a fraction, a scale.
func (n *numerals) afterDigits(doc *readout.Document, v float64, i, end int) (float64, int) {
	length := 1
	if i+1 < end {
		next := doc.Tokens[i+1].Text(doc)
		if f, ok := fraction(next); ok && v == float64(int64(v)) {
			v, length = v+f, 2
		}
	}
	for i+length < end {
		w, ok := n.look(doc.Tokens[i+length].Text(doc))
		if !ok || w.kind != 's' {
			break
		}
		v *= w.value
		length++
	}
	return v, length
}

// readWords reads "two hundred and five", "twenty-four", "half a million",
// "a dozen", "a couple of".
func (n *numerals) readWords(doc *readout.Document, i, end int) (float64, int) {
	var total, part float64
	var last byte
	at, length := i, 0
	for at < end {
		text := doc.Tokens[at].Text(doc)
		w, ok := n.look(text)
		if !ok {
			if last != 0 && at+1 < end && n.joins(doc, at, last) {
				at++
				continue
			}
			break
		}
		switch {
		case w.kind == 'a' && last == 0: // "a", "an": only before a scale or collective
			part = 1
		case w.kind == 's' && (last != 0):
			part = max(part, 1) * w.value
			if w.value >= 1000 {
				total, part = total+part, 0
			}
		case w.kind == 'c' && (last == 0 || last == 'u' || last == 'a'):
			part = max(part, 1) * w.value
		case w.kind == 'u' && (last == 0 || last == 'x' || last == 's'),
			(w.kind == 't' || w.kind == 'x') && (last == 0 || last == 's'):
			part += w.value
		case w.kind == 'f' && last == 0:
			part = w.value
		default:
			return finish(total, part, last, length)
		}
		last = w.kind
		at++
		if last != 'a' {
			length = at - i
		}
	}
	return finish(total, part, last, length)
}

// finish gives the value read so far; a lone article is no number.
func finish(total, part float64, last byte, length int) (float64, int) {
	if length == 0 || (last == 'a' && total == 0) {
		return 0, 0
	}
	return total + part, length
}

// joins reports whether the token at a place ties two number words: a hyphen
// after a ten, "and" after a scale, "a" after "half", "of" after "couple".
func (n *numerals) joins(doc *readout.Document, at int, last byte) bool {
	next, ok := n.look(doc.Tokens[at+1].Text(doc))
	if !ok {
		return false
	}
	switch doc.Tokens[at].Text(doc) {
	case "-", "‑", "–":
		return last == 'x' && next.kind == 'u'
	case "and":
		return last == 's' && (next.kind == 'u' || next.kind == 't' || next.kind == 'x')
	}
	return false
}

// digits reads "1,200", "3.5", "145". A comma must stand before three digits.
func digits(s string) (float64, bool) {
	if s == "" || len(s) > 30 || !(s[0] >= '0' && s[0] <= '9' || s[0] == '.' && len(s) > 1) {
		return 0, false
	}
	var v, scale float64
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			v = v*10 + float64(c-'0')
			scale *= 10
		case c == ',' && scale == 0 && groupOfThree(s[i+1:]):
		case c == '.' && scale == 0 && i+1 < len(s):
			scale = 1
		default:
			return 0, false
		}
	}
	if scale > 1 {
		// Parsed anew: decimal fractions must not gather rounding errors.
		f, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
		return f, err == nil
	}
	return v, true
}

func groupOfThree(s string) bool {
	for i := range min(3, len(s)) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return len(s) == 3 || (len(s) > 3 && (s[3] == ',' || s[3] == '.'))
}

// fraction reads "1/2" and the signs ½ ¼ ¾.
func fraction(s string) (float64, bool) {
	if v, ok := fractionSign(s); ok {
		return v, true
	}
	a, b, ok := strings.Cut(s, "/")
	if !ok || len(a) > 2 || len(b) > 2 {
		return 0, false
	}
	x, ok1 := digits(a)
	y, ok2 := digits(b)
	return x / y, ok1 && ok2 && y > x
}

func fractionSign(s string) (float64, bool) {
	switch s {
	case "½":
		return 0.5, true
	case "¼":
		return 0.25, true
	case "¾":
		return 0.75, true
	}
	return 0, false
}

// formatNumber writes a value as captures give it.
func formatNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
