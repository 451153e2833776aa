package happenings

import "readout"

// An act of politics is told in several words: what was agreed, demanded or
// refused, the verb that carries its noun, the announcement of what will be
// done. Happenings among those words belong to the act.

// giveToActs notes which act each happening belongs to.
func (r *reader) giveToActs() {
	for i := range r.found {
		h := &r.found[i]
		if h.Act = h.Mention; h.Act < 0 {
			h.Act = r.actAbove(h.Happening.Head)
		}
		bare := r.doc.Tags[h.Happening.Head].XPOS == "VB" && r.tree.Child(h.Happening.Head, "aux") < 0
		if h.Act < 0 && (bare || h.Modality != readout.ModalityActual && h.tense == noTense) {
			h.Act = r.actBefore(h.Happening.Head, h.Sentence)
		}
	}
	for i, m := range r.mentionAt {
		if m >= 0 {
			r.claimCarriers(int(m), i)
		}
	}
}

// actBefore is the last act told before token i in its sentence, -1 for none:
// what is not yet done, told behind it by a bare verb, is its aim or subject.
func (r *reader) actBefore(i, sentence int) int {
	for k := i - 1; k >= r.doc.Sentences[sentence].Tokens.First; k-- {
		if m := r.mentionAt[k]; m >= 0 {
			return int(m)
		}
	}
	return -1
}

// actAbove is the act in whose scope token i stands, -1 for none.
func (r *reader) actAbove(i int) int {
	for range 12 {
		p := r.tree.Head(i)
		if p < 0 || !r.complement(i) {
			return -1
		}
		if m := r.mentionAt[p]; m >= 0 {
			return int(m)
		}
		i = p
	}
	return -1
}

// complement reports whether what hangs by token i completes its governor: no
// subject and no clause with a time of its own.
func (r *reader) complement(i int) bool {
	switch {
	case r.tree.Is(i, "acl:relcl", "parataxis", "appos", "nsubj:outer"):
		return false
	case r.tree.Is(i, "advcl"):
		t := r.doc.Tags[i].XPOS
		return r.infinitive(i) || t == "VBG" && r.tree.Child(i, "mark") >= 0
	}
	return r.tree.Is(i, "obj", "iobj", "xcomp", "ccomp", "obl", "nmod", "acl", "conj", "compound", "nsubj:pass", "amod", "csubj")
}

// claimCarriers gives act m the verbs that carry its head or announce it.
func (r *reader) claimCarriers(m, head int) {
	for range 4 {
		p := r.tree.Head(head)
		if p < 0 {
			return
		}
		switch {
		case r.tree.Is(head, "obj", "xcomp", "nsubj:pass", "obl", "nmod", "acl") && !r.tree.Is(head, "acl:relcl"):
		case r.tree.Is(head, "ccomp") && (r.doc.Mentions[m].Modality != readout.ModalityActual || r.bareMood(head) != readout.ModalityActual):
		default:
			return
		}
		if k := r.foundAt[p]; k >= 0 && r.found[k].Act < 0 {
			r.found[k].Act = m
		}
		head = p
	}
}
