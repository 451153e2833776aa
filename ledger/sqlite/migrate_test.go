package sqlite

import (
	"bytes"
	"compress/gzip"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"readout/ledger/ledgertest"
)

var update = flag.Bool("update", false, "make testdata/vN.db.gz of the schema of now; older ones are kept for ever")

// stored is what every kept ledger holds.
var stored = ledgertest.Documents()[:1]

func TestMigrate_opensLedgersOfEveryVersion(t *testing.T) {
	if *update {
		keep(t)
	}
	for version := 1; version <= Schema; version++ {
		path := kept(t, version)
		l := open(t, path)
		if faults, err := l.Check(context.Background()); err != nil || len(faults) != 0 {
			t.Errorf("v%d: faults %v, %v", version, faults, err)
		}
		doc, err := l.Document(context.Background(), stored[0].ID)
		if err != nil || doc.Text != stored[0].Text {
			t.Errorf("v%d: document %v, %v", version, doc, err)
		}
		if err := ledgertest.Settle(context.Background(), l, stored...); err != nil { // as it must after a migration
			t.Errorf("v%d: settle: %v", version, err)
		}
		if view, err := l.Holding(context.Background(), stored[0].ID); err != nil || len(view.Findings) != 1 {
			t.Errorf("v%d: view %v, %v", version, view, err)
		}
		l.Close()
	}
}

// kept lays down the ledger that is kept of a version.
func kept(t *testing.T, version int) string {
	t.Helper()
	packed, err := os.ReadFile(fmt.Sprintf("testdata/v%d.db.gz", version))
	if err != nil {
		t.Fatalf("%v (a new schema needs its ledger kept: go test ./ledger/sqlite -update)", err)
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder(t), "l.db")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Whoever is killed while it migrates leaves a log that ends anywhere in it: wherever
// that is, the next program finds a ledger of before or of after, and migrates what
// is left to the same tables.
func TestMigrate_cutOffAnywhere(t *testing.T) {
	const header, frame = 32, 24 + 4096 // of a log, https://www.sqlite.org/fileformat2.html#walformat
	ctx := context.Background()
	tables := func(l *Ledger) []string {
		t.Helper()
		found, err := l.strings(ctx, "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1")
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	for version := 1; version < Schema; version++ {
		path := kept(t, version)
		old, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		l := open(t, path)
		want := tables(l)
		log, err := os.ReadFile(path + "-wal") // as it lies before it is written back
		if err != nil || len(log) < header+3*frame {
			t.Fatalf("v%d: a log of %d bytes proves nothing; %v", version, len(log), err)
		}
		l.Close()
		for at := header; at <= len(log); at += frame {
			for _, torn := range []int{0, frame / 2} {
				cut := filepath.Join(folder(t), "l.db")
				for name, b := range map[string][]byte{cut: old, cut + "-wal": log[:min(at+torn, len(log))]} {
					if err := os.WriteFile(name, b, 0o600); err != nil {
						t.Fatal(err)
					}
				}
				l := open(t, cut)
				if faults, err := l.Check(ctx); err != nil || len(faults) > 0 {
					t.Errorf("v%d, cut at %d: faults %v, %v", version, at+torn, faults, err)
				}
				if got := tables(l); !slices.Equal(got, want) {
					t.Errorf("v%d, cut at %d: other tables: %v", version, at+torn, got)
				}
				if doc, err := l.Document(ctx, stored[0].ID); err != nil || doc.Text != stored[0].Text {
					t.Errorf("v%d, cut at %d: document %v, %v", version, at+torn, doc, err)
				}
				l.Close()
			}
		}
	}
}

func keep(t *testing.T) {
	path := filepath.Join(t.TempDir(), "l.db")
	l := open(t, path)
	if _, err := l.Put(context.Background(), stored...); err != nil {
		t.Fatal(err)
	}
	if err := ledgertest.Settle(context.Background(), l, stored...); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	w.Write(b) // into memory: cannot fail
	w.Close()
	if err := os.MkdirAll("testdata", 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(fmt.Sprintf("testdata/v%d.db.gz", Schema), packed.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}
