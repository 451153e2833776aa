package register

import (
	"slices"
	"strconv"
	"strings"

	"readout"
)

// orders is what reports say of the order of two events: by the id of either
// the other, with the words that say so.
type orders struct {
	before, after map[string]map[string]readout.Evidence
}

// toldOrder gathers what reports say of the order of events. Where one says
// the contrary of another, or of the dates, nothing is known.
func toldOrder(events []*readout.Event) orders {
	byID := map[string]*readout.Event{}
	for _, e := range events {
		byID[e.ID] = e
	}
	before := map[string]map[string]readout.Evidence{}
	for _, e := range events {
		for _, o := range e.Order {
			first, then := byID[o.Event], e
			if o.Before {
				first, then = then, first
			}
			if first == nil || then == nil || isDated(first) && isDated(then) && firstDay(first).After(lastDay(then)) {
				continue
			}
			if old, ok := before[then.ID][first.ID]; !ok || o.Evidence.Compare(old) < 0 {
				put(before, then.ID, first.ID, o.Evidence)
			}
		}
	}
	known := orders{map[string]map[string]readout.Evidence{}, map[string]map[string]readout.Evidence{}}
	for then, firsts := range before {
		for first, evid := range firsts {
			if _, contrary := before[first][then]; !contrary {
				put(known.before, then, first, evid)
				put(known.after, first, then, evid)
			}
		}
	}
	return known
}

func put(m map[string]map[string]readout.Evidence, key, other string, evid readout.Evidence) {
	if m[key] == nil {
		m[key] = map[string]readout.Evidence{}
	}
	m[key][other] = evid
}

// sorted gives events that are sorted by time so that each waits for those
// that came before it by a report, as long as its days allow.
func (o orders) sorted(dated []*readout.Event) []*readout.Event {
	missing := map[string]bool{} // not yet in order
	for _, e := range dated {
		missing[e.ID] = true
	}
	var out, waiting []*readout.Event
	free := func(e *readout.Event) bool {
		for first := range o.before[e.ID] {
			if missing[first] {
				return false
			}
		}
		return true
	}
	release := func(due func(*readout.Event) bool) {
		for i := 0; i < len(waiting); i++ {
			if e := waiting[i]; due(e) {
				delete(missing, e.ID)
				out, waiting = append(out, e), slices.Delete(waiting, i, i+1)
				i = -1 // what waited for it may be free
			}
		}
	}
	for _, e := range dated {
		release(func(w *readout.Event) bool { return lastDay(w).Before(firstDay(e)) })
		waiting = append(waiting, e)
		release(free)
	}
	return append(out, waiting...) // what goes in a ring
}

// besideOf is what a report says of an event that came after another while
// their days overlap, so that the dates alone do not tell; nil for nothing.
func (o orders) besideOf(e *readout.Event, line []*readout.Event) *Order {
	if len(o.before[e.ID]) == 0 {
		return nil
	}
	for _, d := range slices.Backward(line) {
		if evid, ok := o.before[e.ID][d.ID]; ok && !lastDay(d).Before(firstDay(e)) {
			return &Order{Event: d.ID, By: "text", Evidence: &evid}
		}
	}
	return nil
}

// placing puts events without a date among those that stand in order.
type placing struct {
	told   orders
	events []*readout.Event
	orders []*Order // of each, nil for those that their dates place
}

// place puts every event in that is tied to one that stands in order, also by
// way of others, and gives the rest.
func (p *placing) place(undated []*readout.Event) (loose []*readout.Event) {
	for {
		loose = nil
		for _, e := range undated {
			order := p.orderOf(e)
			if order == nil {
				loose = append(loose, e)
				continue
			}
			at := p.at(order.Event)
			if !order.Before {
				at++
			}
			p.events, p.orders = slices.Insert(p.events, at, e), slices.Insert(p.orders, at, order)
		}
		if len(loose) == len(undated) {
			return loose
		}
		undated = loose
	}
}

// at is where an event stands in the order, -1 where it does not.
func (p *placing) at(id string) int {
	return slices.IndexFunc(p.events, func(e *readout.Event) bool { return e.ID == id })
}

// orderOf looks for what tells the place of an undated event: what became of
// it, or what it was planned as; what reports say; then a number in a row of
// its kind.
func (p *placing) orderOf(e *readout.Event) *Order {
	if e.Outcome != nil && p.at(e.Outcome.Event) >= 0 {
		return &Order{Before: true, Event: e.Outcome.Event, By: "plan"}
	}
	last := -1
	for _, plan := range e.Plans {
		last = max(last, p.at(plan))
	}
	if last >= 0 {
		return &Order{Event: p.events[last].ID, By: "plan"}
	}
	if order := p.toldOf(e); order != nil {
		return order
	}
	return p.countedOf(e)
}

// toldOf is the place that reports give an event: behind the last of those that
// it came after, else before the first of those that it came before. Where
// these lie the other way round, nothing is known.
func (p *placing) toldOf(e *readout.Event) *Order {
	after, before := -1, -1
	for id := range p.told.before[e.ID] {
		after = max(after, p.at(id))
	}
	for id := range p.told.after[e.ID] {
		if at := p.at(id); at >= 0 && (before < 0 || at < before) {
			before = at
		}
	}
	switch {
	case after >= 0 && before >= 0 && before < after:
		return nil
	case after >= 0:
		evid := p.told.before[e.ID][p.events[after].ID]
		return &Order{Event: p.events[after].ID, By: "text", Evidence: &evid}
	case before >= 0:
		evid := p.told.after[e.ID][p.events[before].ID]
		return &Order{Before: true, Event: p.events[before].ID, By: "text", Evidence: &evid}
	}
	return nil
}

// countedOf is the place of an event with a number in a row.
func (p *placing) countedOf(e *readout.Event) *Order {
	n, scope := ordinalOf(e)
	if n == 0 {
		return nil
	}
	for _, d := range p.events {
		if m, s := ordinalOf(d); m > n && s == scope && samePair(d, e) {
			return &Order{Before: true, Event: d.ID, By: "ordinal"}
		}
	}
	for _, d := range slices.Backward(p.events) {
		if m, s := ordinalOf(d); m > 0 && m < n && s == scope && samePair(d, e) {
			return &Order{Event: d.ID, By: "ordinal"}
		}
	}
	return nil
}

// ordinalOf is an event's number in its row, on which its accounts agree, and
// the row: its mode with what it is counted in. Zero for none.
func ordinalOf(e *readout.Event) (n int, row string) {
	for _, a := range e.Accounts {
		for _, d := range a.Details {
			number, scope, ok := strings.Cut(d.Value, "/")
			k, err := strconv.Atoi(number)
			if d.Slot != readout.SlotOrdinal || d.Negated || !ok || err != nil || k < 1 {
				continue
			}
			if n != 0 && (n != k || row != e.Mode+" "+scope) {
				return 0, ""
			}
			n, row = k, e.Mode+" "+scope
		}
	}
	return n, row
}

// samePair reports whether two events have the same parties, so that a count
// of one row is meant.
func samePair(a, b *readout.Event) bool {
	parties := func(e *readout.Event) []string {
		out := slices.Concat(e.Source, e.Target)
		slices.Sort(out)
		return slices.Compact(out)
	}
	p := parties(a)
	return len(p) > 0 && slices.Equal(p, parties(b))
}
