// Package ledger opens the record by its address and proves what it holds.
package ledger

import (
	"context"
	"strings"

	"readout"
	"readout/ledger/sqlite"
)

// Options say how a ledger is opened.
type Options struct {
	// Analysis is the version of the analysis whose layers will be put.
	Analysis string
	// Program is the versions of all stages that write; a ledger that a program with a
	// higher one wrote is refused. Empty for no guard.
	Program string
}

// Checker is a ledger that can examine its own storage.
type Checker interface {
	// Check tells what is damaged, in words; an error when it could not look.
	Check(ctx context.Context) (faults []string, err error)
}

// Backer is a ledger that can be copied while it is in use.
type Backer interface {
	// Backup writes the ledger, as it is at one instant, to a path where there is
	// nothing, and checks the copy.
	Backup(ctx context.Context, to string) error
}

// Open opens the ledger at dsn: a path or "sqlite:PATH" is a SQLite file, made
// when there is none; ":memory:" lives as long as the program.
func Open(ctx context.Context, dsn string, opts Options) (readout.Ledger, error) {
	scheme, rest, ok := strings.Cut(dsn, ":")
	switch {
	case dsn == "":
		return nil, &readout.Error{Kind: readout.KindInvalid, Reason: "no ledger was named", Hint: "give the path of a file"}
	case ok && (scheme == "postgres" || scheme == "postgresql"):
		return nil, &readout.Error{Kind: readout.KindUnsupported, Place: scheme + "://…", Reason: "ledgers in PostgreSQL are not supported yet", Hint: "give the path of a file"}
	case ok && scheme == "sqlite":
		dsn = strings.TrimPrefix(rest, "//")
	case ok && strings.HasPrefix(rest, "//"):
		return nil, &readout.Error{Kind: readout.KindUnsupported, Place: scheme + "://…", Reason: "no ledger is kept in such a store", Hint: "give the path of a file, sqlite:PATH or :memory:"}
	}
	l, err := sqlite.Open(ctx, dsn, sqlite.WithAnalysis(opts.Analysis), sqlite.WithProgram(opts.Program))
	if err != nil {
		return nil, err // a nil *sqlite.Ledger must not become a Ledger
	}
	return l, nil
}
