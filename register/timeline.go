package register

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// Timeline is the events of a story, of an actor or of a pair in order of time.
type Timeline struct {
	Story  *string `json:"story"` // nil where it is no story's
	Title  string  `json:"title"`
	Placed []Entry `json:"placed"` // by date, or by an order that is told without one
	Loose  []Entry `json:"loose"`  // nothing tells when
}

// Entry is one event on a timeline.
type Entry struct {
	Event    string             `json:"event"`
	Title    string             `json:"title"`
	Date     readout.EventDate  `json:"date"`
	Modality readout.Modality   `json:"modality"`
	Order    *Order             `json:"order"` // what places it where its date does not
	Origins  int                `json:"origins"`
	Evidence []readout.Evidence `json:"evidence"`
}

// Order is a place beside another event, known without a date.
type Order struct {
	Before bool   `json:"before"` // else after
	Event  string `json:"event"`
	By     string `json:"by"` // plan: one was to become the other; ordinal: "the second talks"
}

// NewTimeline puts events in order: by the first day that they can mean, then
// by the last, plans before deeds, then by id. An event without a date stands right before or
// behind another where a plan or a counted order ties the two.
func NewTimeline(export *readout.Export, title string, events []string) Timeline {
	x := newIndex(export)
	out := Timeline{Title: title, Placed: []Entry{}, Loose: []Entry{}}
	var dated, undated []*readout.Event
	for _, id := range events {
		switch e := x.events[id]; {
		case e == nil:
		case isDated(e):
			dated = append(dated, e)
		default:
			undated = append(undated, e)
		}
	}
	slices.SortFunc(dated, byTime)
	slices.SortFunc(undated, func(a, b *readout.Event) int { return strings.Compare(a.ID, b.ID) })
	for _, e := range dated {
		out.Placed = append(out.Placed, x.entry(e))
	}
	for _, e := range undated {
		entry := x.entry(e)
		if entry.Order = orderOf(e, dated); entry.Order == nil {
			out.Loose = append(out.Loose, entry)
			continue
		}
		at := slices.IndexFunc(out.Placed, func(p Entry) bool { return p.Event == entry.Order.Event })
		if !entry.Order.Before {
			at++
		}
		out.Placed = slices.Insert(out.Placed, at, entry)
	}
	return out
}

func (x *index) entry(e *readout.Event) Entry {
	out := Entry{Event: e.ID, Title: e.Title, Date: e.Date, Modality: e.Modality, Evidence: []readout.Evidence{}}
	var documents []string
	for _, a := range e.Accounts {
		documents = append(documents, a.Document)
		out.Evidence = append(out.Evidence, a.Mentions...)
	}
	out.Origins = x.origins(documents)
	return out
}

func earliest(e *readout.Event) readout.Date { return cmp.Or(e.Date.Earliest, e.Date.Value) }

func isDated(e *readout.Event) bool {
	_, _, ok := earliest(e).Bounds()
	return ok
}

func byTime(a, b *readout.Event) int {
	firstA, _, _ := earliest(a).Bounds()
	firstB, _, _ := earliest(b).Bounds()
	_, lastA, _ := cmp.Or(a.Date.Latest, a.Date.Value, a.Date.Earliest).Bounds()
	_, lastB, _ := cmp.Or(b.Date.Latest, b.Date.Value, b.Date.Earliest).Bounds()
	return cmp.Or(firstA.Compare(firstB), lastA.Compare(lastB), done(a)-done(b), strings.Compare(a.ID, b.ID))
}

// done is 1 for what happened: on one day a plan stands before what became of it.
func done(e *readout.Event) int {
	if e.Modality == readout.ModalityActual {
		return 1
	}
	return 0
}

// orderOf looks for what tells the order of an undated event among dated ones:
// what became of it, or what it was planned as; then a number in a row of its kind.
func orderOf(e *readout.Event, dated []*readout.Event) *Order {
	for _, d := range dated {
		if e.Outcome != nil && e.Outcome.Event == d.ID {
			return &Order{Before: true, Event: d.ID, By: "plan"}
		}
	}
	for _, d := range slices.Backward(dated) {
		if slices.Contains(e.Plans, d.ID) {
			return &Order{Event: d.ID, By: "plan"}
		}
	}
	n, scope := ordinalOf(e)
	if n == 0 {
		return nil
	}
	for _, d := range dated {
		if m, s := ordinalOf(d); m > n && s == scope && samePair(d, e) {
			return &Order{Before: true, Event: d.ID, By: "ordinal"}
		}
	}
	for _, d := range slices.Backward(dated) {
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
