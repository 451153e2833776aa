package events

import (
	"strconv"
	"strings"

	"readout"
	"readout/lexicon"
)

// ordinals reads the place of an event in a row of its like: "their first call
// since the vote", "the third round of talks", "the second time this year".
func (r *reader) ordinals(a *act, m *readout.EventMention) {
	if m.Type != "CONSULT" && m.Type != "PROTEST" && m.Mode != "test" && m.Mode != "election" && m.Mode != "attack" && m.Mode != "vote" {
		return
	}
	if o := r.ordinalOf(a.head); o >= 0 {
		r.ordinal(m, o, a.head, "")
		r.markedBy(a, m, o)
	}
	if p := r.tree.Head(a.head); p >= 0 && r.tree.Is(a.head, "nmod") && lower(r.tree.Lemma(p)) == "round" {
		if o := r.ordinalOf(p); o >= 0 {
			r.ordinal(m, o, p, "round")
		}
	}
	r.times(a, m)
}

// ordinalOf is the ordinal that modifies noun n, -1 for none.
func (r *reader) ordinalOf(n int) int {
	for _, c32 := range r.tree.Children(n) {
		c := int(c32)
		if r.tree.Is(c, "amod", "nummod", "advmod") && lexicon.Ordinal(lower(r.tree.Text(c))) > 0 && r.timexAt[c] < 0 {
			return c
		}
	}
	return -1
}

// times reads "for the first time" beside a verb, and "only the second time
// that …" about the event that is its subject or in its clause.
func (r *reader) times(a *act, m *readout.EventMention) {
	heads := append([]int{a.head}, a.chain...)
	if a.verb >= 0 && a.verb != a.head && len(a.chain) == 0 {
		heads = append(heads, a.verb)
	}
	for _, h := range heads {
		for _, c := range r.tree.All(h, "obl") {
			if lower(r.tree.Lemma(c)) == "time" && r.ordinalOf(c) >= 0 {
				r.ordinal(m, r.ordinalOf(c), c, "")
			}
		}
		if p := r.tree.Head(h); p >= 0 && r.tree.Is(h, "acl", "nsubj") && lower(r.tree.Lemma(p)) == "time" && r.ordinalOf(p) >= 0 {
			r.ordinal(m, r.ordinalOf(p), p, "")
		}
	}
}

// ordinal gives the slot: the number and within which row it counts. Without a
// row the value stands for nothing that could be compared, and is not given.
func (r *reader) ordinal(m *readout.EventMention, o, noun int, row string) {
	scope, end := row, noun+1
	if scope == "" {
		scope, end = r.rowOf(noun, o)
	}
	if scope == "" {
		return
	}
	span := r.tree.Span(readout.TokenRange{First: o, End: max(end, noun+1)})
	if m.Timex >= 0 && span.Contains(r.doc.Timexes[m.Timex].Span) {
		m.Timex = -1 // "the second this year" is no date
	}
	give(m, r.slot(readout.SlotOrdinal, span, strconv.Itoa(lexicon.Ordinal(lower(r.tree.Text(o))))+"/"+scope), "ordinal")
}

// frameReach is how far behind a noun the time may stand in which it is counted:
// "the second meeting of the two ministers in a year".
const frameReach = 8

// rowOf names the row that an ordinal at o counts in, and where its words end.
func (r *reader) rowOf(noun, o int) (string, int) {
	s := r.tree.SentenceOf(noun)
	if s < 0 {
		return "", 0
	}
	limit := min(r.doc.Sentences[s].Tokens.End, noun+25)
	for i := o + 1; i < limit; i++ {
		word := lower(r.tree.Lemma(i))
		if word == "since" {
			return r.sinceRow(i, limit)
		}
		if t := int(r.timexAt[i]); t >= 0 && i <= noun+frameReach {
			x := r.doc.Timexes[t]
			end := x.Tokens.End
			switch {
			case x.Type == readout.TimexDuration:
				return "in:" + strings.ToLower(x.Value), end
			case x.Type != readout.TimexDate:
			case len(x.Date) >= 4 && strings.Contains(strings.ToLower(x.Span.Text(r.doc)), "year"):
				return "year:" + string(x.Date)[:4], end
			case strings.EqualFold(x.Span.Text(r.doc), "this year"):
				return "year", end
			case r.verbal(noun): // "first met in May" counts nothing
			case x.Date.Known() && (r.caseOf(i) == "in" || strings.Contains(strings.ToLower(x.Span.Text(r.doc)), "this")):
				return strings.ToLower(string(x.Date)), end
			}
		}
		if i > noun && (r.tree.UPOS(i) == readout.PUNCT || r.tree.UPOS(i) == readout.VERB && i > noun+8) {
			break
		}
	}
	return "", 0
}

// sinceRow reads what follows "since": a date, or the words of an event.
func (r *reader) sinceRow(since, limit int) (string, int) {
	var words []string
	end := since + 1
	for i := since + 1; i < limit && len(words) < 4; i++ {
		if t := r.timexAt[i]; t >= 0 && len(words) == 0 {
			x := r.doc.Timexes[t]
			if x.Date.Known() {
				return "since:" + strings.ToLower(string(x.Date)), x.Tokens.End
			}
		}
		u := r.tree.UPOS(i)
		if u == readout.PUNCT && r.tree.Text(i) == "-" { // "since their face-to-face meeting"
			continue
		}
		if u == readout.PUNCT || u == readout.CCONJ || (u == readout.SCONJ && len(words) > 0) {
			break
		}
		if u == readout.NOUN || u == readout.PROPN || u == readout.VERB || (u == readout.ADP && len(words) > 0 && r.tree.Is(i, "compound:prt")) {
			words = append(words, lower(r.tree.Lemma(i)))
			end = i + 1
		}
	}
	for h := r.tree.Head(end - 1); h >= end && h < limit; h = r.tree.Head(end - 1) {
		end = h + 1 // "in the South Korean city", not "in the South"
	}
	phrase := strings.Join(words, " ")
	if lexicon.ComesIntoOffice(phrase) {
		return "since:inauguration", end
	}
	if phrase == "" {
		return "", end
	}
	return "since:" + phrase, end
}

// markedBy passes an ordinal on: what "the call marked the first conversation
// since May" says of the conversation it says of the call.
func (r *reader) markedBy(a *act, m *readout.EventMention, o int) {
	v := r.tree.Head(a.head)
	if v < 0 || lower(r.tree.Lemma(v)) != "mark" && lower(r.tree.Lemma(v)) != "represent" || !r.tree.Is(a.head, "obj") || len(m.Slots) == 0 {
		return
	}
	slot := m.Slots[len(m.Slots)-1]
	if slot.Name != readout.SlotOrdinal {
		return
	}
	subjects, _ := r.subjects(v, 0)
	for _, s := range subjects {
		if k := r.mentionAt[s]; k >= 0 && r.mentions[k].Type == "CONSULT" {
			give(&r.mentions[k], slot, "marked")
		}
	}
	if r.tree.Is(v, "advcl") { // "… had a call, marking their first talk since May"
		if k := r.mentionOfClause(r.tree.Head(v)); k >= 0 {
			give(&r.mentions[k], slot, "marked")
		}
	}
}

// mentionOfClause is the CONSULT mention told by verb v: at it, or carried by it.
func (r *reader) mentionOfClause(v int) int {
	if v < 0 {
		return -1
	}
	if k := r.mentionAt[v]; k >= 0 {
		return int(k)
	}
	for k := range r.mentions {
		if a := r.actOf(&r.mentions[k]); a != nil && r.mentions[k].Type == "CONSULT" && (a.verb == v || (len(a.chain) > 0 && a.chain[len(a.chain)-1] == v)) {
			return k
		}
	}
	return -1
}
