// Package analyze runs the annotators over a document, in reading order. It is
// the only place that knows the order; the layers know only the document.
package analyze

import (
	"fmt"
	"strings"

	"readout"
)

// Pipeline is an ordered list of annotators whose requirements are met. It may
// be used by several goroutines at once.
type Pipeline struct {
	language   string
	annotators []readout.Annotator
}

// New makes a pipeline for documents of one language (ISO 639-1). It refuses an
// annotator that requires a layer which none before it assigns, naming both.
func New(language string, annotators ...readout.Annotator) (*Pipeline, error) {
	have := map[readout.Layer]bool{}
	for _, a := range annotators {
		d := a.Describe()
		for _, l := range d.Requires {
			if !have[l] {
				return nil, readout.Errorf(readout.KindInternal, "annotator %q requires the layer %q, which no annotator before it assigns", d.Name, l)
			}
		}
		have[d.Assigns] = true
	}
	return &Pipeline{language: language, annotators: annotators}, nil
}

// Annotate attaches every layer to the documents. A document in another language
// is left without layers. The text is never altered. Each layer is made for all
// documents before the next is: what comes out is the same, but that which a
// layer knows (its weights, above all) stays in the processor's cache meanwhile.
func (p *Pipeline) Annotate(docs ...*readout.Document) error {
	for _, a := range p.annotators {
		layer := a.Describe().Assigns
		for _, doc := range docs {
			if doc.Language == p.language {
				attach(doc, layer, a.Annotate(doc))
			}
		}
	}
	return nil
}

// attach moves one layer from made into doc.
func attach(doc *readout.Document, layer readout.Layer, made readout.Layers) {
	switch layer {
	case readout.LayerTokens:
		doc.Tokens = made.Tokens
	case readout.LayerSentences:
		doc.Sentences = made.Sentences
	case readout.LayerTags:
		doc.Tags = made.Tags
	case readout.LayerTrees:
		doc.Arcs = made.Arcs
	case readout.LayerNames:
		doc.Entities = made.Entities
	case readout.LayerCoreference:
		doc.Chains = made.Chains
	case readout.LayerTimexes:
		doc.Timexes = made.Timexes
	case readout.LayerQuantities:
		doc.Quantities = made.Quantities
	case readout.LayerAttributions:
		doc.Attributions = made.Attributions
	case readout.LayerEvents:
		doc.Mentions = made.Mentions
	}
}

// Version names every annotator with its version: "tokens/1 sentences/2 …". It
// changes whenever the analysis of some document would.
func (p *Pipeline) Version() string {
	var parts []string
	for _, a := range p.annotators {
		parts = append(parts, fmt.Sprintf("%s/%d", a.Describe().Name, a.Describe().Version))
	}
	return strings.Join(parts, " ")
}

// Plan is the pipeline as a table of plain text: annotator, version, what it
// requires, what it assigns.
func (p *Pipeline) Plan() string {
	rows := [][]string{{"annotator", "version", "requires", "assigns"}}
	for _, a := range p.annotators {
		d := a.Describe()
		var needs []string
		for _, l := range d.Requires {
			needs = append(needs, string(l))
		}
		rows = append(rows, []string{d.Name, fmt.Sprint(d.Version), strings.Join(needs, ", "), string(d.Assigns)})
	}
	width := make([]int, 4)
	for _, r := range rows {
		for i, c := range r {
			width[i] = max(width[i], len(c))
		}
	}
	var b strings.Builder
	for _, r := range rows {
		line := fmt.Sprintf("%-*s  %-*s  %-*s  %s", width[0], r[0], width[1], r[1], width[2], r[2], r[3])
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}
