package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"readout"
	"readout/ledger"
	"readout/report"
	"readout/stream"
)

func (a *app) addCommand() *cobra.Command {
	return &cobra.Command{
		Use: "add PATH…", GroupID: "ledger", Args: cobra.MinimumNArgs(1),
		Short: "Read reports into the ledger",
		Long: `Add reads files, folders, patterns, zip archives or standard input (-) into the
ledger, which is made if there is none. A report that is there already changes
nothing. The ledger depends on the set of reports alone, not on their order.`,
		Example: "  readout add reports/ wire.jsonl.gz\n  readout -l affair.ledger add *.html",
		RunE: func(c *cobra.Command, paths []string) error {
			e, err := newEngine()
			if err != nil {
				return err
			}
			l, err := e.open(c.Context(), a.ledger)
			if err != nil {
				return err
			}
			defer l.Close() // every batch is committed by now
			out, err := a.intake(c.Context(), e, l, paths)
			if err != nil {
				return err
			}
			view, err := stream.View(c.Context(), l, e.stages)
			if err != nil {
				return err
			}
			if !a.quiet {
				fmt.Fprintf(a.out, "%s; %s holds %s, %s, %s\n", summary(out), a.ledger, count(len(view.Documents), "report", "reports"),
					count(len(view.Events), "event", "events"), count(len(view.Findings), "finding", "findings"))
			}
			return refusedError(out)
		},
	}
}

// view opens the ledger, which must exist, and gives its resolved view.
func (a *app) view(c *cobra.Command) (*readout.Export, error) {
	if _, err := os.Stat(a.ledger); err != nil {
		return nil, &readout.Error{Kind: readout.KindNotFound, Place: a.ledger, Reason: "there is no ledger", Hint: "make one with: readout add PATH…, or name it with --ledger"}
	}
	e, err := newEngine()
	if err != nil {
		return nil, err
	}
	l, err := e.open(c.Context(), a.ledger)
	if err != nil {
		return nil, err
	}
	defer l.Close() // only read from, or the view is stored
	return stream.View(c.Context(), l, e.stages)
}

func (a *app) exportCommand() *cobra.Command {
	var format, file string
	c := &cobra.Command{
		Use: "export", GroupID: "ledger", Args: cobra.NoArgs,
		Short:   "Write the whole ledger as JSON",
		Example: "  readout export -o affair.json",
		RunE: func(c *cobra.Command, _ []string) error {
			if format != "json" {
				return errUsage{fmt.Errorf("export: no format %q; there is json", format)}
			}
			view, err := a.view(c)
			if err != nil {
				return err
			}
			return a.write(file, func(w *output) error { return report.JSON(w, view) })
		},
	}
	c.Flags().StringVar(&format, "format", "json", "json")
	c.Flags().StringVarP(&file, "output", "o", "", "`file` to write; standard output when empty")
	return c
}

func (a *app) verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use: "verify [FILE.json]", GroupID: "ledger", Args: cobra.MaximumNArgs(1),
		Short: "Prove every line: evidence, ids, hashes",
		Long: `Verify proves that each piece of evidence is exactly what its report says at that
place, that every id that is named exists and follows from content, and that the
texts match their hashes. It reads the ledger, or an exported file.`,
		RunE: func(c *cobra.Command, args []string) error {
			var view *readout.Export
			var faults []string
			var err error
			if len(args) == 1 {
				view, err = readExport(args[0])
			} else if view, err = a.view(c); err == nil {
				faults, err = a.checkStorage(c)
			}
			if err != nil {
				return err
			}
			for _, p := range ledger.Verify(view) {
				faults = append(faults, p.String())
			}
			for _, f := range faults {
				fmt.Fprintln(a.err, "readout:", f)
			}
			fmt.Fprintf(a.out, "%s, %s of evidence checked, %s\n", count(len(view.Documents), "report", "reports"),
				count(ledger.EvidenceCount(view), "piece", "pieces"), count(len(faults), "fault", "faults"))
			if len(faults) > 0 {
				return errRefused
			}
			return nil
		},
	}
}
