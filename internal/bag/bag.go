// Package bag compares texts as bags of words. Words are weighted by how rare
// they are in a fixed table of the language, never by the texts at hand, so
// that the likeness of two texts is a function of the two alone.
package bag

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"sync"

	"github.com/zeebo/xxh3"

	"readout/lexicon"
)

const (
	// floor is the number of articles under which all words count as equally
	// rare: a misspelling says no more than a seldom name.
	floor = 40
	// damping flattens the weights: with it, several words of one subject
	// outweigh one rare word that two texts share by chance. Measured on leads
	// of news articles, 0.4 groups better than the usual 1.
	damping = 0.4
)

// Term is one word of a bag: the hash of its form and its weight.
type Term struct {
	Hash   uint64
	Weight float64
}

// Vector is a bag of words of length 1, by hash. The empty vector is like nothing.
type Vector []Term

// Of makes the vector of several stretches of text taken together.
func Of(stretches ...string) Vector {
	weights := wordWeights()
	var words []uint64
	for _, s := range stretches {
		EachWord(s, func(word []byte) { words = append(words, xxh3.Hash(word)) })
	}
	words = sorted(words)
	v := make(Vector, 0, len(words))
	for i := 0; i < len(words); {
		first := i
		for i < len(words) && words[i] == words[first] {
			i++
		}
		v = append(v, Term{Hash: words[first], Weight: weights.of(words[first]) * (1 + math.Log(float64(i-first)))})
	}
	return v.unit()
}

// mostNear is up to how many hashes only a few have one first byte.
const mostNear = 1 << 13

// sorted sorts hashes, which are spread evenly: by their first byte, then each among
// the few that are near it.
func sorted(hashes []uint64) []uint64 {
	if len(hashes) > mostNear {
		slices.Sort(hashes)
		return hashes
	}
	var from [257]int
	for _, h := range hashes {
		from[h>>56+1]++
	}
	for b := range 256 {
		from[b+1] += from[b]
	}
	out := make([]uint64, len(hashes))
	for _, h := range hashes {
		out[from[h>>56]] = h
		from[h>>56]++
	}
	for i, h := range out {
		for ; i > 0 && out[i-1] > h; i-- {
			out[i] = out[i-1]
		}
		out[i] = h
	}
	return out
}

// weights are the weights of the words of the frequency list, by hash.
type weights struct {
	slots []Term  // each at the first bits of its hash or next after, an empty one after it
	shift int     // by which a hash is brought to those bits
	rare  float64 // of all other words
}

// wordWeights is worked out once: a text has hundreds of words.
var wordWeights = sync.OnceValue(func() *weights {
	f := lexicon.WordFrequencies()
	size := bits.Len(uint(2 * f.Len()))
	w := &weights{slots: make([]Term, 1<<size), shift: 64 - size, rare: rarity(0, f.Articles)}
	for word, n := range f.All() {
		t := w.slot(xxh3.HashString(word))
		*t = Term{xxh3.HashString(word), rarity(n, f.Articles)}
	}
	return w
})

// slot is where a word is, or the empty slot where it would be.
func (w *weights) slot(word uint64) *Term {
	i := word >> w.shift
	for w.slots[i].Hash != word && w.slots[i].Weight != 0 {
		i = (i + 1) & uint64(len(w.slots)-1)
	}
	return &w.slots[i]
}

func (w *weights) of(word uint64) float64 {
	if t := w.slot(word); t.Weight != 0 {
		return t.Weight
	}
	return w.rare
}

// rarity is the weight of a word that stands in n of a number of articles.
func rarity(n, articles int) float64 {
	return math.Pow(math.Log(float64(articles+1)/float64(max(n, floor))), damping)
}

// unit scales v to length 1, adding in the order of v.
func (v Vector) unit() Vector {
	sum := 0.0
	for _, t := range v {
		sum += float64(t.Weight * t.Weight)
	}
	if sum == 0 {
		return nil
	}
	length := math.Sqrt(sum)
	for i := range v {
		v[i].Weight /= length
	}
	return v
}

// Likeness is the cosine of two vectors, 0 to 1. It is the same to the last
// bit for (a, b) and (b, a) and on every machine: the conversion of each
// product keeps compilers from fusing it with the addition.
//
// The walk through what two sorted lists share is written out here, in Common, for
// keys alone in resolve and for pairs of words in alike: as one generic function
// that is given the key or yields what is shared it takes two to five times as
// long, and comparing documents is where a large ledger spends its time.
// Which list goes on is worked out from the comparison, not branched on: no
// processor can foresee it.
func Likeness(a, b Vector) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		x, y := a[i].Hash, b[j].Hash
		if x == y {
			sum += float64(a[i].Weight * b[j].Weight)
		}
		i += one(x <= y)
		j += one(y <= x)
	}
	return min(sum, 1)
}

// one is 1 for what is so.
func one(so bool) int {
	if so {
		return 1
	}
	return 0
}

// Common counts the words that two vectors share.
func Common(a, b Vector) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		x, y := a[i].Hash, b[j].Hash
		n += one(x == y)
		i += one(x <= y)
		j += one(y <= x)
	}
	return n
}

// Signature is the n heaviest terms of v, by hash: texts that share none of
// them have little in common.
func (v Vector) Signature(n int) []uint64 {
	heaviest := make([]Term, 0, n+1)
	for _, t := range v {
		if len(heaviest) == n && (n == 0 || byWeight(t, heaviest[n-1]) > 0) {
			continue // as most are
		}
		at, _ := slices.BinarySearchFunc(heaviest, t, byWeight)
		heaviest = slices.Insert(heaviest, at, t)[:min(len(heaviest)+1, n)]
	}
	keys := make([]uint64, len(heaviest))
	for i, t := range heaviest {
		keys[i] = t.Hash
	}
	slices.Sort(keys)
	return keys
}

// byWeight orders terms from the heaviest down, equals by hash.
func byWeight(a, b Term) int {
	return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Hash, b.Hash))
}
