package events

import (
	"readout"
	"readout/lexicon"
)

// What a mention leaves unsaid, the sentences before it may have said.

// shareParties gives "their first meeting" the parties of the meeting told
// right before, where coreference could not say who they are.
func (r *reader) shareParties() {
	last := -1
	for k := range r.mentions {
		m := &r.mentions[k]
		if m.Type != "CONSULT" {
			continue
		}
		if their := r.pluralPossessor(m.Head); their >= 0 && len(m.Source)+len(m.Target) < 2 {
			if c := r.chain(their); c >= 0 && len(r.doc.Chains[c].Members) > 1 {
				m.Source = add(m.Source[:0], r.arguments(their, 0), nil)
				m.Reasons = append(m.Reasons, readout.Reason{By: "their-parties", Note: r.doc.Chains[c].Name})
			} else if last >= 0 && m.Sentence-r.mentions[last].Sentence <= 1 {
				r.takeParties(m, &r.mentions[last], their)
			}
		}
		if len(m.Source)+len(m.Target) == 2 {
			last = k
		}
	}
}

// pluralPossessor is the "their" before noun i, -1 for none.
func (r *reader) pluralPossessor(i int) int {
	if r.verbal(i) || r.actAt[i] < 0 || !r.acts[r.actAt[i]].trigger.Has(lexicon.FlagReciprocal) {
		return -1
	}
	for c := i - 1; c >= max(0, i-8); c-- {
		if lower(r.tree.Text(c)) == "their" {
			return c
		}
		switch r.tree.UPOS(c) {
		case readout.ADJ, readout.NOUN, readout.ADV, readout.NUM:
		case readout.ADP, readout.PUNCT: // "face-to-face", cut into words
			if t := lower(r.tree.Text(c)); t != "-" && t != "to" && t != "in" && t != "on" {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

func (r *reader) takeParties(m, from *readout.EventMention, their int) {
	span := r.doc.Tokens[their].Span
	m.Source, m.Target = m.Source[:0], m.Target[:0]
	for _, a := range append(append([]readout.Argument{}, from.Source...), from.Target...) {
		a.Span, a.Text = span, span.Text(r.doc)
		m.Source = append(m.Source, a)
	}
	m.Reasons = append(m.Reasons, readout.Reason{By: "their-parties", Note: "those of " + from.Trigger.Text(r.doc)})
}

// dateRemarks dates "made the remarks while speaking with X" by the statement
// before it: the remarks are what was said then.
func (r *reader) dateRemarks() {
	for k := range r.mentions {
		statement := &r.mentions[k]
		if statement.Mode != "statement" || len(statement.Source) == 0 || statement.Timex >= 0 || r.verbal(statement.Head) || !r.definite(statement.Head) {
			continue
		}
		t := r.lastStatementTime(statement)
		if t < 0 {
			continue
		}
		for j := range r.mentions {
			m := &r.mentions[j]
			if m.Sentence == statement.Sentence && m.Type == "CONSULT" && m.Timex < 0 && m.Head > statement.Head {
				m.Timex = t
				m.Reasons = append(m.Reasons, readout.Reason{By: "date of-the-remarks", Note: r.doc.Timexes[t].Span.Text(r.doc)})
			}
		}
	}
}

// lastStatementTime is the time of the last attribution before a statement
// whose speaker is the statement's source, within two sentences; -1 for none.
func (r *reader) lastStatementTime(statement *readout.EventMention) int {
	best := -1
	for i := range r.doc.Attributions {
		a := &r.doc.Attributions[i]
		if a.Timex >= 0 && a.Sentence < statement.Sentence && statement.Sentence-a.Sentence <= 2 && a.Speaker >= 0 && a.Speaker == statement.Source[0].Chain {
			best = a.Timex
		}
	}
	return best
}

// aimProtests gives a protest without a target the one of whom its demand is
// made: "marched to demand the resignation of X". The demand of the marchers
// is told by the protest, and is no mention beside it.
func (r *reader) aimProtests() {
	told := map[int]bool{}
	for k := range r.mentions {
		m := &r.mentions[k]
		if m.Type != "PROTEST" {
			continue
		}
		for j := k + 1; j < len(r.mentions) && r.mentions[j].Sentence == m.Sentence; j++ {
			d := &r.mentions[j]
			if d.Type != "REQUEST" && d.Type != "REJECT" || len(d.Target) == 0 && !r.tree.Dominates(m.Head, d.Head) {
				continue
			}
			if len(m.Target) == 0 {
				m.Target = add(m.Target, d.Target, m.Source)
				m.Reasons = append(m.Reasons, readout.Reason{By: "target of-the-demand", Note: d.Trigger.Text(r.doc)})
				r.ownRulers(m)
			}
			told[j] = told[j] || d.Type == "REQUEST" && r.verbal(d.Head) && r.tree.Is(d.Head, "advcl", "acl", "xcomp") && r.tree.Dominates(r.tree.Head(d.Head), m.Head)
			break
		}
	}
	kept := r.mentions[:0]
	for k, m := range r.mentions {
		if !told[k] {
			kept = append(kept, m)
		}
	}
	r.mentions = kept
	r.indexMentions()
}

// ownRulers gives the one ruler whom a protest is aimed at the country of those
// who protest, where its sentence names no other.
func (r *reader) ownRulers(m *readout.EventMention) {
	a := r.actAt[m.Head]
	if a < 0 || len(m.Target) != 1 {
		return
	}
	if h := r.headOf(m.Target[0].Span); h >= 0 {
		before := len(r.acts[a].reasons)
		r.compatriot(&r.acts[a], h, m.Target, m.Source)
		m.Reasons = append(m.Reasons, r.acts[a].reasons[before:]...)
	}
}

// indexMentions notes which token heads which mention.
func (r *reader) indexMentions() {
	for i := range r.mentionAt {
		r.mentionAt[i] = -1
	}
	for i, m := range r.mentions {
		r.mentionAt[m.Head] = int32(i)
	}
}
