package sqlite

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"

	"readout"
)

// applicationID marks a SQLite file as a ledger: "RDOT" in ASCII.
const applicationID = 0x52444F54

// Where SQLite's file header keeps what prepare asks for,
// https://www.sqlite.org/fileformat2.html#the_database_header
const (
	magic             = "SQLite format 3\x00"
	userVersionAt     = 60
	applicationIDAt   = 68
	headerBytes       = 100
	temporary         = ".readout-*.new"
	hintOtherPath     = "give the path of a ledger, or a new path to make one"
	hintNewerProgram  = "use a newer readout, or make a new ledger from the reports"
	hintCheckReadable = "check that the path exists and may be read and written"
)

// prepare makes sure that path holds a ledger which this version may open,
// reading the file's header only, and makes an empty ledger where there is
// nothing. It never writes to a file that it refuses.
func prepare(ctx context.Context, path string) error {
	f, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return create(ctx, path)
	case err != nil:
		return &readout.Error{Kind: readout.KindUnavailable, Place: path, Reason: "the ledger cannot be opened", Hint: hintCheckReadable, Err: err}
	}
	defer f.Close() // read only
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return &readout.Error{Kind: readout.KindInvalid, Place: path, Reason: "is a folder, not a ledger", Hint: hintOtherPath}
	}
	header := make([]byte, headerBytes)
	if _, err := io.ReadFull(f, header); err != nil || string(header[:len(magic)]) != magic {
		return &readout.Error{Kind: readout.KindInvalid, Place: path, Reason: "is not a ledger: it is no SQLite file", Hint: hintOtherPath}
	}
	if binary.BigEndian.Uint32(header[applicationIDAt:]) != applicationID {
		return &readout.Error{Kind: readout.KindInvalid, Place: path, Reason: "is not a ledger: it is a SQLite file of another program", Hint: hintOtherPath}
	}
	return checkVersion(path, int(binary.BigEndian.Uint32(header[userVersionAt:])))
}

func checkVersion(path string, version int) error {
	if version > Schema {
		e := readout.Errorf(readout.KindUnsupported, "is a ledger of schema version %d; this readout reads up to %d", version, Schema).(*readout.Error)
		e.Place, e.Hint = path, hintNewerProgram
		return e
	}
	return nil
}

// create makes an empty ledger beside path and then gives it its name, so that
// a crash leaves either no ledger or a whole one. Where another program was
// quicker, its ledger stays.
func create(ctx context.Context, path string) error {
	name, err := unnamed(path)
	if err != nil {
		return err
	}
	defer os.Remove(name) // it lives on under its own name
	l, err := connect(ctx, name, false)
	if err != nil {
		return err
	}
	if err := l.migrate(ctx); err != nil {
		l.Close() // the first error is the one to tell
		return err
	}
	if err := l.Close(); err != nil {
		return err
	}
	if err := give(name, path); err != nil && !errors.Is(err, fs.ErrExist) {
		return unmade(path, err)
	}
	return nil
}
