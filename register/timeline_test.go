package register_test

import (
	"slices"
	"testing"

	"readout"
	"readout/register"
)

func day(id string, date readout.Date, m readout.Modality) readout.Event {
	return readout.Event{ID: id, Mode: "talks", Title: "Talks " + id, Modality: m, Source: []string{"a1"}, Target: []string{"a2"},
		Date: readout.EventDate{Value: date, Earliest: date, Latest: date, Basis: readout.BasisStated}}
}

func counted(e readout.Event, value string) readout.Event {
	e.Accounts = []readout.Account{{Document: "d1", Details: []readout.Detail{{Slot: readout.SlotOrdinal, Value: value}}}}
	return e
}

func after(e readout.Event, other string) readout.Event {
	e.Order = append(e.Order, readout.Order{Event: other, By: "order-noun", Evidence: readout.Evidence{Document: "d1", End: 5, Quote: "after"}})
	return e
}

func before(e readout.Event, other string) readout.Event {
	e = after(e, other)
	e.Order[len(e.Order)-1].Before = true
	return e
}

// TestTimelines_order places events by date, and without one by plans, by what
// reports say and by counts.
func TestTimelines_order(t *testing.T) {
	const actual, planned = readout.ModalityActual, readout.ModalityPlanned
	plan := day("e9", "", planned)
	plan.Outcome = &readout.Outcome{Event: "e2", Kind: readout.OutcomeHeld}
	other := counted(day("e8", "", actual), "2/year:2031")
	other.Target = []string{"a3"}
	for _, c := range []struct {
		name          string
		events        []readout.Event
		placed, loose []string
	}{
		{"days", []readout.Event{day("e1", "2031-05-02", actual), day("e2", "2031-05-01", actual)}, []string{"e2", "e1"}, nil},
		{"the coarser lies later where it ends later", []readout.Event{day("e1", "2031-05", actual), day("e2", "2031-05-01", actual)}, []string{"e2", "e1"}, nil},
		{"a plan before the deed of its day", []readout.Event{day("e1", "2031-05-01", actual), day("e2", "2031-05-01", planned)}, []string{"e2", "e1"}, nil},
		{"an undated plan before what became of it", []readout.Event{day("e1", "2031-05-01", actual), day("e2", "2031-05-03", actual), plan}, []string{"e1", "e9", "e2"}, nil},
		{"the second after the first", []readout.Event{counted(day("e1", "2031-05-01", actual), "1/year:2031"), day("e2", "2031-05-03", actual), counted(day("e3", "", actual), "2/year:2031")}, []string{"e1", "e3", "e2"}, nil},
		{"the second before the third", []readout.Event{day("e1", "2031-05-01", actual), counted(day("e2", "2031-05-03", actual), "3/year:2031"), counted(day("e3", "", actual), "2/year:2031")}, []string{"e1", "e3", "e2"}, nil},
		{"a count of another pair", []readout.Event{counted(day("e1", "2031-05-01", actual), "1/year:2031"), other}, []string{"e1"}, []string{"e8"}},
		{"told after", []readout.Event{day("e1", "2031-05-01", actual), day("e2", "2031-05-03", actual), after(day("e3", "", actual), "e1")}, []string{"e1", "e3", "e2"}, nil},
		{"told before", []readout.Event{day("e1", "2031-05-01", actual), day("e2", "2031-05-03", actual), before(day("e3", "", actual), "e2")}, []string{"e1", "e3", "e2"}, nil},
		{"told of the dated one", []readout.Event{after(day("e1", "2031-05-01", actual), "e3"), day("e2", "2031-04-03", actual), day("e3", "", actual)}, []string{"e2", "e3", "e1"}, nil},
		{"by way of another", []readout.Event{day("e1", "2031-05-01", actual), after(day("e3", "", actual), "e4"), after(day("e4", "", actual), "e1")}, []string{"e1", "e4", "e3"}, nil},
		{"told both ways", []readout.Event{day("e1", "2031-05-01", actual), before(after(day("e3", "", actual), "e1"), "e1")}, []string{"e1"}, []string{"e3"}},
		{"told against the dates of others", []readout.Event{day("e1", "2031-05-01", actual), day("e2", "2031-05-03", actual), before(after(day("e3", "", actual), "e2"), "e1")}, []string{"e1", "e2"}, []string{"e3"}},
		{"on one day as told", []readout.Event{after(day("e1", "2031-05-01", actual), "e2"), day("e2", "2031-05-01", actual), day("e3", "2031-05-01", actual)}, []string{"e2", "e1", "e3"}, nil},
		{"a month after a day of it", []readout.Event{after(day("e1", "2031-05", actual), "e2"), day("e2", "2031-05-07", actual), day("e3", "2031-05-09", actual)}, []string{"e2", "e1", "e3"}, nil},
		{"a day goes before what is told", []readout.Event{after(day("e1", "2031-05-03", actual), "e2"), day("e2", "2031-05-07", actual)}, []string{"e1", "e2"}, nil},
		{"a day does not wait past itself", []readout.Event{after(day("e1", "2031-05-03", actual), "e2"), after(day("e2", "2031-05", actual), "e3"), day("e3", "2031-05-07", actual)}, []string{"e1", "e3", "e2"}, nil},
		{"in a ring", []readout.Event{after(day("e1", "2031-05-01", actual), "e2"), after(day("e2", "2031-05-01", actual), "e3"), after(day("e3", "2031-05-01", actual), "e1")}, []string{"e1", "e2", "e3"}, nil},
		{"nothing tells", []readout.Event{day("e1", "2031-05-01", actual), day("e2", "", actual)}, []string{"e1"}, []string{"e2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var ids []string
			for _, e := range c.events {
				ids = append(ids, e.ID)
			}
			for range 2 { // the order of asking changes nothing
				line := register.NewTimelines(&readout.Export{Events: c.events}).Of("Talks", ids)
				if got := eventsOf(line.Placed); !slices.Equal(got, c.placed) {
					t.Errorf("placed %v, want %v", got, c.placed)
				}
				if got := eventsOf(line.Loose); !slices.Equal(got, c.loose) {
					t.Errorf("loose %v, want %v", got, c.loose)
				}
				slices.Reverse(ids)
			}
		})
	}
}

func eventsOf(list []register.Entry) (out []string) {
	for _, e := range list {
		out = append(out, e.Event)
	}
	return out
}
