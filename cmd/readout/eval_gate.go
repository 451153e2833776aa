package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"readout"
	"readout/analyze"
	"readout/eval"
)

func (a *app) gateCommand() *cobra.Command {
	var data, file string
	var pin, allow bool
	c := &cobra.Command{
		Use: "gate", Args: cobra.NoArgs, Short: "Measure everything and fail where a figure is below its floor",
		Long: `Gate measures every corpus that the file of floors names, below the folder of
data, and fails when a figure is below its floor or a corpus is not the one that
the floors were measured on.`,
		RunE: func(*cobra.Command, []string) error {
			if allow && !pin {
				return errUsage{fmt.Errorf("eval gate: --allow-regression means nothing without --pin")}
			}
			raw, err := os.ReadFile(file)
			if err != nil {
				return &readout.Error{Kind: readout.KindNotFound, Place: file, Reason: "cannot be read", Err: err, Hint: "run it in the checkout, or name the file with --floors"}
			}
			floors, err := eval.ReadFloors(file, raw)
			if err != nil {
				return err
			}
			pipeline, err := analyze.English()
			if err != nil {
				return err
			}
			system := &eval.System{Pipeline: pipeline, Workers: a.workers}
			verdicts, err := system.Gate(floors, data, eval.Pinning{Pin: pin, Allow: allow}, func(line string) {
				if !a.quiet {
					fmt.Fprintln(a.err, line)
				}
			})
			if err != nil {
				return err
			}
			if pin {
				if err := a.write(file, func(w *output) error { return floors.Write(w) }); err != nil {
					return err
				}
			}
			failed, err := eval.PrintVerdicts(a.out, verdicts)
			if err != nil {
				return err
			}
			if failed > 0 {
				fmt.Fprintf(a.err, "readout: %s below the floor\n", count(failed, "figure is", "figures are"))
				return errRefused
			}
			return nil
		},
	}
	c.Flags().StringVar(&data, "data", envOr("READOUT_DATA", "data"), "`folder` of the corpora (READOUT_DATA)")
	c.Flags().StringVar(&file, "floors", "eval/floors.json", "`file` of floors")
	c.Flags().BoolVar(&pin, "pin", false, "set the floors anew, a little under what is measured now; none sinks")
	c.Flags().BoolVar(&allow, "allow-regression", false, "with --pin: let floors sink too")
	return c
}
