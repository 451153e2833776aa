package resolve

import (
	"strings"
	"testing"

	"readout"
)

func TestStories_copiesAreOneHoweverFarApart(t *testing.T) {
	a := build(t, "a", "2031-01-01", flood).doc
	copied := build(t, "b", "2031-03-01", "More rain is to come. "+flood).doc
	if got := Documents([]*readout.Document{a, copied}).Stories; len(got) != 1 {
		t.Errorf("a report of January and its copy of March are %d stories", len(got))
	}
	other := build(t, "b", "2031-03-01", "The river Aune rose again and the lower town of Velm was cleared for a second time this year.").doc
	if got := Documents([]*readout.Document{a, other}).Stories; len(got) != 2 {
		t.Errorf("two floods, of January and of March, are %d stories", len(got))
	}
}

func TestTold_allOfTheWordingCountsWhereBothGoOn(t *testing.T) {
	const lines = "Wool was dear at the fair of Ostrand, said drovers from the moor. "
	read := func(text string) *readout.Document { return build(t, "a", "", text).doc }
	long, other := read(strings.Repeat(lines, 9)+flood), read(strings.Repeat("The choir sang psalms beneath a leaking roof in Hallum. ", 12)+flood)
	short := read(lines)
	odds := func(likeness float64, docs ...*readout.Document) float64 {
		r := &resolver{docs: docs}
		r.prepare()
		return r.told([2]int{0, 1}, likeness, 0)
	}
	if got := odds(1, long, other); round(got) < round(wordingOdds+wordingRise) {
		t.Errorf("two long reports of one wording: odds %v", got)
	}
	if few, many := odds(0, other, short), odds(1, other, short); few != many {
		t.Errorf("a report that is all opening is tied by its wording, too: %v, %v", few, many)
	}
}

// TestContested_weighsTiesAgainstRivals: two reports that have nothing better
// are one story; the same tie does not bind a report that stands well with
// another, nor one that is as near to fifty; and the reports of a story of
// fifty do not outbid one another. A third that is like both is no rival.
func TestContested_weighsTiesAgainstRivals(t *testing.T) {
	tie := func(n int, ties ...edge) float64 {
		for _, e := range contested(n, ties) {
			if e.a == 0 && e.b == 1 {
				return e.weight
			}
		}
		return 0
	}
	weak := edge{a: 0, b: 1, weight: -3.5}
	if got := tie(2, weak); got < leastTold {
		t.Errorf("two reports by themselves: %v", got)
	}
	if got := tie(4, weak, edge{a: 0, b: 2, weight: 3}, edge{a: 1, b: 3, weight: 3}); got >= leastTold {
		t.Errorf("two reports that each stand well with another: %v", got)
	}
	var near []edge
	for a := range 50 {
		for b := a + 1; b < 50; b++ {
			near = append(near, edge{a: a, b: b, weight: -3})
		}
	}
	if got := tie(50, near...); got >= tie(2, near[0]) {
		t.Errorf("fifty reports that are somewhat alike: %v", got)
	}
	for i := range near {
		near[i].weight = 1
	}
	if got := tie(50, near...); got < leastTold {
		t.Errorf("a story of fifty reports: %v", got)
	}
	shared := []edge{weak, {a: 0, b: 2, weight: 1}, {a: 1, b: 2, weight: 1}}
	if got, apart := tie(4, shared...), tie(4, weak, shared[1], edge{a: 1, b: 3, weight: 1}); got <= apart {
		t.Errorf("two reports with a third that is of either's story: %v, with one each %v", got, apart)
	}
	near[0].weight = copyOdds
	if got := tie(50, near...); got != copyWeight {
		t.Errorf("a copy: %v", got)
	}
}

func TestProminenceOf_countsTheStorysOwnTellers(t *testing.T) {
	told := func(id string, sentences ...int) *readout.Document {
		d := &readout.Document{ID: id}
		for _, s := range sentences {
			d.Mentions = append(d.Mentions, readout.EventMention{Sentence: s})
		}
		return d
	}
	refs := func(n int) (out []readout.MentionRef) {
		for i := range n {
			out = append(out, readout.MentionRef{Mention: i})
		}
		return out
	}
	r := &resolver{docs: []*readout.Document{told("a", 0), told("b", 9), told("x", 0, 0, 0, 0), told("y", 0, 0, 0, 0)}}
	mine := &readout.Event{ID: "mine", Accounts: []readout.Account{{Document: "a", Refs: refs(1)}, {Document: "b", Refs: refs(1)}}}
	theirs := &readout.Event{ID: "theirs", Accounts: []readout.Account{{Document: "a", Refs: refs(1)}, {Document: "x", Refs: refs(4)}, {Document: "y", Refs: refs(4)}}}
	docs := []int{0, 1}
	p, q := r.prominenceOf(mine, docs), r.prominenceOf(theirs, docs)
	if !p.beyond(q) || q.beyond(p) || q.tellers != 1 || q.mentions != 1 {
		t.Errorf("an event told by both reports is less than one that others tell of: %+v, %+v", p, q)
	}
	if p.tellers != 2 || p.openers != 1 {
		t.Errorf("%d tell it and %d open with it, want 2 and 1", p.tellers, p.openers)
	}
}

func TestStoryTitle_ofAnEventThatNamesNobodyIsTheReports(t *testing.T) {
	var docs []*readout.Document
	for _, name := range []string{"a", "b"} {
		b := build(t, name, "2031-01-01", flood)
		b.doc.Title = "Flood at Velm"
		docs = append(docs, b.doc)
	}
	r := &resolver{docs: docs}
	r.prepare()
	r.findNeighbours()
	r.storyOf = make([]int, 2)
	nobody := prominence{event: &readout.Event{Title: "Wounding"}, tellers: 2, openers: 2}
	if got := r.storyTitle([]int{0, 1}, nobody); got != "Flood at Velm" {
		t.Errorf("the story is called %q", got)
	}
	within := *nobody.event
	within.Place = new(string)
	if got := r.storyTitle([]int{0, 1}, prominence{event: &within, tellers: 2, openers: 0}); got != "Flood at Velm" {
		t.Errorf("after an event with which no report opens it is called %q", got)
	}
	oneSide := prominence{event: &readout.Event{Type: "AGREE", Title: "Agreement of Norway", Source: []string{"a1"}}, tellers: 2, openers: 2}
	if got := r.storyTitle([]int{0, 1}, oneSide); got != "Flood at Velm" {
		t.Errorf("the story of one side's agreement is called %q", got)
	}
	place := "Velm"
	nobody.event.Place = &place
	if got := r.storyTitle([]int{0, 1}, nobody); got != "Wounding" {
		t.Errorf("with a place it is called %q", got)
	}
}
