package trees

import (
	"readout"
	"readout/internal/network"
	"readout/internal/wordclass"
)

// Words is what the parser sees of a sentence.
type Words struct {
	parts      []part // by word; 0 is the root
	features   []uint32
	verb, stop uint32 // how far off the first of them ahead is
}

// part is what features see of one word.
type part struct {
	w uint32 // the word in lower case
	e uint32 // its ending
	t uint32 // both its tags
	p uint32 // its universal tag
	c wordclass.Codes
}

var (
	rootPart = part{w: 7, e: 7, t: 7, p: 30}
	nonePart = part{w: 1, e: 1, t: 1, p: 31}
)

// Reset takes n words with their tags.
func (w *Words) Reset(n int, form func(i int) string, tags []readout.Tag, classes *wordclass.Table) {
	w.parts = append(w.parts[:0], rootPart)
	for i := range n {
		s := form(i)
		p := part{w: wordclass.Key(s), p: uint32(tags[i].UPOS) + 1}
		p.e = wordclass.Key(s[max(0, len(s)-3):])
		p.t = network.Hash(network.HashString(tags[i].XPOS), p.p)
		p.c = classes.Lookup(p.w)
		w.parts = append(w.parts, p)
	}
}

// at is the part of word i and its relation, if it has one already.
func (w *Words) at(s *State, i int32) (*part, uint32) {
	if i < 0 {
		return &nonePart, 255
	}
	return &w.parts[i], uint32(s.rel[i])
}

// childless is the node of no word.
var childless = node{none, none, none, none, 0, 0}

func (s *State) node(i int32) *node {
	if i < 0 {
		return &childless
	}
	return &s.nodes[i]
}

// The features are of four groups. What is seen of the words ahead depends on
// the state's place in the buffer alone, and what is seen of the two words on
// top of the stack on each and its children, so that the parser keeps their
// sums; the rest changes with nearly every move. Each feature has a place of its
// own in the list of them all.

// features is how many there are.
const features = 102

// Features lists all features of a state, for the trainer. The slice is good
// until the next call.
func (w *Words) Features(s *State) []uint32 {
	if w.features == nil {
		w.features = make([]uint32, features)
	}
	l := list{f: w.features, sparse: true}
	w.ahead(&l, s)
	w.standing(&l, s, 0)
	w.standing(&l, s, 1)
	w.between(&l, s)
	return w.features
}

// ahead adds what is seen of the buffer.
func (w *Words) ahead(l *list, s *State) {
	b0, _ := w.at(s, s.ahead(0))
	b1, _ := w.at(s, s.ahead(1))
	b2, _ := w.at(s, s.ahead(2))
	b3, _ := w.at(s, s.ahead(3))
	before, _ := w.at(s, s.ahead(-1))
	l.next = 14
	l.word(b0)
	l.word(b1)
	l.next = 31
	l.add(b2.w)
	l.add(b2.t)
	l.add(uint32(b2.c[1]))
	l.add(b3.t)
	l.add(b3.w)
	l.next = 44
	l.add(before.t)
	l.add(before.w)
	verb, far := w.coming(s, readout.VERB, readout.AUX)
	w.verb = far
	l.add(verb)
	l.next = 48
	stop, far := w.coming(s, readout.PUNCT, readout.CCONJ)
	w.stop = far
	l.add(stop)
	l.next = 82
	l.pair(b0.t, b1.t)
}

// onStack is where the features of the two words on top of the stack have their
// places: those of the word, of what stands beside it, of its children.
var onStack = [2]struct{ word, beside, family int }{{0, 36, 50}, {7, 40, 62}}

// standing adds what is seen of the word k places under the top of the stack, 0 or 1,
// and of its children.
func (w *Words) standing(l *list, s *State, k int) {
	i, at := s.top(k), onStack[k]
	x, _ := w.at(s, i)
	l.next = at.word
	l.word(x)
	l.next = at.beside
	w.beside(l, i)
	l.next = at.family
	w.family(s, l, i)
}

// between adds what is seen of words together, and little things. It comes after
// ahead.
func (w *Words) between(l *list, s *State) {
	i0, i1, j0 := s.top(0), s.top(1), s.ahead(0)
	s0, _ := w.at(s, i0)
	s1, _ := w.at(s, i1)
	s2, _ := w.at(s, s.top(2))
	b0, _ := w.at(s, j0)
	b1, _ := w.at(s, s.ahead(1))
	l.next = 28
	l.add(s2.w)
	l.add(s2.t)
	l.add(uint32(s2.c[1]))
	l.next = 47
	l.pair(s0.p, w.verb)
	l.next = 49
	l.pair(s0.p, w.stop)
	l.next = 74
	n := s.node(j0)
	x, r := w.at(s, n.left)
	l.add(x.w)
	l.add(x.t)
	l.add(r)
	_, r2 := w.at(s, n.left2)
	l.pair(r, r2)
	l.pair(b0.t, uint32(n.lefts))
	l.pair(s0.t, b0.t)
	l.pair(s1.t, s0.t)
	l.pair(s1.t, b0.t)
	l.next = 83
	l.pair(s0.w, b0.w)
	l.pair(s1.w, s0.w)
	l.pair(s0.w, b0.t)
	l.pair(s0.t, b0.w)
	l.pair(s1.w, s0.t)
	l.pair(s1.t, s0.w)
	l.pair(s1.t, b0.w)
	l.pair(s0.w, b1.w)
	l.pair(uint32(s0.c[1]), uint32(b0.c[1]))
	l.pair(uint32(s1.c[1]), uint32(s0.c[1]))
	l.pair(uint32(s0.c[0]), b0.w)
	l.pair(uint32(s1.c[0]), s0.w)
	l.pair(s0.w, uint32(b0.c[0]))
	l.pair(s1.w, uint32(s0.c[0]))
	l.triple(s0.t, b0.t, distance(i0, j0))
	l.triple(s1.t, s0.t, distance(i1, i0))
	l.triple(s1.t, s0.t, b0.t)
	l.triple(s0.t, b0.t, b1.t)
	l.triple(s2.t, s1.t, s0.t)
}

// beside adds the words to the left and right of word i in the text.
func (w *Words) beside(l *list, i int32) {
	x, y := &nonePart, &nonePart
	if i > 0 {
		x = &w.parts[i-1]
		if int(i)+1 < len(w.parts) {
			y = &w.parts[i+1]
		}
	}
	l.add(x.t)
	l.add(x.w)
	l.add(y.t)
	l.add(y.w)
}

// coming finds the first word in the buffer behind the next that is of one of
// two parts of speech: its tags, and how far off it is.
func (w *Words) coming(s *State, a, b readout.UPOS) (tag, far uint32) {
	for k := 1; k <= 8; k++ {
		i := s.ahead(k)
		if i < 0 {
			break
		}
		if p := w.parts[i].p; p == uint32(a)+1 || p == uint32(b)+1 {
			return w.parts[i].t, uint32(k)
		}
	}
	return 0, 9
}

// family adds the features of a word's children.
func (w *Words) family(s *State, l *list, i int32) {
	n := s.node(i)
	me, _ := w.at(s, i)
	a, ar := w.at(s, n.left)
	b, br := w.at(s, n.right)
	_, a2 := w.at(s, n.left2)
	_, b2 := w.at(s, n.right2)
	l.add(a.w)
	l.add(a.t)
	l.add(ar)
	l.add(uint32(a.c[1]))
	l.add(b.w)
	l.add(b.t)
	l.add(br)
	l.add(uint32(b.c[1]))
	l.pair(ar, a2)
	l.pair(br, b2)
	l.triple(me.t, uint32(n.lefts), uint32(n.rights))
	l.triple(me.t, ar, br)
}

// list collects features. The next has the place next; sparse lists keep it
// there, others one behind the other.
type list struct {
	f      []uint32
	next   int
	sparse bool
}

// kind tells a feature's place to its hash.
func (l *list) kind() uint32 { return uint32(l.next+1) * 0x27d4eb2f }

func (l *list) put(h uint32) {
	if l.sparse {
		l.f[l.next] = h
	} else {
		l.f = append(l.f, h)
	}
	l.next++
}

func (l *list) add(a uint32) { l.put(network.Hash(l.kind(), a)) }

func (l *list) pair(a, b uint32) {
	l.put(network.Hash(network.Hash(l.kind(), a), b))
}

func (l *list) triple(a, b, c uint32) {
	l.put(network.Hash(network.Hash(network.Hash(l.kind(), a), b), c))
}

// word adds all that is seen of one word.
func (l *list) word(x *part) {
	l.add(x.w)
	l.add(x.e)
	l.add(x.t)
	l.add(x.p)
	l.add(uint32(x.c[0]))
	l.add(uint32(x.c[1]))
	l.add(uint32(x.c[2]))
}

// distance puts the distance between two words into one of seven classes.
func distance(a, b int32) uint32 {
	if a <= 0 || b <= 0 {
		return 0
	}
	switch d := b - a; {
	case d <= 4:
		return uint32(d)
	case d <= 7:
		return 5
	case d <= 15:
		return 6
	}
	return 7
}
