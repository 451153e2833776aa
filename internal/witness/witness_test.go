package witness

import (
	"slices"
	"testing"

	"readout"
)

// cite makes evidence of a document at a byte.
func cite(document string, at int, quote string) readout.Evidence {
	return readout.Evidence{Document: document, Start: at, End: at + len(quote), Quote: quote}
}

// chain has three documents of three origins: b lifted from a, c from b.
func chain() *readout.Export {
	x := &readout.Export{}
	for _, d := range []string{"a", "b", "c"} {
		x.Documents = append(x.Documents, readout.Record{Document: &readout.Document{ID: d}, Origin: "o" + d})
	}
	tie := func(from, to readout.Evidence) readout.Tie {
		return readout.Tie{From: from.Document, To: to.Document, Basis: readout.TieQuotation, Evidence: []readout.Evidence{to, from}}
	}
	x.Origins = []readout.Origin{
		{ID: "ob", Ties: []readout.Tie{tie(cite("b", 50, "We shall not sell the mill,” said the miller"), cite("a", 10, "We shall not sell the mill, said the Miller"))}},
		{ID: "oc", Ties: []readout.Tie{tie(cite("c", 5, "not sell the mill"), cite("b", 59, "not sell the mill"))}},
	}
	return x
}

func TestCount_countsALiftedLineOnce(t *testing.T) {
	x := New(chain())
	tests := []struct {
		name     string
		evidence []readout.Evidence
		docs     []string
		want     int
	}{
		{"no evidence", nil, []string{"a", "b", "c"}, 3},
		{"the lifted words", []readout.Evidence{cite("a", 10, "We shall not sell"), cite("b", 50, "We shall not sell the mill,”")}, []string{"a", "b"}, 1},
		{"lifted from what was lifted", []readout.Evidence{cite("c", 5, "not sell the mill")}, []string{"c"}, 1},
		{"beside them", []readout.Evidence{cite("a", 10, "We shall"), cite("b", 200, "The mill is old")}, []string{"a", "b"}, 2},
		{"more than was lifted", []readout.Evidence{cite("b", 40, "he said: “We shall not sell the mill")}, []string{"b"}, 1},
		{"one line lifted, one its own", []readout.Evidence{cite("a", 10, "We shall not"), cite("b", 50, "We shall not"), cite("b", 200, "The mill")}, []string{"a", "b"}, 2},
		{"two that lifted from one", []readout.Evidence{cite("b", 59, "not sell"), cite("c", 5, "not sell")}, []string{"b", "c"}, 1},
	}
	for _, tt := range tests {
		if got := x.Count(tt.docs, tt.evidence); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}

// b lifted from a what it says of the event; beside that a finding shows what it
// says of its own.
func TestEvents_countWhatTheirLinesCount(t *testing.T) {
	event := &readout.Event{ID: "e1", Accounts: []readout.Account{
		{Document: "b", Mentions: []readout.Evidence{cite("b", 50, "We shall not sell")}},
		{Document: "a", Mentions: []readout.Evidence{cite("a", 10, "We shall not sell")}},
	}}
	x := chain()
	if docs, n := New(x).Events(event); n != 1 || !slices.Equal(docs, []string{"a", "b"}) {
		t.Errorf("lifted mentions: %v, %d origins, want 1", docs, n)
	}
	finding := readout.Finding{Event: &event.ID, Values: []readout.Value{{Value: "Monday", Documents: []string{"b"}, Evidence: []readout.Evidence{cite("b", 200, "on Monday")}}}}
	other := finding
	other.Event = nil
	x.Findings = []readout.Finding{other}
	if _, n := New(x).Events(event); n != 1 {
		t.Errorf("a finding of no event: %d origins, want 1", n)
	}
	x.Findings = []readout.Finding{finding}
	if _, n := New(x).Events(event); n != 2 {
		t.Errorf("b says something of its own: %d origins, want 2", n)
	}
	if _, n := New(x).Events(event, &readout.Event{ID: "e2", Accounts: []readout.Account{{Document: "c"}}}); n != 3 {
		t.Errorf("with another event, which c tells without words: %d origins, want 3", n)
	}
}

func TestSource_endsWhereTiesMakeACircle(t *testing.T) {
	x := New(&readout.Export{Origins: []readout.Origin{{Ties: []readout.Tie{
		{From: "a", To: "b", Basis: readout.TiePassage, Evidence: []readout.Evidence{cite("a", 0, "x y"), cite("b", 0, "x y")}},
		{From: "b", To: "a", Basis: readout.TiePassage, Evidence: []readout.Evidence{cite("a", 0, "x y"), cite("b", 0, "x y")}},
	}}}})
	if got := x.Source(cite("a", 0, "x y")); got != "a" && got != "b" {
		t.Errorf("source %q", got)
	}
}
