// Package witness counts the origins that stand behind a line. A document
// counts as its origin; where all that it says for the line stands in a passage
// or quotation lifted from another, it counts as that one's origin, for this
// line alone. An event is told by all its lines, so that it counts no fewer than
// any of them.
package witness

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"readout"
)

// Index knows the origins of documents and what was lifted from where.
type Index struct {
	origin map[string]string
	lifted map[string][]passage          // by the document that lifted it
	found  map[string][]readout.Evidence // what findings set side by side, by event
}

// passage is a stretch of one document that stands in another.
type passage struct {
	span, source readout.Span
	to           string
}

// New makes the index of an export.
func New(x *readout.Export) *Index {
	out := &Index{origin: map[string]string{}, lifted: map[string][]passage{}, found: map[string][]readout.Evidence{}}
	for _, r := range x.Documents {
		out.origin[r.ID] = r.Origin
	}
	for _, o := range x.Origins {
		for _, t := range o.Ties {
			if t.Basis.Lifted() {
				out.lifted[t.From] = append(out.lifted[t.From], passagesOf(t)...)
			}
		}
	}
	for _, f := range x.Findings {
		for _, v := range f.Values {
			if f.Event != nil {
				out.found[*f.Event] = append(out.found[*f.Event], v.Evidence...)
			}
		}
	}
	return out
}

// passagesOf pairs what a tie shows of one document with the same words of the
// other.
func passagesOf(t readout.Tie) []passage {
	var out []passage
	for _, a := range t.Evidence {
		i := slices.IndexFunc(t.Evidence, func(b readout.Evidence) bool { return b.Document == t.To && words(a.Quote) == words(b.Quote) })
		if a.Document == t.From && i >= 0 {
			out = append(out, passage{span: a.Span(), source: t.Evidence[i].Span(), to: t.To})
		}
	}
	return out
}

// words is the letters and digits of a text without case.
func words(text string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, text)
}

// Count is how many origins stand behind what documents say in some evidence. A
// document of which there is none counts as its own origin, and so does one that
// says any of it in words that were not lifted.
func (x *Index) Count(documents []string, evidence []readout.Evidence) int {
	source := map[string]string{} // of a document: itself, if any of it is its own
	for _, e := range evidence {
		if d := e.Document; source[d] != d {
			source[d] = x.Source(e)
		}
	}
	own, behind := map[string]bool{}, map[string]bool{}
	for _, d := range documents {
		if x.origin[d] == "" {
			continue
		}
		own[x.origin[d]] = true
		behind[x.origin[cmp.Or(source[d], d)]] = true
	}
	return min(len(behind), len(own))
}

// Events gives the documents that tell of events, sorted, and how many origins
// stand behind all that they say of them.
func (x *Index) Events(events ...*readout.Event) (documents []string, origins int) {
	var lines []readout.Evidence
	for _, e := range events {
		for _, a := range e.Accounts {
			documents, lines = append(documents, a.Document), append(lines, a.Mentions...)
		}
		lines = append(lines, x.found[e.ID]...)
	}
	slices.Sort(documents)
	documents = slices.Compact(documents)
	return documents, x.Count(documents, lines)
}

// deepest is how often words are followed from one document to the next.
const deepest = 8

// Source is the document from which a piece of evidence was lifted first; its
// own where it was not.
func (x *Index) Source(e readout.Evidence) string {
	document, span := e.Document, bare(e)
	for range deepest {
		i := slices.IndexFunc(x.lifted[document], func(p passage) bool { return p.span.Start <= span.Start && span.End <= p.span.End })
		if i < 0 {
			break
		}
		document, span = x.lifted[document][i].to, x.lifted[document][i].source
	}
	return document
}

// bare is where the evidence stands without the marks at its ends.
func bare(e readout.Evidence) readout.Span {
	mark := func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }
	left := len(e.Quote) - len(strings.TrimLeftFunc(e.Quote, mark))
	right := len(e.Quote) - len(strings.TrimRightFunc(e.Quote, mark))
	return readout.Span{Start: e.Start + left, End: e.End - right}
}
