package attributions

import (
	"strings"

	"readout"
	"readout/internal/syntax"
)

// reading is one document laid out for the rules: extents of subtrees,
// quotations by token, chains by head.
type reading struct {
	*Annotator
	doc         *readout.Document
	tree        *syntax.Tree
	left, right []int32 // first and last token of each token's subtree
	sentence    []int32 // sentence of each token
	quote       []int32 // 1 + the outermost quotation that holds the token, 0 for none
	quotations  []quoted
	frames      []frame
	manner      uint32 // how much is quoted, and how much the writer says "I"
}

// quoted is a quotation with the tokens that it covers.
type quoted struct {
	quotation
	tokens    readout.TokenRange // marks included
	sentence  int                // of its first token
	last      int                // sentence of its last token
	utterance bool               // somebody's words rather than a word set apart
	frame     int                // index into frames, -1 while nobody said it
}

// frame is one attribution in the making, in tokens.
type frame struct {
	head    int // the cue's head word; -1 for a quotation without one
	cue     readout.TokenRange
	source  readout.TokenRange // empty when the sentence names none
	speaker int                // head word of the source, -1 for none
	relay   int                // head word of who passes the words on, where relayed
	relayed bool               // somebody passes the words on
	content []readout.TokenRange
	stance  readout.Stance
	say     bool // the cue can introduce a quotation
	clausal bool // the content is a clause, so that a quotation beside it belongs to it
	dead    bool
	rule    string
	score   int32 // the model's, 0 where only rules speak
	quotes  []int // quotations tied to it
}

func newReading(a *Annotator, doc *readout.Document) *reading {
	r := &reading{Annotator: a, doc: doc, tree: syntax.New(doc)}
	n := len(doc.Tokens)
	buf := make([]int32, 5*n)
	r.left, r.right, r.sentence, r.quote = buf[:n], buf[n:2*n], buf[2*n:3*n], buf[3*n:4*n]
	r.extents(buf[4*n:])
	for s, sent := range doc.Sentences {
		for i := sent.Tokens.First; i < sent.Tokens.End; i++ {
			r.sentence[i] = int32(s)
		}
	}
	r.layQuotations()
	return r
}

// extents fills left and right, children before heads.
func (r *reading) extents(pending []int32) {
	for i, a := range r.doc.Arcs {
		r.left[i], r.right[i] = int32(i), int32(i)
		if a.Head >= 0 {
			pending[a.Head]++
		}
	}
	for i := range r.doc.Arcs {
		for k := i; pending[k] == 0; {
			pending[k] = -1
			h := r.doc.Arcs[k].Head
			if h < 0 {
				break
			}
			r.left[h], r.right[h] = min(r.left[h], r.left[k]), max(r.right[h], r.right[k])
			pending[h]--
			k = h
		}
	}
}

// layQuotations pairs the marks of every stretch of news and finds the tokens
// of each quotation.
func (r *reading) layQuotations() {
	doc := r.doc
	for s := 0; s < len(doc.Sentences); {
		if !doc.Sentences[s].Kind.News() {
			s++
			continue
		}
		e := s
		for e < len(doc.Sentences) && doc.Sentences[e].Kind == doc.Sentences[s].Kind {
			e++
		}
		lo, hi := doc.Sentences[s].Span.Start, doc.Sentences[e-1].Span.End
		if text := doc.Text[lo:hi]; strings.ContainsAny(text, "\"'`“”‘’«»") {
			r.layRun(pairQuotations(doc.Text, lo, hi), doc.Sentences[s].Tokens.First, doc.Sentences[e-1].Tokens.End)
		}
		s = e
	}
}

func (r *reading) layRun(pairs []quotation, first, end int) {
	i := first
	for _, q := range pairs {
		if q.nested {
			continue
		}
		for i < end && r.doc.Tokens[i].End <= q.outer.Start {
			i++
		}
		j := i
		for j < end && r.doc.Tokens[j].Start < q.outer.End {
			j++
		}
		if j == i {
			continue
		}
		x := quoted{quotation: q, tokens: readout.TokenRange{First: i, End: j}, frame: -1,
			sentence: int(r.sentence[i]), last: int(r.sentence[j-1])}
		x.utterance = r.isUtterance(x)
		r.quotations = append(r.quotations, x)
		for k := i; k < j; k++ {
			if r.quote[k] == 0 {
				r.quote[k] = int32(len(r.quotations))
			}
		}
	}
}

// isUtterance tells somebody's words from a word or title set apart: they end
// in a clause's mark, hold a verb, fill their sentence, or are introduced.
func (r *reading) isUtterance(q quoted) bool {
	inner := r.doc.Text[q.inner.Start:q.inner.End]
	if inner[0] == '(' && strings.IndexByte(inner, ')') >= len(inner)-2 {
		return false // "(LAUGHTER)": the scribe's words
	}
	if q.continues || q.unclosed || q.sentence != q.last {
		return true
	}
	words, verb := 0, false
	for i := q.tokens.First; i < q.tokens.End; i++ {
		switch r.doc.Tags[i].UPOS {
		case readout.PUNCT:
			continue
		case readout.VERB, readout.AUX:
			verb = true
		}
		words++
	}
	before := byte(0)
	if q.tokens.First > 0 {
		before = r.doc.Text[r.doc.Tokens[q.tokens.First-1].End-1]
	}
	switch {
	case words >= 3 && endMark(inner[len(inner)-1]), words >= 2 && (before == ',' || before == ':') && verb:
		return true
	case q.tokens == r.doc.Sentences[q.sentence].Tokens:
		return true
	}
	return verb && words >= 5
}

// inQuote is the outermost quotation that holds token i, -1 for none.
func (r *reading) inQuote(i int) int { return int(r.quote[i]) - 1 }

// extent is the range of i's subtree, without punctuation at its ends.
func (r *reading) extent(i int) readout.TokenRange {
	return r.trim(readout.TokenRange{First: int(r.left[i]), End: int(r.right[i]) + 1})
}

// trim drops punctuation at the ends of a range, but for the marks of a
// quotation that lies in it.
func (r *reading) trim(t readout.TokenRange) readout.TokenRange {
	for t.First < t.End && r.loose(t.First, t) {
		t.First++
	}
	for t.End > t.First && r.loose(t.End-1, t) {
		t.End--
	}
	return t
}

// loose reports whether token i is punctuation that does not belong to the
// range at whose end it stands.
func (r *reading) loose(i int, t readout.TokenRange) bool {
	if r.doc.Tags[i].UPOS != readout.PUNCT {
		return false
	}
	if q := r.inQuote(i); q >= 0 {
		x := r.quotations[q].tokens
		return x.First < t.First || x.End > t.End
	}
	switch r.doc.Text[r.doc.Tokens[i].Start] {
	case '(', '[', ')', ']', '$', '%':
		return false
	}
	return true
}

// child is the first child of i in one of rels, -1 for none.
func (r *reading) child(i int, rels ...string) int { return r.tree.Child(i, rels...) }

// lemma is the lemma of token i.
func (r *reading) lemma(i int) string { return r.doc.Tags[i].Lemma }

// lower is the surface of token i in lower case, for short closed-class words.
func (r *reading) lower(i int) string { return strings.ToLower(r.tree.Text(i)) }

// base is the relation of i without its subtype.
func (r *reading) base(i int) string {
	rel, _, _ := strings.Cut(r.doc.Arcs[i].Rel, ":")
	return rel
}
