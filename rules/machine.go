package rules

import (
	"slices"

	"readout"
)

// budget bounds the steps that one program takes at one place, so that no
// text can make matching slow.
const budget = 4000

// match runs a program at token at and adds its longest match to the next ones.
func (sc *scan) match(p *program, at int) {
	var best thread
	length := int32(-1)
	t := thread{at: int32(at), start: -1, end: -1}
	sc.stack = sc.stack[:0]
	for steps := 0; steps < budget; {
		for alive := true; alive && steps < budget; steps++ {
			if p.code[t.pc].op == opMatch {
				if t.start < 0 {
					t.start, t.end = int32(at), t.at
				}
				if t.end-t.start > length && t.end > t.start {
					best, length = t, t.end-t.start
				}
				break
			}
			alive = sc.step(p, &t)
		}
		if len(sc.stack) == 0 {
			break
		}
		t = sc.stack[len(sc.stack)-1]
		sc.stack = sc.stack[:len(sc.stack)-1]
	}
	if length >= 0 {
		sc.next = append(sc.next, sc.result(p, &best, at))
	}
}

// step takes one instruction; it returns false when the thread dies.
func (sc *scan) step(p *program, t *thread) bool {
	in := p.code[t.pc]
	switch in.op {
	case opSplit:
		other := *t
		other.pc = in.b
		sc.stack = append(sc.stack, other)
		t.pc = in.a
		return true
	case opJump:
		t.pc = in.a
		return true
	case opNot:
		for k := range in.a {
			if int(t.at) < sc.end && sc.consume(p.code[t.pc+1+k], int(t.at)) > 0 {
				return false
			}
		}
		t.pc += 1 + in.a
		return true
	case opOpen, opClose, opValue, opMark, opUnmark:
		sc.note(in, t)
	case opGlue:
		i := int(t.at)
		if i <= sc.base || i >= sc.end || sc.doc.Tokens[i-1].End != sc.doc.Tokens[i].Start {
			return false
		}
	case opFirst:
		if int(t.at) != sc.base {
			return false
		}
	case opLast:
		if int(t.at) != sc.end {
			return false
		}
	default:
		if int(t.at) >= sc.end {
			return false
		}
		n := sc.consume(in, int(t.at))
		if n == 0 {
			return false
		}
		if in.op == opClass {
			sc.give(t, int16(in.a)+1)
		}
		t.at += int32(n)
	}
	t.pc++
	return true
}

// note keeps the ends of captures and of the marked part.
func (sc *scan) note(in instr, t *thread) {
	at := int16(int(t.at) - sc.base)
	switch in.op {
	case opOpen:
		t.caps[in.a] = span16{from: at, open: true}
	case opClose:
		t.caps[in.a].to, t.caps[in.a].open = at, false
	case opValue:
		sc.give(t, -1-int16(in.a))
	case opMark:
		t.start = t.at
	case opUnmark:
		t.end = t.at
	}
}

// give sets the value of the captures that are open.
func (sc *scan) give(t *thread, value int16) {
	for i := range t.caps {
		if c := &t.caps[i]; c.open {
			c.value, c.valueAt = value, int16(int(t.at)-sc.base)
		}
	}
}

// consume is how many tokens an atom takes at token i; 0 when it does not match.
func (sc *scan) consume(in instr, i int) int {
	info := &sc.tokens[i-sc.base]
	ok := false
	switch in.op {
	case opWord:
		ok = info.word == in.a
	case opClass:
		if info.classes&(1<<in.a) == 0 {
			return 0
		}
		return sc.set.classes[in.a].length(sc, i, sc.end)
	case opTest:
		ok = sc.set.tests[in.a].hold(sc.doc, i)
	case opAny:
		ok = true
	case opStage:
		if j := sc.at[i-sc.base]; j >= 0 {
			if m := &sc.found[j]; sc.hasKind(m, in.a) {
				return m.Tokens.Len()
			}
		}
	}
	if ok {
		return 1
	}
	return 0
}

// hasKind reports whether a match's kind has number k.
func (sc *scan) hasKind(m *Match, k int32) bool {
	n, ok := sc.set.kinds[m.Field("kind")]
	return ok && n == k
}

// hold reports whether token i passes all tests. Untagged tokens pass none.
func (c compiledTests) hold(doc *readout.Document, i int) bool {
	if i >= len(doc.Tags) {
		return false
	}
	tag := &doc.Tags[i]
	for j := range c {
		t := &c[j]
		var in bool
		switch t.field {
		case "upos":
			in = t.upos&(1<<tag.UPOS) != 0
		case "xpos":
			in = slices.Contains(t.values, tag.XPOS)
		default:
			in = slices.Contains(t.values, tag.Lemma)
		}
		if in == t.negate {
			return false
		}
	}
	return true
}

// phraseAt reports whether a phrase stands at token i.
func (sc *scan) phraseAt(p phrase, i, end int) bool {
	if i+len(p.words) > end {
		return false
	}
	for k, w := range p.words {
		if sc.tokens[i+k-sc.base].word != w {
			return false
		}
	}
	return true
}

// result makes the Match of a finished thread.
func (sc *scan) result(p *program, t *thread, at int) Match {
	m := Match{Rule: p.rule, variant: p.variant, order: p.order, reach: int(t.at) - at,
		Tokens: readout.TokenRange{First: int(t.start), End: int(t.end)}}
	for k, name := range p.variant.caps {
		c := t.caps[k]
		out := Capture{Name: name}
		if c.to > c.from {
			out.Tokens = readout.TokenRange{First: sc.base + int(c.from), End: sc.base + int(c.to)}
			out.Value = sc.value(c)
			if j := sc.at[c.from]; j >= 0 && sc.found[j].Tokens == out.Tokens {
				old := sc.found[j]
				out.Match = &old
			}
		}
		m.Captures = append(m.Captures, out)
	}
	return m
}

// value is what a capture stands for.
func (sc *scan) value(c span16) string {
	switch {
	case c.value > 0:
		cl := sc.set.classes[c.value-1]
		at := sc.base + int(c.valueAt)
		if n := cl.length(sc, at, sc.end); n > 0 {
			return cl.value(sc, at, at+n)
		}
	case c.value < 0:
		return sc.set.values[-1-c.value]
	}
	first, last := sc.doc.Tokens[sc.base+int(c.from)], sc.doc.Tokens[sc.base+int(c.to)-1]
	return sc.doc.Text[first.Start:last.End]
}
