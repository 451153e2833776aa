package attributions

import (
	"readout"
	"readout/internal/linear"
	"readout/internal/wordclass"
	"readout/lexicon"
)

// vocabulary holds the hashes of one document's tokens, made once.
type vocabulary struct {
	lemma, rel, xpos []uint32
	words            []wordclass.Codes
	class            []lexicon.CueClass
	tells            []int32 // by token and one past the last: how many verbs of saying or thinking stand before it
	rule             []int32 // 1 + index of the rules' frame that the token heads
}

func (r *reading) newVocabulary() *vocabulary {
	n := len(r.doc.Tokens)
	v := &vocabulary{class: make([]lexicon.CueClass, n), rule: make([]int32, n), words: make([]wordclass.Codes, n)}
	buf := make([]uint32, 3*n)
	v.lemma, v.rel, v.xpos = buf[:n], buf[n:2*n], buf[2*n:]
	for i := range n {
		tag := &r.doc.Tags[i]
		v.lemma[i] = linear.HashString(tag.Lemma)
		v.xpos[i] = linear.HashString(tag.XPOS)
		v.rel[i] = linear.HashString(r.doc.Arcs[i].Rel)
		v.class[i] = r.cues.Of(tag.Lemma, tag.UPOS).Class
		v.words[i] = r.words.Lookup(wordclass.Key(r.tree.Text(i)))
	}
	v.tells = make([]int32, n+1)
	for i, c := range v.class {
		v.tells[i+1] = v.tells[i]
		if (c == lexicon.CueSay || c == lexicon.CueThink) && r.doc.Tags[i].UPOS == readout.VERB {
			v.tells[i+1]++
		}
	}
	for f := range r.frames {
		if h := r.frames[f].head; h >= 0 {
			v.rule[h] = int32(f + 1)
		}
	}
	first, quoted := 0, 0
	for i := range n {
		if r.quote[i] > 0 {
			quoted++
		} else if t := r.tree.Text(i); len(t) <= 2 && (t == "I" || t == "my" || t == "me" || t == "We" || t == "we" || t == "us") {
			first++
		}
	}
	r.manner = bucket(quoted*20/max(n, 1))<<4 | bucket(first*200/max(n, 1))
	return v
}

// Feature templates are numbered; a template's number begins its hash.
type template = uint32

// adder gathers the hashes of features.
type adder struct{ list []uint32 }

// What a feature is of: nothing, one value, two … Each is a method of its own so
// that no list of values is made, and the hash of the template is a constant.

func (a *adder) none(t template)          { a.list = append(a.list, begin(t)) }
func (a *adder) one(t template, v uint32) { a.list = append(a.list, linear.Hash(begin(t), v)) }
func (a *adder) two(t template, v, w uint32) {
	a.list = append(a.list, linear.Hash(linear.Hash(begin(t), v), w))
}
func (a *adder) three(t template, v, w, x uint32) {
	a.list = append(a.list, linear.Hash(linear.Hash(linear.Hash(begin(t), v), w), x))
}
func (a *adder) four(t template, v, w, x, y uint32) {
	a.list = append(a.list, linear.Hash(linear.Hash(linear.Hash(linear.Hash(begin(t), v), w), x), y))
}
func (a *adder) five(t template, v, w, x, y, z uint32) {
	a.list = append(a.list, linear.Hash(linear.Hash(linear.Hash(linear.Hash(linear.Hash(begin(t), v), w), x), y), z))
}

// begin is the hash of a template.
func begin(t template) uint32 { return linear.Hash(0x5bd1e995, t) }

// none stands for a token that is not there.
const none = 0x7f4a7c15

func at(values []uint32, i int, lo, hi int) uint32 {
	if i < lo || i >= hi {
		return none
	}
	return values[i]
}

// bucket makes a number coarse.
func bucket(n int) uint32 {
	switch {
	case n < 0:
		return 100 + bucket(-n)
	case n <= 4:
		return uint32(n)
	case n <= 6:
		return 5
	case n <= 10:
		return 6
	case n <= 20:
		return 7
	}
	return 8
}

// candidate reports whether token i can head a cue.
func (r *reading) candidate(i int) bool {
	switch r.doc.Tags[i].UPOS {
	case readout.VERB, readout.NOUN, readout.ADJ, readout.ADV, readout.ADP, readout.AUX:
		return true
	case readout.PUNCT:
		return r.creditMark(i)
	}
	return false
}

// creditMark reports a colon, or a dash that leads from a quotation to its
// speaker.
func (r *reading) creditMark(i int) bool {
	switch r.tree.Text(i) {
	case ":":
		return true
	case "―", "—", "–", "-", "--":
		return i > 0 && (r.inQuote(i-1) >= 0 && r.inQuote(i) < 0 || r.doc.Sentences[r.sentence[i]].Tokens.First == i)
	}
	return false
}

// cueFeatures describes token i as the head of a cue.
func (r *reading) cueFeatures(v *vocabulary, i int, a *adder) {
	a.list = a.list[:0]
	sent := r.doc.Sentences[r.sentence[i]].Tokens
	lo, hi := sent.First, sent.End
	lemma, xpos, rel, class := v.lemma[i], v.xpos[i], v.rel[i], uint32(v.class[i])
	head := r.tree.Head(i)
	headLemma, headClass, headRel, headXPOS := uint32(none), uint32(0), uint32(none), uint32(none)
	if head >= 0 {
		headLemma, headClass, headRel, headXPOS = v.lemma[head], uint32(v.class[head]), v.rel[head], v.xpos[head]
	}
	quoteState := r.quoteState(i)
	a.none(0)
	a.one(1, lemma)
	a.two(2, lemma, xpos)
	a.two(3, lemma, rel)
	a.two(4, xpos, rel)
	a.two(5, class, xpos)
	a.two(6, class, rel)
	a.two(7, rel, headLemma)
	a.three(8, rel, headRel, headXPOS)
	a.two(9, lemma, headLemma)
	a.three(10, class, headClass, rel)
	p1, n1, n2 := at(v.lemma, i-1, lo, hi), at(v.lemma, i+1, lo, hi), at(v.lemma, i+2, lo, hi)
	a.one(11, p1)
	a.one(12, n1)
	a.two(13, lemma, n1)
	a.two(14, lemma, p1)
	a.two(15, class, n1)
	a.two(16, class, p1)
	a.two(17, n1, n2)
	a.three(18, at(v.xpos, i-1, lo, hi), xpos, at(v.xpos, i+1, lo, hi))
	a.two(19, at(v.lemma, i-2, lo, hi), p1)
	a.two(20, quoteState, class)
	a.two(21, quoteState, lemma)
	a.three(22, quoteState, xpos, rel)
	subject := r.anySubject(i)
	who := r.subjectKind(subject)
	a.two(23, who, class)
	a.two(24, who, lemma)
	a.three(25, who, xpos, rel)
	if subject >= 0 {
		a.one(26, v.lemma[subject])
		a.two(27, v.lemma[subject], class)
	}
	frame := r.childFeatures(v, i, a)
	a.two(37, frame, class)
	a.two(38, frame, xpos)
	if f := v.rule[i]; f > 0 {
		x := &r.frames[f-1]
		rule := linear.HashString(x.rule)
		a.one(40, rule)
		a.two(41, rule, class)
		a.two(42, rule, lemma)
		a.three(43, rule, uint32(len(x.content)), flag(x.source.Empty()))
	}
	r.surroundings(v, i, a)
	v.wordFeatures(i, head, subject, [...]uint32{xpos, rel, who, frame, quoteState}, a)
	a.two(44, flag(r.doc.Sentences[r.sentence[i]].Kind == readout.RegionTitle), class)
	a.two(45, bucket(i-lo), xpos)
	a.two(46, bucket(hi-i), class)
}

// childFeatures describes what hangs on token i and gives a hash of the
// relations.
func (r *reading) childFeatures(v *vocabulary, i int, a *adder) uint32 {
	lemma, xpos, class := v.lemma[i], v.xpos[i], uint32(v.class[i])
	frame := uint32(0)
	for _, k := range r.tree.Children(i) {
		c := int(k)
		mark := uint32(none)
		if m := int(r.left[c]); m < c {
			mark = v.lemma[m]
		}
		a.two(30, v.rel[c], lemma)
		a.three(31, v.rel[c], class, xpos)
		a.three(32, v.rel[c], mark, class)
		a.three(33, v.rel[c], mark, lemma)
		a.two(34, v.rel[c], v.lemma[c])
		a.two(35, lemma, v.lemma[c])
		a.three(36, v.rel[c], r.subjectKind(c), class)
		if !r.tree.Is(c, "punct") {
			frame = linear.Hash(frame, v.rel[c])
		}
	}
	return frame
}

// wordFeatures describes token i, its head and its subject by their classes of
// words, i's class together with each of some other traits.
func (v *vocabulary) wordFeatures(i, head, subject int, traits [5]uint32, a *adder) {
	for g, c := range v.words[i] {
		grain := uint32(c)<<2 | uint32(g)
		for k, t := range traits {
			a.two(65+template(k), grain, t)
		}
		if head >= 0 {
			a.three(70, grain, v.rel[i], uint32(v.class[head]))
			a.three(71, uint32(v.words[head][g])<<2|uint32(g), v.rel[i], uint32(v.class[i]))
		}
		if subject >= 0 {
			a.two(72, uint32(v.words[subject][g])<<2|uint32(g), uint32(v.class[i]))
		}
	}
}

// surroundings describes what stands over token i in the tree and with it in
// the sentence: words inside somebody's words are marked less often.
func (r *reading) surroundings(v *vocabulary, i int, a *adder) {
	lemma, xpos, class := v.lemma[i], v.xpos[i], uint32(v.class[i])
	over, way := uint32(0), uint32(0)
	k := i
	for hops := 0; hops < 8; hops++ {
		h := r.tree.Head(k)
		if h < 0 {
			break
		}
		if c := v.class[h]; c != lexicon.CueNone {
			over, way = uint32(c), v.rel[k]
			break
		}
		k = h
	}
	a.three(50, over, way, class)
	a.three(51, over, way, xpos)
	a.two(52, over, lemma)
	head := r.tree.Head(i)
	if head >= 0 {
		if g := r.tree.Head(head); g >= 0 {
			a.three(53, v.lemma[g], v.rel[head], class)
		}
	}
	modal, object := uint32(0), -1
	for _, x := range r.tree.Children(i) {
		c := int(x)
		if c < i && r.tree.Is(c, "aux", "mark", "cop") {
			modal = linear.Hash(modal, v.lemma[c])
		}
		if r.tree.Is(c, "obj") {
			object = c
		}
	}
	if r.negated(i) {
		modal = linear.Hash(modal, 99)
	}
	a.two(54, modal, class)
	a.two(55, modal, xpos)
	a.two(56, modal, lemma)
	if object >= 0 {
		a.three(57, r.subjectKind(object), class, flag(r.inQuote(object) >= 0))
		a.two(58, uint32(v.class[object]), class)
		a.two(59, v.lemma[object], class)
	}
	r.placeFeatures(v, i, a)
}

// placeFeatures describes the form of token i, other verbs of saying near it,
// and the manner of the whole text.
func (r *reading) placeFeatures(v *vocabulary, i int, a *adder) {
	xpos, class := v.xpos[i], uint32(v.class[i])
	text := r.tree.Text(i)
	a.two(60, linear.HashString(text[max(0, len(text)-3):]), uint32(r.doc.Tags[i].UPOS))
	a.three(61, flag(text[0] >= 'A' && text[0] <= 'Z'), xpos, class)
	sent := r.doc.Sentences[r.sentence[i]].Tokens
	earlier := uint32(v.tells[i] - v.tells[max(sent.First, i-30)])
	later := uint32(v.tells[min(sent.End, i+30)] - v.tells[i+1])
	a.three(62, min(earlier, 2), min(later, 2), class)
	a.two(63, r.manner, class)
	a.three(64, r.manner, xpos, flag(r.inQuote(i) >= 0))
}

func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// quoteState tells where token i stands to the quotations of its sentence.
func (r *reading) quoteState(i int) uint32 {
	if q := r.inQuote(i); q >= 0 {
		return 1 + flag(r.quotations[q].utterance)
	}
	sent := r.doc.Sentences[r.sentence[i]].Tokens
	// The nearest mark within reach on either side.
	for d := 1; d <= 6; d++ {
		if k := i + d; k < sent.End && r.inQuote(k) >= 0 {
			return 3 + flag(r.quotations[r.inQuote(k)].utterance)
		}
		if k := i - d; k >= sent.First && r.inQuote(k) >= 0 {
			return 5 + flag(r.quotations[r.inQuote(k)].utterance)
		}
	}
	return 0
}

// anySubject is the subject of i, or of the verb that governs it.
func (r *reading) anySubject(i int) int {
	for k, hops := i, 0; k >= 0 && hops < 4; hops++ {
		if s := r.child(k, "nsubj"); s >= 0 {
			return s
		}
		if p := r.child(k, "nmod:poss"); p >= 0 {
			return p
		}
		if !r.tree.Is(k, "conj", "advcl", "xcomp", "acl", "parataxis", "obj") {
			return -1
		}
		k = r.tree.Head(k)
	}
	return -1
}

// subjectKind is what sort of thing token i names: a pronoun, a person, …
func (r *reading) subjectKind(i int) uint32 {
	if i < 0 {
		return 0
	}
	switch r.doc.Tags[i].UPOS {
	case readout.PRON:
		switch r.lower(i) {
		case "he", "she", "they", "who", "i", "we":
			return 1
		case "it", "which", "that", "this", "there":
			return 2
		}
		return 3
	case readout.PROPN:
		return 4 + r.entityKind(i)
	case readout.NOUN:
		if r.cues.Noun(r.lemma(i)).Class != lexicon.CueNone {
			return 20
		}
		return 21
	case readout.VERB:
		return 22
	case readout.ADJ:
		return 23
	}
	return 24
}

// entityKind is the type of the name that holds token i, 0 for none.
func (r *reading) entityKind(i int) uint32 {
	if e := r.entityAt(i); e >= 0 {
		switch r.doc.Entities[e].Type {
		case readout.EntityPerson:
			return 1
		case readout.EntityOrganization:
			return 2
		case readout.EntityPlace:
			return 3
		}
		return 4
	}
	return 0
}

// entityAt is the index of the name that holds token i, -1 for none.
func (r *reading) entityAt(i int) int {
	lo, hi := 0, len(r.doc.Entities)
	for lo < hi {
		if mid := (lo + hi) / 2; r.doc.Entities[mid].Tokens.End <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(r.doc.Entities) && r.doc.Entities[lo].Tokens.Contains(i) {
		return lo
	}
	return -1
}
