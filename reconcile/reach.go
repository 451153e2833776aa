package reconcile

import (
	"readout"
	"readout/lexicon"
)

// otherReach reports whether one of two durations says how far something lies off and
// the other how long it was, or the two lie off two things.
func otherReach(a, b *fact) bool {
	switch {
	case a.kind == factNumber:
		return a.farFrom() != b.farFrom()
	case a.kind != factDuration:
		return false
	case a.remaining() != b.remaining():
		return true
	}
	x, y := a.offFrom(), b.offFrom()
	if x < 0 || y < 0 {
		return (x < 0) != (y < 0)
	}
	if kin(a.from.lemma(x), b.from.lemma(y)) {
		return false
	}
	p, q := a.from.argument(x, "nsubj", -1), b.from.argument(y, "nsubj", -1)
	return p == "" || p != q
}

// offFrom is the token from which a duration lies off: "sailed" in "two days after
// she sailed"; -1 for a duration that is not counted off.
func (f *fact) offFrom() int {
	if !f.countsOff() {
		return -1
	}
	return f.from.tree.Head(f.tokens.End)
}

// remaining reports whether a length of time is what is left of one: "with 9 hours to go".
func (f *fact) remaining() bool {
	next := f.tokens.End
	if next+1 >= len(f.rec.Tokens) {
		return false
	}
	return lexicon.InClass("remaining-word", f.from.lemma(next)) || f.from.lemma(next) == "to" && f.from.lemma(next+1) == "go"
}

// farFrom is what a length says that something lies off, by the next noun or name behind
// it: "Bergen" in "40 miles to the south of Bergen"; empty for another figure.
func (f *fact) farFrom() string {
	end := f.rec.Sentences[f.sentence].Tokens.End
	if !lexicon.InClass("length-unit", f.number.unit) {
		return ""
	}
	off := false
	for i := f.tokens.End; i < min(end, f.tokens.End+windowSide); i++ {
		tag, joint := f.rec.Tags[i].UPOS, lexicon.InClass("spanning-word", f.from.lemma(i))
		switch {
		case joint:
			off = true
		case tag == readout.PROPN || tag == readout.NOUN:
			if off {
				return f.from.term(i)
			}
			return ""
		}
	}
	return ""
}
