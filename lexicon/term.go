package lexicon

import (
	"slices"
	"strings"
	"sync"
	"time"
)

// term is a stretch of days on which somebody surely held an office: those
// between the days or months in which it changed hands.
type term struct {
	name        string
	first, last time.Time // UTC
}

// termsEnd is up to when a term without an end is known to have run.
var termsEnd = time.Date(2025, time.December, 31, 0, 0, 0, 0, time.UTC)

var terms = sync.OnceValue(func() map[string][]term {
	byOffice := map[string][]term{}
	for _, r := range Load("en/terms.txt").Rows {
		seat := strings.Split(r[0], ", ")
		_, after := around(seat[2])
		t := term{name: r[1], first: after, last: termsEnd}
		if r[2] != "" {
			t.last, _ = around(r[2])
		}
		key := officeKey(seat[1], seat[0])
		byOffice[key] = append(byOffice[key], t)
	}
	return byOffice
})

// around gives the days before and after a day or month.
func around(s string) (before, after time.Time) {
	if d, err := time.Parse(time.DateOnly, s); err == nil {
		return d.AddDate(0, 0, -1), d.AddDate(0, 0, 1)
	}
	d, err := time.Parse("2006-01", s)
	if err != nil {
		panic("lexicon: en/terms.txt: " + err.Error())
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
