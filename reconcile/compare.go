package reconcile

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// compareDates has dates differ when no day can be both.
func compareDates(a, b *claim) relation {
	switch {
	case !a.date.Known() || !b.date.Known():
		return open
	case a.date.Compatible(b.date):
		return agree
	case besideWeeks(a.date, b.date):
		return open
	}
	return differs
}

// besideWeeks reports whether one of two dates is a week and the other lies in it or
// in the one beside it: to some "last week" ends on the day before, to some on Sunday.
func besideWeeks(a, b readout.Date) bool {
	const week = 7 // days
	first, last, okA := a.Bounds()
	from, to, okB := b.Bounds()
	isWeek := func(d readout.Date) bool { return strings.Contains(string(d), "W") }
	if !okA || !okB || !isWeek(a) && !isWeek(b) {
		return false
	}
	return from.Sub(last).Hours() <= week*24 && first.Sub(to).Hours() <= week*24
}

// compareAmounts compares lengths of time, sums and counts.
func compareAmounts(a, b *claim) relation {
	if a.number == nil || b.number == nil {
		return open
	}
	rel := compareNumbers(*a.number, *b.number)
	if rel == differs && a.slot == readout.SlotCount && otherGround(a, b) {
		return open // eleven dead in one town and six in another state
	}
	return rel
}

// otherGround reports whether the sentences of two claims name places and none
// in common, so that each may count what the other does not.
func otherGround(a, b *claim) bool {
	here, there := a.placesBeside(), b.placesBeside()
	return len(here) > 0 && len(there) > 0 && !slices.ContainsFunc(here, func(p string) bool { return slices.Contains(there, p) })
}

// placesBeside are the names of places in the sentence of a claim.
func (c *claim) placesBeside() []string {
	d := c.rec.Document
	var out []string
	for _, s := range d.Sentences {
		if !s.Span.Contains(c.span) {
			continue
		}
		for _, e := range d.Entities {
			if e.Type == readout.EntityPlace && s.Span.Contains(e.Span) {
				out = append(out, e.Name)
			}
		}
	}
	return out
}

// compareTowns has places differ when both are towns and not the same, or lie in two
// countries: a town lies in its country.
func compareTowns(a, b *claim) relation {
	if a.value == b.value || (a.actor != nil && a.actor == b.actor) {
		return agree
	}
	pa, townA := a.town()
	pb, townB := b.town()
	switch {
	case a.scope != "" && b.scope != "" && a.scope != b.scope:
		return differs
	case townA && townB && pa != pb:
		return differs
	}
	return open
}

// town is the name of a claim's place when the gazetteer knows it as a town.
func (c *claim) town() (string, bool) {
	name := c.text()
	if c.actor != nil {
		name = c.actor.Name
	}
	p, ok := lexicon.PlaceOf(name)
	return name, ok && p.Class == "city"
}

// compareSides has sides agree when they are one actor or stand for one country.
func compareSides(a, b *claim) relation {
	switch {
	case a.actor == nil || b.actor == nil:
		return open
	case sideKey(a.actor) == sideKey(b.actor):
		return agree
	case a.actor.Kind == readout.ActorGroup || b.actor.Kind == readout.ActorGroup:
		return open
	}
	return differs
}

// compareRanks compares ordinals only within one frame: the second this year and the first
// since an inauguration can both hold.
func compareRanks(a, b *claim) relation {
	switch {
	case a.scope != b.scope || a.scope == "":
		return open
	case a.value == b.value:
		return agree
	}
	return differs
}

// compareOutcomes has outcomes differ when one account has the event called off and another put off.
func compareOutcomes(a, b *claim) relation {
	ends := map[string]bool{string(readout.OutcomeCancelled): true, string(readout.OutcomePostponed): true}
	switch {
	case a.value == b.value:
		return agree
	case ends[a.value] && ends[b.value]:
		return differs
	}
	return open
}

// compareSteps has steps differ when one account has a measure go up and another down, or come
// and go, or when only one denies the step.
func compareSteps(a, b *claim) relation {
	opposite := func(x, y lexicon.Step) bool {
		return a.value == string(x) && b.value == string(y) || a.value == string(y) && b.value == string(x)
	}
	switch {
	case a.value == b.value && a.negated == b.negated:
		return agree
	case a.value == b.value, a.negated == b.negated && opposite(lexicon.StepRaised, lexicon.StepLowered),
		!a.negated && !b.negated && opposite(lexicon.StepImposed, lexicon.StepLifted):
		return differs
	}
	return open
}

// narrower reports whether topic a is topic b with words before it: "canal
// surcharge" and "surcharge".
func narrower(a, b string) bool { return strings.HasSuffix(a, " "+b) }

// pointsBack reports whether a topic is named only by what was told before: "that
// issue".
func pointsBack(topic string) bool {
	word, _, _ := strings.Cut(strings.ToLower(topic), " ")
	return lexicon.VagueDay(word) || word == "this" || word == "these" || word == "those"
}

// compareTopics has topics differ when one account says that a topic was discussed and another
// that it was not.
func compareTopics(a, b *claim) relation {
	same := a.value == b.value || (a.actor != nil && a.actor == b.actor)
	switch {
	case a.negated != b.negated && (pointsBack(a.value) || pointsBack(b.value)):
		return open
	case !same && a.negated == b.negated && a.actor == nil && b.actor == nil && (narrower(a.value, b.value) || narrower(b.value, a.value)):
		return agree
	case !same:
		return open
	case a.negated != b.negated:
		return differs
	}
	return agree
}
