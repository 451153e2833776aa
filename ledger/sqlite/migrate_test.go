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
