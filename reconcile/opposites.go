package reconcile

import (
	"slices"

	"readout"
	"readout/lexicon"
)

// opposed reports whether two claims are opposites of one thing at one time:
// "exports rose 5 percent in May", "exports fell 5 percent in May".
func opposed(a, b *fact) bool {
	return lexicon.Opposite(a.poles, b.poles) && !a.negated && !b.negated && a.claimed() == b.claimed() &&
		(ofOneThing(a, b) || oneUndergoes(a, b)) && (ofOneTime(a, b) || !moves(a) && ofOneNews(a, b))
}

// ofOneThing reports whether two claims have one subject, one object and one
// complement.
func ofOneThing(a, b *fact) bool {
	x, y := a.stated(), b.stated()
	return x.subject != "" && (x.subject == y.subject || oneArgument(a, b, "nsubj", "nsubj")) && (x.object == y.object || oneArgument(a, b, "obj", "obj")) &&
		a.passive == b.passive && oneComplement(a, b) && a.alike(b, "nsubj") && a.alike(b, "obj")
}

// oneUndergoes reports whether of two claims one says what is done to somebody and the
// other what somebody does to the same, or does himself: "Lee was convicted", "a court
// acquitted Lee"; "Day was dismissed", "Day resigned".
func oneUndergoes(a, b *fact) bool {
	x, y := a.undergoer(), b.undergoer()
	return a.passive != b.passive && x != "" && y != "" && oneArgument(a, b, x, y) && oneComplement(a, b)
}

// undergoer is the relation of the argument to which a claim says that something happens:
// the object, else the subject.
func (f *fact) undergoer() string {
	for _, rel := range []string{"obj", "nsubj"} {
		if f.from.tree.Child(f.head, rel) >= 0 {
			return rel
		}
	}
	return ""
}

// oneArgument reports whether two arguments of two claims are one actor, or are named by
// the same words: the head of each stands in the other, "the mayor, Ann Lee" and "Ann
// Lee, the mayor".
func oneArgument(a, b *fact, rel, other string) bool {
	i, j := a.from.tree.Child(a.head, rel), b.from.tree.Child(b.head, other)
	if i < 0 || j < 0 {
		return false
	}
	if x := actorOf(a.rec, a.rec.ChainAt(i)); x != "" && x == actorOf(b.rec, b.rec.ChainAt(j)) {
		return true
	}
	if x := a.from.personIn(i); x != "" && x == b.from.personIn(j) {
		return true
	}
	return slices.Contains(b.from.naming(j), a.from.term(i)) && slices.Contains(a.from.naming(i), b.from.term(j))
}

// naming are the nouns and names of a noun phrase, with a name right behind it.
func (x *extractor) naming(head int) []string {
	r := x.phrase(head)
	var out []string
	for i := r.First; i < r.End; i++ {
		if nominal(x.tree, i) {
			out = append(out, x.term(i))
		}
	}
	return out
}

// phrase is what hangs on a noun, with a name right behind it.
func (x *extractor) phrase(head int) readout.TokenRange {
	r := x.tree.Subtree(head)
	if r.End != head+1 {
		return r
	}
	for r.End < len(x.rec.Tags) && x.rec.Tags[r.End].UPOS == readout.PROPN {
		r.End++
	}
	return r
}

// personIn is the last name of the person whom a noun phrase names: its head, or the one
// whose name stands beside that, "the head of the port, Ann Lee"; empty for none. "An
// aide of Ann Lee" names nobody.
func (x *extractor) personIn(head int) string {
	r := x.phrase(head)
	for _, e := range x.rec.Entities {
		if e.Type != readout.EntityPerson || !r.Contains(e.Tokens.First) {
			continue
		}
		if before := e.Tokens.First - 1; e.Tokens.Contains(head) || before >= r.First && (x.tree.Text(before) == "," || x.rec.Tags[before].UPOS == readout.NOUN) {
			return lastName(e.Name)
		}
	}
	return ""
}

// moves reports whether a claim says that a measure goes up or down, as it does month by
// month.
func moves(f *fact) bool {
	return slices.ContainsFunc(f.poles, func(p lexicon.Pole) bool { return p.Axis == "change" })
}

// longestNews is how many days what a report tells as new may lie back.
const longestNews = 7

// ofOneNews reports whether two claims of reports of one day can be of one time though only
// one gives its day: that is not long past.
func ofOneNews(a, b *fact) bool {
	p, q := a.rec.Published.Value, b.rec.Published.Value
	x, y := a.days(), b.days()
	if !p.Known() || !q.Known() || p.Day() != q.Day() || len(x) > 0 && len(y) > 0 {
		return false
	}
	return a.fresh() && b.fresh()
}

// fresh reports whether the days that a claim is given, if any, are close to that of its
// report.
func (f *fact) fresh() bool {
	return !slices.ContainsFunc(f.days(), func(d readout.Date) bool { return daysBetween(d, f.rec.Published.Value) > longestNews })
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

// which are the words that say which subject or object a claim has, itself among them.
func (f *fact) which(rel string) []string {
	a := f.from.tree.Child(f.head, rel)
	if a < 0 {
		return nil
	}
	out := []string{f.from.landed(a)}
	for _, c := range f.from.tree.All(a, "nmod", "compound", "amod", "flat", "acl") {
		if f.rec.Tags[c].UPOS == readout.PRON {
			continue // "its", whosever that is
		}
		out = append(out, f.from.landed(c))
		for _, d := range f.from.tree.All(c, "compound") {
			out = append(out, f.from.landed(d))
		}
	}
	for i := f.from.tree.Subtree(a).End; i < f.from.phrase(a).End; i++ {
		out = append(out, f.from.term(i))
	}
	return out
}

// landed is the term of a token, of a country or its people the country's code: "Norway's
// economy", "the Norwegian economy".
func (x *extractor) landed(i int) string {
	if x.rec.Tags[i].UPOS != readout.PROPN && x.rec.Tags[i].UPOS != readout.ADJ {
		return x.term(i)
	}
	if code, _ := lexicon.CountryOf(x.tree.Text(i)); code != "" {
		return code
	}
	if people, ok := lexicon.NationalityOf(x.tree.Text(i)); ok && people.Code != "" {
		return people.Code
	}
	return x.term(i)
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
		if o.kind == factDate && o.from.predicate(o.head) == f.head && !lexicon.InClass("range-word", o.marker()) {
			out = append(out, o.date)
		}
	}
	return out
}

// doneAndToCome reports whether one of two claims of one deed on one date tells
// it as done and the other, which appeared when that could be known, as yet to
// come: "visited Oslo on May 3" and, on May 5, "will visit Oslo on May 3"; or whether
// on one day one has it done and the other has it come on a later day: "has left
// Oslo", "will leave Oslo in July".
func doneAndToCome(a, b *fact) bool {
	if a.ahead() == b.ahead() || a.past() || b.past() || !ofOneThing(a, b) {
		return false
	}
	done, coming := a, b
	if a.ahead() {
		done, coming = b, a
	}
	if done.told() && done.fresh() && coming.later() && coming.rec.Published.Value >= done.rec.Published.Value && daysBetween(done.rec.Published.Value, coming.rec.Published.Value) <= longestNews {
		return true
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

// later reports whether a claim says that something comes on a day after its report.
func (f *fact) later() bool {
	today := f.rec.Published.Value
	if !today.Exact() {
		return false
	}
	_, end, _ := today.Bounds()
	for i, tx := range f.rec.Timexes {
		if tx.Type != readout.TimexDate || tx.Tokens.Empty() || f.from.predicate(f.from.headOf(tx.Tokens)) != f.head {
			continue
		}
		first, last, known := f.from.dateOf(i).Bounds()
		if known && (first.After(end) || tx.Mod == "END" && last.After(end)) {
			return true
		}
	}
	return false
}
