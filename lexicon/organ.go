package lexicon

import (
	"slices"
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

// NamesStateOrgan reports whether a text names an organ of state, of whichever
// country: "the presidency said".
func NamesStateOrgan(text string) bool { return holdsAny(text, stateOrgans()) }

var statePapers = sync.OnceValue(func() []string {
	var out []string
	for _, r := range Load("en/state-papers.txt").Rows {
		out = append(out, " "+r[0]+" ")
	}
	return out
})

// NamesStatePaper reports whether a line says that the text is one that its
// issuer handed out: "Readout of the call".
func NamesStatePaper(line string) bool { return holdsAny(line, statePapers()) }

// holdsAny reports whether a text holds any of some lower-case words as words of
// its own.
func holdsAny(text string, list []string) bool {
	words := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(text, "’", "'")), func(c rune) bool { return strings.ContainsRune(" \t\n\u00a0,:;()–—", c) })
	lower := " " + strings.Join(words, " ") + " "
	return slices.ContainsFunc(list, func(s string) bool { return strings.Contains(lower, s) })
}

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
	if !NamesStateOrgan(name) {
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
