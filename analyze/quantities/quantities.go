// Package quantities finds figures: shares, sums of money, measures, durations
// and counts, with what each measures, whose it is and on whom it falls.
//
// Rule files say what is a figure and in which unit; this package adds what
// the words around it say: "nearly" and "at least", the noun that is counted,
// and, over trees and chains, who imposes a tariff on whom.
package quantities

import (
	"fmt"
	"strconv"

	"readout"
	"readout/lexicon"
	"readout/rules"
)

// Annotator assigns the layer quantities.
type Annotator struct {
	set   *rules.Set
	words *lexicon.QuantityWords
}

// New makes the annotator from the embedded rules.
func New() (*Annotator, error) {
	set, err := rules.Load("en", "quantities")
	if err != nil {
		return nil, fmt.Errorf("quantities: %w", err)
	}
	return &Annotator{set: set, words: lexicon.Quantities()}, nil
}

// Describe says what the annotator requires and assigns.
func (a *Annotator) Describe() readout.Description {
	return readout.Description{Name: "quantities", Version: 5, Assigns: readout.LayerQuantities,
		Requires: []readout.Layer{readout.LayerTokens, readout.LayerSentences, readout.LayerTags, readout.LayerTrees,
			readout.LayerNames, readout.LayerCoreference, readout.LayerTimexes}}
}

// Annotate finds the figures of titles and body text.
func (a *Annotator) Annotate(doc *readout.Document) readout.Layers {
	r := newReader(doc, a.words)
	for s, sentence := range doc.Sentences {
		if !sentence.Kind.News() {
			continue
		}
		r.sentence = s
		a.set.Match(doc, sentence, r.take)
	}
	return readout.Layers{Quantities: r.out}
}

// take turns one match into one quantity, or two for a range.
func (r *reader) take(m *rules.Match) {
	number := m.Capture("n").Tokens
	if number.Empty() {
		number = m.Tokens
	}
	q := readout.Quantity{Tokens: m.Tokens, Unit: m.Field("unit"), Bound: readout.BoundNone,
		ByChain: readout.NoChain, OnChain: readout.NoChain, Timex: -1, Rule: m.Rule.Name}
	value, ok := parse(m.Field("value"), m.Field("scale"))
	if !ok || !r.clock(&q, number) {
		return
	}
	q.Value = value
	r.bound(&q)
	head := r.counted(&q)
	low, isRange := parse(m.Field("low"), m.Field("scale"))
	if q.Unit == "count" && head < 0 && !r.bare(&q, isRange) {
		return
	}
	if isRange {
		first := q
		first.Value = low
		first.Tokens = m.Capture("a").Tokens
		changes := r.changes(q.Tokens.First)
		if low < value && !changes && r.joins(first.Tokens) { // "35 to 15 percent" is a fall, not a range
			r.pair(&first, &q)
		}
		q.Tokens.First = number.First
		if changes { // what blurs the old value leaves the new one alone
			q.Approximate, q.Bound = false, readout.BoundNone
			r.bound(&q)
		}
		r.settle(&first, first.Tokens.First, head)
		r.settle(&q, number.First, head)
		r.out = append(r.out, r.spanned(first), r.spanned(q))
		return
	}
	r.settle(&q, number.First, head)
	if q.Unit != "percent" && r.closes(number.First) {
		r.pair(&r.out[len(r.out)-1], &q)
	}
	r.out = append(r.out, r.spanned(q))
}

// parse reads a captured number and its scale.
func parse(value, scale string) (float64, bool) {
	v, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return 0, false
	}
	if scale == "" {
		return v, true
	}
	s, err := strconv.ParseFloat(scale, 64)
	return v * s, err == nil
}

// spanned gives a quantity the bytes of its tokens.
func (r *reader) spanned(q readout.Quantity) readout.Quantity {
	q.Span = readout.Span{Start: r.doc.Tokens[q.Tokens.First].Start, End: r.doc.Tokens[q.Tokens.End-1].End}
	return q
}
