package happenings

import (
	"slices"
	"strings"
	"unicode"

	"readout"
	"readout/lexicon"
)

// How well a word tells one thing from others.
const (
	noName = iota
	topicName
	plainName
	modelName // with a number: a make, a flight, a version
)

// known is a word by which something is known, and how well.
type known struct {
	word string
	rank int
}

// identify gives happenings that can be known again a name: of the verb and of
// what is best known of those who take part, else of what the report is about.
// Reports that tell of one happening so name it alike without knowing of one
// another: the name is a function of the document alone. It is a likely
// identity and no more, and stays among the annotations; which acts are one
// event in the ledger is decided in package resolve.
//
// Words and thoughts, and verbs that fit anything, have no name.
func (r *reader) identify() {
	topic := r.topic()
	for i := range r.found {
		h := &r.found[i]
		if h.speech || lexicon.LightVerb(h.Lemma) || lexicon.VerbClass(h.Lemma) != "" {
			continue
		}
		best := topic
		for _, list := range [][]readout.Argument{h.Target, h.Source} {
			for _, a := range list {
				if n := r.nameOf(a); n.rank > best.rank {
					best = n
				}
			}
		}
		if best.rank != noName {
			h.Event = readout.NewID('h', h.Lemma, strings.ToLower(best.word))
		}
	}
}

// nameOf is the word by which an argument is known best.
func (r *reader) nameOf(a readout.Argument) known {
	if n := r.nameIn(r.tokensIn(a.Span)); n.rank != noName {
		return n
	}
	if a.Chain >= 0 && a.Chain < len(r.doc.Chains) {
		words := strings.Fields(r.doc.Chains[a.Chain].Name)
		if n := len(words); n > 0 && unicode.IsUpper([]rune(words[n-1])[0]) {
			return known{words[n-1], plainName}
		}
	}
	return known{}
}

// nameIn is the word in a stretch that names best: a model number, or the last
// proper name.
func (r *reader) nameIn(in readout.TokenRange) known {
	var out known
	for i := in.First; i < in.End; i++ {
		switch word := r.tree.Text(i); {
		case r.timexAt[i] >= 0 || r.quantityAt[i]:
		case r.model(i):
			return known{word, modelName}
		case r.tree.UPOS(i) == readout.PROPN:
			out = known{word, plainName}
		}
	}
	return out
}

// model reports whether token i is the number of a make: "A380", "787".
func (r *reader) model(i int) bool {
	digits, letters := 0, 0
	for _, c := range r.tree.Text(i) {
		switch {
		case unicode.IsDigit(c):
			digits++
		case unicode.IsLetter(c):
			letters++
		default:
			return false
		}
	}
	return digits > 0 && letters > 0 && unicode.IsUpper([]rune(r.tree.Text(i))[0]) ||
		digits >= 3 && letters == 0 && !r.tree.Is(i, "nummod")
}

// topic is what the report is about, if its first line names a make of it. Who
// is named there does too many things for that.
func (r *reader) topic() known {
	if len(r.doc.Sentences) == 0 {
		return known{}
	}
	if n := r.nameIn(r.doc.Sentences[0].Tokens); n.rank == modelName {
		return known{n.word, topicName}
	}
	return known{}
}

// tokensIn are the tokens of a stretch of text.
func (r *reader) tokensIn(s readout.Span) readout.TokenRange {
	first, _ := slices.BinarySearchFunc(r.doc.Tokens, s.Start, func(t readout.Token, at int) int { return t.Start - at })
	end := first
	for end < len(r.doc.Tokens) && r.doc.Tokens[end].End <= s.End {
		end++
	}
	return readout.TokenRange{First: first, End: end}
}
