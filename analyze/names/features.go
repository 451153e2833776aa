package names

import (
	"unicode"
	"unicode/utf8"

	"readout/internal/linear"
	"readout/internal/wordclass"
	"readout/lexicon"
)

// wordHash is what the features see of one token.
type wordHash struct {
	form, low uint32
	suffix2   uint32
	suffix3   uint32
	prefix3   uint32
	xpos      uint32
	shape     uint32
	clue      uint32          // the lists' word, with whether a phrase begins here
	lists     uint32          // given name, word that heads organisations, title word
	codes     wordclass.Codes // classes of words in like company
}

// margin is how many boundary words stand on each side of a sentence.
const margin = 2

var boundaryHash = wordHash{form: 1, low: 1, xpos: 1, shape: 99}

// hash fills the table of hashes, with two boundary words on each side.
func (s *sentence) hash() {
	n := s.len()
	for i := range margin {
		s.hashes[i], s.hashes[margin+n+i] = boundaryHash, boundaryHash
	}
	for i := range n {
		s.hashes[margin+i] = s.hashWord(i)
	}
}

func (s *sentence) hashWord(i int) wordHash {
	t := s.text(i)
	var buf [64]byte
	low := buf[:0]
	form := uint32(2166136261)
	for _, r := range t {
		if unicode.IsDigit(r) {
			r = '0'
		}
		if s.capitals { // a headline's words are seen as if they stood in a text
			r = unicode.ToLower(r)
		}
		form = (form ^ uint32(r)) * 16777619
		low = utf8.AppendRune(low, unicode.ToLower(r))
	}
	w := wordHash{
		form: form, low: hashBytes(low),
		suffix2: hashBytes(low[max(0, len(low)-2):]), suffix3: hashBytes(low[max(0, len(low)-3):]),
		prefix3: hashBytes(low[:min(3, len(low))]),
		xpos:    linear.HashString(s.tag(i).XPOS), shape: uint32(s.shapes[i]),
		clue: uint32(s.inside[i]) << 1,
	}
	if s.classes != nil {
		w.codes = s.classes.Lookup(wordclass.Key(t))
	}
	if s.begins[i] {
		w.clue |= 1
	}
	if s.shapes[i] != shapeLower && s.shapes[i] != shapeMark && s.shapes[i] != shapeFigure {
		if g, ok := s.given(i); ok {
			w.lists |= 1 + uint32(g)%2
		}
	}
	if s.shapes[i] != shapeMark {
		if lexicon.OrganizationHead(s.small(i)) != "" {
			w.lists |= 4
		}
		if lexicon.TitleOf(s.small(i)) != "" {
			w.lists |= 8
		}
	}
	return w
}

func hashBytes(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return linear.Hash(h, uint32(len(b)))
}

// run is the stretch of candidate tokens around a token: where it ends, and
// what stands on both sides.
type run struct{ first, end int }

func (s *sentence) run(i int) run {
	r := run{i, i + 1}
	for r.first > 0 && s.candidate(r.first-1) {
		r.first--
	}
	for r.end < s.len() && s.candidate(r.end) {
		r.end++
	}
	return r
}

// features lists the features of token i after two labels and with what the
// document says of the word. The slice is good until the next call.
func (a *worker) features(s *sentence, i int, prev, prev2 label, memory uint32) []uint32 {
	at := i + margin
	w, l1, l2, r1, r2 := &s.hashes[at], &s.hashes[at-1], &s.hashes[at-2], &s.hashes[at+1], &s.hashes[at+2]
	r := s.run(i)
	p1, p2 := uint32(prev)+1, uint32(prev2)+1
	head := uint32(0)
	if i == 0 {
		head = 1
	}
	if s.capitals {
		head |= 2
	}
	f := a.feats[:0]
	add := func(kind, v uint32) { f = append(f, linear.Hash(v, kind*0x27d4eb2f)) }
	pair := func(kind, v, u uint32) { add(kind, linear.Hash(v, u)) }
	add(1, p1)
	pair(2, p1, p2)
	pair(3, w.form, p1)
	add(4, w.low)
	add(5, w.suffix2)
	add(6, w.suffix3)
	add(7, w.prefix3)
	pair(8, w.shape, head)
	pair(9, w.xpos, w.shape)
	pair(10, w.xpos, p1)
	add(11, l1.low)
	add(12, r1.low)
	add(13, l2.low)
	add(14, r2.low)
	pair(15, l1.low, w.low)
	pair(16, w.low, r1.low)
	pair(17, l1.xpos, w.xpos)
	pair(18, w.xpos, r1.xpos)
	pair(19, l1.shape, w.shape)
	pair(20, w.shape, r1.shape)
	pair(21, w.clue, p1)
	pair(22, w.clue, linear.Hash(r1.clue, l1.clue))
	pair(23, w.lists, p1)
	pair(24, w.lists, linear.Hash(l1.lists, r1.lists))
	pair(25, memory, p1)
	pair(26, memory, w.shape)
	pair(39, w.shape, l1.low)
	pair(40, w.suffix3, w.shape)
	pair(41, w.clue, w.xpos)
	add(43, l1.suffix3)
	add(44, r1.suffix3)
	pair(45, l1.low, r1.low)
	pair(46, w.lists, memory)
	pair(47, w.form, l1.xpos)
	around := [...]*wordHash{&s.hashes[r.first+1], &s.hashes[r.end+2], &s.hashes[r.first+2], &s.hashes[r.end+1]}
	f = runFeatures(f, p1, w, around, uint32(r.end-r.first), uint32(i-r.first))
	a.feats = classFeatures(f, p1, w, l1, r1, around)
	return a.feats
}

// runFeatures adds what stands before and after the run of candidates around
// the word, its first and last word, and where in the run the word is.
func runFeatures(f []uint32, p1 uint32, w *wordHash, around [4]*wordHash, length, at uint32) []uint32 {
	before, after, first, last := around[0], around[1], around[2], around[3]
	add := func(kind, v uint32) { f = append(f, linear.Hash(v, kind*0x27d4eb2f)) }
	pair := func(kind, v, u uint32) { add(kind, linear.Hash(v, u)) }
	add(27, before.low)
	add(28, after.low)
	add(29, last.low)
	add(30, first.low)
	pair(31, min(length, 6), min(at, 4))
	pair(32, after.low, p1)
	pair(33, last.low, p1)
	pair(34, w.clue, before.low)
	pair(35, before.low, length)
	pair(36, after.low, before.low)
	pair(37, last.lists, w.lists)
	pair(38, first.lists, p1)
	pair(42, w.clue, after.low)
	return f
}

// classFeatures adds what the classes of the word and of those around it tell.
func classFeatures(f []uint32, p1 uint32, w, l1, r1 *wordHash, around [4]*wordHash) []uint32 {
	before, after, last := around[0], around[1], around[3]
	const fine = wordclass.Grains - 1
	add := func(kind, v uint32) { f = append(f, linear.Hash(v, kind*0x27d4eb2f)) }
	for g := range uint32(wordclass.Grains) {
		code := uint32(w.codes[g])
		add(60+g, code)
		add(64+g, linear.Hash(code, w.shape))
		add(68+g, linear.Hash(uint32(r1.codes[g]), w.shape))
		add(72+g, linear.Hash(uint32(l1.codes[g]), w.shape))
	}
	add(76, linear.Hash(uint32(w.codes[fine]), p1))
	add(77, linear.Hash(uint32(w.codes[fine]), uint32(r1.codes[0])))
	add(78, linear.Hash(uint32(w.codes[fine]), uint32(l1.codes[0])))
	add(79, linear.Hash(uint32(before.codes[fine]), w.shape))
	add(80, linear.Hash(uint32(after.codes[fine]), w.shape))
	add(81, linear.Hash(uint32(last.codes[1]), p1))
	return f
}
