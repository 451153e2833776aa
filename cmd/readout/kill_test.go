package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/ingest"
	"readout/ledger"
	"readout/stream"
)

// killAt tells a child, in its environment, that it is to add the reports of
// the examples to a ledger and where to die: "join 2 /path/to/ledger" is after
// the second time that it joined; "add 0 …" that the parent sees to it. With
// "refresh " before it, it is to bring the ledger up to date instead.
const killAt = "READOUT_TEST_KILL"

// killFile names what a child with "file 0 …" adds instead of the examples.
const killFile = "READOUT_TEST_KILL_FILE"

// TestMain lets the test binary be the program that is killed.
func TestMain(m *testing.M) {
	if at := os.Getenv(killAt); at != "" {
		fmt.Fprintln(os.Stderr, addAndDie(at))
		os.Exit(exitUsage) // it was to be killed
	}
	os.Exit(m.Run())
}

// exampleReports are the reports of all examples.
func exampleReports() ([]string, error) {
	return filepath.Glob("../../examples/*/*")
}

// addAndDie adds in small batches, so that each stage comes several times.
func addAndDie(at string) error {
	var op, path string
	var times int
	at, refreshes := strings.CutPrefix(at, "refresh ")
	if _, err := fmt.Sscanf(at, "%s %d %s", &op, &times, &path); err != nil {
		return err
	}
	files, err := exampleReports()
	if err != nil {
		return err
	}
	if op == "file" {
		op, files = "add", []string{os.Getenv(killFile)}
	}
	if op == "add" { // the program itself
		args := append([]string{"-q", "-l", path, "add"}, files...)
		if refreshes {
			args = []string{"-q", "-l", path, "refresh"}
		}
		os.Exit(run(context.Background(), args, os.Stdin, os.Stdout, os.Stderr))
	}
	ctx := context.Background()
	e, err := newEngine()
	if err != nil {
		return err
	}
	l, err := e.open(ctx, path)
	if err != nil {
		return err
	}
	dying := &mortal{Ledger: l, op: op, left: times}
	if refreshes {
		_, err = stream.Refresh(ctx, dying, e.stages, stream.Options{Batch: 2}, func(int, int) {})
	} else {
		_, err = stream.Intake(ctx, ingest.Read(ctx, ingest.Options{}, files...), dying, e.stages, stream.Options{Batch: 2})
	}
	if err != nil {
		return err
	}
	return stream.Settle(ctx, dying, e.stages)
}

// mortal is a ledger whose program is killed once it has done something so often.
type mortal struct {
	readout.Ledger
	op   string
	left int
}

func (m *mortal) did(op string, err error) error {
	if op != m.op || err != nil {
		return err
	}
	if m.left--; m.left == 0 {
		self, err := os.FindProcess(os.Getpid())
		if err == nil {
			err = self.Kill()
		}
		if err != nil {
			return err
		}
		select {} // until it is dead
	}
	return nil
}

func (m *mortal) Put(ctx context.Context, docs ...*readout.Document) (int, error) {
	n, err := m.Ledger.Put(ctx, docs...)
	return n, m.did("put", err)
}

func (m *mortal) Join(ctx context.Context, nodes ...readout.Node) error {
	return m.did("join", m.Ledger.Join(ctx, nodes...))
}

func (m *mortal) Place(ctx context.Context, parts ...readout.Part) error {
	return m.did("place", m.Ledger.Place(ctx, parts...))
}

// Resolve stores one part after another, so that it can die between them.
func (m *mortal) Resolve(ctx context.Context, parts []readout.Part, rows []*readout.Export) error {
	for i := range parts {
		if err := m.did("resolve", m.Ledger.Resolve(ctx, parts[i:i+1], rows[i:i+1])); err != nil {
			return err
		}
	}
	return nil
}

func (m *mortal) Chronicle(ctx context.Context, at string) (int, error) {
	n, err := m.Ledger.Chronicle(ctx, at)
	return n, m.did("chronicle", err)
}

// TestKill_atAnyStageCostsNothing kills the program after each of its stages.
// A command that reads what is left gives what an undisturbed ledger of the
// documents stored gives, and so does adding all again: the same bytes.
func TestKill_atAnyStageCostsNothing(t *testing.T) {
	files, err := exampleReports()
	if err != nil || len(files) < 20 {
		t.Fatalf("%d reports, %v", len(files), err)
	}
	e, all := examplesAnalysed(t)
	sum := func(docs []*readout.Document) [sha256.Size]byte {
		return law{docs: docs, stages: e.stages, batch: len(docs), workers: 1}.sum(t, ":memory:", 0)
	}
	whole := sum(all)
	waiting := 0
	for i, at := range []string{"put 1", "put 12", "join 1", "put 8", "join 2", "place 1", "resolve 1", "chronicle 1"} {
		// Half of the ledgers held something before, so that parts are superseded.
		path := filepath.Join(t.TempDir(), "killed.ledger")
		if i%2 == 1 {
			addedQuietly(t, path, files[:len(files)/3])
		}
		killedAt(t, at+" "+path)
		read, added := copied(t, path), copied(t, path)
		left, unjoined := storedOf(t, copied(t, path), all)
		waiting += unjoined
		t.Logf("killed after %s: %d documents stored, %d of them not joined", at, len(left), unjoined)
		reading := [][]string{{"list", "stories"}, {"verify"}, {"history"}, {"export"}}[i%4]
		if code, _, errs := readoutRun(t, "", append([]string{"-l", read}, reading...)...); code != exitRead {
			t.Errorf("after %s: %v: exit code %d: %s", at, reading, code, errs)
		}
		if exported(t, read) != sum(left) {
			t.Errorf("after %s: reading gives another export than an undisturbed ledger of its %d documents", at, len(left))
		}
		addedQuietly(t, added, files)
		if exported(t, added) != whole {
			t.Errorf("after %s: adding again gives another export than an undisturbed ledger", at)
		}
	}
	if waiting < 10 {
		t.Errorf("%d documents were not joined when the program was killed: the test proves little", waiting)
	}
}

// TestKill_againAndAgainStillEnds kills the program at drawn instants, each time
// a little later, and wants it to come to its end, and to the same bytes: adding to
// a new ledger, and bringing an old one up to date.
func TestKill_againAndAgainStillEnds(t *testing.T) {
	files, err := exampleReports()
	if err != nil {
		t.Fatal(err)
	}
	undisturbed := filepath.Join(t.TempDir(), "whole.ledger")
	addedQuietly(t, undisturbed, files)
	t.Run("add", func(t *testing.T) {
		endsThoughKilled(t, "add", filepath.Join(t.TempDir(), "killed.ledger"), undisturbed)
	})
	t.Run("refresh", func(t *testing.T) { endsThoughKilled(t, "refresh add", olderLedger(t), undisturbed) })
}

func endsThoughKilled(t *testing.T, op, path, undisturbed string) {
	const seed, most = 5, 60
	draw, kills := rand.New(rand.NewPCG(seed, 3)), 0
	for {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), killAt+"="+op+" 0 "+path)
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		dead := time.AfterFunc(time.Duration(kills*200+draw.IntN(200))*time.Millisecond, func() { child.Process.Kill() })
		err := child.Wait()
		dead.Stop()
		if err == nil {
			break
		}
		if kills++; kills > most {
			t.Fatalf("killed %d times, seed %d: it does not come to an end", kills, seed)
		}
	}
	t.Logf("killed %d times, seed %d", kills, seed)
	if kills == 0 {
		t.Error("it was never killed: the test proves nothing")
	}
	if code, out, errs := readoutRun(t, "", "-l", path, "verify"); code != exitRead || !strings.Contains(out, " 0 faults") {
		t.Errorf("verify: exit code %d: %s%s", code, out, errs)
	}
	if exported(t, path) != exported(t, undisturbed) {
		t.Errorf("killed %d times, seed %d: another export than undisturbed", kills, seed)
	}
}

// killedAt runs a child that is killed where it is told to be.
func killedAt(t *testing.T, at string) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), killAt+"="+at)
	if out, err := child.CombinedOutput(); err == nil || len(out) > 0 {
		t.Fatalf("after %s: the child was not killed: %v: %s", at, err, out)
	}
}

// addedQuietly adds reports to a ledger.
func addedQuietly(t *testing.T, path string, files []string) {
	t.Helper()
	if code, _, errs := readoutRun(t, "", append([]string{"-q", "-l", path, "add"}, files...)...); code != exitRead {
		t.Fatalf("add: exit code %d: %s", code, errs)
	}
}

// exported is the SHA-256 of a ledger's export.
func exported(t *testing.T, path string) [sha256.Size]byte {
	t.Helper()
	code, out, errs := readoutRun(t, "", "-l", path, "export")
	if code != exitRead {
		t.Fatalf("export: exit code %d: %s", code, errs)
	}
	return sha256.Sum256([]byte(out))
}

// copied copies a ledger with what lies beside it, as a killed program left it.
func copied(t *testing.T, path string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), filepath.Base(path))
	for _, beside := range []string{"", "-wal", "-shm"} {
		b, err := os.ReadFile(path + beside)
		if err != nil && beside == "" {
			t.Fatal(err)
		}
		if err != nil {
			continue // closed well
		}
		if err := os.WriteFile(to+beside, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// storedOf gives those of all documents that a ledger holds, and how many of
// them wait to be joined.
func storedOf(t *testing.T, path string, all []*readout.Document) (left []*readout.Document, unjoined int) {
	t.Helper()
	ctx := context.Background()
	l, err := ledger.Open(ctx, path, ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close() // only read from
	for _, d := range all {
		if _, err := l.Document(ctx, d.ID); err == nil {
			left = append(left, d)
		} else if readout.KindOf(err) != readout.KindNotFound {
			t.Fatal(err)
		}
	}
	waiting, err := l.Unjoined(ctx, len(all))
	if err != nil {
		t.Fatal(err)
	}
	return left, len(waiting)
}

// readExamples reads the reports of all examples.
func readExamples(t *testing.T) iter.Seq2[*readout.Document, *readout.Refusal] {
	t.Helper()
	files, err := exampleReports()
	if err != nil {
		t.Fatal(err)
	}
	return ingest.Read(context.Background(), ingest.Options{}, files...)
}
