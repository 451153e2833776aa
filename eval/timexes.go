package eval

import (
	"fmt"
	"slices"

	"readout"
)

// Timexes measures time expressions on TimeML files as TempEval-3 does: extents
// relaxed (any overlap) and strict (the same bytes), and of the pairs aligned
// those with the same type and the same value.
func (s *System) Timexes(c *Corpus) (*Result, error) {
	var gold []GoldTimexes
	var records []Record
	for _, f := range c.With(".tml") {
		g, err := ReadTimeML(f.Name, f.Data)
		if err != nil {
			return nil, err
		}
		gold = append(gold, g)
		records = append(records, g.Record)
	}
	if len(gold) == 0 {
		return nil, nothing("TimeML (.tml)")
	}
	docs, err := s.Analyse(records)
	if err != nil {
		return nil, err
	}
	if err := s.save(records, docs, nil); err != nil {
		return nil, err
	}
	return scoreTimexes(gold, docs), nil
}

// timexCounts are the scores of aligned time expressions.
type timexCounts struct{ strict, relaxed, kind, value, both Score }

func scoreTimexes(gold []GoldTimexes, docs map[string]*readout.Document) *Result {
	var n timexCounts
	r := &Result{Documents: len(gold)}
	for _, g := range gold {
		doc := docs[g.ID]
		if doc == nil {
			doc = &readout.Document{Text: g.Text}
		}
		n.document(r, g, doc)
	}
	r.Figures = []Figure{f1("strict", n.strict), f1("relaxed", n.relaxed), f1("type", n.kind), f1("value", n.value), f1("strict value", n.both)}
	return r
}

func (n *timexCounts) document(r *Result, g GoldTimexes, doc *readout.Document) {
	system := distinctTimexes(doc)
	pairs := alignTimexes(g.Timexes, system)
	for _, s := range []*Score{&n.strict, &n.relaxed, &n.kind, &n.value, &n.both} {
		s.Add(Score{Found: len(system), Gold: len(g.Timexes)})
	}
	tell := func(t readout.Timex) string { return fmt.Sprintf("%s %s", t.Type, t.Value) }
	for i, a := range g.Timexes {
		j := pairs[i]
		if j < 0 {
			r.miss(3, g.ID, "missed "+tell(a), inSentence(doc, a.Span))
			continue
		}
		b := system[j]
		extent, kind, value := a.Span == b.Span, a.Type == b.Type, a.Value == b.Value
		n.relaxed.Right++
		n.strict.Right += one(extent)
		n.kind.Right += one(kind)
		n.value.Right += one(value)
		n.both.Right += one(extent && value)
		switch {
		case !value || !kind:
			r.miss(2, g.ID, fmt.Sprintf("%s where gold has %s", tell(b), tell(a)), inSentence(doc, b.Span))
		case !extent:
			r.miss(1, g.ID, fmt.Sprintf("%q where gold has %q", b.Span.Text(doc), a.Span.Text(doc)), inSentence(doc, b.Span))
		}
	}
	for j, b := range system {
		if !slices.Contains(pairs, j) {
			r.miss(3, g.ID, "spurious "+tell(b), inSentence(doc, b.Span))
		}
	}
}

// distinctTimexes are a document's time expressions, white space trimmed, one
// for each extent.
func distinctTimexes(doc *readout.Document) []readout.Timex {
	var out []readout.Timex
	seen := map[readout.Span]bool{}
	for _, t := range doc.Timexes {
		if t.Span = trim(doc.Text, t.Span); !t.Span.Empty() && !seen[t.Span] {
			seen[t.Span] = true
			out = append(out, t)
		}
	}
	return out
}

// alignTimexes pairs gold with found expressions one to one, as the official
// scorer does: along the text, an expression that begins while the last begun
// of the other side still runs is paired with that, if neither is yet. It gives
// for each gold expression the index of its partner, -1 for none.
func alignTimexes(gold, system []readout.Timex) []int {
	type begin struct{ at, side, index int }
	var begins []begin
	sides := [2][]readout.Timex{gold, system}
	partner := [2][]int{make([]int, len(gold)), make([]int, len(system))}
	for side, list := range sides {
		for i, t := range list {
			begins = append(begins, begin{t.Span.Start, side, i})
			partner[side][i] = -1
		}
	}
	slices.SortFunc(begins, func(a, b begin) int {
		if a.at != b.at {
			return a.at - b.at
		}
		if a.side != b.side {
			return a.side - b.side
		}
		return a.index - b.index
	})
	last := [2]int{-1, -1}
	for _, b := range begins {
		last[b.side] = b.index
		other := last[1-b.side]
		if other < 0 || sides[b.side][b.index].Span.Empty() {
			continue
		}
		runs := sides[1-b.side][other].Span.End > b.at
		if runs && partner[1-b.side][other] < 0 && partner[b.side][b.index] < 0 {
			partner[b.side][b.index], partner[1-b.side][other] = other, b.index
		}
	}
	return partner[0]
}
