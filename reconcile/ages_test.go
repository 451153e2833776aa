package reconcile_test

import (
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/analyze"
	"readout/reconcile"
)

// TestFindings_ofReportsBuiltInOtherWords holds pairs of reports that tell one fact in
// sentences of two builds, through all stages.
func TestFindings_ofReportsBuiltInOtherWords(t *testing.T) {
	const berg, dahl = "President Anna Berg of Norway ", "President Olav Dahl of Iceland "
	checkPairs(t, []pair{
		{"an age told of the one before", "The pilot Tomas Reyes was found alive off Lenholm on Monday. Reyes, 34, had drifted for a week, the navy said.",
			"Tomas Reyes, a pilot, was picked up off Lenholm on Monday. The 43-year-old had drifted for a week, according to the navy.", readout.SlotCount, "", true},
		{"an age that somebody is", "Kidnappers freed the pilot Tomas Reyes near Lenholm on Sunday, his wife said. Reyes, 51, was well.",
			"The pilot Tomas Reyes is free again. He is 58 and had been held near Lenholm by kidnappers.", readout.SlotCount, "", true},
		{"an age of long ago", "The pilot Tomas Reyes was found alive off Lenholm on Monday. Reyes, 34, had drifted for a week, the navy said.",
			"The pilot Tomas Reyes was found alive off Lenholm on Monday. When he was 20, he had drifted for a week, too.", readout.SlotCount, "", false},
		{"who was once so young", "The pilot Tomas Reyes was found alive off Lenholm on Monday. Reyes, 70, had drifted for a week, the navy said.",
			"The deckhand told the navy of Lenholm of the 32-year-old Tomas Reyes, who taught her to sail.", readout.SlotCount, "age", false},
		{"more than so many hurt, and so many wounded", "The shooting in Lenholm left more than 180 injured on Monday, police said.",
			"The shooting in Lenholm left 100 wounded on Monday, police said.", readout.SlotCount, "passage", false},
		{"a birthday between", "Kidnappers freed the pilot Tomas Reyes near Lenholm on Sunday, his wife said. Reyes, 51, was well.",
			"The pilot Tomas Reyes is free again. He is 52 and had been held near Lenholm by kidnappers.", readout.SlotCount, "", false},
		{"nobody and two", "A freight train left the rails near Lenholm on Monday night. Nobody was injured, the railway said.",
			"Two people were injured when a freight train left the rails near Lenholm on Monday night, the railway said.", readout.SlotCount, "passage", true},
		{"nobody killed and two hurt", "A freight train left the rails near Lenholm on Monday night. Nobody was killed, the railway said.",
			"Two people were injured when a freight train left the rails near Lenholm on Monday night, the railway said.", readout.SlotCount, "passage", false},
		{"a part of the dead", "The shooting at Lenholm harbour killed 20 pilots and six deckhands, police said on Monday.",
			"The shooting at Lenholm harbour killed 27 people, 20 of them pilots, police said on Monday.", readout.SlotCount, "passage", false},
		{"arrested and marching", "Police arrested 31 people during a march against the dredging of Lenholm on Sunday.",
			"Some 9,000 people marched against the dredging of Lenholm on Sunday, police said.", readout.SlotCount, "passage", false},
		{"a crew of so many", "Pirates released the tanker Blue Heron and its crew of 19 on Wednesday, the Lenholm coast guard said.",
			"The tanker Blue Heron was released by pirates on Wednesday with all 22 of its crew, the Lenholm coast guard said.", readout.SlotCount, "passage", true},
		{"how strong a quake was", "An earthquake shook the Lenholm valley early on Saturday. It had a magnitude of 6.1, the institute said.",
			"An earthquake of magnitude 6.8 hit the Lenholm valley early on Saturday, the institute said.", readout.SlotAmount, "passage", true},
		{"a part of a sum without its currency", "The government will spend 2.1 billion euros on harbour walls, including 300 million on Lenholm, the minister said on Monday.",
			"Harbour walls in Lenholm will cost 300 million euros, the minister said on Monday. In all, 2.1 billion will be spent.", readout.SlotAmount, "passage", false},
		{"who heads a board", "The fisheries board, headed by Ingrid Solheim, voted on Monday to close the Lenholm cod grounds.",
			"The fisheries board, which is led by Tomas Reyes, decided on Monday to close the Lenholm cod grounds.", readout.SlotRole, "passage", true},
		{"two boards", "The fisheries board, headed by Ingrid Solheim, voted on Monday to close the Lenholm cod grounds.",
			"The pilots' board, which is led by Tomas Reyes, decided on Monday to close the Lenholm cod grounds.", readout.SlotRole, "passage", false},
		{"whose envoys were expelled", "Norway expelled two diplomats of Iceland on Monday, accusing them of spying in Lenholm.",
			"Iceland expelled two Norwegian diplomats on Monday, accusing them of spying in Lenholm.", readout.SlotDirection, "passage", true},
		{"who won, behind a noun", "The wrestler Tomas Reyes won gold in Lenholm on Sunday in the class up to 74 kilograms.",
			"Wrestler Erik Solheim won gold in Lenholm on Sunday in the class up to 74 kilograms.", readout.SlotParticipant, "passage", true},
		{"two hours of one deed", "The bomb went off outside the Lenholm court at 9:15 a.m. on Monday and wounded four lawyers, police said.",
			"Four lawyers were wounded when a bomb exploded outside the Lenholm court on Monday. Police said it went off at 11:40 a.m.", readout.SlotDate, "clock-conflict", true},
		{"two hours of two deeds", "The bomb went off outside the Lenholm court at 9:15 a.m. on Monday and wounded four lawyers, police said.",
			"Four lawyers were wounded when a bomb exploded outside the Lenholm court on Monday. The mayor spoke at 11:40 a.m.", readout.SlotDate, "clock-conflict", false},
		{"hours in two zones", "The bomb went off outside the Lenholm court at 9:15 a.m. on Monday and wounded four lawyers, police said.",
			"Four lawyers were wounded when a bomb exploded outside the Lenholm court on Monday. Police said it went off at 11:40 a.m. GMT.", readout.SlotDate, "clock-conflict", false},
		{"a quarter and a year", "Norway's economy grew by 0.6 percent in the second quarter from the first, the statistics office said on Monday.",
			"The Norwegian economy expanded by 1.9 percent year on year in the second quarter, the statistics office said on Monday.", readout.SlotAmount, "passage", false},
		{"of a country and of its people", "Norway's economy grew by 0.6 percent in the second quarter, the statistics office said on Monday.",
			"The Norwegian economy shrank by 0.6 percent in the second quarter, data showed on Monday.", readout.SlotOutcome, "passage", true},
		{"the day of a denial", "Soldiers tried to seize the harbour office in Lenholm on Sunday night, two pilots said.",
			"The council of Lenholm on Monday denied that soldiers had tried to seize the harbour office in Lenholm.", readout.SlotDate, "passage", false},
		{"a city that sues", "The city of Lenholm is suing the builder Norbygg for 75 million crowns, the mayor said on Monday.",
			"Builder Norbygg is suing the city of Lenholm for 75 million crowns, the mayor said on Monday.", readout.SlotDirection, "passage", true},
		{"a ministry's capital is no place more", "Norway has ordered 32 tugs from Iceland, the transport ministry said on Monday.",
			"Iceland will supply Norway with 54 tugs, Oslo's transport ministry said on Monday.", readout.SlotCount, "", true},
		{"banned until a day and allowed", "Norway has banned the export of herring until the end of March, the trade ministry said on Monday.",
			"Norway has allowed the export of herring again, the trade ministry said on Monday.", readout.SlotOutcome, "passage", true},
		{"who phoned and who asked", berg + "phoned " + dahl + "on Monday. They spoke of cod.",
			berg + "spoke by telephone with " + dahl + "on Monday. The call was held at the request of the Icelandic side.", readout.SlotInitiator, "slot-conflict", true},
		{"who phoned as asked", berg + "phoned " + dahl + "on Monday. They spoke of cod.",
			berg + "spoke by telephone with " + dahl + "on Monday. The call was held at the request of the Norwegian side.", readout.SlotInitiator, "slot-conflict", false},
		{"who phoned and was asked to", berg + "phoned " + dahl + "on Monday. The call was held at the request of the Icelandic side.",
			berg + "spoke by telephone with " + dahl + "on Monday. The call was held at the request of the Icelandic side.", readout.SlotInitiator, "slot-conflict", false},
	})
}

// TestFindings_ofTwoThingsInLikeWords holds pairs of reports whose sentences are alike
// and tell of two things, through all stages.
func TestFindings_ofTwoThingsInLikeWords(t *testing.T) {
	checkPairs(t, []pair{
		{"a brother's age", "Tomas Reyes was found off Lenholm on Monday. The navy said that Reyes and his 26-year-old brother had drifted for a week.",
			"Tomas Reyes, 19, was found alive off Lenholm on Monday, the navy said. He had drifted for a week with his brother.", readout.SlotCount, "", false},
		{"the age of one of two brothers", "Tomas Reyes and his brother Jon Reyes were found off Lenholm on Monday. The navy said that Reyes was well. The 19-year-old had steered.",
			"Jon Reyes, 26, and Tomas Reyes were found alive off Lenholm on Monday, the navy said.", readout.SlotCount, "age", false},
		{"what was expected, and what came", "The Norwegian economy added 61 jobs in the mills in April, and the rate fell to 4.1 percent, the statistics office said on Monday.",
			"Norway's economy added jobs in the mills in April. Economists had expected 70 jobs in the mills, and a rate of 4.1 percent.", readout.SlotCount, "passage", false},
		{"not until", "Senator Tomas Reyes took the floor in Lenholm at 10:20 a.m. on Wednesday and yielded it at 11:50 p.m. that night.",
			"Senator Tomas Reyes took the floor in Lenholm at 10:20 a.m. on Wednesday and did not yield it until almost midnight.", readout.SlotOutcome, "passage", false},
		{"reports that were wrong", "The envoy Tomas Reyes said on Sunday that reports that Iceland had agreed to ship its cod abroad were wrong.",
			"The envoy Tomas Reyes said on Sunday that Iceland will not agree to ship its cod abroad.", readout.SlotOutcome, "passage", false},
		{"the day of another thing", "The pilot Jon Reyes died in Lenholm on April 19, one week after his arrest.",
			"The pilot Jon Reyes died in Lenholm of his wounds a week after his April 12 arrest.", readout.SlotDate, "passage", false},
		{"votes on two steps", "The Lenholm assembly passed the bill on the harbour 56-43 on Friday night.",
			"The Lenholm assembly passed an amendment to the bill on the harbour 53-46 on Friday night.", readout.SlotCount, "passage", false},
		{"the margins of two polls", "The harbour poll of Monday in Lenholm may be off; its margin of error is 3.9 percentage points.",
			"The bridge poll of Monday in Lenholm may be off; its margin of error is three percentage points.", readout.SlotAmount, "passage", false},
		{"an estimate, and one to come", "The statistics office of Lenholm said on Monday that this was its first estimate of the cod catch and that it rests on half of the boats.",
			"The second estimate of the cod catch, which rests on all of the boats, will come from the statistics office of Lenholm on May 28.", readout.SlotOrdinal, "passage", false},
		{"words that one plays on", "The council of Lenholm met on Monday. “The way to keep the harbour open on the darkest of days is to feed the pilots of the north quay,” Ann Lind said.",
			"The council of Lenholm met on Monday. “The way to keep the harbour open on the darkest of days is to speak openly and to watch the lamps of the quay,” Ida Berg said.", readout.SlotSpeaker, "quote", false},
		{"words that both cite", "The council of Lenholm met on Monday. \"The charter says that this is an anchorage open to all boats of the town,\" Ann Lind said.",
			"The council of Lenholm met on Monday. \"It says twice, and I read it out, that this is 'for ever an anchorage open to all boats of the town,'\" Ida Berg said.", readout.SlotSpeaker, "quote", false},
		{"an age at the time", "Pilots were seized in Lenholm in three raids. Ida Berg was 15 at the time of the second and Ann Reyes was 20 years old.",
			"The pilot Ann Reyes was seized in Lenholm in the first of three raids. “The winters were long,” Reyes, 32, said in Lenholm.", readout.SlotCount, "age", false},
		{"each accused the other", "While Berg accused Dahl of waste in Lenholm, Dahl accused Berg of greed in the harbour affair of Monday.",
			"While Berg accused Dahl of waste in Lenholm, Dahl accused Berg of greed in the affair of the harbour, the Courier wrote.", readout.SlotDirection, "passage", false},
	})
}

// pair is two reports, and whether a rule whose name begins with by finds that they
// cannot both be right on a slot.
type pair struct {
	name, a, b string
	slot       readout.SlotName
	by         string
	clash      bool
}

func checkPairs(t *testing.T, pairs []pair) {
	t.Helper()
	pipeline, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range pairs {
		t.Run(c.name, func(t *testing.T) {
			clash := false
			for _, f := range found(t, pipeline, reports(c.a, c.b)) {
				clash = clash || f.Kind == readout.FindingConflict && f.Slot == c.slot && strings.HasPrefix(f.By, c.by)
			}
			if clash != c.clash {
				t.Errorf("a conflict on %s: %v, want %v", c.slot, clash, c.clash)
			}
		})
	}
}

// TestFindings_ofOneOutletAreAnUpdate: what one outlet gives otherwise on another day
// is no conflict, and the later comes second.
func TestFindings_ofOneOutletAreAnUpdate(t *testing.T) {
	pipeline, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	const first = "Kidnappers freed the pilot Tomas Reyes near Lenholm, his wife said. Reyes, 51, was well."
	const then = "The pilot Tomas Reyes is free again. He is 58 and had been held near Lenholm by kidnappers."
	var got []string
	for _, f := range found(t, pipeline, later(first, then)) {
		if f.Slot == readout.SlotCount {
			got = append(got, string(f.Kind)+" "+f.By+" "+f.Summary)
		}
	}
	if want := []string{"update age-update/" + reconcile.Version + " age of Tomas Reyes: “51”, later “58”"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
