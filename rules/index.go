package rules

import (
	"slices"
	"sort"

	"readout"
)

// index files a program under everything that it can begin with.
func (b *builder) index(st *stage, p *program) error {
	firsts, empty := p.reach(0, nil)
	if empty {
		return readout.Errorf(readout.KindInvalid, "the pattern can match nothing at all")
	}
	for _, pc := range firsts {
		e := entry{program: p, next: p.follows(pc + 1)}
		switch in := p.code[pc]; in.op {
		case opWord:
			st.byWord = file(st.byWord, in.a, e)
		case opClass:
			st.byClass = file(st.byClass, in.a, e)
			st.mask |= 1 << in.a
		case opStage:
			st.byKind = file(st.byKind, in.a, e)
		case opTest:
			b.indexTest(st, e, b.set.tests[in.a])
		case opAny:
			st.always = append(st.always, e)
		}
	}
	return nil
}

// reach lists the atoms that can come first from pc on, and whether the
// pattern can end before any.
func (p *program) reach(pc int32, seen []int32) (atoms []int32, empty bool) {
	stack := []int32{pc}
	for len(stack) > 0 {
		pc := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if slices.Contains(seen, pc) {
			continue
		}
		seen = append(seen, pc)
		switch in := p.code[pc]; in.op {
		case opSplit:
			stack = append(stack, in.b, in.a)
		case opJump:
			stack = append(stack, in.a)
		case opOpen, opClose, opValue, opMark, opUnmark, opGlue, opFirst, opLast:
			stack = append(stack, pc+1)
		case opNot:
			stack = append(stack, pc+1+in.a)
		case opMatch:
			empty = true
		default:
			atoms = append(atoms, pc)
		}
	}
	return atoms, empty
}

// follows is what can come after a first atom that ends at pc.
func (p *program) follows(pc int32) *follow {
	atoms, empty := p.reach(pc, nil)
	if empty {
		return nil
	}
	f := &follow{}
	for _, a := range atoms {
		switch in := p.code[a]; in.op {
		case opWord:
			f.words = append(f.words, in.a)
		case opClass:
			f.classes |= 1 << in.a
		case opTest, opStage:
			f.others = append(f.others, in)
		default:
			return nil
		}
	}
	slices.Sort(f.words)
	return f
}

// file adds an entry under a number, once.
func file(index [][]entry, at int32, e entry) [][]entry {
	for len(index) <= int(at) {
		index = append(index, nil)
	}
	for i, have := range index[at] {
		if have.program == e.program {
			index[at][i].next = nil // two ways to begin with one atom: ask no more
			return index
		}
	}
	index[at] = append(index[at], e)
	return index
}

// indexTest files a program that begins with a test: by lemma where it names
// lemmas, else it is tried everywhere.
func (b *builder) indexTest(st *stage, e entry, tests compiledTests) {
	for _, t := range tests {
		if t.field == "lemma" && !t.negate {
			for _, v := range t.values {
				st.byLemma = file(st.byLemma, b.vocab.add(v), e)
			}
			b.set.lemmas = true
			return
		}
	}
	st.always = append(st.always, e)
}

// finish fills the tables that need the whole vocabulary, and sorts every
// index by order.
func (b *builder) finish() {
	s := b.set
	for i, c := range s.classes {
		if c.look >= 0 {
			s.looks[c.look] = append(s.looks[c.look], i)
		}
	}
	s.ofWord = make([]uint64, s.vocab.Len())
	for i, c := range s.classes {
		for w := range c.words {
			s.ofWord[w] |= 1 << i
		}
		for w := range c.first {
			s.ofWord[w] |= 1 << i
		}
		if c.start == nil {
			continue
		}
		for text, w := range s.vocab.All() {
			if c.start(text) {
				s.ofWord[w] |= 1 << i
			}
		}
	}
	for i := range s.stages {
		st := &s.stages[i]
		st.byWord = widen(st.byWord, len(s.ofWord))
		st.byLemma = widen(st.byLemma, len(s.ofWord))
		st.byKind = widen(st.byKind, len(s.kinds))
		for _, index := range [][][]entry{st.byWord, st.byClass, st.byLemma, st.byKind, {st.always}} {
			for _, es := range index {
				sort.SliceStable(es, func(i, j int) bool { return es[i].order < es[j].order })
			}
		}
	}
}

// widen makes an index as long as the numbers that it is asked for.
func widen(index [][]entry, n int) [][]entry {
	for len(index) < n {
		index = append(index, nil)
	}
	return index
}
