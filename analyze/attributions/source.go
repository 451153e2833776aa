package attributions

import "readout"

// findSubject sets the source of a verb's frame: its subject or, in the
// passive, its agent; for a participle or a second verb, the subject of the
// verb that governs it.
func (r *reading) findSubject(f *frame, i int, passive bool) {
	if passive && !r.quotedAs(f, i) {
		if a := r.agent(i); a >= 0 {
			r.setSource(f, a, int(r.left[a]))
		}
		return
	}
	for k, hops := i, 0; k >= 0 && hops < 4; hops++ {
		if s := r.child(k, "nsubj"); s >= 0 && !r.expletive(s) {
			if k != i && r.tree.Is(s, "nsubj:pass") && r.tree.Is(i, "advcl") {
				// "he was praised, adding that …": the subject still speaks.
				r.setSource(f, s, int(r.left[s]))
				return
			}
			r.setSource(f, s, int(r.left[s]))
			return
		}
		h := r.tree.Head(k)
		switch {
		case h < 0:
			return
		case r.tree.Is(k, "acl:relcl"), r.tree.Is(k, "acl"):
			if r.doc.Tags[k].XPOS == "VBN" {
				return
			}
			r.setSource(f, h, int(r.left[h]))
			f.source.End = min(f.source.End, max(h+1, int(r.left[k])))
			f.source = r.trim(f.source)
			return
		case r.tree.Is(k, "xcomp"):
			// "asked him to explain": the object would speak.
			if o := r.child(h, "obj", "iobj"); o >= 0 && o < k {
				r.setSource(f, o, int(r.left[o]))
				return
			}
		case r.tree.Is(k, "conj", "advcl", "parataxis", "ccomp", "dep"):
			if r.tree.Is(k, "ccomp") && r.child(k, "mark") >= 0 {
				return
			}
		default:
			return
		}
		k = h
	}
}

// quotedAs reports "was quoted as saying": the passive's subject speaks.
func (r *reading) quotedAs(f *frame, i int) bool {
	switch r.lemma(i) {
	case "quote", "cite":
		if s := r.child(i, "nsubj:pass"); s >= 0 && r.child(i, "obl:agent") < 0 {
			f.rule = "quoted-as"
			return true
		}
	}
	return false
}

// agent is the head of a passive's "by" phrase, -1 for none.
func (r *reading) agent(i int) int {
	for _, k := range r.tree.Children(i) {
		c := int(k)
		if c > i && r.tree.Is(c, "obl") && r.lower(int(r.left[c])) == "by" {
			return c
		}
	}
	return -1
}

// setSource makes the phrase of head s the source. A preposition that opens it
// is left out.
func (r *reading) setSource(f *frame, s, first int) {
	for first < s && r.doc.Tags[first].UPOS == readout.ADP {
		first++
	}
	f.source = r.trim(readout.TokenRange{First: first, End: int(r.right[s]) + 1})
	f.speaker = s
	// A subject's phrase that swallows its own verb is a parse gone wrong.
	if f.head >= 0 && f.source.Contains(f.head) {
		if s < f.head {
			f.source = r.trim(readout.TokenRange{First: f.source.First, End: f.head})
		} else {
			f.source = r.trim(readout.TokenRange{First: f.head + 1, End: f.source.End})
		}
	}
	if f.source.Empty() {
		f.source, f.speaker = readout.TokenRange{}, -1
	}
}

// expletive reports a subject that stands for nobody: "it is said", "there".
func (r *reading) expletive(s int) bool {
	switch r.lower(s) {
	case "there", "what", "this", "that":
		return !r.tree.Is(r.tree.Head(s), "acl:relcl")
	}
	return false
}
