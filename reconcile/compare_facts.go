package reconcile

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/lexicon"
)

// compareFigures compares numbers of one unit. Things that are counted must be
// the same things; sums, shares and lengths may hang on any word.
func compareFigures(a, b *fact) relation {
	x, y := *a.number, *b.number
	harmed := x.counts() && y.counts() && x.measure == y.measure && x.measure != "" && (anybody(a.anchor) || anybody(b.anchor)) &&
		(a.anchor == b.anchor || !a.inSum() && !b.inSum() && x.bound == readout.BoundNone && y.bound == readout.BoundNone)
	if x.unit != y.unit && !harmed || x.measure != y.measure && x.measure != "" && y.measure != "" ||
		x.counts() && !harmed && a.anchor != b.anchor && a.anchor != "" && b.anchor != "" || otherHarm(a, b) || otherHarm(b, a) {
		return open
	}
	if a.under(expecting) != b.under(expecting) || a.under(sampling) {
		return open // what was expected, and what came; the margins of two polls
	}
	x.scope, y.scope = "", ""
	return compareNumbers(x, y)
}

func expecting(lemma string) bool { return lexicon.InClass("expecting-word", lemma) }

func sampling(lemma string) bool { return lexicon.InClass("sampling-noun", lemma) }

// under reports whether a word of a sort stands above a fact, up to its predicate, or is
// what the fact is said to be: "the margin is 3 points".
func (f *fact) under(sort func(lemma string) bool) bool {
	x := f.from
	last := x.predicate(f.head)
	for i, n := f.head, 0; i >= 0 && n < farthestVerb; i, n = x.tree.Head(i), n+1 {
		if sort(x.lemma(i)) {
			return true
		}
		if i == last {
			break
		}
	}
	subject := x.tree.Child(last, "nsubj")
	return subject >= 0 && x.tree.Child(last, "cop") >= 0 && sort(x.lemma(subject))
}

// anybody reports whether a noun counts people of any sort, or what befell them: "people",
// "deaths".
func anybody(noun string) bool {
	return noun == "" || lexicon.InClass("anybody-noun", noun) || lexicon.Quantities().Nouns[noun] != ""
}

// inSum reports whether a count stands in a sentence beside others of its measure, which
// it may be a part or the whole of: "20 children and six adults", "27 people, 20 of them children".
func (f *fact) inSum() bool {
	return slices.ContainsFunc(f.passage.facts, func(o *fact) bool {
		return o != f && o.number != nil && o.number.counts() && (o.number.measure == f.number.measure || o.number.measure == "" && o.rel == "conj")
	})
}

// otherHarm reports whether a figure counts people to whom something was done, and another
// people who did something: "arrested 31 people", "9,000 people marched".
func otherHarm(a, b *fact) bool {
	if !a.number.counts() || a.number.measure == "" || b.number.measure != "" {
		return false
	}
	x := b.from
	verb := x.tree.Head(b.head)
	if verb >= 0 && x.tree.Is(b.head, "nummod") {
		verb = x.tree.Head(verb)
	}
	return verb >= 0 && x.rec.Tags[verb].UPOS == readout.VERB && !carrying(x.lemma(verb)) && x.tree.Child(verb, "nsubj:pass") < 0 &&
		(x.tree.Is(b.head, "nsubj") || x.tree.Is(x.tree.Head(b.head), "nsubj"))
}

// compareDays compares dates that hang on one word; a day and its month agree.
func compareDays(a, b *fact) relation {
	switch {
	case a.date.Compatible(b.date), sameWords(a, b), sameDayOfYear(a, b), oneWeekday(a, b), oneWeekday(b, a):
		return agree
	case len(a.date) != len(b.date), !a.from.stating(a.head), !b.from.stating(b.head), a.remembered() != b.remembered():
		return open
	case a.countedBack() && b.countedBack():
		return compareAgo(a, b)
	case a.pointing() || b.pointing(), oneNight(a, b), otherThing(a, b), otherThing(b, a):
		return open
	}
	return differs
}

// otherThing reports whether a date stands before a noun that says what it is the day of,
// and the other report does not speak of that: "died a week after his May 3 arrest".
func otherThing(a, b *fact) bool {
	noun := a.from.tree.Head(a.head)
	if noun < a.tokens.End || a.rec.Tags[noun].UPOS != readout.NOUN || !a.from.tree.Is(a.head, "compound", "nummod", "nmod:poss", "nmod:tmod") {
		return false
	}
	dated := a.from.lemma(noun)
	return !slices.ContainsFunc(b.governors(), func(w string) bool { return kin(dated, w) })
}

// countedBack reports whether a date is counted back from the day of its report:
// "three weeks ago".
func (f *fact) countedBack() bool {
	return strings.HasSuffix(strings.ToLower(f.span.Text(f.rec.Document)), " ago")
}

// compareAgo compares dates that are counted back, in one unit and in figures: "some
// years ago" is no figure, and two years ago may be three.
func compareAgo(a, b *fact) relation {
	x, y := strings.Fields(a.span.Text(a.rec.Document)), strings.Fields(b.span.Text(b.rec.Document))
	first, _, okA := a.date.Bounds()
	other, _, okB := b.date.Bounds()
	if len(x) < 3 || len(y) < 3 || !okA || !okB || strings.TrimSuffix(x[len(x)-2], "s") != strings.TrimSuffix(y[len(y)-2], "s") {
		return open
	}
	gap := first.Sub(other).Abs().Hours() / 24
	if grain, ok := agoUnits[strings.TrimSuffix(strings.ToLower(x[len(x)-2]), "s")]; !ok || gap <= 1.5*grain {
		return open
	}
	return differs
}

// agoUnits are the units in which dates are counted back, in days.
var agoUnits = map[string]float64{"week": 7, "month": 30, "year": 365}

// oneNight reports whether two days beside one another are both said to be meant at
// night: "late Monday", "early Tuesday".
func oneNight(a, b *fact) bool {
	night := func(f *fact) bool {
		return slices.ContainsFunc(strings.Fields(strings.ToLower(f.span.Text(f.rec.Document))), func(w string) bool { return lexicon.InClass("night-word", w) })
	}
	return night(a) && night(b) && daysBetween(a.date, b.date) <= 1
}

// oneWeekday reports whether a calendar date falls on the day of the week by which
// the other report names its own: which Sunday is meant hangs on more than words.
func oneWeekday(named, dated *fact) bool {
	day := 0
	for word := range strings.FieldsSeq(named.lower()) {
		day += lexicon.Weekday(word)
	}
	if day == 0 || !strings.ContainsAny(dated.span.Text(dated.rec.Document), "0123456789") || len(dated.date) != 10 {
		return false
	}
	first, _, known := dated.date.Bounds()
	return known && int(first.Weekday()) == day%7
}

// pointing reports whether a date only points from the day of its report: "today",
// "last May", "three years ago". It is no better than what is known of that day.
func (f *fact) pointing() bool {
	words := strings.Fields(f.lower())
	return lexicon.PointingDay(words[0]) || lexicon.PointingDay(words[len(words)-1])
}

// remembered reports whether a date is of what an anniversary recalls.
func (f *fact) remembered() bool { return slices.Contains(f.governors(), "anniversary") }

// sameDayOfYear reports whether two dates are of one day and month, of which not
// both name the year.
func sameDayOfYear(a, b *fact) bool {
	return len(a.date) == 10 && len(b.date) == 10 && a.date[4:] == b.date[4:] &&
		!(strings.Contains(a.span.Text(a.rec.Document), string(a.date[:4])) && strings.Contains(b.span.Text(b.rec.Document), string(b.date[:4])))
}

// compareDurations compares lengths of time. "Three days later" hangs on what was
// told before, and so does "three days before the vote" on when that is read.
func compareDurations(a, b *fact) relation {
	if x, y := hanging(neighbor(a, 1)), hanging(neighbor(b, 1)); x || y {
		return open
	}
	if rel := compareFigures(a, b); rel != differs || !roundedTime(*a.number, *b.number) {
		return rel
	}
	return agree
}

// roundedTime reports whether two lengths are given in units of two sizes and
// are one in the greater: 18 days are three weeks, nearly.
func roundedTime(a, b number) bool {
	x, y := grain(a), grain(b)
	return x != y && 2*math.Abs(a.value-b.value) <= max(x, y)
}

// grain is the greatest unit of time, in minutes, of which a length is whole.
func grain(n number) float64 {
	best := 0.0
	if n.unit != "minute" {
		return best
	}
	for _, unit := range minutes {
		if unit > best && math.Mod(n.value, unit) == 0 {
			best = unit
		}
	}
	return best
}

// hanging reports whether the word after a length of time makes it hang on
// another time of the text.
func hanging(word string) bool {
	return word == "later" || word == "earlier"
}

func compareOrdinals(a, b *fact) relation {
	switch {
	case a.anchor != b.anchor:
		return open
	case a.name == b.name:
		return agree
	case a.rel != "superlative" && (otherFrame(a, b) || a.toCome() != b.toCome()):
		return open
	}
	return differs
}

// toCome reports whether the predicate above a fact says what is still to come on a day
// of its own: "the second count will be held on May 9".
func (f *fact) toCome() bool {
	x := f.from
	aux := x.tree.Child(x.predicate(f.head), "aux")
	if aux < 0 || !lexicon.InClass("future-word", x.lemma(aux)) {
		return false
	}
	_, published, known := f.rec.Published.Value.Bounds()
	for i, tx := range f.rec.Timexes {
		if known && f.rec.Sentences[f.sentence].Tokens.Contains(tx.Tokens.First) {
			if from, _, ok := x.dateOf(i).Bounds(); ok && from.After(published) {
				return true
			}
		}
	}
	return false
}

// comparePlaces compares places of one class, a town with a town.
func comparePlaces(a, b *fact) relation {
	if a.name == b.name || abbreviates(a.name, b.name) || abbreviates(b.name, a.name) || sameWords(a, b) || oneSpelling(a, b) {
		return agree
	}
	if a.of != b.of || a.partOfName(b) || b.partOfName(a) || a.acts() != b.acts() {
		return open
	}
	pa, okA := lexicon.PlaceOf(a.name)
	pb, okB := lexicon.PlaceOf(b.name)
	ca, _ := lexicon.CountryOf(a.name)
	cb, _ := lexicon.CountryOf(b.name)
	switch {
	case okA && okB && pa.Class == pb.Class && (pa.Class == "city" || pa.Class == "state"):
		return differs
	case ca != "" && cb != "" && ca != cb && !okA && !okB:
		return differs
	}
	return open
}

// acts reports whether a place stands for who does something, so that it does not
// say where.
func (f *fact) acts() bool { return strings.HasPrefix(f.rel, "nsubj") }

// oneSpelling reports whether two names of places are two romanisations of one.
func oneSpelling(a, b *fact) bool {
	x, y := a.spelled(), b.spelled()
	if x == y {
		return true
	}
	p, known := lexicon.PlaceOf(a.name)
	q, too := lexicon.PlaceOf(b.name)
	if known && too && (p.Class != "city" || q.Class != p.Class || p.Code != q.Code) {
		return false
	}
	return len(x) > 4 && len(y) > 4 && alike(x, y)
}

// spelled is the name of a place as its romanisations are compared.
func (f *fact) spelled() string {
	if f.spelling == "" {
		f.spelling = lexicon.Transliterated(apostrophes.Replace(strings.ToLower(f.name)))
	}
	return f.spelling
}

// apostrophes stand in some romanisations and not in others: "Sana'a".
var apostrophes = strings.NewReplacer("'", "", "’", "", "‘", "")

// abbreviates reports whether short can stand for long: "Va." for Virginia,
// "N.Y." for New York.
func abbreviates(short, long string) bool {
	if !strings.HasSuffix(short, ".") {
		return false
	}
	letters := strings.ToLower(strings.ReplaceAll(short, ".", ""))
	at := 0
	for _, c := range strings.ToLower(long) {
		if at < len(letters) && byte(c) == letters[at] {
			at++
		}
	}
	return at == len(letters) && len(letters) > 0 && strings.HasPrefix(strings.ToLower(long), letters[:1])
}

// comparePersons compares persons that stand in one relation to one word, other
// than a word of saying.
func comparePersons(a, b *fact) relation {
	switch {
	case alike(a.lastName(), b.lastName()), sameWords(a, b), lexicon.Forename(a.lastName()) == lexicon.Forename(b.lastName()):
		return agree
	case oneNameApart(a, b):
		return differs
	case a.anchor != b.anchor || a.rel != b.rel || a.rel == "conj" || a.rel == "appos" || !ofOne(a):
		return open // two may say it, each for himself
	}
	return differs
}

// ofOne reports whether a person stands to a word as one person does: many say
// one thing and agree to it, but one is elected, and by one body.
func ofOne(f *fact) bool {
	cue := lexicon.Cues().Verb(f.anchor)
	return cue == (lexicon.Cue{}) || cue.Class == lexicon.CuePact && f.rel != "nsubj"
}

// comparePolarity compares one predicate that holds here and not there, or two
// that are opposites, both claimed in one mood: that she should not have gone
// contradicts nobody who says that she went.
func comparePolarity(a, b *fact) relation {
	switch {
	case a.mood != b.mood, a.aimed != b.aimed, a.mood == lexicon.MoodAgainst, a.mood == lexicon.MoodUndone, a.mood == lexicon.MoodSupposed:
		return open
	case a.name != b.name && opposed(a, b):
		return differs
	case a.name != b.name, a.passive != b.passive && a.subject == b.subject, ofTwoThings(a, b), a.undone != b.undone && !ofOneThing(a, b), a.leftOpen() || b.leftOpen():
		return open
	case a.negated != b.negated || !a.negated && doneAndToCome(a, b):
		return differs
	}
	return agree
}

// ofTwoThings reports whether two predicates are of a verb that is said of
// anything, and not of one thing: she may have said this and not that.
func ofTwoThings(a, b *fact) bool {
	return lexicon.OpenVerb(a.anchor) && (a.stated().object == "" || a.stated().object != b.stated().object || !a.alike(b, "obj"))
}

// sameWords reports whether one value's words hold the other's: "April" and
// "April 2016" differ, if at all, by how Readout dates them.
func sameWords(a, b *fact) bool {
	x, y := a.lower(), b.lower()
	if len(x) < len(y) {
		x, y = y, x
	}
	return holdsWords(x, y)
}

// lower is the words of a value in lower case.
func (f *fact) lower() string {
	if f.low == "" {
		f.low = strings.ToLower(f.span.Text(f.rec.Document))
	}
	return f.low
}

// holdsWords reports whether words stand in a text as a whole: "Kansas" does not
// in "Arkansas".
func holdsWords(text, words string) bool {
	for from := 0; from <= len(text)-len(words); {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:from+i])
		after, _ := utf8.DecodeRuneInString(text[from+i+len(words):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
		from += i + 1
	}
	return false
}
