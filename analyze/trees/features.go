package trees

import (
	"readout"
	"readout/internal/linear"
)

// Words is what the parser sees of a sentence.
type Words struct {
	word     []uint32 // hash of the lower-cased form, by word; 0 is the root
	tag      []uint32 // hash of the Penn tag
	pos      []uint32 // universal part of speech
	features []uint32
}

// Reset takes n words with their tags.
func (w *Words) Reset(n int, form func(i int) string, tags []readout.Tag) {
	w.word = append(w.word[:0], 7)
	w.tag = append(w.tag[:0], 7)
	w.pos = append(w.pos[:0], 30)
	for i := range n {
		w.word = append(w.word, hashLower(form(i)))
		w.tag = append(w.tag, linear.HashString(tags[i].XPOS))
		w.pos = append(w.pos, uint32(tags[i].UPOS)+1)
	}
}

// hashLower hashes a form in lower case with figures as 0.
func hashLower(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case '0' <= c && c <= '9':
			c = '0'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return linear.Hash(h, uint32(len(s)))
}

// part is one word's features in a template.
type part struct{ w, t, p, l uint32 }

func (w *Words) part(s *State, i int32) part {
	if i < 0 {
		return part{1, 1, 1, 255}
	}
	return part{w.word[i], w.tag[i], w.pos[i], uint32(s.rel[i])}
}

// Features lists the features of a state. The slice is good until the next call.
func (w *Words) Features(s *State) []uint32 {
	f := w.features[:0]
	h := linear.Hash
	add := func(kind, a uint32) { f = append(f, h(a, kind*0x27d4eb2f)) }
	i0, i1, j0 := s.top(0), s.top(1), s.ahead(0)
	s0, s1, s2 := w.part(s, i0), w.part(s, i1), w.part(s, s.top(2))
	b0, b1, b2 := w.part(s, j0), w.part(s, s.ahead(1)), w.part(s, s.ahead(2))
	b3 := w.part(s, s.ahead(3))
	var n0, n1, nb node
	n0, n1, nb = node{left: none, left2: none, right: none, right2: none}, node{left: none, left2: none, right: none, right2: none}, node{left: none, left2: none, right: none, right2: none}
	if i0 >= 0 {
		n0 = s.nodes[i0]
	}
	if i1 >= 0 {
		n1 = s.nodes[i1]
	}
	if j0 >= 0 {
		nb = s.nodes[j0]
	}
	s0l, s0l2, s0r, s0r2 := w.part(s, n0.left), w.part(s, n0.left2), w.part(s, n0.right), w.part(s, n0.right2)
	s1l, s1r, s1r2 := w.part(s, n1.left), w.part(s, n1.right), w.part(s, n1.right2)
	bl, bl2 := w.part(s, nb.left), w.part(s, nb.left2)
	d0 := distance(i0, j0)
	d1 := distance(i1, i0)
	v0, v1, vb := uint32(n0.lefts)<<4|uint32(n0.rights), uint32(n1.lefts)<<4|uint32(n1.rights), uint32(nb.lefts)

	add(0, 0)
	k := uint32(1)
	for _, x := range [...]part{s0, s1, s2, b0, b1, b2} {
		add(k, x.w)
		add(k+1, x.t)
		add(k+2, h(x.w, x.t))
		add(k+3, x.p)
		k += 4
	}
	add(30, b3.t)
	for _, q := range [...][2]part{{s0, b0}, {s1, s0}, {s1, b0}, {s0, b1}, {b0, b1}} {
		x, y := q[0], q[1]
		add(k+10, h(x.w, y.w))
		add(k+11, h(x.w, y.t))
		add(k+12, h(x.t, y.w))
		add(k+13, h(x.t, y.t))
		add(k+14, h(h(x.w, x.t), y.t))
		add(k+15, h(h(x.t, y.w), y.t))
		add(k+16, h(x.w, y.p))
		add(k+17, h(x.p, y.w))
		k += 8
	}
	k = 100
	tri := func(a, b, c uint32) { add(k, h(h(a, b), c)); k++ }
	tri(s0.t, b0.t, b1.t)
	tri(b0.t, b1.t, b2.t)
	tri(s1.t, s0.t, b0.t)
	tri(s2.t, s1.t, s0.t)
	tri(s0.t, b0.t, s0l.t)
	tri(s0.t, b0.t, s0r.t)
	tri(s0.t, b0.t, bl.t)
	tri(s1.t, s0.t, s0l.t)
	tri(s1.t, s0.t, s0r.t)
	tri(s1.t, s0.t, s1l.t)
	tri(s1.t, s0.t, s1r.t)
	tri(s0.w, b0.t, s0r.t)
	tri(s1.w, s0.t, b0.t)
	tri(s0.w, b0.t, b1.t)
	tri(s0.t, b0.w, bl.t)
	tri(s1.t, s0.w, b0.t)
	tri(s1.t, s0.t, b0.w)
	tri(s1.w, s0.w, s0l.w)
	tri(s0.w, b0.w, bl.l)
	tri(s0.t, d0, b0.t)
	tri(s0.w, d0, b0.t)
	tri(s0.t, d0, b0.w)
	tri(s1.t, d1, s0.t)
	tri(s1.w, d1, s0.t)
	tri(s1.t, d1, s0.w)
	tri(s0.w, v0, 0)
	tri(s0.t, v0, 0)
	tri(s1.w, v1, 0)
	tri(s1.t, v1, 0)
	tri(b0.w, vb, 0)
	tri(b0.t, vb, 0)
	for _, c := range [...]part{s0l, s0r, s1l, s1r, bl} {
		add(k, c.w)
		add(k+1, c.t)
		add(k+2, c.l)
		k += 3
	}
	tri(s0.t, s0l.l, s0l2.l)
	tri(s0.t, s0r.l, s0r2.l)
	tri(s0.w, s0l.l, s0r.l)
	tri(s1.t, s1r.l, s1r2.l)
	tri(s1.w, s1l.l, s1r.l)
	tri(b0.t, bl.l, bl2.l)
	tri(s0.t, s0l.t, s0l2.t)
	tri(s0.t, s0r.t, s0r2.t)
	tri(s1.t, s1r.t, s1r2.t)
	tri(b0.t, bl.t, bl2.t)
	tri(s0.w, s0r.w, b0.w)
	tri(s0.t, s0r.w, b0.t)
	tri(s1.w, s0.w, s0l.w)
	tri(s1.w, s0l.w, s0.t)
	tri(s0.t, h(b0.t, b1.t), h(b2.t, b3.t))
	tri(s0.t, h(s1.t, b0.t), b1.t)
	tri(s0.w, bl.w, b0.t)
	w.features = f
	return f
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
