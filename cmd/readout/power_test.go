package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"readout"
	"readout/ledger"
	"readout/stream"
)

// sector is what a disk writes whole or not at all.
const sector = 512

// TestPowerCut_costsNothingThatAddingAgainDoesNotMend tears the file and the log that
// a program left, as a power cut does: the log ends anywhere, or in what lay on the
// disk before; or it was half written back. After each the ledger opens, is whole, and
// adding the same reports gives the same bytes.
func TestPowerCut_costsNothingThatAddingAgainDoesNotMend(t *testing.T) {
	e, all := examplesAnalysed(t)
	whole := law{docs: all, stages: e.stages, batch: len(all), workers: 1}.sum(t, ":memory:", 0)
	path := filepath.Join(t.TempDir(), "cut.ledger")
	left := opened(t, path)
	ctx := context.Background()
	for _, docs := range [][]*readout.Document{all[:len(all)/2], all} {
		if _, err := stream.Intake(ctx, sequence(docs), left, e.stages, stream.Options{Batch: 2, Workers: 1}); err != nil {
			t.Fatal(err)
		}
		if err := stream.Settle(ctx, left, e.stages); err != nil {
			t.Fatal(err)
		}
	}
	file, log := bytesOf(t, path), bytesOf(t, path+"-wal") // as they lie while the program is at work
	if len(log) < 1000*sector {
		t.Fatalf("the log has %d bytes: the test proves nothing", len(log))
	}
	mended := copied(t, path)
	if err := opened(t, mended).Close(); err != nil { // writes the log back
		t.Fatal(err)
	}
	const seed, cuts = 7, 8
	draw := rand.New(rand.NewPCG(seed, 1))
	fewer := 0
	for i := range 3 * cuts {
		f, l := file, log[:draw.IntN(len(log))]
		kind := []string{"the log is cut off", "the log ends in old bytes", "the log is half written back"}[i%3]
		switch i % 3 {
		case 1:
			l = append(l[:len(l):len(l)], tornEnd(draw)...)
		case 2:
			f, l = mixed(draw, file, bytesOf(t, mended)), log
		}
		at := filepath.Join(t.TempDir(), "cut.ledger")
		laid(t, at, f)
		laid(t, at+"-wal", l)
		name := fmt.Sprintf("%s at %d, seed %d", kind, len(l), seed)
		fewer += holdsAfter(t, name, at, len(all))
		mend := law{docs: all, stages: e.stages, batch: len(all), workers: 1}
		if mend.sum(t, at, 0) != whole {
			t.Errorf("%s: adding again gives another export", name)
		}
	}
	if fewer < cuts {
		t.Errorf("%d of %d cuts cost anything: the test proves little", fewer, 3*cuts)
	}
}

// holdsAfter opens what a cut left, wants it whole, and gives 1 where it has fewer
// documents than were stored.
func holdsAfter(t *testing.T, name, path string, stored int) int {
	t.Helper()
	ctx := context.Background()
	l, err := ledger.Open(ctx, path, ledger.Options{})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	defer l.Close() // only read from
	if faults, err := l.(ledger.Checker).Check(ctx); err != nil || len(faults) > 0 {
		t.Errorf("%s: faults %v, %v", name, faults, err)
	}
	n := 0
	if err := l.Each(ctx, func(*readout.Document) error { n++; return nil }); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	if n < stored {
		return 1
	}
	return 0
}

// tornEnd are some sectors of what lay on the disk before.
func tornEnd(draw *rand.Rand) []byte {
	b := make([]byte, sector*(1+draw.IntN(20)))
	for i := range b {
		b[i] = byte(draw.Uint32())
	}
	return b
}

// mixed takes each sector from before or after.
func mixed(draw *rand.Rand, before, after []byte) []byte {
	out := append([]byte(nil), after...)
	if draw.IntN(2) == 0 {
		out = append([]byte(nil), after[:max(len(before), draw.IntN(len(after)))]...) // and did not grow whole
	}
	for at := 0; at+sector <= len(before) && at+sector <= len(out); at += sector {
		if draw.IntN(2) == 0 {
			copy(out[at:at+sector], before[at:at+sector])
		}
	}
	return out
}

func bytesOf(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func laid(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}
