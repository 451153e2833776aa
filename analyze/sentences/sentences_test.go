package sentences_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"readout"
	"readout/analyze/sentences"
	"readout/analyze/tokens"
)

func annotate(t testing.TB, d readout.Document) *readout.Document {
	t.Helper()
	doc, err := readout.NewDocument(d)
	if err != nil {
		t.Fatal(err)
	}
	doc.Tokens = tokens.New().Annotate(doc).Tokens
	doc.Sentences = sentences.New().Annotate(doc).Sentences
	return doc
}

func TestAnnotate_findsSentenceEnds(t *testing.T) {
	// A bar marks each end; it is taken out before the text is read.
	for _, marked := range []string{
		"The mayor spoke.| Nobody came.",
		"He said: “It rained.”| She left.",
		`He said, "It rained." |She left.`,
		`"It rained," he said.| "It poured!" he added.`,
		`"Will it rain?" the mayor asked.| "Yes."`,
		`"WE WILL NOT PAY!!!" Anna Lee wrote on Monday.| Others agreed.`,
		"They met on Jan. 17, before the vote.",
		"The U.S. president spoke.| He left the U.S.| The crowd stayed.",
		"They live in the U.S.| They work there.",
		"J. R. Smith met Dr. Lee and Gov. Park.| All agreed.",
		"It was No. 3 on the list.| No. 4 was missing.",
		"He waited... and left.| Then... nothing.",
		"It was over ...| The lights went out.",
		"Storm hits coast\n\n|The storm came at night.",
		"Storm hits coast|\nThe storm came at night.",
		"The company, Acme Inc., grew.| It opened at 9 a.m. on Monday.",
		"He came at 9 p.m.| They had left.",
		"What?!| No! why not",
		"(He smiled.)| They ate.",
		"He ate (at home.) and left.",
		"The firm iParts fell.| iParts rose.",
		"It was sold.[6] [7]| Nobody knows why.",
		"Many tools (e.g. The Hammer) help.",
		"GEN. LEE SPOKE.| ALL LISTENED.",
		"It ended.|Then it began.",
		"1. Heat the oven.|\n2. Mix.",
		"a line that is broken\nbecause it is full and\nthe width is small.| Next\nline here.",
	} {
		text := strings.ReplaceAll(marked, "|", "")
		var want, got []string
		for _, s := range strings.Split(marked, "|") {
			want = append(want, strings.TrimSpace(s))
		}
		doc := annotate(t, readout.Document{Text: text})
		for _, s := range doc.Sentences {
			got = append(got, s.Span.Text(doc))
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}

func TestAnnotate_neverCrossesRegions(t *testing.T) {
	doc := annotate(t, readout.Document{Text: "Storm hits coast The storm came. Ann Lee", Regions: []readout.Region{
		{Span: readout.Span{Start: 0, End: 16}, Kind: readout.RegionTitle},
		{Span: readout.Span{Start: 33, End: 40}, Kind: readout.RegionByline},
	}})
	want := []readout.RegionKind{readout.RegionTitle, readout.RegionBody, readout.RegionByline}
	if len(doc.Sentences) != len(want) {
		t.Fatalf("got %d sentences, want %d", len(doc.Sentences), len(want))
	}
	for i, s := range doc.Sentences {
		if s.Kind != want[i] {
			t.Errorf("sentence %d lies in %s, want %s", i, s.Kind, want[i])
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{"A. B.", "\"x.\" \"y\"", "...", "a\n\nb", ".\n.", "’”)", "1. a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		doc := annotate(t, readout.Document{Text: text})
		next := 0
		for _, s := range doc.Sentences {
			if s.Tokens.First != next || s.Tokens.Empty() {
				t.Fatalf("%q: sentences do not follow one another", text)
			}
			if s.Span.Start != doc.Tokens[s.Tokens.First].Start || s.Span.End != doc.Tokens[s.Tokens.End-1].End {
				t.Fatalf("%q: span and tokens disagree", text)
			}
			if strings.Contains(s.Span.Text(doc), "\n\n") {
				t.Fatalf("%q: a sentence crosses a blank line", text)
			}
			next = s.Tokens.End
		}
		if next != len(doc.Tokens) {
			t.Fatalf("%q: %d tokens lie in no sentence", text, len(doc.Tokens)-next)
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	doc := annotate(b, readout.Document{Text: strings.Repeat("“It rained,” the mayor of St. Ives said on Jan. 5. Nobody came! The U.S. team left at 9 p.m. on Monday.\n\n", 200)})
	a := sentences.New()
	for b.Loop() {
		a.Annotate(doc)
	}
	b.ReportMetric(float64(b.N*len(doc.Tokens))/b.Elapsed().Seconds(), "tokens/s")
}

func TestAnnotate_endsWhatWouldNot(t *testing.T) {
	doc, err := readout.NewDocument(readout.Document{Text: strings.Repeat("on and ", 1300), Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	doc.Tokens = tokens.New().Annotate(doc).Tokens
	list := sentences.New().Annotate(doc).Sentences
	const longest = 500
	if len(list) != 6 || list[0].Tokens.Len() != longest || list[5].Tokens.End != 2600 || list[1].Tokens.First != longest {
		t.Errorf("%d sentences: %v", len(list), list)
	}
}
