// Package tags says of each token what part of speech it is, in universal and
// in Penn tags, and what its lemma is.
//
// A small network reads the sentence from left to right and picks for each word
// one pair of tags from the word, its neighbours and the tags before it. The
// lemma follows from tags and spelling.
package tags

import (
	"encoding/binary"
	"strings"

	"readout"
	"readout/internal/network"
	"readout/internal/wordclass"
	"readout/models"
)

// SectionModel and SectionLemmas name the pack's sections that this package reads.
const (
	SectionModel  = "tags"
	SectionLemmas = "lemmas"
)

// Label is one pair of tags, a class of the model.
type Label struct {
	UPOS readout.UPOS
	XPOS string
}

// Annotator assigns the layer tags.
type Annotator struct {
	labels  []Label
	model   *network.Model
	classes *wordclass.Table
	lemmas  *Lemmas
}

// New makes the annotator from a language pack.
func New(pack *models.Pack) (*Annotator, error) {
	labels, rest, err := readLabels(pack.Section(SectionModel))
	if err != nil {
		return nil, err
	}
	m, _, err := network.Read(rest)
	if err != nil {
		return nil, readout.Errorf(readout.KindInvalid, "language pack: section %s: %w", SectionModel, err)
	}
	if m.Classes() != len(labels) {
		return nil, readout.Errorf(readout.KindInvalid, "language pack: section %s has %d labels for %d classes", SectionModel, len(labels), m.Classes())
	}
	lemmas, err := ReadLemmas(pack.Section(SectionLemmas))
	if err != nil {
		return nil, err
	}
	classes, err := models.Shared(pack, wordclass.Section, wordclass.Read)
	if err != nil {
		return nil, err
	}
	lemmas.known = classes
	return &Annotator{labels: labels, model: m, classes: classes, lemmas: lemmas}, nil
}

// Describe says what the annotator requires and assigns.
func (a *Annotator) Describe() readout.Description {
	return readout.Description{
		Name: "tags", Version: 4,
		Requires: []readout.Layer{readout.LayerTokens, readout.LayerSentences}, Assigns: readout.LayerTags,
	}
}

// Annotate tags every token of every sentence.
func (a *Annotator) Annotate(doc *readout.Document) readout.Layers {
	out := make([]readout.Tag, len(doc.Tokens))
	var w Worker
	for _, s := range doc.Sentences {
		first := s.Tokens.First
		form := func(i int) string { return wordclass.Form(doc, first+i) }
		a.Tag(&w, form, out[first:s.Tokens.End])
	}
	return readout.Layers{Tags: out}
}

// Worker is the room that tagging works in, to be used again.
type Worker struct {
	sentence Sentence
	places   network.Places
	work     network.Work
}

// Tag fills out with the tags of a sentence of as many words.
func (a *Annotator) Tag(w *Worker, form func(i int) string, out []readout.Tag) {
	w.sentence.Reset(len(out), form, a.classes)
	prev, prev2 := -1, -1
	for i := range out {
		a.model.Run(&w.work, a.model.Find(w.sentence.Features(i, prev, prev2), &w.places))
		scores := a.model.Score(&w.work, 0, len(a.labels))[:len(a.labels)]
		best, top := 0, scores[0]
		for c, v := range scores {
			if v > top {
				best, top = c, v
			}
		}
		label := a.labels[best]
		out[i] = readout.Tag{UPOS: label.UPOS, XPOS: label.XPOS, Lemma: a.lemmas.Lemma(form(i), label)}
		prev2, prev = prev, best
	}
	a.repair(form, out)
}

// PackLabels writes labels before a model.
func PackLabels(labels []Label) []byte {
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(labels)))
	for _, l := range labels {
		out = append(out, byte(l.UPOS), byte(len(l.XPOS)))
		out = append(out, l.XPOS...)
	}
	return out
}

func readLabels(b []byte) ([]Label, []byte, error) {
	bad := readout.Errorf(readout.KindInvalid, "language pack: section %s is missing or damaged (make the pack again: go run ./train)", SectionModel)
	if len(b) < 4 {
		return nil, nil, bad
	}
	n := int(binary.LittleEndian.Uint32(b))
	b = b[4:]
	var labels []Label
	for range n {
		if len(b) < 2 || len(b) < 2+int(b[1]) || int(b[0]) >= readout.UPOSCount {
			return nil, nil, bad
		}
		labels = append(labels, Label{UPOS: readout.UPOS(b[0]), XPOS: strings.Clone(string(b[2 : 2+int(b[1])]))})
		b = b[2+int(b[1]):]
	}
	return labels, b, nil
}
