package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"readout"
	"readout/internal/parallel"
)

// marks is what ingest says of a document besides its text and metadata.
type marks struct {
	Regions []readout.Region `json:"regions,omitempty"`
	Credits []readout.Credit `json:"credits,omitempty"`
	Notes   []string         `json:"notes,omitempty"`
}

// packed is a document ready to be written.
type packed struct {
	*readout.Document
	marks, layers []byte
	err           error
}

func (l *Ledger) pack(doc *readout.Document) packed {
	p := packed{Document: doc}
	if p.err = doc.Validate(); p.err != nil {
		return p
	}
	if p.marks, p.err = json.Marshal(marks{doc.Regions, doc.Credits, doc.Notes}); p.err != nil {
		p.err = fmt.Errorf("document %s: %w", doc.ID, p.err)
		return p
	}
	p.layers = l.encodeLayers(&doc.Layers)
	return p
}

// Put stores documents with their layers, all of them or, on an error, none.
func (l *Ledger) Put(ctx context.Context, docs ...*readout.Document) (added int, err error) {
	ready := make([]packed, len(docs)) // packed before the lock is taken
	if err := parallel.Each(len(docs), func(i int) error {
		ready[i] = l.pack(docs[i])
		return ready[i].err
	}); err != nil {
		return 0, err
	}
	err = l.inBatch(ctx, "put documents", func(b *batch) {
		added = 0
		for _, p := range ready {
			if l.putOne(b, p) {
				added++
			}
			if b.err != nil {
				b.err = fmt.Errorf("document %s: %w", p.ID, b.err)
				return
			}
		}
	})
	if err != nil {
		return 0, err
	}
	return added, nil
}

func (l *Ledger) putOne(b *batch, p packed) (isNew bool) {
	stmt := b.stmt(readingOf)
	if b.err != nil {
		return false
	}
	switch have, analysis, err := scanReading(stmt.QueryRowContext(b.ctx, p.ID)); {
	case errors.Is(err, sql.ErrNoRows):
		isNew = true
		l.insert(b, p)
	case err != nil:
		b.err = err
	case analysis != l.analysis || have.yields(p.reading()):
		l.supersede(b, p)
	}
	b.rename(p.Document, isNew)
	return isNew
}

// rename gives a document that is stored its new names, and its reader where that is
// a newer one.
func (b *batch) rename(doc *readout.Document, isNew bool) {
	b.exec("UPDATE documents SET reader = ? WHERE id = ? AND reader < ?", doc.Reader, doc.ID, doc.Reader)
	for _, name := range doc.Names {
		if !isNew && b.err == nil && len(b.numbers("SELECT 1 FROM names WHERE document = ? AND name = ?", doc.ID, name)) == 0 {
			b.exec("UPDATE parts SET unresolved = 1 WHERE id IN (SELECT part FROM members WHERE document = ?)", b.number(doc.ID))
		}
		b.exec("INSERT OR IGNORE INTO names VALUES (?, ?)", doc.ID, name)
	}
}

// Known says which documents are stored with layers of this analysis, and gives
// those their new names. It takes the lock only where there are such.
func (l *Ledger) Known(ctx context.Context, docs ...*readout.Document) ([]bool, error) {
	known, some := make([]bool, len(docs)), false
	for i, doc := range docs {
		s, err := l.asking(ctx, readingOf)
		if err == nil {
			known[i], err = l.knows(doc, s.QueryRowContext(ctx, doc.ID))
		}
		if err != nil {
			return nil, wrap(l.path, "look for documents", err)
		}
		some = some || known[i]
	}
	if !some {
		return known, nil
	}
	err := l.inBatch(ctx, "name documents", func(b *batch) {
		for i, doc := range docs {
			if s := b.stmt(readingOf); b.err == nil && known[i] {
				known[i], b.err = l.knows(doc, s.QueryRowContext(ctx, doc.ID)) // another program may have been quicker
			}
			if known[i] {
				b.rename(doc, false)
			}
		}
	})
	if err != nil {
		return nil, err
	}
	return known, nil
}

func (l *Ledger) insert(b *batch, p packed) {
	b.exec("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		p.ID, p.SHA256, p.Outlet, p.Title, p.Byline, p.URL, string(p.Published.Value), string(p.Published.Basis),
		p.Language, p.Text, string(p.marks), l.analysis, Schema, p.Reader)
	b.exec("INSERT INTO layers VALUES (?, ?)", p.ID, p.layers)
	b.exec("INSERT OR IGNORE INTO unlinked VALUES (?)", p.ID)
}

// supersede replaces what another version of the program made of a document.
func (l *Ledger) supersede(b *batch, p packed) {
	b.exec("UPDATE documents SET byline = ?, published = ?, basis = ?, language = ?, marks = ?, analysis = ?, schema = ? WHERE id = ?",
		p.Byline, string(p.Published.Value), string(p.Published.Basis), p.Language, string(p.marks), l.analysis, Schema, p.ID)
	b.exec("UPDATE layers SET data = ? WHERE document = ?", p.layers, p.ID)
	b.leave(p.ID)
}

// Refuse records inputs that were not read. One refusal told twice is kept once.
func (l *Ledger) Refuse(ctx context.Context, refused ...readout.Refusal) error {
	return l.writing(ctx, "record refusals", func(tx *sql.Tx) error {
		for _, r := range refused {
			if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO refusals VALUES (?, ?, ?, ?)", r.Name, string(r.Kind), r.Reason, r.Hint); err != nil {
				return err
			}
		}
		return nil
	})
}
