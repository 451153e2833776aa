package report

import (
	"slices"

	"readout"
)

// storyOf is the id of the story that holds most documents of a finding, the
// first of these on a tie; empty when none of them is in a story.
func (b *builder) storyOf(f *readout.Finding) string {
	var docs []string
	for _, v := range f.Values {
		docs = append(docs, v.Documents...)
		for _, evid := range v.Evidence {
			docs = append(docs, evid.Document)
		}
	}
	return b.storyOfMost(docs)
}

// homeOf is the id of the story that holds most reports of an event.
func (b *builder) homeOf(event string) string {
	var docs []string
	if e := b.events[event]; e != nil {
		for _, a := range e.Accounts {
			docs = append(docs, a.Document)
		}
	}
	return b.storyOfMost(docs)
}

// storyOfMost is the id of the story that holds most of some documents, the first
// of these on a tie; empty when none of them is in a story.
func (b *builder) storyOfMost(docs []string) string {
	slices.Sort(docs)
	held := map[string]int{}
	best := ""
	for _, d := range slices.Compact(docs) {
		if r := b.reports[d]; r != nil && r.story != "" {
			held[r.story]++
			if n := held[r.story]; n > held[best] || n == held[best] && r.story < best {
				best = r.story
			}
		}
	}
	return best
}

// looseFindings lists the findings of a story that are of no event. Copies are
// told with the sources, and versions of a quotation with the quotations. A
// short view has the weightiest among what stands out, and lists none.
func (b *builder) looseFindings(story string) (out []*Finding, more int) {
	all := slices.DeleteFunc(slices.Clone(b.loose[story]), func(f *readout.Finding) bool {
		return f.Kind == readout.FindingEcho || f.Kind == readout.FindingVariant
	})
	if !b.opts.Full {
		return nil, len(all)
	}
	slices.SortFunc(all, byRank)
	for _, f := range all {
		out = append(out, b.finding(f))
	}
	return out, 0
}

// Compared reports whether anything could be set side by side in the story.
func (s *Story) Compared() bool {
	return len(s.StandOut)+len(s.Events)+len(s.Loose)+s.MoreLoose+s.MoreFindings > 0
}
