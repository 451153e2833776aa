package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// How far a plan may lie from what became of it.
const (
	// undatedPlan is for how many days after it was told a plan without a day
	// may still be the one that was held.
	undatedPlan = 62
	// vaguePlan is the longest time that a plan may name and still be one plan:
	// half a year. For a longer one the place must agree, too.
	vaguePlan = 184
	// slipDays is how far from the planned day a plan may be held all the same.
	slipDays = 1
	// callOff is how many days after the planned day a text may first tell that
	// it was called off.
	callOff = 31
)

// linkOutcomes ties every plan to the event that it became, or to the one that
// tells that it was called off: with the same parties, in a compatible mode and
// within the plan's days. Whether two events are tied rests on the two alone;
// of several that fit, the plan takes the one that fits best, then the first.
func (r *resolver) linkOutcomes(events []readout.Event) {
	facts := make([]eventFacts, len(events))
	byKey := map[string][]int{} // what happened or was called off
	for i := range events {
		facts[i] = r.factsOf(&events[i])
		if f := &facts[i]; !f.plan {
			for _, key := range r.outcomeKeys(f) {
				byKey[key] = append(byKey[key], i)
			}
		}
	}
	for i := range events {
		p := &facts[i]
		if !p.plan {
			continue
		}
		best, found := outcomeFit{}, none
		for _, key := range r.outcomeKeys(p) {
			for _, n := range byKey[key] {
				fit, ok := r.becomes(p, &facts[n])
				if ok && (found == none || fit.betterThan(best) || (!best.betterThan(fit) && events[n].ID < events[found].ID)) {
					best, found = fit, n
				}
			}
		}
		if found == none {
			continue
		}
		events[i].Outcome = &readout.Outcome{Event: events[found].ID, Kind: facts[found].outcome, Reasons: best.reasons}
		events[found].Plans = append(events[found].Plans, events[i].ID)
	}
	for i := range events {
		slices.Sort(events[i].Plans)
	}
}

// outcomeKeys are what a plan and its outcome have in common: a family of modes
// and a side, which is a country where it is known.
func (r *resolver) outcomeKeys(f *eventFacts) []string {
	var out []string
	for _, n := range f.parties {
		side := cmp.Or(r.actors[n].code, r.actors[n].id)
		for _, family := range f.mode.Families {
			out = append(out, family+" "+side)
		}
		if f.mode.Name == "visit" && f.outcome != readout.OutcomeHeld {
			out = append(out, "meeting "+side) // who does not come meets nobody there
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// eventFacts are what linking reads of an event.
type eventFacts struct {
	plan    bool
	outcome readout.OutcomeKind // for what is no plan
	mode    lexicon.Mode
	parties []int
	place   place
	days    dayRange // when it was, or is to be; unknown where nothing tells
	told    dayRange // when it was told
}

// factsOf reads an event. Only contacts have plans that are followed up.
func (r *resolver) factsOf(e *readout.Event) eventFacts {
	f := eventFacts{mode: lexicon.ModeOf(e.Mode), outcome: readout.OutcomeHeld}
	for _, id := range append(slices.Clip(e.Source), e.Target...) {
		if n := r.actorByID(id); n != none && r.actors[n].kind != readout.ActorPlace {
			f.parties = union(f.parties, []int{n})
		}
	}
	if e.Date.Earliest.Known() && e.Date.Latest.Known() {
		f.days = dayRange{rangeOf(e.Date.Earliest).first, rangeOf(e.Date.Latest).last}
	}
	if e.Place != nil {
		f.place = place{name: *e.Place, key: fold(*e.Place)}
	}
	for _, a := range e.Accounts {
		for _, ref := range a.Refs {
			r.readRef(&f, ref)
		}
	}
	switch {
	case f.outcome != readout.OutcomeHeld && isContact(f.mode):
	case e.Type != "CONSULT" || !isContact(f.mode):
		f.parties = nil
	case e.Modality == readout.ModalityPlanned:
		f.plan = true
	case e.Modality != readout.ModalityActual:
		f.parties = nil
	}
	return f
}

// readRef takes from one mention when it was told, where it is to be, and
// whether the event is one called off, and what.
func (r *resolver) readRef(f *eventFacts, ref readout.MentionRef) {
	doc, ok := slices.BinarySearchFunc(r.docs, ref.Document, func(d *readout.Document, id string) int { return strings.Compare(d.ID, id) })
	if !ok {
		return
	}
	if days := r.dates[doc].days; days.known() {
		if !f.told.known() {
			f.told = days
		}
		f.told = dayRange{min(f.told.first, days.first), max(f.told.last, days.last)}
	}
	m := &r.docs[doc].Mentions[ref.Mention]
	if m.Place != nil && f.place.code == "" {
		f.place.code = m.Place.Code
	}
	for _, s := range m.Slots {
		if s.Name != readout.SlotOutcome || (s.Value != "cancelled" && s.Value != "postponed") {
			continue
		}
		if f.outcome != readout.OutcomeCancelled { // of "called off" and "put off" the one that says more
			f.outcome = readout.OutcomeKind(s.Value)
		}
		if mode := nounMode(r.docs[doc], m.Head); mode != "" {
			f.mode = lexicon.ModeOf(mode)
		}
	}
}

// nounMode is the mode of the noun at a token: of a visit that was called off.
func nounMode(d *readout.Document, token int) string {
	if token < 0 || token >= len(d.Tags) {
		return ""
	}
	for _, t := range lexicon.Triggers().Nouns[strings.ToLower(d.Tags[token].Lemma)] {
		if len(t.Words) == 1 {
			return t.Mode
		}
	}
	return ""
}

// isContact reports whether a mode is one in which sides meet or speak.
func isContact(m lexicon.Mode) bool {
	return m.Name == "visit" || slices.Contains(m.Families, "call") || slices.Contains(m.Families, "meeting")
}

// outcomeFit is how well an event fits a plan.
type outcomeFit struct {
	score   float64
	after   int // days from the telling of the plan to the event
	reasons []readout.Reason
}

// betterThan puts the better fit first, then the earlier event.
func (a outcomeFit) betterThan(b outcomeFit) bool {
	if a.score != b.score {
		return a.score > b.score
	}
	return a.after < b.after
}

// becomes scores whether e can be what became of plan p.
func (r *resolver) becomes(p, e *eventFacts) (outcomeFit, bool) {
	who, ok := r.samePlanners(p, e)
	if !ok {
		return outcomeFit{}, false
	}
	day, ok := daysOfOutcome(p, e)
	if !ok {
		return outcomeFit{}, false
	}
	where := comparePlaces(p.place, e.place)
	if !p.mode.Compatible(e.mode) && (where.score == 0 || !p.days.known()) {
		return outcomeFit{}, false // the talks for which a visit was to be made
	}
	if !where.ok && e.outcome != readout.OutcomeHeld {
		return outcomeFit{}, false // one stop of a journey that is left out ends no other
	}
	if sameDay := p.days.known() && p.days.first == p.days.last && p.days == e.days; !where.ok && e.outcome == readout.OutcomeHeld && !(sameDay && who.Score >= 1) {
		return outcomeFit{}, false // on one day, one report may name the town and another the house
	}
	if vague := p.days.known() && p.days.last-p.days.first > vaguePlan; vague && where.score == 0 {
		return outcomeFit{}, false
	}
	mode := readout.Reason{By: "same-mode", Score: 1, Note: p.mode.Name}
	if p.mode.Name != e.mode.Name {
		mode = readout.Reason{By: "same-family", Score: 0.6, Note: p.mode.Name + ", " + e.mode.Name}
	}
	fit := outcomeFit{reasons: []readout.Reason{mode, who, day, {By: where.by, Score: where.score, Note: p.place.name + ", " + e.place.name}}}
	fit.reasons = slices.DeleteFunc(fit.reasons, func(x readout.Reason) bool { return x.Score == 0 })
	for _, reason := range fit.reasons {
		fit.score += reason.Score
	}
	fit.score = round(fit.score)
	if at := cmp.Or(e.days.first, e.told.first); p.told.known() {
		fit.after = at - p.told.first
	}
	return fit, true
}

// samePlanners holds for two parties in common, or one with the same place.
func (r *resolver) samePlanners(p, e *eventFacts) (readout.Reason, bool) {
	forth, back := r.matched(p.parties, e.parties), r.matched(e.parties, p.parties)
	both := min(forth, back)
	note := r.partyNames(union(p.parties, e.parties))
	switch {
	case both >= 2:
		return readout.Reason{By: "same-parties", Score: 2, Note: note}, true
	case both >= 1.15:
		return readout.Reason{By: "parties-and-countries", Score: 1, Note: note}, true
	case both >= 0.55 && samePlace(p.place, e.place):
		return readout.Reason{By: "party-and-place", Score: both, Note: note}, true
	case both >= 1 && e.outcome != readout.OutcomeHeld && min(len(p.parties), len(e.parties)) == 1:
		return readout.Reason{By: "party-within", Score: 1, Note: note}, true
	}
	return readout.Reason{}, false
}

func samePlace(a, b place) bool {
	return a.key != "" && a.key == b.key || a.code != "" && a.code == b.code
}

// daysOfOutcome weighs the days: what became of a plan was not told before the
// plan was, and lies on the planned days or, where none are known, not long
// after. What was called off was so before the planned days had long passed.
func daysOfOutcome(p, e *eventFacts) (readout.Reason, bool) {
	why := readout.Reason{Note: fmt.Sprintf("%s, %s", p.days.text(), e.days.text())}
	at := e.days
	if !at.known() {
		at = e.told
	}
	if !at.known() || (p.told.known() && at.last < p.told.first) {
		return why, false
	}
	if e.outcome != readout.OutcomeHeld {
		why.By, why.Score = "called-off-in-time", 0.8
		switch {
		case !p.told.known() && !p.days.known():
			return why, false
		case p.days.known():
			return why, at.first <= p.days.last+callOff
		}
		return why, at.first <= p.told.last+undatedPlan
	}
	if p.days.known() {
		why.By, why.Score = "on-the-planned-days", 1
		if p.days.last-p.days.first < 7 {
			why.Score = 2
		}
		return why, e.days.known() && p.days.apart(e.days) <= slipDays
	}
	why.By, why.Score = "soon-after-the-plan", 0.5
	return why, p.told.known() && e.days.known() && e.days.first <= p.told.last+undatedPlan
}

// text writes days for a reason.
func (d dayRange) text() string {
	switch {
	case !d.known():
		return "no date"
	case d.first == d.last:
		return string(dayDate(d.first))
	}
	return string(dayDate(d.first)) + " to " + string(dayDate(d.last))
}
