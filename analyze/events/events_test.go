package events_test

import (
	"math/rand"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"readout"
	"readout/analyze/events"
)

// allCases reads every case file.
func allCases(t *testing.T) []testCase {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no case files: %v", err)
	}
	var out []testCase
	for _, p := range paths {
		out = append(out, readCases(t, p)...)
	}
	return out
}

func TestDescribe_requiresEveryEarlierLayer(t *testing.T) {
	d := events.New().Describe()
	if d.Assigns != readout.LayerEvents || len(d.Requires) != 9 {
		t.Errorf("got %+v", d)
	}
}

func TestAnnotate_withoutTreesGivesNothing(t *testing.T) {
	doc := &readout.Document{Text: "Norway attacked Iceland.", Layers: readout.Layers{Tokens: []readout.Token{{Span: readout.Span{Start: 0, End: 6}}}}}
	if got := events.New().Annotate(doc); got.Mentions != nil {
		t.Errorf("got %d mentions from a document without trees", len(got.Mentions))
	}
}

func TestAnnotate_twiceGivesTheSameAndLeavesTheDocumentAlone(t *testing.T) {
	a := events.New()
	for _, c := range allCases(t) {
		before := *c.doc
		first := a.Annotate(c.doc)
		if second := a.Annotate(c.doc); !reflect.DeepEqual(first, second) {
			t.Errorf("%s: two readings differ", c.name)
		}
		if !reflect.DeepEqual(before, *c.doc) {
			t.Errorf("%s: the document was altered", c.name)
		}
	}
}

func TestAnnotate_everyMentionHasReasonsAndSpansInTheText(t *testing.T) {
	a := events.New()
	for _, c := range allCases(t) {
		checkMentions(t, c.doc, a.Annotate(c.doc).Mentions)
	}
}

func TestAnnotate_captionsAndPromotionTellNoEvents(t *testing.T) {
	a := events.New()
	for _, c := range allCases(t) {
		for i := range c.doc.Sentences {
			c.doc.Sentences[i].Kind = readout.RegionCredit
		}
		if got := a.Annotate(c.doc).Mentions; len(got) > 0 {
			t.Errorf("%s: %d mentions from a credit line", c.name, len(got))
		}
	}
}

// checkMentions checks what must hold of every mention.
func checkMentions(t *testing.T, doc *readout.Document, mentions []readout.EventMention) {
	t.Helper()
	in := func(s readout.Span) bool { return doc.HasSpan(s) }
	for i, m := range mentions {
		if !in(m.Trigger) || m.Head < 0 || m.Head >= len(doc.Tokens) || m.Sentence < 0 || m.Sentence >= len(doc.Sentences) {
			t.Fatalf("mention %d: trigger %v, head %d, sentence %d out of bounds", i, m.Trigger, m.Head, m.Sentence)
		}
		if m.Type == "" || m.Mode == "" || len(m.Reasons) == 0 || m.Source == nil || m.Target == nil {
			t.Errorf("mention %d is incomplete: %+v", i, m)
		}
		if i > 0 && mentions[i-1].Trigger.Compare(m.Trigger) > 0 {
			t.Errorf("mention %d stands before its predecessor", i)
		}
		if m.Timex < -1 || m.Timex >= len(doc.Timexes) || m.Within < -1 || m.Within >= len(doc.Attributions) {
			t.Errorf("mention %d: timex %d or attribution %d does not exist", i, m.Timex, m.Within)
		}
		args := append(append([]readout.Argument{}, m.Source...), m.Target...)
		if m.Place != nil {
			args = append(args, *m.Place)
		}
		for _, a := range args {
			if !in(a.Span) || a.Chain < readout.NoChain || a.Chain >= len(doc.Chains) {
				t.Errorf("mention %d: argument %+v", i, a)
			}
		}
		for _, s := range m.Slots {
			if !in(s.Span) || s.Chain >= len(doc.Chains) || s.Timex >= len(doc.Timexes) || s.Quantity >= len(doc.Quantities) {
				t.Errorf("mention %d: slot %+v", i, s)
			}
		}
	}
}

// FuzzAnnotate_anyTree gives the annotator trees and tags that make no sense.
func FuzzAnnotate_anyTree(f *testing.F) {
	f.Add(int64(1), "Norway said it will not hold talks with Iceland on Monday.")
	f.Add(int64(2), "The phone call , which lasted , focused on \u201cT\u00e4iwan\u201d and 100 % tariffs since their first .")
	f.Add(int64(3), "must to to with with call call talks their")
	rels := []string{"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "amod", "compound", "conj", "cc", "case", "mark", "xcomp", "ccomp", "advcl", "acl", "acl:relcl", "aux", "aux:pass", "cop", "det", "flat", "appos", "punct", "advmod", "compound:prt", "parataxis", "root"}
	xpos := []string{"NN", "NNS", "NNP", "VBD", "VBN", "VBG", "VB", "JJ", "IN", "MD"}
	types := []readout.EntityType{readout.EntityPerson, readout.EntityPlace, readout.EntityNationality, readout.EntityTitle, readout.EntityEvent}
	f.Fuzz(func(t *testing.T, seed int64, text string) {
		words := strings.Fields(text)
		if len(words) == 0 || len(words) > 200 || !utf8.ValidString(text) {
			t.Skip()
		}
		rng := rand.New(rand.NewSource(seed))
		doc := &readout.Document{Text: text}
		at := 0
		for range words {
			w := words[len(doc.Tokens)]
			i := strings.Index(text[at:], w)
			doc.Tokens = append(doc.Tokens, readout.Token{Span: readout.Span{Start: at + i, End: at + i + len(w)}})
			at += i + len(w)
		}
		n := len(words)
		for i, w := range words {
			doc.Tags = append(doc.Tags, readout.Tag{UPOS: readout.UPOS(rng.Intn(readout.UPOSCount)), XPOS: xpos[rng.Intn(len(xpos))], Lemma: strings.ToLower(strings.TrimRight(w, ",."))})
			head := -1
			if i > 0 { // heads stand before: a tree, if a silly one
				head = rng.Intn(i)
			}
			doc.Arcs = append(doc.Arcs, readout.Arc{Head: head, Rel: rels[rng.Intn(len(rels))]})
			r := readout.TokenRange{First: i, End: min(n, i+1+rng.Intn(2))}
			span := readout.Span{Start: doc.Tokens[r.First].Start, End: doc.Tokens[r.End-1].End}
			switch rng.Intn(6) {
			case 0:
				doc.Entities = append(doc.Entities, readout.Entity{Span: span, Tokens: r, Type: types[rng.Intn(len(types))], Name: w, Code: []string{"", "NOR"}[rng.Intn(2)]})
				doc.Chains = append(doc.Chains, readout.Chain{Kind: readout.ActorPerson, Name: w, References: []readout.Reference{{Span: span, Head: i}}})
			case 1:
				doc.Timexes = append(doc.Timexes, readout.Timex{Span: span, Tokens: r, Type: []readout.TimexType{readout.TimexDate, readout.TimexDuration}[rng.Intn(2)], Value: []string{"XXXX-XX-XX", "2031", "PT1H"}[rng.Intn(3)]})
			case 2:
				doc.Quantities = append(doc.Quantities, readout.Quantity{Span: span, Tokens: r, Unit: "percent", Timex: -1})
			case 3:
				doc.Attributions = append(doc.Attributions, readout.Attribution{Sentence: 0, Speaker: len(doc.Chains) - 1, Cue: []readout.Span{span}, Content: []readout.Span{span}, Timex: len(doc.Timexes) - 1, Parent: -1})
			}
		}
		whole := readout.Span{Start: doc.Tokens[0].Start, End: doc.Tokens[n-1].End}
		doc.Sentences = []readout.Sentence{{Span: whole, Tokens: readout.TokenRange{First: 0, End: n}, Kind: readout.RegionBody}}
		checkMentions(t, doc, events.New().Annotate(doc).Mentions)
		if doc.Text != text {
			t.Error("the text was altered")
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	cases := readCases(b, "testdata/deeds.txt")
	a := events.New()
	words := 0
	for _, c := range cases {
		words += len(c.doc.Tokens)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, c := range cases {
			a.Annotate(c.doc)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
