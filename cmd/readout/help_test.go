package main

import (
	"strings"
	"testing"
)

// TestHelp_namesEveryCommandAndWhatItDoes reads help as a newcomer would.
func TestHelp_namesEveryCommandAndWhatItDoes(t *testing.T) {
	code, help, errs := readoutRun(t, "", "--help")
	if code != exitRead || errs != "" {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	if _, bare, _ := readoutRun(t, ""); !strings.Contains(bare, "readout brief reports/") {
		t.Errorf("readout alone does not show how to begin: %s", bare)
	}
	for _, s := range []string{"side by side", "Nothing is sent anywhere", "readout brief reports/", "-o brief.html", "--ledger", "--jobs", "--quiet", "READOUT_LEDGER", "completion"} {
		if !strings.Contains(help, s) {
			t.Errorf("readout --help does not say %q", s)
		}
	}
	for command, says := range map[string][]string{
		"brief":    {"brief PATH…", "folders", "standard input (-)", ".html", ".md", ".json", "--full", "Nothing is kept", "timeline"},
		"timeline": {"timeline PATH…", "--story", "--actor", "--pair", ".md", ".json", "worked out", "without a date"},
		"add":      {"add PATH…", "into the", "ledger", "made if there is none", "standard input (-)", "order"},
		"list":     {"list [KIND]", "stories", "documents", "events", "findings"},
		"show":     {"show ID", "evidence"},
		"explain":  {"explain ID", "reasons"},
		"export":   {"export", "JSON", "--output", "standard output"},
		"history":  {"history [LEDGER]", "born, grown, joined, split, dissolved", "--story", "no part of the export"},
		"refresh":  {"refresh", "older version", "interrupted", "no file is read"},
		"backup":   {"backup FILE", "in use", "checked", "a path where there is nothing"},
		"verify":   {"verify [FILE.json]", "evidence", "hashes", "exported file"},
		"annotate": {"annotate PATH…", "jsonl", "conllu"},
		"plan":     {"plan", "annotators in order"},
		"rule":     {"rule"},
		"version":  {"version", "contract"},
	} {
		t.Run(command, func(t *testing.T) {
			code, own, errs := readoutRun(t, "", command, "--help")
			if code != exitRead || errs != "" {
				t.Fatalf("exit code %d: %s", code, errs)
			}
			for _, s := range says {
				if !strings.Contains(own, s) {
					t.Errorf("readout %s --help does not say %q:\n%s", command, s, own)
				}
			}
			if !strings.Contains(help, "\n  "+command+" ") {
				t.Errorf("readout --help does not list %s", command)
			}
		})
	}
}

func TestCompletion_isGivenForEveryShell(t *testing.T) {
	for shell, says := range map[string]string{"bash": "__start_readout", "zsh": "#compdef readout", "fish": "complete -c readout", "powershell": "Register-ArgumentCompleter"} {
		if code, out, errs := readoutRun(t, "", "completion", shell); code != exitRead || !strings.Contains(out, says) {
			t.Errorf("%s: exit code %d, no %q: %s", shell, code, says, errs)
		}
	}
	if _, out, _ := readoutRun(t, "", "__complete", "ex"); !strings.Contains(out, "explain\t") || !strings.Contains(out, "export\t") {
		t.Errorf("ex completes to %q", out)
	}
}
