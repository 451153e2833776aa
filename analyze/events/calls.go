package events

import (
	"slices"

	"readout"
	"readout/lexicon"
)

// settleCalls decides, once every mention of the document is known, which
// "calls" are telephone calls and which conversations were held by telephone.
// A call counts when it has parties or when a telephone is named anywhere in
// the document; "spoke" and "conversation" become calls when the document
// tells of a call between the same parties.
func (r *reader) settleCalls() {
	var called []pair
	phoned := false
	for i := range r.mentions {
		m := &r.mentions[i]
		if (m.Mode == "talk" || m.Mode == "discussion" && mutual(m)) && r.byPhone(m) {
			m.Mode = "call"
			m.Reasons = append(m.Reasons, readout.Reason{By: "by-telephone", Note: "a telephone is named"})
		}
		if m.Type == "CONSULT" && m.Mode == "call" && (r.strongCall(m)) {
			phoned = true
			called = append(called, pairsOf(m)...)
		}
	}
	kept := r.mentions[:0]
	last := -1 // in kept, the last call whose two sides are named
	for _, m := range r.mentions {
		weak := m.Mode == "call" && r.bareCall(&m)
		if weak && !phoned && len(m.Source)+len(m.Target) == 0 {
			continue
		}
		if (m.Mode == "talk" || m.Mode == "discussion") && m.Type == "CONSULT" && phoned && r.sameCall(&m, called) {
			m.Mode = "call"
			m.Reasons = append(m.Reasons, readout.Reason{By: "call-in-document", Note: "the same parties are said to have had a call"})
			if last >= 0 && m.Polarity == readout.PolarityNeg && len(m.Source)+len(m.Target) == 0 { // what was not discussed was not discussed by them
				m.Source, m.Target = slices.Clone(kept[last].Source), slices.Clone(kept[last].Target)
			}
		}
		if m.Mode == "talk" && len(m.Source)+len(m.Target) == 0 && !phoned || m.Mode == "discussion" && len(m.Source)+len(m.Target) == 0 && !phoned {
			continue
		}
		if m.Mode == "call" && len(m.Source)+len(m.Target) == 2 {
			last = len(kept)
		}
		kept = append(kept, m)
	}
	r.mentions = kept
	r.indexMentions()
}

type pair struct{ a, b int }

func pairsOf(m *readout.EventMention) []pair {
	var chains []int
	for _, x := range append(append([]readout.Argument{}, m.Source...), m.Target...) {
		if x.Chain >= 0 {
			chains = append(chains, x.Chain)
		}
	}
	var out []pair
	for i, a := range chains {
		for _, b := range chains[i+1:] {
			out = append(out, pair{min(a, b), max(a, b)})
		}
	}
	return out
}

// strongCall reports whether a call's own words make it one by telephone.
func (r *reader) strongCall(m *readout.EventMention) bool {
	return !r.bareCall(m) || mutual(m)
}

// bareCall reports whether the trigger is "call" alone, which has other senses.
func (r *reader) bareCall(m *readout.EventMention) bool {
	return r.tree.UPOS(m.Head) == readout.NOUN && m.Trigger.Len() == r.doc.Tokens[m.Head].Len() && lower(r.tree.Lemma(m.Head)) == "call" && !r.callModifier(m.Head)
}

func (r *reader) callModifier(i int) bool {
	for _, c := range r.tree.All(i, "amod", "compound") {
		if lexicon.InClass("call-modifier", lower(r.tree.Lemma(c))) {
			return true
		}
	}
	return false
}

// byPhone reports whether a telephone stands beside the talking: "spoke by phone".
func (r *reader) byPhone(m *readout.EventMention) bool {
	for _, c := range r.tree.All(m.Head, "obl", "nmod", "compound", "amod") {
		if lexicon.InClass("phone-noun", lower(r.tree.Lemma(c))) {
			return true
		}
	}
	return false
}

// sameCall reports whether a conversation can be the call that the document
// tells of: its parties are, or it is definite and names none.
func (r *reader) sameCall(m *readout.EventMention, called []pair) bool {
	mine := pairsOf(m)
	if m.Modality == readout.ModalityHypothetical && r.verbal(m.Head) {
		return false
	}
	if m.Mode == "discussion" && r.verbal(m.Head) {
		return false
	}
	if len(mine) == 0 {
		return len(m.Source)+len(m.Target) < 2 && (r.definite(m.Head) || r.nothingAbout(m))
	}
	for _, p := range mine {
		for _, q := range called {
			if p == q {
				return true
			}
		}
	}
	return false
}

// nothingAbout reports whether m says that a topic was left out: "no
// discussions were held about X".
func (r *reader) nothingAbout(m *readout.EventMention) bool {
	if m.Mode != "discussion" || m.Polarity != readout.PolarityNeg {
		return false
	}
	for i := m.Head + 1; i < min(m.Head+7, r.doc.Sentences[m.Sentence].Tokens.End); i++ {
		switch lower(r.tree.Text(i)) {
		case "regarding", "about", "concerning", "on", "over":
			return true
		}
	}
	return false
}

// definite reports whether noun i speaks of something known: "the", "this", "Thursday's".
func (r *reader) definite(i int) bool {
	all := r.tree.All(i, "det", "nmod:poss")
	if len(all) == 0 {
		return false
	}
	switch lower(r.tree.Lemma(all[0])) {
	case "a", "an", "any", "no", "some", "another":
		return false
	}
	return true
}
