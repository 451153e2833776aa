package reconcile

import (
	"fmt"
	"math"
	"slices"

	"readout"
	"readout/lexicon"
)

// likeWords is how alike the words of two statements must be for one to take back
// the other.
const likeWords = 0.45

// refuted raises, in a story, the words that one report gives and another has their
// speaker deny to have said, and the figures that one gives and in another somebody
// denies.
func (r *reconciler) refuted(records []*readout.Record) {
	for _, rec := range records {
		for _, s := range r.saidIn(rec) {
			r.disown(s, records)
			r.denyFigures(s, records)
			r.denyClaims(s, records)
		}
	}
}

// saidIn are the statements of a document.
func (r *reconciler) saidIn(rec *readout.Record) []*readout.Statement {
	if r.said == nil {
		r.said = map[string][]*readout.Statement{}
		for i := range r.export.Statements {
			if s := &r.export.Statements[i]; len(s.Cue) > 0 && len(s.Content) > 0 {
				r.said[s.Document] = append(r.said[s.Document], s)
			}
		}
	}
	return r.said[rec.ID]
}

// passageOf is the sentence in which the content of a statement begins, nil where it
// states nothing.
func (r *reconciler) passageOf(s *readout.Statement) *passage {
	for _, p := range r.read.of(r.docs[s.Document]) {
		if p.rec.Sentences[p.facts[0].sentence].Span.Contains(s.Content[0].Span()) {
			return p
		}
	}
	return nil
}

// disown raises a statement that its speaker denies to have made with those of
// other reports that have the speaker make it.
func (r *reconciler) disown(s *readout.Statement, records []*readout.Record) {
	if s.Speaker == nil || !r.disowned(s) {
		return
	}
	f := readout.Finding{Kind: readout.FindingDenial, Slot: readout.SlotQuote, By: "statement-denied", Weight: 0.6, Event: s.Event,
		Summary: r.name(*s.Speaker) + " denies having said it"}
	mine, surest := r.saying(s), 0.0
	for _, rec := range records {
		for _, o := range r.saidIn(rec) {
			if rec.ID == s.Document || o.Speaker == nil || *o.Speaker != *s.Speaker || o.Stance == readout.StanceDeny || r.disowned(o) {
				continue
			}
			if like := likeSayings(mine, r.saying(o)); like >= likeWords {
				surest = max(surest, like)
				f.Values = append(f.Values, readout.Value{Value: o.Content[0].Quote, Documents: []string{o.Document}, Party: o.Speaker, Evidence: slices.Clone(o.Content)})
				break
			}
		}
	}
	if len(f.Values) > 0 {
		rec := r.docs[s.Document]
		denial := readout.Cite(rec.Document, sentenceAround(rec, s.Cue[0].Span()))
		f.Values = append(f.Values, readout.Value{Value: denial.Quote, Documents: []string{s.Document}, Party: s.Speaker, Evidence: []readout.Evidence{denial}})
		f.Reasons = []readout.Reason{{By: "like-words", Score: round(surest), Note: "of one speaker"}}
		r.emit(f)
	}
}

// likeSayings is how alike the words of two statements are: 0 where they have but
// one in common.
func likeSayings(a, b weighedTerms) float64 {
	shared, words := sharedWeight(a.terms, b.terms)
	if words < 2 {
		return 0
	}
	return shared / math.Sqrt(a.total*b.total)
}

// saying is the content words of a statement.
func (r *reconciler) saying(s *readout.Statement) weighedTerms {
	p := r.passageOf(s)
	if p == nil {
		return weighedTerms{}
	}
	x := p.facts[0].from
	var all []term
	for i, t := range x.rec.Tokens {
		if x.words[i] != "" && slices.ContainsFunc(s.Content, func(e readout.Evidence) bool { return e.Span().Contains(t.Span) }) {
			all = append(all, term{x.words[i], x.rare[i]})
		}
	}
	return weigh(all)
}

// disowned reports whether somebody is said to deny having made a statement: "denied
// saying", "denied that he had said", "said that he never said". That a report
// itself finds that he never said it denies nothing in anybody's name.
func (r *reconciler) disowned(s *readout.Statement) bool {
	p := r.passageOf(s)
	if p == nil {
		return false
	}
	x := p.facts[0].from
	return slices.ContainsFunc(p.facts, func(f *fact) bool {
		if f.kind != factClaim || !slices.ContainsFunc(s.Cue, func(e readout.Evidence) bool { return e.Span().Contains(f.span) }) {
			return false
		}
		if class := lexicon.Cues().Verb(f.name).Class; class != lexicon.CueSay && class != lexicon.CueAsk || x.asks(f.head) {
			return false
		}
		if f.denier >= 0 && x.lemma(f.denier) == "never" {
			all := r.docs[s.Document].Attributions
			up := all[s.Ref].Parent
			return up >= 0 && len(all[up].Source) > 0
		}
		up := x.tree.Head(f.head)
		return up >= 0 && x.deniesAt(up) && (x.tree.Is(f.head, "xcomp", "ccomp") || x.tree.Is(f.head, "advcl") && f.head == up+1)
	})
}

// asks reports whether what hangs on a verb is a question: "never explained how".
func (x *extractor) asks(verb int) bool {
	c := x.tree.Child(verb, "ccomp")
	if c < 0 {
		return false
	}
	tag := x.rec.Tags[x.tree.Subtree(c).First]
	return len(tag.XPOS) > 0 && tag.XPOS[0] == 'W' || tag.Lemma == "whether" || tag.Lemma == "if"
}

// deniesAt reports whether token i is a verb by which something is denied: "denied",
// "rejected reports".
func (x *extractor) deniesAt(i int) bool {
	if x.tree.UPOS(i) != readout.VERB || x.denied(i) {
		return false
	}
	if o := x.tree.Child(i, "obj"); o >= 0 && lexicon.InClass("rejecting-verb", x.lemma(i)) && lexicon.InClass("rumour-noun", x.lemma(o)) {
		return true
	}
	return lexicon.InClass("denying-verb", x.lemma(i))
}

// denyClaims raises what a statement denies that somebody did or will do, with the reports
// that tell it as so: "rejected reports that it would sell the mill", "will sell the mill".
func (r *reconciler) denyClaims(s *readout.Statement, records []*readout.Record) {
	p := r.passageOf(s)
	if s.Stance != readout.StanceDeny || p == nil {
		return
	}
	for _, y := range p.facts {
		if y.kind != factClaim || y.negated || bare(y.name) || !slices.ContainsFunc(s.Content, func(e readout.Evidence) bool { return e.Span().Contains(y.span) }) || !y.disputed() {
			continue
		}
		given := r.answers(p, records, func(z *fact) bool {
			return z.kind == factClaim && z.name == y.name && !z.negated && z.asserted() && !z.disputed() && !z.inQuotation() && deniedOf(y, z)
		})
		if len(given) == 0 {
			continue
		}
		f := readout.Finding{Kind: readout.FindingDenial, Slot: readout.SlotOutcome, By: "claim-denied", Weight: 0.6,
			Summary: fmt.Sprintf("%s, denied by %s", quotedOnce(given), r.speakerOf(s)),
			Reasons: []readout.Reason{{By: "claim-under-denial", Note: s.Cue[0].Quote}}}
		for _, z := range given {
			f.Values = append(f.Values, z.evident(sentenceAround(z.rec, z.span)))
		}
		f.Values = append(f.Values, y.evident(sentenceAround(y.rec, y.span)))
		r.emit(f)
		return
	}
}

// asserted reports whether a claim is made of what is or is to come, not wished, asked or
// assumed.
func (f *fact) asserted() bool {
	if up := f.from.tree.Head(f.head); f.from.tree.Is(f.head, "ccomp") {
		if cue := lexicon.Cues().Verb(f.from.lemma(up)); cue.Class != lexicon.CueSay && cue.Class != lexicon.CueShow || f.from.denied(up) {
			return false // "they believe that", "never said that"
		}
	}
	return f.mood == "" && !f.aimed && !f.leftOpen() && !lexicon.InClass("first-person", f.subject) && !f.from.tree.Is(f.head, "xcomp", "acl", "acl:relcl", "advcl")
}

// inQuotation reports whether a fact stands in words that somebody is quoted with.
func (f *fact) inQuotation() bool {
	return slices.ContainsFunc(f.rec.Attributions, func(a readout.Attribution) bool {
		return slices.ContainsFunc(a.Quotes, func(s readout.Span) bool { return s.Contains(f.span) })
	})
}

// deniedOf reports whether a denied claim and one that is made are of one thing that
// somebody does or undergoes.
func deniedOf(y, z *fact) bool {
	a, b := y.undergoer(), z.undergoer()
	return a != "" && b != "" && oneArgument(y, z, a, b) && y.alike(z, a)
}

// denyFigures raises the figures that a statement denies with the reports that give
// them.
func (r *reconciler) denyFigures(s *readout.Statement, records []*readout.Record) {
	p := r.passageOf(s)
	if s.Stance != readout.StanceDeny || p == nil {
		return
	}
	for _, y := range p.facts {
		if y.kind == factNumber && slices.ContainsFunc(s.Content, func(e readout.Evidence) bool { return e.Span().Contains(y.span) }) && y.disputed() {
			given := r.answers(p, records, func(z *fact) bool {
				return z.kind == factNumber && !z.disputed() && compareFigures(y, z) == agree
			})
			r.figureFinding(y, given, readout.Finding{Kind: readout.FindingDenial, By: "figure-denied", Weight: 0.5,
				Summary: fmt.Sprintf("%s, denied by %s", quotedOnce(given), r.speakerOf(s)),
				Reasons: []readout.Reason{{By: "figure-under-denial", Note: s.Cue[0].Quote}}})
		}
	}
}

// disputed reports whether somebody denies a figure: the clause of which it is, or what
// speaks of it as a figure. Who "denied nine requests" denies no figure, nor does who
// denies what the nine did that had come on Monday.
func (f *fact) disputed() bool {
	x, clauses, spoken := f.from, 0, false
	for i := f.head; i >= 0 && (!x.tree.Is(i, "acl:relcl") || lexicon.InClass("rumour-noun", x.lemma(x.tree.Head(i)))); i = x.tree.Head(i) {
		switch {
		case x.deniesAt(i):
			return clauses == 1 || spoken
		case x.tree.UPOS(i) == readout.VERB || x.tree.Child(i, "cop") >= 0:
			clauses++
		}
		spoken = spoken || lexicon.InClass("figure-noun", x.lemma(i))
	}
	return false
}

// speakerOf names who makes a statement, in the words of the report where it is no
// known actor.
func (r *reconciler) speakerOf(s *readout.Statement) string {
	switch {
	case s.Speaker != nil:
		return r.name(*s.Speaker)
	case len(s.Source) > 0:
		return "“" + s.Source[0].Quote + "”"
	}
	return r.label(s.Document)
}
