package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"readout"
	"readout/ledger"
)

func (a *app) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use: "backup FILE", GroupID: "ledger", Args: cobra.ExactArgs(1),
		Short: "Write a checked copy of the ledger, also while it is in use",
		Long: `Backup writes the ledger as it is at one instant, also while it is in use, to
a path where there is nothing. The copy is checked before it gets its name; it
is a ledger like any other.`,
		Example: "  readout -l affair.ledger backup affair-monday.ledger",
		RunE: func(c *cobra.Command, args []string) error {
			if _, err := os.Stat(a.ledger); err != nil {
				return noLedger(a.ledger)
			}
			l, err := ledger.Open(c.Context(), a.ledger, ledger.Options{})
			if err != nil {
				return fmt.Errorf("open the ledger: %w", err)
			}
			defer l.Close() // only read from
			copier, ok := l.(ledger.Backer)
			if !ok {
				return &readout.Error{Kind: readout.KindUnsupported, Place: a.ledger, Reason: "such a ledger cannot be copied while it is in use", Hint: "use the tools of its store"}
			}
			if err := copier.Backup(c.Context(), args[0]); err != nil {
				return fmt.Errorf("back up: %w", err)
			}
			if !a.quiet {
				fmt.Fprintf(a.out, "%s is written and checked\n", args[0])
			}
			return nil
		},
	}
}

// noLedger is the error of a path where there is none.
func noLedger(path string) error {
	return &readout.Error{Kind: readout.KindNotFound, Place: path, Reason: "there is no ledger", Hint: "make one with: readout add PATH…, or name it with --ledger"}
}
