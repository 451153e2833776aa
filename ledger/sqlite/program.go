package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"readout"
)

// WithProgram names the versions of all stages of the program, as "events/5
// reconcile/9". What a program makes of documents must be of one version: one that is
// ahead of the program that wrote last has all parts made again, one that is behind it
// is refused, also where the other came while it was at work. A ledger opened without
// this is guarded by its schema alone.
func WithProgram(version string) Option {
	return func(l *Ledger) { l.program = version }
}

// queryable is a connection or a transaction.
type queryable interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// madeBy is the version of the program that wrote last, empty for none.
func madeBy(ctx context.Context, q queryable) (version string, err error) {
	err = q.QueryRowContext(ctx, "SELECT version FROM program").Scan(&version)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return version, err
}

// writing runs f in one transaction, unless the ledger has become that of a newer
// program.
func (l *Ledger) writing(ctx context.Context, op string, f func(*sql.Tx) error) error {
	return l.inTx(ctx, op, func(tx *sql.Tx) error {
		if err := l.guard(ctx, tx); err != nil {
			return err
		}
		return f(tx)
	})
}

// guard refuses a transaction of a program that another has left behind.
func (l *Ledger) guard(ctx context.Context, tx *sql.Tx) error {
	var schema int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&schema); err != nil {
		return err
	}
	if err := checkVersion(l.path, schema); err != nil || l.program == "" {
		return err
	}
	made, err := madeBy(ctx, tx)
	if err != nil {
		return err
	}
	return checkProgram(l.path, l.program, made)
}

// checkProgram refuses a program that is behind the one that wrote a ledger.
func checkProgram(path, program, made string) error {
	mine := stages(program)
	for stage, version := range stages(made) {
		if mine[stage] < version {
			e := readout.Errorf(readout.KindUnsupported, "was written by a newer readout: %s/%d, of which this has %d", stage, version, mine[stage]).(*readout.Error)
			e.Place, e.Hint = path, hintNewerProgram
			return e
		}
	}
	return nil
}

// stages reads the versions of stages by name. A stage that is given up needs a new
// schema: who lacks it counts as behind.
func stages(program string) map[string]int {
	out := map[string]int{}
	for _, s := range strings.Fields(program) {
		name, version, _ := strings.Cut(s, "/")
		n, _ := strconv.Atoi(version) // what is no number counts as 0
		out[name] = n
	}
	return out
}

// joinAnew is the migration by which all documents join the web anew.
const joinAnew = "migrations/0004_digests.sql"

// adopt makes a ledger that an older program wrote this one's: all parts are resolved
// again, and where resolution itself is another, all documents join the web anew.
func (l *Ledger) adopt(ctx context.Context) error {
	if l.program == "" {
		return nil
	}
	made, err := madeBy(ctx, l.db)
	if err != nil {
		return wrap(l.path, "read the version of the program", err)
	}
	if made == l.program {
		return nil
	}
	return l.writing(ctx, "take over", func(tx *sql.Tx) error {
		made, err := madeBy(ctx, tx) // another program may have been quicker
		if err != nil || made == l.program {
			return err
		}
		if made != "" && stages(made)["resolve"] != stages(l.program)["resolve"] {
			if err = run(ctx, tx, joinAnew); err == nil {
				_, err = tx.ExecContext(ctx, "DELETE FROM recent_keys") // which that migration did not know
			}
		} else {
			_, err = tx.ExecContext(ctx, "UPDATE parts SET unresolved = 1")
		}
		if err == nil {
			_, err = tx.ExecContext(ctx, "INSERT OR REPLACE INTO program VALUES (1, ?)", l.program)
		}
		if err != nil {
			return fmt.Errorf("make all parts again: %w", err)
		}
		return nil
	})
}
