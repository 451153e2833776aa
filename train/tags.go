package main

import (
	"cmp"
	"log"
	"math"
	"math/rand/v2"
	"slices"

	"readout"
	"readout/analyze/tags"
	"readout/internal/conllu"
	"readout/internal/network"
	"readout/internal/wordclass"
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
	index := map[tags.Label]int{}
	for i, l := range labels {
		index[l] = i
	}
	return labels, index
}

// trainTagger trains the pack's tagger.
func trainTagger(c corpus, sections map[string][]byte) ([]byte, error) {
	classes, err := wordclass.Read(sections[wordclass.Section])
	if err != nil {
		return nil, err
	}
	return trainTags(c.lessons(), classes, tagSettings(len(c.silver) > 0), 1), nil
}

// tagSettings say how a tagger is trained, with silver or without.
func tagSettings(silver bool) settings {
	if silver {
		return settings{epochs: 10, hidden: 64, least: 8, last: 6, most: 88000, rate: 0.1, dropout: 0.1, drop: 0.15}
	}
	return settings{epochs: 14, hidden: 64, least: 4, last: 4, most: 80000, rate: 0.1, dropout: 0.2, drop: 0.25}
}

// tagTrainer trains a tagger that sees its own tags to the left.
type tagTrainer struct {
	net      *network.Trainer
	classes  *wordclass.Table
	index    map[tags.Label]int
	sentence tags.Sentence
	gradient []float32
}

// trainTags trains a tagger on sentences and packs it.
func trainTags(l lessons, classes *wordclass.Table, set settings, seed uint64) []byte {
	labels, index := labelsOf(l.gold)
	t := tagTrainer{classes: classes, index: index, gradient: make([]float32, len(labels))}
	all, counter := l.all(), network.Counter{}
	for _, k := range l.sample() {
		t.each(all[k], func(_ int, f []uint32) int {
			counter.Add(f)
			return -1
		})
	}
	t.net = network.NewTrainer(counter, set.least, set.hidden, len(labels), seed)
	log.Printf("tags: %d sentences, %d labels, %d features", len(all), len(labels), t.net.Features())
	t.net.Dropout, t.net.Drop = set.dropout, set.drop
	rng := rand.New(rand.NewPCG(seed, 2))
	for epoch := range set.epochs {
		order := l.round(epoch, rng)
		if epoch == set.epochs-set.last {
			t.net.Prune(set.most)
		}
		right, total := 0, 0
		for n, k := range order {
			t.net.Rate = set.rateAt(epoch, float32(n)/float32(len(order)))
			words := all[k].Words
			t.each(all[k], func(i int, f []uint32) int {
				want, ok := index[tags.Label{UPOS: words[i].UPOS, XPOS: words[i].XPOS}]
				guess := t.step(f, want, ok)
				total++
				if guess == want {
					right++
				}
				return guess
			})
		}
		log.Printf("tags: epoch %d: %.2f %% right in training", epoch+1, 100*float64(right)/float64(total))
	}
	return append(tags.PackLabels(labels), t.net.Pack()...)
}

// each walks a sentence; do gives the tag chosen, or -1 for the true one.
func (t *tagTrainer) each(s *conllu.Sentence, do func(i int, features []uint32) int) {
	t.sentence.Reset(len(s.Words), form(s), t.classes)
	prev, prev2 := -1, -1
	for i, w := range s.Words {
		tag := do(i, t.sentence.Features(i, prev, prev2))
		if tag < 0 {
			tag = t.index[tags.Label{UPOS: w.UPOS, XPOS: w.XPOS}]
		}
		prev2, prev = prev, tag
	}
}

// step learns one word and gives the tag that was guessed.
func (t *tagTrainer) step(f []uint32, want int, known bool) int {
	t.net.Run(f, true)
	scores := t.net.Score(0, len(t.gradient))
	guess := best(scores)
	if known {
		softmax(scores, t.gradient)
		t.gradient[want]--
		t.net.Push(0, t.gradient)
		t.net.Learn()
	}
	return guess
}

func softmax(scores, out []float32) {
	top := slices.Max(scores)
	var sum float32
	for i, s := range scores {
		out[i] = float32(math.Exp(float64(s - top)))
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
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

// form gives the words of a sentence as models see them.
func form(s *conllu.Sentence) func(i int) string {
	return func(i int) string {
		return wordclass.Plain(s.Words[i].Form, i > 0 && s.Words[i-1].Glued, s.Words[i].Glued)
	}
}

// tagAll tags sentences as the annotator would.
func tagAll(a *tags.Annotator, list []*conllu.Sentence) [][]readout.Tag {
	out := make([][]readout.Tag, len(list))
	var w tags.Worker
	for k, s := range list {
		out[k] = make([]readout.Tag, len(s.Words))
		a.Tag(&w, form(s), out[k])
	}
	return out
}
