package reconcile

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// claim is one value that one account gives for one slot of an event.
type claim struct {
	slot    readout.SlotName
	rec     *readout.Record
	party   string // actor whose words these are, empty for the outlet's own voice
	unnamed bool   // these are words of somebody whom the text does not name: "an official said"
	span    readout.Span
	value   string         // normalised, as compared
	actor   *readout.Actor // of initiators, participants and topics that are actors, nil for none
	date    readout.Date
	number  *number
	scope   string // what the value is of: comparable only within one scope
	negated bool
	phoned  bool // of an initiator: who is only said to have phoned
}

// text is the words of the claim in its document.
func (c *claim) text() string { return c.span.Text(c.rec.Document) }

// evidence cites the words of the claim; of a topic said not to have come up, and of a
// step that is denied, the sentence that says so.
func (c *claim) evidence() readout.Evidence {
	if c.negated && (c.slot == readout.SlotTopic || c.slot == readout.SlotStep) {
		return readout.Cite(c.rec.Document, sentenceAround(c.rec, c.span))
	}
	return readout.Cite(c.rec.Document, c.span)
}

// claims gathers what every account of an event says, in order of document,
// position and slot, headlines last.
func (r *reconciler) claims(e *readout.Event) []claim {
	var out []claim
	seen := map[readout.MentionRef]bool{}
	for _, acct := range e.Accounts {
		out = append(out, r.stepClaims(&acct)...)
		for _, ref := range acct.Refs {
			if seen[ref] {
				continue
			}
			seen[ref] = true
			rec := r.docs[ref.Document]
			out = append(out, r.mentionClaims(rec, &rec.Mentions[ref.Mention], acct.Party)...)
		}
	}
	out = askedFor(r.withDenials(out))
	slices.SortStableFunc(out, func(a, b claim) int {
		if c := strings.Compare(a.rec.ID, b.rec.ID); c != 0 {
			return c
		}
		if ta, tb := a.inTitle(), b.inTitle(); ta != tb { // a headline tells in the fewest words
			if tb {
				return -1
			}
			return 1
		}
		if c := a.span.Compare(b.span); c != 0 {
			return c
		}
		return strings.Compare(string(a.slot)+a.value, string(b.slot)+b.value)
	})
	return slices.CompactFunc(out, func(a, b claim) bool {
		return a.rec == b.rec && a.span == b.span && a.slot == b.slot && a.value == b.value && a.negated == b.negated
	})
}

// withDenials marks the steps that somebody is said to deny, and leaves out what else
// stands in such words: "denied that Norway raised its toll to 8 percent". Topics say
// themselves whether they came up.
func (r *reconciler) withDenials(all []claim) []claim {
	for i := range all {
		if c := &all[i]; c.slot == readout.SlotStep && r.disputed(c) {
			c.negated = true
		}
	}
	return slices.DeleteFunc(all, func(c claim) bool {
		return c.slot != readout.SlotStep && c.slot != readout.SlotTopic && c.slot != readout.SlotDetail && r.disputed(&c)
	})
}

// disputed reports whether the words of a claim are those of a fact that is denied.
func (r *reconciler) disputed(c *claim) bool {
	within := func(a readout.Attribution) bool {
		return a.Stance == readout.StanceDeny && slices.ContainsFunc(a.Content, func(s readout.Span) bool { return s.Contains(c.span) })
	}
	if !slices.ContainsFunc(c.rec.Attributions, within) {
		return false
	}
	p := r.passage(c)
	return p != nil && slices.ContainsFunc(p.facts, func(f *fact) bool { return f.span.Overlaps(c.span) && f.disputed() })
}

// inTitle reports whether a claim stands in the headline of its document.
func (c *claim) inTitle() bool { return c.rec.RegionAt(c.span.Start) == readout.RegionTitle }

// stepClaims are what an account says was done to a measure.
func (r *reconciler) stepClaims(acct *readout.Account) []claim {
	var out []claim
	for _, d := range acct.Details {
		if d.Slot == readout.SlotStep {
			c := claim{slot: d.Slot, rec: r.docs[acct.Document], span: d.Evidence.Span(), value: d.Value, negated: d.Negated}
			if acct.Party != nil {
				c.party = *acct.Party
			}
			out = append(out, c)
		}
	}
	return out
}

// mentionClaims reads one mention in the account of a party, nil for the
// outlet's own.
func (r *reconciler) mentionClaims(rec *readout.Record, m *readout.EventMention, party *string) []claim {
	var out []claim
	base := claim{rec: rec, party: r.voice(rec, m.Within), unnamed: r.unnamed(rec, m.Within)}
	if base.party == "" && party != nil {
		base.party = *party
	}
	if m.Timex >= 0 && m.Polarity == readout.PolarityPos {
		if c := base; c.dateOf(m.Timex) {
			out = append(out, c)
		}
	}
	if m.Place != nil && m.Polarity == readout.PolarityPos {
		c := base
		c.slot, c.span, c.value = readout.SlotPlace, m.Place.Span, strings.ToLower(m.Place.Text)
		c.actor, c.scope = r.actors[actorOf(rec, m.Place.Chain)], m.Place.Code
		out = append(out, c)
	}
	if c, ok := r.phoner(base, rec, m); ok {
		out = append(out, c)
	}
	for i := range m.Slots {
		if c, ok := r.slotClaim(base, rec, &m.Slots[i]); ok {
			out = append(out, c)
		}
	}
	return out
}

// phoner is who is said to have phoned: the one side of a call whose verb tells it.
func (r *reconciler) phoner(base claim, rec *readout.Record, m *readout.EventMention) (claim, bool) {
	c := base
	if m.Mode != "call" || m.Polarity != readout.PolarityPos || m.Modality != readout.ModalityActual || len(m.Source) == 0 || len(m.Target) == 0 || m.Head >= len(rec.Tags) {
		return c, false
	}
	tag := rec.Tags[m.Head]
	if tag.UPOS != readout.VERB || !lexicon.InClass("phoning-verb", strings.ToLower(tag.Lemma)) {
		return c, false
	}
	c.slot, c.span, c.actor, c.phoned = readout.SlotInitiator, m.Source[0].Span, r.actors[actorOf(rec, m.Source[0].Chain)], true
	if c.actor == nil {
		return c, false
	}
	c.value = c.actor.ID
	return c, true
}

// askedFor leaves out who only phoned where the report says who asked for the call: that
// one wished it, whoever dialled.
func askedFor(all []claim) []claim {
	return slices.DeleteFunc(slices.Clone(all), func(c claim) bool {
		return c.phoned && slices.ContainsFunc(all, func(o claim) bool { return o.rec == c.rec && o.slot == c.slot && !o.phoned })
	})
}

// voice is the actor whose words an attribution gives, empty for none.
func (r *reconciler) voice(rec *readout.Record, within int) string {
	for w := within; w >= 0 && w < len(rec.Attributions); w = rec.Attributions[w].Parent {
		a := actorOf(rec, rec.Attributions[w].Speaker)
		if x := r.actors[a]; a != "" && (x == nil || x.Kind != readout.ActorGroup) { // what two discussed is told by neither
			return a
		}
	}
	return ""
}

// unnamed reports whether an attribution gives words of somebody who is there, and whom
// the text does not name: neither the outlet nor any actor answers for them.
func (r *reconciler) unnamed(rec *readout.Record, within int) bool {
	return within >= 0 && within < len(rec.Attributions) && len(rec.Attributions[within].Source) > 0 && r.voice(rec, within) == ""
}

// dateOf fills c from a time expression; false when it names no calendar date.
func (c *claim) dateOf(timex int) bool {
	rec, tx := c.rec, c.rec.Timexes[timex]
	date := tx.Date
	if timex < len(rec.Dates) && rec.Dates[timex].Known() {
		date = rec.Dates[timex]
	}
	if !date.Known() || stretches(tx.Span.Text(rec.Document)) || endsRange(rec.Text[:tx.Span.Start]) {
		return false
	}
	c.slot, c.span, c.date, c.value = readout.SlotDate, tx.Span, date.Day(), string(date.Day())
	return true
}

// stretches reports whether the words of a date are of a stretch in which more than
// one thing happened: "the past month".
func stretches(words string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(words)), func(w string) bool { return lexicon.InClass("stretch-word", w) })
}

// endsRange reports whether a text ends where a range of days goes on: "from May 3 to".
func endsRange(before string) bool {
	words := strings.Fields(before[max(0, len(before)-nextQuote):])
	return len(words) > 0 && lexicon.InClass("range-word", strings.ToLower(words[len(words)-1]))
}

func (r *reconciler) slotClaim(base claim, rec *readout.Record, s *readout.Slot) (claim, bool) {
	c := base
	c.slot, c.span, c.negated = s.Name, s.Span, s.Negated
	c.value = strings.ToLower(s.Value)
	c.actor = r.actors[actorOf(rec, s.Chain)]
	if s.Within >= 0 {
		if v := r.voice(rec, s.Within); v != "" {
			c.party = v
		}
	}
	switch s.Name {
	case readout.SlotDate:
		return c, s.Timex >= 0 && c.dateOf(s.Timex)
	case readout.SlotInitiator, readout.SlotParticipant:
		if c.actor == nil {
			return c, false
		}
		c.value = c.actor.ID
	case readout.SlotOrdinal:
		c.value, c.scope, _ = strings.Cut(c.value, "/")
	case readout.SlotDuration, readout.SlotAmount, readout.SlotCount:
		c.number = slotNumber(rec, s)
		if c.number == nil || partitive(rec.Text[s.Span.End:]) || further(s.Span.Text(rec.Document)) {
			return c, false
		}
		c.scope = c.number.scope
	case readout.SlotTopic:
		if c.actor != nil {
			c.value = strings.ToLower(c.actor.Name)
		}
	}
	return c, c.span.Len() > 0 && (c.value != "" || c.number != nil)
}

// partitive reports whether what follows a figure makes it a part of another:
// "nine of them".
func partitive(after string) bool {
	after = strings.TrimLeft(after, " ")
	return strings.HasPrefix(after, "of them") || strings.HasPrefix(after, "of whom") || strings.HasPrefix(after, "of those")
}
