package lexicon

import (
	"strings"
	"sync"
)

// TitleClass is the sort of office or address that a title names.
type TitleClass string

// The classes of title.
const (
	TitleState        TitleClass = "state"    // president, prime minister, governor
	TitleMinister     TitleClass = "minister" // foreign minister, treasury secretary
	TitleLegislator   TitleClass = "legislator"
	TitleDiplomat     TitleClass = "diplomat"
	TitleAdviser      TitleClass = "adviser"
	TitleSpokesperson TitleClass = "spokesperson"
	TitleOfficial     TitleClass = "official"
	TitleMilitary     TitleClass = "military"
	TitleJustice      TitleClass = "justice"
	TitleRoyal        TitleClass = "royal"
	TitleReligion     TitleClass = "religion"
	TitleChief        TitleClass = "chief"    // head of a body: chairman, director
	TitleLeader       TitleClass = "leader"   // of a country or a party
	TitleBusiness     TitleClass = "business" // chief executive, founder
	TitleProfessional TitleClass = "professional"
	TitleCandidate    TitleClass = "candidate"
	TitleSpouse       TitleClass = "spouse"
	TitleHonorific    TitleClass = "honorific" // Mr., Dr.
)

type titleTables struct {
	classes   *Words[TitleClass]
	modifiers *Words[bool]
	longest   *Words[int]
}

var titles = sync.OnceValue(func() *titleTables {
	classes, longest := map[string]TitleClass{}, map[string]int{}
	for _, r := range Load("en/titles.txt").Rows {
		classes[r[0]] = TitleClass(r[1])
		words := strings.FieldsFunc(r[0], func(c rune) bool { return c == ' ' || c == '-' })
		// A hyphen can be a token of its own.
		longest[words[0]] = max(longest[words[0]], len(words)+strings.Count(r[0], "-"))
	}
	return &titleTables{classes: NewWords(classes), modifiers: NewWords(Load("en/title-modifiers.txt").Set()), longest: NewWords(longest)}
})

// TitleOf is the class of a lower-case title such as "foreign minister" or
// "gen.", empty for what is no title.
func TitleOf(title string) TitleClass {
	class, _ := titles().classes.Of(title)
	return class
}

// TitleModifier reports whether a lower-case word belongs to a title before
// whose head it stands: "deputy", "finance".
func TitleModifier(word string) bool {
	_, ok := titles().modifiers.Of(word)
	return ok
}

// TitleLongest is the most tokens that a title beginning with a lower-case word
// can have, 0 where none begins so.
func TitleLongest(word string) int {
	n, _ := titles().longest.Of(word)
	return n
}
