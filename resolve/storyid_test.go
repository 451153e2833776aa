package resolve

import (
	"testing"

	"readout"
)

// TestStoryID_laterReportsKeepIt: of one story, whichever report is left out, the
// id is that of the earliest report left, and a report without a day names none
// that has one.
func TestStoryID_laterReportsKeepIt(t *testing.T) {
	docs := []*readout.Document{
		build(t, "a", "2031-01-01T08:00", flood).doc,
		build(t, "b", "2031-01-01T09:30", flood+" "+hills).doc,
		build(t, "c", "2031-01-02", strike+flood).doc,
		build(t, "d", "", flood+" No more is known.").doc,
	}
	for i := range docs {
		x := Documents(docs[i:])
		if len(x.Stories) != 1 {
			t.Fatalf("%d stories", len(x.Stories))
		}
		if want := readout.NewID('s', docs[i].ID); x.Stories[0].ID != want {
			t.Errorf("without the first %d reports the id is %s, want %s", i, x.Stories[0].ID, want)
		}
	}
}
