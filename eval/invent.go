package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

const (
	shortestOther = 5   // letters of a word that an invented report may have otherwise
	alikeOften    = 64  // words, about as frequent, that stand for one another
	roundDays     = 400 // by which each round of invented reports is later than the last
)

// Inventor makes reports that nobody wrote of those that somebody did, for
// measuring size only. A word of five letters or more becomes another word of
// theirs, of the same length and case and about as frequent, the same one
// throughout a round: reports that were alike are alike again, but tell of other
// people, places and things.
type Inventor struct {
	turns map[string]turn
}

// turn is where a word stands among those that may stand for it.
type turn struct {
	words []string
	at    int
}

// class is what words that may stand for one another have in common.
type class struct {
	length       int
	first, whole bool // whether the first letter, and all, are capital
}

// NewInventor makes an inventor of reports that read like docs.
func NewInventor(docs []*readout.Document) *Inventor {
	reports := map[string]int{} // that have a word
	for _, d := range docs {
		seen := map[string]bool{}
		for _, text := range []string{d.Title, d.Text} {
			eachWord(text, func(start, end int) { seen[text[start:end]] = true })
		}
		for w := range seen {
			reports[w]++
		}
	}
	classes := map[class][]string{}
	for w := range reports {
		c := class{len(w), unicode.IsUpper(rune(w[0])), strings.ToUpper(w) == w}
		classes[c] = append(classes[c], w)
	}
	v := &Inventor{turns: map[string]turn{}}
	for _, words := range classes {
		slices.SortFunc(words, func(a, b string) int {
			return cmp.Or(reports[b]-reports[a], strings.Compare(a, b))
		})
		for few := range slices.Chunk(words, alikeOften) {
			for i, w := range few {
				v.turns[w] = turn{few, i}
			}
		}
	}
	return v
}

// Invent makes of a report another one of the same length that appeared some
// days later. It is a pure function of the reports that the inventor knows, the
// report and the round; round 0 is the report itself.
func (v *Inventor) Invent(d *readout.Document, round int) (*readout.Document, error) {
	if round == 0 {
		return d, nil
	}
	out := *d
	out.Layers = readout.Layers{}
	out.Text, out.Title = v.change(d.Text, round), v.change(d.Title, round)
	out.Names = []string{fmt.Sprintf("%s (invented, round %d)", d.ID, round)}
	if first, _, ok := d.Published.Value.Bounds(); ok {
		out.Published.Value = readout.DayOf(first.AddDate(0, 0, roundDays*round))
	}
	doc, err := readout.NewDocument(out)
	if err != nil {
		return nil, fmt.Errorf("invent: %w", err)
	}
	return doc, nil
}

// change puts words for words, byte for byte, so that what was marked in the
// text stays where it is.
func (v *Inventor) change(text string, round int) string {
	out := []byte(text)
	eachWord(text, func(start, end int) {
		if p, ok := v.turns[text[start:end]]; ok {
			copy(out[start:end], p.words[(p.at+round)%len(p.words)])
		}
	})
	return string(out)
}

// eachWord calls f with where the words of plain letters are that may change. A
// word with any other letter stays.
func eachWord(text string, f func(start, end int)) {
	for i := 0; i < len(text); {
		end, plain := i, true
		for end < len(text) && (letter(text[end]) || text[end] >= utf8.RuneSelf) {
			plain = plain && text[end] < utf8.RuneSelf
			end++
		}
		if plain && end-i >= shortestOther {
			f(i, end)
		}
		i = end + 1
	}
}

func letter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
