package events

import (
	"cmp"
	"slices"

	"readout"
	"readout/internal/issuer"
	"readout/lexicon"
)

// Those who take part in a meeting are not always named beside it: "they" are
// those of the meeting told before, and who agrees after talks has talked.

// unnamedParties gives a meeting without two sides those whom the words around
// it mean.
func (r *reader) unnamedParties(a *act, m *readout.EventMention) {
	if a.mode == "invitation" && a.typ == "CONSULT" {
		r.hosts(a, m)
		return
	}
	if a.typ != "CONSULT" || !a.trigger.Has(lexicon.FlagReciprocal) || mutual(m) {
		return
	}
	if v := r.visitFor(a); v >= 0 && !r.verbal(a.head) && len(m.Source) == 0 {
		subjects, _ := r.subjects(v, 0)
		for _, s := range subjects { // "arrived for talks with X"
			if r.isActor(s) {
				m.Source = add(m.Source, r.arguments(s, 0), m.Target)
				a.because("source visitor", r.tree.Text(s))
			}
		}
		return
	}
	if r.verbal(a.head) {
		if a.modality != readout.ModalityHypothetical && a.polarity == readout.PolarityPos {
			r.theirs(a, m)
		}
	} else if len(m.Source)+len(m.Target) == 0 {
		r.afterwards(a, m)
	}
}

// theirs gives "they spoke" the two of the meeting told right before, where
// coreference could not say who they are.
func (r *reader) theirs(a *act, m *readout.EventMention) {
	subjects, _ := r.subjects(a.head, 0)
	if len(subjects) != 1 || len(m.Target) > 0 || lower(r.tree.Text(subjects[0])) != "they" || len(r.arguments(subjects[0], 0)) > 1 {
		return
	}
	for k := len(r.mentions) - 1; k >= 0 && a.sentence-r.mentions[k].Sentence <= 1; k-- {
		from := &r.mentions[k]
		if from.Type == "CONSULT" && from.Sentence < a.sentence && len(from.Source)+len(from.Target) == 2 && mutual(from) && r.someSource(from, r.isNamedPerson) {
			r.takeParties(m, from, subjects[0])
			a.reasons = m.Reasons
			return
		}
	}
}

// afterwards gives talks the two sides that agree, fail or meet in them:
// "Norway and Iceland agreed on a truce after nine hours of talks".
func (r *reader) afterwards(a *act, m *readout.EventMention) {
	at := a.head
	if h := r.tree.Head(at); h >= 0 && r.tree.Is(at, "nmod") && r.caseOf(at) == "of" && (r.timexAt[h] >= 0 || r.quantityAt[h] >= 0 || lexicon.InClass("stretch-noun", lower(r.tree.Lemma(h)))) {
		at = h // "nine hours of talks"
	}
	v := r.tree.Head(at)
	if v >= 0 && r.tree.Is(at, "nmod") && r.timeCase(at) && r.tree.Is(v, "obj") {
		v = r.tree.Head(v) // hung on what was signed
	} else if v < 0 || !r.tree.Is(at, "obl") {
		return
	}
	if v < 0 || !r.verbal(v) {
		return
	}
	switch r.caseOf(at) {
	case "after", "following", "for", "in", "at", "during":
	default:
		return
	}
	for up := r.tree.Head(v); up >= 0 && r.tree.Is(v, "xcomp") && r.triggers[up] != nil; up = r.tree.Head(v) {
		v = up // "agreed to set up a commission after talks"
	}
	switch op := r.triggers[v]; {
	case op == nil, op.Type != "AGREE" && op.Type != "REJECT" && !op.Has(lexicon.FlagReciprocal):
		return
	}
	subjects, _ := r.subjects(v, 0)
	for _, s := range subjects {
		args := r.arguments(s, 0)
		if len(args) < 2 || r.isPassive(v) {
			continue
		}
		m.Source = add(m.Source, args, nil)
		a.because("source agrees-after", r.tree.Text(s))
	}
}

// saidIn reports whether a target is only the outlet in which something was said:
// "praised the bill in an interview with the Harbour Gazette".
func (r *reader) saidIn(t party) bool {
	e := r.entityAt[t.head]
	if e < 0 || lexicon.Outlets()[r.doc.Entities[e].Name] == "" {
		return false
	}
	switch r.caseOf(t.head) {
	case "in", "on", "with", "to", "at":
		up := r.tree.Head(t.head)
		return r.caseOf(t.head) != "to" || up >= 0 && !r.verbal(up)
	}
	return false
}

// heard reports whether a meeting is only the audience of somebody: "told a
// meeting of miners" says who listened, and no more.
func (r *reader) heard(a *act) bool {
	v := r.tree.Head(a.head)
	if v < 0 || a.typ != "CONSULT" || !r.verbal(v) || !r.tree.Is(a.head, "obj", "iobj") || r.definite(a.head) {
		return false
	}
	verb := lower(r.tree.Lemma(v))
	return (lexicon.InClass("addressing-verb", verb)) && !r.tree.Is(v, "acl")
}

// hosts gives an invitation that names nobody who invites the government of the
// place to which it leads, "had been invited to Oslo", and one of which somebody
// only says that none came the government that he speaks for.
func (r *reader) hosts(a *act, m *readout.EventMention) {
	p := r.invitedTo(a)
	if whom := slices.DeleteFunc(slices.Clone(m.Target), func(t readout.Argument) bool { return p >= 0 && r.headOf(t.Span) == p }); len(whom) > 0 {
		m.Target = whom // where to is not whom
	}
	if len(m.Source) == 0 {
		if p >= 0 {
			if arg, ok := r.governmentOf(r.placeArgument(p), r.code(p)); ok && !sameCountry(m.Target, arg.Code) {
				m.Source = add(m.Source, []readout.Argument{arg}, m.Target)
				a.because("source host", r.tree.Text(p))
			}
		}
	}
	if r.verbal(a.head) || len(m.Target) > 0 || a.polarity != readout.PolarityNeg {
		return
	}
	v := r.tree.Head(a.head)
	if v < 0 || !r.verbal(v) || !r.tree.Is(a.head, "nsubj", "nsubj:pass", "obj") || !lexicon.InClass("arriving-verb", lower(r.tree.Lemma(v))) {
		return
	}
	said, _ := r.speaker(v, r.doc.Tokens[v].Start)
	if len(said) == 0 { // a body of state that speaks for itself
		said = []readout.Argument{{Span: m.Trigger, Text: m.Trigger.Text(r.doc), Chain: readout.NoChain, Code: issuer.Of(r.doc)}}
	}
	code := said[0].Code
	if h := r.headOf(said[0].Span); code == "" && h >= 0 {
		for _, c := range append([]int{h}, r.tree.All(h, "nmod")...) { // "a spokesman for the Norwegian president"
			code = cmp.Or(code, r.code(c))
		}
	}
	if arg, ok := r.governmentOf(said[0], code); ok && !sameCountry(m.Source, arg.Code) {
		m.Target = add(m.Target, []readout.Argument{arg}, m.Source)
		a.because("target not-invited", arg.Text)
	}
}

// governmentOf is an argument as the government of its country.
func (r *reader) governmentOf(arg readout.Argument, code string) (readout.Argument, bool) {
	if len(code) < 3 || lexicon.CountryName(code[:3]) == "" {
		return arg, false
	}
	arg.Code = code[:3]
	if arg.Chain = r.chainOf(arg.Code); arg.Chain >= 0 && r.doc.Chains[arg.Chain].Kind != readout.ActorGovernment {
		arg.Chain = readout.NoChain
	}
	return arg, true
}

// invitedTo is the place to which an invitation leads: "invited to Oslo",
// "an invitation to visit Norway"; -1 for none.
func (r *reader) invitedTo(a *act) int {
	for _, c := range append(r.tree.All(a.head, "obl", "nmod"), r.tree.All(a.head, "xcomp", "acl", "advcl")...) {
		switch {
		case r.verbal(c) && r.infinitive(c):
			if o := r.tree.Child(c, "obj", "obl"); o >= 0 && r.isPlace(o) {
				return o
			}
		case r.caseOf(c) == "to" && r.isPlace(c):
			return c
		}
	}
	return -1
}
