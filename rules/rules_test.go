package rules_test

import (
	"fmt"
	"path"
	"strings"
	"sync"
	"testing"

	"readout"
	"readout/analyze/sentences"
	"readout/analyze/tags"
	"readout/analyze/tokens"
	"readout/models"
	"readout/rules"
)

// annotated gives a text its tokens and sentences.
func annotated(t testing.TB, text string) *readout.Document {
	t.Helper()
	doc, err := readout.NewDocument(readout.Document{Text: text, Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	doc.Tokens = tokens.New().Annotate(doc).Tokens
	doc.Sentences = sentences.New().Annotate(doc).Sentences
	doc.Tags = tagger(t).Annotate(doc).Tags
	return doc
}

// tagger makes the real tagger, once.
func tagger(t testing.TB) *tags.Annotator {
	t.Helper()
	a, err := loadTagger()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

var loadTagger = sync.OnceValues(func() (*tags.Annotator, error) {
	pack, err := models.English()
	if err != nil {
		return nil, err
	}
	return tags.New(pack)
})

// TestRules_findWhatTheirExamplesSay runs every rule file over its own
// examples: the spans and fields of "yes", and no match in "no".
func TestRules_findWhatTheirExamplesSay(t *testing.T) {
	all := map[string]*rules.Rule{}
	for _, name := range rules.Paths() {
		text, err := rules.Source(name)
		if err != nil {
			t.Fatal(err)
		}
		r, err := rules.Parse(name, text)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = r
	}
	if len(all) == 0 {
		t.Fatal("no rules are embedded")
	}
	for _, name := range rules.Paths() {
		r := all[name]
		var below []*rules.Rule
		for _, other := range rules.Paths() {
			if path.Dir(other) == path.Dir(name) && all[other].Stage < r.Stage {
				below = append(below, all[other])
			}
		}
		t.Run(name, func(t *testing.T) { checkExamples(t, r, below) })
	}
}

func checkExamples(t *testing.T, r *rules.Rule, below []*rules.Rule) {
	for _, e := range r.Yes {
		doc := annotated(t, e.Text)
		got, err := rules.Try(r, doc, below...)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != len(e.Spans) {
			t.Errorf("%s:%d: %d matches, want %d: %s", r.Path, e.Line, len(got), len(e.Spans), show(doc, got))
			continue
		}
		for i, m := range got {
			span := readout.Span{Start: doc.Tokens[m.Tokens.First].Start, End: doc.Tokens[m.Tokens.End-1].End}
			if span != e.Spans[i] {
				t.Errorf("%s:%d: found %q, want %q", r.Path, e.Line, span.Text(doc), e.Spans[i].Text(doc))
			}
			for _, f := range e.Want[i] {
				if v := m.Field(f.Key); v != f.Template {
					t.Errorf("%s:%d: %q has %s=%s, want %s", r.Path, e.Line, span.Text(doc), f.Key, v, f.Template)
				}
			}
		}
	}
	for _, text := range r.No {
		doc := annotated(t, text)
		got, err := rules.Try(r, doc, below...)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) > 0 {
			t.Errorf("%s: %q must not match, but: %s", r.Path, text, show(doc, got))
		}
	}
}

// show lists matches for messages.
func show(doc *readout.Document, ms []rules.Match) string {
	var out []string
	for _, m := range ms {
		span := readout.Span{Start: doc.Tokens[m.Tokens.First].Start, End: doc.Tokens[m.Tokens.End-1].End}
		out = append(out, fmt.Sprintf("%q %v", span.Text(doc), m.Fields()))
	}
	return strings.Join(out, ", ")
}
