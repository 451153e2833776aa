package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"readout"
	"readout/analyze"
	"readout/ingest"
	"readout/ledger"
	"readout/reconcile"
	"readout/resolve"
	"readout/stream"
)

// engine is the stages, ready to run.
type engine struct {
	pipeline *analyze.Pipeline
	stages   stream.Stages
}

func newEngine() (*engine, error) {
	pipeline, err := analyze.English()
	if err != nil {
		return nil, fmt.Errorf("the language pack: %w", err)
	}
	return &engine{pipeline: pipeline, stages: stream.Stages{
		Annotate: pipeline.Annotate, Again: ingest.Again, Digest: resolve.NodeOf, Resolve: resolve.Part, Reconcile: reconcile.Findings, Now: time.Now,
		Weave: func(web readout.Weft) stream.Weaver { return resolve.NewWeaver(web) },
	}}, nil
}

// analysis is the version of all that is made of a text.
func (e *engine) analysis() string {
	return fmt.Sprintf("marks/%d %s", ingest.MarkingVersion, e.pipeline.Version())
}

// open opens the ledger at dsn, stamped with the versions of the stages.
func (e *engine) open(ctx context.Context, dsn string) (readout.Ledger, error) {
	program := fmt.Sprintf("ingest/%d %s resolve/%d reconcile/%s", ingest.ReadingVersion, e.analysis(), resolve.Version, reconcile.Version)
	l, err := ledger.Open(ctx, dsn, ledger.Options{Analysis: e.analysis(), Program: program})
	if err != nil {
		return nil, fmt.Errorf("open the ledger: %w", err)
	}
	return l, nil
}

// intake reads paths into the ledger, showing progress on a terminal.
func (a *app) intake(ctx context.Context, e *engine, l readout.Ledger, paths []string) (stream.Outcome, error) {
	bar := a.newProgress("reading ", "%d of %d files")
	in := ingest.Read(ctx, ingest.Options{Stdin: a.in, Progress: bar.read}, paths...)
	var noted notes
	out, err := stream.Intake(ctx, noted.watch(in), l, e.stages, stream.Options{Workers: a.workers})
	bar.close()
	inOrder(out.Refused)
	a.refuse(out.Refused)
	if !a.quiet {
		noted.print(a)
	}
	return out, err
}

// summary says what an intake did: "5 reports read, 2 known already, 1 refused".
func summary(o stream.Outcome) string {
	parts := []string{count(o.Added, "new report", "new reports")}
	if o.Known > 0 {
		parts = append(parts, count(o.Known, "report", "reports")+" known already")
	}
	if n := len(o.Refused); n > 0 {
		parts = append(parts, count(n, "input", "inputs")+" refused")
	}
	return strings.Join(parts, ", ")
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// refusedError is errRefused when anything was refused.
func refusedError(o stream.Outcome) error {
	if len(o.Refused) > 0 {
		return errRefused
	}
	return nil
}
