package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"readout"
	"readout/report"
)

// historyForms are how the history can be written.
const historyForms = "table, json"

func (a *app) historyCommand() *cobra.Command {
	var story, format string
	c := &cobra.Command{
		Use: "history [LEDGER]", GroupID: "ledger", Args: cobra.MaximumNArgs(1),
		Short: "Tell what became of stories as reports came in",
		Long: `History lists, oldest first, how each batch of reports changed the stories of the
ledger: born, grown, joined, split, dissolved. It depends on the order in which
reports came and is no part of the export. A story that took another id is still
found under the old one.`,
		Example: "  readout history\n  readout history --story s0123 --format json affair.ledger",
		RunE: func(c *cobra.Command, args []string) error {
			if format != "table" && format != "json" {
				return errUsage{fmt.Errorf("history: no format %q; there are %s", format, historyForms)}
			}
			if len(args) == 1 {
				a.ledger = args[0]
			}
			return a.settled(c, func(l readout.Ledger) error {
				id, err := storyOf(c, l, story)
				if err != nil {
					return err
				}
				changes, err := l.Changes(c.Context(), id)
				if err != nil {
					return err
				}
				return a.write("", func(w *output) error { return writeHistory(w, changes, format) })
			})
		},
	}
	c.Flags().StringVar(&story, "story", "", "tell only of the story of this `id`, or the beginning of one")
	c.Flags().StringVar(&format, "format", "table", historyForms)
	return c
}

// storyOf gives the whole id of a story that is there, or what became of one
// that was.
func storyOf(c *cobra.Command, l readout.Ledger, id string) (string, error) {
	if id == "" {
		return "", nil
	}
	view, err := l.Holding(c.Context(), id)
	if err != nil {
		return "", err
	}
	whole, err := report.Find(view, id)
	switch {
	case err == nil && strings.HasPrefix(whole, "s"):
		return whole, nil
	case err == nil:
		return "", &readout.Error{Kind: readout.KindInvalid, Place: id, Reason: "is no story", Hint: "readout list stories shows what there is"}
	case readout.KindOf(err) != readout.KindNotFound:
		return "", err
	}
	return l.Successor(c.Context(), id)
}

// writeHistory writes changes as a JSON line each, or as a table.
func writeHistory(w *output, changes []readout.StoryChange, format string) error {
	if format == "json" {
		enc := json.NewEncoder(w)
		for _, change := range changes {
			if err := enc.Encode(change); err != nil {
				return fmt.Errorf("history: %w", err)
			}
		}
		return nil
	}
	for _, change := range changes {
		line := []string{fmt.Sprint(change.Batch), change.At, string(change.Kind), strings.Join(change.From, " "), strings.Join(change.To, " "),
			count(len(change.Documents), "report", "reports")}
		if _, err := fmt.Fprintln(w, strings.Join(line, "\t")); err != nil {
			return fmt.Errorf("history: %w", err)
		}
	}
	return nil
}
