package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"readout"
	"readout/resolve"
)

// Timelines measures, on SemEval-2015 Task 4, the order of each target entity's
// events as the program tells it from the texts alone. The measure is temporal
// awareness: of the fewest relations that say the found timeline, how many the
// gold one entails, and the other way round.
func (s *System) Timelines(c *Corpus) (*Result, error) {
	corpora, err := readSemEval(c)
	if err != nil {
		return nil, err
	}
	r := &Result{}
	var whole, order awareness
	for _, g := range corpora {
		records := make([]Record, len(g.docs))
		for i, d := range g.docs {
			records[i] = d.Record
		}
		docs, err := s.Analyse(records)
		if err != nil {
			return nil, err
		}
		ties := newTies(resolve.Documents(inOrder(records, docs)))
		if err := s.save(records, docs, ties); err != nil {
			return nil, err
		}
		r.Documents += len(g.docs)
		for _, entity := range g.entities {
			found := g.told(entity, docs, ties)
			whole.add(compareTimelines(g.timelines[entity], found, true))
			order.add(compareTimelines(g.timelines[entity], found, false))
			g.misses(r, entity, found)
		}
	}
	r.Figures = []Figure{whole.figure("timelines F1"), order.figure("order alone F1")}
	return r, nil
}

// told is the timeline that the program tells of an entity: the events in which
// an actor of that name takes part, by date, those without one at position 0.
func (g *goldTimelines) told(entity string, docs map[string]*readout.Document, ties *ties) []TimelineRow {
	type happening struct {
		date     string
		mentions []string
	}
	events := map[string]*happening{}
	var ids []string
	for _, d := range g.docs {
		doc := docs[d.ID]
		if doc == nil {
			continue
		}
		for i, m := range doc.Mentions {
			name := d.mentionName(m.Trigger)
			if name == "" || !ties.takesPart(doc, m, entity) {
				continue
			}
			ref := readout.MentionRef{Document: doc.ID, Mention: i}
			id, date := fmt.Sprintf("%s/%d", doc.ID, i), ""
			if e := ties.events[ref]; e != nil {
				id, date = e.ID, padDate(string(e.Date.Value))
			}
			if events[id] == nil {
				events[id] = &happening{date: date}
				ids = append(ids, id)
			}
			if h := events[id]; !slices.Contains(h.mentions, name) {
				h.mentions = append(h.mentions, name)
			}
		}
	}
	// What is coarser comes first: a year before its days.
	key := func(id string) string { return strings.ReplaceAll(events[id].date, "XX", "00") }
	slices.SortStableFunc(ids, func(a, b string) int { return cmp.Compare(key(a), key(b)) })
	var rows []TimelineRow
	position, last := 0, ""
	for _, id := range ids {
		if h := events[id]; h.date == "" {
			rows = append(rows, TimelineRow{Date: "XXXX-XX-XX", Mentions: h.mentions})
		} else {
			if h.date != last {
				position, last = position+1, h.date
			}
			rows = append(rows, TimelineRow{Position: position, Date: h.date, Mentions: h.mentions})
		}
	}
	return rows
}

// takesPart reports whether a participant of a mention goes by the entity's
// name, in its own words or by a name of its actor.
func (t *ties) takesPart(doc *readout.Document, m readout.EventMention, entity string) bool {
	want := plainName(entity)
	for _, a := range slices.Concat(m.Source, m.Target) {
		names := []string{a.Text}
		if a.Chain >= 0 && a.Chain < len(t.chains[doc.ID]) {
			if actor := t.actors[t.chains[doc.ID][a.Chain]]; actor != nil {
				names = append(names, actor.Name)
				names = append(names, actor.Names...)
			}
		}
		for _, n := range names {
			if strings.Contains(" "+plainName(n)+" ", " "+want+" ") {
				return true
			}
		}
	}
	return false
}

// plainName is a name in small letters, without punctuation.
func plainName(s string) string {
	words := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(s, "U.S.", "US")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '&'
	})
	return strings.Join(words, " ")
}

// misses tells of the gold rows that the found timeline lacks altogether.
func (g *goldTimelines) misses(r *Result, entity string, found []TimelineRow) {
	have := map[string]bool{}
	for _, row := range found {
		for _, m := range row.Mentions {
			have[m] = true
		}
	}
	for _, row := range g.timelines[entity] {
		if !slices.ContainsFunc(row.Mentions, func(m string) bool { return have[m] }) {
			r.miss(1, entity, "missed at "+row.Date, strings.Join(row.Mentions, ", "))
		}
	}
}
