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
	Words    int       // words of A that stand in shared passages, each counted once
	ShareA   float64   // part of A's words that stand in B
	ShareB   float64   // part of B's words that stand in A
	Passages []Passage // longest first; ties by place in A
}

// Align finds the passages that a and b share: runs of words, grown from
// shared shingles in both directions as far as they agree. Each word of a
// belongs to one passage at most. The result for (b, a) has the same shares,
// turned round, up to repeated passages.
func Align(a, b *Text) Shared {
	where := make(map[uint64]int32, len(b.Shingles))
	for i := len(b.Shingles) - 1; i >= 0; i-- {
		where[b.Shingles[i].Hash] = b.Shingles[i].First
	}
	var out Shared
	inB := make([]bool, len(b.Words))
	next := 0 // first word of a that no passage holds yet
	for _, s := range a.Shingles {
		j, ok := where[s.Hash]
		if !ok || int(s.First) < next {
			continue
		}
		i, k := int(s.First), int(j)
		n := 0
		for i+n < len(a.Words) && k+n < len(b.Words) && a.Words[i+n].Hash == b.Words[k+n].Hash {
			inB[k+n] = true
			n++
			if a.Words[i+n-1].Last || b.Words[k+n-1].Last {
				break
			}
		}
		if n < ShingleWords {
			continue // two shingles of one hash but other words
		}
		out.Passages = append(out.Passages, Passage{Words: n,
			A: a.Words[i].Span.Cover(a.Words[i+n-1].Span), B: b.Words[k].Span.Cover(b.Words[k+n-1].Span)})
		out.Words += n
		next = i + n
	}
	slices.SortStableFunc(out.Passages, func(p, q Passage) int {
		if p.Words != q.Words {
			return q.Words - p.Words
		}
		return p.A.Compare(q.A)
	})
	out.ShareA, out.ShareB = share(out.Words, len(a.Words)), share(count(inB), len(b.Words))
	return out
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

func count(marks []bool) int {
	n := 0
	for _, m := range marks {
		if m {
			n++
		}
	}
	return n
}
