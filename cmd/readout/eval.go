package main

import (
	"os"

	"github.com/spf13/cobra"

	"readout"
	"readout/analyze"
	"readout/eval"
)

func (a *app) evalCommand() *cobra.Command {
	c := &cobra.Command{Use: "eval", GroupID: "look", Short: "Measure the stages: speed, and quality on gold standards",
		Long: `Eval runs the real stages over a gold standard and prints precision, recall, F1
and the counts behind them. It reads the public collections as their makers
published them: a PATH is a file, a folder, a .gz or a .tar.gz.`}
	c.AddCommand(a.measures()...)
	c.AddCommand(a.speedCommand(), a.gateCommand())
	return c
}

// measuring are the flags that every measure has.
type measuring struct {
	part   string
	save   string
	errors int
}

// measures are the commands that measure quality.
func (a *app) measures() []*cobra.Command {
	limit := 0
	discrepancies := a.measure("discrepancies", "Planted disagreements found, by kind, and conflicts where none was planted",
		func(s *eval.System, c *eval.Corpus) (*eval.Result, error) { return s.Discrepancies(c, limit) })
	discrepancies.Flags().IntVar(&limit, "limit", 0, "read `n` cases only, evenly spread; 0 for all")
	lots := 0
	stories := a.measure("stories", "Which documents tell one story, on JSON Lines",
		func(s *eval.System, c *eval.Corpus) (*eval.Result, error) { return s.Stories(c, lots) })
	stories.Flags().IntVar(&lots, "lots", 0, "resolve the stories in lots of `n`, in their order; 0 for all at once")
	step := 0
	origins := a.measure("origins", "Copies found that are made for the purpose: whole, cut, merged, edited",
		func(s *eval.System, c *eval.Corpus) (*eval.Result, error) { return s.Origins(c, step) })
	origins.Flags().IntVar(&step, "step", 10, "copy every `n`-th article")
	cofenet := ""
	attribution := a.measure("attribution", "Who said what, on PolNeAR (.ann beside .txt)",
		func(s *eval.System, c *eval.Corpus) (*eval.Result, error) {
			var chunks []byte
			if cofenet != "" {
				var err error
				if chunks, err = os.ReadFile(cofenet); err != nil {
					return nil, &readout.Error{Kind: readout.KindNotFound, Place: cofenet, Reason: "cannot be read", Hint: "check the path", Err: err}
				}
			}
			return s.Attributions(c, chunks)
		})
	attribution.Flags().StringVar(&cofenet, "cofenet", "", "measure in CofeNet's protocol too, on the chunks of `file`")
	return []*cobra.Command{
		a.measure("treebank", "Tags, trees, tokens, sentences, names and in-document coreference, on CoNLL-U",
			func(_ *eval.System, c *eval.Corpus) (*eval.Result, error) { return eval.TreebankCorpus(c) }),
		attribution,
		a.measure("events", "Event types and countries, on PLOVER records", (*eval.System).Events),
		a.measure("timex", "Time expressions, on TimeML (.tml)", (*eval.System).Timexes),
		a.measure("coreference", "Which mentions are of one event, across documents, on MEANTIME (.xml)", (*eval.System).CrossDocument),
		a.measure("timeline", "Each actor's events in order of time, on SemEval-2015 Task 4", (*eval.System).Timelines),
		stories,
		origins,
		discrepancies,
	}
}

// measure is one command: the files at its paths go to run, and what comes back
// is printed.
func (a *app) measure(name, short string, run func(*eval.System, *eval.Corpus) (*eval.Result, error)) *cobra.Command {
	var m measuring
	c := &cobra.Command{
		Use: name + " PATH…", Args: cobra.MinimumNArgs(1), Short: short,
		RunE: func(c *cobra.Command, paths []string) error {
			corpus, err := eval.Open(m.part, paths...)
			if err != nil {
				return err
			}
			pipeline, err := analyze.English()
			if err != nil {
				return err
			}
			system := &eval.System{Pipeline: pipeline, Workers: a.workers}
			if m.save != "" {
				f, err := os.Create(m.save)
				if err != nil {
					return &readout.Error{Kind: readout.KindUnavailable, Place: m.save, Reason: "cannot be written", Hint: "check that there is room and that the folder may be written", Err: err}
				}
				defer f.Close() // each write was checked
				system.Save = f
			}
			result, err := run(system, corpus)
			if err != nil {
				return err
			}
			return result.Print(a.out, m.errors)
		},
	}
	c.Flags().IntVar(&m.errors, "errors", 0, "show the `n` worst errors in their sentences")
	c.Flags().StringVar(&m.part, "part", "", "read only what lies below a folder of this `name`: dev, TimeBank")
	c.Flags().StringVar(&m.save, "save", "", "write what was found to `file`, a line of JSON a document, for other scorers")
	return c
}
