package sqlite

import (
	"context"
	"slices"

	"readout"
)

// Analyses counts the documents by the version of the analysis that made their layers.
func (l *Ledger) Analyses(ctx context.Context) (map[string]int, error) {
	rows, err := l.db.QueryContext(ctx, "SELECT analysis, count(*) FROM documents GROUP BY analysis")
	if err != nil {
		return nil, wrap(l.path, "count documents", err)
	}
	defer rows.Close() // its error is rows.Err, too
	out := map[string]int{}
	for rows.Next() {
		var analysis string
		var n int
		if err := rows.Scan(&analysis, &n); err != nil {
			return nil, wrap(l.path, "count documents", err)
		}
		out[analysis] = n
	}
	if err := rows.Err(); err != nil {
		return nil, wrap(l.path, "count documents", err)
	}
	return out, nil
}

// Stale lists the documents of other analyses. What is unequal would have all of the
// index read.
func (l *Ledger) Stale(ctx context.Context) ([]string, error) {
	ids, err := l.strings(ctx, "SELECT id FROM documents WHERE analysis < ? UNION ALL SELECT id FROM documents WHERE analysis > ?", l.analysis, l.analysis)
	slices.Sort(ids)
	return ids, err
}

// Frozen gives one document without its layers, which are not looked at.
func (l *Ledger) Frozen(ctx context.Context, id string) (*readout.Document, error) {
	rows, err := l.ask(ctx, "SELECT "+columns+" FROM documents d WHERE d.id = ?", id)
	if err != nil {
		return nil, err
	}
	defer rows.Close() // its error is rows.Err, too
	if !rows.Next() {
		return nil, noDocument(l, id, rows.Err())
	}
	d := &readout.Document{}
	var marks []byte
	if err := rows.Scan(append(fields(d), &marks)...); err != nil {
		return nil, wrap(l.path, "read documents", err)
	}
	rows.Close() // the names are asked on the same connection
	if err := l.unpackMarks(d, marks); err != nil {
		return nil, err
	}
	d.Names, err = l.strings(ctx, namesOf, d.ID)
	return d, err
}
