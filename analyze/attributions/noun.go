package attributions

import (
	"readout"
	"readout/lexicon"
)

// nounFrame reads the noun at i as a cue: "the claim that …", "expressed hope
// for …". A noun with no clause beside it and no verb to carry it is none.
func (r *reading) nounFrame(i int) {
	cue := r.cues.Noun(r.lemma(i))
	if cue.Class == lexicon.CueNone || r.base(i) == "compound" {
		return
	}
	f := frame{head: i, speaker: -1, stance: cue.Stance, rule: "noun", cue: readout.TokenRange{First: i, End: i + 1}}
	carried := r.carrier(&f, i)
	c := r.nounClause(i)
	if c < 0 && carried {
		c = r.nounTopic(&f, i)
	}
	if c < 0 {
		return
	}
	t := r.trim(readout.TokenRange{First: max(int(r.left[c]), f.cue.End), End: int(r.right[c]) + 1})
	if t.Empty() {
		return
	}
	f.content = append(f.content, t)
	f.clausal = true
	if f.source.Empty() {
		r.possessor(&f, i)
	}
	r.frames = append(r.frames, f)
}

// carrier looks for a light verb that has the noun as its object and takes its
// subject for the source.
func (r *reading) carrier(f *frame, i int) bool {
	h := r.tree.Head(i)
	if h < 0 || h > i || !r.tree.Is(i, "obj") || !lexicon.InClass("cue-carrier", r.lemma(h)) {
		return false
	}
	r.findSubject(f, h, false)
	f.cue.First = r.verbCue(h).First
	if f.source.Contains(f.cue.First) || f.source.First >= f.cue.First {
		f.cue.First = i
	}
	f.rule = "light-verb"
	return true
}

// nounClause is the head of the clause that says what the noun holds.
func (r *reading) nounClause(i int) int {
	for _, k := range r.tree.Children(i) {
		c := int(k)
		if c < i || r.tree.Is(c, "acl:relcl") {
			continue
		}
		if r.tree.Is(c, "acl", "ccomp", "advcl") {
			m := r.child(c, "mark")
			if m >= 0 && (r.lower(m) == "that" || r.lower(m) == "to" || r.lower(m) == "whether") {
				return c
			}
		}
	}
	return -1
}

// nounTopic is the head of the phrase that says what the noun is about:
// "support for the bill".
func (r *reading) nounTopic(f *frame, i int) int {
	for _, k := range r.tree.Children(i) {
		c := int(k)
		if c > i && r.tree.Is(c, "nmod") && !r.tree.Is(c, "nmod:poss") {
			switch p := int(r.left[c]); r.lower(p) {
			case "for", "of", "about", "over", "with", "against", "on", "in":
				f.cue = r.withPreposition(f.cue, c)
				return c
			}
		}
	}
	// The parser hangs the phrase on the verb at times.
	h := r.tree.Head(i)
	for _, k := range r.tree.Children(h) {
		c := int(k)
		if c > i && r.tree.Is(c, "obl") && int(r.left[c]) == i+1 {
			switch r.lower(i + 1) {
			case "for", "about", "over", "with", "against":
				f.cue = r.withPreposition(f.cue, c)
				return c
			}
		}
	}
	return -1
}

// possessor takes for the source whose noun it is: "the mayor's claim", "a
// statement by the mayor".
func (r *reading) possessor(f *frame, i int) {
	if p := r.owner(i); p >= 0 {
		r.setSource(f, p, int(r.left[p]))
		if n := f.source.End; n > f.source.First && r.doc.Tags[n-1].XPOS == "POS" && n-1 > f.source.First {
			f.source.End--
		}
	}
}

// owner is the head of the possessor of i, or of its "by" or "from" phrase.
func (r *reading) owner(i int) int {
	if p := r.child(i, "nmod:poss"); p >= 0 {
		return p
	}
	for _, k := range r.tree.Children(i) {
		c := int(k)
		if c > i && r.tree.Is(c, "nmod", "obl", "acl") {
			if w := r.lower(int(r.left[c])); w == "by" || w == "from" {
				return c
			}
		}
	}
	return -1
}

// adjectiveFrame reads "is confident that", "is eager to".
func (r *reading) adjectiveFrame(i int) {
	cue := r.cues.Adjective(r.lemma(i))
	if cue.Class == lexicon.CueNone {
		return
	}
	c := r.child(i, "ccomp", "xcomp", "advcl")
	if c < i || r.child(c, "mark") < 0 && !r.tree.Is(c, "ccomp") {
		return
	}
	if m := r.child(c, "mark"); m >= 0 && r.lower(m) != "that" && r.lower(m) != "to" {
		return
	}
	f := frame{head: i, speaker: -1, stance: r.stanceOf(i, cue), rule: "adjective", clausal: true}
	f.cue = readout.TokenRange{First: i, End: i + 1}
	for f.cue.First > 0 && r.joinsCue(f.cue.First-1, i) {
		f.cue.First--
	}
	r.findSubject(&f, i, false)
	if f.source.Empty() {
		return
	}
	r.addClause(&f, i, c)
	if len(f.content) > 0 {
		r.frames = append(r.frames, f)
	}
}
