package timexes

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// named are the rules whose words have capitals only in the name of a paper,
// a programme or a work: "USA Today", "60 Minutes", "the Daily Mail".
var named = []string{"relative-day", "relative-unit", "duration", "set", "reference"}

// isName reports whether an expression is (part of) a name: all its words have
// capitals where the text around it has not, and no sentence begins there.
func (r *reader) isName(f *fields) bool {
	if !slices.Contains(named, f.rule) || f.kind == "month" || f.tokens.First == r.first() && f.tokens.Len() == 1 {
		return false
	}
	words := 0
	for i := f.tokens.First; i < f.tokens.End; i++ {
		switch first, _ := utf8.DecodeRuneInString(r.word(i)); {
		case unicode.IsUpper(first):
			words++
		case unicode.IsLetter(first):
			return false
		}
	}
	if words == 0 || words == 1 && f.tokens.Len() == 1 && !r.afterWord(f.tokens.First) {
		return false
	}
	return !r.capitalized()
}

// afterWord reports whether token i follows a word, or stands alone between
// quotation marks.
func (r *reader) afterWord(i int) bool {
	before, _ := utf8.DecodeLastRuneInString(r.word(i - 1))
	quoted := i+1 < r.end() && strings.Contains("\"”''", r.word(i+1)) && strings.Contains("\"“``", r.word(i-1))
	return unicode.IsLetter(before) || quoted
}

// capitalized reports whether most words of the sentence have capitals, as in
// a headline.
func (r *reader) capitalized() bool {
	capitals, words := 0, 0
	for i := r.first(); i < r.end(); i++ {
		first, _ := utf8.DecodeRuneInString(r.word(i))
		if unicode.IsLetter(first) {
			words++
		}
		if unicode.IsUpper(first) {
			capitals++
		}
	}
	return 2*capitals > words
}
