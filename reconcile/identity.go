package reconcile

import (
	"math"
	"slices"
	"strings"
)

// compareIdentity sets the features that tell whether two values are told of one
// thing among the many of which their reports tell.
func (f *features) compareIdentity(a, b *fact, given map[string]*values) {
	shared, specific := specificWeight(a, b)
	f[featureSpecific] = min(specific/1.5, 1)
	if shared > 0 {
		f[featureUnspecific] = 1 - specific/shared
	}
	f[featurePlenty] = min(math.Log1p(float64(min(given[a.rec.ID].like(a), given[b.rec.ID].like(b))))/4, 1)
	f[featureModifier] = float64(one(slices.ContainsFunc(a.modifiers(), func(w string) bool { return slices.Contains(b.modifiers(), w) })))
	f[featureClause] = float64(one(f[featureVerb] > 0 && f[featureSubject]+f[featureObject] > 0 &&
		f[featureSubjectOther]+f[featureObjectOther]+f[featureNounOther]+f[featureScopeOther]+f[featureMarkerOther]+f[featureMoodOther] == 0))
	f[featurePath] = float64(one(a.path() == b.path()))
	f[featureLead] = (1/float64(1+a.sentence/4) + 1/float64(1+b.sentence/4)) / 2
	f[featureCopy] = copied(a, b)
}

// specificWeight is the weight of the near words that two values share, and how
// much of it is of words that few sentences of the two reports have: who a whole
// report is about stands beside most of its values.
func specificWeight(a, b *fact) (shared, specific float64) {
	for i, j := 0, 0; i < len(a.context) && j < len(b.context); {
		switch c := strings.Compare(a.context[i].word, b.context[j].word); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			w := min(a.context[i].weight, b.context[j].weight)
			shared += w
			specific += w / math.Sqrt(float64(a.from.sentencesWith(a.context[i].word)*b.from.sentencesWith(b.context[j].word)))
			i++
			j++
		}
	}
	return shared, specific
}

// path is how a value hangs on its predicate: the relations up to it.
func (f *fact) path() string {
	var rels []string
	for i, end := f.head, f.from.predicate(f.head); i >= 0 && i != end && len(rels) < farthestVerb; i = f.from.tree.Head(i) {
		rel, _, _ := strings.Cut(f.from.tree.Rel(i), ":")
		rels = append(rels, rel)
	}
	return strings.Join(rels, " ")
}

// copied is how much of the longer of two sentences stands in the other, in order.
func copied(a, b *fact) float64 {
	x, y := lemmas(a, 0, len(a.rec.Tags)), lemmas(b, 0, len(b.rec.Tags))
	return float64(inOrder(x, y)) / float64(max(len(x), len(y), 1))
}
