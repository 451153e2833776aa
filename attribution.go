package readout

// QuoteKind is how words are reported.
type QuoteKind string

// The kinds of attribution.
const (
	QuoteDirect   QuoteKind = "direct"
	QuoteIndirect QuoteKind = "indirect"
	QuoteMixed    QuoteKind = "mixed"
)

// Stance is what the cue says of the content.
type Stance string

// The stances. A cue class in the lexicon gives one.
const (
	StanceAssert Stance = "assert" // said, announced, noted
	StanceDeny   Stance = "deny"   // denied, rejected
	StanceDoubt  Stance = "doubt"  // alleged, reportedly
	StanceAsk    Stance = "ask"    // asked, urged, demanded
	StanceWant   Stance = "want"   // hopes, wants, plans
)

// Attribution is one place where a text gives somebody's words, thoughts or
// position: source, cue and content after PARC and PolNeAR. Its Source is who
// is quoted, never to be confused with the [Origin] of the text.
type Attribution struct {
	Sentence int       `json:"sentence"` // index of the sentence that holds the cue, or the content's first
	Source   []Span    `json:"source"`   // may be empty: the speaker is understood from before
	Cue      []Span    `json:"cue"`
	Content  []Span    `json:"content"` // two spans when the cue splits a quotation
	Quotes   []Span    `json:"quotes"`  // the quoted stretches within content, without the marks
	Kind     QuoteKind `json:"kind"`
	Stance   Stance    `json:"stance"`
	Speaker  int       `json:"speaker"`       // index into Layers.Chains; NoChain when unknown
	Via      string    `json:"via,omitempty"` // through whom the words came: an agency, a report, a social network
	Parent   int       `json:"parent"`        // index of the attribution whose content holds this one, -1 for none
	Timex    int       `json:"timex"`         // index into Layers.Timexes of when it was said, -1 for none
	Reasons  []Reason  `json:"reasons"`
}
