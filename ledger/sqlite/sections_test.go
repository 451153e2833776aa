package sqlite

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
)

// More sections than are read at once, in parts of every number, among sections of
// another kind.
func TestRows_givesThoseOfEverySection(t *testing.T) {
	ctx := context.Background()
	l := open(t, filepath.Join(folder(t), "l.db"))
	defer l.Close()
	var want []string
	for i := range 2*sectionsAtOnce + 1 {
		part := int64(i) * 0x1e3779b97f4a7c15 // of either sign
		row := fmt.Sprintf(`{"id":"s%016x"}`, uint64(part))
		want = append(want, row)
		for _, kind := range []string{"stories", "origins"} {
			line := []byte(row + "\n")
			_, err := l.db.ExecContext(ctx, "INSERT INTO sections VALUES (?, ?, ?, 1, ?)", kind, part, len(line), l.encoder.EncodeAll(line, nil))
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	slices.Sort(want)
	var got []string
	err := l.Rows(ctx, "stories", func(row []byte) error {
		_, err := l.Counts(ctx) // the ledger can be used meanwhile
		got = append(got, string(row))
		return err
	})
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%d rows, want %d; error %v", len(got), len(want), err)
	}
}
