package resolve

import (
	"cmp"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// telling is all that one document says of one happening.
type telling struct {
	doc      int
	mentions []int
	typ      string
	mode     lexicon.Mode
	modality readout.Modality
	denied   bool  // every mention is negative
	earlier  bool  // told as something that went before: "previously spoke"
	source   []int // actors, sorted
	target   []int
	parties  []int // both, sorted
	when     when
	place    place
}

// place is where something happened.
type place struct {
	name string // as written; empty for unsaid
	key  string // folded, or the actor's id
	code string // of its country
}

// gatherTellings puts the mentions of each document together that tell of one
// happening.
func (r *resolver) gatherTellings() {
	r.tellings, r.toldBy = nil, make([][]int, len(r.docs))
	for i, d := range r.docs {
		r.toldBy[i] = make([]int, len(d.Mentions))
		first := len(r.tellings)
		for m := range d.Mentions {
			t := r.readMention(i, m)
			best, bestFit := none, 0.0
			for n := first; n < len(r.tellings); n++ {
				if fit, ok := r.fits(r.tellings[n], t); ok && fit >= bestFit { // of equals the nearest
					best, bestFit = n, fit
				}
			}
			if best == none {
				best = len(r.tellings)
				r.tellings = append(r.tellings, t)
			} else {
				r.tellings[best].add(t)
				r.settleParties(r.tellings[best])
			}
			r.toldBy[i][m] = best
		}
		r.giveLead(i, first)
	}
}

// readMention makes a telling of one mention.
func (r *resolver) readMention(doc, index int) *telling {
	d := r.docs[doc]
	m := &d.Mentions[index]
	t := &telling{doc: doc, mentions: []int{index}, typ: m.Type, mode: lexicon.ModeOf(m.Mode), modality: m.Modality,
		denied: m.Polarity == readout.PolarityNeg, earlier: saysEarlier(d, m), when: when{timex: none}}
	if m.Timex >= 0 && m.Timex < len(d.Timexes) {
		t.when = whenOf(d, m.Timex, r.dates[doc].timexes[m.Timex])
	}
	t.source, t.target = r.participants(doc, m, m.Source), r.participants(doc, m, m.Target)
	if m.Place != nil {
		t.place = r.placeOf(doc, m.Place)
	}
	r.toScene(t)
	r.settleParties(t)
	return t
}

// participants lists the actors that arguments stand for: the members of a
// group for the group, the country for somebody who is nobody in particular and acts for
// it.
func (r *resolver) participants(doc int, m *readout.EventMention, args []readout.Argument) []int {
	var out []int
	for _, a := range args {
		got := r.actorsOf(doc, a.Chain, 0)
		if len(got) == 0 && actsForState(r.docs[doc], m, &a) {
			if n := r.actorByID(readout.NewID('a', standIn(r.docs[doc], &a).key, "")); n != none {
				got = []int{n}
			}
		}
		out = union(out, got)
	}
	return out
}

// settleParties leaves out of what people do together the places, and the
// governments that stand beside somebody of their country: two leaders and
// their two countries are not four parties to one call.
func (r *resolver) settleParties(t *telling) {
	if !directed(t.typ) || isCallOff(t.mode.Name) { // where a visit was to go is no party to its end
		all := union(t.source, t.target)
		spare := func(x int) bool { return r.spare(x, all) }
		t.source, t.target = slices.DeleteFunc(t.source, spare), slices.DeleteFunc(t.target, spare)
	}
	t.parties = union(t.source, t.target)
}

// spare reports whether actor x is no party of its own to what all do together:
// a place, or a government beside somebody of its country.
func (r *resolver) spare(x int, all []int) bool {
	a := r.actors[x]
	if a.kind == readout.ActorPlace {
		return true
	}
	return a.kind == readout.ActorGovernment && slices.ContainsFunc(all, func(y int) bool {
		return r.actors[y].kind == readout.ActorPerson && r.actors[y].code == a.code
	})
}

// actorsOf lists the actors of a chain. Depth guards against groups that hold
// one another.
func (r *resolver) actorsOf(doc, chain, depth int) []int {
	if chain < 0 || chain >= len(r.chainActor[doc]) || depth > 4 {
		return nil
	}
	c := &r.docs[doc].Chains[chain]
	if len(c.Members) > 0 {
		var out []int
		for _, m := range c.Members {
			out = union(out, r.actorsOf(doc, m, depth+1))
		}
		return out
	}
	a := r.chainActor[doc][chain]
	if a == none || (c.Kind == readout.ActorGroup && c.Code != "") {
		return nil // its country stands for it, if the argument gives one
	}
	return []int{a}
}

// actorByID is the index of an actor, none when there is no such.
func (r *resolver) actorByID(id string) int {
	n, ok := slices.BinarySearchFunc(r.actors, id, func(a *actor, id string) int { return strings.Compare(a.id, id) })
	if !ok {
		return none
	}
	return n
}

func (r *resolver) placeOf(doc int, a *readout.Argument) place {
	p := place{name: a.Text, key: fold(a.Text), code: a.Code}
	if got := r.actorsOf(doc, a.Chain, 0); len(got) == 1 {
		p.name, p.key, p.code = r.actors[got[0]].name, fold(r.actors[got[0]].name), cmp.Or(r.actors[got[0]].code, a.Code)
	}
	return p
}

// union merges two sorted lists of distinct numbers, or sorts them in.
func union(a, b []int) []int {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}

// saysEarlier reports whether a word beside the trigger puts the happening
// before the one that the text is about. "Last week" is a date, not such a word.
func saysEarlier(d *readout.Document, m *readout.EventMention) bool {
	if m.Timex >= 0 && m.Timex < len(d.Timexes) && d.Timexes[m.Timex].Date.Exact() {
		return false // the date will tell
	}
	for i := max(0, m.Head-3); i < min(len(d.Tokens), m.Head+2); i++ {
		if d.Tokens[i].Start < sentenceStart(d, m.Sentence) || inTimex(d, i) {
			continue
		}
		if lexicon.InClass("earlier-word", strings.ToLower(d.Tokens[i].Text(d))) || firstTime(d, i, m.Head) {
			return true
		}
	}
	return false
}

// firstTime reports whether token i is the "first" of "they first met in May".
func firstTime(d *readout.Document, i, verb int) bool {
	return i < len(d.Arcs) && i < len(d.Tags) && d.Arcs[i].Head == verb && d.Tags[i].UPOS == readout.ADV && strings.EqualFold(d.Tokens[i].Text(d), "first")
}

func sentenceStart(d *readout.Document, sentence int) int {
	if sentence < 0 || sentence >= len(d.Sentences) {
		return 0
	}
	return d.Sentences[sentence].Span.Start
}

func inTimex(d *readout.Document, token int) bool {
	return slices.ContainsFunc(d.Timexes, func(t readout.Timex) bool { return t.Tokens.Contains(token) })
}

// bare reports whether a telling names neither parties nor day nor place.
func (t *telling) bare() bool { return len(t.parties) == 0 && !t.when.said() && t.place.key == "" }

// fits scores how well a further mention of a document belongs to a telling
// before it.
func (r *resolver) fits(t, m *telling) (score float64, ok bool) {
	day := compareWhen(t.when, m.when)
	who := r.compareParties(t, m)
	where := comparePlaces(t.place, m.place)
	if !t.mode.Compatible(m.mode) || !sameReality(t, m) || !day.ok || !where.ok || who.clash || r.otherMatter(t, m) {
		return 0, false
	}
	if t.earlier != m.earlier && !(t.when.said() && m.when.said()) && where.score < 1 {
		return 0, false
	}
	score = day.score + who.score + where.score
	if !m.when.said() && r.longPast(t) {
		score -= 0.5 // what has no day is more likely of the news at hand
	}
	if t.mode.Name == m.mode.Name {
		score++
	}
	switch {
	case m.bare():
		return score + 0.1*float64(len(t.mentions)), r.refersBack(t, m)
	case len(t.parties) == 0 && len(m.parties) == 0:
		return score, day.score+where.score > 0
	case len(m.parties) == 0 && lexicon.InClass("scene-mode", m.mode.Name): // "a stabbing on Monday", or one in a town of its own, is another
		return score, day.score+where.score > 0 || m.place.key == "" && r.refersBack(t, m)
	case len(m.parties) == 0:
		return score, true
	case len(t.parties) == 0:
		return score, day.score+where.score > 0 || r.headlineOf(t, m)
	}
	if who.by == "parties-and-countries" {
		return score, day.score >= 1.2 || where.by != "place-unsaid" && soonAfter(r.docs[m.doc], t, m)
	}
	return score, who.score >= 1 || day.score >= 1.2
}

// headlineOf reports whether a telling without parties is only the headline, and
// a mention stands in the first lines: what these tell is what it names.
func (r *resolver) headlineOf(t, m *telling) bool {
	d := r.docs[t.doc]
	in := func(mention int) int { return d.Mentions[mention].Sentence }
	title, line := in(t.mentions[0]), in(m.mentions[0])
	if len(t.mentions) > 1 || title < 0 || line <= title || d.Sentences[title].Kind != readout.RegionTitle {
		return false
	}
	body := 0
	for i := title + 1; i <= line; i++ {
		if d.Sentences[i].Kind == readout.RegionBody {
			body++
		}
	}
	return body == 1
}

// soonAfter reports whether mention m stands at most two sentences behind the
// last of a telling.
func soonAfter(d *readout.Document, t, m *telling) bool {
	last := d.Mentions[t.mentions[len(t.mentions)-1]].Sentence
	return d.Mentions[m.mentions[0]].Sentence-last <= 2
}

// longPast reports whether a telling is of something well before its report.
func (r *resolver) longPast(t *telling) bool {
	days := rangeOf(t.when.date)
	if !days.known() || !r.dates[t.doc].days.known() {
		return t.earlier
	}
	return days.apart(r.dates[t.doc].days) > windowDays || days.last-days.first > windowDays
}

// refersBack reports whether a mention that names nothing can point at a
// telling: a noun that is not introduced by "a", or a verb soon after.
func (r *resolver) refersBack(t, m *telling) bool {
	d := r.docs[m.doc]
	now := &d.Mentions[m.mentions[0]]
	last := &d.Mentions[t.mentions[len(t.mentions)-1]]
	if now.Head < 0 || now.Head >= len(d.Tags) {
		return true
	}
	if d.Tags[now.Head].UPOS == readout.VERB {
		return now.Mode == last.Mode && now.Sentence-last.Sentence <= 2
	}
	if lexicon.InClass("scene-mode", now.Mode) && d.Tags[now.Head].XPOS == "NNS" && !pointedAt(d, now) {
		return false // "air strikes" are any
	}
	for i := max(0, now.Head-4); i < now.Head; i++ {
		if i < len(d.Arcs) && d.Arcs[i].Head == now.Head && d.Arcs[i].Rel == "det" {
			switch strings.ToLower(d.Tokens[i].Text(d)) {
			case "a", "an", "another", "any", "no":
				return false
			}
		}
	}
	return true
}

// pointedAt reports whether the noun of a mention has an article or an owner, or stands
// in a headline, which leaves them out.
func pointedAt(d *readout.Document, m *readout.EventMention) bool {
	for i := max(0, m.Head-6); i < min(m.Head, len(d.Arcs)); i++ {
		if d.Arcs[i].Head == m.Head && (d.Arcs[i].Rel == "det" || d.Arcs[i].Rel == "nmod:poss") {
			return true
		}
	}
	return d.RegionAt(m.Trigger.Start) == readout.RegionTitle
}

// add takes a further mention in.
func (t *telling) add(m *telling) {
	t.mentions = append(t.mentions, m.mentions...)
	t.source, t.target = union(t.source, m.source), union(t.target, m.target)
	t.when = merged(t.when, m.when)
	t.denied = t.denied && m.denied
	if t.place.key == "" || isCountry(t.place) && comparePlaces(t.place, m.place).by == "place-within" {
		t.place = m.place
	}
	if len(t.mode.Families) > len(m.mode.Families) { // "call" says more than "conversation"
		t.mode, t.typ = m.mode, m.typ
	}
	if m.modality == readout.ModalityActual || t.modality == readout.ModalityHypothetical {
		t.modality = m.modality
	}
}

// sameReality reports whether modality lets two tellings be of one happening:
// what is planned is not yet what was held, even on the same day. Such two are
// linked as plan and outcome instead.
func sameReality(a, b *telling) bool {
	held := func(t *telling) bool { return t.modality == readout.ModalityActual }
	return held(a) == held(b)
}
