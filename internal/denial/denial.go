// Package denial tells whether a text says that something did not happen: by a
// "not", or by words that somebody denies.
package denial

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// Told reports whether a mention says that its event did not happen: "the two did not
// meet", "denied that the two had met". Who denies that it did not happen says that it did.
func Told(d *readout.Document, m *readout.EventMention) bool {
	return (m.Polarity == readout.PolarityNeg) != denied(d, m)
}

// denied reports whether a mention stands in what somebody denies; who would not say
// that it happened denies nothing.
func denied(d *readout.Document, m *readout.EventMention) bool {
	if m.Within < 0 || m.Within >= len(d.Attributions) || d.Attributions[m.Within].Stance != readout.StanceDeny {
		return false
	}
	for i, t := range d.Tokens {
		cue := func(s readout.Span) bool { return s.Contains(t.Span) }
		if lexicon.InClass("denying-verb", strings.ToLower(d.Tags[i].Lemma)) && slices.ContainsFunc(d.Attributions[m.Within].Cue, cue) {
			return true
		}
	}
	return false
}
