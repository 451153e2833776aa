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
	tie := func(likeness float64, docs ...*readout.Document) float64 {
		r := &resolver{docs: docs}
		r.prepare()
		return r.told([2]int{0, 1}, likeness, 0)
	}
	if got := tie(1, long, other); got < leastTold/leastWording {
		t.Errorf("two long reports of one wording: tie %v", got)
	}
	if few, many := tie(0, other, short), tie(1, other, short); few != many {
		t.Errorf("a report that is all opening is tied by its wording, too: %v, %v", few, many)
	}
}

func TestProminenceOf_countsTheStorysOwnTellers(t *testing.T) {
	refs := func(n int) []readout.MentionRef { return make([]readout.MentionRef, n) }
	mine := &readout.Event{ID: "mine", Accounts: []readout.Account{{Document: "a", Refs: refs(1)}, {Document: "b", Refs: refs(1)}}}
	theirs := &readout.Event{ID: "theirs", Accounts: []readout.Account{{Document: "a", Refs: refs(1)}, {Document: "x", Refs: refs(4)}, {Document: "y", Refs: refs(4)}}}
	docs := []string{"a", "b"}
	if p, q := prominenceOf(mine, docs), prominenceOf(theirs, docs); !p.beyond(q) || q.beyond(p) || q.tellers != 1 || q.mentions != 1 {
		t.Errorf("an event told by both reports is less than one that others tell of: %+v, %+v", p, q)
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
	nobody := prominence{event: &readout.Event{Title: "Wounding"}, tellers: 2}
	if got := r.storyTitle([]int{0, 1}, nobody); got != "Flood at Velm" {
		t.Errorf("the story is called %q", got)
	}
	place := "Velm"
	nobody.event.Place = &place
	if got := r.storyTitle([]int{0, 1}, nobody); got != "Wounding" {
		t.Errorf("with a place it is called %q", got)
	}
}
