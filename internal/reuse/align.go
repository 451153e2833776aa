package reuse

import (
	"slices"

	"readout"
)

// Passage is one stretch that two texts share, word for word.
type Passage struct {
	A, B  readout.Span // where it stands in either
	Words int
}

// Shared is what two texts have in common.
type Shared struct {
	Words    int       // in all passages together
	ShareA   float64   // part of A's words that stand in a shingle that B has
	ShareB   float64   // part of B's words that stand in a shingle that A has
	Passages []Passage // longest first; ties by place in A
}

// Align finds the passages that a and b share: runs of words, grown from
// shared shingles as far as they agree. A stretch that a text repeats, such as
// a caption, is one passage and counts once.
func Align(a, b *Text) Shared {
	where, own := b.index(), a.index()
	var out Shared
	next := 0 // the first word of a that no passage holds yet
	for _, s := range a.once {
		j, ok := where[s.Hash]
		if !ok || int(s.First) < next {
			continue
		}
		if n := run(a, b, int(s.First), int(j)); n >= ShingleWords { // fewer where hashes collide
			out.Passages = append(out.Passages, passage(a, b, int(s.First), int(j), n))
			out.Words += n
			next = int(s.First) + n
		}
	}
	slices.SortStableFunc(out.Passages, func(p, q Passage) int {
		if p.Words != q.Words {
			return q.Words - p.Words
		}
		return p.A.Compare(q.A)
	})
	out.ShareA, out.ShareB = a.covered(where), b.covered(own)
	return out
}

// covered is the part of t's words that stand in a shingle of those given.
// Words that were changed here and there take themselves out, not the four
// shingles before them. What t repeats counts once.
func (t *Text) covered(in map[uint64]int32) float64 {
	all, common, allTo, commonTo := 0, 0, 0, 0
	for _, s := range t.once {
		from, to := int(s.First), int(s.First)+ShingleWords
		all += to - max(from, allTo)
		allTo = to
		if _, ok := in[s.Hash]; ok {
			common += to - max(from, commonTo)
			commonTo = to
		}
	}
	return share(common, all)
}

// run is how many words from a[i] and b[j] on agree.
func run(a, b *Text, i, j int) int {
	n := 0
	for i+n < len(a.Words) && j+n < len(b.Words) && a.Words[i+n].Hash == b.Words[j+n].Hash {
		n++
		if a.Words[i+n-1].Last || b.Words[j+n-1].Last {
			break
		}
	}
	return n
}

func passage(a, b *Text, i, j, n int) Passage {
	return Passage{Words: n, A: a.Words[i].Span.Cover(a.Words[i+n-1].Span), B: b.Words[j].Span.Cover(b.Words[j+n-1].Span)}
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
