package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"readout"
)

// Schema is the version of the tables, kept in PRAGMA user_version.
//
//	1  documents, names, layers, refusals and the view with its evidence
//	2  the view part by part, and the web of documents
//	3  the history of stories
//	4  digests with quotations: the web and the parts are made again
//	5  the version of the program that writes
//	6  documents are found by the version of their analysis
//	7  digests with plans: the web and the parts are made again
//	8  the version of the reader that read each document
//	9  recent keys apart, and digests in the order in which they came
const Schema = 9

//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings the tables from their version to Schema, all steps in one
// transaction. Step n is the n-th file of migrations.
func (l *Ledger) migrate(ctx context.Context) error {
	var version int
	if err := l.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return wrap(l.path, "read schema version", err)
	}
	if version == Schema {
		return nil
	}
	if err := checkVersion(l.path, version); err != nil {
		return err
	}
	steps, err := fs.Glob(migrations, "migrations/*.sql") // sorted by name
	if err != nil || len(steps) != Schema {
		return readout.Errorf(readout.KindInternal, "sqlite: %d migrations for schema version %d", len(steps), Schema)
	}
	return l.inTx(ctx, "migrate", func(tx *sql.Tx) error {
		// Another program may have been quicker between the look and the lock.
		if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
			return fmt.Errorf("read schema version: %w", err)
		}
		for _, step := range steps[min(version, Schema):] {
			if err := run(ctx, tx, step); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, Schema))
		return err
	})
}

// run runs the statements of a migration.
func run(ctx context.Context, tx *sql.Tx, step string) error {
	text, err := migrations.ReadFile(step)
	if err != nil {
		return fmt.Errorf("read %s: %w", step, err)
	}
	if _, err := tx.ExecContext(ctx, string(text)); err != nil {
		return fmt.Errorf("%s: %w", step, err)
	}
	return nil
}
