package stream

import (
	"context"
	"fmt"

	"readout"
)

// Refresh marks and analyses anew the documents that another version of the analysis
// made, from the texts that the ledger holds; what it does is told to progress. It
// does not settle the ledger. Each batch that is stored
// is done: who was interrupted goes on where it was. What fails is recorded as of an
// intake, and keeps its layers.
func Refresh(ctx context.Context, ledger readout.Ledger, stages Stages, opts Options, progress func(done, of int)) (Outcome, error) {
	stale, err := ledger.Stale(ctx)
	if err != nil {
		return Outcome{}, fmt.Errorf("refresh: %w", err)
	}
	var failed error
	frozen := func(yield func(*readout.Document, *readout.Refusal) bool) {
		for i, id := range stale {
			var doc *readout.Document
			if doc, failed = ledger.Frozen(ctx, id); failed != nil {
				return
			}
			progress(i, len(stale))
			if !yield(again(doc, stages)) {
				return
			}
		}
	}
	out, err := Intake(ctx, frozen, ledger, stages, opts)
	if err == nil {
		err = failed // all is read by now
	}
	if err != nil {
		return out, fmt.Errorf("refresh: %w", err)
	}
	return out, nil
}

// again marks a document anew, or refuses it.
func again(doc *readout.Document, stages Stages) (*readout.Document, *readout.Refusal) {
	if stages.Again == nil {
		return doc, nil
	}
	var marked *readout.Document
	if err := guard(func() (err error) { marked, err = stages.Again(doc); return err }); err != nil {
		return nil, refuse(doc, err)
	}
	return marked, nil
}
