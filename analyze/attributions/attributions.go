// Package attributions finds who said what in which words: source, cue and
// content after PARC and PolNeAR. Each token that can be a cue gives a frame;
// quotations are then tied to frames, and frames to speakers.
package attributions

import (
	"readout"
	"readout/internal/wordclass"
	"readout/lexicon"
	"readout/models"
)

// Version changes whenever output would differ.
//
//	1: rules over trees and quotation marks
//	2: a trained labeller that has the rules for evidence
//	3: words passed on belong to who said them; bare pronouns are no content
//	4: a transcript's turns belong to the names in capitals before them
//	5: a noun beside a name, and a copula that only asks, are nobody's words
const Version = 5

// Annotator assigns the layer of attributions. It may be used by several
// goroutines at once.
type Annotator struct {
	cues      *lexicon.CueTable
	platforms map[string]bool
	agencies  map[string]string
	outlets   map[string]string
	words     *wordclass.Table
	model     *model // nil where the pack has none
}

// introducers are the classes of cue that can introduce a quotation.
var introducers = map[lexicon.CueClass]bool{
	lexicon.CueSay: true, lexicon.CueAsk: true, lexicon.CueTalk: true, lexicon.CueThink: true,
}

// New makes an annotator with the weights in pack.
func New(pack *models.Pack) (*Annotator, error) {
	a, err := newRules(pack)
	if err != nil {
		return nil, err
	}
	a.model, err = readModel(pack)
	return a, err
}

// newRules makes an annotator that has the pack's classes of words and no
// weights.
func newRules(pack *models.Pack) (*Annotator, error) {
	words, err := models.Shared(pack, wordclass.Section, wordclass.Read)
	if err != nil {
		return nil, readout.Errorf(readout.KindInvalid, "language pack: section %q: %w", wordclass.Section, err)
	}
	return &Annotator{
		cues: lexicon.Cues(), platforms: lexicon.Platforms(),
		agencies: lexicon.Agencies(), outlets: lexicon.Outlets(), words: words,
	}, nil
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
	r.readSentences()
	if a.model != nil {
		r.modelFrames(a.model)
	}
	r.transcript()
	r.relayed()
	r.tieQuotations()
	r.pruneFrames()
	r.weigh()
	return readout.Layers{Attributions: r.assemble()}
}

// readSentences finds the rules' frames in all news.
func (r *reading) readSentences() {
	for s := range r.doc.Sentences {
		if r.doc.Sentences[s].Kind.News() {
			r.readSentence(s)
		}
	}
}

// readSentence finds the frames of sentence s.
func (r *reading) readSentence(s int) {
	tokens := r.doc.Sentences[s].Tokens
	for i := tokens.First; i < tokens.End; i++ {
		switch r.doc.Tags[i].UPOS {
		case readout.VERB:
			if r.tree.Text(i) == "according" || r.tree.Text(i) == "According" {
				r.adverbFrame(i) // the treebanks tag it as a verb
				continue
			}
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
