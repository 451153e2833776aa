package events

// isPassive reports whether v is a passive or a bare participle after a noun.
func (r *reader) isPassive(v int) bool {
	if !r.hasBe(v) {
		switch {
		case r.tree.Is(v, "conj") && r.doc.Tags[v].XPOS == "VBN" && r.tree.Child(v, "nsubj") < 0 && r.tree.Child(v, "aux") < 0:
			return r.tree.Head(v) >= 0 && r.tree.Head(v) < v && r.isPassive(r.tree.Head(v))
		case !r.tree.Is(v, "acl", "advcl", "amod"), r.doc.Tags[v].XPOS == "VBD", r.modalOf(v).perfect:
			return false // a finite passive has its "be"
		}
	}
	if r.tree.Child(v, "nsubj:pass", "aux:pass", "csubj:pass") >= 0 {
		return true
	}
	return r.doc.Tags[v].XPOS == "VBN" && r.tree.Is(v, "acl") && !r.tree.Is(v, "acl:relcl") && r.tree.Child(v, "aux") < 0
}

// hasBe reports whether "be" or "get" stands among the auxiliaries of v.
func (r *reader) hasBe(v int) bool {
	for _, c := range r.tree.All(v, "aux", "cop") {
		if l := lower(r.tree.Lemma(c)); l == "be" || l == "get" || r.tree.Is(c, "aux:pass") && l != "have" {
			return true
		}
	}
	return false
}
