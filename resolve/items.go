package resolve

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"readout"
	"readout/lexicon"
)

// readChain makes the item of a chain; false for one that cannot be known in
// another document: a group of others, or one without a name.
func readChain(d *readout.Document, doc, chain int) (item, bool) {
	c := &d.Chains[chain]
	at, named := bestReference(c)
	if len(c.Members) > 0 || at.Empty() {
		return item{}, false
	}
	it := item{doc: doc, chain: chain, kind: c.Kind, name: c.Name, code: c.Code, roles: c.Roles, at: at}
	folded := fold(c.Name)
	if folded == "" || handle(c.Name) {
		return item{}, false
	}
	switch c.Kind {
	case readout.ActorPerson:
		if !named { // "the Norwegian foreign minister" may be known by office
			it.key, it.partial, it.unnamed = "person by office", true, true
			return it, len(c.Roles) > 0
		}
		it.key, it.ends, it.partial = personKey(folded)
		it.asLeader()
		it.ends = transliterated(it.ends)
		it.middle, it.bare = middleInitial(folded), transliterated(bareNames(d, c))
		return it, len(it.ends) > 0
	case readout.ActorGovernment:
		it.key = "government " + folded
		if c.Code != "" {
			it.key, it.name = governmentOf(c.Code)
		}
		return it, true
	case readout.ActorOrganization:
		it.key, it.acronyms = organizationKey(d, c)
		return it, named
	case readout.ActorGroup:
		it.key = "group " + folded
		return it, named || c.Code != ""
	}
	it.key = "place " + folded
	return it, named
}

// bareNames lists the one-word names that a document uses for a chain.
func bareNames(d *readout.Document, c *readout.Chain) []string {
	var out []string
	for _, r := range c.References {
		if r.Form != readout.FormName {
			continue
		}
		if name := fold(r.Span.Text(d)); name != "" && !strings.Contains(name, " ") && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// governmentOf is the key and the name of a country's government.
func governmentOf(code string) (key, name string) {
	name = lexicon.CountryName(code)
	if name == "" {
		name = code
	}
	return "government of " + code, name
}

// bareCountries makes an item for every country or party that takes part in an
// event without a chain of its own.
func bareCountries(d *readout.Document, doc int) []item {
	seen := map[string]bool{}
	var out []item
	for i := range d.Mentions {
		m := &d.Mentions[i]
		for _, a := range append(slices.Clip(m.Source), m.Target...) {
			if !actsForState(d, m, &a) || a.Span.Empty() || a.Chain != readout.NoChain && !standsForCountry(d, doc, a.Chain) {
				continue
			}
			it := standIn(d, &a)
			if seen[it.key] {
				continue
			}
			seen[it.key] = true
			it.doc = doc
			out = append(out, it)
		}
	}
	return out
}

// standIn is who takes part for somebody who is nobody in particular: the party
// of "two Republican senators", else the government of the country.
func standIn(d *readout.Document, a *readout.Argument) item {
	for _, w := range strings.Fields(a.Span.Text(d)) {
		if n, ok := lexicon.NationalityOf(w); ok && n.Of != "" && n.Code == a.Code {
			return item{chain: none, kind: readout.ActorOrganization, name: n.Of, key: "organization " + fold(n.Of), code: n.Code, at: a.Span}
		}
	}
	key, name := governmentOf(a.Code)
	return item{chain: none, kind: readout.ActorGovernment, name: name, key: key, code: a.Code, at: a.Span}
}

// standsForCountry reports whether a chain is nobody in particular, so that
// its country takes part in its place: "trade officials of the two sides".
func standsForCountry(d *readout.Document, doc, chain int) bool {
	c := &d.Chains[chain]
	if len(c.Members) > 0 {
		return false
	}
	it, known := readChain(d, doc, chain)
	return !known || it.unnamed || c.Kind == readout.ActorGroup // an office acts for its country where nothing tells who holds it
}

// bestReference is the first place where a chain is named; its first place of
// all when it never is.
func bestReference(c *readout.Chain) (at readout.Span, named bool) {
	for _, r := range c.References {
		if r.Form == readout.FormName || r.Form == readout.FormMetonym {
			return r.Span, true
		}
	}
	if len(c.References) > 0 {
		at = c.References[0].Span
	}
	return at, false
}

// organizationKey is the key of an organisation: its canonical name where the
// lexicon has it under any of its names, else its name without marks and small
// words. Keys of its other names in capitals come along as acronyms.
func organizationKey(d *readout.Document, c *readout.Chain) (key string, acronyms []string) {
	surfaces := []string{c.Name}
	for _, r := range c.References {
		if r.Form == readout.FormName {
			surfaces = append(surfaces, r.Span.Text(d))
		}
	}
	for _, s := range surfaces {
		if o, ok := lexicon.OrganizationOf(s); ok {
			return "organization " + fold(o.Name), nil
		}
	}
	key = plainOrganization(c.Name)
	for _, s := range surfaces[1:] {
		if k := plainOrganization(s); isAcronym(s) && k != key {
			acronyms = append(acronyms, k)
		}
	}
	slices.Sort(acronyms)
	return key, slices.Compact(acronyms)
}

// plainOrganization is the key of a body's name: its words without small ones,
// in alphabetical order where it is a ministry or department.
func plainOrganization(name string) string {
	words := slices.DeleteFunc(strings.Fields(fold(name)), func(w string) bool { return lexicon.InClass("body-joint", w) })
	if slices.ContainsFunc(words, func(w string) bool { return lexicon.OrganizationHead(w) == "government" }) {
		slices.Sort(words)
	}
	return "organization " + strings.Join(words, " ")
}

// isAcronym reports whether a name is one word of capitals: "IAEA", "G7".
func isAcronym(s string) bool {
	letters := 0
	for _, r := range strings.TrimPrefix(s, "the ") {
		switch {
		case unicode.IsUpper(r):
			letters++
		case !unicode.IsDigit(r) && r != '.' && r != '&':
			return false
		}
	}
	return letters >= 2 || (letters == 1 && len(s) == 2)
}

// expandAcronyms gives an organisation that is known by its acronym alone the
// key of the one full name that another document gives with that acronym.
func expandAcronyms(items []item) {
	full := map[string]map[string]bool{}
	for _, it := range items {
		for _, a := range it.acronyms {
			if full[a] == nil {
				full[a] = map[string]bool{}
			}
			full[a][it.key] = true
		}
	}
	for i := range items {
		it := &items[i]
		if names := full[it.key]; it.kind == readout.ActorOrganization && len(names) == 1 {
			it.key = slices.Collect(maps.Keys(names))[0]
		}
	}
}

// fold brings a name to the form in which names are compared: lower case, no
// accents, no marks, no leading article or closing possessive.
func fold(name string) string {
	var b strings.Builder
	space := false
	name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
	for _, r := range norm.NFD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '.' || r == '\'' || r == '’':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(unicode.ToLower(r))
		default:
			space = true
		}
	}
	return strings.TrimPrefix(b.String(), "the ")
}

// sortedKeys lists the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string {
	return slices.Sorted(maps.Keys(m))
}

// exportActors writes out the actors.
func (r *resolver) exportActors() []readout.Actor {
	out := make([]readout.Actor, 0, len(r.actors))
	for _, a := range r.actors {
		roles, why, words := r.datedRoles(a)
		e := readout.Actor{ID: a.id, Name: a.name, Kind: a.kind, Code: a.code, Roles: roles, Reasons: append(why, limit(a.reasons, shownReasons)...)}
		if e.Roles == nil {
			e.Roles = []readout.Role{}
		}
		e.Names, e.Evidence = r.namesOf(a)
		e.Evidence = append(e.Evidence, words...)
		slices.SortFunc(e.Evidence, readout.Evidence.Compare)
		e.Documents = documentsOf(a.items)
		out = append(out, e)
	}
	return out
}

// documentsOf counts the documents of items, which must be sorted.
func documentsOf(items []item) int {
	n, last := 0, none
	for _, it := range items {
		if it.doc != last {
			n, last = n+1, it.doc
		}
	}
	return n
}

// namesOf lists every name that the documents give an actor, and the first
// place of each of the first documents.
func (r *resolver) namesOf(a *actor) ([]string, []readout.Evidence) {
	names, evidence := []string{a.name}, []readout.Evidence{}
	last := none
	for _, it := range a.items {
		d := r.docs[it.doc]
		if it.doc != last && len(evidence) < shownEvidence {
			evidence = append(evidence, readout.Cite(d, it.at))
		}
		last = it.doc
		if !it.unnamed {
			names = append(names, it.name)
		}
		if it.chain == none {
			continue
		}
		for _, ref := range d.Chains[it.chain].References {
			if ref.Form == readout.FormName || ref.Form == readout.FormMetonym {
				names = append(names, strings.Join(strings.Fields(ref.Span.Text(d)), " "))
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names), evidence
}
