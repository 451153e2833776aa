package main

import (
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/lexicon"
)

var (
	weekdayForm  = regexp.MustCompile(`[A-Z][a-z]+day`)
	monthDayForm = regexp.MustCompile(`[A-Z][a-z]+\.? (\d{1,2})\b`)
	yearForm     = regexp.MustCompile(`^(?:19|20)\d\d$`)
)

// weekdayNames are the days of the week in order.
var weekdayNames = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// alterDate moves a weekday by one or two days, a day of a month by up to nine, a
// year by up to three.
func (s *site) alterDate(r *rand.Rand) (string, []edit) {
	away := func(most int) int {
		if by := 1 + r.IntN(most); r.IntN(2) == 0 {
			return by
		} else {
			return -by
		}
	}
	text := s.doc.Text
	if m := monthDayForm.FindStringSubmatch(s.words()); m != nil {
		day, _ := strconv.Atoi(m[1])
		by := away(9)
		if day+by < 1 || day+by > 28 {
			by = -by
		}
		if day+by < 1 || day+by > 28 {
			return "day", nil
		}
		var out []edit
		for _, e := range mentions(text, m[0]) {
			out = append(out, edit{readout.Span{Start: e.End - len(m[1]), End: e.End}, strconv.Itoa(day + by)})
		}
		return "day", out
	}
	if was := weekdayForm.FindString(s.words()); slices.Contains(weekdayNames, was) {
		i := slices.Index(weekdayNames, was)
		return "weekday", swapIn(text, was, weekdayNames[(i+away(2)+7)%7])
	}
	if was := s.words(); yearForm.MatchString(was) {
		year, _ := strconv.Atoi(was)
		return "year", swapIn(text, was, strconv.Itoa(year+away(3)))
	}
	return "", nil
}

// alterPlace puts another place of the same class: one that the other report
// names, or any of the list.
func (s *site) alterPlace(r *rand.Rand) (string, []edit) {
	was := s.words()
	class := placeClass(was)
	if class == "" {
		return "", nil
	}
	var known []string
	for _, e := range s.other.Entities {
		if e.Type == readout.EntityPlace && placeClass(e.Name) == class && len(mentions(s.doc.Text, e.Name)) == 0 && e.Name != was && !slices.Contains(known, e.Name) {
			known = append(known, e.Name)
		}
	}
	now := pick(known, r)
	if now == "" || r.IntN(2) == 0 {
		now = pick(placesOf(class), r)
	}
	if len(mentions(s.doc.Text, now)) > 0 {
		return class, nil
	}
	out := swapIn(s.doc.Text, was, now)
	if slices.ContainsFunc(out, func(e edit) bool { return withinName(s.doc.Text, e.Span) }) {
		return class, nil
	}
	return class, out
}

// withinName reports whether words are only a part of a name: "New York Times".
func withinName(text string, span readout.Span) bool {
	before, _ := utf8.DecodeRuneInString(text[strings.LastIndexAny(strings.TrimSuffix(text[:span.Start], " "), " \n")+1 : span.Start])
	after, _ := utf8.DecodeRuneInString(strings.TrimPrefix(text[span.End:], " "))
	opens := strings.HasSuffix(strings.TrimRight(text[:span.Start], " "), ".") || strings.HasSuffix(strings.TrimRight(text[:span.Start], " "), ",")
	return unicode.IsUpper(before) && !opens || unicode.IsUpper(after) && strings.HasPrefix(text[span.End:], " ")
}

// placeClass is the class of a place that may be put in another's stead: a
// country, a city, or a state of the United States.
func placeClass(name string) string {
	if p, ok := lexicon.PlaceOf(name); ok {
		if p.Class == "city" || p.Class == "state" && p.Code == "USA" {
			return p.Class
		}
		return ""
	}
	if code, form := lexicon.CountryOf(name); form == lexicon.CountryNamed && len(name) > 3 && code != "USA" {
		return "country" // the country of most readers is meant where it is not named
	}
	return ""
}

// placesOf lists the places of a class by name.
func placesOf(class string) []string {
	var out []string
	if class == "country" {
		for _, c := range lexicon.Countries() {
			out = append(out, c.Name)
		}
		return out
	}
	for _, name := range slices.Sorted(maps.Keys(lexicon.Places())) {
		if placeClass(name) == class {
			out = append(out, name)
		}
	}
	return out
}

// alterPerson puts another person that one of the two reports names, preferably
// the other, wherever the name or last name of one stands.
func (s *site) alterPerson(r *rand.Rand) []edit {
	was := strings.Fields(s.words())
	if len(was) < 2 || len(was) > 3 {
		return nil
	}
	if !lexicon.GivenName(was[0]) {
		return nil // what is named is no person
	}
	full, last := s.words(), was[len(was)-1]
	mine, theirs := fullNames(s.doc), fullNames(s.other)
	if slices.ContainsFunc(mine, func(n string) bool { return n != full && strings.HasSuffix(n, " "+last) }) {
		return nil // a namesake
	}
	stranger := func(n string) bool { return len(mentions(s.doc.Text, n[strings.LastIndexByte(n, ' ')+1:])) == 0 }
	now := pick(slices.DeleteFunc(slices.Clone(theirs), func(n string) bool { return !stranger(n) }), r)
	if mine = slices.DeleteFunc(mine, func(n string) bool { return strings.HasSuffix(n, last) }); now == "" || len(mine) > 0 && r.IntN(3) == 0 {
		now = pick(mine, r)
	}
	if now == "" {
		return nil
	}
	out := swapIn(s.doc.Text, full, now)
	for _, e := range swapIn(s.doc.Text, last, now[strings.LastIndexByte(now, ' ')+1:]) {
		if !slices.ContainsFunc(out, func(o edit) bool { return o.Overlaps(e.Span) }) {
			out = append(out, e)
		}
	}
	return out
}

// fullNames lists the persons whom a report names in two or three words.
func fullNames(doc *readout.Document) []string {
	var out []string
	for _, e := range doc.Entities {
		words := strings.Fields(e.Name)
		if e.Type == readout.EntityPerson && (len(words) == 2 || len(words) == 3) && lexicon.GivenName(words[0]) && !slices.Contains(out, e.Name) {
			out = append(out, e.Name)
		}
	}
	return out
}
