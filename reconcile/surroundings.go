package reconcile

import (
	"math"
	"slices"

	"readout"
	"readout/lexicon"
)

// compareSurroundings sets the features that tell whether two values are told of
// one happening: by the reports as a whole, the sentences beside, the
// prepositions, the moods and what else the same predicates say.
func (f *features) compareSurroundings(a, b *fact) {
	f[featureGap] = min(daysBetween(a.rec.Published.Value, b.rec.Published.Value), 4) / 4
	f[featureReports] = a.from.likeReport(b.from)
	f[featureAround] = likeTerms(a.from.beside(a.sentence), b.from.beside(b.sentence))
	switch x, y := a.marker(), b.marker(); {
	case x == y && x != "":
		f[featureMarker] = 1
	case x != y:
		f[featureMarkerOther] = 1
	}
	f[featureMoodOther] = float64(one(a.claimed() != b.claimed()))
	f[featureSaid] = float64(one(a.said())+one(b.said())) / 2
	f[featureSaidApart] = f[featureSaid] * (1 - f[featureSentence])
	f[featureCrossed] = float64(one(crossed(a, b)) + one(crossed(b, a)))
	f[featureModifierOther] = float64(one(otherModifiers(a, b)))
	f[featureShareNames] = sharedNames(a, b)
	f[featureClash] = float64(min(clashes(a, b), 2)) / 2
	f[featureQuoted] = float64(one(a.quotedWords())+one(b.quotedWords())) / 2
}

// daysBetween is how many days lie between two dates; 0 where one is not known.
func daysBetween(a, b readout.Date) float64 {
	x, _, okA := a.Bounds()
	y, _, okB := b.Bounds()
	if !okA || !okB {
		return 0
	}
	return math.Abs(x.Sub(y).Hours() / 24)
}

// likeTerms is the weight that two lists of words share against that of either.
func likeTerms(a, b weighedTerms) float64 {
	if a.total == 0 || b.total == 0 {
		return 0
	}
	shared, _ := sharedWeight(a.terms, b.terms)
	return shared / math.Sqrt(a.total*b.total)
}

// likeReport is how alike two reports are as a whole: asked for each pair of their
// facts, and weighed once.
func (x *extractor) likeReport(o *extractor) float64 {
	like, ok := x.likes[o]
	if !ok {
		like = likeTerms(x.report(), o.report())
		x.likes[o] = like
	}
	return like
}

// marker is the preposition before a value.
func (f *fact) marker() string {
	if c := f.from.tree.Child(f.head, "case"); c >= 0 {
		return f.from.lemma(c)
	}
	return ""
}

// toCome is how a claim is made of what is yet to come.
const toCome lexicon.Mood = "to come"

// claimed is how the predicate of a value is claimed: its mood, or that it is to come.
func (f *fact) claimed() lexicon.Mood {
	p := f.from.predicate(f.head)
	if m := f.from.mood(p); m != "" {
		return m
	}
	if up := f.from.tree.Head(p); up >= 0 && f.from.tree.Is(p, "conj") {
		if m := f.from.mood(up); m != "" {
			return m
		}
	}
	for _, c := range f.from.tree.All(p, "aux") {
		if l := f.from.lemma(c); l == "will" || l == "would" {
			return toCome
		}
	}
	return ""
}

// said reports whether the predicate of a value is one of saying.
func (f *fact) said() bool {
	cue := lexicon.Cues().Verb(f.from.lemma(f.from.predicate(f.head)))
	return cue != (lexicon.Cue{}) && cue.Class != lexicon.CuePact
}

// crossed reports whether the sentence of x says, beside what its value is stated
// of, what the value of y is stated of: "died on the 19th, a week after she was
// arrested" and "arrested on the 12th".
func crossed(x, y *fact) bool {
	if x.kind == factClaim || x.kind == factDeed || x.kind == factOffice {
		return false
	}
	p, q := x.from.predicate(x.head), y.from.predicate(y.head)
	verb := y.from.lemma(q)
	if x.from.tree.UPOS(p) != readout.VERB || y.from.tree.UPOS(q) != readout.VERB || x.from.lemma(p) == verb {
		return false
	}
	return slices.ContainsFunc(x.passage.facts, func(o *fact) bool { return o.kind == factClaim && o.name == verb && !o.span.Overlaps(x.span) })
}

// partOfName reports whether a place stands before a noun as part of what that is
// called, "the Norwegian navy", where another place does not.
func (f *fact) partOfName(o *fact) bool {
	return f.marker() == "" && f.from.tree.Is(f.head, "compound", "amod", "nmod:poss") && f.anchor != o.anchor
}

// otherModifiers reports whether the nouns that two values measure have
// adjectives, and none in common: "a minimum tax", "a one-time tax".
func otherModifiers(a, b *fact) bool {
	x, y := a.modifiers(), b.modifiers()
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(w string) bool { return slices.Contains(y, w) })
}

// modifiers are the adjectives and nouns before the noun that a value measures.
func (f *fact) modifiers() []string {
	noun := f.from.tree.Head(f.head)
	if noun < 0 || !nominal(f.from.tree, noun) {
		noun = f.head
	}
	var out []string
	for _, m := range f.from.tree.All(noun, "amod", "compound") {
		if !f.tokens.Contains(m) && m != f.head {
			out = append(out, f.from.term(m))
		}
	}
	return out
}

// sharedNames is the share of the names near two values that both have: of the
// value that has fewer, a half where one has none.
func sharedNames(a, b *fact) float64 {
	n := min(len(named(a)), len(named(b)))
	if n == 0 {
		return 0.5
	}
	return 1 - float64(min(strangers(a, b), n))/float64(n)
}

// clashes counts the other values of the same two predicates that exclude one
// another: "30 percent by 2030" and "17 percent by 2020" are two plans.
func clashes(a, b *fact) int {
	p, q := a.from.predicate(a.head), b.from.predicate(b.head)
	n := 0
	for _, x := range a.passage.facts {
		if x.kind == factClaim || x.span.Overlaps(a.span) || x.from.predicate(x.head) != p {
			continue
		}
		same, other := false, false
		for _, y := range b.passage.facts {
			if y.kind != x.kind || y.span.Overlaps(b.span) || y.from.predicate(y.head) != q {
				continue
			}
			rel := comparisons[x.kind].compare(x, y)
			same, other = same || rel == agree, other || rel == differs
		}
		if other && !same {
			n++
		}
	}
	return n
}

// quotedWords reports whether a value stands in words that somebody is quoted with.
func (f *fact) quotedWords() bool {
	return slices.ContainsFunc(f.rec.Attributions, func(a readout.Attribution) bool {
		return slices.ContainsFunc(a.Quotes, func(q readout.Span) bool { return q.Contains(f.span) })
	})
}
