package eval

import (
	"fmt"

	"readout"
	"readout/internal/conllu"
)

// Score counts what was found right, what was found at all, and what there was
// to find.
type Score struct {
	Right int `json:"right"`
	Found int `json:"found"`
	Gold  int `json:"gold"`
}

// Precision is the share of what was found that is right, 0 to 100.
func (s Score) Precision() float64 { return percent(s.Right, s.Found) }

// Recall is the share of what there was that was found, 0 to 100.
func (s Score) Recall() float64 { return percent(s.Right, s.Gold) }

// F1 is the harmonic mean of precision and recall, 0 to 100.
func (s Score) F1() float64 { return percent(2*s.Right, s.Found+s.Gold) }

// Add adds the counts of o.
func (s *Score) Add(o Score) {
	s.Right, s.Found, s.Gold = s.Right+o.Right, s.Found+o.Found, s.Gold+o.Gold
}

// String gives precision, recall, F1 and the counts on one line.
func (s Score) String() string {
	return fmt.Sprintf("P %.1f R %.1f F1 %.1f (%d right of %d found, %d gold)", s.Precision(), s.Recall(), s.F1(), s.Right, s.Found, s.Gold)
}

func percent(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * float64(part) / float64(whole)
}

// GoldDocument is a document made from a treebank's sentences, beside them.
type GoldDocument struct {
	Document  *readout.Document
	Sentences []*conllu.Sentence
}
