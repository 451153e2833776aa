package lexicon

import (
	"strings"
	"sync"
)

// Organization is one body known by name.
type Organization struct {
	Name    string // canonical: "International Monetary Fund"
	Class   string // international, agency, legislature, court, bank, party, media, company, …
	Code    string // alpha-3 of its country, empty for bodies of many
	Aliases []string
}

type organizationTables struct {
	list   []Organization
	byName map[string]int
	heads  *Words[string]
}

var organizations = sync.OnceValue(func() *organizationTables {
	t := &organizationTables{byName: map[string]int{}}
	for i, r := range Load("en/organizations.txt").Rows {
		o := Organization{Name: r[0], Class: r[1], Code: r[2], Aliases: list(r[3])}
		t.list = append(t.list, o)
		t.byName[o.Name] = i
	}
	for i, o := range t.list {
		for _, a := range o.Aliases {
			if _, taken := t.byName[withoutThe(a)]; !taken {
				t.byName[withoutThe(a)] = i
			}
		}
	}
	heads := map[string]string{}
	for _, r := range Load("en/organization-heads.txt").Rows {
		heads[r[0]] = r[1]
	}
	t.heads = NewWords(heads)
	return t
})

// Organizations lists every organisation by canonical name. The list is
// shared: do not change it.
func Organizations() []Organization { return organizations().list }

// OrganizationOf finds a body by canonical name, alias or acronym, such as
// "IMF". A leading "the" is passed over.
func OrganizationOf(surface string) (Organization, bool) {
	t := organizations()
	i, ok := t.byName[surface]
	if !ok {
		i, ok = t.byName[withoutThe(surface)]
	}
	if !ok {
		return Organization{}, false
	}
	return t.list[i], true
}

// BodyNoun is a noun by which a body is taken up that stood by name: "the bloc".
type BodyNoun struct {
	Classes []string // of the bodies that it suits
	Other   string   // a word in their names that says the same, "union"; empty for none
}

var bodyNouns = sync.OnceValue(func() map[string]BodyNoun {
	m := map[string]BodyNoun{}
	for _, r := range Load("en/body-nouns.txt").Rows {
		m[r[0]] = BodyNoun{Classes: list(r[1]), Other: strings.TrimPrefix(r[2], "-")}
	}
	return m
})

// BodyNounOf gives what bodies a lower-case noun takes up; the noun of no class
// where the list lacks it.
func BodyNounOf(lemma string) BodyNoun { return bodyNouns()[lemma] }

// OrganizationHead is the class of organisation whose names a lower-case word
// heads ("ministry" is government, "inc." is company), empty for other words.
func OrganizationHead(word string) string {
	class, _ := organizations().heads.Of(word)
	return class
}
