package reconcile

import (
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// withheld is a figure that somebody is said not to give: "declined to say how
// many ships were held".
type withheld struct {
	saying *fact  // the claim that denies that it was said
	at     int    // token that stands for the figure: "many", "number"
	of     string // what it counts, empty where that is not said
}

// withholdings raises, in a story, the figures that one report says somebody did not
// give, and another report gives.
func (r *reconciler) withholdings(records []*readout.Record) {
	for _, rec := range records {
		for _, p := range r.read.of(rec) {
			for _, f := range p.facts {
				if w := f.withholds(); w != nil {
					r.withholding(w, records)
				}
			}
		}
	}
}

// withholds reads the figure that a claim says was not given, nil for none. Who
// cannot tell withholds nothing.
func (f *fact) withholds() *withheld {
	x := f.from
	if f.kind != factClaim || !f.negated || f.mood != "" || !lexicon.InClass("telling-verb", f.name) && !lexicon.InClass("detail-verb", f.name) {
		return nil
	}
	for _, c := range x.tree.All(f.head, "ccomp", "obj") {
		for i := f.head + 1; i <= c; i++ {
			if of, ok := x.asksNumber(i); ok {
				return &withheld{f, i, of}
			}
		}
	}
	return nil
}

// asksNumber reports whether a token stands for a figure that is not given, and of
// what: "how many ships", "the number of ships".
func (x *extractor) asksNumber(i int) (of string, ok bool) {
	switch word := x.lemma(i); {
	case (word == "many" || word == "much") && i > 0 && x.lemma(i-1) == "how":
		if up := x.tree.Head(i); x.tree.Is(i, "amod") && nominal(x.tree, up) {
			return x.lemma(up), true
		}
	case !lexicon.InClass("figure-noun", word):
		return "", false
	}
	if n := x.tree.Child(i, "nmod", "obl"); n >= 0 {
		of = x.lemma(n)
	}
	return of, true
}

// withholding raises a figure that is not given with the reports that give it.
func (r *reconciler) withholding(w *withheld, records []*readout.Record) {
	given := r.answers(w.saying.passage, records, w.answeredBy)
	r.figureFinding(w.saying, given, readout.Finding{Kind: readout.FindingSilence, By: "figure-withheld", Weight: 0.5,
		Summary: fmt.Sprintf("%s, not given by another: “%s”", quotedOnce(given), w.words().Text(w.saying.rec.Document)),
		Reasons: []readout.Reason{{By: "said-to-give-no-figure", Note: w.of}}})
}

// words are who does not give the figure and what is said of that, up to the figure.
func (w *withheld) words() readout.Span {
	f := w.saying
	span := f.wording().Cover(f.rec.Tokens[w.at].Span)
	for i := f.head; i >= 0; i = f.from.tree.Head(i) {
		if c := f.from.tree.Child(i, "nsubj"); c >= 0 {
			return f.from.tree.Span(f.from.tree.Subtree(c)).Cover(span)
		}
		if !f.from.tree.Is(i, "xcomp", "conj") {
			break
		}
	}
	return span
}

// answeredBy reports whether a fact is the figure: of the same things, or of the same
// predicate.
func (w *withheld) answeredBy(y *fact) bool {
	if y.kind != factNumber || y.disputed() {
		return false
	}
	x := w.saying.from
	many := x.lemma(w.at) == "many"
	switch {
	case w.of != "" && y.anchor == w.of:
		return true
	case many || x.lemma(w.at) == "much":
		return y.number.counts() == many && y.stated().verb == x.term(x.predicate(w.at))
	}
	return false
}

// answers lists, a report each, the first facts that fit in sentences of other reports
// that tell of the same thing as a passage.
func (r *reconciler) answers(p *passage, records []*readout.Record, fits func(*fact) bool) []*fact {
	var out []*fact
	for _, rec := range records {
		if rec == p.rec {
			continue
		}
		for _, q := range r.read.of(rec) {
			if _, ok := alignWords(p, q); !ok {
				continue
			}
			if i := slices.IndexFunc(q.facts, fits); i >= 0 {
				out = append(out, q.facts[i])
				break
			}
		}
	}
	return out
}

// figureFinding completes a finding on a figure that some reports give and a fact of
// another denies or withholds.
func (r *reconciler) figureFinding(not *fact, given []*fact, f readout.Finding) {
	if len(given) == 0 {
		return
	}
	f.Slot = readout.SlotAmount
	if given[0].number.counts() {
		f.Slot = readout.SlotCount
	}
	for _, y := range given {
		f.Values = append(f.Values, y.evident(y.span))
	}
	f.Values = append(f.Values, not.evident(sentenceAround(not.rec, not.span)))
	r.emit(f)
}

// evident is the value of a fact that words of its report are.
func (f *fact) evident(span readout.Span) readout.Value {
	return readout.Value{Value: span.Text(f.rec.Document), Documents: []string{f.rec.ID}, Evidence: []readout.Evidence{readout.Cite(f.rec.Document, span)}}
}

// quotedOnce lists the words of facts in quotation marks.
func quotedOnce(facts []*fact) string {
	var out []string
	for _, f := range facts {
		if q := f.quoted(); !slices.Contains(out, q) {
			out = append(out, q)
		}
	}
	return strings.Join(out, ", ")
}
