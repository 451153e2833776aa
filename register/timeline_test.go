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

// TestNewTimeline_order places events by date, and without one by plans and counts.
func TestNewTimeline_order(t *testing.T) {
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
		{"nothing tells", []readout.Event{day("e1", "2031-05-01", actual), day("e2", "", actual)}, []string{"e1"}, []string{"e2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var ids []string
			for _, e := range c.events {
				ids = append(ids, e.ID)
			}
			for range 2 { // the order of asking changes nothing
				line := register.NewTimeline(&readout.Export{Events: c.events}, "Talks", ids)
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
