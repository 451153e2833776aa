package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestBackup_isALedgerWithTheSameExport(t *testing.T) {
	files, err := exampleReports()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	path, to := filepath.Join(dir, "affair.ledger"), filepath.Join(dir, "copy.ledger")
	addedQuietly(t, path, files[:8])
	code, out, errs := readoutRun(t, "", "-l", path, "backup", to)
	if code != exitRead || !strings.Contains(out, to) || errs != "" {
		t.Fatalf("exit code %d: %s%s", code, out, errs)
	}
	if exported(t, to) != exported(t, path) {
		t.Error("the copy gives another export")
	}
	if code, out, errs := readoutRun(t, "", "-l", to, "verify"); code != exitRead || !strings.Contains(out, " 0 faults") {
		t.Errorf("verify: exit code %d: %s%s", code, out, errs)
	}
	if code, _, errs := readoutRun(t, "", "-l", path, "backup", to); code == exitRead || !strings.Contains(errs, "is there already (give a path") {
		t.Errorf("over the copy: exit code %d: %s", code, errs)
	}
	if code, _, errs := readoutRun(t, "", "-l", filepath.Join(dir, "none"), "backup", to+"2"); code == exitRead || !strings.Contains(errs, "there is no ledger") {
		t.Errorf("of nothing: exit code %d: %s", code, errs)
	}
}
