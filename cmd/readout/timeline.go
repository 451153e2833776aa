package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout"
	"readout/register"
	"readout/report"
)

func (a *app) timelineCommand() *cobra.Command {
	var file, story, actor, pair string
	c := &cobra.Command{
		Use: "timeline PATH…", GroupID: "main", Args: cobra.MinimumNArgs(1),
		Short: "Read reports and tell what happened when, by story, actor or pair",
		Long: `Timeline reads what brief reads and puts the events of each story in order of
time, or with --actor and --pair those of one or two actors over all stories.
Each has its date as fine as it is known, "worked out" where no report states it,
the sentence that tells of it and how many origins do. An event without a date is
placed where a report ("after the vote"), a plan or a count ("the second talks")
tells its order; else it stands at the end.

Without -o it shows them on the terminal. With -o the ending of the file says the
form: .md Markdown, .json JSON.`,
		Example: "  readout timeline reports/\n  readout timeline reports/ --actor Solheim -o solheim.md\n  readout timeline reports/ --pair Norway,Iceland",
		RunE: func(c *cobra.Command, paths []string) error {
			form := filepath.Ext(file)
			if file != "" && form != ".md" && form != ".json" {
				return errUsage{fmt.Errorf("timeline: %s: no form %q; there are .md and .json", file, form)}
			}
			if story != "" && len(story) < report.ShortestID {
				return errUsage{fmt.Errorf("timeline: --story %q: give %d characters of its id or more", story, report.ShortestID)}
			}
			view, out, err := a.affair(c.Context(), paths, actor, pair)
			if err != nil {
				return err
			}
			list, err := timelines(view, story, strings.TrimSpace(actor+" "+pair))
			if err != nil {
				return err
			}
			if err := a.write(file, func(w *output) error { return a.timelineFace(w, view, list, form) }); err != nil {
				return err
			}
			return refusedError(out)
		},
	}
	c.Flags().StringVarP(&file, "output", "o", "", "`file` to write: .md or .json")
	c.Flags().StringVar(&story, "story", "", "the timeline of the story with this `id` alone")
	c.Flags().StringVar(&actor, "actor", "", "what involves the person, body or country of this `name`")
	c.Flags().StringVar(&pair, "pair", "", "what is between two: `A,B`")
	return c
}

// timelines makes one timeline a story, by their first days, or where whom is
// given one of all the events of the view.
func timelines(view *readout.Export, story, whom string) ([]register.Timeline, error) {
	var out []register.Timeline
	if whom != "" && story == "" {
		var all []string
		for _, e := range view.Events {
			all = append(all, e.ID)
		}
		return []register.Timeline{register.NewTimelines(view).Of(strings.ReplaceAll(whom, ",", " – "), all)}, nil
	}
	lines, stories := register.NewTimelines(view), slices.Clone(view.Stories)
	slices.SortStableFunc(stories, func(a, b readout.Story) int { return strings.Compare(string(a.From), string(b.From)) })
	for _, s := range stories {
		if !strings.HasPrefix(s.ID, story) || len(s.Events) == 0 {
			continue
		}
		line := lines.Of(s.Title, s.Events)
		line.Story = &s.ID
		out = append(out, line)
	}
	if story != "" && len(out) == 0 {
		return nil, errUsage{errors.New("timeline: no story with events has an id that begins with " + story + "; see readout timeline -o FILE.json")}
	}
	return out, nil
}

// timelineFace writes timelines in the form that a file ending names.
func (a *app) timelineFace(w *output, view *readout.Export, list []register.Timeline, form string) error {
	switch form {
	case ".json":
		return report.JSONTimelines(w, list)
	case ".md":
		return report.MarkdownTimelines(w, view, list)
	}
	return report.TerminalTimelines(w, view, list, a.terminalOptions())
}
