// Package timexes finds time expressions and gives them TIMEX3 values.
//
// Rule files of package rules say which words form an expression and how it
// hangs on the calendar; this package decides what rules cannot see: the day
// of writing, the direction that the tense gives to "Tuesday", and the date in
// the text from which "a day earlier" counts. Where the document time is not
// known, a value stays underspecified (XXXX-WXX-4) and Timex.Relative keeps how
// to resolve it.
package timexes

import (
	"fmt"

	"readout"
	"readout/rules"
)

// Annotator assigns the layer timexes.
type Annotator struct {
	set *rules.Set
}

// New makes the annotator from the embedded rules.
func New() (*Annotator, error) {
	set, err := rules.Load("en", "timexes")
	if err != nil {
		return nil, fmt.Errorf("timexes: %w", err)
	}
	return &Annotator{set: set}, nil
}

// version 2 counts quarters as quarters (P2Q), and sees what the nine months of
// the year before are.
//
// version 3 leaves out the names of papers and programmes ("USA Today"), rates
// ("grew 4 percent annually") and days that an event dates ("the day before
// troops came"), and counts a year back from a fiscal quarter that is told.
//
// version 4 lets what somebody is told or instructed to do lie ahead.
//
// version 5 lets what somebody is invited for lie ahead.
const version = 5

// Describe says what the annotator requires and assigns.
func (a *Annotator) Describe() readout.Description {
	return readout.Description{Name: "timexes", Version: version, Assigns: readout.LayerTimexes,
		Requires: []readout.Layer{readout.LayerTokens, readout.LayerSentences, readout.LayerTags, readout.LayerTrees}}
}

// Annotate finds the time expressions of all sentences, titles, header lines
// and datelines included.
func (a *Annotator) Annotate(doc *readout.Document) readout.Layers {
	r := newReader(doc)
	for s, sentence := range doc.Sentences {
		r.found = r.found[:0]
		a.set.Match(doc, sentence, func(m *rules.Match) { r.found = append(r.found, readFields(m)) })
		if len(r.found) > 0 {
			r.sentence(s)
		}
	}
	return readout.Layers{Timexes: r.out}
}
