package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/internal/chronicle"
)

// move notes the story of a document that resolution has put into another one
// than history knows.
func (b *batch) move(document, story int64) {
	if len(b.numbers("SELECT 1 FROM chronicled WHERE document = ? AND story = ?", document, story)) > 0 {
		b.exec("DELETE FROM moved WHERE document = ?", document)
		return
	}
	b.exec("INSERT OR REPLACE INTO moved VALUES (?, ?)", document, story)
}

// Chronicle notes what became of stories since it was called last.
func (l *Ledger) Chronicle(ctx context.Context, at string) (changes int, err error) {
	err = l.inBatch(ctx, "write history", func(b *batch) {
		before, after := b.stories()
		if b.err != nil || len(after) == 0 {
			return
		}
		last := b.numbers("SELECT coalesce(max(batch), 0) FROM history")
		list := chronicle.Changes(before, after)
		for i := range list {
			if b.err != nil {
				return
			}
			list[i].Batch, list[i].At = int(last[0])+1, at
			b.tell(&list[i])
		}
		for old, story := range chronicle.Successors(before, after) {
			b.exec("INSERT OR REPLACE INTO successors VALUES (?, ?)", b.number(old), b.number(story))
		}
		b.exec("DELETE FROM successors WHERE story IN (SELECT story FROM moved)") // they are there again
		b.exec("INSERT OR REPLACE INTO chronicled SELECT document, story FROM moved")
		b.exec("DELETE FROM moved")
		changes = len(list)
	})
	return changes, err
}

// tell writes one change and under which stories it is found.
func (b *batch) tell(c *readout.StoryChange) {
	text, err := json.Marshal(c)
	if err != nil {
		b.err = fmt.Errorf("a change of stories: %w", err)
		return
	}
	b.exec("INSERT INTO history (batch, change) VALUES (?, ?)", c.Batch, string(text))
	for _, s := range slices.Concat(c.From, c.To) {
		b.exec("INSERT OR IGNORE INTO tellings SELECT ?, max(id) FROM history", b.number(s))
	}
}

// stories gives the documents of all stories that have lost or gained one, with
// their stories as history knows them and as they are now.
func (b *batch) stories() (before, after map[string]string) {
	const touched = "(SELECT story FROM moved UNION SELECT c.story FROM moved m JOIN chronicled c USING (document))"
	before = b.pairs("SELECT document, story FROM chronicled WHERE story IN " + touched)
	after = b.pairs("SELECT document, story FROM moved")
	for d, s := range before {
		if after[d] == "" {
			after[d] = s
		}
	}
	return before, after
}

// pairs reads documents with their stories.
func (b *batch) pairs(query string) map[string]string {
	out := map[string]string{}
	if b.err != nil {
		return out
	}
	rows, err := b.tx.QueryContext(b.ctx, query)
	if err != nil {
		b.err = err
		return out
	}
	defer rows.Close() // its error is rows.Err, too
	for rows.Next() {
		var document, story int64
		if b.err = rows.Scan(&document, &story); b.err != nil {
			return out
		}
		out[name('d', document)] = name('s', story)
	}
	b.err = rows.Err()
	return out
}

// Changes lists the history, or what of it concerns a story, those that it came
// from and those that came from it.
func (l *Ledger) Changes(ctx context.Context, story string) ([]readout.StoryChange, error) {
	if story == "" {
		return l.changes(ctx, "SELECT change FROM history ORDER BY id")
	}
	n, err := number(story)
	if err != nil {
		return nil, err
	}
	// Changes of one story lead to the others that they name, and so on.
	return l.changes(ctx, `WITH RECURSIVE kin(story) AS (SELECT ? UNION SELECT o.story FROM kin JOIN tellings t ON t.story = kin.story JOIN tellings o ON o.change = t.change)
		SELECT change FROM history WHERE id IN (SELECT t.change FROM tellings t JOIN kin ON kin.story = t.story) ORDER BY id`, n)
}

func (l *Ledger) changes(ctx context.Context, query string, args ...any) ([]readout.StoryChange, error) {
	rows, err := l.strings(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	out := make([]readout.StoryChange, len(rows))
	for i, row := range rows {
		if err := json.Unmarshal([]byte(row), &out[i]); err != nil {
			return nil, damaged(l.path, "the history", err)
		}
	}
	return out, nil
}

// Successor follows a story's documents to where most of them are now.
func (l *Ledger) Successor(ctx context.Context, story string) (string, error) {
	unknown := &readout.Error{Kind: readout.KindNotFound, Place: story, Reason: "no story was ever called so, or it still is", Hint: "readout history lists what became of stories"}
	digits, ok := strings.CutPrefix(story, "s")
	if !ok || digits == "" || strings.Trim(digits, "0123456789abcdef") != "" {
		return "", unknown
	}
	found, err := l.strings(ctx, "SELECT printf('s%016x', successor) FROM successors WHERE printf('%016x', story) LIKE ? LIMIT 2", digits+"%")
	if err != nil {
		return "", err
	}
	if len(found) != 1 {
		return "", unknown
	}
	for next := found; len(next) == 1; {
		found = next
		n, err := number(found[0])
		if err != nil {
			return "", err
		}
		if next, err = l.strings(ctx, "SELECT printf('s%016x', successor) FROM successors WHERE story = ?", n); err != nil {
			return "", err
		}
	}
	return found[0], nil
}
