package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/internal/wordclass"
	"readout/lexicon"
)

// sentence is one sentence as the rules and the features see it.
type sentence struct {
	doc      *readout.Document
	tokens   readout.TokenRange
	capitals bool // set in capitals, as headlines are
	clues    []phrase
	inside   []clue // the sort of the listed phrase that covers a token
	begins   []bool // whether that phrase begins here
	shapes   []shape
	lower    []string // lower-case surfaces of the tokens that may belong to names
	hashes   []wordHash
	classes  *wordclass.Table // nil knows no word
}

// shape is what the letters of a token look like.
type shape uint8

const (
	shapeLower   shape = iota
	shapeTitle         // Xi
	shapeCapital       // one capital letter
	shapeUpper         // NATO
	shapeMixed         // McCain, iPhone, G7
	shapeDotted        // U.S., J.
	shapeFigure        // 145, 2nd
	shapeMark
)

func (s *sentence) len() int { return s.tokens.Len() }

func (s *sentence) text(i int) string {
	return s.doc.Tokens[s.tokens.First+i].Text(s.doc)
}

func (s *sentence) tag(i int) readout.Tag {
	return s.doc.Tags[s.tokens.First+i]
}

// phrase is the text of tokens [i, j) with single blanks.
func (s *sentence) phrase(i, j int) string {
	t := s.doc.Text[s.doc.Tokens[s.tokens.First+i].Start:s.doc.Tokens[s.tokens.First+j-1].End]
	if j == i+1 {
		return t
	}
	if strings.ContainsAny(t, "\n\t’") || strings.Contains(t, "  ") {
		t = strings.ReplaceAll(strings.Join(strings.Fields(t), " "), "’", "'")
	}
	return t
}

// read reads the sentences of doc.
func read(doc *readout.Document, classes *wordclass.Table) []sentence {
	n := len(doc.Tokens)
	all := sentence{
		clues: make([]phrase, n), inside: make([]clue, n), begins: make([]bool, n), shapes: make([]shape, n),
		lower: make([]string, n), hashes: make([]wordHash, n+2*margin*len(doc.Sentences)),
	}
	out := make([]sentence, len(doc.Sentences))
	for k, sent := range doc.Sentences {
		from, to := sent.Tokens.First, sent.Tokens.End
		at := 2 * margin * k
		out[k] = sentence{
			doc: doc, tokens: sent.Tokens, classes: classes,
			clues: all.clues[from:to], inside: all.inside[from:to], begins: all.begins[from:to], shapes: all.shapes[from:to],
			lower: all.lower[from:to], hashes: all.hashes[from+at : to+at+2*margin],
		}
		out[k].read()
	}
	return out
}

// read fills in what the sentence is seen as.
func (s *sentence) read() {
	upper, lower := 0, 0
	for i := range s.len() {
		sh := shapeOf(s.text(i))
		s.shapes[i] = sh
		switch {
		case sh == shapeUpper && len(s.text(i)) > 1:
			upper++
		case sh == shapeLower || sh == shapeTitle:
			lower++
		}
	}
	s.capitals = upper > 3 && upper > 3*lower
	s.look()
	s.hash()
}

// look enters what the word lists say.
func (s *sentence) look() {
	g := gazetteers()
	for i := range s.len() {
		if s.shapes[i] == shapeMark {
			continue
		}
		if s.shapes[i] != shapeLower || len(s.text(i)) <= 4 { // "al-Qaeda" begins small
			s.clues[i] = g.find(s, i)
		}
	}
	for i := 0; i < s.len(); {
		p := s.clues[i]
		if p.tokens == 0 {
			i++
			continue
		}
		s.begins[i] = true
		for j := i; j < i+p.tokens; j++ {
			s.inside[j] = p.clue
		}
		i += p.tokens
	}
}

// candidate reports whether token i can begin a name.
func (s *sentence) candidate(i int) bool {
	switch s.shapes[i] {
	case shapeTitle, shapeCapital, shapeUpper, shapeMixed, shapeDotted:
		return true
	case shapeMark:
		return false
	}
	return s.inside[i] != clueNone || s.tag(i).UPOS == readout.PROPN
}

// small is the lower-case surface of token i.
func (s *sentence) small(i int) string {
	if s.lower[i] == "" {
		s.lower[i] = strings.ToLower(s.text(i))
	}
	return s.lower[i]
}

// given is what the list of given names says of token i.
func (s *sentence) given(i int) (lexicon.Gender, bool) {
	t := s.text(i)
	if s.capitals && len(t) > 1 {
		_, n := utf8.DecodeRuneInString(t)
		t = t[:n] + strings.ToLower(t[n:])
	}
	return lexicon.GenderOf(t)
}

func shapeOf(t string) shape {
	upper, lower, digits, dots, first := 0, 0, 0, 0, true
	titled := false
	for _, r := range t {
		switch {
		case unicode.IsUpper(r):
			upper++
			titled = titled || first
		case unicode.IsLetter(r):
			lower++
		case unicode.IsDigit(r):
			digits++
		case r == '.':
			dots++
		}
		first = false
	}
	switch {
	case upper+lower+digits == 0:
		return shapeMark
	case upper > 0 && dots > 0 && upper >= lower:
		return shapeDotted
	case digits > 0 && upper == 0:
		return shapeFigure
	case upper == 0:
		return shapeLower
	case upper == 1 && lower == 0 && digits == 0:
		return shapeCapital
	case lower == 0 && digits == 0:
		return shapeUpper
	case upper == 1 && titled && digits == 0:
		return shapeTitle
	}
	return shapeMixed
}
