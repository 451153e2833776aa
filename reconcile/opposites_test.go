package reconcile_test

import (
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/reconcile"
)

// outcomes are the conflicts on what came of something.
func outcomes(x *readout.Export) []readout.Finding { return conflictsOn(x, readout.SlotOutcome) }

// conflictsOn are the conflicts on one slot.
func conflictsOn(x *readout.Export, slot readout.SlotName) []readout.Finding {
	var out []readout.Finding
	for _, f := range reconcile.Findings(x) {
		if f.Kind == readout.FindingConflict && f.Slot == slot {
			out = append(out, f)
		}
	}
	return out
}

func TestPassages_opposites(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		want       string // the summary in either order, or another as good after a bar; empty for no conflict
	}{
		{"direction of change", "Herring prices in Lenholm rose 5 percent in May.", "Herring prices in Lenholm fell 5 percent in May.", "“rose”, or “fell”"},
		{"in two months", "Herring prices in Lenholm rose 5 percent in May.", "Herring prices in Lenholm fell 5 percent in June.", ""},
		{"of two things", "The price of herring rose 5 percent in May.", "The price of coal fell 5 percent in May.", ""},
		{"verdict", "The port council approved the dredging plan on Monday.", "The port council rejected the dredging plan on Monday.", "“approved”, or “rejected”"},
		{"of two bodies", "The port council approved the dredging plan on Monday.", "The union of pilots rejected the dredging plan on Monday.", ""},
		{"consent", "The ferry line agreed to carry the deckhands, the port said.", "The ferry line refused to carry the deckhands, the port said.", "“agreed to carry”, or “refused to carry”|“agreed”, or “refused”"},
		{"refused to do two things", "The ferry line carried the deckhands, the port said.", "The port refused to carry the coal of the ferry line.", ""},
		{"failed to", "Norway and Iceland agreed on a herring quota on Monday.", "Norway and Iceland failed to agree on a herring quota on Monday.", "“agreed”, or “failed to agree”"},
		{"a denial goes through", "Norway agreed to lift its herring tariff on Monday.", "Norway had not agreed to lift its herring tariff on Monday.", "“agreed”, or “had not agreed”|“agreed to lift”, or “not agreed to lift”"},
		{"what can follow in a day", "The strike of the deckhands ended on Monday.", "The strike of the deckhands began on Monday.", ""},
		{"in a statement", "Tomas Reyes said that the dredging toll was lawful.", "Tomas Reyes said that the dredging toll was unlawful.", "“was lawful”, or “was unlawful”"},
		{"two who say it", "Tomas Reyes confirmed that the trawler had been searched.", "Ingrid Solheim denied that the trawler had been searched.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := outcomes(told(t, c.a+"\n", c.b+"\n"))
			if c.want == "" && len(got) == 0 {
				return
			}
			if len(got) != 1 || c.want == "" {
				t.Fatalf("%d conflicts: %+v", len(got), got)
			}
			turned := "“" + got[0].Values[1].Value + "”, or “" + got[0].Values[0].Value + "”"
			if good := strings.Split(c.want, "|"); !slices.Contains(good, got[0].Summary) && !slices.Contains(good, turned) {
				t.Errorf("summary %s, want %s", got[0].Summary, c.want)
			}
		})
	}
}

func TestPassages_doneAndYetToCome(t *testing.T) {
	for _, c := range []struct {
		name, done, coming string // when the two reports appeared
		clash              bool
	}{
		{"to come when it is over", "2024-05-14", "2024-05-15", true},
		{"a plan and what became of it", "2024-05-14", "2024-05-08", false},
		{"both on the day itself", "2024-05-11", "2024-05-11", false},
		{"done before its day", "2024-05-09", "2024-05-09", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := told(t, "Governor Tomas Reyes visited Lenholm on 11 May 2024 with the pilots.\n", "Governor Tomas Reyes will visit Lenholm on 11 May 2024 with the pilots.\n")
			x.Documents[0].Published.Value, x.Documents[1].Published.Value = readout.Date(c.done), readout.Date(c.coming)
			if got := conflictsOn(x, readout.SlotModality); len(got) > 0 != c.clash {
				t.Errorf("a conflict: %v, want %v", len(got) > 0, c.clash)
			}
		})
	}
}

func TestPassages_datesOfADeedAndOfWhatWasDoneToIt(t *testing.T) {
	x := told(t, "Governor Tomas Reyes will visit Lenholm harbour on 11 May 2024, four days from now.\n", "Governor Tomas Reyes on 7 May 2024 cancelled his visit to Lenholm harbour, four days before it.\n")
	for _, f := range reconcile.Findings(x) {
		if f.Kind == readout.FindingConflict && f.Slot == readout.SlotDate {
			t.Errorf("the day of a cancellation is set against that of the visit: %s", f.Summary)
		}
	}
}
