package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"readout"
	"readout/rules"
)

func (a *app) ruleCommand() *cobra.Command {
	c := &cobra.Command{Use: "rule", GroupID: "look", Short: "Work on rules"}
	c.AddCommand(&cobra.Command{
		Use: "try FILE TEXT", Args: cobra.ExactArgs(2), Short: "Run one rule file on a text and show what it finds",
		Example: `  readout rule try rules/en/timexes/ago.rule "They met three weeks ago."`,
		RunE: func(_ *cobra.Command, args []string) error {
			source, err := os.ReadFile(args[0])
			if err != nil {
				return &readout.Error{Kind: readout.KindNotFound, Place: args[0], Reason: "cannot be read", Hint: "check the path", Err: err}
			}
			rule, err := rules.Parse(args[0], string(source))
			if err != nil {
				return err
			}
			e, err := newEngine()
			if err != nil {
				return err
			}
			doc, err := readout.NewDocument(readout.Document{Names: []string{"text"}, Text: args[1], Language: "en"})
			if err != nil {
				return err
			}
			if err := e.stages.Annotate(doc); err != nil {
				return err
			}
			return a.try(rule, doc)
		},
	})
	return c
}

// try prints each match: the words between brackets, then what is assigned.
func (a *app) try(rule *rules.Rule, doc *readout.Document) error {
	below, err := earlierRules(rule)
	if err != nil {
		return err
	}
	found, err := rules.Try(rule, doc, below...)
	if err != nil {
		return err
	}
	for _, m := range found {
		first, last := doc.Tokens[m.Tokens.First], doc.Tokens[m.Tokens.End-1]
		fmt.Fprintf(a.out, "[%s]", doc.Text[first.Start:last.End])
		for _, f := range m.Fields() {
			fmt.Fprintf(a.out, " %s=%s", f.Key, f.Template)
		}
		fmt.Fprintln(a.out)
	}
	if len(found) == 0 {
		fmt.Fprintln(a.out, "no match")
	}
	return nil
}

// earlierRules are the embedded rules of earlier stages that a rule may build on.
func earlierRules(rule *rules.Rule) ([]*rules.Rule, error) {
	var below []*rules.Rule
	for _, path := range rules.Paths() {
		source, err := rules.Source(path)
		if err != nil {
			return nil, err
		}
		r, err := rules.Parse(path, source)
		if err != nil {
			return nil, err
		}
		if r.Stage < rule.Stage {
			below = append(below, r)
		}
	}
	return below, nil
}
