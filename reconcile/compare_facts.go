package reconcile

import (
	"strings"

	"readout/lexicon"
)

// compareFigures compares numbers of one unit. Things that are counted must be
// the same things; sums, shares and lengths may hang on any word.
func compareFigures(a, b *fact) relation {
	x, y := *a.number, *b.number
	counted := x.unit == "count" || x.unit == "person"
	if x.unit != y.unit || x.measure != y.measure && x.measure != "" && y.measure != "" ||
		counted && a.anchor != b.anchor && a.anchor != "" && b.anchor != "" {
		return open
	}
	x.scope, y.scope = "", ""
	return compareNumbers(x, y)
}

// compareDays compares dates that hang on one word; a day and its month agree.
func compareDays(a, b *fact) relation {
	switch {
	case a.date.Compatible(b.date), sameWords(a, b):
		return agree
	case len(a.date) != len(b.date):
		return open
	}
	return differs
}

func compareOrdinals(a, b *fact) relation {
	switch {
	case a.anchor != b.anchor:
		return open
	case a.name == b.name:
		return agree
	}
	return differs
}

// comparePlaces compares places of one class, a town with a town.
func comparePlaces(a, b *fact) relation {
	if a.name == b.name || abbreviates(a.name, b.name) || abbreviates(b.name, a.name) || sameWords(a, b) {
		return agree
	}
	if a.of != b.of {
		return open
	}
	pa, okA := lexicon.PlaceOf(a.name)
	pb, okB := lexicon.PlaceOf(b.name)
	ca, _ := lexicon.CountryOf(a.name)
	cb, _ := lexicon.CountryOf(b.name)
	switch {
	case okA && okB && pa.Class == pb.Class:
		return differs
	case ca != "" && cb != "" && ca != cb && !okA && !okB:
		return differs
	}
	return open
}

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
	case a.last == b.last:
		return agree
	case a.anchor != b.anchor || a.rel != b.rel || a.rel == "conj" || a.rel == "appos" || lexicon.Cues().Verb(a.anchor) != (lexicon.Cue{}):
		return open // two may say it, each for himself
	}
	return differs
}

// comparePolarity compares one predicate that holds here and not there, both
// claimed in one mood: that she should not have gone contradicts nobody who
// says that she went.
func comparePolarity(a, b *fact) relation {
	switch {
	case a.name != b.name, a.mood != b.mood, a.mood == lexicon.MoodAgainst, a.mood == lexicon.MoodSupposed:
		return open
	case a.negated == b.negated:
		return agree
	}
	return differs
}

// sameWords reports whether one value's words hold the other's: "April" and
// "April 2016" differ, if at all, by how Readout dates them.
func sameWords(a, b *fact) bool {
	x, y := strings.ToLower(a.span.Text(a.rec.Document)), strings.ToLower(b.span.Text(b.rec.Document))
	return strings.Contains(x, y) || strings.Contains(y, x)
}
