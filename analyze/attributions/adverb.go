package attributions

import (
	"readout"
	"readout/lexicon"
)

// adverbFrame reads "reportedly" and "according to".
func (r *reading) adverbFrame(i int) {
	w := r.lower(i)
	if w == "according" && i+1 < len(r.doc.Tokens) && r.lower(i+1) == "to" {
		r.accordingTo(i)
		return
	}
	cue := r.cues.Adverb(w)
	if cue.Class == lexicon.CueNone {
		return
	}
	h := r.tree.Head(i)
	if h < 0 {
		return
	}
	f := frame{head: i, speaker: -1, stance: cue.Stance, rule: "adverb", clausal: true, cue: readout.TokenRange{First: i, End: i + 1}}
	t := r.extent(h)
	for _, p := range []readout.TokenRange{{First: t.First, End: i}, {First: i + 1, End: t.End}} {
		if p = r.trim(p); !p.Empty() {
			f.content = append(f.content, p)
		}
	}
	if len(f.content) > 0 {
		r.frames = append(r.frames, f)
	}
}

// accordingTo reads "according to X, …" and "…, according to X".
func (r *reading) accordingTo(i int) {
	s := r.tree.Head(i)
	if s < i { // "according" hangs as a verb and has X as its oblique
		if s = r.child(i, "obl", "obj", "nmod"); s < 0 {
			return
		}
	}
	f := frame{head: i, speaker: -1, stance: readout.StanceAssert, rule: "according-to", clausal: true}
	f.cue = readout.TokenRange{First: i, End: i + 2}
	f.source = r.trim(readout.TokenRange{First: i + 2, End: int(r.right[s]) + 1})
	f.speaker = s
	if f.source.Empty() {
		return
	}
	own := readout.TokenRange{First: i, End: f.source.End}
	for _, p := range r.hostRanges(own, s) {
		if p = r.trim(p); !p.Empty() {
			f.content = append(f.content, p)
		}
	}
	if len(f.content) > 0 {
		r.frames = append(r.frames, f)
	}
}

// hostRanges is the clause around an inserted phrase, without the phrase. At a
// sentence's edge, set off by a comma, the phrase speaks of the whole sentence.
func (r *reading) hostRanges(own readout.TokenRange, s int) []readout.TokenRange {
	sent := r.doc.Sentences[r.sentence[own.First]].Tokens
	if own.First-sent.First <= 1 {
		return []readout.TokenRange{{First: own.End, End: sent.End}}
	}
	if sent.End-own.End <= 1 && r.tree.Text(own.First-1) == "," {
		return []readout.TokenRange{{First: sent.First, End: own.First}}
	}
	h := r.tree.Head(s)
	for h >= own.First && h < own.End {
		h = r.tree.Head(h)
	}
	if h < 0 {
		return nil
	}
	t := readout.TokenRange{First: int(r.left[h]), End: int(r.right[h]) + 1}
	return []readout.TokenRange{{First: t.First, End: own.First}, {First: own.End, End: t.End}}
}
