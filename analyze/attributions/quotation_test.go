package attributions

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPairQuotations_findsWhatIsQuoted(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"straight", `The mayor said "we will rebuild" and left.`, []string{"we will rebuild"}},
		{"curly", `“We will rebuild,” the mayor said.`, []string{"We will rebuild,"}},
		{"split by its cue", `“We will rebuild,” she said, “and soon.”`, []string{"We will rebuild,", "and soon."}},
		{"apostrophes are no marks", `The leaders' talks didn't end in the '90s, it's said.`, nil},
		{"curly apostrophes are no marks", `The city’s leaders’ talks didn’t end.`, nil},
		{"single marks", `He called it 'a sorry affair' on Monday.`, []string{"a sorry affair"}},
		{"single curly marks", `He called it ‘a sorry affair’ on Monday.`, []string{"a sorry affair"}},
		{"single with an apostrophe inside", `'It doesn't matter,' he said.`, []string{"It doesn't matter,"}},
		{"single with a plural's apostrophe inside", `'The miners' strike is over,' he said.`, []string{"The miners' strike is over,"}},
		{"nested", `“She told me ‘never again’ twice,” he said.`, []string{"She told me ‘never again’ twice,", "never again"}},
		{"left open before another", `He called it “too slow” and “far too dear for us. In a letter he wrote, “Stop the works.”`,
			[]string{"too slow", "far too dear for us.", "Stop the works."}},
		{"left open to the end after a comma", `He said, “I saw it. I was there.`, []string{"I saw it. I was there."}},
		{"two paragraphs", "“The bridge is old.\n\n“It must go,” he said.", []string{"The bridge is old.", "It must go,"}},
		{"opening mark lost", `and that is that,” she said.`, []string{"and that is that,"}},
		{"after a dash", `The plan — "a bad one" — failed.`, []string{"a bad one"}},
		{"after a bracket", `The plan ("a bad one") failed.`, []string{"a bad one"}},
		{"penny quotes", "He said ``a bad plan'' twice.", []string{"a bad plan"}},
		{"two single marks", "''It is late,'' he said, ''and dark.''", []string{"It is late,", "and dark."}},
		{"nothing between marks", `He wrote "" and “…”.`, nil},
		{"inches", `A 6' fence.`, nil},
		{"elision", `Rock 'n' roll and tell 'em all.`, nil},
		{"wrapped line", "He said “the road\nis closed” today.", []string{"the road\nis closed"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, q := range pairQuotations(c.text, 0, len(c.text)) {
				got = append(got, c.text[q.inner.Start:q.inner.End])
			}
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestPairQuotations_marksWhatContinues(t *testing.T) {
	text := "“The bridge is old.\n\n“It must go,” he said.\n\n“No,” she said."
	var got []bool
	for _, q := range pairQuotations(text, 0, len(text)) {
		got = append(got, q.continues)
	}
	if len(got) != 3 || got[0] || !got[1] || got[2] {
		t.Errorf("continues: got %v, want [false true false]", got)
	}
}

func FuzzPairQuotations(f *testing.F) {
	for _, s := range []string{`“a” "b" 'c'`, "“x\n\n“y”", "''", "``a''", `"`, "‘it’s’ ’", "«a» „b“", "\"a\n\"b\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		last := -1
		for _, q := range pairQuotations(text, 0, len(text)) {
			if q.outer.Start < last {
				t.Fatalf("quotations out of order in %q", text)
			}
			last = q.outer.Start
			if q.inner.Empty() || !q.outer.Contains(q.inner) || q.outer.End > len(text) {
				t.Fatalf("bad spans %+v in %q", q, text)
			}
			for _, at := range []int{q.outer.Start, q.inner.Start, q.inner.End, q.outer.End} {
				if at < len(text) && !utf8.RuneStart(text[at]) {
					t.Fatalf("%d is inside a character of %q", at, text)
				}
			}
		}
	})
}
