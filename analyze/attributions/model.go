package attributions

import (
	"readout"
	"readout/internal/linear"
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
	var m model
	var err error
	if m.cue, b, err = linear.Read(b); err != nil {
		return nil, readout.Errorf(readout.KindInvalid, "language pack: section %q: %w", Section, err)
	}
	if m.label, _, err = linear.Read(b); err != nil {
		return nil, readout.Errorf(readout.KindInvalid, "language pack: section %q: %w", Section, err)
	}
	if m.cue.Classes() != 2 || m.label.Classes() != labels {
		return nil, readout.Errorf(readout.KindInvalid, "language pack: section %q holds %d and %d classes where this program has 2 and %d", Section, m.cue.Classes(), m.label.Classes(), labels)
	}
	return &m, nil
}

// cueFloor is the score from which a token counts as the head of a cue.
var cueFloor = int32(0)

// modelFrames finds the frames of every sentence with the model. The rules'
// frames serve as evidence and are replaced.
func (r *reading) modelFrames(m *model) {
	v := r.newVocabulary()
	a := &adder{list: make([]uint32, 0, 128)}
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
			if scores[1]-scores[0] <= cueFloor {
				continue
			}
			marks = resize(marks, sent.Tokens.Len())
			l.head = i
			l.label(marks)
			if f, ok := r.frameOf(v, i, sent.Tokens.First, marks); ok {
				f.score = scores[1] - scores[0]
				found = append(found, f)
			}
		}
	}
	r.frames = found
}

func resize(b []uint8, n int) []uint8 {
	if cap(b) < n {
		return make([]uint8, n)
	}
	return b[:n]
}

// decide picks the label with the highest score; a piece of one token cannot
// be split.
func (m *model) decide(p piece, leaf bool, a *adder) int {
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
	f := frame{head: h, speaker: -1, rule: "model", clausal: true}
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
	if f.source.End > f.cue.First {
		f.source = r.trim(f.source)
	}
	return f, len(f.content) > 0 || f.say
}

// runEnd is where the run of the label at i ends. Punctuation inside a run
// belongs to it.
func (r *reading) runEnd(base int, marks []uint8, i int) int {
	end := i + 1
	for j := i + 1; j < len(marks); j++ {
		if marks[j] == marks[i] {
			end = j + 1
		} else if r.doc.Tags[base+j].UPOS != readout.PUNCT {
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
