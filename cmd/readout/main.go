// Command readout reads many reports of one affair and puts every account of
// it side by side. This package is wiring: flags, files, exit codes.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"

	"readout"
	"readout/report"
)

// The exit codes.
const (
	exitRead    = 0 // all inputs read
	exitRefused = 1 // something was refused or found faulty; it is listed
	exitUsage   = 2 // the command was not understood
)

// app is what every command shares.
type app struct {
	in       io.Reader
	out, err io.Writer
	ledger   string // address of the ledger
	workers  int
	quiet    bool
}

// errRefused says that the work is done but not all of it was well; what was
// wrong has been printed.
var errRefused = errors.New("some inputs were refused")

// errUsage wraps mistakes in the command line.
type errUsage struct{ error }

func (e errUsage) Unwrap() error { return e.error }

// garbage is by how many percent memory may grow before it is swept: twice the
// usual, as most of what the program holds is its language pack. The
// environment's GOGC goes before it.
const garbage = 200

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program, with its world as arguments, so that tests run it.
func run(ctx context.Context, args []string, in io.Reader, out, err io.Writer) int {
	a := &app{in: in, out: out, err: err}
	root := a.root()
	root.SetArgs(append([]string{}, args...)) // none is not the process's own
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(err)
	failure := root.ExecuteContext(ctx)
	var usage errUsage
	switch {
	case failure == nil:
		return exitRead
	case errors.Is(failure, errRefused):
		return exitRefused
	case errors.Is(failure, context.Canceled):
		fmt.Fprintln(err, "readout: interrupted (give the command again to go on; what a ledger holds is safe)")
		return exitRefused
	case errors.As(failure, &usage):
		fmt.Fprintf(err, "readout: %v\nTry: readout --help\n", failure)
		return exitUsage
	}
	a.tell("%v", failure)
	return exitRefused
}

// tell writes a line to standard error. It may hold what others named: a file or a
// record can be called by what would move the cursor.
func (a *app) tell(format string, args ...any) {
	fmt.Fprintln(a.err, "readout:", report.Plain(fmt.Sprintf(format, args...)))
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "readout",
		Short: "Put every account of an affair side by side",
		Long: `Readout reads many reports of one affair and gives back a ledger: what happened
and when, who said what in which words, which figures were given, what all
accounts share, where they contradict one another, what one side leaves out,
which reports are only copies, and the sentence behind every line.

It runs on this machine alone. Nothing is sent anywhere, and no text is made up.`,
		Example: `  readout brief reports/                    # a brief on the terminal
  readout brief reports/ -o brief.html      # one page, to open and to send
  readout add reports/*.txt                 # keep them in a ledger
  readout list                              # what the ledger holds`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	flags := root.PersistentFlags()
	flags.StringVarP(&a.ledger, "ledger", "l", envOr("READOUT_LEDGER", "readout.ledger"), "ledger `file` (READOUT_LEDGER)")
	flags.IntVarP(&a.workers, "jobs", "j", 0, "reports analysed at once; 0 for one a processor")
	flags.BoolVarP(&a.quiet, "quiet", "q", false, "no progress, no summary of what was read")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return errUsage{err} })
	root.AddGroup(&cobra.Group{ID: "main", Title: "The main job:"}, &cobra.Group{ID: "ledger", Title: "With a ledger:"},
		&cobra.Group{ID: "look", Title: "A closer look:"})
	root.AddCommand(a.briefCommand(), a.timelineCommand(), a.addCommand(), a.listCommand(), a.showCommand(), a.explainCommand(), a.exportCommand(), a.historyCommand(),
		a.verifyCommand(), a.refreshCommand(), a.backupCommand(), a.annotateCommand(), a.planCommand(), a.ruleCommand(), a.evalCommand(), a.versionCommand())
	usageArgs(root)
	return root
}

// usageArgs makes wrong arguments of any command errors of usage.
func usageArgs(c *cobra.Command) {
	if check := c.Args; check != nil {
		c.Args = func(c *cobra.Command, args []string) error {
			if err := check(c, args); err != nil {
				return errUsage{fmt.Errorf("%s: %w", c.CommandPath(), err)}
			}
			return nil
		}
	}
	for _, sub := range c.Commands() {
		usageArgs(sub)
	}
}

func envOr(name, otherwise string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return otherwise
}

// refuse prints what was not read, and why, one line each.
func (a *app) refuse(refused []readout.Refusal) {
	for _, r := range refused {
		hint := r.Hint
		if hint != "" {
			hint = " (" + hint + ")"
		}
		a.tell("%s: %s%s", r.Name, r.Reason, hint)
	}
}
