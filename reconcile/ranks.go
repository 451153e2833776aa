package reconcile

import (
	"slices"
	"unicode"

	"readout"
	"readout/lexicon"
)

// otherFrame reports whether two ordinals are said of two rows: "Monday's second fire",
// "the 40th fire of the year".
func otherFrame(a, b *fact) bool {
	x, y := a.frame(), b.frame()
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(v string) bool {
		return slices.ContainsFunc(y, func(w string) bool { return v == w || !calendarUnit(v) && !calendarUnit(w) && kin(v, w) })
	})
}

func calendarUnit(word string) bool { return lexicon.InClass("calendar-unit", word) }

// frame are the words that say of which row an ordinal is: whose, of what or since when.
func (f *fact) frame() []string {
	noun := f.from.tree.Head(f.head)
	if noun < 0 {
		return nil
	}
	var out []string
	for _, c := range f.from.tree.All(noun, "nmod:poss", "nmod") {
		joint := f.from.tree.Child(c, "case")
		if f.rec.Tags[c].UPOS != readout.PRON && joint >= 0 && (f.from.tree.Is(c, "nmod:poss") || lexicon.InClass("framing-word", f.from.lemma(joint))) {
			out = append(out, f.from.lemma(c))
		}
	}
	return append(out, f.from.frameAfter(noun)...)
}

// farthestFrame is how many words behind its noun may say of which row an ordinal is.
const farthestFrame = 8

// frameAfter are the words behind a noun by which a row is told, whatever they hang on:
// "this year", "since taking office".
func (x *extractor) frameAfter(noun int) []string {
	var out []string
	end := min(x.rec.Sentences[x.tree.SentenceOf(noun)].Tokens.End, noun+farthestFrame)
	for i := noun + 1; i < end && x.rec.Tags[i].UPOS != readout.PUNCT; i++ {
		switch {
		case x.lemma(i) == "since":
			for j := i + 1; j < min(end, i+4); j++ {
				if contentWord(x.rec.Tags[j].UPOS) {
					out = append(out, x.lemma(j))
				}
			}
			return out
		case x.rec.Tags[i].UPOS == readout.VERB:
			return out
		case calendarUnit(x.lemma(i)) && (x.lemma(i-1) == "this" || x.lemma(i-1) == "a"):
			out = append(out, x.lemma(i))
		}
	}
	return out
}

// pickedFromRow reports whether two ordinals only say which of a row the sentences
// are about: "the first period began badly", "the second period began well"; or one of
// them says that there was one more: "a third letter".
func pickedFromRow(a, b *fact) bool {
	return a.kind == factOrdinal && (a.picks() && b.picks() || a.adds() != b.adds())
}

// picks reports whether an ordinal belongs to a definite subject.
func (f *fact) picks() bool {
	noun := f.from.tree.Head(f.head)
	return noun >= 0 && f.from.tree.Is(noun, "nsubj", "nsubj:pass") && f.article() == "the"
}

// adds reports whether an ordinal belongs to something that is told anew.
func (f *fact) adds() bool {
	a := f.article()
	return f.rel != "superlative" && (a == "a" || a == "an")
}

// article is the determiner of the noun that an ordinal belongs to, empty for none.
func (f *fact) article() string {
	noun := f.from.tree.Head(f.head)
	if noun < 0 {
		return ""
	}
	if d := f.from.tree.Child(noun, "det"); d >= 0 {
		return f.from.lemma(d)
	}
	return ""
}

// otherRanked reports whether two values are told of two bodies that are named by rank:
// "the 5th Circuit", "the 9th Circuit".
func otherRanked(x, y *fact) bool {
	a, b := x.ranked(), y.ranked()
	return len(a) > 0 && len(b) > 0 && !shareWord(a, b)
}

// ranked are the ranks in names near a value.
func (f *fact) ranked() []string {
	r := f.rec.Sentences[f.sentence].Tokens
	var out []string
	for i := max(r.First, f.tokens.First-windowSide); i < min(r.End, f.tokens.End+windowSide); i++ {
		if word := f.from.lemma(i); !f.tokens.Contains(i) && word != "" && unicode.IsDigit(rune(word[0])) && lexicon.Ordinal(word) > 0 && f.from.inName(i) {
			out = append(out, word)
		}
	}
	return out
}

// inName reports whether token i is, or stands right before, a name.
func (x *extractor) inName(i int) bool {
	return x.rec.Tags[i].UPOS == readout.PROPN || i+1 < len(x.rec.Tags) && x.rec.Tags[i+1].UPOS == readout.PROPN
}
