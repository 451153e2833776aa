package lexicon_test

import (
	"slices"
	"testing"

	"readout/lexicon"
)

func TestSteps_areKnown(t *testing.T) {
	for _, row := range lexicon.Load("en/steps.txt").Rows {
		if step := lexicon.StepOf(row[0]); !slices.Contains(lexicon.Steps, step) {
			t.Errorf("%s: %q is no step", row[0], step)
		}
	}
	if got := lexicon.StepOf("praise"); got != "" {
		t.Errorf("praise: %q", got)
	}
}
