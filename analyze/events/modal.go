package events

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// modal is what auxiliaries and adverbs say of a verb.
type modal struct{ negative, will, may, must, would, perfect, conditional bool }

func (r *reader) modalOf(v int) (m modal) {
	for _, c32 := range r.tree.Children(v) {
		c := int(c32)
		word := r.tree.Lemma(c)
		switch {
		case r.tree.Is(c, "aux"):
			switch lower(word) {
			case "will", "shall", "'ll", "wo", "’ll":
				m.will = true
			case "would", "'d":
				m.would = true
			case "may", "might", "could", "can", "ca":
				m.may = true
			case "must", "should", "ought":
				m.must = true
			case "have":
				m.perfect = true
			}
			if t := r.tree.Text(c); strings.EqualFold(t, "would") || t == "'d" || t == "’d" {
				m.will, m.would = false, true
			}
		case r.tree.Is(c, "nsubj"):
			if d := r.tree.Child(c, "det"); d >= 0 && r.actAt[c] < 0 && lower(r.tree.Lemma(d)) == "no" {
				m.negative = true
			}
		case r.tree.Is(c, "advmod", "cc", "mark", "det"):
			switch lower(word) {
			case "not", "n't", "never", "nor", "neither", "without":
				m.negative = true
			case "longer", "long":
				m.negative = m.negative || c > 0 && r.isWord(c-1, "no")
			case "if", "unless":
				m.conditional = true
			}
		}
	}
	m.will = m.will || r.isDue(v)
	m.conditional = m.conditional || r.conditional(v)
	if r.tree.Is(v, "xcomp", "ccomp") { // "is going to meet", "has yet to meet", "is to meet"
		if p := r.tree.Head(v); p >= 0 && lower(r.tree.Lemma(p)) == "go" && r.tree.Text(p) == "going" {
			m.will = true
		}
	}
	return m
}

// isDue reports whether v is what somebody "is to" do: "was to arrive on Friday".
func (r *reader) isDue(v int) bool {
	return v >= 2 && r.isWord(v-1, "to") && r.tree.Head(v-1) == v && r.tree.UPOS(v-2) == readout.AUX && lower(r.tree.Lemma(v-2)) == "be"
}

// await takes a deed told by a noun for planned where the verb that carries it is only the
// aim of what will be done: "will travel to Oslo to tender her resignation".
func (r *reader) await(a *act) {
	v := a.verb
	if n := len(a.chain); n > 0 {
		v = a.chain[n-1]
	}
	if r.verbal(a.head) || v < 0 || a.modality != readout.ModalityActual || !r.tree.Dominates(v, a.head) {
		return
	}
	for range 3 {
		p := r.tree.Head(v)
		if p < 0 || !r.infinitive(v) || !r.tree.Is(v, "xcomp", "advcl", "acl") {
			return
		}
		if m := r.modalOf(p); m.will && !m.negative {
			a.intend(readout.ModalityPlanned)
			a.because("aim-of-what-is-to-come", r.tree.Text(p))
			return
		}
		v = p
	}
}

// nothing reports whether the verb at v has for its object none at all: "offered no
// apology", "killed nobody".
func (r *reader) nothing(v int) bool {
	o := r.tree.Child(v, "obj")
	if o < v {
		return false
	}
	switch lower(r.tree.Lemma(o)) {
	case "nobody", "nothing", "none":
		return true
	}
	d := r.tree.Child(o, "det")
	return d >= 0 && lower(r.tree.Lemma(d)) == "no"
}

// conditional reports whether "if" or "unless" stands before v in its clause.
func (r *reader) conditional(v int) bool {
	for i := v - 1; i >= max(0, v-6); i-- {
		switch w := r.tree.Text(i); len(w) {
		case len("if"), len("unless"):
			if w = lower(w); w == "if" || w == "unless" {
				return true
			}
		}
		if u := r.tree.UPOS(i); u == readout.VERB || u == readout.PUNCT {
			return false
		}
	}
	return false
}

// applyModal lets the auxiliaries of predicate v act on a.
func (r *reader) applyModal(a *act, v int) {
	m := r.modalOf(v)
	switch {
	case m.negative && (m.will || m.would) && cooperative(a.typ) && a.typ != "CONSULT" && a.typ != "SUPPORT":
		a.typ = "REJECT"
		a.suppose(readout.ModalityPlanned)
		a.because("will-not", "a cooperative deed refused")
		return
	case m.negative && m.will && a.trigger.Op == lexicon.OpAllow, m.negative && a.typ == "CONCEDE" && a.trigger.Op == lexicon.OpAllow:
		a.typ = "REJECT"
		return
	case m.negative && a.trigger.Op == lexicon.OpAgree && v == a.head:
		a.typ, a.mode = "REJECT", "refusal"
	case m.negative:
		a.negate()
	}
	switch {
	case m.would && m.perfect:
		a.suppose(readout.ModalityHypothetical)
	case m.conditional:
		a.suppose(readout.ModalityHypothetical)
	case m.will, m.would:
		a.intend(readout.ModalityPlanned)
	case m.may:
		if !cooperative(a.typ) {
			a.intend(readout.ModalityHypothetical)
		}
		a.suppose(readout.ModalityHypothetical)
	case m.must:
		a.suppose(readout.ModalityHypothetical)
	}
}

// applyInfinitive takes a bare "to" for an aim, unless the verb above makes it
// real or the act is what a meeting was held for.
func (r *reader) applyInfinitive(a *act, v int) {
	p := r.tree.Head(v)
	if p < 0 || !r.infinitive(v) || r.infinitiveBefore(v) >= 0 {
		return
	}
	if t := r.triggers[p]; t != nil && (t.Op != lexicon.OpNone || t.Type == "CONSULT" && a.typ == "CONSULT") {
		if m := r.modalOf(p); t.Op == lexicon.OpNone && (m.will || m.would) {
			a.suppose(readout.ModalityPlanned) // "will travel to meet"
		}
		return // the operator says it, or "met to discuss"
	}
	if lexicon.InClass("command-verb", lower(r.tree.Lemma(p))) {
		a.suppose(readout.ModalityPlanned)
		return
	}
	if m := r.modalOf(p); m.will && !m.negative {
		a.suppose(readout.ModalityPlanned) // "will fly to Oslo to sign an accord"
		return
	}
	if !lexicon.InClass("implicative-verb", lower(r.tree.Lemma(p))) {
		a.suppose(readout.ModalityHypothetical)
	}
}

// applyTense lets the verb that a noun hangs on place it in time, no more.
func (r *reader) applyTense(a *act, v int) {
	m := r.modalOf(v)
	switch {
	case m.negative && r.tree.Child(a.head, "det") >= 0 && lower(r.tree.Lemma(r.tree.Child(a.head, "det"))) == "any":
		a.negate()
	case (m.may || m.must) && !r.definite(a.head):
		a.suppose(readout.ModalityHypothetical)
	case m.will:
		a.suppose(readout.ModalityPlanned)
	}
}

// applyModifiers reads "no", "planned", "possible" before an event noun.
func (r *reader) applyModifiers(a *act, n int) {
	for _, c32 := range r.tree.Children(n) {
		c := int(c32)
		if !r.tree.Is(c, "det", "amod", "case", "advmod", "compound") {
			continue
		}
		switch word := lower(r.tree.Lemma(c)); {
		case lexicon.InClass("undone-modifier", word):
			a.negate()
		case lexicon.InClass("planned-modifier", word):
			a.suppose(readout.ModalityPlanned)
		case lexicon.InClass("supposed-modifier", word):
			a.suppose(readout.ModalityHypothetical)
		}
	}
	if p := r.tree.Head(n); p >= 0 && r.tree.Is(n, "nmod") && a.typ == "CONSULT" && lexicon.InClass("arranging-noun", lower(r.tree.Lemma(p))) && r.caseOf(n) == "for" {
		a.suppose(readout.ModalityPlanned) // "a date for the visit"
	}
	if p := r.tree.Head(n); p >= 0 && r.tree.Is(n, "nmod") && r.caseOf(n) == "of" && lexicon.InClass("lacking-noun", lower(r.tree.Lemma(p))) {
		a.negate() // "the lack of talks"
	}
}
