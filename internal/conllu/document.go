package conllu

import (
	"strings"

	"readout"
)

// Documents groups sentences at the marks of new documents.
func Documents(sentences []*Sentence) [][]*Sentence {
	var out [][]*Sentence
	for _, s := range sentences {
		if s.Document || len(out) == 0 {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], s)
	}
	return out
}

// Document builds a document of sentences, with their words, sentences, tags
// and trees as layers. Token k of the document is the k-th word of the list.
func Document(sentences []*Sentence) *readout.Document {
	doc := &readout.Document{Language: "en"}
	var text strings.Builder
	for k, s := range sentences {
		if k > 0 {
			text.WriteByte('\n')
			if s.Paragraph {
				text.WriteByte('\n')
			}
		}
		first, start := len(doc.Tokens), text.Len()
		for i, w := range s.Words {
			at := text.Len()
			text.WriteString(w.Form)
			doc.Tokens = append(doc.Tokens, readout.Token{Span: readout.Span{Start: at, End: text.Len()}})
			doc.Tags = append(doc.Tags, readout.Tag{UPOS: w.UPOS, XPOS: w.XPOS, Lemma: w.Lemma})
			head := -1
			if w.Head >= 0 {
				head = first + w.Head
			}
			doc.Arcs = append(doc.Arcs, readout.Arc{Head: head, Rel: w.Rel})
			if !w.Glued && i < len(s.Words)-1 {
				text.WriteByte(' ')
			}
		}
		doc.Sentences = append(doc.Sentences, readout.Sentence{
			Span:   readout.Span{Start: start, End: text.Len()},
			Tokens: readout.TokenRange{First: first, End: len(doc.Tokens)}, Kind: readout.RegionBody,
		})
	}
	doc.Text = text.String()
	return doc
}
