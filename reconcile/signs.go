package reconcile

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// doubts are the signs that two sentences tell two things: none settles it alone.
// How much each counts is learned from facts that were changed on purpose, where
// two things hardly occur; a pair with one must be nearly certain besides.
var doubts = []struct {
	feature int
	of      func(a, b *fact) bool
}{
	{featureGovernor, otherGovernor},
	{featureAssertion, otherAssertion},
	{featureCondition, otherCondition},
	{featureTeller, otherTeller},
	{featureRate, otherRate},
	{featureReach, otherReach},
	{featureRole, otherRole},
	{featureRow, pickedFromRow},
	{featureSayings, twoDaysOfSaying},
	{featurePolls, ofPolls},
	{featureStretch, ofStretches},
}

// compareDoubts sets the features of the signs that two things are told.
func (f *features) compareDoubts(a, b *fact) {
	for _, d := range doubts {
		f[d.feature] = float64(one(d.of(a, b)))
	}
}

// nearlyCertain is how sure a pair must be that bears a sign of two things.
const nearlyCertain = 0.87

// demand is how sure a pair must be to be a conflict.
func (c *candidate) demand() float64 {
	for _, d := range doubts {
		if c.feats[d.feature] == 1 {
			return max(nearlyCertain, sureEnough[c.a.kind])
		}
	}
	return sureEnough[c.a.kind]
}

// otherGovernor reports whether two values are told of two things.
func otherGovernor(a, b *fact) bool {
	switch a.kind {
	case factDate, factPlace:
		return !oneGovernor(a, b)
	case factDuration:
		return !(a.countsOff() && b.countsOff()) && !oneGovernor(a, b)
	case factNumber:
		if a.number.counts() {
			return a.anchor != b.anchor && a.anchor != "" && b.anchor != "" // "161 arrests", "100 people"
		}
		return !oneGovernor(a, b)
	}
	return false
}

// otherAssertion reports whether one of two claims stands in a clause that only
// says which or what for, and the other is made: "the deckhands who were not paid"
// and "they were paid".
func otherAssertion(a, b *fact) bool {
	return a.kind == factClaim && (a.aside() != b.aside() || a.says() && b.says())
}

// says reports whether a claim only says of which things something else is told: "a ship
// that obeys the rules".
func (f *fact) says() bool {
	t := f.from.tree
	subject := t.Child(f.head, "nsubj")
	return t.Is(f.head, "acl:relcl") && subject >= 0 && relative(t.Text(subject)) && t.UPOS(t.Head(f.head)) == readout.NOUN
}

// aside reports whether a claim stands in a relative clause, in one of purpose or in
// one that says when.
func (f *fact) aside() bool {
	t := f.from.tree
	if t.Is(f.head, "acl:relcl") {
		return true
	}
	mark := t.Child(f.head, "mark")
	if mark < 0 || !t.Is(f.head, "acl", "advcl") || lexicon.MoodOf(f.from.lemma(t.Head(f.head))) == lexicon.MoodThrough {
		return false
	}
	return lexicon.InClass("aside-word", f.from.lemma(mark))
}

// otherCondition reports whether one of two figures is told under a condition, or as
// what may be, and the other is not.
func otherCondition(a, b *fact) bool {
	if a.kind != factNumber && a.kind != factDuration {
		return false
	}
	return a.conditional() != b.conditional() || a.supposed() != b.supposed() || a.needed() || b.needed() || a.stillSo() != b.stillSo()
}

// needed reports whether a value is what somebody needs for an end, which each reckons
// for himself.
func (f *fact) needed() bool {
	p := f.from.predicate(f.head)
	up := f.from.tree.Head(p)
	return f.from.lemma(p) == "need" || up >= 0 && f.from.tree.Is(p, "xcomp") && f.from.lemma(up) == "need"
}

// stillSo reports whether a value is told of those who are left of some.
func (f *fact) stillSo() bool {
	still := func(i int) bool {
		return slices.ContainsFunc(f.from.tree.All(i, "advmod"), func(c int) bool { return f.from.lemma(c) == "still" })
	}
	p := f.from.predicate(f.head)
	up := f.from.tree.Head(p)
	return still(p) || up >= 0 && f.from.tree.Is(p, "nsubj") && still(up)
}

// ofPolls reports whether two figures are told of polls, of which there are many, or
// one of two shares is, or one of two that lead one another.
func ofPolls(a, b *fact) bool {
	return a.kind == factDeed && (a.polled() || b.polled()) || a.kind == factNumber && (a.polled() && b.polled() || a.number.unit == "percent" && (a.polled() || b.polled()))
}

// ofStretches reports whether one of two lengths of time is a stretch up to now or from
// now on: "over the past three months".
func ofStretches(a, b *fact) bool {
	return a.kind == factDuration && (a.stretch() || b.stretch())
}

// stretch reports whether a length of time is one that ends or begins now.
func (f *fact) stretch() bool {
	return lexicon.InClass("window-word", f.from.before(f.tokens.First)) ||
		slices.ContainsFunc(f.modifiers(), func(w string) bool { return lexicon.InClass("window-word", w) })
}

// twoDaysOfSaying reports whether two dates are days of two sayings.
func twoDaysOfSaying(a, b *fact) bool { return a.kind == factDate && twoSayings(a, b) }

// conditional reports whether the predicate of a value has a clause with "if".
func (f *fact) conditional() bool {
	for _, c := range f.from.tree.All(f.from.predicate(f.head), "advcl") {
		if m := f.from.tree.Child(c, "mark"); m >= 0 && lexicon.MoodOf(f.from.lemma(m)) == lexicon.MoodSupposed {
			return true
		}
	}
	return false
}

// supposed reports whether what a value is stated of may be or is expected.
func (f *fact) supposed() bool {
	m := f.claimed()
	return m == lexicon.MoodPossible || m == lexicon.MoodForecast
}

// otherTeller reports whether one of two figures is of the writer: "I worked with
// her for 30 years".
func otherTeller(a, b *fact) bool {
	own := func(f *fact) bool { return lexicon.InClass("first-person", f.stated().subject) }
	return a.number != nil && own(a) != own(b)
}

// otherRate reports whether one of two figures is a rate, "a speech", "per ton".
func otherRate(a, b *fact) bool {
	return a.kind == factNumber && a.rate() != b.rate()
}

// rate reports whether a figure is said to be for each of some things.
func (f *fact) rate() bool { return lexicon.InClass("each-word", neighbor(f, 1)) }

// otherRole reports whether two places are named in two roles: one was left, in the
// other something took place.
func otherRole(a, b *fact) bool {
	if a.kind != factPlace {
		return false
	}
	x, y := a.marker(), b.marker()
	within := func(m string) bool { return lexicon.InClass("within-word", m) }
	return x != y && !(within(x) && within(y))
}

// ofEarlier reports whether the predicate beside the holder of an office is told of a year
// before that of the report.
func (f *fact) ofEarlier() bool {
	year, of := f.rec.Published.Value, f.from.predicate(f.head)
	return len(year) >= 4 && slices.ContainsFunc(f.passage.facts, func(o *fact) bool {
		return o.kind == factDate && f.from.tree.Head(o.head) == of && o.date[:4] < year[:4] && strings.Contains(o.span.Text(o.rec.Document), string(o.date[:4]))
	})
}
