package events

import (
	"readout"
	"readout/lexicon"
)

// Those who take part in a meeting are not always named beside it: "they" are
// those of the meeting told before, and who agrees after talks has talked.

// unnamedParties gives a meeting without two sides those whom the words around
// it mean.
func (r *reader) unnamedParties(a *act, m *readout.EventMention) {
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
	if v < 0 || !r.tree.Is(at, "obl") || !r.verbal(v) {
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
	case op == nil, op.Type != "AGREE" && op.Type != "REJECT" && !(op.Type == "CONSULT" && op.Has(lexicon.FlagReciprocal)):
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
