package quantities

import (
	"slices"
	"sort"
	"strings"

	"readout"
	"readout/lexicon"
)

// settle fills what a figure measures, whose it is, on whom it falls and when,
// from the tree around it. Token at is its number, head the noun that it
// modifies or -1.
func (r *reader) settle(q *readout.Quantity, at, head int) {
	if r.tree == nil || q.Rule == "duration" {
		return
	}
	top := r.top(q.Tokens, at)
	if head >= 0 {
		top = head
	}
	if q.Measure != "" { // the words beside it have told
		r.when(q, r.verbAbove(top))
		return
	}
	measured, verb := r.measure(q, top, head)
	if r.partOf(q) {
		q.Measure = "" // "five of them" are counted already
		return
	}
	if measured < 0 && q.Unit != "count" && q.Unit != "person" {
		if n := r.predicated(q); n >= 0 {
			q.Measure, measured = r.measured(n), n
		}
	}
	people(q)
	if q.Unit == "percent" || q.Rule == "money" {
		if near := r.nearby(q); near > measured {
			q.Measure = r.measured(near)
			measured, verb = near, r.verbAbove(near)
		}
	}
	r.sides(q, measured, verb)
	if r.caseOf(top) == "at" && measured >= 0 && q.Measure != "tariff" {
		q.ByChain = r.acting(r.owner(measured)) // who "put the cost at 5 million" does not bear it
	}
	r.when(q, verb)
}

// partOf reports whether a count is a part of another: "five of them".
func (r *reader) partOf(q *readout.Quantity) bool {
	i := q.Tokens.End
	if q.Unit != "count" && q.Unit != "person" || i+1 >= len(r.doc.Tokens) || r.word(i) != "of" {
		return false
	}
	switch r.word(i + 1) {
	case "them", "whom", "those", "these", "us":
		return true
	}
	return false
}

// sides finds who gives or imposes and whom it falls on.
func (r *reader) sides(q *readout.Quantity, noun, verb int) {
	if noun < 0 || q.Unit == "count" || q.Unit == "person" {
		return
	}
	if r.answered(noun) {
		verb = -1
	}
	q.ByChain = r.acting(r.owner(noun))
	if q.ByChain == readout.NoChain && noun != verb {
		q.ByChain = r.government(r.actorBeside(noun))
	}
	if verb >= 0 && q.ByChain == readout.NoChain {
		q.ByChain = r.government(r.agent(verb, noun))
	}
	r.onto = lexicon.FallsOn(q.Measure)
	if len(r.onto) == 0 {
		return
	}
	k, said := readout.NoChain, false
	if noun != verb {
		k, said = r.onBeside(noun)
	}
	if k == readout.NoChain {
		k = r.target(noun)
	}
	if k == readout.NoChain && !said && verb >= 0 {
		k = r.target(verb)
	}
	q.OnChain = k
	if q.ByChain == q.OnChain {
		q.ByChain = readout.NoChain
	}
	r.takeUp(q, noun)
}

// answered reports whether the measured noun is what another deed answers: in
// "Norway put on a tariff in retaliation for the levy" the levy is not Norway's.
func (r *reader) answered(noun int) bool {
	up := r.tree.Head(noun)
	if up < 0 || !r.tree.Is(noun, "nmod") || !r.tree.Is(up, "obl") {
		return false
	}
	return lexicon.InClass("answer-noun", strings.ToLower(r.tree.Lemma(up)))
}

// acting is a chain that can act, NoChain for a mere place.
func (r *reader) acting(k int) int {
	if k != readout.NoChain && r.doc.Chains[k].Kind == readout.ActorPlace {
		return readout.NoChain
	}
	return k
}

// government is, for a place that acts, the government of its country where the
// document has one.
func (r *reader) government(k int) int {
	if k == readout.NoChain || r.doc.Chains[k].Kind != readout.ActorPlace {
		return k
	}
	if g, ok := r.codes[r.doc.Chains[k].Code]; ok && r.doc.Chains[g].Kind == readout.ActorGovernment {
		return g
	}
	return k
}

// agent is the chain of who does what a verb says to the measured noun.
func (r *reader) agent(verb, noun int) int {
	for steps := 0; verb >= 0 && steps < 3; steps++ {
		for _, o := range r.tree.All(verb, "obl:agent", "obl") {
			if r.tree.Is(o, "obl:agent") || r.caseOf(o) == "by" {
				if c := r.chain(o); c != readout.NoChain {
					return c
				}
			}
		}
		if s := r.tree.Child(verb, "nsubj"); s >= 0 {
			if s == noun || r.tree.Is(s, "nsubj:pass") {
				return readout.NoChain
			}
			return r.chain(s)
		}
		if c := r.subjectBeside(verb); c != readout.NoChain {
			return c
		}
		if !r.tree.Is(verb, "conj", "xcomp", "advcl", "acl") {
			return readout.NoChain
		}
		above := r.tree.Head(verb)
		if r.tree.Is(verb, "acl:relcl") && above >= 0 {
			return readout.NoChain
		}
		verb = above
		if verb >= 0 && r.tree.UPOS(verb) != readout.VERB {
			return readout.NoChain
		}
	}
	return readout.NoChain
}

// owner is the chain that a noun belongs to: "China's tariffs", "U.S. duties",
// "tariffs imposed by Brussels".
func (r *reader) owner(noun int) int {
	for _, c := range r.tree.All(noun, "nmod:poss", "amod", "compound", "nmod") {
		if r.tree.Is(c, "nmod") && !r.tree.Is(c, "nmod:poss") && r.caseOf(c) != "by" || c > noun && !r.tree.Is(c, "nmod") {
			continue
		}
		if k := r.chain(c); k != readout.NoChain {
			return k
		}
	}
	for _, v := range r.tree.All(noun, "acl") {
		for _, o := range r.tree.All(v, "obl:agent", "obl") {
			if r.caseOf(o) == "by" {
				if k := r.chain(o); k != readout.NoChain {
					return k
				}
			}
		}
	}
	return readout.NoChain
}

// target is the chain that something falls on: "on China", "on Chinese
// imports", "against goods from China".
func (r *reader) target(i int) int {
	for _, c := range r.tree.All(i, "nmod", "obl") {
		if slices.Contains(r.onto, r.caseOf(c)) {
			if k := r.falls(c, 0); k != readout.NoChain {
				return k
			}
		}
	}
	for _, v := range r.tree.All(i, "acl") {
		if k := r.target(v); k != readout.NoChain {
			return k
		}
	}
	return readout.NoChain
}

// falls is the chain that a noun names or, for goods, that they come from.
func (r *reader) falls(i, depth int) int {
	if k := r.chain(i); k != readout.NoChain {
		return k
	}
	for _, c := range r.tree.All(i, "amod", "nmod:poss", "compound", "nmod", "acl", "obl") {
		if k := r.chain(c); k != readout.NoChain {
			return k
		}
		if depth < 2 {
			if k := r.falls(c, depth+1); k != readout.NoChain {
				return k
			}
		}
	}
	return readout.NoChain
}

// caseOf is the preposition of a phrase.
func (r *reader) caseOf(i int) string {
	if c := r.tree.Child(i, "case"); c >= 0 {
		return strings.ToLower(r.tree.Lemma(c))
	}
	return ""
}

// chain is the chain that a token is the head of a reference to or, for the
// name of a country and its people, the chain of that country.
func (r *reader) chain(token int) int {
	if r.chainOf == nil {
		r.indexChains()
	}
	if k, ok := r.chainOf[token]; ok {
		return k
	}
	return readout.NoChain
}

// indexChains notes heads of references, then entities with a country's code.
func (r *reader) indexChains() {
	r.chainOf, r.codes = map[int]int{}, map[string]int{}
	for i, c := range r.doc.Chains {
		for _, ref := range c.References {
			if _, ok := r.chainOf[ref.Head]; !ok {
				r.chainOf[ref.Head] = i
			}
		}
		if c.Code == "" || (c.Kind != readout.ActorGovernment && c.Kind != readout.ActorPlace) {
			continue
		}
		if k, ok := r.codes[c.Code]; !ok || (r.doc.Chains[k].Kind != readout.ActorGovernment && c.Kind == readout.ActorGovernment) {
			r.codes[c.Code] = i
		}
	}
	for _, e := range r.doc.Entities {
		k, ok := r.codes[e.Code]
		if !ok || e.Tokens.Empty() {
			continue
		}
		for t := e.Tokens.First; t < e.Tokens.End; t++ {
			if _, taken := r.chainOf[t]; !taken {
				r.chainOf[t] = k
			}
		}
	}
}

// when ties a figure to the date of its verb, or to the only date in its
// sentence.
func (r *reader) when(q *readout.Quantity, verb int) {
	if q.Timex >= 0 {
		return
	}
	if levied(q) {
		if q.Timex = r.firstDay(q); q.Timex >= 0 {
			return
		}
	}
	s := r.bounds()
	only, count := -1, 0
	from := sort.Search(len(r.doc.Timexes), func(i int) bool { return r.doc.Timexes[i].Tokens.First >= s.First })
	for i := from; i < len(r.doc.Timexes) && r.doc.Timexes[i].Tokens.End <= s.End; i++ {
		t := &r.doc.Timexes[i]
		if t.Type == readout.TimexDuration || t.Type == readout.TimexSet || (t.Date == "" && t.Relative == "") {
			continue
		}
		only, count = i, count+1
		h := r.tree.Head(t.Tokens.End - 1)
		for steps := 0; h >= 0 && t.Tokens.Contains(h) && steps < 6; steps++ {
			h = r.tree.Head(h)
		}
		if h >= 0 && (h == verb || q.Tokens.Contains(h)) {
			q.Timex = i
			return
		}
		if levied(q) && r.elsewhere(h, verb) {
			count++
		}
	}
	if count == 1 {
		q.Timex = only
	}
}
