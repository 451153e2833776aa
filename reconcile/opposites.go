package reconcile

import (
	"slices"

	"readout"
	"readout/lexicon"
)

// opposed reports whether two claims are opposites of one thing at one time:
// "exports rose 5 percent in May", "exports fell 5 percent in May".
func opposed(a, b *fact) bool {
	return lexicon.Opposite(a.poles, b.poles) && !a.negated && !b.negated && a.claimed() == b.claimed() && ofOneThing(a, b) && ofOneTime(a, b)
}

// ofOneThing reports whether two claims have one subject, one object and one
// complement.
func ofOneThing(a, b *fact) bool {
	x, y := a.stated(), b.stated()
	return x.subject != "" && x.subject == y.subject && x.object == y.object && a.passive == b.passive && oneComplement(a, b) &&
		a.alike(b, "nsubj") && a.alike(b, "obj")
}

// alike reports whether the words that say which subject or object is meant are,
// in one of two claims, all among the other's: the price of herring is not that
// of coal.
func (f *fact) alike(o *fact, rel string) bool {
	x, y := f.which(rel), o.which(rel)
	within := func(some, all []string) bool {
		return !slices.ContainsFunc(some, func(w string) bool { return !slices.Contains(all, w) })
	}
	return within(x, y) || within(y, x)
}

// which are the words that say which subject or object a claim has.
func (f *fact) which(rel string) []string {
	a := f.from.tree.Child(f.head, rel)
	if a < 0 {
		return nil
	}
	var out []string
	for _, c := range f.from.tree.All(a, "nmod", "compound", "amod", "flat", "acl") {
		out = append(out, f.from.term(c))
	}
	return out
}

// toldApart reports whether two claims that are not each other's denial are told
// of other names, or beside other values.
func toldApart(x, y *fact) bool {
	return x.negated == y.negated && (strangers(x, y) > 0 || otherwise(x, y) > 0)
}

// oneComplement reports whether what two claims say somebody is to do is one: to lift
// the toll is not to lift the ban.
func oneComplement(a, b *fact) bool {
	c, of := a.complement()
	d, other := b.complement()
	return c == d && (of == "" || other == "" || of == other)
}

// complement is what a claim's clause says somebody is to do, and to what: "lift" and
// "toll" in "agreed to lift the toll"; empty for none.
func (f *fact) complement() (verb, object string) {
	c := f.from.tree.Child(f.head, "xcomp", "ccomp")
	if c < 0 {
		return "", ""
	}
	if o := f.from.tree.Child(c, "obj"); o >= 0 && f.rec.Tags[o].UPOS != readout.PRON {
		object = f.from.term(o)
	}
	return f.from.lemma(c), object
}

// ofOneTime reports whether two claims are given one date, or none and their
// reports are of one day.
func ofOneTime(a, b *fact) bool {
	x, y := a.days(), b.days()
	if len(x) == 0 && len(y) == 0 {
		p, q := a.rec.Published.Value, b.rec.Published.Value
		return p.Known() && q.Known() && p.Day() == q.Day()
	}
	return slices.ContainsFunc(x, func(d readout.Date) bool { return slices.Contains(y, d) })
}

// days are the dates that stand with the predicate of a claim.
func (f *fact) days() []readout.Date {
	var out []readout.Date
	for _, o := range f.passage.facts {
		if o.kind == factDate && o.from.predicate(o.head) == f.head {
			out = append(out, o.date)
		}
	}
	return out
}

// doneAndToCome reports whether one of two claims of one deed on one date tells
// it as done and the other, which appeared when that could be known, as yet to
// come: "visited Oslo on May 3" and, on May 5, "will visit Oslo on May 3".
func doneAndToCome(a, b *fact) bool {
	if a.ahead() == b.ahead() || a.past() || b.past() || !ofOneThing(a, b) {
		return false
	}
	done, coming := a, b
	if a.ahead() {
		done, coming = b, a
	}
	days := slices.DeleteFunc(done.days(), func(d readout.Date) bool { return !slices.Contains(coming.days(), d) })
	if len(days) == 0 || !done.told() {
		return false
	}
	at, _, okA := coming.rec.Published.Value.Bounds()
	other, _, okB := done.rec.Published.Value.Bounds()
	_, last, okC := days[0].Bounds()
	return okA && okB && okC && !at.Before(other) && (at.After(last) || other.Before(last))
}

// ahead reports whether a claim tells of what is yet to come.
func (f *fact) ahead() bool { return f.claimed() == toCome }

// told reports whether a claim stands in the past tense or the perfect.
func (f *fact) told() bool {
	if f.rec.Tags[f.head].XPOS == "VBD" {
		return true
	}
	for _, c := range f.from.tree.All(f.head, "aux") {
		if l := f.from.lemma(c); l == "have" || l == "be" && f.rec.Tags[c].XPOS == "VBD" {
			return true
		}
	}
	return false
}
