package happenings

import (
	"readout"
	"readout/lexicon"
)

// tense is when a verb puts what it tells, seen from the telling.
type tense uint8

const (
	noTense tense = iota // infinitives, participles, nouns
	past
	perfect    // has flown
	pluperfect // had flown
	present
	future
)

// tenseOf reads tag and auxiliaries of verb v.
func (r *reader) tenseOf(v int) tense {
	t := noTense
	switch r.doc.Tags[v].XPOS {
	case "VBD":
		t = past
	case "VBZ", "VBP":
		t = present
	}
	for _, c := range r.tree.All(v, "aux", "cop") {
		word := lower(r.tree.Text(c))
		switch word {
		case "will", "shall", "'ll", "wo", "’ll", "would", "'d":
			return future
		case "has", "have", "'ve", "’ve":
			t = perfect
		case "had":
			return pluperfect
		case "was", "were", "did", "got":
			if t != pluperfect {
				t = past
			}
		case "is", "are", "am", "'s", "'re", "does", "do", "gets":
			if t == noTense || t == present {
				t = present
			}
		}
	}
	return t
}

// isPassive reports whether verb v is a passive or a bare participle behind a noun.
func (r *reader) isPassive(v int) bool {
	if r.tree.Child(v, "nsubj:pass", "aux:pass", "csubj:pass") >= 0 {
		return true
	}
	if r.doc.Tags[v].XPOS != "VBN" || r.tree.Child(v, "aux") >= 0 {
		return false
	}
	if r.tree.Is(v, "conj") && r.tree.Child(v, "nsubj") < 0 && r.tree.Head(v) < v {
		return r.tree.UPOS(r.tree.Head(v)) == readout.VERB && r.isPassive(r.tree.Head(v))
	}
	return r.tree.Is(v, "acl", "advcl", "root") && !r.tree.Is(v, "acl:relcl")
}

// readMood says whether the happening is asserted or denied, and how real it
// is: by its auxiliaries, then by the verbs that govern it.
func (h *happening) readMood(r *reader) {
	h.Polarity, h.Modality = readout.PolarityPos, readout.ModalityActual
	if h.Mention >= 0 {
		h.Polarity, h.Modality = r.doc.Mentions[h.Mention].Polarity, r.doc.Mentions[h.Mention].Modality
		return
	}
	if h.noun {
		h.nounMood(r)
	}
	if h.verb >= 0 {
		h.verbMood(r, h.verb)
	}
	cur := h.Happening.Head
	if h.verb >= 0 {
		cur = h.verb
	}
	for range 6 {
		p := r.tree.Head(cur)
		if p < 0 || h.tense != noTense && !r.tree.Is(cur, "ccomp", "conj", "advcl") {
			return
		}
		if !h.climb(r, cur, p) {
			return
		}
		cur = p
	}
}

func (h *happening) suppose(m readout.Modality) {
	if h.Modality == readout.ModalityActual || m == readout.ModalityHypothetical {
		h.Modality = m
	}
}

func (h *happening) negate() {
	if h.Polarity == readout.PolarityPos {
		h.Polarity = readout.PolarityNeg
	} else {
		h.Polarity = readout.PolarityPos
	}
}

// verbMood reads auxiliaries, negation and conditions of verb v.
func (h *happening) verbMood(r *reader, v int) {
	for _, c32 := range r.tree.Children(v) {
		c := int(c32)
		word := lower(r.tree.Text(c))
		switch {
		case r.tree.Is(c, "aux"):
			switch word {
			case "will", "shall", "'ll", "wo", "’ll", "would", "'d":
				h.suppose(readout.ModalityPlanned)
			case "may", "might", "could", "can", "ca", "must", "should", "ought":
				h.suppose(readout.ModalityHypothetical)
			}
		case r.tree.Is(c, "advmod", "cc", "det"):
			switch word {
			case "not", "n't", "n’t", "never", "nor", "neither":
				h.negate()
			}
		case r.tree.Is(c, "mark"):
			switch word {
			case "if", "unless", "whether":
				h.suppose(readout.ModalityHypothetical)
			case "without":
				h.negate()
			}
		case r.tree.Is(c, "nsubj"):
			if d := r.tree.Child(c, "det"); d >= 0 && lower(r.tree.Text(d)) == "no" {
				h.negate()
			}
		}
	}
}

// nounMood reads "no", "planned" and "possible" before an event noun.
func (h *happening) nounMood(r *reader) {
	for _, c32 := range r.tree.Children(h.Happening.Head) {
		c := int(c32)
		if !r.tree.Is(c, "det", "amod", "case", "advmod") {
			continue
		}
		switch word := lower(r.tree.Lemma(c)); {
		case word == "no" || word == "without":
			h.negate()
		case lexicon.InClass("planned-attribute", word):
			h.suppose(readout.ModalityPlanned)
		case lexicon.InClass("supposed-attribute", word):
			h.suppose(readout.ModalityHypothetical)
		}
	}
}

// climb reads what governor p makes of what stands below it by cur; false ends
// the climb.
func (h *happening) climb(r *reader, cur, p int) bool {
	class := lexicon.VerbClass(lower(r.tree.Lemma(p)))
	infinitive := r.infinitive(cur)
	switch {
	case r.tree.Is(cur, "conj"):
		if h.tense != noTense {
			return false
		}
		h.suppose(r.bareMood(p))
		return true
	case r.tree.Is(cur, "xcomp"):
		h.tense = max(h.tense, r.tenseOf(p))
		switch class {
		case "real", "end":
		case "not":
			h.negate()
		case "want", "attempt":
			h.suppose(readout.ModalityHypothetical)
		default:
			if infinitive {
				h.suppose(readout.ModalityPlanned)
			}
		}
		h.suppose(r.bareMood(p))
		return true
	case r.tree.Is(cur, "ccomp"):
		if class == "think" || class == "want" || class == "plan" {
			h.suppose(readout.ModalityHypothetical)
		}
		return false
	case r.tree.Is(cur, "advcl"):
		if infinitive {
			h.suppose(readout.ModalityPlanned)
			return false
		}
		if h.tense == noTense {
			h.tense = r.tenseOf(p)
			h.suppose(r.bareMood(p))
		}
		return false
	case r.tree.Is(cur, "acl"):
		if infinitive {
			h.suppose(readout.ModalityPlanned)
		}
		return false
	case h.noun && r.tree.Is(cur, "obj", "nsubj:pass") && (class == "want" || class == "plan" || class == "attempt"):
		h.suppose(readout.ModalityPlanned)
		return false
	}
	return false
}

// bareMood is how real the auxiliaries of verb p alone make what it tells.
func (r *reader) bareMood(p int) readout.Modality {
	h := happening{}
	h.Polarity, h.Modality = readout.PolarityPos, readout.ModalityActual
	if r.tree.UPOS(p) == readout.VERB {
		h.verbMood(r, p)
	}
	return h.Modality
}

// infinitive reports whether verb i stands behind "to".
func (r *reader) infinitive(i int) bool {
	m := r.tree.Child(i, "mark")
	return m >= 0 && r.doc.Tags[i].XPOS != "VBG" && lower(r.tree.Text(m)) == "to"
}
