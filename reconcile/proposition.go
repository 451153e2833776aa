package reconcile

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/syntax"
)

// proposition is what a value is stated of: the predicate that governs it, with
// who does it and to what, the noun that it measures and what that is a part of.
// A part that the sentence does not have is empty.
type proposition struct {
	noun, verb, subject, object, scope string
}

// farthestVerb is how many steps up the tree the governing predicate may be.
const farthestVerb = 6

// proposition reads what the value at a token is stated of.
func (x *extractor) proposition(head int) proposition {
	var p proposition
	if up := x.tree.Head(head); up >= 0 && nominal(x.tree, up) {
		p.noun = x.term(up)
	}
	for _, n := range x.tree.All(head, "nmod") {
		p.scope = x.term(n)
	}
	if up := x.tree.Head(head); p.scope == "" && p.noun != "" {
		for _, n := range x.tree.All(up, "nmod") {
			if n != head {
				p.scope = x.term(n)
			}
		}
	}
	verb := x.predicate(head)
	p.verb = x.term(verb)
	p.subject = x.argument(verb, "nsubj", head)
	for up := verb; p.subject == "" && x.tree.Is(up, "conj", "xcomp", "advcl", "acl") && x.tree.Head(up) >= 0; {
		up = x.tree.Head(up)
		if nominal(x.tree, up) {
			p.subject = x.term(up)
			break
		}
		p.subject = x.argument(up, "nsubj", head)
	}
	p.object = x.argument(verb, "obj", head)
	return p
}

// predicate is the predicate that governs a token, or the token itself.
func (x *extractor) predicate(i int) int {
	for range farthestVerb {
		if x.tree.UPOS(i) == readout.VERB || x.tree.Child(i, "cop") >= 0 || x.tree.Head(i) < 0 {
			break
		}
		i = x.tree.Head(i)
	}
	return i
}

// stating reports whether a predicate governs a token: what stands in a caption,
// a signature or a table is stated of nothing.
func (x *extractor) stating(i int) bool {
	p := x.predicate(i)
	return x.tree.UPOS(p) == readout.VERB || x.tree.Child(p, "cop") >= 0
}

// stated is what the value of f is stated of.
func (f *fact) stated() *proposition {
	if f.prop == nil {
		p := f.from.proposition(f.head)
		f.prop = &p
	}
	return f.prop
}

// argument is the word of a predicate's argument, unless it is the value itself.
func (x *extractor) argument(verb int, rel string, value int) string {
	if a := x.tree.Child(verb, rel); a >= 0 && a != value {
		return x.term(a)
	}
	return ""
}

// passive reports whether the predicate at token i says what is done to its subject.
func (x *extractor) passive(i int) bool {
	return x.tree.Child(i, "nsubj:pass", "aux:pass") >= 0
}

// term is how a token counts among the parts of a proposition.
func (x *extractor) term(i int) string {
	if name := x.referred[i]; name != "" {
		return name
	}
	return x.lemma(i)
}

func nominal(t *syntax.Tree, i int) bool {
	return t.UPOS(i) == readout.NOUN || t.UPOS(i) == readout.PROPN
}

// run is how many words in a row stand alike on one side of two values.
func run(a, b *fact, side int) int {
	n := 0
	for ; n < longestRun; n++ {
		i, j := a.tokens.First-1-n, b.tokens.First-1-n
		if side > 0 {
			i, j = a.tokens.End+n, b.tokens.End+n
		}
		if i < 0 || j < 0 || i >= len(a.rec.Tokens) || j >= len(b.rec.Tokens) || !strings.EqualFold(a.rec.Tokens[i].Text(a.rec.Document), b.rec.Tokens[j].Text(b.rec.Document)) {
			break
		}
	}
	return n
}

// longestRun bounds what counts of a run of words.
const longestRun = 4

// window is how much of the words around two values stands alike in order: the
// longest common subsequence against the shorter window.
func window(a, b *fact) float64 {
	x, y := around(a), around(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	return float64(inOrder(x, y)) / float64(max(min(len(x), len(y)), windowSide))
}

// inOrder is how many words stand in both lists in one order: the longest common
// subsequence.
func inOrder(x, y []string) int {
	row := make([]int, len(y)+1)
	for i := range x {
		diagonal := 0
		for j := range y {
			above := row[j+1]
			if x[i] == y[j] {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diagonal = above
		}
	}
	return row[len(y)]
}

// windowSide is how many words on either side of a value its window has.
const windowSide = 10

// around lists the lemmas around a value within its sentence.
func around(f *fact) []string {
	return lemmas(f, f.tokens.First-windowSide, f.tokens.End+windowSide)
}

// lemmas lists the lemmas from one token to another of the sentence of a value,
// without it and without marks.
func lemmas(f *fact, from, to int) []string {
	r := f.rec.Sentences[f.sentence].Tokens
	out := make([]string, 0, max(min(r.End, to)-max(r.First, from), 0))
	for i := max(r.First, from); i < min(r.End, to); i++ {
		if !f.tokens.Contains(i) && f.rec.Tags[i].UPOS != readout.PUNCT {
			out = append(out, f.from.lemma(i))
		}
	}
	return out
}

// strangers counts the names of each of two sentences that the other has not,
// the values apart, and gives the lesser number: both tell of somebody or some
// place else.
func strangers(a, b *fact) int {
	return min(unshared(a, b), unshared(b, a))
}

func unshared(a, b *fact) int {
	n := 0
	for _, i := range named(a) {
		word := strings.ToLower(a.rec.Tokens[i].Text(a.rec.Document))
		if !slices.ContainsFunc(b.passage.words, func(t term) bool { return t.word == word }) {
			n++
		}
	}
	return n
}

// named lists the tokens of names near a value.
func named(f *fact) []int {
	r := f.rec.Sentences[f.sentence].Tokens
	var out []int
	for i := max(r.First, f.tokens.First-windowSide); i < min(r.End, f.tokens.End+windowSide); i++ {
		if !f.tokens.Contains(i) && f.rec.Tags[i].UPOS == readout.PROPN {
			out = append(out, i)
		}
	}
	return out
}

// otherwise counts the other values of two sentences that exclude one another,
// and those that are alike: dates, places and figures.
func otherwise(a, b *fact) (apart int) {
	for _, x := range a.passage.facts {
		if x.kind == factClaim || x.kind == factPerson || x.span.Overlaps(a.span) {
			continue
		}
		same, other := false, false
		for _, y := range b.passage.facts {
			if y.kind != x.kind || y.span.Overlaps(b.span) {
				continue
			}
			switch comparisons[x.kind].compare(x, y) {
			case agree:
				same = true
			case differs:
				other = true
			}
		}
		if other && !same {
			apart++
		}
	}
	return apart
}

// compareProposition sets the features that tell whether two values are stated
// of one thing, part by part.
func (f *features) compareProposition(a, b *proposition) {
	for _, part := range []struct {
		a, b        string
		same, other int
	}{
		{a.noun, b.noun, featureNoun, featureNounOther},
		{a.verb, b.verb, featureVerb, featureVerbOther},
		{a.subject, b.subject, featureSubject, featureSubjectOther},
		{a.object, b.object, featureObject, featureObjectOther},
		{a.scope, b.scope, featureScope, featureScopeOther},
	} {
		switch {
		case part.a == "" || part.b == "":
		case part.a == part.b:
			f[part.same] = 1
		default:
			f[part.other] = 1
		}
	}
}

// crowd counts the other values of a fact's kind and unit in its sentence.
func crowd(f *fact) int {
	n := 0
	for _, o := range f.passage.facts {
		if o != f && o.kind == f.kind && (f.number == nil || o.number.unit == f.number.unit) {
			n++
		}
	}
	return n
}
