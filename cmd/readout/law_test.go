package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"readout"
	"readout/ingest"
	"readout/ledger"
	"readout/stream"
)

// lawFolder names a folder of articles on which the law is held at size, and
// lawOrders and lawDocuments say how much of it: 20 orders of 2,000 unless said.
const (
	lawFolder    = "READOUT_ARTICLES"
	lawOrders    = "READOUT_ARTICLES_ORDERS"
	lawDocuments = "READOUT_ARTICLES_DOCUMENTS"
)

// law is one way to put a set of documents into a ledger.
type law struct {
	docs    []*readout.Document // analysed: analysis looks at one document alone
	stages  stream.Stages       // without it
	batch   int
	workers int
	settled int // about how often the view is brought up to date on the way
}

func (l law) String() string { return fmt.Sprintf("batches of %d, workers %d", l.batch, l.workers) }

// sum adds the documents in a drawn order and gives the SHA-256 of the export.
// Where it settles on the way is drawn with the order.
func (l law) sum(t *testing.T, dsn string, seed uint64) [sha256.Size]byte {
	t.Helper()
	ctx, rng := context.Background(), rand.New(rand.NewPCG(seed, 11))
	store, err := ledger.Open(ctx, dsn, ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close() // the test is done with it
	order := rng.Perm(len(l.docs))
	for from := 0; from < len(order); from += l.batch {
		var part []*readout.Document
		for _, at := range order[from:min(from+l.batch, len(order))] {
			part = append(part, l.docs[at])
		}
		_, err := stream.Intake(ctx, sequence(part), store, l.stages, stream.Options{Workers: l.workers, Batch: 1 + l.batch/2})
		if err == nil && rng.IntN(len(order)) < l.settled*l.batch {
			err = stream.Settle(ctx, store, l.stages)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := stream.Settle(ctx, store, l.stages); err != nil {
		t.Fatal(err)
	}
	return sumOf(t, store)
}

// analysed reads and analyses up to most documents.
func (e *engine) analysed(t *testing.T, most int, paths ...string) []*readout.Document {
	t.Helper()
	var docs []*readout.Document
	for doc, refusal := range ingest.Read(context.Background(), ingest.Options{}, paths...) {
		if refusal != nil {
			t.Fatalf("%s: %s", refusal.Name, refusal.Reason)
		}
		if err := e.stages.Annotate(doc); err != nil {
			t.Fatal(err)
		}
		if docs = append(docs, doc); len(docs) == most {
			break
		}
	}
	return docs
}

// examplesAnalysed are the reports of all examples, and an engine that takes them as
// they are.
func examplesAnalysed(t *testing.T) (*engine, []*readout.Document) {
	t.Helper()
	files, err := exampleReports()
	if err != nil {
		t.Fatal(err)
	}
	e, err := newEngine()
	if err != nil {
		t.Fatal(err)
	}
	all := e.analysed(t, 100, files...)
	e.stages.Annotate = func(...*readout.Document) error { return nil }
	return e, all
}

// TestLedger_lawAtSize wants one export of one set, in whatever order and
// batches and with however many workers it comes: the reports of all examples
// together, undated ones of a line or two, or many articles where a folder of them is named.
func TestLedger_lawAtSize(t *testing.T) {
	e, err := newEngine()
	if err != nil {
		t.Fatal(err)
	}
	t.Run("examples", func(t *testing.T) {
		files, err := filepath.Glob("../../examples/*/*")
		if err != nil {
			t.Fatal(err)
		}
		e.holds(t, e.analysed(t, 60, files...), 3)
	})
	t.Run("briefs", func(t *testing.T) {
		e.holds(t, e.analysed(t, 200, briefs(t, 130)), 2)
	})
	t.Run("articles", func(t *testing.T) {
		folder := os.Getenv(lawFolder)
		if folder == "" {
			t.Skipf("set %s to a folder of articles to hold the law at size (minutes to hours; %s and %s say how many)", lawFolder, lawOrders, lawDocuments)
		}
		e.holds(t, e.analysed(t, number(t, lawDocuments, 2000), folder), number(t, lawOrders, 20))
	})
}

// briefs writes undated reports of a line or two on the war of two invented ports, of
// one to four of which each tells the same; it gives their file.
func briefs(t *testing.T, n int) string {
	t.Helper()
	rng := rand.New(rand.NewPCG(9, 9))
	pick := func(list ...string) string { return list[rng.IntN(len(list))] }
	who := []string{"harbour master", "fleet", "militia", "council", "governor", "pilots", "customs house", "fire brigade"}
	what := []string{"grain barge", "signal tower", "ferry", "powder store", "lighthouse", "rope works", "salt cellar", "dry dock"}
	how := []string{"seized", "shelled", "freed", "searched", "sank", "rebuilt", "sold", "blockaded"}
	path := filepath.Join(t.TempDir(), "briefs.jsonl")
	var out []byte
	for i := 0; i < n; {
		actor, thing, deed, toll := pick(who...), pick(what...), pick(how...), 2+rng.IntN(60)
		for range 1 + rng.IntN(4) {
			title := fmt.Sprintf("%s %s of Marlow %s", pick("War at sea:", "The strait:", "Ostrand:"), pick(thing, thing+" and "+pick(what...)), deed)
			text := fmt.Sprintf("The %s of Ostrand %s the %s of Marlow, %s, and %d %s were hurt.", actor, deed, thing, pick("it was said", "a witness said", "the war office said"), toll, pick("people", "men", "sailors"))
			out = fmt.Appendf(out, "{\"id\":\"b%d\",\"title\":%q,\"text\":%q}\n", i, title, text)
			i++
		}
	}
	if err := os.WriteFile(path, out, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// holds tries orders of docs in batches of 1, 7 and 100, with one worker and two.
func (e *engine) holds(t *testing.T, docs []*readout.Document, orders int) {
	t.Helper()
	if len(docs) < 10 {
		t.Fatalf("%d documents prove nothing", len(docs))
	}
	stages := e.stages
	stages.Annotate = func(...*readout.Document) error { return nil }
	want := law{docs: docs, stages: stages, batch: len(docs), workers: 1}.sum(t, ":memory:", 0)
	for i := range orders {
		for n, batch := range []int{100, 7, 1} {
			l := law{docs: docs, stages: stages, batch: batch, workers: 1 + (i+n)%2, settled: 3}
			if i == 0 {
				l.settled = 20
			}
			dsn := ":memory:"
			if i%3 == 0 {
				dsn = filepath.Join(t.TempDir(), "law.ledger")
			}
			if got := l.sum(t, dsn, uint64(i+1)); got != want {
				t.Fatalf("order %d, %v: export %x of %d documents, want %x", i+1, l, got[:8], len(docs), want[:8])
			}
			t.Logf("order %d, %v: the same bytes", i+1, l)
		}
	}
}

func number(t *testing.T, name string, otherwise int) int {
	t.Helper()
	said := os.Getenv(name)
	if said == "" {
		return otherwise
	}
	n, err := strconv.Atoi(said)
	if err != nil || n < 1 {
		t.Fatalf("%s=%s is no number of things", name, said)
	}
	return n
}
