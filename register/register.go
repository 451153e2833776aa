// Package register tells a ledger anew across its stories: which contacts the
// sides had, which measures they took, who spoke on what, and how figures went
// over time. It adds no facts: every row leads to rows and evidence of the
// export, and equal exports give equal registers.
package register

import (
	"cmp"
	"slices"
	"strings"

	"readout"
	"readout/internal/witness"
)

// Registers are the lists of one affair: of all that a ledger holds.
type Registers struct {
	Contacts   []Contact `json:"contacts"`
	Measures   []Measure `json:"measures"`
	Statements []Voice   `json:"statements"`
	Figures    []Series  `json:"figures"`
}

// New makes the registers of an export.
func New(export *readout.Export) *Registers {
	x := newIndex(export)
	return &Registers{Contacts: x.contacts(), Measures: x.measures(), Statements: x.voices(), Figures: x.series()}
}

// Told is one place that tells of a row: of a plan, of what became of it.
type Told struct {
	Event     string            `json:"event"`
	Date      readout.EventDate `json:"date"`
	Documents []string          `json:"documents"`
	Origins   int               `json:"origins"`
	Evidence  readout.Evidence  `json:"evidence"`
}

// index finds the rows of an export by id.
type index struct {
	export      *readout.Export
	documents   map[string]*readout.Record
	actors      map[string]*readout.Actor
	events      map[string]*readout.Event
	governments map[string]string // actor id of a country's government, by code
	witnesses   *witness.Index
}

func newIndex(export *readout.Export) *index {
	x := &index{export: export, documents: map[string]*readout.Record{}, actors: map[string]*readout.Actor{},
		events: map[string]*readout.Event{}, governments: map[string]string{}, witnesses: witness.New(export)}
	for i := range export.Documents {
		x.documents[export.Documents[i].ID] = &export.Documents[i]
	}
	for i := range export.Actors {
		a := &export.Actors[i]
		x.actors[a.ID] = a
		if a.Kind == readout.ActorGovernment && a.Code != "" && x.governments[a.Code] == "" {
			x.governments[a.Code] = a.ID
		}
	}
	for i := range export.Events {
		x.events[export.Events[i].ID] = &export.Events[i]
	}
	return x
}

// told gathers where an event is told: its first evidence, its documents.
func (x *index) told(e *readout.Event) Told {
	t := Told{Event: e.ID, Date: e.Date}
	denied := true // so far, only by who denies it
	for _, a := range e.Accounts {
		for _, evid := range a.Mentions {
			if t.Evidence.Document == "" || denied && !a.Denied || denied == a.Denied && x.before(evid, t.Evidence) {
				t.Evidence, denied = evid, a.Denied
			}
		}
	}
	t.Documents, t.Origins = x.witnesses.Events(e)
	return t
}

// before puts evidence of the document that appeared first before the rest.
func (x *index) before(a, b readout.Evidence) bool {
	return cmp.Or(compareDates(x.published(a.Document), x.published(b.Document)), a.Compare(b)) < 0
}

func (x *index) published(document string) readout.Date {
	if d := x.documents[document]; d != nil {
		return d.Published.Value
	}
	return ""
}

// compareDates orders dates by their first day; what is unknown comes last.
func compareDates(a, b readout.Date) int {
	first, _, ok1 := a.Bounds()
	other, _, ok2 := b.Bounds()
	switch {
	case ok1 && ok2:
		return first.Compare(other)
	case ok1:
		return -1
	case ok2:
		return 1
	}
	return 0
}

// side is the government that an actor acts for in measures: its own country's
// where the ledger knows one, else the actor.
func (x *index) side(id *string) string {
	if id == nil {
		return ""
	}
	a := x.actors[*id]
	if a == nil || a.Code == "" || a.Kind == readout.ActorOrganization {
		return *id
	}
	return cmp.Or(x.governments[a.Code], *id)
}

func known(id string) *string {
	if id == "" {
		return nil
	}
	return &id
}

// addTo adds to a sorted list what it lacks.
func addTo(list []string, s string) []string {
	i, ok := slices.BinarySearch(list, s)
	if ok {
		return list
	}
	return slices.Insert(list, i, s)
}

func compareID(a, b *string) int { return strings.Compare(value(a), value(b)) }

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
