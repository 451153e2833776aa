package readout

// Happening is one place where a text says that something happened or was
// said, whatever verb or noun says it: what TimeML calls an event, without the
// states. An [EventMention] is an act of politics with a PLOVER type; a
// happening has none, it is known by its verb. It never enters the ledger.
type Happening struct {
	Trigger  Span       `json:"trigger"`
	Head     int        `json:"head"`     // token index of the trigger's first word
	Sentence int        `json:"sentence"` // index into Layers.Sentences
	Lemma    string     `json:"lemma"`    // the verb, of a noun that has one: "delivery" is "deliver"
	Mention  int        `json:"mention"`  // index into Layers.Mentions of the act with this trigger, -1
	Act      int        `json:"act"`      // index into Layers.Mentions of the act that it is a part of, -1
	Source   []Argument `json:"source"`   // who or what does it
	Target   []Argument `json:"target"`   // to whom or to what it is done
	Polarity Polarity   `json:"polarity"`
	Modality Modality   `json:"modality"`
	Timex    int        `json:"timex"` // index into Layers.Timexes of what dates it, -1 for none
	Date     Date       `json:"date"`  // unknown stays empty
	Basis    Basis      `json:"basis"` // stated: an expression of its own clause; inferred: by the rule below; unknown
	By       string     `json:"by"`    // the rule that dated it
}
