package happenings

import (
	"slices"

	"readout"
	"readout/lexicon"
)

// telling is one happening as one document tells it, in one or several places.
type telling struct {
	what    string // what its first place calls it
	lemmas  []string
	date    readout.Date // as said in so many words
	parties []party
	at      []int // indices into found
}

// Strengths of what joins a place to a telling.
const (
	joinNone  = iota
	joinPoint // a noun that points back: "the sale"
	joinThing // like things
	joinName  // one who takes part in both
	joinLead  // the headline, and the lead that tells it at length
)

// tellings gathers the places of the document that tell of one happening.
func (r *reader) tellings() []*telling {
	var all []*telling
	for i := range r.found {
		h := &r.found[i]
		if h.Mention < 0 && h.Act >= 0 {
			continue // the act tells it
		}
		parties := r.parties(h)
		best, by := -1, joinNone
		for k, t := range all {
			if j := r.joins(t, h, parties); j != joinNone && j >= by {
				best, by = k, j
			}
		}
		if best < 0 {
			all = append(all, &telling{})
			best = len(all) - 1
		}
		r.extend(all[best], i, parties)
	}
	return all
}

func (r *reader) extend(t *telling, i int, parties []party) {
	h := &r.found[i]
	if len(t.at) == 0 {
		t.what = r.what(h)
	}
	t.at, t.parties = append(t.at, i), append(t.parties, parties...)
	t.lemmas = append(t.lemmas, h.Lemma)
	if h.Basis == readout.BasisStated && len(h.Date.Day()) > len(t.date.Day()) {
		t.date = h.Date
	}
}

// what is the name of what happens: of an act its type and mode, else the verb
// or the one that stands for all of its sense.
func (r *reader) what(h *happening) string {
	if h.Mention < 0 || lexicon.InClass("lumping-mode", r.doc.Mentions[h.Mention].Mode) {
		return lexicon.HappeningFamily(r.lemma(h))
	}
	return lexicon.HappeningFamily(actName(&r.doc.Mentions[h.Mention]))
}

// lemma is the verb with its particle: "step down".
func (r *reader) lemma(h *happening) string {
	if p := r.tree.Child(h.Happening.Head, "compound:prt"); p >= 0 && !h.noun {
		return h.Lemma + " " + lower(r.tree.Text(p))
	}
	return h.Lemma
}

// joins tells what makes h one more place of a telling.
func (r *reader) joins(t *telling, h *happening, parties []party) int {
	first := &r.found[t.at[0]]
	what := r.what(h)
	if h.Polarity != first.Polarity || what != t.what && (!slices.Contains(t.lemmas, h.Lemma) || h.Mention >= 0 && first.Mention >= 0) {
		return joinNone
	}
	if h.Basis == readout.BasisStated && !t.date.Compatible(h.Date) || apart(t.parties, parties) || r.otherSort(t, h) {
		return joinNone
	}
	named, thing := shared(t.parties, parties)
	if named && !thing && otherObjects(t.parties, parties) {
		return joinNone
	}
	lead := r.isTitle(first) && !r.isTitle(h) && h.Sentence-first.Sentence <= leadReach
	if lead && (named || thing || first.noun == h.noun) {
		return joinLead
	}
	again := h.speech || lexicon.HappeningGrain(h.Lemma) == "never" || lexicon.Cues().Verb(h.Lemma).Class == lexicon.CueSay
	switch {
	case r.another(h):
	case named && !again: // to say two things is to do two things
		return joinName
	case thing && !again:
		return joinThing
	case h.noun && r.pointsBack(h) && r.doc.Tags[first.Happening.Head].XPOS != r.other(h) && !slices.ContainsFunc(parties, func(p party) bool { return p.name != "" || p.thing != "" }):
		return joinPoint
	}
	return joinNone
}

// leadReach is how many sentences behind a headline the lead ends.
const leadReach = 3

func (r *reader) isTitle(h *happening) bool {
	return r.doc.Sentences[h.Sentence].Kind == readout.RegionTitle
}

// other is the tag of a noun of the other number.
func (r *reader) other(h *happening) string {
	if r.doc.Tags[h.Happening.Head].XPOS == "NNS" {
		return "NN"
	}
	return "NNS"
}

// pointsBack reports whether a noun speaks of something told before.
func (r *reader) pointsBack(h *happening) bool { return r.definite(h.Happening.Head) }

// definite reports whether noun i stands behind "the", "this" or the like.
func (r *reader) definite(i int) bool {
	d := r.tree.Child(i, "det")
	if d < 0 {
		return false
	}
	switch lower(r.tree.Text(d)) {
	case "the", "this", "that", "these", "those":
		return true
	}
	return false
}

// otherSort reports whether a noun tells of another sort than one told before:
// "missile tests" beside "bomb tests".
func (r *reader) otherSort(t *telling, h *happening) bool {
	if !h.noun {
		return false
	}
	for _, i := range t.at {
		if o := &r.found[i]; o.noun {
			x, y := r.sort(h.Happening.Head), r.sort(o.Happening.Head)
			if x != "" && y != "" && x != y {
				return true
			}
		}
	}
	return false
}

// sort is the noun that stands before noun i and says of what sort it is.
func (r *reader) sort(i int) string {
	for _, c := range r.tree.All(i, "compound") {
		if r.tree.UPOS(c) == readout.NOUN {
			return r.thing(c)
		}
	}
	return ""
}

// another reports whether a happening is said to be another than one told before.
func (r *reader) another(h *happening) bool {
	for _, c32 := range r.tree.Children(h.Happening.Head) {
		if c := int(c32); r.tree.Is(c, "amod", "det", "advmod") && lexicon.InClass("other-word", lower(r.tree.Text(c))) {
			return true
		}
	}
	return false
}

// shared reports whether two tellings have somebody or some thing in common.
func shared(a, b []party) (named, thing bool) {
	for _, p := range a {
		for _, q := range b {
			switch {
			case sameName(p.name, q.name) && (p.own && q.own || p.thing == q.thing) && (p.acted == q.acted || p.loose || q.loose):
				named = true
			case p.thing != "" && p.thing == q.thing && p.acted && q.acted && !(p.loose && q.loose):
				thing = true
			}
		}
	}
	return named, thing
}

// otherObjects reports whether two tellings have only those in common who do it:
// what each does it to has another name, or is another sort of thing.
func otherObjects(a, b []party) bool {
	any := false
	for _, p := range a {
		for _, q := range b {
			if !p.acted || !q.acted || p.loose || q.loose || p.key() == "" && p.thing == "" || q.key() == "" && q.thing == "" {
				continue
			}
			if sameName(p.name, q.name) || p.thing != "" && p.thing == q.thing {
				return false
			}
			any = true
		}
	}
	return any
}

// apart reports whether two tellings are of what is done to two different
// things or persons.
func apart(a, b []party) bool {
	differ := func(a, b []party, of func(party) string, same func(x, y string) bool) bool {
		any, met := false, false
		for _, p := range a {
			for _, q := range b {
				if x, y := of(p), of(q); x != "" && y != "" {
					any, met = true, met || same(x, y)
				}
			}
		}
		return any && !met
	}
	name := func(p party) string {
		if p.acted && p.own {
			return p.name
		}
		return ""
	}
	thing := func(p party) string {
		if p.acted && !p.own && !p.loose {
			return p.thing
		}
		return ""
	}
	return differ(a, b, name, sameName) || differ(a, b, thing, func(x, y string) bool { return x == y })
}
