package alike

import (
	"math"

	"readout/lexicon"
)

const (
	// floor is the number of articles under which all words count as equally
	// rare: a misspelling says no more than a seldom name.
	floor = 40
	// leadShare turns the share of leads that hold a word into that of
	// articles, which are longer.
	leadShare = 2
	// commonest is the largest share that a word may have.
	commonest = 0.95
)

// rarity is the logarithm of one over the share of reports that hold a word:
// the larger share of two tables, as what the news was full of in the years of
// one may be unheard of in the other.
func rarity(word []byte) float64 {
	articles, leads := lexicon.WordFrequencies(), lexicon.LeadFrequencies()
	r := math.Log(float64(articles.Articles+1) / float64(max(articles.Of(word), floor)))
	if n := leads.Of(word); n > 0 {
		share := leadShare * float64(n) / float64(leads.Articles)
		r = min(r, -math.Log(min(share, commonest)))
	}
	return r
}
