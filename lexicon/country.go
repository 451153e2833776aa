package lexicon

import (
	"strings"
	"sync"
)

// CountryForm is how a surface stands for a country.
type CountryForm string

// The forms that stand for a country. CountryNone is the zero value: the
// surface stands for none.
const (
	CountryNone        CountryForm = ""
	CountryNamed       CountryForm = "name"        // China, U.S., Britain
	CountryNationality CountryForm = "nationality" // Chinese, Americans
	CountryCapital     CountryForm = "capital"     // Beijing, Washington: a place, or the government that sits there
	CountryMetonym     CountryForm = "metonym"     // the White House, the Kremlin: the government
)

// Country is one state or territory with a code of its own.
type Country struct {
	Code    string // ISO 3166-1 alpha-3
	Name    string // short English name
	Capital string // seat of government, empty where it has the country's name
	Aliases []string
}

// Nationality is an adjective or the name of a people, a faith or a party.
type Nationality struct {
	Code string // alpha-3, empty where it belongs to no one country
	Kind string // country, people, religion or party
	Of   string // the party whose people it names, as organizations have it
}

// Metonym is a place that stands for who sits there.
type Metonym struct {
	Code  string // alpha-3, empty for bodies of many countries
	Class string // government or organization
	Of    string // the body, where it is not the country's government
}

type countryForm struct {
	code string
	form CountryForm
}

type countryTables struct {
	list          []Country
	byCode        map[string]Country
	forms         map[string]countryForm
	nationalities map[string]Nationality
	metonyms      map[string]Metonym
}

var countries = sync.OnceValue(func() *countryTables {
	t := &countryTables{
		byCode: map[string]Country{}, forms: map[string]countryForm{},
		nationalities: map[string]Nationality{}, metonyms: map[string]Metonym{},
	}
	add := func(surface, code string, form CountryForm) {
		if _, taken := t.forms[surface]; !taken && surface != "" && code != "" {
			t.forms[surface] = countryForm{code, form}
		}
	}
	rows := Load("en/countries.txt").Rows
	for _, r := range rows { // names come before capitals: "Mexico" is the country
		c := Country{Code: r[0], Name: r[1], Capital: r[2], Aliases: list(r[3])}
		t.list, t.byCode[c.Code] = append(t.list, c), c
		add(c.Name, c.Code, CountryNamed)
		for _, a := range c.Aliases {
			add(strings.TrimPrefix(strings.TrimPrefix(a, "the "), "The "), c.Code, CountryNamed)
		}
	}
	for _, c := range t.list {
		add(c.Capital, c.Code, CountryCapital)
	}
	for _, r := range Load("en/nationalities.txt").Rows {
		t.nationalities[r[0]] = Nationality{Code: r[1], Kind: r[2], Of: r[3]}
		if r[2] != "party" { // "Republican" is no country's adjective
			add(r[0], r[1], CountryNationality)
		}
	}
	for _, r := range Load("en/metonyms.txt").Rows {
		t.metonyms[r[0]] = Metonym{Code: r[1], Class: r[2], Of: r[3]}
		if r[2] == "government" {
			add(r[0], r[1], CountryMetonym)
		}
	}
	return t
})

// Countries lists every country by code. The list is shared: do not change it.
func Countries() []Country { return countries().list }

// CountryOf tells for which country a surface stands, such as "China", "U.S.",
// "Chinese", "Beijing" or "Kremlin", and how. A leading "the" is passed over.
func CountryOf(surface string) (code string, form CountryForm) {
	f := countries().forms[withoutThe(surface)]
	return f.code, f.form
}

// CountryName is the short English name of a code, empty for an unknown one.
func CountryName(code string) string { return countries().byCode[code].Name }

// NationalityOf looks up an adjective or people: "Chinese", "Kurds", "Democrat".
func NationalityOf(surface string) (Nationality, bool) {
	n, ok := countries().nationalities[surface]
	return n, ok
}

// MetonymOf looks up a place that stands for who sits there: the places of
// en/metonyms.txt and every capital.
func MetonymOf(surface string) (Metonym, bool) {
	surface = withoutThe(surface)
	if m, ok := countries().metonyms[surface]; ok {
		return m, true
	}
	f := countries().forms[surface]
	return Metonym{Code: f.code, Class: "government"}, f.form == CountryCapital
}

func withoutThe(s string) string {
	if len(s) > 4 && (s[:4] == "the " || s[:4] == "The ") {
		return s[4:]
	}
	return s
}

// list splits a column that holds several values.
func list(column string) []string {
	if column == "" {
		return nil
	}
	return strings.Split(column, ";")
}
