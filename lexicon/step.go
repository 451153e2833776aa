package lexicon

import "sync"

// Step is what becomes of a measure such as a tariff or a sanction.
type Step string

// The steps of a measure.
const (
	StepAnnounced Step = "announced"
	StepImposed   Step = "imposed"
	StepInForce   Step = "in-force"
	StepRaised    Step = "raised"
	StepLowered   Step = "lowered"
	StepSuspended Step = "suspended"
	StepLifted    Step = "lifted"
	StepKept      Step = "kept"
	// StepFormer is of a rate that another takes the place of: "from 15 percent".
	StepFormer Step = "former"
)

// Steps lists the steps in the order in which a measure takes them.
var Steps = []Step{StepAnnounced, StepImposed, StepInForce, StepRaised, StepLowered, StepSuspended, StepLifted, StepKept}

var steps = sync.OnceValue(func() map[string]Step {
	m := map[string]Step{}
	for _, r := range Load("en/steps.txt").Rows {
		m[r[0]] = Step(r[1])
	}
	return m
})

// StepOf is what a verb does to the measure that it governs; empty for none.
func StepOf(lemma string) Step { return steps()[lemma] }
