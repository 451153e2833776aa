package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/ledger"
	"readout/resolve"
	"readout/stream"
)

// olderAnalysis is the version of a program that credited no agency, knew by the clock
// what is to come, found no events, and of every second report no statements.
const olderAnalysis = "attributions/1 events/1"

// olderStages are those of that program.
func olderStages(e *engine) stream.Stages {
	stages := e.stages
	stages.Annotate = func(docs ...*readout.Document) error {
		err := e.pipeline.Annotate(docs...)
		for _, d := range docs {
			d.Mentions = nil
			if d.ID[1]%2 == 0 {
				d.Attributions = nil
			}
		}
		return err
	}
	return stages
}

// openedOlder opens a ledger as that program, whose resolution may be today's.
func openedOlder(t *testing.T, path string, resolution int) readout.Ledger {
	t.Helper()
	l, err := ledger.Open(context.Background(), path, ledger.Options{Analysis: olderAnalysis, Program: fmt.Sprintf("%s resolve/%d reconcile/1", olderAnalysis, resolution)})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// olderLedger is a ledger of all examples that an older program filled.
func olderLedger(t *testing.T) string {
	t.Helper()
	return olderLedgerOf(t, resolve.Version)
}

func olderLedgerOf(t *testing.T, resolution int) string {
	t.Helper()
	e, err := newEngine()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "older.ledger")
	l, ctx := openedOlder(t, path, resolution), context.Background()
	older := func(yield func(*readout.Document, *readout.Refusal) bool) {
		for d := range readExamples(t) {
			if d.Credits, d.Notes = nil, []string{"dated in the future: check the date"}; !yield(d, nil) {
				return
			}
		}
	}
	_, err = stream.Intake(ctx, older, l, olderStages(e), stream.Options{})
	if err == nil {
		err = stream.Settle(ctx, l, olderStages(e))
	}
	if err = errors.Join(err, l.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

// wholeLedger is the export of an undisturbed ledger of all examples.
func wholeLedger(t *testing.T) [sha256.Size]byte {
	t.Helper()
	files, err := exampleReports()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "whole.ledger")
	addedQuietly(t, path, files)
	return exported(t, path)
}

// staleIn counts what is behind in a ledger of an older program.
func staleIn(t *testing.T, path string) int {
	t.Helper()
	e, err := newEngine()
	if err != nil {
		t.Fatal(err)
	}
	l, err := e.open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close() // only read from
	stale, err := l.Stale(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return len(stale)
}

// TestRefresh_givesTheLedgerOfNow brings a ledger of an older program up to date, of
// the same resolution and of another, all of it or what is left once some reports
// were read again: its bytes are those of a new ledger. What is behind is told until
// it is not.
func TestRefresh_givesTheLedgerOfNow(t *testing.T) {
	files, err := exampleReports()
	if err != nil {
		t.Fatal(err)
	}
	whole := wholeLedger(t)
	for _, resolution := range []int{resolve.Version, 1} {
		for _, again := range []int{0, len(files) / 2} {
			path := olderLedgerOf(t, resolution)
			if again > 0 {
				addedQuietly(t, path, files[:again])
			}
			if exported(t, path) == whole {
				t.Error("the older ledger is that of now: the test proves nothing")
			}
			stale := staleIn(t, path)
			if stale < 10 || again > 0 && stale > 30 {
				t.Errorf("%d reports are behind: the test proves nothing", stale)
			}
			says := fmt.Sprintf("%d reports were analysed in %s by an older version (readout refresh", stale, path)
			code, out, errs := readoutRun(t, "", "-l", path, "verify")
			if code != exitRead || !strings.Contains(errs, says) || !strings.Contains(out, fmt.Sprintf("%d reports analysed by %s\n", stale, olderAnalysis)) {
				t.Errorf("verify: exit code %d: %s%s, want %s", code, out, errs, says)
			}
			if _, _, errs := readoutRun(t, "", "-l", path, "list", "documents"); !strings.Contains(errs, says) {
				t.Errorf("list documents: %s, want %s", errs, says)
			}
			for _, n := range []int{stale, 0} { // the second time there is nothing to do
				code, out, errs = readoutRun(t, "", "-l", path, "refresh")
				if code != exitRead || out != fmt.Sprintf("%d reports brought up to date\n", n) || errs != "" {
					t.Errorf("refresh: exit code %d: %s%s", code, out, errs)
				}
			}
			if exported(t, path) != whole {
				t.Errorf("resolve/%d, %d reports read again: refreshed, the ledger gives another export than a new one", resolution, again)
			}
			code, out, errs = readoutRun(t, "", "-l", path, "verify")
			if code != exitRead || errs != "" || !strings.Contains(out, " 0 faults") || strings.Contains(out, olderAnalysis) {
				t.Errorf("verify, when it is refreshed: exit code %d: %s%s", code, out, errs)
			}
		}
	}
}

// TestRefresh_cutOffAnywhereGoesOn kills it after each of its stages: what is left
// can be read, and refreshed or added to again it becomes what a new ledger is.
func TestRefresh_cutOffAnywhereGoesOn(t *testing.T) {
	files, err := exampleReports()
	if err != nil {
		t.Fatal(err)
	}
	whole, older := wholeLedger(t), olderLedger(t)
	for i, at := range []string{"put 1", "put 9", "join 1", "place 1", "resolve 1", "chronicle 1"} {
		path := copied(t, older)
		killedAt(t, "refresh "+at+" "+path)
		if code, out, errs := readoutRun(t, "", "-l", copied(t, path), "verify"); code != exitRead || !strings.Contains(out, " 0 faults") {
			t.Errorf("after %s: verify: exit code %d: %s%s", at, code, out, errs)
		}
		if i%2 == 0 {
			if code, _, errs := readoutRun(t, "", "-l", path, "refresh"); code != exitRead {
				t.Errorf("after %s: refresh: exit code %d: %s", at, code, errs)
			}
		} else {
			addedQuietly(t, path, files)
		}
		if exported(t, path) != whole {
			t.Errorf("after %s: another export than that of a new ledger", at)
		}
	}
}

// TestRefresh_whileAnotherWrites has another program add, or refresh the same
// ledger, while the first has read and not yet written.
func TestRefresh_whileAnotherWrites(t *testing.T) {
	e, err := newEngine()
	if err != nil {
		t.Fatal(err)
	}
	ctx, whole, older := context.Background(), wholeLedger(t), olderLedger(t)
	refresh := func(l readout.Ledger) error {
		_, err := stream.Refresh(ctx, l, e.stages, stream.Options{Batch: 2}, func(int, int) {})
		return errors.Join(err, stream.Settle(ctx, l, e.stages))
	}
	add := func(l readout.Ledger) error {
		_, err := stream.Intake(ctx, readExamples(t), l, e.stages, stream.Options{})
		return errors.Join(err, stream.Settle(ctx, l, e.stages))
	}
	for at, others := range map[string]func(readout.Ledger) error{"join": refresh, "place": add, "resolve": refresh} {
		path := copied(t, older)
		var two [2]readout.Ledger
		for i := range two {
			if two[i], err = e.open(ctx, path); err != nil {
				t.Fatal(err)
			}
			defer two[i].Close() // the test is done with it
		}
		came := false
		l := &interfered{Ledger: two[0], at: at, other: func() { came = true; err = others(two[1]) }}
		if failed := errors.Join(refresh(l), err); failed != nil || !came {
			t.Fatalf("before %s: the other came: %v; %v", at, came, failed)
		}
		if sumOf(t, two[0]) != whole {
			t.Errorf("the other wrote before %s: another export than that of a new ledger", at)
		}
	}
}

// TestRefresh_tellsWhatFails: a report whose analysis breaks keeps its layers, is told
// and waits for the next time; the others are brought up to date.
func TestRefresh_tellsWhatFails(t *testing.T) {
	e, err := newEngine()
	if err != nil {
		t.Fatal(err)
	}
	ctx, path := context.Background(), olderLedger(t)
	l, err := e.open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	stale, err := l.Stale(ctx)
	if err != nil || len(stale) < 20 {
		t.Fatalf("%d reports are behind: the test proves nothing; %v", len(stale), err)
	}
	stages, told := e.stages, []int{}
	stages.Annotate = func(docs ...*readout.Document) error {
		if slices.ContainsFunc(docs, func(d *readout.Document) bool { return d.ID == stale[7] }) {
			panic("seven")
		}
		return e.pipeline.Annotate(docs...)
	}
	out, err := stream.Refresh(ctx, l, stages, stream.Options{}, func(done, of int) {
		if told = append(told, done); of != len(stale) {
			t.Errorf("%d are to be refreshed, want %d", of, len(stale))
		}
	})
	if err != nil || len(out.Refused) != 1 || out.Known != len(stale)-1 || len(told) != len(stale) || told[9] != 9 {
		t.Errorf("outcome %d, refused %v, told %v; %v", out.Known, out.Refused, told, err)
	}
	if left, err := l.Stale(ctx); err != nil || !slices.Equal(left, stale[7:8]) {
		t.Errorf("%v are behind, want %s; %v", left, stale[7], err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if code, out, errs := readoutRun(t, "", "-l", path, "refresh"); code != exitRead || out != "1 report brought up to date\n" {
		t.Errorf("refresh: exit code %d: %s%s", code, out, errs)
	}
	if code, _, errs := readoutRun(t, "", "-l", filepath.Join(t.TempDir(), "none"), "refresh"); code != exitRefused || !strings.Contains(errs, "there is no ledger") {
		t.Errorf("of nothing: exit code %d: %s", code, errs)
	}
}
