package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"readout"
	"readout/ingest"
	"readout/stream"
)

func (a *app) refreshCommand() *cobra.Command {
	return &cobra.Command{
		Use: "refresh", GroupID: "ledger", Args: cobra.NoArgs,
		Short: "Analyse anew what an older version analysed",
		Long: `Refresh brings a ledger up to date that an older version of the program filled:
the reports whose analysis is behind are marked and analysed anew, from the texts
that the ledger holds; no file is read. What it has done it need not do again,
wherever it is interrupted, and others may write meanwhile. Afterwards the ledger
is what a new one of the same reports would be.

A ledger keeps the texts of reports, not the files. Where an older version read a
file, refresh says so: add the file again. If it gives the same text as before, the
report is that of now; if not, the older reading stays beside the new one, as a
copy of it that adds no support.`,
		Example: "  readout -l affair.ledger refresh",
		RunE: func(c *cobra.Command, _ []string) error {
			if _, err := os.Stat(a.ledger); err != nil {
				return noLedger(a.ledger)
			}
			e, err := newEngine()
			if err != nil {
				return err
			}
			l, err := e.open(c.Context(), a.ledger)
			if err != nil {
				return err
			}
			defer l.Close() // every batch is committed by now
			out, err := a.refresh(c.Context(), e, l)
			if err != nil {
				return fmt.Errorf("ledger %s: %w", a.ledger, err)
			}
			if !a.quiet {
				fmt.Fprintf(a.out, "%s brought up to date\n", count(out.Known, "report", "reports"))
			}
			if err := a.tellReadBefore(c.Context(), l); err != nil {
				return err
			}
			return refusedError(out)
		},
	}
}

// refresh analyses anew what is behind, showing progress on a terminal, and settles.
func (a *app) refresh(ctx context.Context, e *engine, l readout.Ledger) (stream.Outcome, error) {
	bar := a.newProgress("analysing ", "%d of %d reports")
	out, err := stream.Refresh(ctx, l, e.stages, stream.Options{Workers: a.workers}, bar.at)
	bar.close()
	inOrder(out.Refused)
	a.refuse(out.Refused)
	if err == nil {
		err = stream.Settle(ctx, l, e.stages)
	}
	return out, err
}

// tellStale says how many reports are behind the program.
func (a *app) tellStale(ctx context.Context, l readout.Ledger) error {
	if a.quiet {
		return nil
	}
	stale, err := l.Stale(ctx)
	if err != nil || len(stale) == 0 {
		return err
	}
	a.tell("note: %s in %s by an older version (readout refresh brings the ledger up to date)",
		count(len(stale), "report was analysed", "reports were analysed"), a.ledger)
	return nil
}

// tellReadBefore names reports that an older version read from their files.
func (a *app) tellReadBefore(ctx context.Context, l readout.Ledger) error {
	if a.quiet {
		return nil
	}
	unread, replaced, err := l.ReadBefore(ctx, ingest.ReadingVersion)
	if err != nil {
		return err
	}
	if n := len(unread); n > 0 {
		a.tell("note: %s by an older version: %s (add the files again to read them anew)", count(n, "report was read", "reports were read"), some(unread))
	}
	if n := len(replaced); n > 0 {
		a.tell("note: %s beside that of now: %s (a new ledger of the files is without it)", count(n, "reading of an older version stands", "readings of an older version stand"), some(replaced))
	}
	return nil
}
