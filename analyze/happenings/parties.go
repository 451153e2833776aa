package happenings

import (
	"readout"
	"readout/lexicon"
)

// takePart reads who does it and to whom it is done.
func (r *reader) takePart(h *happening) {
	if h.noun {
		r.ofNoun(h)
		r.inherit(h)
	}
	if h.verb >= 0 {
		r.ofVerb(h)
	}
	h.Source, h.Target = distinct(h.Source), distinct(h.Target)
}

// ofVerb reads subject, objects and agent of a verb, or of the light verb that
// carries a noun.
func (r *reader) ofVerb(h *happening) {
	for _, s := range r.subjects(h.verb, 0) {
		switch {
		case r.tree.Dominates(s, h.Happening.Head):
		case h.passive:
			h.Target = append(h.Target, r.arguments(s)...)
		default:
			h.Source = append(h.Source, r.arguments(s)...)
		}
	}
	for _, c32 := range r.tree.Children(h.verb) {
		c := int(c32)
		switch {
		case r.tree.Dominates(c, h.Happening.Head) && c != h.verb:
		case r.tree.Is(c, "obj", "iobj"):
			h.Target = append(h.Target, r.arguments(c)...)
		case r.tree.Is(c, "obl:agent"), h.passive && r.tree.Is(c, "obl") && r.caseOf(c) == "by":
			h.Source = append(h.Source, r.arguments(c)...)
		case r.tree.Is(c, "obl") && r.timexAt[c] < 0:
			switch r.caseOf(c) {
			case "to", "with", "from", "against", "for":
				h.Target = append(h.Target, r.arguments(c)...)
			}
		}
	}
}

// ofNoun reads possessor, "of", "by" and what stands before an event noun.
func (r *reader) ofNoun(h *happening) {
	for _, c32 := range r.tree.Children(h.Happening.Head) {
		c := int(c32)
		if r.timexAt[c] >= 0 {
			continue
		}
		switch {
		case r.tree.Is(c, "nmod:poss"):
			h.Source = append(h.Source, r.arguments(c)...)
		case r.tree.Is(c, "compound", "amod", "nummod") && (r.tree.UPOS(c) == readout.PROPN || r.chainAt[c] >= 0 || isSign(r.tree.Text(c))):
			h.Source = append(h.Source, r.arguments(c)...)
		case r.tree.Is(c, "nmod"):
			switch r.caseOf(c) {
			case "by":
				h.Source = append(h.Source, r.arguments(c)...)
			case "of", "to", "with", "between", "against", "for", "from":
				h.Target = append(h.Target, r.arguments(c)...)
			case "at", "in", "on":
				if r.chainAt[c] < 0 || r.kindAt(c) != readout.ActorPlace { // "a delay in deliveries", "a strike at Nordwind", but not "a delay in France"
					h.Target = append(h.Target, r.arguments(c)...)
				}
			}
		}
	}
}

// subjects finds the subjects of verb v, through coordination and control.
func (r *reader) subjects(v, depth int) []int {
	if depth > 5 {
		return nil
	}
	if s := r.tree.Child(v, "nsubj"); s >= 0 {
		switch lower(r.tree.Text(s)) {
		case "who", "which", "that":
			if up := r.relativeHead(v); up >= 0 {
				return []int{up}
			}
		}
		return r.tree.All(v, "nsubj")
	}
	p := r.tree.Head(v)
	if p < 0 {
		return nil
	}
	switch {
	case r.tree.Is(v, "conj"):
		return r.subjects(p, depth+1)
	case r.tree.Is(v, "xcomp"):
		if o := r.tree.Child(p, "obj", "iobj"); o >= 0 && r.infinitive(v) {
			return []int{o}
		}
		return r.subjects(p, depth+1)
	case r.tree.Is(v, "advcl", "parataxis"):
		return r.subjects(p, depth+1)
	case r.tree.Is(v, "acl"):
		if r.infinitive(v) { // "its plan to cut jobs"
			return r.holders(p, depth)
		}
		return []int{p}
	}
	return nil
}

// holders are those whose plan or decision noun n names.
func (r *reader) holders(n, depth int) []int {
	if c := r.tree.Child(n, "nmod:poss"); c >= 0 {
		return []int{c}
	}
	if p := r.tree.Head(n); p >= 0 && r.tree.Is(n, "obj") {
		return r.subjects(p, depth+1)
	}
	return nil
}

// relativeHead is the noun that the clause of v says something of, -1 for none.
func (r *reader) relativeHead(v int) int {
	for range 4 {
		if r.tree.Is(v, "acl") {
			return r.tree.Head(v)
		}
		if !r.tree.Is(v, "conj") || r.tree.Head(v) < 0 {
			return -1
		}
		v = r.tree.Head(v)
	}
	return -1
}

// caseOf is the preposition of token i, empty for none.
func (r *reader) caseOf(i int) string {
	if c := r.tree.Child(i, "case"); c >= 0 {
		return lower(r.tree.Text(c))
	}
	return ""
}

// arguments makes arguments of the phrase of head i and of those coordinated
// with it. A pronoun, and a phrase such as "the company", is called by the name
// of its chain.
func (r *reader) arguments(i int) []readout.Argument {
	var out []readout.Argument
	for _, c := range r.tree.Conjuncts(i) {
		if a, ok := r.argument(r.portioned(c)); ok {
			out = append(out, a)
		}
	}
	return out
}

// portioned is what a word that only counts or portions out stands before: the
// ferries of "one of the ferries".
func (r *reader) portioned(i int) int {
	word := lower(r.tree.Lemma(i))
	switch {
	case r.chainAt[i] >= 0 || r.timexAt[i] >= 0:
		return i
	case r.tree.UPOS(i) != readout.NUM && r.tree.UPOS(i) != readout.ADJ && !lexicon.InClass("portion-noun", word) && !lexicon.InClass("make-noun", word):
		return i
	}
	for _, c := range r.tree.All(i, "nmod") {
		if r.caseOf(c) == "of" && r.timexAt[c] < 0 {
			return c
		}
	}
	return i
}

func (r *reader) argument(i int) (readout.Argument, bool) {
	span := r.tree.Span(r.phrase(i))
	if c := r.chainAt[i]; c >= 0 && r.tree.UPOS(i) == readout.PROPN && r.doc.Chains[c].Kind == readout.ActorPerson {
		span = r.nameOf(int(c), i, span) // without "Nordwind spokesman"
	}
	a := readout.Argument{Span: span, Text: span.Text(r.doc), Chain: int(r.chainAt[i])}
	r.headAt[span] = i
	if c := r.tree.Child(i, "appos"); a.Chain < 0 && c >= 0 && r.chainAt[c] >= 0 { // "the shipbuilder, Nordwind"
		a.Chain = int(r.chainAt[c])
	}
	if t := r.thingAt[i]; a.Chain < 0 && t >= 0 {
		if r.things[t].last != i && r.sign(i) == "" {
			a.Text = r.things[t].text
		}
		return a, true
	}
	if a.Chain < 0 {
		return a, r.tree.UPOS(i) != readout.PRON || lower(r.tree.Text(i)) == "this"
	}
	c := &r.doc.Chains[a.Chain]
	a.Code = c.Code
	if r.tree.UPOS(i) != readout.PROPN {
		a.Text = c.Name
	}
	return a, true
}

// nameOf is the span of a person's bare name with head i, span where it is not
// told from the titles before it.
func (r *reader) nameOf(chain, i int, span readout.Span) readout.Span {
	for _, ref := range r.doc.Chains[chain].References {
		if ref.Head == i && ref.Form == readout.FormName && ref.Span.Start >= span.Start && ref.Span.End <= span.End {
			return ref.Span
		}
	}
	return span
}

// phrase is a noun with what stands before it and the names right behind it,
// without clauses and prepositional phrases.
func (r *reader) phrase(i int) readout.TokenRange {
	out := readout.TokenRange{First: i, End: i + 1}
	for _, c32 := range r.tree.Children(i) {
		c := int(c32)
		if r.tree.Is(c, "det", "amod", "compound", "nummod", "nmod:poss", "flat", "nmod:unmarked", "nmod:desc") && (c < i || r.tree.Is(c, "flat", "nummod")) {
			sub := r.tree.Subtree(c)
			out.First, out.End = min(out.First, sub.First), max(out.End, sub.End)
		}
	}
	return out
}

// distinct drops arguments that stand for one and the same.
func distinct(list []readout.Argument) []readout.Argument {
	out := list[:0]
	for _, a := range list {
		known := false
		for _, b := range out {
			known = known || a.Span == b.Span || a.Chain >= 0 && a.Chain == b.Chain
		}
		if !known {
			out = append(out, a)
		}
	}
	return out
}
