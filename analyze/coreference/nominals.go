package coreference

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// anaphora ties nominals and pronouns to chains, in text order.
func (r *resolver) anaphora() {
	for _, s := range r.doc.Sentences {
		for i := s.Tokens.First; i < s.Tokens.End; i++ {
			if r.at[i] == none {
				switch r.tree.UPOS(i) {
				case readout.NOUN, readout.PROPN:
					r.nominal(i)
				case readout.PRON, readout.DET:
					r.pronoun(i)
				case readout.NUM:
					r.bareTwo(i)
				}
			}
			if r.at[i] != none {
				r.notePairs(i, s.Tokens.First)
			}
		}
	}
}

// phrase is a noun phrase from its determiner to its head.
type phrase struct {
	tokens   readout.TokenRange
	head     int
	lemma    string
	definite bool // the, this, both, a possessor
	two      bool // two, both
	plural   bool
	country  string   // code of the country that modifies it
	mods     []string // lower-case adjectives and nouns before the head
	owner    int      // chain of the possessor, none
}

func (r *resolver) readPhrase(i int) phrase {
	p := phrase{tokens: readout.TokenRange{First: i, End: i + 1}, head: i, lemma: strings.ToLower(r.tree.Lemma(i)), owner: none}
	p.plural = strings.HasSuffix(r.doc.Tags[i].XPOS, "S")
	for _, child := range r.tree.Children(i) {
		j := int(child)
		if j > i {
			break
		}
		if !r.tree.Is(j, "det", "amod", "nummod", "compound", "nmod:poss", "nmod:desc") {
			continue
		}
		p.tokens.First = min(p.tokens.First, r.tree.Subtree(j).First)
		small := strings.ToLower(r.tree.Text(j))
		switch {
		case r.tree.Is(j, "det"):
			switch small {
			case "the", "this", "that", "these", "those":
				p.definite = true
			case "both":
				p.definite, p.two = true, true
			}
		case r.tree.Is(j, "nummod"):
			p.two = p.two || small == "two" || small == "2"
		case r.tree.Is(j, "nmod:poss"):
			p.definite = true
			p.owner = int(r.at[j])
		default:
			p.mods = append(p.mods, small)
			if r.tree.Is(j, "compound") && r.at[j] != none {
				p.owner = int(r.at[j])
			}
		}
	}
	if f := p.tokens.First; f > 0 && strings.EqualFold(r.tree.Text(f-1), "both") {
		p.tokens.First--
		p.definite, p.two = true, true
	}
	p.country = r.owner(p.tokens, i)
	return p
}

// nominal ties the noun phrase that noun i heads, where it stands for a chain.
func (r *resolver) nominal(i int) {
	if r.entity[i] != none {
		switch e := r.doc.Entities[r.entity[i]]; e.Type {
		case readout.EntityTitle:
			if r.beforePerson(e.Tokens.End) || r.headOf(e.Tokens) != i {
				return
			}
		default:
			return
		}
	}
	if r.tree.Is(i, "compound", "flat", "nmod:desc") || r.tree.Is(i, "appos") && r.at[r.tree.Head(i)] != none {
		return
	}
	lemma := strings.ToLower(r.tree.Lemma(i))
	title := lexicon.TitleOf(lemma) != ""
	head := lexicon.OrganizationHead(lemma)
	where := lexicon.PlaceNoun(lemma)
	if !title && head == "" && !lexicon.InClass("collective-noun", lemma) && !lexicon.InClass("twosome-noun", lemma) && where == "" {
		return
	}
	p := r.readPhrase(i)
	switch {
	case where != "" && !p.plural:
		r.placeNominal(p, where)
	case p.two && p.definite && p.plural:
		r.twoOf(p)
	case p.plural && title && r.leadersOf(p):
	case p.plural && title && p.definite && p.country == "" && p.owner == none && len(p.mods) == 0:
		r.holdersOf(p)
	case p.plural && lemma != "authority":
	case lexicon.InClass("governing-noun", lemma) && r.governmentNominal(p):
	case title && (p.definite || p.country != ""):
		r.roleNominal(p)
	case head != "" && p.country != "" && lexicon.InClass("state-body", head):
		r.officeNominal(p)
	case p.definite && len(p.mods) == 0 && p.owner == none:
		r.bodyNominal(p)
	}
}

func (r *resolver) beforePerson(i int) bool {
	return i < len(r.doc.Tokens) && r.entity[i] != none && r.doc.Entities[r.entity[i]].Type == readout.EntityPerson
}

// governmentNominal ties "the Peruvian government", "the Ruiz administration"
// and, once one is known, "the administration".
func (r *resolver) governmentNominal(p phrase) bool {
	code := p.country
	if code == "" && p.owner != none {
		switch c := r.list[p.owner]; c.Kind {
		case readout.ActorPerson:
			if code = c.Code; code == "" {
				code = lexicon.LeaderSurname(c.surname)
			}
		case readout.ActorGovernment:
			code = c.Code
		}
	}
	by := "government"
	if code == "" && p.definite && len(p.mods) == 0 && p.lemma == "administration" {
		code, by = r.homeCountry(), "administration"
	}
	if code == "" {
		return false
	}
	r.refer(r.government(code), p.tokens, p.head, readout.FormNominal, by)
	return true
}

// homeCountry is the country of the president whom the text introduces without
// naming one: that of its readers.
func (r *resolver) homeCountry() string {
	code := ""
	for k := range r.list {
		if c := &r.list[k]; c.Kind == readout.ActorPerson && c.home && c.Code != "" && !abroad(c) {
			if code != "" && code != c.Code {
				return ""
			}
			code = c.Code
		}
	}
	return code
}

// abroad reports whether the text names the country that a person holds office in.
func abroad(c *chain) bool {
	for _, role := range c.Roles {
		if lexicon.CountryName(role.Of) != "" {
			return true
		}
	}
	return false
}

// officeNominal makes or finds the chain of an office that belongs to a country:
// "Peru's embassy in Quito", "the Peruvian central bank".
func (r *resolver) officeNominal(p phrase) {
	if next := p.head + 1; next < len(r.doc.Tokens) && r.entity[next] != none && r.doc.Entities[r.entity[next]].Type == readout.EntityOrganization {
		return // "the Peruvian news agency Andina": the name that follows says it
	}
	words := []string{}
	for _, m := range p.mods {
		if _, form := lexicon.CountryOf(capitalised(m)); form == lexicon.CountryNone && !strings.Contains(m, ".") {
			words = append(words, m)
		}
	}
	key := strings.Join(append(words, p.lemma), " ")
	name := r.doc.Text[r.doc.Tokens[p.tokens.First].Start:r.doc.Tokens[p.head].End]
	for _, det := range []string{"the ", "The ", "this ", "This "} {
		name = strings.TrimPrefix(name, det)
	}
	if p.lemma == "embassy" || p.lemma == "consulate" || p.lemma == "mission" {
		for _, j := range r.tree.All(p.head, "nmod") {
			if c := r.preposition(j); (c == "in" || c == "to") && j > p.head {
				name += " " + r.doc.Text[r.doc.Tokens[p.head+1].Start:r.doc.Tokens[r.tree.Subtree(j).End-1].End]
				break
			}
		}
	}
	c := r.knownBody(key, p.country)
	if c == none || r.list[c].Code != p.country {
		c = r.add(chain{
			Chain: readout.Chain{Kind: readout.ActorOrganization, Name: strings.Join(strings.Fields(name), " "), Code: p.country},
			names: []string{key}, class: lexicon.OrganizationHead(p.lemma),
		})
	}
	r.refer(c, p.tokens, p.head, readout.FormNominal, "office")
}

// bodyNominal ties "the ministry", "the group" to the body of that kind that
// was named last.
func (r *resolver) bodyNominal(p phrase) {
	if p.lemma == "country" || p.lemma == "nation" || p.lemma == "government" {
		return
	}
	best, bestRank := none, 0
	for j := p.head - 1; j >= 0; j-- {
		away := r.sentence[p.head] - r.sentence[j]
		if away > 12 || best != none && away > 2 {
			break
		}
		if c := int(r.at[j]); c != none && r.list[c].Kind == readout.ActorOrganization {
			if rank := bodyRank(&r.list[c], p.lemma); rank > bestRank {
				best, bestRank = c, rank
			}
		}
	}
	r.refer(best, p.tokens, p.head, readout.FormNominal, "body")
}

// bodyRank is how well a noun suits an organisation: 2 where the noun stands in
// its name, 1 where it is of that class, 0 where neither.
func bodyRank(c *chain, lemma string) int {
	noun := lexicon.BodyNounOf(lemma)
	for _, name := range []string{c.Name, c.names[0]} {
		for _, w := range strings.Fields(strings.ToLower(name)) {
			if w == lemma || w == noun.Other {
				return 2
			}
		}
	}
	if slices.Contains(noun.Classes, c.class) {
		return 1
	}
	return 0
}

// roleNominal ties "the Peruvian president" or "the minister" to the person who
// holds the office in this document.
func (r *resolver) roleNominal(p phrase) {
	if p.owner != none && p.country == "" && r.list[p.owner].Kind == readout.ActorGovernment {
		p.country = r.list[p.owner].Code // "Its foreign minister"
	}
	if p.country == "" && p.owner == none && p.head+1 < len(r.doc.Tokens) && r.tree.Text(p.head+1) == "of" {
		if of := r.bodyBeginningAt(p.head + 2); lexicon.CountryName(of) != "" {
			p.country = of // "the president of Peru"
		}
	}
	if k := r.named(p); k != none {
		if p.owner != none && p.country != "" && !slices.Contains(p.mods, "former") {
			r.hold(k, p.words(r), p.country, lexicon.TitleOf(p.lemma))
		}
		r.refer(k, p.tokens, p.head, readout.FormNominal, "apposition")
		return
	}
	k := r.holder(p)
	if k == none {
		k = r.seat(p)
	}
	r.refer(k, p.tokens, p.head, readout.FormNominal, "role")
}

// seat opens a chain for the holder of a country's office whom the text does not name,
// "the U.S. president": other reports, or the day, may tell who that is. It is none for
// what many hold at a time.
func (r *resolver) seat(p phrase) int {
	office := p.office()
	class := lexicon.TitleOf(office)
	single := class == lexicon.TitleState && !lexicon.InClass("local-office", p.lemma) || class == lexicon.TitleMinister && office != p.lemma
	if p.country == "" || p.plural || !single || slices.Contains(p.mods, "former") || r.mayBeNamed(p) {
		return none
	}
	return r.add(chain{
		Chain: readout.Chain{Kind: readout.ActorPerson, Name: office, Code: p.country, Roles: []readout.Role{{Title: office, Of: p.country}}},
		names: []string{office},
	})
}

// mayBeNamed reports whether the text names somebody who may hold the office of a phrase:
// one who does, or one who holds it of no country that the text tells.
func (r *resolver) mayBeNamed(p phrase) bool {
	anywhere := p
	anywhere.country = ""
	return slices.ContainsFunc(r.list, func(c chain) bool {
		return c.Kind == readout.ActorPerson && (r.holds(&c, p) || c.Code == "" && r.holds(&c, anywhere))
	})
}

// office is the words of a title that say which: "foreign minister" of "the new
// Norwegian foreign minister".
func (p phrase) office() string {
	office := p.lemma
	for _, m := range slices.Backward(p.mods) {
		if !lexicon.TitleModifier(m) {
			break
		}
		office = m + " " + office
	}
	return office
}

// named is the person whose name stands right behind a phrase, between commas: "its
// foreign minister, Ana Ruiz,"; none for none.
func (r *resolver) named(p phrase) int {
	i := p.head + 1
	if i+1 >= len(r.doc.Tokens) || r.tree.Text(i) != "," || !r.beforePerson(i+1) {
		return none
	}
	e := r.doc.Entities[r.entity[i+1]]
	if end := e.Tokens.End; end >= len(r.doc.Tokens) || r.tree.Text(end) != "," || r.sentence[end] != r.sentence[p.head] {
		return none
	}
	return int(r.at[r.headOf(e.Tokens)])
}

// words are the words of an office: the head with what says which, "foreign minister".
func (p phrase) words(r *resolver) string {
	return strings.Join(append(slices.Clone(p.mods), strings.ToLower(r.tree.Text(p.head))), " ")
}

// holder is the person named before who holds the office of a phrase, none when
// several do and none stands out. An office without a country is first of all
// the home country's.
func (r *resolver) holder(p phrase) int {
	if own := r.ownPresident(p); own != none {
		return own
	}
	best, bestAt, rivals := none, -1, 0
	for k := range r.list {
		c := &r.list[k]
		if c.Kind != readout.ActorPerson || !r.holds(c, p) {
			continue
		}
		at := r.lastBefore(k, p.head)
		if at < 0 {
			continue
		}
		rivals++
		home := p.country == "" && c.home
		bestHome := best != none && p.country == "" && r.list[best].home
		if best == none || home && !bestHome || home == bestHome && at > bestAt {
			best, bestAt = k, at
		}
	}
	if best == none && p.country != "" {
		return r.onlyHolder(p) // whom the text names only later
	}
	if rivals > 1 && p.country == "" && r.sentence[p.head]-r.sentence[bestAt] > 8 {
		return none
	}
	return best
}

// onlyHolder is the one person of the text who holds the office of a phrase,
// none where nobody or several do.
func (r *resolver) onlyHolder(p phrase) int {
	only := none
	for k := range r.list {
		if c := &r.list[k]; c.Kind == readout.ActorPerson && !c.dropped && len(c.References) > 0 && r.holds(c, p) {
			if only != none {
				return none
			}
			only = k
		}
	}
	return only
}

// lastBefore is the head of chain k's last reference before token i, -1 for none.
func (r *resolver) lastBefore(k, i int) int {
	last := -1
	for _, ref := range r.list[k].References {
		if ref.Head < i {
			last = max(last, ref.Head)
		}
	}
	return last
}

// holds reports whether a person is known to hold the office of a phrase.
func (r *resolver) holds(c *chain, p phrase) bool {
	former := false
	for _, m := range p.mods {
		former = former || m == "former"
	}
	if p.country != "" && (c.Code != p.country || !former && r.outOfOffice(c, p)) {
		return false
	}
	for _, role := range c.Roles {
		if r.titleFits(strings.ToLower(role.Title), p, former) {
			if p.owner != none && p.country == "" && r.list[p.owner].Kind == readout.ActorOrganization && !strings.EqualFold(role.Of, r.list[p.owner].names[0]) {
				continue
			}
			return true
		}
	}
	if l, ok := leader(c); ok && !former {
		return r.titleFits(strings.ToLower(l.Office), p, false) && p.country != ""
	}
	return false
}

// outOfOffice reports whether another than c is known to have held the office of
// a phrase when the report appeared, and c at another time: "the U.S. president"
// of 2016 is not the one of 2018.
func (r *resolver) outOfOffice(c *chain, p phrase) bool {
	first, last, ok := r.doc.Published.Value.Bounds()
	if !ok {
		return false
	}
	office := p.office()
	name := strings.TrimSpace(c.forename + " " + c.surname)
	holder := lexicon.HolderOf(office, p.country, first, last)
	return holder != "" && !strings.EqualFold(holder, name) && lexicon.HeldOffice(name, office, p.country)
}

func (r *resolver) titleFits(title string, p phrase, former bool) bool {
	if strings.HasPrefix(title, "former ") != former {
		return false
	}
	words := strings.Fields(strings.ReplaceAll(title, "-", " "))
	last := words[len(words)-1]
	for _, m := range p.mods {
		if lexicon.TitleModifier(m) && !strings.Contains(title, m) {
			return false
		}
	}
	if p.lemma == "leader" {
		class := lexicon.TitleOf(title)
		return class == lexicon.TitleState || class == lexicon.TitleRoyal || class == lexicon.TitleLeader || last == "leader"
	}
	if p.lemma != last && !(p.lemma == "spokesperson" && strings.HasPrefix(last, "spokes")) {
		return false
	}
	vice := words[0] == "vice" || words[0] == "deputy"
	for _, m := range p.mods {
		vice = vice && m != words[0]
	}
	return !vice
}
