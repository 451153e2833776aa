package eval

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"readout"
)

func invented(t *testing.T, text string) *readout.Document {
	t.Helper()
	d, err := readout.NewDocument(readout.Document{Names: []string{"a"}, Title: "Harbour closed", Text: text,
		Published: readout.Published{Value: "2021-03-04", Basis: readout.BasisMetadata},
		Regions:   []readout.Region{{Span: readout.Span{Start: 0, End: 3}, Kind: readout.RegionTitle, By: "test"}}})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestInvent_putsWordsForWords(t *testing.T) {
	docs := []*readout.Document{
		invented(t, "The harbour of Øresund was closed on Tuesday; the harbour master, Ellinor Brandt, said fishermen protested."),
		invented(t, "The cabinet of Norland met on Thursday; the finance minister, Mathias Halden, wanted economists consulted."),
	}
	inventor, d := NewInventor(docs), docs[0]
	same, err := inventor.Invent(d, 0)
	if err != nil || same != d {
		t.Fatalf("round 0 gave %v, %v", same, err)
	}
	a, err := inventor.Invent(d, 1)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := NewInventor(docs).Invent(d, 1)
	b, _ := inventor.Invent(d, 2)
	if a.ID != again.ID || a.ID == b.ID || a.ID == d.ID || a.Text == b.Text {
		t.Errorf("ids %s, %s, %s, %s", d.ID, a.ID, again.ID, b.ID)
	}
	if len(a.Text) != len(d.Text) || a.Published.Value != "2022-04-08" || d.Published.Value != "2021-03-04" {
		t.Errorf("%q of %s", a.Text, a.Published.Value)
	}
	known := docs[0].Text + docs[0].Title + docs[1].Text + docs[1].Title
	changed := 0
	for i, word := range strings.Fields(d.Text) {
		now := strings.Fields(a.Text)[i]
		if !strings.Contains(known, strings.Trim(now, ".,;")) {
			t.Errorf("%q became %q, which nobody wrote", word, now)
		}
		if len(strings.Trim(word, ".,;")) < shortestOther && now != word {
			t.Errorf("%q became %q", word, now)
		}
		if now != word {
			changed++
		}
	}
	if words := strings.Fields(a.Text); changed < 4 || words[1] != words[9] || words[3] != "Øresund" {
		t.Errorf("%d words changed: %q", changed, a.Text)
	}
}

func TestInvent_keepsReportsApart(t *testing.T) {
	docs := []*readout.Document{invented(t, "The harbour was closed."), invented(t, "The cabinet was formed.")}
	inventor, seen := NewInventor(docs), map[string]bool{}
	for round := range 3 {
		for _, d := range docs {
			other, err := inventor.Invent(d, round)
			if err != nil || seen[other.ID] {
				t.Errorf("round %d of %q: %v, %v", round, d.Text, other, err)
			}
			seen[other.ID] = true
		}
	}
}

func TestMeasureGrowth_addsEveryDocumentOnce(t *testing.T) {
	var docs []*readout.Document
	for i := range 7 {
		docs = append(docs, invented(t, fmt.Sprintf("Report %d says that harbours everywhere closed again yesterday morning.", i)))
	}
	seen, calls, shown := map[string]bool{}, []int{}, 0
	grower := Grower{Size: func() int64 { return int64(len(seen)) * 1e6 }, Add: func(docs []*readout.Document) error {
		calls = append(calls, len(docs))
		for _, d := range docs {
			if seen[d.ID] {
				return fmt.Errorf("%s twice", d.ID)
			}
			seen[d.ID] = true
		}
		return nil
	}}
	g, err := MeasureGrowth(docs, GrowthPlan{Documents: 18, Step: 8, Single: 2}, grower, func(GrowthStep) { shown++ })
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(calls); got != "[6 1 1 6 1 1 1 1]" || len(seen) != 18 || shown != 3 {
		t.Errorf("added %s, %d in all, shown %d", got, len(seen), shown)
	}
	last := g.Steps[2]
	if last.Documents != 18 || last.Invented != 11 || last.Ledger != 18 || last.Memory <= 0 {
		t.Errorf("%+v", last)
	}
	if len(g.Notes) != 1 || !strings.Contains(g.Notes[0], "11 reports are invented") {
		t.Errorf("notes %q", g.Notes)
	}
}

func TestMeasureGrowth_refusesAndFails(t *testing.T) {
	docs := []*readout.Document{invented(t, "One report."), invented(t, "Two reports.")}
	none := func(GrowthStep) {}
	for _, plan := range []GrowthPlan{{Step: 0}, {Step: 2, Single: 2}, {Step: 2, Single: -1}} {
		if _, err := MeasureGrowth(docs, plan, Grower{}, none); readout.KindOf(err) != readout.KindInvalid {
			t.Errorf("%+v: %v", plan, err)
		}
	}
	broken := errors.New("full disk")
	_, err := MeasureGrowth(docs, GrowthPlan{Step: 2}, Grower{Add: func([]*readout.Document) error { return broken }}, none)
	if !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
}

func TestGrowth_formsAgree(t *testing.T) {
	g := &Growth{Notes: []string{"all invented"}, Steps: []GrowthStep{
		{Documents: 10, Batch: 5, BatchCPU: 9, Single: 40, SingleCPU: 60, Memory: 200, Ledger: 1.5},
		{Documents: 20, Invented: 4, Batch: 10, BatchCPU: 9, Single: 20, SingleCPU: 60, Memory: 210, Ledger: 3}}}
	var text, lines, table bytes.Buffer
	g.Print(&text)
	full, half := strings.Repeat("█", barWidth), strings.Repeat("█", barWidth/2)
	for _, want := range []string{"20 " + full + " 10.0", "10 " + half + " ", "10 " + full + " 40.0", "note: all invented"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in\n%s", want, text.String())
		}
	}
	if err := errors.Join(g.JSON(&lines), g.CSV(&table)); err != nil {
		t.Fatal(err)
	}
	var last GrowthStep
	for dec := json.NewDecoder(&lines); dec.More(); {
		if err := dec.Decode(&last); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := csv.NewReader(&table).ReadAll()
	if err != nil || len(rows) != 3 || rows[2][0] != "20" || rows[2][1] != "4" || rows[2][7] != "3.000" || last != g.Steps[1] {
		t.Errorf("%v %v, %+v", rows, err, last)
	}
}
