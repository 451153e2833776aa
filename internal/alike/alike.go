// Package alike weighs how alike two reports are: whether they tell one story.
//
// A report is read as far as its title and first lines, which say what it is
// about. What two of them share and lack is put into a few dozen features, and
// a small network, trained on stories of which it was known which reports tell
// them, makes of these the logarithm of the odds that both tell one story.
// Words weigh by fixed tables of the language alone, so that the result is a
// function of the two reports.
package alike

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/zeebo/xxh3"

	"readout"
	"readout/internal/bag"
)

const (
	// leadWords is how many words of the body are read.
	leadWords = 100
	// titleTimes is how often a word of the title counts.
	titleTimes = 3
	// damping flattens weights, see package bag.
	damping = 0.4
	// leastPair is the rarity of both words together from which a pair of
	// words in a row is kept.
	leastPair = 4
	// plainWord is the rarity under which a word is no name of its own.
	plainWord = 1
)

// kind is a kind of word.
type kind uint8

const (
	other kind = iota
	name
	number
	verb
	kinds
)

// term is one word of a report.
type term struct {
	hash               uint64
	rarity             float64 // logarithm of one over the share of reports that have it
	weight             float64 // damped, and by how often it stands
	times              int
	kind               kind
	title, first, body bool // stands in the title, the first sentence, the first lines
}

// pair is two words in a row.
type pair struct {
	hash   uint64
	weight float64
}

// Profile is what is kept of a report: a pure function of its text and title.
type Profile struct {
	Whole   bool   // all of its body was read
	terms   []term // by hash
	pairs   []pair // by hash
	weekday int    // that its first lines name, 1 is Monday; 0 for none

	damped, plain, title, body, pairSquares float64 // sums of squared weights
	byKind                                  [kinds]float64
	sum, titleSum                           float64 // sums of rarities
}

// Of reads a report, which must have its layers.
func Of(d *readout.Document) *Profile {
	lines, whole := opening(d)
	return read(d, lines, whole)
}

// OfBrief reads a report that is no more than its first lines; nil where it goes on.
func OfBrief(d *readout.Document) *Profile {
	lines, whole := opening(d)
	if !whole {
		return nil
	}
	return read(d, lines, whole)
}

// opening is the sentences of the first lines of a report, and whether these are all of
// its body.
func opening(d *readout.Document) (lines []readout.Sentence, whole bool) {
	left := leadWords
	for _, s := range d.Sentences {
		if s.Kind != readout.RegionBody {
			continue
		}
		if left <= 0 {
			return lines, false
		}
		bag.EachWord(s.Span.Text(d), func([]byte) { left-- })
		lines = append(lines, s)
	}
	return lines, true
}

// read makes the profile of a report's title and first lines.
func read(d *readout.Document, lines []readout.Sentence, whole bool) *Profile {
	b := builder{doc: d, at: make(map[uint64]int, leadWords), pairs: make(map[[2]uint64]float64, leadWords)}
	b.stretch(d.Title, titleTimes, func(t *term) { t.title = true })
	end := 0
	for i, s := range lines {
		b.stretch(s.Span.Text(d), 1, func(t *term) { t.body, t.first = true, t.first || i == 0 })
		end = s.Span.End
	}
	b.markKinds(end)
	p := b.finish(end)
	p.Whole = whole
	return p
}

// builder gathers the words of one report.
type builder struct {
	doc   *readout.Document
	terms []term
	at    map[uint64]int // index of a word's term
	pairs map[[2]uint64]float64
}

// stretch adds the words of a stretch.
func (b *builder) stretch(text string, times int, mark func(*term)) {
	last := none
	bag.EachWord(text, func(word []byte) {
		h := xxh3.Hash(word)
		i, ok := b.at[h]
		if !ok {
			i = len(b.terms)
			b.at[h] = i
			t := term{hash: h, rarity: rarity(word)}
			if len(word) > 0 && '0' <= word[0] && word[0] <= '9' {
				t.kind = number
			}
			b.terms = append(b.terms, t)
		}
		t := &b.terms[i]
		t.times += times
		mark(t)
		if last != none {
			if w := b.terms[last].rarity + t.rarity; w >= leastPair {
				b.pairs[[2]uint64{b.terms[last].hash, h}] = w
			}
		}
		last = i
	})
}

// none is the index of nothing.
const none = -1

// markKinds tells names and verbs from other words, up to byte offset end.
func (b *builder) markKinds(end int) {
	mark := func(text string, k kind) {
		bag.EachWord(text, func(word []byte) {
			i, ok := b.at[xxh3.Hash(word)]
			if ok && b.terms[i].kind == other && b.terms[i].rarity > plainWord {
				b.terms[i].kind = k
			}
		})
	}
	for _, e := range b.doc.Entities {
		if e.Span.Start < end && e.Type != readout.EntityTitle {
			mark(e.Name, name)
		}
	}
	for i, t := range b.doc.Tags {
		if b.doc.Tokens[i].Start >= end {
			break
		}
		if t.UPOS == readout.VERB {
			mark(b.doc.Tokens[i].Text(b.doc), verb)
		}
	}
}

// finish sorts and sums.
func (b *builder) finish(end int) *Profile {
	p := &Profile{terms: b.terms, weekday: weekday(b.doc, end)}
	slices.SortFunc(p.terms, func(x, y term) int { return cmp.Compare(x.hash, y.hash) })
	for words, w := range b.pairs {
		p.pairs = append(p.pairs, pair{words[0]*0x9e3779b97f4a7c15 ^ words[1], w})
	}
	slices.SortFunc(p.pairs, func(x, y pair) int { return cmp.Or(cmp.Compare(x.hash, y.hash), cmp.Compare(x.weight, y.weight)) })
	p.sums()
	return p
}

// sums works out what follows from the words.
func (p *Profile) sums() {
	for i := range p.terms {
		t := &p.terms[i]
		t.weight = math.Pow(t.rarity, damping) * (1 + math.Log(float64(t.times)))
		square := t.rarity * t.rarity
		p.damped += float64(t.weight * t.weight)
		p.plain += float64(square)
		p.byKind[t.kind] += float64(square)
		p.sum += t.rarity
		if t.title {
			p.title += float64(square)
			p.titleSum += t.rarity
		}
		if t.body {
			p.body += float64(square)
		}
	}
	for _, x := range p.pairs {
		p.pairSquares += float64(x.weight * x.weight)
	}
}

// weekday is the first weekday that a report names before byte offset end.
func weekday(d *readout.Document, end int) int {
	for i := range d.Timexes {
		t := &d.Timexes[i]
		if t.Span.Start >= end {
			break
		}
		if day, ok := strings.CutPrefix(t.Value, "XXXX-WXX-"); ok && len(day) > 0 && '1' <= day[0] && day[0] <= '7' {
			return int(day[0] - '0')
		}
		if first, last, ok := t.Date.Bounds(); ok && first == last {
			return (int(first.Weekday())+6)%7 + 1
		}
	}
	return 0
}
