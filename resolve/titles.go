package resolve

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/lexicon"
)

// namedParties is how many parties a title names.
const namedParties = 3

// title puts an event's title together from fixed words and names: "Call of
// Ilse Maren and Teodor Kallas, 4 March 2031".
func (r *resolver) title(what string, directed bool, source, target []int, e readout.Event) string {
	var b strings.Builder
	switch step := stepToldOf(e); {
	case step == lexicon.StepKept, step != "" && e.Modality == readout.ModalityActual:
		what += " " + string(step) // "Tariffs lifted"
	case step != "" && e.Modality == readout.ModalityPlanned:
		what += " to be " + string(step)
	case e.Modality != readout.ModalityActual:
		what = map[readout.Modality]string{readout.ModalityPlanned: "Planned ", readout.ModalityHypothetical: "Possible "}[e.Modality] + strings.ToLower(what)
	}
	b.WriteString(what)
	all := union(source, target)
	switch {
	case len(all) == 0:
	case e.Type == "CONSULT" && e.Mode == "visit" && len(source) > 0:
		b.WriteString(" by " + r.partyNames(source))
		if e.Place != nil {
			b.WriteString(" to " + *e.Place)
		} else if len(target) > 0 {
			b.WriteString(" to " + r.partyNames(target))
		}
	case e.Type == "CONSULT" && e.Mode == "invitation" && len(source) > 0:
		b.WriteString(" by " + r.partyNames(source))
		if len(target) > 0 {
			b.WriteString(" to " + r.partyNames(target))
		}
	case isCallOff(e.Mode) && len(source) > 0:
		b.WriteString(" by " + r.partyNames(source))
		if e.Place != nil {
			b.WriteString(" to " + *e.Place)
		} else if len(target) > 0 {
			b.WriteString(" with " + r.partyNames(target))
		}
	case e.Type == "CONSULT" && len(all) == 1:
		b.WriteString(" with " + r.partyNames(all))
	case !directed && len(source) > 0 && len(target) > 0 && e.Type != "CONSULT" && len(lexicon.ModeOf(e.Mode).Toward) > 0:
		r.deed(&b, source, target, e) // "Offer by Norway to Iceland"
	case !directed:
		b.WriteString(" of " + r.partyNames(all))
	default:
		r.deed(&b, source, target, e)
	}
	if e.Place != nil && !strings.Contains(b.String(), *e.Place) {
		b.WriteString(" in " + *e.Place)
	}
	if e.Date.Value.Known() {
		b.WriteString(", " + dateText(e.Date.Value))
	}
	return b.String()
}

// modeTitle is what titles call a mode; of what was called off, that too:
// "Cancellation of visit".
func (r *resolver) modeTitle(mode lexicon.Mode, group []int) string {
	if !isCallOff(mode.Name) {
		return mode.Title
	}
	for _, n := range group {
		for _, m := range r.tellings[n].mentions {
			d := r.docs[r.tellings[n].doc]
			if noun := nounMode(d, d.Mentions[m].Head); noun != "" {
				return mode.Title + " of " + strings.ToLower(lexicon.ModeOf(noun).Title)
			}
		}
	}
	return mode.Title
}

// isCallOff reports whether a mode says that a contact was called off or put off.
func isCallOff(mode string) bool {
	return lexicon.ModeOf(mode).Compatible(lexicon.ModeOf("cancellation"))
}

// stepToldOf is what all accounts say was done to a measure that there was before;
// empty where they differ, or for what only puts it on.
func stepToldOf(e readout.Event) lexicon.Step {
	if !isMeasure(e.Mode) && !liftsBar(e.Type, e.Mode) {
		return ""
	}
	told, kept := lexicon.Step(""), e.Type == "REJECT" // who will not lift a tariff keeps it
	for _, a := range e.Accounts {
		for _, d := range a.Details {
			switch step := lexicon.Step(d.Value); {
			case d.Slot != readout.SlotStep:
			case d.Negated:
				kept = true
			case told != "" && step != told:
				return ""
			default:
				told = step
			}
		}
	}
	if told == "" && kept {
		return lexicon.StepKept
	}
	switch told {
	case lexicon.StepRaised, lexicon.StepLowered, lexicon.StepSuspended, lexicon.StepLifted, lexicon.StepKept:
		return told
	}
	return ""
}

// deed leads a title from what was done to who did it and to whom: "Arrest of
// Jan Dahl by Norway", "Airstrike by Norway on Velm", "Protest in Velm".
func (r *resolver) deed(b *strings.Builder, source, target []int, e readout.Event) {
	by, to := "", ""
	if len(source) > 0 {
		by = " by " + r.partyNames(source)
	}
	lead := r.toward(target, e)
	if len(target) > 0 {
		to = " " + lead + " " + r.partyNames(target)
	}
	if lead == "of" {
		by, to = to, by
	}
	b.WriteString(by + to)
}

// toward is the preposition by which a title leads to whom a deed is done: that
// of its mode, else of its type. Crowds and rebels are in a place, not against it.
func (r *resolver) toward(target []int, e readout.Event) string {
	people := slices.ContainsFunc(target, func(a int) bool { return r.actors[a].kind != readout.ActorPlace })
	switch by := lexicon.ModeOf(e.Mode).Toward; {
	case len(by) > 1 && !people:
		return by[1]
	case len(by) > 0:
		return by[0]
	}
	switch e.Type {
	case "SUPPORT":
		return "for"
	case "REQUEST", "AID", "CONCEDE", "MOBILIZE", "REJECT":
		return "to"
	case "ACCUSE", "PROTEST":
		return "against"
	case "RETREAT":
		return "from"
	}
	return "on"
}

// partyNames joins names in alphabetical order: "A, B and C", or "A, B, C and
// 4 others".
func (r *resolver) partyNames(actors []int) string {
	var names []string
	for _, a := range actors {
		names = append(names, r.actors[a].name)
	}
	slices.Sort(names)
	names = slices.Compact(names) // a country, and its government
	if more := len(names) - namedParties; more > 0 {
		names = append(names[:namedParties], fmt.Sprintf("%d others", more))
	}
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

var monthNames = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// dateText writes a date for people: "5 June 2025", "June 2025", "week of 2 June
// 2025"; a year and a quarter as they are.
func dateText(d readout.Date) string {
	s := string(d.Day())
	if monday, _, ok := d.Bounds(); ok && len(s) == 8 {
		return "week of " + dateText(readout.DayOf(monday))
	}
	if (len(s) != 7 && len(s) != 10) || !d.Valid() {
		return s
	}
	month, err := strconv.Atoi(s[5:7])
	if err != nil {
		return s // 2025-Q2
	}
	text := monthNames[month-1] + " " + s[:4]
	if len(s) == 10 {
		return strings.TrimPrefix(s[8:], "0") + " " + text
	}
	return text
}
