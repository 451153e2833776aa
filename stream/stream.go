// Package stream moves documents through the stages: read, analysed, put into
// the ledger, resolved, reconciled. It does none of that work itself; it is
// given the stages and keeps their order, their workers and their failures.
package stream

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"time"

	"readout"
)

// Stages are the pure functions that documents pass through.
type Stages struct {
	// Annotate attaches all layers to documents. It is called by several workers
	// at once, for one document by one worker. Where it fails with several it is
	// called again with each of them.
	Annotate func(...*readout.Document) error
	// Digest makes the node by which a document joins the web, without links.
	Digest func(*readout.Document) (readout.Node, error)
	// Weave gives what links documents and parts them.
	Weave func(readout.Weft) Weaver
	// Resolve ties the documents of one part together. Their order must not matter.
	Resolve func([]*readout.Document) *readout.Export
	// Reconcile draws the findings of a resolved export.
	Reconcile func(*readout.Export) []readout.Finding
	// Now is the clock of the history; nil for none, and the changes bear no time.
	Now func() time.Time
}

// Weaver finds what documents have to do with one another.
type Weaver interface {
	// Link gives the nodes their links.
	Link(ctx context.Context, nodes ...readout.Node) ([]readout.Node, error)
	// Parts gives the parts in which documents lie.
	Parts(ctx context.Context, ids ...string) ([]readout.Part, error)
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

// joinedBatches is how many batches are joined at once. What ties documents
// together stands scattered over the ledger: the fewer transactions, the fewer of
// its pages are written, and that the more the larger it is. What is cut off
// before it is joined is joined when the ledger is settled.
const joinedBatches = 8

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
	results := annotateAll(ctx, in, ledger, stages, opts)
	out := Outcome{}
	var batch []*readout.Document
	var nodes []readout.Node
	weaver := stages.Weave(ledger)
	flush := func(joined int) error {
		if len(batch) > 0 {
			n, err := ledger.Put(ctx, batch...)
			if err != nil {
				return fmt.Errorf("intake: %w", err)
			}
			out.Added += n
			out.Known += len(batch) - n
			batch = batch[:0]
		}
		if len(nodes) < joined {
			return nil
		}
		if err := undisturbed(ctx, ledger, func() error { return join(ctx, ledger, weaver, nodes) }); err != nil {
			return fmt.Errorf("intake: %w", err)
		}
		nodes = nodes[:0]
		return nil
	}
	for r := range results {
		switch {
		case r.err != nil:
			return out, fmt.Errorf("intake: %w", r.err)
		case r.refusal != nil:
			out.Refused = append(out.Refused, *r.refusal)
			continue
		case r.known:
			out.Known++
			continue
		}
		nodes = append(nodes, r.node)
		if batch = append(batch, r.doc); len(batch) >= opts.Batch {
			if err := flush(joinedBatches * opts.Batch); err != nil {
				return out, err
			}
		}
	}
	if err := flush(1); err != nil {
		return out, err
	}
	if err := ctx.Err(); err != nil {
		return out, fmt.Errorf("intake: %w", err)
	}
	if len(out.Refused) == 0 {
		return out, nil
	}
	if err := ledger.Refuse(ctx, out.Refused...); err != nil {
		return out, fmt.Errorf("intake: %w", err)
	}
	return out, nil
}
