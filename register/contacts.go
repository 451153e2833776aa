package register

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"readout"
	"readout/lexicon"
)

// Contact is one call, meeting, visit or invitation: planned, held or called
// off. A plan and what became of it are one row with both evidences.
type Contact struct {
	Events     []string          `json:"events"` // the plans, then what became of them
	Mode       string            `json:"mode"`
	Status     string            `json:"status"` // planned, held, cancelled, postponed, proposed, denied; made, accepted, declined for invitations
	Parties    []string          `json:"parties"`
	Initiators []Initiator       `json:"initiators"`
	Date       readout.EventDate `json:"date"`
	Place      *string           `json:"place"`
	Origins    int               `json:"origins"`
	Planned    []Told            `json:"planned"`
	Outcome    *Told             `json:"outcome"`
	// Denied is where somebody says that it did not happen; Reported is, of what
	// no text dates, when it was first told.
	Denied   []readout.Evidence `json:"denied"`
	Reported readout.Date       `json:"reported"`
	// Visit is, of a meeting that is held on a visit, the first event of that
	// visit's row, which stands above.
	Visit *string `json:"visit"`
	// Answer is, of an invitation, where another event tells that it was accepted.
	Answer *Told `json:"answer"`
}

// Initiator is who asked for a contact, as one report or side says.
type Initiator struct {
	Actor    *string          `json:"actor"`
	Words    string           `json:"words"`
	Evidence readout.Evidence `json:"evidence"`
}

func isContact(e *readout.Event) bool {
	if e.Type != "CONSULT" && e.Mode != "cancellation" {
		return false
	}
	m := lexicon.ModeOf(e.Mode)
	return lexicon.InClass("contact-mode", m.Name) || e.Mode == "cancellation" || slices.Contains(m.Families, "call") || slices.Contains(m.Families, "meeting")
}

// contacts lists the contacts in order of time, those without a date last.
func (x *index) contacts() []Contact {
	out := []Contact{}
	for i := range x.export.Events {
		e := &x.export.Events[i]
		if !isContact(e) || e.Outcome != nil && x.events[e.Outcome.Event] != nil {
			continue // a plan stands in the row of what became of it
		}
		if c := x.contact(e); len(c.Parties) > 1 || len(c.Parties) == 1 && c.Place != nil || c.Outcome != nil && len(c.Planned) > 0 {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b Contact) int {
		return cmp.Or(compareDates(a.since(), b.since()), strings.Compare(a.Events[0], b.Events[0]))
	})
	return withVisits(out)
}

// withVisits puts what is held on a visit, at its place and on its days by the
// visitor, behind the row of the visit.
func withVisits(list []Contact) []Contact {
	held := map[int][]Contact{}
	out := make([]Contact, 0, len(list))
	for _, c := range list {
		if i := slices.IndexFunc(list, func(v Contact) bool { return v.holds(&c) }); i >= 0 {
			c.Visit = &list[i].Events[0]
			held[i] = append(held[i], c)
		}
	}
	for i, c := range list {
		if slices.ContainsFunc(list, func(v Contact) bool { return v.holds(&c) }) {
			continue
		}
		out = append(append(out, c), held[i]...)
	}
	return out
}

// holds reports whether a visit is that on which a meeting is held.
func (c *Contact) holds(m *Contact) bool {
	if c.Mode != "visit" || m.Mode == "visit" || m.Mode == "invitation" || c.Status != m.Status || c.Place == nil || m.Place == nil || *c.Place != *m.Place {
		return false
	}
	first, last, ok1 := c.days()
	from, to, ok2 := m.days()
	return ok1 && ok2 && !from.Before(first) && !to.After(last) && slices.ContainsFunc(c.Parties, func(p string) bool { return slices.Contains(m.Parties, p) })
}

// days are the first and the last day that a contact can mean.
func (c *Contact) days() (first, last time.Time, ok bool) {
	first, _, ok1 := cmp.Or(c.Date.Earliest, c.Date.Value).Bounds()
	_, last, ok2 := cmp.Or(c.Date.Latest, c.Date.Value).Bounds()
	return first, last, ok1 && ok2
}

// since is the day by which a contact stands in its order.
func (c *Contact) since() readout.Date { return cmp.Or(c.Date.Earliest, c.Date.Value, c.Reported) }

func (x *index) contact(e *readout.Event) Contact {
	c := Contact{Mode: e.Mode, Date: e.Date, Place: e.Place, Events: []string{}, Denied: []readout.Evidence{}}
	here := x.told(e)
	switch e.Modality {
	case readout.ModalityActual:
		if c.Status, c.Outcome = string(readout.OutcomeHeld), &here; e.Mode == "invitation" {
			c.Status = "made"
		}
	case readout.ModalityPlanned:
		c.Status, c.Planned = string(readout.ModalityPlanned), []Told{here}
	default:
		c.Status, c.Planned = "proposed", []Told{here}
	}
	events := []*readout.Event{}
	for _, id := range e.Plans {
		plan := x.events[id]
		if plan == nil {
			continue
		}
		events = append(events, plan)
		c.Planned = append(c.Planned, x.told(plan))
		if c.Status = string(plan.Outcome.Kind); plan.Outcome.Kind != readout.OutcomeHeld {
			c.Mode, c.Date = plan.Mode, plan.Date
		}
		if c.Place == nil {
			c.Place = plan.Place
		}
	}
	if e.Mode == "cancellation" && len(events) == 0 {
		c.Status = string(readout.OutcomeCancelled)
	}
	events = append(events, e)
	for _, at := range events {
		c.Events = append(c.Events, at.ID)
		x.readContact(&c, at)
	}
	all := slices.Clone(c.Parties)
	c.Parties = slices.DeleteFunc(c.Parties, func(id string) bool { return x.stoodFor(all, x.actors[id]) })
	_, c.Origins = x.witnesses.Events(events...)
	x.answer(&c, e)
	if a := x.acceptanceOf(e); a != nil && c.Status == "made" {
		told := x.told(a)
		c.Status, c.Answer = "accepted", &told
		c.Events = append(c.Events, a.ID)
	}
	if !c.since().Known() {
		c.Reported = x.firstTold(events)
	}
	return c
}

// answer notes what is said in answer to a contact that is told of: that there was
// none, that an invitation was accepted or declined.
func (x *index) answer(c *Contact, e *readout.Event) {
	if e.Modality != readout.ModalityActual {
		return
	}
	for _, a := range e.Accounts {
		if a.Denied && len(a.Mentions) > 0 {
			c.Denied = append(c.Denied, a.Mentions[0])
		}
		for _, d := range a.Details {
			if d.Slot == readout.SlotOutcome && !d.Negated && e.Mode == "invitation" && (d.Value == "accepted" || d.Value == "declined") {
				c.Status = d.Value
			}
		}
	}
	if len(c.Denied) > 0 && len(c.Denied) == len(e.Accounts) && len(c.Planned) == 0 {
		c.Status, c.Outcome = "denied", nil
	}
	slices.SortStableFunc(c.Denied, func(a, b readout.Evidence) int {
		return cmp.Or(compareDates(x.published(a.Document), x.published(b.Document)), a.Compare(b))
	})
}

// answerDays is how far from an invitation its acceptance may lie.
const answerDays = 62

// acceptanceOf is the one event that tells that all who are invited accept an
// invitation, of nobody else's; nil for none, or for one that may answer another
// invitation as well.
func (x *index) acceptanceOf(invitation *readout.Event) (found *readout.Event) {
	if invitation.Mode != "invitation" {
		return nil
	}
	for i := range x.export.Events {
		if e := &x.export.Events[i]; x.accepts(e, invitation) {
			if found != nil {
				return nil
			}
			found = e
		}
	}
	for i := range x.export.Events {
		if e := &x.export.Events[i]; found != nil && e.ID != invitation.ID && e.Mode == "invitation" && x.accepts(found, e) {
			return nil
		}
	}
	return found
}

// accepts reports whether an event may tell of the acceptance of an invitation: by all
// who are invited and nobody else, and about when they were.
func (x *index) accepts(e, invitation *readout.Event) bool {
	if e.Mode != "acceptance" || e.Modality != readout.ModalityActual || !isDated(e) {
		return false
	}
	first, last := x.madeOn(invitation)
	if first.IsZero() {
		return false
	}
	if !x.covers(e.Source, invitation.Target) || !x.covers(invitation.Target, e.Source) || len(e.Target) > 0 && !x.covers(e.Target, invitation.Source) {
		return false
	}
	return firstDay(e).Sub(last) <= answerDays*24*time.Hour && first.Sub(lastDay(e)) <= answerDays*24*time.Hour
}

// madeOn is the first and the last day on which an invitation may have been made: where
// no day is known, that of the first report of it; zero for none.
func (x *index) madeOn(invitation *readout.Event) (first, last time.Time) {
	if isDated(invitation) {
		return firstDay(invitation), lastDay(invitation)
	}
	first, last, _ = x.firstTold([]*readout.Event{invitation}).Bounds()
	return first, last
}

// covers reports whether every one of some actors is among others, or somebody of his
// country is.
func (x *index) covers(others, actors []string) bool {
	for _, id := range actors {
		if !slices.ContainsFunc(others, func(o string) bool { return o == id || x.side(&o) == x.side(&id) }) {
			return false
		}
	}
	return len(actors) > 0
}

// firstTold is the day of the first report of events; unknown where none has one.
func (x *index) firstTold(events []*readout.Event) (first readout.Date) {
	for _, e := range events {
		for _, a := range e.Accounts {
			if day := x.published(a.Document); day.Known() && (first == "" || compareDates(day, first) < 0) {
				first = day
			}
		}
	}
	return first
}

// readContact takes parties and initiators from one event of a row.
func (x *index) readContact(c *Contact, e *readout.Event) {
	for _, id := range slices.Concat(e.Source, e.Target) {
		if a := x.actors[id]; a != nil && a.Kind != readout.ActorPlace {
			c.Parties = addTo(c.Parties, id)
		}
	}
	for _, a := range e.Accounts {
		for _, d := range a.Details {
			if d.Slot == readout.SlotInitiator && !d.Negated {
				c.Initiators = append(c.Initiators, Initiator{Actor: d.Actor, Words: d.Value, Evidence: d.Evidence})
			}
		}
	}
}

// stoodFor reports whether a government is there already by somebody of its
// country.
func (x *index) stoodFor(parties []string, a *readout.Actor) bool {
	return a.Kind == readout.ActorGovernment && a.Code != "" && slices.ContainsFunc(parties, func(id string) bool {
		return x.actors[id].Kind == readout.ActorPerson && x.actors[id].Code == a.Code
	})
}
