package eval

import (
	"os"
	"testing"
	"unicode/utf8"

	"readout"
)

// inText fails when a span does not lie in text between characters.
func inText(t *testing.T, text string, spans ...readout.Span) {
	t.Helper()
	doc := &readout.Document{Text: text}
	for _, s := range spans {
		if !s.Empty() && !doc.HasSpan(s) || s.Start > s.End || s.Start < 0 || s.End > len(text) {
			t.Fatalf("span %v of %q", s, text)
		}
	}
}

func seed(f *testing.F, path string) string {
	b, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	return string(b)
}

func FuzzReadTimeML(f *testing.F) {
	f.Add(seed(f, "testdata/timex/harbour.tml"))
	f.Add("<TEXT><TIMEX3 type=\"DATE\"> é </TIMEX3></TEXT><TIMEX3")
	f.Fuzz(func(t *testing.T, raw string) {
		g, err := ReadTimeML("a.tml", []byte(raw))
		if err != nil {
			return
		}
		for _, x := range g.Timexes {
			inText(t, g.Text, x.Span)
		}
	})
}

func FuzzReadPolNeAR(f *testing.F) {
	f.Add(seed(f, "testdata/polnear/dev/attributions/quay_2011-03-09_mayor_aa11.ann"), seed(f, "testdata/polnear/dev/text/quay_2011-03-09_mayor.txt"))
	f.Add("T1\tSource 0 1;2 3\té\nE1\tSource:T1", "é è")
	f.Fuzz(func(t *testing.T, ann, text string) {
		list, err := ReadPolNeAR("a.ann", []byte(ann), text)
		if err != nil || !utf8.ValidString(text) {
			return
		}
		p := newPage(text)
		for _, a := range list {
			inText(t, text, a.Source...)
			inText(t, text, a.Cue...)
			inText(t, text, a.Content...)
			p.direct(p.said(a))
		}
		inText(t, text, p.words...)
		inText(t, text, quoted(text)...)
	})
}

func FuzzReadPLOVER(f *testing.F) {
	f.Add(`{"id":"a","event":"AID","text":"Aid (food) was sent.","source":[{"code":"NOR"}],"target":"","textInfo":{"markup":"(EVT: Aid (food)) was (EVT: sent)."}}`)
	f.Fuzz(func(t *testing.T, raw string) {
		if g, err := ReadPLOVER("a", []byte(raw)); err == nil {
			inText(t, g.Text, g.Words...)
		}
	})
}

func FuzzReadMEANTIME(f *testing.F) {
	f.Add(seed(f, "testdata/meantime/corpus_harbour/501_suit.xml"))
	f.Fuzz(func(t *testing.T, raw string) {
		g, err := ReadMEANTIME("corpus_a/a.xml", []byte(raw))
		if err != nil {
			return
		}
		for _, m := range g.Mentions {
			inText(t, g.Text, m.Spans...)
		}
	})
}

func FuzzReadTimeline(f *testing.F) {
	f.Add(seed(f, "testdata/timeline/corpus_7/TimeLines_Gold_Standard/norway.txt"))
	f.Add("Ana\n1\t2001\ta\tb\n1\t2001-02\tb\n2\t2001\ta\n")
	f.Fuzz(func(t *testing.T, raw string) {
		_, rows, err := ReadTimeline("a.txt", []byte(raw))
		if err != nil {
			return
		}
		if a := compareTimelines(rows, rows, true); a.goldRight > a.gold || a.foundRight != a.goldRight {
			t.Fatalf("a timeline against itself: %+v", a)
		}
	})
}

func FuzzReadStory(f *testing.F) {
	f.Add(`{"story":"s","documents":[{"id":"a","text":"x"},{"text":"y"}]}`)
	f.Fuzz(func(t *testing.T, raw string) {
		g, err := ReadStory("a:1", []byte(raw))
		for _, d := range g.Documents {
			if err == nil && d.ID == "" {
				t.Fatal("a document without a name")
			}
		}
	})
}

func FuzzReadDiscrepancy(f *testing.F) {
	f.Add(`{"case":"c","kind":"number","documents":[{"text":"six"},{"text":"nine"}],"planted":{"document":1,"start":0,"end":4},"aligned":{"document":0,"start":0,"end":3}}`)
	f.Fuzz(func(t *testing.T, raw string) {
		c, err := ReadDiscrepancy("a:1", []byte(raw))
		if err == nil && c.Kind != untouched && c.Planted.End > len(c.Documents[c.Planted.Document].Text) {
			t.Fatal("a site outside of its document")
		}
	})
}

func FuzzReadCofeNet(f *testing.F) {
	f.Add(`[{"id":"d","tokens":[[0,3]],"labels":["B-source"]}]`)
	f.Fuzz(func(t *testing.T, raw string) {
		list, err := ReadCofeNet([]byte(raw))
		if err != nil {
			return
		}
		for _, c := range list {
			for _, r := range c.labelled("source") {
				if r.Empty() || r.End > len(c.Tokens) {
					t.Fatalf("range %v of %d tokens", r, len(c.Tokens))
				}
			}
		}
	})
}
