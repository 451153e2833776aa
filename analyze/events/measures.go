package events

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// A measure, such as a tariff or a sanction, is named once in full and then
// comes back in short: "and lifted it on Monday", "the sanctions remain". Its day
// is the first on which it holds: "from May 2", not the day of its announcement.

// takeUpMeasures makes an act of a verb that does something to a measure which
// only a pronoun names, or tells from when it holds.
func (r *reader) takeUpMeasures() {
	for v := range r.triggers {
		if r.actAt[v] >= 0 || !r.verbal(v) {
			continue
		}
		op, pronoun := r.triggers[v], -1
		switch {
		case r.takesEffect(v):
			pronoun = r.tree.Child(v, "nsubj")
		case r.alters(v):
			pronoun = r.tree.Child(v, "obj", "nsubj:pass")
		}
		if pronoun < 0 || !r.isPronoun(pronoun) {
			continue
		}
		k := r.measureBefore(pronoun)
		if k < 0 {
			continue
		}
		a := newAct(v, r.tree.SentenceOf(v), r.acts[k].trigger)
		a.typ, a.mode, a.verbed, a.takesUp, a.pronoun = "SANCTION", r.acts[k].mode, true, k, pronoun
		a.because("measure-pronoun", r.tree.Text(pronoun)+" for "+r.tree.Text(r.acts[k].head))
		if op != nil && (op.Op == lexicon.OpLift || op.Op == lexicon.OpHalt) {
			a.undo(op.Op)
		}
		r.actAt[v] = int32(len(r.acts))
		r.acts = append(r.acts, a)
	}
}

// alters reports whether the verb at v does something to a measure that there is:
// lifts it, raises it; "slapped them in the face" does not.
func (r *reader) alters(v int) bool {
	op := r.triggers[v]
	if op == nil || op.Type != "" || op.Op != lexicon.OpLift && op.Op != lexicon.OpHalt && op.Op != lexicon.OpImpose {
		return false
	}
	step := lexicon.StepOf(lower(r.tree.Lemma(v)))
	return step != "" && step != lexicon.StepImposed && step != lexicon.StepInForce
}

// takesEffect reports whether the verb at v says that its subject begins to hold:
// "takes effect", "came into force".
func (r *reader) takesEffect(v int) bool {
	for _, n := range r.tree.All(v, "obj", "obl") {
		if noun := lower(r.tree.Lemma(n)); noun != "effect" && noun != "force" {
			continue
		}
		if by := r.caseOf(n); r.tree.Is(n, "obj") && lower(r.tree.Lemma(v)) == "take" || by == "into" {
			return true
		}
	}
	return false
}

// measureBefore is the last measure that the sentence of a pronoun, or else the one
// before, names before it, in its number; -1 for none.
func (r *reader) measureBefore(pronoun int) int {
	number := ""
	switch lower(r.tree.Text(pronoun)) {
	case "it":
		number = "NN"
	case "them", "they":
		number = "NNS"
	default:
		return -1
	}
	s := r.tree.SentenceOf(pronoun)
	for i := pronoun - 1; i > 0 && s-r.tree.SentenceOf(i) <= 1; i-- {
		if k := r.actAt[i]; k >= 0 && r.isMeasure(&r.acts[k]) && r.acts[k].takesUp < 0 {
			if r.doc.Tags[i].XPOS == number {
				return int(k)
			}
			return -1
		}
		if r.tree.SentenceOf(i) == s && r.doc.Tags[i].XPOS == number && r.tree.Is(i, "nsubj", "obj", "obl") && r.quantityAt[i] < 0 && r.quantityAt[i-1] < 0 && r.timexAt[i] < 0 && r.entityAt[i] < 0 && !r.isActor(i) {
			return -1 // another thing stands nearer
		}
	}
	return -1
}

// isMeasure reports whether an act is what one side puts on another, told by a noun.
func (r *reader) isMeasure(a *act) bool {
	return lexicon.InClass("measure-mode", a.mode) && !r.verbal(a.head)
}

// isAnswered reports whether the noun at i is what a deed answers: "in retaliation for
// the levy".
func (r *reader) isAnswered(i int) bool {
	c := r.tree.Child(i, "case")
	return c > 0 && lexicon.InClass("answer-noun", lower(r.tree.Lemma(c-1)))
}

// keep makes a refusal of what is not agreed on: who "has not agreed to lift" a measure
// keeps it.
func (r *reader) keep(a *act) {
	if a.typ == "AGREE" && a.modality == readout.ModalityPlanned && a.polarity == readout.PolarityNeg && r.isMeasure(a) {
		a.typ, a.polarity = "REJECT", readout.PolarityPos
		a.because("not-agreed", "a cooperative deed refused")
	}
}

// origin takes the country from which the goods come that a measure is on for a target: "a tariff on cod from
// Iceland", "on cargoes of Icelandic cod".
func (r *reader) origin(a *act, goods int, p *parties) {
	if !r.isMeasure(a) || r.caseOf(goods) != "on" {
		return
	}
	for _, n := range r.tree.All(goods, "nmod") {
		switch k := r.caseOf(n); {
		case k == "from" && r.isActor(n) && r.hasCountry(n):
			p.to(n, "origin-of-goods")
		case k == "of" && !r.isActor(n):
			r.owner(n, p, "owner-of-goods")
		}
	}
}

// ends reports whether the verb at p says that the measure which is its subject is over:
// "the tariffs expired".
func (r *reader) ends(a *act, p int) bool {
	return lexicon.InClass("measure-mode", a.mode) && lexicon.InClass("ending-verb", lower(r.tree.Lemma(p))) && r.tree.Child(p, "obj") < 0
}

// shareSides gives a measure that is only taken up, "the tariff", "lifted it", the
// sides of the last one by that name of which the text says whose it is.
func (r *reader) shareSides() {
	for k := range r.mentions {
		m := &r.mentions[k]
		a := r.actOf(m)
		if a == nil || !lexicon.InClass("measure-mode", m.Mode) || len(m.Source) > 0 && len(m.Target) > 0 {
			continue
		}
		name := a.head
		if a.takesUp >= 0 {
			name = r.acts[a.takesUp].head
		} else if r.verbal(a.head) || !r.pointsBack(a.head) {
			continue
		}
		if j := r.sidedBefore(k, name); j >= 0 {
			r.takeSides(m, &r.mentions[j])
		}
	}
}

// pointsBack reports whether the noun at i speaks of something told before: "the".
func (r *reader) pointsBack(i int) bool {
	d := r.tree.Child(i, "det")
	return d >= 0 && (r.isWord(d, "the") || r.isWord(d, "this") || r.isWord(d, "these"))
}

// sidedBefore is the last mention before mention k of a measure called as the noun
// at name is, with both sides; -1 for none.
func (r *reader) sidedBefore(k, name int) int {
	for j := k - 1; j >= 0; j-- {
		o := &r.mentions[j]
		if o.Mode == r.mentions[k].Mode && len(o.Source) > 0 && len(o.Target) > 0 && !r.verbal(o.Head) && strings.EqualFold(r.tree.Lemma(o.Head), r.tree.Lemma(name)) {
			return j
		}
	}
	return -1
}

// takeSides fills the side that m lacks, where the one it has is not the other's.
func (r *reader) takeSides(m, from *readout.EventMention) {
	same := func(a, b []readout.Argument) bool {
		return slices.ContainsFunc(a, func(x readout.Argument) bool {
			return slices.ContainsFunc(b, func(y readout.Argument) bool {
				return x.Chain >= 0 && x.Chain == y.Chain || x.Code != "" && x.Code == y.Code
			})
		})
	}
	if len(m.Source) > 0 && !same(m.Source, from.Source) || len(m.Target) > 0 && !same(m.Target, from.Target) {
		return
	}
	if len(m.Source) == 0 {
		m.Source = slices.Clone(from.Source)
	}
	if len(m.Target) == 0 {
		m.Target = slices.Clone(from.Target)
	}
	m.Reasons = append(m.Reasons, readout.Reason{By: "sides-of-the-measure", Note: from.Trigger.Text(r.doc)})
}

// firstDay is the day from which a measure is said to hold, "from May 2",
// "starting next week", "in force since June 1"; -1 for none.
func (r *reader) firstDay(a *act) int {
	if !lexicon.InClass("measure-mode", a.mode) {
		return -1
	}
	clause := r.clauseOf(a.head)
	s := r.doc.Sentences[a.sentence].Tokens
	for t, x := range r.doc.Timexes {
		i := x.Tokens.First
		if i <= s.First || i >= s.End || x.Type != readout.TimexDate || !r.starts(i-1) {
			continue
		}
		if c := r.clauseOf(x.Tokens.End - 1); c == clause || r.tree.Dominates(a.head, c) || r.tree.Head(c) >= 0 && r.clauseOf(r.tree.Head(c)) == clause && (r.infinitive(c) || lexicon.InClass("starting-word", lower(r.tree.Text(c)))) {
			return t
		}
	}
	return -1
}

// starts reports whether the word at i says that what is told holds from the time
// behind it on.
func (r *reader) starts(i int) bool {
	switch word := lower(r.tree.Text(i)); word {
	case "since":
		return i > 0 && lexicon.InClass("force-noun", lower(r.tree.Text(i-1)))
	case "of":
		return i > 0 && r.isWord(i-1, "as")
	default:
		return lexicon.InClass("starting-word", word)
	}
}
