package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/ledger/ledgertest"
)

var dump = flag.Bool("dump", false, "keep the ledgers of failing tests in the temporary folder and print their paths")

// folder gives a folder for a test's ledger, kept with -dump when the test fails.
func folder(t *testing.T) string {
	t.Helper()
	if !*dump {
		return t.TempDir()
	}
	dir, err := os.MkdirTemp("", "ledger-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("ledger kept in %s", dir)
			return
		}
		os.RemoveAll(dir)
	})
	return dir
}

func open(t *testing.T, path string, opts ...Option) *Ledger {
	t.Helper()
	l, err := Open(context.Background(), path, opts...)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestLedger_inAFileConforms(t *testing.T) {
	ledgertest.Test(t, func(t *testing.T) readout.Ledger { return open(t, filepath.Join(folder(t), "l.db")) })
}

// TestLedger_whoseKeysMoveConforms: some keys are sorted in among all, and some stand
// apart.
func TestLedger_whoseKeysMoveConforms(t *testing.T) {
	for _, recent := range []int{1, 4, 6} {
		ledgertest.Test(t, func(t *testing.T) readout.Ledger {
			l := open(t, Memory)
			l.recent = recent
			return l
		})
	}
}

// keysIn counts the keys that are sorted in and those that stand apart.
func keysIn(t *testing.T, l *Ledger) (sorted, recent int) {
	t.Helper()
	if err := l.db.QueryRow("SELECT (SELECT count(*) FROM keys), (SELECT count(*) FROM recent_keys)").Scan(&sorted, &recent); err != nil {
		t.Fatal(err)
	}
	return sorted, recent
}

func TestJoin_sortsInTheKeysOfMany(t *testing.T) {
	ctx, l := context.Background(), open(t, Memory)
	defer l.Close()
	docs := ledgertest.Documents()[:3]
	if _, err := l.Put(ctx, docs...); err != nil {
		t.Fatal(err)
	}
	each := len(ledgertest.Node(docs[0].ID).Keys.Words) + len(ledgertest.Node(docs[0].ID).Keys.Passages) + len(ledgertest.Node(docs[0].ID).Keys.Deeds)
	l.recent = 2 * each
	for i, want := range [][2]int{{0, each}, {2 * each, 0}, {2 * each, each}} {
		if err := l.Join(ctx, ledgertest.Node(docs[i].ID)); err != nil {
			t.Fatal(err)
		}
		if sorted, recent := keysIn(t, l); sorted != want[0] || recent != want[1] {
			t.Errorf("of %d documents %d keys are sorted in and %d apart, want %v", i+1, sorted, recent, want)
		}
	}
}

func TestLedger_inMemoryConforms(t *testing.T) {
	ledgertest.Test(t, func(t *testing.T) readout.Ledger { return open(t, Memory) })
}

func TestOpen_findsWhatWasStored(t *testing.T) {
	for _, name := range []string{"l.db", "a b?c=d#e%41&.db", "größe.db"} {
		path := filepath.Join(folder(t), name)
		l := open(t, path)
		docs := ledgertest.Documents()
		if _, err := l.Put(context.Background(), docs...); err != nil {
			t.Fatal(err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		entries, err := os.ReadDir(filepath.Dir(path))
		if err != nil || len(entries) != 1 || entries[0].Name() != name {
			t.Errorf("%s: the folder holds %v, want the ledger alone", name, entries)
		}
		l = open(t, path)
		got, err := l.Document(context.Background(), docs[0].ID)
		if err != nil || !reflect.DeepEqual(got, docs[0]) {
			t.Errorf("%s: got %v, %v", name, got, err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOpen_setsWhatDurabilityNeeds(t *testing.T) {
	l := open(t, filepath.Join(folder(t), "l.db"))
	defer l.Close()
	for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000", "mmap_size": "0", "user_version": fmt.Sprint(Schema)} {
		var got string
		if err := l.db.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %s (%v), want %s", pragma, got, err, want)
		}
	}
}

// A refused file must stay as it was, byte for byte, with nothing beside it.
func TestOpen_refusesWhatIsNoLedger(t *testing.T) {
	foreign := func(path string) {
		db, err := sql.Open("sqlite", path)
		if err == nil {
			_, err = db.Exec("CREATE TABLE t (a)")
		}
		if err != nil {
			t.Fatal(err)
		}
		db.Close()
	}
	newer := func(path string) {
		open(t, path).Close()
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		binary.BigEndian.PutUint32(b[userVersionAt:], Schema+1)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write := func(content string) func(string) {
		return func(path string) {
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	cases := []struct {
		name   string
		make   func(path string)
		kind   readout.Kind
		reason string
	}{
		{"an empty file", write(""), readout.KindInvalid, "is not a ledger"},
		{"a text", write(strings.Repeat("The bridge opened. ", 20)), readout.KindInvalid, "is not a ledger"},
		{"half a header", write(magic + "\x10"), readout.KindInvalid, "is not a ledger"},
		{"another program's database", foreign, readout.KindInvalid, "another program"},
		{"a ledger of a newer version", newer, readout.KindUnsupported, fmt.Sprintf("schema version %d", Schema+1)},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(folder(t), "l.db")
			c.make(path)
			before, _ := os.ReadFile(path)
			l, err := Open(context.Background(), path)
			if err == nil {
				l.Close()
				t.Fatal("was opened")
			}
			if readout.KindOf(err) != c.kind || !strings.Contains(err.Error(), c.reason) || !strings.Contains(err.Error(), path) || !strings.HasSuffix(err.Error(), ")") {
				t.Errorf("error %q of kind %s, want kind %s, %q, the path and a hint", err, readout.KindOf(err), c.kind, c.reason)
			}
			after, _ := os.ReadFile(path)
			entries, _ := os.ReadDir(filepath.Dir(path))
			if !bytes.Equal(before, after) || len(entries) != 1 {
				t.Errorf("the file was touched: %d bytes before, %d after, %d files beside it", len(before), len(after), len(entries)-1)
			}
		})
	}
}

func TestOpen_tellsOfPathsThatCannotBe(t *testing.T) {
	dir := folder(t)
	for _, path := range []string{dir, filepath.Join(dir, "none", "l.db")} {
		if l, err := Open(context.Background(), path); err == nil {
			l.Close()
			t.Errorf("%s was opened", path)
		} else if !strings.Contains(err.Error(), path) || readout.KindOf(err) == readout.KindInternal {
			t.Errorf("error %q of kind %s", err, readout.KindOf(err))
		}
	}
}

func TestOpen_twoProgramsShareOneFile(t *testing.T) {
	path := filepath.Join(folder(t), "l.db")
	a, b := open(t, path), open(t, path)
	defer a.Close()
	defer b.Close()
	docs := ledgertest.Documents()
	for i, l := range []*Ledger{a, b} {
		if n, err := l.Put(context.Background(), docs[i], docs[2]); err != nil || n != 2-i {
			t.Errorf("put %d: %d, %v", i, n, err)
		}
	}
}

func TestPut_supersedesLayersOfAnotherAnalysis(t *testing.T) {
	path := filepath.Join(folder(t), "l.db")
	doc := ledgertest.Documents()[0]
	l := open(t, path, WithAnalysis("1"))
	if _, err := l.Put(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	if known, err := l.Known(context.Background(), doc); err != nil || !known[0] {
		t.Errorf("known %v, %v", known, err)
	}
	l.Close()
	l = open(t, path, WithAnalysis("2"))
	defer l.Close()
	if known, err := l.Known(context.Background(), doc); err != nil || known[0] {
		t.Errorf("known %v, %v: its layers are of another analysis", known, err)
	}
	again := *doc
	again.Layers = ledgertest.RandomLayers(rand.New(rand.NewPCG(1, 1)))
	again.Regions = again.Regions[:1]
	if n, err := l.Put(context.Background(), &again); n != 0 || err != nil {
		t.Errorf("added %d, %v", n, err)
	}
	if known, err := l.Known(context.Background(), doc); err != nil || !known[0] {
		t.Errorf("put again: known %v, %v", known, err)
	}
	if got, err := l.Document(context.Background(), doc.ID); err != nil || !reflect.DeepEqual(got, &again) {
		t.Errorf("got %v, %v", got, err)
	}
}

// A document that is joined anew moves those that share a deed with it, linked
// or not: without it their set may be small enough to be read as one.
func TestPut_supersededMovesWhatSharesADeed(t *testing.T) {
	for _, recent := range []int{1, recentKeys} { // keys sorted in, and apart
		testSuperseded(t, recent)
	}
}

func testSuperseded(t *testing.T, recent int) {
	t.Helper()
	ctx, path := context.Background(), filepath.Join(folder(t), "l.db")
	docs := ledgertest.Documents()[:3]
	l := open(t, path, WithAnalysis("1"))
	l.recent = recent
	if _, err := l.Put(ctx, docs...); err != nil {
		t.Fatal(err)
	}
	var parts []readout.Part
	for i, d := range docs {
		node := ledgertest.Node(d.ID)
		if i == 2 {
			node.Keys.Deeds = []uint64{10}
		}
		if err := l.Join(ctx, node); err != nil {
			t.Fatal(err)
		}
		part := ledgertest.PartOf(d)
		part.Level = 0.5
		parts = append(parts, part)
	}
	if err := l.Place(ctx, parts...); err != nil {
		t.Fatal(err)
	}
	l.Close()
	l = open(t, path, WithAnalysis("2"))
	defer l.Close()
	if _, err := l.Put(ctx, docs[0]); err != nil {
		t.Fatal(err)
	}
	if got, err := l.Unplaced(ctx); err != nil || !slices.Equal(got, []string{docs[1].ID}) {
		t.Errorf("%v wait to be placed, want %s; error %v", got, docs[1].ID, err)
	}
	if holders, err := l.Holders(ctx, readout.Query{Keys: []uint64{7, 8, 9}, First: readout.Whenever, Last: readout.Whenever}); err != nil || slices.Contains(holders[0], docs[0].ID) {
		t.Errorf("%v hold keys, %s among them, which is to be joined anew; error %v", holders, docs[0].ID, err)
	}
}

func TestAtLeast(t *testing.T) {
	for version, want := range map[string]bool{"3.51.3": true, "3.51.2": false, "3.53.0": true, "4.0": true, "3.9.9": false, "": false, "3.x.9": false} {
		if got := atLeast(version, oldest); got != want {
			t.Errorf("atLeast(%q) = %v", version, got)
		}
	}
}
