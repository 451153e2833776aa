package eval

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/analyze/coreference"
	"readout/analyze/names"
	"readout/analyze/sentences"
	"readout/analyze/tags"
	"readout/analyze/tokens"
	"readout/analyze/trees"
	"readout/internal/conllu"
	"readout/models"
)

// stages are the annotators that a treebank can measure one by one.
type stages struct{ tokens, sentences, tags, trees, names, coreference readout.Annotator }

func newStages() (stages, error) {
	pack, err := models.English()
	if err != nil {
		return stages{}, fmt.Errorf("treebank: %w", err)
	}
	s := stages{tokens: tokens.New(), sentences: sentences.New(), coreference: coreference.New()}
	for _, layer := range []struct {
		to   *readout.Annotator
		make func() (readout.Annotator, error)
	}{
		{&s.tags, func() (readout.Annotator, error) { return tags.New(pack) }},
		{&s.trees, func() (readout.Annotator, error) { return trees.New(pack) }},
		{&s.names, func() (readout.Annotator, error) { return names.New(pack) }},
	} {
		if *layer.to, err = layer.make(); err != nil {
			return s, fmt.Errorf("treebank: %w", err)
		}
	}
	return s, nil
}

// TreebankCorpus measures CoNLL-U files: tags and trees on the treebank's own
// tokens, tokens and sentences from raw text, and where the files mark entities
// names and in-document coreference.
func TreebankCorpus(c *Corpus) (*Result, error) {
	s, err := newStages()
	if err != nil {
		return nil, err
	}
	r := &Result{}
	var own, raw TreebankScore
	var marked []GoldDocument // of files with entities
	files := c.With(".conllu")
	for _, f := range files {
		list, err := conllu.ReadAll(bytes.NewReader(f.Data))
		if err != nil {
			return nil, malformed(f.Name, "CoNLL-U", err)
		}
		for _, g := range Annotated(list, s.tags, s.trees, s.names, s.coreference) {
			r.Documents++
			gold := conllu.Document(g.Sentences)
			own.add(gold, g.Document)
			r.treeMisses(fmt.Sprintf("%s, document %d", f.Name, r.Documents), gold, g.Document)
			raw.add(gold, s.raw(gold))
			if hasEntities(g.Sentences) {
				marked = append(marked, g)
				r.nameMisses(fmt.Sprintf("%s, document %d", f.Name, r.Documents), g)
			}
		}
	}
	if len(files) == 0 {
		return nil, nothing("CoNLL-U (.conllu)")
	}
	r.Figures = []Figure{f1("UPOS", own.UPOS), f1("XPOS", own.XPOS), f1("lemma", own.Lemma), f1("UAS", own.UAS), f1("LAS", own.LAS),
		f1("raw tokens", raw.Tokens), f1("raw sentences", raw.Sentences), f1("raw UPOS", raw.UPOS), f1("raw LAS", raw.LAS)}
	if len(marked) > 0 {
		r.Figures = append(r.Figures, entityFigures(marked, s.names)...)
	}
	return r, nil
}

// raw analyses the text of gold from its bytes alone.
func (s *stages) raw(gold *readout.Document) *readout.Document {
	got := &readout.Document{Text: unbroken(gold.Text), Language: gold.Language}
	got.Tokens = s.tokens.Annotate(got).Tokens
	got.Sentences = s.sentences.Annotate(got).Sentences
	got.Tags = s.tags.Annotate(got).Tags
	got.Arcs = s.trees.Annotate(got).Arcs
	return got
}

func hasEntities(list []*conllu.Sentence) bool {
	for _, s := range list {
		if len(s.Mentions()) > 0 {
			return true
		}
	}
	return false
}

// entityFigures are the figures of names and coreference.
func entityFigures(docs []GoldDocument, annotator readout.Annotator) []Figure {
	found := Names(annotator, docs)
	var all Score
	var out []Figure
	for _, t := range scored {
		all.Add(found[t])
		out = append(out, f1("names, "+strings.ToLower(string(t)), found[t]))
	}
	links := Coreference(docs)
	return append(append([]Figure{f1("names", all)}, out...),
		f1("links of names", links.Names), f1("links of he and she", links.He), f1("links of it", links.It), f1("links of they", links.They),
		share("links of nominals, precision", links.Nominals.Right, links.Nominals.Found))
}

// treeMisses tells of words hung wrongly and tagged wrongly; the more words
// hang below a word, the worse it is to hang it wrongly.
func (r *Result) treeMisses(where string, gold, got *readout.Document) {
	below := make([]int, len(gold.Tokens))
	for i := range gold.Arcs {
		// A tree is no deeper than its words are many; the bound is against loops.
		for h, steps := gold.Arcs[i].Head, 0; h >= 0 && steps < len(gold.Arcs); h, steps = gold.Arcs[h].Head, steps+1 {
			below[h]++
		}
	}
	word := func(i int) string {
		if i < 0 {
			return "the root"
		}
		return fmt.Sprintf("%q", gold.Tokens[i].Text(gold))
	}
	for i := range gold.Tokens {
		a, b, span := gold.Arcs[i], got.Arcs[i], gold.Tokens[i].Span
		if a.Head != b.Head {
			r.miss(1+float64(below[i]), where, fmt.Sprintf("%s of %s where gold has %s of %s", b.Rel, word(b.Head), a.Rel, word(a.Head)), inSentence(gold, span))
		} else if x, y := gold.Tags[i].UPOS, got.Tags[i].UPOS; x != y {
			r.miss(0.5, where, fmt.Sprintf("%s where gold has %s", y, x), inSentence(gold, span))
		}
	}
}

// nameMisses tells of names missed, spurious, or of another extent or type.
// They weigh as much as a word with two below it hung wrongly.
func (r *Result) nameMisses(where string, g GoldDocument) {
	type key struct {
		tokens readout.TokenRange
		kind   readout.EntityType
	}
	tell := func(sign string, list, others []readout.Entity) {
		have := map[key]bool{}
		for _, o := range others {
			have[key{o.Tokens, o.Type}] = true
		}
		for _, e := range list {
			if slices.Contains(scored, e.Type) && !have[key{e.Tokens, e.Type}] {
				r.miss(3, where, sign+" name, "+string(e.Type), inSentence(g.Document, e.Span))
			}
		}
	}
	gold := GoldNames(g.Document, g.Sentences)
	tell("missed", gold, g.Document.Entities)
	tell("spurious", g.Document.Entities, gold)
}
