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
	all, given := readings{}.candidates(records...)
	for _, c := range all {
		if toldTogether(given, c.a, c.b) {
			continue
		}
		out = append(out, Rehearsal{Kind: kindNames[c.a.kind], Features: c.feats[:],
			A: readout.Cite(c.a.rec.Document, c.a.span), B: readout.Cite(c.b.rec.Document, c.b.span)})
	}
	return out
}

// Agreement is a pair of values that are one, in sentences of two documents that
// tell of the same thing.
type Agreement struct {
	Kind   string
	A, B   readout.Evidence
	Near   float64 // likeness of the words around the values, 0 to 1
	Like   float64 // of the sentences
	Denied bool    // of a predicate: both deny it
}

// Agreements lists every pair of values of records that are one and hang alike,
// where [Rehearse] lists those that differ. A trainer changes one of the two to
// see what a conflict looks like. It is for training alone.
func Agreements(records []*readout.Record) []Agreement {
	var all []*passage
	for _, rec := range records {
		all = append(all, passagesOf(rec)...)
	}
	var out []Agreement
	eachPair(append(align(all), alignTied(all)...), func(x, y *fact, al alignment) {
		if comparisons[x.kind].compare(x, y) != agree {
			return
		}
		if near := likeContexts(x, y); near >= leastNear {
			out = append(out, Agreement{Kind: kindNames[x.kind], Near: near, Like: al.like, Denied: x.negated,
				A: readout.Cite(x.rec.Document, x.span), B: readout.Cite(y.rec.Document, y.span)})
		}
	})
	return out
}

// kindNames are the kinds of facts by name, as the table of weights has them.
var kindNames = [...]string{factNumber: "number", factDuration: "duration", factDate: "date", factOrdinal: "ordinal", factPlace: "place",
	factPerson: "person", factClaim: "claim", factAge: "age", factVote: "vote", factOffice: "office", factDeed: "deed"}

// Kinds lists the kinds of facts that are compared, for training.
func Kinds() []string { return kindNames[:] }
