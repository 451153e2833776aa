package sqlite

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/ledger/ledgertest"
)

func TestCheckProgram(t *testing.T) {
	for _, c := range []struct {
		mine, made string
		behind     bool
	}{
		{"events/5 reconcile/9", "", false},
		{"events/5 reconcile/9", "events/5 reconcile/9", false},
		{"events/5 reconcile/9", "events/4 reconcile/9", false},
		{"events/5 reconcile/9", "events/5 reconcile/10", true},
		{"events/5 reconcile/9", "events/6 reconcile/8", true},
		{"events/5", "events/5 happenings/1", true},
		{"events/5 happenings/1", "events/5", false},
	} {
		err := checkProgram("l.db", c.mine, c.made)
		if (err != nil) != c.behind {
			t.Errorf("%q on a ledger of %q: %v", c.mine, c.made, err)
		}
		if err != nil && (readout.KindOf(err) != readout.KindUnsupported || !strings.Contains(err.Error(), "l.db") || !strings.Contains(err.Error(), "use a newer readout")) {
			t.Errorf("the error tells no kind, place or remedy: %v", err)
		}
	}
}

// An older program is refused, the file stays as it is; where it had the ledger open
// when the newer one came, whatever it would store is refused.
func TestProgram_anOlderOneWritesNothing(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(folder(t), "l.db")
	docs := ledgertest.Documents()[:2]
	older := open(t, path, WithProgram("events/1 resolve/1"))
	if _, err := older.Put(ctx, docs[0]); err != nil {
		t.Fatal(err)
	}
	if err := ledgertest.Settle(ctx, older, docs[0]); err != nil {
		t.Fatal(err)
	}
	newer := open(t, path, WithProgram("events/2 resolve/1"))
	if parts, err := newer.Unresolved(ctx, 9); err != nil || len(parts) != 1 {
		t.Errorf("%v wait to be made again by the newer program, want one part; %v", parts, err)
	}
	part := ledgertest.PartOf(docs[0])
	for op, f := range map[string]func() error{
		"put":   func() error { _, err := older.Put(ctx, docs[1]); return err },
		"join":  func() error { return older.Join(ctx, ledgertest.Node(docs[0].ID)) },
		"place": func() error { return older.Place(ctx, part) },
		"resolve": func() error {
			return older.Resolve(ctx, []readout.Part{part}, []*readout.Export{ledgertest.View(docs[0])})
		},
		"chronicle": func() error { _, err := older.Chronicle(ctx, ""); return err },
		"refuse":    func() error { return older.Refuse(ctx, readout.Refusal{Name: "a"}) },
	} {
		if err := f(); readout.KindOf(err) != readout.KindUnsupported || !strings.Contains(err.Error(), "newer readout") {
			t.Errorf("%s by the older program: %v", op, err)
		}
	}
	if _, err := newer.Put(ctx, docs[1]); err != nil {
		t.Errorf("put by the newer program: %v", err)
	}
	newer.Close()
	older.Close()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if l, err := Open(ctx, path, WithProgram("events/1 resolve/1")); readout.KindOf(err) != readout.KindUnsupported {
		t.Errorf("opened by the older program: %v, %v", l, err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file was altered, %v", err)
	}
}

// A program whose resolution is another joins all documents anew; one of the same
// version does nothing over again.
func TestProgram_aNewerOneMakesItAgain(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(folder(t), "l.db")
	doc := ledgertest.Documents()[0]
	for _, c := range []struct {
		program              string
		unjoined, unresolved int
	}{{"resolve/1 reconcile/1", 0, 0}, {"resolve/1 reconcile/1", 0, 0}, {"resolve/1 reconcile/2", 0, 1}, {"resolve/2 reconcile/2", 1, 0}} {
		l := open(t, path, WithProgram(c.program))
		unjoined, err := l.Unjoined(ctx, 9)
		if err != nil || len(unjoined) != c.unjoined {
			t.Errorf("%s: %v wait to be joined, want %d; %v", c.program, unjoined, c.unjoined, err)
		}
		if sorted, recent := keysIn(t, l); c.unjoined > 0 && sorted+recent > 0 {
			t.Errorf("%s: %d and %d keys of documents that wait to be joined", c.program, sorted, recent)
		}
		parts, err := l.Unresolved(ctx, 9)
		if err != nil || len(parts) != c.unresolved {
			t.Errorf("%s: %v wait to be resolved, want %d; %v", c.program, parts, c.unresolved, err)
		}
		if _, err := l.Put(ctx, doc); err != nil {
			t.Fatal(err)
		}
		if err := ledgertest.Settle(ctx, l, doc); err != nil {
			t.Fatal(err)
		}
		l.Close()
	}
}
