package lexicon

import "sync"

// Furniture is one pattern by which page furniture is told from news: the
// files en/promotion.txt, navigation.txt, captions.txt and credit-lines.txt
// explain its form.
type Furniture struct {
	List    string // "promotion", "navigation", "captions", "credit-lines"
	Pattern string
	Marks   string // "phrase", "sentence", "line" or "rest": how much it marks
	Where   string // "any", "head" or "tail" of the text
}

// FurniturePatterns lists the English patterns, list by list in the order in
// which they are to be tried. The slice must not be altered.
var FurniturePatterns = sync.OnceValue(func() []Furniture {
	var out []Furniture
	for _, list := range []string{"promotion", "captions", "credit-lines", "navigation"} {
		for _, r := range Load("en/" + list + ".txt").Rows {
			out = append(out, Furniture{List: list, Pattern: r[0], Marks: r[1], Where: r[2]})
		}
	}
	return out
})
