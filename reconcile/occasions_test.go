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

// TestSilences_aMinisterOfNoCountryIsOfTheMinistryThatTells: each ministry's own account of
// one call leaves out what the other's has, though neither names its own country's minister so.
func TestSilences_aMinisterOfNoCountryIsOfTheMinistryThatTells(t *testing.T) {
	pipeline, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	all := found(t, pipeline, []account{
		{"Ministry of Foreign Affairs of Norway", "2031-03-04", "Foreign Minister Anna Berg spoke by telephone with her Icelandic counterpart, Foreign Minister Olav Dahl, today. The two ministers discussed the tunnel, the ferry and the whale."},
		{"Ministry of Foreign Affairs of Iceland", "2031-03-04", "Foreign Minister Olav Dahl spoke by telephone with Foreign Minister Anna Berg of Norway today. The ministers discussed grain, oil and piracy."},
	})
	silent := map[string]bool{}
	for _, f := range all {
		if f.Kind == readout.FindingSilence {
			silent[f.Values[0].Value] = true
		}
	}
	if !silent["“the tunnel”, “the ferry”, “the whale”"] || !silent["“grain”, “oil”, “piracy”"] || len(silent) != 2 {
		t.Errorf("silent on %v", silent)
	}
}
