package report

import (
	"strings"
	"testing"
)

// marked writes a version with the words that differ between brackets.
func marked(words []Word) string {
	var out []string
	for _, r := range runs(words) {
		if r.Differs {
			r.Text = "[" + r.Text + "]"
		}
		out = append(out, r.Text)
	}
	return strings.Join(out, " ")
}

func TestAlign_marksTheWordsThatDiffer(t *testing.T) {
	cases := []struct{ a, b, wantA, wantB string }{
		{"the ships may pass", "the ships may pass", "the ships may pass", "the ships may pass"},
		{"the ships may pass", "the ships must pass", "the ships [may] pass", "the ships [must] pass"},
		{"the Ships pass", "the ships pass", "the [Ships] pass", "the [ships] pass"},
		{"“the ships, pass.”", "the ships pass", "“the ships, pass.”", "the ships pass"},
		{"the ships may pass today", "the ships pass", "the ships [may] pass [today]", "the ships pass"},
		{"pass", "", "[pass]", ""},
		{"a b c d", "c d a b", "[a b] c d", "c d [a b]"},
		{"one", "two", "[one]", "[two]"},
	}
	for _, c := range cases {
		got := align([]string{c.a, c.b})
		if a, b := marked(got[0]), marked(got[1]); a != c.wantA || b != c.wantB {
			t.Errorf("align(%q, %q) = %q, %q; want %q, %q", c.a, c.b, a, b, c.wantA, c.wantB)
		}
	}
}

func TestAlign_longVersionsKeepWhatTheyShareAtTheEnds(t *testing.T) {
	middle := strings.Repeat("x y ", longestAligned)
	got := align([]string{"start " + middle + "end", "start other " + middle + "end"})
	if got[0][0].Differs || got[1][len(got[1])-1].Differs || !got[1][1].Differs {
		t.Error("the ends are not matched, or the difference is not marked")
	}
}

func FuzzAlign(f *testing.F) {
	f.Add("a b c", "a c")
	f.Fuzz(func(t *testing.T, a, b string) {
		got := align([]string{a, b})
		var same [2][]string
		for i, text := range []string{a, b} {
			var words []string
			for _, w := range got[i] {
				words = append(words, w.Text)
				if !w.Differs {
					same[i] = append(same[i], core(w.Text))
				}
			}
			if strings.Join(words, " ") != strings.Join(strings.Fields(text), " ") {
				t.Fatalf("the words of %q became %q", text, words)
			}
		}
		if strings.Join(same[0], " ") != strings.Join(same[1], " ") {
			t.Fatalf("unmarked words are %q and %q", same[0], same[1])
		}
	})
}
