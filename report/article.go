package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// Article is the text of a report, cut so that a link can open it at a sentence.
type Article struct {
	Paragraphs []Paragraph
	sentences  []readout.Span
	cited      map[int]bool // by start of sentence
}

// Paragraph is a run of sentences.
type Paragraph struct {
	Skipped   bool // promotion, navigation, captions: not analysed
	Sentences []Sentence
}

// Sentence is one piece of an article. Those that some line cites have an anchor.
type Sentence struct {
	Anchor string
	Text   string
	Space  bool // white space follows
}

// newArticle finds the sentences of a document. It reads the text alone, so
// that a view is the same from every store: stored exports have no layers.
func newArticle(doc *readout.Document) *Article {
	return &Article{sentences: cutSentences(doc), cited: map[int]bool{}}
}

// cutSentences covers all but the white space of a text with sentences. It
// only decides how much a link lights up, so it is simpler than analysis.
func cutSentences(doc *readout.Document) []readout.Span {
	var out []readout.Span
	text, start := doc.Text, -1
	flush := func(end int) {
		if start >= 0 && end > start {
			out = append(out, readout.Span{Start: start, End: end})
		}
		start = -1
	}
	edges := regionEdges(doc)
	for i := 0; i < len(text); {
		if edges[i] {
			flush(len(strings.TrimRightFunc(text[:i], unicode.IsSpace)))
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r):
			if start >= 0 && endsHere(text, start, i) {
				flush(i)
			}
		case start < 0:
			start = i
		}
		i += size
	}
	flush(len(strings.TrimRightFunc(text, unicode.IsSpace)))
	return out
}

func regionEdges(doc *readout.Document) map[int]bool {
	edges := map[int]bool{}
	for _, r := range doc.Regions {
		edges[r.Span.Start], edges[r.Span.End] = true, true
	}
	return edges
}

// endsHere reports whether the sentence from start ends before the white space
// at i.
func endsHere(text string, start, i int) bool {
	rest := text[i:]
	next := strings.TrimLeftFunc(rest, unicode.IsSpace)
	gap := rest[:len(rest)-len(next)]
	if next == "" || strings.Count(gap, "\n") > 1 {
		return true
	}
	body := strings.TrimRight(text[start:i], `"'”’)]»`)
	last, _ := utf8.DecodeLastRuneInString(body)
	if !strings.ContainsRune(".!?…", last) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, `"'“‘([«`))
	if unicode.IsLower(r) {
		return false
	}
	return last != '.' || !abbreviated(body[:len(body)-1])
}

// abbreviated reports whether a text ends with a word that is written with a
// full stop in the middle of sentences.
func abbreviated(s string) bool {
	word := s[strings.LastIndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`("“'‘[`, r) })+1:]
	if r, size := utf8.DecodeRuneInString(word); size == len(word) && unicode.IsUpper(r) || strings.Contains(word, ".") && !strings.ContainsAny(word, "0123456789") {
		return true
	}
	switch word {
	case "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Sgt", "St", "No", "vs", "Inc", "Co", "Corp", "Ltd", "Jr", "Sr",
		"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec":
		return true
	}
	return false
}

// around gives the indices of the sentences that s touches, half-open.
func (a *Article) around(s readout.Span) (first, end int) {
	first, _ = slices.BinarySearchFunc(a.sentences, s.Start, func(x readout.Span, at int) int {
		if x.End <= at {
			return -1
		}
		return 1
	})
	end = first
	for end < len(a.sentences) && a.sentences[end].Start < s.End {
		end++
	}
	return first, end
}

// anchor names a sentence of a report within a page.
func anchor(report, start int) string { return fmt.Sprintf("r%d-%d", report, start) }

// cite makes the citation of evidence and marks its sentences as cited. It is
// nil when the document is not in the view.
func (b *builder) cite(evid readout.Evidence) *Citation {
	r := b.reports[evid.Document]
	if r == nil || !r.doc.HasSpan(evid.Span()) {
		return nil
	}
	c := &Citation{Report: r, Start: evid.Start, End: evid.End, Quote: oneLine(evid.Quote)}
	c.Words = c.Quote
	first, end := r.article.around(evid.Span())
	if first == end {
		return c
	}
	cover := r.article.sentences[first].Cover(r.article.sentences[end-1])
	c.Sentence, c.Anchor = oneLine(cover.Text(r.doc)), anchor(r.Number, cover.Start)
	for i := first; i < end; i++ {
		r.article.cited[r.article.sentences[i].Start] = true
	}
	return c
}

// citeValue makes the citation of a value's evidence. Where that is a sentence
// which has the value's words, these are what bears it.
func (b *builder) citeValue(v readout.Value, evid readout.Evidence) *Citation {
	c := b.cite(evid)
	if words := oneLine(v.Value); c != nil && words != "" && c.Quote == c.Sentence && strings.Contains(c.Quote, words) {
		c.Words = words
	}
	return c
}

// Context is a citation's words within their sentence.
type Context struct{ Before, Words, After string }

// shownAround is how much of a sentence is shown on either side of its words.
const shownAround = 110

// Context gives the words with what stands around them, cut where it is long.
func (c *Citation) Context() Context { return c.contextOf(shownAround) }

// inCell is the citation as a table shows it: the words alone, or as much of
// their sentence as fits where the quotation is wider than they are.
func (c *Citation) inCell() string {
	if c.Words == c.Quote {
		return bare(c.Quote)
	}
	x := c.contextOf(longestCell / 2)
	return clip(strings.TrimSpace(x.Before+x.Words+x.After), longestCell)
}

// contextOf gives at most n letters on either side of the words.
func (c *Citation) contextOf(n int) Context {
	before, after, ok := strings.Cut(c.Sentence, c.Words)
	if !ok {
		return Context{Words: c.Words}
	}
	if runes := []rune(before); len(runes) > n {
		cut := string(runes[len(runes)-n:])
		_, rest, _ := strings.Cut(cut, " ")
		before = "… " + rest
	}
	return Context{Before: before, Words: c.Words, After: clip(after, n)}
}

// Article gives the text of the report with anchors at the cited sentences. It
// is empty for a report that no line cites.
func (r *Report) Article() *Article {
	if !r.Cited() {
		return r.article
	}
	return r.whole()
}

// whole gives the text whether cited or not.
func (r *Report) whole() *Article {
	a := &Article{}
	*a = *r.article
	a.Paragraphs = nil
	for i, s := range a.sentences {
		skipped := r.doc.RegionAt(s.Start).Skipped()
		gap := ""
		if i > 0 {
			gap = r.doc.Text[a.sentences[i-1].End:s.Start]
		}
		if n := len(a.Paragraphs); n == 0 || strings.Count(gap, "\n") > 1 || a.Paragraphs[n-1].Skipped != skipped {
			a.Paragraphs = append(a.Paragraphs, Paragraph{Skipped: skipped})
		}
		p := &a.Paragraphs[len(a.Paragraphs)-1]
		if n := len(p.Sentences); n > 0 {
			p.Sentences[n-1].Space = gap != ""
		}
		sentence := Sentence{Text: s.Text(r.doc)}
		if a.cited[s.Start] {
			sentence.Anchor = anchor(r.Number, s.Start)
		}
		p.Sentences = append(p.Sentences, sentence)
	}
	return a
}

// Cited reports whether some line of the view cites the report.
func (r *Report) Cited() bool { return len(r.article.cited) > 0 }

// Last is the anchor of the last sentence that the citation covers.
func (c *Citation) Last() string {
	_, end := c.Report.article.around(readout.Span{Start: c.Start, End: c.End})
	if end == 0 {
		return c.Anchor
	}
	return anchor(c.Report.Number, c.Report.article.sentences[end-1].Start)
}
