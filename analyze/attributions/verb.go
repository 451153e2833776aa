package attributions

import (
	"readout"
	"readout/lexicon"
)

// verbFrame reads the verb at i as a cue.
func (r *reading) verbFrame(i int) {
	cue := r.cues.Verb(r.lemma(i))
	if cue.Class == lexicon.CueNone || r.base(i) == "amod" || r.base(i) == "compound" {
		return
	}
	f := frame{head: i, speaker: -1, stance: r.stanceOf(i, cue), rule: "verb"}
	f.say = introducers[cue.Class]
	f.cue = r.verbCue(i)
	passive := r.child(i, "nsubj:pass", "aux:pass") >= 0
	r.findSubject(&f, i, passive)
	r.verbContent(&f, i, cue, passive)
	if len(f.content) == 0 && !f.say {
		return
	}
	if cue.Class == lexicon.CueTalk && len(f.content) > 0 {
		f.content = nil // a topic is no content
	}
	r.frames = append(r.frames, f)
}

// verbCue is the verb with its auxiliaries, negation, adverbs between them,
// and particle.
func (r *reading) verbCue(i int) readout.TokenRange {
	cue := readout.TokenRange{First: i, End: i + 1}
	for cue.First > 0 && r.joinsCue(cue.First-1, i) {
		cue.First--
	}
	for cue.First < i && r.doc.Tags[cue.First].UPOS == readout.PART && r.lower(cue.First) == "to" {
		cue.First++
	}
	for cue.End < len(r.doc.Tokens) && r.tree.Head(cue.End) == i && r.tree.Is(cue.End, "compound:prt") {
		cue.End++
	}
	// "was quoted as saying": the governing passive belongs to the cue.
	if h := r.tree.Head(i); h >= 0 && h < i && i-h <= 2 && r.tree.Is(i, "advcl", "xcomp", "ccomp") && r.child(h, "nsubj:pass") >= 0 {
		if r.cues.Verb(r.lemma(h)).Class != lexicon.CueNone && (i-h == 1 || r.lower(i-1) == "as") {
			cue.First = r.verbCue(h).First
		}
	}
	return cue
}

// joinsCue reports whether token k before a cue's verb i belongs to the cue.
func (r *reading) joinsCue(k, i int) bool {
	if r.tree.Head(k) != i || r.left[k] != int32(k) || r.right[k] != int32(k) {
		return false
	}
	switch r.base(k) {
	case "aux", "cop":
		return true
	case "advmod":
		return r.doc.Tags[k].UPOS == readout.ADV || r.doc.Tags[k].UPOS == readout.PART
	}
	return false
}

// verbContent finds what is said beside the verb i.
func (r *reading) verbContent(f *frame, i int, cue lexicon.Cue, passive bool) {
	if c := r.clauseOf(i); c >= 0 {
		f.rule, f.clausal = "clause", true
		r.addClause(f, i, c)
		return
	}
	if c := r.hostClause(f, i); c >= 0 {
		f.rule, f.clausal = "parenthetical", true
		r.addClause(f, i, c)
		return
	}
	c := r.complement(i, cue, f)
	if passive && !cue.Addressee && c.Empty() {
		c = r.complement(i, cue, f)
	}
	if passive && f.rule != "quoted-as" {
		if s := r.child(i, "nsubj:pass"); s >= 0 && (!c.Empty() || !f.source.Empty()) {
			f.content = append(f.content, r.extent(s))
		}
	}
	if !c.Empty() {
		f.content = append(f.content, c)
	}
}

// clauseOf is the head of the clause that i governs as what is said.
func (r *reading) clauseOf(i int) int {
	best := -1
	for _, k := range r.tree.Children(i) {
		c := int(k)
		switch {
		case r.tree.Is(c, "ccomp"):
			return c
		case r.tree.Is(c, "advcl") && c < i && best < 0 && r.beforeComma(i, c):
			best = c
		case r.tree.Is(c, "parataxis") && best < 0 && !r.subordinate(c) && r.cues.Verb(r.lemma(c)).Class != lexicon.CueSay:
			best = c
		}
	}
	if best >= 0 && r.cues.Verb(r.lemma(i)).Class == lexicon.CueSay {
		return best
	}
	return -1
}

// beforeComma reports whether clause c is a sentence of its own that a comma and
// the subject of i follow: "it lasted an hour, the ministry said".
func (r *reading) beforeComma(i, c int) bool {
	s := r.child(i, "nsubj")
	if s < 0 || r.child(c, "nsubj") < 0 || r.subordinate(c) || r.doc.Tags[c].XPOS == "VBG" {
		return false
	}
	first := int(r.left[s])
	return s < i && c < first && first > 0 && r.tree.Text(first-1) == ","
}

// subordinate reports whether clause c opens with a mark such as "if".
func (r *reading) subordinate(c int) bool { return r.child(c, "mark") >= 0 }

// hostClause is the clause that i interrupts or follows: "the road, he said,
// is shut". The verb must have its subject beside it.
func (r *reading) hostClause(f *frame, i int) int {
	h := r.tree.Head(i)
	if h < 0 || f.source.Empty() || r.inQuote(i) != r.inQuote(h) && r.inQuote(i) >= 0 {
		return -1
	}
	if !r.tree.Is(i, "parataxis", "ccomp", "advcl", "conj", "dep") || r.child(i, "mark", "cc") >= 0 {
		return -1
	}
	cue := r.cues.Verb(r.lemma(i))
	if cue.Class != lexicon.CueSay && cue.Class != lexicon.CueThink {
		return -1
	}
	if r.tree.Is(i, "parataxis") {
		return h
	}
	// Parsers take "X, he said" for a clause of another sort at times: a comma
	// before a subject and a verb that stand at the end gives it away.
	start := min(int(r.left[i]), f.source.First)
	end := r.doc.Sentences[r.sentence[i]].Tokens.End
	if start > h && start > 0 && r.tree.Text(start-1) == "," && end-max(f.source.End, f.cue.End) <= 4 && !r.tree.Is(i, "conj") {
		return h
	}
	return -1
}

// addClause sets the content to the subtree of c without the words of the
// cue's own clause.
func (r *reading) addClause(f *frame, i, c int) {
	whole := readout.TokenRange{First: int(r.left[c]), End: int(r.right[c]) + 1}
	own := f.cue
	if !r.tree.Dominates(i, c) {
		own = readout.TokenRange{First: int(r.left[i]), End: int(r.right[i]) + 1}
	}
	if s := f.source; !s.Empty() && s.First < own.First && s.First >= whole.First {
		own.First = s.First
	} else if !s.Empty() && s.End > own.End && s.End <= whole.End {
		own.End = s.End
	}
	parts := []readout.TokenRange{whole}
	if own.First < whole.End && own.End > whole.First {
		parts = []readout.TokenRange{{First: whole.First, End: own.First}, {First: own.End, End: whole.End}}
	}
	for _, p := range parts {
		if p = r.trim(p); !p.Empty() {
			f.content = append(f.content, p)
		}
	}
}

// complement is the object and what completes it, as one stretch: "the
// committee of fraud", "to leave".
func (r *reading) complement(i int, cue lexicon.Cue, f *frame) readout.TokenRange {
	first, last := -1, -1
	for _, k := range r.tree.Children(i) {
		c := int(k)
		if c < i {
			continue
		}
		rel := r.base(c)
		core := rel == "xcomp" || rel == "ccomp" ||
			rel == "obj" && (cue.Content || cue.Class == lexicon.CueJudge || cue.Class == lexicon.CueAsk) && !r.inside(f.source, c)
		if rel == "obl" && r.completes(c, cue, first >= 0) {
			core = true
			if first < 0 {
				f.cue = r.withPreposition(f.cue, c)
			}
		}
		if rel == "advcl" && first >= 0 && r.opensWith(c, "as", "of", "for") {
			core = true
		}
		if !core {
			continue
		}
		t := r.extent(c)
		if first < 0 {
			first = max(t.First, f.cue.End)
		}
		last = max(last, t.End)
	}
	if first < 0 || last <= first {
		return readout.TokenRange{}
	}
	return r.trim(readout.TokenRange{First: first, End: last})
}

// completes reports whether the oblique c belongs to what is said rather than
// to its circumstances.
func (r *reading) completes(c int, cue lexicon.Cue, after bool) bool {
	p := int(r.left[c])
	if r.tree.Is(c, "obl:agent", "obl:tmod", "obl:unmarked") || r.dated(c) {
		return false
	}
	switch r.lower(p) {
	case "as", "of":
		return true
	case "for", "against", "about", "on", "with", "over", "to":
		if cue.Class == lexicon.CueSay && cue.Addressee {
			return false
		}
		return after && (r.lower(p) == "for" || r.lower(p) == "against") || !after && cue.Class != lexicon.CueSay ||
			!after && (r.lower(p) == "for" || r.lower(p) == "against")
	}
	return false
}

// withPreposition lengthens a cue by the preposition that opens c, when it
// follows at once: "called for".
func (r *reading) withPreposition(cue readout.TokenRange, c int) readout.TokenRange {
	if p := int(r.left[c]); p == cue.End && r.doc.Tags[p].UPOS == readout.ADP {
		cue.End++
	}
	return cue
}

func (r *reading) opensWith(c int, words ...string) bool {
	w := r.lower(int(r.left[c]))
	for _, x := range words {
		if w == x {
			return true
		}
	}
	return false
}

func (r *reading) inside(t readout.TokenRange, i int) bool { return t.Contains(i) }

// dated reports whether a time expression has c as a token.
func (r *reading) dated(c int) bool { return r.timexAt(c) >= 0 }

// timexAt is the index of the time expression that holds token c, -1 for none.
func (r *reading) timexAt(c int) int {
	lo, hi := 0, len(r.doc.Timexes)
	for lo < hi {
		if mid := (lo + hi) / 2; r.doc.Timexes[mid].Tokens.End <= c {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(r.doc.Timexes) && r.doc.Timexes[lo].Tokens.Contains(c) {
		return lo
	}
	return -1
}
