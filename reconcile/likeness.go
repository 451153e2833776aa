package reconcile

import (
	"math"
	"strings"

	"readout"
)

// features are what speaks for two facts being two versions of one, each about
// 0 to 1.
type features [featureCount]float64

const (
	featureBias       = iota
	featureNear       // likeness of the words around the values
	featureShared     // weight of the near words that both share
	featureSentence   // likeness of the sentences
	featureAnchor     // both values hang on one word
	featureOther      // they hang on two different words
	featureRelation   // in one relation
	featureNeighbor   // the same words stand right before and after
	featureAbsent     // one text gives the other's value nowhere
	featureBothAbsent // neither gives the other's
	featureSupport    // some other fact agrees with one of the two
	featureRival      // another fact fits one of the two as well
	featureClose      // numbers: of one order; dates: of one month
	featureExact      // the sentences share other values
	featureCount
)

func (c *candidate) features(v map[string]*values) features {
	a, b := c.a, c.b
	var f features
	f[featureBias] = 1
	f[featureNear] = c.near
	shared, _ := sharedWeight(a.context, b.context) // weighed by likeContexts
	f[featureShared] = min(shared/3, 1)
	f[featureSentence] = c.alignment.like
	switch {
	case a.anchor == b.anchor && a.anchor != "":
		f[featureAnchor] = 1
	case a.anchor != "" && b.anchor != "":
		f[featureOther] = 1
	}
	if a.rel == b.rel {
		f[featureRelation] = 1
	}
	f[featureNeighbor] = float64(one(neighbor(a, -1) == neighbor(b, -1))+one(neighbor(a, 1) == neighbor(b, 1))) / 2
	here, there := v[b.rec.ID].has(a), v[a.rec.ID].has(b)
	f[featureAbsent] = float64(one(!here || !there))
	f[featureBothAbsent] = float64(one(!here && !there))
	f[featureClose] = closeness(a, b)
	f[featureExact] = float64(min(exact(a, b), 2)) / 2
	return f
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// neighbor is the word before or after a value.
func neighbor(f *fact, side int) string {
	i := f.tokens.End
	if side < 0 {
		i = f.tokens.First - 1
	}
	if i < 0 || i >= len(f.rec.Tokens) {
		return ""
	}
	return strings.ToLower(f.rec.Tokens[i].Text(f.rec.Document))
}

// closeness is 1 for figures that are nearly equal, falling to 0 where one is
// ten times the other.
func closeness(a, b *fact) float64 {
	if a.number == nil || b.number == nil || a.number.value <= 0 || b.number.value <= 0 {
		return 0
	}
	return 1 - min(math.Abs(math.Log10(a.number.value/b.number.value)), 1)
}

// exact counts the other values that the two sentences share.
func exact(a, b *fact) int {
	n := 0
	for _, x := range a.passage.facts {
		if x.number == nil && x.kind != factDate || x.span.Overlaps(a.span) {
			continue
		}
		for _, y := range b.passage.facts {
			if y.kind == x.kind && !y.span.Overlaps(b.span) && comparisons[x.kind].compare(x, y) == agree {
				n++
				break
			}
		}
	}
	return n
}

// values is what a document gives anywhere, for asking whether it gives a
// value too.
type values struct {
	words   map[string]bool // of names, in lower case
	numbers []*fact
	dates   []*fact
}

func valuesOf(rec *readout.Record, passages []*passage) *values {
	v := &values{words: map[string]bool{}}
	for i, tag := range rec.Tags {
		if tag.UPOS == readout.PROPN || tag.UPOS == readout.ADJ {
			v.words[strings.ToLower(rec.Tokens[i].Text(rec.Document))] = true
		}
	}
	for _, p := range passages {
		for _, f := range p.facts {
			switch {
			case f.number != nil:
				v.numbers = append(v.numbers, f)
			case f.kind == factDate:
				v.dates = append(v.dates, f)
			}
		}
	}
	return v
}

// has reports whether the document gives the value of f anywhere.
func (v *values) has(f *fact) bool {
	switch {
	case f.number != nil:
		for _, n := range v.numbers {
			if n.number.unit == f.number.unit && n.number.value == f.number.value {
				return true
			}
		}
		return false
	case f.kind == factDate:
		for _, d := range v.dates {
			if d.date == f.date {
				return true
			}
		}
		return false
	case f.kind == factPlace, f.kind == factPerson, f.kind == factOffice:
		return v.words[lastName(f.name)]
	}
	return false
}

// Facts whose surroundings are less alike than leastNear are not compared; a
// pair is a conflict when it is sureEnough.
const (
	leastNear  = 0.1
	sureEnough = 0.20
)

// sure weighs the features.
func (f *features) sure(k factKind) float64 {
	sum := 0.0
	for i, v := range f {
		sum += float64(v * kindWeights[k][i])
	}
	return 1 / (1 + math.Exp(-sum))
}

// kindWeights were fitted by logistic regression, one for all kinds with small
// departures for each, on pairs of articles in one of which a fact was changed
// against pairs that were left as they were. The fields are those of the features above, in order.
var kindWeights = [...]features{
	factNumber:   {-4.92, 2.58, 2.67, 0.82, -1.24, -1.03, 0.33, 0.81, 0.36, 1.31, -2.84, -0.85, 1.47, 1.28},
	factDuration: {-3.66, 2.62, 2.65, 1.07, -0.83, -1.29, 0.55, 1.49, -0.11, 1.33, -3.11, -0.40, 1.78, 0.43},
	factDate:     {-3.88, 2.98, 2.90, 1.59, -0.94, -2.01, -0.11, 1.10, 0.18, 1.89, -3.50, -1.24, 1.34, 0.71},
	factOrdinal:  {-1.98, 2.87, 2.79, 1.39, -0.93, -1.21, 0.04, 1.10, -0.26, 1.10, -3.04, -0.63, 1.34, 0.84},
	factPlace:    {-2.57, 3.26, 2.89, 1.43, -0.39, -1.84, 0.06, 1.84, -0.83, 0.98, -3.92, -1.65, 1.34, 1.10},
	factPerson:   {-5.37, 2.53, 2.45, 1.08, -1.09, -1.21, -0.13, 0.94, -0.43, 0.96, -3.06, -0.89, 1.34, 0.74},
	factClaim:    {-3.33, 3.36, 3.10, 1.83, -1.24, -1.21, -0.27, 0.77, -0.57, 0.78, -3.36, -1.39, 1.34, 0.88},
	factAge:      {-2.98, 2.50, 2.52, 0.99, -0.98, -1.21, -0.01, 1.13, 0.08, 1.30, -3.33, -1.05, 1.26, 0.66},
	factVote:     {-0.67, 2.64, 2.62, 1.14, -0.86, -1.21, 0.11, 0.98, -0.20, 1.16, -3.11, -0.55, 1.34, 0.89},
	factOffice:   {-2.50, 2.65, 2.52, 1.15, -0.96, -1.21, 0.01, 1.12, -0.29, 0.69, -3.12, -0.59, 1.34, 0.68},
	factDeed:     {-1.06, 2.57, 2.59, 1.11, -0.89, -1.21, 0.09, 1.12, -0.22, 1.14, -3.05, -0.99, 1.34, 0.82},
}
