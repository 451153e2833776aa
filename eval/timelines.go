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
		if err := s.saveTold(records, docs); err != nil {
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

// told is the timeline that the program tells of an entity: what happens to it
// or by it, as the annotations have it, one row for all that is of one event and
// the rest by itself; by date, what has none at position 0.
func (g *goldTimelines) told(entity string, docs map[string]*readout.Document, ties *ties) []TimelineRow {
	events := map[string]*row{}
	var ids []string
	for _, d := range g.docs {
		doc := docs[d.ID]
		if doc == nil {
			continue
		}
		for i, t := range tellings(doc) {
			name := d.mentionName(t.trigger)
			if name == "" || !ties.takesPart(doc, t.parties, entity) {
				continue
			}
			id := t.event
			if id == "" {
				id = fmt.Sprintf("%s/%d", doc.ID, i)
			}
			if events[id] == nil {
				events[id] = &row{}
				ids = append(ids, id)
			}
			h := events[id]
			if !slices.Contains(h.mentions, name) {
				h.mentions = append(h.mentions, name)
			}
			if t.date.Known() {
				h.dates = append(h.dates, padDate(string(t.date)))
			}
		}
	}
	for _, h := range events {
		h.date = commonest(h.dates)
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

// row is one row of a timeline that is being made.
type row struct {
	date            string
	dates, mentions []string
}

// commonest is the date that comes most often, the finest on a tie.
func commonest(dates []string) string {
	best, most := "", 0
	for _, d := range dates {
		n := 0
		for _, e := range dates {
			n += one(d == e)
		}
		if n > most || n == most && (strings.Count(d, "X") < strings.Count(best, "X") || strings.Count(d, "X") == strings.Count(best, "X") && d < best) {
			best, most = d, n
		}
	}
	return best
}

// takesPart reports whether one of those who take part goes by the entity's
// name, in its own words or by a name of its actor, or by the number that its
// name ends with: "A380".
func (t *ties) takesPart(doc *readout.Document, parties []readout.Argument, entity string) bool {
	want := plainName(entity)
	number := want[strings.LastIndexByte(want, ' ')+1:]
	if !strings.ContainsAny(number, "0123456789") {
		number = want
	}
	for _, a := range parties {
		names := []string{a.Text}
		if a.Chain >= 0 && a.Chain < len(t.chains[doc.ID]) {
			if actor := t.actors[t.chains[doc.ID][a.Chain]]; actor != nil {
				names = append(names, actor.Name)
				names = append(names, actor.Names...)
			}
		}
		for _, n := range names {
			if has := " " + plainName(n) + " "; strings.Contains(has, " "+want+" ") || strings.Contains(has, " "+number+" ") {
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
