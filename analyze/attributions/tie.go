package attributions

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// tieQuotations gives every utterance between marks to a frame: the one whose
// cue stands in its sentence, the one before it that it carries on, or one
// without a cue whose speaker the sentences around it name.
func (r *reading) tieQuotations() {
	bySentence := r.framesBySentence()
	for k := range r.quotations {
		q := &r.quotations[k]
		if !q.utterance || q.frame >= 0 {
			continue
		}
		f := r.creditLine(k)
		if f < 0 {
			f = r.sentenceCue(k, bySentence)
		}
		if f < 0 && r.alone(k) {
			f = r.neighbourCue(k, bySentence)
		}
		if f < 0 {
			continue
		}
		q.frame = f
		r.giveQuotation(&r.frames[f], k)
	}
}

// creditLine makes a frame for a quotation that a dash and a name follow, as
// letters and surveys print them: “…” — Ada Miles. The name must end its line.
func (r *reading) creditLine(k int) int {
	q, n := r.quotations[k].tokens, len(r.doc.Tokens)
	dash := q.End
	if dash >= n || r.inQuote(dash) >= 0 {
		return -1
	}
	switch r.tree.Text(dash) {
	case "―", "—", "–", "--", "-":
	default:
		return -1
	}
	end := dash + 1
	for end < n && end-dash <= 6 && !r.lineBreak(end-1) && r.doc.Tags[end].UPOS != readout.PUNCT && startsUpper(r.tree.Text(end)) {
		end++
	}
	last := end
	if last < n && r.tree.Text(last) == "." {
		last++
	}
	if end-dash < 2 || last < n && !r.lineBreak(last-1) {
		return -1
	}
	source := readout.TokenRange{First: dash + 1, End: end}
	r.frames = append(r.frames, frame{head: dash, cue: readout.TokenRange{First: dash, End: dash + 1}, source: source,
		speaker: r.headOf(source), stance: readout.StanceAssert, say: true, clausal: true, rule: "credit-line"})
	return len(r.frames) - 1
}

// lineBreak reports whether a line ends between token i and the next.
func (r *reading) lineBreak(i int) bool {
	return i+1 >= len(r.doc.Tokens) || strings.IndexByte(r.doc.Text[r.doc.Tokens[i].End:r.doc.Tokens[i+1].Start], '\n') >= 0
}

func startsUpper(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c)
}

// framesBySentence lists the frames with a cue by sentence.
func (r *reading) framesBySentence() [][]int {
	by := make([][]int, len(r.doc.Sentences))
	for f := range r.frames {
		s := r.sentence[r.frames[f].head]
		by[s] = append(by[s], f)
	}
	return by
}

// sentenceCue is the frame in the quotation's own sentences that introduces
// it, -1 for none.
func (r *reading) sentenceCue(k int, by [][]int) int {
	q := &r.quotations[k]
	best, cost := -1, 1<<30
	for s := q.sentence; s <= q.last; s++ {
		if s != q.sentence && s != q.last {
			continue
		}
		for _, f := range by[s] {
			if c := r.introduces(&r.frames[f], q); c >= 0 && c < cost {
				best, cost = f, c
			}
		}
	}
	return best
}

// introduces is the cost of letting frame f introduce quotation q, -1 where it
// cannot.
func (r *reading) introduces(f *frame, q *quoted) int {
	if q.tokens.Contains(f.head) {
		return -1
	}
	overlap := false
	for _, t := range f.content {
		if t.First < q.tokens.End && q.tokens.First < t.End {
			overlap = true
		}
	}
	if !f.say && !overlap || !f.say && q.tokens.First < f.head {
		return -1
	}
	cost := 0
	if f.head < q.tokens.First {
		cost = q.tokens.First - f.cue.End
	} else {
		cost = f.cue.First - q.tokens.End
	}
	switch {
	case overlap:
		cost -= 1000
	case len(f.content) > 0 && f.clausal:
		cost += 100
	}
	if f.source.Empty() {
		cost += 20
	}
	// Another clause between them, as in "X left, and Y said …", costs.
	return max(cost+1000, 0)
}

// giveQuotation makes the quotation a part of the frame's content.
func (r *reading) giveQuotation(f *frame, k int) {
	q := r.quotations[k].tokens
	f.quotes = append(f.quotes, k)
	if !f.clausal && len(f.content) == 1 && f.content[0].End <= q.First && len(f.quotes) == 1 && f.rule == "verb" && f.head >= 0 && r.sentence[f.head] == int32(r.quotations[k].sentence) {
		// "expressed thanks: '…'": the object stays with the quotation after it.
		f.content = append(f.content, q)
		f.clausal = true
		return
	}
	kept := f.content[:0:0]
	for _, t := range f.content {
		if t.First < q.End && q.First < t.End {
			q.First, q.End = min(q.First, t.First), max(q.End, t.End)
		} else {
			kept = append(kept, t)
		}
	}
	f.content = append(kept, q)
	slices.SortFunc(f.content, func(a, b readout.TokenRange) int { return a.First - b.First })
	f.clausal = true
	switch f.rule {
	case "verb", "clause", "parenthetical":
		f.rule = "quotation"
	}
}

// alone reports whether nothing but the quotation stands in its sentences.
func (r *reading) alone(k int) bool {
	q := r.quotations[k]
	for _, t := range []readout.TokenRange{
		{First: r.doc.Sentences[q.sentence].Tokens.First, End: q.tokens.First},
		{First: q.tokens.End, End: r.doc.Sentences[q.last].Tokens.End},
	} {
		for i := t.First; i < t.End; i++ {
			if r.doc.Tags[i].UPOS != readout.PUNCT && r.inQuote(i) < 0 {
				return false
			}
		}
	}
	return true
}

// neighbourCue finds who says a quotation that fills its sentences.
func (r *reading) neighbourCue(k int, by [][]int) int {
	q := r.quotations[k]
	if k > 0 && r.quotations[k-1].frame >= 0 {
		before := r.quotations[k-1]
		if q.continues || before.last == q.sentence || before.last+1 == q.sentence && r.sameParagraph(before.last, q.sentence) {
			return before.frame
		}
	}
	prev := q.sentence - 1
	near := prev >= 0 && r.sameParagraph(prev, q.sentence)
	colon := prev >= 0 && r.endsWith(prev, ':')
	if near || colon {
		if f := r.openCue(by[prev], colon); f >= 0 {
			return f
		}
	}
	if next := q.last + 1; next < len(by) && r.sameParagraph(q.last, next) {
		for _, f := range by[next] {
			if x := &r.frames[f]; x.say && len(x.content) == 0 && !x.source.Empty() {
				return f
			}
		}
	}
	return r.silentFrame(k, prev, near, by)
}

// openCue is the last frame of a sentence that a quotation after it can
// complete: one that said nothing yet, or, before a colon, any.
func (r *reading) openCue(frames []int, colon bool) int {
	for i := len(frames) - 1; i >= 0; i-- {
		f := &r.frames[frames[i]]
		if f.source.Empty() || r.inQuote(f.head) >= 0 {
			continue
		}
		if f.say && len(f.content) == 0 || colon || len(f.quotes) > 0 {
			return frames[i]
		}
	}
	return -1
}

// silentFrame makes a frame without a cue for a quotation that stands alone,
// spoken by who spoke last in the sentence or paragraph before it.
func (r *reading) silentFrame(k, prev int, near bool, by [][]int) int {
	speaker, rule := -1, ""
	if prev >= 0 {
		for i := len(by[prev]) - 1; i >= 0 && speaker < 0; i-- {
			if f := &r.frames[by[prev][i]]; f.speaker >= 0 && r.inQuote(f.head) < 0 {
				speaker, rule = f.speaker, "speaker-before"
			}
		}
		if speaker < 0 && k > 0 {
			if f := r.quotations[k-1].frame; f >= 0 && r.quotations[k-1].last == prev {
				speaker, rule = r.frames[f].speaker, "speaker-goes-on"
			}
		}
		if speaker < 0 && near {
			speaker, rule = r.rootSubject(prev), "subject-before"
		}
	}
	if speaker < 0 {
		return -1
	}
	r.frames = append(r.frames, frame{head: -1, speaker: speaker, stance: readout.StanceAssert, say: true, rule: rule})
	return len(r.frames) - 1
}

// rootSubject is the subject of a sentence's main verb, when it is a name or a
// pronoun, -1 otherwise.
func (r *reading) rootSubject(s int) int {
	t := r.doc.Sentences[s].Tokens
	for i := t.First; i < t.End; i++ {
		if r.tree.Head(i) < 0 {
			if x := r.child(i, "nsubj"); x >= 0 {
				if u := r.doc.Tags[x].UPOS; u == readout.PROPN || u == readout.PRON && !r.expletive(x) && r.lower(x) != "it" {
					return x
				}
			}
		}
	}
	return -1
}

// sameParagraph reports whether no line ends between two sentences.
func (r *reading) sameParagraph(a, b int) bool {
	x, y := r.doc.Sentences[a].Span.End, r.doc.Sentences[b].Span.Start
	return x <= y && strings.IndexByte(r.doc.Text[x:y], '\n') < 0
}

func (r *reading) endsWith(s int, c byte) bool {
	span := r.doc.Sentences[s].Span
	return !span.Empty() && r.doc.Text[span.End-1] == c
}

// pruneFrames drops frames that say nothing and frames that another includes.
func (r *reading) pruneFrames() {
	for i := range r.frames {
		f := &r.frames[i]
		if len(f.content) == 0 {
			f.dead = true
			continue
		}
		if f.head < 0 {
			continue
		}
		for j := i + 1; j < len(r.frames) && j <= i+8; j++ {
			g := &r.frames[j]
			if g.head < 0 || g.cue.First >= f.cue.End || f.cue.First >= g.cue.End || len(g.content) == 0 {
				continue
			}
			// The later word is the fuller cue: "expressed hope", "quoted as saying".
			if g.source.Empty() && !f.source.Empty() {
				g.source, g.speaker = f.source, f.speaker
			}
			f.dead = true
		}
	}
}
