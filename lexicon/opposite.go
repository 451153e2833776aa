package lexicon

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Pole is one of the two ways in which a predicate can hold on an axis: prices
// rise or fall, plans are approved or rejected.
type Pole struct {
	Axis string
	End  string // "1" or "2"
}

var poles = sync.OnceValue(func() map[string][]Pole {
	m := map[string][]Pole{}
	for _, r := range Load("en/opposites.txt").Rows {
		for _, field := range strings.Fields(r[1]) {
			axis, end, _ := strings.Cut(field, "/")
			if end != "1" && end != "2" {
				panic(fmt.Sprintf("lexicon: en/opposites.txt: %s: pole %q, want 1 or 2", r[0], end))
			}
			m[r[0]] = append(m[r[0]], Pole{axis, end})
		}
	}
	return m
})

// PolesOf are the poles on which a predicate stands; none for most.
func PolesOf(lemma string) []Pole { return poles()[lemma] }

// Opposite reports whether two predicates stand on the two poles of an axis.
func Opposite(a, b []Pole) bool {
	return slices.ContainsFunc(a, func(p Pole) bool {
		return slices.ContainsFunc(b, func(q Pole) bool { return p.Axis == q.Axis && p.End != q.End })
	})
}
