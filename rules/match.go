package rules

import (
	"math/bits"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"readout"
)

// Match is one place where a rule matched.
type Match struct {
	Rule     *Rule
	Tokens   readout.TokenRange
	Captures []Capture // in order of their first appearance in the pattern; unfilled ones have no tokens

	variant *Variant
	order   int32
	reach   int // how many tokens were looked at, context included
}

func (m *Match) blocks() bool { return len(m.variant.Fields) == 0 }

// Capture is what a named part of a pattern matched.
type Capture struct {
	Name   string
	Tokens readout.TokenRange
	Value  string // of its class or list, or given with "="; else the text
	Match  *Match // the earlier stage's match, for %kind
}

// Field expands the template that the rule assigned to a key; empty when it
// assigned none.
func (m *Match) Field(key string) string {
	for _, f := range m.variant.Fields {
		if f.Key == key {
			return m.expand(f.Template)
		}
	}
	return ""
}

// Fields expands all assigned fields, in the file's order.
func (m *Match) Fields() []Field {
	out := make([]Field, len(m.variant.Fields))
	for i, f := range m.variant.Fields {
		out[i] = Field{f.Key, m.expand(f.Template)}
	}
	return out
}

// Capture is the capture of a name; its Tokens are empty when it took no part.
func (m *Match) Capture(name string) Capture {
	for _, c := range m.Captures {
		if c.Name == name {
			return c
		}
	}
	return Capture{Name: name}
}

func (m *Match) expand(template string) string {
	if strings.IndexByte(template, '{') < 0 {
		return template
	}
	var b strings.Builder
	for {
		before, after, ok := strings.Cut(template, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, tail, _ := strings.Cut(after, "}")
		name, key, field := strings.Cut(name, ".")
		c := m.Capture(name)
		switch {
		case !field:
			b.WriteString(c.Value)
		case c.Match != nil:
			b.WriteString(c.Match.Field(key))
		}
		template = tail
	}
}

// scan is the state of matching one sentence. It is reused.
type scan struct {
	doc    *readout.Document
	set    *Set
	base   int // first token of the sentence
	end    int
	tokens []tokenInfo
	at     []int32 // by token: index of the earlier match that begins there, -1 for none
	found  []Match
	next   []Match
	stack  []thread
}

// tokenInfo is what matching needs of a token.
type tokenInfo struct {
	word    int32
	lemma   int32
	classes uint64
	lengths [readers]int16 // 1 + how many tokens a class that reads takes here, 0 while nobody asked
}

// thread is one way of matching that is still open.
type thread struct {
	pc         int32
	at         int32
	start, end int32 // of the marked part, -1 where unset
	caps       [maxCaptures]span16
}

// span16 is a capture in the making: offsets from the sentence's first token.
type span16 struct {
	from, to int16
	value    int16 // 1+index of the class that gave the value, or -1-index of a fixed one, or 0
	valueAt  int16
	open     bool
}

var pool = sync.Pool{New: func() any { return new(scan) }}

// Match calls f for every match in a sentence, by position. The Match stays
// valid after f returns.
func (s *Set) Match(doc *readout.Document, sentence readout.Sentence, f func(*Match)) {
	sc := pool.Get().(*scan)
	defer pool.Put(sc)
	sc.doc, sc.set = doc, s
	for sc.base = sentence.Tokens.First; sc.base < sentence.Tokens.End; sc.base = sc.end {
		sc.end = min(sentence.Tokens.End, sc.base+maxSentence)
		sc.prepare()
		for i := range s.stages {
			sc.run(&s.stages[i])
		}
		for i := range sc.found {
			if !sc.found[i].blocks() {
				m := sc.found[i]
				f(&m)
			}
		}
	}
	sc.doc, sc.set = nil, nil
}

// maxSentence bounds what is matched at once: longer runs of tokens without a
// sentence's end are no sentences, and are matched in pieces.
const maxSentence = 4000

// prepare looks every token up.
func (sc *scan) prepare() {
	sc.found, sc.tokens = sc.found[:0], sc.tokens[:0]
	s := sc.set
	for i := sc.base; i < sc.end; i++ {
		text := sc.doc.Tokens[i].Text(sc.doc)
		info := tokenInfo{word: s.vocab.look(text), lemma: unknown}
		if info.word >= 0 {
			info.classes = s.ofWord[info.word]
		}
		for kind, classes := range s.looks {
			if len(classes) > 0 && mayLook(kind, text) {
				info.classes |= s.look(classes, text)
			}
		}
		if s.lemmas && i < len(sc.doc.Tags) {
			info.lemma = s.vocab.look(sc.doc.Tags[i].Lemma)
		}
		sc.tokens = append(sc.tokens, info)
	}
}

// mayLook reports whether a token can be in a class of a kind at all.
func mayLook(kind int, text string) bool {
	switch kind {
	case lookFigure:
		c := text[0]
		return '0' <= c && c <= '9' || c == '\'' || c == '`' || c == '.' || c >= utf8.RuneSelf
	case lookHyphen:
		return len(text) > 4 && strings.IndexByte(text, '-') > 0
	}
	return true
}

// look is the set of classes that a text's form puts it in.
func (s *Set) look(classes []int, text string) uint64 {
	var set uint64
	for _, k := range classes {
		c := s.classes[k]
		if c.start != nil {
			if c.start(text) {
				set |= 1 << k
			}
		} else if _, ok := c.shape(text); ok {
			set |= 1 << k
		}
	}
	return set
}

// run matches one stage and settles which of its matches stand.
func (sc *scan) run(st *stage) {
	sc.indexFound()
	sc.next = sc.next[:0]
	for i := sc.base; i < sc.end; i++ {
		info := &sc.tokens[i-sc.base]
		if info.word >= 0 {
			sc.try(st.byWord[info.word], i, 1)
		}
		for hit := info.classes & st.mask; hit != 0; hit &= hit - 1 {
			k := bits.TrailingZeros64(hit)
			if n := sc.set.classes[k].length(sc, i, sc.end); n > 0 {
				sc.try(st.byClass[k], i, n)
			}
		}
		if info.lemma >= 0 {
			sc.try(st.byLemma[info.lemma], i, 1)
		}
		if j := sc.at[i-sc.base]; j >= 0 && len(st.byKind) > 0 {
			if kind, ok := sc.set.kinds[sc.found[j].Field("kind")]; ok {
				sc.try(st.byKind[kind], i, sc.found[j].Tokens.Len())
			}
		}
		sc.try(st.always, i, 1)
	}
	if len(sc.next) > 0 {
		sc.settle()
	}
}

// indexFound notes where the matches of earlier stages begin.
func (sc *scan) indexFound() {
	sc.at = sc.at[:0]
	for range sc.tokens {
		sc.at = append(sc.at, -1)
	}
	for j, m := range sc.found {
		sc.at[m.Tokens.First-sc.base] = int32(j)
	}
}

// try matches programs at token at, whose first atom takes n tokens there.
func (sc *scan) try(entries []entry, at, n int) {
	for i := range entries {
		if e := &entries[i]; e.fits(sc, at+n) {
			sc.match(e.program, at)
		}
	}
}

// settle keeps, of the new matches, the leftmost longest ones, and of the
// earlier ones those that no new one touches.
func (sc *scan) settle() {
	sort.SliceStable(sc.next, func(i, j int) bool {
		a, b := &sc.next[i], &sc.next[j]
		switch {
		case a.Tokens.First != b.Tokens.First:
			return a.Tokens.First < b.Tokens.First
		case a.Tokens.End != b.Tokens.End:
			return a.Tokens.End > b.Tokens.End
		case a.blocks() != b.blocks():
			return a.blocks()
		case a.reach != b.reach:
			return a.reach > b.reach
		}
		return a.order < b.order
	})
	var out []Match
	end := -1
	for _, m := range sc.next {
		if m.Tokens.First >= end {
			out = append(out, m)
			end = m.Tokens.End
		}
	}
	added := len(out)
	for _, old := range sc.found {
		free := true
		for _, m := range out[:added] {
			free = free && (old.Tokens.End <= m.Tokens.First || m.Tokens.End <= old.Tokens.First)
		}
		if free {
			out = append(out, old)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Tokens.First < out[j].Tokens.First })
	sc.found = append(sc.found[:0], out...)
}
