package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"readout/reconcile"
)

// The settings of the fit.
const (
	steps     = 600
	rate      = 0.05
	decay     = 50.0 // of squared weights, half of it; the bias is free
	gain      = 8.0  // how much a conflict counts against a pair that is none: a case has one of many
	made      = 1.0  // how much a conflict counts that the program planted
	readGain  = 3.0  // how much a pair counts that a person read and found to be none
	departure = 0.3  // how easily one kind departs from what all share
)

// weights are one weight for each kind and feature.
type weights map[string][]float64

// fit finds the weights by logistic regression: what all kinds share, and for
// each kind small departures from it. Features are scaled to deviation 1. As in
// reconcile, each report more of a story counts against a pair.
func fit(all []example) weights {
	mean, deviation := scale(all)
	n := len(mean)
	block := map[string]int{} // kind → its first departure
	for i, name := range reconcile.Kinds() {
		block[name] = (i + 1) * n
	}
	w := make([]float64, n*(len(block)+1))
	x := make([][]float64, len(all))
	for k, e := range all {
		for i, v := range e.Features {
			x[k] = append(x[k], (v-mean[i])/deviation[i])
		}
	}
	share := shares(all)
	adam := newAdam(len(w))
	for step := range steps {
		slope := make([]float64, len(w))
		for i := 1; i < len(w); i++ {
			slope[i] = decay * w[i]
		}
		for k, e := range all {
			at := block[e.Kind]
			d := 1/(1+math.Exp(math.Log(float64(max(e.Reports-1, 1)))-odds(w, x[k], at))) - float64(one(e.Conflict))
			switch {
			case e.Sort != "":
				d *= made * share[e.Sort]
			case e.Conflict:
				d *= gain
			case e.Read:
				d *= readGain
			}
			for i, v := range x[k] {
				slope[i] += d * v
				slope[at+i] += d * v * departure
			}
		}
		adam.rate = rate * (1 - float64(step)/steps)
		adam.step(w, slope)
	}
	return unscale(w, block, mean, deviation)
}

// mostShare bounds how much more than another a planted conflict of a rare sort counts.
const mostShare = 3

// shares says how much a planted conflict of each sort counts, so that all sorts
// count alike, though some can be planted much oftener than others.
func shares(all []example) map[string]float64 {
	count, planted := map[string]int{}, 0
	for _, e := range all {
		if e.Sort != "" {
			count[e.Sort]++
			planted++
		}
	}
	out := map[string]float64{}
	for sort, n := range count {
		out[sort] = min(float64(planted)/float64(len(count)*n), mostShare)
	}
	return out
}

// odds is the logarithm of the odds of a scaled example under w.
func odds(w, x []float64, at int) float64 {
	sum := 0.0
	for i, v := range x {
		sum += v * (w[i] + departure*w[at+i])
	}
	return sum
}

// scale gives mean and deviation of every feature; the bias, the first, stays.
func scale(all []example) (mean, deviation []float64) {
	n := len(reconcile.FeatureNames())
	mean, deviation = make([]float64, n), make([]float64, n)
	for _, e := range all {
		for i, v := range e.Features {
			mean[i] += v / float64(len(all))
		}
	}
	for _, e := range all {
		for i, v := range e.Features {
			deviation[i] += (v - mean[i]) * (v - mean[i]) / float64(len(all))
		}
	}
	for i := range deviation {
		deviation[i] = math.Sqrt(deviation[i]) + 1e-9
	}
	mean[0], deviation[0] = 0, 1
	return mean, deviation
}

// unscale gives the weights of every kind for features that are not scaled.
func unscale(w []float64, block map[string]int, mean, deviation []float64) weights {
	out := weights{}
	for kind, at := range block {
		row := make([]float64, len(mean))
		for i := range row {
			row[i] = (w[i] + departure*w[at+i]) / deviation[i]
			if i > 0 {
				row[0] -= row[i] * mean[i]
			}
		}
		out[kind] = row
	}
	return out
}

// table writes the weights as a list of the lexicon.
func (w weights) table() string {
	var rows []string
	for i, name := range reconcile.FeatureNames() {
		row := name
		for _, kind := range reconcile.Kinds() {
			row += fmt.Sprintf("\t%.3f", w[kind][i])
		}
		rows = append(rows, row)
	}
	slices.Sort(rows)
	return "# origin: weights of a logistic regression fitted for Readout on pairs of news articles before 2018 in some of which one fact was changed by hand, on articles of whole months, and on the same articles with facts changed by the program, by go run ./train/conflicts -cases FILE -read train/conflicts/read.txt -plant 100 -lots 2 on the first 3,000 articles of 2012, 2013, 2014 and 2015\n" +
		"# licence: MIT\n# date: 2026-11-28\n# columns: feature " + strings.Join(reconcile.Kinds(), " ") +
		"\n# extend: never by hand; fit anew. Features are those of package reconcile\n" + strings.Join(rows, "\n") + "\n"
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// adam moves weights along their slopes, each at a rate of its own.
type adam struct {
	rate, steps   float64
	first, second []float64
}

func newAdam(n int) *adam {
	return &adam{first: make([]float64, n), second: make([]float64, n)}
}

func (a *adam) step(w, slope []float64) {
	a.steps++
	for i, g := range slope {
		a.first[i] = 0.9*a.first[i] + 0.1*g
		a.second[i] = 0.999*a.second[i] + 0.001*g*g
		mean, square := a.first[i]/(1-math.Pow(0.9, a.steps)), a.second[i]/(1-math.Pow(0.999, a.steps))
		w[i] -= a.rate * mean / (math.Sqrt(square) + 1e-8)
	}
}
