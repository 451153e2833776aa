package reconcile

import "readout"

// Rehearsal is a pair of values that differ, as the trainer of the weights sees
// it: with its features instead of a verdict.
type Rehearsal struct {
	Kind     string
	A, B     readout.Evidence
	Features []float64
}

// Rehearse lists every pair of values of records that differ and may be two
// versions of one fact. It is for training alone.
func Rehearse(records []*readout.Record) []Rehearsal {
	var out []Rehearsal
	all, given := candidates(records)
	for _, c := range all {
		if toldTogether(given, c.a, c.b) {
			continue
		}
		out = append(out, Rehearsal{Kind: kindNames[c.a.kind], Features: c.feats[:],
			A: readout.Cite(c.a.rec.Document, c.a.span), B: readout.Cite(c.b.rec.Document, c.b.span)})
	}
	return out
}

// kindNames are the kinds of facts by name, as the table of weights has them.
var kindNames = [...]string{factNumber: "number", factDuration: "duration", factDate: "date", factOrdinal: "ordinal", factPlace: "place",
	factPerson: "person", factClaim: "claim", factAge: "age", factVote: "vote", factOffice: "office", factDeed: "deed"}

// Kinds lists the kinds of facts that are compared, for training.
func Kinds() []string { return kindNames[:] }
