package attributions_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"readout"
	"readout/analyze"
)

// read analyses text with the whole pipeline.
func read(t testing.TB, d readout.Document) *readout.Document {
	t.Helper()
	p, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	d.Language = "en"
	doc, err := readout.NewDocument(d)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Annotate(doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

func texts(doc *readout.Document, spans []readout.Span) string {
	var out []string
	for _, s := range spans {
		out = append(out, s.Text(doc))
	}
	return strings.Join(out, " … ")
}

// find is the attribution whose cue holds the word.
func find(t *testing.T, doc *readout.Document, cue string) readout.Attribution {
	t.Helper()
	for _, a := range doc.Attributions {
		if strings.Contains(texts(doc, a.Cue), cue) {
			return a
		}
	}
	t.Fatalf("no attribution with the cue %q in %q: %v", cue, doc.Text, doc.Attributions)
	return readout.Attribution{}
}

func TestAnnotate_sourceCueAndContent(t *testing.T) {
	for _, c := range []struct {
		name, text, cue, source, content string
		kind                             readout.QuoteKind
		stance                           readout.Stance
	}{
		{"quotation, then speaker", `“We will rebuild the bridge before winter,” Mayor Ada Miles said.`, "said", "Mayor Ada Miles", "“We will rebuild the bridge before winter,”", readout.QuoteDirect, readout.StanceAssert},
		{"quotation, verb, speaker", `“We will rebuild the bridge before winter,” said Ada Miles.`, "said", "Ada Miles", "“We will rebuild the bridge before winter,”", readout.QuoteDirect, readout.StanceAssert},
		{"speaker, then quotation", `Miles said: “We will rebuild the bridge before winter.”`, "said", "Miles", "“We will rebuild the bridge before winter.”", readout.QuoteDirect, readout.StanceAssert},
		{"split by its cue", `“The bridge is old,” Miles said, “and it must go.”`, "said", "Miles", "“The bridge is old,” … “and it must go.”", readout.QuoteDirect, readout.StanceAssert},
		{"mixed", `Miles said she had a “very good” talk with the builders.`, "said", "Miles", "she had a “very good” talk with the builders", readout.QuoteMixed, readout.StanceAssert},
		{"that-clause", `The minister said that the road would be closed for a month.`, "said", "The minister", "that the road would be closed for a month", readout.QuoteIndirect, readout.StanceAssert},
		{"clause, then speaker", `The road will be closed for a month, the minister said.`, "said", "the minister", "The road will be closed for a month", readout.QuoteIndirect, readout.StanceAssert},
		{"denial", `The company denied that it had sold the land.`, "denied", "The company", "that it had sold the land", readout.QuoteIndirect, readout.StanceDeny},
		{"accusation", `The union accused the company of hiding the report.`, "accused", "The union", "the company of hiding the report", readout.QuoteIndirect, readout.StanceAssert},
		{"demand", `The council urged the government to reopen the port.`, "urged", "The council", "the government to reopen the port", readout.QuoteIndirect, readout.StanceAsk},
		{"plan", `The company hopes to open the mine next year.`, "hopes", "The company", "to open the mine next year", readout.QuoteIndirect, readout.StanceWant},
		{"belief", `Many farmers believe that the dam will fail.`, "believe", "Many farmers", "that the dam will fail", readout.QuoteIndirect, readout.StanceAssert},
		{"according to, first", `According to the police, two men were arrested at the port.`, "According to", "the police", "two men were arrested at the port", readout.QuoteIndirect, readout.StanceAssert},
		{"according to, last", `Two men were arrested at the port, according to the police.`, "according to", "the police", "Two men were arrested at the port", readout.QuoteIndirect, readout.StanceAssert},
		{"unnamed source", `Officials who asked not to be named said the deal was dead.`, "said", "Officials who asked not to be named", "the deal was dead", readout.QuoteIndirect, readout.StanceAssert},
		{"clause that begins with it", `The call was short. It lasted about 40 minutes, the presidency said.`, "said", "the presidency", "It lasted about 40 minutes", readout.QuoteIndirect, readout.StanceAssert},
		{"praise", `Miles praised the firefighters for their courage.`, "praised", "Miles", "the firefighters for their courage", readout.QuoteIndirect, readout.StanceAssert},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := read(t, readout.Document{Text: c.text})
			a := find(t, doc, c.cue)
			if got := texts(doc, a.Source); got != c.source {
				t.Errorf("source: got %q, want %q", got, c.source)
			}
			if got := texts(doc, a.Content); got != c.content {
				t.Errorf("content: got %q, want %q", got, c.content)
			}
			if a.Kind != c.kind || a.Stance != c.stance {
				t.Errorf("got %s, %s; want %s, %s", a.Kind, a.Stance, c.kind, c.stance)
			}
			if len(a.Reasons) == 0 || a.Reasons[0].By == "" {
				t.Error("no reason is given")
			}
		})
	}
}

func speaker(doc *readout.Document, a readout.Attribution) string {
	if a.Speaker == readout.NoChain {
		return ""
	}
	return doc.Chains[a.Speaker].Name
}

func TestAnnotate_findsTheSpeaker(t *testing.T) {
	for _, c := range []struct{ name, text, content, want string }{
		{"by pronoun", "President Teodor Kallas met the press on Monday. He said the strait was open.", "the strait was open", "Teodor Kallas"},
		{"by surname", "President Teodor Kallas met the press on Monday. “The strait is open to all,” Kallas said.", "The strait is open", "Teodor Kallas"},
		{"after a participle", "President Teodor Kallas said the strait was open, adding that the ships were safe.", "ships were safe", "Teodor Kallas"},
		{"quotation goes on after its cue", "“The strait is open to all,” President Teodor Kallas said. “We have told our neighbours so.”", "told our neighbours", "Teodor Kallas"},
		{"next paragraph of one quotation", "“The strait is open to all ships,” President Teodor Kallas said. “We have told our neighbours so.\n\n“We ask them to believe us.”", "ask them to believe", "Teodor Kallas"},
		{"quotation alone after a colon", "President Teodor Kallas also spoke of the toll and said:\n\n“We will lower it when the time has come.”", "lower it when", "Teodor Kallas"},
		{"quoted by an outlet", "The Harbour Gazette quoted Minister Ada Miles as saying “the bridge will open in May.”", "the bridge will open", "Ada Miles"},
		{"quoted by an outlet, at the end", "“The bridge will open in May,” Fox News quoted Ada Miles as saying.", "The bridge will open", "Ada Miles"},
		{"said, according to an outlet", "“The bridge will open in May,” Ada Miles said, according to the Harbour Gazette.", "The bridge will open", "Ada Miles"},
		{"officials close to somebody", "Two officials close to President Teodor Kallas said that he had asked for the talks.", "asked for the talks", ""},
		{"officials named after somebody", "President Teodor Kallas met the press. Two Kallas aides said that he had asked for the talks.", "asked for the talks", ""},
		{"two of two countries", "Norway and Iceland said the strait was open.", "the strait was open", ""},
		{"nobody known", "Officials who asked not to be named said the strait was open.", "the strait was open", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := read(t, readout.Document{Text: c.text})
			for _, a := range doc.Attributions {
				if strings.Contains(texts(doc, a.Content), c.content) {
					if got := speaker(doc, a); got != c.want {
						t.Errorf("got %q, want %q", got, c.want)
					}
					return
				}
			}
			t.Errorf("nobody says %q: %v", c.content, doc.Attributions)
		})
	}
}

func TestAnnotate_namesTheChannel(t *testing.T) {
	for _, c := range []struct {
		name string
		doc  readout.Document
		cue  string
		want string
	}{
		{"network", readout.Document{Text: "“The strait is open to all,” Kallas wrote on Facebook."}, "wrote", "Facebook"},
		{"post", readout.Document{Text: "“The strait is open to all,” Kallas wrote in a Truth Social post."}, "wrote", "Truth Social"},
		{"outlet told", readout.Document{Text: "Kallas told Fox News that the strait was open."}, "told", "Fox News"},
		{"outlet that quotes", readout.Document{Text: "The Harbour Gazette quoted Ada Miles as saying “the bridge will open in May.”"}, "saying", "Harbour Gazette"},
		{"outlet that reports what was said", readout.Document{Text: "Mayor Ada Miles said on Friday that the bridge would open in May, according to Reuters."}, "said", "Reuters"},
		{"somebody else told", readout.Document{Text: "Kallas told Maren that the strait was open."}, "told", ""},
		{"agency's dispatch", readout.Document{
			Text:    "Kallas said that the strait was open to all ships. (AFP)",
			Credits: []readout.Credit{{Name: "Agence France-Presse", Role: readout.CreditAgency, Span: readout.Span{Start: 52, End: 55}}},
		}, "said", "Agence France-Presse"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := read(t, c.doc)
			if got := find(t, doc, c.cue).Via; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestAnnotate_datesTheSayingNotTheContent(t *testing.T) {
	doc := read(t, readout.Document{Text: "Kallas said on Monday that the strait would open on Friday."})
	a := find(t, doc, "said")
	if a.Timex < 0 || doc.Timexes[a.Timex].Span.Text(doc) != "Monday" {
		t.Errorf("got %d of %v, want Monday", a.Timex, doc.Timexes)
	}
	doc = read(t, readout.Document{Text: "Kallas said the strait would open on Friday."})
	if a := find(t, doc, "said"); a.Timex != -1 {
		t.Errorf("got %v, want none", doc.Timexes[a.Timex])
	}
}

func TestAnnotate_nestsWordsInWords(t *testing.T) {
	doc := read(t, readout.Document{Text: "Maren said that Kallas had warned that the dam would fail."})
	inner := find(t, doc, "warned")
	if inner.Parent < 0 || texts(doc, doc.Attributions[inner.Parent].Cue) != "said" {
		t.Errorf("parent: got %d", inner.Parent)
	}
}

func TestAnnotate_dropsWhatTellsNothing(t *testing.T) {
	for _, text := range []string{
		"Miles said so.", "Miles said it gravely.", "She thinks this.", "Miles thanked the guests for their help.",
		"The court imposed a fine on the mill. The talks covered trade and lasted an hour.",
	} {
		if doc := read(t, readout.Document{Text: text}); len(doc.Attributions) != 0 {
			t.Errorf("%q: got %v, want none", text, doc.Attributions)
		}
	}
}

func TestAnnotate_leavesTopicsAlone(t *testing.T) {
	doc := read(t, readout.Document{Text: "The road was closed. Snow fell all night and the trains stood still."})
	if len(doc.Attributions) != 0 {
		t.Errorf("got %v, want none", doc.Attributions)
	}
}

func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{
		"“A,” B said. “C.”", "According to X, Y said: “Z”", "said said said", "\"", "He said (“no”) that 'x", "''We go,'' he said, ''now.''",
		"— Ada\n“Q.”\n― Bo", "X: y\nZ: w", "It is said, he adds, “that", "Who said what to whom, which says who?",
	} {
		f.Add(s)
	}
	p, err := analyze.English()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := readout.NewDocument(readout.Document{Text: text, Language: "en"})
		if err != nil || len(text) > 2000 {
			t.Skip()
		}
		if err := p.Annotate(doc); err != nil {
			t.Fatal(err)
		}
		if doc.Text != text {
			t.Fatal("the text was altered")
		}
		for i, a := range doc.Attributions {
			checkSound(t, doc, i, a)
		}
	})
}

// checkSound checks what holds of every attribution.
func checkSound(t *testing.T, doc *readout.Document, i int, a readout.Attribution) {
	t.Helper()
	for _, list := range [][]readout.Span{a.Source, a.Cue, a.Content, a.Quotes} {
		last := -1
		for _, s := range list {
			if !doc.HasSpan(s) || s.Start < last || !utf8.ValidString(s.Text(doc)) {
				t.Errorf("attribution %d: span %v out of order or bounds", i, s)
			}
			last = s.End
		}
		if list == nil {
			t.Errorf("attribution %d: a list is nil", i)
		}
	}
	for _, c := range a.Content {
		for _, s := range append(a.Source, a.Cue...) {
			if c.Overlaps(s) {
				t.Errorf("attribution %d: content %v overlaps source or cue %v", i, c, s)
			}
		}
	}
	if len(a.Content) == 0 || a.Parent >= len(doc.Attributions) || a.Parent == i || a.Timex >= len(doc.Timexes) ||
		a.Speaker >= len(doc.Chains) || a.Sentence < 0 || a.Sentence >= len(doc.Sentences) {
		t.Errorf("attribution %d: %+v points nowhere", i, a)
	}
}

func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat("President Teodor Kallas met the press in Veska on Monday. “The strait is open to all,” he said, adding that the ships were safe. According to the police, two men were arrested at the port. The union accused the company of hiding a report on the toll.\n\n", 40)
	doc := read(b, readout.Document{Text: text})
	a := annotator(b)
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		a.Annotate(doc)
	}
	b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}
