package linear

import (
	"bytes"
	"math"
	"math/rand/v2"
	"testing"
)

// plain is an averaged perceptron as the textbook has it: it adds up all its
// weights after every decision.
type plain struct {
	now, sum map[[2]uint32]float64
	clock    float64
}

func (p *plain) tick() {
	p.clock++
	for k, w := range p.now {
		p.sum[k] += w
	}
}

func TestTrainer_averagesAsTheTextbookHasIt(t *testing.T) {
	const classes = 3
	rng := rand.New(rand.NewPCG(1, 2))
	trainer := NewTrainer(classes)
	p := &plain{now: map[[2]uint32]float64{}, sum: map[[2]uint32]float64{}}
	for range 400 {
		trainer.Tick()
		features := []uint32{1 + rng.Uint32N(5), 1<<20 + rng.Uint32N(3000)}
		if rng.IntN(2) == 0 {
			want := rng.IntN(classes)
			guess := (want + 1) % classes
			trainer.Update(features, want, guess)
			p.tick() // a change counts from the next decision on
			for _, f := range features {
				p.now[[2]uint32{f, uint32(want)}]++
				p.now[[2]uint32{f, uint32(guess)}]--
			}
			continue
		}
		p.tick()
	}
	for k, now := range p.now {
		scores := make([]int32, classes)
		trainer.Score([]uint32{k[0]}, scores)
		if float64(scores[k[1]]) != now {
			t.Fatalf("feature %d, class %d: weight %d, want %v", k[0], k[1], scores[k[1]], now)
		}
		got := trainer.average(trainer.row(k[0])*classes + int(k[1]))
		if want := p.sum[k] / p.clock; math.Abs(got-want) > 1e-9 {
			t.Fatalf("feature %d, class %d: average %v, want %v", k[0], k[1], got, want)
		}
	}
}

func TestTrainer_learnsWhatItPacks(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	lesson := func() ([]uint32, int) {
		class := rng.IntN(3)
		return []uint32{0, uint32(100 + class), 500 + rng.Uint32N(20)}, class
	}
	trainer := NewTrainer(3)
	for range 300 {
		features, want := lesson()
		scores := make([]int32, 3)
		trainer.Score(features, scores)
		trainer.Tick()
		if guess := largest(scores); guess != want {
			trainer.Update(features, want, guess)
		}
	}
	packed := trainer.Pack(0.01)
	if !bytes.Equal(packed, trainer.Pack(0.01)) {
		t.Error("packing twice gives two sections")
	}
	m, rest, err := Read(packed)
	if err != nil || len(rest) > 0 {
		t.Fatal(err, len(rest))
	}
	for range 100 {
		features, want := lesson()
		scores := make([]int32, 3)
		m.Score(features, scores)
		if got := largest(scores); got != want {
			t.Fatalf("class %d is taken for %d", want, got)
		}
	}
}

func TestTrainer_ofNothingPacksNothing(t *testing.T) {
	m, _, err := Read(NewTrainer(4).Pack(0))
	if err != nil || m.Classes() != 4 {
		t.Error(m, err)
	}
}

func largest(scores []int32) int {
	best := 0
	for c, s := range scores {
		if s > scores[best] {
			best = c
		}
	}
	return best
}
