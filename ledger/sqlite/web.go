package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// number is the 64 bits of an id; name is its inverse.
func number(id string) (int64, error) {
	if len(id) != 17 {
		return 0, readout.Errorf(readout.KindInvalid, "%q is no id", id)
	}
	n, err := strconv.ParseUint(id[1:], 16, 64)
	if err != nil {
		return 0, readout.Errorf(readout.KindInvalid, "%q is no id", id)
	}
	return int64(n), nil
}

func name(prefix byte, n int64) string {
	var bits [8]byte
	binary.BigEndian.PutUint64(bits[:], uint64(n))
	out := [17]byte{prefix}
	hex.Encode(out[1:], bits[:])
	return string(out[:])
}

// batch executes statements in one transaction until the first error.
type batch struct {
	ctx      context.Context
	tx       *sql.Tx
	prepared map[string]*sql.Stmt
	err      error
}

// inBatch runs f in one transaction with prepared statements.
func (l *Ledger) inBatch(ctx context.Context, op string, f func(*batch)) error {
	return l.writing(ctx, op, func(tx *sql.Tx) error {
		b := &batch{ctx: ctx, tx: tx, prepared: map[string]*sql.Stmt{}}
		f(b)
		for _, s := range b.prepared {
			if err := s.Close(); err != nil && b.err == nil {
				b.err = err
			}
		}
		return b.err
	})
}

func (b *batch) stmt(query string) *sql.Stmt {
	s := b.prepared[query]
	if s == nil && b.err == nil {
		if s, b.err = b.tx.PrepareContext(b.ctx, query); b.err == nil {
			b.prepared[query] = s
		}
	}
	return s
}

func (b *batch) exec(query string, args ...any) {
	if s := b.stmt(query); b.err == nil {
		if _, err := s.ExecContext(b.ctx, args...); err != nil {
			b.err = fmt.Errorf("%w in %s", err, query)
		}
	}
}

// numbers reads one column of numbers.
func (b *batch) numbers(query string, args ...any) []int64 {
	s := b.stmt(query)
	if b.err != nil {
		return nil
	}
	rows, err := s.QueryContext(b.ctx, args...)
	if err != nil {
		b.err = fmt.Errorf("%w in %s", err, query)
		return nil
	}
	defer rows.Close() // its error is rows.Err, too
	var out []int64
	for rows.Next() {
		var n int64
		if b.err = rows.Scan(&n); b.err != nil {
			return nil
		}
		out = append(out, n)
	}
	b.err = rows.Err()
	return out
}

// number is number until the first error.
func (b *batch) number(id string) int64 {
	n, err := number(id)
	if err != nil && b.err == nil {
		b.err = err
	}
	return n
}

// ask runs a prepared query: one of those that are written in this package.
func (l *Ledger) ask(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	s, err := l.asking(ctx, query)
	if err != nil {
		return nil, wrap(l.path, "read", err)
	}
	rows, err := s.QueryContext(ctx, args...)
	if err != nil {
		return nil, wrap(l.path, "read", err)
	}
	return rows, nil
}

// asking is a query prepared, once.
func (l *Ledger) asking(ctx context.Context, query string) (*sql.Stmt, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if s := l.asked[query]; s != nil {
		return s, nil
	}
	s, err := l.db.PrepareContext(ctx, query)
	if err == nil {
		l.asked[query] = s
	}
	return s, err
}

// Digest gives the digest of a document.
func (l *Ledger) Digest(ctx context.Context, document string) ([]byte, error) {
	n, err := number(document)
	if err != nil {
		return nil, err
	}
	rows, err := l.ask(ctx, "SELECT data FROM digests WHERE document = ?", n)
	if err != nil {
		return nil, err
	}
	defer rows.Close() // its error is rows.Err, too
	var data []byte
	if !rows.Next() {
		return nil, readout.Errorf(readout.KindNotFound, "no document %s in the web", document)
	}
	if err := errors.Join(rows.Scan(&data), rows.Err()); err != nil {
		return nil, wrap(l.path, "read the web", err)
	}
	return data, nil
}

// keyTables hold the keys: a new one is put into the second, which is small, and many
// at a time move to the first.
var keyTables = []string{"keys", "recent_keys"}

// Holders lists for each query who holds a key.
func (l *Ledger) Holders(ctx context.Context, qs ...readout.Query) ([][]string, error) {
	asked := map[span][]wanted{}
	for i, q := range qs {
		ask := func(s span) {
			for _, k := range q.Keys {
				asked[s] = append(asked[s], wanted{key: int64(k), query: i})
			}
		}
		switch {
		case q.Limit > 0 || q.Last == readout.Whenever:
			ask(span{math.MinInt32, math.MaxInt32, q.Limit})
		default:
			ask(span{q.First, q.Last, 0})
			if q.First > readout.Whenever {
				ask(span{readout.Whenever, readout.Whenever, 0})
			}
		}
	}
	found := make([][]int64, len(qs))
	for s, keys := range asked {
		slices.SortFunc(keys, func(a, b wanted) int { return cmp.Compare(a.key, b.key) }) // as they lie in the table
		for _, table := range keyTables {
			if err := l.holders(ctx, table, s, keys, found); err != nil {
				return nil, err
			}
		}
	}
	out := make([][]string, len(qs))
	for i, docs := range found {
		out[i] = names(docs)
	}
	return out, nil
}

// span is days, and how many holders of a key are listed at most; 0 for all.
type span struct{ first, last, limit int }

// wanted is a key, which query asks for it, and how many holders were found.
type wanted struct {
	key          int64
	query, found int
}

// holders adds to what was found for each query who holds one of its keys in a table.
// All keys are asked for at once.
func (l *Ledger) holders(ctx context.Context, table string, s span, keys []wanted, found [][]int64) error {
	query := "SELECT j.key, k.document FROM json_each(?) j CROSS JOIN " + table + " k ON k.hash = j.value AND k.day BETWEEN ? AND ?"
	if s.limit > 0 { // a bound limit would have the statement made anew each time
		query += fmt.Sprintf(" AND (k.day, k.document) IN (SELECT day, document FROM %s WHERE hash = j.value LIMIT %d)", table, s.limit)
	}
	list := make([]int64, len(keys))
	for i, k := range keys {
		list[i] = k.key
	}
	rows, err := l.ask(ctx, query, jsonNumbers(list), s.first, s.last)
	if err != nil {
		return err
	}
	defer rows.Close() // its error is rows.Err, too
	for rows.Next() {
		var at, document int64
		if err := rows.Scan(&at, &document); err != nil {
			return wrap(l.path, "read the web", err)
		}
		k := &keys[at]
		if s.limit > 0 && k.found == s.limit { // in the other table
			continue
		}
		k.found++
		found[k.query] = append(found[k.query], document)
	}
	if err := rows.Err(); err != nil {
		return wrap(l.path, "read the web", err)
	}
	return nil
}

// jsonNumbers is a list of keys for json_each: a statement costs more than what
// it does for one key. It is a string, as a blob would be read as binary JSON.
func jsonNumbers[N int64 | uint64](keys []N) string {
	out := []byte{'['}
	for i, k := range keys {
		if i > 0 {
			out = append(out, ',')
		}
		out = strconv.AppendInt(out, int64(k), 10)
	}
	return string(append(out, ']'))
}

// names are the ids of documents by their numbers, each once.
func names(all []int64) []string {
	slices.Sort(all)
	all = slices.Compact(all)
	out := make([]string, len(all))
	for i, n := range all {
		out[i] = name('d', n)
	}
	return out
}

// Links lists the links of a document by id.
func (l *Ledger) Links(ctx context.Context, document string) ([]readout.Link, error) {
	n, err := number(document)
	if err != nil {
		return nil, err
	}
	rows, err := l.ask(ctx, "SELECT other, weight FROM links WHERE document = ?", n)
	if err != nil {
		return nil, err
	}
	defer rows.Close() // its error is rows.Err, too
	var out []readout.Link
	for rows.Next() {
		var link readout.Link
		var to int64
		if err := rows.Scan(&to, &link.Weight); err != nil {
			return nil, wrap(l.path, "read the web", err)
		}
		link.To = name('d', to)
		out = append(out, link)
	}
	if err := rows.Err(); err != nil {
		return nil, wrap(l.path, "read the web", err)
	}
	slices.SortFunc(out, func(a, b readout.Link) int { return strings.Compare(a.To, b.To) })
	return out, nil
}

// Level is the level of the part in which a document lies.
func (l *Ledger) Level(ctx context.Context, document string) (level float64, placed bool, err error) {
	n, err := number(document)
	if err != nil {
		return 0, false, err
	}
	rows, err := l.ask(ctx, "SELECT p.level FROM members m JOIN parts p ON p.id = m.part WHERE m.document = ?", n)
	if err != nil {
		return 0, false, err
	}
	defer rows.Close() // its error is rows.Err, too
	if rows.Next() {
		placed = true
		err = rows.Scan(&level)
	}
	if err = errors.Join(err, rows.Err()); err != nil {
		return 0, false, wrap(l.path, "read the web", err)
	}
	return level, placed, nil
}

// Unjoined lists up to limit documents that wait to be joined.
func (l *Ledger) Unjoined(ctx context.Context, limit int) ([]string, error) {
	return l.strings(ctx, "SELECT document FROM unlinked ORDER BY document LIMIT ?", limit)
}

// Unplaced lists all documents whose part may have changed.
func (l *Ledger) Unplaced(ctx context.Context) ([]string, error) {
	return l.strings(ctx, "SELECT printf('d%016x', document) AS id FROM unplaced ORDER BY id")
}

// beforeDeeds stands before the deeds among the packed keys of a document.
const beforeDeeds = 0

// leave takes a document out of the web, to be joined anew: all that it was
// linked with, shared a deed with, or was read with as one, may move.
func (b *batch) leave(id string) {
	doc := b.number(id)
	b.exec("INSERT OR IGNORE INTO unplaced SELECT other FROM links WHERE document = ?", doc)
	for _, part := range b.numbers("SELECT part FROM members WHERE document = ?", doc) {
		b.dissolve(part)
	}
	b.exec("DELETE FROM unplaced WHERE document = ?", doc)
	b.exec("DELETE FROM links WHERE (document, other) IN (SELECT other, document FROM links WHERE document = ?)", doc)
	b.exec("DELETE FROM links WHERE document = ?", doc)
	var day int64
	var packed []byte
	err := b.tx.QueryRowContext(b.ctx, "SELECT day, keys FROM digests WHERE document = ?", doc).Scan(&day, &packed)
	if err != nil && !errors.Is(err, sql.ErrNoRows) && b.err == nil {
		b.err = err
	}
	for isDeed := false; len(packed) >= 8; packed = packed[8:] {
		k := int64(binary.LittleEndian.Uint64(packed))
		for _, table := range keyTables {
			b.exec("DELETE FROM "+table+" WHERE hash = ? AND day = ? AND document = ?", k, day, doc)
			if isDeed {
				b.exec("INSERT OR IGNORE INTO unplaced SELECT document FROM "+table+" WHERE hash = ?", k)
			}
		}
		isDeed = isDeed || k == beforeDeeds
	}
	b.exec("DELETE FROM digests WHERE document = ?", doc)
	b.exec("INSERT OR IGNORE INTO unlinked VALUES (?)", id)
}

// dissolve drops a part; its members are to be placed anew.
func (b *batch) dissolve(part int64) {
	b.exec("INSERT OR IGNORE INTO unplaced SELECT document FROM members WHERE part = ?", part)
	b.exec("DELETE FROM members WHERE part = ?", part)
	b.exec("DELETE FROM sections WHERE part = ?", part)
	b.exec("DELETE FROM parts WHERE id = ?", part)
}

// Place supersedes the parts in which the documents of parts lay.
func (l *Ledger) Place(ctx context.Context, parts ...readout.Part) error {
	return l.inBatch(ctx, "place documents", func(b *batch) {
		l.unaltered(b)
		for _, p := range parts {
			b.place(p)
		}
		for _, p := range parts {
			for _, d := range p.Documents {
				b.exec("DELETE FROM unplaced WHERE document = ?", b.number(d))
			}
		}
	})
}

func (b *batch) place(p readout.Part) {
	id := b.number(p.ID())
	if len(b.numbers("SELECT 1 FROM parts WHERE id = ?", id)) > 0 {
		b.exec("UPDATE parts SET level = ? WHERE id = ? AND level <> ?", p.Level, id, p.Level)
		return
	}
	docs := make([]int64, len(p.Documents))
	for i, d := range p.Documents {
		docs[i] = b.number(d)
		for _, old := range b.numbers("SELECT part FROM members WHERE document = ?", docs[i]) {
			b.dissolve(old)
		}
	}
	b.exec("INSERT INTO parts VALUES (?, ?, 1, '')", id, p.Level)
	for _, d := range docs {
		b.exec("INSERT INTO members VALUES (?, ?)", d, id)
	}
}
