package reconcile

import (
	"math"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// reconcilable reports whether two values that differ are plainly not two
// versions of one fact, for what else their texts say.
func reconcilable(given map[string]*values, x, y *fact) bool {
	if y.passage.states(x) || x.passage.states(y) || otherRanked(x, y) {
		return true
	}
	switch x.kind {
	case factClaim:
		return bothSay(x, y) || toldApart(x, y) || x.polled() || y.polled()
	case factDeed:
		return x.rel == "route" && otherwise(x, y) > 0
	case factPerson:
		return bothKnow(given, x, y) || x.polled() || y.polled()
	case factDate:
		return bothKnow(given, x, y) || doneTo(x, y) || doneTo(y, x) || saidOn(x, y) || saidOn(y, x) || twoPolls(x, y) || twoOccasions(x, y)
	case factDuration:
		return bothKnow(given, x, y) || countedToday(x, y) || clashes(x, y) > 0
	case factNumber:
		return bothKnow(given, x, y) || elsewhere(x, y) || otherBase(x, y) || otherYear(x, y) || otherWhole(x, y) || otherBearer(x, y) || twoOccasions(x, y) || x.number.unit == "percent" && (x.needed() || y.needed()) || grew(x, y) || partOf(x, y) || partOf(y, x)
	case factOrdinal:
		return bothKnow(given, x, y) || otherOccasion(x, y) || otherOccasion(y, x) || twoOccasions(x, y)
	case factPlace:
		return bothKnow(given, x, y) || x.liesIn() != y.liesIn() || (listed(x) || listed(y)) && !(len(x.mates()) == pair && oneNameApart(x, y))
	}
	return bothKnow(given, x, y)
}

// compareExcuses sets the features of what excuses two values that differ nearly
// always, and not always: how much each counts is learned.
func (f *features) compareExcuses(x, y *fact) {
	set := func(feature int, holds bool) { f[feature] = float64(one(holds)) }
	set(featureDenied, x.underDenial() != y.underDenial())
	switch x.kind {
	case factDeed:
		set(featureMoving, moved(x, y))
	case factPlace:
		set(featureWithin, within(x, y))
	case factNumber:
		set(featureMoving, moved(x, y))
		set(featureTwoTimes, twoHours(x, y) || oneIsLeft(x, y) || forecast(x, y) || twoTimes(x, y))
	}
}

// countedToday reports whether two durations count off days to or from the day of
// either report, and differ as the reports do: "three days before the vote" on a
// Friday, "two days before" it on a Saturday.
func countedToday(x, y *fact) bool {
	const day = 24 * 60 // minutes
	apart := daysBetween(x.rec.Published.Value, y.rec.Published.Value)
	return apart > 0 && x.countsOff() && y.countsOff() && x.number.unit == "minute" && y.number.unit == "minute" && math.Abs(x.number.value-y.number.value) == apart*day
}

// countsOff reports whether a duration says how far something lies off.
func (f *fact) countsOff() bool {
	return f.number != nil && f.tokens.End < len(f.rec.Tokens) && lexicon.InClass("counting-off", f.from.lemma(f.tokens.End))
}

// leastOneSaying is how alike two sentences must be to tell of one saying.
const leastOneSaying = 0.5

// twoSayings reports whether two days are days of saying, and what is said is not
// much alike: who speaks on Monday may speak again on Wednesday.
func twoSayings(x, y *fact) bool {
	if !x.said() || !y.said() {
		return false
	}
	shared, _ := sharedWeight(x.passage.words, y.passage.words)
	return shared < leastOneSaying*max(x.passage.total, y.passage.total)
}

// states reports whether a sentence has the value of a fact of another: what
// else it has is then no version of it.
func (p *passage) states(f *fact) bool {
	return slices.ContainsFunc(p.facts, func(o *fact) bool {
		if o.kind != f.kind {
			return false
		}
		switch f.kind {
		case factNumber, factDuration:
			return o.number.value == f.number.value && (o.number.unit == f.number.unit || o.number.counts() && f.number.counts() || o.number.value >= leastSum && (o.number.counts() || f.number.counts()))
		case factDate:
			return o.date == f.date
		case factPlace, factPerson:
			return o.name == f.name
		}
		return false
	})
}

// leastSum is from what value on a figure without a unit may be a sum whose currency was
// named before: "1.2 billion euros, 300 million of it".
const leastSum = 1e6

// doneTo reports whether the date of x is of what was done to the deed that the
// date of y is of, or to which something else was done on the date of y: a visit
// that was called off on Friday was not for Friday, nor announced on it.
func doneTo(x, y *fact) bool {
	if x.marker() == "for" || y.marker() == "for" {
		return false // "called a strike for Friday": of the deed itself
	}
	verb, other := x.from.lemma(x.from.predicate(x.head)), y.from.lemma(y.from.predicate(y.head))
	deed, told := x.doneOn()
	same, toldToo := y.doneOn()
	return deed != "" && verb != other && !lexicon.LightVerb(verb) && !lexicon.LightVerb(other) && (deed == other || deed == same && (told || toldToo))
}

// saidOn reports whether one of two dates is the day on which it was said or denied, in a
// clause of its own, what the other is the day of: "said on Tuesday that the ship had sunk",
// "the ship sank on Monday".
func saidOn(x, y *fact) bool {
	if !x.said() || y.said() {
		return false
	}
	t := x.from.tree
	c := t.Child(x.from.predicate(x.head), "ccomp", "parataxis")
	for ; c >= 0; c = t.Child(c, "xcomp") {
		if slices.ContainsFunc(y.governors(), func(w string) bool { return kin(x.from.lemma(c), w) }) {
			return true
		}
	}
	return false
}

// doneOn is the deed to which something was done on a date, by its verb: "visit"
// in "called off the visit on Friday", "will visit, he announced on Monday", and
// whether a clause tells it. An object may be a thing, and no deed.
func (f *fact) doneOn() (deed string, clause bool) {
	p := f.from.predicate(f.head)
	if c := f.from.tree.Child(p, "ccomp"); c >= 0 {
		return f.from.lemma(c), true
	}
	if up := f.from.tree.Head(p); up >= 0 && f.from.tree.Is(p, "parataxis") {
		return f.from.lemma(up), true
	}
	return f.stated().object, false
}

// forecast reports whether one of two values is only expected.
func forecast(x, y *fact) bool {
	return (x.claimed() == lexicon.MoodForecast) != (y.claimed() == lexicon.MoodForecast)
}

// bothKnow reports whether both documents give both values: a text that has the
// other's value too does not take one for the other.
func bothKnow(given map[string]*values, x, y *fact) bool {
	return given[y.rec.ID].has(x) && given[x.rec.ID].has(y)
}

// bothSay reports whether one of two sentences has the claim of the other in
// both ways: "work that does not work".
func bothSay(x, y *fact) bool {
	says := func(p *passage, f *fact) bool {
		return slices.ContainsFunc(p.facts, func(o *fact) bool { return o.kind == factClaim && comparePolarity(o, f) == agree })
	}
	return says(y.passage, x) || says(x.passage, y)
}

// liesIn is the place that a place is named to tell where it lies, "Bergen" of "Bergen,
// Norway"; empty for none.
func (f *fact) liesIn() string {
	comma := f.tokens.First - 1
	if comma < 1 || f.from.tree.Text(comma) != "," {
		return ""
	}
	for _, o := range f.passage.facts {
		if o.kind == factPlace && o.tokens.End == comma && !f.from.tree.Is(f.head, "conj") {
			return o.name
		}
	}
	return ""
}

// pair is how many places a list has that is taken to be whole.
const pair = 2

// listed reports whether a place is one of several that are named in a row: of
// lists few are whole.
func listed(f *fact) bool {
	for _, o := range f.passage.facts {
		if o.kind == factPlace && o != f && (o.rel == "conj" || strings.HasPrefix(o.rel, "conj:")) && (o.anchor == f.anchor || f.from.tree.Head(o.head) == f.head) ||
			o == f && (f.rel == "conj" || strings.HasPrefix(f.rel, "conj:")) {
			return true
		}
	}
	return false
}

// within reports whether two places say where two other named places or bodies
// lie, or two things: "Bergen, Norway" and "Malmo, Sweden", "frost in Norway" and
// "floods in Sweden".
func within(x, y *fact) bool {
	things := strings.HasPrefix(x.rel, "nmod") && strings.HasPrefix(y.rel, "nmod")
	return (x.named && y.named || things) && x.anchor != y.anchor
}

// partOf reports whether part counts in some of the places in which whole
// counts more.
func partOf(part, whole *fact) bool {
	if part.number.value >= whole.number.value || !part.number.counts() {
		return false
	}
	here, there := places(part), places(whole)
	return len(here) > 0 && len(there) > len(here) && !slices.ContainsFunc(here, func(p string) bool { return !slices.Contains(there, p) })
}

// places are the names of places in the sentence of a fact, but for those of who tells it.
func places(f *fact) []string {
	var out []string
	for _, o := range f.passage.facts {
		if o.kind == factPlace && !slices.Contains(out, o.name) && !(o.said() && strings.HasPrefix(o.rel, "nmod:poss")) {
			out = append(out, o.name)
		}
	}
	return out
}

// elsewhere reports whether what two values are stated of takes place in two
// places of which neither can lie in the other: two towns, two states, two
// countries.
func elsewhere(x, y *fact) bool {
	here, there := stage(x), stage(y)
	if len(here) == 0 || len(there) == 0 {
		return false
	}
	for _, a := range here {
		for _, b := range there {
			if !apart(a, b) {
				return false
			}
		}
	}
	return true
}

// otherBase reports whether two shares are of two things: "of the voters", "of
// the customers".
func otherBase(x, y *fact) bool {
	if x.number.unit != "percent" {
		return false
	}
	a, b := x.base(), y.base()
	return a != "" && b != "" && a != b
}

// otherYear reports whether one of two shares is a change within a year and the other is not:
// "1.9 percent year on year", "0.6 percent from the first quarter".
func otherYear(x, y *fact) bool {
	return x.number.unit == "percent" && (x.yearly() || y.yearly()) && x.yearly() != y.yearly() && (x.sinceLast() || y.sinceLast())
}

// yearly reports whether words near a figure compare it with that of a year before.
func (f *fact) yearly() bool {
	return f.near(func(i int) bool {
		next := func(n int) string {
			if i+n < len(f.rec.Tags) {
				return f.from.lemma(i + n)
			}
			return ""
		}
		return f.from.lemma(i) == "year" && (next(1) == "on" && next(2) == "year" || next(1) == "-" && next(2) == "on" || lexicon.InClass("counting-off", next(1))) ||
			lexicon.InClass("yearly-word", f.from.lemma(i))
	})
}

// sinceLast reports whether words near a figure are of a quarter or a month.
func (f *fact) sinceLast() bool {
	return f.near(func(i int) bool { return f.from.lemma(i) == "quarter" || f.from.lemma(i) == "month" })
}

// near reports whether some token of the sentence of a fact, close to it, is such.
func (f *fact) near(such func(i int) bool) bool {
	r := f.rec.Sentences[f.sentence].Tokens
	for i := max(r.First, f.tokens.First-windowSide); i < min(r.End, f.tokens.End+windowSide); i++ {
		if such(i) {
			return true
		}
	}
	return false
}

// otherWhole reports whether two figures are of two parts of a whole, or two sorts: "for
// Norwegian voters", "for Danish voters".
func otherWhole(x, y *fact) bool {
	a, of := x.whole()
	b, other := y.whole()
	return of != "" && of == other && len(a) > 0 && len(b) > 0 && !shareWord(a, b)
}

// whole is the noun that a figure is said to be of or for, with the names and adjectives
// that say which.
func (f *fact) whole() (which []string, noun string) {
	heads := []int{f.head}
	if up := f.from.tree.Head(f.head); up >= 0 && nominal(f.from.tree, up) {
		heads = append(heads, up)
	}
	for _, h := range heads {
		for _, n := range f.from.tree.All(h, "nmod") {
			if n == f.head || f.tokens.Contains(n) {
				continue
			}
			for _, m := range f.from.tree.All(n, "amod", "compound") {
				which = append(which, f.from.term(m))
			}
			return which, f.from.term(n)
		}
	}
	return nil, ""
}

// oneIsLeft reports whether one of two values is what something changed from:
// "from 5 to 7 percent" and "to 7 percent".
func oneIsLeft(x, y *fact) bool { return (x.governor() == "from") != (y.governor() == "from") }

// governor is the preposition before a figure or the noun that it counts.
func (f *fact) governor() string {
	if m := f.marker(); m != "" || !f.from.tree.Is(f.head, "nummod") {
		return m
	}
	if c := f.from.tree.Child(f.from.tree.Head(f.head), "case"); c >= 0 {
		return f.from.lemma(c)
	}
	return ""
}

// moved reports whether one of two figures is of a measure that moves: polls,
// averages and counts of votes that differ are nearly always two.
func moved(x, y *fact) bool { return x.moving() || y.moving() }

// moving reports whether figures of the sentence of a fact move from one day or
// hour to the next, for the words in it and in the one before.
func (f *fact) moving() bool { return f.tells(lexicon.MovingMeasure) }

// polled reports whether the sentence of a fact, or the one before, tells of a poll,
// which asks of many persons alike.
func (f *fact) polled() bool {
	return f.tells(func(w string) bool { return lexicon.InClass("poll-noun", w) })
}

// twoPolls reports whether two dates are of polls that no name ties.
func twoPolls(x, y *fact) bool {
	return x.polled() && y.polled() && !shareWord(x.namesBeside(), y.namesBeside())
}

// namesBeside are the names near a value, in lower case.
func (f *fact) namesBeside() []string {
	var out []string
	for _, i := range named(f) {
		out = append(out, strings.ToLower(f.from.tree.Text(i)))
	}
	return out
}

// otherOccasion reports whether an ordinal is of what was done on a day long before the
// report of the other, which is told of no day: "held its fourth test in January", "has
// held its fifth test".
func otherOccasion(x, y *fact) bool {
	const recent = 7 // days
	if up := x.from.tree.Head(x.head); up < 0 || !x.from.tree.Is(up, "obj") {
		return false
	}
	dated := func(f *fact) []*fact {
		return slices.DeleteFunc(slices.Clone(f.passage.facts), func(o *fact) bool {
			return o.kind != factDate || lexicon.InClass("range-word", o.marker()) || f.from.predicate(o.head) != f.from.predicate(f.head)
		})
	}
	mine := dated(x)
	if len(mine) == 0 || len(dated(y)) > 0 {
		return false
	}
	_, last, known := mine[0].date.Bounds()
	told, _, too := y.rec.Published.Value.Bounds()
	return known && too && told.Sub(last).Hours() > recent*24
}

// tells reports whether the sentence of a fact or the one before has some word.
func (f *fact) tells(some func(lemma string) bool) bool {
	first, end := f.rec.Sentences[max(f.sentence-1, 0)].Tokens.First, f.rec.Sentences[f.sentence].Tokens.End
	for i := first; i < end; i++ {
		if some(f.from.lemma(i)) {
			return true
		}
	}
	return false
}

// grew reports whether the later of two reports gives the greater number of
// those who came to harm, as such counts grow.
func grew(x, y *fact) bool {
	if !lexicon.GrowingMeasure(x.number.measure) || x.number.measure != y.number.measure {
		return false
	}
	early, late := x, y
	if late.rec.Published.Value < early.rec.Published.Value {
		early, late = late, early
	}
	return early.rec.Published.Value.Known() && !early.rec.Published.Value.Compatible(late.rec.Published.Value) && early.number.value < late.number.value
}

// base is the noun that a share is said to be of; empty for none.
func (f *fact) base() string {
	for _, c := range f.from.tree.All(f.head, "nmod") {
		if k := f.from.tree.Child(c, "case"); k >= 0 && strings.EqualFold(f.from.tree.Text(k), "of") && f.rec.Tags[c].UPOS == readout.NOUN {
			return strings.ToLower(f.rec.Tags[c].Lemma)
		}
	}
	return ""
}

// twoTimes reports whether one of two measures that move, a speed or a level, is
// told of an earlier time than the other.
func twoTimes(x, y *fact) bool {
	switch u := x.number.unit; {
	case u == "count", u == "person", u == "percent", u == strings.ToUpper(u): // and money, by its ISO 4217 code
		return false
	}
	return x.past() != y.past()
}

// past reports whether a value is told in a clause that only says when the rest
// was: "after the winds fell below 70 mph".
func (f *fact) past() bool {
	p := f.from.predicate(f.head)
	if !f.from.tree.Is(p, "advcl") {
		return false
	}
	mark := f.from.tree.Child(p, "mark")
	return mark >= 0 && slices.Contains([]string{"after", "before", "once", "until"}, strings.ToLower(f.from.tree.Text(mark)))
}

// ground is a place of the gazetteer, by name.
type ground struct {
	name string
	lexicon.Place
}

// stage are the places of the gazetteer and the countries that are named of the predicate that a
// value belongs to.
func stage(f *fact) []ground {
	var out []ground
	of := f.from.predicate(f.head)
	for _, o := range f.passage.facts {
		if o.kind != factPlace || o.from.predicate(o.head) != of {
			continue
		}
		if p, ok := lexicon.PlaceOf(o.name); ok {
			out = append(out, ground{o.name, p})
		} else if code, form := lexicon.CountryOf(o.name); form == lexicon.CountryNamed {
			out = append(out, ground{o.name, lexicon.Place{Class: "country", Code: code}})
		}
	}
	return out
}

// apart reports whether two places of the gazetteer cannot be one, nor one a
// part of the other.
func apart(a, b ground) bool {
	return a.Code != "" && b.Code != "" && (a.Code != b.Code || a.Class == b.Class && a.name != b.name)
}

// underDenial reports whether what a value is stated of is denied.
func (f *fact) underDenial() bool { return f.from.denied(f.from.predicate(f.head)) }

// twoHours reports whether two measures are told of two hours of the day, or
// one of an hour and one of none: what is measured may have moved.
func twoHours(x, y *fact) bool {
	if x.number.counts() {
		return false
	}
	a, b := hours(x), hours(y)
	return (len(a) > 0 || len(b) > 0) && !slices.ContainsFunc(a, func(h readout.Date) bool { return slices.Contains(b, h) })
}

// hours are the times of day that stand in the sentence of a fact.
func hours(f *fact) []readout.Date {
	var out []readout.Date
	span := f.rec.Sentences[f.sentence].Span
	for _, tx := range f.rec.Timexes {
		if tx.Type == readout.TimexTime && span.Contains(tx.Span) {
			out = append(out, tx.Date)
		}
	}
	return out
}
