package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"readout"
	"readout/analyze/happenings"
	"readout/ingest"
	"readout/internal/conllu"
	"readout/report"
)

func (a *app) annotateCommand() *cobra.Command {
	var format, file string
	c := &cobra.Command{
		Use: "annotate PATH…", GroupID: "look", Args: cobra.MinimumNArgs(1),
		Short: "Write what is read in each report: who, when, how much, who said what",
		Long: `Annotate writes one line of JSON for each report, in the order read (--format
jsonl), or tokens, tags and trees as Universal Dependencies (--format conllu).

Mentions are the acts of politics with their PLOVER types, then all else that
is said to have happened (type OTHER, its verb as mode).`,
		RunE: func(c *cobra.Command, paths []string) error {
			if format != "jsonl" && format != "conllu" {
				return errUsage{fmt.Errorf("annotate: no format %q; there are jsonl and conllu", format)}
			}
			e, err := newEngine()
			if err != nil {
				return err
			}
			bar := a.newProgress("reading ", "%d of %d files")
			defer bar.close()
			var refused []readout.Refusal
			err = a.write(file, func(w *output) error {
				for doc, refusal := range ingest.Read(c.Context(), ingest.Options{Stdin: a.in, Progress: bar.read}, paths...) {
					if refusal != nil {
						refused = append(refused, *refusal)
						continue
					}
					if err := e.stages.Annotate(doc); err != nil {
						return err
					}
					if err := annotation(w, format, doc); err != nil {
						return err
					}
				}
				return nil
			})
			a.refuse(refused)
			if err == nil && len(refused) > 0 {
				err = errRefused
			}
			return err
		},
	}
	c.Flags().StringVar(&format, "format", "jsonl", "jsonl or conllu")
	c.Flags().StringVarP(&file, "output", "o", "", "`file` to write; standard output when empty")
	return c
}

func annotation(w *output, format string, doc *readout.Document) error {
	if format == "conllu" {
		return conllu.Write(w, doc)
	}
	doc.Happenings = happenings.New().Annotate(doc).Happenings
	return report.Annotations(w, doc)
}

func (a *app) planCommand() *cobra.Command {
	return &cobra.Command{
		Use: "plan", GroupID: "look", Args: cobra.NoArgs, Short: "Show the annotators in order, with what each needs and gives",
		RunE: func(*cobra.Command, []string) error {
			e, err := newEngine()
			if err != nil {
				return err
			}
			fmt.Fprint(a.out, e.pipeline.Plan())
			return nil
		},
	}
}

// version is set by the linker in releases.
var version = "development"

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", GroupID: "look", Args: cobra.NoArgs, Short: "Print the versions of program, contract and analysis",
		RunE: func(*cobra.Command, []string) error {
			e, err := newEngine()
			if err != nil {
				return err
			}
			goVersion := ""
			if info, ok := debug.ReadBuildInfo(); ok {
				goVersion = info.GoVersion
			}
			fmt.Fprintf(a.out, "readout   %s (%s)\ncontract  %d\nreading   ingest/%d\nanalysis  %s\n", version, goVersion, readout.ContractVersion, ingest.ReadingVersion, e.analysis())
			return nil
		},
	}
}
