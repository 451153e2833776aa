package readout

// Polarity says whether a text asserts or denies a happening.
type Polarity string

// The polarities.
const (
	PolarityPos Polarity = "pos"
	PolarityNeg Polarity = "neg"
)

// Modality says how real a happening is in its text.
type Modality string

// The modalities.
const (
	ModalityActual       Modality = "actual"
	ModalityPlanned      Modality = "planned"
	ModalityHypothetical Modality = "hypothetical"
)

// EventMention is one place where a text speaks of a happening. The happening
// itself, gathered from all mentions, is an [Event].
type EventMention struct {
	Trigger  Span       `json:"trigger"`
	Head     int        `json:"head"`     // token index of the trigger's head word
	Sentence int        `json:"sentence"` // index into Layers.Sentences
	Type     string     `json:"type"`     // PLOVER: CONSULT, COERCE, …
	Mode     string     `json:"mode"`     // finer: call, meeting, tariff, …
	Source   []Argument `json:"source"`   // who acts
	Target   []Argument `json:"target"`   // on whom, with whom
	Timex    int        `json:"timex"`    // index into Layers.Timexes, -1 for none
	Place    *Argument  `json:"place,omitempty"`
	Polarity Polarity   `json:"polarity"`
	Modality Modality   `json:"modality"`
	Slots    []Slot     `json:"slots,omitempty"`
	Within   int        `json:"within"` // index of the attribution whose content holds the trigger, -1: the outlet's own voice
	Reasons  []Reason   `json:"reasons"`
}

// Argument is one participant or place of a mention.
type Argument struct {
	Span  Span   `json:"span"`
	Text  string `json:"text"`
	Chain int    `json:"chain"` // index into Layers.Chains, NoChain when unresolved
	Code  string `json:"code,omitempty"`
}

// SlotName names what an account can say of an event.
type SlotName string

// The slots of the contract.
const (
	SlotDate        SlotName = "date"
	SlotDuration    SlotName = "duration"
	SlotPlace       SlotName = "place"
	SlotParticipant SlotName = "participant"
	SlotInitiator   SlotName = "initiator" // who asked for it
	SlotCount       SlotName = "count"
	SlotOrdinal     SlotName = "ordinal" // "second this year", "first since …"
	SlotAmount      SlotName = "amount"
	SlotTopic       SlotName = "topic" // discussed, or with Negated said not to be
	SlotQuote       SlotName = "quote"
	SlotOutcome     SlotName = "outcome"  // agreed, refused, signed
	SlotModality    SlotName = "modality" // will, has
	SlotSpeaker     SlotName = "speaker"
	SlotStep        SlotName = "step"      // of measures: imposed, raised, lifted, …; in details only
	SlotGoods       SlotName = "goods"     // of measures: what they lie on; in details only
	SlotDirection   SlotName = "direction" // who did it to whom, from where to where
	SlotRole        SlotName = "role"      // who holds an office
	SlotDetail      SlotName = "detail"    // how much a party tells at all: "gave no details"
)

// Slot is one value that a mention gives for a property of its event.
type Slot struct {
	Name     SlotName `json:"name"`
	Span     Span     `json:"span"`
	Value    string   `json:"value"`    // normalised: "PT90M", "2/year:2025", "1/since:inauguration", topic lemma or name
	Chain    int      `json:"chain"`    // for initiator, participant and topics that are actors; NoChain otherwise
	Timex    int      `json:"timex"`    // -1 for none
	Quantity int      `json:"quantity"` // -1 for none
	Within   int      `json:"within"`   // attribution that says so, -1: the outlet's own voice
	Negated  bool     `json:"negated"`
}
