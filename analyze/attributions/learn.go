package attributions

import (
	"readout"
	"readout/internal/linear"
	"readout/models"
)

// Gold is one attribution as annotators marked it.
type Gold struct {
	Source, Cue, Content []readout.Span
}

// Learner trains the model, document by document.
type Learner struct {
	rules      *Annotator
	cue, label *linear.Softmax
	epoch      int
}

// unit is how many units of the packed weights make one of log-odds.
const unit = 24

// The regressions' learning rate and penalty, chosen by training on PolNeAR's
// train part and measuring on its dev part.
const (
	learningRate = 0.05
	penalty      = 1.5
)

// NewLearner makes a learner that knows nothing but the pack's classes of
// words.
func NewLearner(pack *models.Pack) (*Learner, error) {
	rules, err := newRules(pack)
	if err != nil {
		return nil, err
	}
	return &Learner{
		rules: rules,
		cue:   linear.NewSoftmax(2, learningRate, penalty), label: linear.NewSoftmax(labels, learningRate, penalty),
	}, nil
}

// NextEpoch tells the learner that it begins to see the same documents again.
func (l *Learner) NextEpoch() { l.epoch++ }

// Pack writes the weights as the section that New reads.
func (l *Learner) Pack() []byte {
	return append(l.cue.Pack(unit), l.label.Pack(unit)...)
}

// Learn sees one document with its layers and what is right for it.
func (l *Learner) Learn(doc *readout.Document, gold []Gold) {
	r := newReading(l.rules, doc)
	r.readSentences()
	v := r.newVocabulary()
	heads := r.goldHeads(gold)
	a := &adder{}
	for s := range doc.Sentences {
		sent := doc.Sentences[s]
		if !sent.Kind.News() {
			continue
		}
		for i := sent.Tokens.First; i < sent.Tokens.End; i++ {
			g := heads[i]
			if r.candidate(i) {
				l.learnCue(r, v, a, i, g > 0)
			}
			if g > 0 {
				l.learnLabels(r, v, a, i, &gold[g-1])
			}
		}
	}
}

func (l *Learner) learnCue(r *reading, v *vocabulary, a *adder, i int, right bool) {
	r.cueFeatures(v, i, a)
	var p [2]float64
	l.cue.Probabilities(a.list, p[:])
	l.cue.Learn(a.list, p[:], int(flag(right)))
}

func (l *Learner) learnLabels(r *reading, v *vocabulary, a *adder, head int, g *Gold) {
	sent := r.doc.Sentences[r.sentence[head]].Tokens
	right := r.goldLabels(sent, g)
	w := &labeller{r: r, v: v, a: a, head: head}
	w.decide = func(x piece, leaf bool, a *adder) int {
		t := readout.TokenRange{First: int(r.left[x.token]), End: int(r.right[x.token]) + 1}
		if x.alone {
			t = readout.TokenRange{First: x.token, End: x.token + 1}
		}
		want := r.uniform(t, sent.First, right, x.token)
		var p [labels]float64
		l.label.Probabilities(a.list, p[:])
		guess := bestLabel(p[:], leaf)
		l.label.Learn(a.list, p[:], want)
		if want == labelSplit || l.epoch == 0 {
			return want
		}
		return guess
	}
	w.label(make([]uint8, sent.Len()))
}

// goldLabels gives each token of a sentence its right label.
func (r *reading) goldLabels(sent readout.TokenRange, g *Gold) []uint8 {
	out := make([]uint8, sent.Len())
	set := func(spans []readout.Span, label uint8) {
		for i := sent.First; i < sent.End; i++ {
			tok := r.doc.Tokens[i].Span
			for _, s := range spans {
				if min(s.End, tok.End)-max(s.Start, tok.Start) > tok.Len()/2 {
					out[i-sent.First] = label
				}
			}
		}
	}
	set(g.Content, labelContent)
	set(g.Source, labelSource)
	set(g.Cue, labelCue)
	return out
}

// uniform is the label that all words of a range have, labelSplit where they
// differ.
func (r *reading) uniform(t readout.TokenRange, base int, right []uint8, token int) int {
	label := -1
	for i := t.First; i < t.End; i++ {
		if r.doc.Tags[i].UPOS == readout.PUNCT && i != token || i-base >= len(right) || i < base {
			continue
		}
		if x := int(right[i-base]); label < 0 {
			label = x
		} else if label != x {
			return labelSplit
		}
	}
	return max(label, 0)
}

// goldHeads maps tokens to 1 + the gold attribution whose cue they head.
func (r *reading) goldHeads(gold []Gold) []int {
	heads := make([]int, len(r.doc.Tokens))
	for g := range gold {
		if len(gold[g].Cue) == 0 {
			continue
		}
		if h := r.cueHead(gold[g].Cue[0]); h >= 0 && heads[h] == 0 {
			heads[h] = g + 1
		}
	}
	return heads
}

// cueHead is the token of a cue that governs the rest of it: verbs before
// nouns, nouns before others.
func (r *reading) cueHead(s readout.Span) int {
	best, rank := -1, 99
	for i := r.tokenAt(s.Start); i < len(r.doc.Tokens) && r.doc.Tokens[i].Start < s.End; i++ {
		if !r.candidate(i) {
			continue
		}
		n := 4
		switch r.doc.Tags[i].UPOS {
		case readout.VERB:
			n = 0
		case readout.NOUN:
			n = 1
		case readout.ADJ:
			n = 2
		case readout.AUX:
			n = 3
		}
		if h := r.tree.Head(i); h >= 0 && r.doc.Tokens[h].Start >= s.Start && r.doc.Tokens[h].End <= s.End && r.candidate(h) {
			n += 10
		}
		if n < rank {
			best, rank = i, n
		}
	}
	return best
}

// tokenAt is the first token that ends after byte at.
func (r *reading) tokenAt(at int) int {
	lo, hi := 0, len(r.doc.Tokens)
	for lo < hi {
		if mid := (lo + hi) / 2; r.doc.Tokens[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
