package main

import (
	"cmp"
	"log"
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	"readout"
	"readout/analyze/tags"
	"readout/analyze/trees"
	"readout/internal/conllu"
	"readout/internal/network"
	"readout/internal/wordclass"
)

// treeSettings say how a parser is trained.
var treeSettings = struct {
	epochs, hidden, least int
	last, most            int // for the last epochs only so many features are kept
	rate, dropout, drop   float32
	explored              float32 // how often training follows the parser's own choice
}{epochs: 13, hidden: 128, least: 5, last: 4, most: 70000, rate: 0.1, dropout: 0.3, drop: 0.25, explored: 0.9}

// folds is the number of parts of the treebank that are each tagged by a tagger
// that has not seen them.
const folds = 4

// trainParser trains the pack's parser.
func trainParser(c corpus, sections map[string][]byte) ([]byte, error) {
	classes, err := wordclass.Read(sections[wordclass.Section])
	if err != nil {
		return nil, err
	}
	tagged := jackknife(c.train, sections, classes)
	return trainTrees(c, tagged, classes, 3, func(section []byte) {
		trial := maps.Clone(sections)
		trial[trees.Section] = section
		for _, name := range treebanks {
			if s, err := measure(pack(trial), c.dev[name]); err == nil {
				log.Printf("  %s-dev: UPOS %.2f XPOS %.2f lemma %.2f UAS %.2f LAS %.2f", name, s.UPOS.F1(), s.XPOS.F1(), s.Lemma.F1(), s.UAS.F1(), s.LAS.F1())
			}
		}
	}), nil
}

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
func jackknife(train []*conllu.Sentence, sections map[string][]byte, classes *wordclass.Table) [][]readout.Tag {
	out := make([][]readout.Tag, len(train))
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
		a, err := tags.New(pack(map[string][]byte{
			tags.SectionModel:  trainTags(rest, classes, 6, uint64(fold)+10),
			tags.SectionLemmas: sections[tags.SectionLemmas],
			wordclass.Section:  sections[wordclass.Section],
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

// treeTrainer trains a parser by a dynamic oracle.
type treeTrainer struct {
	net          *network.Trainer
	classes      *wordclass.Table
	rng          *rand.Rand
	rels         map[string]uint8
	words        trees.Words
	state        trees.State
	gold         []int32
	costs        [3]int
	gradient     []float32
	right, total int
}

// trainTrees trains a parser on sentences with their predicted tags.
func trainTrees(c corpus, tagged [][]readout.Tag, classes *wordclass.Table, seed uint64, report func(section []byte)) []byte {
	set := treeSettings
	rels, index := relsOf(c.train)
	p := treeTrainer{classes: classes, rels: index, rng: rand.New(rand.NewPCG(seed, 4)), gradient: make([]float32, len(rels))}
	counter := network.Counter{}
	for k, s := range c.train {
		p.begin(s, tagged[k])
		for !p.state.Done() {
			counter.Add(p.words.Features(&p.state))
			move, rel := p.oracle(s, nil)
			p.state.Do(move, rel)
		}
	}
	p.net = network.NewTrainer(counter, set.least, set.hidden, trees.Classes(len(rels)), seed)
	log.Printf("trees: %d features of %d", p.net.Features(), len(counter))
	p.net.Dropout, p.net.Drop = set.dropout, set.drop
	order := p.rng.Perm(len(c.train))
	for epoch := range set.epochs {
		p.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		if epoch == set.epochs-set.last {
			p.net.Prune(set.most)
		}
		p.right, p.total = 0, 0
		for n, k := range order {
			p.net.Rate = set.rate * (1 - (float32(epoch)+float32(n)/float32(len(order)))/float32(set.epochs)*0.98)
			p.sentence(c.train[k], tagged[k], epoch > 0)
		}
		log.Printf("trees: epoch %d: %.2f %% right in training", epoch+1, 100*float64(p.right)/float64(p.total))
		if epoch%3 == 2 || epoch+1 == set.epochs {
			report(append(trees.PackRels(rels), p.net.Pack()...))
		}
	}
	return append(trees.PackRels(rels), p.net.Pack()...)
}

func (p *treeTrainer) begin(s *conllu.Sentence, tagged []readout.Tag) {
	n := len(s.Words)
	p.words.Reset(n, form(s), tagged, p.classes)
	p.state.Reset(n)
	p.gold = append(p.gold[:0], -1)
	for _, w := range s.Words {
		p.gold = append(p.gold, int32(w.Head)+1)
	}
}

func (p *treeTrainer) sentence(s *conllu.Sentence, tagged []readout.Tag, explore bool) {
	p.begin(s, tagged)
	for !p.state.Done() {
		p.net.Run(p.words.Features(&p.state), true)
		scores := p.net.Score(0, 3)
		move, rel := p.oracle(s, scores)
		guess := p.guess(scores)
		p.total++
		if p.costs[guess] == p.costs[move] {
			p.right++
		}
		p.learn(scores, move, rel)
		if guess != move && (p.costs[guess] == p.costs[move] || explore && p.rng.Float32() < treeSettings.explored) {
			move, rel = guess, p.goldRel(s)
		}
		p.state.Do(move, rel)
	}
}

// guess is the move that the parser would make.
func (p *treeTrainer) guess(scores []float32) int {
	best := -1
	for m := trees.Shift; m <= trees.Right; m++ {
		if p.state.Allowed(m) && (best < 0 || scores[m] > scores[best]) {
			best = m
		}
	}
	return best
}

func (p *treeTrainer) goldRel(s *conllu.Sentence) uint8 {
	return p.rels[s.Words[p.state.Top()-1].Rel]
}

// oracle finds the costs of all moves and gives the best scored of those that
// lose the fewest gold arcs.
func (p *treeTrainer) oracle(s *conllu.Sentence, scores []float32) (move int, rel uint8) {
	least := 1 << 30
	for m := trees.Shift; m <= trees.Right; m++ {
		p.costs[m] = 1 << 30
		if !p.state.Allowed(m) {
			continue
		}
		p.costs[m] = p.state.Cost(m, p.gold)
		if p.costs[m] < least || p.costs[m] == least && scores != nil && scores[m] > scores[move] {
			move, least = m, p.costs[m]
		}
	}
	if move != trees.Shift {
		rel = p.goldRel(s)
	}
	return move, rel
}

// learn teaches the moves of least cost, and the relation if the arc is right.
func (p *treeTrainer) learn(scores []float32, move int, rel uint8) {
	clear(p.gradient[:3])
	top, all, good := float32(-1e30), float32(0), float32(0)
	for m := range 3 {
		if p.state.Allowed(m) {
			top = max(top, scores[m])
		}
	}
	var e [3]float32
	for m := range 3 {
		if !p.state.Allowed(m) {
			continue
		}
		e[m] = float32(math.Exp(float64(scores[m] - top)))
		all += e[m]
		if p.costs[m] == p.costs[move] {
			good += e[m]
		}
	}
	for m := range 3 {
		if !p.state.Allowed(m) {
			continue
		}
		p.gradient[m] = e[m] / all
		if p.costs[m] == p.costs[move] {
			p.gradient[m] -= e[m] / max(good, 1e-12)
		}
	}
	p.net.Push(0, p.gradient[:3])
	if move != trees.Shift {
		from := 3 + (move-trees.Left)*len(p.rels)
		softmax(p.net.Score(from, from+len(p.rels)), p.gradient)
		p.gradient[rel]--
		p.net.Push(from, p.gradient)
	}
	p.net.Learn()
}
