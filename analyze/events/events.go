// Package events finds the places where a text speaks of a happening: who did
// what to whom, when and where, whether it is said to have happened, and what
// the text tells of it. Triggers and what they do to one another come from the
// word list en/triggers.txt; participants come from the dependency tree.
//
// The work has four steps. Triggers are matched by lemma, then each act climbs
// to the words that govern it ("refused to hold talks"), which changes its
// type, modality and polarity; then its participants, time and place are read
// off the tree; last come the slots, the values that accounts can be compared by.
package events

import (
	"readout"
	"readout/internal/syntax"
	"readout/lexicon"
)

// Annotator finds event mentions.
type Annotator struct{ words *lexicon.TriggerTable }

// New makes the annotator.
func New() *Annotator { return &Annotator{words: lexicon.Triggers()} }

// Describe tells what the annotator needs and assigns.
func (a *Annotator) Describe() readout.Description {
	return readout.Description{Name: "events", Version: 7, Assigns: readout.LayerEvents, Requires: []readout.Layer{
		readout.LayerTokens, readout.LayerSentences, readout.LayerTags, readout.LayerTrees, readout.LayerNames,
		readout.LayerCoreference, readout.LayerTimexes, readout.LayerQuantities, readout.LayerAttributions}}
}

// Annotate returns the mentions of doc, by trigger.
func (a *Annotator) Annotate(doc *readout.Document) readout.Layers {
	if len(doc.Tokens) == 0 || len(doc.Arcs) != len(doc.Tokens) || len(doc.Tags) != len(doc.Tokens) {
		return readout.Layers{}
	}
	r := newReader(doc, a.words)
	for s := range doc.Sentences {
		if doc.Sentences[s].Kind.News() {
			r.match(s)
		}
	}
	r.limitVisas()
	r.takeUpMeasures()
	for i := range r.acts {
		r.govern(&r.acts[i])
		r.await(&r.acts[i])
		r.keep(&r.acts[i])
	}
	r.build()
	r.newDays()
	r.shareParties()
	r.shareSides()
	r.dateRemarks()
	r.aimProtests()
	r.settleCalls()
	r.addObligations()
	r.addSlots()
	return readout.Layers{Mentions: r.sorted()}
}

// reader holds what is known of one document while it is read.
type reader struct {
	doc   *readout.Document
	tree  *syntax.Tree
	words *lexicon.TriggerTable

	// Each of these gives an index for a token, -1 for none.
	chainAt, entityAt, timexAt, quantityAt, actAt, mentionAt []int32

	triggers []*lexicon.Trigger // by token
	acts     []act              // in text order
	mentions []readout.EventMention
	contents []content
	looks    int // how many more phrases a list of topics may look at
}

// content is one stretch of an attribution's content.
type content struct {
	span        readout.Span
	attribution int
}

func newReader(doc *readout.Document, words *lexicon.TriggerTable) *reader {
	n := len(doc.Tokens)
	r := &reader{doc: doc, tree: syntax.New(doc), words: words, triggers: make([]*lexicon.Trigger, n)}
	all := make([]int32, 6*n)
	for i := range all {
		all[i] = -1
	}
	for k, list := range []*[]int32{&r.chainAt, &r.entityAt, &r.timexAt, &r.quantityAt, &r.actAt, &r.mentionAt} {
		*list = all[k*n : (k+1)*n : (k+1)*n]
	}
	for i, c := range doc.Chains {
		for _, ref := range c.References {
			if ref.Head >= 0 && ref.Head < n && r.chainAt[ref.Head] < 0 {
				r.chainAt[ref.Head] = int32(i)
			}
		}
	}
	fill := func(list []int32, i int, tokens readout.TokenRange) {
		for t := max(tokens.First, 0); t < min(tokens.End, n); t++ {
			list[t] = int32(i)
		}
	}
	for i, e := range doc.Entities {
		fill(r.entityAt, i, e.Tokens)
	}
	for i, t := range doc.Timexes {
		fill(r.timexAt, i, t.Tokens)
	}
	for i, q := range doc.Quantities {
		fill(r.quantityAt, i, q.Tokens)
	}
	for i, a := range doc.Attributions {
		for _, span := range a.Content {
			r.contents = append(r.contents, content{span, i})
		}
	}
	return r
}

// within is the innermost attribution whose content holds the byte at, -1 for none.
func (r *reader) within(at int) int {
	best, size := -1, 0
	for _, c := range r.contents {
		if c.span.Start <= at && at < c.span.End && (best < 0 || c.span.Len() < size) {
			best, size = c.attribution, c.span.Len()
		}
	}
	return best
}

// chain is the chain of token i as the head of a reference.
func (r *reader) chain(i int) int { return int(r.chainAt[i]) }

// entityHead is the token of entity e that hangs on a word outside it.
func (r *reader) entityHead(e int) int {
	tokens := r.doc.Entities[e].Tokens
	for i := tokens.First; i < tokens.End; i++ {
		if !tokens.Contains(r.tree.Head(i)) {
			return i
		}
	}
	return tokens.First
}
