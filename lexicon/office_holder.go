package lexicon

import (
	"slices"
	"strings"
	"sync"
	"time"
)

// Term is a time for which somebody held an office: the first and the last day
// or month, as exact as the list has them, Last empty where it has none.
type Term struct {
	First, Last string
}

// officeHolder is one person in one office of a country or body.
type officeHolder struct {
	name, office, of string
	terms            []Term
	leads            bool   // it is the highest office of one who led a country
	short            string // name that alone means the person
}

// officeHolders reads the list of those who hold or held offices.
var officeHolders = sync.OnceValue(func() []officeHolder {
	var out []officeHolder
	for _, r := range Load("en/office-holders.txt").Rows {
		seat := strings.Split(r[0], ", ")
		if len(seat) != 3 {
			panic("lexicon: en/office-holders.txt: " + r[0] + ": want name, office, body")
		}
		h := officeHolder{name: seat[0], office: seat[1], of: seat[2], leads: r[2] == "leader", short: r[3]}
		for _, t := range strings.Split(r[1], ", ") {
			if first, last, _ := strings.Cut(t, " "); first != "" {
				h.terms = append(h.terms, Term{First: first, Last: last})
			}
		}
		out = append(out, h)
	}
	return out
})

// term is a stretch of days on which somebody surely held an office: those
// between the days or months in which it changed hands.
type term struct {
	name        string
	first, last time.Time // UTC
	stated      Term
}

// termsEnd is up to when a term without an end is known to have run.
var termsEnd = time.Date(2025, time.December, 31, 0, 0, 0, 0, time.UTC)

var terms = sync.OnceValue(func() map[string][]term {
	byOffice := map[string][]term{}
	for _, h := range officeHolders() {
		key := officeKey(h.office, h.of)
		for _, stated := range h.terms {
			_, after := around(stated.First)
			t := term{name: h.name, first: after, last: termsEnd, stated: stated}
			if stated.Last != "" {
				t.last, _ = around(stated.Last)
			}
			byOffice[key] = append(byOffice[key], t)
		}
	}
	return byOffice
})

// Terms lists the terms for which somebody is known to have held an office.
func Terms(name, office, of string) []Term {
	var out []Term
	for _, t := range terms()[officeKey(office, of)] {
		if strings.EqualFold(t.name, name) {
			out = append(out, t.stated)
		}
	}
	return out
}

// around gives the days before and after a day or month.
func around(s string) (before, after time.Time) {
	if d, err := time.Parse(time.DateOnly, s); err == nil {
		return d.AddDate(0, 0, -1), d.AddDate(0, 0, 1)
	}
	d, err := time.Parse("2006-01", s)
	if err != nil {
		panic("lexicon: en/office-holders.txt: " + err.Error())
	}
	return d.AddDate(0, 0, -1), d.AddDate(0, 1, 0)
}

func officeKey(office, of string) string {
	office = strings.ToLower(strings.ReplaceAll(office, "-", " "))
	switch {
	case office == "defence secretary", office == "secretary of defense", office == "secretary of defence":
		office = "defense secretary"
	case office == "secretary of the treasury":
		office = "treasury secretary"
	case office == "premier" && of != "CHN":
		office = "prime minister"
	}
	return office + "\n" + strings.ToLower(of)
}

// OfficeKnown reports whether the list tells who held an office when.
func OfficeKnown(office, of string) bool { return len(terms()[officeKey(office, of)]) > 0 }

// HolderOf is the one who held an office on every day from first to last; empty
// when the list does not say, or the office changed hands in between.
func HolderOf(office, of string, first, last time.Time) string {
	for _, t := range terms()[officeKey(office, of)] {
		if !first.Before(t.first) && !last.After(t.last) {
			return t.name
		}
	}
	return ""
}

// HeldOffice reports whether somebody is listed with a term in an office.
func HeldOffice(name, office, of string) bool {
	return slices.ContainsFunc(terms()[officeKey(office, of)], func(t term) bool { return strings.EqualFold(t.name, name) })
}
