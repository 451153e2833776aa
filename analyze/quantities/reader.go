package quantities

import (
	"strings"

	"readout"
	"readout/internal/syntax"
	"readout/lexicon"
)

// reader reads one document.
type reader struct {
	doc      *readout.Document
	words    *lexicon.QuantityWords
	tree     *syntax.Tree // nil where there are no trees
	timexOf  map[int]int  // by token: the time expression that it stands in
	chainOf  map[int]int  // by head token: its chain
	codes    map[string]int
	sentence int
	onto     []string // the prepositions that lead to whom the measure at hand falls on
	out      []readout.Quantity
}

func newReader(doc *readout.Document, words *lexicon.QuantityWords) *reader {
	r := &reader{doc: doc, words: words, timexOf: map[int]int{}}
	for i, t := range doc.Timexes {
		for k := t.Tokens.First; k < t.Tokens.End; k++ {
			r.timexOf[k] = i
		}
	}
	if n := len(doc.Tokens); n > 0 && len(doc.Arcs) == n && len(doc.Tags) == n {
		r.tree = syntax.New(doc)
	}
	return r
}

func (r *reader) word(i int) string { return strings.ToLower(r.doc.Tokens[i].Text(r.doc)) }

func (r *reader) bounds() readout.TokenRange { return r.doc.Sentences[r.sentence].Tokens }

// clock settles how a figure stands to time: a number inside a date is none; a
// duration keeps the time expression that it is.
func (r *reader) clock(q *readout.Quantity, number readout.TokenRange) bool {
	t, ok := r.timexOf[number.First]
	if !ok {
		return true
	}
	if r.doc.Timexes[t].Type == readout.TimexDuration && q.Rule == "duration" {
		q.Timex = t
		return true
	}
	return false
}

// bound reads the words before a figure, "nearly" or "at least", and after it,
// "or more".
func (r *reader) bound(q *readout.Quantity) {
	s := r.bounds()
	at := q.Tokens.First
	for _, skip := range []string{"a", "an", "the", "another"} {
		if at-1 >= s.First && r.word(at-1) == skip {
			at-- // "nearly a dozen", "up to the 50 kilometres"
			break
		}
	}
	for _, from := range []int{q.Tokens.First, at} {
		if kind := r.before(from, s.First); kind != "" && !(kind == "at-most" && r.rises(from)) {
			setBound(q, kind)
			break
		}
	}
	if e := q.Tokens.End; e+1 < s.End && r.word(e) == "or" {
		switch r.word(e + 1) {
		case "more", "higher", "above":
			q.Bound = readout.BoundAtLeast
		case "less", "fewer", "under":
			q.Bound = readout.BoundAtMost
		case "so":
			q.Approximate = true
		}
	}
}

// rises reports whether the "up" of "up to" right before token end belongs to a
// verb, as in "pushed the duty up to 60%", and bounds nothing.
func (r *reader) rises(end int) bool {
	up := end - 2
	if r.tree == nil || up < r.bounds().First || r.word(up) != "up" || r.word(end-1) != "to" {
		return false
	}
	for i, steps := r.tree.Head(end-1), 0; i >= 0 && steps < 4; i, steps = r.tree.Head(i), steps+1 {
		if lexicon.InClass("raising-verb", r.tree.Lemma(i)) {
			return true
		}
	}
	return false
}

// before is the kind of the longest phrase of the list bounds that ends right
// before token end.
func (r *reader) before(end, first int) string {
	for n := 4; n >= 1; n-- {
		if end-n < first {
			continue
		}
		phrase := r.word(end - n)
		for i := end - n + 1; i < end; i++ {
			phrase += " " + r.word(i)
		}
		if kind := r.words.Bounds[phrase]; kind != "" {
			return kind
		}
	}
	return ""
}

func setBound(q *readout.Quantity, kind string) {
	switch kind {
	case "approximate":
		q.Approximate = true
	case "at-least":
		q.Bound = readout.BoundAtLeast
	case "at-most":
		q.Bound = readout.BoundAtMost
	}
}

// counted finds the noun that a figure counts or modifies and, for counts,
// takes it into the figure: "12 Ukrainian soldiers". It returns the noun's
// token, -1 for none.
func (r *reader) counted(q *readout.Quantity) int {
	head := r.noun(q)
	if i := r.state(q); head < 0 && i >= 0 {
		q.Of, q.Unit, q.Measure, q.Tokens.End = "person", "person", r.measured(i), i+1
		return i
	}
	if head < 0 || q.Unit != "count" {
		return head
	}
	lemma := strings.ToLower(r.doc.Tags[head].Lemma)
	if lexicon.InClass("uncounted-noun", lemma) && q.Value == 1 {
		return -1 // "at one point"
	}
	q.Of = lemma
	if r.words.Persons[lemma] {
		q.Unit = "person"
	}
	q.Tokens.End = head + 1
	return head
}

// noun is the head of the noun phrase that a figure stands in, to its right.
func (r *reader) noun(q *readout.Quantity) int {
	doc, s := r.doc, r.bounds()
	if len(doc.Tags) != len(doc.Tokens) {
		return -1
	}
	last := -1
	for i := q.Tokens.End; i < min(s.End, q.Tokens.End+6); i++ {
		u := doc.Tags[i].UPOS
		switch {
		case nominal(u), i == q.Tokens.End && doc.Tags[i].XPOS == "VBZ": // a plural that the tagger took for a verb
			last = i
			if r.tree != nil && !r.tree.Is(i, "compound", "nmod", "amod") {
				return last
			}
		case last < 0 && (u == readout.ADJ || u == readout.ADV || doc.Tags[i].XPOS == "VBN" || doc.Tags[i].XPOS == "VBG"), u == readout.PUNCT && r.word(i) == "-":
		default:
			return last
		}
	}
	return last
}

func nominal(u readout.UPOS) bool { return u == readout.NOUN || u == readout.PROPN || u == readout.SYM }

// bare gives a number without a noun what the words before it say that it
// counts. It returns false for a number that is no figure.
func (r *reader) bare(q *readout.Quantity, isRange bool) bool {
	if w := q.Tokens.End; w+1 < r.bounds().End && (r.word(w) == "and" || r.word(w) == "to") {
		if _, dated := r.timexOf[w+1]; dated { // "between 5 and 6 p.m."
			return false
		}
	}
	if r.tree != nil {
		if m := r.harmed(q.Tokens.First); m != "" {
			q.Measure, q.Unit, q.Of = m, "person", "person"
			return true
		}
	}
	if noun := r.memberOf(q); noun != "" {
		q.Of, q.Unit = noun, "person"
		return true
	}
	if x := r.subjectBefore(q.Tokens.First); x.found {
		q.Of, q.Measure = x.of, x.measure
		if r.words.Persons[q.Of] || q.Of == "person" {
			q.Unit = "person"
		}
		return true
	}
	return isRange && r.changes(q.Tokens.First) || r.changedTo(q) || r.opens(q.Tokens.First) || !r.label(q.Tokens)
}

// memberOf is the noun for a body of people whose members a bare number counts: "a crew
// of 19", "all 22 of its crew"; empty for none.
func (r *reader) memberOf(q *readout.Quantity) string {
	body := func(i int) string {
		if i < r.bounds().First || i >= r.bounds().End || !lexicon.InClass("crew-noun", strings.ToLower(r.doc.Tags[i].Lemma)) {
			return ""
		}
		return strings.ToLower(r.doc.Tags[i].Lemma)
	}
	at := q.Tokens.First - 1
	for at > r.bounds().First && r.words.Bounds[r.word(at)] != "" {
		at--
	}
	switch {
	case at < r.bounds().First:
	case r.word(at) == "of":
		return body(at - 1)
	case r.word(at) == "all" && q.Tokens.End+2 < r.bounds().End && r.word(q.Tokens.End) == "of":
		return body(q.Tokens.End + 2)
	}
	return ""
}

// changedTo reports whether a number ends a "from A to B" of change whose A the
// rules took for a figure of its own.
func (r *reader) changedTo(q *readout.Quantity) bool {
	n := len(r.out)
	return n > 0 && r.out[n-1].Tokens.End == q.Tokens.First-1 && r.word(q.Tokens.First-1) == "to" && r.changes(r.out[n-1].Tokens.First)
}

// harmed is the measure of the verb of harm right before a number, but for
// words that bound it, "injured at least 12", whatever tagger and tree say.
func (r *reader) harmed(first int) string {
	i := first - 1
	for i > r.bounds().First && (lexicon.InClass("toll-filler", r.word(i)) && r.word(i) != "and" || r.words.Bounds[r.word(i)] != "") {
		i--
	}
	if i < r.bounds().First || r.tree.UPOS(i) != readout.VERB && !strings.HasSuffix(r.word(i), "ed") {
		return ""
	}
	if m := r.harm(i); m == "toll" || m == "wounded" {
		return m
	}
	return ""
}

// label reports whether a bare number without a noun is no figure: a page, an
// age after a name, a list's mark. Only a number that acts or is acted upon in
// the sentence counts something: "killed 12", "three were hurt".
func (r *reader) label(number readout.TokenRange) bool {
	if r.tree == nil {
		return true
	}
	i := number.End - 1
	if !r.tree.Is(i, "nsubj", "obj", "obl", "nmod", "conj", "root") {
		return true
	}
	if r.tree.Is(i, "nsubj", "obj") {
		return false
	}
	return r.tree.Child(i, "nmod") < 0 // "12 of them"
}
