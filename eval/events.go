package eval

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// The records are coded with the draft of 2016; PLOVER changed after it.
var (
	plover2021 = map[string]string{"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
	// plover15 is the inventory of published classifiers: fifteen types.
	plover15 = map[string]string{"CONCEDE": "YIELD", "RETREAT": "YIELD"}
	// countryFix are three codes of the records that are no ISO 3166 codes.
	countryFix = map[string]string{"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
)

func type2021(t string) string { return renamed(plover2021, strings.ToUpper(t)) }
func type15(t string) string   { return renamed(plover15, type2021(t)) }

func renamed(names map[string]string, t string) string {
	if n, ok := names[t]; ok {
		return n
	}
	return t
}

// Events measures PLOVER records: the type of the primary mention, which is the
// one whose trigger overlaps the gold event's words most, and the countries of
// its source and target.
func (s *System) Events(c *Corpus) (*Result, error) {
	gold, err := readPLOVER(c)
	if err != nil {
		return nil, err
	}
	records := make([]Record, len(gold))
	for i, g := range gold {
		records[i] = g.Record
	}
	docs, err := s.Analyse(records)
	if err != nil {
		return nil, err
	}
	if err := s.save(records, docs, nil); err != nil {
		return nil, err
	}
	return scoreEvents(gold, docs), nil
}

func scoreEvents(gold []GoldEvent, docs map[string]*readout.Document) *Result {
	r := &Result{Documents: len(gold)}
	newer, older := &confusion{}, &confusion{}
	var anyType, source, target, both Score
	for _, g := range gold {
		doc := docs[g.ID]
		if doc == nil {
			doc = &readout.Document{Text: g.Text}
		}
		m := primary(g, doc.Mentions)
		found := ""
		if m != nil {
			found = m.Type
		}
		newer.add(type2021(g.Type), type2021(found))
		older.add(type15(g.Type), type15(found))
		types := map[string]bool{}
		for _, x := range doc.Mentions {
			types[type2021(x.Type)] = true
		}
		anyType.Add(Score{Right: one(types[type2021(g.Type)]), Found: len(types), Gold: 1})
		wantSource, wantTarget, haveSource, haveTarget := actorsOf(g, m)
		source.Add(overlap(wantSource, haveSource))
		target.Add(overlap(wantTarget, haveTarget))
		both.Add(overlap(union(wantSource, wantTarget), union(haveSource, haveTarget)))
		g.misses(r, doc, m, [4]map[string]bool{wantSource, wantTarget, haveSource, haveTarget})
	}
	r.Figures = []Figure{newer.accuracy("type accuracy"), newer.macro("type macro F1"), older.accuracy("type accuracy, 15 types"), older.macro("type macro F1, 15 types"),
		f1("any mention of the type", anyType), f1("source country", source), f1("target country", target), f1("either country", both)}
	return r
}

func (g *GoldEvent) misses(r *Result, doc *readout.Document, m *readout.EventMention, codes [4]map[string]bool) {
	switch {
	case m == nil:
		r.miss(3, g.ID, "no event where gold has "+type2021(g.Type), g.Text)
	case type2021(m.Type) != type2021(g.Type):
		r.miss(2, g.ID, fmt.Sprintf("%s where gold has %s", m.Type, type2021(g.Type)), inSentence(doc, m.Trigger))
	case !maps.Equal(codes[0], codes[2]) || !maps.Equal(codes[1], codes[3]):
		r.miss(1, g.ID, fmt.Sprintf("%s to %s where gold has %s to %s", list(codes[2]), list(codes[3]), list(codes[0]), list(codes[1])), inSentence(doc, m.Trigger))
	}
}

func list(set map[string]bool) string {
	if len(set) == 0 {
		return "nobody"
	}
	return strings.Join(slices.Sorted(maps.Keys(set)), "+")
}

// primary is the mention whose trigger overlaps the gold words most, the first
// of equals; nil when there is none.
func primary(g GoldEvent, mentions []readout.EventMention) *readout.EventMention {
	best, most := -1, -1
	for i, m := range mentions {
		n := 0
		for _, w := range g.Words {
			n += max(0, min(m.Trigger.End, w.End)-max(m.Trigger.Start, w.Start))
		}
		if n > most {
			best, most = i, n
		}
	}
	if best < 0 {
		return nil
	}
	return &mentions[best]
}

// actorsOf gives the countries wanted and had as source and target. In an event
// of equals, two sources and no target, they may be split between the two.
func actorsOf(g GoldEvent, m *readout.EventMention) (wantSource, wantTarget, haveSource, haveTarget map[string]bool) {
	wantSource, wantTarget = countries(g.Source), countries(g.Target)
	haveSource, haveTarget = map[string]bool{}, map[string]bool{}
	if m != nil {
		haveSource, haveTarget = countries(codesOf(m.Source)), countries(codesOf(m.Target))
	}
	if len(wantSource) > 1 && len(g.Target) == 0 && maps.Equal(union(haveSource, haveTarget), wantSource) {
		haveSource, haveTarget = wantSource, map[string]bool{}
	}
	return wantSource, wantTarget, haveSource, haveTarget
}

func codesOf(args []readout.Argument) []string {
	var out []string
	for _, a := range args {
		out = append(out, a.Code)
	}
	return out
}

// countries are the distinct countries of codes, which may go on after the
// country: USAGOV is of the USA.
func countries(codes []string) map[string]bool {
	out := map[string]bool{}
	for _, c := range codes {
		c = renamed(countryFix, strings.ToUpper(c))
		if len(c) >= 3 && lexicon.CountryName(c[:3]) != "" {
			out[c[:3]] = true
		}
	}
	return out
}

func union(a, b map[string]bool) map[string]bool {
	out := maps.Clone(a)
	maps.Copy(out, b)
	return out
}

func overlap(want, have map[string]bool) Score {
	s := Score{Found: len(have), Gold: len(want)}
	for c := range want {
		s.Right += one(have[c])
	}
	return s
}

// confusion counts pairs of a gold type and the type given; empty for none.
type confusion struct{ gold, found, right map[string]int }

func (c *confusion) add(gold, found string) {
	if c.gold == nil {
		c.gold, c.found, c.right = map[string]int{}, map[string]int{}, map[string]int{}
	}
	c.gold[gold]++
	c.found[found]++
	c.right[gold] += one(gold == found)
}

func (c *confusion) accuracy(name string) Figure {
	right, all := 0, 0
	for t, n := range c.gold {
		right += c.right[t]
		all += n
	}
	return share(name, right, all)
}

// macro is the mean over the gold types of each one's F1.
func (c *confusion) macro(name string) Figure {
	sum := 0.0
	for _, t := range slices.Sorted(maps.Keys(c.gold)) {
		sum += Score{Right: c.right[t], Found: c.found[t], Gold: c.gold[t]}.F1()
	}
	return Figure{Name: name, Value: sum / float64(max(1, len(c.gold)))}
}
