package quantities

import (
	"sort"
	"strings"

	"readout"
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
	measured, verb := r.measure(q, top, head)
	if measured < 0 && (q.Unit == "percent" || q.Rule == "money") {
		measured = r.nearby(q)
		if measured >= 0 {
			verb = r.verbAbove(measured)
		}
	}
	r.sides(q, measured, verb)
	r.when(q, verb)
}

// top is the token of a figure that the rest of the sentence hangs on.
func (r *reader) top(tokens readout.TokenRange, at int) int {
	for i := tokens.First; i < tokens.End; i++ {
		if h := r.tree.Head(i); h < 0 || !tokens.Contains(h) {
			if r.tree.Is(i, "punct", "advmod", "case") {
				continue
			}
			return i
		}
	}
	return at
}

// measure finds the noun or verb that tells what is measured, nearest first:
// the noun that the figure modifies, the words above it, then the object and
// subject of the verb above. It returns the noun and the governing verb, -1
// for what is missing.
func (r *reader) measure(q *readout.Quantity, top, head int) (noun, verb int) {
	f := finder{reader: r, q: q, noun: -1, verb: -1, counts: q.Unit == "count" || q.Unit == "person"}
	f.take(head)
	if !f.counts {
		for _, c := range r.tree.All(top, "compound", "nmod") { // "$5m aid package", "5% of trade"
			f.take(c)
		}
	}
	f.climb(top)
	switch {
	case f.verb < 0 && !f.counts: // a copula: "the tariff is 100%", whose root is the figure itself
		for _, s := range r.tree.All(top, "nsubj") {
			f.take(s)
		}
	case f.counts:
		if f.verb >= 0 && r.tree.Is(top, "obj", "nsubj:pass", "conj", "nsubj", "appos") {
			f.takeVerb()
		}
		if q.Measure == "" {
			q.Measure = r.harmBeside(q)
		}
	case f.verb >= 0:
		for _, c := range append(r.tree.All(f.verb, "obj"), r.tree.All(f.verb, "nsubj", "obl")...) {
			if c != top && !q.Tokens.Contains(c) {
				f.take(c)
			}
		}
		f.takeVerb()
	}
	return f.noun, f.verb
}

// nearby is the nearest measuring noun to the left in the same clause, for a
// figure that the tree hangs on the wrong word: "tariffs … to 125%".
func (r *reader) nearby(q *readout.Quantity) int {
	first := r.bounds().First
	if i := q.Tokens.First - 1; i < first || !leading[r.word(i)] {
		return -1
	}
	for i := q.Tokens.First - 2; i >= max(first, q.Tokens.First-12); i-- {
		switch w := r.word(i); {
		case w == ";" || w == "," || w == ":":
			return -1
		case r.tree.UPOS(i) == readout.NOUN:
			if m := r.measured(i); m == "tariff" || m == "tax" || m == "price" || m == "share" || m == "wage" || m == "budget" {
				q.Measure = m
				return i
			}
		}
	}
	return -1
}

// measured is what a noun of the list measures, by its lemma or its form.
func (r *reader) measured(i int) string {
	if m := r.words.Nouns[strings.ToLower(r.tree.Lemma(i))]; m != "" {
		return m
	}
	w := r.word(i)
	if base, ok := strings.CutSuffix(w, "ies"); ok {
		return r.words.Nouns[base+"y"]
	}
	return r.words.Nouns[w]
}

// leading are the words before a figure that a measure moves to.
var leading = map[string]bool{"to": true, "at": true, "by": true, "of": true, "from": true}

// verbAbove is the first verb above a token, -1 for none.
func (r *reader) verbAbove(i int) int {
	for steps := 0; i >= 0 && steps < 6; steps++ {
		if i = r.tree.Head(i); i >= 0 && r.tree.UPOS(i) == readout.VERB {
			return i
		}
	}
	return -1
}

// finder looks for what one figure measures.
type finder struct {
	*reader
	q          *readout.Quantity
	noun, verb int
	counts     bool
}

// take accepts a noun of the list, unless one was found before. A noun after
// "on" or "against" is what a measure falls on, not what is measured.
func (f *finder) take(i int) {
	if i < 0 || f.noun >= 0 || f.tree.UPOS(i) == readout.VERB {
		return
	}
	switch f.caseOf(i) {
	case "on", "against", "upon":
		return
	}
	if m := f.measured(i); m != "" {
		f.q.Measure, f.noun = m, i
		return
	}
	if f.counts {
		return
	}
	for _, c := range f.tree.All(i, "compound") { // "trade relationship", "tariff rate"
		if m := f.measured(c); m != "" && f.noun < 0 {
			f.q.Measure, f.noun = m, i
		}
	}
}

// takeVerb accepts the verb above.
func (f *finder) takeVerb() {
	if f.noun >= 0 || f.verb < 0 || f.tree.UPOS(f.verb) != readout.VERB {
		return
	}
	if m := f.words.Verbs[strings.ToLower(f.tree.Lemma(f.verb))]; m != "" {
		f.q.Measure, f.noun = m, f.verb
	}
}

// climb goes up from a figure to the verb that governs it, and takes the first
// fitting noun on the way.
func (f *finder) climb(top int) {
	i := f.tree.Head(top)
	for steps := 0; i >= 0 && steps < 6; steps++ {
		switch f.tree.UPOS(i) {
		case readout.VERB, readout.AUX:
			f.verb = i
			return
		case readout.NOUN, readout.PROPN:
			if !f.counts {
				f.take(i)
			}
		}
		i = f.tree.Head(i)
	}
}

// sides finds who gives or imposes and whom it falls on.
func (r *reader) sides(q *readout.Quantity, noun, verb int) {
	if noun < 0 {
		return
	}
	q.ByChain = r.owner(noun)
	if q.OnChain = r.target(noun); q.OnChain == readout.NoChain && noun != verb {
		q.OnChain = r.onBeside(noun)
	}
	if verb >= 0 && q.OnChain == readout.NoChain {
		q.OnChain = r.target(verb)
	}
	if verb >= 0 && q.ByChain == readout.NoChain {
		q.ByChain = r.agent(verb, noun)
	}
	if q.ByChain == q.OnChain {
		q.OnChain = readout.NoChain
	}
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
		if r.tree.Is(c, "nmod") && !r.tree.Is(c, "nmod:poss") && r.caseOf(c) != "by" {
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
		switch r.caseOf(c) {
		case "on", "against", "upon", "onto":
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
	}
	if count == 1 {
		q.Timex = only
	}
}
