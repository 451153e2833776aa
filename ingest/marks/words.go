package marks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/lexicon"
)

// word is a run of letters and digits, a web or mail address, a handle, or one
// other character that is no blank.
type word struct {
	start, end int    // in the document's text
	fold       string // lower case, with straight apostrophes
	class      wordClass
}

type wordClass uint8

const (
	plain   wordClass = iota
	mark              // punctuation
	number            // digits, with their commas and points
	url               // "www.example.org", "Example.com"
	email             // "desk@example.org"
	handle            // "@desk"
	capital           // begins with a capital
)

// wordBytes is how many bytes of text a word has with the blank behind it, in
// texts of short words.
const wordBytes = 5

// words cuts text[start:end] into words.
func words(text string, start, end int) []word {
	out := make([]word, 0, (end-start)/wordBytes+1)
	for i := start; i < end; {
		if j := simpleEnd(text[:end], i); j > i {
			out = append(out, word{i, j, foldWord(text[i:j]), classOfSimple(text[i:j])})
			i = j
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:end])
		switch {
		case unicode.IsSpace(r):
			i += n
		case wordRune(r) || r == '@' && i+1 < end && wordRune(rune(text[i+1])):
			j := wordEnd(text[:end], i)
			out = append(out, word{i, j, foldWord(text[i:j]), classify(text[i:j])})
			i = j
		default:
			out = append(out, word{i, i + n, foldWord(text[i : i+n]), mark})
			i += n
		}
	}
	return out
}

// simpleEnd gives where the word at byte i ends, where it is of ASCII letters and digits
// and nothing stands behind it that may belong to it: so are most. For others it gives i.
func simpleEnd(text string, i int) int {
	j := i
	for j < len(text) && (text[j]|0x20 >= 'a' && text[j]|0x20 <= 'z' || text[j] >= '0' && text[j] <= '9') {
		j++
	}
	if j < len(text) && (text[j] >= utf8.RuneSelf || strings.IndexByte(joiners, text[j]) >= 0) {
		return i
	}
	return j
}

// joiners are the ASCII characters over which a word may go on, see wordEnd.
const joiners = "'.-_,&@:"

// classOfSimple is what classify gives for ASCII letters and digits.
func classOfSimple(s string) wordClass {
	switch first := s[0]; {
	case first == 'h' && strings.HasPrefix(s, "http"):
		return url
	case first <= '9':
		return number
	case first <= 'Z':
		return capital
	}
	return plain
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// wordEnd goes on over letters and digits, and over the marks that stand
// between two of them in contractions, names, figures and addresses.
func wordEnd(text string, i int) int {
	address := strings.HasPrefix(text[i:], "http://") || strings.HasPrefix(text[i:], "https://")
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if address && !unicode.IsSpace(r) || wordRune(r) || r == '@' {
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[i+n:])
		if !strings.ContainsRune("'’.-_,&", r) || !wordRune(next) && !(r == '’' || r == '\'') {
			return i
		}
		if r == ',' && !unicode.IsDigit(next) || (r == '\'' || r == '’') && !unicode.IsLetter(next) {
			return i
		}
		i += n
	}
	return i
}

func foldWord(s string) string {
	s = strings.ToLower(s)
	if strings.IndexByte(s, "’"[0]) < 0 {
		return s
	}
	return strings.ReplaceAll(s, "’", "'")
}

var domainEnds = map[string]bool{"com": true, "org": true, "net": true, "gov": true, "edu": true, "info": true,
	"co": true, "uk": true, "io": true, "tv": true, "ly": true, "news": true, "in": true, "au": true, "cn": true}

func classify(s string) wordClass {
	at, dot := strings.LastIndexByte(s, '@'), strings.LastIndexByte(s, '.')
	first, _ := utf8.DecodeRuneInString(s)
	switch {
	case at == 0:
		return handle
	case at > 0:
		return email
	case strings.HasPrefix(s, "http"), dot > 1 && domainEnds[strings.ToLower(s[dot+1:])]:
		return url
	case unicode.IsDigit(first):
		return number
	case unicode.IsUpper(first):
		return capital
	}
	return plain
}

// sentences cuts the words of a line into sentences and gives where each begins;
// the last entry is len(ws). It errs towards leaving sentences joined.
func sentences(text string, ws []word) []int {
	cuts := []int{0}
	for i := 0; i < len(ws); i++ {
		if f := ws[i].fold; f != "." && f != "!" && f != "?" && f != "…" {
			continue
		}
		j := i + 1
		for j < len(ws) && ws[j].start == ws[j-1].end && strings.Contains(`.!?"'”’)]*…`, ws[j].fold) {
			j++
		}
		if j >= len(ws) {
			break
		}
		if ws[j].start == ws[j-1].end || ws[j].class == plain || ws[i].fold == "." && abbreviation(text, ws, i) {
			continue
		}
		cuts = append(cuts, j)
		i = j - 1
	}
	return append(cuts, len(ws))
}

// abbreviation reports whether the full stop at i belongs to the word before it.
func abbreviation(text string, ws []word, i int) bool {
	if i == 0 || ws[i-1].end != ws[i].start {
		return false
	}
	w := text[ws[i-1].start:ws[i-1].end]
	if len(w) == 1 && w[0] >= 'A' && w[0] <= 'Z' {
		return true
	}
	switch lexicon.Abbreviations()[w] {
	case lexicon.AbbreviationTitle, lexicon.AbbreviationMonth, lexicon.AbbreviationOpen:
		return true
	}
	return strings.Contains(w, ".") && len(w) <= 4 // U.S.
}
