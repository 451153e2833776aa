package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const corpora = "../../eval/testdata"

func TestEval_printsATableAndTheWorstErrors(t *testing.T) {
	saved := filepath.Join(t.TempDir(), "found.jsonl")
	code, out, errs := readoutRun(t, "", "eval", "timex", corpora+"/timex", "--errors", "9", "--save", saved)
	if code != exitRead || !strings.Contains(out, "strict F1") || !strings.Contains(out, "documents: 1 ") {
		t.Errorf("exit %d\n%s%s", code, out, errs)
	}
	if b, err := os.ReadFile(saved); err != nil || !strings.HasPrefix(string(b), `{"id":"harbour"`) {
		t.Errorf("saved %q, %v", b, err)
	}
}

func TestEval_refusesWhatIsNoCorpus(t *testing.T) {
	for _, args := range [][]string{
		{"eval", "timex", corpora + "/absent"},
		{"eval", "events", corpora + "/timex"},
		{"eval", "timex", corpora + "/timex", "--part", "elsewhere"},
		{"eval", "attribution", corpora + "/polnear", "--cofenet", corpora + "/absent"},
		{"eval", "gate", "--floors", corpora + "/absent.json"},
	} {
		if code, _, errs := readoutRun(t, "", args...); code != exitRefused || errs == "" {
			t.Errorf("%v: exit %d, %q", args, code, errs)
		}
	}
	if code, _, _ := readoutRun(t, "", "eval", "gate", "--allow-regression"); code != exitUsage {
		t.Errorf("--allow-regression without --pin: exit %d", code)
	}
}

func TestEvalGate_pinsThenHoldsThenFails(t *testing.T) {
	floors := filepath.Join(t.TempDir(), "floors.json")
	put := func(text string) {
		if err := os.WriteFile(floors, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put(`{"corpora":[{"measure":"stories","path":"stories.jsonl","sha256":"","documents":0,"floors":[]}]}`)
	gate := func(flags ...string) (int, string) {
		code, out, errs := readoutRun(t, "", append([]string{"eval", "gate", "--data", corpora, "--floors", floors}, flags...)...)
		return code, out + errs
	}
	if code, said := gate(); code != exitRefused || !strings.Contains(said, "--pin") {
		t.Errorf("an unknown corpus passed: %d\n%s", code, said)
	}
	if code, said := gate("--pin"); code != exitRead {
		t.Fatalf("pinning: %d\n%s", code, said)
	}
	if code, said := gate(); code != exitRead || !strings.Contains(said, "BCubed F1") {
		t.Errorf("right after pinning: %d\n%s", code, said)
	}
	b, err := os.ReadFile(floors)
	if err != nil {
		t.Fatal(err)
	}
	put(strings.Replace(string(b), `"floor": `, `"floor": 1`, 1)) // a floor no program reaches
	if code, said := gate(); code != exitRefused || !strings.Contains(said, "below its floor") {
		t.Errorf("below a floor: %d\n%s", code, said)
	}
}

func TestEvalSpeed_drawsAGrowingLedger(t *testing.T) {
	folder := t.TempDir()
	lines, table := filepath.Join(folder, "growth.jsonl"), filepath.Join(folder, "growth.csv")
	reports := "../../examples/canal-year"
	code, out, errs := readoutRun(t, "", "eval", "speed", "--ledger", "--documents", "30", "--step", "16", "--single", "2", "--save", table, reports)
	if code != exitRead || !strings.Contains(out, "one by one") || !strings.Contains(out, "█") || !strings.Contains(out, "invented, for size only") {
		t.Errorf("exit %d\n%s%s", code, out, errs)
	}
	if b, err := os.ReadFile(table); err != nil || strings.Count(string(b), "\n") != 3 || !strings.Contains(string(b), "\n30,") {
		t.Errorf("saved %q, %v", b, err)
	}
	code, out, errs = readoutRun(t, "", "eval", "speed", "--ledger", "--documents", "4", "--step", "4", "--single", "1", "--save", lines, reports)
	if code != exitRead || strings.Contains(out, "invented") {
		t.Errorf("exit %d\n%s%s", code, out, errs)
	}
	if b, err := os.ReadFile(lines); err != nil || !strings.HasPrefix(string(b), `{"documents":4,`) {
		t.Errorf("saved %q, %v", b, err)
	}
	if code, _, errs := readoutRun(t, "", "eval", "speed", "--ledger", "--step", "2", "--single", "2", reports); code != exitRefused || errs == "" {
		t.Errorf("a step all of single documents: exit %d, %q", code, errs)
	}
}
