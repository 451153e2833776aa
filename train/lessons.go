package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"readout/internal/conllu"
)

// settings say how a network is trained.
type settings struct {
	epochs, hidden, least int
	last, most            int // for the last epochs only so many features are kept
	rate, dropout, drop   float32
	explored              float32 // how often training follows the parser's own choice
}

// rateAt is the learning rate when a share of an epoch is done.
func (s settings) rateAt(epoch int, done float32) float32 {
	return s.rate * (1 - (float32(epoch)+done)/float32(s.epochs)*0.98)
}

// lessons are what a tagger and a parser learn from: sentences that people
// annotated and many more that a teacher did.
type lessons struct{ gold, silver []*conllu.Sentence }

// An epoch goes through the gold and one of so many parts of the silver;
// features are counted over the gold and a smaller part.
const (
	silverParts   = 4
	silverCounted = 8
)

func (c corpus) lessons() lessons { return lessons{gold: c.train, silver: c.silver} }

// all lists the gold, then the silver.
func (l lessons) all() []*conllu.Sentence { return append(slices.Clip(l.gold), l.silver...) }

// every gives the numbers, in all, of the gold and of each step-th silver
// sentence from first on.
func (l lessons) every(first, step int) []int {
	var order []int
	for i := range l.gold {
		order = append(order, i)
	}
	for i := first; i < len(l.silver); i += step {
		order = append(order, len(l.gold)+i)
	}
	return order
}

// sample is what features are counted over.
func (l lessons) sample() []int { return l.every(0, silverCounted) }

// round gives the order in which an epoch goes through sentences.
func (l lessons) round(epoch int, rng *rand.Rand) []int {
	order := l.every(epoch%silverParts, silverParts)
	rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	return order
}

// leastSure is the mean probability, in percent, that a teacher must give to a
// sentence's arcs for it to be learnt from.
const leastSure = 75

// readSilver reads sentences that a teacher parsed; none where no file is named.
func readSilver(path string) ([]*conllu.Sentence, error) {
	if path == "" {
		return nil, nil
	}
	list, err := read(path)
	if err != nil {
		return nil, fmt.Errorf("-silver: %w", err)
	}
	return slices.DeleteFunc(list, func(s *conllu.Sentence) bool { return sureness(s) < leastSure }), nil
}

// sureness is the mean of the probabilities ("P=97" in the last column) of a
// sentence's words; a word without one is sure.
func sureness(s *conllu.Sentence) float64 {
	sum := 0
	for _, w := range s.Words {
		_, p, ok := strings.Cut(w.Misc, "P=")
		n, err := strconv.Atoi(p)
		if !ok || err != nil {
			n = 100
		}
		sum += n
	}
	return float64(sum) / float64(len(s.Words))
}
