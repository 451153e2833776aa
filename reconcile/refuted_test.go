package reconcile_test

import (
	"strings"
	"testing"

	"readout"
	"readout/analyze"
)

// TestRefuted_onlyWhatIsDenied holds near misses of what the table of kinds draws.
func TestRefuted_onlyWhatIsDenied(t *testing.T) {
	pipeline, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	const killed = "The fire in the Lenholm warehouse on Monday killed 12 dockers, police said."
	const paid = "Brandvold Lines paid 40 million dollars for the Lenholm shipyard, two bankers said."
	const sink = "Berg said that Norway would sink every Icelandic trawler."
	for _, c := range []struct {
		name, a, b string
		kind       readout.FindingKind
		slot       readout.SlotName
		want       bool
	}{
		{"a figure spoken of as one", killed, "The harbour office disputed the figure of 12 dockers killed by the fire in the Lenholm warehouse on Monday.", readout.FindingDenial, readout.SlotCount, true},
		{"what is denied is not agreed on", killed, "The harbour office denied that the fire in the Lenholm warehouse on Monday killed 12 dockers.", readout.FindingAgreement, readout.SlotCount, false},
		{"nor the step that it is of", "Norway raised its tariff on cod from Iceland to 8 percent on Monday, two traders said.",
			"The trade office denied that Norway raised its tariff on cod from Iceland to 8 percent on Monday.", readout.FindingAgreement, readout.SlotStep, false},
		{"nor its sum", "Norway raised its tariff on cod from Iceland to 8 percent on Monday, two traders said.",
			"The trade office denied that Norway raised its tariff on cod from Iceland to 8 percent on Monday.", readout.FindingAgreement, readout.SlotAmount, false},
		{"nor its day", "Norway raised its tariff on cod from Iceland to 8 percent on Monday, two traders said.",
			"The trade office denied that Norway raised its tariff on cod from Iceland to 8 percent on Monday.", readout.FindingAgreement, readout.SlotDate, false},
		{"but what is raised in the words of who denies", "Norway raised its tariff on cod from Iceland to 8 percent on Monday, two traders said.",
			"The trade office denied that Norway raised its tariff on cod from Iceland to 8 percent on Monday.", readout.FindingConflict, readout.SlotStep, true},
		{"another figure denied", killed, "The harbour office denied that the fire in the Lenholm warehouse on Monday killed 15 dockers.", readout.FindingDenial, readout.SlotCount, false},
		{"a denial denied", killed, "The harbour office did not deny that the fire in the Lenholm warehouse on Monday killed 12 dockers.", readout.FindingDenial, readout.SlotCount, false},
		{"what is denied of those counted", killed, "The harbour office denied the plea of 12 dockers who fled the fire in the Lenholm warehouse on Monday.", readout.FindingDenial, readout.SlotCount, false},
		{"both deny it", "Police denied that the fire in the Lenholm warehouse on Monday killed 12 dockers.",
			"The harbour office denied that the fire in the Lenholm warehouse on Monday killed 12 dockers.", readout.FindingDenial, readout.SlotCount, false},
		{"a report that only is short", killed, "A fire in the Lenholm warehouse killed dockers on Monday, the harbour office said.", readout.FindingSilence, readout.SlotCount, false},
		{"who cannot tell withholds nothing", killed, "The harbour office could not say how many dockers the fire in the Lenholm warehouse had killed on Monday.", readout.FindingSilence, readout.SlotCount, false},
		{"how many of something else", killed, "The harbour office declined to say how many ships the port of Lenholm had turned away since the fire in the warehouse on Monday.", readout.FindingSilence, readout.SlotCount, false},
		{"in fewer words", killed, "The harbour office gave no number of dockers killed by the fire in the Lenholm warehouse on Monday.", readout.FindingSilence, readout.SlotCount, true},
		{"who tells withholds nothing", killed, "The harbour office said how many dockers the fire in the Lenholm warehouse had killed on Monday.", readout.FindingSilence, readout.SlotCount, false},
		{"a sum is no count", paid, "Brandvold Lines would not disclose how many it paid in the Lenholm shipyard.", readout.FindingSilence, readout.SlotAmount, false},
		{"words never said", phoned + sink, rang + "The minister insisted that Anna Berg never said that Norway would sink every Icelandic trawler.", readout.FindingDenial, readout.SlotQuote, true},
		{"other words denied", phoned + sink, rang + "Anna Berg denied that she had said that the whale was a fish.", readout.FindingDenial, readout.SlotQuote, false},
		{"somebody else denies", phoned + sink, rang + "Olav Dahl denied that he had said that Norway would sink every Icelandic trawler.", readout.FindingDenial, readout.SlotQuote, false},
		{"not denied to have said", phoned + sink, rang + "Anna Berg did not deny that she had said that Norway would sink every Icelandic trawler.", readout.FindingDenial, readout.SlotQuote, false},
		{"a sale denied", "Brandvold Lines will sell its shipyard in Lenholm to a bank, two brokers said.",
			"Brandvold Lines dismissed rumours that it would sell its shipyard in Lenholm to a bank.", readout.FindingDenial, readout.SlotOutcome, true},
		{"the sale of something else", "Brandvold Lines will sell its ferry in Lenholm to a bank, two brokers said.",
			"Brandvold Lines dismissed rumours that it would sell its shipyard in Lenholm to a bank.", readout.FindingDenial, readout.SlotOutcome, false},
		{"a sale that may be", "Brandvold Lines may sell its shipyard in Lenholm to a bank, two brokers said.",
			"Brandvold Lines dismissed rumours that it would sell its shipyard in Lenholm to a bank.", readout.FindingDenial, readout.SlotOutcome, false},
		{"a sale in which somebody believes", "The pilots believe that Brandvold Lines will sell its shipyard in Lenholm to a bank.",
			"Brandvold Lines dismissed rumours that it would sell its shipyard in Lenholm to a bank.", readout.FindingDenial, readout.SlotOutcome, false},
		{"a verb that says little", "The port said that Brandvold Lines has a shipyard in Lenholm.",
			"Brandvold Lines denied that it has a shipyard in Lenholm.", readout.FindingDenial, readout.SlotOutcome, false},
		{"an offer rejected", "Brandvold Lines will sell its shipyard in Lenholm to a bank, two brokers said.",
			"Brandvold Lines rejected an offer to sell its shipyard in Lenholm to a bank.", readout.FindingDenial, readout.SlotOutcome, false},
		{"never explained", phoned + sink, rang + "The minister complained that Anna Berg never said how Norway would sink every Icelandic trawler.", readout.FindingDenial, readout.SlotQuote, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := cell{kind: c.kind, slot: c.slot, subject: ofReports}
			if all := found(t, pipeline, reports(c.a, c.b)); want.drawn(all) != c.want {
				t.Errorf("a %s on %s: %v, want %v: %v", c.kind, c.slot, !c.want, c.want, all)
			}
		})
	}
}

// TestPromises_leftOutOnlyByWhoIsCompleteEnough: a report that is merely short, or has the
// promise in other words, leaves nothing out.
func TestPromises_leftOutOnlyByWhoIsCompleteEnough(t *testing.T) {
	pipeline, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	const (
		spoke    = "President Anna Berg of Norway spoke by telephone with President Olav Dahl of Iceland on Monday. "
		answered = "President Olav Dahl of Iceland spoke by telephone with President Anna Berg of Norway on Monday. "
		theirs   = spoke + "The two leaders discussed the tunnel, the ferry and the whale. President Dahl promised to withdraw the patrol boats from the northern banks."
	)
	for _, c := range []struct {
		name, outlet, a, b string
		want               bool
	}{
		{"complete and silent", "Presidency of Iceland", theirs, answered + "The two leaders discussed grain, oil and piracy.", true},
		{"merely short", "Presidency of Iceland", theirs, answered + "The two leaders discussed grain.", false},
		{"of no side", "South Herald", theirs, answered + "The two leaders discussed grain, oil and piracy.", false},
		{"as told by another", "South Herald", theirs, "According to Iceland's account, " + answered + "The two leaders discussed grain, oil and piracy.", false},
		{"promised nothing", "Presidency of Iceland", strings.Replace(theirs, "promised", "did not promise", 1), answered + "The two leaders discussed grain, oil and piracy.", false},
		{"in other words", "Presidency of Iceland", theirs, answered + "The two leaders discussed grain, oil and piracy. The coast guard has no more boats on the northern banks, the President said.", false},
		{"a happening of its kind", "Presidency of Iceland", spoke + "The two leaders discussed the tunnel, the ferry and the whale. The two leaders agreed to meet in May.",
			answered + "The two leaders discussed grain, oil and piracy. They will meet soon.", false},
		{"a report of other things", "Presidency of Iceland", theirs,
			"President Olav Dahl of Iceland opened the harbour of Lenholm on Sunday. He also spoke by telephone with President Anna Berg of Norway on Monday. The two leaders discussed grain, oil and piracy.", false},
		{"no promise", "Presidency of Iceland", spoke + "The two leaders discussed the tunnel, the ferry and the whale. President Dahl said that the patrol boats were old.",
			answered + "The two leaders discussed grain, oil and piracy.", false},
		{"what he will do", "Presidency of Iceland", spoke + "The two leaders discussed the tunnel, the ferry and the whale. President Dahl said that Iceland would withdraw the patrol boats.",
			answered + "The two leaders discussed grain, oil and piracy.", true},
		{"what others will do", "Presidency of Iceland", spoke + "The two leaders discussed the tunnel, the ferry and the whale. President Dahl said that the fishermen would withdraw the patrol boats.",
			answered + "The two leaders discussed grain, oil and piracy.", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := cell{kind: readout.FindingSilence, slot: readout.SlotQuote, subject: ofStatements, by: "promise-left-out"}
			all := found(t, pipeline, []account{{"Presidency of Norway", "2031-03-04", c.a}, {c.outlet, "2031-03-04", c.b}})
			if want.drawn(all) != c.want {
				t.Errorf("left out: %v, want %v: %v", !c.want, c.want, all)
			}
		})
	}
}
