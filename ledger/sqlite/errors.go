package sqlite

import (
	"errors"

	"modernc.org/sqlite"

	"readout"
)

// primary codes of SQLite, https://www.sqlite.org/rescode.html
const (
	codeBusy     = 5
	codeLocked   = 6
	codeReadonly = 8
	codeIO       = 10
	codeCorrupt  = 11
	codeFull     = 13
	codeCantOpen = 14
	codeNotADB   = 26
)

// hintDamaged is what to do about a ledger that is damaged.
const hintDamaged = "restore a backup, or make it anew from the reports; readout verify lists all that is damaged"

// damaged is the error of something stored that cannot be what was stored.
func damaged(path, what string, err error) error {
	return &readout.Error{Kind: readout.KindInvalid, Place: path, Reason: "what is stored is damaged: " + what, Hint: hintDamaged, Err: err}
}

// wrap gives a driver's error its kind, place and remedy. Errors that have a
// kind already keep it.
func wrap(path, op string, err error) error {
	if readout.KindOf(err) != readout.KindInternal {
		return err
	}
	e := &readout.Error{Kind: readout.KindInternal, Place: path, Reason: "ledger: " + op, Hint: "if it comes again, this is a fault of Readout: please report it", Err: err}
	var driver *sqlite.Error
	if !errors.As(err, &driver) {
		return e
	}
	switch driver.Code() & 0xff {
	case codeBusy, codeLocked:
		e.Kind, e.Reason, e.Hint = readout.KindUnavailable, "the ledger is in use by another program", "wait until it is done, then try again"
	case codeReadonly, codeCantOpen:
		e.Kind, e.Reason, e.Hint = readout.KindUnavailable, "the ledger cannot be opened for writing", "check the permissions of the file and its folder"
	case codeFull:
		e.Kind, e.Reason, e.Hint = readout.KindUnavailable, "the disk is full; nothing of this batch was stored", "make room, then try again"
	case codeIO:
		e.Kind, e.Reason, e.Hint = readout.KindUnavailable, "the disk failed; nothing of this batch was stored", "check the disk and how large a file may be, then try again"
	case codeCorrupt, codeNotADB:
		e.Kind, e.Reason, e.Hint = readout.KindInvalid, "the ledger is damaged", hintDamaged
	}
	return e
}
