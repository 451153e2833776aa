package sqlite

import (
	"context"
	"slices"
)

// sectionsAtOnce is how many sections are held packed.
const sectionsAtOnce = 200

// eachOfKind unpacks the sections of a kind in the order in which they stand in the
// file. Where they stand is asked once: the index has them by part, and to sort
// them anew for every few takes time by the square of their number. Few are read at
// a time, so that f may use the ledger.
func (l *Ledger) eachOfKind(ctx context.Context, kind string, f func(data []byte) error) error {
	places, err := l.integers(ctx, "SELECT rowid FROM sections WHERE kind = ? ORDER BY rowid", kind)
	if err != nil {
		return err
	}
	for few := range slices.Chunk(places, sectionsAtOnce) {
		const at = "SELECT kind, size, data FROM sections WHERE rowid IN (SELECT value FROM json_each(?)) ORDER BY rowid"
		if err := l.unpackSections(ctx, func(_ string, data []byte) error { return f(data) }, at, jsonNumbers(few)); err != nil {
			return err
		}
	}
	return nil
}

// eachOfPart unpacks the sections of a part, of which there is one a kind at most.
func (l *Ledger) eachOfPart(ctx context.Context, id int64, f func(kind string, data []byte) error) error {
	return l.unpackSections(ctx, f, "SELECT kind, size, data FROM sections WHERE part = ? ORDER BY rowid", id)
}

// unpackSections reads some sections and then unpacks them.
func (l *Ledger) unpackSections(ctx context.Context, f func(kind string, data []byte) error, query string, args ...any) error {
	packed, err := l.sections(ctx, query, args...)
	if err != nil {
		return wrap(l.path, "read the view", err)
	}
	for _, s := range packed {
		data, err := l.decoder.DecodeAll(s.data, nil)
		if err != nil || len(data) != s.size {
			return damaged(l.path, s.kind+" of the view", nil)
		}
		if err := f(s.kind, data); err != nil {
			return err
		}
	}
	return nil
}

func (l *Ledger) sections(ctx context.Context, query string, args ...any) (out []section, err error) {
	rows, err := l.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() // its error is rows.Err, too
	for rows.Next() {
		var s section
		if err := rows.Scan(&s.kind, &s.size, &s.data); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// integers reads one column of whole numbers.
func (l *Ledger) integers(ctx context.Context, query string, args ...any) ([]int64, error) {
	rows, err := l.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, wrap(l.path, "read", err)
	}
	defer rows.Close() // its error is rows.Err, too
	var out []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, wrap(l.path, "read", err)
		}
		out = append(out, n)
	}
	if err := rows.Err(); err != nil {
		return nil, wrap(l.path, "read", err)
	}
	return out, nil
}
