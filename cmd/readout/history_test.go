package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
)

// flooded are three reports of one flood; the last to be read appeared first.
var flooded = map[string]string{
	"b.txt": "2031-05-03\n\nThe river Aune rose by two metres over night and the lower town of Velm was cleared before dawn on Saturday, the mayor said. Both bridges were closed to cars.",
	"c.txt": "2031-05-04\n\nThe lower town of Velm was still cleared on Sunday after the river Aune rose by two metres, the mayor said. The bridges of Velm stay closed to cars.",
	"a.txt": "2031-05-02\n\nThe mayor of Velm said the lower town would be cleared as the river Aune rose. Both bridges would be closed to cars, the mayor said.",
}

func storyIDs(t *testing.T, ledger string) string {
	t.Helper()
	_, out, errs := readoutRun(t, "", "-l", ledger, "list", "stories")
	if errs != "" {
		t.Fatal(errs)
	}
	id, _, _ := strings.Cut(out, "\t")
	return id
}

// TestHistory_isBesideTheExport: reports that came one by one leave another
// history than those that came at once, and the same export; a story's old id
// still finds it.
func TestHistory_isBesideTheExport(t *testing.T) {
	dir := t.TempDir()
	slow, quick := filepath.Join(dir, "slow.ledger"), filepath.Join(dir, "quick.ledger")
	var all, ids []string
	for _, name := range []string{"b.txt", "c.txt", "a.txt"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(flooded[name]), 0o600); err != nil {
			t.Fatal(err)
		}
		all = append(all, path)
		if code, _, errs := readoutRun(t, "", "-q", "-l", slow, "add", path); code != exitRead {
			t.Fatal(errs)
		}
		ids = append(ids, storyIDs(t, slow))
	}
	if ids[0] != ids[1] {
		t.Errorf("a later report changed the story's id from %s to %s", ids[0], ids[1])
	}
	if ids[1] == ids[2] {
		t.Fatalf("an earlier report left the story's id %s: the test needs one that changes it", ids[1])
	}
	if code, _, errs := readoutRun(t, "", append([]string{"-q", "-l", quick, "add"}, all...)...); code != exitRead {
		t.Fatal(errs)
	}
	exported := func(ledger string) string {
		_, out, _ := readoutRun(t, "", "-l", ledger, "export")
		return out
	}
	if exported(slow) != exported(quick) {
		t.Error("the export depends on the order of reports")
	}
	var kinds []string
	_, out, _ := readoutRun(t, "", "history", "--format", "json", slow)
	for line := range strings.Lines(out) {
		var c readout.StoryChange
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		kinds = append(kinds, string(c.Kind))
	}
	if got := strings.Join(kinds, " "); got != "born grown grown" {
		t.Errorf("history one by one: %s\n%s", got, out)
	}
	if _, out, _ := readoutRun(t, "", "history", quick); strings.Count(out, "\n") != 1 || !strings.Contains(out, "\tborn\t\t"+ids[2]+"\t3 reports") {
		t.Errorf("history at once: %s", out)
	}
	for _, args := range [][]string{{"explain", ids[0]}, {"show", ids[0][:10]}} {
		code, out, errs := readoutRun(t, "", append([]string{"-l", slow}, args...)...)
		if code != exitRead || out == "" || !strings.Contains(errs, "is part of "+ids[2]) {
			t.Errorf("%v: exit %d, %s%s", args, code, out, errs)
		}
	}
	if _, out, errs := readoutRun(t, "", "history", "--story", ids[0], slow); strings.Count(out, "\n") != 3 {
		t.Errorf("history of the old id: %s%s", out, errs)
	}
}

func TestHistory_refusesWhatItDoesNotKnow(t *testing.T) {
	ledger := filepath.Join(t.TempDir(), "l.ledger")
	if code, _, _ := readoutRun(t, "", "history", ledger); code != exitRefused {
		t.Errorf("no ledger: exit %d", code)
	}
	if code, _, _ := readoutRun(t, "", "history", "--format", "xml", ledger); code != exitUsage {
		t.Errorf("no such format: exit %d", code)
	}
	if code, _, errs := readoutRun(t, flooded["a.txt"], "-q", "-l", ledger, "add", "-"); code != exitRead {
		t.Fatal(errs)
	}
	if code, _, errs := readoutRun(t, "", "history", "--story", "s0000000000000000", ledger); code != exitRefused || !strings.Contains(errs, "readout history") {
		t.Errorf("no such story: exit %d, %s", code, errs)
	}
}
