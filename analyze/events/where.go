package events

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// time finds the time expression that dates act a. "Earlier in the day" dates
// it by the day on which it was announced.
func (r *reader) time(a *act) (timex int, by string) {
	if t := r.firstDay(a); t >= 0 {
		return t, "first-day"
	}
	if r.newDay(a) >= 0 {
		return -1, ""
	}
	timex, by = r.ownTime(a)
	if timex < 0 {
		return timex, by
	}
	timex = r.finer(timex)
	if x := r.doc.Timexes[timex]; !x.Date.Known() && strings.HasPrefix(x.Value, "XXXX-XX-XX") {
		clause := r.clauseOf(a.head)
		if a.verb >= 0 {
			clause = r.clauseOf(a.verb)
		}
		if p := r.tree.Head(clause); p >= 0 && r.tree.Is(clause, "ccomp") {
			if t := r.timeBelow(p); t >= 0 {
				return t, "day-of-announcement"
			}
		}
		first := r.doc.Sentences[a.sentence].Tokens.First
		for t := timex - 1; t >= 0 && r.doc.Timexes[t].Tokens.First >= first; t-- {
			if y := r.doc.Timexes[t]; y.Type == readout.TimexDate && r.dates(t, y.Tokens.End-1) && !strings.HasPrefix(y.Value, "XXXX-XX-XX") {
				return t, "day-of-announcement"
			}
		}
	}
	return timex, by
}

// ownTime is a time expression that hangs on the trigger or on a verb that
// tells the act, else the only one in its clause.
func (r *reader) ownTime(a *act) (timex int, by string) {
	if t := r.timeBelow(a.head); t >= 0 {
		return t, "at-trigger"
	}
	if !r.verbal(a.head) {
		if t := r.timeNear(a); t >= 0 {
			return t, "behind-trigger"
		}
	}
	last := a.head
	for _, v := range a.chain {
		if op := r.triggers[v]; op != nil && (op.Op == lexicon.OpAgree || op.Op == lexicon.OpVow) {
			break // when it was agreed on is not when it is to be
		}
		if r.verbal(v) {
			if t := r.timeBelow(v); t >= 0 {
				return t, "at-carrier"
			}
			last = v
		}
	}
	if a.verb >= 0 && a.verb != a.head && len(a.chain) == 0 && r.tellsTime(a) {
		if t := r.timeBelow(a.verb); t >= 0 {
			return t, "at-verb"
		}
	}
	if a.verb >= 0 && last == a.head && !r.verbal(a.head) {
		last = a.verb
	}
	if r.verbal(a.head) && a.trigger.Object != nil { // "won the election in May"
		if o := r.tree.Child(a.head, "obj"); o >= 0 {
			if t := r.timeBelow(o); t >= 0 {
				return t, "at-object"
			}
		}
	}
	if v := r.visitFor(a); v >= 0 {
		if t := r.timeBelow(v); t >= 0 {
			return t, "of-the-visit"
		}
	}
	if r.verbal(a.head) || len(a.chain) > 0 || r.tellsTime(a) {
		return r.timeOfClause(last, a)
	}
	return -1, ""
}

// visitFor is the verb of the visit on which a meeting is to be held, "will
// travel to Oslo on Monday to meet X", "arrived on Monday for talks"; -1 for none.
func (r *reader) visitFor(a *act) int {
	v := r.tree.Head(a.head)
	if a.typ != "CONSULT" || !a.trigger.Has(lexicon.FlagReciprocal) || v < 0 || r.actAt[v] < 0 || r.acts[r.actAt[v]].mode != "visit" || !r.verbal(v) {
		return -1
	}
	if r.verbal(a.head) && r.infinitive(a.head) || r.tree.Is(a.head, "obl") && r.caseOf(a.head) == "for" {
		return v
	}
	return -1
}

// tellsTime reports whether the verb that an event noun hangs on says of the
// noun when it is: its subject, or a verb of happening.
func (r *reader) tellsTime(a *act) bool {
	if a.verb < 0 {
		return false
	}
	return lexicon.InClass("taking-place-verb", lower(r.tree.Lemma(a.verb))) && (a.subject || r.tree.Is(a.head, "nsubj:pass"))
}

// timeBelow is a time expression among the children of token i that says when.
func (r *reader) timeBelow(i int) int {
	if t := r.timexAt[i]; t >= 0 {
		return -1
	}
	for _, c32 := range r.tree.Children(i) {
		c := int(c32)
		t := r.timexAt[c]
		if t < 0 {
			continue
		}
		if r.dates(int(t), c) {
			return r.finer(int(t))
		}
	}
	// "two months earlier" hangs by its adverb, "on the morning of May 4" by its first noun.
	for _, c32 := range r.tree.Children(i) {
		for _, g := range r.tree.Children(int(c32)) {
			if t := r.timexAt[g]; t >= 0 && r.tree.Is(int(c32), "obl", "advmod", "nmod") && r.isTimeWord(int(c32)) && r.dates(int(t), int(c32)) {
				return int(t)
			}
		}
	}
	return -1
}

// finer passes from a part of the day to the day that is named right behind
// it: "the morning hours of May 4".
func (r *reader) finer(t int) int {
	if !strings.HasPrefix(r.doc.Timexes[t].Value, "XXXX-XX-XXT") || t+1 >= len(r.doc.Timexes) {
		return t
	}
	if next := r.doc.Timexes[t+1]; next.Type == readout.TimexDate && next.Tokens.First-r.doc.Timexes[t].Tokens.End <= 2 {
		return t + 1
	}
	return t
}

func (r *reader) isTimeWord(i int) bool {
	return lexicon.InClass("time-word", lower(r.tree.Lemma(i)))
}

// dates reports whether timex t, hanging by token c, can date an event: a date
// or time, not a duration, a set, "now" or the bound of a stretch of time.
func (r *reader) dates(t, c int) bool {
	x := r.doc.Timexes[t]
	if x.Type != readout.TimexDate && x.Type != readout.TimexTime {
		return false
	}
	if strings.HasSuffix(x.Value, "_REF") && x.Value != "PRESENT_REF" {
		return false
	}
	if x.Value == "PRESENT_REF" {
		return false
	}
	switch r.caseOf(c) {
	case "before":
		return x.Mod == "END" // "before the end of May" is in May, or not long before
	case "since", "until", "till", "after", "ahead", "through", "for", "over", "from", "within", "prior":
		return false
	}
	return true
}

// timeOfClause is the only dating expression whose clause is that of predicate v.
func (r *reader) timeOfClause(v int, a *act) (int, string) {
	if a.modality == readout.ModalityHypothetical {
		return -1, "" // a wish has no day but one of its own
	}
	clause := r.clauseOf(v)
	s := r.doc.Sentences[a.sentence].Tokens
	found := -1
	for i := s.First; i < s.End; i++ {
		t := int(r.timexAt[i])
		if t < 0 || t == found || r.doc.Timexes[t].Tokens.Contains(r.tree.Head(i)) {
			continue
		}
		if r.clauseOf(i) != clause || !r.dates(t, i) || r.ofOther(i, v) {
			continue
		}
		if found >= 0 {
			return -1, ""
		}
		found = t
	}
	return found, "in-clause"
}

// ofOther reports whether timex token i belongs to a noun or verb with a
// mention of its own: "last week's arrest".
func (r *reader) ofOther(i, v int) bool {
	for h := r.tree.Head(i); h >= 0 && h != v; h = r.tree.Head(h) {
		if r.actAt[h] >= 0 {
			return true
		}
		if r.tree.Is(i, "nmod:poss", "compound") || r.tree.UPOS(h) == readout.VERB {
			return true
		}
	}
	return false
}

// clauseOf is the head of the clause that token i belongs to.
func (r *reader) clauseOf(i int) int {
	for {
		if r.tree.Is(i, "root", "ccomp", "advcl", "acl", "parataxis", "csubj") {
			return i
		}
		if r.tree.Is(i, "conj") && r.tree.UPOS(i) == readout.VERB {
			return i
		}
		if r.tree.Head(i) < 0 {
			return i
		}
		i = r.tree.Head(i)
	}
}

// locate fills the place, and takes it for the target where a deed has none.
func (r *reader) locate(a *act, m *readout.EventMention) {
	place := r.placeAt(append([]int{a.head}, a.chain...), a)
	if place < 0 && a.mode != "discussion" {
		place = r.placeNear(a)
	}
	if place < 0 && len(m.Target) == 0 && len(m.Source) < 2 && targetsPlaces(a.typ) {
		if p := r.placeAt(r.scopeTokens(a), a); p >= 0 { // where the promised or threatened deed is to be
			if arg := r.placeArgument(p); arg.Code != "" {
				m.Target = append(m.Target, arg)
				a.because("target place", "a deed with no other target is done to the place")
			}
		}
	}
	if place < 0 && a.verb >= 0 && a.verb != a.head && r.tellsTime(a) {
		place = r.placeBelow(a.verb, a)
	}
	if v := r.visitFor(a); place < 0 && v >= 0 && r.visitedPlace(v) >= 0 {
		place = r.visitedPlace(v)
	}
	if place < 0 && a.trigger.Has(lexicon.FlagPlace) && len(m.Target) > 0 {
		place = r.headOf(m.Target[0].Span)
		if place >= 0 && !r.isPlace(place) {
			place = -1
		}
	}
	if place < 0 {
		return
	}
	arg := r.placeArgument(place)
	m.Place = &arg
	a.because("place", arg.Text)
	if len(m.Target) == 0 && arg.Code != "" && (len(m.Source) < 2 || a.trigger.Mode == "visit") && (targetsPlaces(a.typ) || a.trigger.Has(lexicon.FlagPlace)) {
		m.Target = append(m.Target, arg)
		a.because("target place", "a deed with no other target is done to the place")
	}
}

// visitedPlace is the place to which visit verb v leads, -1 for none.
func (r *reader) visitedPlace(v int) int {
	if o := r.tree.Child(v, "obj"); o >= 0 && r.isPlace(o) {
		return o
	}
	return r.placeBelow(v, &r.acts[r.actAt[v]])
}

// placeNear is the place right behind the act, "the meeting in X", that the
// tree hangs elsewhere; -1 for none.
func (r *reader) placeNear(a *act) int {
	end := min(r.doc.Sentences[a.sentence].Tokens.End-1, a.head+7)
	for i := a.head + 1; i < end; i++ {
		switch u := r.tree.UPOS(i); {
		case u == readout.VERB, u == readout.SCONJ, u == readout.AUX, u == readout.CCONJ, r.tree.Text(i) == ",":
			return -1
		case u == readout.ADP && (r.isWord(i, "in") || r.isWord(i, "at")):
			for j := i + 1; j <= min(i+3, end); j++ {
				if r.isPlace(j) {
					return r.lift(j)
				}
			}
		}
	}
	return -1
}

// placeAt is the first place that hangs on one of tokens, -1 for none.
func (r *reader) placeAt(tokens []int, a *act) int {
	if a.mode == "discussion" {
		return -1 // "the situation in X" is a topic
	}
	for _, at := range tokens {
		if p := r.placeBelow(at, a); p >= 0 {
			return p
		}
	}
	return -1
}

// scopeTokens are the tokens of what stands in the scope of act a.
func (r *reader) scopeTokens(a *act) []int {
	var out []int
	if a.scope >= 0 {
		in := &r.acts[a.scope]
		out = append(append(out, in.head), in.chain...)
	} else if c := r.tree.Child(a.head, "xcomp", "ccomp"); c >= 0 && a.trigger.Op != lexicon.OpNone {
		out = append(out, c)
		if o := r.tree.Child(c, "obj"); o >= 0 {
			out = append(out, o)
		}
	}
	return out
}

// targetsPlaces lists the types whose place stands for the target when nobody is named.
func targetsPlaces(typ string) bool {
	switch typ {
	case "AID", "CONCEDE", "RETREAT", "PROTEST", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "THREATEN", "REJECT", "AGREE":
		return true
	}
	return false
}

// placeBelow is the head of a place phrase that hangs on token i, -1 for none.
func (r *reader) placeBelow(i int, a *act) int {
	for _, c32 := range r.tree.Children(i) {
		c := int(c32)
		switch {
		case r.tree.Is(c, "obl", "nmod", "obj") && !r.tree.Is(c, "nmod:poss"):
			switch k := r.caseOf(c); k {
			case "in", "at", "near", "outside", "across", "throughout", "inside", "around":
				if p := r.placeName(c, 0); p >= 0 {
					return p
				}
			case "to", "into":
				if a.trigger.Has(lexicon.FlagPlace) {
					if p := r.placeName(c, 0); p >= 0 {
						return p
					}
				}
			}
		case r.tree.Is(c, "compound", "amod") && r.isPlace(c) && a.typ == "CONSULT" && len(r.tree.All(c, "conj")) == 0 && !r.hasCountry(c):
			return c // "the Geneva talks"
		case i == a.head && r.entityAt[c] >= 0 && r.tree.Is(c, "compound", "amod", "nmod:poss") && r.scenic(a, c):
			return c // "the Velm shootings"
		}
	}
	return -1
}

// placeName is the token under phrase head i that names a place: the head
// itself, a name beside it, or one in "the city of X".
func (r *reader) placeName(i, depth int) int {
	if r.isPlace(i) {
		return i
	}
	if r.timexAt[i] >= 0 || depth > 2 {
		return -1
	}
	if e := r.entityAt[i]; e >= 0 && r.doc.Entities[e].Type == readout.EntityEvent {
		return i
	}
	for _, c := range r.tree.All(i, "appos", "nmod", "flat", "compound", "nmod:poss") {
		if k := r.caseOf(c); r.tree.Is(c, "nmod") && !r.tree.Is(c, "nmod:poss") && (k != "of" && k != "in" || !r.words.Class("@towns")[lower(r.tree.Lemma(i))]) {
			continue
		}
		if p := r.placeName(c, depth+1); p >= 0 && r.isPlace(p) {
			return p
		}
	}
	if t := r.triggers[i]; t != nil && t.Mode == "summit" {
		return i // "at the summit"
	}
	return -1
}

func (r *reader) isPlace(i int) bool {
	if e := r.entityAt[i]; e >= 0 {
		return r.doc.Entities[e].Type == readout.EntityPlace && r.timexAt[i] < 0 // "Bastille Day"
	}
	c := r.chain(i)
	return c >= 0 && r.doc.Chains[c].Kind == readout.ActorPlace
}

func (r *reader) placeArgument(i int) readout.Argument {
	if e := r.entityAt[i]; e >= 0 {
		x := r.doc.Entities[e]
		arg := readout.Argument{Span: x.Span, Text: x.Name, Chain: r.chain(r.entityHead(int(e))), Code: x.Code}
		if arg.Code == "" && x.Type == readout.EntityPlace {
			arg.Code = r.code(r.entityHead(int(e)))
		}
		return arg
	}
	span := r.phrase(i)
	if r.triggers[i] != nil {
		span = r.tree.Span(r.nounPhrase(i))
	}
	return readout.Argument{Span: span, Text: span.Text(r.doc), Chain: r.chain(i), Code: r.code(i)}
}

// codeAround is the country that stands right behind place e as what it lies
// in: "Velm in southern Norway", "Velm, Norway".
func (r *reader) codeAround(e int) string {
	at := r.doc.Entities[e].Tokens.End
	if at+1 >= len(r.doc.Tokens) || !r.isWord(at, "in") && r.tree.Text(at) != "," {
		return ""
	}
	for j := at + 1; j < min(at+5, len(r.doc.Tokens)); j++ {
		if n := r.entityAt[j]; n >= 0 {
			if x := &r.doc.Entities[n]; x.Type == readout.EntityPlace {
				return x.Code
			}
			return ""
		}
		if u := r.tree.UPOS(j); u != readout.ADJ && u != readout.DET && u != readout.PROPN {
			return ""
		}
	}
	return ""
}
