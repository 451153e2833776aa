package resolve

import (
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// statements writes out every attribution with its speaker, day and event.
func (r *resolver) statements() []readout.Statement {
	out := []readout.Statement{}
	for i, d := range r.docs {
		for n := range d.Attributions {
			a := &d.Attributions[n]
			s := readout.Statement{Document: d.ID, Speaker: r.actorID(i, a.Speaker), Via: a.Via, Kind: a.Kind, Stance: a.Stance,
				Source: readout.CiteAll(d, a.Source), Cue: readout.CiteAll(d, a.Cue), Content: readout.CiteAll(d, a.Content),
				Date: r.dateOf(i, a.Timex), Event: r.eventOfStatement(i, n), Ref: n}
			s.ID = readout.NewID('q', d.ID, fmt.Sprint(a.Content), fmt.Sprint(a.Cue))
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b readout.Statement) int { return strings.Compare(a.ID, b.ID) })
	return slices.CompactFunc(out, func(a, b readout.Statement) bool { return a.ID == b.ID })
}

// actorID is the actor of a chain, nil when it is none.
func (r *resolver) actorID(doc, chain int) *string {
	if a := r.oneActor(doc, chain); a != none {
		return &r.actors[a].id
	}
	return nil
}

// oneActor is the actor for whom a chain stands alone: itself, or for several
// of one country, such as a ministry and an embassy, its government. None for
// several sides.
func (r *resolver) oneActor(doc, chain int) int {
	if chain < 0 || chain >= len(r.chainActor[doc]) {
		return none
	}
	got := r.actorsOf(doc, chain, 0)
	if len(got) == 0 {
		if c := &r.docs[doc].Chains[chain]; r.chainActor[doc][chain] == none && c.Kind == readout.ActorOrganization && c.Code != "" && lexicon.NamesStateOrgan(c.Name) {
			key, _ := governmentOf(c.Code) // "the Norwegian presidency", named once
			return r.actorByID(readout.NewID('a', key, ""))
		}
		return r.chainActor[doc][chain]
	}
	code := r.actors[got[0]].code
	for _, a := range got[1:] {
		if code == "" || r.actors[a].code != code {
			return none
		}
	}
	if len(got) == 1 {
		return got[0]
	}
	key, _ := governmentOf(code)
	return r.actorByID(readout.NewID('a', key, ""))
}

// dateOf is the day of a time expression as resolved; unknown for none.
func (r *resolver) dateOf(doc, timex int) readout.Date {
	if timex < 0 || timex >= len(r.dates[doc].timexes) {
		return ""
	}
	return r.dates[doc].timexes[timex]
}

// eventOfStatement is the event of which somebody's words tell: the first that
// is mentioned within them, else the only one in the sentence around them.
func (r *resolver) eventOfStatement(doc, attribution int) *string {
	d := r.docs[doc]
	var around []string
	for m := range d.Mentions {
		id := r.eventOfMention(doc, m)
		if id == "" {
			continue
		}
		if d.Mentions[m].Within == attribution {
			return &id
		}
		if d.Mentions[m].Sentence == d.Attributions[attribution].Sentence && !slices.Contains(around, id) {
			around = append(around, id)
		}
	}
	if len(around) == 1 {
		return &around[0]
	}
	return nil
}

// eventOfMention is the id of a mention's event, empty when it became none.
func (r *resolver) eventOfMention(doc, mention int) string {
	return r.eventIDs[r.toldBy[doc][mention]]
}
