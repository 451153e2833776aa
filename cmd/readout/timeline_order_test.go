package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"readout"
	"readout/ingest"
)

// filler makes a report of a sentence, which alone would be a headline.
const filler = " The mackerel in the waters between the two countries is worth 400 million euros a year, and fishermen on both sides have waited for a settlement since spring."

// TestTimeline_readsOrderFromWords reads one report a case: which deed it puts
// before which other without a date.
func TestTimeline_readsOrderFromWords(t *testing.T) {
	e, err := newEngine()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text string
		want       []string // modes, the earlier first
	}{
		{"after with a noun", "Norway imposed sanctions on Iceland after a meeting of Jon Arnason and Kari Solheim in Bergen.", []string{"meeting < sanction"}},
		{"after with a clause in front", "After Jon Arnason met Kari Solheim in Bergen, Norway imposed sanctions on Iceland.", []string{"meeting < sanction"}},
		{"the day before", "Norway imposed sanctions on Iceland the day before Jon Arnason met Kari Solheim in Bergen.", []string{"sanction < meeting"}},
		{"a phrase", "Norway imposed sanctions on Iceland in the wake of a meeting of Jon Arnason and Kari Solheim in Bergen.", []string{"meeting < sanction"}},
		{"then in one sentence", "Jon Arnason met Kari Solheim in Bergen and then visited Denmark.", []string{"meeting < visit"}},
		{"later in the next sentence", "Jon Arnason met Kari Solheim in Bergen. Norway later imposed sanctions on Iceland.", []string{"meeting < sanction"}},
		{"begun", "Norway imposed sanctions on Iceland two weeks after Denmark began to impose sanctions on Sweden.", []string{"sanction < sanction"}},
		{"later as part of a date", "Jon Arnason met Kari Solheim in Bergen. Norway imposed sanctions on Iceland later on Friday.", nil},
		{"then as at that time", "Jon Arnason met the then minister Kari Solheim in Bergen. Norway imposed sanctions on Iceland.", nil},
		{"what did not happen", "Norway imposed sanctions on Iceland after Jon Arnason did not meet Kari Solheim in Bergen.", nil},
		{"before somebody", "Jon Arnason met Kari Solheim before parliament in Bergen. Norway imposed sanctions on Iceland.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ordersOf(t, e.one(t, c.text+filler)); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// one reads one report into a ledger of its own.
func (e *engine) one(t *testing.T, text string) *readout.Export {
	t.Helper()
	file := filepath.Join(t.TempDir(), "report.txt")
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	var docs []*readout.Document
	for doc, refusal := range ingest.Read(context.Background(), ingest.Options{}, file) {
		if refusal != nil {
			t.Fatal(refusal.Reason)
		}
		docs = append(docs, doc)
	}
	var out readout.Export
	if err := json.Unmarshal(e.export(t, ":memory:", docs, 1, 1), &out); err != nil {
		t.Fatal(err)
	}
	return &out
}

// ordersOf lists the orders of an export by the modes of their events.
func ordersOf(t *testing.T, export *readout.Export) (out []string) {
	t.Helper()
	mode := map[string]string{}
	for _, e := range export.Events {
		mode[e.ID] = e.Mode
	}
	for _, e := range export.Events {
		for _, o := range e.Order {
			if o.Evidence.Quote == "" || o.By == "" {
				t.Errorf("an order without words or rule: %+v", o)
			}
			first, then := mode[o.Event], e.Mode
			if o.Before {
				first, then = then, first
			}
			out = append(out, first+" < "+then)
		}
	}
	slices.Sort(out)
	return out
}
