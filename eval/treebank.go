package eval

import (
	"readout"
	"readout/internal/conllu"
)

// TreebankScore says how tokens, sentences, tags and trees fare against a
// treebank.
type TreebankScore struct {
	Tokens    Score
	Sentences Score
	UPOS      Score
	XPOS      Score
	Lemma     Score
	UAS       Score // head right
	LAS       Score // head and relation right
}

// Sentences measures a tagger and a parser on the treebank's own tokens and
// sentences.
func Sentences(list []*conllu.Sentence, tagger, parser readout.Annotator) TreebankScore {
	var t TreebankScore
	for _, sentences := range conllu.Documents(list) {
		gold := conllu.Document(sentences)
		got := *gold
		got.Tags, got.Arcs = nil, nil
		got.Tags = tagger.Annotate(&got).Tags
		got.Arcs = parser.Annotate(&got).Arcs
		t.add(gold, &got)
	}
	return t
}

// unbroken makes blanks of single line breaks and keeps empty lines.
func unbroken(text string) string {
	b := []byte(text)
	for i, c := range b {
		if c == '\n' && (i+1 == len(b) || b[i+1] != '\n') && (i == 0 || text[i-1] != '\n') {
			b[i] = ' '
		}
	}
	return string(b)
}

// add compares the layers of one document. Tokens are matched by their bounds.
func (t *TreebankScore) add(gold, got *readout.Document) {
	at := make(map[readout.Span]int, len(gold.Tokens))
	for i, g := range gold.Tokens {
		at[g.Span] = i
	}
	ends := make(map[readout.Span]bool, len(gold.Sentences))
	for _, s := range gold.Sentences {
		ends[s.Span] = true
	}
	for _, s := range got.Sentences {
		t.Sentences.Add(Score{Right: one(ends[s.Span]), Found: 1})
	}
	t.Sentences.Gold += len(gold.Sentences)
	for i, token := range got.Tokens {
		g, ok := at[token.Span]
		if !ok {
			g = -1
		}
		t.word(gold, got, g, i)
	}
	for _, s := range []*Score{&t.Tokens, &t.UPOS, &t.XPOS, &t.Lemma, &t.UAS, &t.LAS} {
		s.Gold += len(gold.Tokens)
	}
}

// word compares token i with gold token g, -1 for none.
func (t *TreebankScore) word(gold, got *readout.Document, g, i int) {
	count := func(s *Score, right bool) { s.Add(Score{Right: one(right), Found: 1}) }
	if g < 0 {
		for _, s := range []*Score{&t.Tokens, &t.UPOS, &t.XPOS, &t.Lemma, &t.UAS, &t.LAS} {
			s.Found++
		}
		return
	}
	count(&t.Tokens, true)
	count(&t.UPOS, gold.Tags[g].UPOS == got.Tags[i].UPOS)
	count(&t.XPOS, gold.Tags[g].XPOS == got.Tags[i].XPOS)
	count(&t.Lemma, gold.Tags[g].Lemma == got.Tags[i].Lemma)
	head := headSpan(gold, g) == headSpan(got, i)
	count(&t.UAS, head)
	count(&t.LAS, head && gold.Arcs[g].Rel == got.Arcs[i].Rel)
}

// headSpan is the span of a token's head, empty for a root.
func headSpan(doc *readout.Document, i int) readout.Span {
	if h := doc.Arcs[i].Head; h >= 0 {
		return doc.Tokens[h].Span
	}
	return readout.Span{}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
