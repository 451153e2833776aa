package eval

import (
	"fmt"
	"slices"

	"readout"
)

// quoteOverlap is the share of a gold content's bytes that a found one must
// cover to count as the same quotation, as the Gender Gap Tracker has it.
const quoteOverlap = 0.3

// Attributions measures who said what on PolNeAR: exact F1 of the distinct
// spans of each role, quotations found at an overlap of 0.3 with the speaker
// right of those found, and the same for direct quotations. With chunks, the
// content of a CofeNet file, the figures of CofeNet's own protocol come first.
func (s *System) Attributions(c *Corpus, chunks []byte) (*Result, error) {
	gold, err := readPolNeAR(c)
	if err != nil {
		return nil, err
	}
	records := make([]Record, len(gold))
	for i, g := range gold {
		records[i] = g.Record
	}
	docs, err := s.Analyse(records)
	if err != nil {
		return nil, err
	}
	if err := s.save(records, docs, nil); err != nil {
		return nil, err
	}
	r := scoreAttributions(gold, docs)
	if chunks == nil {
		return r, nil
	}
	own, err := scoreCofeNet(chunks, docs)
	if err != nil {
		return nil, err
	}
	r.Figures = append(own, r.Figures...)
	return r, nil
}

// said is one attribution ready for comparison: spans distinct, sorted and
// trimmed, beside the words that they touch.
type said struct {
	source, cue, content                []readout.Span
	sourceWords, cueWords, contentWords map[int]bool
}

// page is a text, cut into words.
type page struct {
	text   string
	words  []readout.Span
	quoted map[int]bool // words between double quotation marks
}

func newPage(text string) *page {
	p := &page{text: text, words: words(text)}
	p.quoted = p.touched(quoted(text))
	return p
}

func (p *page) said(a readout.Attribution) said {
	s := said{source: p.clean(a.Source), cue: p.clean(a.Cue), content: p.clean(a.Content)}
	s.sourceWords, s.cueWords, s.contentWords = p.touched(s.source), p.touched(s.cue), p.touched(s.content)
	return s
}

func (p *page) all(list []readout.Attribution) []said {
	var out []said
	for _, a := range list {
		if s := p.said(a); len(s.source)+len(s.cue)+len(s.content) > 0 {
			out = append(out, s)
		}
	}
	return out
}

func (p *page) clean(spans []readout.Span) []readout.Span {
	var out []readout.Span
	for _, s := range spans {
		if s = trim(p.text, s); !s.Empty() {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, readout.Span.Compare)
	return slices.Compact(out)
}

// touched are the words that spans touch.
func (p *page) touched(spans []readout.Span) map[int]bool {
	out := map[int]bool{}
	for _, s := range spans {
		i, _ := slices.BinarySearchFunc(p.words, s.Start, func(w readout.Span, at int) int { return w.End - 1 - at })
		for ; i < len(p.words) && p.words[i].Start < s.End; i++ {
			out[i] = true
		}
	}
	return out
}

// direct reports whether nine tenths of a content's words stand between double
// quotation marks.
func (p *page) direct(s said) bool {
	return len(s.contentWords) > 0 && 10*shared(s.contentWords, p.quoted) >= 9*len(s.contentWords)
}

// attributionCounts are the scores of attributions.
type attributionCounts struct {
	source, cue, content   Score
	quotes, direct         Score
	speaker, directSpeaker Score
}

func scoreAttributions(gold []GoldAttributions, docs map[string]*readout.Document) *Result {
	var n attributionCounts
	r := &Result{Documents: len(gold)}
	for _, g := range gold {
		doc := docs[g.ID]
		if doc == nil {
			doc = &readout.Document{Text: g.Text}
		}
		p := newPage(g.Text)
		want, have := p.all(g.Attributions), p.all(doc.Attributions)
		n.spans(want, have)
		n.found(r, g.ID, doc, p, want, have)
	}
	r.Figures = []Figure{f1("source exact", n.source), f1("cue exact", n.cue), f1("content exact", n.content),
		f1("quotes at 0.3", n.quotes), share("speaker of quotes found", n.speaker.Right, n.speaker.Found),
		f1("direct quotes at 0.3", n.direct), share("speaker of direct quotes found", n.directSpeaker.Right, n.directSpeaker.Found)}
	return r
}

// spans counts the distinct spans of each role.
func (n *attributionCounts) spans(want, have []said) {
	set := func(list []said, of func(said) []readout.Span) map[readout.Span]bool {
		out := map[readout.Span]bool{}
		for _, s := range list {
			for _, span := range of(s) {
				out[span] = true
			}
		}
		return out
	}
	count := func(s *Score, of func(said) []readout.Span) {
		g, f := set(want, of), set(have, of)
		s.Add(Score{Gold: len(g), Found: len(f)})
		for span := range f {
			s.Right += one(g[span])
		}
	}
	count(&n.source, func(s said) []readout.Span { return s.source })
	count(&n.cue, func(s said) []readout.Span { return s.cue })
	count(&n.content, func(s said) []readout.Span { return s.content })
}

// found pairs each gold quotation with the found one that covers most of its
// bytes, if that is more than the overlap asked for. Direct quotations are
// counted by themselves too: those of gold, and of what was found those that
// are direct or were paired with one.
func (n *attributionCounts) found(r *Result, id string, doc *readout.Document, p *page, want, have []said) {
	taken := make([]bool, len(have))
	n.quotes.Add(Score{Gold: len(want), Found: len(have)})
	for _, w := range want {
		direct := p.direct(w)
		n.direct.Gold += one(direct)
		best, most := -1, quoteOverlap
		for j, h := range have {
			if c := cover(w.content, h.content); c > most && !taken[j] {
				best, most = j, c
			}
		}
		if best < 0 {
			r.miss(2+float64(one(direct)), id, "missed, said by "+textOf(doc, w.source), inSentence(doc, w.content...))
			continue
		}
		taken[best] = true
		h := have[best]
		right := shared(w.sourceWords, h.sourceWords) > 0 || len(w.source)+len(h.source) == 0
		n.quotes.Right++
		n.speaker.Add(Score{Right: one(right), Found: 1})
		if direct {
			n.direct.Add(Score{Right: 1, Found: 1})
			n.directSpeaker.Add(Score{Right: one(right), Found: 1})
		}
		switch {
		case !right:
			r.miss(2.5+float64(one(direct)), id, fmt.Sprintf("said by %s where gold has %s", textOf(doc, h.source), textOf(doc, w.source)), inSentence(doc, w.content...))
		case !slices.Equal(w.content, h.content):
			r.miss(1, id, "content is "+textOf(doc, h.content), inSentence(doc, w.content...))
		}
	}
	for j, h := range have {
		if taken[j] {
			continue
		}
		n.direct.Found += one(p.direct(h))
		r.miss(1.5, id, "spurious, said by "+textOf(doc, h.source), inSentence(doc, h.content...))
	}
}

// textOf joins the texts of spans; "nobody" when there are none.
func textOf(doc *readout.Document, spans []readout.Span) string {
	out := ""
	for i, s := range spans {
		if i > 0 {
			out += " … "
		}
		out += s.Text(doc)
	}
	if out == "" {
		return "nobody"
	}
	return fmt.Sprintf("%q", out)
}

// cover is the share of the bytes of a that lie in b.
func cover(a, b []readout.Span) float64 {
	size, in := 0, 0
	for _, s := range a {
		size += s.Len()
		for _, t := range b {
			in += max(0, min(s.End, t.End)-max(s.Start, t.Start))
		}
	}
	if size == 0 {
		return 0
	}
	return float64(in) / float64(size)
}

func shared(a, b map[int]bool) int {
	n := 0
	for i := range a {
		n += one(b[i])
	}
	return n
}

// quoted finds the stretches between double quotation marks, marks included; a
// stretch ends at the end of its line at the latest.
func quoted(text string) []readout.Span {
	var out []readout.Span
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '"':
			end := i + 1
			for end < len(text) && text[end] != '"' && text[end] != '\n' {
				end++
			}
			if end < len(text) && text[end] == '"' {
				end++
			}
			out = append(out, readout.Span{Start: i, End: end})
			i = end - 1
		case hasPrefixAt(text, i, "“"):
			end := i + len("“")
			for end < len(text) && text[end] != '\n' && !hasPrefixAt(text, end, "“") && !hasPrefixAt(text, end, "”") {
				end++
			}
			if hasPrefixAt(text, end, "“") {
				continue // it opens anew: the first was no quotation
			}
			if hasPrefixAt(text, end, "”") {
				end += len("”")
			}
			out = append(out, readout.Span{Start: i, End: end})
			i = end - 1
		}
	}
	return out
}

func hasPrefixAt(text string, i int, prefix string) bool {
	return i+len(prefix) <= len(text) && text[i:i+len(prefix)] == prefix
}
