package lexicon

import "sync"

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

var titles = sync.OnceValue(func() map[string]TitleClass {
	m := map[string]TitleClass{}
	for _, r := range Load("en/titles.txt").Rows {
		m[r[0]] = TitleClass(r[1])
	}
	return m
})

// TitleOf is the class of a lower-case title such as "foreign minister" or
// "gen.", empty for what is no title.
func TitleOf(title string) TitleClass { return titles()[title] }

// Titles gives every title with its class. The map is shared: do not change it.
func Titles() map[string]TitleClass { return titles() }
