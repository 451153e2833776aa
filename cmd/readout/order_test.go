package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"readout"
	"readout/ingest"
	"readout/ledger"
	"readout/report"
	"readout/stream"
)

// orders gives every order of up to five things; of more, a fixed spread of
// orders, fewer the more there are, since each costs a resolution per report.
func orders(n int) [][]int {
	if n > 5 {
		var some [][]int
		for i := range max(4, 72/n) {
			order := rand.New(rand.NewPCG(uint64(i), 7)).Perm(n)
			some = append(some, order)
		}
		return some
	}
	var all [][]int
	var walk func(done []int)
	walk = func(done []int) {
		if len(done) == n {
			all = append(all, slices.Clone(done))
			return
		}
		for i := range n {
			if !slices.Contains(done, i) {
				walk(append(done, i))
			}
		}
	}
	walk(nil)
	return all
}

// TestLedger_isAFunctionOfTheSet reads the reports of each example in many
// orders, at once and one by one, with one worker and two, into memory and into
// files, and wants the same bytes. READOUT_ORDERS names another folder.
func TestLedger_isAFunctionOfTheSet(t *testing.T) {
	dirs, err := filepath.Glob("../../examples/*")
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("READOUT_ORDERS"); dir != "" {
		if !filepath.IsAbs(dir) {
			dir = filepath.Join("../..", dir)
		}
		dirs = []string{dir}
	}
	e, err := newEngine()
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, dir := range dirs {
		files, err := filepath.Glob(filepath.Join(dir, "*"))
		if info, serr := os.Stat(dir); err != nil || serr != nil || !info.IsDir() {
			continue
		}
		tried++
		t.Run(filepath.Base(dir), func(t *testing.T) { e.sameBytes(t, files) })
	}
	if tried == 0 {
		t.Fatal("there was nothing to read")
	}
}

func (e *engine) sameBytes(t *testing.T, files []string) {
	var docs []*readout.Document // analysed once: analysis looks at one document alone
	for doc, refusal := range ingest.Read(context.Background(), ingest.Options{}, files...) {
		if refusal != nil {
			t.Fatalf("%s: %s", refusal.Name, refusal.Reason)
		}
		docs = append(docs, doc)
	}
	want := e.export(t, ":memory:", docs, len(docs), 1)
	for i, order := range orders(len(docs)) {
		var shuffled []*readout.Document
		for _, at := range order {
			shuffled = append(shuffled, docs[at])
		}
		dsn, batch := ":memory:", 1
		if i%2 == 1 {
			batch = len(docs)
		}
		if i%10 == 3 {
			dsn = filepath.Join(t.TempDir(), fmt.Sprintf("%d.ledger", i))
		}
		if got := e.export(t, dsn, shuffled, batch, 1+i%2); !bytes.Equal(got, want) {
			t.Fatalf("order %v, batches of %d, %s: the export differs", order, batch, dsn)
		}
	}
}

// export puts documents into a ledger in batches, looking at the view after
// each so that a stale one would show, and gives the bytes of the last.
func (e *engine) export(t *testing.T, dsn string, docs []*readout.Document, batch, workers int) []byte {
	t.Helper()
	ctx := context.Background()
	l, err := ledger.Open(ctx, dsn, ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close() // the test is done with it
	var out bytes.Buffer
	for part := range slices.Chunk(docs, batch) {
		if _, err := stream.Intake(ctx, sequence(part), l, e.stages, stream.Options{Workers: workers}); err != nil {
			t.Fatal(err)
		}
		view, err := stream.View(ctx, l, e.stages)
		if err != nil {
			t.Fatal(err)
		}
		out.Reset()
		if err := report.AffairJSON(&out, view); err != nil {
			t.Fatal(err)
		}
	}
	var streamed bytes.Buffer
	err = report.Stream(&streamed, func(kind string, f func([]byte) error) error { return l.Rows(ctx, kind, f) })
	rows, _, _ := bytes.Cut(out.Bytes(), []byte(",\n\"registers\":"))
	if err != nil || !bytes.Equal(streamed.Bytes(), append(rows[:len(rows):len(rows)], "}\n"...)) {
		t.Fatalf("the export row by row differs from the whole (%v)", err)
	}
	if !json.Valid(out.Bytes()) {
		t.Fatal("the export is no JSON")
	}
	return out.Bytes()
}

func sequence(docs []*readout.Document) iter.Seq2[*readout.Document, *readout.Refusal] {
	return func(yield func(*readout.Document, *readout.Refusal) bool) {
		for _, d := range docs {
			fresh := *d // each ledger gets its own copy
			if !yield(&fresh, nil) {
				return
			}
		}
	}
}
