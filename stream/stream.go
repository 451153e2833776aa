// Package stream moves documents through the stages: read, analysed, put into
// the ledger, resolved, reconciled. It does none of that work itself; it is
// given the stages and keeps their order, their workers and their failures.
package stream

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"readout"
)

// Stages are the pure functions that documents pass through.
type Stages struct {
	// Annotate attaches all layers to a document. It is called by several
	// workers at once, for one document by one worker.
	Annotate func(*readout.Document) error
	// Resolve ties a set of documents together. Their order must not matter.
	Resolve func([]*readout.Document) *readout.Export
	// Reconcile draws the findings of a resolved export.
	Reconcile func(*readout.Export) []readout.Finding
}

// Options say how much at once.
type Options struct {
	Workers int // annotators at work; 0 for one a processor
	Batch   int // documents a transaction; 0 for 64
}

// Outcome counts what an intake did.
type Outcome struct {
	Added   int // new documents
	Known   int // documents that the ledger had, perhaps under another name
	Refused []readout.Refusal
}

// Intake analyses documents and puts them into the ledger. An input that was
// refused, or a document whose analysis fails, is recorded and never stops the
// rest. The error is the ledger's or the context's.
func Intake(ctx context.Context, in iter.Seq2[*readout.Document, *readout.Refusal], ledger readout.Ledger, stages Stages, opts Options) (Outcome, error) {
	if opts.Workers <= 0 {
		opts.Workers = runtime.GOMAXPROCS(0)
	}
	if opts.Batch <= 0 {
		opts.Batch = 64
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	results := annotateAll(ctx, in, stages, opts.Workers)
	out := Outcome{}
	var batch []*readout.Document
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		n, err := ledger.Put(ctx, batch...)
		if err != nil {
			return fmt.Errorf("intake: %w", err)
		}
		out.Added += n
		out.Known += len(batch) - n
		batch = batch[:0]
		return nil
	}
	for r := range results {
		if r.refusal != nil {
			out.Refused = append(out.Refused, *r.refusal)
			continue
		}
		if batch = append(batch, r.doc); len(batch) >= opts.Batch {
			if err := flush(); err != nil {
				return out, err
			}
		}
	}
	if err := flush(); err != nil {
		return out, err
	}
	if err := ctx.Err(); err != nil {
		return out, fmt.Errorf("intake: %w", err)
	}
	if err := ledger.Refuse(ctx, out.Refused...); err != nil {
		return out, fmt.Errorf("intake: %w", err)
	}
	return out, nil
}

type result struct {
	doc     *readout.Document
	refusal *readout.Refusal
}

// annotateAll feeds workers from in and closes its channel when all are done.
func annotateAll(ctx context.Context, in iter.Seq2[*readout.Document, *readout.Refusal], stages Stages, workers int) <-chan result {
	work, results := make(chan result, workers), make(chan result, workers)
	go func() {
		defer close(work)
		for doc, refusal := range in {
			select {
			case work <- result{doc, refusal}:
			case <-ctx.Done():
				return
			}
		}
	}()
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for r := range work {
				if r.doc != nil {
					r.refusal = annotate(r.doc, stages)
				}
				select {
				case results <- r:
				case <-ctx.Done():
					return
				}
			}
		})
	}
	go func() { wg.Wait(); close(results) }()
	return results
}

// annotate runs the analysis of one document; a failure or a panic becomes a
// refusal that names the document.
func annotate(doc *readout.Document, stages Stages) (refusal *readout.Refusal) {
	name := doc.ID
	if len(doc.Names) > 0 {
		name = doc.Names[0]
	}
	defer func() {
		if p := recover(); p != nil {
			refusal = &readout.Refusal{Name: name, Kind: readout.KindInternal, Reason: fmt.Sprintf("the analysis broke: %v", p),
				Hint: "this is a fault of Readout: please report it with the file"}
		}
	}()
	if err := stages.Annotate(doc); err != nil {
		return &readout.Refusal{Name: name, Kind: readout.KindOf(err), Reason: err.Error()}
	}
	return nil
}

// View gives the resolved and reconciled view of all documents in the ledger:
// the stored one while it is fresh, else a new one, which it stores.
func View(ctx context.Context, ledger readout.Ledger, stages Stages) (*readout.Export, error) {
	view, err := ledger.View(ctx)
	if err == nil {
		return view, nil
	}
	if readout.KindOf(err) != readout.KindNotFound {
		return nil, fmt.Errorf("view: %w", err)
	}
	var docs []*readout.Document
	if err := ledger.Each(ctx, func(d *readout.Document) error { docs = append(docs, d); return nil }); err != nil {
		return nil, fmt.Errorf("view: %w", err)
	}
	view = stages.Resolve(docs)
	view.Findings = stages.Reconcile(view)
	if view.Refusals, err = ledger.Refusals(ctx); err != nil {
		return nil, fmt.Errorf("view: %w", err)
	}
	if err := ledger.PutView(ctx, view); err != nil {
		return nil, fmt.Errorf("view: %w", err)
	}
	return view, nil
}
