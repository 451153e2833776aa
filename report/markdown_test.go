package report

import (
	"bytes"
	"strings"
	"testing"

	"readout/internal/fixture"
)

func TestMarkdown_golden(t *testing.T) {
	for name, opts := range map[string]Options{"affair.md": {}, "affair-full.md": {Full: true}} {
		var out bytes.Buffer
		if err := Markdown(&out, New(fixture.Affair(), opts)); err != nil {
			t.Fatal(err)
		}
		golden(t, name, out.Bytes())
	}
}

func TestEscape_leavesNothingActive(t *testing.T) {
	for in, want := range map[string]string{
		"plain words":             "plain words",
		"a\nb":                    "a b",
		"![x](http://y)":          `\!\[x\](http\://y)`,
		"[x](javascript:alert)":   `\[x\](javascript:alert)`,
		"<script>":                `\<script\>`,
		"# head":                  `\# head`,
		"- item":                  `\- item`,
		"1. item":                 `1\. item`,
		"a|b":                     `a\|b`,
		"*b* _i_ `c` ~~s~~ &amp;": "\\*b\\* \\_i\\_ \\`c\\` \\~\\~s\\~\\~ \\&amp;",
		"well-known 3.5":          "well-known 3.5",
		"\x1b[31mred":             `\[31mred`,
	} {
		if got := escape(in); got != want {
			t.Errorf("escape(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestMarkdown_wordsThatDifferAreBold(t *testing.T) {
	var out bytes.Buffer
	if err := Markdown(&out, New(fixture.Affair(), Options{})); err != nil {
		t.Fatal(err)
	}
	if want := "“We will keep the **Strait** open to every ship, large **and** small” \\[2\\]"; !strings.Contains(out.String(), want) {
		t.Errorf("no line %q", want)
	}
}

func TestEscapeWithin_keepsBlanksAtTheEdges(t *testing.T) {
	for in, want := range map[string]string{"": "", "will get ": "will get ", " of the\ncatch.": " of the catch.", " a*b ": ` a\*b `, ", and": ", and"} {
		if got := escapeWithin(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}
