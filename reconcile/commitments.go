package reconcile

import (
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// leftOut raises what one side's own report of an event has somebody promise and the
// other side's, which is complete enough to be silent, leaves out.
func (r *reconciler) leftOut(e *readout.Event, sides map[string]*telling) {
	for _, have := range sortedKeys(sides) {
		for _, lack := range sortedKeys(sides) {
			theirs := r.wholeReports(e, sides[lack])
			if have == lack || len(theirs) == 0 {
				continue
			}
			var missing []*readout.Statement
			for _, rec := range r.wholeReports(e, sides[have]) {
				for _, s := range r.promises(rec) {
					if !slices.ContainsFunc(theirs, func(o *readout.Record) bool { return r.has(o, s) }) {
						missing = append(missing, s)
					}
				}
			}
			lacking := *sides[lack]
			lacking.topics = slices.DeleteFunc(slices.Clone(lacking.topics), func(c claim) bool { return !slices.Contains(theirs, c.rec) })
			r.promisesLeftOut(e, missing, [2]*telling{sides[have], &lacking})
		}
	}
}

// wholeReports are the reports in which a side itself tells of an event and of
// nothing before it, naming topics enough to leave one out.
func (r *reconciler) wholeReports(e *readout.Event, side *telling) []*readout.Record {
	topics := map[string]int{}
	for _, c := range side.topics {
		topics[c.rec.ID]++
	}
	var out []*readout.Record
	for i := range e.Accounts {
		acct := &e.Accounts[i]
		rec := r.docs[acct.Document]
		if acct.Party != nil && sideKey(r.actors[*acct.Party]) == side.key && topics[rec.ID] >= completeAt && r.opensWith(acct) {
			out = append(out, rec)
		}
	}
	return out
}

// opensWith reports whether a document tells of an account's event in its own voice,
// and first of all.
func (r *reconciler) opensWith(acct *readout.Account) bool {
	rec := r.docs[acct.Document]
	first := slices.IndexFunc(rec.Sentences, func(s readout.Sentence) bool { return s.Kind == readout.RegionBody })
	return slices.ContainsFunc(acct.Refs, func(ref readout.MentionRef) bool {
		m := &rec.Mentions[ref.Mention]
		return m.Within < 0 && m.Sentence <= first
	})
}

// promises are the statements of a document by which somebody binds himself.
func (r *reconciler) promises(rec *readout.Record) []*readout.Statement {
	return slices.DeleteFunc(slices.Clone(r.saidIn(rec)), func(s *readout.Statement) bool { return !r.binds(s) })
}

// binds reports whether who makes a statement promises something: by the word of
// saying, or as what he or his side will do.
func (r *reconciler) binds(s *readout.Statement) bool {
	p := r.passageOf(s)
	if p == nil {
		return false
	}
	x := p.facts[0].from
	within := func(list []readout.Evidence, at readout.Span) bool {
		return slices.ContainsFunc(list, func(e readout.Evidence) bool { return e.Span().Contains(at) })
	}
	return slices.ContainsFunc(p.facts, func(f *fact) bool {
		switch {
		case f.kind != factClaim:
			return false
		case within(s.Cue, f.span):
			return lexicon.InClass("binding-verb", f.name) && !f.negated
		case s.Speaker == nil || !within(s.Content, f.span) || f.claimed() != toCome || x.tree.Head(f.head) < 0 || !within(s.Cue, x.rec.Tokens[x.tree.Head(f.head)].Span):
			return false
		}
		who := x.tree.Child(f.head, "nsubj")
		return who >= 0 && sideKey(r.actors[actorOf(x.rec, x.rec.ChainAt(who))]) == sideKey(r.actors[*s.Speaker])
	})
}

// has reports whether a document has, in whatever words, what a statement promises: two
// of its words beside names in one sentence, or a happening of its kind.
func (r *reconciler) has(rec *readout.Record, s *readout.Statement) bool {
	from := r.docs[s.Document]
	said := slices.DeleteFunc(slices.Clone(r.saying(s).terms), func(t term) bool { return r.nameOf(from, t.word) })
	for _, p := range r.read.of(rec) {
		if _, words := sharedWeight(said, p.words); words > 1 {
			return true
		}
	}
	return slices.ContainsFunc(from.Mentions, func(m readout.EventMention) bool {
		within := slices.ContainsFunc(s.Content, func(e readout.Evidence) bool { return e.Span().Contains(m.Trigger) })
		return within && slices.ContainsFunc(rec.Mentions, func(o readout.EventMention) bool { return o.Type == m.Type && o.Mode == m.Mode })
	})
}

// nameOf reports whether a word is of the name of somebody or some place in a document.
func (r *reconciler) nameOf(rec *readout.Record, word string) bool {
	return slices.ContainsFunc(rec.Entities, func(e readout.Entity) bool {
		return slices.Contains(strings.Fields(strings.ToLower(e.Name)), word)
	})
}

func (r *reconciler) promisesLeftOut(e *readout.Event, missing []*readout.Statement, sides [2]*telling) {
	if len(missing) == 0 {
		return
	}
	have, lack := sides[0], sides[1]
	v := readout.Value{Party: known(have.actor)}
	var words []string
	for _, s := range missing {
		evid := readout.Cite(r.docs[s.Document].Document, s.Cue[0].Span().Cover(s.Content[0].Span()))
		v.Documents, v.Evidence = append(v.Documents, s.Document), append(v.Evidence, evid)
		words = append(words, "“"+evid.Quote+"”")
	}
	v.Value = strings.Join(words, ", ")
	r.emit(readout.Finding{Kind: readout.FindingSilence, Event: &e.ID, Slot: readout.SlotQuote, By: "promise-left-out", Weight: 0.5,
		Values:  []readout.Value{v, {Documents: documentsOf(lack.topics), Party: known(lack.actor), Evidence: cite(lack.topics)}},
		Summary: fmt.Sprintf("%s has %s, %s does not", have.name, strings.Join(words[:min(len(words), mostPromises)], ", "), lack.name),
		Reasons: []readout.Reason{{By: "report-of-the-other-side", Note: fmt.Sprintf("%d topics of its own, nothing of this", len(lack.topics))}}})
}

// mostPromises is how many promises a summary tells.
const mostPromises = 3
