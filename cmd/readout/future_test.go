package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFuture_isToldAndNotKept: that a report is dated in the future hangs on the
// clock. Whoever reads it or looks at it is told; what the ledger holds and exports,
// which is a function of its reports, has no word of it.
func TestFuture_isToldAndNotKept(t *testing.T) {
	const says = "dated in the future: check the date"
	dir := t.TempDir()
	in := write(t, dir, "late.json", `{"id":"late","published":"2099-01-01","text":"Norway said on Monday that talks went on."}`)
	l := filepath.Join(dir, "x.ledger")
	if code, _, errs := readoutRun(t, "", "-l", l, "add", in); code != exitRead || !strings.Contains(errs, "late: "+says) {
		t.Errorf("add: exit code %d: %s", code, errs)
	}
	for args, told := range map[string]bool{"-l " + l + " export": false, "-l " + l + " show late": true, "brief " + in: true} {
		code, out, errs := readoutRun(t, "", strings.Fields(args)...)
		if code != exitRead || strings.Contains(strings.Join(strings.Fields(out), " "), says) != told || !strings.Contains(out, "2099") {
			t.Errorf("%s: exit code %d, told %v, want %v: %s%s", args, code, !told, told, out, errs)
		}
	}
	for _, form := range []string{".html", ".md", ".json"} {
		file := filepath.Join(dir, "brief"+form)
		readoutRun(t, "", "brief", in, "-o", file)
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(string(b), says); got != (form != ".json") {
			t.Errorf("brief in %s tells of it: %v", form, got)
		}
	}
}
