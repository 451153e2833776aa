package reconcile

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// passage is one sentence of news, as it is set beside sentences of other
// documents.
type passage struct {
	rec   *readout.Record
	words []term // its content words and names by word, weighed by rarity
	total float64
	facts []*fact
}

// alignment is two passages of two documents that tell of the same thing, for
// what their words show.
type alignment struct {
	a, b *passage
	like float64  // 0 to 1: shared weight against the weight of either
	only factKind // of which alone facts are compared, where there is a tie
	tie  string   // what ties them where their words do not, see fact.tie
}

// Two passages are aligned when they share at least two words, of which one is
// a key, and at least leastShared of weight.
const (
	keyRarity   = 0.3 // of a word by which passages find one another: in one article of eight or fewer
	leastShared = 0.7
	leastAlike  = 0.08
)

// passagesOf cuts a document into passages, each with its facts.
func passagesOf(rec *readout.Record) []*passage {
	bySentence := map[int]*passage{}
	var out []*passage
	list, x := facts(rec)
	markLone(list)
	for _, f := range list {
		p := bySentence[f.sentence]
		if p == nil {
			p = &passage{rec: rec, words: x.contentWords(f.sentence)}
			for _, t := range p.words {
				p.total += t.weight
			}
			bySentence[f.sentence] = p
			out = append(out, p)
		}
		p.facts = append(p.facts, f)
		f.passage = p
	}
	return out
}

// markLone marks the sum of a report that gives no other in its currency.
func markLone(list []*fact) {
	sums := map[string]*fact{}
	many := map[string]bool{}
	for _, f := range list {
		if f.kind != factNumber || !f.number.money() {
			continue
		}
		many[f.number.unit] = many[f.number.unit] || sums[f.number.unit] != nil
		sums[f.number.unit] = f
	}
	for unit, f := range sums {
		f.lone = !many[unit]
	}
}

// readings are the passages of documents that were read before, by id.
type readings map[string][]*passage

// of gives the passages of a document, which is read once.
func (r readings) of(rec *readout.Record) []*passage {
	list, ok := r[rec.ID]
	if !ok {
		list = passagesOf(rec)
		r[rec.ID] = list
	}
	return list
}

// align finds the passages of different documents that tell of the same thing.
// Whether two are aligned depends on the two alone, unless there are more than
// mostAligned, see [mostTelling].
func align(all []*passage) []alignment {
	index := map[string][]int{}
	seen := make([]int, len(all)) // the last passage that each was set beside, plus 1
	var out []alignment
	for j, b := range all {
		for _, t := range b.words {
			if t.weight < keyRarity {
				continue
			}
			for _, i := range index[t.word] {
				if a := all[i]; seen[i] != j+1 && a.rec.ID != b.rec.ID {
					seen[i] = j + 1
					if like, ok := alignWords(a, b); ok {
						out = mostTelling(append(out, alignment{a: a, b: b, like: like}), 2*mostAligned)
					}
				}
			}
			index[t.word] = append(index[t.word], j)
		}
	}
	return mostTelling(out, mostAligned)
}

// alignWords weighs the words that two passages share.
func alignWords(a, b *passage) (float64, bool) {
	shared, words := sharedWeight(a.words, b.words)
	if words < 2 || shared < leastShared {
		return 0, false
	}
	like := shared / math.Sqrt(a.total*b.total)
	return like, like >= leastAlike
}

// sharedWeight is the weight of the words that two contexts share, each at the
// lesser of its two weights, and their number.
func sharedWeight(a, b []term) (weight float64, words int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i].word, b[j].word); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			weight += min(a[i].weight, b[j].weight)
			words++
			i++
			j++
		}
	}
	return weight, words
}

// sharedWords lists the words of both contexts, the heaviest first.
func sharedWords(a, b []term) []string {
	var both []term
	for _, t := range a {
		if i, ok := slices.BinarySearchFunc(b, t.word, func(t term, w string) int { return strings.Compare(t.word, w) }); ok {
			both = append(both, term{t.word, min(t.weight, b[i].weight)})
		}
	}
	slices.SortFunc(both, func(a, b term) int { return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.word, b.word)) })
	var out []string
	for _, t := range both {
		out = append(out, t.word)
	}
	return out
}

// alignTied ties passages that name one office, that give the result of a vote in
// which as many voted, the strength of an earthquake, or the only sum of their report.
func alignTied(all []*passage) []alignment {
	index := map[string][]*passage{}
	var out []alignment
	for _, b := range all {
		seen := map[*passage]bool{}
		for _, f := range b.facts {
			for _, a := range index[f.tie()] {
				if a.rec.ID == b.rec.ID || seen[a] {
					continue
				}
				seen[a] = true
				if al := (alignment{a: a, b: b, only: f.kind, tie: f.tie()}); al.worth() {
					out = append(out, al)
				}
			}
		}
		for _, f := range b.facts {
			if key := f.tie(); key != "" && !slices.Contains(index[key], b) {
				index[key] = append(index[key], b)
			}
		}
	}
	return out
}

// tie is what ties a fact to another whatever else their sentences say: an office, how
// many voted, that it is the strength of an earthquake or the only sum of its report;
// empty for none.
func (f *fact) tie() string {
	switch f.kind {
	case factOffice:
		return f.anchor + "/" + f.rel
	case factVote:
		return strconv.Itoa(voters(f.name))
	case factNumber:
		if f.number.unit == "magnitude" && !f.tells(func(w string) bool { return w == "aftershock" }) {
			return f.number.unit
		}
		if f.lone {
			return f.number.unit
		}
	}
	return ""
}

// worth sets how alike two passages are that one fact ties, and reports whether its words
// do not align them besides.
func (al *alignment) worth() bool {
	shared, _ := sharedWeight(al.a.words, al.b.words)
	al.like = shared / max(al.a.total, al.b.total)
	if al.only == factOffice {
		return true // which no other alignment compares
	}
	_, ok := alignWords(al.a, al.b)
	return !ok && shared > 0
}

// compares reports whether two facts of a kind are compared in an alignment.
func (al *alignment) compares(x, y *fact) bool {
	if al.tie != "" {
		return x.kind == al.only && x.tie() == al.tie && y.tie() == al.tie
	}
	return x.kind != factOffice
}
