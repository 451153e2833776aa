package names

import (
	"strings"
	"sync"
	"unicode/utf8"

	"readout/lexicon"
)

// clue is what the word lists say of a token: it stands in a listed phrase of
// this sort.
type clue uint8

const (
	clueNone clue = iota
	clueCountry
	clueNationality
	clueCapital
	cluePlace
	clueOrganization
	clueMetonym
	clueTitle
	clueCount
)

// phrase is the longest listed phrase that begins at a token.
type phrase struct {
	clue   clue
	tokens int
}

// gazetteer finds listed phrases. Keys are surfaces with single blanks.
type gazetteer struct {
	clues   lexicon.Words[clue]
	upper   lexicon.Words[clue]  // the same in capitals, for headlines
	longest lexicon.Words[uint8] // by the first word: the most words that a phrase beginning so may have
}

var gazetteers = sync.OnceValue(func() *gazetteer {
	g := &gazetteer{}
	for _, c := range lexicon.Countries() {
		g.add(c.Name, clueCountry)
		for _, a := range c.Aliases {
			g.add(a, clueCountry)
		}
	}
	for _, c := range lexicon.Countries() {
		g.add(c.Capital, clueCapital)
	}
	for _, r := range lexicon.Load("en/nationalities.txt").Rows {
		g.add(r[0], clueNationality)
	}
	for _, r := range lexicon.Load("en/metonyms.txt").Rows {
		g.add(r[0], clueMetonym)
	}
	for _, o := range lexicon.Organizations() {
		g.add(o.Name, clueOrganization)
		for _, a := range o.Aliases {
			g.add(a, clueOrganization)
		}
	}
	for p := range lexicon.Places() {
		g.add(p, cluePlace)
	}
	return g
})

// add enters a phrase; the first sort that is given for it stays.
func (g *gazetteer) add(surface string, c clue) {
	surface = strings.TrimPrefix(strings.TrimPrefix(surface, "the "), "The ")
	if surface == "" {
		return
	}
	words := len(pieces(surface))
	first := pieces(surface)[0]
	if _, taken := g.clues.Of(surface); !taken {
		g.clues.Put(surface, c)
	}
	g.lengthen(first, words)
	if caps := strings.ToUpper(surface); caps != surface && utf8.RuneCountInString(surface) > 3 {
		if _, taken := g.upper.Of(caps); !taken {
			g.upper.Put(caps, c)
		}
		g.lengthen(strings.ToUpper(first), words)
	}
}

// lengthen notes that a phrase which begins with a word may have so many.
func (g *gazetteer) lengthen(first string, words int) {
	if n, _ := g.longest.Of(first); int(n) < words {
		g.longest.Put(first, uint8(words))
	}
}

// pieces cuts a phrase into as many parts as the tokens stage can make of it:
// at blanks, and before and after hyphens and apostrophes.
func pieces(s string) []string {
	var out []string
	start := 0
	flush := func(end int) {
		if start < end {
			out = append(out, s[start:end])
		}
	}
	for i := range len(s) {
		switch s[i] {
		case ' ':
			flush(i)
			start = i + 1
		case '-', '\'', ',', '&':
			flush(i)
			out = append(out, s[i:i+1])
			start = i + 1
		}
	}
	flush(len(s))
	return out
}

// find gives the longest phrase that begins at token i of the sentence.
func (g *gazetteer) find(s *sentence, i int) phrase {
	longest, _ := g.longest.Of(s.text(i))
	// A listed word with an apostrophe or hyphen inside may be one token.
	for n := min(max(int(longest), 1), s.len()-i); n > 0; n-- {
		surface := s.phrase(i, i+n)
		if c, ok := g.clues.Of(surface); ok {
			return phrase{c, n}
		}
		if s.capitals {
			if c, ok := g.upper.Of(surface); ok {
				return phrase{c, n}
			}
		}
	}
	return phrase{}
}
