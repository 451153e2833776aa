package eval

import (
	"slices"

	"readout"
	"readout/analyze/happenings"
)

// telling is one place where a document tells of a happening, as the
// annotations give it: an act of politics or anything else.
type telling struct {
	trigger readout.Span
	typ     string // PLOVER type; OTHER for what is no act of politics
	parties []readout.Argument
	date    readout.Date
	event   string // the same in documents that tell of one event; empty when it has none
}

// tellings lists what a document tells, see readout.Layers.Told.
func tellings(doc *readout.Document) []telling {
	layers := doc.Layers
	layers.Happenings = happenings.New().Annotate(doc).Happenings
	var out []telling
	for _, told := range layers.Told() {
		var t telling
		if told.Mention >= 0 {
			m := &doc.Mentions[told.Mention]
			t.trigger, t.typ, t.parties = m.Trigger, m.Type, slices.Concat(m.Source, m.Target)
			if m.Timex >= 0 {
				t.date = doc.Timexes[m.Timex].Date
			}
		}
		for _, i := range told.Happenings {
			h := &layers.Happenings[i]
			if told.Mention < 0 {
				t.trigger, t.typ, t.parties = h.Trigger, "OTHER", slices.Concat(h.Source, h.Target)
			}
			if !t.date.Known() {
				t.date = h.Date
			}
			t.event = h.Event
			t.parties = withThings(t.parties, slices.Concat(h.Source, h.Target))
		}
		out = append(out, t)
	}
	return out
}

// withThings adds to the parties of an act the things that take part in it, as
// the annotations do: what has no country, and stands elsewhere than they.
func withThings(have, more []readout.Argument) []readout.Argument {
	for _, a := range more {
		if a.Code == "" && !slices.ContainsFunc(have, func(b readout.Argument) bool { return b.Span.Overlaps(a.Span) }) {
			have = append(have, a)
		}
	}
	return have
}
