package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write examples/AFFAIR.expected.md anew; read the difference before you commit it")

// TestExamples_giveTheirExpectedBrief compares the brief of each example with
// the one that stands beside its folder, so that a change of what readers see
// is seen in review.
func TestExamples_giveTheirExpectedBrief(t *testing.T) {
	entries, err := os.ReadDir("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		tried++
		t.Run(e.Name(), func(t *testing.T) { expectedBrief(t, filepath.Join("../../examples", e.Name())) })
	}
	if tried == 0 {
		t.Fatal("there are no examples")
	}
}

// TestExamples_giveTheirExpectedTimeline does the same for the timeline of a
// short affair and for that of a pair in a long one.
func TestExamples_giveTheirExpectedTimeline(t *testing.T) {
	for name, args := range map[string][]string{"fishing-accord": nil, "canal-year": {"--pair", "Panama,Peru"}} {
		t.Run(name, func(t *testing.T) {
			expected(t, filepath.Join("../../examples", name+".timeline.md"), append([]string{"timeline", filepath.Join("../../examples", name)}, args...)...)
		})
	}
}

func expectedBrief(t *testing.T, dir string) {
	expected(t, dir+".expected.md", "brief", dir)
}

// expected compares what a command writes with a file in examples.
func expected(t *testing.T, expected string, args ...string) {
	file := filepath.Join(t.TempDir(), "out.md")
	if code, _, errs := readoutRun(t, "", append(args, "-o", file)...); code != exitRead {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(expected, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(expected)
	if err != nil {
		t.Fatalf("%v (make it with: go test ./cmd/readout -run Examples -update)", err)
	}
	if g, w, line, ok := firstDifference(string(got), string(want)); ok {
		t.Errorf("line %d is\n  %q\nwhere %s has\n  %q\nIf the new one is better: go test ./cmd/readout -run Examples -update", line, g, expected, w)
	}
}

// firstDifference gives the first line in which two texts differ.
func firstDifference(a, b string) (inA, inB string, line int, differ bool) {
	if a == b {
		return "", "", 0, false
	}
	as, bs := strings.SplitAfter(a, "\n"), strings.SplitAfter(b, "\n")
	for line < len(as) && line < len(bs) && as[line] == bs[line] {
		line++
	}
	if line < len(as) {
		inA = as[line]
	}
	if line < len(bs) {
		inB = bs[line]
	}
	return inA, inB, line + 1, true
}
