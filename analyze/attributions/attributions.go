// Package attributions finds who said what in which words: source, cue and
// content after PARC and PolNeAR. Each token that can be a cue gives a frame;
// quotations are then tied to frames, and frames to speakers.
package attributions

import (
	"readout"
	"readout/lexicon"
	"readout/models"
)

// Version changes whenever output would differ.
//
//	1: rules over trees and quotation marks
const Version = 1

// Annotator assigns the layer of attributions. It may be used by several
// goroutines at once.
type Annotator struct {
	cues      *lexicon.CueTable
	platforms map[string]bool
	model     *model // nil where the pack has none
}

// introducers are the classes of cue that can introduce a quotation.
var introducers = map[lexicon.CueClass]bool{
	lexicon.CueSay: true, lexicon.CueAsk: true, lexicon.CueTalk: true, lexicon.CueThink: true,
}

// New makes an annotator with the weights in pack.
func New(pack *models.Pack) (*Annotator, error) {
	m, err := readModel(pack)
	if err != nil {
		return nil, err
	}
	return &Annotator{cues: lexicon.Cues(), platforms: lexicon.Platforms(), model: m}, nil
}

// Describe names the layers that the annotator needs and assigns.
func (a *Annotator) Describe() readout.Description {
	return readout.Description{
		Name: "attributions", Version: Version,
		Requires: []readout.Layer{
			readout.LayerTokens, readout.LayerSentences, readout.LayerTags, readout.LayerTrees,
			readout.LayerNames, readout.LayerCoreference, readout.LayerTimexes,
		},
		Assigns: readout.LayerAttributions,
	}
}

// Annotate finds the attributions of doc, ordered by sentence and place.
func (a *Annotator) Annotate(doc *readout.Document) readout.Layers {
	if len(doc.Tokens) == 0 || len(doc.Arcs) != len(doc.Tokens) || len(doc.Tags) != len(doc.Tokens) {
		return readout.Layers{Attributions: []readout.Attribution{}}
	}
	r := newReading(a, doc)
	for s := range doc.Sentences {
		if doc.Sentences[s].Kind.News() {
			r.readSentence(s)
		}
	}
	if a.model != nil {
		r.modelFrames(a.model)
	}
	r.tieQuotations()
	r.pruneFrames()
	return readout.Layers{Attributions: r.assemble()}
}

// readSentence finds the frames of sentence s.
func (r *reading) readSentence(s int) {
	tokens := r.doc.Sentences[s].Tokens
	for i := tokens.First; i < tokens.End; i++ {
		switch r.doc.Tags[i].UPOS {
		case readout.VERB:
			r.verbFrame(i)
		case readout.NOUN:
			r.nounFrame(i)
		case readout.ADJ:
			r.adjectiveFrame(i)
		case readout.ADV, readout.ADP:
			r.adverbFrame(i)
		}
	}
}
