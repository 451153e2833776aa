package main

import (
	"math"
	"math/rand/v2"

	"readout/internal/alike"
)

// settings are how a network is trained.
type settings struct {
	units, passes int
	decay         float64 // of weights
}

// alone is for the network that is asked of two reports alone, among for those that
// are asked again.
var (
	alone = settings{units: 24, passes: 30, decay: 1e-5}
	among = settings{units: 16, passes: 20, decay: 1e-3}
)

const (
	batch     = 512
	rate      = 0.01
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
	measures []float64
	same     float64
	weight   float64
}

type trainer struct {
	settings
	names    []string // of the measures
	pairs    []example
	positive int
}

// learnFrom adds one example.
func (t *trainer) learnFrom(measures []float64, same bool, weight float64) {
	e := example{measures: measures, weight: weight}
	if same {
		e.same = 1
		t.positive++
	}
	t.pairs = append(t.pairs, e)
}

// add gathers all pairs of a set that are somewhat alike, of one half of the
// stories or of all.
func (t *trainer) add(set examples, half int) {
	far := 0
	for i, a := range set.reports {
		if !a.in(half) {
			continue
		}
		for j := i + 1; j < len(set.reports); j++ {
			b := set.reports[j]
			if !b.in(half) {
				continue
			}
			f := alike.Compare(set.a[i], set.b[j])
			cosine, weight := f[0], set.weight
			if cosine < leastPair {
				continue
			}
			if a.story != b.story && cosine < hardPair {
				if far++; far%sampled != 0 {
					continue
				}
				weight *= sampled
			}
			t.learnFrom(f[:], a.story == b.story, weight)
		}
	}
}

// scale brings every measure to mean 0 and deviation 1.
func (t *trainer) scale() (mean, deviation []float64) {
	mean, deviation = make([]float64, len(t.names)), make([]float64, len(t.names))
	total := 0.0
	for _, e := range t.pairs {
		total += e.weight
		for i, x := range e.measures {
			mean[i] += e.weight * x
		}
	}
	for i := range mean {
		mean[i] /= total
	}
	for _, e := range t.pairs {
		for i, x := range e.measures {
			deviation[i] += e.weight * (x - mean[i]) * (x - mean[i])
		}
	}
	for i := range deviation {
		deviation[i] = math.Sqrt(deviation[i]/total) + 1e-9
	}
	for _, e := range t.pairs {
		for i, x := range e.measures {
			e.measures[i] = (x - mean[i]) / deviation[i]
		}
	}
	return mean, deviation
}

// train fits the network by logistic loss with Adam, in an order that a fixed
// seed gives, and gives it for measures that are not scaled. The measures of the
// examples are scaled in place.
func (t *trainer) train() *alike.Network {
	mean, deviation := t.scale()
	random := rand.New(rand.NewPCG(1, 3))
	n, slope := alike.NewNetwork(t.names, t.units), alike.NewNetwork(t.names, t.units)
	for u := range n.Units {
		for i := range n.Units[u].Weights {
			n.Units[u].Weights[i] = random.NormFloat64() / math.Sqrt(float64(len(mean)))
		}
		n.Units[u].Output = random.NormFloat64() * 0.1
	}
	adam := newAdam(parameters(n), parameters(slope), t.decay)
	for pass := range t.passes {
		adam.rate = rate * (1 - float64(pass)/float64(t.passes))
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
		unscale(n.Units[u].Weights, &n.Units[u].Bias, mean, deviation)
	}
	unscale(n.Direct, &n.Bias, mean, deviation)
	return n
}

// unscale turns weights for scaled measures into weights for plain ones.
func unscale(w []float64, bias *float64, mean, deviation []float64) {
	for i := range w {
		w[i] /= deviation[i]
		*bias -= w[i] * mean[i]
	}
}

// learn adds the slope of one example's loss.
func (e *example) learn(n, slope *alike.Network) {
	d := (alike.Chance(n.Odds(e.measures)) - e.same) * e.weight
	slope.Bias += d
	for i, x := range e.measures {
		slope.Direct[i] += d * x
	}
	for u := range n.Units {
		unit, s := &n.Units[u], &slope.Units[u]
		a := unit.Bias
		for i, w := range unit.Weights {
			a += w * e.measures[i]
		}
		if a <= 0 {
			continue
		}
		s.Output += d * a
		back := d * unit.Output
		s.Bias += back
		for i, x := range e.measures {
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
	rate, decay    float64
	weights, slope []*float64
	first, second  []float64
	steps          float64
}

func newAdam(weights, slope []*float64, decay float64) *adam {
	return &adam{decay: decay, weights: weights, slope: slope, first: make([]float64, len(weights)), second: make([]float64, len(weights))}
}

// step moves every weight by the slope gathered over n examples, and forgets it.
func (a *adam) step(n float64) {
	a.steps++
	for i, w := range a.weights {
		g := *a.slope[i]/n + a.decay**w
		*a.slope[i] = 0
		a.first[i] = 0.9*a.first[i] + 0.1*g
		a.second[i] = 0.999*a.second[i] + 0.001*g*g
		mean, square := a.first[i]/(1-math.Pow(0.9, a.steps)), a.second[i]/(1-math.Pow(0.999, a.steps))
		*w -= a.rate * mean / (math.Sqrt(square) + 1e-8)
	}
}
