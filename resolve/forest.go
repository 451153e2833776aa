package resolve

import (
	"container/heap"
	"math"
)

// forest keeps groups of indices that were joined; each is known by its
// smallest member.
type forest struct{ parent []int }

func newForest(n int) *forest {
	f := &forest{parent: make([]int, n)}
	for i := range f.parent {
		f.parent[i] = i
	}
	return f
}

// find is the smallest member of i's group.
func (f *forest) find(i int) int {
	for f.parent[i] != i {
		f.parent[i] = f.parent[f.parent[i]]
		i = f.parent[i]
	}
	return i
}

// join makes one group of two and gives its smallest member.
func (f *forest) join(a, b int) int {
	a, b = f.find(a), f.find(b)
	if a > b {
		a, b = b, a
	}
	f.parent[b] = a
	return a
}

// groups lists the members of every group, both in order.
func (f *forest) groups() [][]int {
	at := make([]int, len(f.parent))
	var out [][]int
	for i := range f.parent {
		root := f.find(i)
		if root == i {
			at[i] = len(out)
			out = append(out, nil)
		}
		out[at[root]] = append(out[at[root]], i)
	}
	return out
}

// edge is a tie of two indices, a < b.
type edge struct {
	a, b   int
	weight float64
}

// before orders edges from the strongest down, equals by index.
func (e edge) before(o edge) bool {
	if e.weight != o.weight {
		return e.weight > o.weight
	}
	return e.a < o.a || (e.a == o.a && e.b < o.b)
}

type edgeHeap []edge

func (h edgeHeap) Len() int           { return len(h) }
func (h edgeHeap) Less(i, j int) bool { return h[i].before(h[j]) }
func (h edgeHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *edgeHeap) Push(x any)        { *h = append(*h, x.(edge)) }
func (h *edgeHeap) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

// averageLinkage joins the two groups with the highest mean tie, again and
// again, while that mean reaches least. Pairs without an edge count as 0. Only
// the edges decide, never the order in which they are given.
func averageLinkage(n int, edges []edge, least float64) *forest {
	f := newForest(n)
	size := make([]int, n)
	sums := make([]map[int]float64, n) // of group a to group b, over all pairs of members
	for i := range n {
		size[i], sums[i] = 1, map[int]float64{}
	}
	queue := make(edgeHeap, 0, len(edges))
	for _, e := range edges {
		sums[e.a][e.b], sums[e.b][e.a] = e.weight, e.weight
		queue = append(queue, e)
	}
	heap.Init(&queue)
	mean := func(a, b int) float64 { return sums[a][b] / float64(size[a]*size[b]) }
	for queue.Len() > 0 {
		e := heap.Pop(&queue).(edge)
		if e.weight < least {
			break
		}
		if f.find(e.a) != e.a || f.find(e.b) != e.b || math.Float64bits(mean(e.a, e.b)) != math.Float64bits(e.weight) {
			continue // one of the groups has grown since
		}
		f.join(e.a, e.b)
		size[e.a] += size[e.b]
		delete(sums[e.a], e.b)
		for k, s := range sums[e.b] {
			delete(sums[k], e.b)
			if k != e.a {
				sums[e.a][k] += s
				sums[k][e.a] = sums[e.a][k]
			}
		}
		sums[e.b] = nil
		for k := range sums[e.a] {
			heap.Push(&queue, edge{a: min(e.a, k), b: max(e.a, k), weight: mean(e.a, k)})
		}
	}
	return f
}

// round keeps three decimals: scores are shown to people, and the last bits
// are noise.
func round(x float64) float64 { return math.Round(x*1000) / 1000 }
