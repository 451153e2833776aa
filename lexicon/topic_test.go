package lexicon_test

import (
	"slices"
	"testing"

	"readout/lexicon"
)

func TestFocusVerb_tellsItsPreposition(t *testing.T) {
	for verb, want := range map[string]string{"focus": "on", "deal": "with", "cover": ""} {
		if got, ok := lexicon.FocusVerb(verb); !ok || got != want {
			t.Errorf("%s: %q, %v, want %q", verb, got, ok, want)
		}
	}
	if got, ok := lexicon.FocusVerb("sail"); ok || got != "" {
		t.Errorf("sail: %q, %v", got, ok)
	}
}

// A measure that falls on somebody is one that figures can measure.
func TestFallsOn_namesMeasures(t *testing.T) {
	if got := lexicon.FallsOn("fine"); !slices.Equal(got, []string{"on", "against"}) {
		t.Errorf("fine: %v", got)
	}
	if got := lexicon.FallsOn("crew"); got != nil {
		t.Errorf("crew: %v", got)
	}
	measures := map[string]bool{}
	for _, r := range lexicon.Load("en/measures.txt").Rows {
		measures[r[1]] = true
	}
	for _, r := range lexicon.Load("en/falling-measures.txt").Rows {
		if !measures[r[0]] {
			t.Errorf("%s is no measure", r[0])
		}
	}
}

// A past tense is of a verb that the list of triggers has.
func TestPastTenses_areOfTriggers(t *testing.T) {
	for _, r := range lexicon.Load("en/past-tenses.txt").Rows {
		if !lexicon.IsPastTense(r[0]) || lexicon.IsPastTense(r[1]) {
			t.Errorf("%s of %s: which of the two is a past tense?", r[0], r[1])
		}
		if lexicon.Triggers().Verbs[r[1]] == nil {
			t.Errorf("%s: %s is no trigger", r[0], r[1])
		}
	}
}
