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
	// Again marks a document's text anew, for what an older version read; nil for
	// texts that stay as they are marked.
	Again func(*readout.Document) (*readout.Document, error)
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
const joinedBatches = 16

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
	to := &intake{ledger: ledger, weaver: stages.Weave(ledger)}
	for r := range annotateAll(ctx, in, ledger, stages, opts) {
		if err := to.take(ctx, r, opts.Batch); err != nil {
			return to.out, fmt.Errorf("intake: %w", err)
		}
	}
	err := to.store(ctx, 1)
	if err == nil {
		err = ctx.Err()
	}
	if err == nil && len(to.out.Refused) > 0 {
		err = ledger.Refuse(ctx, to.out.Refused...)
	}
	if err != nil {
		return to.out, fmt.Errorf("intake: %w", err)
	}
	return to.out, nil
}

// intake is an intake at work.
type intake struct {
	ledger readout.Ledger
	weaver Weaver
	out    Outcome
	docs   []*readout.Document // to be stored
	nodes  []readout.Node      // to be joined
}

// take counts one result, and stores what has come once it is a batch.
func (t *intake) take(ctx context.Context, r result, batch int) error {
	switch {
	case r.err != nil:
		return r.err
	case r.refusal != nil:
		t.out.Refused = append(t.out.Refused, *r.refusal)
		return nil
	case r.known:
		t.out.Known++
		return nil
	}
	t.docs, t.nodes = append(t.docs, r.doc), append(t.nodes, r.node)
	if len(t.docs) < batch {
		return nil
	}
	return t.store(ctx, joinedBatches*batch)
}

// store puts what has come into the ledger, and joins it where so much of it, or
// more, is not joined.
func (t *intake) store(ctx context.Context, joined int) error {
	if len(t.docs) > 0 {
		n, err := t.ledger.Put(ctx, t.docs...)
		if err != nil {
			return err
		}
		t.out.Added += n
		t.out.Known += len(t.docs) - n
		clear(t.docs) // they are not held while more is joined
		t.docs = t.docs[:0]
	}
	if len(t.nodes) < joined {
		return nil
	}
	if err := undisturbed(ctx, t.ledger, func() error { return join(ctx, t.ledger, t.weaver, t.nodes) }); err != nil {
		return err
	}
	t.nodes = t.nodes[:0]
	return nil
}
