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

// surroundings are a token with what stands around it.
type surroundings struct {
	w, l1, l2, r1, r2          *wordHash
	before, after, first, last *wordHash // beside the run of candidates around it, and at its ends
	length, at                 uint32    // of the run, and where in it the token is
	head                       uint32    // whether it begins a sentence, and one in capitals
}

func (s *sentence) surroundings(i int) surroundings {
	at, r := i+margin, s.run(i)
	x := surroundings{
		w: &s.hashes[at], l1: &s.hashes[at-1], l2: &s.hashes[at-2], r1: &s.hashes[at+1], r2: &s.hashes[at+2],
		before: &s.hashes[r.first+1], after: &s.hashes[r.end+2], first: &s.hashes[r.first+2], last: &s.hashes[r.end+1],
		length: uint32(r.end - r.first), at: uint32(i - r.first),
	}
	if i == 0 {
		x.head = 1
	}
	if s.capitals {
		x.head |= 2
	}
	return x
}

// features lists the features of token i after two labels and with what the
// document says of the word. The slice is good until the next call.
func (a *worker) features(i int, prev, prev2 label) []uint32 {
	x := a.sentence.surroundings(i)
	a.feats = x.told(x.fixed(a.feats[:0]), uint32(prev)+1, uint32(prev2)+1, a.memory.recall(a.sentence.text(i)))
	return a.feats
}

// list collects features.
type list []uint32

func (f *list) add(kind, v uint32) { *f = append(*f, linear.Hash(v, kind*0x27d4eb2f)) }

func (f *list) pair(kind, v, u uint32) { f.add(kind, linear.Hash(v, u)) }

// told adds the features that hang on what was read before: two labels and what
// the document says of the word.
func (x *surroundings) told(f list, p1, p2, memory uint32) list {
	w := x.w
	f.add(1, p1)
	f.pair(2, p1, p2)
	f.pair(3, w.form, p1)
	f.pair(10, w.xpos, p1)
	f.pair(21, w.clue, p1)
	f.pair(23, w.lists, p1)
	f.pair(25, memory, p1)
	f.pair(26, memory, w.shape)
	f.pair(46, w.lists, memory)
	f.pair(32, x.after.low, p1)
	f.pair(33, x.last.low, p1)
	f.pair(38, x.first.lists, p1)
	f.pair(76, uint32(w.codes[wordclass.Grains-1]), p1)
	f.pair(81, uint32(x.last.codes[1]), p1)
	return f
}

// fixed adds the features that are the same on each reading.
func (x *surroundings) fixed(f list) list {
	w, l1, l2, r1, r2 := x.w, x.l1, x.l2, x.r1, x.r2
	f.add(4, w.low)
	f.add(5, w.suffix2)
	f.add(6, w.suffix3)
	f.add(7, w.prefix3)
	f.pair(8, w.shape, x.head)
	f.pair(9, w.xpos, w.shape)
	f.add(11, l1.low)
	f.add(12, r1.low)
	f.add(13, l2.low)
	f.add(14, r2.low)
	f.pair(15, l1.low, w.low)
	f.pair(16, w.low, r1.low)
	f.pair(17, l1.xpos, w.xpos)
	f.pair(18, w.xpos, r1.xpos)
	f.pair(19, l1.shape, w.shape)
	f.pair(20, w.shape, r1.shape)
	f.pair(22, w.clue, linear.Hash(r1.clue, l1.clue))
	f.pair(24, w.lists, linear.Hash(l1.lists, r1.lists))
	f.pair(39, w.shape, l1.low)
	f.pair(40, w.suffix3, w.shape)
	f.pair(41, w.clue, w.xpos)
	f.add(43, l1.suffix3)
	f.add(44, r1.suffix3)
	f.pair(45, l1.low, r1.low)
	f.pair(47, w.form, l1.xpos)
	return x.ofClasses(x.ofRun(f))
}

// ofRun adds what stands before and after the run of candidates around the word,
// its first and last word, and where in the run the word is.
func (x *surroundings) ofRun(f list) list {
	w, before, after := x.w, x.before, x.after
	f.add(27, before.low)
	f.add(28, after.low)
	f.add(29, x.last.low)
	f.add(30, x.first.low)
	f.pair(31, min(x.length, 6), min(x.at, 4))
	f.pair(34, w.clue, before.low)
	f.pair(35, before.low, x.length)
	f.pair(36, after.low, before.low)
	f.pair(37, x.last.lists, w.lists)
	f.pair(42, w.clue, after.low)
	return f
}

// ofClasses adds what the classes of the word and of those around it tell.
func (x *surroundings) ofClasses(f list) list {
	const fine = wordclass.Grains - 1
	w, l1, r1 := x.w, x.l1, x.r1
	for g := range uint32(wordclass.Grains) {
		code := uint32(w.codes[g])
		f.add(60+g, code)
		f.pair(64+g, code, w.shape)
		f.pair(68+g, uint32(r1.codes[g]), w.shape)
		f.pair(72+g, uint32(l1.codes[g]), w.shape)
	}
	f.pair(77, uint32(w.codes[fine]), uint32(r1.codes[0]))
	f.pair(78, uint32(w.codes[fine]), uint32(l1.codes[0]))
	f.pair(79, uint32(x.before.codes[fine]), w.shape)
	f.pair(80, uint32(x.after.codes[fine]), w.shape)
	return f
}
