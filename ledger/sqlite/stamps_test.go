package sqlite

import (
	"context"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"readout"
	"readout/ledger/ledgertest"
)

// What other versions analysed is stale until it is put again; its text can be had
// whatever became of its layers.
func TestStale_isWhatAnotherAnalysisMade(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(folder(t), "l.db")
	docs := ledgertest.Documents()
	for i, analysis := range []string{"events/1", "events/3"} {
		l := open(t, path, WithAnalysis(analysis))
		if _, err := l.Put(ctx, docs[2*i], docs[2*i+1]); err != nil {
			t.Fatal(err)
		}
		l.Close()
	}
	l := open(t, path, WithAnalysis("events/2")) // between the two, as the words are ordered
	defer l.Close()
	var want []string
	for _, d := range docs[:4] {
		want = append(want, d.ID)
	}
	slices.Sort(want)
	if got, err := l.Stale(ctx); err != nil || !slices.Equal(got, want) {
		t.Errorf("stale: %v, want %v; %v", got, want, err)
	}
	if got, err := l.Analyses(ctx); err != nil || !maps.Equal(got, map[string]int{"events/1": 2, "events/3": 2}) {
		t.Errorf("analyses: %v, %v", got, err)
	}
	if _, err := l.db.Exec("UPDATE layers SET data = x'00' WHERE document = ?", docs[0].ID); err != nil {
		t.Fatal(err)
	}
	frozen, err := l.Frozen(ctx, docs[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	bare := *docs[0]
	bare.Layers = readout.Layers{}
	if !reflect.DeepEqual(*frozen, bare) {
		t.Errorf("frozen: %+v, want %+v", *frozen, bare)
	}
	if n, err := l.Put(ctx, frozen, docs[1]); err != nil || n != 0 {
		t.Errorf("put again: %d new, %v", n, err)
	}
	if got, err := l.Stale(ctx); err != nil || len(got) != 2 {
		t.Errorf("stale: %v, %v", got, err)
	}
	if _, err := l.Document(ctx, docs[0].ID); err != nil {
		t.Errorf("its layers were not made good: %v", err)
	}
	if _, err := l.Frozen(ctx, "d0000000000000000"); readout.KindOf(err) != readout.KindNotFound {
		t.Errorf("of no document: %v", err)
	}
}
