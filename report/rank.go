package report

import (
	"slices"
	"strings"

	"readout"
)

// ranked gives the events of a list, most telling first: by the weight of
// their findings, conflicts and silences counting double, by origins, and by
// how prominently they are told.
func (b *builder) ranked(ids []string) []*readout.Event {
	var out []*readout.Event
	score := map[string]float64{}
	for _, id := range ids {
		e := b.events[id]
		if e == nil {
			continue
		}
		out = append(out, e)
		_, origins := b.witnesses.Events(e)
		score[id] = 0.2*float64(origins) + b.prominence(e)
		for _, f := range b.findings[id] {
			w := f.Weight
			if f.Kind == readout.FindingConflict || f.Kind == readout.FindingSilence {
				w *= 2
			}
			score[id] += w
		}
	}
	slices.SortFunc(out, func(x, y *readout.Event) int {
		switch {
		case score[x.ID] > score[y.ID]:
			return -1
		case score[x.ID] < score[y.ID]:
			return 1
		}
		return strings.Compare(x.ID, y.ID)
	})
	return out
}

// What an event is worth that opens a report, how many sentences halve that, and
// what is taken off for what is only supposed and for what no text dates.
const (
	opening    = 0.2
	halved     = 4.0
	onlySpoken = 0.1
	dateless   = 0.1
)

// prominence is how much a report makes of an event: what it opens with is its
// news, what stands at its end is often told for the background.
func (b *builder) prominence(e *readout.Event) float64 {
	best := 0.0
	for _, a := range e.Accounts {
		r := b.reports[a.Document]
		if r == nil {
			continue
		}
		for _, m := range a.Mentions {
			sentence, _ := r.article.around(m.Span())
			best = max(best, opening/(1+float64(sentence)/halved))
		}
	}
	if e.Modality == readout.ModalityHypothetical {
		best -= onlySpoken
	}
	if e.Date.Basis != readout.BasisStated {
		best -= dateless
	}
	return best
}
