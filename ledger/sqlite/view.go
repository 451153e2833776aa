package sqlite

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"readout"
	"readout/internal/parallel"
)

// section is the rows of one kind of one part, packed.
type section struct {
	kind string
	size int // unpacked
	rows int
	data []byte
}

// packedPart is a part's rows ready to be written.
type packedPart struct {
	id       int64
	sections []section
	stories  [][2]int64 // each document with its story
	ids      strings.Builder
	err      error
}

// shownID is how much of an id tells in which part its row is.
const shownID = 9

// Resolve stores the rows of parts. It is of KindInvalid when the rows are of
// other documents than the part.
func (l *Ledger) Resolve(ctx context.Context, parts []readout.Part, rows []*readout.Export) error {
	ready := make([]packedPart, len(parts)) // packed before the lock is taken
	if err := parallel.Each(len(parts), func(i int) error {
		ready[i] = l.packPart(parts[i], rows[i])
		return ready[i].err
	}); err != nil {
		return err
	}
	return l.inBatch(ctx, "store parts", func(b *batch) {
		l.unaltered(b)
		for i := range ready {
			b.store(&ready[i])
		}
	})
}

// store writes a part that is still there.
func (b *batch) store(p *packedPart) {
	if b.err != nil || len(b.numbers("SELECT 1 FROM parts WHERE id = ?", p.id)) == 0 {
		return
	}
	b.exec("DELETE FROM sections WHERE part = ?", p.id)
	for _, s := range p.sections {
		b.exec("INSERT INTO sections VALUES (?, ?, ?, ?, ?)", s.kind, p.id, s.size, s.rows, s.data)
	}
	for _, s := range p.stories {
		b.move(s[0], s[1])
	}
	b.exec("UPDATE parts SET unresolved = 0, ids = ? WHERE id = ?", p.ids.String(), p.id)
}

func (l *Ledger) packPart(part readout.Part, rows *readout.Export) packedPart {
	p := packedPart{}
	p.id, p.err = number(part.ID())
	if !slices.EqualFunc(rows.Documents, part.Documents, func(r readout.Record, id string) bool { return r.ID == id }) {
		p.err = &readout.Error{Kind: readout.KindInvalid, Reason: "the rows are of other documents than the part", Hint: "resolve the part again"}
		return p
	}
	bare := make([]readout.Record, len(rows.Documents))
	for i, r := range rows.Documents {
		d := *r.Document
		d.Text, d.Layers = "", readout.Layers{} // kept once, in documents
		bare[i] = readout.Record{Document: &d, Origin: r.Origin, Story: r.Story}
		if r.Story == "" {
			continue
		}
		document, err := number(r.ID)
		story, serr := number(r.Story)
		if p.err = errors.Join(err, serr); p.err != nil {
			return p
		}
		p.stories = append(p.stories, [2]int64{document, story})
	}
	addSection(l, &p, "documents", bare, func(r *readout.Record) string { return r.ID })
	addSection(l, &p, "origins", rows.Origins, func(r *readout.Origin) string { return r.ID })
	addSection(l, &p, "stories", rows.Stories, func(r *readout.Story) string { return r.ID })
	addSection(l, &p, "actors", rows.Actors, func(r *readout.Actor) string { return r.ID })
	addSection(l, &p, "events", rows.Events, func(r *readout.Event) string { return r.ID })
	addSection(l, &p, "attributions", rows.Statements, func(r *readout.Statement) string { return r.ID })
	addSection(l, &p, "figures", rows.Figures, func(r *readout.Figure) string { return r.ID })
	addSection(l, &p, "findings", rows.Findings, func(r *readout.Finding) string { return r.ID })
	return p
}

func addSection[T any](l *Ledger, p *packedPart, kind string, rows []T, id func(*T) string) {
	if len(rows) == 0 || p.err != nil {
		return
	}
	var lines bytes.Buffer
	for i := range rows {
		line, err := readout.Row(rows[i])
		if err != nil {
			p.err = err
			return
		}
		lines.Write(line)
		lines.WriteByte('\n')
		whole := id(&rows[i])
		p.ids.WriteString(whole[:min(len(whole), shownID)])
	}
	p.sections = append(p.sections, section{kind, lines.Len(), len(rows), l.encoder.EncodeAll(lines.Bytes(), nil)})
}

// Unresolved lists up to limit parts whose rows are yet to be made.
func (l *Ledger) Unresolved(ctx context.Context, limit int) ([]readout.Part, error) {
	rows, err := l.db.QueryContext(ctx, `SELECT p.id, p.level, m.document FROM (SELECT id, level FROM parts WHERE unresolved ORDER BY id LIMIT ?) p
		JOIN members m ON m.part = p.id ORDER BY p.id`, limit)
	if err != nil {
		return nil, wrap(l.path, "read parts", err)
	}
	defer rows.Close() // its error is rows.Err, too
	var out []readout.Part
	var last int64
	for rows.Next() {
		var id, doc int64
		var level float64
		if err := rows.Scan(&id, &level, &doc); err != nil {
			return nil, wrap(l.path, "read parts", err)
		}
		if len(out) == 0 || id != last {
			out, last = append(out, readout.Part{Level: level}), id
		}
		p := &out[len(out)-1]
		p.Documents = append(p.Documents, name('d', doc))
	}
	if err := rows.Err(); err != nil {
		return nil, wrap(l.path, "read parts", err)
	}
	for i := range out {
		slices.Sort(out[i].Documents)
	}
	return out, nil
}

// rowsAtOnce is how many bytes of rows are sorted in memory at once.
const rowsAtOnce = 192 << 20

// Rows calls f for every row of a kind by id. Ids are spread evenly, so rows
// that do not fit in memory are taken in as many turns as needed, each turn
// those whose ids begin alike.
func (l *Ledger) Rows(ctx context.Context, kind string, f func(row []byte) error) error {
	var size int64
	if err := l.db.QueryRowContext(ctx, "SELECT coalesce(sum(size), 0) FROM sections WHERE kind = ?", kind).Scan(&size); err != nil {
		return wrap(l.path, "read "+kind, err)
	}
	turns := 1
	for turns < 256 && size/int64(turns) > rowsAtOnce {
		turns *= 2
	}
	for turn := range turns {
		if err := l.rowsOfTurn(ctx, kind, turn, turns, f); err != nil {
			return err
		}
	}
	return nil
}

// idAt is where the digits of the id stand in a row: {"id":"e0123…
const idAt = len(`{"id":"e`)

func (l *Ledger) rowsOfTurn(ctx context.Context, kind string, turn, turns int, f func([]byte) error) error {
	var lines [][]byte
	err := l.eachOfKind(ctx, kind, func(data []byte) error {
		for line := range bytes.Lines(data) {
			line = bytes.TrimSuffix(line, []byte("\n"))
			var first [1]byte
			if len(line) < idAt+16 {
				return damaged(l.path, kind+" of the view", nil)
			}
			if _, err := hex.Decode(first[:], line[idAt:idAt+2]); err != nil {
				return damaged(l.path, kind+" of the view", nil)
			}
			if int(first[0])*turns/256 == turn {
				lines = append(lines, bytes.Clone(line))
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortFunc(lines, bytes.Compare) // a row begins with its id
	for i := 0; i < len(lines); {
		end := i + 1
		for end < len(lines) && bytes.Equal(lines[end][:idAt+16], lines[i][:idAt+16]) {
			end++
		}
		row, err := l.mergeLines(ctx, kind, lines[i:end])
		if err != nil {
			return err
		}
		if err := f(row); err != nil {
			return err
		}
		i = end
	}
	return nil
}

// mergeLines makes one row of those of one id, and gives a document its text.
func (l *Ledger) mergeLines(ctx context.Context, kind string, lines [][]byte) ([]byte, error) {
	switch {
	case kind == "documents":
		var r readout.Record
		if err := json.Unmarshal(lines[0], &r); err != nil {
			return nil, damaged(l.path, kind+" of the view", nil)
		}
		if err := l.giveText(ctx, &r); err != nil {
			return nil, err
		}
		return readout.Row(r)
	case len(lines) == 1:
		return lines[0], nil
	case kind == "actors":
		return mergeRows(l, kind, lines, readout.MergeActors)
	case kind == "origins":
		return mergeRows(l, kind, lines, readout.MergeOrigins)
	}
	return lines[0], nil
}

func mergeRows[T any](l *Ledger, kind string, lines [][]byte, merge func(...T) T) ([]byte, error) {
	rows := make([]T, len(lines))
	for i, line := range lines {
		if err := json.Unmarshal(line, &rows[i]); err != nil {
			return nil, damaged(l.path, kind+" of the view", nil)
		}
	}
	return readout.Row(merge(rows...))
}

func (l *Ledger) giveText(ctx context.Context, r *readout.Record) error {
	text, err := l.strings(ctx, "SELECT text FROM documents WHERE id = ?", r.ID)
	if err != nil || len(text) != 1 {
		return damaged(l.path, "document "+r.ID, err)
	}
	r.Text = text[0]
	return nil
}

// Counts gives the number of rows of every kind.
func (l *Ledger) Counts(ctx context.Context) (map[string]int, error) {
	rows, err := l.db.QueryContext(ctx, "SELECT kind, sum(rows) FROM sections GROUP BY kind")
	if err != nil {
		return nil, wrap(l.path, "count rows", err)
	}
	defer rows.Close() // its error is rows.Err, too
	out := map[string]int{}
	for rows.Next() {
		var kind string
		var n int
		if err := rows.Scan(&kind, &n); err != nil {
			return nil, wrap(l.path, "count rows", err)
		}
		out[kind] = n
	}
	if err := rows.Err(); err != nil {
		return nil, wrap(l.path, "count rows", err)
	}
	return out, nil
}

// Holding gives the rows of the parts that hold a row whose id begins so.
func (l *Ledger) Holding(ctx context.Context, id string) (*readout.Export, error) {
	var found []int64
	last := int64(-1 << 63)
	short := id[:min(len(id), shownID)]
	for {
		rows, err := l.db.QueryContext(ctx, "SELECT id, ids FROM parts WHERE id > ? ORDER BY id LIMIT 500", last)
		if err != nil {
			return nil, wrap(l.path, "read parts", err)
		}
		n := 0
		for rows.Next() {
			var ids string
			if err := rows.Scan(&last, &ids); err != nil {
				rows.Close()
				return nil, wrap(l.path, "read parts", err)
			}
			n++
			for ; len(ids) >= shownID; ids = ids[shownID:] {
				if strings.HasPrefix(ids, short) {
					found = append(found, last)
					break
				}
			}
		}
		rows.Close() // its error is rows.Err, too
		if err := rows.Err(); err != nil {
			return nil, wrap(l.path, "read parts", err)
		}
		if n < 500 {
			break
		}
	}
	var parts []*readout.Export
	for _, p := range found {
		part, err := l.part(ctx, p)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	return readout.Merge(parts...), nil
}

// EachPart calls f with the rows of every part, the parts in order.
func (l *Ledger) EachPart(ctx context.Context, f func(*readout.Export) error) error {
	parts, err := l.integers(ctx, "SELECT id FROM parts WHERE NOT unresolved ORDER BY id")
	if err != nil {
		return err
	}
	for _, p := range parts {
		export, err := l.part(ctx, p)
		if err != nil {
			return err
		}
		if err := f(export); err != nil {
			return err
		}
	}
	return nil
}

// part reads the rows of one part, with the texts of its documents.
func (l *Ledger) part(ctx context.Context, id int64) (*readout.Export, error) {
	out := &readout.Export{Version: readout.ContractVersion}
	err := l.eachOfPart(ctx, id, func(kind string, data []byte) error {
		switch kind {
		case "documents":
			return unpack(l, kind, data, &out.Documents)
		case "origins":
			return unpack(l, kind, data, &out.Origins)
		case "stories":
			return unpack(l, kind, data, &out.Stories)
		case "actors":
			return unpack(l, kind, data, &out.Actors)
		case "events":
			return unpack(l, kind, data, &out.Events)
		case "attributions":
			return unpack(l, kind, data, &out.Statements)
		case "figures":
			return unpack(l, kind, data, &out.Figures)
		case "findings":
			return unpack(l, kind, data, &out.Findings)
		}
		return damaged(l.path, kind+" of the view", nil)
	})
	if err != nil {
		return nil, err
	}
	for i := range out.Documents {
		if err := l.giveText(ctx, &out.Documents[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func unpack[T any](l *Ledger, kind string, data []byte, out *[]T) error {
	for line := range bytes.Lines(data) {
		var row T
		if err := json.Unmarshal(line, &row); err != nil {
			return damaged(l.path, kind+" of the view", nil)
		}
		*out = append(*out, row)
	}
	return nil
}
