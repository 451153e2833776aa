package register

import (
	"cmp"
	"slices"
	"strings"
	"time"

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
	Before   bool              `json:"before"` // else after
	Event    string            `json:"event"`
	By       string            `json:"by"`                 // plan: one was to become the other; text: a report says so; ordinal: "the second talks"
	Evidence *readout.Evidence `json:"evidence,omitempty"` // of what a report says
}

// Timelines makes timelines of one export.
type Timelines struct{ index *index }

// NewTimelines reads an export.
func NewTimelines(export *readout.Export) *Timelines { return &Timelines{newIndex(export)} }

// Of puts events in order: by the first day that they can mean, then by the
// last, plans before deeds, then by id; where days overlap, as reports tell their
// order. An event without a date stands right before or behind another
// where a plan, a report or a counted order ties the two.
func (t *Timelines) Of(title string, events []string) Timeline {
	out := Timeline{Title: title, Placed: []Entry{}, Loose: []Entry{}}
	var dated, undated []*readout.Event
	for _, id := range events {
		switch e := t.index.events[id]; {
		case e == nil:
		case isDated(e):
			dated = append(dated, e)
		default:
			undated = append(undated, e)
		}
	}
	slices.SortFunc(dated, byTime)
	slices.SortFunc(undated, func(a, b *readout.Event) int { return strings.Compare(a.ID, b.ID) })
	told := toldOrder(slices.Concat(dated, undated))
	line := placing{told: told, events: told.sorted(dated)}
	for i, e := range line.events {
		line.orders = append(line.orders, told.besideOf(e, line.events[:i]))
	}
	for _, e := range line.place(undated) {
		out.Loose = append(out.Loose, t.index.entry(e))
	}
	for i, e := range line.events {
		entry := t.index.entry(e)
		entry.Order = line.orders[i]
		out.Placed = append(out.Placed, entry)
	}
	return out
}

func (x *index) entry(e *readout.Event) Entry {
	out := Entry{Event: e.ID, Title: e.Title, Date: e.Date, Modality: e.Modality, Evidence: []readout.Evidence{}}
	var denials []readout.Evidence // cited last
	for _, a := range e.Accounts {
		if a.Denied {
			denials = append(denials, a.Mentions...)
			continue
		}
		out.Evidence = append(out.Evidence, a.Mentions...)
	}
	out.Evidence = append(out.Evidence, denials...)
	_, out.Origins = x.witnesses.Events(e)
	return out
}

func earliest(e *readout.Event) readout.Date { return cmp.Or(e.Date.Earliest, e.Date.Value) }

func isDated(e *readout.Event) bool {
	_, _, ok := earliest(e).Bounds()
	return ok
}

// firstDay and lastDay are the ends of the days that an event can mean; the zero
// time where it has none.
func firstDay(e *readout.Event) time.Time {
	first, _, _ := earliest(e).Bounds()
	return first
}

func lastDay(e *readout.Event) time.Time {
	_, last, _ := cmp.Or(e.Date.Latest, e.Date.Value, e.Date.Earliest).Bounds()
	return last
}

func byTime(a, b *readout.Event) int {
	return cmp.Or(firstDay(a).Compare(firstDay(b)), lastDay(a).Compare(lastDay(b)), done(a)-done(b), strings.Compare(a.ID, b.ID))
}

// done is 1 for what happened: on one day a plan stands before what became of it.
func done(e *readout.Event) int {
	if e.Modality == readout.ModalityActual {
		return 1
	}
	return 0
}
