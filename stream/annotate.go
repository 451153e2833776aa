package stream

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"

	"readout"
)

type result struct {
	doc     *readout.Document
	known   bool // the ledger has it; nothing was made of it
	node    readout.Node
	refusal *readout.Refusal
	err     error // of the ledger
}

// batchesAhead is how many batches are annotated ahead, and groupsAhead how many
// groups a worker has before it, while what came before is stored and joined.
const batchesAhead, groupsAhead = 4, 4

// annotateAll feeds workers from in and closes its channel when all are done.
// They work some batches ahead, so as not to wait for what is stored. What the
// ledger has is not analysed again: who was interrupted goes on where it was.
func annotateAll(ctx context.Context, in iter.Seq2[*readout.Document, *readout.Refusal], ledger readout.Ledger, stages Stages, opts Options) <-chan result {
	work, results := make(chan []result, groupsAhead*opts.Workers), make(chan result, batchesAhead*opts.Batch)
	go func() {
		defer close(work)
		for group := range groups(in, opts.Workers) {
			if err := recognise(ctx, group, ledger); err != nil {
				group = []result{{err: err}}
			}
			select {
			case work <- group:
			case <-ctx.Done():
				return
			}
		}
	}()
	var wg sync.WaitGroup
	for range opts.Workers {
		wg.Go(func() {
			for group := range work {
				if unlessStopped(ctx, func() { annotateGroup(group, stages) }) != nil {
					return
				}
				for _, r := range group {
					select {
					case results <- r:
					case <-ctx.Done():
						return
					}
				}
			}
		})
	}
	go func() { wg.Wait(); close(results) }()
	return results
}

// recognise marks what the ledger knows of a group.
func recognise(ctx context.Context, group []result, ledger readout.Ledger) error {
	var docs []*readout.Document
	var at []int
	for i, r := range group {
		if r.doc != nil {
			docs, at = append(docs, r.doc), append(at, i)
		}
	}
	known, err := ledger.Known(ctx, docs...)
	if err != nil {
		return err
	}
	for i, k := range known {
		group[at[i]].known = k
	}
	return nil
}

// GroupedAtOnce is how many documents a worker takes at once when there are many.
const GroupedAtOnce = 16

// groups cuts what is read into groups for the workers. The first are small, so
// that few documents are shared out evenly.
func groups(in iter.Seq2[*readout.Document, *readout.Refusal], workers int) iter.Seq[[]result] {
	return func(yield func([]result) bool) {
		var group []result
		read := 0
		for doc, refusal := range in {
			group = append(group, result{doc: doc, refusal: refusal})
			if read++; len(group) < min(1+read/(4*workers), GroupedAtOnce) {
				continue
			}
			if !yield(group) {
				return
			}
			group = nil
		}
		if len(group) > 0 {
			yield(group)
		}
	}
}

// annotateGroup runs the analysis of a group of documents, and where it fails,
// of one after another.
func annotateGroup(group []result, stages Stages) {
	var docs []*readout.Document
	for _, r := range group {
		if r.doc != nil && !r.known {
			docs = append(docs, r.doc)
		}
	}
	together := len(docs) > 1 && guard(func() error { return stages.Annotate(docs...) }) == nil
	for i := range group {
		r := &group[i]
		if r.doc == nil || r.known {
			continue
		}
		err := guard(func() (err error) {
			if !together {
				err = stages.Annotate(r.doc)
			}
			if err == nil {
				r.node, err = stages.Digest(r.doc)
			}
			return err
		})
		if err != nil {
			r.refusal = refuse(r.doc, err)
		}
	}
}

// errBroke is a panic of the analysis.
type errBroke struct{ panic any }

func (e errBroke) Error() string { return fmt.Sprintf("the analysis broke: %v", e.panic) }

// guard calls f and makes an error of its panic.
func guard(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = errBroke{p}
		}
	}()
	return f()
}

// refuse makes a refusal that names the document whose analysis failed.
func refuse(doc *readout.Document, err error) *readout.Refusal {
	name := doc.ID
	if len(doc.Names) > 0 {
		name = doc.Names[0]
	}
	var broke errBroke
	if errors.As(err, &broke) {
		return &readout.Refusal{Name: name, Kind: readout.KindInternal, Reason: err.Error(),
			Hint: "this is a fault of Readout: please report it with the file"}
	}
	return &readout.Refusal{Name: name, Kind: readout.KindOf(err), Reason: err.Error()}
}
