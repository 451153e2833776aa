package linear

import (
	"bytes"
	"testing"
)

// teach shows a regression two classes that features 1 and 2 tell apart, and a
// feature that tells nothing.
func teach(penalty float64) *Softmax {
	s := NewSoftmax(2, 0.1, penalty)
	for range 200 {
		for class, feature := range []uint32{1, 2} {
			features := []uint32{feature, 77}
			var p [2]float64
			s.Probabilities(features, p[:])
			s.Learn(features, p[:], class)
		}
	}
	return s
}

func TestSoftmax_learnsWhatTellsClassesApart(t *testing.T) {
	s := teach(0.1)
	var p [2]float64
	s.Probabilities([]uint32{2, 77}, p[:])
	if p[1] < 0.8 {
		t.Errorf("class 1 has probability %.2f, want most of it", p[1])
	}
	m, rest, err := Read(s.Pack(24))
	if err != nil || len(rest) != 0 {
		t.Fatalf("what was packed does not read back: %v, %d bytes left", err, len(rest))
	}
	var scores [2]int32
	m.Score([]uint32{1, 77}, scores[:])
	if scores[0] <= scores[1] {
		t.Errorf("packed weights score %v, want class 0 ahead", scores)
	}
}

func TestSoftmax_penaltyDropsWhatTellsNothing(t *testing.T) {
	small, large := len(teach(0.01).Pack(24)), len(teach(1000).Pack(24))
	if large >= small {
		t.Errorf("a high penalty packs %d bytes, a low one %d: want fewer", large, small)
	}
}

func TestSoftmax_isTheSameEveryTime(t *testing.T) {
	if !bytes.Equal(teach(0.1).Pack(24), teach(0.1).Pack(24)) {
		t.Error("two trainings on the same examples differ")
	}
}
