package attributions

import (
	"slices"

	"readout"
	"readout/lexicon"
)

// assemble turns frames into attributions, ordered by sentence and place.
func (r *reading) assemble() []readout.Attribution {
	s := newSpeakers(r)
	r.throughBodies(s)
	out := make([]readout.Attribution, 0, len(r.frames))
	heads := make([]frame, 0, len(r.frames))
	live := r.frames[:0:0]
	for _, f := range r.frames {
		if !f.dead {
			r.part(&f)
			if len(f.content) > 0 && !r.nobodySays(f) {
				live = append(live, f)
			}
		}
	}
	slices.SortStableFunc(live, func(a, b frame) int { return r.place(a) - r.place(b) })
	for _, f := range live {
		a := readout.Attribution{
			Sentence: r.sentenceOf(f), Stance: f.stance,
			Source: r.spans(f.source), Cue: r.spans(f.cue), Content: r.spans(f.content...),
			Quotes: []readout.Span{}, Parent: -1, Timex: r.saidAt(f), Speaker: s.of(f),
			Reasons: []readout.Reason{{By: f.rule, Score: float64(f.score) / unit}},
		}
		kind, quotes := r.kindOf(f.content)
		if a.Kind = kind; len(quotes) > 0 {
			a.Quotes = quotes
		}
		if f.rule == transcriptRule {
			a.Kind, a.Quotes = readout.QuoteDirect, a.Content // word for word, with or without marks
		}
		a.Via = r.viaOf(f, s)
		out, heads = append(out, a), append(heads, f)
	}
	nest(out)
	s.inherit(out, heads)
	return out
}

// nobodySays reports whether the words that the model took for a cue tell of no
// saying: a noun with what it stands beside, "their accounts at banks", or a copula
// that only asks, "the question is how long it lasts".
func (r *reading) nobodySays(f frame) bool {
	if f.rule != "model" || f.cue.Empty() {
		return false
	}
	verbs, copulas := 0, 0
	for i := f.cue.First; i < f.cue.End; i++ {
		switch {
		case r.tree.Is(i, "cop"):
			copulas++
		case r.tree.UPOS(i) == readout.VERB:
			verbs++
		}
	}
	_, quotes := r.kindOf(f.content)
	switch {
	case verbs > 0 || len(quotes) > 0:
		return false
	case copulas > 0:
		return f.source.Empty()
	}
	said := r.cues.Noun(r.lemma(f.cue.First)).Class
	return r.tree.UPOS(f.cue.First) == readout.NOUN && !r.hasVerb(f.content) && (said == lexicon.CueNone || said == lexicon.CueSay && r.lower(f.cue.End-1) == "at")
}

// hasVerb reports whether a verb stands in some range.
func (r *reading) hasVerb(ranges []readout.TokenRange) bool {
	return slices.ContainsFunc(ranges, func(t readout.TokenRange) bool {
		for i := t.First; i < t.End; i++ {
			if r.tree.UPOS(i) == readout.VERB {
				return true
			}
		}
		return false
	})
}

// part keeps source, cue and content of a frame apart: the cue keeps its
// words, then the source.
func (r *reading) part(f *frame) {
	f.source = r.withDeterminer(f.source)
	if s := r.without([]readout.TokenRange{f.source}, f.cue); len(s) > 0 {
		f.source = s[0]
	} else {
		f.source = readout.TokenRange{}
	}
	f.content = r.without(r.without(f.content, f.cue), f.source)
}

// withDeterminer takes in the article or demonstrative right before a source:
// whatever the tree says, it stands before nothing else.
func (r *reading) withDeterminer(source readout.TokenRange) readout.TokenRange {
	if before := source.First - 1; !source.Empty() && before >= 0 && r.doc.Tags[before].XPOS == "DT" {
		source.First = before
	}
	return source
}

// without cuts a range out of others and drops what is left empty.
func (r *reading) without(from []readout.TokenRange, cut readout.TokenRange) []readout.TokenRange {
	out := make([]readout.TokenRange, 0, len(from)+1)
	for _, t := range from {
		if cut.Empty() || cut.End <= t.First || t.End <= cut.First {
			if !t.Empty() {
				out = append(out, t)
			}
			continue
		}
		for _, x := range []readout.TokenRange{{First: t.First, End: cut.First}, {First: cut.End, End: t.End}} {
			if x = r.trim(x); !x.Empty() {
				out = append(out, x)
			}
		}
	}
	return out
}

// place orders frames by what the reader meets first: the cue, or the content
// where there is none.
func (r *reading) place(f frame) int {
	if f.head >= 0 {
		return f.cue.First
	}
	return f.content[0].First
}

func (r *reading) sentenceOf(f frame) int { return int(r.sentence[r.place(f)]) }

// spans gives the bytes of token ranges; never nil.
func (r *reading) spans(ranges ...readout.TokenRange) []readout.Span {
	out := make([]readout.Span, 0, len(ranges))
	for _, t := range ranges {
		if !t.Empty() {
			out = append(out, r.tree.Span(t))
		}
	}
	return out
}

// nest sets the parent of each attribution: the one with the shortest content
// that holds its cue, or its content where it has no cue.
func nest(all []readout.Attribution) {
	for i := range all {
		at := all[i].Content[0]
		if len(all[i].Cue) > 0 {
			at = all[i].Cue[0]
		}
		shortest := 1 << 62
		// Whatever holds this one begins in a sentence near it.
		for j := max(0, i-nestReach); j < min(len(all), i+nestReach); j++ {
			if j == i {
				continue
			}
			for _, c := range all[j].Content {
				if c.Contains(at) && c.Len() < shortest && !holds(all[i], all[j]) {
					all[i].Parent, shortest = j, c.Len()
				}
			}
		}
	}
}

// nestReach is how many attributions away a parent is looked for.
const nestReach = 24

// holds reports whether a's content holds b's cue, so that b cannot hold a.
func holds(a, b readout.Attribution) bool {
	if len(b.Cue) == 0 {
		return false
	}
	for _, c := range a.Content {
		if c.Contains(b.Cue[0]) {
			return true
		}
	}
	return false
}

// saidAt is the index of the time expression that dates the saying: one that
// hangs on the cue, or on the verb that governs it, and not on the content.
func (r *reading) saidAt(f frame) int {
	for k, hops := f.head, 0; k >= 0 && hops < 3; hops++ {
		for _, c := range r.tree.Children(k) {
			if t := r.sayingDate(int(c), f); t >= 0 {
				return t
			}
		}
		if !r.tree.Is(k, "advcl", "conj", "xcomp", "obj", "acl") {
			break
		}
		k = r.tree.Head(k)
	}
	return -1
}

// sayingDate is the time expression at c if it dates the verb that it hangs on.
func (r *reading) sayingDate(c int, f frame) int {
	t := r.timexAt(c)
	if t < 0 || !r.tree.Is(c, "obl", "nmod", "advmod", "dep", "obj") {
		return -1
	}
	if tx := r.doc.Timexes[t]; tx.Type != readout.TimexDate && tx.Type != readout.TimexTime {
		return -1
	}
	for _, p := range f.content {
		if p.Contains(c) {
			return -1
		}
	}
	if m := r.child(c, "case", "mark"); m >= 0 {
		switch r.lower(m) {
		case "on", "in", "at", "during", "late", "early":
		default:
			return -1
		}
	}
	return t
}
