package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash"

	"readout"
)

// View gives the stored view. It is of KindNotFound when none was put, or when
// documents or names came after it, and of KindInvalid when rows are damaged.
func (l *Ledger) View(ctx context.Context) (*readout.Export, error) {
	out := &readout.Export{}
	var putFor, sum string
	err := l.db.QueryRowContext(ctx, "SELECT version, fingerprint, sum FROM view").Scan(&out.Version, &putFor, &sum)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, readout.Errorf(readout.KindNotFound, "the ledger has no resolved view yet")
	}
	if err != nil {
		return nil, wrap(l.path, "read view", err)
	}
	now, err := fingerprint(ctx, l.db)
	if err != nil {
		return nil, wrap(l.path, "read view", err)
	}
	if now != putFor {
		return nil, readout.Errorf(readout.KindNotFound, "documents came after the resolved view was made")
	}
	if err := l.readRows(ctx, out, sum); err != nil {
		return nil, err
	}
	if out.Refusals, err = l.Refusals(ctx); err != nil {
		return nil, err
	}
	return out, nil
}

func (l *Ledger) readRows(ctx context.Context, out *readout.Export, want string) error {
	sum := sha256.New()
	// In the order in which viewWriter.write adds rows to the sum.
	err := errors.Join(
		l.readRecords(ctx, sum, out),
		readRows(ctx, l, sum, "origins", &out.Origins),
		readRows(ctx, l, sum, "stories", &out.Stories),
		readRows(ctx, l, sum, "actors", &out.Actors),
		readRows(ctx, l, sum, "events", &out.Events),
		readRows(ctx, l, sum, "statements", &out.Statements),
		readRows(ctx, l, sum, "figures", &out.Figures),
		readRows(ctx, l, sum, "findings", &out.Findings),
	)
	if err != nil {
		return err
	}
	if hex.EncodeToString(sum.Sum(nil)) != want {
		return &readout.Error{Kind: readout.KindInvalid, Place: l.path, Reason: "the stored view is damaged: its rows do not match their sum", Hint: "run readout verify"}
	}
	return nil
}

// readRecords reads the records and gives each its text and names.
func (l *Ledger) readRecords(ctx context.Context, sum hash.Hash, out *readout.Export) error {
	if err := readRows(ctx, l, sum, "records", &out.Documents); err != nil {
		return err
	}
	i := 0
	err := eachPair(ctx, l.db, "SELECT id, text FROM documents ORDER BY id", func(id, text string) {
		if i < len(out.Documents) && out.Documents[i].ID == id {
			out.Documents[i].Text = text
		}
		i++
	})
	if err != nil {
		return wrap(l.path, "read view", err)
	}
	return nil
}

// readRows reads the JSON of every row of a table in the order of ids.
func readRows[T any](ctx context.Context, l *Ledger, sum hash.Hash, table string, out *[]T) error {
	rows, err := l.db.QueryContext(ctx, "SELECT row FROM "+table+" ORDER BY id")
	if err != nil {
		return wrap(l.path, "read "+table, err)
	}
	defer rows.Close() // its error is rows.Err, too
	for rows.Next() {
		var row string
		if err := rows.Scan(&row); err != nil {
			return wrap(l.path, "read "+table, err)
		}
		addRow(sum, row)
		var v T
		if err := json.Unmarshal([]byte(row), &v); err != nil {
			return readout.Errorf(readout.KindInvalid, "%s: a row of %s is damaged: %w", l.path, table, err)
		}
		*out = append(*out, v)
	}
	if err := rows.Err(); err != nil {
		return wrap(l.path, "read "+table, err)
	}
	return nil
}
