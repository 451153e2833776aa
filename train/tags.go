package main

import (
	"cmp"
	"log"
	"math/rand/v2"
	"slices"

	"readout"
	"readout/analyze/tags"
	"readout/internal/conllu"
	"readout/internal/linear"
)

func trainLemmas(c corpus) []byte {
	var examples []tags.Example
	for _, s := range c.train {
		for _, w := range s.Words {
			examples = append(examples, tags.Example{Form: w.Form, Lemma: w.Lemma, Label: tags.Label{UPOS: w.UPOS, XPOS: w.XPOS}})
		}
	}
	return tags.LearnLemmas(examples)
}

// labelsOf lists the pairs of tags seen at least thrice, the most frequent first.
func labelsOf(train []*conllu.Sentence) ([]tags.Label, map[tags.Label]int) {
	count := map[tags.Label]int{}
	for _, s := range train {
		for _, w := range s.Words {
			count[tags.Label{UPOS: w.UPOS, XPOS: w.XPOS}]++
		}
	}
	var labels []tags.Label
	for l, n := range count {
		if n >= 3 {
			labels = append(labels, l)
		}
	}
	slices.SortFunc(labels, func(a, b tags.Label) int {
		return cmp.Or(count[b]-count[a], int(a.UPOS)-int(b.UPOS), cmp.Compare(a.XPOS, b.XPOS))
	})
	labels = labels[:min(len(labels), 256)]
	index := map[tags.Label]int{}
	for i, l := range labels {
		index[l] = i
	}
	return labels, index
}

const tagEpochs = 8

func trainTags(c corpus) []byte {
	labels, index := labelsOf(c.train)
	log.Printf("tags: %d sentences, %d labels", len(c.train), len(labels))
	t := perceptronTags(c.train, labels, index, tagEpochs)
	return append(tags.PackLabels(labels), t.Pack(tagFloor)...)
}

const tagFloor = 0.02

// perceptronTags trains a tagger that sees its own tags to the left.
func perceptronTags(train []*conllu.Sentence, labels []tags.Label, index map[tags.Label]int, epochs int) *linear.Trainer {
	t := linear.NewTrainer(len(labels))
	rng := rand.New(rand.NewPCG(1, 2))
	order := rng.Perm(len(train))
	scores := make([]float32, len(labels))
	var s tags.Sentence
	for epoch := range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		right, total := 0, 0
		for _, k := range order {
			words := train[k].Words
			s.Reset(len(words), func(i int) string { return words[i].Form })
			prev, prev2 := -1, -1
			for i, w := range words {
				f := s.Features(i, prev, prev2)
				clear(scores)
				t.Score(f, scores)
				guess := best(scores)
				want, ok := index[tags.Label{UPOS: w.UPOS, XPOS: w.XPOS}]
				t.Tick()
				total++
				if ok && guess != want {
					t.Update(f, want, guess)
				} else {
					right++
				}
				prev2, prev = prev, guess
			}
		}
		log.Printf("tags: epoch %d: %.2f %% right in training", epoch+1, 100*float64(right)/float64(total))
	}
	return t
}

func best(scores []float32) int {
	b := 0
	for i, v := range scores {
		if v > scores[b] {
			b = i
		}
	}
	return b
}

// tagAll tags sentences as the annotator would.
func tagAll(a *tags.Annotator, list []*conllu.Sentence) [][]readout.Tag {
	out := make([][]readout.Tag, len(list))
	var w tags.Worker
	for k, s := range list {
		out[k] = make([]readout.Tag, len(s.Words))
		a.Tag(&w, func(i int) string { return s.Words[i].Form }, out[k])
	}
	return out
}
