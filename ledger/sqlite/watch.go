package sqlite

import (
	"context"

	"readout"
)

// version is a number that changes when another connection writes to the file,
// https://www.sqlite.org/pragma.html#pragma_data_version
const version = "PRAGMA data_version"

// Watch begins a stretch of reading and storing.
func (l *Ledger) Watch(ctx context.Context) error {
	if err := l.db.QueryRowContext(ctx, version).Scan(&l.watched); err != nil {
		return wrap(l.path, "look for other writers", err)
	}
	return nil
}

// unaltered fails a batch when another program wrote since Watch was called.
func (l *Ledger) unaltered(b *batch) {
	if l.watched == 0 || b.err != nil {
		return
	}
	var now int64
	if b.err = b.tx.QueryRowContext(b.ctx, version).Scan(&now); b.err == nil && now != l.watched {
		b.err = &readout.Error{Kind: readout.KindConflict, Place: l.path, Reason: "another program has written to the ledger", Hint: "try again"}
	}
}

// Snapshot calls f within one read transaction: there is one connection.
func (l *Ledger) Snapshot(ctx context.Context, f func() error) error {
	if _, err := l.db.ExecContext(ctx, "BEGIN"); err != nil {
		return wrap(l.path, "read", err)
	}
	err := f()
	if _, end := l.db.ExecContext(context.WithoutCancel(ctx), "COMMIT"); err == nil && end != nil {
		return wrap(l.path, "read", end)
	}
	return err
}
