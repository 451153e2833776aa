package main

import (
	"cmp"
	"errors"
	"log"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"sync"

	"readout"
	"readout/analyze/tags"
	"readout/analyze/trees"
	"readout/internal/conllu"
	"readout/internal/network"
	"readout/internal/wordclass"
)

// treeSettings say how a parser is trained, with silver or without.
func treeSettings(silver bool) settings {
	if silver {
		return settings{epochs: 8, hidden: 128, least: 10, last: 5, most: 75000, rate: 0.05, dropout: 0.1, drop: 0.1, explored: 0.9}
	}
	return settings{epochs: 13, hidden: 128, least: 5, last: 4, most: 70000, rate: 0.1, dropout: 0.3, drop: 0.25, explored: 0.9}
}

// trainParser trains the pack's parser.
func trainParser(c corpus, sections map[string][]byte) ([]byte, error) {
	classes, err := wordclass.Read(sections[wordclass.Section])
	if err != nil {
		return nil, err
	}
	p := newTreeTrainer(c.lessons(), classes, treeSettings(len(c.silver) > 0))
	if p.tagged, err = jackknife(p.lessons, sections, classes); err != nil {
		return nil, err
	}
	return p.train(3, func(section []byte) {
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

// jackknife tags each part of the sentences with a tagger trained on the others,
// so that the parser learns from tags as faulty as those it will meet. The parts
// are worked on at the same time; none sees another.
func jackknife(l lessons, sections map[string][]byte, classes *wordclass.Table) ([][]readout.Tag, error) {
	folds, set := 4, tagSettings(len(l.silver) > 0)
	set.epochs = 6
	if len(l.silver) > 0 {
		folds, set.epochs, set.last = 2, 5, 3
	}
	out := make([][]readout.Tag, len(l.gold)+len(l.silver))
	errs := make([]error, folds)
	var group sync.WaitGroup
	for fold := range folds {
		group.Go(func() {
			errs[fold] = l.tagPart(out, fold, folds, func(rest lessons) (*tags.Annotator, error) {
				return tags.New(pack(map[string][]byte{
					tags.SectionModel:  trainTags(rest, classes, set, uint64(fold)+10),
					tags.SectionLemmas: sections[tags.SectionLemmas],
					wordclass.Section:  sections[wordclass.Section],
				}))
			})
		})
	}
	group.Wait()
	return out, errors.Join(errs...)
}

// tagPart tags one part of the lessons with what train makes of the rest.
func (l lessons) tagPart(out [][]readout.Tag, fold, folds int, train func(rest lessons) (*tags.Annotator, error)) error {
	var rest lessons
	var part []*conllu.Sentence
	var where []int
	for i, s := range l.all() {
		switch {
		case i/20%folds == fold:
			part, where = append(part, s), append(where, i)
		case i < len(l.gold):
			rest.gold = append(rest.gold, s)
		default:
			rest.silver = append(rest.silver, s)
		}
	}
	a, err := train(rest)
	if err != nil {
		return err
	}
	for i, t := range tagAll(a, part) {
		out[where[i]] = t
	}
	return nil
}

// treeTrainer trains a parser by a dynamic oracle.
type treeTrainer struct {
	lessons      lessons
	tagged       [][]readout.Tag // of all lessons, as a tagger tags them
	set          settings
	net          *network.Trainer
	classes      *wordclass.Table
	rng          *rand.Rand
	names        []string // of relations
	rels         map[string]uint8
	words        trees.Words
	state        trees.State
	gold         []int32
	costs        [3]int
	gradient     []float32
	right, total int
}

func newTreeTrainer(l lessons, classes *wordclass.Table, set settings) *treeTrainer {
	names, index := relsOf(l.gold)
	return &treeTrainer{lessons: l, classes: classes, set: set, names: names, rels: index, gradient: make([]float32, len(names))}
}

// train trains a parser and packs it; report is given what there is every third epoch.
func (p *treeTrainer) train(seed uint64, report func(section []byte)) []byte {
	set, all, counter := p.set, p.lessons.all(), network.Counter{}
	p.rng = rand.New(rand.NewPCG(seed, 4))
	for _, k := range p.lessons.sample() {
		p.begin(all[k], p.tagged[k])
		for !p.state.Done() {
			counter.Add(p.words.Features(&p.state))
			move, rel := p.oracle(all[k], nil)
			p.state.Do(move, rel)
		}
	}
	p.net = network.NewTrainer(counter, set.least, set.hidden, trees.Classes(len(p.names)), seed)
	log.Printf("trees: %d sentences, %d features of %d", len(all), p.net.Features(), len(counter))
	p.net.Dropout, p.net.Drop = set.dropout, set.drop
	for epoch := range set.epochs {
		order := p.lessons.round(epoch, p.rng)
		if epoch == set.epochs-set.last {
			p.net.Prune(set.most)
		}
		p.right, p.total = 0, 0
		for n, k := range order {
			p.net.Rate = set.rateAt(epoch, float32(n)/float32(len(order)))
			p.sentence(all[k], p.tagged[k], epoch > 0)
		}
		log.Printf("trees: epoch %d: %.2f %% right in training", epoch+1, 100*float64(p.right)/float64(p.total))
		if epoch%3 == 2 || epoch+1 == set.epochs {
			report(append(trees.PackRels(p.names), p.net.Pack()...))
		}
	}
	return append(trees.PackRels(p.names), p.net.Pack()...)
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
		if guess != move && (p.costs[guess] == p.costs[move] || explore && p.rng.Float32() < p.set.explored) {
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
