package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/ledger/ledgertest"
)

// crashPath names, in the environment of a child, the ledger that it fills
// until it is killed.
const crashPath = "READOUT_TEST_CRASH_LEDGER"

// TestMain lets the test binary be the program that is killed.
func TestMain(m *testing.M) {
	if path := os.Getenv(crashPath); path != "" {
		fill(path)
		return
	}
	os.Exit(m.Run())
}

// fill puts one document after another, the view of all at every fifth, and
// says which are stored.
func fill(path string) {
	ctx := context.Background()
	l, err := Open(ctx, path)
	if err != nil {
		fmt.Println("error", err)
		return
	}
	var all []*readout.Document
	err = l.Each(ctx, func(d *readout.Document) error { all = append(all, d); return nil })
	for i := len(all); err == nil; i++ {
		doc := ledgertest.Document(fmt.Sprint(i), strings.Repeat(fmt.Sprintf("Report %d goes on. ", i), 50), "")
		all = append(all, doc)
		if _, err = l.Put(ctx, doc); err == nil {
			fmt.Println(doc.ID)
		}
		if i%5 == 0 && err == nil {
			err = ledgertest.Settle(ctx, l, all...)
		}
	}
	fmt.Println("error", err)
}

// A disk that fails to write, here since the file may grow no further, stops
// the program, which says where and what to do; what it had stored is whole.
func TestPut_onADiskThatFails(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no shell to limit files with")
	}
	path := filepath.Join(folder(t), "l.db")
	child := exec.Command(shell, "-c", `ulimit -f 1500 && exec "$0"`, os.Args[0])
	child.Env = append(os.Environ(), crashPath+"="+path)
	out, err := child.Output()
	if err != nil {
		t.Skipf("files cannot be limited here: %v", err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	stored, last := lines[:len(lines)-1], lines[len(lines)-1]
	if !strings.HasPrefix(last, "error "+path) || !strings.Contains(last, "the disk failed") || !strings.Contains(last, "try again") {
		t.Errorf("it ended with %q", last)
	}
	if len(stored) < 5 {
		t.Errorf("only %d documents were stored: the test proves nothing", len(stored))
	}
	l := open(t, path)
	defer l.Close()
	if faults, err := l.Check(context.Background()); err != nil || len(faults) > 0 {
		t.Errorf("faults %v, %v", faults, err)
	}
	for _, id := range stored {
		if _, err := l.Document(context.Background(), id); err != nil {
			t.Errorf("acknowledged, then lost: %v", err)
		}
	}
	if _, err := l.Put(context.Background(), ledgertest.Document("later", "There is room again.", "")); err != nil {
		t.Error(err)
	}
}

// fillElsewhere starts another program that fills the ledger at path, and gives the
// lines in which it says what is stored.
func fillElsewhere(t *testing.T, path string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), crashPath+"="+path)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	return child, bufio.NewScanner(out)
}

func TestPut_whatWasAcknowledgedSurvivesAKill(t *testing.T) {
	path := filepath.Join(folder(t), "l.db")
	stored := map[string]bool{}
	for round := range 8 {
		child, lines := fillElsewhere(t, path)
		for n := 0; n < 3+2*round && lines.Scan(); n++ { // it got so far
			if strings.HasPrefix(lines.Text(), "error") {
				t.Fatal(lines.Text())
			}
			stored[lines.Text()] = true
		}
		time.AfterFunc(time.Duration(round)*time.Millisecond, func() { child.Process.Kill() })
		for lines.Scan() { // and what it said before it died
			stored[lines.Text()] = true
		}
		if err := child.Wait(); err == nil {
			t.Fatal("the child ended by itself")
		}
	}
	l := open(t, path)
	defer l.Close()
	if faults, err := l.Check(context.Background()); err != nil || len(faults) > 0 {
		t.Errorf("faults %v, %v", faults, err)
	}
	for id := range stored {
		if _, err := l.Document(context.Background(), id); err != nil {
			t.Errorf("acknowledged, then lost: %v", err)
		}
	}
	var all []*readout.Document
	if err := l.Each(context.Background(), func(d *readout.Document) error { all = append(all, d); return nil }); err != nil {
		t.Fatal(err)
	}
	if err := ledgertest.Settle(context.Background(), l, all...); err != nil {
		t.Fatalf("what was cut off could not be taken up: %v", err)
	}
	view, err := l.Holding(context.Background(), all[0].ID)
	if err != nil || len(view.Documents) != len(all) {
		t.Errorf("the view has %d of %d documents, %v", len(view.Documents), len(all), err)
	}
	if len(stored) < 8*3 {
		t.Errorf("only %d documents were stored: the test proves nothing", len(stored))
	}
}
