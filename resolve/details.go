package resolve

import (
	"cmp"
	"slices"
	"strings"

	"readout"
	"readout/internal/denial"
	"readout/lexicon"
)

// details gives what one mention says of its event, point by point. What is
// said by no word of its own, such as the parties, is the event's already.
func (r *resolver) details(doc, mention int) []readout.Detail {
	d := r.docs[doc]
	m := &d.Mentions[mention]
	var out []readout.Detail
	for _, s := range m.Slots {
		if !d.HasSpan(s.Span) {
			continue
		}
		out = append(out, readout.Detail{Slot: s.Name, Value: s.Value, Actor: r.slotActor(doc, s.Chain), Negated: s.Negated, Evidence: readout.Cite(d, s.Span)})
	}
	if step, at := stepAbove(d, m.Head); (isMeasure(m.Mode) || liftsBar(m.Type, m.Mode)) && step != "" {
		if at == m.Head && !eases(m.Type) && eased(step) {
			step = lexicon.StepImposed // who cuts visas puts a limit on them
		}
		out = append(out, readout.Detail{Slot: readout.SlotStep, Value: string(step), Negated: m.Type == "REJECT" || denial.Told(d, m),
			Evidence: readout.Cite(d, d.Tokens[at].Span)})
	}
	return out
}

// eases reports whether acts of a type take a measure back, or refuse to.
func eases(typ string) bool { return typ == "CONCEDE" || typ == "REJECT" || typ == "AGREE" }

// eased reports whether a step makes a measure less.
func eased(s lexicon.Step) bool {
	return s == lexicon.StepLowered || s == lexicon.StepSuspended || s == lexicon.StepLifted
}

// sortedDetails orders details by place and says none twice.
func sortedDetails(list []readout.Detail) []readout.Detail {
	compare := func(a, b readout.Detail) int {
		return cmp.Or(a.Evidence.Compare(b.Evidence), strings.Compare(string(a.Slot), string(b.Slot)), strings.Compare(a.Value, b.Value))
	}
	slices.SortStableFunc(list, compare)
	return slices.CompactFunc(list, func(a, b readout.Detail) bool { return compare(a, b) == 0 && a.Negated == b.Negated })
}

// slotActor is the actor that a slot names: for "the Peruvian side" the
// government.
func (r *resolver) slotActor(doc, chain int) *string {
	if chain < 0 || chain >= len(r.docs[doc].Chains) {
		return nil
	}
	if a := r.oneActor(doc, chain); a != none && r.actors[a].kind != readout.ActorGroup {
		return &r.actors[a].id
	}
	if code := r.docs[doc].Chains[chain].Code; code != "" {
		key, _ := governmentOf(code)
		if a := r.actorByID(readout.NewID('a', key, "")); a != none {
			return &r.actors[a].id
		}
	}
	return r.actorID(doc, chain)
}

// isMeasure reports whether a mode is what one state puts on another.
func isMeasure(mode string) bool {
	return lexicon.InClass("measure-mode", mode)
}

// liftsBar reports whether what is told is the end of a bar such as a ban or a curfew.
func liftsBar(typ, mode string) bool {
	return typ == "CONCEDE" && lexicon.InClass("barring-mode", mode)
}

// stepReach is how many words a step may stand above a measure.
const stepReach = 4

// stepAbove is what the verbs above token say of the measure there, the
// nearest first, and at which token; empty for nothing.
func stepAbove(d *readout.Document, token int) (lexicon.Step, int) {
	for i, n := token, 0; i >= 0 && i < len(d.Arcs) && n < stepReach; i, n = d.Arcs[i].Head, n+1 {
		if n > 0 && isGround(d, i) {
			break
		}
		if step := lexicon.StepOf(strings.ToLower(d.Tags[i].Lemma)); step != "" && tellsStep(d, i, n) {
			return step, i
		}
		if at := inForce(d, i); at != none {
			return lexicon.StepInForce, at
		}
	}
	return "", none
}

// inForce is the word below token i that says that a measure holds: "takes
// effect", "a tariff in force since May"; none for none.
func inForce(d *readout.Document, i int) int {
	for j := i + 1; j < min(i+forceReach, len(d.Arcs)); j++ {
		switch word := strings.ToLower(d.Tags[j].Lemma); {
		case d.Arcs[j].Head != i || word != "force" && word != "effect":
		case d.Arcs[j].Rel == "obj" && d.Tags[i].UPOS == readout.VERB, j > 0 && strings.EqualFold(d.Tokens[j-1].Text(d), "in"), j > 0 && strings.EqualFold(d.Tokens[j-1].Text(d), "into"):
			return j
		}
	}
	return none
}

// forceReach is how far behind a word "in force" may stand that says it of it.
const forceReach = 12

// tellsStep reports whether the word of a step, n words above a measure, tells
// it: "a rise of 9 percent" does, but "a levy of 9 percent" only names the measure.
func tellsStep(d *readout.Document, i, n int) bool {
	if d.Tags[i].UPOS == readout.NOUN && lexicon.StepOf(strings.ToLower(d.Tags[i].Lemma)) == lexicon.StepImposed {
		return false
	}
	return n > 0 || d.Tags[i].UPOS == readout.VERB
}

// isGround reports whether token names that a deed answers another: "put on a
// tariff in retaliation for the levy".
func isGround(d *readout.Document, token int) bool {
	return d.Tags[token].UPOS == readout.NOUN && strings.HasPrefix(d.Arcs[token].Rel, "obl") && lexicon.InClass("answer-noun", strings.ToLower(d.Tags[token].Lemma))
}

// stepOfFigure is what a text says was done, or is planned to be done, to the
// measure that a figure belongs to; empty for figures of anything else.
func stepOfFigure(d *readout.Document, q *readout.Quantity) (step string, planned bool) {
	if q.Measure != "tariff" || q.Tokens.Empty() {
		return "", false
	}
	if before := q.Tokens.First - 1; before >= 0 && strings.EqualFold(d.Tokens[before].Text(d), "from") {
		return string(lexicon.StepFormer), false
	}
	got, at := stepAbove(d, q.Tokens.First)
	switch {
	case got == "":
		return "", false
	case isDenied(d, at): // "would not lift its tariff"
		return string(lexicon.StepKept), false
	}
	if got == lexicon.StepAnnounced && startsLater(d, q) {
		return string(lexicon.StepImposed), true // announced, to be paid from then on
	}
	return string(got), isAhead(d, at) || isCondition(d, at)
}

// startsLater reports whether a figure's time is one from which it is to hold.
func startsLater(d *readout.Document, q *readout.Quantity) bool {
	if q.Timex < 0 || q.Timex >= len(d.Timexes) {
		return false
	}
	before := d.Timexes[q.Timex].Tokens.First - 1
	return before >= 0 && lexicon.InClass("starting-word", strings.ToLower(d.Tokens[before].Text(d)))
}

// isCondition reports whether the verb at a token stands behind "if" or "unless".
func isCondition(d *readout.Document, token int) bool {
	for i := max(0, token-conditionReach); i < token && i < len(d.Arcs); i++ {
		if w := strings.ToLower(d.Tokens[i].Text(d)); d.Arcs[i].Head == token && d.Arcs[i].Rel == "mark" && (w == "if" || w == "unless") {
			return true
		}
	}
	return false
}

// conditionReach is how far before its verb an "if" may stand.
const conditionReach = 12

// isDenied reports whether a "not" hangs on the verb at a token.
func isDenied(d *readout.Document, token int) bool {
	for i := max(0, token-stepReach); i < token && i < len(d.Arcs); i++ {
		switch strings.ToLower(d.Tokens[i].Text(d)) {
		case "not", "n't", "never":
			if d.Arcs[i].Head == token {
				return true
			}
		}
	}
	return false
}

// isAhead reports whether the verb at a token is still to come.
func isAhead(d *readout.Document, token int) bool {
	if up := d.Arcs[token].Head; up >= 0 && d.Arcs[token].Rel == "xcomp" && lexicon.InClass("begun-verb", strings.ToLower(d.Tags[up].Lemma)) {
		return isAhead(d, up)
	}
	for i := max(0, token-stepReach); i < token && i < len(d.Arcs); i++ {
		if d.Arcs[i].Head == token && (d.Arcs[i].Rel == "aux" || d.Arcs[i].Rel == "mark") && lexicon.InClass("ahead-word", strings.ToLower(d.Tokens[i].Text(d))) {
			return true
		}
	}
	return false
}
