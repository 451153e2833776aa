package trees_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"readout"
	"readout/analyze/sentences"
	"readout/analyze/tags"
	"readout/analyze/tokens"
	"readout/analyze/trees"
	"readout/models"
)

// annotators are the layers up to trees.
func annotators(t testing.TB) []readout.Annotator {
	t.Helper()
	pack, err := models.English()
	if err != nil {
		t.Fatal(err)
	}
	tagger, err := tags.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	parser, err := trees.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	return []readout.Annotator{tokens.New(), sentences.New(), tagger, parser}
}

func parse(t testing.TB, list []readout.Annotator, text string) *readout.Document {
	t.Helper()
	doc, err := readout.NewDocument(readout.Document{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	doc.Tokens = list[0].Annotate(doc).Tokens
	doc.Sentences = list[1].Annotate(doc).Sentences
	doc.Tags = list[2].Annotate(doc).Tags
	doc.Arcs = list[3].Annotate(doc).Arcs
	return doc
}

func TestAnnotate_findsHeadsAndRelations(t *testing.T) {
	list := annotators(t)
	for text, want := range map[string]string{
		"The mayor opened the bridge.":        "det>mayor nsubj>opened root det>bridge obj>opened punct>opened",
		"She was not invited by the council.": "nsubj:pass>invited aux:pass>invited advmod>invited root case>council det>council obl:agent>invited punct>invited",
		"He said that they left early.":       "nsubj>said root mark>left nsubj>left ccomp>said advmod>left punct>said",
	} {
		doc := parse(t, list, text)
		var got []string
		for _, a := range doc.Arcs {
			s := a.Rel
			if a.Head >= 0 {
				s += ">" + doc.Tokens[a.Head].Text(doc)
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s\n got %s\nwant %s", text, s, want)
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add("The mayor opened the bridge. Nobody came!")
	f.Add("— ’ ’ “ 5 % … www.x.org")
	list := annotators(f)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		doc := parse(t, list, text)
		if len(doc.Arcs) != len(doc.Tokens) || len(doc.Tags) != len(doc.Tokens) {
			t.Fatalf("%d tokens, %d tags, %d arcs", len(doc.Tokens), len(doc.Tags), len(doc.Arcs))
		}
		for _, s := range doc.Sentences {
			roots := 0
			for i := s.Tokens.First; i < s.Tokens.End; i++ {
				a := doc.Arcs[i]
				if a.Rel == "" || (a.Head < 0) != (a.Rel == "root") || a.Head >= 0 && !s.Tokens.Contains(a.Head) || a.Head == i {
					t.Fatalf("%q: token %d has arc %+v", text, i, a)
				}
				if a.Head < 0 {
					roots++
				}
				for k, steps := i, 0; doc.Arcs[k].Head >= 0; k, steps = doc.Arcs[k].Head, steps+1 {
					if steps > s.Tokens.Len() {
						t.Fatalf("%q: the arcs run in a circle", text)
					}
				}
			}
			if roots != 1 {
				t.Fatalf("%q: %d roots", text, roots)
			}
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	list := annotators(b)
	doc := parse(b, list, strings.Repeat("The minister, who had met union leaders in the capital on Tuesday, said the government would not change its plan to cut spending. ", 100))
	for b.Loop() {
		list[3].Annotate(doc)
	}
	b.ReportMetric(float64(b.N*len(doc.Tokens))/b.Elapsed().Seconds(), "tokens/s")
}
