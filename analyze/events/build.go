package events

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// build makes a mention of every act that counts.
func (r *reader) build() {
	for i := range r.acts {
		r.settle(&r.acts[i])
	}
	for i := range r.acts {
		a := &r.acts[i]
		if a.absorbed || (a.trigger.Has(lexicon.FlagVerbed) && !a.verbed) || (a.trigger.Has(lexicon.FlagWarn) && !r.threatens(a)) {
			continue
		}
		if !r.verbal(a.head) && r.tree.Is(a.head, "compound", "amod") && !a.verbed && r.tree.Head(a.head) > a.head && a.trigger.Type != "CONSULT" {
			continue // "arrest warrant", "election law"
		}
		if a.trigger.Mode == "protest" && r.verbal(a.head) && (r.tree.Is(a.head, "parataxis") || r.tree.Child(a.head, "ccomp", "parataxis") >= 0) {
			a.typ, a.mode = "ACCUSE", "complaint" // "…, the group protested"
		}
		m := r.mention(a)
		if m.Mode == "protest" && r.verbal(a.head) && len(m.Source) > 0 && !slices.ContainsFunc(m.Source, func(x readout.Argument) bool { return !r.isState(x) }) {
			m.Type, m.Mode = "ACCUSE", "complaint" // "Norway protested against the arrest": a note, no march
		}
		if !r.counts(a, &m) {
			continue
		}
		r.mentionAt[a.head] = int32(len(r.mentions))
		r.mentions = append(r.mentions, m)
	}
}

// threatens reports whether a warning has a hostile act in its scope.
func (r *reader) threatens(a *act) bool {
	return a.scope >= 0 && !cooperative(r.acts[a.scope].typ)
}

// mention puts an act's mention together.
func (r *reader) mention(a *act) readout.EventMention {
	p := r.participants(a)
	m := readout.EventMention{Trigger: r.triggerSpan(a), Head: a.head, Sentence: a.sentence, Type: a.typ, Mode: a.mode,
		Timex: -1, Polarity: a.polarity, Modality: a.modality, Source: []readout.Argument{}, Target: []readout.Argument{}}
	m.Within = r.within(m.Trigger.Start)
	for _, s := range p.source {
		s.head = r.behind(r.counted(s.head))
		if r.isActor(s.head) && s.head != a.head {
			m.Source = add(m.Source, r.arguments(s.head, 0), nil)
			a.because("source "+s.by, r.tree.Text(s.head))
		}
	}
	for _, t := range p.target {
		t.head = r.counted(t.head)
		if r.saidIn(t) {
			continue
		}
		if r.isActor(t.head) && t.head != a.head && t.head != a.pronoun {
			args := r.arguments(t.head, 0)
			r.compatriot(a, t.head, args, m.Source)
			m.Target = add(m.Target, args, m.Source)
			a.because("target "+t.by, r.tree.Text(t.head))
		}
	}
	r.onlyOther(a, &m)
	m.Reasons = a.reasons
	r.unnamedParties(a, &m)
	if t, by := r.time(a); t >= 0 {
		m.Timex = t
		a.because("date "+by, r.doc.Timexes[t].Span.Text(r.doc))
	}
	r.visitor(a, &m)
	r.locate(a, &m)
	r.seeSights(a, &m)
	r.visitAgain(a, &m)
	m.Mode = r.finerMode(a, m.Mode)
	m.Reasons = a.reasons
	return m
}

// behind is who did the deed at i, where a deed stands for its doer: "Norwegian
// air strikes killed nine"; the token itself otherwise.
func (r *reader) behind(i int) int {
	if r.isActor(i) || !r.words.Class("@conflict")[lower(r.tree.Lemma(i))] {
		return i
	}
	for _, c := range r.tree.All(i, "nmod:poss", "amod", "compound", "nmod:unmarked", "nmod") {
		if e := r.entityAt[c]; e >= 0 && (!r.tree.Is(c, "nmod") || r.tree.Is(c, "nmod:poss") || r.caseOf(c) == "by") && r.isActor(c) && !r.town(c) {
			return c
		}
	}
	return i
}

// counted is the actor behind a word that only counts or portions: "thousands
// of students", "one third of the rebels"; the token itself otherwise.
func (r *reader) counted(i int) int {
	if r.isActor(i) {
		return i
	}
	for _, c := range r.tree.All(i, "nmod") {
		if lexicon.InClass("portion-noun", lower(r.tree.Lemma(c))) { // "tens of thousands of students"
			c = r.counted(c)
		}
		if r.caseOf(c) == "of" && r.isActor(c) && (r.quantityAt[i] >= 0 || lexicon.InClass("portion-noun", lower(r.tree.Lemma(i))) || r.tree.UPOS(i) == readout.NUM || r.tree.UPOS(i) == readout.DET) {
			return c
		}
	}
	return i
}

// finerMode tells restrictions apart by what they restrict.
func (r *reader) finerMode(a *act, mode string) string {
	if mode != "restriction" && mode != "ban" {
		return mode
	}
	end := r.doc.Sentences[a.sentence].Tokens.End
	for c := max(0, a.head-2); c < min(end, a.head+7); c++ {
		if c > a.head && (r.tree.UPOS(c) == readout.VERB || r.tree.Text(c) == ",") {
			break
		}
		switch strings.TrimSuffix(lower(r.tree.Lemma(c)), "s") {
		case "visa":
			return "visa-limit"
		case "export", "chip", "semiconductor":
			return "export-control"
		case "import":
			return "import-limit"
		case "travel":
			return "travel-ban"
		}
	}
	return mode
}

// add appends the arguments that are in neither list yet.
func add(list, more, other []readout.Argument) []readout.Argument {
	for _, m := range more {
		same := func(x readout.Argument) bool {
			return (m.Chain >= 0 && x.Chain == m.Chain) || (x.Span == m.Span && x.Chain == m.Chain && x.Code == m.Code)
		}
		if !slices.ContainsFunc(list, same) && !slices.ContainsFunc(other, same) {
			list = append(list, m)
		}
	}
	return list
}

// triggerSpan covers the words of the trigger that stand together.
func (r *reader) triggerSpan(a *act) readout.Span {
	first, end := a.head, a.head+1
	t := a.trigger
	if !r.verbal(a.head) {
		first, end = a.head-t.Head, a.head-t.Head+len(t.Words)
		if first < 0 || end > len(r.doc.Tokens) {
			first, end = a.head, a.head+1
		}
	} else if len(t.Words) > 1 && end < len(r.doc.Tokens) && r.isWord(end, t.Words[1]) {
		end++
	}
	return r.tree.Span(readout.TokenRange{First: first, End: end})
}

// counts checks what the trigger asks of the participants.
func (r *reader) counts(a *act, m *readout.EventMention) bool {
	t := a.trigger
	if c := r.tree.Child(a.head, "det", "amod", "det:predet"); c >= 0 && lower(r.tree.Lemma(c)) == "such" { // "such talks": any of the kind
		return false
	}
	if a.typ == "CONSULT" && r.toPress(m) || r.answered(a) {
		return false
	}
	if a.mode == "disaster" && m.Place == nil && m.Timex < 0 { // a figure of speech, or any such
		return false
	}
	if r.heard(a) && !r.someNamed(m) || a.mode == "visit" && a.modality == readout.ModalityPlanned && r.calledOffBeside(m) {
		return false
	}
	if t.Has(lexicon.FlagAny) && (t.Type != "CONSULT" || a.mode == "talks" || a.mode == "discussion" || !strings.HasSuffix(r.doc.Tags[a.head].XPOS, "S") || r.definite(a.head)) {
		return true // but not "dozens of phone calls"
	}
	n := len(m.Source) + len(m.Target)
	switch {
	case n == 0 && a.outcome != "" && r.definite(a.head) && (a.mode == "cancellation" || a.mode == "postponement"):
		return true // "the visit had been postponed": the one told of before
	case n == 0 && r.pluralPossessor(a.head) < 0:
		return false
	case t.Has(lexicon.FlagBoth) && (len(m.Source) == 0 || len(m.Target) == 0):
		return false
	case t.Has(lexicon.FlagMutual) && !mutual(m) && r.pluralPossessor(a.head) < 0:
		return false
	case t.Has(lexicon.FlagLeader) && !r.someSource(m, r.isNamedPerson):
		return false
	case t.Has(lexicon.FlagPersons) && !r.somePerson(m):
		return false
	case t.Has(lexicon.FlagGroup) && (r.onePerson(m.Source) || len(m.Source) == 0 && len(m.Target) > 0 && r.onePerson(m.Target[:1])):
		return false
	case t.Has(lexicon.FlagCourt) && !r.court(m):
		return false
	case t.Has(lexicon.FlagMilitary) && !r.armed(m):
		return false
	case t.Has(lexicon.FlagAssailed) && r.onePerson(m.Source) && r.onePerson(m.Target):
		return false
	}
	if !violent(a.typ) && !(a.mode == "death" && r.peopleCounted(m)) && !r.someNamed(m) && !(a.typ == "CONSULT" && m.Place != nil && m.Timex >= 0) && r.pluralPossessor(a.head) < 0 || t.Has(lexicon.FlagBody) && !r.someSource(m, r.named) {
		return false
	}
	if a.typ == "ASSAULT" && r.verbally(a.head) || t.Has(lexicon.FlagSoft) && r.onePerson(m.Source) {
		m.Type, m.Mode = "ACCUSE", "criticism"
		a.because("soft", "one person's attack on another is taken for words")
		m.Reasons = a.reasons
		return len(m.Target) > 0
	}
	return true
}

// calledOffBeside reports whether the sentence of a planned visit has told that
// its visitor calls one off: "called off his visit, a week before he was to arrive".
func (r *reader) calledOffBeside(m *readout.EventMention) bool {
	return len(m.Source) == 1 && slices.ContainsFunc(r.mentions, func(o readout.EventMention) bool {
		return o.Sentence == m.Sentence && (o.Mode == "cancellation" || o.Mode == "postponement") && len(o.Source) == 1 && o.Source[0].Chain == m.Source[0].Chain && o.Source[0].Chain >= 0
	})
}

// answered reports whether an invitation is what somebody accepts or declines:
// the answer is the deed.
func (r *reader) answered(a *act) bool {
	h := r.tree.Head(a.head)
	return a.trigger.Op == lexicon.OpInvite && h >= 0 && r.tree.Is(a.head, "obj") && r.triggers[h] != nil &&
		(r.triggers[h].Op == lexicon.OpAccept || r.triggers[h].Op == lexicon.OpRefuse)
}

// toPress reports whether one side of a talk is the press: "left without speaking to
// reporters", "told CNN in a call" are no contacts.
func (r *reader) toPress(m *readout.EventMention) bool {
	press := func(a readout.Argument) bool {
		h := r.headOf(a.Span)
		return h >= 0 && lexicon.InClass("press-people", lower(r.tree.Lemma(h))) || lexicon.Outlets()[strings.TrimPrefix(strings.TrimPrefix(a.Text, "the "), "The ")] != ""
	}
	all := func(side []readout.Argument) bool {
		return len(side) > 0 && !slices.ContainsFunc(side, func(a readout.Argument) bool { return !press(a) })
	}
	return all(m.Target) || all(m.Source) && (m.Mode == "talk" || m.Mode == "call")
}

// verbally reports whether an attack is said to be one of words.
func (r *reader) verbally(i int) bool {
	for _, c := range r.tree.All(i, "advmod", "amod") {
		if lexicon.InClass("verbal-word", lower(r.tree.Lemma(c))) {
			return true
		}
	}
	return false
}

// violent lists the types that news tells of crowds and gunmen without a name.
func violent(typ string) bool {
	return typ == "ASSAULT" || typ == "COERCE" || typ == "PROTEST" || typ == "MOBILIZE"
}

// peopleCounted reports whether those acted on are a number of people: "12 people died".
func (r *reader) peopleCounted(m *readout.EventMention) bool {
	return slices.ContainsFunc(m.Target, func(a readout.Argument) bool {
		h := r.headOf(a.Span)
		return h >= 0 && r.quantityAt[h] >= 0 && r.doc.Quantities[r.quantityAt[h]].Unit == "person"
	})
}

// victimsOf is the number of people whose state the participle at v tells, "14
// injured" as one figure; -1 for none.
func (r *reader) victimsOf(v int) int {
	k := r.quantityAt[v]
	if k < 0 {
		return r.victimsBehind(v)
	}
	q := r.doc.Quantities[k]
	if q.Unit != "person" || q.Tokens.End != v+1 || q.Tokens.First >= v {
		return -1
	}
	return v - 1
}

// victimsBehind is the bare number of people behind a verb of harm that the
// tree hangs elsewhere, "and injured at least 12"; -1 for none.
func (r *reader) victimsBehind(v int) int {
	t := r.triggers[v]
	if t == nil || t.Mode != "killing" && t.Mode != "wounding" || r.tree.UPOS(v) != readout.VERB || r.tree.Child(v, "obj", "nsubj") >= 0 || r.isWord(max(v-1, 0), "of") {
		return -1
	}
	for i := v + 1; i < min(v+4, len(r.doc.Tokens)); i++ {
		if q := r.quantityAt[i]; q >= 0 {
			if x := r.doc.Quantities[q]; x.Unit == "person" && r.tree.UPOS(i) == readout.NUM && x.Tokens.First == i && x.Tokens.End == i+1 {
				return i
			}
			return -1
		}
		if u := r.tree.UPOS(i); u != readout.ADP && u != readout.ADV && u != readout.ADJ {
			return -1
		}
	}
	return -1
}

// someNamed reports whether a participant is named or belongs to a country.
func (r *reader) someNamed(m *readout.EventMention) bool {
	return slices.ContainsFunc(m.Source, r.named) || slices.ContainsFunc(m.Target, r.named)
}

// isState reports whether an argument is a government, named by its country.
func (r *reader) isState(a readout.Argument) bool {
	h := r.headOf(a.Span)
	return a.Chain >= 0 && r.doc.Chains[a.Chain].Kind == readout.ActorGovernment && h >= 0 && r.entityAt[h] >= 0 && r.doc.Entities[r.entityAt[h]].Type == readout.EntityPlace
}

func (r *reader) named(a readout.Argument) bool {
	if a.Chain >= 0 || a.Code != "" {
		return true
	}
	h := r.headOf(a.Span)
	if h < 0 {
		return false
	}
	l := lower(r.tree.Lemma(h))
	for i := h; i >= 0 && r.doc.Tokens[i].Start >= a.Span.Start; i-- {
		if r.tree.UPOS(i) == readout.PROPN {
			return true
		}
	}
	for i := h; i < len(r.doc.Tokens) && r.doc.Tokens[i].End <= a.Span.End; i++ {
		if r.tree.UPOS(i) == readout.PROPN {
			return true
		}
	}
	return r.entityAt[h] >= 0 || r.words.Class("@troops")[l] || r.words.Class("@quarry")[l]
}

// mutual reports whether two parties are there: several sources, or both sides, or a plural pronoun or group.
func mutual(m *readout.EventMention) bool {
	return len(m.Source) > 1 || (len(m.Source) > 0 && len(m.Target) > 0)
}

func (r *reader) someSource(m *readout.EventMention, f func(readout.Argument) bool) bool {
	return slices.ContainsFunc(m.Source, f)
}

func (r *reader) isNamedPerson(a readout.Argument) bool {
	return a.Chain >= 0 && r.doc.Chains[a.Chain].Kind == readout.ActorPerson
}

// somePerson reports whether a participant is a person or people.
func (r *reader) somePerson(m *readout.EventMention) bool {
	for _, side := range [...][]readout.Argument{m.Source, m.Target} {
		for _, a := range side {
			if head := r.headOf(a.Span); head >= 0 && r.isPerson(head) {
				return true
			}
		}
	}
	return false
}

// onePerson reports whether the side is a single person, by chain or by name.
func (r *reader) onePerson(side []readout.Argument) bool {
	if len(side) != 1 {
		return false
	}
	if c := side[0].Chain; c >= 0 {
		return r.doc.Chains[c].Kind == readout.ActorPerson
	}
	h := r.headOf(side[0].Span)
	if h < 0 {
		return false
	}
	e := r.entityAt[h]
	return (e >= 0 && r.doc.Entities[e].Type == readout.EntityPerson) || r.isPronoun(h) && r.tree.Lemma(h) != "they" && r.tree.Lemma(h) != "we"
}

// headOf is the token within span whose head lies outside it, -1 for none.
func (r *reader) headOf(s readout.Span) int {
	i, _ := slices.BinarySearchFunc(r.doc.Tokens, s.Start, func(t readout.Token, at int) int { return t.Start - at })
	for ; i < len(r.doc.Tokens) && r.doc.Tokens[i].Start < s.End; i++ {
		h := r.tree.Head(i)
		if h < 0 || r.doc.Tokens[h].Start < s.Start || r.doc.Tokens[h].Start >= s.End {
			return i
		}
	}
	return -1
}

func (r *reader) court(m *readout.EventMention) bool {
	for _, a := range m.Source {
		if slices.ContainsFunc(strings.Fields(lower(a.Text)), func(w string) bool { return lexicon.InClass("judging-noun", w) }) {
			return true
		}
	}
	return false
}

func (r *reader) armed(m *readout.EventMention) bool {
	for _, a := range m.Source {
		h := r.headOf(a.Span)
		if a.Chain >= 0 && r.doc.Chains[a.Chain].Kind == readout.ActorGovernment || h >= 0 && r.words.Class("@troops")[lower(r.tree.Lemma(h))] {
			return true
		}
		if h >= 0 && r.words.Class("@quarry")[lower(r.tree.Lemma(h))] {
			return true
		}
	}
	return false
}

// sorted gives the mentions by trigger, one for each head.
func (r *reader) sorted() []readout.EventMention {
	slices.SortStableFunc(r.mentions, func(a, b readout.EventMention) int {
		if c := a.Trigger.Compare(b.Trigger); c != 0 {
			return c
		}
		return a.Head - b.Head
	})
	return r.mentions
}
