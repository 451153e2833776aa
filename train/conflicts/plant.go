package main

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	"readout"
	"readout/eval"
	"readout/reconcile"
	"readout/resolve"
)

// planter makes conflicts: where two reports of one story give one fact, it
// changes the fact in one of the two. What it draws hangs on the two values alone.
type planter struct {
	each   int             // how many of each sort to plant in an archive at most; 0 for none
	spared map[string]bool // reports that are left alone
}

// How alike the sentences and the words around two values that are one must be to
// be taken for one fact, how many days may lie between the reports, and in how
// many ways one pair of them is changed.
const (
	leastPlantedLike = 0.2
	leastPlantedNear = 0.2
	daysApart        = 2
	perPair          = 3
)

// shelf is an archive as its reports were given and read.
type shelf struct {
	records map[string]eval.Record // by the id of the document
	docs    map[string]*readout.Document
}

// planted is a case that was made, with what decides whether it is taken.
type planted struct {
	eval.DiscrepancyCase
	sort, pair string
	order      uint64
	other      *readout.Document
}

// plant makes cases of the stories of an archive.
func (p *planter) plant(shelf *shelf) []planted {
	var all []planted
	for _, story := range stories(slices.Collect(maps.Values(shelf.docs))) {
		byID := map[string]*readout.Record{}
		for _, rec := range story {
			byID[rec.ID] = rec
		}
		for _, a := range once(reconcile.Agreements(story)) {
			x, y := byID[a.A.Document], byID[a.B.Document]
			if !p.independent(shelf, x, y) || a.Like < leastPlantedLike || a.Near < leastPlantedNear {
				continue
			}
			if made, ok := shelf.change(a); ok {
				all = append(all, made)
			}
		}
	}
	return p.choose(all)
}

// stories groups documents, each story of several by the order of their ids.
func stories(docs []*readout.Document) [][]*readout.Record {
	slices.SortFunc(docs, func(a, b *readout.Document) int { return cmp.Compare(a.ID, b.ID) })
	export := resolve.Documents(docs)
	by := map[string][]*readout.Record{}
	for i := range export.Documents {
		rec := &export.Documents[i]
		by[rec.Story] = append(by[rec.Story], rec)
	}
	var out [][]*readout.Record
	for _, story := range slices.Sorted(maps.Keys(by)) {
		if story != "" && len(by[story]) > 1 {
			out = append(out, by[story])
		}
	}
	return out
}

// once keeps the agreements that are the nearest of both their values.
func once(all []reconcile.Agreement) []reconcile.Agreement {
	slices.SortFunc(all, func(a, b reconcile.Agreement) int {
		return cmp.Or(cmp.Compare(b.Near, a.Near), a.A.Compare(b.A), a.B.Compare(b.B), cmp.Compare(a.Kind, b.Kind))
	})
	taken := map[string]bool{}
	return slices.DeleteFunc(all, func(a reconcile.Agreement) bool {
		one := fmt.Sprint(a.A.Document, a.A.Start, a.Kind, a.B.Document)
		two := fmt.Sprint(a.B.Document, a.B.Start, a.Kind, a.A.Document)
		again := taken[one] || taken[two]
		taken[one], taken[two] = true, true
		return again
	})
}

// independent reports whether two reports are of two outlets and origins, of
// about one day, and neither is spared.
func (p *planter) independent(s *shelf, a, b *readout.Record) bool {
	x, _, okA := a.Published.Value.Bounds()
	y, _, okB := b.Published.Value.Bounds()
	return okA && okB && math.Abs(x.Sub(y).Hours()) <= 24*daysApart && a.Origin != b.Origin && a.Outlet != b.Outlet &&
		!p.spared[s.records[a.ID].ID] && !p.spared[s.records[b.ID].ID]
}

// change makes a case of two values that are one: either may be the one changed.
func (s *shelf) change(a reconcile.Agreement) (planted, bool) {
	key := fnv.New64a()
	first, second := s.records[a.A.Document].ID, s.records[a.B.Document].ID
	fmt.Fprintf(key, "%s:%d %s:%d %s", first, a.A.Start, second, a.B.Start, a.Kind)
	r := rand.New(rand.NewPCG(key.Sum64(), 0))
	here, there := a.A, a.B
	if r.IntN(2) == 0 {
		here, there = there, here
	}
	at := &site{doc: s.docs[here.Document], other: s.docs[there.Document], kind: a.Kind, span: here.Span(), denied: a.Denied}
	sort, edits := at.alter(r)
	stated, known := sentenceOf(at.doc, here.Span())
	aligned, too := sentenceOf(at.other, there.Span())
	if len(edits) == 0 || !known || !too || quoted(at.doc, here.Span()) || quoted(at.other, there.Span()) {
		return planted{}, false
	}
	text, spans := rewrite(at.doc.Text, edits)
	changed := s.records[here.Document]
	changed.Text = text
	changed.ID = fmt.Sprintf("%s-%016x", changed.ID, key.Sum64())
	moved := moved(stated, edits)
	c := eval.DiscrepancyCase{Case: fmt.Sprintf("%016x", key.Sum64()), Kind: a.Kind, Documents: []eval.Record{changed, s.records[there.Document]},
		Planted: eval.Site{Document: 0, Start: moved.Start, End: moved.End}, Aligned: eval.Site{Document: 1, Start: aligned.Start, End: aligned.End}}
	switch a.Kind {
	case "claim":
		c.Kind = "negation"
	case "deed":
		c.Kind = "direction"
	}
	for _, span := range spans {
		if moved.Contains(span) {
			c.Planted.Edits = append(c.Planted.Edits, eval.Site{Start: span.Start, End: span.End})
		}
	}
	return planted{c, sort, min(here.Document, there.Document) + max(here.Document, there.Document), r.Uint64(), at.other}, true
}

// quoted reports whether a value stands in somebody's words, which are not
// changed: they are compared as a whole.
func quoted(doc *readout.Document, span readout.Span) bool {
	return slices.ContainsFunc(doc.Attributions, func(a readout.Attribution) bool {
		return slices.ContainsFunc(a.Quotes, func(q readout.Span) bool { return q.Contains(span) })
	})
}

// sentenceOf is the sentence in which a value stands.
func sentenceOf(doc *readout.Document, span readout.Span) (readout.Span, bool) {
	for _, s := range doc.Sentences {
		if s.Span.Contains(span) {
			return s.Span, true
		}
	}
	return readout.Span{}, false
}

// choose takes at most so many of each sort, and of each pair of reports.
func (p *planter) choose(all []planted) []planted {
	slices.SortFunc(all, func(a, b planted) int { return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.Case, b.Case)) })
	sorts, pairs := map[string]int{}, map[string]int{}
	return slices.DeleteFunc(all, func(c planted) bool {
		if sorts[c.sort] == p.each || pairs[c.pair] == perPair {
			return true
		}
		sorts[c.sort]++
		pairs[c.pair]++
		return false
	})
}
