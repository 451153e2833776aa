package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/ledger"
	"readout/report"
	"readout/stream"
)

// interfered is a ledger that another program writes into when it is about to
// store what it has made of what it read: before its first join, place or
// resolve.
type interfered struct {
	readout.Ledger
	at    string
	other func()
}

func (l *interfered) before(op string) {
	if op == l.at {
		l.at = ""
		l.other()
	}
}

func (l *interfered) Join(ctx context.Context, nodes ...readout.Node) error {
	l.before("join")
	return l.Ledger.Join(ctx, nodes...)
}

func (l *interfered) Place(ctx context.Context, parts ...readout.Part) error {
	l.before("place")
	return l.Ledger.Place(ctx, parts...)
}

func (l *interfered) Resolve(ctx context.Context, parts []readout.Part, rows []*readout.Export) error {
	l.before("resolve")
	return l.Ledger.Resolve(ctx, parts, rows)
}

// Snapshot lets the other program write between settling and reading.
func (l *interfered) Snapshot(ctx context.Context, f func() error) error {
	l.before("snapshot")
	return l.Ledger.Snapshot(ctx, func() error {
		err := f()
		l.before("read")
		return err
	})
}

// TestSettled_isReadWholeWhileAnotherWrites: what is read is a whole settled
// ledger, of before the other program wrote or of after.
func TestSettled_isReadWholeWhileAnotherWrites(t *testing.T) {
	e, all := examplesAnalysed(t)
	ctx, some := context.Background(), all[:len(all)/2]
	sum := func(docs []*readout.Document) [sha256.Size]byte {
		return law{docs: docs, stages: e.stages, batch: len(docs), workers: 1}.sum(t, ":memory:", 0)
	}
	for _, c := range []struct {
		at   string
		want [sha256.Size]byte
	}{{"snapshot", sum(all)}, {"read", sum(some)}} {
		path := filepath.Join(t.TempDir(), "shared.ledger")
		stores := [2]readout.Ledger{opened(t, path), opened(t, path)}
		add := func(l readout.Ledger, docs []*readout.Document) {
			if _, err := stream.Intake(ctx, sequence(docs), l, e.stages, stream.Options{Workers: 1}); err != nil {
				t.Error(err)
			}
		}
		add(stores[0], some)
		var got [sha256.Size]byte
		l := &interfered{Ledger: stores[0], at: c.at}
		l.other = func() {
			add(stores[1], all)
			if err := stream.Settle(ctx, stores[1], e.stages); c.at == "read" && err != nil {
				t.Error(err)
			}
			if c.at == "read" { // and nothing of it is seen
				got = sumOf(t, stores[0])
			}
		}
		if err := stream.Settled(ctx, l, e.stages, func() error { got = sumOf(t, stores[0]); return nil }); err != nil {
			t.Fatal(err)
		}
		if got != c.want {
			t.Errorf("the other wrote before %s: the export is neither that of before nor that of after", c.at)
		}
	}
}

// TestWriters_atOnceMakeOneLedger has two programs write into one ledger: the
// other adds its reports, and gives known ones further names, while the first
// has read and not yet written. The export is that of one program.
func TestWriters_atOnceMakeOneLedger(t *testing.T) {
	e, all := examplesAnalysed(t)
	var mine, others []*readout.Document
	for i, d := range all { // every second, and each third of those is known to both
		if i%2 == 0 {
			mine = append(mine, d)
		}
		if i%2 == 1 || i%6 == 0 {
			again := *d
			again.Names = []string{fmt.Sprintf("again/%d.txt", i)}
			others = append(others, &again)
		}
	}
	ctx := context.Background()
	add := func(l readout.Ledger, docs []*readout.Document, settle bool) {
		t.Helper()
		_, err := stream.Intake(ctx, sequence(docs), l, e.stages, stream.Options{Batch: 2, Workers: 1})
		if err == nil && settle {
			err = stream.Settle(ctx, l, e.stages)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		at     string
		settle bool
		docs   []*readout.Document
	}{{"join", false, others}, {"join", true, others}, {"place", false, others}, {"place", true, others},
		{"resolve", false, others}, {"resolve", true, others}, {"resolve", false, others[:1]}} {
		t.Run(fmt.Sprintf("%d reports before %s, settled %v", len(c.docs), c.at, c.settle), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "shared.ledger")
			first, other := opened(t, path), opened(t, path)
			came := false
			add(&interfered{Ledger: first, at: c.at, other: func() { came = true; add(other, c.docs, c.settle) }}, mine, true)
			if !came {
				t.Fatal("the other never wrote: the test proves nothing")
			}
			alone := opened(t, ":memory:")
			add(alone, mine, true)
			add(alone, c.docs, true)
			if err := stream.Settle(ctx, first, e.stages); err != nil {
				t.Fatal(err)
			}
			if sumOf(t, first) != sumOf(t, alone) {
				t.Error("the export differs from that of one program")
			}
		})
	}
}

// TestWriters_ofTwoVersions: where a newer program comes while an older one adds, the
// older one stops with an error that tells what to do, and what is left is the newer
// one's, as if it had been alone.
func TestWriters_ofTwoVersions(t *testing.T) {
	e, all := examplesAnalysed(t)
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "shared.ledger")
	program := func(version string) readout.Ledger {
		t.Helper()
		l, err := ledger.Open(ctx, path, ledger.Options{Program: version})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { l.Close() }) // the test is done with it
		return l
	}
	add := func(l readout.Ledger, docs []*readout.Document, stages stream.Stages) error {
		_, err := stream.Intake(ctx, sequence(docs), l, stages, stream.Options{Batch: 2, Workers: 1})
		if err == nil {
			err = stream.Settle(ctx, l, stages)
		}
		return err
	}
	before := e.stages
	before.Reconcile = func(*readout.Export) []readout.Finding { return nil }
	older := program("reconcile/1")
	if err := add(older, all[:len(all)/3], before); err != nil {
		t.Fatal(err)
	}
	came := false
	err := add(&interfered{Ledger: older, at: "join", other: func() {
		came = true
		if err := add(program("reconcile/2"), all[:len(all)/2], e.stages); err != nil {
			t.Error(err)
		}
	}}, all[len(all)/3:], before)
	if !came {
		t.Fatal("the other never wrote: the test proves nothing")
	}
	if readout.KindOf(err) != readout.KindUnsupported || !strings.Contains(err.Error(), "newer readout") || !strings.Contains(err.Error(), path) {
		t.Errorf("the older program: %v", err)
	}
	newer := program("reconcile/2")
	if err := add(newer, all, e.stages); err != nil {
		t.Fatal(err)
	}
	if sumOf(t, newer) != (law{docs: all, stages: e.stages, batch: len(all), workers: 1}).sum(t, ":memory:", 0) {
		t.Error("the export differs from that of the newer program alone")
	}
}

// opened opens a ledger for the length of a test.
func opened(t *testing.T, dsn string) readout.Ledger {
	t.Helper()
	l, err := ledger.Open(context.Background(), dsn, ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() }) // the test is done with it
	return l
}

// sumOf is the SHA-256 of a ledger's export.
func sumOf(t *testing.T, l readout.Ledger) [sha256.Size]byte {
	t.Helper()
	hash := sha256.New()
	if err := report.Stream(hash, func(kind string, f func([]byte) error) error { return l.Rows(context.Background(), kind, f) }); err != nil {
		t.Fatal(err)
	}
	return [sha256.Size]byte(hash.Sum(nil))
}
