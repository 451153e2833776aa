package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"

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
				return fmt.Errorf("ledger %s: %w", a.ledger, err)
			}
			if err := stream.Settle(c.Context(), l, e.stages); err != nil {
				return fmt.Errorf("ledger %s: %w", a.ledger, err)
			}
			if !a.quiet {
				n, err := l.Counts(c.Context())
				if err != nil {
					return err
				}
				fmt.Fprintf(a.out, "%s; %s holds %s, %s, %s\n", summary(out), a.ledger, count(n["documents"], "report", "reports"),
					count(n["events"], "event", "events"), count(n["findings"], "finding", "findings"))
			}
			if err := a.tellStale(c.Context(), l); err != nil {
				return err
			}
			return refusedError(out)
		},
	}
}

// settled opens the ledger, which must exist, brings its view up to date and
// gives it to f.
func (a *app) settled(c *cobra.Command, f func(readout.Ledger) error) error {
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
	defer l.Close() // only read from, or each step of settling is stored
	if err := a.tellStale(c.Context(), l); err != nil {
		return err
	}
	return stream.Settled(c.Context(), l, e.stages, func() error { return f(l) })
}

// holding gives the parts of the ledger that hold what an id or name means;
// all of it where nothing has such an id. Where the id is that of a story that
// is there no longer, it gives the id of what became of it.
func (a *app) holding(c *cobra.Command, id string) (view *readout.Export, now string, err error) {
	err = a.settled(c, func(l readout.Ledger) error {
		now = id
		if len(id) >= report.ShortestID {
			view, err = l.Holding(c.Context(), id)
			if err != nil || len(view.Documents) > 0 {
				return err
			}
			if next, err := l.Successor(c.Context(), id); err == nil {
				a.tell("story %s is part of %s now", id, next)
				now = next
				view, err = l.Holding(c.Context(), next)
				return err
			} else if readout.KindOf(err) != readout.KindNotFound {
				return err
			}
		}
		view, err = stream.Whole(c.Context(), l)
		return err
	})
	return view, now, err
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
			return a.settled(c, func(l readout.Ledger) error {
				return a.write(file, func(w *output) error {
					return report.Stream(w, func(kind string, f func([]byte) error) error { return l.Rows(c.Context(), kind, f) })
				})
			})
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
			var checked proof
			var err error
			if len(args) == 1 {
				var view *readout.Export
				if view, err = readExport(args[0]); err == nil {
					checked.add(view)
				}
			} else if err = a.settled(c, func(l readout.Ledger) (err error) {
				if checked.analyses, err = l.Analyses(c.Context()); err != nil {
					return err
				}
				if err := a.tellReadBefore(c.Context(), l); err != nil {
					return err
				}
				return l.EachPart(c.Context(), func(part *readout.Export) error { checked.add(part); return nil })
			}); err == nil {
				var faults []string
				faults, err = a.checkStorage(c)
				checked.faults = append(faults, checked.faults...)
			}
			if err != nil {
				return err
			}
			for _, f := range checked.faults {
				a.tell("%s", f)
			}
			for _, line := range checked.stamps() {
				fmt.Fprintln(a.out, line)
			}
			fmt.Fprintf(a.out, "%s, %s of evidence checked, %s\n", count(checked.documents, "report", "reports"),
				count(checked.evidence, "piece", "pieces"), count(len(checked.faults), "fault", "faults"))
			if len(checked.faults) > 0 {
				return errRefused
			}
			return nil
		},
	}
}

// proof gathers what was checked, an export or a part of one at a time.
type proof struct {
	documents, evidence int
	faults              []string
	analyses            map[string]int // reports by what analysed them
}

// stamps tells by which version of the analysis the reports were read, a line each.
func (p *proof) stamps() []string {
	var lines []string
	for version, n := range p.analyses {
		lines = append(lines, count(n, "report", "reports")+" analysed by "+cmp.Or(version, "an unknown version"))
	}
	slices.Sort(lines)
	return lines
}

func (p *proof) add(view *readout.Export) {
	p.documents += len(view.Documents)
	p.evidence += ledger.EvidenceCount(view)
	for _, problem := range ledger.Verify(view) {
		p.faults = append(p.faults, problem.String())
	}
}
