package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"readout"
)

// reading is what may differ between two readings of one document: two files can hold
// one text, and a newer reader may mark it otherwise.
type reading struct {
	byline, published, basis, language, marks string
	reader                                    int
}

// readingOf asks for the reading of a document that is stored, and its analysis.
const readingOf = "SELECT byline, published, basis, language, marks, reader, analysis FROM documents WHERE id = ?"

func scanReading(row *sql.Row) (r reading, analysis string, err error) {
	err = row.Scan(&r.byline, &r.published, &r.basis, &r.language, &r.marks, &r.reader, &analysis)
	return r, analysis, err
}

func (p packed) reading() reading {
	return reading{p.Byline, string(p.Published.Value), string(p.Published.Basis), p.Language, string(p.marks), p.Reader}
}

// yields reports whether another reading of the document takes the place of r: that of
// a newer reader, and of one reader's the one with a byline, with the fewest marks, and
// then the least, so that it does not matter which came first.
func (r reading) yields(to reading) bool {
	if r.reader != to.reader {
		newer := r.reader < to.reader
		to.reader = r.reader
		return newer && r != to
	}
	order := cmp.Compare(min(len(r.byline), 1), min(len(to.byline), 1))
	return cmp.Or(order, cmp.Compare(len(to.marks), len(r.marks)), cmp.Compare(to.marks, r.marks), cmp.Compare(to.byline, r.byline),
		cmp.Compare(to.language, r.language), cmp.Compare(to.published, r.published), cmp.Compare(to.basis, r.basis)) < 0
}

// knows reports whether the row of a document has layers of this analysis, of a
// reading that the document's does not replace.
func (l *Ledger) knows(doc *readout.Document, row *sql.Row) (bool, error) {
	have, analysis, err := scanReading(row)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil || analysis != l.analysis {
		return false, err
	}
	p := packed{Document: doc}
	if p.marks, err = json.Marshal(marks{doc.Regions, doc.Credits, doc.Notes}); err != nil {
		return false, err
	}
	return !have.yields(p.reading()), nil
}

// ReadBefore names the documents, by a name each, that a reader of an earlier version
// than that read: those whose files were not read again, and those beside which the
// newer readings of all their files stand.
func (l *Ledger) ReadBefore(ctx context.Context, reader int) (unread, replaced []string, err error) {
	rows, err := l.ask(ctx, "SELECT n.document, n.name, d.reader FROM names n JOIN documents d ON d.id = n.document ORDER BY n.name, n.document")
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close() // its error is rows.Err, too
	type named struct{ document, name string }
	var older []named
	anew := map[string]bool{} // names under which the newer reader read
	for rows.Next() {
		var n named
		var by int
		if err := rows.Scan(&n.document, &n.name, &by); err != nil {
			return nil, nil, wrap(l.path, "read names", err)
		}
		if by < reader {
			older = append(older, n)
		} else {
			anew[n.name] = true
		}
	}
	if err := rows.Err(); err != nil {
		return nil, nil, wrap(l.path, "read names", err)
	}
	waits := map[string]bool{} // documents of which a file was not read again
	for _, n := range older {
		waits[n.document] = waits[n.document] || !anew[n.name]
	}
	told := map[string]bool{}
	for _, n := range older {
		switch {
		case told[n.document]:
		case waits[n.document]:
			unread = append(unread, n.name)
		default:
			replaced = append(replaced, n.name)
		}
		told[n.document] = true
	}
	return unread, replaced, nil
}
