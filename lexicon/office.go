package lexicon

import (
	"strings"
	"sync"
)

var offices = sync.OnceValue(func() map[string]bool { return Load("en/offices.txt").Set() })

// Office reports whether a lower-case noun names what one person at a time is to
// somebody or something, beside the titles that stand before names.
func Office(noun string) bool { return offices()[noun] }

var beginnings = sync.OnceValue(func() []string {
	var out []string
	for _, r := range Load("en/office-beginnings.txt").Rows {
		out = append(out, r[0])
	}
	return out
})

// ComesIntoOffice reports whether lemmas in a row name the day when somebody came
// into office: "the president take office".
func ComesIntoOffice(lemmas string) bool {
	for _, b := range beginnings() {
		if strings.Contains(lemmas, b) {
			return true
		}
	}
	return false
}

var mutualVerbs = sync.OnceValue(func() map[string]bool { return Load("en/mutual-verbs.txt").Set() })

// MutualVerb reports whether two persons commonly do to one another what a verb
// says: both "Lee thanked Day" and "Day thanked Lee" can hold.
func MutualVerb(lemma string) bool { return mutualVerbs()[lemma] }

var standings = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, r := range Load("en/office-standing.txt").Rows {
		m[r[0]] = r[1]
	}
	return m
})

// The standings under which no two holders of an office are compared.
const (
	StandingFormer  = "former"
	StandingSeveral = "several"
)

// OfficeStanding is how an office is held, as a lower-case word beside it says;
// empty for a word that does not change who holds it.
func OfficeStanding(word string) string { return standings()[word] }

var sharedTitles = sync.OnceValue(func() map[string]bool { return Load("en/shared-titles.txt").Set() })

// SharedTitle reports whether several persons of one body bear a title at a time.
func SharedTitle(title string) bool { return sharedTitles()[title] }

var chambers = sync.OnceValue(func() map[string]bool { return Load("en/chambers.txt").Set() })

// Chamber reports whether a lower-case word names a chamber of a parliament or a
// party's body, each of which has leaders and chairs of its own.
func Chamber(word string) bool { return chambers()[word] }

var vagueDays = sync.OnceValue(func() map[string]bool { return Load("en/vague-days.txt").Set() })

// VagueDay reports whether a lower-case word makes the words of a date point at
// another date of the text: "the same day".
func VagueDay(word string) bool { return vagueDays()[word] }

var pointingDays = sync.OnceValue(func() map[string]bool { return Load("en/pointing-days.txt").Set() })

// PointingDay reports whether a lower-case word, first or last of a date, makes it
// point from the day of its report: "today", "last", "ago".
func PointingDay(word string) bool { return pointingDays()[word] }

var openVerbs = sync.OnceValue(func() map[string]bool { return Load("en/open-verbs.txt").Set() })

// OpenVerb reports whether a verb says little without its object: "do", "say".
func OpenVerb(lemma string) bool { return openVerbs()[lemma] }
