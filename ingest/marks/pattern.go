package marks

import (
	"slices"
	"strings"
	"sync"

	"readout/lexicon"
)

// pattern is a compiled line of the furniture lists.
type pattern struct {
	lexicon.Furniture
	elements []element
}

// element matches one word, or some words, or a place between words.
type element struct {
	kind    elementKind
	options []option // for literals
}

type option struct {
	text string // folded, or as written when exact
	fold string
	// exact options were written in capitals and match only capitals
	exact bool
}

type elementKind uint8

const (
	literal elementKind = iota
	begin               // ^
	finish              // $
	gap                 // …
	someName
	someSource
	someNumber
	someURL
	someEmail
	someHandle
)

var classes = map[string]elementKind{"^": begin, "$": finish, "…": gap, "<name>": someName, "<source>": someSource,
	"<num>": someNumber, "<url>": someURL, "<email>": someEmail, "<handle>": someHandle}

func compile(f lexicon.Furniture) *pattern {
	p := &pattern{Furniture: f}
	for _, field := range strings.Fields(f.Pattern) {
		if kind, ok := classes[field]; ok {
			p.elements = append(p.elements, element{kind: kind})
			continue
		}
		alternatives := []string{field}
		if field != "|" {
			alternatives = strings.Split(field, "|")
		}
		e := element{kind: literal}
		for _, a := range alternatives {
			fold := foldWord(a)
			e.options = append(e.options, option{text: a, fold: fold, exact: len(a) > 1 && strings.ToUpper(a) == a && fold != a})
		}
		p.elements = append(p.elements, e)
	}
	return p
}

// index finds the patterns that a word can belong to: each is filed under the
// options of its longest literal, and under "" where it has none.
type index struct{ byWord map[string][]*pattern }

var furniture = sync.OnceValue(func() *index {
	ix := &index{byWord: map[string][]*pattern{}}
	for _, f := range lexicon.FurniturePatterns() {
		p := compile(f)
		var key *element
		for i := range p.elements {
			if e := &p.elements[i]; e.kind == literal && (key == nil || shortest(e) > shortest(key)) {
				key = e
			}
		}
		if key == nil {
			panic("marks: the pattern " + f.Pattern + " names no word")
		}
		for _, o := range key.options {
			ix.byWord[o.fold] = append(ix.byWord[o.fold], p)
		}
	}
	return ix
})

func shortest(e *element) int {
	n := len(e.options[0].fold)
	for _, o := range e.options {
		n = min(n, len(o.fold))
	}
	return n
}

// candidates are the patterns that some word of ws can belong to, in order of
// the lists.
func (ix *index) candidates(ws []word) []*pattern {
	var out []*pattern
	for _, w := range ws {
		for _, p := range ix.byWord[w.fold] {
			if !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// match finds p in ws, one sentence or line, and gives the words it takes.
func (p *pattern) match(text string, ws []word) (from, to int, ok bool) {
	for i := range ws {
		if p.elements[0].kind == begin {
			for j := range i {
				if ws[j].class != mark {
					return 0, 0, false
				}
			}
		}
		if to, ok := matchFrom(text, ws, i, p.elements); ok {
			return i, to, to > i
		}
	}
	return 0, 0, false
}

func matchFrom(text string, ws []word, i int, es []element) (to int, ok bool) {
	if len(es) == 0 {
		return i, true
	}
	e, rest := es[0], es[1:]
	switch e.kind {
	case begin:
		return matchFrom(text, ws, i, rest)
	case finish:
		for _, w := range ws[i:] {
			if w.class != mark {
				return 0, false
			}
		}
		return matchFrom(text, ws, i, rest)
	case gap:
		for j := i; j <= len(ws); j++ {
			if to, ok := matchFrom(text, ws, j, rest); ok {
				return to, true
			}
		}
		return 0, false
	case someName, someSource:
		n := nameAt(ws, i)
		if e.kind == someSource {
			n = sourceAt(text, ws, i)
		}
		for ; n > 0; n-- {
			if to, ok := matchFrom(text, ws, i+n, rest); ok {
				return to, true
			}
			if e.kind == someSource {
				break
			}
		}
		return 0, false
	}
	if i < len(ws) && e.matches(text, ws[i]) {
		return matchFrom(text, ws, i+1, rest)
	}
	return 0, false
}

func (e element) matches(text string, w word) bool {
	switch e.kind {
	case someNumber:
		return w.class == number
	case someURL:
		return w.class == url
	case someEmail:
		return w.class == email
	case someHandle:
		return w.class == handle
	}
	for _, o := range e.options {
		if o.fold == w.fold && (!o.exact || text[w.start:w.end] == o.text) {
			return true
		}
	}
	return false
}

// starters are the words that begin sentences, in lower case.
var starters = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for w := range lexicon.Starters() {
		m[strings.ToLower(w)] = true
	}
	return m
})

// nameAt is how many words from i on can be the name of people: capitalised
// ones, with initials and particles between them, ten at most, the first none
// that commonly begins a sentence.
func nameAt(ws []word, i int) int {
	n := 0
	if i < len(ws) && starters()[ws[i].fold] {
		return 0
	}
	for j := i; j < len(ws) && j < i+10; j++ {
		switch {
		case ws[j].class == capital:
			n = j - i + 1
		case j == i, !lexicon.InClass("byline-particle", ws[j].fold):
			return n
		}
	}
	return n
}
