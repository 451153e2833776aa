package coreference

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// organizations makes the chains of bodies: one for each name, acronym or
// country's office of a name.
func (r *resolver) organizations() {
	for _, e := range r.doc.Entities {
		if e.Type != readout.EntityOrganization {
			continue
		}
		if _, form := lexicon.CountryOf(e.Name); form == lexicon.CountryMetonym {
			continue // "the Kremlin" is a government, see countries
		}
		if c := r.mistakenPerson(e); c != none {
			r.refer(c, e.Tokens, r.headOf(e.Tokens), readout.FormName, "name of a person")
			continue
		}
		r.organization(e)
	}
}

// mistakenPerson is the person whom the text calls by the very name that is read
// as a body's here, and as a person's at least as often; none for none.
func (r *resolver) mistakenPerson(e readout.Entity) int {
	if _, listed := lexicon.OrganizationOf(e.Name); listed {
		return none
	}
	person, body, c := 0, 0, none
	for _, o := range r.doc.Entities {
		switch {
		case o.Name != e.Name:
			if o.Type == readout.EntityOrganization && strings.HasPrefix(o.Name, e.Name+" ") {
				return none // "Velmar" in a text on the Velmar Group
			}
		case o.Type == readout.EntityOrganization:
			body++
		case o.Type == readout.EntityPerson:
			person++
			if at := r.at[r.headOf(o.Tokens)]; at != none && r.list[at].Kind == readout.ActorPerson {
				c = int(at)
			}
		}
	}
	if person < body {
		return none
	}
	return c
}

func (r *resolver) organization(e readout.Entity) {
	name, class, code := e.Name, "", ""
	if o, ok := lexicon.OrganizationOf(e.Name); ok {
		name, class, code = o.Name, o.Class, o.Code
	} else if m, ok := lexicon.MetonymOf(e.Name); ok && m.Of != "" {
		name, code = m.Of, m.Code
	}
	head := r.headOf(e.Tokens)
	if owner := r.owner(e.Tokens, head); owner != "" {
		code = owner
	}
	last := strings.ToLower(r.tree.Text(e.Tokens.End - 1))
	if class == "" {
		class = organizationClass(r.doc, e)
	}
	c, by := r.knownBody(strings.ToLower(name), code), "name"
	if c == none && e.Tokens.Len() == 1 {
		if c = r.acronym(last); c != none {
			by = "acronym"
		} else if c = r.longerBody(last); c != none {
			by = "short name"
		}
	}
	if c == none {
		c = r.add(chain{
			Chain: readout.Chain{Kind: readout.ActorOrganization, Name: e.Name, Code: code},
			names: []string{strings.ToLower(name)}, class: class,
		})
	}
	p := &r.list[c]
	if p.Code == "" {
		p.Code = code
	}
	if len(e.Name) > len(p.Name) {
		p.Name = e.Name
	}
	r.refer(c, e.Tokens, head, readout.FormName, by)
}

// knownBody is the organisation of a name. Offices of one name belong to
// different bodies where their countries differ.
func (r *resolver) knownBody(name, code string) int {
	for k := range r.list {
		p := &r.list[k]
		if p.Kind == readout.ActorOrganization && p.names[0] == name && (p.Code == code || p.Code == "" || code == "") {
			return k
		}
	}
	return none
}

// acronym is the organisation whose name's capitals spell word.
func (r *resolver) acronym(word string) int {
	word = strings.ReplaceAll(word, ".", "")
	if len(word) < 2 {
		return none
	}
	for k := range r.list {
		if p := &r.list[k]; p.Kind == readout.ActorOrganization && initials(p.Name) == word {
			return k
		}
	}
	return none
}

func initials(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 {
		return ""
	}
	var b strings.Builder
	for _, w := range words {
		if w[0] >= 'A' && w[0] <= 'Z' {
			b.WriteByte(w[0] - 'A' + 'a')
		}
	}
	return b.String()
}

// longerBody is the organisation whose name of several words begins with word,
// where there is only one.
func (r *resolver) longerBody(word string) int {
	found := none
	for k := range r.list {
		p := &r.list[k]
		if p.Kind != readout.ActorOrganization || !strings.HasPrefix(p.names[0], word+" ") {
			continue
		}
		if found != none {
			return none
		}
		found = k
	}
	return found
}

// organizationClass is the class of the first word in a name that heads names
// of organisations, the last word asked first.
func organizationClass(doc *readout.Document, e readout.Entity) string {
	for i := e.Tokens.End - 1; i >= e.Tokens.First; i-- {
		if c := lexicon.OrganizationHead(strings.ToLower(doc.Tokens[i].Text(doc))); c != "" {
			return c
		}
	}
	return ""
}

// owner is the country to which the body over tokens t belongs by what stands
// with it: "Peru's", "the Peruvian", "of Peru".
func (r *resolver) owner(t readout.TokenRange, head int) string {
	for _, child := range r.tree.Children(head) {
		i := int(child)
		if i > head && !r.tree.Is(i, "nmod") {
			continue
		}
		if r.tree.Is(i, "nmod", "amod", "compound") {
			if code := r.countryCode(i); code != "" && (i < head || r.preposition(i) == "of") {
				return code
			}
		}
	}
	// The tree may tie what stands before it elsewhere.
	i := t.First - 1
	if i > 0 && r.tree.UPOS(i) == readout.PART && r.entity[i-1] != none {
		return r.countryCode(i - 1)
	}
	if i >= 0 && r.entity[i] != none && r.doc.Entities[r.entity[i]].Type == readout.EntityNationality {
		return r.countryCode(i)
	}
	return ""
}

// countryCode is the code of the country, people or capital at token i.
func (r *resolver) countryCode(i int) string {
	k := r.entity[i]
	if k == none {
		return ""
	}
	e := r.doc.Entities[k]
	switch e.Type {
	case readout.EntityNationality, readout.EntityPlace:
		if code, form := lexicon.CountryOf(e.Name); form != lexicon.CountryNone {
			return code
		}
		return e.Code
	case readout.EntityOrganization:
		if code, form := lexicon.CountryOf(e.Name); form == lexicon.CountryMetonym {
			return code
		}
	}
	return ""
}

// preposition is the lower-case case marker of token i, empty for none.
func (r *resolver) preposition(i int) string {
	if c := r.tree.Child(i, "case"); c >= 0 {
		return strings.ToLower(r.tree.Text(c))
	}
	return ""
}
