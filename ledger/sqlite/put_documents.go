package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"readout"
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
}

func (l *Ledger) pack(doc *readout.Document) (packed, error) {
	if err := doc.Validate(); err != nil {
		return packed{}, err
	}
	m, err := json.Marshal(marks{doc.Regions, doc.Credits, doc.Notes})
	if err != nil {
		return packed{}, fmt.Errorf("document %s: %w", doc.ID, err)
	}
	layers, err := l.encodeLayers(&doc.Layers)
	if err != nil {
		return packed{}, fmt.Errorf("document %s: %w", doc.ID, err)
	}
	return packed{doc, m, layers}, nil
}

// Put stores documents with their layers, all of them or, on an error, none.
func (l *Ledger) Put(ctx context.Context, docs ...*readout.Document) (added int, err error) {
	ready := make([]packed, len(docs)) // packed before the lock is taken
	for i, d := range docs {
		if ready[i], err = l.pack(d); err != nil {
			return 0, err
		}
	}
	err = l.inTx(ctx, "put documents", func(tx *sql.Tx) error {
		added = 0
		for _, p := range ready {
			isNew, err := l.putOne(ctx, tx, p)
			if err != nil {
				return fmt.Errorf("document %s: %w", p.ID, err)
			}
			if isNew {
				added++
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return added, nil
}

func (l *Ledger) putOne(ctx context.Context, tx *sql.Tx, p packed) (isNew bool, err error) {
	var analysis string
	err = tx.QueryRowContext(ctx, "SELECT analysis FROM documents WHERE id = ?", p.ID).Scan(&analysis)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		isNew = true
		err = l.insert(ctx, tx, p)
	case err == nil && analysis != l.analysis:
		err = l.supersede(ctx, tx, p)
	}
	if err != nil {
		return false, err
	}
	for _, name := range p.Names {
		if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO names VALUES (?, ?)", p.ID, name); err != nil {
			return false, err
		}
	}
	return isNew, nil
}

func (l *Ledger) insert(ctx context.Context, tx *sql.Tx, p packed) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		p.ID, p.SHA256, p.Outlet, p.Title, p.Byline, p.URL, string(p.Published.Value), string(p.Published.Basis),
		p.Language, p.Text, string(p.marks), l.analysis, Schema)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO layers VALUES (?, ?)", p.ID, p.layers)
	return err
}

// supersede replaces what another version of the program made of a document.
func (l *Ledger) supersede(ctx context.Context, tx *sql.Tx, p packed) error {
	_, err := tx.ExecContext(ctx, "UPDATE documents SET byline = ?, published = ?, basis = ?, language = ?, marks = ?, analysis = ?, schema = ? WHERE id = ?",
		p.Byline, string(p.Published.Value), string(p.Published.Basis), p.Language, string(p.marks), l.analysis, Schema, p.ID)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE layers SET data = ? WHERE document = ?", p.layers, p.ID)
	return err
}

// Refuse records inputs that were not read. One refusal told twice is kept once.
func (l *Ledger) Refuse(ctx context.Context, refused ...readout.Refusal) error {
	return l.inTx(ctx, "record refusals", func(tx *sql.Tx) error {
		for _, r := range refused {
			if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO refusals VALUES (?, ?, ?, ?)", r.Name, string(r.Kind), r.Reason, r.Hint); err != nil {
				return err
			}
		}
		return nil
	})
}
