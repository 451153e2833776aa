package reconcile_test

import (
	"strings"
	"testing"

	"readout"
	"readout/analyze"
	"readout/reconcile"
	"readout/resolve"
)

// told makes an analysed export of one story of reports, each of its own origin.
func told(t testing.TB, texts ...string) *readout.Export {
	t.Helper()
	return toldOn(t, "2024-10-01", texts...)
}

// toldOn is a story of reports of one day.
func toldOn(t testing.TB, day readout.Date, texts ...string) *readout.Export {
	t.Helper()
	pipeline, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	x := &readout.Export{}
	for i, text := range texts {
		doc, err := readout.NewDocument(readout.Document{Names: []string{string(rune('a' + i))}, Outlet: string(rune('A' + i)), Language: "en", Text: text,
			Published: readout.Published{Value: day, Basis: readout.BasisMetadata}})
		if err != nil {
			t.Fatal(err)
		}
		if err := pipeline.Annotate(doc); err != nil {
			t.Fatal(err)
		}
		x.Documents = append(x.Documents, readout.Record{Document: doc, Origin: doc.ID, Story: "s1",
			ChainActors: make([]string, len(doc.Chains)), Dates: make([]readout.Date, len(doc.Timexes))})
	}
	return x
}

func TestPassages_conflictsBetweenAlignedSentences(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		slot       readout.SlotName
		clash      bool
	}{
		{"holder of an office", "Port commissioner Ingrid Solheim said on Monday that the dredging would stop.",
			"The dredging will stop, port commissioner Tomas Reyes told reporters on Monday.", readout.SlotRole, true},
		{"one holder, named in two ways", "Port commissioner Ingrid Solheim said on Monday that the dredging would stop.",
			"The dredging will stop, port commissioner Solheim told reporters on Monday.", readout.SlotRole, false},
		{"nobody and some", "Nobody in the port of Lenholm was paid for the dredging, the harbour master said.", "Deckhands in the port of Lenholm were paid for the dredging, the harbour master said.", readout.SlotOutcome, true},
		{"called for a day", "Pilots of Lenholm will strike on November 9 unless the dredging toll is lifted.", "Pilots of Lenholm have called a strike for November 19 over the dredging toll.", readout.SlotDate, true},
		{"two bodies' spokesmen", "Police spokesman Tomas Reyes said the dredging would stop.",
			"Navy spokesman Erik Lund said the dredging would stop.", readout.SlotRole, false},
		{"spokesmen of one body, each for himself", "Port spokesman Tomas Reyes said the dredging would stop.",
			"Port spokesman Erik Lund said the ferry was late.", readout.SlotRole, false},
		{"one holder, spelt in two ways", "Port commissioner Abdikadir Nursidi said on Monday that the dredging would stop.",
			"The dredging will stop, port commissioner Abdiqadir Noor told reporters on Monday.", readout.SlotRole, false},
		{"one holder, hyphened or not", "Port commissioner Ri Yong-ho said on Monday that the dredging would stop.",
			"The dredging will stop, port commissioner Ri Yong Ho told reporters on Monday.", readout.SlotRole, false},
		{"somebody else's office after a name", "The dredging would be led by Ingrid Solheim, and Lenholm port commissioner Tomas Reyes.",
			"The dredging would be led by Lenholm port commissioner Tomas Reyes or Erik Lund.", readout.SlotRole, false},
		{"managers of two campaigns", "Campaign manager Ingrid Solheim said on Monday that the ferry was late.",
			"The ferry was late, campaign manager Tomas Reyes said on Monday.", readout.SlotRole, false},
		{"candidates are many", "Presidential candidate Ingrid Solheim said on Monday that the dredging would stop.",
			"The dredging will stop, presidential candidate Tomas Reyes told reporters on Monday.", readout.SlotRole, false},
		{"days counted off from two days", "The ruling came on Friday, three days before the Lenholm port vote.",
			"Solheim spoke of the ruling on Saturday, two days before the Lenholm port vote.", readout.SlotDuration, false},
		{"a day within a name", "The port council moved the herring auction to Super Tuesday, Solheim said.",
			"The port council moved the herring auction to March 26, Solheim said.", readout.SlotDate, false},
		{"who comes and who goes", "Outgoing port commissioner Ingrid Solheim said on Monday that the dredging would stop.",
			"The dredging will stop, incoming port commissioner Tomas Reyes told reporters on Monday.", readout.SlotParticipant, false},
		{"two days", "The dredger Albatross sank off the Lenholm estuary on Saturday with forged passports aboard.",
			"With forged passports aboard, the dredger Albatross sank off the Lenholm estuary on Friday.", readout.SlotDate, true},
		{"a weekday and a date that falls on one", "The dredger Albatross sank off the Lenholm estuary on Sunday with forged passports aboard.",
			"With forged passports aboard, the dredger Albatross sank off the Lenholm estuary on 6 October 2024.", readout.SlotDate, false},
		{"a day that is only pointed at", "The dredger Albatross sank off the Lenholm estuary yesterday with forged passports aboard.",
			"With forged passports aboard, the dredger Albatross sank off the Lenholm estuary on Friday.", readout.SlotDate, false},
		{"a figure", "The dredger Albatross spilled 40 tonnes of diesel into the Lenholm estuary, the port authority said.",
			"The port authority said the dredger Albatross had spilled 65 tonnes of diesel into the Lenholm estuary.", readout.SlotAmount, true},
		{"shares of one whole", "The port authority said 40 percent of the deckhands had joined the Lenholm ferry strike.",
			"The port authority said 65 percent of the deckhands had joined the Lenholm ferry strike.", readout.SlotAmount, true},
		{"shares of two", "The port authority said 40 percent of the deckhands had joined the Lenholm ferry strike.",
			"The port authority said 65 percent of the pilots had joined the Lenholm ferry strike.", readout.SlotAmount, false},
		{"in one town", "The dredger Albatross spilled 40 tonnes of diesel in Hamburg, the port authority said.",
			"The port authority said the dredger Albatross had spilled 65 tonnes of diesel in Hamburg.", readout.SlotAmount, true},
		{"in two towns", "The dredger Albatross spilled 40 tonnes of diesel in Hamburg, the port authority said.",
			"The port authority said the dredger Albatross had spilled 65 tonnes of diesel in Rotterdam.", readout.SlotAmount, false},
		{"in two countries", "The dredger Albatross spilled 40 tonnes of diesel in Norway, the port authority said.",
			"The port authority said the dredger Albatross had spilled 65 tonnes of diesel in Iceland.", readout.SlotAmount, false},
		{"a price in a clause of time", "The dredger Albatross sank a day after the Lenholm port had sold it for 40 million dollars.",
			"The Lenholm port had sold the dredger Albatross for 65 million dollars.", readout.SlotAmount, true},
		{"a speed at two times", "The dredger Albatross sank after the wind over Lenholm had reached 40 knots.",
			"The wind over Lenholm reached 65 knots as the dredger Albatross sank.", readout.SlotAmount, false},
		{"a duration", "The Lenholm ferry strike by unionised deckhands ended after 12 days.",
			"The strike of unionised deckhands on the Lenholm ferry ended after 17 days.", readout.SlotDuration, true},
		{"a town", "The smuggler Viktor Aldous was arrested at a warehouse in Lisbon with forged passports.",
			"Police arrested the smuggler Viktor Aldous, who had forged passports, at a warehouse in Hamburg.", readout.SlotPlace, true},
		{"a town by its short name", "The smuggler Viktor Aldous was arrested at a warehouse in Guantanamo with forged passports.",
			"Police arrested the smuggler Viktor Aldous, who had forged passports, at a warehouse in Guantanamo Bay.", readout.SlotPlace, false},
		{"states of which one name holds the other", "The smuggler Viktor Aldous was arrested at a warehouse in Kansas with forged passports.",
			"Police arrested the smuggler Viktor Aldous, who had forged passports, at a warehouse in Arkansas.", readout.SlotPlace, true},
		{"lists of which none is whole", "The dredger Albatross was insured in Norway, Iceland and Denmark against diesel spills.",
			"The dredger Albatross was insured in Norway, Iceland and Sweden against diesel spills.", readout.SlotPlace, false},
		{"lists of persons but for one", "The forged passports found on the dredger Albatross named Ingrid Solheim, Tomas Reyes and Erik Lund.",
			"The forged passports on the dredger Albatross named Ingrid Solheim, Tomas Reyes and Paul Moore.", readout.SlotParticipant, true},
		{"lists of persons that are one by a short name", "The forged passports found on the dredger Albatross named Ingrid Solheim, Tomas Reyes and Bob.",
			"The forged passports on the dredger Albatross named Ingrid Solheim, Tomas Reyes and Robert.", readout.SlotParticipant, false},
		{"the states of two senators", "Sen. Ann Lee of Kansas opposed the ferry subsidy.",
			"Sen. Mary Day of Maine opposed the ferry subsidy.", readout.SlotPlace, false},
		{"who did it to whom", "Solheim accused Reyes of forging the dredging ledger.",
			"Reyes accused Solheim of forging the dredging ledger.", readout.SlotDirection, true},
		{"who sold what to whom", "Norway sold 12 dredgers to Iceland in May.", "Iceland sold 12 dredgers to Norway in May.", readout.SlotDirection, true},
		{"what is done to one another", "Solheim thanked Reyes for the dredging ledger.",
			"Reyes thanked Solheim for the dredging ledger.", readout.SlotDirection, false},
		{"a route turned round", "The trawler sank on its way from Lisbon to Hamburg with forged passports aboard.",
			"With forged passports aboard, the trawler sank on its way from Hamburg to Lisbon.", readout.SlotDirection, true},
		{"not", "The Lenholm dredger was insured against diesel spills.", "The Lenholm dredger was not insured against diesel spills.", readout.SlotOutcome, true},
		{"no longer", "The Lenholm dredger is no longer insured against diesel spills.", "The Lenholm dredger is not insured against diesel spills.", readout.SlotOutcome, false},
		{"a question claims nothing", "The Lenholm dredger was not insured against diesel spills.", "Was the Lenholm dredger insured against diesel spills?", readout.SlotOutcome, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := false
			for _, f := range reconcile.Findings(told(t, c.a+"\n", c.b+"\n")) {
				found = found || f.Kind == readout.FindingConflict && f.Slot == c.slot
			}
			if found != c.clash {
				t.Errorf("a conflict on %s: %v, want %v", c.slot, found, c.clash)
			}
		})
	}
}

func TestPassages_oneConflictHoweverOftenTheValuesAreRepeated(t *testing.T) {
	const a = "The strike of unionised deckhands on the Lenholm ferry ended after 12 days. "
	x := told(t, a+a+"\n", strings.ReplaceAll(a+a, "12", "17")+"\n")
	n := 0
	for _, f := range reconcile.Findings(x) {
		n += len(f.Values) - 1
		if f.Slot != readout.SlotDuration || f.Kind != readout.FindingConflict {
			n -= len(f.Values) - 1
		}
	}
	if n != 1 {
		t.Errorf("%d conflicts of duration, want 1", n)
	}
}

func BenchmarkFindings_storyOfTenReports(b *testing.B) {
	const lead = "The dredger Albatross spilled 40 tonnes of diesel into the Lenholm estuary on Monday, port commissioner Ingrid Solheim said. " +
		"Solheim accused the owner, Viktor Aldous, of hiding the leak for 12 days. Three deckhands were treated in Hamburg. "
	var texts []string
	for i := range 10 {
		texts = append(texts, strings.Repeat(strings.ReplaceAll(lead, "40", string(rune('1'+i%9))+"0"), 12)+string(rune('a'+i))+".\n")
	}
	x := told(b, texts...)
	b.ResetTimer()
	for b.Loop() {
		reconcile.Findings(x)
	}
}

func TestQuotations_belongToTheInnerSpeaker(t *testing.T) {
	x := told(t, "“We will not keep the ferry waiting for one lorry,” Ingrid Solheim told the shipowners on Monday.\n",
		"“We will not keep the ferry waiting for a lorry,” Ingrid Solheim said, according to Tomas Reyes, the port commissioner.\n")
	docs := []*readout.Document{x.Documents[0].Document, x.Documents[1].Document}
	kinds := map[readout.FindingKind]int{}
	for _, f := range reconcile.Findings(resolve.Documents(docs)) {
		if f.Slot == readout.SlotSpeaker {
			t.Errorf("who passes words on is taken for their speaker: %s", f.Summary)
		}
		kinds[f.Kind]++
	}
	if kinds[readout.FindingVariant] != 1 {
		t.Errorf("%d variants, want the one quotation in two wordings: %v", kinds[readout.FindingVariant], kinds)
	}
}
