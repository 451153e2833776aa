package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"slices"
	"strings"

	"readout"
)

// viewTables are emptied, in this order, before a view is put.
var viewTables = []string{"evidence", "findings", "figures", "statements", "accounts", "events", "actors", "stories", "origins", "records", "view"}

// PutView stores the resolved view of all documents in place of the last one.
// It is of KindConflict when the view was made from another set of documents
// than the ledger holds.
func (l *Ledger) PutView(ctx context.Context, view *readout.Export) error {
	return l.inTx(ctx, "put view", func(tx *sql.Tx) error {
		if err := sameDocuments(ctx, tx, view); err != nil {
			return err
		}
		fingerprint, err := fingerprint(ctx, tx)
		if err != nil {
			return err
		}
		for _, t := range viewTables {
			if _, err := tx.ExecContext(ctx, "DELETE FROM "+t); err != nil {
				return err
			}
		}
		w := &viewWriter{ctx: ctx, tx: tx, sum: sha256.New(), prepared: map[string]*sql.Stmt{}}
		w.write(view)
		w.flush()
		w.close()
		if w.err != nil {
			return w.err
		}
		_, err = tx.ExecContext(ctx, "INSERT INTO view VALUES (1, ?, ?, ?, ?, ?)",
			view.Version, fingerprint, hex.EncodeToString(w.sum.Sum(nil)), l.analysis, Schema)
		return err
	})
}

// queryer is what a transaction and a database have in common.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// fingerprint hashes what a view is made from: every document with the version
// of its analysis, and its names.
func fingerprint(ctx context.Context, q queryer) (string, error) {
	h := sha256.New()
	err := eachPair(ctx, q, "SELECT id, analysis FROM documents ORDER BY id", func(a, b string) { fmt.Fprintf(h, "%q %q\n", a, b) })
	if err != nil {
		return "", err
	}
	err = eachPair(ctx, q, "SELECT document, name FROM names ORDER BY document, name", func(a, b string) { fmt.Fprintf(h, "%q %q\n", a, b) })
	if err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func eachPair(ctx context.Context, q queryer, query string, f func(a, b string)) error {
	rows, err := q.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close() // its error is rows.Err, too
	for rows.Next() {
		var a, b string
		if err := rows.Scan(&a, &b); err != nil {
			return err
		}
		f(a, b)
	}
	return rows.Err()
}

// sameDocuments compares ids and names of the view with those of the ledger.
func sameDocuments(ctx context.Context, q queryer, view *readout.Export) error {
	var stored, given []string
	add := func(a, b string) { stored = append(stored, fmt.Sprintf("%q %q", a, b)) }
	if err := eachPair(ctx, q, "SELECT id, '' FROM documents", add); err != nil {
		return err
	}
	if err := eachPair(ctx, q, "SELECT document, name FROM names", add); err != nil {
		return err
	}
	for _, r := range view.Documents {
		given = append(given, fmt.Sprintf("%q %q", r.ID, ""))
		for _, n := range r.Names {
			given = append(given, fmt.Sprintf("%q %q", r.ID, n))
		}
	}
	slices.Sort(stored)
	slices.Sort(given)
	if !slices.Equal(stored, slices.Compact(given)) {
		return &readout.Error{Kind: readout.KindConflict, Reason: "the view was made from other documents than the ledger holds", Hint: "make the view again"}
	}
	return nil
}

// viewWriter writes rows until the first error.
type viewWriter struct {
	ctx      context.Context
	tx       *sql.Tx
	sum      hash.Hash
	prepared map[string]*sql.Stmt
	pending  []any // columns of evidence not yet written
	err      error
}

// Evidence is most of a view: it is written many rows a statement.
const (
	evidenceColumns = 6
	evidenceRows    = 80
)

// insertEvidence is the statement for n rows.
func insertEvidence(n int) string {
	return "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?)" + strings.Repeat(", (?, ?, ?, ?, ?, ?)", n-1)
}

func (w *viewWriter) exec(query string, args ...any) {
	if w.err != nil {
		return
	}
	stmt := w.prepared[query]
	if stmt == nil {
		if stmt, w.err = w.tx.PrepareContext(w.ctx, query); w.err != nil {
			return
		}
		w.prepared[query] = stmt
	}
	if _, err := stmt.ExecContext(w.ctx, args...); err != nil {
		w.err = fmt.Errorf("%w in %s", err, query)
	}
}

func (w *viewWriter) close() {
	for _, s := range w.prepared {
		if err := s.Close(); err != nil && w.err == nil {
			w.err = err
		}
	}
}

// row gives the JSON of a row and adds it to the sum.
func (w *viewWriter) row(v any) string {
	b, err := json.Marshal(v)
	if err != nil && w.err == nil {
		w.err = err
	}
	addRow(w.sum, string(b))
	return string(b)
}

// addRow adds one row's JSON to the sum of a view.
func addRow(sum io.Writer, row string) { fmt.Fprintf(sum, "%d %s\n", len(row), row) }

// unknown turns an empty string into NULL.
func unknown[S ~string](s S) any {
	if s == "" {
		return nil
	}
	return string(s)
}

func (w *viewWriter) evidence(owner string, lists ...[]readout.Evidence) {
	i := 0
	for _, list := range lists {
		for _, e := range list {
			w.pending = append(w.pending, owner, i, e.Document, e.Start, e.End, e.Quote)
			i++
			if len(w.pending) == evidenceColumns*evidenceRows {
				w.flush()
			}
		}
	}
}

// byID is list in the order in which readRows gives it back.
func byID[T any](list []T, id func(*T) string) []T {
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b T) int { return strings.Compare(id(&a), id(&b)) })
	return out
}

// flush writes the evidence that is pending.
func (w *viewWriter) flush() {
	if n := len(w.pending) / evidenceColumns; n > 0 {
		w.exec(insertEvidence(n), w.pending...)
		w.pending = w.pending[:0]
	}
}

func (w *viewWriter) write(view *readout.Export) {
	for _, r := range byID(view.Documents, func(r *readout.Record) string { return r.ID }) {
		d := *r.Document
		d.Text, d.Layers = "", readout.Layers{} // kept once, in documents
		w.exec("INSERT INTO records VALUES (?, ?, ?, ?, ?, ?)", r.ID, unknown(r.Origin), unknown(r.Story),
			unknown(r.Published.Value), string(r.Published.Basis), w.row(readout.Record{Document: &d, Origin: r.Origin, Story: r.Story}))
	}
	for _, o := range byID(view.Origins, func(o *readout.Origin) string { return o.ID }) {
		w.exec("INSERT INTO origins VALUES (?, ?, ?, ?, ?)", o.ID, o.Name, string(o.Basis), len(o.Documents), w.row(o))
		for i, t := range o.Ties {
			w.evidence(fmt.Sprintf("%s/%d", o.ID, i), t.Evidence)
		}
	}
	for _, s := range byID(view.Stories, func(s *readout.Story) string { return s.ID }) {
		w.exec("INSERT INTO stories VALUES (?, ?, ?, ?, ?, ?, ?)", s.ID, s.Title, unknown(s.From), unknown(s.To), len(s.Documents), len(s.Events), w.row(s))
	}
	for _, a := range byID(view.Actors, func(a *readout.Actor) string { return a.ID }) {
		w.exec("INSERT INTO actors VALUES (?, ?, ?, ?, ?)", a.ID, a.Name, string(a.Kind), unknown(a.Code), w.row(a))
		w.evidence(a.ID, a.Evidence)
	}
	for _, e := range byID(view.Events, func(e *readout.Event) string { return e.ID }) {
		w.event(e)
	}
	for _, s := range byID(view.Statements, func(s *readout.Statement) string { return s.ID }) {
		w.exec("INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", s.ID, s.Document, s.Speaker, unknown(s.Via),
			string(s.Kind), string(s.Stance), unknown(s.Date), s.Event, w.row(s))
		w.evidence(s.ID, s.Source, s.Cue, s.Content)
	}
	for _, f := range byID(view.Figures, func(f *readout.Figure) string { return f.ID }) {
		w.exec("INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", f.ID, f.Evidence.Document, f.Measure, f.By, f.On,
			f.Value, f.Unit, f.Approximate, string(f.Bound), unknown(f.Date), f.Event, w.row(f))
		w.evidence(f.ID, []readout.Evidence{f.Evidence})
	}
	for _, f := range byID(view.Findings, func(f *readout.Finding) string { return f.ID }) {
		w.exec("INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", f.ID, string(f.Kind), f.Event, string(f.Slot), f.Summary,
			f.Origins, f.Weight, f.By, w.row(f))
		lists := make([][]readout.Evidence, len(f.Values))
		for i, v := range f.Values {
			lists[i] = v.Evidence
		}
		w.evidence(f.ID, lists...)
	}
}

func (w *viewWriter) event(e readout.Event) {
	w.exec("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", e.ID, e.Type, e.Mode, e.Title, unknown(e.Date.Value),
		unknown(e.Date.Earliest), unknown(e.Date.Latest), string(e.Date.Basis), e.Place, string(e.Modality), w.row(e))
	lists := make([][]readout.Evidence, len(e.Accounts))
	for i, a := range e.Accounts {
		w.exec("INSERT INTO accounts VALUES (?, ?, ?, ?)", e.ID, i, a.Document, a.Party)
		lists[i] = a.Mentions
	}
	w.evidence(e.ID, lists...)
}
