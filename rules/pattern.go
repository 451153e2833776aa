package rules

import (
	"strconv"
	"strings"

	"readout"
)

// nodeKind is what a node of a pattern's tree stands for.
type nodeKind uint8

const (
	nodeWord nodeKind = iota
	nodeClass
	nodeTest
	nodeStage
	nodeAny
	nodeSeq
	nodeAlt
	nodeRepeat
	nodeCapture
	nodeNot
	nodeGlue
	nodeFirst
	nodeLast
	nodeMark
)

// node is one part of a pattern.
type node struct {
	kind     nodeKind
	text     string // word, class, kind or the test's source
	value    string // given with "=value"
	valued   bool
	tests    []test
	kids     []*node
	min, max int
	capture  int
}

// test is one condition on a tag.
type test struct {
	field  string // upos, xpos, lemma
	negate bool
	values []string
}

const (
	maxRepeat   = 12 // of x* and x+: patterns are about phrases, not pages
	maxCaptures = 8
	maxDepth    = 20
)

// patternParser reads a pattern by recursive descent.
type patternParser struct {
	src   string
	at    int
	depth int
	caps  []string
	marks int
}

// parsePattern reads a pattern and the names of its captures.
func parsePattern(src string) (*node, []string, error) {
	p := &patternParser{src: src}
	n, err := p.alternatives(0)
	if err == nil && p.at < len(p.src) {
		err = p.fault("unexpected %q", p.src[p.at:])
	}
	if err == nil && len(p.caps) > maxCaptures {
		err = p.fault("more than %d captures", maxCaptures)
	}
	if err == nil && p.marks > 1 {
		err = p.fault("more than one pair of braces")
	}
	return n, p.caps, err
}

func (p *patternParser) fault(format string, args ...any) error {
	return readout.Errorf(readout.KindInvalid, "column %d: %w", p.at+1, readout.Errorf(readout.KindInvalid, format, args...))
}

func (p *patternParser) blanks() {
	for p.at < len(p.src) && (p.src[p.at] == ' ' || p.src[p.at] == '\t') {
		p.at++
	}
}

// peek is the next byte, 0 at the end.
func (p *patternParser) peek() byte {
	if p.at < len(p.src) {
		return p.src[p.at]
	}
	return 0
}

// alternatives reads sequences separated by "|" up to the closing byte.
func (p *patternParser) alternatives(closing byte) (*node, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, p.fault("groups nest too deeply")
	}
	defer func() { p.depth-- }()
	alt := &node{kind: nodeAlt}
	for {
		seq, err := p.sequence(closing)
		if err != nil {
			return nil, err
		}
		alt.kids = append(alt.kids, seq)
		if p.peek() != '|' {
			break
		}
		p.at++
	}
	if closing != 0 {
		if p.peek() != closing {
			return nil, p.fault("expected %q", string(closing))
		}
		p.at++
	}
	if len(alt.kids) == 1 {
		return alt.kids[0], nil
	}
	return alt, nil
}

func (p *patternParser) sequence(closing byte) (*node, error) {
	seq := &node{kind: nodeSeq}
	for {
		p.blanks()
		if c := p.peek(); c == 0 || c == '|' || (closing != 0 && c == closing) {
			break
		}
		n, err := p.item()
		if err != nil {
			return nil, err
		}
		seq.kids = append(seq.kids, n)
	}
	if len(seq.kids) == 0 {
		return nil, p.fault("an empty pattern matches nothing")
	}
	return seq, nil
}

// item reads an atom with its capture name before and its repetition after.
func (p *patternParser) item() (*node, error) {
	name := ""
	if i := p.at; isNameByte(p.peek()) {
		for isNameByte(p.peek()) {
			p.at++
		}
		if p.peek() == ':' && p.at+1 < len(p.src) && p.src[p.at+1] != ' ' {
			name = p.src[i:p.at]
			p.at++
		} else {
			p.at = i
		}
	}
	index := -1
	if name != "" {
		index = p.captureIndex(name)
	}
	n, err := p.atom()
	if err != nil {
		return nil, err
	}
	if n, err = p.suffix(n); err != nil {
		return nil, err
	}
	if index >= 0 {
		n = &node{kind: nodeCapture, capture: index, kids: []*node{n}}
	}
	return n, nil
}

func isNameByte(c byte) bool { return 'a' <= c && c <= 'z' }

// captureIndex gives one index to all captures of a name: alternatives may
// share it.
func (p *patternParser) captureIndex(name string) int {
	for i, c := range p.caps {
		if c == name {
			return i
		}
	}
	p.caps = append(p.caps, name)
	return len(p.caps) - 1
}

// suffix reads "=value" and a repetition.
func (p *patternParser) suffix(n *node) (*node, error) {
	if p.peek() == '=' {
		p.at++
		i := p.at
		for p.at < len(p.src) && !strings.ContainsRune(" \t|)}?*", rune(p.src[p.at])) {
			p.at++
		}
		n = &node{kind: nodeSeq, kids: []*node{n}, valued: true, value: p.src[i:p.at]}
	}
	switch p.peek() {
	case '?':
		p.at++
		return &node{kind: nodeRepeat, max: 1, kids: []*node{n}}, nil
	case '*':
		p.at++
		return &node{kind: nodeRepeat, max: maxRepeat, kids: []*node{n}}, nil
	case '+':
		p.at++
		return &node{kind: nodeRepeat, min: 1, max: maxRepeat, kids: []*node{n}}, nil
	case '{':
		body, ok := p.upTo('}')
		lo, hi, two := strings.Cut(body, ",")
		if !two {
			hi = lo
		}
		a, err1 := strconv.Atoi(lo)
		b, err2 := strconv.Atoi(hi)
		if !ok || err1 != nil || err2 != nil || a < 0 || b < a || b < 1 || b > maxRepeat {
			return nil, p.fault("expected {low,high} up to %d", maxRepeat)
		}
		return &node{kind: nodeRepeat, min: a, max: b, kids: []*node{n}}, nil
	}
	return n, nil
}

// upTo reads from the byte after the current one up to the closing byte.
func (p *patternParser) upTo(closing byte) (string, bool) {
	end := strings.IndexByte(p.src[p.at+1:], closing)
	if end < 0 {
		return "", false
	}
	body := p.src[p.at+1 : p.at+1+end]
	p.at += end + 2
	return body, true
}

// atom reads one atom.
func (p *patternParser) atom() (*node, error) {
	switch c := p.peek(); c {
	case '(':
		p.at++
		return p.alternatives(')')
	case '{':
		p.at++
		p.marks++
		n, err := p.alternatives('}')
		return &node{kind: nodeMark, kids: []*node{n}}, err
	case '<', '[', '"':
		closing := map[byte]byte{'<': '>', '[': ']', '"': '"'}[c]
		body, ok := p.upTo(closing)
		if !ok || body == "" {
			return nil, p.fault("expected %q", string(closing))
		}
		switch c {
		case '<':
			return &node{kind: nodeClass, text: body}, nil
		case '[':
			tests, err := parseTests(body)
			if err != nil {
				return nil, p.fault("%w", err)
			}
			return &node{kind: nodeTest, tests: tests}, nil
		}
		return &node{kind: nodeWord, text: body}, nil
	case '!':
		p.at++
		n, err := p.atom()
		if err != nil {
			return nil, err
		}
		if n.atoms() == nil {
			return nil, p.fault("\"!\" takes one word, class or test, or a group of such")
		}
		return &node{kind: nodeNot, kids: []*node{n}}, nil
	case '~', '^', '$':
		p.at++
		return &node{kind: map[byte]nodeKind{'~': nodeGlue, '^': nodeFirst, '$': nodeLast}[c]}, nil
	case '%':
		p.at++
		word := p.word()
		if word == "" {
			return nil, p.fault("expected a kind after \"%%\"")
		}
		return &node{kind: nodeStage, text: word}, nil
	case 0, ')', '}', ']', '>', '|', '?', '*', '+', '=', ':':
		return nil, p.fault("unexpected %q", string(c))
	}
	word := p.word()
	if word == "_" {
		return &node{kind: nodeAny}, nil
	}
	return &node{kind: nodeWord, text: word}, nil
}

// word reads up to a blank or special character.
func (p *patternParser) word() string {
	i := p.at
	for p.at < len(p.src) && !strings.ContainsRune(" \t()<>[]{}|?*+=:!~\"", rune(p.src[p.at])) {
		p.at++
	}
	if p.at == i && p.at < len(p.src) {
		p.at++ // one special character stands for itself
	}
	return p.src[i:p.at]
}

// parseTests reads "upos=NOUN|PROPN lemma!=be".
func parseTests(body string) ([]test, error) {
	var out []test
	for _, part := range strings.Fields(body) {
		field, values, ok := strings.Cut(part, "=")
		t := test{field: strings.TrimSuffix(field, "!"), negate: strings.HasSuffix(field, "!"), values: strings.Split(values, "|")}
		if !ok || values == "" || (t.field != "upos" && t.field != "xpos" && t.field != "lemma") {
			return nil, readout.Errorf(readout.KindInvalid, "%q is no test on upos, xpos or lemma", part)
		}
		if t.field == "upos" {
			for _, v := range t.values {
				if v != "X" && readout.ParseUPOS(v) == readout.X {
					return nil, readout.Errorf(readout.KindInvalid, "%q is no part of speech", v)
				}
			}
		}
		out = append(out, t)
	}
	if len(out) == 0 {
		return nil, readout.Errorf(readout.KindInvalid, "an empty test")
	}
	return out, nil
}
