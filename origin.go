package readout

// Origin is where words came from first: an agency, an outlet, another
// report. Documents that copy one another or credit one agency share one.
type Origin struct {
	ID        string      `json:"id"`
	Name      string      `json:"name"`  // "Agence France-Presse"; the outlet or a document's name where none is credited
	Basis     OriginBasis `json:"basis"` // the strongest tie that made it
	Documents []string    `json:"documents"`
	Ties      []Tie       `json:"ties,omitempty"` // who copies or credits whom
	Reasons   []Reason    `json:"reasons,omitempty"`
}

// OriginBasis says what an origin rests on.
type OriginBasis string

// The bases of the contract.
const (
	OriginCredit   OriginBasis = "credit"
	OriginDateline OriginBasis = "dateline"
	OriginCopy     OriginBasis = "copy"
	OriginOutlet   OriginBasis = "outlet" // nothing ties it to another: it stands for itself
)

// The bases of ties that make no origin: sentences of one document stand in
// another outlet's without credit, or its quotations do as only it has them, yet
// it is no copy. For what is said there, and for that alone, the two are one
// witness.
const (
	TiePassage   OriginBasis = "passage"
	TieQuotation OriginBasis = "quotation"
)

// Lifted reports whether a tie of this basis makes no origin.
func (b OriginBasis) Lifted() bool { return b == TiePassage || b == TieQuotation }

// Tie is one reason why two documents of an origin belong together.
type Tie struct {
	From     string      `json:"from"` // document that copies or credits
	To       string      `json:"to"`   // document copied; empty when the tie is to an agency by name
	Basis    OriginBasis `json:"basis"`
	Share    float64     `json:"share"` // part of From's words that stand in To, 0 to 1; 0 for credits
	Evidence []Evidence  `json:"evidence"`
	Reasons  []Reason    `json:"reasons,omitempty"` // of lifted quotations: what shows that they were
}

// Story is the documents and events that belong to one affair.
type Story struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"` // put together from spans and fixed words
	Documents []string `json:"documents"`
	Events    []string `json:"events"`
	From      Date     `json:"from"`
	To        Date     `json:"to"`
	Reasons   []Reason `json:"reasons,omitempty"`
}

// Actor is a person, government, organisation, place or group across documents.
type Actor struct {
	ID        string     `json:"id"`
	Name      string     `json:"name"`
	Kind      ActorKind  `json:"kind"`
	Code      string     `json:"code,omitempty"` // ISO 3166-1 alpha-3
	Roles     []Role     `json:"roles"`
	Names     []string   `json:"names"` // every form of name seen, sorted
	Evidence  []Evidence `json:"evidence"`
	Reasons   []Reason   `json:"reasons,omitempty"`
	Documents int        `json:"documents"` // in how many it is named
}
