package events

import (
	"slices"
	"strconv"

	"readout"
)

// durations reads how long the event took: "a 40-minute call", "talked for an
// hour", "the meeting lasted two hours".
func (r *reader) durations(a *act, m *readout.EventMention) {
	if m.Type != "CONSULT" && m.Type != "PROTEST" && m.Mode != "fighting" && m.Mode != "siege" {
		return
	}
	for _, h := range r.tellers(a) {
		for _, c32 := range r.tree.Children(h) {
			r.duration(a, m, h, int(c32))
		}
	}
	if h := r.tree.Head(a.head); h >= 0 && r.tree.Is(a.head, "nmod") && r.caseOf(a.head) == "of" && r.timexAt[h] >= 0 {
		r.lasting(m, int(r.timexAt[h])) // "six hours of talks"
	}
	for _, v := range append(r.tree.All(a.head, "acl"), r.behindTime(a)...) { // "a call that lasted an hour"
		if lower(r.tree.Lemma(v)) == "last" {
			for _, c32 := range r.tree.Children(v) {
				r.duration(a, m, v, int(c32))
			}
		}
	}
}

// behindTime is the relative clause that a time parts from its event noun, "a
// call on Monday night that lasted an hour", wherever the tree hangs it.
func (r *reader) behindTime(a *act) []int {
	if r.verbal(a.head) {
		return nil
	}
	end := r.doc.Sentences[a.sentence].Tokens.End
	for i := a.head + 1; i < end && r.actAt[i] < 0; i++ {
		if r.verbal(i) {
			if t := r.doc.Tags[i-1].XPOS; t == "WDT" || t == "WP" || r.isWord(i-1, "that") {
				return []int{i}
			}
			return nil
		}
	}
	return nil
}

func (r *reader) duration(a *act, m *readout.EventMention, h, c int) {
	t := int(r.timexAt[c])
	if t < 0 { // "90-minute" cut into words, or "more than an hour" by its first word
		for _, g := range r.tree.Children(c) {
			if k := r.timexAt[g]; k >= 0 && r.tree.Is(c, "compound", "amod", "obl", "obj", "nmod") && r.doc.Timexes[k].Type == readout.TimexDuration && r.tree.Is(int(g), "nummod", "compound", "amod", "nmod") {
				t = int(k)
			}
		}
	}
	if t < 0 || !r.measures(a, h, c) || r.offset(t, h, c) {
		return
	}
	r.lasting(m, t)
}

// tellers are the words whose complements tell of the act: itself, the verbs
// that carry it, and those it is the subject of, coordinated ones too: "the
// call took place on Monday and lasted an hour".
func (r *reader) tellers(a *act) []int {
	out := append([]int{a.head}, a.chain...)
	v := a.verb
	if v < 0 || v == a.head || r.tree.Head(a.head) != v || !r.tree.Is(a.head, "nsubj") {
		return out
	}
	if !slices.Contains(out, v) {
		out = append(out, v)
	}
	joined := r.tree.All(v, "conj")
	for _, o := range r.tree.All(v, "obj", "obl") { // "lasted an hour and ended", hung on the hour
		joined = append(joined, r.tree.All(o, "conj")...)
	}
	for _, c := range joined {
		if r.verbal(c) && r.tree.Child(c, "nsubj") < 0 && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// offset reports whether timex t, by token c below h, is how far one thing is
// from another, "came two days after the vote", and not how long it took.
func (r *reader) offset(t, h, c int) bool {
	if end := r.doc.Timexes[t].Tokens.End; end < len(r.doc.Tokens) && r.caseOf(c) != "for" && lower(r.tree.Lemma(h)) != "last" {
		switch lower(r.tree.Text(end)) {
		case "after", "before", "later", "earlier", "ago", "prior", "since", "ahead", "following", "from", "into", "away":
			return true
		}
	}
	return false
}

// lasting gives a mention the duration that timex t tells.
func (r *reader) lasting(m *readout.EventMention, t int) {
	x := r.doc.Timexes[t]
	if x.Type != readout.TimexDuration {
		return
	}
	s := r.slot(readout.SlotDuration, x.Span, x.Value)
	s.Timex = t
	for q := range r.doc.Quantities {
		if r.doc.Quantities[q].Timex == t || r.doc.Quantities[q].Span.Overlaps(x.Span) {
			s.Quantity = q
			break
		}
	}
	give(m, s, "measured")
}

// measures reports whether a duration at c below h is the event's own length.
func (r *reader) measures(a *act, h, c int) bool {
	switch r.caseOf(c) {
	case "for":
		return true
	case "":
	case "of":
		return h == a.head
	default:
		return false
	}
	if h == a.head && r.tree.UPOS(h) != readout.VERB {
		return r.tree.Is(c, "compound", "amod", "nummod", "nmod:poss", "nmod:unmarked", "obl", "nmod")
	}
	return lower(r.tree.Lemma(h)) == "last" || r.tree.Is(c, "obj", "obl:tmod", "obl:npmod", "obl:unmarked")
}

// amounts reads money, percentages and counts that belong to the act: "raised
// tariffs to 40 percent", "killed 12 people".
func (r *reader) amounts(a *act, m *readout.EventMention) {
	switch m.Type {
	case "SANCTION", "CONCEDE", "AID", "THREATEN", "AGREE", "COERCE", "ASSAULT", "PROTEST", "MOBILIZE", "RETREAT", "OTHER":
	default:
		return
	}
	if n := r.victimsOf(a.head); n >= 0 {
		r.amountBelow(m, n, 0)
		return
	}
	for _, h := range append([]int{a.head}, a.chain...) {
		if h != a.head && r.tree.UPOS(h) != readout.VERB {
			continue
		}
		for _, c32 := range r.tree.Children(h) {
			c := int(c32)
			if r.tree.Is(c, "ccomp", "advcl", "parataxis", "conj", "acl", "xcomp", "nsubj") && !(r.tree.Is(c, "nsubj") && (m.Type == "PROTEST" || m.Mode == "death" || r.isPassive(h))) {
				continue
			}
			r.amountBelow(m, c, 0)
		}
	}
	if m.Mode == "tariff" {
		r.amountNear(a, m)
	}
}

// amountNear takes the percentage right behind a tariff that the tree hangs
// elsewhere.
func (r *reader) amountNear(a *act, m *readout.EventMention) {
	for _, s := range m.Slots {
		if s.Quantity >= 0 {
			return
		}
	}
	end := min(r.doc.Sentences[a.sentence].Tokens.End, a.head+10)
	for i := a.head + 1; i < end && !r.verbal(i) && r.tree.UPOS(i) != readout.PUNCT && r.actAt[i] < 0; i++ {
		if q := r.quantityAt[i]; q >= 0 && r.doc.Quantities[q].Unit == "percent" {
			r.amountBelow(m, i, 2)
			return
		}
	}
}

// amountBelow takes the quantities of the phrase at token i, but not those of another
// measure: "in answer to the levy of 12 percent".
func (r *reader) amountBelow(m *readout.EventMention, i, depth int) {
	if k := r.actAt[i]; k >= 0 && i != m.Head && r.isMeasure(&r.acts[k]) {
		return
	}
	if q := int(r.quantityAt[i]); q >= 0 && r.timexAt[i] < 0 {
		x := r.doc.Quantities[q]
		name := readout.SlotAmount
		if x.Unit == "count" || x.Unit == "person" {
			name = readout.SlotCount
			if r.doc.Quantities[q].Of == "" && depth == 0 && r.tree.UPOS(i) == readout.NUM && m.Type == "SANCTION" {
				return
			}
		}
		for _, s := range m.Slots {
			if s.Quantity == q {
				return
			}
		}
		s := r.slot(name, x.Span, strconv.FormatFloat(x.Value, 'f', -1, 64)+" "+x.Unit)
		s.Quantity = q
		give(m, s, "quantity")
		return
	}
	if depth >= 2 {
		return
	}
	for _, c32 := range r.tree.Children(i) {
		if c := int(c32); r.tree.Is(c, "nummod", "nmod", "compound", "amod", "obl") {
			r.amountBelow(m, c, depth+1)
		}
	}
}
