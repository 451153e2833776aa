// Package resolve ties documents together: who copied whom ([readout.Origin]),
// who is who ([readout.Actor]), what happened ([readout.Event]), what belongs
// together ([readout.Story]), who said what ([readout.Statement]) and which
// figures were given ([readout.Figure]).
//
// Its result is a function of the set of documents. Every decision rests on
// scores of two documents, or of two places in them, that no third document
// can change; groups are formed from the strongest tie down, ties of equal
// strength in the order of document ids. Each conclusion keeps its reasons.
package resolve

import (
	"slices"
	"strings"

	"readout"
)

// Version changes whenever the result would differ for the same documents.
//
//	1: origins, actors, events, stories, statements and figures
//	2: quotations that were lifted are ties; what stands under many reports is not
//	   roles have the days from and to which they were held
//	3: contacts told in other words are one, days are worked out from the news, a
//	   story is called by what its reports open with
//	4: of many copies of one text each is tied to those that it has most of; what is
//	   refused of a measure stands apart from what is done to it
//	5: agreements of one report on other things stand apart; what was done before the news
//	   has not its day; a measure that holds at once has; who only belongs to a country does not
//	   stand for it; of many near copies the rest follows the first sixteen;
//	   violence in one town on one day is one deed; undated reports of a few lines are
//	   weighed among one another
const Version = 5

// Documents resolves a set of documents. Their order does not matter, and a
// document that comes twice counts once, under all its names. No document is
// altered. Every list of the result is sorted by id; Findings stay empty.
func Documents(docs []*readout.Document) *readout.Export {
	docs = distinct(docs)
	var parts []*readout.Export
	for _, p := range partsOf(docs) {
		parts = append(parts, Part(p))
	}
	return readout.Merge(parts...)
}

// Part resolves the documents of one part, which nothing outside bears on.
func Part(docs []*readout.Document) *readout.Export {
	r := &resolver{docs: distinct(docs)}
	r.prepare()
	origins := r.origins()
	r.findNeighbours()
	r.resolveActors()
	r.resolveDates()
	r.gatherTellings()
	r.groupTellings()
	r.inferPublication()
	r.groupStories()
	export := &readout.Export{Version: readout.ContractVersion, Findings: []readout.Finding{}}
	export.Origins = origins
	export.Events = r.events()
	r.linkOutcomes(export.Events)
	r.orderEvents(export.Events)
	export.Stories = r.stories(export.Events)
	export.Statements = r.statements()
	export.Figures = r.figures()
	export.Actors = r.exportActors()
	export.Documents = r.records()
	return export
}

// resolver holds what the steps of one resolution hand on. Documents are known
// by their index in docs, which is sorted by id.
type resolver struct {
	docs    []*readout.Document
	pages   []page
	leaders [][]int         // of each document that follows others, see follow
	origin  []string        // origin id of each document
	copied  map[[2]int]bool // pairs of which one stands in the other, the smaller index first

	neighbours [][]neighbour // of each document, by document
	actors     []*actor
	chainActor [][]int // actor of each chain of each document, none where it has none

	dates    []calendarOf // of each document
	tellings []*telling
	toldBy   [][]int // telling of each mention of each document, none where it has none
	groups   [][]int // tellings that are one event
	eventIDs []string

	storyOf  []int // story of each document
	story    [][]int
	storyIDs []string // once asked for
	because  [][]readout.Reason
}

// none is the index of nothing.
const none = -1

// distinct sorts documents by id and merges those of one id under all names.
func distinct(docs []*readout.Document) []*readout.Document {
	sorted := slices.Clone(docs)
	slices.SortStableFunc(sorted, func(a, b *readout.Document) int { return strings.Compare(a.ID, b.ID) })
	out := sorted[:0]
	for _, d := range sorted {
		if n := len(out); n > 0 && out[n-1].ID == d.ID {
			out[n-1] = withNames(out[n-1], d.Names)
			continue
		}
		out = append(out, d)
	}
	return slices.Clip(out)
}

// withNames is d under more names; d itself when it has them all.
func withNames(d *readout.Document, names []string) *readout.Document {
	all := append(slices.Clone(d.Names), names...)
	slices.Sort(all)
	all = slices.Compact(all)
	if slices.Equal(all, d.Names) {
		return d
	}
	copied := *d
	copied.Names = all
	return &copied
}

// records gives every document its place.
func (r *resolver) records() []readout.Record {
	out := make([]readout.Record, 0, len(r.docs))
	for i, d := range r.docs {
		if p := r.dates[i].published; p != d.Published {
			copied := *d
			copied.Published = p
			d = &copied
		}
		rec := readout.Record{Document: d, Origin: r.origin[i], Story: storyID(r, r.storyOf[i]),
			Dates: r.dates[i].timexes, ChainActors: make([]string, len(d.Chains))}
		for c, a := range r.chainActor[i] {
			if a != none {
				rec.ChainActors[c] = r.actors[a].id
			}
		}
		out = append(out, rec)
	}
	return out
}

// limit cuts a list to at most n entries.
func limit[T any](s []T, n int) []T { return s[:min(n, len(s))] }
