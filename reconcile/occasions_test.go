package reconcile_test

import (
	"slices"
	"testing"

	"readout"
	"readout/analyze"
)

// TestConflicts_ofTwoOccasionsAndBearersAreNone: what two reports give of two occasions, of two
// of a sort, or of a part and the whole are no two versions of one figure; of one occasion they are.
func TestConflicts_ofTwoOccasionsAndBearersAreNone(t *testing.T) {
	pipeline, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, first, second string
		want                bool
	}{
		{"two years", "Lenholm Yard delivered 14 tankers in 2029, its spokesman said on Friday.", "The yard at Lenholm delivered 19 tankers in 2030, its spokesman said on Friday.", false},
		{"one year", "Lenholm Yard delivered 14 tankers in 2029, its spokesman said on Friday.", "Lenholm Yard delivered 19 tankers in 2029, its spokesman said on Friday.", true},
		{"two levels", "The Elv rose to 7.2 metres at Lenholm on Saturday night, the river office said.", "The Elv stood at 6.4 metres at Lenholm on Monday morning, the river office said.", false},
		{"fishermen of two towns", "Fishermen from Lenholm landed 310 tonnes of sprats in the first week of the season, their guild said.", "Fishermen from Brandvold landed 190 tonnes of sprats in the first week of the season, their guild said.", false},
		{"of one town", "Fishermen from Lenholm landed 310 tonnes of sprats in the first week of the season, their guild said.", "Fishermen from Lenholm landed 190 tonnes of sprats in the first week of the season, their guild said.", true},
		{"all and the young", "Norway's unemployment stood at 14.7 percent in the first quarter, the statistics office said.", "Unemployment among young Norwegians stood at 31 percent in the first quarter, the statistics office said.", false},
	} {
		all := found(t, pipeline, reports(c.first, c.second))
		if got := slices.ContainsFunc(all, func(f readout.Finding) bool { return f.Kind == readout.FindingConflict }); got != c.want {
			t.Errorf("%s: a conflict %v, want %v", c.name, got, c.want)
		}
	}
}

func TestDenials_whoDeniesAHappeningDeniesIt(t *testing.T) {
	pipeline, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	const met = "Norwegian Foreign Minister Anna Berg met an Icelandic envoy in Oslo on Saturday, two diplomats said."
	for _, c := range []struct {
		second string
		want   bool
	}{
		{"Norway's foreign ministry denied on Monday that Anna Berg had met an Icelandic envoy in Oslo.", true},
		{"Norway's foreign ministry denied on Monday that Anna Berg had not met an Icelandic envoy in Oslo.", false},
		{"Norway's foreign ministry would not say on Monday whether Anna Berg had met an Icelandic envoy in Oslo.", false},
		{"Norway's foreign ministry said on Monday that Anna Berg had met an Icelandic envoy in Oslo.", false},
	} {
		all := found(t, pipeline, reports(met, c.second))
		if got := slices.ContainsFunc(all, func(f readout.Finding) bool {
			return f.Kind == readout.FindingDenial && f.Slot == readout.SlotOutcome
		}); got != c.want {
			t.Errorf("%s: denied %v, want %v", c.second, got, c.want)
		}
	}
}
