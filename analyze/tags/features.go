package tags

import (
	"readout/internal/network"
	"readout/internal/wordclass"
)

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
func (s *Sentence) Reset(n int, form func(i int) string, classes *wordclass.Table) {
	s.words = s.words[:0]
	for range margin {
		s.words = append(s.words, boundary)
	}
	for i := range n {
		var w word
		text := form(i)
		s.buf = w.look(text, s.buf)
		w.codes = classes.Lookup(wordclass.Key(text))
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
	l3, l2, l1, w := &s.words[at-3], &s.words[at-2], &s.words[at-1], &s.words[at]
	r1, r2, r3 := &s.words[at+1], &s.words[at+2], &s.words[at+3]
	t1, t2 := uint32(prev+2), uint32(prev2+2)
	f := list{s.features[:0]}
	f.add(w.form)
	f.add(w.low)
	for _, h := range w.suffix {
		f.add(h)
	}
	for _, h := range w.prefix {
		f.add(h)
	}
	f.add(w.shape)
	for _, c := range w.codes {
		f.add(uint32(c))
	}
	for _, x := range [...]*word{l1, r1} {
		f.add(x.low)
		f.add(x.suffix[1])
		f.add(x.suffix[2])
		f.add(x.shape)
		for _, c := range x.codes {
			f.add(uint32(c))
		}
	}
	for _, x := range [...]*word{l2, r2} {
		f.add(x.low)
		f.add(x.suffix[2])
		f.add(uint32(x.codes[0]))
		f.add(uint32(x.codes[1]))
	}
	f.add(l3.low)
	f.add(r3.low)
	f.add(t1)
	f.pair(t1, t2)
	f.pair(t1, w.low)
	f.pair(t1, w.suffix[2])
	f.pair(t1, r1.low)
	f.pair(l1.low, w.low)
	f.pair(w.low, r1.low)
	f.pair(w.low, uint32(r1.codes[1]))
	f.pair(w.low, r1.suffix[1])
	f.pair(r1.low, r2.low)
	f.pair(l1.low, r1.low)
	f.pair(w.shape, w.suffix[2])
	f.pair(w.shape, r1.shape)
	f.pair(w.shape, l1.shape)
	s.features = f.f
	return f.f
}

// list collects features; each place in it has features of its own.
type list struct{ f []uint32 }

func (l *list) kind() uint32 { return uint32(len(l.f)+1) * 0x27d4eb2f }

func (l *list) add(a uint32) { l.f = append(l.f, network.Hash(l.kind(), a)) }

func (l *list) pair(a, b uint32) {
	l.f = append(l.f, network.Hash(network.Hash(l.kind(), a), b))
}
