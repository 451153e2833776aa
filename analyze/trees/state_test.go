package trees

import (
	"math/rand/v2"
	"testing"
)

// valid reports what is wrong with a finished parse, empty when it is a
// projective tree with one root.
func valid(s *State) string {
	roots := 0
	for i := 1; i <= s.n; i++ {
		h := int(s.head[i])
		switch {
		case h < 0 || h > s.n || h == i:
			return "a word lacks its head"
		case h == 0:
			roots++
		}
		for k, steps := i, 0; k != 0; k, steps = int(s.head[k]), steps+1 {
			if steps > s.n {
				return "the arcs run in a circle"
			}
		}
		for k := min(i, h) + 1; k < max(i, h); k++ {
			if g := int(s.head[k]); g < min(i, h) || g > max(i, h) {
				return "two arcs cross"
			}
		}
	}
	if roots != 1 {
		return "there is not one root"
	}
	return ""
}

func TestState_anyAllowedMovesMakeAProjectiveTree(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	var s State
	for range 3000 {
		s.Reset(1 + rng.IntN(12))
		for !s.Done() {
			move := rng.IntN(3)
			if s.Allowed(move) {
				s.Do(move, 1)
			}
		}
		if fault := valid(&s); fault != "" {
			t.Fatalf("%s: heads %v", fault, s.head)
		}
	}
}

// randomTree gives the heads of a random projective tree over n words.
func randomTree(rng *rand.Rand, n int) []int32 {
	var s State
	s.Reset(n)
	for !s.Done() {
		if move := rng.IntN(3); s.Allowed(move) {
			s.Do(move, 1)
		}
	}
	return append([]int32(nil), s.head...)
}

func TestCost_ofTheOraclesMovesIsNothing(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	var s State
	for range 500 {
		n := 1 + rng.IntN(10)
		gold := randomTree(rng, n)
		s.Reset(n)
		for !s.Done() {
			var free []int
			for move := Shift; move <= Right; move++ {
				if s.Allowed(move) && s.Cost(move, gold) == 0 {
					free = append(free, move)
				}
			}
			if len(free) == 0 {
				t.Fatalf("no move is free on the way to %v at %v", gold, s.head)
			}
			s.Do(free[rng.IntN(len(free))], 1)
		}
		for i := 1; i <= n; i++ {
			if s.head[i] != gold[i] {
				t.Fatalf("free moves led to %v, want %v", s.head, gold)
			}
		}
	}
}

func TestCost_isWhatAMoveLosesAtBest(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for range 60 {
		n := 2 + rng.IntN(4)
		gold := randomTree(rng, n)
		var s State
		s.Reset(n)
		for !s.Done() {
			reach := reachable(clone(&s), gold)
			for move := Shift; move <= Right; move++ {
				if !s.Allowed(move) {
					continue
				}
				after := clone(&s)
				after.Do(move, 1)
				if want, got := reach-reachable(after, gold), s.Cost(move, gold); got != want {
					t.Fatalf("move %d costs %d, the oracle says %d; stack %v, next %d, gold %v", move, want, got, s.stack, s.next, gold)
				}
			}
			if move := rng.IntN(3); s.Allowed(move) {
				s.Do(move, 1)
			}
		}
	}
}

func clone(s *State) *State {
	return &State{
		n: s.n, next: s.next, stack: append([]int32(nil), s.stack...), head: append([]int32(nil), s.head...),
		rel: append([]uint8(nil), s.rel...), nodes: append([]node(nil), s.nodes...),
	}
}

// reachable is the most gold arcs that any way on from s has in the end.
func reachable(s *State, gold []int32) int {
	if s.Done() {
		right := 0
		for i := 1; i <= s.n; i++ {
			if s.head[i] == gold[i] {
				right++
			}
		}
		return right
	}
	best := 0
	for move := Shift; move <= Right; move++ {
		if s.Allowed(move) {
			after := clone(s)
			after.Do(move, 1)
			best = max(best, reachable(after, gold))
		}
	}
	return best
}
