package happenings

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"readout"
	"readout/lexicon"
)

// A happening is known across documents by its key: what happened, to which
// named thing or person, in which stretch of time. The key is made of one
// document alone, so that a document's annotation stays a function of its bytes
// and neither order nor batches can change which documents share an event: two
// documents tell one happening when each, read by itself, gives the same key.

// identify gives the happenings of the document the ids of their keys. It is a
// likely identity and stays among the annotations: which acts are one event in
// the ledger is decided in package resolve.
func (r *reader) identify() {
	for _, t := range r.tellings() {
		key := r.key(t)
		if key == "" && len(t.at) > 1 { // one happening, but of this document alone
			key = strings.Join([]string{r.doc.ID, t.what, strconv.Itoa(r.found[t.at[0]].Trigger.Start)}, ", ")
		}
		for _, i := range t.at {
			if key != "" {
				r.found[i].Event, r.found[i].Key = readout.NewID('h', key), key
			}
		}
	}
}

// actName is the name of an act of politics: its PLOVER type, unless that is
// none, and its mode.
func actName(m *readout.EventMention) string {
	return strings.TrimSpace(strings.TrimPrefix(m.Type, "OTHER") + " " + m.Mode)
}

// key tells what is told, of whom and when; empty where one of them is not known.
func (r *reader) key(t *telling) string {
	if key := r.firstKey(t); key != "" {
		return key
	}
	what, kind := r.calls(t)
	listed := lexicon.HappeningGrain(what)
	of := whom(t, listed)
	if of.name == "" {
		of = r.affair(t)
	}
	if lexicon.InClass("worded-type", kind) || listed == "" && kind == "" && lexicon.Cues().Verb(what).Class != lexicon.CueNone {
		of = of.by(t) // one is praised, blamed and sued by many
	}
	if listed == "" && kind != "" {
		listed = cmp.Or(lexicon.HappeningGrain(kind), "day")
	}
	when := cmp.Or(r.when(t, of.grain(listed), listed != "" || of.rank == ofThing), r.coarse(t, of, listed))
	if of.name == "" || when == "" || !r.some(t, func(h *happening) bool { return h.Modality != readout.ModalityHypothetical }) {
		return ""
	}
	return strings.Join([]string{what, string(r.found[t.at[0]].Polarity), of.name, when}, ", ")
}

// firstKey is the key of what happens to a thing for the first time, as one of its
// places says: it happens so once. Empty for others.
func (r *reader) firstKey(t *telling) string {
	for _, i := range t.at {
		h := &r.found[i]
		if h.taken || h.Modality == readout.ModalityHypothetical || h.Polarity != readout.PolarityPos || !r.first(h) {
			continue
		}
		switch lexicon.HappeningGrain(r.what(h)) {
		case "thing", "ever", "once", "never": // "first unveiled" is just unveiled
			continue
		}
		own := telling{at: []int{i}, parties: r.parties(h)}
		if of := whom(&own, ""); of.name != "" && of.kind == "" && !strings.Contains(of.name, ">") && hasDigit(of.name) {
			return strings.Join([]string{"first " + r.what(h), of.name, "once"}, ", ")
		}
	}
	return ""
}

// first reports whether a happening is said to be the first of its kind: "first flew".
func (r *reader) first(h *happening) bool {
	for _, c := range r.tree.All(h.Happening.Head, "amod", "advmod") {
		if lexicon.InClass("first-word", lower(r.tree.Text(c))) {
			return true
		}
	}
	return false
}

func hasDigit(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

// affair is the name of an affair that all know by its sort: "the financial crisis".
func (r *reader) affair(t *telling) known {
	for _, i := range t.at {
		head := r.found[i].Happening.Head
		if r.found[i].noun && r.pointsBack(&r.found[i]) && lexicon.InClass("affair-noun", lower(r.tree.Lemma(head))) && head > 0 && r.tree.Head(head-1) == head && r.tree.Is(head-1, "amod", "compound") {
			return known{lower(r.tree.Lemma(head - 1)), ofThing, ""}
		}
	}
	return known{}
}

// some reports whether one of a telling's places is such.
func (r *reader) some(t *telling, such func(*happening) bool) bool {
	return slices.ContainsFunc(t.at, func(i int) bool { return such(&r.found[i]) })
}

// by is a name together with that of whoever does it to him; empty where either
// is not known.
func (k known) by(t *telling) known {
	doers := map[string]int{}
	for _, p := range t.parties {
		if !p.acted {
			doers[p.key()]++
		}
	}
	doer := commonest(doers)
	switch {
	case k.rank == ofDoer || k.name == "" || doer == "":
		return known{}
	case strings.HasPrefix(k.name, doer+">"):
		return k
	}
	return known{doer + ">" + k.name, ofOwner, ""}
}

// calls gives what a telling is called by most of its places, as an act of
// politics if it is one, and the PLOVER type in that name.
func (r *reader) calls(t *telling) (what, kind string) {
	acts, all := map[string]int{}, map[string]int{}
	for _, i := range t.at {
		h := &r.found[i]
		name := r.what(h)
		all[name]++
		if h.Mention >= 0 {
			acts[name]++
		}
	}
	what = cmp.Or(commonest(acts), commonest(all))
	if first, _, ok := strings.Cut(what, " "); ok && first == strings.ToUpper(first) {
		return what, first
	}
	return what, ""
}

// known is the name by which a telling is known, and how well it tells it from others.
type known struct {
	name string
	rank rank
	kind readout.ActorKind
}

type rank uint8

const (
	ofDoer  rank = iota // of whoever does it
	ofOwner             // of whose the thing is, and what it is
	ofActor             // of whom it is done to
	ofThing             // of a thing: a ship, a law
)

// whom is the name by which a telling is known: of a thing that it is done to,
// else of whom it is done to, else of whose thing, else of who does it; the most
// frequent, and the first of the alphabet on a tie. What happens to one seldom
// is done to him whose it is: "her nomination".
func whom(t *telling, listed string) known {
	seldom := listed == "person" || listed == "year"
	var names [ofThing + 1]map[string]int
	for i := range names {
		names[i] = map[string]int{}
	}
	objects, kinds := map[string]int{}, map[string]readout.ActorKind{}
	his := func(p party) bool { // "his post" is known by who he is
		return slices.ContainsFunc(t.parties, func(q party) bool { return !q.acted && q.own && q.name == p.name })
	}
	still := !slices.ContainsFunc(t.parties, func(p party) bool { return p.acted && (p.key() != "" || p.thing != "") && p.kind != readout.ActorPlace })
	for _, p := range t.parties {
		k := ofActor
		switch {
		case still && !p.acted && p.kind == "" && p.own && hasDigit(p.name): // "the N90 flew to Bergen"
			k = ofThing
		case !p.acted && !(p.loose && (seldom || p.kind == "" && p.own)):
			k = ofDoer
		case p.name == "", !p.own && his(p):
			objects[p.thing]++
			continue
		case !p.own && p.key() != p.name:
			k = ofOwner
		case p.kind == "":
			k = ofThing
		}
		names[k][p.key()]++
		kinds[p.key()] = p.kind
	}
	for k := ofThing; k > ofDoer; k-- {
		if n := commonest(names[k]); n != "" {
			return known{n, k, kinds[n]}
		}
	}
	doer := commonest(names[ofDoer])
	o := commonest(objects)
	switch {
	case o == "" || doer == "" || seldom:
		return known{doer, ofDoer, kinds[doer]}
	case kinds[doer] == "" && !strings.Contains(doer, ">"): // "the A380 enters service"
		return known{doer + ">" + o, ofThing, ""}
	}
	return known{doer + ">" + o, ofOwner, kinds[doer]}
}

func commonest(times map[string]int) string {
	best := ""
	for n, k := range times {
		if n != "" && (best == "" || k > times[best] || k == times[best] && n < best) {
			best = n
		}
	}
	return best
}

// grain is the stretch of time in which what is told happens once: as the list
// says, else a year to a thing or a body, a month for what a firm does to what
// has no name, a day to anybody else.
func (k known) grain(listed string) string {
	person := k.kind == readout.ActorPerson && strings.Contains(k.name, " ")
	switch {
	case listed == "ever" && (k.rank == ofThing || k.rank == ofActor && k.kind == readout.ActorOrganization):
		return "once"
	case listed == "ever", listed == "once" && !person, listed == "thing" && (person || k.rank < ofActor):
		return "day"
	case listed == "thing":
		return "year"
	case listed == "person" && person && k.rank == ofActor:
		return "year"
	case listed == "person":
		return "day"
	case listed != "":
		return listed
	case k.rank == ofThing, k.rank == ofActor && k.kind == readout.ActorOrganization:
		return "year"
	case k.rank == ofOwner && k.kind == readout.ActorOrganization: // what a firm does
		return "month"
	}
	return "day"
}

// when is the stretch of time that the telling's happening takes up alone. What
// a noun tells as done without a date of its own was in the year of the report.
func (r *reader) when(t *telling, grain string, undated bool) string {
	if grain == "once" {
		return grain
	}
	date := t.date.Day()
	for _, i := range t.at {
		if d := r.found[i].Date.Day(); !t.date.Known() && len(d) > len(date) {
			date = d
		}
	}
	done := undated && grain == "year" && r.some(t, func(h *happening) bool { return h.noun }) &&
		!r.some(t, func(h *happening) bool { return h.Modality != readout.ModalityActual })
	if !date.Known() && done {
		date = r.doc.Published.Value.Day()
	}
	length := map[string]int{"year": len("2006"), "month": len("2006-01"), "day": len("2006-01-02")}[grain]
	if _, _, ok := date.Bounds(); !ok || length == 0 || len(date) < length {
		return ""
	}
	if length == len("2006-01") && !unicode.IsDigit(rune(date[5])) {
		return "" // a quarter or a week is no month
	}
	return string(date[:length])
}

// coarse is the month, or the year past, in which a report puts what others may date
// to the day: who names no day knows of one such happening in it. What somebody does
// to nobody may be one of many, and is so known only by the month of a year past.
func (r *reader) coarse(t *telling, of known, listed string) string {
	date, published := string(t.date), string(r.doc.Published.Value.Day())
	if listed == "never" || listed == "once" || len(date) < len("2006") || len(published) < len("2006") {
		return ""
	}
	past := date[:len("2006")] < published[:len("2006")]
	seldom := listed != "day" && of.rank > ofDoer
	switch _, _, ok := t.date.Bounds(); {
	case !ok:
	case len(date) == len("2006-01") && unicode.IsDigit(rune(date[5])) && (past || seldom):
		return date
	case len(date) == len("2006") && past && seldom:
		return date
	}
	return ""
}
