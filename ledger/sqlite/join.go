package sqlite

import (
	"cmp"
	"context"
	"encoding/binary"
	"slices"
	"strings"

	"readout"
)

// Join takes nodes into the web.
func (l *Ledger) Join(ctx context.Context, nodes ...readout.Node) error {
	return l.inBatch(ctx, "join the web", func(b *batch) {
		l.unaltered(b)
		joining := make([]readout.Node, 0, len(nodes))
		for _, n := range nodes {
			if b.err == nil && len(b.numbers("SELECT 1 FROM unlinked WHERE document = ?", n.Document)) > 0 {
				b.exec("DELETE FROM unlinked WHERE document = ?", n.Document)
				joining = append(joining, n)
			}
		}
		b.keys(joining, l.recent)
		b.links(joining)
		for _, n := range joining {
			b.join(n)
		}
	})
}

// join writes what else there is of a node, and marks those whose part it may
// change: the linked whose part hangs together at the link's weight or less.
func (b *batch) join(n readout.Node) {
	doc := b.number(n.Document)
	var packed []byte
	for _, k := range slices.Concat(n.Keys.Words, n.Keys.Passages, []uint64{beforeDeeds}, n.Keys.Deeds) {
		packed = binary.LittleEndian.AppendUint64(packed, k)
	}
	b.exec("INSERT INTO digests VALUES (?, ?, ?, ?)", doc, n.Digest, n.Keys.Day, packed)
	b.exec("INSERT OR IGNORE INTO unplaced VALUES (?)", doc)
	b.exec(`INSERT OR IGNORE INTO unplaced SELECT m.document FROM links l CROSS JOIN members m ON m.document = l.other
		CROSS JOIN parts p ON p.id = m.part WHERE l.document = ? AND p.level <= l.weight`, doc)
	if len(n.Near) > 0 {
		near := make([]uint64, len(n.Near))
		for i, d := range n.Near {
			near[i] = uint64(b.number(d))
		}
		b.exec(`INSERT OR IGNORE INTO unplaced SELECT m.document FROM json_each(?) j CROSS JOIN members m ON m.document = j.value
			CROSS JOIN parts p ON p.id = m.part WHERE p.level <= 0`, jsonNumbers(near))
	}
}

// keys writes the keys of nodes among the recent ones, and sorts these in among all
// once there are so many.
func (b *batch) keys(nodes []readout.Node, recent int) {
	var rows []triple
	for _, n := range nodes {
		doc, day := b.number(n.Document), int64(n.Keys.Day)
		for _, k := range slices.Concat(n.Keys.Words, n.Keys.Passages, n.Keys.Deeds) {
			rows = append(rows, triple{int64(k), day, doc})
		}
	}
	b.insert("INSERT OR IGNORE INTO recent_keys VALUES ", rows)
	if n := b.numbers("SELECT count(*) FROM recent_keys"); b.err == nil && n[0] >= int64(recent) {
		b.exec("INSERT OR IGNORE INTO keys SELECT * FROM recent_keys")
		b.exec("DELETE FROM recent_keys")
	}
}

// links writes the links of nodes, in both directions.
func (b *batch) links(nodes []readout.Node) {
	var rows []triple
	for _, n := range nodes {
		doc := b.number(n.Document)
		for _, l := range n.Links {
			to := b.number(l.To)
			rows = append(rows, triple{doc, to, l.Weight}, triple{to, doc, l.Weight})
		}
	}
	b.insert("INSERT OR REPLACE INTO links VALUES ", rows)
}

// triple is a row of keys or links: two numbers by which it stands in its place, and
// one thing more.
type triple struct {
	first, second int64
	third         any
}

// rowsOfStatement is how many rows one statement writes: a statement costs more
// than a row.
const rowsOfStatement = 32

// insert writes rows in the order in which they stand in the table: the next is on
// the page of the last, or near it.
func (b *batch) insert(into string, rows []triple) {
	slices.SortStableFunc(rows, func(x, y triple) int {
		return cmp.Or(cmp.Compare(x.first, y.first), cmp.Compare(x.second, y.second))
	})
	for at := rowsOfStatement; len(rows) > 0; rows = rows[at:] {
		if len(rows) < at {
			at = 1 // not a statement for each number of rows
		}
		args := make([]any, 0, 3*at)
		for _, r := range rows[:at] {
			args = append(args, r.first, r.second, r.third)
		}
		b.exec(into+"(?, ?, ?)"+strings.Repeat(", (?, ?, ?)", at-1), args...)
	}
}
