// Package casetest runs cases that are files: what goes in and what comes out,
// side by side in one text that a reader can check by eye. Only tests may
// import it.
//
// A case file has sections, each begun by a line "-- name --". The last one is
// called "want" and holds what the others must give.
package casetest

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what comes out into the case files")

// Case is the sections of one file by name, without the newline at their ends.
type Case map[string]string

// Run gives every file that pattern matches to f, as a subtest, and compares
// what f returns with the section "want".
func Run(t *testing.T, pattern string, f func(t *testing.T, c Case) string) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no case files match %s: %v", pattern, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), func(t *testing.T) {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			head, c := parse(string(b))
			got := strings.TrimRight(f(t, c), "\n")
			if got == c["want"] {
				return
			}
			if *update {
				if err := os.WriteFile(path, []byte(head+"-- want --\n"+got+"\n"), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			t.Errorf("%s gives\n%s\n\nbut should give\n%s\n\n(go test -update writes what it gives)", path, got, c["want"])
		})
	}
}

// parse cuts a file into its sections and gives what stands before "want".
func parse(s string) (head string, c Case) {
	c = Case{}
	name := ""
	var body strings.Builder
	for line := range strings.Lines(s) {
		if inner, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "-- "); ok && strings.HasSuffix(inner, " --") {
			c[name] = strings.TrimSuffix(body.String(), "\n")
			name = strings.TrimSuffix(inner, " --")
			body.Reset()
			if name == "want" {
				head = s[:strings.Index(s, line)]
			}
			continue
		}
		body.WriteString(line)
	}
	c[name] = strings.TrimSuffix(body.String(), "\n")
	if name != "want" {
		head = s
		if !strings.HasSuffix(head, "\n") {
			head += "\n"
		}
	}
	return head, c
}
