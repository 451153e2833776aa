package coreference

import (
	"strings"

	"readout"
	"readout/internal/issuer"
	"readout/lexicon"
)

// offices reads the roles of persons from the titles before and after their
// names, and from the roles the country that each belongs to.
func (r *resolver) offices() {
	for k, e := range r.doc.Entities {
		if e.Type != readout.EntityPerson {
			continue
		}
		c := int(r.at[r.headOf(e.Tokens)])
		if c == none {
			continue
		}
		r.titleBefore(c, e)
		r.titleAfter(c, k)
		r.titleOfSeveral(c, e)
		if r.list[c].Code == "" {
			r.counterpart(c, e)
		}
		if r.list[c].Code == "" {
			r.list[c].Code = r.nationalityBefore(e.Tokens.First)
		}
	}
	for k := range r.list {
		p := &r.list[k]
		if p.Kind != readout.ActorPerson || p.Code != "" {
			continue
		}
		if l, ok := leader(p); ok {
			p.Code = l.Code
		} else if l, ok := lexicon.LeaderShort(p.Name); ok {
			p.Code = l.Code
		}
	}
	own := issuer.Of(r.doc)
	for k := range r.list {
		if p := &r.list[k]; p.Kind == readout.ActorPerson && p.Code == "" && !p.guest && (p.home || own != "" && r.servesHome(p)) {
			p.Code = own
		}
	}
	home := r.homeCountry()
	for k := range r.list {
		if p := &r.list[k]; p.Kind == readout.ActorPerson && p.Code == "" && r.servesHome(p) {
			p.Code = home
		}
	}
}

// servesHome reports whether a person is introduced as a minister or lawmaker
// of no country in particular: one of the country whose president is, too.
func (r *resolver) servesHome(p *chain) bool {
	for _, role := range p.Roles {
		class := lexicon.TitleOf(strings.ToLower(role.Title))
		if role.Of == "" && (class == lexicon.TitleMinister || class == lexicon.TitleLegislator) {
			return true
		}
	}
	return false
}

// titleBefore reads "Peruvian President", "Peru's foreign minister" and
// "World Bank chief" before a name.
func (r *resolver) titleBefore(c int, e readout.Entity) {
	t, ok := r.endingAt(e.Tokens.First, readout.EntityTitle)
	if !ok {
		r.titleAndBodyBefore(c, e.Tokens.First)
		return
	}
	class := r.titleClass(t)
	if class == lexicon.TitleHonorific {
		return
	}
	title, i := t.Name, t.Tokens.First
	former := false
	i, former = r.overMarks(i)
	body := r.bodyEndingAt(i)
	if body != "" && !former {
		_, former = r.overMarks(r.doc.Entities[r.entity[i-1]].Tokens.First)
	}
	if former {
		title = "former " + title
	}
	if next := e.Tokens.End; body == "" && next < len(r.doc.Tokens) && r.tree.Text(next) == "of" {
		body = r.bodyBeginningAt(next + 1) // "President Ruiz of Peru"
	}
	r.hold(c, title, body, class)
}

// titleAndBodyBefore reads "the President of Peru, Ana Ruiz," where the name
// begins at token i.
func (r *resolver) titleAndBodyBefore(c, i int) {
	if i > 0 && r.tree.Text(i-1) == "," {
		i--
	}
	of := r.bodyEndingAt(i)
	if of == "" {
		return
	}
	first := r.doc.Entities[r.entity[i-1]].Tokens.First
	if first > 0 && r.tree.UPOS(first-1) == readout.DET {
		first--
	}
	if first == 0 || r.tree.Text(first-1) != "of" {
		return
	}
	if t, ok := r.endingAt(first-1, readout.EntityTitle); ok && r.titleClass(t) != lexicon.TitleHonorific {
		title := t.Name
		if _, former := r.overMarks(t.Tokens.First); former {
			title = "former " + title
		}
		r.hold(c, title, of, r.titleClass(t))
	}
}

// titleOfSeveral reads the title that stands before the first of several names, each with
// its country: "presidents Ana Ruiz of Peru and Marco Vega of Chile".
func (r *resolver) titleOfSeveral(c int, e readout.Entity) {
	first := r.headOf(e.Tokens)
	if up := r.tree.Head(first); up >= 0 && r.tree.Is(first, "conj") {
		first = up
	}
	noun := r.tree.Head(first)
	if !r.tree.Is(first, "appos", "flat") {
		noun = r.tree.Child(first, "nmod:desc", "compound")
	}
	if noun < 0 || noun >= first || !strings.HasSuffix(r.doc.Tags[noun].XPOS, "S") {
		return
	}
	body := ""
	if of := e.Tokens.End; of < len(r.doc.Tokens) && r.tree.Text(of) == "of" {
		body = r.bodyBeginningAt(of + 1)
	}
	p := r.readPhrase(noun)
	if class := lexicon.TitleOf(p.lemma); class != "" && class != lexicon.TitleHonorific && body != "" {
		r.hold(c, p.office(), body, class)
	}
}

// counterpart reads the country of "her Peruvian counterpart, Foreign Minister Ana Ruiz,"
// and notes that whoever is called so is not of the country of whom the text is about.
func (r *resolver) counterpart(c int, e readout.Entity) {
	i := e.Tokens.First
	if t, ok := r.endingAt(i, readout.EntityTitle); ok {
		i = t.Tokens.First
	}
	if i > 0 && r.tree.Text(i-1) == "," {
		i--
	}
	if i > 0 && strings.EqualFold(r.tree.Text(i-1), "counterpart") {
		r.list[c].guest, r.list[c].Code = true, r.readPhrase(i-1).country
	}
}

// overMarks steps back from token i over possessive marks and hyphens, and over
// a word that says the office is held no more.
func (r *resolver) overMarks(i int) (at int, former bool) {
	for ; i > 0; i-- {
		switch strings.ToLower(r.tree.Text(i - 1)) {
		case "former", "ex", "then", "ex-", "then-":
			former = true
		case "-", "'s", "’s":
		default:
			return i, former
		}
	}
	return i, former
}

// titleAfter reads an apposition: ", the president of Peru," or ", Peru's
// foreign minister,". k is the index of the person's entity.
func (r *resolver) titleAfter(c, k int) {
	e := r.doc.Entities[k]
	i := e.Tokens.End
	if i >= len(r.doc.Tokens) || r.tree.Text(i) != "," || r.sentence[i] != r.sentence[i-1] {
		return
	}
	body := ""
	former := ""
	for j := k + 1; j < len(r.doc.Entities) && j <= k+3; j++ {
		t := r.doc.Entities[j]
		if t.Tokens.First-i > 6 || r.sentence[t.Tokens.First] != r.sentence[i] || !r.nominalStretch(i+1, t.Tokens.First) {
			return
		}
		if t.Type != readout.EntityTitle {
			body = r.bodyName(t)
			continue
		}
		if strings.Contains(strings.ToLower(r.doc.Text[r.doc.Tokens[i].End:t.Span.Start]), "former") {
			former = "former "
		}
		if body == "" && t.Tokens.End < len(r.doc.Tokens) && strings.EqualFold(r.tree.Text(t.Tokens.End), "of") {
			body = r.bodyBeginningAt(t.Tokens.End + 1)
		}
		if next := t.Tokens.End; next < len(r.doc.Tokens) && r.entity[next] != none && r.doc.Entities[r.entity[next]].Type == readout.EntityPerson {
			return // "Ruiz, President Vega and others": the title is the next one's
		}
		r.hold(c, former+t.Name, body, r.titleClass(t))
		return
	}
}

// nominalStretch reports whether tokens [i, j) can stand within one noun phrase.
func (r *resolver) nominalStretch(i, j int) bool {
	for ; i < j; i++ {
		switch r.tree.UPOS(i) {
		case readout.DET, readout.ADJ, readout.PROPN, readout.NOUN, readout.PART, readout.PRON:
		default:
			if w := r.tree.Text(i); w != "-" {
				return false
			}
		}
	}
	return true
}

// hold gives person c a role, and the role's country.
func (r *resolver) hold(c int, title, of string, class lexicon.TitleClass) {
	p := &r.list[c]
	if class == lexicon.TitleState && of == "" {
		p.home = true
	}
	known := false
	for i, have := range p.Roles {
		if strings.EqualFold(have.Title, title) && (have.Of == of || have.Of == "" || of == "") {
			if have.Of == "" {
				p.Roles[i].Of = of
			}
			known = true
		}
	}
	if !known {
		p.Roles = append(p.Roles, readout.Role{Title: title, Of: of})
	}
	if p.gender == unknownGender {
		p.gender = titleGender(title)
	}
	if p.Code != "" {
		return
	}
	if lexicon.CountryName(of) != "" {
		p.Code = of
	} else if o, ok := lexicon.OrganizationOf(of); ok {
		p.Code = o.Code
	}
}

// titleGender is the gender that a title tells: "spokeswoman".
func titleGender(title string) gender {
	t := strings.ToLower(title)
	switch {
	case strings.HasSuffix(t, "woman"), strings.HasSuffix(t, "queen"), strings.HasSuffix(t, "princess"), strings.HasSuffix(t, "first lady"):
		return feminine
	case strings.HasSuffix(t, "man"), strings.HasSuffix(t, "king"), strings.HasSuffix(t, "prince"):
		return masculine
	}
	return unknownGender
}

func (r *resolver) titleClass(t readout.Entity) lexicon.TitleClass {
	words := strings.Fields(strings.ToLower(t.Name))
	for i := range words {
		if c := lexicon.TitleOf(strings.Join(words[i:], " ")); c != "" {
			return c
		}
	}
	if len(words) > 0 {
		return lexicon.TitleOf(words[0])
	}
	return ""
}

// endingAt is the entity of a type that ends where token i begins.
func (r *resolver) endingAt(i int, kind readout.EntityType) (readout.Entity, bool) {
	if i == 0 || r.entity[i-1] == none {
		return readout.Entity{}, false
	}
	e := r.doc.Entities[r.entity[i-1]]
	return e, e.Type == kind && e.Tokens.End == i
}

// bodyEndingAt is the country or body named just before token i: a code for a
// country, else the body's name. A headline's last word names nobody's office in
// the line below.
func (r *resolver) bodyEndingAt(i int) string {
	if i == 0 || r.entity[i-1] == none || i < len(r.doc.Tokens) && r.sentence[i] != r.sentence[i-1] {
		return ""
	}
	return r.bodyName(r.doc.Entities[r.entity[i-1]])
}

func (r *resolver) bodyBeginningAt(i int) string {
	if i < len(r.doc.Tokens) && r.tree.UPOS(i) == readout.DET {
		i++
	}
	if i >= len(r.doc.Tokens) || r.entity[i] == none {
		return ""
	}
	return r.bodyName(r.doc.Entities[r.entity[i]])
}

func (r *resolver) bodyName(e readout.Entity) string {
	switch e.Type {
	case readout.EntityNationality, readout.EntityPlace, readout.EntityOrganization:
	default:
		return ""
	}
	if code, form := lexicon.CountryOf(e.Name); form == lexicon.CountryMetonym {
		return e.Name // "White House spokesman": the house is the body
	} else if form != lexicon.CountryNone {
		return code
	}
	if e.Type == readout.EntityNationality {
		return "" // a party's or a faith's: no body that one holds an office of
	}
	if o, ok := lexicon.OrganizationOf(e.Name); ok {
		return o.Name
	}
	return e.Name
}

// nationalityBefore is the country of "Peruvian" in "Peruvian lawyer Ana Ruiz"
// where the name begins at token i.
func (r *resolver) nationalityBefore(i int) string {
	for j := i - 1; j >= 0 && j >= i-3 && r.sentence[j] == r.sentence[i]; j-- {
		if k := r.entity[j]; k != none && r.doc.Entities[k].Type == readout.EntityNationality {
			return r.doc.Entities[k].Code
		}
		if u := r.tree.UPOS(j); u != readout.NOUN && u != readout.ADJ && u != readout.PROPN {
			return ""
		}
	}
	return ""
}

// leader finds a person among the known leaders, by first and last name.
func leader(p *chain) (lexicon.Leader, bool) {
	if l, ok := lexicon.LeaderOf(p.Name); ok || p.forename == "" {
		return l, ok
	}
	return lexicon.LeaderOf(p.forename + " " + p.surname)
}
