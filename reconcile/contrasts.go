package reconcile

import (
	"fmt"
	"strings"

	"readout"
)

// contrast is what a report sets aside for something else: "it lost power, not its
// brakes".
type contrast struct {
	rec      *readout.Record
	sentence int
	token    int // the noun set aside
	words    readout.Span
}

// contrasts raises, within a story, the conflict of what one report sets aside with
// another that tells just that: "the brakes of the ship had failed". Both sentences
// must name one thing more.
func (r *reconciler) contrasts(records []*readout.Record) {
	for _, rec := range records {
		for _, c := range contrastsOf(rec) {
			for _, other := range records {
				if other.Origin != rec.Origin {
					r.setAside(c, other)
				}
			}
		}
	}
}

// contrastsOf finds ", not its brakes" and "rather than its brakes" behind a noun.
func contrastsOf(rec *readout.Record) []contrast {
	var out []contrast
	if len(rec.Arcs) != len(rec.Tokens) {
		return nil
	}
	word := func(i int) string { return strings.ToLower(rec.Tokens[i].Text(rec.Document)) }
	for s, sentence := range rec.Sentences {
		for i := sentence.Tokens.First + 3; i+2 < sentence.Tokens.End; i++ {
			if !(word(i) == "not" && word(i-1) == "," && rec.Tags[i-2].UPOS == readout.NOUN || word(i) == "than" && word(i-1) == "rather" && rec.Tags[i-2].UPOS == readout.NOUN) {
				continue
			}
			n := i + 1
			if rec.Tags[n].UPOS != readout.PRON {
				continue // "power, not force", "a book, not a gun": of sorts of things, not of one
			}
			n++
			if rec.Tags[n].UPOS == readout.NOUN && n+1 < sentence.Tokens.End && rec.Tags[n+1].UPOS == readout.PUNCT {
				out = append(out, contrast{rec, s, n, readout.Span{Start: rec.Tokens[i].Start, End: rec.Tokens[n].End}})
			}
		}
	}
	return out
}

// setAside raises the conflicts of a contrast with what another report tells.
func (r *reconciler) setAside(c contrast, other *readout.Record) {
	lemma := strings.ToLower(c.rec.Tags[c.token].Lemma)
	here := nounsOf(c.rec, c.sentence)
	delete(here, lemma)
	for s, sentence := range other.Sentences {
		for i := sentence.Tokens.First; i < sentence.Tokens.End; i++ {
			verb := -1
			if t := other.Tags[i]; t.UPOS == readout.NOUN && strings.ToLower(t.Lemma) == lemma && strings.HasPrefix(other.Arcs[i].Rel, "nsubj") {
				verb = other.Arcs[i].Head
			}
			if verb < i || other.Tags[verb].UPOS != readout.VERB || negatedVerb(other, verb) || !anyShared(here, nounsOf(other, s)) {
				continue
			}
			r.contrastConflict(c, other, readout.Span{Start: other.Tokens[i].Start, End: other.Tokens[verb].End})
		}
	}
}

// nounsOf are the common nouns of a sentence.
func nounsOf(rec *readout.Record, sentence int) map[string]bool {
	out := map[string]bool{}
	for i := rec.Sentences[sentence].Tokens.First; i < rec.Sentences[sentence].Tokens.End; i++ {
		if rec.Tags[i].UPOS == readout.NOUN {
			out[strings.ToLower(rec.Tags[i].Lemma)] = true
		}
	}
	return out
}

func anyShared(a, b map[string]bool) bool {
	for w := range a {
		if b[w] {
			return true
		}
	}
	return false
}

// negatedVerb reports whether a "not" or "never" hangs on a verb.
func negatedVerb(rec *readout.Record, verb int) bool {
	for i := max(0, verb-subjectReach); i < min(len(rec.Tokens), verb+3); i++ {
		if rec.Arcs[i].Head == verb {
			switch strings.ToLower(rec.Tokens[i].Text(rec.Document)) {
			case "not", "n't", "never", "if":
				return true
			}
		}
	}
	return false
}

func (r *reconciler) contrastConflict(c contrast, other *readout.Record, told readout.Span) {
	f := readout.Finding{Kind: readout.FindingConflict, Slot: readout.SlotOutcome, By: "contrast-conflict", Weight: 0.5,
		Values:  sides(readout.Cite(c.rec.Document, c.words), readout.Cite(other.Document, told)),
		Reasons: []readout.Reason{{By: "one-sets-aside-what-another-tells", Note: c.rec.Tags[c.token].Lemma}}}
	f.Summary = fmt.Sprintf("“%s”, or “%s”", f.Values[0].Value, f.Values[1].Value)
	r.emit(f)
}
