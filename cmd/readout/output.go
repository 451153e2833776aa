package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"readout"
	"readout/ledger"
	"readout/report"
)

// output is where a command writes its result.
type output = bufio.Writer

// write gives f the file to write to, or standard output when file is empty. A
// file appears whole or not at all: it is written beside its place and renamed.
func (a *app) write(file string, f func(*output) error) error {
	if file == "" || file == "-" {
		w := bufio.NewWriter(a.out)
		if err := f(w); err != nil {
			return err
		}
		return w.Flush()
	}
	tmp, err := os.CreateTemp(filepath.Dir(file), ".readout-*")
	if err != nil {
		return &readout.Error{Kind: readout.KindUnavailable, Place: file, Reason: "cannot be written", Err: err, Hint: "name a file in a folder that exists and may be written"}
	}
	defer os.Remove(tmp.Name()) // gone already when the rename succeeds
	w := bufio.NewWriter(tmp)
	if err = f(w); err == nil {
		err = w.Flush()
	}
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Chmod(tmp.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(tmp.Name(), file)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	return nil
}

// terminal tells whether out is a terminal, and how wide.
func terminal(out io.Writer) (width int, ok bool) {
	f, isFile := out.(*os.File)
	if !isFile || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	width, _, err := term.GetSize(int(f.Fd()))
	return width, err == nil
}

// readExport reads an exported ledger.
func readExport(path string) (*readout.Export, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &readout.Error{Kind: readout.KindNotFound, Place: path, Reason: "cannot be read", Hint: "check the path", Err: err}
	}
	defer f.Close() // only read from
	view, err := report.ReadJSON(f)
	if err != nil {
		return nil, &readout.Error{Kind: readout.KindInvalid, Place: path, Reason: "is no exported ledger", Err: err, Hint: "write one with: readout export -o FILE.json"}
	}
	if view.Version != readout.ContractVersion {
		return nil, &readout.Error{Kind: readout.KindUnsupported, Place: path, Hint: "export the ledger again with this program",
			Reason: fmt.Sprintf("exported with version %d; this program reads version %d", view.Version, readout.ContractVersion)}
	}
	return view, nil
}

// checkStorage asks the ledger to examine its own file.
func (a *app) checkStorage(c *cobra.Command) ([]string, error) {
	l, err := ledger.Open(c.Context(), a.ledger, ledger.Options{})
	if err != nil {
		return nil, err
	}
	defer l.Close() // only read from
	return storageFaults(c.Context(), l)
}

func storageFaults(ctx context.Context, l readout.Ledger) ([]string, error) {
	if check, ok := l.(ledger.Checker); ok {
		return check.Check(ctx)
	}
	return nil, nil
}
