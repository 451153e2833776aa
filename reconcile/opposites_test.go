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
		{"what a court and a passive say", "The former harbour master, Tomas Reyes, was convicted of smuggling on Monday.", "A court in Velm acquitted Tomas Reyes, the former harbour master, of smuggling on Monday.", "“convicted”, or “acquitted”|“was convicted”, or “acquitted”"},
		{"gone or sent away", "The head of the ferry line, Tomas Reyes, resigned on Monday over the sunken trawler.", "The chief of the ferry line, Tomas Reyes, was dismissed on Monday over the sunken trawler.", "“resigned”, or “was dismissed”"},
		{"an aide is sent away", "The head of the ferry line, Tomas Reyes, resigned on Monday over the sunken trawler.", "The aide of Tomas Reyes, head of the ferry line, was dismissed on Monday over the sunken trawler.", ""},
		{"one gives no day", "The port council rejected a plan to dredge the harbour, its clerk said on Monday.", "The port council on Monday approved a plan that dredges the harbour.", "“rejected”, or “approved”"},
		{"a name beside a noun", "The fisheries agency approved the herring net Sildex on Monday.", "The fisheries agency refused to approve the herring net Sildex on Monday.", "“approved”, or “refused to approve”"},
		{"lifted or extended", "Lenholm has lifted its ban on night landings of herring, the port authority said on Monday.", "Lenholm extended its ban on night landings of herring on Monday.", "“has lifted”, or “extended”"},
		{"what may be may not be", "The ferry line may cut its sailings to Lenholm this summer, its owner said on Monday.", "The ferry line may not cut its sailings to Lenholm this summer, its owner said on Monday.", ""},
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

func TestPassages_doneAndToComeLater(t *testing.T) {
	for _, c := range []struct {
		name, done, coming string
		clash              bool
	}{
		{"later in the year", "The last pilots have left the port of Lenholm, the council said on Saturday.", "The last pilots will leave the port of Lenholm in July, the council said on Saturday.", true},
		{"at the end of the year", "The herring cannery in Lenholm has closed, its owner said on Saturday.", "The herring cannery in Lenholm will close at the end of the year, its owner said on Saturday.", true},
		{"without a day", "The last pilots have left the port of Lenholm, the council said on Saturday.", "The last pilots will leave the port of Lenholm, the council said on Saturday.", false},
		{"of two things", "The herring cannery in Lenholm has closed, its owner said on Saturday.", "The herring cannery in Bergen will close in July, its owner said on Saturday.", false},
		{"long done", "The last pilots left the port of Lenholm in 2019, the council said on Saturday.", "The last pilots will leave the port of Lenholm in July, the council said on Saturday.", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := toldOn(t, "2024-05-11", c.done+"\n", c.coming+"\n")
			if got := conflictsOn(x, readout.SlotModality); len(got) > 0 != c.clash {
				t.Errorf("conflicts %+v, want one: %v", got, c.clash)
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
