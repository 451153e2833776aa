package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
)

// readoutRun runs the program in a folder of its own and gives exit code and output.
func readoutRun(t *testing.T, stdin string, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(context.Background(), args, strings.NewReader(stdin), &o, &e)
	return code, o.String(), e.String()
}

// write makes a file in a folder.
func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

const (
	reportA = "date 2024-03-05 Ministers meet in Oslo\n\nNorwegian Foreign Minister Kari Moe met Icelandic Foreign Minister Jon Olsen in Oslo on Tuesday.\n\nMoe said the talks were useful.\n"
	reportB = "date 2024-03-05 Olsen in Oslo\n\nIcelandic Foreign Minister Jon Olsen met Norwegian Foreign Minister Kari Moe in Oslo on Tuesday.\n\n“We shall meet again in May,” Olsen said.\n"
)

func TestExitCodes(t *testing.T) {
	dir := t.TempDir()
	good := write(t, dir, "good.txt", reportA)
	empty := write(t, dir, "empty.txt", "")
	l := filepath.Join(dir, "x.ledger")
	for _, c := range []struct {
		name string
		args []string
		want int
		says string // in standard error
	}{
		{"all read", []string{"-l", l, "add", good}, exitRead, ""},
		{"some refused", []string{"-l", l, "add", good, empty}, exitRefused, "empty.txt"},
		{"missing file", []string{"-l", l, "add", filepath.Join(dir, "no.txt")}, exitRefused, "no.txt"},
		{"unknown command", []string{"breif"}, exitUsage, "breif"},
		{"unknown flag", []string{"brief", "--speed"}, exitUsage, "--speed"},
		{"no paths", []string{"add"}, exitUsage, "add"},
		{"no ledger", []string{"-l", filepath.Join(dir, "none"), "list"}, exitRefused, "readout add"},
		{"not a ledger", []string{"-l", good, "list"}, exitRefused, "good.txt"},
		{"unknown id", []string{"-l", l, "show", "e123"}, exitRefused, "e123"},
		{"unknown format", []string{"brief", good, "-o", filepath.Join(dir, "x.pdf")}, exitUsage, ".pdf"},
		{"help", []string{"--help"}, exitRead, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, _, errs := readoutRun(t, "", c.args...)
			if code != c.want || !strings.Contains(errs, c.says) {
				t.Errorf("exit code %d, want %d; errors: %s", code, c.want, errs)
			}
		})
	}
	if b, err := os.ReadFile(good); err != nil || string(b) != reportA {
		t.Errorf("a file that is no ledger was altered: %v", err)
	}
}

func TestAdd_twiceChangesNothing(t *testing.T) {
	dir := t.TempDir()
	file, l := write(t, dir, "a.txt", reportA), filepath.Join(dir, "x.ledger")
	export := func() string {
		t.Helper()
		if code, _, errs := readoutRun(t, "", "-l", l, "add", file); code != 0 {
			t.Fatal(errs)
		}
		_, out, _ := readoutRun(t, "", "-l", l, "export")
		return out
	}
	once := export()
	if twice := export(); once != twice || once == "" {
		t.Errorf("the export changed from %d to %d bytes", len(once), len(twice))
	}
}

func TestVerify_findsAlteredEvidence(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.txt", reportA)
	write(t, dir, "b.txt", reportB)
	out := filepath.Join(t.TempDir(), "x.json")
	if code, _, errs := readoutRun(t, "", "brief", dir, "-o", out); code != 0 {
		t.Fatal(errs)
	}
	if code, said, errs := readoutRun(t, "", "verify", out); code != exitRead || !strings.Contains(said, "0 faults") {
		t.Fatalf("exit code %d: %s%s", code, said, errs)
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	altered := write(t, t.TempDir(), "y.json", strings.Replace(string(b), "Kari Moe met", "Kari Moe hit", 1))
	if code, _, errs := readoutRun(t, "", "verify", altered); code != exitRefused || errs == "" {
		t.Errorf("an altered text passed: exit code %d, %s", code, errs)
	}
}

func TestAnnotate_keepsGivenIDAndText(t *testing.T) {
	text := "  Norway said\u00a0on Tuesday that “talks” would resume.\r\n\n\n"
	in, err := json.Marshal(map[string]string{"id": "case-7", "text": text, "published": "2024-03-05"})
	if err != nil {
		t.Fatal(err)
	}
	file := write(t, t.TempDir(), "in.jsonl", string(in)+"\n")
	code, out, errs := readoutRun(t, "", "annotate", file)
	var got struct {
		ID, Text  string
		Published readout.Published
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != 0 {
		t.Fatalf("exit code %d, %v: %s", code, err, errs)
	}
	if got.ID != "case-7" || got.Text != text || got.Published.Value != "2024-03-05" {
		t.Errorf("got %+v", got)
	}
}

func TestStandardInput_isRead(t *testing.T) {
	if code, out, errs := readoutRun(t, reportA, "brief", "-"); code != 0 || !strings.Contains(out, "Oslo") {
		t.Errorf("exit code %d: %s%s", code, out, errs)
	}
}
