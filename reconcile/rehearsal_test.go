package reconcile_test

import (
	"testing"

	"readout"
	"readout/reconcile"
)

func TestAgreements_areTheValuesThatBothGive(t *testing.T) {
	x := told(t, "The dredger Albatross spilled 40 tonnes of diesel into the Lenholm estuary on Friday.\n",
		"On Friday the dredger Albatross spilled 40 tonnes of diesel into the Lenholm estuary, 9 miles from port.\n")
	records := []*readout.Record{&x.Documents[0], &x.Documents[1]}
	kinds := map[string]int{}
	for _, a := range reconcile.Agreements(records) {
		kinds[a.Kind]++
		if a.A.Document == a.B.Document || a.Near <= 0 || a.Near > 1 || a.Like <= 0 || a.Denied {
			t.Errorf("%+v", a)
		}
		if a.Kind != "claim" && a.A.Quote != a.B.Quote {
			t.Errorf("%s: %q and %q", a.Kind, a.A.Quote, a.B.Quote)
		}
	}
	for _, kind := range []string{"number", "date", "claim"} {
		if kinds[kind] == 0 {
			t.Errorf("no %s is among %v", kind, kinds)
		}
	}
	for _, r := range reconcile.Rehearse(records) {
		t.Errorf("%q and %q are said to differ", r.A.Quote, r.B.Quote)
	}
}

func TestRehearse_readsTheAgeOfWhoHasNoName(t *testing.T) {
	x := told(t, "Divers pulled a 14-year-old boy out of the sunken dredger at the Lenholm herring quay.\n", "At the Lenholm herring quay divers pulled a 17-year-old boy out of the sunken dredger.\n")
	for _, r := range reconcile.Rehearse([]*readout.Record{&x.Documents[0], &x.Documents[1]}) {
		if r.Kind == "duration" {
			return
		}
	}
	t.Error("the two ages are not set beside one another")
}
