package events

import (
	"cmp"
	"strings"

	"readout"
	"readout/lexicon"
)

// isActor reports whether token i heads a phrase that can act: a name, a
// reference to a chain, a person's pronoun, a word for people or bodies.
func (r *reader) isActor(i int) bool {
	if r.timexAt[i] >= 0 {
		return false
	}
	if c := r.chain(i); c >= 0 {
		return true
	}
	if e := r.entityAt[i]; e >= 0 {
		switch r.doc.Entities[e].Type {
		case readout.EntityPerson, readout.EntityOrganization, readout.EntityPlace, readout.EntityNationality:
			return true
		case readout.EntityTitle:
			return r.tree.UPOS(i) != readout.ADJ
		}
		return false
	}
	switch r.tree.UPOS(i) {
	case readout.PROPN:
		return true
	case readout.NUM: // "killed nine and injured 44"
		q := r.quantityAt[i]
		return q >= 0 && r.doc.Quantities[q].Unit == "person"
	case readout.NOUN:
		return r.words.Class("@actors")[lower(r.tree.Lemma(i))]
	case readout.PRON:
		switch strings.ToLower(r.tree.Text(i)) {
		case "it":
			return r.sayer(i) != i
		case "he", "she", "they", "him", "her", "them", "we", "us", "his", "their", "our", "i", "me", "my", "who", "you":
			return true
		}
	}
	return false
}

// modifies reports whether a modifier before an event noun names who acts: a name,
// or a body or armed group, not any noun for people ("person-to-person talks").
func (r *reader) modifies(i int) bool {
	if !r.isActor(i) {
		return false
	}
	l := lower(r.tree.Lemma(i))
	return r.entityAt[i] >= 0 || r.words.Class("@bodies")[l] && l != "side" || r.words.Class("@troops")[l] || r.words.Class("@quarry")[l]
}

// isPerson reports whether token i refers to a person or to people.
func (r *reader) isPerson(i int) bool {
	if c := r.chain(i); c >= 0 {
		if k := r.doc.Chains[c].Kind; k == readout.ActorPerson || k == readout.ActorGroup {
			return true
		}
	}
	if e := r.entityAt[i]; e >= 0 {
		t := r.doc.Entities[e].Type
		return t == readout.EntityPerson || t == readout.EntityNationality && r.tree.UPOS(i) != readout.ADJ
	}
	if r.tree.UPOS(i) == readout.PRON {
		return r.isActor(i)
	}
	l := lower(r.tree.Lemma(i))
	return r.words.Class("@persons")[l] || (r.words.Class("@actors")[l] && !r.words.Class("@bodies")[l])
}

// rowLimit is how many names of one row are made participants.
const rowLimit = 12

// arguments makes the arguments of a phrase head: its conjuncts, each opened
// into its members where it is a group whose members are known.
func (r *reader) arguments(head int, depth int) []readout.Argument {
	var out []readout.Argument
	head = r.titled(r.antecedent(head))
	for n, h := range r.withNeighbours(head) {
		if n == rowLimit {
			break
		}
		if h != head && (!r.isActor(h) || r.tree.UPOS(h) == readout.NUM) {
			continue
		}
		noun := h
		if n := r.namedBy(h); n >= 0 {
			h = n
		}
		chain := r.chain(h)
		span := r.phrase(h)
		if chain >= 0 && len(r.doc.Chains[chain].Members) > 0 {
			for _, m := range r.doc.Chains[chain].Members {
				if m >= 0 && m < len(r.doc.Chains) {
					out = append(out, readout.Argument{Span: span, Text: span.Text(r.doc), Chain: m, Code: r.doc.Chains[m].Code})
				}
			}
			continue
		}
		if chain < 0 && depth < 2 {
			if parts := r.delegations(h, depth); len(parts) > 1 {
				out = append(out, parts...)
				continue
			}
		}
		arg := readout.Argument{Span: span, Text: span.Text(r.doc), Chain: chain, Code: cmp.Or(r.code(h), r.code(noun))}
		if chain < 0 && r.isPronoun(h) {
			arg.Code = ""
		}
		out = append(out, arg)
	}
	return out
}

// titled is the first of the names that stand right behind a title for several, "presidents
// Ana Ruiz and Marco Vega"; any other token is its own.
func (r *reader) titled(h int) int {
	if next := h + 1; r.chain(h) < 0 && strings.HasSuffix(r.doc.Tags[h].XPOS, "S") && next < len(r.doc.Tokens) && r.tree.Head(next) == h && r.tree.Is(next, "appos", "flat") && r.isPersonName(next) &&
		lexicon.TitleOf(lower(r.tree.Lemma(h))) != "" {
		return next
	}
	return h
}

// namedBy is the name of a person that stands right behind a common noun for
// the same one, "her Norwegian counterpart, Ola Dahl"; -1 for none.
func (r *reader) namedBy(h int) int {
	if r.tree.UPOS(h) != readout.NOUN || r.chain(h) >= 0 || strings.HasSuffix(r.doc.Tags[h].XPOS, "S") {
		return -1
	}
	for _, c := range r.tree.All(h, "appos") {
		if c > h && r.isPersonName(c) && r.chain(c) >= 0 {
			return c
		}
	}
	return -1
}

// antecedent is what a relative pronoun without a chain stands for: the nearest
// actor before it; any other token is its own.
func (r *reader) antecedent(i int) int {
	if !r.isPronoun(i) || r.chain(i) >= 0 {
		return i
	}
	switch lower(r.tree.Text(i)) {
	case "who", "whom", "which", "that":
	case "it":
		return r.sayer(i)
	default:
		return i
	}
	for j := i - 1; j >= max(0, i-3); j-- {
		if r.tree.UPOS(j) == readout.VERB {
			break
		}
		if r.isActor(j) && !r.isPronoun(j) {
			return r.lift(j)
		}
	}
	return i
}

// sayer is the one who says the clause whose subject is an "it" without a
// chain: "Norway said it would help"; the token itself when there is none.
func (r *reader) sayer(it int) int {
	v := r.tree.Head(it)
	if v < 0 || !r.tree.Is(it, "nsubj", "expl") {
		return it
	}
	up := v
	if r.tree.Is(v, "ccomp") {
		up = r.tree.Head(v)
	}
	for _, s := range r.tree.All(up, "nsubj") {
		if s != it && s < it && r.isActor(s) && !r.isPerson(s) {
			return s
		}
	}
	return it
}

// withNeighbours is head with its conjuncts, and with a name that "and" ties
// to it in the text where the tree has lost it: "A and B met".
func (r *reader) withNeighbours(head int) []int {
	out := r.tree.Conjuncts(head)
	if len(out) > 1 || r.tree.Is(head, "conj") || r.entityAt[head] < 0 {
		return out
	}
	e := int(r.entityAt[head])
	first, end := e, e
	for first > 0 && r.touches(first-1, first) && !r.namesAlike(first-1, e) {
		first--
	}
	at := r.skipDeterminer(r.doc.Entities[first].Tokens.First)
	if at >= 2 && lower(r.tree.Text(at-1)) == "and" && r.entityAt[at-2] >= 0 && r.namesAlike(int(r.entityAt[at-2]), e) {
		return append([]int{r.entityHead(int(r.entityAt[at-2]))}, out...)
	}
	at = r.doc.Entities[end].Tokens.End
	if at+2 >= len(r.doc.Tokens) || lower(r.tree.Text(at)) != "and" {
		return out
	}
	if r.tree.UPOS(at+1) == readout.DET {
		at++
	}
	next := int(r.entityAt[at+1])
	for next >= 0 && next+1 < len(r.doc.Entities) && !r.namesAlike(next, e) && r.touches(next, next+1) {
		next++
	}
	if next >= 0 && r.namesAlike(next, e) && r.tree.Head(r.entityHead(next)) >= 0 && (!r.tree.Is(r.entityHead(next), "nsubj") || r.caseOf(head) == "between") {
		return append(out, r.entityHead(next))
	}
	return out
}

func (r *reader) skipDeterminer(at int) int {
	if at > 0 && r.tree.UPOS(at-1) == readout.DET {
		return at - 1
	}
	return at
}

// touches reports whether entity b follows entity a without a word between.
func (r *reader) touches(a, b int) bool {
	return r.doc.Entities[a].Tokens.End == r.doc.Entities[b].Tokens.First
}

// namesAlike reports whether two entities are of one type that can act.
func (r *reader) namesAlike(a, b int) bool {
	x, y := r.doc.Entities[a], r.doc.Entities[b]
	if x.Code != "" && y.Code != "" && x.Type != readout.EntityPerson && y.Type != readout.EntityPerson {
		return true
	}
	return x.Type == y.Type && x.Type != readout.EntityTitle && x.Type != readout.EntityNationality
}

func (r *reader) isPronoun(i int) bool { return r.tree.UPOS(i) == readout.PRON }

// delegations are the countries behind "officials from the U.S. and China":
// one argument each, when there is more than one.
func (r *reader) delegations(h, depth int) []readout.Argument {
	for _, c := range r.tree.All(h, "nmod", "amod", "compound") {
		if r.tree.Is(c, "nmod") && !r.tree.Is(c, "nmod:poss") {
			if k := r.caseOf(c); k != "from" && k != "of" {
				continue
			}
		}
		k := r.chain(c)
		if group := k >= 0 && len(r.doc.Chains[k].Members) > 1; !group && (len(r.tree.All(c, "conj")) == 0 || !r.hasCountry(c)) {
			continue
		}
		if parts := r.arguments(c, depth+1); len(parts) > 1 {
			return r.countriesOf(parts)
		}
	}
	return r.nationsBefore(h)
}

// countriesOf puts the country of each person for the person: the ministers of
// two presidents are not the presidents. Nothing where a country is not known.
func (r *reader) countriesOf(parts []readout.Argument) []readout.Argument {
	for i := range parts {
		p := &parts[i]
		if p.Chain < 0 || r.doc.Chains[p.Chain].Kind != readout.ActorPerson {
			continue
		}
		if p.Code = r.doc.Chains[p.Chain].Code; p.Code == "" {
			return nil
		}
		if p.Chain = r.chainOf(p.Code); p.Chain >= 0 && r.doc.Chains[p.Chain].Kind == readout.ActorPerson {
			p.Chain = readout.NoChain
		}
	}
	return parts
}

// nationsBefore are the countries named in a row right before common noun h:
// "U.S. and Chinese negotiating teams".
func (r *reader) nationsBefore(h int) []readout.Argument {
	if r.tree.UPOS(h) != readout.NOUN {
		return nil
	}
	var out []readout.Argument
	for j := h - 1; j >= max(0, h-6); j-- {
		if e := r.entityAt[j]; e >= 0 && r.doc.Entities[e].Code != "" && r.doc.Entities[e].Type != readout.EntityPerson {
			x := r.doc.Entities[e]
			chain := r.chain(r.entityHead(int(e)))
			out = append([]readout.Argument{{Span: x.Span, Text: x.Name, Chain: chain, Code: x.Code}}, out...)
			j = x.Tokens.First
			continue
		}
		switch u := r.tree.UPOS(j); {
		case u == readout.ADJ, u == readout.NOUN, u == readout.CCONJ, r.doc.Tags[j].XPOS == "VBG", r.tree.Text(j) == "-", r.tree.Text(j) == ",":
		default:
			j = 0
		}
	}
	if len(out) < 2 || out[0].Code == out[1].Code {
		return nil
	}
	return out
}

func (r *reader) hasCountry(i int) bool {
	if e := r.entityAt[i]; e >= 0 && r.doc.Entities[e].Code != "" {
		return true
	}
	c := r.chain(i)
	return c >= 0 && r.doc.Chains[c].Code != "" && r.doc.Chains[c].Kind != readout.ActorPerson
}

// code is the country that the phrase at head h belongs to: its chain's, its
// name's, or that of a modifier or complement.
func (r *reader) code(h int) string {
	if c := r.chain(h); c >= 0 && r.doc.Chains[c].Code != "" {
		return r.doc.Chains[c].Code
	}
	if e := r.entityAt[h]; e >= 0 && r.doc.Entities[e].Code != "" {
		return r.doc.Entities[e].Code
	}
	if code := r.codeBelow(h, 0); code != "" {
		return code
	}
	if code := r.codeBehind(h); code != "" {
		return code
	}
	if e := r.entityAt[h]; e >= 0 {
		if code := r.codeBefore(int(e)); code != "" {
			return code
		}
		if r.doc.Entities[e].Type == readout.EntityPlace {
			if code := r.codeAround(int(e)); code != "" {
				return code
			}
			if p, ok := lexicon.PlaceOf(r.doc.Entities[e].Name); ok {
				return p.Code
			}
		}
		return r.codeNamed(int(e))
	}
	return ""
}

// codeBehind is the country right behind a common noun: "the president of X".
func (r *reader) codeBehind(h int) string {
	if r.tree.UPOS(h) != readout.NOUN || h+2 >= len(r.doc.Tokens) {
		return ""
	}
	switch lower(r.tree.Text(h + 1)) {
	case "of", "from", "in":
	default:
		return ""
	}
	for j := h + 2; j < min(h+5, len(r.doc.Tokens)); j++ {
		if e := r.entityAt[j]; e >= 0 {
			return r.doc.Entities[e].Code
		}
		if u := r.tree.UPOS(j); u != readout.DET && u != readout.ADJ && u != readout.PROPN {
			return ""
		}
	}
	return ""
}

// codeBefore is the country that stands before the titles of a name: "the
// Norwegian prime minister Ola Nordmann".
func (r *reader) codeBefore(e int) string {
	at := r.doc.Entities[e].Tokens.First
	for e--; e >= 0 && at-r.doc.Entities[e].Tokens.End <= 1; e-- {
		x := r.doc.Entities[e]
		if at > x.Tokens.End && r.tree.UPOS(at-1) != readout.ADJ && r.tree.UPOS(at-1) != readout.PART && r.tree.UPOS(at-1) != readout.NOUN {
			return ""
		}
		if x.Code != "" {
			return x.Code
		}
		if x.Type != readout.EntityTitle && x.Type != readout.EntityOrganization {
			return ""
		}
		at = x.Tokens.First
	}
	return ""
}

func (r *reader) codeBelow(h, depth int) string {
	if depth > 3 {
		return ""
	}
	counterpart := lower(r.tree.Lemma(h)) == "counterpart" // "his Norwegian counterpart" is no countryman of his
	for _, rels := range [][]string{{"nmod:poss", "amod", "compound", "nmod:unmarked", "nmod:desc", "flat", "appos"}, {"nmod"}} {
		for _, c32 := range r.tree.Children(h) {
			c := int(c32)
			if !r.tree.Is(c, rels...) || r.timexAt[c] >= 0 || (c > h && r.isPersonName(h)) || counterpart && r.tree.Is(c, "nmod:poss") {
				continue
			}
			if rels[0] == "nmod" {
				switch r.caseOf(c) {
				case "of", "from", "in", "throughout", "across":
				default:
					continue
				}
			}
			if e := r.entityAt[c]; e >= 0 {
				if code := cmp.Or(r.doc.Entities[e].Code, r.codeNamed(int(e))); code != "" {
					return code
				}
			}
			if k := r.chain(c); k >= 0 && r.doc.Chains[k].Code != "" {
				return r.doc.Chains[k].Code
			}
			if code := r.codeBelow(c, depth+1); code != "" {
				return code
			}
		}
	}
	return ""
}

func (r *reader) isPersonName(i int) bool {
	e := r.entityAt[i]
	return e >= 0 && r.doc.Entities[e].Type == readout.EntityPerson
}

// phrase is the stretch that names the argument at head h: the name, the
// reference to its chain, or the noun with what stands before it.
func (r *reader) phrase(h int) readout.Span {
	if q := r.quantityAt[h]; q >= 0 && r.tree.UPOS(h) == readout.NUM && r.doc.Quantities[q].Unit == "person" {
		return r.doc.Tokens[h].Span // a bare number of people
	}
	if e := r.entityAt[h]; e >= 0 && (r.doc.Entities[e].Type != readout.EntityTitle) {
		return r.doc.Entities[e].Span
	}
	if c := r.chain(h); c >= 0 {
		for _, ref := range r.doc.Chains[c].References {
			if ref.Head == h {
				return ref.Span
			}
		}
	}
	return r.tree.Span(r.nounPhrase(h))
}

// nounPhrase is the noun at h with the words before it and an "of" or "from" phrase behind.
func (r *reader) nounPhrase(h int) readout.TokenRange {
	out := readout.TokenRange{First: h, End: h + 1}
	for _, c32 := range r.tree.Children(h) {
		c := int(c32)
		switch {
		case c < h && r.tree.Is(c, "det", "amod", "compound", "nummod", "nmod:poss", "flat", "nmod:unmarked", "nmod:desc"):
			out.First = min(out.First, r.tree.Subtree(c).First)
		case c > h && r.tree.Is(c, "flat", "compound"):
			out.End = max(out.End, c+1)
		case c > h && r.tree.Is(c, "nmod") && !r.tree.Is(c, "nmod:poss"):
			if k := r.caseOf(c); (k == "of" || k == "from") && r.timexAt[c] < 0 {
				out.End = max(out.End, r.nounPhrase(c).End)
			}
		}
	}
	for j := out.First; j < h; j++ { // no preposition stands before a head but by mistake of the tree
		word := lower(r.tree.Text(j))
		switch u := r.tree.UPOS(j); {
		case u == readout.ADP && !r.isWord(j+1, "least") && !r.isWord(j+1, "most") && r.tree.Text(j+1) != "-" && (j == 0 || r.tree.Text(j-1) != "-"),
			u == readout.SCONJ, u == readout.ADV && (word == "when" || word == "where"),
			j == out.First && (u == readout.PUNCT || u == readout.CCONJ):
			out.First = j + 1
		}
	}
	return out
}
