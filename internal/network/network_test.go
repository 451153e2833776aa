package network_test

import (
	"bytes"
	"math"
	"math/rand/v2"
	"testing"

	"readout/internal/network"
)

// train teaches a network to tell whether two of its features agree, which no
// linear model can.
func train(t testing.TB) *network.Trainer {
	t.Helper()
	counter := network.Counter{}
	for a := range uint32(2) {
		for b := range uint32(2) {
			counter.Add([]uint32{10 + a, 20 + b})
		}
	}
	net := network.NewTrainer(counter, 1, 16, 2, 1)
	rng := rand.New(rand.NewPCG(1, 1))
	gradient := make([]float32, 2)
	for range 4000 {
		a, b := rng.Uint32N(2), rng.Uint32N(2)
		net.Run([]uint32{10 + a, 20 + b}, true)
		s := net.Score(0, 2)
		p := float32(1 / (1 + math.Exp(float64(s[0]-s[1]))))
		gradient[1] = p - float32(a^b)
		gradient[0] = -gradient[1]
		net.Push(0, gradient)
		net.Learn()
	}
	return net
}

func TestModel_learnsWhatNoLinearModelCan(t *testing.T) {
	m, rest, err := network.Read(append(train(t).Pack(), "rest"...))
	if err != nil {
		t.Fatal(err)
	}
	if string(rest) != "rest" {
		t.Errorf("what follows the network came back as %q", rest)
	}
	var w network.Work
	var places network.Places
	for a := range uint32(2) {
		for b := range uint32(2) {
			m.Run(&w, m.Find([]uint32{10 + a, 20 + b, 999}, &places))
			scores := m.Score(&w, 0, 2)
			if got := scores[1] > scores[0]; got != (a != b) {
				t.Errorf("features %d and %d: differ is %v", a, b, got)
			}
		}
	}
}

func TestTrainer_isReproducible(t *testing.T) {
	if !bytes.Equal(train(t).Pack(), train(t).Pack()) {
		t.Error("two trainings of the same data differ")
	}
}

func TestTrainer_prunesToTheRowsThatMatter(t *testing.T) {
	net := train(t)
	net.Prune(3)
	if net.Features() != 3 {
		t.Errorf("%d features are left, want 3", net.Features())
	}
	if _, _, err := network.Read(net.Pack()); err != nil {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(train(f).Pack())
	f.Add([]byte{8, 0, 0, 0, 1, 0, 0, 0, 0xff, 0xff, 0xff, 0})
	f.Fuzz(func(t *testing.T, b []byte) {
		m, _, err := network.Read(b)
		if err != nil {
			return
		}
		var w network.Work
		var places network.Places
		m.Run(&w, m.Find([]uint32{0, 1, 10, 21}, &places))
		m.Score(&w, 0, m.Classes())
	})
}

func BenchmarkRun(b *testing.B) {
	counter := network.Counter{}
	features := make([]uint32, 64)
	for i := range features {
		features[i] = network.Hash(7, uint32(i))
	}
	counter.Add(features)
	m, _, err := network.Read(network.NewTrainer(counter, 1, 128, 100, 1).Pack())
	if err != nil {
		b.Fatal(err)
	}
	var w network.Work
	var places network.Places
	for b.Loop() {
		m.Run(&w, m.Find(features, &places))
	}
}
