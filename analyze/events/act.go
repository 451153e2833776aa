package events

import (
	"readout"
	"readout/lexicon"
)

// act is one trigger with a type, on its way to a mention.
type act struct {
	head, sentence int
	trigger        *lexicon.Trigger
	typ, mode      string
	polarity       readout.Polarity
	modality       readout.Modality

	verb     int   // the predicate that the act is told by: itself, or the verb that governs the noun; -1 for none
	light    bool  // verb only carries the noun: its subject acts
	subject  bool  // the noun is the verb's subject: "the talks resumed"
	suffers  bool  // the verb's subject is acted on
	gains    bool  // the verb's subject receives
	verbed   bool  // some operator governs it
	absorbed bool  // the operator's own mention tells it
	busy     bool  // its participants are being read
	scope    int   // the act in the scope of this operator, -1 for none
	setting  int   // the verb of what is done in the course of it, -1 for none
	visas    bool  // visas are shortened
	keeps    bool  // a measure is said to stay
	takesUp  int   // the act of the measure that a pronoun stands for, -1 for none
	pronoun  int   // that pronoun, -1 for none
	chain    []int // governing tokens passed, from the inside out
	outcome  string
	reasons  []readout.Reason
}

func newAct(head, sentence int, t *lexicon.Trigger) act {
	note := t.Type
	if t.CAMEO != "" {
		note += ", CAMEO " + t.CAMEO
	}
	return act{head: head, sentence: sentence, trigger: t, typ: t.Type, mode: t.Mode, polarity: readout.PolarityPos,
		modality: readout.ModalityActual, verb: -1, scope: -1, setting: -1, takesUp: -1, pronoun: -1, reasons: []readout.Reason{{By: "trigger " + t.Key, Note: note}}}
}

func (a *act) because(by, note string) {
	a.reasons = append(a.reasons, readout.Reason{By: by, Note: note})
}

// cooperative reports whether the type is one of PLOVER's kinds of cooperation.
func cooperative(typ string) bool {
	switch typ {
	case "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT":
		return true
	}
	return false
}

// material reports whether the type is a deed that can be promised or threatened.
func material(typ string) bool {
	switch typ {
	case "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST":
		return true
	}
	return false
}

// intend turns a deed into the promise or the threat of it.
func (a *act) intend(m readout.Modality) {
	if a.keeps {
		return
	}
	if material(a.typ) && a.mode != "resignation" && a.mode != "praise" {
		if cooperative(a.typ) {
			a.typ = "AGREE"
		} else {
			a.typ = "THREATEN"
		}
	}
	a.suppose(m)
}

// suppose lowers the modality: hypothetical beats planned beats actual.
func (a *act) suppose(m readout.Modality) {
	if a.modality == readout.ModalityActual || m == readout.ModalityHypothetical {
		a.modality = m
	}
}

func (a *act) negate() {
	if a.polarity == readout.PolarityPos {
		a.polarity = readout.PolarityNeg
	} else {
		a.polarity = readout.PolarityPos
	}
}

// govern climbs from the act to the words in whose scope it stands.
func (r *reader) govern(a *act) {
	cur := a.head
	if r.verbal(cur) {
		a.verb = cur
		r.applyModal(a, cur)
		if r.nothing(cur) {
			a.negate()
			a.because("nothing", "what it is done to is none")
		}
		r.applyInfinitive(a, cur)
	} else {
		r.applyModifiers(a, cur)
		if c := r.tree.Child(cur, "cop"); c >= 0 {
			r.applyModal(a, cur)
		}
	}
	before := r.wordsBefore(a)
	if before < 0 {
		if r.applyParticiple(a); r.imposedInRelative(a) {
			return
		}
		if v := r.settingOf(a); v >= 0 {
			a.setting = v
			r.hangOn(a, a.head, v)
			return
		}
	}
	for n := range 6 {
		p, step := r.tree.Head(cur), stepStop
		if n == 0 && before >= 0 {
			p, step = before, stepOperator
		} else if p < 0 {
			return
		} else {
			step = r.step(cur, p)
		}
		switch step {
		case stepStop:
			if a.verb < 0 && r.verbal(p) {
				r.hangOn(a, cur, p)
			}
			return
		case stepThrough:
			cur = p
			continue
		}
		op := r.triggers[p]
		if a.verb < 0 {
			a.verb, a.subject = p, r.tree.Is(cur, "nsubj") && !r.tree.Is(cur, "nsubj:pass")
		}
		a.chain = append(a.chain, p)
		if r.apply(a, op, p) {
			return
		}
		r.applyModal(a, p)
		cur = p
	}
}

// wordsBefore is the operator that the words before the act show, whatever the
// tree says; -1 for none.
func (r *reader) wordsBefore(a *act) int {
	if r.verbal(a.head) {
		if r.tree.Is(a.head, "xcomp", "ccomp") {
			return -1
		}
		if v := r.accusedOf(a.head); v >= 0 {
			return v
		}
		return r.infinitiveBefore(a.head)
	}
	return r.carrierBefore(a)
}

// accusedOf is the verb of accusing before the "of" and gerund at v, -1 for none.
func (r *reader) accusedOf(v int) int {
	if v < 2 || r.doc.Tags[v].XPOS != "VBG" || lower(r.tree.Text(v-1)) != "of" && lower(r.tree.Text(v-1)) != "for" {
		return -1
	}
	for i := v - 2; i >= max(0, v-10); i-- {
		if r.verbal(i) {
			if op := r.triggers[i]; op != nil && op.Op == lexicon.OpAccuse {
				return i
			}
			return -1
		}
	}
	return -1
}

// infinitiveBefore is the operator that governs the infinitive at v: the verb
// before its "to" with nothing but its object between, -1 for none.
func (r *reader) infinitiveBefore(v int) int {
	i := v - 1
	if i >= 0 && r.tree.UPOS(i) == readout.ADV {
		i--
	}
	if i < 0 || lower(r.tree.Text(i)) != "to" || r.tree.UPOS(i) != readout.PART {
		return -1
	}
	for i--; i >= max(0, v-11); i-- {
		if r.verbal(i) {
			if op := r.triggers[i]; op != nil && op.Type != "" && op.Op != lexicon.OpNone && op.Op != lexicon.OpLight {
				return i
			}
			return -1
		}
		if u := r.tree.UPOS(i); u == readout.PUNCT || u == readout.SCONJ || u == readout.AUX {
			return -1
		}
	}
	return -1
}

// carrierBefore is the operator right before the phrase of a noun that the
// tree hangs elsewhere: "engaged in a telephone conversation"; -1 for none.
func (r *reader) carrierBefore(a *act) int {
	if h := r.tree.Head(a.head); r.tree.Is(a.head, "compound") && h > a.head && h <= a.head+2 && r.tree.UPOS(a.head+1) == readout.NOUN {
		return -1 // "issued an arrest warrant"
	}
	first := max(r.doc.Sentences[a.sentence].Tokens.First, a.head-7)
	for i := a.head - 1; i >= first; i-- {
		if r.verbal(i) {
			if op := r.triggers[i]; op != nil && op.Type == "" && (op.Op == lexicon.OpLight || op.Op == lexicon.OpImpose || op.Op == lexicon.OpLift || op.Op == lexicon.OpHalt) {
				return i
			}
			return -1
		}
		switch r.tree.UPOS(i) {
		case readout.DET, readout.ADJ, readout.NUM, readout.NOUN, readout.ADV:
		case readout.ADP:
			if lower(r.tree.Text(i)) != "in" {
				return -1
			}
		case readout.PUNCT:
			if r.tree.Text(i) != "-" {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// applyParticiple reads the participle behind a noun: "a curfew imposed in May".
func (r *reader) applyParticiple(a *act) {
	if r.verbal(a.head) {
		return
	}
	for _, v := range r.tree.All(a.head, "acl") {
		if op := r.triggers[v]; op != nil && op.Type == "" && (op.Op == lexicon.OpImpose || op.Op == lexicon.OpAnnounce || op.Op == lexicon.OpLight) && r.isPassive(v) {
			a.verbed = true
			a.because("operator "+op.Key, "participle")
		}
	}
}

// imposedInRelative reads the clause behind a noun that says who put it on whom:
// "the tariff that Norway imposed on cod".
func (r *reader) imposedInRelative(a *act) bool {
	if r.verbal(a.head) {
		return false
	}
	for _, v := range r.tree.All(a.head, "acl") {
		op := r.triggers[v]
		if op == nil || op.Type != "" || op.Op != lexicon.OpImpose || !r.tree.Is(v, "acl:relcl") || r.isPassive(v) {
			continue
		}
		subjects := r.tree.All(v, "nsubj")
		if len(subjects) == 0 || r.isPronoun(subjects[0]) && r.chain(subjects[0]) < 0 {
			continue // "the tariff that rose"
		}
		a.verbed, a.verb, a.chain = true, v, append(a.chain, v)
		a.because("operator "+op.Key, "relative clause")
		r.applyModal(a, v)
		return true
	}
	return false
}

// hangOn notes the plain verb that a noun hangs on, whose tense and negation it shares.
func (r *reader) hangOn(a *act, cur, p int) {
	a.verb, a.subject = p, r.tree.Is(cur, "nsubj")
	if r.tree.Is(cur, "obj", "obl", "iobj") {
		r.applyTense(a, p)
	}
}

type stepKind int

const (
	stepStop stepKind = iota
	stepThrough
	stepOperator
)

// step tells what the arc from cur to p means for an act below it.
func (r *reader) step(cur, p int) stepKind {
	if r.tree.Is(cur, "conj") {
		if r.verbal(cur) && r.tree.Child(cur, "nsubj") >= 0 {
			return stepStop
		}
		return stepThrough
	}
	op := r.triggers[p]
	nominal := !r.verbal(cur) && r.tree.Child(cur, "cop") < 0
	if op == nil || op.Op == lexicon.OpNone {
		if nominal && r.tree.Is(cur, "nmod") && r.words.Class("@containers")[lower(r.tree.Lemma(p))] {
			return stepThrough
		}
		return stepStop
	}
	switch {
	case nominal && r.tree.Is(cur, "obj", "iobj", "nsubj", "obl", "nmod", "compound"):
		if r.tree.Is(cur, "obl") && !r.inScopeCase(cur, op.Op) {
			return stepStop
		}
		if r.tree.Is(cur, "nsubj") && !r.tree.Is(cur, "nsubj:pass") && !intransitive(op.Op) {
			return stepStop
		}
		if r.tree.Is(cur, "obl", "nmod") && (r.timeCase(cur) || r.isAnswered(cur)) {
			return stepStop
		}
		return stepOperator
	case !nominal && r.tree.Is(cur, "xcomp", "ccomp", "acl", "csubj"):
		return stepOperator
	case !nominal && r.tree.Is(cur, "advcl") && r.infinitive(cur) && op.Type != "" && op.Op != lexicon.OpAccept:
		return stepOperator
	case !nominal && r.tree.Is(cur, "advcl") && op.Op == lexicon.OpAccuse:
		return stepOperator
	}
	return stepStop
}

// infinitive reports whether verb i stands behind "to".
func (r *reader) infinitive(i int) bool {
	m := r.tree.Child(i, "mark")
	return m >= 0 && r.doc.Tags[i].XPOS != "VBG" && lower(r.tree.Lemma(m)) == "to"
}

// intransitive lists the operators whose subject can be the act: talks resumed,
// tariffs rose, talks were cancelled.
func intransitive(op lexicon.Operator) bool {
	return op == lexicon.OpLight || op == lexicon.OpHalt || op == lexicon.OpImpose || op == lexicon.OpLift
}

// caseOf is the preposition of token i, empty for none.
func (r *reader) caseOf(i int) string {
	if c := r.tree.Child(i, "case"); c >= 0 {
		return lower(r.tree.Text(c))
	}
	return ""
}

// inScopeCase reports whether an oblique's preposition puts it in the verb's scope: "agreed to a truce".
// A light verb carries only what it has as object or stands "in".
func (r *reader) inScopeCase(i int, op lexicon.Operator) bool {
	switch r.caseOf(i) {
	case "in":
		return true
	case "on", "against": // whom a measure is imposed on is no measure
		return op != lexicon.OpLight && op != lexicon.OpImpose
	case "to", "for", "with", "of", "from", "out", "at":
		return op != lexicon.OpLight
	}
	return false
}

// timeCase reports whether i only says when or why: "before the talks", "during the visit".
func (r *reader) timeCase(i int) bool {
	switch r.caseOf(i) {
	case "before", "after", "during", "since", "until", "ahead", "following", "despite", "amid", "because", "by", "like", "as", "without", "over":
		return true
	}
	return false
}

// apply lets operator op at token p act on a. It returns true when the climb ends there.
func (r *reader) apply(a *act, op *lexicon.Trigger, p int) bool {
	a.verbed = true
	a.because("operator "+op.Key, string(op.Op))
	switch op.Op {
	case lexicon.OpLight, lexicon.OpOrder:
		a.light = true
		return op.Type != "" && op.Op != lexicon.OpLight
	case lexicon.OpAnnounce, lexicon.OpDecide:
	case lexicon.OpImpose:
		a.keeps = a.subject && lexicon.StepOf(lower(r.tree.Lemma(p))) == lexicon.StepKept
	case lexicon.OpAttempt:
		a.outcome = "attempted"
	case lexicon.OpFail:
		a.negate()
	case lexicon.OpSuffer:
		a.suffers = true
	case lexicon.OpGain:
		a.gains = true
	case lexicon.OpIntend:
		a.intend(readout.ModalityPlanned)
	case lexicon.OpWish:
		a.suppose(readout.ModalityHypothetical)
	case lexicon.OpHalt, lexicon.OpLift, lexicon.OpDelay:
		if !a.subject || r.isPassive(p) || r.ends(a, p) { // "the talks ended" undoes nothing
			a.undo(op.Op)
		}
	case lexicon.OpAccuse:
		a.suppose(readout.ModalityHypothetical)
		a.absorbed = a.typ != "ASSAULT" && a.typ != "CONSULT"
		return true
	default:
		return r.absorb(a, op, p)
	}
	return false
}

// calledOff reports whether an act is a contact that can be called off or put off.
func (a *act) calledOff() bool {
	return a.typ == "CONSULT" && (a.mode == "talks" || a.mode == "meeting" || a.mode == "summit" || a.mode == "visit" || a.mode == "mediation")
}

// undo is what halting, lifting and putting off make of an act.
func (a *act) undo(op lexicon.Operator) {
	switch {
	case op == lexicon.OpDelay && a.calledOff():
		a.mode, a.outcome = "postponement", "postponed"
	case op == lexicon.OpDelay && a.typ == "CONSULT":
		a.outcome = "postponed"
		a.suppose(readout.ModalityHypothetical)
	case op == lexicon.OpLift && a.typ == "CONSULT", a.typ == "OTHER":
	case a.calledOff():
		a.typ, a.outcome = "SANCTION", "cancelled"
		a.mode = "cancellation"
	case a.typ == "CONSULT":
		a.outcome = "ended"
	case a.typ == "SANCTION", a.typ == "COERCE", a.typ == "PROTEST", a.typ == "THREATEN", a.typ == "REJECT", a.typ == "ACCUSE", a.typ == "REQUEST":
		a.typ = "CONCEDE"
	case a.typ == "ASSAULT", a.typ == "MOBILIZE":
		a.typ = "RETREAT"
	default:
		a.typ = "SANCTION"
	}
}

// absorb gives the act into the scope of an operator with a mention of its own.
// Meetings and the like stay mentions beside it, and measures that are agreed or
// promised: what is agreed or refused is an event that other texts tell of.
func (r *reader) absorb(a *act, op *lexicon.Trigger, p int) bool {
	if k := r.actAt[p]; k >= 0 && r.acts[k].scope < 0 {
		r.acts[k].scope = int(r.actAt[a.head])
	}
	switch op.Op {
	case lexicon.OpAgree, lexicon.OpVow:
		if r.isMeasure(a) { // "has not agreed to lift it" is still to come
			a.intend(readout.ModalityPlanned)
			return false
		}
		a.suppose(readout.ModalityPlanned)
	case lexicon.OpInvite, lexicon.OpAccept:
		a.suppose(readout.ModalityPlanned)
	case lexicon.OpComply:
	case lexicon.OpRefuse:
		a.suppose(readout.ModalityHypothetical)
		a.negate()
	default:
		if op.Op != lexicon.OpDemand || a.typ != "CONSULT" || !r.definite(a.head) { // "had requested the call" speaks of one that took place
			a.suppose(readout.ModalityHypothetical)
		}
	}
	if a.modality == readout.ModalityHypothetical && !r.definite(a.head) { // "refused to meet", "a demand for talks"
		a.absorbed = a.typ != "OTHER"
		return true
	}
	a.absorbed = a.typ != "CONSULT" && a.typ != "OTHER"
	return true
}

// settle gives an operator's own mention its type, once what it governs is known.
func (r *reader) settle(a *act) {
	if a.scope < 0 {
		return
	}
	in := &r.acts[a.scope]
	hostile := !cooperative(in.trigger.Type) && in.trigger.Type != "OTHER" && in.typ != "CONCEDE" && in.typ != "RETREAT" && in.typ != "AGREE"
	switch a.trigger.Op {
	case lexicon.OpVow, lexicon.OpOffer:
		if hostile && (a.typ == "AGREE") {
			a.typ = "THREATEN"
		}
	}
	a.because("scope "+in.trigger.Key, in.typ+" "+in.mode)
}
