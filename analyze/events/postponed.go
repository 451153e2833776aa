package events

import (
	"slices"

	"readout"
	"readout/lexicon"
)

// newDay is the day to which a contact is put off, "the visit was postponed to May 12":
// not the day on which it was put off, but that of the plan; -1 for none.
func (r *reader) newDay(a *act) int {
	if a.outcome != "postponed" || a.polarity != readout.PolarityPos {
		return -1
	}
	v := r.delayOf(a)
	if v < 0 {
		return -1
	}
	s := r.doc.Sentences[a.sentence].Tokens
	for t, x := range r.doc.Timexes {
		i := x.Tokens.First
		if i <= v || i >= s.End || x.Type != readout.TimexDate && x.Type != readout.TimexTime || !lexicon.InClass("new-day-word", lower(r.tree.Text(i-1))) {
			continue
		}
		if r.clauseOf(x.Tokens.End-1) == r.clauseOf(v) {
			return t
		}
	}
	return -1
}

// delayOf is the verb that puts an act off, -1 for none.
func (r *reader) delayOf(a *act) int {
	for _, v := range a.chain {
		if op := r.triggers[v]; op != nil && op.Op == lexicon.OpDelay && r.verbal(v) {
			return v
		}
	}
	return -1
}

// newDays tells the plan of what is put off to a day: a mention of its own at the verb
// that puts it off. Where its words name nobody, the last such contact before it does.
func (r *reader) newDays() {
	for k := range r.acts {
		a := &r.acts[k]
		at := r.mentionAt[a.head]
		t := r.newDay(a)
		if t < 0 || at < 0 || r.mentionAt[r.delayOf(a)] >= 0 {
			continue
		}
		v := r.delayOf(a)
		from := r.mentions[at]
		if len(from.Source) == 0 && r.definite(a.head) {
			from = r.lastNamed(a, from)
		}
		m := readout.EventMention{Trigger: r.doc.Tokens[v].Span, Head: v, Sentence: a.sentence, Type: "CONSULT", Mode: a.trigger.Mode, Timex: t,
			Polarity: readout.PolarityPos, Modality: readout.ModalityPlanned, Source: slices.Clone(from.Source), Target: slices.Clone(from.Target), Place: from.Place,
			Within: r.within(r.doc.Tokens[v].Start)}
		m.Reasons = []readout.Reason{{By: "new-day", Note: r.doc.Timexes[t].Span.Text(r.doc)}, {By: "date put-off-to", Note: from.Trigger.Text(r.doc)}}
		r.mentionAt[v] = int32(len(r.mentions))
		r.mentions = append(r.mentions, m)
	}
}

// lastNamed is the last mention before act a of a contact by the same word, with
// somebody who takes part; the mention given where there is none.
func (r *reader) lastNamed(a *act, none readout.EventMention) readout.EventMention {
	for _, o := range slices.Backward(r.mentions) {
		if k := r.actAt[o.Head]; o.Head < a.head && k >= 0 && r.acts[k].trigger.Mode == a.trigger.Mode && len(o.Source) > 0 {
			return o
		}
	}
	return none
}
