package main

import "github.com/spf13/cobra"

func (a *app) evalCommand() *cobra.Command {
	return &cobra.Command{Use: "eval", GroupID: "look", Short: "Measure the stages against gold standards"}
}
