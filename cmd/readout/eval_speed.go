package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"readout"
	"readout/eval"
	"readout/ingest"
	"readout/stream"
)

// speeding are the flags of the measure of speed.
type speeding struct {
	limit  int
	ledger bool
	plan   eval.GrowthPlan
	save   string
}

func (a *app) speedCommand() *cobra.Command {
	var s speeding
	c := &cobra.Command{
		Use: "speed PATH…", Args: cobra.MinimumNArgs(1), Short: "Words a second of the whole analysis on one core; the cost of a ledger as it grows",
		Long: `Speed times the analysis of the reports on one core. With --ledger it adds them
to a new ledger, step by step, and draws what a report costs and what memory is
held at each size; where more documents are wanted than there are, it goes on
with invented ones, for size only, and says so.`,
		Example: "  readout eval speed articles/\n  readout eval speed --ledger --step 1000 --documents 50000 --save growth.csv articles/",
		RunE: func(c *cobra.Command, paths []string) error {
			e, err := newEngine()
			if err != nil {
				return err
			}
			if s.ledger && s.limit == 0 {
				s.limit = s.plan.Documents // no more are read than are wanted
			}
			docs := a.readAll(c.Context(), s.limit, paths)
			if s.ledger {
				return a.growth(c.Context(), e, docs, s)
			}
			runtime.GOMAXPROCS(1)
			speed, err := eval.MeasureSpeed(docs, stream.GroupedAtOnce, e.stages.Annotate)
			if err != nil {
				return err
			}
			speed.Print(a.out)
			return nil
		},
	}
	c.Flags().IntVar(&s.limit, "limit", 0, "measure the first `n` reports only; 0 for all")
	c.Flags().BoolVar(&s.ledger, "ledger", false, "time adding to a ledger that grows")
	c.Flags().IntVar(&s.plan.Documents, "documents", 0, "with --ledger: add `n` documents, invented ones after those read; 0 for those read")
	c.Flags().IntVar(&s.plan.Step, "step", 1000, "with --ledger: measure every `n` documents")
	c.Flags().IntVar(&s.plan.Single, "single", 20, "with --ledger: add the last `n` of each step one by one")
	c.Flags().StringVar(&s.save, "save", "", "with --ledger: write the steps to `file`, CSV where it is named .csv, else a line of JSON a step")
	return c
}

// readAll reads up to limit reports, all for 0, and tells of what was refused.
func (a *app) readAll(ctx context.Context, limit int, paths []string) []*readout.Document {
	var docs []*readout.Document
	var refused []readout.Refusal
	for doc, refusal := range ingest.Read(ctx, ingest.Options{Stdin: a.in}, paths...) {
		if refusal != nil {
			refused = append(refused, *refusal)
		} else if docs = append(docs, doc); limit > 0 && len(docs) >= limit {
			break
		}
	}
	a.refuse(refused)
	return docs
}

// growth times a ledger in a temporary folder as it grows.
func (a *app) growth(ctx context.Context, e *engine, docs []*readout.Document, s speeding) (err error) {
	dir, err := os.MkdirTemp("", "readout-growth-")
	if err != nil {
		return &readout.Error{Kind: readout.KindUnavailable, Place: os.TempDir(), Reason: "no temporary folder can be made", Hint: "check that there is room, or set TMPDIR to another folder", Err: err}
	}
	defer os.RemoveAll(dir) // the system clears it otherwise
	path := filepath.Join(dir, "growth.ledger")
	l, err := e.open(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	grower := eval.Grower{
		Add: func(docs []*readout.Document) error {
			fresh := func(yield func(*readout.Document, *readout.Refusal) bool) {
				for _, d := range docs {
					one := *d // its layers go with it
					if !yield(&one, nil) {
						return
					}
				}
			}
			if _, err := stream.Intake(ctx, fresh, l, e.stages, stream.Options{Workers: a.workers}); err != nil {
				return err
			}
			return stream.Settle(ctx, l, e.stages)
		},
		Size: func() int64 { return sizeOf(path) + sizeOf(path+"-wal") },
	}
	fmt.Fprintln(a.out, eval.GrowthHead)
	g, err := eval.MeasureGrowth(docs, s.plan, grower, func(step eval.GrowthStep) { fmt.Fprintln(a.out, step.Row()) })
	if err != nil {
		return err
	}
	g.Print(a.out)
	if s.save == "" {
		return nil
	}
	write := g.JSON
	if strings.HasSuffix(s.save, ".csv") {
		write = g.CSV
	}
	return saveTo(s.save, write)
}

// sizeOf is the size of a file, 0 for one that is not there.
func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// saveTo writes a file.
func saveTo(path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return &readout.Error{Kind: readout.KindUnavailable, Place: path, Reason: "cannot be written", Hint: "check that there is room and that the folder may be written", Err: err}
	}
	w := bufio.NewWriter(f)
	if err := errors.Join(write(w), w.Flush(), f.Close()); err != nil {
		return &readout.Error{Kind: readout.KindUnavailable, Place: path, Reason: "cannot be written", Hint: "check that there is room and that the folder may be written", Err: err}
	}
	return nil
}
