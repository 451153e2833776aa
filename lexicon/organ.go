package lexicon

import (
	"strings"
	"sync"
)

var stateOrgans = sync.OnceValue(func() []string {
	var out []string
	for _, r := range Load("en/state-organs.txt").Rows {
		out = append(out, " "+r[0]+" ")
	}
	return out
})

// longestCountry is how many words name a country at most.
const longestCountry = 4

// StateOrgan is the country whose organ a name is: "Ministry of Foreign Affairs
// of Peru", "Norwegian Foreign Office", "The White House". Empty for the names
// of other bodies, and of organs of no country or several.
func StateOrgan(name string) (code string) {
	if m, ok := countries().metonyms[withoutThe(name)]; ok && m.Class == "government" {
		return m.Code
	}
	if o, ok := OrganizationOf(name); ok && o.Class == "government" {
		return o.Code
	}
	words := strings.Fields(strings.ReplaceAll(name, "’", "'"))
	lower := " " + strings.ToLower(strings.Join(words, " ")) + " "
	organ := false
	for _, s := range stateOrgans() {
		organ = organ || strings.Contains(lower, s)
	}
	if !organ {
		return ""
	}
	for i := 0; i < len(words); i++ {
		for n := min(longestCountry, len(words)-i); n > 0; n-- {
			found, _ := CountryOf(strings.TrimSuffix(strings.Join(words[i:i+n], " "), "'s"))
			if found == "" {
				continue
			}
			if code != "" && code != found {
				return ""
			}
			code = found
			i += n - 1
			break
		}
	}
	return code
}
