package stream

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"readout"
)

const (
	joinedAtOnce   = 64  // documents
	resolvedAtOnce = 128 // documents, in as many parts as hold them
)

// join links nodes and takes them into the web.
func join(ctx context.Context, ledger readout.Ledger, weaver Weaver, nodes []readout.Node) error {
	linked, err := weaver.Link(ctx, nodes...)
	if err != nil {
		return fmt.Errorf("join: %w", err)
	}
	if err := ledger.Join(ctx, linked...); err != nil {
		return fmt.Errorf("join: %w", err)
	}
	return nil
}

// Settle brings the view up to date with the documents: it joins those that a
// crash or another version left outside the web, places those whose part may
// have changed, and resolves the parts that did. What it has done it need not
// do again, wherever it was cut off.
func Settle(ctx context.Context, ledger readout.Ledger, stages Stages) error {
	weaver := stages.Weave(ledger)
	if err := joinWaiting(ctx, ledger, weaver, stages); err != nil {
		return fmt.Errorf("settle: %w", err)
	}
	for {
		ids, err := ledger.Unplaced(ctx)
		if err != nil {
			return fmt.Errorf("settle: %w", err)
		}
		if len(ids) == 0 {
			break
		}
		parts, err := weaver.Parts(ctx, ids...)
		if err != nil {
			return fmt.Errorf("settle: %w", err)
		}
		if err := ledger.Place(ctx, parts...); err != nil {
			return fmt.Errorf("settle: %w", err)
		}
	}
	for {
		parts, err := ledger.Unresolved(ctx, resolvedAtOnce)
		if err != nil {
			return fmt.Errorf("settle: %w", err)
		}
		if len(parts) == 0 {
			return nil
		}
		for len(parts) > 0 {
			n, docs := 0, 0
			for n < len(parts) && docs < resolvedAtOnce {
				docs += len(parts[n].Documents)
				n++
			}
			rows, err := resolveAll(ctx, ledger, stages, parts[:n])
			if err != nil {
				return fmt.Errorf("settle: %w", err)
			}
			if err := ledger.Resolve(ctx, parts[:n], rows); err != nil {
				return fmt.Errorf("settle: %w", err)
			}
			parts = parts[n:]
		}
	}
}

// joinWaiting joins the documents that wait for it.
func joinWaiting(ctx context.Context, ledger readout.Ledger, weaver Weaver, stages Stages) error {
	for {
		ids, err := ledger.Unjoined(ctx, joinedAtOnce)
		if err != nil || len(ids) == 0 {
			return err
		}
		nodes := make([]readout.Node, len(ids))
		for i, id := range ids {
			doc, err := ledger.Document(ctx, id)
			if err != nil {
				return err
			}
			if nodes[i], err = stages.Digest(doc); err != nil {
				return err
			}
		}
		if err := join(ctx, ledger, weaver, nodes); err != nil {
			return err
		}
	}
}

// resolveAll resolves and reconciles parts, several at once.
func resolveAll(ctx context.Context, ledger readout.Ledger, stages Stages, parts []readout.Part) ([]*readout.Export, error) {
	rows, errs := make([]*readout.Export, len(parts)), make([]error, len(parts))
	work := make(chan int)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(parts)) {
		wg.Go(func() {
			for i := range work {
				rows[i], errs[i] = resolvePart(ctx, ledger, stages, parts[i])
			}
		})
	}
	for i := range parts {
		work <- i
	}
	close(work)
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return rows, nil
}

func resolvePart(ctx context.Context, ledger readout.Ledger, stages Stages, part readout.Part) (*readout.Export, error) {
	docs := make([]*readout.Document, len(part.Documents))
	for i, id := range part.Documents {
		var err error
		if docs[i], err = ledger.Document(ctx, id); err != nil {
			return nil, fmt.Errorf("part %s: %w", part.ID(), err)
		}
	}
	rows := stages.Resolve(docs)
	rows.Findings = stages.Reconcile(rows)
	return rows, nil
}

// View settles the ledger and gives the resolved view of all its documents.
func View(ctx context.Context, ledger readout.Ledger, stages Stages) (*readout.Export, error) {
	if err := Settle(ctx, ledger, stages); err != nil {
		return nil, fmt.Errorf("view: %w", err)
	}
	return Whole(ctx, ledger)
}

// Whole reads the view of all documents of a settled ledger into memory.
func Whole(ctx context.Context, ledger readout.Ledger) (*readout.Export, error) {
	var parts []*readout.Export
	if err := ledger.EachPart(ctx, func(p *readout.Export) error { parts = append(parts, p); return nil }); err != nil {
		return nil, fmt.Errorf("view: %w", err)
	}
	view := readout.Merge(parts...)
	var err error
	if view.Refusals, err = ledger.Refusals(ctx); err != nil {
		return nil, fmt.Errorf("view: %w", err)
	}
	return view, nil
}

// Listed reads what a list of one kind needs: its rows, and what names them.
func Listed(ctx context.Context, ledger readout.Ledger, kind string) (*readout.Export, error) {
	out := &readout.Export{Version: readout.ContractVersion}
	var err error
	if out.Refusals, err = ledger.Refusals(ctx); err != nil {
		return nil, fmt.Errorf("list: %w", err)
	}
	names := kind == "documents" || kind == "statements" || kind == "figures"
	err = errors.Join(
		rowsOf(ctx, ledger, names, "documents", &out.Documents),
		rowsOf(ctx, ledger, names || kind == "origins", "origins", &out.Origins),
		rowsOf(ctx, ledger, names || kind == "actors", "actors", &out.Actors),
		rowsOf(ctx, ledger, kind == "stories", "stories", &out.Stories),
		rowsOf(ctx, ledger, kind == "events", "events", &out.Events),
		rowsOf(ctx, ledger, kind == "statements", "attributions", &out.Statements),
		rowsOf(ctx, ledger, kind == "figures", "figures", &out.Figures),
		rowsOf(ctx, ledger, kind == "findings", "findings", &out.Findings))
	if err != nil {
		return nil, fmt.Errorf("list: %w", err)
	}
	return out, nil
}

// rowsOf reads the rows of one kind, where they are wanted.
func rowsOf[T any](ctx context.Context, ledger readout.Ledger, wanted bool, kind string, out *[]T) error {
	if !wanted {
		return nil
	}
	return ledger.Rows(ctx, kind, func(row []byte) error {
		var v T
		if err := json.Unmarshal(row, &v); err != nil {
			return readout.Errorf(readout.KindInvalid, "a row of %s is damaged: %w", kind, err)
		}
		*out = append(*out, v)
		return nil
	})
}
