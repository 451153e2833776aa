package eval

import (
	"fmt"
	"slices"

	"readout"
)

// CrossDocument measures which tellings of happenings are said to be of one
// event, within and across documents, on MEANTIME: pairs of gold mentions. The
// event is the one of the annotations, see readout.Happening. Two documents of
// different folders are not compared. How many mentions are found at all is
// counted over the part of each document that is annotated in full.
func (s *System) CrossDocument(c *Corpus) (*Result, error) {
	gold, err := readMEANTIME(c)
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
	if err := s.saveTold(records, docs); err != nil {
		return nil, err
	}
	r := &Result{Documents: len(gold)}
	var events Score
	var all []linked
	for _, g := range gold {
		all = append(all, g.link(docs[g.ID], &events)...)
	}
	within, across := scoreLinks(r, all, docs)
	r.Figures = []Figure{f1("mentions", events), f1("pairs within documents", within), f1("pairs across documents", across)}
	return r, nil
}

// linked is a gold mention with the chain that it belongs to and the event that
// it was given; empty for none.
type linked struct {
	corpus, doc  string
	span         readout.Span
	chain, event string
}

// link pairs gold mentions with found ones one to one, the best overlap of
// their bytes first.
func (g *GoldMentions) link(doc *readout.Document, events *Score) []linked {
	out := make([]linked, len(g.Mentions))
	for i, m := range g.Mentions {
		out[i] = linked{corpus: g.Corpus, doc: g.ID, span: m.Spans[0], chain: m.Chain}
	}
	events.Gold += len(g.Mentions)
	if doc == nil {
		return out
	}
	type pair struct {
		jaccard float64
		i, j    int
	}
	var pairs []pair
	told := tellings(doc)
	for i, m := range g.Mentions {
		for j, f := range told {
			both, size := 0, f.trigger.Len()
			for _, s := range m.Spans {
				both += max(0, min(s.End, f.trigger.End)-max(s.Start, f.trigger.Start))
				size += s.Len()
			}
			if both > 0 {
				pairs = append(pairs, pair{float64(both) / float64(size-both), i, j})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return compare(b.jaccard, a.jaccard) })
	usedGold, usedFound := make([]bool, len(g.Mentions)), make([]bool, len(told))
	for _, p := range pairs {
		if usedGold[p.i] || usedFound[p.j] {
			continue
		}
		usedGold[p.i], usedFound[p.j] = true, true
		out[p.i].event = told[p.j].event
		events.Add(Score{Right: 1, Found: 1})
	}
	for j, f := range told {
		events.Found += one(!usedFound[j] && f.trigger.Start < g.Fully)
	}
	return out
}

// scoreLinks compares the pairs of mentions in one chain with those in one event.
func scoreLinks(r *Result, all []linked, docs map[string]*readout.Document) (within, across Score) {
	for i, a := range all {
		for _, b := range all[i+1:] {
			gold, found := a.chain == b.chain, a.event != "" && a.event == b.event && a.corpus == b.corpus
			if !gold && !found {
				continue
			}
			s := &within
			if a.doc != b.doc {
				s = &across
			}
			s.Add(Score{Right: one(gold && found), Found: one(found), Gold: one(gold)})
			if gold == found {
				continue
			}
			what, weight := "kept apart", 1.0
			if found {
				what, weight = "put together", 2
			}
			show := func(l linked) string {
				if docs[l.doc] == nil {
					return "(not read)"
				}
				return inSentence(docs[l.doc], l.span)
			}
			r.miss(weight, fmt.Sprintf("%s and %s", a.doc, b.doc), what, show(a)+" || "+show(b))
		}
	}
	return within, across
}
