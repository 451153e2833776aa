package main

import (
	"cmp"
	"log"
	"math/rand/v2"
	"slices"

	"readout"
	"readout/analyze/tags"
	"readout/analyze/trees"
	"readout/internal/conllu"
	"readout/internal/linear"
)

const (
	treeEpochs = 12
	treeFloor  = 0.03
	folds      = 5 // parts of the treebank that are tagged by a tagger that has not seen them
)

// relsOf lists the relations, the most frequent first.
func relsOf(train []*conllu.Sentence) ([]string, map[string]uint8) {
	count := map[string]int{}
	for _, s := range train {
		for _, w := range s.Words {
			count[w.Rel]++
		}
	}
	var rels []string
	for r := range count {
		rels = append(rels, r)
	}
	slices.SortFunc(rels, func(a, b string) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	index := map[string]uint8{}
	for i, r := range rels {
		index[r] = uint8(i)
	}
	return rels, index
}

// jackknife tags each part of the treebank with a tagger trained on the others,
// so that the parser learns from tags as faulty as those it will meet.
func jackknife(train []*conllu.Sentence) [][]readout.Tag {
	out := make([][]readout.Tag, len(train))
	labels, index := labelsOf(train)
	for fold := range folds {
		var rest, part []*conllu.Sentence
		var where []int
		for i, s := range train {
			if i/20%folds == fold {
				part, where = append(part, s), append(where, i)
			} else {
				rest = append(rest, s)
			}
		}
		t := perceptronTags(rest, labels, index, 5)
		a, err := tags.New(pack(map[string][]byte{
			tags.SectionModel:  append(tags.PackLabels(labels), t.Pack(tagFloor)...),
			tags.SectionLemmas: []byte("\n\n"),
		}))
		if err != nil {
			panic(err)
		}
		for i, t := range tagAll(a, part) {
			out[where[i]] = t
		}
	}
	return out
}

func trainTrees(c corpus, tagger *tags.Annotator) []byte {
	rels, index := relsOf(c.train)
	tagged := jackknife(c.train)
	t := linear.NewTrainer(trees.Classes(len(rels)))
	rng := rand.New(rand.NewPCG(3, 4))
	order := rng.Perm(len(c.train))
	p := treeTrainer{trainer: t, rng: rng, scores: make([]float32, trees.Classes(len(rels)))}
	for epoch := range treeEpochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		p.right, p.total = 0, 0
		p.explore = epoch > 0
		for _, k := range order {
			p.sentence(c.train[k], tagged[k], index)
		}
		log.Printf("trees: epoch %d: %.2f %% right in training", epoch+1, 100*float64(p.right)/float64(p.total))
		if epoch%4 == 3 {
			measure(c, tagger, append(trees.PackRels(rels), t.Pack(treeFloor)...))
		}
	}
	return append(trees.PackRels(rels), t.Pack(treeFloor)...)
}

// treeTrainer trains a parser by a dynamic oracle.
type treeTrainer struct {
	trainer      *linear.Trainer
	rng          *rand.Rand
	words        trees.Words
	state        trees.State
	scores       []float32
	gold         []int32
	explore      bool
	right, total int
}

// explored is how often training follows the parser's own choice.
const explored = 0.9

func (p *treeTrainer) sentence(s *conllu.Sentence, tagged []readout.Tag, index map[string]uint8) {
	n := len(s.Words)
	p.words.Reset(n, func(i int) string { return s.Words[i].Form }, tagged)
	p.state.Reset(n)
	p.gold = append(p.gold[:0], -1)
	for _, w := range s.Words {
		p.gold = append(p.gold, int32(w.Head)+1)
	}
	for !p.state.Done() {
		f := p.words.Features(&p.state)
		clear(p.scores)
		p.trainer.Score(f, p.scores)
		guess := trees.Best(&p.state, p.scores)
		want := p.oracle(s, index)
		p.trainer.Tick()
		p.total++
		if p.fine(guess, s, index) {
			p.right++
			p.state.Do(trees.Move(guess))
			continue
		}
		p.trainer.Update(f, want, guess)
		if p.explore && p.rng.Float64() < explored {
			p.state.Do(trees.Move(guess))
		} else {
			p.state.Do(trees.Move(want))
		}
	}
}

// oracle is the best-scored transition that loses the fewest gold arcs.
func (p *treeTrainer) oracle(s *conllu.Sentence, index map[string]uint8) int {
	best, least := -1, 1<<30
	for move := trees.Shift; move <= trees.Right; move++ {
		if !p.state.Allowed(move) {
			continue
		}
		cost := p.state.Cost(move, p.gold)
		c := p.class(move, s, index)
		if cost < least || cost == least && p.scores[c] > p.scores[best] {
			best, least = c, cost
		}
	}
	return best
}

// class is the transition of a move with the gold relation of the word moved.
func (p *treeTrainer) class(move int, s *conllu.Sentence, index map[string]uint8) int {
	if move == trees.Shift {
		return trees.Class(trees.Shift, 0)
	}
	return trees.Class(move, index[s.Words[p.state.Top()-1].Rel])
}

// fine reports whether a guess loses no more than the oracle's choice and, if
// it makes a gold arc, names it rightly.
func (p *treeTrainer) fine(guess int, s *conllu.Sentence, index map[string]uint8) bool {
	move, _ := trees.Move(guess)
	least := 1 << 30
	for m := trees.Shift; m <= trees.Right; m++ {
		if p.state.Allowed(m) {
			least = min(least, p.state.Cost(m, p.gold))
		}
	}
	return p.state.Cost(move, p.gold) == least && guess == p.class(move, s, index)
}
