package main

import (
	"context"
	"errors"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"readout"
	"readout/stream"
)

// TestInterrupt_waitsForNoLongReportOrPart interrupts while a report is analysed, a part
// resolved or reconciled, which do not end before the program does: it stops all the
// same, and the next run, beside which they may go on, gives the ledger of an
// undisturbed one.
func TestInterrupt_waitsForNoLongReportOrPart(t *testing.T) {
	e, docs := examplesAnalysed(t)
	want := law{docs: docs, stages: e.stages, batch: len(docs), workers: 1}.sum(t, ":memory:", 0)
	for _, at := range []string{"annotate", "resolve", "reconcile"} {
		path, begun, end := filepath.Join(t.TempDir(), "x.ledger"), make(chan bool, 99), make(chan bool)
		stages := e.stages
		var calls atomic.Int32
		hang := func(stage string) {
			if stage == at && calls.Add(1) > 1 {
				begun <- true
				<-end
			}
		}
		stages.Annotate = func(...*readout.Document) error { hang("annotate"); return nil }
		stages.Resolve = func(docs []*readout.Document) *readout.Export { hang("resolve"); return e.stages.Resolve(docs) }
		stages.Reconcile = func(x *readout.Export) []readout.Finding { hang("reconcile"); return e.stages.Reconcile(x) }
		ctx, interrupt := context.WithCancel(context.Background())
		defer interrupt()
		l, err := e.open(context.Background(), path)
		if err != nil {
			t.Fatal(err)
		}
		stopped := make(chan error, 1)
		go func() {
			_, err := stream.Intake(ctx, sequence(docs), l, stages, stream.Options{Workers: 1, Batch: 2})
			if err == nil {
				err = stream.Settle(ctx, l, stages)
			}
			stopped <- errors.Join(err, l.Close())
		}()
		<-begun
		interrupt()
		select {
		case err := <-stopped:
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %v", at, err)
			}
		case <-time.After(time.Minute):
			t.Fatalf("%s: it waits for what does not end", at)
		}
		if got := (law{docs: docs, stages: e.stages, batch: 9, workers: 1}).sum(t, path, 1); got != want {
			t.Errorf("%s: after the interruption the ledger is another", at)
		}
		close(end)
	}
}
