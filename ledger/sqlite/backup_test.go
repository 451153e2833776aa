package sqlite

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/ledger/ledgertest"
)

// TestBackup_whileAnotherWrites copies a ledger again and again while another program
// fills it: each copy is a whole ledger, with all that was acknowledged before it
// was begun.
func TestBackup_whileAnotherWrites(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(folder(t), "l.db")
	l := open(t, path)
	defer l.Close()
	child, lines := fillElsewhere(t, path)
	var stored, copies []string
	grew := 0
	for len(copies) < 8 {
		for range 3 {
			if !lines.Scan() || strings.HasPrefix(lines.Text(), "error") {
				t.Fatalf("the other ended: %s", lines.Text())
			}
			stored = append(stored, lines.Text())
		}
		to := filepath.Join(folder(t), "copy.db")
		if err := l.Backup(ctx, to); err != nil {
			t.Fatal(err)
		}
		copies = append(copies, to)
		c := open(t, to)
		if faults, err := c.Check(ctx); err != nil || len(faults) > 0 {
			t.Errorf("copy %d: faults %v, %v", len(copies), faults, err)
		}
		for _, id := range stored {
			if _, err := c.Document(ctx, id); err != nil {
				t.Errorf("copy %d: acknowledged, then lost: %v", len(copies), err)
			}
		}
		var all []*readout.Document
		if err := c.Each(ctx, func(d *readout.Document) error { all = append(all, d); return nil }); err != nil {
			t.Error(err)
		}
		if len(all) > len(stored) {
			grew++
		}
		if err := ledgertest.Settle(ctx, c, all...); err != nil {
			t.Errorf("copy %d cannot be taken up: %v", len(copies), err)
		}
		if _, err := c.Put(ctx, ledgertest.Document("later", "There is more to tell.", "")); err != nil {
			t.Errorf("copy %d cannot be written to: %v", len(copies), err)
		}
		c.Close()
	}
	child.Process.Kill() // it has done its part
	child.Wait()         // killed, as it was to be
	if grew == 0 {
		t.Error("nobody wrote meanwhile: the test proves nothing")
	}
}

func TestBackup_overwritesNothing(t *testing.T) {
	ctx, dir := context.Background(), folder(t)
	l := open(t, filepath.Join(dir, "l.db"))
	defer l.Close()
	for _, to := range []string{filepath.Join(dir, "l.db"), dir} {
		if err := l.Backup(ctx, to); readout.KindOf(err) != readout.KindInvalid || !strings.Contains(err.Error(), "is there already") {
			t.Errorf("to %s: %v", to, err)
		}
	}
	if err := l.Backup(ctx, filepath.Join(dir, "none", "copy.db")); readout.KindOf(err) != readout.KindUnavailable {
		t.Errorf("to a folder that is not there: %v", err)
	}
	if _, err := l.Put(ctx, ledgertest.Documents()[0]); err != nil {
		t.Fatal(err)
	}
	if _, err := l.db.Exec("UPDATE layers SET data = x'00'"); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(dir, "copy.db")
	if err := l.Backup(ctx, to); readout.KindOf(err) != readout.KindInvalid || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("of a damaged ledger: %v", err)
	}
	if _, err := os.Stat(to); err == nil {
		t.Error("a copy that is damaged was given its name")
	}
	if left, err := filepath.Glob(filepath.Join(dir, ".readout-*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
