package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"readout"
)

// page is how many documents Each reads at a time. Between pages the
// connection is free, so that f may use the ledger.
const page = 64

// columns are what fields takes, and the marks.
const columns = "d.id, d.sha256, d.outlet, d.title, d.byline, d.url, d.published, d.basis, d.language, d.text, d.reader, d.marks"

const selectDocuments = "SELECT " + columns + ", l.data FROM documents d JOIN layers l ON l.document = d.id "

const namesOf = "SELECT name FROM names WHERE document = ? ORDER BY name"

// Document gives one document with its layers.
func (l *Ledger) Document(ctx context.Context, id string) (*readout.Document, error) {
	docs, err := l.documents(ctx, selectDocuments+"WHERE d.id = ?", id)
	if err != nil {
		return nil, err
	}
	if len(docs) == 0 {
		return nil, noDocument(l, id, nil)
	}
	return docs[0], nil
}

// noDocument is the error of a document that is not there, or could not be looked for.
func noDocument(l *Ledger, id string, err error) error {
	if err != nil {
		return wrap(l.path, "read documents", err)
	}
	return readout.Errorf(readout.KindNotFound, "no document %s in the ledger", id)
}

// Each calls f for every document in order of id and stops at its first error.
func (l *Ledger) Each(ctx context.Context, f func(*readout.Document) error) error {
	last := ""
	for {
		docs, err := l.documents(ctx, selectDocuments+"WHERE d.id > ? ORDER BY d.id LIMIT ?", last, page)
		if err != nil {
			return err
		}
		for _, d := range docs {
			if err := f(d); err != nil {
				return err
			}
		}
		if len(docs) < page {
			return nil
		}
		last = docs[len(docs)-1].ID
	}
}

func (l *Ledger) documents(ctx context.Context, query string, args ...any) ([]*readout.Document, error) {
	rows, err := l.ask(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	var docs []*readout.Document
	var stored [][2][]byte
	for rows.Next() {
		d, s, err := scanDocument(rows)
		if err != nil {
			rows.Close() // the first error is the one to tell
			return nil, wrap(l.path, "read documents", err)
		}
		docs, stored = append(docs, d), append(stored, s)
	}
	rows.Close() // its error is rows.Err, too
	if err := rows.Err(); err != nil {
		return nil, wrap(l.path, "read documents", err)
	}
	for i, d := range docs { // others may use the ledger meanwhile
		if err := l.unpackDocument(d, stored[i]); err != nil {
			return nil, wrap(l.path, "read documents", err)
		}
	}
	for _, d := range docs {
		if d.Names, err = l.strings(ctx, namesOf, d.ID); err != nil {
			return nil, err
		}
	}
	return docs, nil
}

// scanDocument reads a row; its marks and layers are still packed.
func scanDocument(rows *sql.Rows) (*readout.Document, [2][]byte, error) {
	d := &readout.Document{}
	var packed [2][]byte
	err := rows.Scan(append(fields(d), &packed[0], &packed[1])...)
	return d, packed, err
}

func fields(d *readout.Document) []any {
	return []any{&d.ID, &d.SHA256, &d.Outlet, &d.Title, &d.Byline, &d.URL, &d.Published.Value, &d.Published.Basis, &d.Language, &d.Text, &d.Reader}
}

func (l *Ledger) unpackDocument(d *readout.Document, packed [2][]byte) error {
	err := l.unpackMarks(d, packed[0])
	if err != nil {
		return err
	}
	if d.Layers, err = l.decodeLayers(packed[1]); err != nil {
		return damaged(l.path, "document "+d.ID, err)
	}
	return nil
}

func (l *Ledger) unpackMarks(d *readout.Document, packed []byte) error {
	var m marks
	if err := json.Unmarshal(packed, &m); err != nil {
		return damaged(l.path, "document "+d.ID, fmt.Errorf("its regions: %w", err))
	}
	d.Regions, d.Credits, d.Notes = m.Regions, m.Credits, m.Notes
	return nil
}

// strings reads one column.
func (l *Ledger) strings(ctx context.Context, query string, args ...any) ([]string, error) {
	rows, err := l.ask(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() // its error is rows.Err, too
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, wrap(l.path, "read", err)
		}
		out = append(out, s)
	}
	if err := rows.Err(); err != nil {
		return nil, wrap(l.path, "read", err)
	}
	return out, nil
}

// Refusals lists what was not read, by name.
func (l *Ledger) Refusals(ctx context.Context) ([]readout.Refusal, error) {
	rows, err := l.db.QueryContext(ctx, "SELECT name, kind, reason, hint FROM refusals ORDER BY name, kind, reason, hint")
	if err != nil {
		return nil, wrap(l.path, "read refusals", err)
	}
	defer rows.Close() // its error is rows.Err, too
	var out []readout.Refusal
	for rows.Next() {
		var r readout.Refusal
		if err := rows.Scan(&r.Name, &r.Kind, &r.Reason, &r.Hint); err != nil {
			return nil, wrap(l.path, "read refusals", err)
		}
		out = append(out, r)
	}
	if err := rows.Err(); err != nil {
		return nil, wrap(l.path, "read refusals", err)
	}
	return out, nil
}
