// Package sentences finds where sentences begin and end. It decides by rules
// over tokens: sentence ends, the quotes and brackets that close after them,
// abbreviations, and what the next word looks like. Blank lines and the edges
// of regions always end a sentence.
package sentences

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/lexicon"
)

// version changes whenever output would differ.
//
//	1: by sentence ends, abbreviations and what follows
//	2: what goes on for five hundred tokens ends all the same
const version = 2

// longest is how many tokens a sentence has at most. Nobody writes one so long: it is
// a table, or made to have every word of it set beside every other.
const longest = 500

// Annotator assigns the layer sentences.
type Annotator struct {
	abbreviations map[string]lexicon.AbbreviationKind
	starters      map[string]bool
	tails         map[string]bool
}

// New makes the annotator.
func New() *Annotator {
	return &Annotator{abbreviations: lexicon.Abbreviations(), starters: lexicon.Starters(), tails: lexicon.Tails()}
}

// Describe says what the annotator requires and assigns.
func (a *Annotator) Describe() readout.Description {
	return readout.Description{
		Name: "sentences", Version: version,
		Requires: []readout.Layer{readout.LayerTokens}, Assigns: readout.LayerSentences,
	}
}

// Annotate groups the document's tokens into sentences.
func (a *Annotator) Annotate(doc *readout.Document) readout.Layers {
	s := splitter{a: a, doc: doc, tokens: doc.Tokens, wrapped: wrapped(doc)}
	out := make([]readout.Sentence, 0, len(doc.Tokens)/20+1)
	first, region := 0, regions{list: doc.Regions}
	for i := range s.tokens {
		kind, id := region.at(s.tokens[i].Start)
		last := i+1 == len(s.tokens)
		if !last {
			_, next := region.at(s.tokens[i+1].Start)
			last = next != id || i+1-first == longest || s.ends(first, i)
		}
		if last {
			out = append(out, readout.Sentence{
				Span:   readout.Span{Start: s.tokens[first].Start, End: s.tokens[i].End},
				Tokens: readout.TokenRange{First: first, End: i + 1},
				Kind:   kind,
			})
			first = i + 1
		}
	}
	return readout.Layers{Sentences: out}
}

// regions finds the region of growing offsets.
type regions struct {
	list []readout.Region
	next int // index of the first region that does not end before the last offset asked
}

// at gives the kind of region that holds an offset and a number that differs
// from region to region and from gap to gap.
func (r *regions) at(offset int) (readout.RegionKind, int) {
	for r.next > 0 && r.list[r.next-1].Span.End > offset {
		r.next--
	}
	for r.next < len(r.list) && r.list[r.next].Span.End <= offset {
		r.next++
	}
	if r.next < len(r.list) && r.list[r.next].Span.Start <= offset {
		return r.list[r.next].Kind, 2*r.next + 1
	}
	return readout.RegionBody, 2 * r.next
}

// splitter decides between two neighbouring tokens of one document.
type splitter struct {
	a       *Annotator
	doc     *readout.Document
	tokens  []readout.Token
	wrapped bool // lines are broken anywhere, so that a line break means a blank
}

func (s *splitter) text(i int) string { return s.doc.Text[s.tokens[i].Start:s.tokens[i].End] }

// ends reports whether the sentence that begins with token first ends after
// token i. Token i+1 exists and stands in the same region.
func (s *splitter) ends(first, i int) bool {
	gap := s.doc.Text[s.tokens[i].End:s.tokens[i+1].Start]
	if n := strings.Count(gap, "\n"); n > 1 || strings.ContainsAny(gap, "\u2029") {
		return true
	} else if n == 1 && !s.wrapped && s.lineEnds(i) {
		return true
	}
	if gap == "" && s.note(i+1) {
		return false
	}
	if k := s.noteEnding(i); k > first && gap != "" && s.text(k-1) == "." {
		return !s.continues(i+1) && !s.note(i+1)
	}
	j := i // the mark that may end the sentence, behind what closes after it
	for j > first && s.closes(j) {
		j--
	}
	mark := s.text(j)
	if s.closes(i+1) && (gap == "" || !s.opensAt(i+1)) {
		return false // what closes belongs to this sentence
	}
	switch {
	case mark == "." || mark == "。":
		return s.stopEnds(i, j, gap)
	case isExclamation(mark):
		return gap != "" && !s.continues(i+1) && (j == i || !s.tail(i+1))
	case isEllipsis(mark) && j < i:
		return gap != "" && s.capitalised(i+1) && !s.tail(i+1)
	case isEllipsis(mark):
		return gap != "" && s.isStarter(i+1)
	case strings.HasSuffix(mark, ".") && len(mark) > 1:
		return gap != "" && s.abbreviationEnds(i, j)
	}
	return false
}

// stopEnds decides after a full stop of its own.
func (s *splitter) stopEnds(i, j int, gap string) bool {
	if gap == "" {
		// "end.Next" lacks its blank; "1.Next" may be a heading's number.
		return j == i && s.capitalised(i+1) && j > 0 && len(s.text(j-1)) > 1
	}
	if j == i && s.enumerates(j) {
		return false
	}
	return !s.continues(i + 1)
}

// enumerates reports whether the stop at j follows a number or letter that
// opens a line, as in "1. Preheat".
func (s *splitter) enumerates(j int) bool {
	if j == 0 || s.tokens[j-1].End != s.tokens[j].Start {
		return false
	}
	w := s.text(j - 1)
	if len(w) > 2 || !(w[0] >= '0' && w[0] <= '9' || len(w) == 1) {
		return false
	}
	return j == 1 || strings.Contains(s.doc.Text[s.tokens[j-2].End:s.tokens[j-1].Start], "\n")
}

// abbreviationEnds decides after an abbreviation that holds its own stop.
func (s *splitter) abbreviationEnds(i, j int) bool {
	w := strings.TrimSuffix(s.text(j), ".")
	kind := s.a.abbreviations[w]
	switch kind {
	case lexicon.AbbreviationTitle, lexicon.AbbreviationNumber, lexicon.AbbreviationOpen:
		return false
	}
	if isEmoticon(w) || utf8.RuneCountInString(w) == 1 {
		return false // an initial
	}
	if j < i {
		return s.capitalised(i+1) || s.opensAt(i+1)
	}
	if s.opensAt(i + 1) {
		return i+2 < len(s.tokens) && s.capitalised(i+2)
	}
	return s.isStarter(i + 1)
}

// tail reports whether what begins at token k says who spoke the quotation
// before it: the speaker in at most three words, then a verb of saying.
func (s *splitter) tail(k int) bool {
	for n := k; n < len(s.tokens) && n <= k+3; n++ {
		if strings.Contains(s.doc.Text[s.tokens[n-1].End:s.tokens[n].Start], "\n") {
			return false
		}
		if s.a.tails[s.text(n)] {
			return true
		}
	}
	return false
}

// continues reports whether token k cannot begin a sentence: lower case, or a
// mark that never stands first.
func (s *splitter) continues(k int) bool {
	r, n := utf8.DecodeRuneInString(s.text(k))
	switch {
	case unicode.IsLower(r):
		return !mixedCase(s.text(k)[n:])
	case strings.ContainsRune(",;:)]}%", r):
		return true
	case s.opensAt(k) && k+1 < len(s.tokens):
		r, _ := utf8.DecodeRuneInString(s.text(k + 1))
		return unicode.IsLower(r)
	case r == '-' || r == '–' || r == '—':
		if k+1 < len(s.tokens) {
			r, _ := utf8.DecodeRuneInString(s.text(k + 1))
			return unicode.IsLower(r)
		}
	}
	return false
}

func (s *splitter) capitalised(k int) bool {
	if s.opensAt(k) && k+1 < len(s.tokens) {
		k++
	}
	r, _ := utf8.DecodeRuneInString(s.text(k))
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

func (s *splitter) isStarter(k int) bool {
	if s.opensAt(k) && k+1 < len(s.tokens) {
		k++
	}
	return s.a.starters[s.text(k)]
}
