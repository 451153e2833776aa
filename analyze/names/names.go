// Package names finds what a text names: persons, organisations, places,
// nationalities, titles, events, laws and products.
//
// A linear model labels the tokens of each sentence from left to right, twice.
// It sees the words, their tags, what the word lists know of them, and on the
// second reading how the same words were labelled throughout the document. Rules then set titles beside the
// persons who bear them, settle what the lists know better, and give country
// codes.
package names

import (
	"readout"
	"readout/internal/linear"
	"readout/internal/wordclass"
	"readout/models"
)

// Section names the pack's section that this package reads.
const Section = "names"

// Annotator assigns the layer names.
type Annotator struct {
	model   *linear.Model
	classes *wordclass.Table
}

// New makes the annotator from a language pack.
func New(pack *models.Pack) (*Annotator, error) {
	m, _, err := linear.Read(pack.Section(Section))
	if err != nil {
		return nil, readout.Errorf(readout.KindInvalid, "language pack: section %s: %w (make the pack again: go run ./train)", Section, err)
	}
	if m.Classes() != labelCount {
		return nil, readout.Errorf(readout.KindInvalid, "language pack: section %s has %d labels where this program knows %d (make the pack again: go run ./train)", Section, m.Classes(), labelCount)
	}
	classes, err := models.Shared(pack, wordclass.Section, wordclass.Read)
	if err != nil {
		return nil, readout.Errorf(readout.KindInvalid, "language pack: section %s: %w (make the pack again: go run ./train)", wordclass.Section, err)
	}
	return &Annotator{model: m, classes: classes}, nil
}

// Describe says what the annotator requires and assigns.
func (a *Annotator) Describe() readout.Description {
	return readout.Description{
		Name: "names", Version: 4,
		Requires: []readout.Layer{readout.LayerTokens, readout.LayerSentences, readout.LayerTags},
		Assigns:  readout.LayerNames,
	}
}

// Annotate finds the names of every sentence, in text order. No two overlap.
func (a *Annotator) Annotate(doc *readout.Document) readout.Layers {
	n := len(doc.Tokens)
	w := worker{scores: make([]int32, labelCount), classes: a.classes, fixed: make([]int32, n*labelCount), scored: make([]bool, n)}
	guess := func(i int, prev, prev2 label) label { return w.guess(a.model, i, prev, prev2) }
	w.survey(doc, guess)
	found := []readout.Entity{}
	for k, sent := range doc.Sentences {
		w.sentence = &w.sentences[k]
		w.walk(guess)
		found = append(found, w.read(sent.Tokens.First)...)
	}
	found = surnames(doc, nicknamed(doc, found))
	agree(doc, found)
	credited(doc, found)
	return readout.Layers{Entities: found}
}
