package lexicon

import "sync"

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
	heads  map[string]string
}

var organizations = sync.OnceValue(func() *organizationTables {
	t := &organizationTables{byName: map[string]int{}, heads: map[string]string{}}
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
	for _, r := range Load("en/organization-heads.txt").Rows {
		t.heads[r[0]] = r[1]
	}
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

// OrganizationHead is the class of organisation whose names a lower-case word
// heads ("ministry" is government, "inc." is company), empty for other words.
func OrganizationHead(word string) string { return organizations().heads[word] }
