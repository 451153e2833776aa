package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/internal/bag"
	"readout/internal/reuse"
	"readout/lexicon"
)

// liftedOwn is how many words of a passage must be no names: a list of names is
// the same wherever it stands.
const liftedOwn = liftedWords / 2

// sentencesOf keeps the passages that one of two documents may have lifted:
// those long enough for a sentence that are neither somebody's words given
// without quotation marks nor what stands under many reports.
func (r *resolver) sentencesOf(a, b int, passages []reuse.Passage) []reuse.Passage {
	return slices.DeleteFunc(slices.Clone(passages), func(p reuse.Passage) bool {
		text := p.A.Text(r.docs[a])
		return p.Words < liftedWords || ownWords(text) < liftedOwn || speaks(text) || stands(text) ||
			posted(r.docs[a].Text, p.A) || posted(r.docs[b].Text, p.B) || announced(r.docs[a].Text, p.A) || announced(r.docs[b].Text, p.B)
	})
}

// ownWords counts the words without a capital.
func ownWords(text string) int {
	n := 0
	for _, w := range strings.Fields(text) {
		if c, _ := utf8.DecodeRuneInString(w); unicode.IsLower(c) {
			n++
		}
	}
	return n
}

// speaks reports whether a passage speaks of somebody in the first person: it is
// of a speech that both give without quotation marks.
func speaks(text string) (spoken bool) {
	bag.EachWord(text, func(w []byte) { spoken = spoken || lexicon.InClass("first-person", string(w)) })
	return spoken
}

// stands reports whether a passage is of a text that stands under many reports:
// who the author is, how a poll was held.
func stands(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) })
	line := " " + strings.Join(words, " ") + " "
	for phrase := range lexicon.StandingPhrases() {
		if strings.Contains(line, " "+phrase+" ") {
			return true
		}
	}
	return false
}

// posted reports whether a passage is a post of a network that a page shows: its
// own paragraph signs it with an account or links to a picture.
func posted(text string, s readout.Span) bool {
	end := len(text)
	if i := strings.IndexByte(text[s.End:], '\n'); i >= 0 {
		end = s.End + i
	}
	para := text[s.Start:end]
	return strings.Contains(para, "(@") || strings.Contains(para, "pic.twitter.com/") || strings.Contains(para, "//t.co/")
}

// announced reports whether the paragraph of a passage is introduced by a colon:
// it is quoted as it stands, and whose it is was said.
func announced(text string, s readout.Span) bool {
	para := strings.LastIndexByte(text[:s.Start], '\n') + 1
	return strings.HasSuffix(strings.TrimRight(text[:para], " \t\r\n\u00a0"), ":")
}
