package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/ingest"
	"readout/stream"
)

// TestReader_ofAnOlderVersionIsToldUntilTheFilesAreReadAgain: of two reports that an
// older reader read, one is the same text today. Both are told; read again, the one is
// that of now, and the other stands beside its newer reading, which is told as well.
func TestReader_ofAnOlderVersionIsToldUntilTheFilesAreReadAgain(t *testing.T) {
	ctx, dir, path := context.Background(), t.TempDir(), filepath.Join(t.TempDir(), "x.ledger")
	write(t, dir, "same.txt", reportA)
	write(t, dir, "other.txt", reportB)
	e, err := newEngine()
	if err != nil {
		t.Fatal(err)
	}
	var read []*readout.Document
	for name, text := range map[string]string{"same.txt": reportA, "other.txt": strings.ReplaceAll(reportB, "“", "<q>")} {
		docs, refused := ingest.Bytes(name, []byte(text), ingest.Options{})
		if len(docs) != 1 {
			t.Fatal(refused)
		}
		docs[0].Reader--
		read = append(read, docs...)
	}
	l, err := e.open(ctx, path)
	if err == nil {
		_, err = stream.Intake(ctx, sequence(read), l, e.stages, stream.Options{})
	}
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	const unread, beside = "2 reports were read by an older version: other.txt, same.txt (add the files again", "1 reading of an older version stands beside that of now: other.txt (a new ledger"
	for _, c := range []struct{ args, says string }{
		{"refresh", unread}, {"refresh", unread}, {"verify", unread}, {"add " + dir, ""}, {"refresh", beside}, {"verify", beside}, {"-q refresh", ""}} {
		code, out, errs := readoutRun(t, "", append([]string{"-l", path}, strings.Fields(c.args)...)...)
		if code != exitRead || !strings.Contains(errs, c.says) || c.says == "" && errs != "" || strings.Count(errs, "\n") > 1 {
			t.Errorf("%s: exit code %d: %s%s, want %q", c.args, code, out, errs, c.says)
		}
		if strings.HasPrefix(c.args, "add") && !strings.Contains(out, "1 new report, 1 report known already") {
			t.Errorf("%s: %s", c.args, out)
		}
	}
}

// TestReader_twoFilesOfOneText: a text that one file holds as UTF-8 and another as
// UTF-16 is one document, and a reading of it carries a note. Which came first, and
// whether both at once, changes no byte of the export.
func TestReader_twoFilesOfOneText(t *testing.T) {
	dir := t.TempDir()
	plain, odd := write(t, dir, "a.txt", reportA), filepath.Join(dir, "b.txt")
	wideOf(reportA)(t, odd)
	var want [32]byte
	for i, orders := range [][][]string{{{plain, odd}}, {{odd, plain}}, {{plain}, {odd}}, {{odd}, {plain}}, {{odd}, {plain, odd}}} {
		path := filepath.Join(t.TempDir(), "x.ledger")
		for _, files := range orders {
			addedQuietly(t, path, files)
		}
		got := exported(t, path)
		if i == 0 {
			want = got
			_, out, _ := readoutRun(t, "", "-l", path, "list", "documents")
			if strings.Count(out, "\n") != 1 {
				t.Fatalf("two documents prove nothing: %s", out)
			}
		}
		if got != want {
			t.Errorf("order %d gives another export", i)
		}
	}
}
