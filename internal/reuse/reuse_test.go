package reuse

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"readout"
)

const river = "The river rose by two metres over night and the lower town was cleared before dawn, the mayor's office said on Tuesday."

func TestAlign_findsWhatIsShared(t *testing.T) {
	tests := []struct {
		name           string
		a, b           string
		words          int
		shareA, shareB float64
	}{
		{"the same text", river, river, 23, 1, 1},
		{"other case and marks", river, strings.ToUpper(strings.ReplaceAll(river, ",", ";")), 23, 1, 1},
		{"an excerpt in a longer text", "over night and the lower town was cleared", river, 8, 1, 8. / 23},
		{"a caption that is repeated counts once", "over night and the lower town over night and the lower town", river, 6, 6. / 10, 6. / 23},
		{"a word that was changed takes itself out", "The river rose by two metres over night but the lower town was cleared before dawn.", river, 15, 15. / 16, 15. / 23},
		{"four words are too few", "we saw the lower town was", river, 0, 0, 0},
		{"nothing", "Completely different words stand in this short line here.", river, 0, 0, 0},
		{"empty", "", river, 0, 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Align(Read(tt.a, nil), Read(tt.b, nil))
			if got.Words != tt.words || got.ShareA != tt.shareA || got.ShareB != tt.shareB {
				t.Errorf("got %d words, shares %.3f and %.3f; want %d, %.3f, %.3f", got.Words, got.ShareA, got.ShareB, tt.words, tt.shareA, tt.shareB)
			}
			for _, p := range got.Passages {
				if !strings.EqualFold(strings.Trim(tt.a[p.A.Start:p.A.End], ";,"), strings.ReplaceAll(tt.b[p.B.Start:p.B.End], ";", ",")) {
					t.Errorf("passage %q is not %q", tt.a[p.A.Start:p.A.End], tt.b[p.B.Start:p.B.End])
				}
			}
		})
	}
}

func TestRead_cutsNoShingleAcrossASkippedStretch(t *testing.T) {
	text := `One two three "four five six seven" eight nine ten eleven twelve thirteen.`
	got := Read(text, Quoted(text))
	if len(got.Words) != 9 || len(got.Shingles) != 2 {
		t.Errorf("got %d words and %d shingles, want 9 and 2", len(got.Words), len(got.Shingles))
	}
}

func TestQuoted_findsEveryStretch(t *testing.T) {
	tests := map[string][]string{
		`He said "yes" and then "no".`:          {`"yes"`, `"no"`},
		"“One” and ”two”":                       {"“One”"},
		"“A first paragraph\n“and a second.” x": {"“A first paragraph\n", "“and a second.”"},
		`A 5" pipe is no quotation`:             nil,
	}
	for text, want := range tests {
		var got []string
		for _, s := range Quoted(text) {
			got = append(got, text[s.Start:s.End])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestSketch_keepsAboutOneInSketchRateAndTheSameOnesEverywhere(t *testing.T) {
	var b strings.Builder
	for i := range 4000 {
		b.WriteString(strings.Repeat(string(rune('a'+i%26)), 1+i%7) + string(rune('a'+i/26%26)) + " ")
	}
	whole, half := Read(b.String(), nil), Read(b.String()[:b.Len()/2], nil)
	n, want := len(whole.Sketch()), len(whole.Shingles)/SketchRate
	if n < want/2 || n > want*2 {
		t.Errorf("sketch keeps %d of %d shingles", n, len(whole.Shingles))
	}
	keys := whole.Sketch()
	for _, k := range half.Sketch() {
		if !slices.Contains(keys, k) {
			t.Fatal("the sketch of an excerpt has a key that the whole lacks")
		}
	}
}

func FuzzAlign(f *testing.F) {
	f.Add(river, "x "+river)
	f.Add("a b c d e f a b c d e f", "a b c d e f")
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			t.Skip()
		}
		x, y := Read(a, Quoted(a)), Read(b, Quoted(b))
		got := Align(x, y)
		if got.ShareA < 0 || got.ShareA > 1 || got.ShareB < 0 || got.ShareB > 1 {
			t.Fatalf("shares %v %v", got.ShareA, got.ShareB)
		}
		check := func(s readout.Span, text string) {
			if s.Start < 0 || s.End > len(text) || s.Empty() || !utf8.ValidString(text[s.Start:s.End]) {
				t.Fatalf("span %v of %q", s, text)
			}
		}
		for _, p := range got.Passages {
			check(p.A, a)
			check(p.B, b)
		}
		for _, s := range Quoted(a) {
			check(s, a)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat(river+" ", 40)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Read(text, nil)
	}
}
