package attributions

import (
	"strings"
	"unicode"

	"readout"
)

// turn is a line of a transcript: whose it is, and what follows the colon.
type turn struct {
	mark    int // a quotation mark that opens the line, -1 for none
	name    readout.TokenRange
	content readout.TokenRange
}

// transcriptRule is the rule that gives a turn.
const transcriptRule = "transcript"

// turnsNeeded is how many such lines make a transcript.
const turnsNeeded = 2

// transcript makes a frame for each turn of an interview or a debate that is
// printed with the speakers' names in capitals before their words: "MILES: We
// will see." A turn goes on to the end of its paragraph. Names with small
// letters are left alone: lists of candidates and figures have them too.
func (r *reading) transcript() {
	var turns []turn
	for s := range r.doc.Sentences {
		if t, ok := r.turnAt(s); ok {
			turns = append(turns, t)
		}
	}
	if len(turns) < turnsNeeded {
		return
	}
	for _, t := range turns {
		r.takeTurn(t)
	}
}

// turnAt reads the turn that begins with sentence s.
func (r *reading) turnAt(s int) (turn, bool) {
	sent := r.doc.Sentences[s]
	if sent.Kind != readout.RegionBody || s > 0 && r.sameParagraph(s-1, s) {
		return turn{}, false
	}
	t := turn{mark: -1}
	i := sent.Tokens.First
	if r.doc.Tags[i].UPOS == readout.PUNCT && strings.ContainsAny(r.tree.Text(i), "\"“`'") {
		t.mark = i
		i++
	}
	t.name.First = i
	for i < sent.Tokens.End && i-t.name.First < 5 && startsUpper(r.tree.Text(i)) {
		i++
	}
	t.name.End = i
	if i+1 >= sent.Tokens.End || r.tree.Text(i) != ":" || !r.inCapitals(t.name) {
		return turn{}, false
	}
	last := s
	for last+1 < len(r.doc.Sentences) && r.doc.Sentences[last+1].Kind == sent.Kind && r.sameParagraph(last, last+1) {
		last++
	}
	t.content = r.spoken(readout.TokenRange{First: i + 1, End: r.doc.Sentences[last].Tokens.End})
	return t, !t.content.Empty()
}

// spoken drops quotation marks and loose punctuation from a turn; the mark that
// ends its last sentence belongs to it, as between quotation marks.
func (r *reading) spoken(t readout.TokenRange) readout.TokenRange {
	end := t.End
	if t = r.trim(t); t.Empty() || t.End >= end || !endMark(r.tree.Text(t.End)[0]) {
		return t
	}
	t.End++
	return t
}

// inCapitals reports whether a name has letters enough, none of them small.
func (r *reading) inCapitals(name readout.TokenRange) bool {
	letters := 0
	for i := name.First; i < name.End; i++ {
		for _, c := range r.tree.Text(i) {
			if unicode.IsLower(c) {
				return false
			}
			if unicode.IsLetter(c) {
				letters++
			}
		}
	}
	return letters >= 3
}

// takeTurn makes the frame of a turn. Its colon is nobody else's cue, and a
// quotation that opens with it is its own, not the turn's before it.
func (r *reading) takeTurn(t turn) {
	colon := t.name.End
	for i := range r.frames {
		if f := &r.frames[i]; f.head == colon || f.cue.Contains(colon) {
			f.dead = true
		}
	}
	r.frames = append(r.frames, frame{head: colon, cue: readout.TokenRange{First: colon, End: colon + 1},
		source: t.name, speaker: r.headOf(t.name), content: []readout.TokenRange{t.content},
		stance: readout.StanceAssert, say: true, clausal: true, rule: transcriptRule})
	for k := range r.quotations {
		if q := &r.quotations[k]; t.mark >= 0 && q.tokens.First == t.mark {
			q.frame = len(r.frames) - 1
		}
	}
}
