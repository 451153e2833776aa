// Package syntax walks the dependency trees of a document: children, subtrees,
// relations. It reads Layers.Tokens, Tags and Arcs and decides nothing.
package syntax

import "readout"

// Tree indexes the arcs of a whole document so that children are found at once.
// Token indices are those of Layers.Tokens.
type Tree struct {
	doc   *readout.Document
	first []int32 // first[i] is where the children of token i begin in child
	child []int32 // children in text order
}

// New indexes doc. It needs the layers tokens, sentences, tags and trees.
func New(doc *readout.Document) *Tree {
	n := len(doc.Arcs)
	t := &Tree{doc: doc, first: make([]int32, n+1), child: make([]int32, n)}
	for _, a := range doc.Arcs {
		if a.Head >= 0 {
			t.first[a.Head+1]++
		}
	}
	for i := range n {
		t.first[i+1] += t.first[i]
	}
	next := append([]int32(nil), t.first...)
	for i, a := range doc.Arcs {
		if a.Head >= 0 {
			t.child[next[a.Head]] = int32(i)
			next[a.Head]++
		}
	}
	return t
}

// Children lists the tokens whose head is i, in text order.
func (t *Tree) Children(i int) []int32 { return t.child[t.first[i]:t.first[i+1]] }

// Head is the head of i, -1 for a sentence's root.
func (t *Tree) Head(i int) int { return t.doc.Arcs[i].Head }

// Rel is the relation of i to its head, with subtype.
func (t *Tree) Rel(i int) string { return t.doc.Arcs[i].Rel }

// Is reports whether i stands to its head in one of rels. A name without
// subtype covers its subtypes: "nsubj" covers "nsubj:pass".
func (t *Tree) Is(i int, rels ...string) bool {
	have := t.doc.Arcs[i].Rel
	for _, r := range rels {
		if n := len(r); len(have) >= n && (len(have) == n || have[n] == ':') && have[:n] == r {
			return true
		}
	}
	return false
}

// Child is the first child of i in one of rels, -1 when there is none.
func (t *Tree) Child(i int, rels ...string) int {
	for _, c := range t.Children(i) {
		if t.Is(int(c), rels...) {
			return int(c)
		}
	}
	return -1
}

// All lists the children of i in one of rels.
func (t *Tree) All(i int, rels ...string) []int {
	var out []int
	for _, c := range t.Children(i) {
		if t.Is(int(c), rels...) {
			out = append(out, int(c))
		}
	}
	return out
}

// Conjuncts is i followed by the tokens coordinated with it.
func (t *Tree) Conjuncts(i int) []int {
	return append([]int{i}, t.All(i, "conj")...)
}

// Subtree is the range from the first to the last token that i dominates, i
// included. In a non-projective tree it can hold tokens that i does not dominate.
func (t *Tree) Subtree(i int) readout.TokenRange {
	r := readout.TokenRange{First: i, End: i + 1}
	stack := []int{i}
	for len(stack) > 0 {
		i, stack = stack[len(stack)-1], stack[:len(stack)-1]
		r.First, r.End = min(r.First, i), max(r.End, i+1)
		for _, c := range t.Children(i) {
			stack = append(stack, int(c))
		}
	}
	return r
}

// Dominates reports whether a stands on the path from b to the root, or is b.
func (t *Tree) Dominates(a, b int) bool {
	for ; b >= 0; b = t.Head(b) {
		if a == b {
			return true
		}
	}
	return false
}

// Span is the bytes of a range of tokens.
func (t *Tree) Span(r readout.TokenRange) readout.Span {
	return readout.Span{Start: t.doc.Tokens[r.First].Start, End: t.doc.Tokens[r.End-1].End}
}

// Text is the surface of token i.
func (t *Tree) Text(i int) string { return t.doc.Tokens[i].Text(t.doc) }

// Lemma is the lemma of token i.
func (t *Tree) Lemma(i int) string { return t.doc.Tags[i].Lemma }

// UPOS is the part of speech of token i.
func (t *Tree) UPOS(i int) readout.UPOS { return t.doc.Tags[i].UPOS }

// SentenceOf is the index of the sentence that holds token i, -1 when none does.
func (t *Tree) SentenceOf(i int) int {
	lo, hi := 0, len(t.doc.Sentences)
	for lo < hi {
		if mid := (lo + hi) / 2; t.doc.Sentences[mid].Tokens.End <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(t.doc.Sentences) && t.doc.Sentences[lo].Tokens.Contains(i) {
		return lo
	}
	return -1
}
