package rules

import (
	"strconv"

	"readout"
)

// startsYear reports whether a year in words can begin with this token.
func (n *numerals) startsYear(text string) bool {
	w, ok := n.look(text)
	return ok && (w.kind == 't' || (w.kind == 'x' && w.value == 20) || w.value == 2)
}

// yearWords reads "nineteen ninety-six", "twenty twelve" and "two thousand one".
func (n *numerals) yearWords(doc *readout.Document, i, end int) (string, int) {
	first, _ := n.look(doc.Tokens[i].Text(doc))
	year := 0
	v, length := n.readWords(doc, i, end)
	switch {
	case length == 1 && first.value >= 16 && first.value <= 20:
		rest, more := 0.0, 0
		if i+1 < end {
			rest, more = n.readWords(doc, i+1, end)
		}
		if more == 0 || rest < 10 || rest > 99 || rest != float64(int(rest)) {
			return "", 0
		}
		year, length = int(first.value)*100+int(rest), more+1
	case length > 1 && first.value == 2 && v >= 2000 && v < 2100:
		year = int(v)
	default:
		return "", 0
	}
	return strconv.Itoa(year), length
}
