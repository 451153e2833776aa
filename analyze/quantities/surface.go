package quantities

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// This file reads the order of words where the tree gives no answer: a parser
// errs most on long sentences full of figures, which are the ones that matter.

// onBeside is the chain that the words after a measuring noun name: "tariffs
// on goods from Peru". Said reports that such words stand there, whether or not
// they name a chain.
func (r *reader) onBeside(noun int) (chain int, said bool) {
	end := r.bounds().End
	for i := noun + 1; i < min(end, noun+9); i++ {
		switch w := r.word(i); {
		case slices.Contains(r.onto, w):
			for j := i + 1; j < min(end, i+9); j++ {
				if k := r.chain(j); k != readout.NoChain {
					return k, true
				}
				if w := r.word(j); w != "from" && w != "of" && r.breaks(j) {
					break
				}
			}
			return readout.NoChain, true
		case r.tree.UPOS(i) == readout.PUNCT, w == "to", w == "and":
			return readout.NoChain, false
		}
	}
	return readout.NoChain, false
}

// breaks reports whether a noun phrase ends before token i.
func (r *reader) breaks(i int) bool {
	switch r.tree.UPOS(i) {
	case readout.PUNCT, readout.VERB, readout.AUX, readout.ADP, readout.SCONJ, readout.PRON:
		return r.word(i) != "-"
	}
	return false
}

// subjectBeside is the chain that stands right before a verb and its
// auxiliaries: "Norway has pushed".
func (r *reader) subjectBeside(verb int) int {
	first := r.bounds().First
	for i := verb - 1; i >= max(first, verb-5); i-- {
		if k := r.chain(i); k != readout.NoChain {
			return k
		}
		switch r.tree.UPOS(i) {
		case readout.AUX, readout.ADV, readout.PART:
		default:
			return readout.NoChain
		}
	}
	return readout.NoChain
}

// actorBeside is the chain before a verb whose object the noun is, by the order
// of words alone: "Norway raised its import tariffs".
func (r *reader) actorBeside(noun int) int {
	first := r.bounds().First
	for i := noun - 1; i >= max(first, noun-5); i-- {
		if r.tree.UPOS(i) == readout.VERB || strings.HasSuffix(r.word(i), "ed") {
			return r.subjectBeside(i)
		}
		switch r.tree.UPOS(i) {
		case readout.DET, readout.ADJ, readout.NUM, readout.NOUN, readout.SYM, readout.PRON:
		default:
			return readout.NoChain
		}
	}
	return readout.NoChain
}

// harmBeside is what befell the people counted, by the words beside the
// figure: "killed 12 people", "40 others were wounded".
func (r *reader) harmBeside(q *readout.Quantity) string {
	s := r.bounds()
	for i := q.Tokens.First - 1; i >= max(s.First, q.Tokens.First-5); i-- {
		if m := r.harm(i); m != "" {
			return m
		}
		if r.words.Bounds[r.word(i)] == "" && !lexicon.InClass("toll-filler", r.word(i)) {
			break
		}
	}
	for i := q.Tokens.End; i < min(s.End, q.Tokens.End+4); i++ {
		if m := r.harm(i); m != "" {
			return m
		}
		if !lexicon.InClass("toll-filler", r.word(i)) {
			break
		}
	}
	return ""
}

// harm is the measure of a verb's form, whatever the tagger took it for.
func (r *reader) harm(i int) string {
	if m := r.words.Verbs[strings.ToLower(r.tree.Lemma(i))]; m != "" {
		return m
	}
	w := r.word(i)
	for _, ending := range []string{"ed", "d", "ing", "s"} {
		if base, ok := strings.CutSuffix(w, ending); ok {
			if m := r.words.Verbs[base]; m != "" {
				return m
			}
		}
	}
	return ""
}
