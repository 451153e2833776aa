package attributions

import (
	"readout"
	"readout/lexicon"
)

// stanceOf is the stance of a cue, turned round where the cue is negated: "did
// not say" withholds, "did not deny" lets stand.
func (r *reading) stanceOf(i int, cue lexicon.Cue) readout.Stance {
	if !r.negated(i) {
		return cue.Stance
	}
	switch cue.Stance {
	case readout.StanceAssert:
		return readout.StanceDeny
	case readout.StanceDeny:
		return readout.StanceAssert
	}
	return cue.Stance
}

// negated reports whether token i has "not", "never" or "no longer" with it.
func (r *reading) negated(i int) bool {
	for _, k := range r.tree.Children(i) {
		if c := int(k); c < i && r.tree.Is(c, "advmod", "neg") {
			switch r.lower(c) {
			case "not", "n't", "n’t", "never", "nor":
				return true
			}
		}
	}
	return false
}

// kindOf tells how much of the content stands between quotation marks, and
// which quotations do.
func (r *reading) kindOf(content []readout.TokenRange) (kind readout.QuoteKind, quotes []readout.Span) {
	words, within := 0, 0
	for _, t := range content {
		for i := t.First; i < t.End; i++ {
			q := r.inQuote(i)
			if q >= 0 && (i == t.First || i == r.quotations[q].tokens.First) {
				span := r.quotations[q].inner
				span.Start = max(span.Start, r.doc.Tokens[t.First].Start)
				span.End = min(span.End, r.doc.Tokens[t.End-1].End)
				if !span.Empty() && (len(quotes) == 0 || quotes[len(quotes)-1].End <= span.Start) {
					quotes = append(quotes, span)
				}
			}
			if r.doc.Tags[i].UPOS != readout.PUNCT {
				words++
				if q >= 0 {
					within++
				}
			}
		}
	}
	switch {
	case within == 0:
		kind = readout.QuoteIndirect
	case within*10 >= words*9:
		kind = readout.QuoteDirect
	default:
		kind = readout.QuoteMixed
	}
	return kind, quotes
}
