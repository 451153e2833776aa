package linear

import (
	"math"
	"slices"
)

// Softmax is a multinomial logistic regression in the making, trained by
// FTRL-Proximal: the L1 penalty drives most weights to nought, so that what it
// packs is small, and the order of examples is its only randomness.
type Softmax struct {
	classes int
	rate    float64
	penalty float64
	rows    map[uint32]int32
	z, n    []float32 // per row and class
}

// NewSoftmax makes an empty regression of at most 256 classes. Rate is the
// learning rate, penalty the weight of L1.
func NewSoftmax(classes int, rate, penalty float64) *Softmax {
	return &Softmax{classes: classes, rate: rate, penalty: penalty, rows: map[uint32]int32{}}
}

// Probabilities fills p, one per class, for an example with these features.
func (s *Softmax) Probabilities(features []uint32, p []float64) {
	clear(p)
	for _, f := range features {
		if row, ok := s.rows[max(f, 1)]; ok {
			for c := range s.classes {
				p[c] += s.weight(int(row)*s.classes + c)
			}
		}
	}
	top := slices.Max(p)
	sum := 0.0
	for c := range p {
		p[c] = math.Exp(p[c] - top)
		sum += p[c]
	}
	for c := range p {
		p[c] /= sum
	}
}

// weight is the weight at cell i, nought while the penalty holds it there.
func (s *Softmax) weight(i int) float64 {
	z := float64(s.z[i])
	if math.Abs(z) <= s.penalty {
		return 0
	}
	return (math.Copysign(s.penalty, z) - z) * s.rate / (1 + math.Sqrt(float64(s.n[i])))
}

// Learn moves the weights towards class want, given the probabilities that
// Probabilities gave for the same features.
func (s *Softmax) Learn(features []uint32, p []float64, want int) {
	for _, f := range features {
		f = max(f, 1)
		row, ok := s.rows[f]
		if !ok {
			row = int32(len(s.rows))
			s.rows[f] = row
			s.z = append(s.z, make([]float32, s.classes)...)
			s.n = append(s.n, make([]float32, s.classes)...)
		}
		for c := range s.classes {
			g := p[c]
			if c == want {
				g--
			}
			if g < 1e-4 && g > -1e-4 {
				continue
			}
			i := int(row)*s.classes + c
			n := float64(s.n[i])
			sigma := (math.Sqrt(n+g*g) - math.Sqrt(n)) / s.rate
			s.z[i] += float32(g - sigma*s.weight(i))
			s.n[i] = float32(n + g*g)
		}
	}
}

// Pack writes the weights as eight-bit integers in the form that Read reads.
// Scale is how many units make one, so that a caller can compare scores with a
// threshold; weights beyond 127 units are cut off.
func (s *Softmax) Pack(scale float64) []byte {
	keys := make([]uint32, 0, len(s.rows))
	for k := range s.rows {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var p packing
	for _, k := range keys {
		row := int(s.rows[k]) * s.classes
		p.add(k, s.classes, func(class int) float64 { return s.weight(row+class) * scale })
	}
	return p.section(s.classes)
}
