package events

import (
	"readout"
	"readout/lexicon"
)

// A limit on visas is often told without the word: "will receive visas for 30 days
// instead of 90".

// visaReach is how many words behind "visas" their new length may stand.
const visaReach = 9

// limitVisas makes an act of visas that are to be shorter than they were.
func (r *reader) limitVisas() {
	var limit *lexicon.Trigger
	for _, t := range r.words.Nouns["limit"] {
		if t.Mode == "visa-limit" {
			visas := *t
			visas.Words, visas.Head = []string{"visa"}, 0
			limit = &visas
		}
	}
	for i := range r.doc.Tokens {
		if r.tree.UPOS(i) != readout.NOUN || r.actAt[i] >= 0 || lower(r.tree.Lemma(i)) != "visa" || limit == nil || !r.shortened(i) {
			continue
		}
		a := newAct(i, r.tree.SentenceOf(i), limit)
		a.verbed, a.visas = true, true
		r.actAt[i] = int32(len(r.acts))
		r.acts = append(r.acts, a)
	}
}

// shortened reports whether a length of time stands behind the visas at i with what
// it is in place of: "for 30 days instead of 90".
func (r *reader) shortened(i int) bool {
	end := min(r.doc.Sentences[r.tree.SentenceOf(i)].Tokens.End-1, i+visaReach)
	for j := i + 1; j < end; j++ {
		t := r.timexAt[j]
		if t < 0 || r.doc.Timexes[t].Type != readout.TimexDuration {
			continue
		}
		after := r.doc.Timexes[t].Tokens.End
		return after+1 < len(r.doc.Tokens) && lexicon.InClass("replacing-word", lower(r.tree.Text(after))) && lexicon.InClass("replacing-word", lower(r.tree.Text(after+1)))
	}
	return false
}

// visaLength gives a limit on visas how long they hold from now on: "visas for 30 days",
// "cut visas to 30 days", "30-day visas"; not how long they held, "instead of 90 days".
func (r *reader) visaLength(a *act, m *readout.EventMention) {
	if m.Mode != "visa-limit" {
		return
	}
	tokens := r.doc.Sentences[a.sentence].Tokens
	for i := tokens.First; i < tokens.End; i++ {
		if lower(r.tree.Lemma(i)) != "visa" || !r.tree.Dominates(a.head, i) && !r.tree.Dominates(i, a.head) {
			continue
		}
		for t, x := range r.doc.Timexes {
			if x.Type != readout.TimexDuration || x.Tokens.First < max(tokens.First, i-visaBefore) || x.Tokens.First > min(tokens.End, i+visaReach) {
				continue
			}
			switch by := lower(r.tree.Text(x.Tokens.First - 1)); {
			case x.Tokens.First < i && x.Tokens.End == i, x.Tokens.First > i && (by == "for" && a.visas || by == "to" || by == "of"): // "halted visas for 90 days" halts
				r.lasting(m, t)
				return
			}
		}
	}
}

// visaBefore is how many words before "visas" their length may begin.
const visaBefore = 3

// visaSides reads who gives visas and who gets them: the subject of "issue", or of
// "receive"; who is travelled to gives them where nobody else is named.
func (r *reader) visaSides(a *act, p *parties) {
	if a.verb < 0 {
		return
	}
	subjects, by := r.subjects(a.verb, 0)
	gives := lexicon.InClass("granting-verb", lower(r.tree.Lemma(a.verb))) && !r.isPassive(a.verb)
	for _, s := range subjects {
		switch {
		case s == a.head:
		case gives:
			p.from(s, by+"-of-visas")
		default:
			p.to(s, by+"-of-visas")
			if to := r.travelledTo(s); to >= 0 && len(p.source) == 0 {
				p.from(to, "travelled-to")
			}
		}
	}
}

// travelledTo is the country that those at s are said to travel to, -1 for none.
func (r *reader) travelledTo(s int) int {
	for _, v := range r.tree.All(s, "acl") {
		for _, o := range r.tree.All(v, "obj", "obl") {
			if k := r.caseOf(o); (k == "to" || k == "" || k == "into") && r.isPlace(o) {
				return o
			}
		}
	}
	return -1
}
