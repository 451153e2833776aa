package report

import (
	"slices"
	"strings"
	"testing"

	"readout"
)

func document(t testing.TB, text string, regions ...readout.Region) *readout.Document {
	t.Helper()
	d, err := readout.NewDocument(readout.Document{Names: []string{"t.txt"}, Text: text, Regions: regions})
	if err != nil {
		t.Skip(err)
	}
	return d
}

func TestCutSentences(t *testing.T) {
	cases := []struct {
		text string
		want []string
	}{
		{"The ship sailed. It came back.", []string{"The ship sailed.", "It came back."}},
		{"Mr. Lund and J. Berg met in the U.S. on Jan. 4. They left.", []string{"Mr. Lund and J. Berg met in the U.S. on Jan. 4.", "They left."}},
		{"“We sail.” He left.", []string{"“We sail.”", "He left."}},
		{"“We sail!” he said.", []string{"“We sail!” he said."}},
		{"A title\n\nThe text goes\non here.\n", []string{"A title", "The text goes\non here."}},
		{"Costs rose 2.5 percent. So what?", []string{"Costs rose 2.5 percent.", "So what?"}},
		{"", nil},
		{" \n ", nil},
	}
	for _, c := range cases {
		doc := document(t, c.text)
		var got []string
		for _, s := range cutSentences(doc) {
			got = append(got, s.Text(doc))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q is cut into %q, want %q", c.text, got, c.want)
		}
	}
}

func TestCutSentences_neverCrossesARegionsEdge(t *testing.T) {
	text := "HARBOUR, May 4 (Wire) - The ship sailed"
	doc := document(t, text, readout.Region{Span: readout.Span{Start: 0, End: 23}, Kind: readout.RegionDateline})
	if got := cutSentences(doc); len(got) != 2 || got[1].Text(doc) != "- The ship sailed" && got[1].Text(doc) != "The ship sailed" {
		t.Errorf("cut into %v", got)
	}
}

// However odd the text, the article must show all of it, and citations must
// find their sentence.
func FuzzArticle(f *testing.F) {
	f.Add("The ship sailed. It came back.", 4, 9)
	f.Add("“A.” “B!”\n\n\u00a0…", 0, 3)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		doc := document(t, text)
		b := newBuilder(&readout.Export{Documents: []readout.Record{{Document: doc}}}, Options{})
		evid := readout.Evidence{Document: doc.ID, Start: start, End: end}
		c := b.cite(evid)
		var shown strings.Builder
		found := false
		for _, p := range b.reports[doc.ID].whole().Paragraphs {
			for _, s := range p.Sentences {
				shown.WriteString(s.Text)
				found = found || c != nil && s.Anchor == c.Anchor
			}
		}
		strip := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if strip(shown.String()) != strip(text) {
			t.Fatalf("%q is shown as %q", text, shown.String())
		}
		if c != nil && c.Anchor != "" && !found {
			t.Fatalf("no sentence has the anchor %s", c.Anchor)
		}
		if c != nil && c.Anchor == "" && strings.TrimSpace(text[start:end]) != "" {
			t.Fatalf("%q is in no sentence", text[start:end])
		}
	})
}

func TestCiteValue_setsOffTheWordsWithinACitedSentence(t *testing.T) {
	sentence := "The envoys met on Monday in the old customs house by the river, and both of them said later that the weir was not discussed."
	doc := document(t, sentence+" They left at noon.")
	b := newBuilder(&readout.Export{Documents: []readout.Record{{Document: doc}}}, Options{})
	for _, c := range []struct{ quote, words, before, cell string }{
		{sentence, "the weir", "said later that ", "… house by the river, and both of them said later that the weir was not discussed."},
		{"the weir was not discussed", "the weir", "said later that ", "the weir was not discussed"}, // words enough of their own
		{"at noon", "12:00", "They left ", "at noon"},
	} {
		at := strings.Index(doc.Text, c.quote)
		cited := b.citeValue(readout.Value{Value: c.words}, readout.Evidence{Document: doc.ID, Start: at, End: at + len(c.quote), Quote: c.quote})
		if got := cited.Context().Before; !strings.HasSuffix(got, c.before) {
			t.Errorf("before %q of %q stands %q, want %q", c.words, c.quote, got, c.before)
		}
		if got := cited.inCell(); got != c.cell {
			t.Errorf("a cell shows %q for %q of %q, want %q", got, c.words, c.quote, c.cell)
		}
	}
}
