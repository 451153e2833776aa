package reconcile_test

import (
	"strings"
	"testing"

	"readout"
	"readout/reconcile"
)

func TestPassages_whatIsSetAgainstWhat(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		slot       readout.SlotName
		clash      bool
	}{
		{"mothers of one", "Ingrid Solheim, the mother of Tomas Reyes, said on Monday that the Lenholm ferry had sunk.",
			"Tomas Reyes's mother, Mary Cole, said on Monday that the Lenholm ferry had sunk.", readout.SlotRole, true},
		{"mothers of two", "Ingrid Solheim, the mother of Tomas Reyes, said on Monday that the Lenholm ferry had sunk.",
			"Erik Lund's mother, Mary Cole, said on Monday that the Lenholm ferry had sunk.", readout.SlotRole, false},
		{"an office beside another thing that one is", "The dredging will stop, said Lenholm Harbour commissioner and Moe confidante Ingrid Solheim on Monday.",
			"Lenholm Harbour commissioner Tomas Reyes said on Monday that the dredging would stop.", readout.SlotRole, true},
		{"chairs of two chambers", "Senate Transport Committee chairman Ingrid Solheim said on Monday that the dredging would stop.",
			"House Transport Committee chairman Tomas Reyes said on Monday that the dredging would stop.", readout.SlotRole, false},
		{"rows whose names are told apart", "The passports found on the dredger Albatross were those of Ann Lee, 54, of Bergen; Tomas Reyes, 58, of Oslo; and Erik Lund, 41, of Molde.",
			"Forged passports on the dredger Albatross were those of Ann Lee, 54; Tomas Reyes, 58; and Paul Moore, 41.", readout.SlotParticipant, true},
		{"rows of some of many", "The port has the support of pilots including Ann Lee, Tomas Reyes and Erik Lund of the dredger Albatross.",
			"The port has the support of pilots including Ann Lee, Tomas Reyes and Paul Moore of the dredger Albatross.", readout.SlotParticipant, false},
		{"two places of which one differs", "The dredger Albatross was built for wars in Norway and Iceland.",
			"The dredger Albatross was built for wars in Norway and Denmark.", readout.SlotPlace, true},
		{"a place before what takes place", "Solheim presented the forged passports of the dredger Albatross at a news conference in Lisbon on Monday.",
			"Solheim presented the forged passports of the dredger Albatross at a Hamburg news conference on Monday.", readout.SlotPlace, true},
		{"parts of days", "The dredger Albatross sank off the Lenholm estuary Saturday morning with forged passports aboard.",
			"With forged passports aboard, the dredger Albatross sank off the Lenholm estuary on Friday.", readout.SlotDate, true},
		{"two days of one night", "The dredger Albatross sank off the Lenholm estuary late Friday with forged passports aboard.",
			"With forged passports aboard, the dredger Albatross sank off the Lenholm estuary early Saturday.", readout.SlotDate, false},
		{"counted back", "The owner of the dredger Albatross was convicted of forging passports six years ago.",
			"The owner of the dredger Albatross was convicted of forging passports three years ago.", readout.SlotDate, true},
		{"counted back in two units", "The owner of the dredger Albatross was convicted of forging passports six years ago.",
			"The owner of the dredger Albatross was convicted of forging passports 30 months ago.", readout.SlotDate, false},
		{"told that he went", "Solheim told reporters that the Lenholm dredger was insured against diesel spills.",
			"Solheim told reporters that the Lenholm dredger was not insured against diesel spills.", readout.SlotOutcome, true},
		{"for what it is", "The council of Lenholm has a plan to insure the dredger Albatross against diesel spills.",
			"The council of Lenholm did not insure the dredger Albatross against diesel spills.", readout.SlotOutcome, false},
		{"agreed and refused to do two things", "The Lenholm court agreed to hear the case of the dredger Albatross on Monday.",
			"The Lenholm court refused to hear the appeal of the dredger Albatross on Monday.", readout.SlotOutcome, false},
		{"a deed that a noun tells", "Solheim defeated Reyes in the Lenholm harbour vote on Monday.",
			"Reyes's defeat of Solheim in the Lenholm harbour vote on Monday was narrow.", readout.SlotDirection, true},
		{"a vote in other words", "The bill, which passed the Lenholm Senate 72-24, now heads to the House.",
			"The act cleared the Lenholm Senate by a vote of 69 to 27 and goes to the House.", readout.SlotCount, true},
		{"voters of two parties", "The margin of error of the Lenholm poll was 5.5 points for Norwegian voters.",
			"The margin of error of the Lenholm poll was 5.8 points for Danish voters.", readout.SlotAmount, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			var other []string
			found := false
			for _, f := range reconcile.Findings(told(t, c.a+"\n", c.b+"\n")) {
				if f.Kind == readout.FindingConflict {
					found = found || f.Slot == c.slot
					other = append(other, string(f.Slot)+": "+f.Summary)
				}
			}
			if found != c.clash {
				t.Errorf("a conflict on %s: %v, want %v; conflicts: %q", c.slot, found, c.clash, other)
			}
		})
	}
}

func TestPassages_citeWhereTheReportsRepeatTheirValues(t *testing.T) {
	const first, again = "The strike of unionised deckhands on the Lenholm ferry ended after 12 days. ", "The strike of the deckhands on the Lenholm ferry had lasted 12 days. "
	x := told(t, first+again+"\n", strings.ReplaceAll(first+again, "12", "17")+"\n")
	for _, f := range reconcile.Findings(x) {
		if f.Kind != readout.FindingConflict || f.Slot != readout.SlotDuration {
			continue
		}
		for _, v := range f.Values {
			if len(v.Evidence) != 2 {
				t.Errorf("%q is cited at %d places, want 2", v.Value, len(v.Evidence))
			}
			for _, e := range v.Evidence {
				if !strings.HasPrefix(e.Quote, v.Value[:2]) {
					t.Errorf("%q is cited for %q", e.Quote, v.Value)
				}
			}
		}
		return
	}
	t.Error("no conflict of duration")
}
