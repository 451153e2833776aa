package main

import (
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"readout"
	"readout/eval"
	"readout/ingest"
)

func (a *app) evalCommand() *cobra.Command {
	c := &cobra.Command{Use: "eval", GroupID: "look", Short: "Measure the stages: speed, and quality on gold standards"}
	c.AddCommand(a.speedCommand())
	return c
}

func (a *app) speedCommand() *cobra.Command {
	limit := 0
	c := &cobra.Command{
		Use: "speed PATH…", Args: cobra.MinimumNArgs(1), Short: "Words a second of the whole analysis on one core",
		RunE: func(c *cobra.Command, paths []string) error {
			e, err := newEngine()
			if err != nil {
				return err
			}
			var docs []*readout.Document
			var refused []readout.Refusal
			for doc, refusal := range ingest.Read(c.Context(), ingest.Options{Stdin: a.in, Now: time.Now()}, paths...) {
				if refusal != nil {
					refused = append(refused, *refusal)
				} else if docs = append(docs, doc); limit > 0 && len(docs) >= limit {
					break
				}
			}
			a.refuse(refused)
			runtime.GOMAXPROCS(1)
			speed, err := eval.MeasureSpeed(docs, e.stages.Annotate)
			if err != nil {
				return err
			}
			speed.Print(a.out)
			return nil
		},
	}
	c.Flags().IntVar(&limit, "limit", 0, "measure the first `n` reports only; 0 for all")
	return c
}
