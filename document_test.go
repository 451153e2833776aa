package readout

import (
	"slices"
	"testing"
	"time"
)

func TestNotesAt_theFutureIsJudgedWhenItIsShown(t *testing.T) {
	const future = "dated in the future: check the date"
	stated := func(d Date, basis Basis) *Document {
		return &Document{Published: Published{Value: d, Basis: basis}, Notes: []string{"text repaired"}}
	}
	now := time.Date(2031, 4, 9, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		doc  *Document
		at   time.Time
		want []string
	}{
		{stated("2099-01-01", BasisMetadata), now, []string{"text repaired", future}},
		{stated("2099", BasisHeader), now, []string{"text repaired", future}},
		{stated("2099-01-01", BasisMetadata), now.AddDate(70, 0, 0), []string{"text repaired"}},
		{stated("2099-01-01", BasisMetadata), time.Time{}, []string{"text repaired"}},
		{stated("2031-04-10", BasisMetadata), now, []string{"text repaired"}},
		{stated("2031", BasisMetadata), now, []string{"text repaired"}},
		{stated("2099-01-01", BasisInferred), now, []string{"text repaired"}}, // it states no date
		{stated("", BasisUnknown), now, []string{"text repaired"}},
	} {
		if got := c.doc.NotesAt(c.at); !slices.Equal(got, c.want) {
			t.Errorf("%v at %v: %q, want %q", c.doc.Published, c.at, got, c.want)
		}
		if len(c.doc.Notes) != 1 {
			t.Errorf("%v: its own notes became %q", c.doc.Published, c.doc.Notes)
		}
	}
}
