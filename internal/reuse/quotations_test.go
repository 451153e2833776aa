package reuse

import (
	"slices"
	"testing"
	"unicode/utf8"

	"readout"
)

func TestBeside_countsTheNarratorsWordsThatBothHave(t *testing.T) {
	const quote = "“the weir has to go before the winter rains set in”"
	tests := []struct {
		name          string
		a, b          string
		before, after int
	}{
		{"alike on both sides", "In the mill he said that " + quote + " and left by boat.", "In the mill he said that " + quote + " and left on foot.", 6, 2},
		{"nothing", "He said " + quote, "She wrote: " + quote, 0, 0},
		{"another quotation ends it", "“No more than a word.” He said that " + quote, "“No more than a word.” He said that " + quote, 3, 0},
		{"the text ends it", quote, quote, 0, 0},
	}
	for _, tt := range tests {
		a, b := Speak(tt.a, nil, 8), Speak(tt.b, nil, 8)
		if len(a.Quotations) != 1 || len(b.Quotations) != 1 || a.Quotations[0].Key != b.Quotations[0].Key {
			t.Fatalf("%s: quotations %+v and %+v", tt.name, a.Quotations, b.Quotations)
		}
		if before, after := a.Beside(a.Quotations[0], b, b.Quotations[0]); before != tt.before || after != tt.after {
			t.Errorf("%s: %d before and %d after, want %d and %d", tt.name, before, after, tt.before, tt.after)
		}
	}
}

func TestSpeak_cutsAtTheMarks(t *testing.T) {
	a, b := Speak("He said “the weir has to go at once” and left.", nil, 3), Speak("He said “the weir has to go” at once and left.", nil, 3)
	if a.Quotations[0].Key == b.Quotations[0].Key || a.Quotations[0].Len() != 7 || b.Quotations[0].Len() != 5 {
		t.Errorf("%+v and %+v", a.Quotations, b.Quotations)
	}
	text := "He said “the weir has to go” and left."
	if got := Speak(text, []readout.Span{{Start: 0, End: len(text)}}, 1); len(got.Words)+len(got.Quotations) != 0 {
		t.Errorf("a stretch left out gave %+v", got)
	}
}

func FuzzSpeak(f *testing.F) {
	f.Add("He said “one two three” and \"four five\".", 5, 9)
	f.Add("“”“", 0, 1)
	f.Add("“one two\nthree” and “four” «five six» 6\"seven", 3, 12)
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		var skip []readout.Span
		if 0 <= from && from < to && to <= len(text) {
			skip = []readout.Span{{Start: from, End: to}}
		}
		s := Speak(text, skip, 1)
		if keys := QuotationKeys(text, skip, 1); !slices.EqualFunc(s.Quotations, keys, func(q Quotation, key uint64) bool { return q.Key == key }) {
			t.Fatalf("keys %x of %+v", keys, s.Quotations)
		}
		for _, q := range s.Quotations {
			if q.Len() < 1 || q.End > len(s.Words) {
				t.Fatalf("quotation %+v of %d words", q, len(s.Words))
			}
			if before, after := s.Beside(q, s, q); before < 0 || q.First-before < 0 || q.End+after > len(s.Words) {
				t.Fatalf("beside %+v: %d and %d", q, before, after)
			}
		}
	})
}
