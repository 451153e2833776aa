package attributions_test

import (
	"testing"

	"readout"
)

func TestAnnotate_givesTurnsToTheNamesBeforeThem(t *testing.T) {
	doc := read(t, readout.Document{Text: `Mayor Ada Miles spoke with Jan Holt about the bridge on Monday.

HOLT: Is the old bridge safe?

MILES: No. It must go before winter. The builders told me so.

(CROSSTALK)

HOLT: When will the work begin?`})
	var got []string
	for _, a := range doc.Attributions {
		if texts(doc, a.Cue) == ":" {
			got = append(got, texts(doc, a.Source)+"|"+texts(doc, a.Content))
			if a.Kind != readout.QuoteDirect {
				t.Errorf("%q is %s, want word for word", texts(doc, a.Content), a.Kind)
			}
		}
	}
	want := []string{
		"HOLT|Is the old bridge safe?",
		"MILES|No. It must go before winter. The builders told me so.",
		"HOLT|When will the work begin?",
	}
	if len(got) != len(want) {
		t.Fatalf("turns %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("turn %d is %q, want %q", i, got[i], want[i])
		}
	}
}

func TestAnnotate_takesATurnsMarksForItsOwn(t *testing.T) {
	doc := read(t, readout.Document{Text: `"HOLT: Is the old bridge safe, and who says so?

"MILES: The bridge must go before winter.

"(LAUGHTER)

"HOLT: We will see about that.`})
	for _, a := range doc.Attributions {
		if s := texts(doc, a.Source); texts(doc, a.Content) == "The bridge must go before winter." && s != "MILES" {
			t.Errorf("said by %q, want MILES", s)
		}
		if c := texts(doc, a.Content); c == `"(LAUGHTER)` {
			t.Error("what the scribe notes is nobody's words")
		}
	}
}

func TestAnnotate_takesNoListForATranscript(t *testing.T) {
	for _, text := range []string{
		"The results are in.\n\nAda Miles: 1,769 votes.\n\nJan Holt: 1,501 votes.\n\nEva Brandt: 12 votes.",
		"The bridge fell on Monday.\n\nUPDATE: The bridge is open again.",
	} {
		doc := read(t, readout.Document{Text: text})
		for _, a := range doc.Attributions {
			for _, x := range a.Reasons {
				if x.By == "transcript" {
					t.Errorf("%q: %q is no turn", text, texts(doc, a.Content))
				}
			}
		}
	}
}
