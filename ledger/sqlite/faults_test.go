package sqlite

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/ledger/ledgertest"
)

// What was read before another program wrote must not be stored after.
func TestWatch_tellsOfAnotherWriter(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(folder(t), "l.db")
	a, b := open(t, path), open(t, path)
	defer a.Close()
	defer b.Close()
	docs := ledgertest.Documents()[:2]
	put := func(l *Ledger, d *readout.Document) {
		t.Helper()
		if _, err := l.Put(ctx, d); err != nil {
			t.Fatal(err)
		}
	}
	watch := func() {
		t.Helper()
		if err := a.Watch(ctx); err != nil {
			t.Fatal(err)
		}
	}
	part := ledgertest.PartOf(docs[0])
	stores := []struct {
		name  string
		store func() error
	}{
		{"join", func() error { return a.Join(ctx, ledgertest.Node(docs[0].ID)) }},
		{"place", func() error { return a.Place(ctx, part) }},
		{"resolve", func() error {
			return a.Resolve(ctx, []readout.Part{part}, []*readout.Export{ledgertest.View(docs[0])})
		}},
	}
	put(a, docs[0])
	for i, s := range stores {
		watch()
		renamed := *docs[1]
		renamed.Names = []string{fmt.Sprint(i)}
		put(b, &renamed)
		if err := s.store(); readout.KindOf(err) != readout.KindConflict || !strings.Contains(err.Error(), path) {
			t.Errorf("%s after another wrote: %v", s.name, err)
		}
		watch()
		put(a, docs[0]) // its own writing disturbs nobody
		if err := s.store(); err != nil {
			t.Errorf("%s when nobody else wrote: %v", s.name, err)
		}
	}
	if left, err := a.Unjoined(ctx, 9); err != nil || len(left) != 1 {
		t.Errorf("%v wait to be joined, want the other's document; error %v", left, err)
	}
}

// Who reads in a snapshot sees nothing of what another program writes meanwhile.
func TestSnapshot_staysAsItIs(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(folder(t), "l.db")
	a, b := open(t, path), open(t, path)
	defer a.Close()
	defer b.Close()
	docs := ledgertest.Documents()
	count := func() int {
		t.Helper()
		found, err := a.strings(ctx, "SELECT id FROM documents")
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	if _, err := a.Put(ctx, docs[0]); err != nil {
		t.Fatal(err)
	}
	err := a.Snapshot(ctx, func() error {
		before := count()
		if _, err := b.Put(ctx, docs[1:]...); err != nil {
			return err
		}
		if after := count(); before != 1 || after != 1 {
			t.Errorf("%d documents, then %d, want one", before, after)
		}
		return nil
	})
	if err != nil || count() != len(docs) {
		t.Errorf("%d documents after it, want %d; error %v", count(), len(docs), err)
	}
	off, cancel := context.WithCancel(ctx)
	err = a.Snapshot(off, func() error { cancel(); _, err := a.strings(off, "SELECT id FROM documents"); return err })
	if err == nil || count() != len(docs) {
		t.Errorf("called off: error %v, and then %d documents", err, count())
	}
	if _, err := a.Put(ctx, docs[0]); err != nil {
		t.Errorf("nothing can be written after it: %v", err)
	}
}

// A disk that is full costs the batch that did not fit and nothing else, and
// once there is room the same ledger goes on.
func TestPut_onAFullDisk(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(folder(t), "l.db")
	l := open(t, path)
	defer l.Close()
	limit := func(more int) {
		t.Helper()
		var pages int
		if err := l.db.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
			t.Fatal(err)
		}
		if _, err := l.db.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages+more)); err != nil {
			t.Fatal(err)
		}
	}
	report := func(i int) *readout.Document {
		words := rand.New(rand.NewPCG(uint64(i), 3))
		var text strings.Builder
		for range 900 { // what packs badly
			fmt.Fprintf(&text, "Lock %d held. ", words.Uint64())
		}
		return ledgertest.Document(fmt.Sprint(i), text.String(), "")
	}
	full, stored := 0, 0
	for i := range 40 {
		limit(i % 8) // it is full here, there, in the middle of a batch
		before, err := l.strings(ctx, "SELECT id FROM documents")
		if err != nil {
			t.Fatal(err)
		}
		n, err := l.Put(ctx, report(2*i), report(2*i+1))
		after, cerr := l.strings(ctx, "SELECT id FROM documents")
		if cerr != nil || len(after) != len(before)+n {
			t.Fatalf("put said %d of a batch, %d are stored, %v", n, len(after)-len(before), cerr)
		}
		if err == nil {
			stored += n
			continue
		}
		if full++; readout.KindOf(err) != readout.KindUnavailable || !strings.Contains(err.Error(), "disk is full") || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "make room") {
			t.Fatalf("error %q of kind %s", err, readout.KindOf(err))
		}
		if n != 0 {
			t.Errorf("%d documents of a batch that failed", n)
		}
		limit(1000)
		if n, err := l.Put(ctx, report(2*i), report(2*i+1)); n != 2 || err != nil {
			t.Fatalf("with room again: %d, %v", n, err)
		}
		stored += 2
	}
	if full < 5 || stored != 80 {
		t.Errorf("%d batches found the disk full, %d documents stored: the test proves little", full, stored)
	}
	if faults, err := l.Check(ctx); err != nil || len(faults) > 0 {
		t.Errorf("faults %v, %v", faults, err)
	}
}

// TestCheck_findsWhatTheDiskSpoils flips bits, empties pages and cuts files: the
// ledger that is opened, read and checked then either tells of it or gives what
// it gave before, and never breaks.
func TestCheck_findsWhatTheDiskSpoils(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(folder(t), "l.db")
	l := open(t, path)
	docs := ledgertest.Documents()
	for i := range 40 {
		docs = append(docs, ledgertest.Document(fmt.Sprint("r", i), strings.Repeat(fmt.Sprintf("Report %d goes on. ", i), 60), "2031-03-04"))
	}
	if _, err := l.Put(ctx, docs...); err != nil {
		t.Fatal(err)
	}
	if err := ledgertest.Settle(ctx, l, docs...); err != nil {
		t.Fatal(err)
	}
	want, err := contents(ctx, l)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const seed, page = 17, 4096
	draw := rand.New(rand.NewPCG(seed, 2))
	told, silent := 0, 0
	for i := range 120 {
		spoilt := append([]byte{}, sound...)
		what := ""
		switch i % 6 {
		case 4:
			at := draw.IntN(len(spoilt)/page) * page
			clear(spoilt[at : at+page])
			what = fmt.Sprintf("an empty page at %d", at)
		case 5:
			spoilt = spoilt[:draw.IntN(len(spoilt))]
			what = fmt.Sprintf("cut to %d bytes", len(spoilt))
		default:
			at, bit := draw.IntN(len(spoilt)), draw.IntN(8)
			spoilt[at] ^= 1 << bit
			what = fmt.Sprintf("bit %d of byte %d", bit, at)
		}
		file := filepath.Join(folder(t), "spoilt.db")
		if err := os.WriteFile(file, spoilt, 0o600); err != nil {
			t.Fatal(err)
		}
		got, faults := examined(ctx, file)
		switch {
		case len(faults) > 0:
			told++
		case got == want:
			silent++
		default:
			t.Errorf("seed %d, %s: nothing was told, and the ledger holds something else", seed, what)
		}
		for _, f := range faults {
			if f == "" {
				t.Errorf("seed %d, %s: a fault without words", seed, what)
			}
		}
	}
	t.Logf("seed %d: %d spoilt files told of, %d without effect", seed, told, silent)
	if told < 40 {
		t.Errorf("only %d spoilt files were noticed: the test proves little", told)
	}
}

// examined opens a file, reads all of it and checks it.
func examined(ctx context.Context, path string) (got string, faults []string) {
	l, err := Open(ctx, path)
	if err != nil {
		return "", []string{err.Error()}
	}
	defer l.Close() // only read from
	faults, err = l.Check(ctx)
	if err == nil {
		got, err = contents(ctx, l)
	}
	if err != nil {
		faults = append(faults, err.Error())
	}
	return got, faults
}

// contents is all that a ledger gives to who reads it.
func contents(ctx context.Context, l *Ledger) (string, error) {
	var out strings.Builder
	err := l.Each(ctx, func(d *readout.Document) error { fmt.Fprintf(&out, "%+v\n", *d); return nil })
	for _, kind := range readout.RowKinds {
		if err == nil {
			err = l.Rows(ctx, kind, func(row []byte) error { fmt.Fprintf(&out, "%s\n", row); return nil })
		}
	}
	return out.String(), err
}
