package events

import (
	"slices"

	"readout"
	"readout/lexicon"
)

// addSlots gives each mention the values that the text tells of it.
func (r *reader) addSlots() {
	for i := range r.mentions {
		m := &r.mentions[i]
		a := r.actOf(m)
		if a == nil {
			continue
		}
		r.durations(a, m)
		r.amounts(a, m)
		r.goods(a, m)
		r.visaLength(a, m)
		r.ordinals(a, m)
		r.initiator(a, m)
		r.answers(a, m)
		r.ownTopics(a, m)
		if a.outcome != "" {
			r.outcome(a, m)
		}
	}
	for s := range r.doc.Sentences {
		if r.doc.Sentences[s].Kind.News() {
			r.agendas(s)
			r.leftOut(s)
			r.details(s)
		}
	}
	r.alsoTookPart()
	r.statedTopics()
	r.mentions = slices.DeleteFunc(r.mentions, r.idle)
	for i := range r.mentions {
		r.tidySlots(&r.mentions[i])
	}
}

// idle reports whether a mention of a discussion tells nothing: one side, and no topic.
func (r *reader) idle(m readout.EventMention) bool {
	return m.Mode == "discussion" && len(m.Slots) == 0 && !mutual(&m)
}

func (r *reader) actOf(m *readout.EventMention) *act {
	if k := r.actAt[m.Head]; k >= 0 {
		return &r.acts[k]
	}
	return nil
}

// slot makes a slot with what most slots leave empty.
func (r *reader) slot(name readout.SlotName, span readout.Span, value string) readout.Slot {
	return readout.Slot{Name: name, Span: span, Value: value, Chain: readout.NoChain, Timex: -1, Quantity: -1, Within: r.within(span.Start)}
}

func give(m *readout.EventMention, s readout.Slot, by string) {
	m.Slots = append(m.Slots, s)
	m.Reasons = append(m.Reasons, readout.Reason{By: "slot " + string(s.Name) + " " + by, Note: s.Value})
}

// tidySlots orders slots by place and name and drops repetitions.
func (r *reader) tidySlots(m *readout.EventMention) {
	slices.SortStableFunc(m.Slots, func(a, b readout.Slot) int {
		if c := a.Span.Compare(b.Span); c != 0 {
			return c
		}
		if a.Name != b.Name {
			if a.Name < b.Name {
				return -1
			}
			return 1
		}
		return 0
	})
	m.Slots = slices.CompactFunc(m.Slots, func(a, b readout.Slot) bool {
		return a.Name == b.Name && a.Span == b.Span && a.Value == b.Value
	})
}

// outcome notes what became of the act, at the word that says so.
func (r *reader) outcome(a *act, m *readout.EventMention) {
	span := m.Trigger
	if len(a.chain) > 0 {
		span = r.doc.Tokens[a.chain[0]].Span
	}
	give(m, r.slot(readout.SlotOutcome, span, a.outcome), "operator")
}

// initiator finds who asked for the event: "the call was requested by X", "at
// the request of X".
func (r *reader) initiator(a *act, m *readout.EventMention) {
	if m.Type != "CONSULT" {
		return
	}
	verbs := slices.Clone(a.chain)
	if h := r.tree.Head(a.head); h >= 0 && len(verbs) == 0 {
		verbs = append(verbs, h)
	}
	verbs = append(verbs, r.tree.All(a.head, "acl")...)
	for _, v := range verbs {
		if !r.verbal(v) || !lexicon.InClass("initiating-verb", lower(r.tree.Lemma(v))) || !r.actsOn(v, a.head) {
			continue
		}
		subjects, _ := r.subjects(v, 0)
		if r.isPassive(v) {
			subjects = nil
			for _, c := range r.tree.All(v, "obl") {
				if r.caseOf(c) == "by" {
					subjects = append(subjects, c)
				}
			}
		}
		for _, s := range subjects {
			r.initiatedBy(m, s)
		}
	}
	for _, at := range r.tellers(a) {
		for _, c := range r.tree.All(at, "obl", "nmod") {
			if lower(r.tree.Lemma(c)) != "request" && lower(r.tree.Lemma(c)) != "initiative" && lower(r.tree.Lemma(c)) != "invitation" || r.caseOf(c) != "at" {
				continue
			}
			for _, g := range r.tree.All(c, "nmod") {
				r.initiatedBy(m, g)
			}
		}
	}
}

// actsOn reports whether noun n is what verb v asks for.
func (r *reader) actsOn(v, n int) bool {
	if r.tree.Head(v) == n { // "the call, requested by X"
		return r.isPassive(v)
	}
	return r.tree.Head(n) == v && r.tree.Is(n, "obj", "nsubj:pass") || r.tree.Head(n) == v && r.tree.Is(n, "obl") && r.caseOf(n) == "for"
}

func (r *reader) initiatedBy(m *readout.EventMention, head int) {
	if !r.isActor(head) {
		return
	}
	for _, arg := range r.arguments(head, 0) {
		s := r.slot(readout.SlotInitiator, arg.Span, arg.Text)
		if s.Chain = arg.Chain; s.Chain < 0 {
			s.Chain = r.chainOf(arg.Code)
		}
		if s.Chain >= 0 {
			s.Value = r.doc.Chains[s.Chain].Name
		}
		give(m, s, "asked-for")
	}
}

// chainOf is the chain that stands for a country, "the Peruvian side": its
// government, else the only person of it; NoChain for none.
func (r *reader) chainOf(code string) int {
	person, persons := readout.NoChain, 0
	for i := range r.doc.Chains {
		c := &r.doc.Chains[i]
		switch {
		case code == "" || c.Code != code:
		case c.Kind == readout.ActorGovernment:
			return i
		case c.Kind == readout.ActorPerson:
			person = i
			persons++
		}
	}
	if persons != 1 {
		return readout.NoChain
	}
	return person
}

// alsoTookPart reads "also": who also took part joined somebody, and where the
// mention names nobody else that is the one the sentence before spoke of.
func (r *reader) alsoTookPart() {
	for i := range r.mentions {
		m := &r.mentions[i]
		a := r.actOf(m)
		if a == nil || m.Type != "CONSULT" || len(a.chain) == 0 || len(m.Target) > 0 || len(m.Source) != 1 || m.Sentence == 0 {
			continue
		}
		v := a.chain[0]
		if l := lower(r.tree.Lemma(v)); l != "participate" && l != "take" && l != "join" && l != "attend" {
			continue
		}
		also := false
		for _, c := range r.tree.All(v, "advmod") {
			also = also || r.tree.Lemma(c) == "also"
		}
		who := r.topicParty(m.Sentence - 1)
		if !also || who < 0 || r.chain(who) == m.Source[0].Chain {
			continue
		}
		m.Target = add(m.Target, r.arguments(who, 0), m.Source)
		m.Reasons = append(m.Reasons, readout.Reason{By: "also-took-part", Note: r.tree.Text(who)})
		for _, arg := range m.Target {
			s := r.slot(readout.SlotParticipant, arg.Span, arg.Text)
			s.Chain = arg.Chain
			give(m, s, "also-took-part")
		}
	}
}

// topicParty is the subject of sentence s where it is somebody who can take
// part, a person or a body, -1 for none.
func (r *reader) topicParty(s int) int {
	tokens := r.doc.Sentences[s].Tokens
	for i := tokens.First; i < tokens.End; i++ {
		if r.tree.Head(i) < 0 {
			if sub := r.tree.Child(i, "nsubj"); sub >= 0 && r.chain(sub) >= 0 {
				if k := r.doc.Chains[r.chain(sub)].Kind; k == readout.ActorPerson || k == readout.ActorOrganization {
					return sub
				}
			}
		}
	}
	return -1
}
