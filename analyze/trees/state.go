package trees

// none stands where there is no word.
const none = -1

// State is a parse under way: arc-hybrid transitions over the words 1…n, with
// an artificial root 0 at the bottom of the stack. However the transitions are
// chosen among those allowed, the outcome is a projective tree with one root.
type State struct {
	n     int     // number of words
	next  int     // first word of the buffer
	stack []int32 // words under way, the root at the bottom
	head  []int32 // by word; none before it is known
	rel   []uint8 // by word
	nodes []node  // children, by word
}

// node is what is known of a word's children so far.
type node struct {
	left, left2   int32 // outermost and next child on the left
	right, right2 int32
	lefts, rights uint8
}

// The moves. A transition is a move with, for arcs, a relation.
const (
	Shift = iota
	Left  // the top of the stack hangs on the next word
	Right // the top of the stack hangs on the one under it
)

// Reset begins a sentence of n words.
func (s *State) Reset(n int) {
	s.n, s.next = n, 1
	s.stack = append(s.stack[:0], 0)
	s.head, s.rel, s.nodes = s.head[:0], s.rel[:0], s.nodes[:0]
	for range n + 1 {
		s.head = append(s.head, none)
		s.rel = append(s.rel, 0)
		s.nodes = append(s.nodes, node{none, none, none, none, 0, 0})
	}
}

// Done reports whether every word has a head.
func (s *State) Done() bool { return s.next > s.n && len(s.stack) == 1 }

// Allowed reports whether a move keeps the tree whole.
func (s *State) Allowed(move int) bool {
	switch move {
	case Shift:
		return s.next <= s.n
	case Left:
		return s.next <= s.n && len(s.stack) > 1
	}
	return len(s.stack) > 2 || len(s.stack) == 2 && s.next > s.n
}

// Do makes a move that is allowed.
func (s *State) Do(move int, rel uint8) {
	top := len(s.stack) - 1
	switch move {
	case Shift:
		s.stack = append(s.stack, int32(s.next))
		s.next++
		return
	case Left:
		s.attach(s.stack[top], int32(s.next), rel)
	case Right:
		s.attach(s.stack[top], s.stack[top-1], rel)
	}
	s.stack = s.stack[:top]
}

func (s *State) attach(child, head int32, rel uint8) {
	s.head[child], s.rel[child] = head, rel
	n := &s.nodes[head]
	if child < head {
		n.left, n.left2 = child, n.left
		n.lefts = min(n.lefts+1, 7)
		return
	}
	n.right, n.right2 = child, n.right
	n.rights = min(n.rights+1, 7)
}

// Cost is how many arcs of the gold tree a move puts out of reach: the dynamic
// oracle of Goldberg and Nivre (2013). gold holds the head of each word 1…n.
func (s *State) Cost(move int, gold []int32) int {
	cost := 0
	top := len(s.stack) - 1
	switch move {
	case Shift:
		b := int32(s.next)
		for i, w := range s.stack {
			if gold[b] == w && i < top {
				cost++
			}
			if w > 0 && gold[w] == b {
				cost++
			}
		}
	case Left:
		w := s.stack[top]
		if gold[w] == s.stack[top-1] || gold[w] > int32(s.next) {
			cost++
		}
		cost += s.orphans(w, gold)
	case Right:
		w := s.stack[top]
		if gold[w] >= int32(s.next) {
			cost++
		}
		cost += s.orphans(w, gold)
	}
	return cost
}

// orphans counts the words of the buffer that should hang on w.
func (s *State) orphans(w int32, gold []int32) int {
	n := 0
	for b := s.next; b <= s.n; b++ {
		if gold[b] == w {
			n++
		}
	}
	return n
}

// top gives the word k places under the top of the stack.
func (s *State) top(k int) int32 {
	if i := len(s.stack) - 1 - k; i >= 0 {
		return s.stack[i]
	}
	return none
}

// ahead gives the word k places into the buffer.
func (s *State) ahead(k int) int32 {
	if i := s.next + k; 0 < i && i <= s.n {
		return int32(i)
	}
	return none
}

// Top is the word on top of the stack.
func (s *State) Top() int { return int(s.stack[len(s.stack)-1]) }
