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
		{"the ships may pass today", "the ships pass", "the ships [may] pass today", "the ships pass …"},
		{"so the ships may pass today", "ships may not pass", "so the ships may pass today", "… ships may [not] pass …"},
		{"pass", "", "[pass]", ""},
		{"a b c d", "c d a b", "a b c d", "… c d [a b]"},
		{"a long start of many words, there's magic here", "There is magic here", "a long start of many words, there's magic here", "… [There is] magic here"},
		{"a b c d", "x b c y", "[a] b c [d]", "[x] b c [y]"},
		{"one", "two", "[one]", "[two]"},
	}
	for _, c := range cases {
		got, cuts := align([]string{c.a, c.b})
		a, b := marked(got[0]), marked(got[1])
		if cuts[1].Before {
			b = "… " + b
		}
		if cuts[1].After {
			b += " …"
		}
		if a != c.wantA || b != c.wantB {
			t.Errorf("align(%q, %q) = %q, %q; want %q, %q", c.a, c.b, a, b, c.wantA, c.wantB)
		}
	}
}

func TestAlign_longVersionsKeepWhatTheyShareAtTheEnds(t *testing.T) {
	middle := strings.Repeat("x y ", longestAligned)
	got, _ := align([]string{"start " + middle + "end", "start other " + middle + "end"})
	if got[0][0].Differs || got[1][len(got[1])-1].Differs || !got[1][1].Differs {
		t.Error("the ends are not matched, or the difference is not marked")
	}
}

func FuzzAlign(f *testing.F) {
	f.Add("a b c", "a c")
	f.Fuzz(func(t *testing.T, a, b string) {
		got, _ := align([]string{a, b})
		for i, text := range []string{a, b} {
			var words []string
			for _, w := range got[i] {
				words = append(words, w.Text)
			}
			if strings.Join(words, " ") != strings.Join(strings.Fields(text), " ") {
				t.Fatalf("the words of %q became %q", text, words)
			}
		}
		// What is not marked in the second stands in the first, in its order.
		at := 0
		for _, w := range got[1] {
			for ; !w.Differs && at < len(got[0]) && core(got[0][at].Text) != core(w.Text); at++ {
			}
			if !w.Differs && at == len(got[0]) {
				t.Fatalf("%q is not marked in %q beside %q", w.Text, b, a)
			}
			if !w.Differs {
				at++
			}
		}
	})
}
