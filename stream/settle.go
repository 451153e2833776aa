package stream

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	"readout"
)

const (
	joinedAtOnce   = 64   // documents
	resolvedAtOnce = 2048 // parts that are asked for
	storedAtOnce   = 256  // documents, in as many parts as hold them
	partsAhead     = 32   // parts that wait to be stored while others are
)

// undisturbed calls f, which stores what follows from what it reads, and again
// for as long as another program writes to the ledger in between. It ends: who
// calls f again has stored nothing that would disturb the other.
func undisturbed(ctx context.Context, ledger readout.Ledger, f func() error) error {
	for {
		err := ledger.Watch(ctx)
		if err == nil {
			err = f()
		}
		if readout.KindOf(err) != readout.KindConflict {
			return err
		}
	}
}

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
	steps := []func() (done bool, err error){
		func() (bool, error) { return joinWaiting(ctx, ledger, weaver, stages) },
		func() (bool, error) { return placeWaiting(ctx, ledger, weaver) },
		func() (bool, error) { return resolveWaiting(ctx, ledger, stages) },
	}
	for _, step := range steps {
		for done := false; !done; {
			err := undisturbed(ctx, ledger, func() (err error) { done, err = step(); return err })
			if err != nil {
				return fmt.Errorf("settle: %w", err)
			}
		}
	}
	return chronicle(ctx, ledger, stages)
}

// joinWaiting joins some of the documents that wait for it.
func joinWaiting(ctx context.Context, ledger readout.Ledger, weaver Weaver, stages Stages) (done bool, err error) {
	ids, err := ledger.Unjoined(ctx, joinedAtOnce)
	if err != nil || len(ids) == 0 {
		return true, err
	}
	nodes := make([]readout.Node, len(ids))
	for i, id := range ids {
		doc, err := ledger.Document(ctx, id)
		if err != nil {
			return false, err
		}
		if nodes[i], err = stages.Digest(doc); err != nil {
			return false, err
		}
	}
	return false, join(ctx, ledger, weaver, nodes)
}

// placeWaiting places the documents whose part may have changed.
func placeWaiting(ctx context.Context, ledger readout.Ledger, weaver Weaver) (done bool, err error) {
	ids, err := ledger.Unplaced(ctx)
	if err != nil || len(ids) == 0 {
		return true, err
	}
	parts, err := weaver.Parts(ctx, ids...)
	if err != nil {
		return false, err
	}
	return false, ledger.Place(ctx, parts...)
}

// resolveWaiting resolves some of the parts that wait for it.
func resolveWaiting(ctx context.Context, ledger readout.Ledger, stages Stages) (done bool, err error) {
	parts, err := ledger.Unresolved(ctx, resolvedAtOnce)
	if err != nil || len(parts) == 0 {
		return true, err
	}
	return false, resolve(ctx, ledger, stages, parts)
}

// resolve resolves and reconciles parts, several at once, and stores their rows
// while the next are made.
func resolve(ctx context.Context, ledger readout.Ledger, stages Stages, parts []readout.Part) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var done []readout.Part
	var rows []*readout.Export
	docs := 0
	for r := range resolveAll(ctx, ledger, stages, parts) {
		if r.err != nil {
			return r.err
		}
		done, rows, docs = append(done, r.part), append(rows, r.rows), docs+len(r.part.Documents)
		if docs < storedAtOnce {
			continue
		}
		if err := ledger.Resolve(ctx, done, rows); err != nil {
			return err
		}
		done, rows, docs = nil, nil, 0
	}
	if err := ctx.Err(); err != nil || len(done) == 0 {
		return err
	}
	return ledger.Resolve(ctx, done, rows)
}

// chronicle notes what became of stories.
func chronicle(ctx context.Context, ledger readout.Ledger, stages Stages) error {
	at := ""
	if stages.Now != nil {
		at = stages.Now().UTC().Format(time.RFC3339)
	}
	if _, err := ledger.Chronicle(ctx, at); err != nil {
		return fmt.Errorf("settle: %w", err)
	}
	return nil
}

// resolved is the rows of one part.
type resolved struct {
	part readout.Part
	rows *readout.Export
	err  error
}

// resolveAll resolves parts by as many workers as there are processors, and
// closes its channel when all are done or the context is.
func resolveAll(ctx context.Context, ledger readout.Ledger, stages Stages, parts []readout.Part) <-chan resolved {
	workers := min(runtime.GOMAXPROCS(0), len(parts))
	work, results := make(chan readout.Part, len(parts)), make(chan resolved, partsAhead)
	largestFirst := slices.Clone(parts) // so that none works on when all others are done
	slices.SortStableFunc(largestFirst, func(a, b readout.Part) int { return cmp.Compare(len(b.Documents), len(a.Documents)) })
	for _, p := range largestFirst {
		work <- p
	}
	close(work)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for p := range work {
				rows, err := resolvePart(ctx, ledger, stages, p)
				select {
				case results <- resolved{p, rows, err}:
				case <-ctx.Done():
					return
				}
			}
		})
	}
	go func() { wg.Wait(); close(results) }()
	return results
}

func resolvePart(ctx context.Context, ledger readout.Ledger, stages Stages, part readout.Part) (*readout.Export, error) {
	docs := make([]*readout.Document, len(part.Documents))
	for i, id := range part.Documents {
		var err error
		if docs[i], err = ledger.Document(ctx, id); err != nil {
			return nil, fmt.Errorf("part %s: %w", part.ID(), err)
		}
	}
	var rows *readout.Export
	err := unlessStopped(ctx, func() {
		resolved := stages.Resolve(docs)
		if ctx.Err() == nil {
			resolved.Findings = stages.Reconcile(resolved)
		}
		rows = resolved
	})
	if err != nil {
		return nil, err // rows may be written yet
	}
	return rows, nil
}

// unlessStopped calls f, which must touch nothing that others use, and leaves it to
// itself once the context is done: a large part, or a long report, may take minutes,
// and who interrupts does not wait for what is thrown away.
func unlessStopped(ctx context.Context, f func()) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	done := make(chan struct{})
	go func() { defer close(done); f() }()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Settled settles the ledger and calls f to read it, settled as it is and whole,
// whatever other programs add meanwhile.
func Settled(ctx context.Context, ledger readout.Ledger, stages Stages, f func() error) error {
	for waits := true; waits; {
		if err := Settle(ctx, ledger, stages); err != nil {
			return err
		}
		err := ledger.Snapshot(ctx, func() (err error) {
			if waits, err = waiting(ctx, ledger); err != nil || waits { // another program was quicker
				return err
			}
			return f()
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// waiting reports whether anything is to be joined, placed or resolved.
func waiting(ctx context.Context, ledger readout.Ledger) (bool, error) {
	unjoined, err := ledger.Unjoined(ctx, 1)
	if err != nil || len(unjoined) > 0 {
		return true, err
	}
	unplaced, err := ledger.Unplaced(ctx)
	if err != nil || len(unplaced) > 0 {
		return true, err
	}
	unresolved, err := ledger.Unresolved(ctx, 1)
	return len(unresolved) > 0, err
}

// View settles the ledger and gives the resolved view of all its documents.
func View(ctx context.Context, ledger readout.Ledger, stages Stages) (view *readout.Export, err error) {
	err = Settled(ctx, ledger, stages, func() (err error) { view, err = Whole(ctx, ledger); return err })
	if err != nil {
		return nil, fmt.Errorf("view: %w", err)
	}
	return view, nil
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
