package attributions

import (
	"readout"
	"readout/internal/linear"
)

// The labels that a piece of a sentence can have beside a cue's head. A piece
// is the subtree of a token; labelSplit sends its parts to be labelled apart.
const (
	labelOut = iota
	labelSource
	labelContent
	labelCue
	labelSplit
	labels
)

// piece is what the labeller decides on: the subtree of a token, or the token
// alone where its subtree was split.
type piece struct {
	token int
	alone bool
	path  uint32 // from the cue's head, relations up and down
	steps int    // length of the path
}

// decider gives a label to the piece whose features are a.list.
type decider func(p piece, leaf bool, a *adder) int

// labeller walks a sentence around one cue's head, left to right.
type labeller struct {
	r       *reading
	v       *vocabulary
	head    int
	decide  decider
	a       *adder
	onPath  []int // ancestors of head, head first
	marks   []uint8
	base    int // first token of the sentence
	last    int // label of the piece before
	seen    [labels]bool
	lastEnd int
	quoted  bool // the sentence holds an utterance
}

// label fills marks with a label for each token of the head's sentence.
func (l *labeller) label(marks []uint8) {
	sent := l.r.doc.Sentences[l.r.sentence[l.head]].Tokens
	l.marks, l.base, l.last, l.seen = marks, sent.First, labelOut, [labels]bool{}
	for i := range marks {
		marks[i] = labelOut
	}
	l.onPath = l.onPath[:0]
	top := l.head
	for k := l.head; k >= 0 && len(l.onPath) < 64; k = l.r.tree.Head(k) {
		l.onPath = append(l.onPath, k)
		top = k
	}
	l.quoted = l.holdsUtterance()
	l.walk(top, len(l.onPath)-1)
	defer l.mark(readout.TokenRange{First: l.head, End: l.head + 1}, labelCue) // whatever crossing arcs made of it
	// A second root in the sentence is a parse that fell apart: its pieces
	// stand beside the first.
	for i := sent.First; i < sent.End; i++ {
		if l.r.tree.Head(i) < 0 && i != top {
			l.visit(piece{token: i, path: linear.Hash(2, 2), steps: len(l.onPath)})
		}
	}
}

// walk splits node, an ancestor of the head or the head itself, and labels its
// parts in text order. depth is the node's place in onPath.
func (l *labeller) walk(node, depth int) {
	r := l.r
	up := uint32(3)
	for k := 0; k < depth; k++ {
		up = linear.Hash(up, l.v.rel[l.onPath[k]])
	}
	own := func() {
		if node == l.head {
			l.mark(readout.TokenRange{First: node, End: node + 1}, labelCue)
			return
		}
		l.visit(piece{token: node, alone: true, path: linear.Hash(up, 4), steps: depth})
	}
	done := false
	for _, k := range r.tree.Children(node) {
		c := int(k)
		if c > node && !done {
			own()
			done = true
		}
		if depth > 0 && c == l.onPath[depth-1] {
			l.walk(c, depth-1)
			continue
		}
		l.visit(piece{token: c, path: linear.Hash(up, l.v.rel[c]), steps: depth})
	}
	if !done {
		own()
	}
}

// visit labels a piece, or its parts.
func (l *labeller) visit(p piece) {
	r := l.r
	if r.doc.Tags[p.token].UPOS == readout.PUNCT && (p.alone || r.left[p.token] == r.right[p.token]) {
		return // punctuation goes with its neighbours
	}
	l.pieceFeatures(p)
	label := l.decide(p, p.alone || r.left[p.token] == r.right[p.token], l.a)
	if label != labelSplit {
		t := readout.TokenRange{First: int(r.left[p.token]), End: int(r.right[p.token]) + 1}
		if p.alone {
			t = readout.TokenRange{First: p.token, End: p.token + 1}
		}
		l.mark(t, label)
		return
	}
	own := piece{token: p.token, alone: true, path: linear.Hash(p.path, 5), steps: p.steps + 1}
	done := false
	for _, k := range r.tree.Children(p.token) {
		c := int(k)
		if c > p.token && !done {
			l.visit(own)
			done = true
		}
		l.visit(piece{token: c, path: linear.Hash(p.path, l.v.rel[c]), steps: p.steps + 1})
	}
	if !done {
		l.visit(own)
	}
}

// mark writes a label and remembers it.
func (l *labeller) mark(t readout.TokenRange, label int) {
	for i := t.First; i < t.End; i++ {
		if k := i - l.base; k >= 0 && k < len(l.marks) {
			l.marks[k] = uint8(label)
		}
	}
	l.last, l.lastEnd = label, t.End
	l.seen[label] = true
}

// pieceFeatures describes a piece to the labeller.
func (l *labeller) pieceFeatures(p piece) {
	r, v, a, h, t := l.r, l.v, l.a, l.head, p.token
	a.list = a.list[:0]
	first, end := int(r.left[t]), int(r.right[t])+1
	if p.alone {
		first, end = t, t+1
	}
	lemma, class, hx := v.lemma[h], uint32(v.class[h]), v.xpos[h]
	side := flag(t > h)
	open := v.lemma[first]
	before := uint32(none)
	if first > l.base {
		before = v.lemma[first-1]
	}
	after := uint32(none)
	if end < l.base+len(l.marks) {
		after = v.lemma[end]
	}
	kind := r.subjectKind(t)
	quotes := l.pieceQuote(first, end)
	alone := flag(p.alone)
	last := uint32(l.last)
	seen := flag(l.seen[labelSource]) | flag(l.seen[labelContent])<<1 | flag(l.seen[labelCue])<<2
	path := linear.Hash(p.path, side|alone<<1)
	size := bucket(end - first)
	a.none(100)
	a.one(101, path)
	a.two(102, path, lemma)
	a.two(103, path, class)
	a.two(104, path, hx)
	a.two(105, path, kind)
	a.two(106, path, open)
	a.three(107, path, open, lemma)
	a.three(108, path, open, class)
	a.two(109, path, quotes)
	a.two(110, path, last)
	a.two(111, path, seen)
	a.four(112, path, last, seen, class)
	a.two(113, path, size)
	a.two(114, path, v.lemma[t])
	a.four(115, v.rel[t], side, class, kind)
	a.three(116, v.rel[t], side, lemma)
	a.four(117, v.rel[t], side, open, alone)
	a.four(118, v.rel[t], v.xpos[t], last, alone)
	a.two(119, v.lemma[t], side)
	a.two(120, v.lemma[t], lemma)
	a.three(121, before, v.rel[t], side)
	a.two(122, before, last)
	a.three(123, after, v.rel[t], side)
	a.three(124, quotes, last, seen)
	a.three(125, quotes, class, side)
	a.three(126, quotes, v.rel[t], alone)
	a.three(127, bucket(first-h), alone, class)
	a.three(128, bucket(end-h), v.rel[t], alone)
	a.three(129, uint32(min(p.steps, 6)), v.rel[t], last)
	a.four(130, uint32(min(p.steps, 6)), seen, side, class)
	a.three(131, open, last, seen)
	a.five(132, v.rel[t], seen, last, side, class)
	l.innerFeatures(p, path, first, end)
}

// innerFeatures describes a piece by what it holds and hangs on.
func (l *labeller) innerFeatures(p piece, path uint32, first, end int) {
	r, v, a, h, t := l.r, l.v, l.a, l.head, p.token
	class, hx := uint32(v.class[h]), v.xpos[h]
	side, alone, last := flag(t > h), flag(p.alone), uint32(l.last)
	open := v.lemma[first]
	if h := r.tree.Head(t); h >= 0 {
		a.three(133, v.rel[t], v.lemma[h], alone)
		a.four(134, v.rel[t], v.xpos[t], v.xpos[h], last)
	}
	if r.dated(t) {
		a.two(135, side, path)
		a.three(136, side, v.rel[t], last)
	}
	adjacent := flag(l.lastEnd == first)
	a.four(137, adjacent, last, v.rel[t], side)
	a.three(138, adjacent, last, open)
	if !p.alone && end-first > 1 {
		a.two(139, v.lemma[end-1], v.rel[t])
		m := r.child(t, "mark")
		if m >= 0 {
			a.four(140, v.lemma[m], v.rel[t], class, side)
		}
		a.four(141, flag(r.child(t, "nsubj") >= 0), v.rel[t], class, side)
		a.four(142, flag(r.child(t, "acl:relcl", "acl") >= 0), v.rel[t], class, side)
	}
	for g, c := range v.words[t] {
		grain := uint32(c)<<2 | uint32(g)
		a.four(170, grain, v.rel[t], side, alone)
		a.two(171, grain, path)
		a.two(172, uint32(v.words[h][g])<<2|uint32(g), path)
		a.four(173, uint32(v.words[h][g])<<2|uint32(g), v.rel[t], open, side)
	}
	own := uint32(v.class[t])
	a.four(160, own, v.rel[t], side, alone)
	a.four(161, own, class, v.rel[t], last)
	a.five(162, v.xpos[t], hx, v.rel[t], side, alone)
	a.three(163, path, own, last)
	if s := r.child(t, "nsubj"); s >= 0 && !p.alone {
		a.four(164, r.subjectKind(s), v.rel[t], class, side)
	}
	if f := v.rule[h]; f > 0 {
		l.ruleFeatures(&r.frames[f-1], first, end, alone)
	} else {
		a.three(143, v.rel[t], side, alone)
	}
}

// ruleFeatures tells how the piece lies to what the rules found for this cue.
func (l *labeller) ruleFeatures(f *frame, first, end int, alone uint32) {
	part := func(t readout.TokenRange) uint32 {
		switch {
		case t.Empty() || t.End <= first || end <= t.First:
			return 0
		case t.First <= first && end <= t.End:
			return 1
		}
		return 2
	}
	content := uint32(0)
	for _, t := range f.content {
		content = max(content, part(t))
	}
	where := part(f.source) | content<<2 | part(f.cue)<<4 | alone<<6
	rule := linear.HashString(f.rule)
	l.a.one(150, where)
	l.a.two(151, where, rule)
	l.a.two(152, where, uint32(l.last))
	l.a.two(153, where, l.v.lemma[l.head])
}

// pieceQuote tells how a range lies to the quotations of the sentence.
func (l *labeller) pieceQuote(first, end int) uint32 {
	r := l.r
	x, y := r.inQuote(first), r.inQuote(end-1)
	own := r.inQuote(l.head)
	switch {
	case own >= 0:
		return 1 + flag(x == own && y == own)
	case x < 0 && y < 0:
		return 3 + flag(l.quoted)
	case x == y:
		return 5 + flag(r.quotations[x].utterance)
	case x < 0:
		return 7
	case y < 0:
		return 8
	}
	return 9
}

// holdsUtterance reports whether an utterance stands in the sentence.
func (l *labeller) holdsUtterance() bool {
	for i := l.base; i < l.base+len(l.marks); i++ {
		if q := l.r.inQuote(i); q >= 0 && l.r.quotations[q].utterance {
			return true
		}
	}
	return false
}
