package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/zeebo/xxh3"

	"readout"
	"readout/internal/bag"
)

const (
	// leastTie is the score from which two tellings are of one happening.
	leastTie = 3.2
	// leastContext is how alike documents or sentences must be when the tie
	// rests on less than two parties: one actor does many things a day.
	// Without a day, what one says or does to another must be told in like words.
	leastContext = 0.18
	// recurDays is how far two estimates of one day may lie apart when parties
	// and place agree: "last month" and "two months earlier".
	recurDays = 31
)

// tellingTies scores all pairs of tellings of different documents that may be
// of one happening, and keeps those that reach leastTie, the strongest first. Of
// many reports there are very many: why two are tied is asked of those that are
// joined, see [tellingScore].
func (r *resolver) tellingTies() []edge {
	var out []edge
	r.tellingPairs(func(a, b int) {
		if t, ok := r.scoreTellings(a, b); ok {
			out = append(out, t.edge)
		}
	})
	slices.SortFunc(out, func(a, b edge) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), a.a-b.a, a.b-b.b)
	})
	return out
}

// tellingPairs calls f for every pair worth a score, once: those of compatible
// modes in documents near one another, and those of two parties at least that
// share month or place.
func (r *resolver) tellingPairs(f func(a, b int)) {
	byDoc := make([][]int, len(r.docs))
	keys := make([][]uint64, len(r.tellings))
	for n, t := range r.tellings {
		byDoc[t.doc] = append(byDoc[t.doc], n)
		if !r.follows(t.doc) {
			keys[n] = r.tellingKeys(t)
		}
	}
	for doc, near := range r.neighbours {
		for _, o := range near {
			if o.doc < doc {
				continue
			}
			for _, a := range byDoc[doc] {
				for _, b := range byDoc[o.doc] {
					if r.tellings[a].mode.Compatible(r.tellings[b].mode) {
						f(a, b)
					}
				}
			}
		}
	}
	for _, p := range shared(keys, func(a, b int) bool { return r.likeness(r.tellings[a].doc, r.tellings[b].doc) == 0 }) {
		f(p[0], p[1])
	}
}

// keyedParties is how many parties of a telling make keys: a list of twenty
// names says little.
const keyedParties = 6

// tellingKeys gives the keys under which documents far apart find a telling.
func (r *resolver) tellingKeys(t *telling) []uint64 {
	if t.trip() && t.when.month != 0 {
		return []uint64{xxh3.HashString("trip\n" + r.actors[t.parties[0]].id + "\n" + t.place.key + "\n" + strconv.Itoa(t.when.month))}
	}
	if len(t.parties) < 2 {
		return nil
	}
	var marks []string
	if t.when.month != 0 {
		marks = append(marks, "month "+strconv.Itoa(t.when.month))
	}
	if t.place.key != "" {
		marks = append(marks, "place "+t.place.key)
	}
	var out []uint64
	who := limit(t.parties, keyedParties)
	for _, family := range t.mode.Families {
		for i, a := range who {
			for _, b := range who[i+1:] {
				for _, m := range marks {
					out = append(out, xxh3.HashString(family+"\n"+r.actors[a].id+"\n"+r.actors[b].id+"\n"+m))
				}
			}
		}
	}
	return out
}

// tellingScore is what weighs for two tellings being of one happening.
type tellingScore struct {
	edge
	mode, likeness, context float64
	who                     partiesAgree
	day, where              agreement
}

// trip reports whether a telling is of a visit by one to a place, or of its end: who
// goes where in which month is told by that, however long before and in whatever words.
func (t *telling) trip() bool {
	return (t.mode.Name == "visit" || isCallOff(t.mode.Name)) && len(t.parties) == 1 && t.place.key != ""
}

// scoreTellings weighs whether two tellings are of one happening.
func (r *resolver) scoreTellings(x, y int) (tellingScore, bool) {
	a, b := r.tellings[x], r.tellings[y]
	none := tellingScore{}
	if !a.mode.Compatible(b.mode) || !sameReality(a, b) {
		return none, false
	}
	who := r.compareParties(a, b)
	where := comparePlaces(a.place, b.place)
	day := r.compareDays(a, b, who, where)
	if who.clash || !day.ok || (!where.ok && !who.both) || refusedOnce(a, b) {
		return none, false
	}
	likeness := r.likeness(a.doc, b.doc)
	context := r.sentenceLikeness(a, b)
	oneTrip := a.trip() && b.trip() && where.score >= 1 && day.score >= 0.9
	scene := oneScene(a, b) && day.score >= 0.9
	if !who.both && !oneTrip && !scene && max(likeness, context) < leastContext {
		return none, false
	}
	if directed(a.typ) && day.score < 0.8 && !scene && context < leastContext {
		return none, false
	}
	t := tellingScore{edge: edge{a: min(x, y), b: max(x, y)}, mode: 1, likeness: round(2 * likeness), context: round(1.5 * context), who: who, day: day, where: where}
	if a.mode.Name != b.mode.Name {
		t.mode = 0.6
	}
	if !where.ok {
		t.where.score -= 0.8
	}
	for _, score := range []float64{t.mode, who.score, day.score, t.where.score, t.likeness, t.context} {
		t.weight += score
	}
	t.weight = round(t.weight)
	return t, t.weight >= leastTie
}

// reasons tells why two tellings are of one happening: the sum, then what made it.
func (r *resolver) reasons(e edge) []readout.Reason {
	t, _ := r.scoreTellings(e.a, e.b)
	a, b := r.tellings[e.a], r.tellings[e.b]
	mode := readout.Reason{By: "same-mode", Score: t.mode, Note: a.mode.Name}
	if a.mode.Name != b.mode.Name {
		mode.By, mode.Note = "same-family", a.mode.Name+", "+b.mode.Name
	}
	out := []readout.Reason{
		{By: "one-happening", Score: t.weight, Note: fmt.Sprintf("%s and %s", r.docs[a.doc].ID, r.docs[b.doc].ID)},
		mode,
		{By: t.who.by, Score: t.who.score, Note: r.partyNames(union(a.parties, b.parties))},
		{By: t.day.by, Score: t.day.score, Note: fmt.Sprintf("%s, %s", r.whenText(a), r.whenText(b))},
		{By: t.where.by, Score: t.where.score, Note: a.place.name + ", " + b.place.name},
		{By: "alike-documents", Score: t.likeness}, {By: "alike-sentences", Score: t.context}}
	return slices.DeleteFunc(out, func(x readout.Reason) bool { return x.Score == 0 })
}

// refusedOnce reports whether one of two tellings refuses to lift a measure, and not
// of a day for which the other tells that it is lifted: minds change.
func refusedOnce(a, b *telling) bool {
	return isMeasure(a.mode.Name) && (a.typ == "REJECT") != (b.typ == "REJECT") && !(a.when.said() && b.when.said())
}

// compareDays is compareWhen with three things besides: estimates of one meeting
// may differ, two reports may date one call a day apart (it was night in the one
// capital), and what is told without a day happened about when it was told.
func (r *resolver) compareDays(a, b *telling, who partiesAgree, where agreement) agreement {
	got := compareWhen(a.when, b.when)
	if !got.ok {
		close := rangeOf(a.when.date).apart(rangeOf(b.when.date)) <= recurDays
		vague := !a.when.date.Exact() || !b.when.date.Exact()
		if who.both && where.ok && where.score >= 1 && vague && a.when.date.Known() && b.when.date.Known() && close {
			return agreement{-0.4, "date-estimates-differ", true}
		}
		if who.both && a.mode.Name == "call" && b.mode.Name == "call" && a.doc != b.doc && nextDay(a.when, b.when) {
			return agreement{-0.6, "days-differ-by-one", true}
		}
		if who.both && (where.score >= 1 || where.by == "house-and-town") && r.oneMeeting(a, b) && nextDay(a.when, b.when) {
			return agreement{-0.6, "days-differ-by-one", true}
		}
		return got
	}
	if a.when.said() && b.when.said() {
		return got
	}
	apart := r.aboutWhen(a).apart(r.aboutWhen(b))
	switch {
	case where.score >= 1 && who.both:
		return got
	case apart > windowDays && (a.earlier || b.earlier):
		return got
	case apart > windowDays:
		return agreement{0, "told-far-apart", false}
	case apart > 3:
		return agreement{-0.3, "told-days-apart", true}
	}
	return got
}

// oneMeeting reports whether two reports that put a meeting on two days may mean
// one: neither tells of one on either day.
func (r *resolver) oneMeeting(a, b *telling) bool {
	meets := func(t *telling) bool {
		return slices.Equal(t.mode.Families, []string{"meeting"}) && t.mode.Name != "summit" && t.modality == readout.ModalityActual && t.when.date.Exact() && !t.when.lead
	}
	if a.doc == b.doc || !meets(a) || !meets(b) || len(a.parties) > 2 || len(b.parties) > 2 {
		return false
	}
	tells := func(doc int, day when) bool {
		return slices.ContainsFunc(r.toldBy[doc], func(n int) bool {
			return r.tellings[n].mode.Compatible(a.mode) && r.tellings[n].when.date.Day() == day.date.Day()
		})
	}
	return !tells(a.doc, b.when) && !tells(b.doc, a.when)
}

// nextDay reports whether two texts name days, or weekdays, of which one
// follows the other.
func nextDay(a, b when) bool {
	if a.date.Known() && b.date.Known() {
		return a.date.Exact() && b.date.Exact() && rangeOf(a.date).apart(rangeOf(b.date)) == 1
	}
	apart := (a.weekday - b.weekday + 7) % 7
	return a.weekday != 0 && b.weekday != 0 && (apart == 1 || apart == 6)
}

// aboutWhen is the days about which a telling is: its own date, else the days
// on which its document appeared.
func (r *resolver) aboutWhen(t *telling) dayRange {
	if t.when.date.Known() {
		return rangeOf(t.when.date)
	}
	return r.dates[t.doc].days
}

// contextMentions is how many mentions of a telling lend it their sentence.
const contextMentions = 3

// sentenceLikeness is how alike the most alike sentences of two tellings are.
func (r *resolver) sentenceLikeness(a, b *telling) float64 {
	best := 0.0
	for _, m := range limit(a.mentions, contextMentions) {
		x := r.sentence(a.doc, r.docs[a.doc].Mentions[m].Sentence)
		for _, n := range limit(b.mentions, contextMentions) {
			best = max(best, bag.Likeness(x, r.sentence(b.doc, r.docs[b.doc].Mentions[n].Sentence)))
		}
	}
	return best
}

func (r *resolver) whenText(t *telling) string {
	switch {
	case t.when.date.Known():
		return string(t.when.date)
	case t.when.timex != none:
		return r.docs[t.doc].Timexes[t.when.timex].Value
	}
	return "no date"
}
