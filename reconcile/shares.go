package reconcile

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// share is a part of a whole that a report gives to somebody: "Norway will get 31
// percent of the catch and Iceland 17 percent".
type share struct {
	rec      *readout.Record
	actor    string
	whole    string // what it is a part of
	quantity *readout.Quantity
}

// shares raises, within a story, the conflict of two shares of one whole that reports
// give to one and the same.
func (r *reconciler) shares(records []*readout.Record) {
	byKey := map[string][]share{}
	for _, rec := range records {
		for _, s := range r.sharesOf(rec) {
			key := s.actor + "\x00" + s.whole
			byKey[key] = append(byKey[key], s)
		}
	}
	for _, key := range sortedKeys(byKey) {
		g := byKey[key]
		for i, a := range g {
			for _, b := range g[:i] {
				if a.rec.Origin != b.rec.Origin && compareNumbers(a.number(), b.number()) == differs && !anyGivesBoth(g, a, b) {
					r.shareConflict(a, b)
				}
			}
		}
	}
}

func (s share) number() number {
	return number{value: s.quantity.Value, unit: "percent", approximate: s.quantity.Approximate, bound: s.quantity.Bound}
}

// anyGivesBoth reports whether one report gives both of two shares.
func anyGivesBoth(g []share, a, b share) bool {
	gives := func(rec *readout.Record, v float64) bool {
		return slices.ContainsFunc(g, func(s share) bool { return s.rec == rec && s.quantity.Value == v })
	}
	return slices.ContainsFunc(g, func(s share) bool { return gives(s.rec, a.quantity.Value) && gives(s.rec, b.quantity.Value) })
}

// sharesOf lists the shares that a report gives. Those of votes and polls are left
// out: they move from one count to the next.
func (r *reconciler) sharesOf(rec *readout.Record) []share {
	var out []share
	if len(rec.Arcs) != len(rec.Tokens) {
		return nil
	}
	for i := range rec.Quantities {
		q := &rec.Quantities[i]
		if q.Unit != "percent" || q.Tokens.Empty() || q.Tokens.First == 0 || r.counted(rec, q) {
			continue
		}
		head := q.Tokens.End - 1
		verb := rec.Arcs[head].Head
		if rec.Arcs[head].Rel == "obj" && verb >= 0 && lexicon.InClass("sharing-verb", strings.ToLower(rec.Tags[verb].Lemma)) {
			if actor := r.childActor(rec, verb); actor != "" {
				out = append(out, share{rec, actor, wholeOf(rec, head), q})
			}
			continue
		}
		if n := len(out); n > 0 && follows(rec, out[n-1].quantity, q) {
			if actor := actorOf(rec, rec.ChainAt(q.Tokens.First-1)); actor != "" {
				out = append(out, share{rec, actor, out[n-1].whole, q}) // "and Iceland 17 percent"
			}
		}
	}
	return slices.DeleteFunc(out, func(s share) bool { return s.whole == "" })
}

// counted reports whether a sentence tells of what moves from one count to the next.
func (r *reconciler) counted(rec *readout.Record, q *readout.Quantity) bool {
	for _, s := range rec.Sentences {
		if s.Span.Contains(q.Span) {
			return slices.ContainsFunc(rec.Tags[s.Tokens.First:s.Tokens.End], func(t readout.Tag) bool {
				return lexicon.MovingMeasure(strings.ToLower(t.Lemma)) || lexicon.InClass("poll-noun", strings.ToLower(t.Lemma))
			})
		}
	}
	return true
}

// childActor is the actor that is the subject of a verb, empty for none.
func (r *reconciler) childActor(rec *readout.Record, verb int) string {
	for i := max(0, verb-subjectReach); i < verb; i++ {
		if rec.Arcs[i].Head == verb && rec.Arcs[i].Rel == "nsubj" {
			return actorOf(rec, rec.ChainAt(i))
		}
	}
	return ""
}

// subjectReach is how many words before its verb a subject may stand.
const subjectReach = 8

// wholeOf is the noun behind "of" that a share hangs on, empty for none.
func wholeOf(rec *readout.Record, head int) string {
	for i := head + 2; i < min(head+subjectReach, len(rec.Tokens)); i++ {
		if rec.Arcs[i].Head == head && strings.HasPrefix(rec.Arcs[i].Rel, "nmod") && rec.Tokens[head+1].Text(rec.Document) == "of" {
			return strings.ToLower(rec.Tags[i].Lemma)
		}
	}
	return ""
}

// follows reports whether a figure goes on with the row of another: right behind a
// name, with nothing between that and the other but what it is a share of.
func follows(rec *readout.Record, before, q *readout.Quantity) bool {
	gap := q.Tokens.First - before.Tokens.End
	if gap < 2 || gap > subjectReach {
		return false
	}
	joined := false
	for i := before.Tokens.End; i < q.Tokens.First; i++ {
		switch rec.Tags[i].UPOS {
		case readout.VERB, readout.SCONJ:
			return false
		case readout.CCONJ:
			joined = true
		}
	}
	return joined
}

func (r *reconciler) shareConflict(a, b share) {
	if r.earlier(a.rec.ID, b.rec.ID) > 0 {
		a, b = b, a
	}
	r.eitherOr("share", readout.Cite(a.rec.Document, a.quantity.Span), readout.Cite(b.rec.Document, b.quantity.Span),
		readout.Finding{Slot: readout.SlotAmount, Weight: 0.7, Summary: r.name(a.actor) + ": ",
			Reasons: []readout.Reason{{By: "one-whole-two-shares", Note: r.name(a.actor) + ", " + a.whole}}})
}
