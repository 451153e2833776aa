package reconcile_test

import (
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/analyze"
)

// TestHappeningDenied_needsAnotherWhoTellsOfIt: a sentence with "not" denies nothing that
// nobody tells; and who denies an event is not among those who tell it.
func TestHappeningDenied_needsAnotherWhoTellsOfIt(t *testing.T) {
	pipeline, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	const reached = "Norway and Iceland reached an agreement on the cod toll on Monday."
	const failed = "Norway and Iceland failed to reach an agreement on the cod toll on Monday."
	for _, c := range []struct {
		name, first, second string
		denied              bool
	}{
		{"told and denied", reached, failed, true},
		{"denied by both", failed, failed + " The pilots of Lenholm wept.", false},
		{"told by both", reached, reached + " The pilots of Lenholm wept.", false},
	} {
		all := found(t, pipeline, []account{{"North Gazette", "2031-03-05", c.first}, {"South Herald", "2031-03-05", c.second}})
		by := func(name string) bool {
			return slices.ContainsFunc(all, func(f readout.Finding) bool { return strings.HasPrefix(f.By, name) })
		}
		if by("happening-denied") != c.denied {
			t.Errorf("%s: denied %v, want %v", c.name, by("happening-denied"), c.denied)
		}
		if c.denied && by("event-told") {
			t.Errorf("%s: who denies the event is among those who tell it", c.name)
		}
	}
}
