package events

import (
	"slices"

	"readout"
	"readout/lexicon"
)

// answers notes whether who is invited accepts or declines, where the sentence of
// the invitation goes on to say so: "invited her to Oslo, and she accepted".
func (r *reader) answers(a *act, m *readout.EventMention) {
	if m.Mode != "invitation" || len(m.Target) == 0 || !r.verbal(a.head) {
		return
	}
	for _, v := range r.tree.All(a.head, "conj") {
		answer := ""
		switch op := r.triggers[v]; {
		case !r.verbal(v):
		case op != nil && op.Op == lexicon.OpAccept:
			answer = "accepted"
		case lexicon.InClass("declining-verb", lower(r.tree.Lemma(v))):
			answer = "declined"
		}
		if mood := r.modalOf(v); answer == "" || mood.negative || mood.will || mood.would || mood.may || mood.must || mood.conditional {
			continue
		}
		if r.answeredBy(v, m) {
			give(m, r.slot(readout.SlotOutcome, r.doc.Tokens[v].Span, answer), "answer")
			return
		}
	}
}

// answeredBy reports whether the subject of verb v is one who is invited. Who shares
// the subject of a passive is.
func (r *reader) answeredBy(v int, m *readout.EventMention) bool {
	subjects, _ := r.subjects(v, 0)
	return slices.ContainsFunc(subjects, func(s int) bool {
		args := r.arguments(s, 0)
		return slices.ContainsFunc(args, func(x readout.Argument) bool {
			return slices.ContainsFunc(m.Target, func(y readout.Argument) bool {
				return x.Chain >= 0 && x.Chain == y.Chain || x.Span == y.Span
			})
		})
	})
}

// seeSights takes what a visitor sees, or the house to which one comes, for the place
// of the visit: "toured the plant of Nordwind", "visited the museum in Oslo", "visited
// the White House". Only people are visited.
func (r *reader) seeSights(a *act, m *readout.EventMention) {
	if m.Mode != "visit" || !a.trigger.Has(lexicon.FlagPlace) || len(m.Source) == 0 {
		return
	}
	m.Target = slices.DeleteFunc(m.Target, func(x readout.Argument) bool {
		h := r.headOf(x.Span)
		if h < 0 || r.entityAt[h] < 0 || r.doc.Entities[r.entityAt[h]].Type != readout.EntityOrganization || x.Chain >= 0 && r.doc.Chains[x.Chain].Kind == readout.ActorPerson {
			return false
		}
		if m.Place == nil {
			m.Place = &x
			a.because("place sight", x.Text)
		}
		return true
	})
}

// visitor takes who does something on a visit for the visitor: "during a visit to Oslo
// she praised the mills", "said on a trip to Oslo". Whose the visit is may be said
// before: of "the visit" nothing is known.
func (r *reader) visitor(a *act, m *readout.EventMention) {
	p := r.tree.Head(a.head)
	if m.Mode != "visit" || r.verbal(a.head) || len(m.Source) > 0 || p < 0 || !r.verbal(p) || !r.tree.Is(a.head, "obl") {
		return
	}
	det := r.tree.Child(a.head, "det")
	if k := r.caseOf(a.head); k != "during" && k != "on" || det < 0 || lower(r.tree.Lemma(det)) != "a" {
		return
	}
	subjects, _ := r.subjects(p, 0)
	for _, s := range subjects {
		if r.isPerson(s) && r.isActor(s) {
			m.Source = add(m.Source, r.arguments(s, 0), m.Target)
			a.because("source on-the-visit", r.tree.Text(s))
		}
	}
}

// company takes those who come along for visitors: "arrived, accompanied by X".
func (r *reader) company(v int, p *parties) {
	if lower(r.tree.Lemma(v)) != "accompany" {
		return
	}
	for _, by := range r.tree.All(v, "obl") {
		if r.caseOf(by) == "by" && r.isPerson(by) {
			p.from(by, "companion")
		}
	}
}

// visitAgain gives "an earlier trip", of which no place is told, the place of the visit
// by the same visitor that was told of right before.
func (r *reader) visitAgain(a *act, m *readout.EventMention) {
	if m.Place != nil || r.verbal(a.head) || a.trigger.Mode != "visit" || len(m.Source) != 1 || m.Source[0].Chain < 0 {
		return
	}
	word := func(c int) bool {
		w := lower(r.tree.Text(c))
		return lexicon.InClass("earlier-word", w) || w == "another"
	}
	if !slices.ContainsFunc(r.tree.All(a.head, "amod", "det"), word) {
		return
	}
	for _, o := range slices.Backward(r.mentions) {
		if o.Mode == "visit" && o.Place != nil && a.sentence-o.Sentence <= 2 && len(o.Source) == 1 && o.Source[0].Chain == m.Source[0].Chain {
			m.Place = o.Place
			a.because("place as-before", o.Place.Text)
			return
		}
	}
}
