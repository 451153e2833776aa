package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/ledger"
	"readout/stream"
)

// crowds are sets made to have every report compared with every other, most of them of
// a little more than what is compared at once.
func crowds() map[string][]readout.Document {
	people, towns := strings.Fields("Moe Olsen Ruiz Vega Novak Horak Petrov Lazaris"), strings.Fields("Oslo Lima Accra Hanoi Riga Prague Sofia Athens")
	sentence := func(draw *rand.Rand) string {
		who, with := people[draw.IntN(len(people))], people[draw.IntN(len(people))]
		where, n := towns[draw.IntN(len(towns))], draw.IntN(900)
		return []string{
			fmt.Sprintf("Foreign Minister Kari %s met Trade Minister Jon %s in %s on Tuesday. ", who, with, where),
			fmt.Sprintf("At least %d people were hurt when the bridge near %s fell, %s said. ", n, where, who),
			fmt.Sprintf("“We will not close the harbour of %s before berth %d is ready,” %s told reporters. ", where, n, with),
			fmt.Sprintf("The government raised the tariff on grain to %d percent in March, according to %s. ", n%90, who),
		}[draw.IntN(4)]
	}
	text := func(draw *rand.Rand, sentences int) string {
		var b strings.Builder
		for range sentences {
			b.WriteString(sentence(draw))
		}
		return b.String()
	}
	published := readout.Published{Value: "2031-03-04", Basis: readout.BasisMetadata}
	out := map[string][]readout.Document{}
	wire := strings.Fields(text(rand.New(rand.NewPCG(1, 1)), 12))
	for i := range 110 {
		draw := rand.New(rand.NewPCG(uint64(i), 2))
		words := append([]string(nil), wire...)
		for range 3 {
			words[draw.IntN(len(words))] = fmt.Sprint("item", i)
		}
		out["near copies of one report"] = append(out["near copies of one report"], readout.Document{Outlet: fmt.Sprint("Outlet ", i), Text: strings.Join(words, " "), Published: published})
		short := "Foreign Minister Kari Moe met Trade Minister Jon Olsen in Oslo on Tuesday. " + text(draw, 2)
		out["short reports of one meeting"] = append(out["short reports of one meeting"], readout.Document{Text: short, Published: published})
	}
	chain := make([]string, 45)
	for i := range chain {
		chain[i] = text(rand.New(rand.NewPCG(uint64(i), 3)), 5)
	}
	for i := range chain[1:] {
		out["a chain of which each link is half of the next"] = append(out["a chain of which each link is half of the next"], readout.Document{Text: chain[i] + chain[i+1]})
	}
	return out
}

// TestCrowd_isBoundedAndAFunctionOfTheSet: what would have the work and the rows grow
// with the square of a set, or faster, ends soon, and gives the same bytes in any order.
func TestCrowd_isBoundedAndAFunctionOfTheSet(t *testing.T) {
	e, err := newEngine()
	if err != nil {
		t.Fatal(err)
	}
	for name, crowd := range crowds() {
		t.Run(name, func(t *testing.T) {
			var docs []*readout.Document
			for i, d := range crowd {
				d.Language, d.Names = "en", []string{fmt.Sprint(i)}
				doc, err := readout.NewDocument(d)
				if err != nil {
					t.Fatal(err)
				}
				docs = append(docs, doc)
			}
			if err := e.pipeline.Annotate(docs...); err != nil {
				t.Fatal(err)
			}
			stages, begun := e.stages, time.Now()
			stages.Annotate = func(...*readout.Document) error { return nil }
			whole := law{docs: docs, stages: stages, batch: len(docs), workers: 1}
			want := whole.sum(t, ":memory:", 0)
			if took := time.Since(begun); took > time.Minute {
				t.Errorf("%d reports took %v", len(docs), took)
			}
			parts := law{docs: docs, stages: stages, batch: 37, workers: 2, settled: 1}
			if parts.sum(t, ":memory:", 5) != want {
				t.Error("in another order and in parts it gives another export")
			}
			e.holdsNoMore(t, docs, stages)
		})
	}
}

// holdsNoMore wants rows that do not grow with the square of the reports.
func (e *engine) holdsNoMore(t *testing.T, docs []*readout.Document, stages stream.Stages) {
	t.Helper()
	ctx := context.Background()
	l, err := ledger.Open(ctx, ":memory:", ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close() // the test is done with it
	if _, err := stream.Intake(ctx, sequence(docs), l, stages, stream.Options{}); err != nil {
		t.Fatal(err)
	}
	view, err := stream.View(ctx, l, stages)
	if err != nil {
		t.Fatal(err)
	}
	if faults := ledger.Verify(view); len(faults) > 0 {
		t.Errorf("%d faults, the first: %v", len(faults), faults[0])
	}
	ties := 0
	for _, o := range view.Origins {
		ties += len(o.Ties)
	}
	const each = 17
	if ties > each*len(docs) || len(view.Findings) > each*len(docs) {
		t.Errorf("%d ties and %d findings of %d reports", ties, len(view.Findings), len(docs))
	}
	t.Logf("%d ties and %d findings of %d reports", ties, len(view.Findings), len(docs))
}
