// Package coreference gathers what a document calls one person, government,
// organisation, place or group into chains.
//
// It works in sieves, from the most precise to the least: names that match,
// titles and appositions, countries that act, nominals such as "the U.S.
// president" and "the two sides", pronouns. Each reference is signed with the
// sieve that tied it. Where no sieve is sure, there is no reference.
package coreference

import (
	"slices"

	"readout"
	"readout/internal/syntax"
)

// Annotator assigns the layer coreference.
type Annotator struct{}

// New makes the annotator.
func New() *Annotator { return &Annotator{} }

// Describe says what the annotator requires and assigns.
func (*Annotator) Describe() readout.Description {
	return readout.Description{
		Name: "coreference", Version: 8,
		Requires: []readout.Layer{
			readout.LayerTokens, readout.LayerSentences, readout.LayerTags, readout.LayerTrees, readout.LayerNames,
		},
		Assigns: readout.LayerCoreference,
	}
}

// Annotate gathers the chains of doc, ordered by their first reference.
func (*Annotator) Annotate(doc *readout.Document) readout.Layers {
	if len(doc.Arcs) != len(doc.Tokens) || len(doc.Tags) != len(doc.Tokens) {
		return readout.Layers{Chains: []readout.Chain{}}
	}
	r := newResolver(doc)
	r.people()
	r.organizations()
	r.countries()
	r.offices()
	for k := range r.list {
		r.list[k].named = len(r.list[k].References)
	}
	r.anaphora()
	return readout.Layers{Chains: r.chains()}
}

// chain is a chain in the making.
type chain struct {
	readout.Chain
	gender     gender
	surname    string   // lower case, persons only
	forename   string   // lower case, persons only
	nickname   string   // the first word of what stands in quotation marks within the name, lower case
	generation string   // "jr" and the like, persons only
	names      []string // full forms seen, lower case
	class      string   // class of organisation
	home       bool     // a person introduced by office without a country: "President Ana Ruiz"
	guest      bool     // a person introduced as somebody's counterpart
	named      int      // how often a name refers to it in the whole document
	dropped    bool     // merged into another
}

type gender byte

const (
	unknownGender gender = 0
	masculine     gender = 'm'
	feminine      gender = 'f'
)

// none is the index of no chain.
const none = -1

// resolver holds a document while its chains are made.
type resolver struct {
	doc      *readout.Document
	tree     *syntax.Tree
	list     []chain
	at       []int32        // by token: the chain of the reference whose head it is, none
	entity   []int32        // by token: the entity that covers it, none
	sentence []int32        // by token: its sentence, none
	quoted   []bool         // by token: whether it stands within quotation marks
	governs  map[string]int // government chain by country code
	places   map[string]int // place chain by lower-case name
	groups   map[groupKey]int
	parted   map[string]bool // full names of two persons, see namesakes
	pairs    pairs
}

func newResolver(doc *readout.Document) *resolver {
	n := len(doc.Tokens)
	r := &resolver{
		doc: doc, tree: syntax.New(doc),
		at: make([]int32, n), entity: make([]int32, n), sentence: make([]int32, n), quoted: quoted(doc),
		governs: map[string]int{}, places: map[string]int{}, groups: map[groupKey]int{},
	}
	for i := range n {
		r.at[i], r.entity[i], r.sentence[i] = none, none, none
	}
	for k, e := range doc.Entities {
		for i := e.Tokens.First; i < e.Tokens.End && i < n; i++ {
			r.entity[i] = int32(k)
		}
	}
	for k, s := range doc.Sentences {
		for i := s.Tokens.First; i < s.Tokens.End; i++ {
			r.sentence[i] = int32(k)
		}
	}
	return r
}

// add opens a chain.
func (r *resolver) add(c chain) int {
	r.list = append(r.list, c)
	return len(r.list) - 1
}

// refer enters a reference of chain c over tokens t.
func (r *resolver) refer(c int, t readout.TokenRange, head int, form readout.MentionForm, by string) {
	if c == none || r.at[head] != none {
		return
	}
	r.at[head] = int32(c)
	r.list[c].References = append(r.list[c].References, readout.Reference{Span: r.tree.Span(t), Head: head, Form: form, By: by})
}

// headOf is the word of a range whose own head lies outside of it. Where a tree
// has cut a name apart, that is the part with a place in the sentence.
func (r *resolver) headOf(t readout.TokenRange) int {
	best := t.End - 1
	for i := t.End - 1; i >= t.First; i-- {
		if h := r.tree.Head(i); t.Contains(h) || r.tree.UPOS(i) == readout.PUNCT {
			continue
		}
		if r.tree.Is(best, "flat", "compound", "amod", "nmod:desc", "punct", "case") || t.Contains(r.tree.Head(best)) || !r.tree.Is(i, "flat", "compound", "amod", "nmod:desc") {
			best = i
		}
	}
	return best
}

// chains gives what was made, in order.
func (r *resolver) chains() []readout.Chain {
	var order []int
	for k := range r.list {
		c := &r.list[k]
		if c.dropped || len(c.References) == 0 {
			continue
		}
		slices.SortFunc(c.References, func(a, b readout.Reference) int { return a.Span.Compare(b.Span) })
		order = append(order, k)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return r.list[a].References[0].Span.Compare(r.list[b].References[0].Span)
	})
	index := make(map[int]int, len(order))
	for i, k := range order {
		index[k] = i
	}
	out := make([]readout.Chain, 0, len(order))
	for _, k := range order {
		c := r.list[k].Chain
		for i, m := range c.Members {
			c.Members[i] = index[m]
		}
		slices.Sort(c.Members)
		out = append(out, c)
	}
	return out
}

// quoted marks the tokens within quotation marks. A quotation ends with its
// paragraph, even when the mark that closes it is missing.
func quoted(doc *readout.Document) []bool {
	out := make([]bool, len(doc.Tokens))
	open := false
	for i, t := range doc.Tokens {
		if i > 0 && open && newParagraph(doc.Text[doc.Tokens[i-1].End:t.Start]) {
			open = false
		}
		switch s := t.Text(doc); {
		case s == "“" || s == "``":
			open = true
		case s == "”" || s == "''":
			open = false
		case s == `"`:
			open = !open
		default:
			out[i] = open
		}
	}
	return out
}

func newParagraph(gap string) bool {
	lines := 0
	for i := range len(gap) {
		if gap[i] == '\n' {
			lines++
		}
	}
	return lines > 1
}
