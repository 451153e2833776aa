package linear

import (
	"math"
	"slices"
)

// Trainer is an averaged perceptron in the making. Its weights are whole
// numbers, so that no order of sums can change what it learns.
type Trainer struct {
	classes int
	clock   int64
	keys    []uint32 // open addressing; 0 for none
	places  []int32  // row of the key in the same slot
	rows    int
	weights []int32 // a row after the other
	moved   []int64 // for each weight the sum of its changes, each times when it was made
	found   []int32
}

// NewTrainer makes an empty perceptron of at most 256 classes.
func NewTrainer(classes int) *Trainer {
	return &Trainer{classes: classes, keys: make([]uint32, 1<<12), places: make([]int32, 1<<12)}
}

// slot gives where a feature stands in the table, or the free slot for it.
func (t *Trainer) slot(feature uint32) int {
	mask := uint32(len(t.keys) - 1)
	i := feature * 0x9e3779b1 >> 7 & mask
	for t.keys[i] != 0 && t.keys[i] != feature {
		i = (i + 1) & mask
	}
	return int(i)
}

// Score adds the present weights of features to scores.
func (t *Trainer) Score(features []uint32, scores []int32) {
	t.found = t.found[:0]
	for _, f := range features {
		if i := t.slot(max(f, 1)); t.keys[i] != 0 {
			t.found = append(t.found, t.places[i])
		}
	}
	for _, row := range t.found {
		for c, w := range t.weights[int(row)*t.classes:][:len(scores)] {
			scores[c] += w
		}
	}
}

// Tick counts one decision; weights are averaged over all of them.
func (t *Trainer) Tick() { t.clock++ }

// Update moves weights from the class that was guessed to the one wanted.
func (t *Trainer) Update(features []uint32, want, guess int) {
	for _, f := range features {
		row := t.row(max(f, 1)) * t.classes
		t.weights[row+want]++
		t.weights[row+guess]--
		t.moved[row+want] += t.clock
		t.moved[row+guess] -= t.clock
	}
}

// row gives the row of a feature, a new one where it has none.
func (t *Trainer) row(feature uint32) int {
	i := t.slot(feature)
	if t.keys[i] != 0 {
		return int(t.places[i])
	}
	if 2*(t.rows+1) > len(t.keys) {
		t.grow()
		i = t.slot(feature)
	}
	t.keys[i], t.places[i] = feature, int32(t.rows)
	t.rows++
	t.weights = append(t.weights, make([]int32, t.classes)...)
	t.moved = append(t.moved, make([]int64, t.classes)...)
	return t.rows - 1
}

// grow doubles the table.
func (t *Trainer) grow() {
	keys, places := t.keys, t.places
	t.keys, t.places = make([]uint32, 2*len(keys)), make([]int32, 2*len(keys))
	for k, feature := range keys {
		if feature != 0 {
			i := t.slot(feature)
			t.keys[i], t.places[i] = feature, places[k]
		}
	}
}

// average is the mean over all decisions of the weight at i.
func (t *Trainer) average(i int) float64 {
	return float64(t.weights[i]) - float64(t.moved[i])/float64(max(t.clock, 1))
}

// Pack averages the weights, drops those below floor, and writes the rest as
// eight-bit integers.
func (t *Trainer) Pack(floor float64) []byte {
	keys := slices.DeleteFunc(slices.Clone(t.keys), func(k uint32) bool { return k == 0 })
	slices.Sort(keys)
	scale := t.scale(floor)
	var p packing
	for _, k := range keys {
		row := int(t.places[t.slot(k)]) * t.classes
		p.add(k, t.classes, func(class int) float64 {
			if a := t.average(row + class); math.Abs(a) >= floor {
				return a * scale
			}
			return 0
		})
	}
	return p.section(t.classes)
}

// scale is what makes nearly all weights of at least floor fit into eight bits.
func (t *Trainer) scale(floor float64) float64 {
	var all []float64
	for i := range t.weights {
		if a := math.Abs(t.average(i)); a >= floor && a > 0 {
			all = append(all, a)
		}
	}
	if len(all) == 0 {
		return 1
	}
	slices.Sort(all)
	return 127 / all[len(all)*9995/10000]
}
