package readout

// TimexType is the TIMEX3 type of a time expression.
type TimexType string

// The TIMEX3 types.
const (
	TimexDate     TimexType = "DATE"
	TimexTime     TimexType = "TIME"
	TimexDuration TimexType = "DURATION"
	TimexSet      TimexType = "SET"
)

// Timex is a time expression after TIMEX3 (TimeML 1.2.1).
type Timex struct {
	Span   Span       `json:"span"`
	Tokens TokenRange `json:"tokens"`
	Type   TimexType  `json:"type"`
	Value  string     `json:"value"` // TIMEX3 value: 2025-06-05, XXXX-WXX-4, PT90M, PRESENT_REF
	Mod    string     `json:"mod"`   // TIMEX3 mod: APPROX, LESS_THAN, START, MID, END, …; empty for none
	// Date is the calendar value that Value stands for, empty where the text
	// alone and the document time do not tell: a weekday in an undated article.
	Date Date `json:"date"`
	// Relative says how the expression hangs on the document time, in the form
	// that internal/calendar reads ("day-1", "month-1", "weekday4<"), so that a
	// date inferred later can fill Date. Empty for absolute expressions.
	Relative string `json:"relative,omitempty"`
	By       string `json:"by"` // the rule that found it
}

// Bound says on which side a figure is open.
type Bound string

// The bounds of the contract.
const (
	BoundNone    Bound = "none"
	BoundAtLeast Bound = "at-least" // "more than 40", "at least 40"
	BoundAtMost  Bound = "at-most"  // "up to 40", "nearly 40" is approximate, not bounded
)

// Quantity is a figure in the text: a count, percentage, sum of money or
// measure, with what it measures and whose it is where the sentence says so.
type Quantity struct {
	Span        Span       `json:"span"` // the number with its unit: "nearly $600 billion" has "$600 billion"
	Tokens      TokenRange `json:"tokens"`
	Value       float64    `json:"value"`
	Unit        string     `json:"unit"` // percent, ISO 4217 code, minute, kilometre, person, … or "count"
	Approximate bool       `json:"approximate"`
	Bound       Bound      `json:"bound"`
	Of          string     `json:"of,omitempty"`      // lemma of the thing counted: "soldier"
	Measure     string     `json:"measure,omitempty"` // what is measured: tariff, trade, toll, …
	ByChain     int        `json:"by_chain"`          // who imposes or gives, NoChain when unsaid
	OnChain     int        `json:"on_chain"`          // whom it falls on, NoChain when unsaid
	Timex       int        `json:"timex"`             // index into Layers.Timexes of its date or of itself as a duration, -1 for none
	Rule        string     `json:"rule"`
}
