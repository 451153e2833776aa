package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout"
	"readout/register"
	"readout/report"
	"readout/stream"
)

func (a *app) briefCommand() *cobra.Command {
	var file string
	var full bool
	var actor, pair string
	c := &cobra.Command{
		Use: "brief PATH…", GroupID: "main", Args: cobra.MinimumNArgs(1),
		Short: "Read reports and show what they tell, side by side",
		Long: `Brief reads files, folders, patterns, zip archives or standard input (-) and
shows, for each affair: a timeline, the accounts of each event side by side with
conflicts and silences first, quotations and how they vary, figures, and who
copies whom. Nothing is kept; see "readout add" for a ledger.

Without -o it shows the brief on the terminal. With -o the ending of the file
says the form: .html one page, .md Markdown, .json the whole ledger.`,
		Example: "  readout brief reports/\n  readout brief reports/ --full -o brief.html\n  readout brief a.txt b.txt -o ledger.json",
		RunE: func(c *cobra.Command, paths []string) error {
			form := filepath.Ext(file)
			if file != "" && !strings.Contains(" .html .md .json ", " "+form+" ") {
				return errUsage{fmt.Errorf("brief: %s: no form %q; there are .html, .md and .json", file, form)}
			}
			if form == ".json" && actor+pair != "" {
				return errUsage{errors.New("brief: --actor and --pair cut what is shown; .json is always the whole ledger")}
			}
			view, out, err := a.affair(c.Context(), paths, actor, pair)
			if err != nil {
				return err
			}
			if err := a.write(file, func(w *output) error { return a.face(w, view, form, full) }); err != nil {
				return err
			}
			if file != "" && !a.quiet {
				fmt.Fprintf(a.err, "%s: %s\n", file, summary(out))
			}
			return refusedError(out)
		},
	}
	c.Flags().StringVarP(&file, "output", "o", "", "`file` to write: .html, .md or .json")
	c.Flags().StringVar(&actor, "actor", "", "show only what involves the person, body or country of this `name`")
	c.Flags().StringVar(&pair, "pair", "", "show only what is between two: `A,B`")
	c.Flags().BoolVar(&full, "full", false, "show everything, not only what matters most")
	return c
}

// affair reads reports without keeping them and gives their view, cut to an
// actor or a pair where they are named. Reports of which none could be read are
// no affair.
func (a *app) affair(ctx context.Context, paths []string, actor, pair string) (*readout.Export, stream.Outcome, error) {
	e, err := newEngine()
	if err != nil {
		return nil, stream.Outcome{}, err
	}
	l, err := e.open(ctx, ":memory:")
	if err != nil {
		return nil, stream.Outcome{}, err
	}
	defer l.Close() // it lives in memory
	out, err := a.intake(ctx, e, l, paths)
	if err != nil {
		return nil, out, err
	}
	view, err := stream.View(ctx, l, e.stages)
	if err != nil {
		return nil, out, err
	}
	if len(view.Documents) == 0 {
		fmt.Fprintln(a.err, "readout: no report could be read: there is nothing to show")
		return nil, out, errRefused // each refusal has been printed
	}
	view, err = a.only(view, actor, pair)
	return view, out, err
}

// only cuts a view to what involves an actor, or both of a pair.
func (a *app) only(view *readout.Export, actor, pair string) (*readout.Export, error) {
	var names []string
	if actor != "" {
		names = append(names, actor)
	}
	if pair != "" {
		two := strings.Split(pair, ",")
		if len(two) != 2 || strings.TrimSpace(two[0]) == "" || strings.TrimSpace(two[1]) == "" {
			return nil, errUsage{fmt.Errorf("--pair %q: give two names with a comma between", pair)}
		}
		names = append(names, two...)
	}
	if len(names) == 0 {
		return view, nil
	}
	cut, unknown := register.Only(view, names)
	if len(unknown) > 0 {
		return nil, errUsage{fmt.Errorf("nobody in these reports is called %q; give a name as a report has it", strings.TrimSpace(unknown[0]))}
	}
	return cut, nil
}

// face writes a view in the form that a file ending names; on the terminal when empty.
func (a *app) face(w *output, view *readout.Export, form string, full bool) error {
	options := report.Options{Full: full, Now: time.Now()}
	switch form {
	case ".json":
		return report.AffairJSON(w, view)
	case ".html":
		return report.HTML(w, report.New(view, options))
	case ".md":
		return report.Markdown(w, report.New(view, options))
	}
	return report.Terminal(w, report.New(view, options), a.terminalOptions())
}

// terminalOptions are width and colour as the terminal has them; a pipe gets
// plain text.
func (a *app) terminalOptions() report.TerminalOptions {
	width, ok := terminal(a.out)
	return report.TerminalOptions{Width: width, Colour: ok && envOr("NO_COLOR", "") == "", Now: time.Now()}
}

func (a *app) listCommand() *cobra.Command {
	return &cobra.Command{
		Use: "list [KIND]", GroupID: "look", Args: cobra.MaximumNArgs(1),
		Short: "List what the ledger holds, a line each, with ids",
		Long:  "List gives one line a row: a table on a terminal, columns between tabs elsewhere. KIND is one of: " + strings.Join(report.ListKinds, ", ") + ".",
		RunE: func(c *cobra.Command, args []string) error {
			kind := "stories"
			if len(args) == 1 {
				kind = args[0]
			}
			return a.settled(c, func(l readout.Ledger) error {
				view, err := stream.Listed(c.Context(), l, kind)
				if err != nil {
					return err
				}
				return a.write("", func(w *output) error {
					if _, eyes := terminal(a.out); eyes {
						return report.ListTable(w, view, kind, a.terminalOptions())
					}
					return report.List(w, view, kind)
				})
			})
		},
	}
}

func (a *app) showCommand() *cobra.Command {
	return &cobra.Command{
		Use: "show ID", GroupID: "look", Args: cobra.ExactArgs(1),
		Short: "Show a report, event, actor, story or finding, with its evidence",
		RunE: func(c *cobra.Command, args []string) error {
			view, id, err := a.holding(c, args[0])
			if err != nil {
				return err
			}
			return a.write("", func(w *output) error { return report.Show(w, view, id, a.terminalOptions()) })
		},
	}
}

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use: "explain ID", GroupID: "look", Args: cobra.ExactArgs(1),
		Short: "Give the reasons of a finding or of a merge",
		RunE: func(c *cobra.Command, args []string) error {
			view, id, err := a.holding(c, args[0])
			if err != nil {
				return err
			}
			return a.write("", func(w *output) error { return report.Explain(w, view, id, a.terminalOptions()) })
		},
	}
}
