package reconcile

import (
	"fmt"
	"math"
	"slices"

	"readout"
	"readout/internal/denial"
)

// happeningDenied reports accounts that say the event did not happen, where another
// origin says in like words that it did. That a text tells of something with "not" is
// no denial: most such sentences gainsay nobody.
func (r *reconciler) happeningDenied(e *readout.Event) {
	yes, no := r.instances(e)
	var values []readout.Value
	var docs []string
	for _, t := range no {
		if slices.ContainsFunc(yes, func(o instance) bool { return r.gainsays(t, o) }) {
			values = append(values, readout.Value{Value: t.mention.Trigger.Text(t.rec.Document), Documents: []string{t.rec.ID}, Party: t.party,
				Evidence: []readout.Evidence{readout.Cite(t.rec.Document, t.rec.Sentences[t.mention.Sentence].Span)}})
			docs = append(docs, t.rec.ID)
		}
	}
	if len(values) == 0 {
		return
	}
	r.emit(readout.Finding{Kind: readout.FindingDenial, Event: &e.ID, Slot: readout.SlotOutcome, By: "happening-denied", Values: values, Weight: 0.5,
		Summary: fmt.Sprintf("did not happen, says %s", r.labels(docs)),
		Reasons: []readout.Reason{{By: "negative-polarity", Note: fmt.Sprintf("%d mentions deny, %d assert", len(no), len(yes))}}})
}

// instance is one place where a report says that an event happened, or that it did not.
type instance struct {
	rec     *readout.Record
	mention *readout.EventMention
	party   *string
}

// instances lists where the reports of an event tell of it as real, and where they say or
// have somebody deny that it was.
func (r *reconciler) instances(e *readout.Event) (yes, no []instance) {
	for _, acct := range e.Accounts {
		for _, ref := range acct.Refs {
			rec := r.docs[ref.Document]
			m := &rec.Mentions[ref.Mention]
			switch {
			case m.Modality != readout.ModalityActual:
			case denial.Told(rec.Document, m):
				no = append(no, instance{rec, m, acct.Party})
			case m.Polarity == readout.PolarityPos:
				yes = append(yes, instance{rec, m, acct.Party})
			}
		}
	}
	return yes, no
}

// leastGainsaid is how alike two sentences must be for one to deny what the other tells
// where nobody is said to deny it.
const leastGainsaid = 0.45

// gainsays reports whether one sentence denies what the sentence of another origin tells.
func (r *reconciler) gainsays(no, yes instance) bool {
	if no.party != nil && no.rec.ID != yes.rec.ID || no.mention.Polarity == readout.PolarityPos {
		return true // a side's own account, or somebody's plain denial
	}
	if no.rec.Origin == yes.rec.Origin || no.rec.ID == yes.rec.ID {
		return false
	}
	p, q := r.sentenceOf(no), r.sentenceOf(yes)
	if p == nil || q == nil {
		return len(no.rec.Arcs) == 0 || len(yes.rec.Arcs) == 0 // not analysed so far
	}
	if _, ok := alignWords(p, q); ok && no.mention.Within >= 0 {
		return true
	}
	shared, words := sharedWeight(p.words, q.words)
	return words > 1 && shared >= leastGainsaid*math.Sqrt(p.total*q.total)
}

// sentenceOf is the passage of an instance, nil where it states nothing.
func (r *reconciler) sentenceOf(t instance) *passage {
	for _, p := range r.read.of(t.rec) {
		if p.facts[0].sentence == t.mention.Sentence {
			return p
		}
	}
	return nil
}
