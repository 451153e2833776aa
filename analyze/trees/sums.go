package trees

import "readout/internal/network"

// sums keeps, over a sentence, what groups of features give to the network's
// hidden layer.
type sums struct {
	ahead, between group
	sum            []int16 // of ahead
	next           int     // the place in the buffer that it is of; 0 for none
	stack          [2]kept
}

// group is a group of features and their rows.
type group struct {
	list   list
	places network.Places
	found  []uint32
}

// begin gives the group's list, empty.
func (g *group) begin() *list {
	g.list.f = g.list.f[:0]
	return &g.list
}

func (g *group) find(m *network.Model) { g.found = m.Find(g.list.f, &g.places) }

// kept is the sums of words where they stand first, or second, on the stack.
type kept struct {
	group
	children []node // by word, none before all: with which its sum was made
	sums     []int16
}

// unseen is the node of a word whose sum is not made.
var unseen = node{left: -2}

func (k *kept) reset(words, units int) {
	k.children = k.children[:0]
	for range words + 2 {
		k.children = append(k.children, unseen)
	}
	if need := len(k.children) * units; len(k.sums) < need {
		k.sums = make([]int16, need)
	}
}

// of gives the sum of word i, which has children, and whether it is made yet.
func (k *kept) of(i int32, children node, units int) (sum []int16, made bool) {
	at := int(i) + 1
	made = k.children[at] == children
	k.children[at] = children
	return k.sums[at*units:][:units], made
}

func (u *sums) reset(words, units int) {
	if len(u.sum) != units {
		u.sum = make([]int16, units)
	}
	u.next = 0
	for i := range u.stack {
		u.stack[i].reset(words, units)
	}
}

// hidden computes the hidden layer of a state into w. All rows are called up
// before the first are summed.
func (u *sums) hidden(m *network.Model, w *network.Work, words *Words, s *State) {
	moved := u.next != s.next
	if moved {
		u.next = s.next
		words.ahead(u.ahead.begin(), s)
		u.ahead.find(m)
	}
	words.between(u.between.begin(), s)
	u.between.find(m)
	var sum [len(u.stack)][]int16
	var made [len(u.stack)]bool
	for k := range u.stack {
		i := s.top(k)
		if sum[k], made[k] = u.stack[k].of(i, *s.node(i), m.Units()); !made[k] {
			words.standing(u.stack[k].begin(), s, k)
			u.stack[k].find(m)
		}
	}
	if moved {
		m.Sum(u.ahead.found, u.sum)
	}
	for k := range u.stack {
		if !made[k] {
			m.Sum(u.stack[k].found, sum[k])
		}
	}
	m.Run(w, u.between.found, u.sum, sum[0], sum[1])
}
