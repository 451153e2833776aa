package events

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// addObligations finds demands that a speaker makes with "must" or "has to":
// "the minister said Ruritania must open its archives" asks it of Ruritania.
func (r *reader) addObligations() {
	for s := range r.doc.Sentences {
		if !r.doc.Sentences[s].Kind.News() {
			continue
		}
		tokens := r.doc.Sentences[s].Tokens
		for i := tokens.First; i < tokens.End; i++ {
			if r.obliges(i) {
				r.obligation(i, s)
			}
		}
	}
}

// obliges reports whether token i is a "must", or a "have" or "need" with an infinitive.
func (r *reader) obliges(i int) bool {
	switch r.tree.Lemma(i) {
	case "must":
		return r.tree.Is(i, "aux")
	case "have", "need":
		return r.tree.UPOS(i) == readout.VERB && r.tree.Child(i, "xcomp") > i && r.tree.Child(i, "obj") < 0
	}
	return false
}

func (r *reader) obligation(i, s int) {
	verb := i
	if r.tree.Is(i, "aux") {
		verb = r.tree.Head(i)
	}
	if verb < 0 {
		return
	}
	subject := r.tree.Child(verb, "nsubj")
	if subject < 0 {
		subject = r.actorBefore(i)
	}
	if subject < 0 || !r.isActor(subject) || r.isPronoun(subject) && r.chain(subject) < 0 {
		return
	}
	if r.isPerson(subject) && r.isPassive(verb) {
		return // "the captain must be allowed to see them" asks nothing of the captain
	}
	source, by := r.speaker(verb, r.doc.Tokens[i].Start)
	if len(source) == 0 {
		return
	}
	m := readout.EventMention{Trigger: r.doc.Tokens[i].Span, Head: i, Sentence: s, Type: "REQUEST", Mode: "demand", Source: source, Target: []readout.Argument{},
		Timex: -1, Polarity: readout.PolarityPos, Modality: readout.ModalityActual, Within: r.within(r.doc.Tokens[i].Start)}
	m.Target = add(m.Target, r.arguments(subject, 0), source)
	if len(m.Target) == 0 || !slices.ContainsFunc(source, r.named) || !slices.ContainsFunc(m.Target, r.bindable) {
		return
	}
	for _, src := range source { // what one must do oneself is no demand
		for _, t := range m.Target {
			if src.Code != "" && src.Code == t.Code {
				return
			}
		}
	}
	if verb > i && verb-i <= 3 {
		m.Trigger.End = r.doc.Tokens[verb].End
	}
	if k := r.mentionAt[verb]; k >= 0 && r.mentions[k].Type != "CONSULT" && r.mentions[k].Type != "OTHER" { // the demand tells it
		r.drop(int(k))
	}
	m.Reasons = []readout.Reason{{By: "obligation", Note: "REQUEST, CAMEO 10: " + strings.ToLower(r.tree.Text(i)) + " " + r.tree.Lemma(verb)}, {By: "source " + by, Note: source[0].Text}}
	r.mentionAt[i] = int32(len(r.mentions))
	r.mentions = append(r.mentions, m)
}

// bindable reports whether a demand can be made of the argument: a state, a
// body or a named person, not "we".
func (r *reader) bindable(a readout.Argument) bool {
	h := r.headOf(a.Span)
	return r.named(a) && (h < 0 || !r.isPronoun(h) || lower(r.tree.Lemma(h)) == "it" || lower(r.tree.Lemma(h)) == "they")
}

// speaker is who says the clause of verb: the subject of the verb of speech
// above it, else the speaker of the attribution that holds it.
func (r *reader) speaker(verb, at int) ([]readout.Argument, string) {
	if r.tree.Is(verb, "ccomp", "acl") {
		if p := r.tree.Head(verb); p >= 0 {
			subjects, _ := r.subjects(p, 0)
			if !r.verbal(p) {
				subjects = r.holders(p) // "a reminder that it must"
			}
			if r.triggers[p] != nil && r.triggers[p].Op == lexicon.OpWish {
				return nil, ""
			}
			for _, s := range subjects {
				if r.isActor(s) {
					return r.arguments(s, 0), "subject-of-speech"
				}
			}
		}
	}
	w := r.within(at)
	if w < 0 {
		return nil, ""
	}
	a := r.doc.Attributions[w]
	if a.Speaker >= 0 && a.Speaker < len(r.doc.Chains) && len(a.Source) > 0 {
		c := r.doc.Chains[a.Speaker]
		return []readout.Argument{{Span: a.Source[0], Text: a.Source[0].Text(r.doc), Chain: a.Speaker, Code: c.Code}}, "speaker"
	}
	return nil, ""
}

// drop takes mention k out.
func (r *reader) drop(k int) {
	r.mentions = append(r.mentions[:k], r.mentions[k+1:]...)
	r.indexMentions()
}
