package reconcile_test

import (
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/analyze"
)

// TestRates_oneStepHasOneRate: what was raised to 9 percent is not raised to 8
// later, unless somebody tells that it fell in between or knows both.
func TestRates_oneStepHasOneRate(t *testing.T) {
	pipeline, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	const nine = "Norway imposed sanctions on three Icelandic shipping companies on Monday. Norway also raised its tariff on goods from Iceland from 5 percent to 9 percent. "
	const eight = "Norway imposed sanctions on three Icelandic shipping companies on March 3. Norway raised its tariff on goods from Iceland to 8 percent. "
	for _, c := range []struct {
		name          string
		first, second string
		clash         bool
	}{
		{"up to less", nine, eight, true},
		{"up to more", eight, nine, false},
		{"one knows both", nine, eight + "Norway had raised its tariff on goods from Iceland to 9 percent before.", false},
	} {
		all := found(t, pipeline, []account{{"North Gazette", "2031-03-04", c.first}, {"South Herald", "2031-03-14", c.second}})
		got := slices.ContainsFunc(all, func(f readout.Finding) bool {
			return f.Kind == readout.FindingConflict && strings.HasPrefix(f.By, "figure-conflict")
		})
		if got != c.clash {
			t.Errorf("%s: a conflict %v, want %v: %+v", c.name, got, c.clash, all)
		}
	}
}

// TestSole_isNotWhatAnotherReportOfTheStoryGivesBesides: the figure stands
// elsewhere in another report.
func TestSole_isNotWhatAnotherReportOfTheStoryGivesBesides(t *testing.T) {
	pipeline, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	const with, without = "Norway raised its tariff on cod from Iceland to 8 percent on Monday.", "On Monday Norway raised its tariff on cod from Iceland."
	for text, want := range map[string]bool{without: true, without + " A tariff of 8 percent had been in force once before.": false} {
		all := found(t, pipeline, reports(with, text))
		if got := slices.ContainsFunc(all, func(f readout.Finding) bool { return f.Kind == readout.FindingSole && f.Slot == readout.SlotAmount }); got != want {
			t.Errorf("%s: alone %v, want %v", text, got, want)
		}
	}
}
