package sentences

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// closes reports whether token k closes a quotation or bracket. A straight
// quote closes when it leans on what stands before it.
func (s *splitter) closes(k int) bool {
	switch s.text(k) {
	case "”", "’", "’’", ")", "]", "}", "»", "''":
		return true
	case `"`, "'":
		return k > 0 && s.tokens[k-1].End == s.tokens[k].Start
	}
	return false
}

// opensAt reports whether token k opens a quotation or bracket. A straight
// quote opens when it leans on what stands after it.
func (s *splitter) opensAt(k int) bool {
	switch s.text(k) {
	case "“", "‘", "(", "[", "{", "«", "``":
		return true
	case `"`, "'":
		return (k == 0 || s.tokens[k-1].End < s.tokens[k].Start) &&
			k+1 < len(s.tokens) && s.tokens[k].End == s.tokens[k+1].Start
	}
	return false
}

// note reports whether a note's number in brackets, "[12]", begins at token k.
func (s *splitter) note(k int) bool {
	return k+2 < len(s.tokens) && s.text(k) == "[" && isNumber(s.text(k+1)) && s.text(k+2) == "]" ||
		k > 0 && s.text(k) == "]" && isNumber(s.text(k-1)) ||
		k > 0 && s.text(k-1) == "[" && isNumber(s.text(k))
}

// noteEnding is where the note begins that ends with token i, -1 for none. Of
// several notes in a row it is the first.
func (s *splitter) noteEnding(i int) int {
	at := -1
	for i > 2 && s.text(i) == "]" && isNumber(s.text(i-1)) && s.text(i-2) == "[" {
		at = i - 2
		i -= 3
	}
	return at
}

func isNumber(t string) bool { return t != "" && strings.Trim(t, "0123456789") == "" }

func isExclamation(t string) bool { return t != "" && strings.Trim(t, "?!") == "" }

func isEllipsis(t string) bool {
	return t == "…" || len(t) > 1 && strings.Trim(t, ".") == ""
}

func isEmoticon(t string) bool { return t != "" && strings.IndexFunc(t, unicode.IsLetter) < 0 }

// mixedCase reports whether the rest of a word holds a capital, as "iPhone".
func mixedCase(rest string) bool { return strings.IndexFunc(rest, unicode.IsUpper) >= 0 }

// lineEnds reports whether a single line break after token i ends a sentence:
// it does not where the line visibly runs on.
func (s *splitter) lineEnds(i int) bool {
	switch s.text(i) {
	case ",", ";", "-", "–", "—", "(", "“":
		return false
	}
	r, n := utf8.DecodeRuneInString(s.text(i + 1))
	return !unicode.IsLower(r) || mixedCase(s.text(i + 1)[n:])
}

// wrapped reports whether the document's lines are broken at a width, so that
// a line break says nothing: a fair share of them stand before a lower-case word.
func wrapped(doc *readout.Document) bool {
	breaks, lower := 0, 0
	text := doc.Text
	for i := 0; i < len(text); i++ {
		if text[i] != '\n' {
			continue
		}
		j := i + 1
		for j < len(text) && (text[j] == ' ' || text[j] == '\t' || text[j] == '\r') {
			j++
		}
		if j < len(text) && text[j] == '\n' || i > 0 && text[i-1] == '\n' {
			i = j - 1
			continue
		}
		if j < len(text) {
			breaks++
			if r, _ := utf8.DecodeRuneInString(text[j:]); unicode.IsLower(r) {
				lower++
			}
		}
	}
	return lower >= 2 && lower*4 >= breaks
}
