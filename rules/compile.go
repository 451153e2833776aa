package rules

import (
	"slices"

	"readout"
)

// opcode is one step of the matcher.
type opcode uint8

const (
	opWord   opcode = iota // the token is word a
	opClass                // class a takes tokens
	opTest                 // the tag passes test a
	opAny                  // any token
	opStage                // an earlier match of kind a begins here
	opSplit                // go on at a, later at b
	opJump                 // go on at a
	opOpen                 // capture a begins
	opClose                // capture a ends
	opValue                // capture takes value a
	opMark                 // the match begins
	opUnmark               // the match ends
	opNot                  // none of the next a atoms holds
	opGlue                 // no blank before this token
	opFirst                // the sentence begins here
	opLast                 // the sentence ends here
	opMatch
)

// instr is one instruction; what a and b mean depends on the opcode.
type instr struct {
	op   opcode
	a, b int32
}

// program is a compiled variant.
type program struct {
	rule    *Rule
	variant *Variant
	order   int32 // among all programs of the set
	code    []instr
}

// Set is the compiled rules of a layer. It may be used by several goroutines.
type Set struct {
	rules   []*Rule
	vocab   *vocabulary
	classes []*class
	tests   []compiledTests
	kinds   map[string]int32
	values  []string
	ofWord  []uint64 // classes that a word of the vocabulary belongs to, by bit
	stages  []stage
	looks   [lookKinds][]int // classes whose members are known by the text, by when to look
	lemmas  bool             // some program begins with a test on the lemma
}

// When a class's text must be looked at: always, when a token can hold a
// figure, when it holds a hyphen.
const (
	lookAlways = iota
	lookFigure
	lookHyphen
	lookKinds
)

// stage is the programs of one stage by what they can begin with.
type stage struct {
	byWord  [][]entry // by number of the word
	byClass [][]entry
	mask    uint64    // classes that begin some program
	byLemma [][]entry // by number of the lemma
	byKind  [][]entry
	always  []entry
}

// entry is a program under one of its beginnings, with what can follow.
type entry struct {
	*program
	next *follow
}

// follow is what can stand after a program's first atom; nil for anything, its
// end too. Most programs that begin with "the" or with a number are told apart
// by it at once.
type follow struct {
	words   []int32 // sorted
	classes uint64
	others  []instr // tests and earlier stages' matches
}

// fits reports whether what the entry's program needs after its first atom
// can stand at token i.
func (e *entry) fits(sc *scan, i int) bool {
	f := e.next
	if f == nil {
		return true
	}
	if i >= sc.end {
		return false
	}
	info := &sc.tokens[i-sc.base]
	if info.classes&f.classes != 0 {
		return true
	}
	for _, in := range f.others {
		if sc.consume(in, i) > 0 {
			return true
		}
	}
	_, ok := slices.BinarySearch(f.words, info.word)
	return ok
}

// compiledTests is one bracket of tests.
type compiledTests []struct {
	test
	upos uint32 // set of parts of speech, for upos
}

// builder gathers what the programs of a set share.
type builder struct {
	lang     string
	vocab    *vocabulary
	numerals *numerals
	set      *Set
	byName   map[string]int32
	code     []instr
	err      error
}

// Compile makes a set of rules of one language.
func Compile(lang string, rules ...*Rule) (*Set, error) {
	set := &Set{rules: rules, vocab: &vocabulary{}, kinds: map[string]int32{}}
	b := &builder{lang: lang, vocab: set.vocab, numerals: newNumerals(lang), set: set, byName: map[string]int32{}}
	order := int32(0)
	for _, r := range rules {
		for len(set.stages) < r.Stage {
			set.stages = append(set.stages, stage{})
		}
		for i := range r.Variants {
			v := &r.Variants[i]
			p, err := b.program(r, v)
			if err != nil {
				return nil, fault(r.Path, v.Line, "pattern: %w", err)
			}
			p.order = order
			order++
			if err := b.index(&set.stages[r.Stage-1], p); err != nil {
				return nil, fault(r.Path, v.Line, "pattern: %w", err)
			}
		}
	}
	b.finish()
	return set, nil
}

// Rules lists the rules of the set in order.
func (s *Set) Rules() []*Rule { return s.rules }

// program compiles one variant.
func (b *builder) program(r *Rule, v *Variant) (*program, error) {
	b.code, b.err = nil, nil
	b.emit(v.root, r.Stage)
	b.add(opMatch, 0, 0)
	return &program{rule: r, variant: v, code: b.code}, b.err
}

func (b *builder) add(op opcode, x, y int32) int {
	b.code = append(b.code, instr{op, x, y})
	return len(b.code) - 1
}

func (b *builder) here() int32 { return int32(len(b.code)) }

// emit writes the code of a node.
func (b *builder) emit(n *node, stage int) {
	switch n.kind {
	case nodeWord:
		parts := splitPhrase(n.text)
		if len(parts) == 0 {
			parts = []string{n.text}
		}
		for _, w := range parts {
			b.add(opWord, b.vocab.add(w), 0)
		}
	case nodeClass:
		b.add(opClass, b.class(n.text), 0)
	case nodeTest:
		b.add(opTest, b.tests(n.tests), 0)
	case nodeAny:
		b.add(opAny, 0, 0)
	case nodeStage:
		if stage == 1 {
			b.fail("%%%s needs a stage after the first", n.text)
		}
		b.add(opStage, b.kind(n.text), 0)
	case nodeGlue:
		b.add(opGlue, 0, 0)
	case nodeFirst:
		b.add(opFirst, 0, 0)
	case nodeLast:
		b.add(opLast, 0, 0)
	default:
		b.emitGroup(n, stage)
	}
}

// emitGroup writes the code of a node that has others inside.
func (b *builder) emitGroup(n *node, stage int) {
	switch n.kind {
	case nodeSeq:
		for _, k := range n.kids {
			b.emit(k, stage)
		}
		if n.valued {
			b.set.values = append(b.set.values, n.value)
			b.add(opValue, int32(len(b.set.values)-1), 0)
		}
	case nodeAlt:
		var ends []int
		for i, k := range n.kids {
			if i == len(n.kids)-1 {
				b.emit(k, stage)
				break
			}
			split := b.add(opSplit, b.here()+1, 0)
			b.emit(k, stage)
			ends = append(ends, b.add(opJump, 0, 0))
			b.code[split].b = b.here()
		}
		for _, e := range ends {
			b.code[e].a = b.here()
		}
	case nodeRepeat:
		for range n.min {
			b.emit(n.kids[0], stage)
		}
		var splits []int
		for range n.max - n.min {
			splits = append(splits, b.add(opSplit, b.here()+1, 0))
			b.emit(n.kids[0], stage)
		}
		for _, s := range splits {
			b.code[s].b = b.here()
		}
	case nodeCapture:
		b.add(opOpen, int32(n.capture), 0)
		b.emit(n.kids[0], stage)
		b.add(opClose, int32(n.capture), 0)
	case nodeMark:
		b.add(opMark, 0, 0)
		b.emit(n.kids[0], stage)
		b.add(opUnmark, 0, 0)
	case nodeNot:
		atoms := n.kids[0].atoms()
		b.add(opNot, int32(len(atoms)), 0)
		for _, a := range atoms {
			b.emit(a, stage)
		}
		if b.code[len(b.code)-1-len(atoms)].op != opNot {
			b.fail("\"!\" takes words of one token only")
		}
	}
}

// atoms lists the alternatives of a group of single atoms, nil when it holds
// anything else.
func (n *node) atoms() []*node {
	switch n.kind {
	case nodeWord, nodeClass, nodeTest, nodeAny, nodeStage:
		return []*node{n}
	case nodeSeq:
		if len(n.kids) == 1 && !n.valued {
			return n.kids[0].atoms()
		}
	case nodeAlt:
		var out []*node
		for _, k := range n.kids {
			a := k.atoms()
			if a == nil {
				return nil
			}
			out = append(out, a...)
		}
		return out
	}
	return nil
}

func (b *builder) fail(format string, args ...any) {
	if b.err == nil {
		b.err = readout.Errorf(readout.KindInvalid, format, args...)
	}
}

// class gives the index of a class, made on first use.
func (b *builder) class(name string) int32 {
	if i, ok := b.byName[name]; ok {
		return i
	}
	c, err := b.newClass(name)
	if err != nil {
		b.fail("%w", err)
		return 0
	}
	if len(b.set.classes) == 64 {
		b.fail("more than 64 classes in one layer")
		return 0
	}
	i := int32(len(b.set.classes))
	b.set.classes = append(b.set.classes, c)
	b.byName[name] = i
	return i
}

// kind gives the number of a stage's kind.
func (b *builder) kind(name string) int32 {
	if i, ok := b.set.kinds[name]; ok {
		return i
	}
	i := int32(len(b.set.kinds))
	b.set.kinds[name] = i
	return i
}

func (b *builder) tests(ts []test) int32 {
	var c compiledTests
	for _, t := range ts {
		var upos uint32
		for _, v := range t.values {
			upos |= 1 << readout.ParseUPOS(v)
		}
		c = append(c, struct {
			test
			upos uint32
		}{t, upos})
	}
	b.set.tests = append(b.set.tests, c)
	return int32(len(b.set.tests) - 1)
}
