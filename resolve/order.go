package resolve

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// orderEvents writes to every event what texts say of its place beside another
// without a date: "after the meeting", "the day before the vote", "and then".
// Each tie rests on the words of one document.
func (r *resolver) orderEvents(events []readout.Event) {
	at := map[string]int{}
	for i := range events {
		at[events[i].ID] = i
	}
	for n, d := range r.docs {
		o := ordering{d: d, events: r.mentionEvents(n)}
		for _, tie := range o.ties() {
			i := at[tie.of]
			events[i].Order = append(events[i].Order, tie.Order)
		}
	}
	for i := range events {
		list := events[i].Order
		slices.SortFunc(list, func(a, b readout.Order) int { return a.Evidence.Compare(b.Evidence) })
		events[i].Order = slices.CompactFunc(list, func(a, b readout.Order) bool {
			return a.Event == b.Event && a.Before == b.Before && a.Evidence.Document == b.Evidence.Document
		})
	}
}

// mentionEvents is the event of each mention of a document that is asserted,
// empty for others.
func (r *resolver) mentionEvents(doc int) []string {
	d := r.docs[doc]
	out := make([]string, len(d.Mentions))
	for m := range d.Mentions {
		if t := r.toldBy[doc][m]; t != none && d.Mentions[m].Polarity != readout.PolarityNeg && d.Mentions[m].Modality != readout.ModalityHypothetical {
			out[m] = r.eventIDs[t]
		}
	}
	return out
}

// ordering reads the order of the events of one document.
type ordering struct {
	d      *readout.Document
	events []string // of each mention, empty for none
}

// orderTie is an order with the event whose it is.
type orderTie struct {
	of string
	readout.Order
}

// ties lists all that the document says of the order of two events.
func (o *ordering) ties() []orderTie {
	var out []orderTie
	for _, s := range o.d.Sentences {
		for i := s.Tokens.First; i < s.Tokens.End; i++ {
			word, end := orderWordAt(o.d, i, s.Tokens.End)
			if end == i {
				continue
			}
			words := readout.TokenRange{First: i, End: end}
			first, other := o.beside(words), none
			if word.Where == "verb" {
				if first != none && !o.isOfDate(words) {
					other = o.told(first)
				}
			} else if first, other = o.joined(words, word); first == none {
				continue
			}
			if first != none && other != none && o.events[first] != o.events[other] {
				out = append(out, o.tie(words, word, [2]int{first, other}))
			}
			i = end - 1
		}
	}
	return out
}

// orderWordAt is the phrase of order that begins at a token, and where it ends.
func orderWordAt(d *readout.Document, i, end int) (lexicon.OrderWord, int) {
	for _, w := range lexicon.OrderWordsFrom(d.Text[d.Tokens[i].Start]) {
		n := 0
		for n < len(w.Words) && i+n < end && d.Tokens[i+n].Len() == len(w.Words[n]) && strings.EqualFold(d.Tokens[i+n].Text(d), w.Words[n]) {
			n++
		}
		if n == len(w.Words) {
			return w, i + n
		}
	}
	return lexicon.OrderWord{}, i
}

// joined finds the mentions that a preposition or conjunction puts in order:
// the one whose verb or noun it hangs on, and the one that it stands before.
func (o *ordering) joined(words readout.TokenRange, word lexicon.OrderWord) (first, other int) {
	under := none
	for i := words.First; i < words.End && under == none; i++ {
		rel := o.d.Arcs[i].Rel
		if head := o.d.Arcs[i].Head; head >= words.End && (rel == "case" || rel == "mark" && word.Where == "clause") {
			under = head
		}
	}
	if under == none {
		return none, none
	}
	if other = o.mentionAt(under); other == none {
		return none, none
	}
	above := o.d.Arcs[under].Head
	for above != none && (isTimeUnit(o.d, above) || words.Contains(above)) { // "the day before the vote", "in the wake of"
		above = o.d.Arcs[above].Head
	}
	if above == none || !isAdjunct(o.d.Arcs[under].Rel) {
		return none, none
	}
	return o.mentionAt(above), other
}

// beside is the mention whose verb a word such as "then" stands with: of a deed
// that is told as done.
func (o *ordering) beside(words readout.TokenRange) int {
	arc := o.d.Arcs[words.First]
	if arc.Head == none || arc.Rel != "advmod" || !isPast(o.d, arc.Head) {
		return none
	}
	return o.mentionAt(arc.Head)
}

// told is the mention that a text told just before another: in the clause that
// it goes on from, else as the main thing of the sentence before.
func (o *ordering) told(m int) int {
	verb := o.verbOf(m)
	if up := o.d.Arcs[verb]; up.Rel == "conj" {
		return o.pastAt(up.Head, m)
	}
	if o.d.Arcs[verb].Head != none {
		return none
	}
	s := o.d.Mentions[m].Sentence
	if s == 0 || o.d.Sentences[s-1].Kind != o.d.Sentences[s].Kind {
		return none
	}
	for i := o.d.Sentences[s-1].Tokens.First; i < o.d.Sentences[s-1].Tokens.End; i++ {
		if o.d.Arcs[i].Head == none {
			return o.pastAt(i, m)
		}
	}
	return none
}

// pastAt is the mention at a verb that is told as done in the same voice as m.
func (o *ordering) pastAt(verb, m int) int {
	n := o.mentionAt(verb)
	if n == none || !isPast(o.d, verb) || o.d.Mentions[n].Within != o.d.Mentions[m].Within {
		return none
	}
	return n
}

// mentionAt is the mention of an event with its trigger at a token, or at a
// word that the verb there carries: "held talks".
func (o *ordering) mentionAt(token int) int {
	found := none
	for m := range o.d.Mentions {
		if o.events[m] == "" {
			continue
		}
		switch head := o.d.Mentions[m].Head; {
		case head == token:
			return m
		case found == none && o.verbOf(m) == token:
			found = m
		}
	}
	return found
}

// verbOf is the verb that carries a mention: its trigger, or the verb whose
// object or subject the trigger is.
func (o *ordering) verbOf(m int) int {
	head := o.d.Mentions[m].Head
	switch arc := o.d.Arcs[head]; arc.Rel {
	case "obj", "nsubj:pass", "nsubj":
		if arc.Head != none && o.d.Tags[arc.Head].UPOS == readout.VERB && o.d.Tags[head].UPOS == readout.NOUN && (arc.Rel != "nsubj" || !o.isMention(arc.Head)) {
			head = arc.Head
		}
	}
	if up := o.d.Arcs[head]; up.Rel == "xcomp" && up.Head != none && lexicon.InClass("begun-verb", strings.ToLower(o.d.Tags[up.Head].Lemma)) { // "began to collect a toll"
		return up.Head
	}
	return head
}

func (o *ordering) isMention(token int) bool {
	return slices.ContainsFunc(o.d.Mentions, func(m readout.EventMention) bool { return m.Head == token })
}

// isOfDate reports whether words belong to a time that counts from the day of
// the report, or stand before one: "later this month", "later on Friday".
func (o *ordering) isOfDate(words readout.TokenRange) bool {
	for _, t := range o.d.Timexes {
		if t.Tokens.First <= words.First && words.End < t.Tokens.End || t.Tokens.First >= words.End && t.Tokens.First <= words.End+1 {
			return true
		}
	}
	return false
}

func (o *ordering) tie(words readout.TokenRange, word lexicon.OrderWord, of [2]int) orderTie {
	span := o.d.Tokens[words.First].Span.Cover(o.d.Tokens[words.End-1].Span)
	m := &o.d.Mentions[of[0]]
	span = span.Cover(m.Trigger)
	if n := &o.d.Mentions[of[1]]; n.Sentence == m.Sentence {
		span = span.Cover(n.Trigger)
	}
	return orderTie{o.events[of[0]], readout.Order{Event: o.events[of[1]], Before: word.Before, By: "order-" + word.Where, Evidence: readout.Cite(o.d, span)}}
}

// isAdjunct reports whether a relation is that of a circumstance.
func isAdjunct(rel string) bool {
	return strings.HasPrefix(rel, "obl") || strings.HasPrefix(rel, "advcl") || strings.HasPrefix(rel, "nmod")
}

// isTimeUnit reports whether a token is a stretch of time: "the day before the vote".
func isTimeUnit(d *readout.Document, token int) bool {
	return d.Tags[token].UPOS == readout.NOUN && lexicon.IsTimeUnit(strings.ToLower(d.Tokens[token].Text(d)))
}

// isPast reports whether a verb is told as done.
func isPast(d *readout.Document, token int) bool {
	return d.Tags[token].UPOS == readout.VERB && (d.Tags[token].XPOS == "VBD" || d.Tags[token].XPOS == "VBN")
}
