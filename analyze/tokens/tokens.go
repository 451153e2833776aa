// Package tokens cuts text into words and marks as the English Universal
// Dependencies treebanks do: "don't" is "do" and "n't", "U.S.-based" is "U.S.",
// "-" and "based", "$3.5m" is "$", "3.5" and "m".
//
// No token crosses white space or the edge of a region, and every other byte
// outside skipped regions lies in exactly one token.
package tokens

import (
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/lexicon"
)

// Annotator assigns the layer tokens.
type Annotator struct {
	abbreviations map[string]lexicon.AbbreviationKind
	prefixes      map[string]bool
}

// New makes the annotator.
func New() *Annotator {
	return &Annotator{abbreviations: lexicon.Abbreviations(), prefixes: lexicon.Prefixes()}
}

// Describe says what the annotator requires and assigns.
func (a *Annotator) Describe() readout.Description {
	return readout.Description{Name: "tokens", Version: 1, Assigns: readout.LayerTokens}
}

// Annotate cuts the document's text.
func (a *Annotator) Annotate(doc *readout.Document) readout.Layers {
	out := make([]readout.Token, 0, len(doc.Text)/5+1)
	at := 0
	for _, r := range doc.Regions {
		out = a.cut(out, doc.Text, at, r.Span.Start)
		if !r.Kind.Skipped() {
			out = a.cut(out, doc.Text, r.Span.Start, r.Span.End)
		}
		at = r.Span.End
	}
	return readout.Layers{Tokens: a.cut(out, doc.Text, at, len(doc.Text))}
}

// Cut lists the tokens of a text that stands alone.
func (a *Annotator) Cut(text string) []readout.Token { return a.cut(nil, text, 0, len(text)) }

// cut appends the tokens of text[from:to].
func (a *Annotator) cut(out []readout.Token, text string, from, to int) []readout.Token {
	c := cutter{a: a, text: text[:to], out: out}
	for at := from; at < to; {
		r, n := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[at:to])
		}
		if IsSpace(r) {
			at += n
			continue
		}
		end := at + n
		for end < to {
			r, n := rune(text[end]), 1
			if r >= utf8.RuneSelf {
				r, n = utf8.DecodeRuneInString(text[end:to])
			}
			if IsSpace(r) {
				break
			}
			end += n
		}
		c.chunk(at, end)
		at = end
	}
	return c.out
}

// IsSpace reports whether r parts tokens and belongs to none: white space,
// control characters and the invisible marks that some pages leave in text.
func IsSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7f
	}
	switch r {
	case '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff', '\u00ad':
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r)
}
