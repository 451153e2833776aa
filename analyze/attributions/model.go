package attributions

import (
	"readout"
	"readout/internal/linear"
	"readout/lexicon"
	"readout/models"
)

// Section is the name of the section of the language pack that holds the
// weights.
const Section = "attributions"

// model is two trained classifiers: which tokens head a cue, and what the
// pieces of the sentence around one are.
type model struct {
	cue, label *linear.Model
}

// readModel gives the pack's model, nil where the pack has none: the rules
// then stand alone.
func readModel(pack *models.Pack) (*model, error) {
	b := pack.Section(Section)
	if b == nil {
		return nil, nil
	}
	return parseModel(b)
}

func parseModel(b []byte) (*model, error) {
	var m model
	for _, part := range []struct {
		into    **linear.Model
		classes int
	}{{&m.cue, 2}, {&m.label, labels}} {
		var err error
		if *part.into, b, err = linear.Read(b); err != nil {
			return nil, readout.Errorf(readout.KindInvalid, "language pack: section %q: %w", Section, err)
		}
		if n := (*part.into).Classes(); n != part.classes {
			return nil, readout.Errorf(readout.KindInvalid, "language pack: section %q holds %d classes where this program has %d (make the pack again: go run ./train)", Section, n, part.classes)
		}
	}
	return &m, nil
}

// cueFloor is the score from which a token counts as the head of a cue. It
// stands a little below even odds, where F1 is best.
const cueFloor = -unit / 6

// unlistedFloor is the score from which a word that no list of cues knows counts
// as one: even odds. A reader is served better by what is likely.
const unlistedFloor = unit * 2 / 3

// clauseFloor is the floor for a verb that has a subject and a clause of what
// is said. PolNeAR's annotators often leave such words inside other words
// unmarked; a reader wants them.
const clauseFloor = -2 * unit

// reportedFloor is the floor for such a verb of saying inside what somebody
// else says: "X said that Y had warned that …".
const reportedFloor = -5 * unit

// modelFrames puts the model's frames in the place of the rules', which served
// it as evidence.
func (r *reading) modelFrames(m *model) {
	v := r.newVocabulary()
	a := &adder{list: make([]uint32, 0, 160)}
	l := &labeller{r: r, v: v, a: a, decide: m.decide}
	var found []frame
	var marks []uint8
	for s := range r.doc.Sentences {
		sent := r.doc.Sentences[s]
		if !sent.Kind.News() {
			continue
		}
		for i := sent.Tokens.First; i < sent.Tokens.End; i++ {
			if !r.candidate(i) {
				continue
			}
			r.cueFeatures(v, i, a)
			var scores [2]int32
			m.cue.Score(a.list, scores[:])
			floor := int32(cueFloor)
			if v.class[i] == lexicon.CueNone {
				floor = unlistedFloor
			}
			if k := v.rule[i]; k > 0 && r.frames[k-1].rule == "clause" && r.frames[k-1].say && !r.frames[k-1].source.Empty() {
				if floor = clauseFloor; v.class[i] == lexicon.CueSay && r.reported(v, i) {
					floor = reportedFloor
				}
			}
			k := v.rule[i]
			according := k > 0 && r.frames[k-1].rule == "according-to"
			if according {
				floor = reportedFloor
			}
			if scores[1]-scores[0] <= floor {
				continue
			}
			marks = resize(marks, sent.Tokens.Len())
			l.head = i
			l.label(marks)
			f, ok := r.frameOf(v, i, sent.Tokens.First, marks)
			if according {
				f, ok = r.frames[k-1], true // the rule is surer of its extents
			}
			if ok {
				f.score = scores[1] - scores[0]
				found = append(found, f)
			}
		}
	}
	r.frames = found
}

// reported reports whether i stands in a clause that a verb of saying governs.
func (r *reading) reported(v *vocabulary, i int) bool {
	for k, hops := i, 0; hops < 6; hops++ {
		h := r.tree.Head(k)
		if h < 0 {
			return false
		}
		if v.class[h] == lexicon.CueSay && r.doc.Tags[h].UPOS == readout.VERB && r.tree.Is(k, "ccomp") {
			return true
		}
		k = h
	}
	return false
}

func resize(b []uint8, n int) []uint8 {
	if cap(b) < n {
		return make([]uint8, n)
	}
	return b[:n]
}

// decide picks the label with the highest score; a piece of one token cannot
// be split.
func (m *model) decide(_ piece, leaf bool, a *adder) int {
	var scores [labels]int32
	m.label.Score(a.list, scores[:])
	return bestLabel(scores[:], leaf)
}

func bestLabel[T int32 | float64](scores []T, leaf bool) int {
	best := 0
	for k := 1; k < len(scores); k++ {
		if k == labelSplit && leaf {
			continue
		}
		if scores[k] > scores[best] {
			best = k
		}
	}
	return best
}

// frameOf makes a frame of the labels around the cue's head h.
func (r *reading) frameOf(v *vocabulary, h, base int, marks []uint8) (frame, bool) {
	f := frame{head: h, cue: readout.TokenRange{First: h, End: h + 1}, speaker: -1, rule: "model", clausal: true}
	cue := r.cues.Of(r.lemma(h), r.doc.Tags[h].UPOS)
	if f.stance = readout.StanceAssert; cue.Class != 0 {
		f.stance = r.stanceOf(h, cue)
	} else if r.negated(h) {
		f.stance = readout.StanceDeny
	}
	f.say = introducers[cue.Class]
	if k := v.rule[h]; k > 0 {
		f.rule = r.frames[k-1].rule
	}
	for i := 0; i < len(marks); {
		j := r.runEnd(base, marks, i)
		t := r.closeMarks(readout.TokenRange{First: base + i, End: base + j})
		switch marks[i] {
		case labelCue:
			if t.Contains(h) {
				f.cue = r.trim(t)
				if f.cue.Empty() {
					f.cue = readout.TokenRange{First: h, End: h + 1}
				}
				// A colon that leads to the content is part of the cue.
				if n := f.cue.End; n < base+len(marks) && r.tree.Text(n) == ":" {
					f.cue.End++
				}
			}
		case labelSource:
			if t = r.trim(t); !t.Empty() && (f.source.Empty() || t.Len() > f.source.Len()) {
				f.source, f.speaker = t, r.headOf(t)
				if j < len(marks) && marks[j] != labelSource {
					f.source.End = r.closingComma(t)
				}
			}
		case labelContent:
			if t = r.trim(t); !t.Empty() {
				f.content = append(f.content, t)
			}
		}
		i = j
	}
	r.settleSource(&f, v.rule[h])
	if k := v.rule[h]; k > 0 && len(f.content) == 0 && f.say && r.frames[k-1].rule == "clause" {
		f.content = r.frames[k-1].content // the labels lost what the tree holds
	}
	return f, len(f.content) > 0 || f.say
}

// settleSource mends what labels alone cannot know: a phrase before the subject
// that was taken in with it, a participle after it, and who speaks where the
// labels name nobody but the rules do.
func (r *reading) settleSource(f *frame, rule int32) {
	if f.source.Empty() {
		if rule > 0 && !r.frames[rule-1].source.Empty() {
			f.speaker = r.frames[rule-1].speaker
		}
		return
	}
	if f.source.End > f.cue.First {
		f.source = r.trim(f.source)
	}
	for i := f.source.First + 1; i < f.source.End; i++ {
		if r.tree.Text(i-1) != "," {
			continue
		}
		if r.doc.Tags[i].XPOS == "VBG" && r.cues.Verb(r.lemma(i)).Class == lexicon.CueSay {
			f.source.End = i - 1
			break
		}
		if s := r.headOf(readout.TokenRange{First: i, End: f.source.End}); r.tree.Is(s, "nsubj") && int(r.left[s]) == i && r.tree.Is(f.speaker, "obl", "advcl") {
			f.source.First = i
			break
		}
	}
	f.speaker = r.headOf(f.source)
}

// runEnd is where the run of the label at i ends. Punctuation inside a run
// belongs to it.
func (r *reading) runEnd(base int, marks []uint8, i int) int {
	end := i + 1
	for j := i + 1; j < len(marks); j++ {
		if marks[j] == marks[i] {
			end = j + 1
		} else if r.doc.Tags[base+j].UPOS != readout.PUNCT || marks[j] == labelCue {
			break
		}
	}
	return end
}

// closeMarks lengthens a range by the marks and brackets at its edges whose
// partners it holds.
func (r *reading) closeMarks(t readout.TokenRange) readout.TokenRange {
	if t.First > 0 {
		if q := r.inQuote(t.First); q >= 0 && r.quotations[q].tokens.First == t.First-1 && r.inQuote(t.First-1) == q {
			t.First--
		}
	}
	open := 0
	for i := t.First; i < t.End; i++ {
		switch r.tree.Text(i) {
		case "(", "[":
			open++
		case ")", "]":
			open--
		}
	}
	for end := t.End; end < len(r.doc.Tokens) && r.doc.Tags[end].UPOS == readout.PUNCT; end++ {
		q := r.inQuote(end)
		if q >= 0 && r.quotations[q].tokens.First >= t.First && end+1 == r.quotations[q].tokens.End {
			t.End = end + 1
		}
		if c := r.tree.Text(end); open > 0 && (c == ")" || c == "]") {
			t.End = end + 1
			open--
		}
	}
	return t
}

// closingComma is the end of a source with the comma that closes what was
// inserted into it: "the chairman, a farmer,". The comma belongs to it, as
// PolNeAR has it, where the cue follows.
func (r *reading) closingComma(t readout.TokenRange) int {
	if t.End >= len(r.doc.Tokens) || r.tree.Text(t.End) != "," {
		return t.End
	}
	for i := t.First; i < t.End; i++ {
		if r.tree.Text(i) == "," {
			return t.End + 1
		}
	}
	return t.End
}

// headOf is the token of a range that governs the rest of it.
func (r *reading) headOf(t readout.TokenRange) int {
	for i := t.First; i < t.End; i++ {
		if !t.Contains(r.tree.Head(i)) && r.doc.Tags[i].UPOS != readout.PUNCT && r.doc.Tags[i].UPOS != readout.ADP {
			return i
		}
	}
	return t.First
}
