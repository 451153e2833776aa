package readout

// Event is what happened, or is said to be going to: gathered from the event
// mentions of all documents. What one outlet tells of it is an [Account].
type Event struct {
	ID       string    `json:"id"`
	Type     string    `json:"type"` // PLOVER
	Mode     string    `json:"mode"`
	Title    string    `json:"title"`
	Source   []string  `json:"source"` // actor ids
	Target   []string  `json:"target"`
	Date     EventDate `json:"date"`
	Place    *string   `json:"place"` // name, nil when no account gives one
	Modality Modality  `json:"modality"`
	Stories  []string  `json:"stories"`
	Accounts []Account `json:"accounts"`
	Reasons  []Reason  `json:"reasons,omitempty"`
	// Outcome is what became of a plan, nil where nothing tells; Plans are the
	// events that were to become this one, sorted by id.
	Outcome *Outcome `json:"outcome,omitempty"`
	Plans   []string `json:"plans,omitempty"`
	// Order is where texts put it beside other events without a date, by
	// document and place.
	Order []Order `json:"order,omitempty"`
}

// Order is a place in time beside another event that a text tells without a
// date: "after the meeting".
type Order struct {
	Event    string   `json:"event"`
	Before   bool     `json:"before"` // else after
	By       string   `json:"by"`     // the rule that read it
	Evidence Evidence `json:"evidence"`
}

// Outcome ties a plan to what became of it. The two stay two events.
type Outcome struct {
	Event   string      `json:"event"`
	Kind    OutcomeKind `json:"kind"`
	Reasons []Reason    `json:"reasons"`
}

// OutcomeKind says what became of a plan.
type OutcomeKind string

// The outcomes.
const (
	OutcomeHeld      OutcomeKind = "held"
	OutcomeCancelled OutcomeKind = "cancelled"
	OutcomePostponed OutcomeKind = "postponed"
)

// EventDate is when an event happened: the finest value on which the accounts
// agree, and the days that it can mean.
type EventDate struct {
	Value    Date  `json:"value"`
	Earliest Date  `json:"earliest"`
	Latest   Date  `json:"latest"`
	Basis    Basis `json:"basis"` // stated, inferred or unknown
}

// Account is what one document, or one party as quoted in it, says of one event.
type Account struct {
	Document string     `json:"document"`
	Party    *string    `json:"party"` // actor id, nil for the outlet's own voice
	Mentions []Evidence `json:"mentions"`
	Details  []Detail   `json:"details,omitempty"` // what it says of the event, point by point
	// Denied is set where it says, whenever it speaks of the event, that this did not happen.
	Denied bool `json:"denied,omitempty"`
	// Refs are the mentions themselves, for reconcile; they do not leave the program.
	Refs []MentionRef `json:"-"`
}

// Detail is one value that an account gives for a point of its event.
type Detail struct {
	Slot     SlotName `json:"slot"`
	Value    string   `json:"value"` // normalised, as [Slot] has it
	Actor    *string  `json:"actor,omitempty"`
	Negated  bool     `json:"negated,omitempty"`
	Evidence Evidence `json:"evidence"`
}

// MentionRef points at Layers.Mentions[Mention] of a document.
type MentionRef struct {
	Document string
	Mention  int
}

// Statement is an attribution after resolution: its speaker is an actor and
// its event, if it tells of one, is known.
type Statement struct {
	ID       string     `json:"id"`
	Document string     `json:"document"`
	Speaker  *string    `json:"speaker"` // actor id
	Via      string     `json:"via,omitempty"`
	Kind     QuoteKind  `json:"kind"`
	Stance   Stance     `json:"stance"`
	Source   []Evidence `json:"source"`
	Cue      []Evidence `json:"cue"`
	Content  []Evidence `json:"content"`
	Date     Date       `json:"date"`
	Event    *string    `json:"event"`
	Ref      int        `json:"-"` // index into the document's Layers.Attributions
}

// Figure is a quantity after resolution.
type Figure struct {
	ID          string   `json:"id"`
	Measure     string   `json:"measure"`
	By          *string  `json:"by"` // actor id
	On          *string  `json:"on"`
	Value       float64  `json:"value"`
	Unit        string   `json:"unit"`
	Approximate bool     `json:"approximate"`
	Bound       Bound    `json:"bound"`
	Date        Date     `json:"date"`
	Event       *string  `json:"event"`
	Step        string   `json:"step,omitempty"`    // what is done to a measure: imposed, raised, lifted, …
	Planned     bool     `json:"planned,omitempty"` // the step is still to come
	Evidence    Evidence `json:"evidence"`
	Ref         int      `json:"-"` // index into the document's Layers.Quantities
}
