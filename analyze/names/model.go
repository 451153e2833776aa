package names

import (
	"readout"
	"readout/internal/linear"
	"readout/internal/wordclass"
)

// worker is the room that one document is worked on in.
type worker struct {
	sentences []sentence       // of the document
	sentence  *sentence        // at hand
	classes   *wordclass.Table // nil knows no word
	feats     []uint32
	scores    []int32
	fixed     []int32 // by token of the document: the scores of the features that are the same on each reading
	scored    []bool  // by token: whether they are known
	labels    []label
	memory    memory
}

// memory is what the document has said of each word on a first reading: how
// often it was labelled as each type. News names a thing in full first and in
// short later.
type memory map[string]*[len(types) + 1]uint8

// recall gives the memory of a word as a feature value.
func (m memory) recall(word string) uint32 {
	c := m[word]
	if c == nil {
		return 0
	}
	best := 0
	for k := range c {
		if c[k] > c[best] {
			best = k
		}
	}
	return uint32(best+1)<<1 | uint32(min(c[best], 2)-1)
}

// remember counts one labelling of a word.
func (m memory) remember(word string, l label) {
	c := m[word]
	if c == nil {
		c = new([len(types) + 1]uint8)
		m[word] = c
	}
	k := len(types)
	if l != outside {
		k = l.kind()
	}
	c[k] = min(c[k]+1, 250)
}

// decide says which label token i of the sentence gets after two others.
type decide func(i int, prev, prev2 label) label

// walk labels the sentence in w from left to right, asking for each token that
// can belong to a name. Trainer and annotator share it.
func (w *worker) walk(ask decide) {
	s := w.sentence
	w.labels = w.labels[:0]
	prev, prev2 := outside, outside
	for i := range s.len() {
		l := outside
		if s.candidate(i) || prev != outside {
			l = ask(i, prev, prev2)
		}
		w.labels = append(w.labels, l)
		prev2, prev = prev, l
	}
}

// tally enters the labels of the sentence in w into m. A headline's capitals
// teach nothing about other words.
func (w *worker) tally(m memory) {
	s := w.sentence
	if s.capitals {
		return
	}
	for i, l := range w.labels {
		if s.shapes[i] != shapeLower && s.candidate(i) {
			m.remember(s.text(i), l)
		}
	}
}

// survey reads the whole document, labels it once without memory, and remembers.
func (w *worker) survey(doc *readout.Document, ask decide) {
	w.sentences, w.memory = read(doc, w.classes), nil
	m := memory{}
	for k := range w.sentences {
		w.sentence = &w.sentences[k]
		w.walk(ask)
		w.tally(m)
	}
	w.memory = m
}

// guess picks the best label for token i of the sentence that may follow prev. What
// does not change from one reading to the next is scored once.
func (w *worker) guess(m *linear.Model, i int, prev, prev2 label) label {
	x, token := w.sentence.surroundings(i), w.sentence.tokens.First+i
	fixed := w.fixed[token*labelCount:][:labelCount]
	if !w.scored[token] {
		w.scored[token] = true
		w.feats = x.fixed(w.feats[:0])
		m.Score(w.feats, fixed)
	}
	copy(w.scores, fixed)
	w.feats = x.told(w.feats[:0], uint32(prev)+1, uint32(prev2)+1, w.memory.recall(w.sentence.text(i)))
	m.Score(w.feats, w.scores)
	best := outside
	for l := range label(labelCount) {
		if w.scores[l] > w.scores[best] && l.follows(prev) {
			best = l
		}
	}
	return best
}

// Learner trains the model on documents whose layers up to tags are there.
type Learner struct {
	trainer *linear.Trainer
	worker  worker
	scores  []int32
	Asked   int // decisions taken, and right ones, since the last reset by the caller
	Right   int
}

// NewLearner makes an untrained model that sees classes of words.
func NewLearner(classes *wordclass.Table) *Learner {
	return &Learner{
		trainer: linear.NewTrainer(labelCount), scores: make([]int32, labelCount),
		worker: worker{classes: classes},
	}
}

// Learn reads one document and the names that it should find. The first reading
// only remembers; what is learnt is how to read the second time.
func (l *Learner) Learn(doc *readout.Document, gold []readout.Entity) {
	w := &l.worker
	want := goldLabels(doc, gold)
	w.survey(doc, func(i int, prev, prev2 label) label { return l.guess(w.features(i, prev, prev2), prev) })
	for k, sent := range doc.Sentences {
		w.sentence = &w.sentences[k]
		w.walk(func(i int, prev, prev2 label) label {
			features := w.features(i, prev, prev2)
			best := l.guess(features, prev)
			l.trainer.Tick()
			l.Asked++
			right := want[sent.Tokens.First+i]
			if right == best {
				l.Right++
			}
			if right.follows(prev) { // after a missed beginning nothing is right
				l.learn(features, right, prev)
			}
			return best
		})
	}
}

func (l *Learner) guess(features []uint32, prev label) label {
	clear(l.scores)
	l.trainer.Score(features, l.scores)
	best := outside
	for c := range label(labelCount) {
		if l.scores[c] > l.scores[best] && c.follows(prev) {
			best = c
		}
	}
	return best
}

// leadWanted is by how much the right label must lead before nothing is learnt:
// what is right by a hair is as good as wrong.
const leadWanted = 30

// learn makes the right label lead over what else may follow prev, given the
// scores of the last guess.
func (l *Learner) learn(features []uint32, right, prev label) {
	rival := outside
	if right == outside {
		rival = begin(0)
	}
	for c := range label(labelCount) {
		if c != right && c.follows(prev) && l.scores[c] > l.scores[rival] {
			rival = c
		}
	}
	if l.scores[right]-l.scores[rival] < leadWanted {
		l.trainer.Update(features, int(right), int(rival))
	}
}

// Pack gives the pack's section.
func (l *Learner) Pack(floor float64) []byte { return l.trainer.Pack(floor) }

func goldLabels(doc *readout.Document, gold []readout.Entity) []label {
	out := make([]label, len(doc.Tokens))
	for _, e := range gold {
		t := typeIndex(e.Type)
		if t < 0 || e.Tokens.Empty() {
			continue
		}
		for i := e.Tokens.First; i < e.Tokens.End; i++ {
			out[i] = within(t)
		}
		out[e.Tokens.First] = begin(t)
	}
	return out
}
