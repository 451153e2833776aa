package reconcile

import (
	"fmt"
	"slices"
	"testing"

	"readout"
)

// Of more reports than are compared at once those are chosen that state what the others
// do not, of every origin before any has two; which they are does not hang on order.
func TestChosen_statesWhatTheOthersDoNot(t *testing.T) {
	var records []*readout.Record
	read := readings{}
	for i := range 40 {
		rec := &readout.Record{Document: &readout.Document{ID: fmt.Sprintf("d%02d", i)}, Origin: "o1"}
		if i >= 37 {
			rec.Origin = fmt.Sprintf("o%d", i)
		}
		value := "12"
		if i == 23 || i == 38 { // which a copy alters, and another tells besides
			value = fmt.Sprint(i)
		}
		read[rec.ID] = []*passage{{facts: []*fact{{kind: factOrdinal, name: value, anchor: "round"}}}}
		records = append(records, rec)
	}
	r := &reconciler{read: read}
	ids := func(list []*readout.Record) []string {
		var out []string
		for _, rec := range list {
			out = append(out, rec.ID)
		}
		return out
	}
	want := []string{"d00", "d01", "d23", "d37", "d38", "d39"}
	for range 2 {
		if got := ids(r.chosen(records, 6)); !slices.Equal(got, want) {
			t.Errorf("chosen %v, want %v", got, want)
		}
		slices.Reverse(records)
	}
	if got := r.chosen(records, 40); !slices.Equal(got, records) {
		t.Errorf("%d of 40 were chosen though all may be compared", len(got))
	}
}
