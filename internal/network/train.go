package network

import (
	"cmp"
	"encoding/binary"
	"math"
	"math/rand/v2"
	"slices"
)

// Counter counts features, to choose those that get a row.
type Counter map[uint32]int

// Add counts features.
func (c Counter) Add(features []uint32) {
	for _, f := range features {
		c[max(f, 1)]++
	}
}

// keys lists the features seen at least least times, sorted.
func (c Counter) keys(least int) []uint32 {
	var keys []uint32
	for k, n := range c {
		if n >= least {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}

// Trainer is a network in the making, trained one example at a time by AdaGrad,
// with one learning rate a row.
type Trainer struct {
	Rate    float32 // learning rate
	Dropout float32 // share of hidden units left out of an example
	Drop    float32 // share of features left out of an example

	hidden, classes int
	keys            []uint32
	counts          []int // how often each feature was seen
	index           *index
	rows            []float32
	rowSquares      []float32
	first, firstSq  []float32
	out, outSq      []float32
	bias, biasSq    []float32
	rng             *rand.Rand

	// the example at hand
	used   []int32
	h, dh  []float32
	mask   []float32
	scores []float32
}

// NewTrainer makes a network with a row for each feature that was counted at
// least least times.
func NewTrainer(counter Counter, least, hidden, classes int, seed uint64) *Trainer {
	keys := counter.keys(least)
	counts := make([]int, len(keys))
	for i, k := range keys {
		counts[i] = counter[k]
	}
	t := &Trainer{
		Rate: 0.05, hidden: hidden, classes: classes, keys: keys, counts: counts, index: newIndex(keys),
		rows: make([]float32, len(keys)*hidden), rowSquares: make([]float32, len(keys)),
		first: make([]float32, hidden), firstSq: make([]float32, hidden),
		out: make([]float32, classes*hidden), outSq: make([]float32, classes),
		bias: make([]float32, classes), biasSq: make([]float32, classes),
		h: make([]float32, hidden), dh: make([]float32, hidden), mask: make([]float32, hidden),
		scores: make([]float32, classes),
		rng:    rand.New(rand.NewPCG(seed, 7)),
	}
	for i := range t.rows {
		t.rows[i] = float32(t.rng.NormFloat64()) * 0.02
	}
	for i := range t.first {
		t.first[i] = 0.1
	}
	for i := range t.out {
		t.out[i] = float32(t.rng.NormFloat64()) * float32(math.Sqrt(1/float64(hidden)))
	}
	return t
}

// Features is the number of features that have a row.
func (t *Trainer) Features() int { return len(t.keys) }

// Prune keeps the most rows that move the hidden layer most: by the square of
// their length and how often they are used.
func (t *Trainer) Prune(most int) {
	if len(t.keys) <= most {
		return
	}
	weight := make([]float64, len(t.keys))
	order := make([]int, len(t.keys))
	for i := range order {
		order[i] = i
		for _, x := range t.rows[i*t.hidden:][:t.hidden] {
			weight[i] += float64(x) * float64(x) * float64(t.counts[i])
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(weight[b], weight[a]), a-b) })
	order = order[:most]
	slices.Sort(order)
	for to, from := range order {
		t.keys[to], t.counts[to], t.rowSquares[to] = t.keys[from], t.counts[from], t.rowSquares[from]
		copy(t.rows[to*t.hidden:][:t.hidden], t.rows[from*t.hidden:][:t.hidden])
	}
	t.keys, t.counts, t.rowSquares, t.rows = t.keys[:most], t.counts[:most], t.rowSquares[:most], t.rows[:most*t.hidden]
	t.index = newIndex(t.keys)
}

// Run computes the hidden layer of an example. In training some features and
// hidden units are left out.
func (t *Trainer) Run(features []uint32, training bool) {
	t.used = t.used[:0]
	h := t.h
	copy(h, t.first)
	for _, f := range features {
		r := t.index.row(f)
		if r < 0 || training && t.Drop > 0 && t.rng.Float32() < t.Drop {
			continue
		}
		t.used = append(t.used, r)
		add(t.rows[int(r)*t.hidden:][:len(h)], h)
	}
	for i, v := range h {
		t.mask[i] = 1
		switch {
		case v <= 0:
			h[i], t.mask[i] = 0, 0
		case training && t.Dropout > 0:
			if t.rng.Float32() < t.Dropout {
				h[i], t.mask[i] = 0, 0
			} else {
				t.mask[i] = 1 / (1 - t.Dropout)
				h[i] *= t.mask[i]
			}
		}
	}
	clear(t.dh)
}

// Score computes the scores of classes from…to-1 of the last example. The slice
// is good until the next call for the same classes.
func (t *Trainer) Score(from, to int) []float32 {
	h := t.h
	for c := from; c < to; c++ {
		t.scores[c] = dot(t.out[c*t.hidden:][:len(h)], h) + t.bias[c]
	}
	return t.scores[from:to]
}

// Push moves the output layer against the gradient of the scores of classes
// from, from+1, …, and keeps what it means for the hidden layer.
func (t *Trainer) Push(from int, gradient []float32) {
	sum := dot(t.h, t.h) / float32(t.hidden)
	for k, g := range gradient {
		if g < 1e-4 && g > -1e-4 {
			continue // too small to matter
		}
		c := from + k
		t.outSq[c] += g * g * sum
		step := t.Rate * g / float32(math.Sqrt(float64(t.outSq[c])+1e-6))
		row := t.out[c*t.hidden:][:t.hidden]
		axpy(g, row, t.dh)
		axpy(-step, t.h, row)
		t.biasSq[c] += g * g
		t.bias[c] -= t.Rate * g / float32(math.Sqrt(float64(t.biasSq[c])+1e-6))
	}
}

// Learn moves the first layer by what Push kept.
func (t *Trainer) Learn() {
	for i := range t.dh {
		t.dh[i] *= t.mask[i]
	}
	sum := dot(t.dh, t.dh)
	if sum == 0 {
		return
	}
	mean := sum / float32(t.hidden)
	for _, r := range t.used {
		t.rowSquares[r] += mean
		step := t.Rate / float32(math.Sqrt(float64(t.rowSquares[r])+1e-8))
		axpy(-step, t.dh, t.rows[int(r)*t.hidden:][:t.hidden])
	}
	for i, g := range t.dh {
		if g != 0 {
			t.firstSq[i] += g * g
			t.first[i] -= t.Rate * g / float32(math.Sqrt(float64(t.firstSq[i])+1e-8))
		}
	}
}

// outScale is what the largest weight of the output layer becomes.
const outScale = 1000

// Pack writes the network with its weights as integers.
func (t *Trainer) Pack() []byte {
	scale := 127 / quantile(t.rows, 0.9999)
	top := outScale / quantile(t.out, 1)
	le := binary.LittleEndian
	out := le.AppendUint32(nil, uint32(t.hidden))
	out = le.AppendUint32(out, uint32(t.classes))
	out = le.AppendUint32(out, uint32(len(t.keys)))
	for _, k := range t.keys {
		out = le.AppendUint32(out, k)
	}
	for _, w := range t.rows {
		out = append(out, byte(offset+round(w*scale, 127)))
	}
	for _, w := range t.first {
		out = le.AppendUint32(out, uint32(round(w*scale, 1<<20)))
	}
	for _, w := range t.out {
		out = le.AppendUint16(out, uint16(int16(round(w*top, outScale))))
	}
	for _, w := range t.bias {
		out = le.AppendUint32(out, uint32(round(w*scale*top, 1<<30)))
	}
	return out
}

func round(w float32, limit int32) int32 {
	return max(-limit, min(limit, int32(math.Round(float64(w)))))
}

// quantile is the size that a share of the weights does not pass.
func quantile(weights []float32, share float64) float32 {
	if len(weights) == 0 {
		return 1
	}
	sizes := make([]float32, len(weights))
	for i, w := range weights {
		sizes[i] = max(w, -w)
	}
	slices.Sort(sizes)
	return max(sizes[int(share*float64(len(sizes)-1))], 1e-6)
}
