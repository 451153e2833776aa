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
	Event    string     `json:"event"` // names the happening likewise in every document that tells it so; empty for none
	Key      string     `json:"key"`   // what that name is made of: what happened, to whom, when
}

// Told is one telling of a happening in a document: an act of politics, with
// the happenings that its words are too, or another happening.
type Told struct {
	Mention    int   // index into Layers.Mentions, -1 for none
	Happenings []int // indexes into Layers.Happenings
}

// Told lists all that a document tells once each: the acts of politics first,
// then every other happening that is no part of one.
func (l *Layers) Told() []Told {
	out := make([]Told, 0, len(l.Mentions)+len(l.Happenings))
	for i := range l.Mentions {
		out = append(out, Told{Mention: i})
	}
	for i := range l.Happenings {
		switch h := &l.Happenings[i]; {
		case h.Mention >= 0 && h.Mention < len(l.Mentions):
			out[h.Mention].Happenings = append(out[h.Mention].Happenings, i)
		case h.Act < 0:
			out = append(out, Told{Mention: -1, Happenings: []int{i}})
		}
	}
	return out
}
