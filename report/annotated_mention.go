package report

import (
	"fmt"

	"readout"
)

type mention struct {
	ID       string           `json:"id"`
	Trigger  readout.Span     `json:"trigger"`
	Type     string           `json:"type"`
	Mode     string           `json:"mode"`
	Source   []argument       `json:"source"`
	Target   []argument       `json:"target"`
	Date     readout.Date     `json:"date"`
	Basis    readout.Basis    `json:"basis"` // of the date
	Place    *argument        `json:"place"`
	Polarity readout.Polarity `json:"polarity"`
	Modality readout.Modality `json:"modality"`
	Event    *string          `json:"event"`
	Slots    []slot           `json:"slots"`
	Reasons  []readout.Reason `json:"reasons"`
}

type argument struct {
	Text string       `json:"text"`
	Span readout.Span `json:"span"`
	Name *string      `json:"name"`
	Code *string      `json:"code"`
}

type slot struct {
	Name    readout.SlotName `json:"name"`
	Span    readout.Span     `json:"span"`
	Value   string           `json:"value"`
	Negated bool             `json:"negated"`
}

// mentionsOf lists the acts of politics first, then every other happening as
// type OTHER with its lemma as mode. A word that is both is told once, as the act.
func mentionsOf(d *readout.Document) []mention {
	out := make([]mention, 0, len(d.Mentions)+len(d.Happenings))
	for _, told := range d.Told() {
		if told.Mention < 0 {
			m := happeningOf(d, &d.Happenings[told.Happenings[0]])
			m.ID = fmt.Sprintf("m%d", len(out)+1)
			out = append(out, m)
			continue
		}
		m := mentionOf(d, told.Mention)
		for _, i := range told.Happenings {
			h := &d.Happenings[i]
			if !m.Date.Known() && h.Date.Known() {
				m.Date, m.Basis = h.Date, h.Basis
			}
			m.Event = known(h.Event)
			m.Reasons = append(m.Reasons, eventReason(h)...)
			m.Source, m.Target = withThings(d, m.Source, h.Source, m.Target), withThings(d, m.Target, h.Target, m.Source)
		}
		out = append(out, m)
	}
	return out
}

// withThings adds to the parties of an act the things that take part in it and
// that have no country: what was bought, signed or launched.
func withThings(d *readout.Document, have []argument, more []readout.Argument, others []argument) []argument {
	for _, a := range more {
		stands := func(list []argument) bool {
			for _, b := range list {
				if b.Span.Overlaps(a.Span) {
					return true
				}
			}
			return false
		}
		if a.Code == "" && !stands(have) && !stands(others) {
			have = append(have, argumentOf(d, a))
		}
	}
	return have
}

func happeningOf(d *readout.Document, h *readout.Happening) mention {
	arg := func(a readout.Argument) argument { return argumentOf(d, a) }
	out := mention{Trigger: h.Trigger, Type: "OTHER", Mode: h.Lemma, Polarity: h.Polarity, Modality: h.Modality, Date: h.Date, Basis: h.Basis,
		Source: mapList(h.Source, arg), Target: mapList(h.Target, arg), Event: known(h.Event), Slots: []slot{}, Reasons: []readout.Reason{{By: "happening", Note: h.Lemma}}}
	if h.By != "" {
		out.Reasons = append(out.Reasons, readout.Reason{By: "date " + h.By})
	}
	out.Reasons = append(out.Reasons, eventReason(h)...)
	return out
}

// eventReason tells what makes a happening known in other reports.
func eventReason(h *readout.Happening) []readout.Reason {
	if h.Event == "" {
		return nil
	}
	return []readout.Reason{{By: "event", Note: h.Key}}
}

func mentionOf(d *readout.Document, i int) mention {
	m := d.Mentions[i]
	arg := func(a readout.Argument) argument { return argumentOf(d, a) }
	out := mention{ID: fmt.Sprintf("m%d", i+1), Trigger: m.Trigger, Type: m.Type, Mode: m.Mode, Polarity: m.Polarity, Modality: m.Modality,
		Basis: readout.BasisUnknown, Source: mapList(m.Source, arg), Target: mapList(m.Target, arg), Reasons: mapList(m.Reasons, same),
		Slots: mapList(m.Slots, func(s readout.Slot) slot { return slot{s.Name, s.Span, s.Value, s.Negated} })}
	if m.Timex >= 0 {
		if out.Date = d.Timexes[m.Timex].Date; out.Date.Known() {
			out.Basis = readout.BasisStated
		}
	}
	if m.Place != nil {
		p := arg(*m.Place)
		out.Place = &p
	}
	return out
}

func argumentOf(d *readout.Document, a readout.Argument) argument {
	return argument{a.Text, a.Span, chainName(d, a.Chain), known(a.Code)}
}
