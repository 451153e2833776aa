// Package ledgertest is the conformance suite of ledgers: what every store
// must do, told as subtests. A store's own tests call Test.
package ledgertest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"readout"
)

// Test runs the suite. Each call of open gives an empty ledger.
func Test(t *testing.T, open func(t *testing.T) readout.Ledger) {
	cases := []struct {
		name string
		run  func(t *testing.T, l readout.Ledger)
	}{
		{"a document comes back whole", testRoundTrip},
		{"random layers come back equal", testLayers},
		{"put twice adds nothing but names", testPutTwice},
		{"what is known is told and gains names", testKnown},
		{"of two readings one is kept, whichever came first", testReadings},
		{"one bad document keeps its batch out", testBadDocument},
		{"an unknown id is not found", testNotFound},
		{"each goes by id and may be stopped", testEach},
		{"the ledger may be used inside each", testUseInsideEach},
		{"order and batches do not matter", testOrder},
		{"refusals are a set, listed by name", testRefusals},
		{"a view comes back whole", testView},
		{"parts supersede those in which their documents lay", testParts},
		{"rows of other documents are refused", testForeignRows},
		{"what came waits to be joined, placed, resolved", testWaiting},
		{"who holds a key is told by days", testHolders},
		{"any number of links comes back, in both directions", testManyLinks},
		{"history tells what became of stories", testHistory},
		{"a snapshot passes on what its reader says", testSnapshot},
		{"a cancelled call stores nothing", testCancelled},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			l := open(t)
			defer func() {
				if err := l.Close(); err != nil {
					t.Errorf("close: %v", err)
				}
			}()
			c.run(t, l)
		})
	}
}

// must returns a function that passes a value through and ends the test on an error.
func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func put(t *testing.T, l readout.Ledger, docs ...*readout.Document) int {
	t.Helper()
	return must[int](t)(l.Put(context.Background(), docs...))
}

func wantKind(t *testing.T, err error, kind readout.Kind) {
	t.Helper()
	if readout.KindOf(err) != kind {
		t.Errorf("error %v is of kind %q, want %q", err, readout.KindOf(err), kind)
	}
}

// equal compares documents with all their layers.
func equal(t *testing.T, got, want *readout.Document) {
	t.Helper()
	g, w := reflect.ValueOf(*got), reflect.ValueOf(*want)
	for i := range g.NumField() {
		if !reflect.DeepEqual(g.Field(i).Interface(), w.Field(i).Interface()) {
			t.Errorf("%s of document %s came back as %.500q, want %.500q", g.Type().Field(i).Name, want.ID,
				fmt.Sprint(g.Field(i)), fmt.Sprint(w.Field(i)))
		}
	}
}

func testRoundTrip(t *testing.T, l readout.Ledger) {
	for _, doc := range Documents() {
		if n := put(t, l, doc); n != 1 {
			t.Errorf("put %v: added %d, want 1", doc.Names, n)
		}
		equal(t, must[*readout.Document](t)(l.Document(context.Background(), doc.ID)), doc)
	}
}

func testLayers(t *testing.T, l readout.Ledger) {
	for seed := range uint64(60) {
		doc := Document("random", fmt.Sprintf("Bridge %d opened.", seed), "2031-03-04")
		doc.Layers = RandomLayers(rand.New(rand.NewPCG(seed, 7)))
		put(t, l, doc)
		equal(t, must[*readout.Document](t)(l.Document(context.Background(), doc.ID)), doc)
	}
}

func testPutTwice(t *testing.T, l readout.Ledger) {
	doc := Documents()[0]
	again := *doc
	again.Names = []string{"another.txt", doc.Names[0]}
	if n := put(t, l, doc, doc); n != 1 {
		t.Errorf("one document twice in a batch: added %d, want 1", n)
	}
	if n := put(t, l, &again); n != 0 {
		t.Errorf("put again: added %d, want 0", n)
	}
	want := *doc
	want.Names = []string{"another.txt", doc.Names[0]}
	slices.Sort(want.Names)
	equal(t, must[*readout.Document](t)(l.Document(context.Background(), doc.ID)), &want)
}

func testKnown(t *testing.T, l readout.Ledger) {
	ctx, docs := context.Background(), Documents()
	put(t, l, docs[0], docs[2])
	settle(t, l, docs[0], docs[2])
	renamed := *docs[0]
	renamed.Names = []string{"another.txt"}
	if got := must[[]bool](t)(l.Known(ctx, docs[2], docs[1])); !slices.Equal(got, []bool{true, false}) {
		t.Errorf("known: %v, want the first alone", got)
	}
	if waiting := must[[]readout.Part](t)(l.Unresolved(ctx, 9)); len(waiting) != 0 {
		t.Errorf("%d parts are to be resolved though no name came", len(waiting))
	}
	if got := must[[]bool](t)(l.Known(ctx, &renamed)); !slices.Equal(got, []bool{true}) {
		t.Errorf("known: %v", got)
	}
	want := *docs[0]
	want.Names = []string{"another.txt", docs[0].Names[0]}
	slices.Sort(want.Names)
	equal(t, must[*readout.Document](t)(l.Document(ctx, want.ID)), &want)
	if waiting := must[[]readout.Part](t)(l.Unresolved(ctx, 9)); len(waiting) != 1 {
		t.Errorf("%d parts are to be resolved, want that of the new name", len(waiting))
	}
	if got := must[[]bool](t)(l.Known(ctx)); len(got) != 0 {
		t.Errorf("of no documents: %v", got)
	}
}

func testReadings(t *testing.T, l readout.Ledger) {
	ctx := context.Background()
	byOf := func(text, byline string, reader int, notes ...string) *readout.Document {
		d := Document("a", text, "")
		d.Byline, d.Reader, d.Notes = byline, reader, notes
		return d
	}
	for i, c := range []struct {
		kept, other func(text string) *readout.Document
	}{
		{func(s string) *readout.Document { return byOf(s, "", 1) }, func(s string) *readout.Document { return byOf(s, "", 1, "bytes were replaced") }},
		{func(s string) *readout.Document { return byOf(s, "A. Writer", 1, "x") }, func(s string) *readout.Document { return byOf(s, "", 1) }},
		{func(s string) *readout.Document { return byOf(s, "A", 1) }, func(s string) *readout.Document { return byOf(s, "B", 1) }},
		{func(s string) *readout.Document { return byOf(s, "", 2, "x") }, func(s string) *readout.Document { return byOf(s, "A", 1) }},
		{func(s string) *readout.Document { return byOf(s, "A", 2) }, func(s string) *readout.Document { return byOf(s, "A", 1) }},
	} {
		for n, twice := range []bool{false, true} {
			for _, keptFirst := range []bool{false, true} {
				text := fmt.Sprintf("Bridge %d opened, %v and %v.", i, twice, keptFirst)
				first, second := c.other(text), c.kept(text)
				if keptFirst {
					first, second = second, first
				}
				put(t, l, first)
				same := c.other(text).Byline == c.kept(text).Byline && len(c.other(text).Notes) == len(c.kept(text).Notes)
				if got := must[[]bool](t)(l.Known(ctx, second))[0]; got != (keptFirst || same) {
					t.Errorf("case %d: known: %v", i, got)
				}
				for range n + 1 {
					put(t, l, second, first)
				}
				equal(t, must[*readout.Document](t)(l.Document(ctx, first.ID)), c.kept(text))
			}
		}
	}
}

func testSnapshot(t *testing.T, l readout.Ledger) {
	ctx, docs, stop := context.Background(), Documents(), errors.New("stop")
	for i, want := range []error{nil, stop, nil} {
		put(t, l, docs[i])
		n := 0
		err := l.Snapshot(ctx, func() error { n = len(ids(t, l)); return want })
		if !errors.Is(err, want) || n != i+1 {
			t.Errorf("snapshot %d: %d documents, error %v, want %d and %v", i, n, err, i+1, want)
		}
	}
}

func testBadDocument(t *testing.T, l readout.Ledger) {
	docs := Documents()
	bad := *docs[1]
	bad.Text += "altered"
	n, err := l.Put(context.Background(), docs[0], &bad)
	wantKind(t, err, readout.KindInvalid)
	if n != 0 {
		t.Errorf("added %d, want 0", n)
	}
	_, err = l.Document(context.Background(), docs[0].ID)
	wantKind(t, err, readout.KindNotFound)
}

func testNotFound(t *testing.T, l readout.Ledger) {
	_, err := l.Document(context.Background(), "d0000000000000000")
	wantKind(t, err, readout.KindNotFound)
}

// ids lists what Each visits.
func ids(t *testing.T, l readout.Ledger) []string {
	t.Helper()
	var out []string
	err := l.Each(context.Background(), func(d *readout.Document) error {
		out = append(out, d.ID)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func testEach(t *testing.T, l readout.Ledger) {
	var want []string
	for i := range 200 {
		doc := Document(fmt.Sprintf("n%d", i), fmt.Sprintf("Report number %d.", i), "")
		put(t, l, doc)
		want = append(want, doc.ID)
	}
	slices.Sort(want)
	if got := ids(t, l); !slices.Equal(got, want) {
		t.Errorf("each visited %d documents, want %d in order of id", len(got), len(want))
	}
	stop, calls := errors.New("stop"), 0
	err := l.Each(context.Background(), func(*readout.Document) error {
		calls++
		if calls == 3 {
			return stop
		}
		return nil
	})
	if !errors.Is(err, stop) || calls != 3 {
		t.Errorf("each went on to call %d and returned %v, want 3 and %v", calls, err, stop)
	}
}

func testUseInsideEach(t *testing.T, l readout.Ledger) {
	put(t, l, Documents()...)
	err := l.Each(context.Background(), func(d *readout.Document) error {
		if _, err := l.Document(context.Background(), d.ID); err != nil {
			return err
		}
		_, err := l.Put(context.Background(), d)
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func testOrder(t *testing.T, l readout.Ledger) {
	docs := Documents()
	slices.Reverse(docs)
	put(t, l, docs[:1]...)
	put(t, l, docs[1:]...)
	slices.SortFunc(docs, func(a, b *readout.Document) int { return cmpString(a.ID, b.ID) })
	i := 0
	err := l.Each(context.Background(), func(d *readout.Document) error {
		equal(t, d, docs[i])
		i++
		return nil
	})
	if err != nil || i != len(docs) {
		t.Errorf("each visited %d of %d documents, error %v", i, len(docs), err)
	}
}

func testRefusals(t *testing.T, l readout.Ledger) {
	b := readout.Refusal{Name: "b.bin", Kind: readout.KindUnsupported, Reason: "is no text", Hint: "give a text"}
	a := readout.Refusal{Name: "a.txt", Kind: readout.KindInvalid, Reason: "is empty"}
	for range 2 {
		if err := l.Refuse(context.Background(), b, a); err != nil {
			t.Fatal(err)
		}
	}
	got := must[[]readout.Refusal](t)(l.Refusals(context.Background()))
	if !slices.Equal(got, []readout.Refusal{a, b}) {
		t.Errorf("refusals %v, want %v", got, []readout.Refusal{a, b})
	}
}
