package analyze_test

import (
	"testing"

	"readout"
	"readout/analyze"
)

// TestEvents_whatIsDoneToNothingIsNotDone: who offers no apology does not apologise; and
// the paper in which something is said is nobody to whom it is done.
func TestEvents_whatIsDoneToNothingIsNotDone(t *testing.T) {
	p, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]readout.Polarity{
		"Ola Berg offered no apology to Iceland on Monday.": readout.PolarityNeg,
		"Norway offered no aid to Iceland on Monday.":       readout.PolarityNeg,
		"The bombing in Velm killed nobody on Monday.":      readout.PolarityNeg,
		"Ola Berg offered an apology to Iceland on Monday.": readout.PolarityPos,
	} {
		doc := annotated(t, p, text)
		for _, m := range doc.Mentions {
			if m.Mode != "bombing" && m.Polarity != want {
				t.Errorf("%s: %s is %s, want %s", text, m.Trigger.Text(doc), m.Polarity, want)
			}
		}
	}
	doc := annotated(t, p, "Ola Berg praised Iceland in an interview with the New York Times on Monday.")
	for _, m := range doc.Mentions {
		if m.Mode == "praise" && (len(m.Target) != 1 || m.Target[0].Text != "Iceland") {
			t.Errorf("praise for %+v", m.Target)
		}
	}
}
