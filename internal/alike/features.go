package alike

import "math"

// feature is one thing that is measured of a pair of reports.
type feature int

const (
	cosDamped feature = iota // cosine of the damped weights
	cosPlain                 // cosine of the rarities
	cosDampedRoot
	titles // cosine of the titles
	titlesRoot
	titleBodyLess // cosine of the title of one and the first lines of the other: the smaller
	titleBodyMore
	bodies // cosine of the first lines
	bodiesRoot
	titleHeldLess // share of a title's rarity that stands in the other report: the smaller
	titleHeldMore
	namesCos
	namesRoot
	othersCos
	othersRoot
	verbsRoot
	pairsRoot
	pairsCos
	heldMore // share of a report's rarity that stands in the other: the larger
	heldLess
	sharedLog // rarity of all shared words
	shared
	firstsLog // rarity of the words that both first sentences have
	rarest1   // the rarest words that both have
	rarest2
	rarest3
	rarest4
	numbers // how many numbers both have
	numbersRoot
	names     // how many names both have
	lackLess  // the rarest word of a title that the other report lacks: the smaller
	lackMore  //
	sameDay   // both first lines name one weekday
	otherDay  // they name two
	wordsLess // how many words were read of the shorter report
	wordsMore
	features
)

// featureNames are the names that the table of weights uses.
var featureNames = [features]string{"cos-damped", "cos-plain", "cos-damped-root", "titles", "titles-root", "title-body-less", "title-body-more",
	"bodies", "bodies-root", "title-held-less", "title-held-more", "names-cos", "names-root", "others-cos", "others-root", "verbs-root",
	"pairs-root", "pairs-cos", "held-more", "held-less", "shared-log", "shared", "firsts-log", "rarest-1", "rarest-2", "rarest-3", "rarest-4",
	"numbers", "numbers-root", "names", "lack-less", "lack-more", "same-day", "other-day", "words-less", "words-more"}

// Features are the measures of one pair of reports.
type Features [features]float64

// common is what two reports share and lack, summed over their words.
type common struct {
	damped, plain, titles, titleBody, bodyTitle, bodies float64
	byKind                                              [kinds]float64
	sum, firsts, titleA, titleB                         float64
	rarest                                              [4]float64
	numbers, names                                      float64
	lackA, lackB                                        float64
}

// share adds a word that both have.
func (c *common) share(x, y *term) {
	square := float64(x.rarity * x.rarity)
	c.damped += float64(x.weight * y.weight)
	c.plain += square
	k := max(x.kind, y.kind)
	if k == verb && min(x.kind, y.kind) == name {
		k = name
	}
	switch k {
	case number:
		c.numbers++
	case name:
		c.names++
	}
	c.byKind[k] += square
	c.sum += x.rarity
	if x.first && y.first {
		c.firsts += x.rarity
	}
	c.places(x, y, square)
	for i, v := 0, x.rarity; i < len(c.rarest); i++ {
		if v > c.rarest[i] {
			v, c.rarest[i] = c.rarest[i], v
		}
	}
}

// places adds a shared word by where it stands.
func (c *common) places(x, y *term, square float64) {
	if x.title && y.title {
		c.titles += square
	}
	if x.title && y.body {
		c.titleBody += square
	}
	if x.body && y.title {
		c.bodyTitle += square
	}
	if x.body && y.body {
		c.bodies += square
	}
	if x.title {
		c.titleA += x.rarity
	}
	if y.title {
		c.titleB += x.rarity
	}
}

// lack notes a word that only one has.
func lack(t *term, most *float64) {
	if t.title && t.kind != verb && t.rarity > *most {
		*most = t.rarity
	}
}

// compare walks through the words of both.
func compare(a, b *Profile) (c common) {
	i, j := 0, 0
	for i < len(a.terms) && j < len(b.terms) {
		x, y := &a.terms[i], &b.terms[j]
		switch {
		case x.hash < y.hash:
			lack(x, &c.lackA)
			i++
		case x.hash > y.hash:
			lack(y, &c.lackB)
			j++
		default:
			c.share(x, y)
			i++
			j++
		}
	}
	for ; i < len(a.terms); i++ {
		lack(&a.terms[i], &c.lackA)
	}
	for ; j < len(b.terms); j++ {
		lack(&b.terms[j], &c.lackB)
	}
	return c
}

// sharedPairs sums over the pairs of words in a row that both have.
func sharedPairs(a, b *Profile) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a.pairs) && j < len(b.pairs); {
		x, y := a.pairs[i], b.pairs[j]
		switch {
		case x.hash < y.hash:
			i++
		case x.hash > y.hash:
			j++
		default:
			sum += float64(x.weight * y.weight)
			i++
			j++
		}
	}
	return sum
}

// Compare measures a pair; it is the same for (a, b) and (b, a).
func Compare(a, b *Profile) (f Features) {
	c := compare(a, b)
	f[cosDamped] = over(c.damped, math.Sqrt(a.damped*b.damped))
	f[cosDampedRoot] = math.Sqrt(f[cosDamped])
	f[cosPlain] = over(c.plain, math.Sqrt(a.plain*b.plain))
	f[titles] = over(c.titles, math.Sqrt(a.title*b.title))
	f[titlesRoot] = math.Sqrt(f[titles])
	x, y := over(c.titleBody, math.Sqrt(a.title*b.body)), over(c.bodyTitle, math.Sqrt(a.body*b.title))
	f[titleBodyLess], f[titleBodyMore] = min(x, y), max(x, y)
	f[bodies] = over(c.bodies, math.Sqrt(a.body*b.body))
	f[bodiesRoot] = math.Sqrt(f[bodies])
	x, y = over(c.titleA, a.titleSum), over(c.titleB, b.titleSum)
	f[titleHeldLess], f[titleHeldMore] = min(x, y), max(x, y)
	ofKind := func(k kind) float64 { return over(c.byKind[k], math.Sqrt(a.byKind[k]*b.byKind[k])) }
	f[namesCos], f[othersCos] = ofKind(name), ofKind(other)
	f[namesRoot], f[othersRoot] = math.Sqrt(f[namesCos]), math.Sqrt(f[othersCos])
	f[verbsRoot], f[numbersRoot] = math.Sqrt(ofKind(verb)), math.Sqrt(ofKind(number))
	f[pairsCos] = over(sharedPairs(a, b), math.Sqrt(a.pairSquares*b.pairSquares))
	f[pairsRoot] = math.Sqrt(f[pairsCos])
	f[heldMore], f[heldLess] = over(c.sum, min(a.sum, b.sum)), over(c.sum, max(a.sum, b.sum))
	f[shared], f[sharedLog], f[firstsLog] = c.sum, math.Log1p(c.sum), math.Log1p(c.firsts)
	f[rarest1], f[rarest2], f[rarest3], f[rarest4] = c.rarest[0], c.rarest[1], c.rarest[2], c.rarest[3]
	f[numbers], f[names] = math.Log1p(c.numbers), math.Log1p(c.names)
	f[lackLess], f[lackMore] = min(c.lackA, c.lackB), max(c.lackA, c.lackB)
	switch {
	case a.weekday == 0 || b.weekday == 0:
	case a.weekday == b.weekday:
		f[sameDay] = 1
	default:
		f[otherDay] = 1
	}
	f[wordsLess] = math.Log1p(float64(min(len(a.terms), len(b.terms))))
	f[wordsMore] = math.Log1p(float64(max(len(a.terms), len(b.terms))))
	return f
}

// over is x/y, at most 1; 0 where there is nothing to share.
func over(x, y float64) float64 {
	if y <= 0 {
		return 0
	}
	return min(x/y, 1)
}
