package events

import (
	"slices"

	"readout"
	"readout/lexicon"
)

// details reads how much a side tells of an event: "gave no details",
// "remained tight-lipped about the call", "declined to elaborate".
func (r *reader) details(s int) {
	tokens := r.doc.Sentences[s].Tokens
	for i := tokens.First; i < tokens.End; i++ {
		switch r.tree.UPOS(i) {
		case readout.ADJ, readout.VERB, readout.NOUN:
		default:
			continue
		}
		if r.isWord(i, "lipped") && i >= 2 && r.tree.Text(i-1) == "-" && r.isWord(i-2, "tight") { // whatever its lemma
			r.keptBack(s, i, r.reticent(i))
			continue
		}
		switch word := lower(r.tree.Lemma(i)); {
		case lexicon.InClass("reticent-word", word):
			r.keptBack(s, i, r.reticent(i))
		case lexicon.InClass("detail-noun", word):
			if v, ok := r.withheld(i); ok {
				who, _ := r.subjects(v, 0)
				if r.tree.UPOS(v) == readout.NOUN {
					who = r.holders(v)
				}
				r.keptBack(s, i, who)
			}
		case word == "elaborate" || word == "comment":
			if r.tree.UPOS(i) == readout.VERB && r.isRefused(i) {
				who, _ := r.subjects(i, 0)
				r.keptBack(s, i, who)
			}
		case word == "say" || lexicon.InClass("telling-verb", word):
			if r.tree.UPOS(i) == readout.VERB && r.isRefused(i) && r.ofTalk(s, i) {
				who, _ := r.subjects(i, 0)
				r.keptBack(s, i, who) // "would not say what was discussed"
			}
		}
	}
}

// reticent is the subject of an adjective such as "tight-lipped".
func (r *reader) reticent(i int) []int {
	if s, _ := r.subjects(i, 0); len(s) > 0 {
		return s
	}
	if p := r.tree.Head(i); p >= 0 {
		if s, _ := r.subjects(p, 0); len(s) > 0 && s[0] < i {
			return s
		}
	}
	for j := i - 1; j >= max(0, i-6); j-- { // "officials have remained tight-lipped", whatever the tree
		if r.isActor(j) {
			return []int{r.lift(j)}
		}
	}
	return nil
}

// withheld reports whether the detail at i is not given: by a negative, by
// "no" or "few", by refusing or being unwilling. v is the predicate whose
// subject keeps it back.
func (r *reader) withheld(i int) (v int, ok bool) {
	p := r.tree.Head(i)
	if p < 0 || !lexicon.InClass("detail-verb", lower(r.tree.Lemma(p))) || !r.tree.Is(i, "obj", "nsubj:pass") {
		return -1, false
	}
	for _, c := range r.tree.All(i, "det", "amod") {
		switch lower(r.tree.Lemma(c)) {
		case "no", "few", "little":
			return p, true
		}
	}
	if r.isRefused(p) {
		return p, true
	}
	if h := r.tree.Head(p); h >= 0 && r.tree.Is(p, "acl") {
		if lexicon.InClass("refusal-noun", lower(r.tree.Lemma(h))) {
			return h, true
		}
	}
	return -1, false
}

// isRefused reports whether the verb at i is negated or refused.
func (r *reader) isRefused(i int) bool {
	if m := r.modalOf(i); m.negative {
		return true
	}
	if p := r.tree.Head(i); p >= 0 && r.tree.Is(i, "xcomp") {
		return lexicon.InClass("refusing-word", lower(r.tree.Lemma(p)))
	}
	return false
}

// keptBack gives the event that sentence s speaks of the slot that who tells
// no details. What is said of nothing in particular goes to no event.
func (r *reader) keptBack(s, at int, who []int) {
	k := r.eventNear(s, at, true)
	if k < 0 && r.ofTalk(s, at) {
		k = r.lastTold(at)
	}
	if k < 0 {
		return
	}
	slot := r.slot(readout.SlotDetail, r.doc.Tokens[at].Span, "none")
	slot.Negated = true
	if r.isWord(at, "lipped") {
		slot.Span.Start = r.doc.Tokens[at-2].Start
	}
	for _, w := range who {
		if slot.Chain = r.keeper(w); slot.Chain >= 0 {
			break
		}
	}
	give(&r.mentions[k], slot, "kept-back")
}

// keeper is the chain of who at w keeps something back: of "her office" hers, of "the
// Norwegian side" the government; NoChain for nobody known.
func (r *reader) keeper(w int) int {
	if r.isActor(w) {
		if args := r.arguments(w, 0); len(args) > 0 {
			if args[0].Chain >= 0 {
				return args[0].Chain
			}
			if c := r.chainOf(args[0].Code); c >= 0 {
				return c
			}
		}
	}
	if c := r.tree.Child(w, "nmod:poss"); c >= 0 {
		return r.chain(c)
	}
	return readout.NoChain
}

// ofTalk reports whether what is kept back by the word at at is what was talked of: "the
// details of what was discussed".
func (r *reader) ofTalk(s, at int) bool {
	for i := at + 1; i < r.doc.Sentences[s].Tokens.End; i++ {
		if lexicon.InClass("discussing-verb", lower(r.tree.Lemma(i))) && r.tree.UPOS(i) == readout.VERB {
			return true
		}
	}
	return false
}

// eventNear is the meeting that token at of sentence s speaks of: below it
// where asked, else the nearest before it in the sentence, else the nearest
// after; -1 for none.
func (r *reader) eventNear(s, at int, below bool) int {
	before, after := -1, -1
	for k := range r.mentions {
		m := &r.mentions[k]
		if m.Sentence != s || m.Type != "CONSULT" {
			continue
		}
		if r.tree.Dominates(at, m.Head) && m.Head != at {
			if below {
				return k
			}
			continue // "the main topic of discussion"
		}
		if m.Head < at && (before < 0 || m.Head > r.mentions[before].Head) {
			before = k
		}
		if m.Head > at && (after < 0 || m.Head < r.mentions[after].Head) {
			after = k
		}
	}
	if before >= 0 {
		return before
	}
	return after
}

// agendas reads topics that are named as such: "with trade as the main topic",
// "grain was the focus of the talks", "the border dominated the talks".
func (r *reader) agendas(s int) {
	tokens := r.doc.Sentences[s].Tokens
	for i := tokens.First; i < tokens.End; i++ {
		switch r.tree.UPOS(i) {
		case readout.NOUN:
			if !lexicon.InClass("topic-noun", lower(r.tree.Lemma(i))) {
				continue
			}
			k := r.eventNear(s, i, false)
			if k < 0 {
				continue
			}
			if t := r.namedTopic(i, tokens.First); t >= 0 && r.mentionAt[t] < 0 {
				r.topics(&r.mentions[k], t, false, "agenda")
			}
		case readout.VERB:
			word := lower(r.tree.Lemma(i))
			if _, ok := lexicon.FocusVerb(word); ok {
				if k := r.subjectMention(s, i); k >= 0 {
					r.focus(&r.mentions[k], i)
				}
			}
			if word != "dominate" && word != "top" {
				continue
			}
			if k := r.eventNear(s, i, false); k >= 0 {
				for _, sub := range r.tree.All(i, "nsubj") {
					r.topics(&r.mentions[k], sub, false, "agenda")
				}
			}
		}
	}
}

// leftOut reads topics that are said not to have come up, "grain was not
// discussed", in the last call or meeting that the text told of before.
func (r *reader) leftOut(s int) {
	tokens := r.doc.Sentences[s].Tokens
	for i := tokens.First; i < tokens.End; i++ {
		word := lower(r.tree.Lemma(i))
		came := word == "come" && i+1 < tokens.End && r.isWord(i+1, "up")
		if !came && !(lexicon.InClass("discussing-verb", word) && r.isPassive(i)) || r.tree.Child(i, "obl") >= 0 {
			continue
		}
		if !r.verbal(i) || r.mentionAt[i] >= 0 || !r.modalOf(i).negative {
			continue
		}
		if k := r.lastTold(i); k >= 0 {
			for _, sub := range r.tree.All(i, "nsubj") {
				r.topics(&r.mentions[k], sub, true, "left-out")
			}
		}
	}
}

// toldReach is how many sentences may lie between a meeting and what is said
// not to have come up in it.
const toldReach = 6

// lastTold is the last call or meeting of two sides told before token i, -1 for none.
func (r *reader) lastTold(i int) int {
	best := -1
	for k := range r.mentions {
		m := &r.mentions[k]
		if m.Type != "CONSULT" || m.Head >= i || !mutual(m) || m.Modality != readout.ModalityActual || r.tree.SentenceOf(i)-m.Sentence > toldReach {
			continue
		}
		if f := lexicon.ModeOf(m.Mode).Families; (slices.Contains(f, "call") || slices.Contains(f, "meeting")) && (best < 0 || m.Head > r.mentions[best].Head) {
			best = k
		}
	}
	return best
}

// subjectMention is the meeting that verb i says something of: its subject, or
// what "which" and "it" stand for; -1 for none.
func (r *reader) subjectMention(s, i int) int {
	subjects, _ := r.subjects(i, 0)
	for _, sub := range subjects {
		if k := r.mentionAt[sub]; k >= 0 {
			if r.mentions[k].Type == "CONSULT" {
				return int(k)
			}
			return -1
		}
		switch lower(r.tree.Text(sub)) {
		case "which", "that":
			return r.lastMention(s, sub)
		case "it":
			if k := r.lastMention(s, sub); k >= 0 {
				return k
			}
			return r.lastMention(s-1, sub)
		}
	}
	return -1
}

// lastMention is the last CONSULT noun of sentence s before token at, -1 for none.
func (r *reader) lastMention(s, at int) int {
	best := -1
	for k := range r.mentions {
		m := &r.mentions[k]
		if m.Sentence == s && m.Type == "CONSULT" && m.Head < at && !r.verbal(m.Head) && (best < 0 || m.Head > r.mentions[best].Head) {
			best = k
		}
	}
	return best
}

// namedTopic is the thing that the word "topic" at i is said of, -1 for none.
func (r *reader) namedTopic(i, first int) int {
	if r.caseOf(i) == "as" { // "with X as the topic": X stands before "as"
		as := r.tree.Child(i, "case")
		for j := as - 1; j >= first && j > as-8; j-- {
			if lower(r.tree.Text(j)) != "with" {
				continue
			}
			for h := j + 1; h < as; h++ {
				if u := r.tree.UPOS(h); (u == readout.NOUN || u == readout.PROPN) && (r.tree.Head(h) < j || r.tree.Head(h) >= as) {
					return h
				}
			}
		}
		return -1
	}
	if r.tree.Child(i, "cop") >= 0 {
		return r.tree.Child(i, "nsubj")
	}
	return -1
}

// statedTopics reads what the parties to a call or meeting speak about in
// their own account of it: a named question, issue or crisis within the words
// of one of them.
func (r *reader) statedTopics() {
	parties := map[int]bool{}
	for _, m := range r.mentions {
		if m.Type == "CONSULT" && (m.Mode == "call" || m.Mode == "meeting" || m.Mode == "talks" || m.Mode == "summit") && mutual(&m) {
			for _, a := range append(append([]readout.Argument{}, m.Source...), m.Target...) {
				if a.Chain >= 0 {
					parties[a.Chain] = true
				}
			}
		}
	}
	if len(parties) == 0 {
		return
	}
	for i := range r.doc.Tokens {
		if r.tree.UPOS(i) == readout.NOUN && lexicon.InClass("quarrel-noun", lower(r.tree.Lemma(i))) && r.compoundName(i) >= 0 {
			r.statedTopic(i, parties)
		}
	}
}

// compoundName is the name that stands before noun i, -1 for none.
func (r *reader) compoundName(i int) int {
	for _, c := range r.tree.All(i, "compound", "amod", "nmod:unmarked") {
		if r.entityAt[c] >= 0 {
			return c
		}
	}
	return -1
}

func (r *reader) statedTopic(i int, parties map[int]bool) {
	w := r.within(r.doc.Tokens[i].Start)
	s := r.tree.SentenceOf(i)
	if s < 0 || !r.doc.Sentences[s].Kind.News() {
		return
	}
	if w < 0 { // a content cut short by the tree: the last cue before the word
		for k := range r.doc.Attributions {
			if x := r.doc.Attributions[k]; x.Sentence == s && len(x.Cue) > 0 && x.Cue[0].End <= r.doc.Tokens[i].Start {
				w = k
			}
		}
	}
	if w < 0 || !parties[r.doc.Attributions[w].Speaker] || len(r.doc.Attributions[w].Cue) == 0 {
		return
	}
	a := r.doc.Attributions[w]
	cue := r.headOf(a.Cue[0])
	if cue < 0 || r.mentionAt[cue] >= 0 || r.tree.SentenceOf(cue) != s {
		return
	}
	m := readout.EventMention{Trigger: a.Cue[0], Head: cue, Sentence: s, Type: "CONSULT", Mode: "discussion", Target: []readout.Argument{},
		Timex: -1, Polarity: readout.PolarityPos, Modality: readout.ModalityActual, Within: r.within(a.Cue[0].Start),
		Reasons: []readout.Reason{{By: "stated-topic", Note: "CONSULT, CAMEO 04: a party speaks of it"}}}
	source := readout.Argument{Span: a.Cue[0], Chain: a.Speaker, Code: r.doc.Chains[a.Speaker].Code}
	if len(a.Source) > 0 {
		source.Span = a.Source[0]
	}
	source.Text = source.Span.Text(r.doc)
	m.Source = []readout.Argument{source}
	r.looks = topicLooks
	r.topic(&m, i, i, false, "stated", 0)
	if len(m.Slots) == 0 {
		return
	}
	r.mentionAt[cue] = int32(len(r.mentions))
	r.mentions = append(r.mentions, m)
}
