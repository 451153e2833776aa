package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"readout"
)

// Backup writes the ledger, as it is at one instant whatever others write meanwhile, to
// a file of its own, and checks that. The file gets its name only when it is whole and
// safe on the disk; one that has the name already stays, and the error is of
// KindInvalid.
func (l *Ledger) Backup(ctx context.Context, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return taken(to)
	}
	name, err := unnamed(to)
	if err != nil {
		return err
	}
	defer os.Remove(name) // it lives on under its own name
	if _, err := l.db.ExecContext(ctx, "VACUUM INTO ?", name); err != nil {
		return wrap(l.path, "back up", err)
	}
	if err := checkCopy(ctx, name); err != nil {
		return err
	}
	err = synced(name)
	if err == nil {
		err = give(name, to)
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return taken(to)
	case err != nil:
		return unmade(to, err)
	}
	return nil
}

// synced makes what a file holds safe on the disk: SQLite does not, for a copy.
func synced(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// unnamed makes an empty file beside path, to be given its name once it is whole.
func unnamed(path string) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(path), temporary)
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		return "", unmade(path, err)
	}
	return f.Name(), nil
}

// checkCopy proves that a copy can be read back whole.
func checkCopy(ctx context.Context, path string) error {
	l, err := connect(ctx, path, false)
	if err != nil {
		return err
	}
	defer l.Close() // only read from
	faults, err := l.Check(ctx)
	if err != nil {
		return fmt.Errorf("check the backup: %w", err)
	}
	if len(faults) > 0 {
		return damaged(path, strings.Join(faults[:1], ""), nil)
	}
	return nil
}

func taken(path string) error {
	return &readout.Error{Kind: readout.KindInvalid, Place: path, Reason: "is there already", Hint: "give a path where there is nothing"}
}

func unmade(path string, err error) error {
	return &readout.Error{Kind: readout.KindUnavailable, Place: path, Reason: "the ledger cannot be made", Hint: "check that the folder exists and may be written, and that there is room", Err: err}
}

// give gives a whole file the name by which it is found, unless another has it.
func give(name, path string) error {
	err := os.Link(name, path)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		err = os.Rename(name, path) // a file system without hard links
	}
	if d, open := os.Open(filepath.Dir(path)); open == nil {
		_ = d.Sync()  // not every system can; then the name is as safe as the system makes it
		_ = d.Close() // read only
	}
	return err
}
