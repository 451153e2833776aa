package quantities

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// This file tells a change from a range: "raised from 15 to 25 percent" gives
// the old value and the new one, where "15 to 25 percent" gives two bounds.

// changes reports whether the figure that starts at token first stands behind
// "from" and a word of change before that.
func (r *reader) changes(first int) bool {
	s := r.bounds()
	from := r.lead(first)
	if from < s.First || r.word(from) != "from" {
		return false
	}
	for i := from - 1; i >= max(s.First, from-12); i-- {
		if r.changeWord(i) {
			return true
		}
		if w := r.word(i); w == ";" || w == "between" {
			return false
		}
	}
	return false
}

func (r *reader) changeWord(i int) bool {
	return lexicon.InClass("changing-word", r.word(i)) || r.tree != nil && lexicon.InClass("changing-word", strings.ToLower(r.tree.Lemma(i)))
}

// lead is the token before a figure, before the words that only blur or bound it.
func (r *reader) lead(first int) int {
	i, s := first-1, r.bounds()
	for i > s.First && !lexicon.InClass("level-preposition", r.word(i)) {
		n := 0
		for k := 4; k >= 1 && n == 0; k-- {
			if i-k+1 >= s.First && r.words.Bounds[r.phrase(i-k+1, i+1)] != "" {
				n = k
			}
		}
		if n == 0 {
			break
		}
		i -= n
	}
	return i
}

// phrase is the words of tokens first to end in lower case.
func (r *reader) phrase(first, end int) string {
	var words []string
	for i := first; i < end; i++ {
		words = append(words, r.word(i))
	}
	return strings.Join(words, " ")
}

// subject is what a bare number after "to", "from", "of" or "at" gives the
// number of: the nearest toll or "number of …" before it in the clause.
type subject struct {
	of, measure string
	found       bool
}

// subjectBefore finds the subject of the bare number that starts at token first.
func (r *reader) subjectBefore(first int) subject {
	s := r.bounds()
	at := r.lead(first)
	if r.tree == nil || at < s.First || !lexicon.InClass("level-preposition", r.word(at)) && !lexicon.InClass("toll-verb", r.word(at)) {
		return subject{}
	}
	only := false // a toll, and nothing else
	for i := at - 1; i >= max(s.First, at-14); i-- {
		w := r.word(i)
		switch {
		case only && w != "toll":
			continue
		case w == ";" || w == ":" || w == "," || w == "and":
			return subject{}
		case lexicon.InClass("toll-noun", w):
			return subject{of: "person", measure: "toll", found: true}
		case r.victims(i) && (r.tree.UPOS(i) != readout.VERB || i > s.First && r.word(i-1) == "of"):
			return subject{of: "person", measure: r.measured(i), found: true}
		}
		if of := r.numberOf(i); of != "" {
			return subject{of: of, found: true}
		}
		if r.tree.UPOS(i) == readout.VERB && !r.changeWord(i) && !lexicon.InClass("toll-verb", strings.ToLower(r.tree.Lemma(i))) {
			if !r.changeWord(at - 1) {
				return subject{}
			}
			only = true // what rises is a toll, if there is one: "locks" may be no verb
		}
	}
	return subject{}
}

// victims reports whether token i is a word for people harmed: "the injured".
func (r *reader) victims(i int) bool {
	m := r.measured(i)
	return m == "toll" || m == "wounded" || m == "missing"
}

// numberOf is the noun at i where "the number of" stands before it.
func (r *reader) numberOf(i int) string {
	if !nominal(r.tree.UPOS(i)) || r.changeWord(i) { // a verb taken for a noun
		return ""
	}
	for j := i - 1; j > max(r.bounds().First, i-5); j-- {
		if r.word(j) == "of" {
			if r.word(j-1) == "number" {
				return strings.ToLower(r.tree.Lemma(i))
			}
			return ""
		}
	}
	return ""
}

// state is the token of the word right behind a bare number that says what
// became of the people counted, "12 dead", -1 for none.
func (r *reader) state(q *readout.Quantity) int {
	i := q.Tokens.End
	if q.Unit != "count" || i >= r.bounds().End || len(r.doc.Tags) != len(r.doc.Tokens) {
		return -1
	}
	if lexicon.InClass("casualty-state", r.word(i)) {
		return i
	}
	return -1
}

// people makes persons of a bare count of those who were harmed or held.
func people(q *readout.Quantity) {
	if q.Unit != "count" || q.Of != "" && q.Of != "other" && q.Of != "others" {
		return
	}
	switch q.Measure {
	case "toll", "wounded", "missing", "arrest", "hostage", "displaced", "infected", "expelled":
		q.Unit, q.Of = "person", "person"
	}
}

// pair makes a range of two figures; the first counts what the second does.
func (r *reader) pair(low, high *readout.Quantity) {
	if low.Unit != high.Unit && low.Of == "" {
		low.Unit, low.Of, low.Measure = high.Unit, high.Of, high.Measure
	}
	low.Bound, high.Bound = readout.BoundAtLeast, readout.BoundAtMost
}

// opens reports whether the bare number at token i opens "between A and B".
func (r *reader) opens(i int) bool {
	s := r.bounds()
	return i > s.First && i+3 < s.End && r.word(i-1) == "between" && r.word(i+1) == "and" &&
		r.tree != nil && r.tree.UPOS(i+2) == readout.NUM && nominal(r.tree.UPOS(i+3))
}

// closes reports whether the figure that starts at token first closes the
// "between A and" that the figure found before it opened.
func (r *reader) closes(first int) bool {
	n := len(r.out)
	return n > 0 && r.out[n-1].Rule == "count" && r.out[n-1].Tokens.End == first-1 && r.opens(first-2)
}

// joins reports whether the words of a pattern's two numbers make a range:
// "and" does only behind "between".
func (r *reader) joins(low readout.TokenRange) bool {
	s := r.bounds()
	for i := low.End; i < min(s.End, low.End+3); i++ {
		switch r.word(i) {
		case "and":
			return low.First > s.First && r.word(low.First-1) == "between"
		case "to", "-", "or":
			return true
		}
	}
	return true
}

// predicated is the measuring noun of which a figure is said, "trade was worth
// $3m", by the order of words alone; -1 for none.
func (r *reader) predicated(q *readout.Quantity) int {
	first := r.bounds().First
	i, linked := q.Tokens.First-1, false
	for ; i >= first; i-- {
		w := r.word(i)
		if w == "worth" || r.tree.UPOS(i) == readout.AUX || lexicon.InClass("value-verb", w) {
			linked = true
			continue
		}
		if r.words.Bounds[w] == "" && r.tree.UPOS(i) != readout.ADV && !lexicon.InClass("toll-filler", w) {
			break
		}
	}
	for j := i; linked && j >= max(first, i-8); j-- {
		switch u := r.tree.UPOS(j); {
		case u == readout.PUNCT, u == readout.SCONJ, u == readout.AUX:
			return -1
		case r.measured(j) != "" && r.byNoun(j):
			return j
		case u == readout.VERB:
			return -1
		}
	}
	return -1
}

// byNoun reports whether the word at i is no complement that a measure falls
// on: "tariffs on imports".
func (r *reader) byNoun(i int) bool {
	for j := i - 1; j >= max(r.bounds().First, i-3); j-- {
		switch r.word(j) {
		case "on", "against", "upon":
			return false
		}
		if r.breaks(j) {
			return true
		}
	}
	return true
}
