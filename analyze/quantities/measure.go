package quantities

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// top is the token of a figure that the rest of the sentence hangs on.
func (r *reader) top(tokens readout.TokenRange, at int) int {
	for i := tokens.First; i < tokens.End; i++ {
		if h := r.tree.Head(i); h < 0 || !tokens.Contains(h) {
			if r.tree.Is(i, "punct", "advmod", "case") {
				continue
			}
			return i
		}
	}
	return at
}

// measure finds the noun or verb that tells what is measured, nearest first:
// the noun that the figure modifies, the words above it, then the object and
// subject of the verb above. It returns the noun and the governing verb, -1
// for what is missing.
func (r *reader) measure(q *readout.Quantity, top, head int) (noun, verb int) {
	f := finder{reader: r, q: q, noun: -1, verb: -1, counts: q.Unit == "count" || q.Unit == "person"}
	f.take(head)
	if !f.counts {
		for _, c := range r.tree.All(top, "compound", "nmod") { // "$5m aid package", "5% of trade"
			f.take(c)
		}
	}
	f.climb(top)
	switch {
	case f.verb < 0 && !f.counts: // a copula: "the tariff is 100%", whose root is the figure itself
		for _, s := range r.tree.All(top, "nsubj") {
			f.take(s)
		}
	case f.counts:
		if f.verb >= 0 && r.tree.Is(top, "obj", "nsubj:pass", "conj", "nsubj", "appos") {
			f.takeVerb()
		}
		if q.Measure == "" {
			q.Measure = r.harmBeside(q)
		}
	case f.verb >= 0:
		for _, c := range append(r.tree.All(f.verb, "obj"), r.tree.All(f.verb, "nsubj", "obl")...) {
			if c != top && !q.Tokens.Contains(c) {
				f.take(c)
			}
		}
		f.takeVerb()
	}
	return f.noun, f.verb
}

// nearby is the nearest measuring noun to the left in the same clause, for a
// figure that the tree hangs on the wrong word: "tariffs … to 125%".
func (r *reader) nearby(q *readout.Quantity) int {
	first := r.bounds().First
	if i := q.Tokens.First - 1; i < first || !lexicon.InClass("level-preposition", r.word(i)) {
		return -1
	}
	for i := q.Tokens.First - 2; i >= max(first, q.Tokens.First-12); i-- {
		switch w := r.word(i); {
		case w == ";" || w == "," || w == ":":
			return -1
		case r.tree.UPOS(i) == readout.NOUN:
			if m := r.measured(i); m == "tariff" || m == "tax" || m == "price" || m == "share" || m == "wage" || m == "budget" {
				return i
			}
		}
	}
	return -1
}

// measured is what a noun of the list measures, by its lemma or its form.
func (r *reader) measured(i int) string {
	if r.inBody(i) {
		return "" // "the Harbour Fund lent 9 million euros"
	}
	if m := r.words.Nouns[strings.ToLower(r.tree.Lemma(i))]; m != "" {
		return m
	}
	w := r.word(i)
	if base, ok := strings.CutSuffix(w, "ies"); ok {
		return r.words.Nouns[base+"y"]
	}
	return r.words.Nouns[w]
}

// inBody reports whether a token belongs to the name of a body.
func (r *reader) inBody(i int) bool {
	return slices.ContainsFunc(r.doc.Entities, func(e readout.Entity) bool {
		return e.Type == readout.EntityOrganization && e.Tokens.Len() > 1 && e.Tokens.Contains(i)
	})
}

// verbAbove is the first verb above a token, -1 for none.
func (r *reader) verbAbove(i int) int {
	for steps := 0; i >= 0 && steps < 6; steps++ {
		if i = r.tree.Head(i); i >= 0 && r.tree.UPOS(i) == readout.VERB {
			return i
		}
	}
	return -1
}

// finder looks for what one figure measures.
type finder struct {
	*reader
	q          *readout.Quantity
	noun, verb int
	counts     bool
}

// take accepts a noun of the list, unless one was found before. A noun after
// "on" or "against" is what a measure falls on, not what is measured.
func (f *finder) take(i int) {
	if i < 0 || f.noun >= 0 || f.tree.UPOS(i) == readout.VERB {
		return
	}
	switch f.caseOf(i) {
	case "on", "against", "upon":
		return
	}
	if m := f.measured(i); m != "" {
		f.q.Measure, f.noun = m, i
		return
	}
	if f.counts {
		return
	}
	for _, c := range f.tree.All(i, "compound") { // "trade relationship", "tariff rate"
		if m := f.measured(c); m != "" && f.noun < 0 {
			f.q.Measure, f.noun = m, i
		}
	}
}

// takeVerb accepts the verb above.
func (f *finder) takeVerb() {
	if f.noun >= 0 || f.verb < 0 || f.tree.UPOS(f.verb) != readout.VERB {
		return
	}
	if m := f.words.Verbs[strings.ToLower(f.tree.Lemma(f.verb))]; m != "" {
		f.q.Measure, f.noun = m, f.verb
	}
}

// climb goes up from a figure to the verb that governs it, and takes the first
// fitting noun on the way.
func (f *finder) climb(top int) {
	i := f.tree.Head(top)
	for steps := 0; i >= 0 && steps < 6; steps++ {
		switch f.tree.UPOS(i) {
		case readout.VERB, readout.AUX:
			f.verb = i
			return
		case readout.NOUN, readout.PROPN:
			if !f.counts {
				f.take(i)
			}
		}
		if f.tree.Is(i, "ccomp", "csubj", "parataxis", "advcl", "acl") {
			return // what stands above is another clause
		}
		i = f.tree.Head(i)
	}
}
