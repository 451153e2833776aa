package reconcile

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// deeds adds who did what to whom, by the names of the two: "Lee accused Day",
// "Day was accused by Lee"; and what went from where to where.
func (x *extractor) deeds() {
	for i, tag := range x.rec.Tags {
		if tag.UPOS != readout.VERB || lexicon.MutualVerb(x.lemma(i)) {
			continue
		}
		if agent, patient := x.parties(i); agent >= 0 && patient >= 0 {
			for _, doer := range x.tree.Conjuncts(agent) {
				for _, done := range x.tree.Conjuncts(patient) {
					x.deed(i, doer, done, x.lemma(i))
				}
			}
		}
	}
	x.routes()
	x.nominalDeeds()
}

// deed adds one deed at token i of the one at agent to the one at patient.
func (x *extractor) deed(i, agent, patient int, what string) {
	doer, done := x.party(agent), x.party(patient)
	if doer == "" || done == "" || doer == done {
		return
	}
	r := readout.TokenRange{First: min(i, agent, patient), End: max(i, agent, patient) + 1}
	x.add(fact{kind: factDeed, span: x.tree.Span(r), name: doer + ">" + done, anchor: what, rel: "deed"}, readout.TokenRange{First: i, End: i + 1})
}

// party is who stands at token i: by name, else the country whose people or government
// that is, "two envoys of Norway", "the Norwegian government".
func (x *extractor) party(i int) string {
	if name := x.who(i); name != "" {
		return name
	}
	lemma := x.lemma(i)
	if lexicon.InClass("municipal-noun", lemma) {
		for _, e := range x.rec.Entities {
			if e.Type == readout.EntityPlace && x.tree.Head(x.headOf(e.Tokens)) == i && x.tree.Is(x.headOf(e.Tokens), "nmod") {
				return lastName(e.Name)
			}
		}
	}
	if !lexicon.Quantities().Persons[lemma] && !lexicon.InClass("governing-noun", lemma) && lemma != "ministry" {
		return ""
	}
	for _, c := range x.tree.All(i, "nmod", "amod", "compound") {
		name := x.tree.Text(c)
		for _, e := range x.rec.Entities {
			if e.Tokens.Contains(c) {
				name = e.Span.Text(x.rec.Document)
			}
		}
		if code, _ := lexicon.CountryOf(name); code != "" {
			return lastName(lexicon.CountryName(code))
		}
		if people, ok := lexicon.NationalityOf(name); ok && people.Code != "" {
			return lastName(lexicon.CountryName(people.Code))
		}
	}
	return ""
}

// parties finds the doer and the done-to of a verb, -1 where there is none.
func (x *extractor) parties(i int) (agent, patient int) {
	agent, patient = x.tree.Child(i, "nsubj"), x.tree.Child(i, "obj")
	if patient < 0 {
		patient = x.tree.Child(i, "iobj")
	}
	if other := x.tree.Child(i, "iobj"); other >= 0 {
		patient = other
	}
	if patient >= 0 && x.who(patient) == "" {
		patient = x.receiver(i, x.apposedName(patient))
	}
	passive := false
	if agent >= 0 && x.tree.Is(agent, "nsubj:pass") {
		passive, agent, patient = true, -1, agent
	}
	head := x.tree.Head(i)
	switch {
	case agent >= 0 || passive || head < 0:
	case x.tree.Is(i, "acl", "advcl") && x.rec.Tags[i].XPOS == "VBN" && patient < 0 && x.tree.Is(i, "acl"):
		passive, patient = true, head
	case x.tree.Is(i, "acl") && !x.tree.Is(i, "acl:relcl"):
		agent = head
	case x.tree.Is(i, "xcomp") && x.rec.Tags[i].XPOS == "VBG" && x.tree.Child(head, "obj") >= 0:
		agent = x.tree.Child(head, "obj") // "saw Lee hitting Day"
	case x.tree.Is(i, "conj", "xcomp", "advcl"):
		agent = x.tree.Child(head, "nsubj")
		if agent >= 0 && x.tree.Is(agent, "nsubj:pass") {
			agent = -1
		}
	}
	if agent >= 0 && x.tree.Is(i, "acl:relcl") && relative(x.tree.Text(agent)) {
		agent = head
	}
	if passive && x.tree.Is(i, "acl:relcl") && patient >= 0 && relative(x.tree.Text(patient)) {
		patient = head
	}
	if passive {
		for _, o := range x.tree.All(i, "obl") {
			if c := x.tree.Child(o, "case"); c >= 0 && strings.EqualFold(x.tree.Text(c), "by") {
				agent = o
			}
		}
	}
	return agent, patient
}

// receiver is who gets the thing that is the object of a verb, "sold ten tugs to
// Norway"; the thing itself where nobody is named.
func (x *extractor) receiver(verb, thing int) int {
	for _, o := range append(x.tree.All(verb, "obl"), x.tree.All(thing, "nmod")...) {
		if c := x.tree.Child(o, "case"); c >= 0 && strings.EqualFold(x.tree.Text(c), "to") && x.who(o) != "" {
			return o
		}
	}
	return thing
}

func relative(word string) bool {
	word = strings.ToLower(word)
	return word == "who" || word == "which" || word == "that"
}

// who is the name of the one at token i, in the form in which names compare.
func (x *extractor) who(i int) string {
	if name := x.referred[i]; name != "" {
		return name
	}
	for end := min(i+3, len(x.rec.Tags)-1); i < end && lexicon.TitleOf(strings.ToLower(x.tree.Text(i))) != ""; {
		i++ // the name that follows a title: "Gov. Ann Lee"
	}
	for _, e := range x.rec.Entities {
		if e.Tokens.Contains(i) {
			return lastName(e.Name)
		}
	}
	if x.rec.Tags[i].UPOS == readout.PROPN && lexicon.TitleOf(x.lemma(i)) == "" {
		return x.lemma(i)
	}
	return ""
}

// longestRoute is how many tokens a route may take.
const longestRoute = 8

// routes adds what lies between two places: "from Oslo to Bergen", "to Bergen
// from Oslo".
func (x *extractor) routes() {
	var from, to *readout.Entity
	for k := range x.rec.Entities {
		e := &x.rec.Entities[k]
		if e.Type != readout.EntityPlace {
			continue
		}
		switch x.before(e.Tokens.First) {
		case "from":
			from = e
		case "to":
			to = e
		default:
			continue
		}
		if from == nil || to == nil || max(from.Tokens.First-to.Tokens.End, to.Tokens.First-from.Tokens.End) > longestRoute {
			continue
		}
		r := readout.TokenRange{First: min(from.Tokens.First, to.Tokens.First), End: max(from.Tokens.End, to.Tokens.End)}
		x.add(fact{kind: factDeed, span: x.tree.Span(r), name: lastName(from.Name) + ">" + lastName(to.Name), anchor: "from", rel: "route"},
			readout.TokenRange{First: from.Tokens.First - 1, End: from.Tokens.First})
		from, to = nil, nil
	}
}

// before is the word before token i, articles left out.
func (x *extractor) before(i int) string {
	for i--; i >= 0; i-- {
		if word := strings.ToLower(x.tree.Text(i)); word != "the" {
			return word
		}
	}
	return ""
}

// compareDeeds compares one deed between the same two: done by the one or by
// the other.
func compareDeeds(a, b *fact) relation {
	doer, done, _ := strings.Cut(a.name, ">")
	switch {
	case a.anchor != b.anchor && !oneStem(a.anchor, b.anchor):
		return open
	case a.name == b.name:
		return agree
	case b.name == done+">"+doer && !a.returned() && !b.returned():
		return differs
	}
	return open
}

// returned reports whether the sentence tells of a deed that it was done the other way,
// too: "Lee accused Day, and Day accused Lee".
func (f *fact) returned() bool {
	doer, done, _ := strings.Cut(f.name, ">")
	return f.passage != nil && slices.ContainsFunc(f.passage.facts, func(o *fact) bool {
		return o.kind == factDeed && o.name == done+">"+doer && (o.anchor == f.anchor || oneStem(o.anchor, f.anchor))
	})
}

// oneStem reports whether two words begin alike, as a noun and the verb of it do.
func oneStem(a, b string) bool {
	const stem = 5 // letters
	return len(a) >= stem && len(b) >= stem && a[:stem] == b[:stem]
}

// apposedName is the token of the name that stands beside what token i names, "a new
// master, Ann Lee"; i itself for none.
func (x *extractor) apposedName(i int) int {
	for at, n := i, 0; at >= 0 && n < 3; n++ {
		if at = x.tree.Child(at, "appos"); at >= 0 && x.who(at) != "" {
			return at
		}
	}
	return i
}

// nominalDeeds adds deeds that a noun tells: "Lee's attack on Day", "Lee has a lead over
// Day".
func (x *extractor) nominalDeeds() {
	for i, tag := range x.rec.Tags {
		if tag.UPOS != readout.NOUN || lexicon.MutualVerb(x.lemma(i)) {
			continue
		}
		patient := x.sufferer(i)
		if patient < 0 {
			continue
		}
		agent := x.tree.Child(i, "nmod:poss")
		if up := x.tree.Head(i); agent < 0 && x.tree.Is(i, "obj") && lexicon.LightVerb(x.lemma(up)) {
			agent = x.tree.Child(up, "nsubj")
		}
		if agent >= 0 && !x.tree.Is(agent, "nsubj:pass") {
			x.deed(i, agent, patient, x.lemma(i))
		}
	}
}

// sufferer is whom a noun's deed strikes, -1 for none: "Day" in "an attack on Day".
func (x *extractor) sufferer(noun int) int {
	for _, n := range x.tree.All(noun, "nmod") {
		if c := x.tree.Child(n, "case"); c >= 0 && lexicon.InClass("striking-joint", x.lemma(c)) && x.who(n) != "" {
			return n
		}
	}
	return -1
}
