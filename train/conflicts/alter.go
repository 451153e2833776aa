package main

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// edit is a stretch of a text and what comes in its place.
type edit struct {
	readout.Span
	now string
}

// site is a value of a report that another report of the story gives, too.
type site struct {
	doc, other *readout.Document
	kind       string
	span       readout.Span
	denied     bool // of a predicate
}

// words are those of the value.
func (s *site) words() string { return s.span.Text(s.doc) }

// most is how often a report may state a value that is changed in it.
const most = 5

// alter changes the value of a site, wherever its report states it, into another
// of the same form: the edits by place, and the sort of value. It gives none
// where no such value is at hand.
func (s *site) alter(r *rand.Rand) (sort string, edits []edit) {
	switch s.kind {
	case "number", "duration":
		sort, edits = s.alterFigure(r)
	case "age":
		sort, edits = "age", s.alterAge(r)
	case "vote":
		sort, edits = "vote", s.alterVote(r)
	case "date":
		sort, edits = s.alterDate(r)
	case "ordinal":
		sort, edits = "ordinal", s.alterOrdinal(r)
	case "place":
		sort, edits = s.alterPlace(r)
	case "person", "office":
		sort, edits = s.kind, s.alterPerson(r)
	case "claim":
		sort, edits = s.alterClaim()
	case "deed":
		sort, edits = "deed", s.swap()
	}
	slices.SortFunc(edits, func(a, b edit) int { return a.Compare(b.Span) })
	touched := slices.ContainsFunc(edits, func(e edit) bool { return s.span.Overlaps(e.Span) || s.kind == "claim" })
	if !touched || len(edits) > most {
		return sort, nil
	}
	return sort, edits
}

// rewrite applies edits to a text and gives, for each, where its new words stand.
func rewrite(text string, edits []edit) (string, []readout.Span) {
	var b strings.Builder
	var at []readout.Span
	done := 0
	for _, e := range edits {
		b.WriteString(text[done:e.Start])
		at = append(at, readout.Span{Start: b.Len(), End: b.Len() + len(e.now)})
		b.WriteString(e.now)
		done = e.End
	}
	b.WriteString(text[done:])
	return b.String(), at
}

// moved is where a stretch of a text lies after edits, of which none crosses its ends.
func moved(span readout.Span, edits []edit) readout.Span {
	shift := func(at int, last bool) int {
		by := 0
		for _, e := range edits {
			if e.End <= at || !last && e.Start < at || last && e.Start < at {
				by += len(e.now) - e.Len()
			}
		}
		return at + by
	}
	return readout.Span{Start: shift(span.Start, false), End: shift(span.End, true)}
}

// mentions finds where whole words stand in a text.
func mentions(text, words string) []readout.Span {
	var out []readout.Span
	for from := 0; words != ""; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			break
		}
		span := readout.Span{Start: from + i, End: from + i + len(words)}
		if !goesOn(text[:span.Start], words, true) && !goesOn(text[span.End:], words, false) {
			out = append(out, span)
		}
		from = span.End
	}
	return out
}

// goesOn reports whether what stands before or after words is a part of the same
// word or figure.
func goesOn(beside, words string, before bool) bool {
	next, size := utf8.DecodeRuneInString(beside)
	edge, _ := utf8.DecodeLastRuneInString(words)
	if before {
		next, size = utf8.DecodeLastRuneInString(beside)
		edge, _ = utf8.DecodeRuneInString(words)
	}
	if size == 0 {
		return false
	}
	if unicode.IsLetter(next) || unicode.IsDigit(next) {
		return true
	}
	if !unicode.IsDigit(edge) || next != '.' && next != ',' {
		return false
	}
	far, _ := utf8.DecodeRuneInString(beside[size:])
	if before {
		far, _ = utf8.DecodeLastRuneInString(beside[:len(beside)-size])
	}
	return unicode.IsDigit(far)
}

// swapIn gives an edit for each mention of words.
func swapIn(text, words, now string) []edit {
	var out []edit
	for _, m := range mentions(text, words) {
		out = append(out, edit{m, now})
	}
	return out
}

// pick draws one of a list, "" of an empty one.
func pick(list []string, r *rand.Rand) string {
	if len(list) == 0 {
		return ""
	}
	return list[r.IntN(len(list))]
}
