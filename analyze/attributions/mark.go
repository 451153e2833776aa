package attributions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// opensAfter reports whether a mark after r can open a quotation.
func opensAfter(r rune) bool {
	switch r {
	case '(', '[', '{', '—', '–', '-', '/', '“', '‘', '"', '\'':
		return true
	}
	return unicode.IsSpace(r)
}

// closesBefore reports whether a mark before r can close a quotation.
func closesBefore(r rune) bool {
	switch r {
	case ')', ']', '}', '—', '–', '-', '/', '”', '’', '"', '\'', ',', '.', ';', ':', '!', '?', '…':
		return true
	}
	return unicode.IsSpace(r)
}

// elisions are words that an apostrophe begins.
var elisions = []string{"em", "til", "tis", "twas", "cause", "bout", "round", "n"}

// elides reports whether an apostrophe before s stands for letters left out:
// 'em, '90s.
func elides(s string) bool {
	if s != "" && s[0] >= '0' && s[0] <= '9' {
		i := 0
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		return i == 2
	}
	for _, e := range elisions {
		if len(s) >= len(e) && strings.EqualFold(s[:len(e)], e) {
			r, _ := utf8.DecodeRuneInString(s[len(e):])
			if len(s) == len(e) || !unicode.IsLetter(r) {
				return true
			}
		}
	}
	return false
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// endMark reports whether c ends a clause inside a quotation.
func endMark(c byte) bool { return c == ',' || c == '.' || c == '!' || c == '?' }

// endsSentence reports whether text[i:j] holds the end of a sentence followed
// by more words.
func endsSentence(text string, i, j int) bool { return sentenceEnd(text, i, j) < lastWord(text, i, j) }

// shortTitle reports whether a full stop after w shortens a title.
func shortTitle(w string) bool {
	switch w {
	case "Mr", "Ms", "Mrs", "Dr", "St", "Gen", "Sen", "Rep", "Gov", "Lt", "Col":
		return true
	}
	return false
}

func lastWord(text string, i, j int) int {
	for j > i && isBlank(text[j-1]) {
		j--
	}
	return j
}

// sentenceEnd is where the first sentence that begins at i ends, j at most,
// blanks dropped. It is cruder than the layer of sentences, which a quotation
// that was left open misleads.
func sentenceEnd(text string, i, j int) int {
	word := 0
	for k := i; k < j; k++ {
		c := text[k]
		switch {
		case c == '!' || c == '?' || c == '.' && word > 1 && !shortTitle(text[k-word:k]):
			next := k + 1
			for next < j && isBlank(text[next]) {
				next++
			}
			if next > k+1 && next < j && text[next] >= 'A' && text[next] <= 'Z' {
				return k + 1
			}
			word = 0
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80:
			word++
		default:
			word = 0
		}
	}
	return lastWord(text, i, j)
}

// introduced reports whether a comma or colon leads up to the mark at i.
func introduced(text string, lo, i int) bool {
	i = lastWord(text, lo, i)
	return i > lo && (text[i-1] == ',' || text[i-1] == ':')
}

func trimBlanks(text string, s readout.Span) readout.Span {
	for s.Start < s.End && isBlank(text[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && isBlank(text[s.End-1]) {
		s.End--
	}
	return s
}

// hasWord reports whether s holds a letter or digit.
func hasWord(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}
