package main

import (
	"math"
	"math/rand/v2"

	"readout/internal/alike"
)

// The settings of training.
const (
	units     = 24
	passes    = 30
	batch     = 512
	rate      = 0.01
	decay     = 1e-5 // of weights
	leastPair = 0.07 // pairs with a smaller cosine are far from being one story
	hardPair  = 0.15 // of those under it, one in sampled is learned from
	sampled   = 10
)

// examples are the pairs of one set of reports; A and B may have been read in
// two ways.
type examples struct {
	reports []report
	a, b    []*alike.Profile
	weight  float64
}

// example is one pair to learn from.
type example struct {
	features alike.Features
	same     float64
	weight   float64
}

type trainer struct {
	pairs    []example
	positive int
}

// add gathers all pairs of a set that are somewhat alike.
func (t *trainer) add(set examples) {
	far := 0
	for i := range set.reports {
		for j := i + 1; j < len(set.reports); j++ {
			f := alike.Compare(set.a[i], set.b[j])
			cosine := f[0]
			if cosine < leastPair {
				continue
			}
			e := example{features: f, weight: set.weight}
			if set.reports[i].story == set.reports[j].story {
				e.same = 1
				t.positive++
			} else if cosine < hardPair {
				if far++; far%sampled != 0 {
					continue
				}
				e.weight *= sampled
			}
			t.pairs = append(t.pairs, e)
		}
	}
}

// scale brings every feature to mean 0 and deviation 1.
func (t *trainer) scale() (mean, deviation alike.Features) {
	total := 0.0
	for _, e := range t.pairs {
		total += e.weight
		for i, x := range e.features {
			mean[i] += e.weight * x
		}
	}
	for i := range mean {
		mean[i] /= total
	}
	for _, e := range t.pairs {
		for i, x := range e.features {
			deviation[i] += e.weight * (x - mean[i]) * (x - mean[i])
		}
	}
	for i := range deviation {
		deviation[i] = math.Sqrt(deviation[i]/total) + 1e-9
	}
	for k := range t.pairs {
		f := &t.pairs[k].features
		for i := range f {
			f[i] = (f[i] - mean[i]) / deviation[i]
		}
	}
	return mean, deviation
}

// train fits the network by logistic loss with Adam, in an order that a fixed
// seed gives, and gives it for features that are not scaled.
func (t *trainer) train() *alike.Network {
	mean, deviation := t.scale()
	random := rand.New(rand.NewPCG(1, 3))
	n := &alike.Network{Units: make([]alike.Unit, units)}
	for u := range n.Units {
		for i := range n.Units[u].Weights {
			n.Units[u].Weights[i] = random.NormFloat64() / math.Sqrt(float64(len(mean)))
		}
		n.Units[u].Output = random.NormFloat64() * 0.1
	}
	slope := &alike.Network{Units: make([]alike.Unit, units)}
	adam := newAdam(parameters(n), parameters(slope))
	for pass := range passes {
		adam.rate = rate * (1 - float64(pass)/passes)
		order := random.Perm(len(t.pairs))
		for from := 0; from < len(order); from += batch {
			some := order[from:min(from+batch, len(order))]
			for _, k := range some {
				t.pairs[k].learn(n, slope)
			}
			adam.step(float64(len(some)))
		}
	}
	for u := range n.Units {
		unscale(&n.Units[u].Weights, &n.Units[u].Bias, mean, deviation)
	}
	unscale(&n.Direct, &n.Bias, mean, deviation)
	return n
}

// unscale turns weights for scaled features into weights for plain ones.
func unscale(w *alike.Features, bias *float64, mean, deviation alike.Features) {
	for i := range w {
		w[i] /= deviation[i]
		*bias -= w[i] * mean[i]
	}
}

// learn adds the slope of one example's loss.
func (e *example) learn(n, slope *alike.Network) {
	p := 1 / (1 + math.Exp(-n.Odds(&e.features)))
	d := (p - e.same) * e.weight
	slope.Bias += d
	for i, x := range e.features {
		slope.Direct[i] += d * x
	}
	for u := range n.Units {
		unit, s := &n.Units[u], &slope.Units[u]
		a := unit.Bias
		for i, x := range e.features {
			a += unit.Weights[i] * x
		}
		if a <= 0 {
			continue
		}
		s.Output += d * a
		back := d * unit.Output
		s.Bias += back
		for i, x := range e.features {
			s.Weights[i] += back * x
		}
	}
}

// parameters lists the places of a network's weights, in a fixed order.
func parameters(n *alike.Network) []*float64 {
	out := []*float64{&n.Bias}
	for i := range n.Direct {
		out = append(out, &n.Direct[i])
	}
	for u := range n.Units {
		out = append(out, &n.Units[u].Bias, &n.Units[u].Output)
		for i := range n.Units[u].Weights {
			out = append(out, &n.Units[u].Weights[i])
		}
	}
	return out
}

// adam moves weights along their slopes, each at a rate of its own.
type adam struct {
	rate           float64
	weights, slope []*float64
	first, second  []float64
	steps          float64
}

func newAdam(weights, slope []*float64) *adam {
	return &adam{weights: weights, slope: slope, first: make([]float64, len(weights)), second: make([]float64, len(weights))}
}

// step moves every weight by the slope gathered over n examples, and forgets it.
func (a *adam) step(n float64) {
	a.steps++
	for i, w := range a.weights {
		g := *a.slope[i]/n + decay**w
		*a.slope[i] = 0
		a.first[i] = 0.9*a.first[i] + 0.1*g
		a.second[i] = 0.999*a.second[i] + 0.001*g*g
		mean, square := a.first[i]/(1-math.Pow(0.9, a.steps)), a.second[i]/(1-math.Pow(0.999, a.steps))
		*w -= a.rate * mean / (math.Sqrt(square) + 1e-8)
	}
}
