// Package trees parses sentences into Universal Dependencies trees.
//
// The parser reads a sentence once from left to right, choosing at each step
// one of three moves (arc-hybrid; Kuhlmann, Gómez-Rodríguez and Satta 2011)
// with a small network. Its trees are projective and have one root each.
package trees

import (
	"encoding/binary"

	"readout"
	"readout/internal/network"
	"readout/internal/wordclass"
	"readout/models"
)

// Section names the pack's section that this package reads.
const Section = "trees"

// Annotator assigns the layer trees.
type Annotator struct {
	rels    []string
	model   *network.Model
	classes *wordclass.Table
}

// New makes the annotator from a language pack.
func New(pack *models.Pack) (*Annotator, error) {
	b := pack.Section(Section)
	bad := readout.Errorf(readout.KindInvalid, "language pack: section %s is missing or damaged (make the pack again: go run ./train)", Section)
	if len(b) < 4 {
		return nil, bad
	}
	n := int(binary.LittleEndian.Uint32(b))
	b = b[4:]
	a := &Annotator{}
	for range n {
		if len(b) < 1 || len(b) < 1+int(b[0]) {
			return nil, bad
		}
		a.rels = append(a.rels, string(b[1:1+int(b[0])]))
		b = b[1+int(b[0]):]
	}
	m, _, err := network.Read(b)
	if err != nil {
		return nil, readout.Errorf(readout.KindInvalid, "language pack: section %s: %w", Section, err)
	}
	if m.Classes() != Classes(len(a.rels)) {
		return nil, bad
	}
	a.model = m
	if a.classes, err = models.Shared(pack, wordclass.Section, wordclass.Read); err != nil {
		return nil, err
	}
	return a, nil
}

// PackRels writes relations before a model.
func PackRels(rels []string) []byte {
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(rels)))
	for _, r := range rels {
		out = append(append(out, byte(len(r))), r...)
	}
	return out
}

// Classes is the number of classes of the network over so many relations: the
// three moves, then a relation for an arc to the left, then for one to the right.
func Classes(rels int) int { return 3 + 2*rels }

// Describe says what the annotator requires and assigns.
func (a *Annotator) Describe() readout.Description {
	return readout.Description{
		Name: "trees", Version: 2,
		Requires: []readout.Layer{readout.LayerTokens, readout.LayerSentences, readout.LayerTags},
		Assigns:  readout.LayerTrees,
	}
}

// Annotate parses every sentence.
func (a *Annotator) Annotate(doc *readout.Document) readout.Layers {
	out := make([]readout.Arc, len(doc.Tokens))
	var w Worker
	for _, s := range doc.Sentences {
		first := s.Tokens.First
		form := func(i int) string { return wordclass.Form(doc, first+i) }
		arcs := out[first:s.Tokens.End]
		a.Parse(&w, form, doc.Tags[first:s.Tokens.End], arcs)
		for i := range arcs {
			if arcs[i].Head >= 0 {
				arcs[i].Head += first
			}
		}
	}
	return readout.Layers{Arcs: out}
}

// Worker is the room that parsing works in, to be used again.
type Worker struct {
	words Words
	state State
	sums  sums
	work  network.Work
}

// Parse fills out with the tree of a sentence; heads count from its first word.
func (a *Annotator) Parse(w *Worker, form func(i int) string, tags []readout.Tag, out []readout.Arc) {
	w.words.Reset(len(out), form, tags, a.classes)
	w.state.Reset(len(out))
	w.sums.reset(len(out), a.model.Units())
	for !w.state.Done() {
		a.step(w)
	}
	for i := range out {
		out[i] = readout.Arc{Head: int(w.state.head[i+1]) - 1, Rel: a.rels[w.state.rel[i+1]]}
		if out[i].Head < 0 {
			out[i].Rel = "root"
		} else if out[i].Rel == "root" {
			out[i].Rel = "dep"
		}
	}
}

// step makes the move of highest score, with the relation of highest score.
func (a *Annotator) step(w *Worker) {
	w.sums.hidden(a.model, &w.work, &w.words, &w.state)
	scores := a.model.Score(&w.work, 0, 3)
	move := -1
	for m := Shift; m <= Right; m++ {
		if w.state.Allowed(m) && (move < 0 || scores[m] > scores[move]) {
			move = m
		}
	}
	if move == Shift {
		w.state.Do(Shift, 0)
		return
	}
	from := 3 + (move-Left)*len(a.rels)
	scores = a.model.Score(&w.work, from, from+len(a.rels))
	best := from
	for c := from; c < from+len(a.rels); c++ {
		if scores[c] > scores[best] {
			best = c
		}
	}
	w.state.Do(move, uint8(best-from))
}
