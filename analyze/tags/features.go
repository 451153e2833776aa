package tags

import "readout/internal/linear"

// Sentence is a sentence as the features see it. Tagger and trainer share it,
// so that what is learned is what is asked.
type Sentence struct {
	words    []word
	buf      []byte
	features []uint32
}

// margin is how many boundary words stand on each side.
const margin = 3

// Reset takes n words from form.
func (s *Sentence) Reset(n int, form func(i int) string) {
	s.words = s.words[:0]
	for range margin {
		s.words = append(s.words, boundary)
	}
	for i := range n {
		var w word
		s.buf = w.look(form(i), s.buf)
		s.words = append(s.words, w)
	}
	for range margin {
		s.words = append(s.words, boundary)
	}
}

// Features lists the features of word i after two tags, which are class numbers
// or -1 before the sentence. The slice is good until the next call.
func (s *Sentence) Features(i, prev, prev2 int) []uint32 {
	at := i + margin
	w, l1, l2, r1, r2 := &s.words[at], &s.words[at-1], &s.words[at-2], &s.words[at+1], &s.words[at+2]
	t1, t2 := uint32(prev+2), uint32(prev2+2)
	f := s.features[:0]
	add := func(kind, a uint32) { f = append(f, linear.Hash(a, kind*0x27d4eb2f)) }
	pair := func(kind, a, b uint32) { add(kind, linear.Hash(a, b)) }
	add(1, 0)
	add(2, w.form)
	add(3, w.low)
	for k, h := range w.suffix {
		add(4+uint32(k), h)
	}
	for k, h := range w.prefix {
		add(8+uint32(k), h)
	}
	add(11, w.shape)
	pair(12, w.shape, w.suffix[2])
	add(13, t1)
	pair(14, t1, t2)
	pair(15, t1, w.low)
	add(16, l1.low)
	add(17, r1.low)
	add(18, l2.low)
	add(19, r2.low)
	pair(20, l1.low, w.low)
	pair(21, w.low, r1.low)
	add(22, l1.suffix[2])
	add(23, r1.suffix[2])
	add(24, r1.shape)
	add(25, l1.shape)
	pair(26, t1, r1.low)
	pair(27, r1.low, r2.low)
	pair(28, t1, w.suffix[2])
	pair(29, w.suffix[2], r1.suffix[2])
	pair(30, w.shape, t1)
	pair(31, w.shape, r1.shape)
	pair(32, w.low, linear.Hash(t1, t2))
	add(33, r2.suffix[2])
	pair(34, l1.low, r1.low)
	add(35, s.words[at+3].low)
	add(36, s.words[at-3].low)
	s.features = f
	return f
}
