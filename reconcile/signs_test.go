package reconcile_test

import (
	"slices"
	"testing"

	"readout"
	"readout/reconcile"
)

func TestDoubts_signsThatTwoThingsAreTold(t *testing.T) {
	for _, c := range []struct {
		name, a, b, doubt string
		doubted           bool
	}{
		{"days of two deeds", "The Lenholm council approved the dredging plan on Monday.", "The dredging plan of the Lenholm council was leaked on Tuesday.", "date governor", true},
		{"days of one deed in two words", "Pilots of Lenholm voted on the dredging plan on Monday.", "Pilots of Lenholm held a vote on the dredging plan on Tuesday.", "date governor", false},
		{"said to be", "The dredging toll for trawlers of Lenholm was not paid.", "Deckhands told of trawlers of Lenholm that paid the dredging toll.", "claim assertion", true},
		{"both said to be", "The dredging toll for trawlers of Lenholm was not paid.", "The dredging toll for trawlers of Lenholm was paid.", "claim assertion", false},
		{"on a condition", "The Lenholm ferry line loses 40 million euros if the toll stays.", "The Lenholm ferry line loses 70 million euros under the toll.", "number condition", true},
		{"on none", "The Lenholm ferry line loses 40 million euros under the toll.", "The Lenholm ferry line loses 70 million euros under the toll.", "number condition", false},
		{"of the writer", "I worked at Lenholm harbour for 20 years.", "Tomas Reyes worked at Lenholm harbour for 30 years.", "duration teller", true},
		{"a rate", "The Lenholm ferry line paid Tomas Reyes 400 euros a voyage.", "The Lenholm ferry line paid Tomas Reyes 900 euros.", "number rate", true},
		{"two rates", "The Lenholm ferry line paid Tomas Reyes 400 euros a voyage.", "The Lenholm ferry line paid Tomas Reyes 900 euros a voyage.", "number rate", false},
		{"counted off from two deeds", "Tomas Reyes left Lenholm two days after the ferry sank.", "Tomas Reyes left Lenholm four days after the pilots resigned.", "duration reach", true},
		{"counted off from one", "Tomas Reyes left Lenholm two days after the ferry sank.", "Tomas Reyes left Lenholm four days after the ferry sank.", "duration reach", false},
		{"one of a row", "The first dredging season at Lenholm harbour began badly.", "The second dredging season at Lenholm harbour began badly.", "ordinal row", true},
		{"what two reckon that one needs", "Ann Lee needs to win 40 harbour wards to lead the Lenholm council.", "Ann Lee needs to win 60 harbour wards to lead the Lenholm council.", "number condition", true},
		{"those who are left", "The Lenholm hospital still treats 40 pilots of the ferry.", "The Lenholm hospital treats 60 pilots of the ferry.", "number condition", true},
		{"shares of polls", "A poll of Lenholm pilots gave the dredging plan 40 percent.", "The dredging plan of Lenholm was given 45 percent by pilots.", "number polls", true},
		{"shares of no poll", "The Lenholm council gave the dredging plan 40 percent.", "The Lenholm council gave the dredging plan 45 percent.", "number polls", false},
		{"stretches up to now", "Lenholm ferry fares have risen over the past three months.", "Lenholm ferry fares have risen over the last five months.", "duration stretch", true},
		{"days of two sayings", "The Lenholm council spokesman Tomas Reyes said on Friday that the dredging plan was sound.",
			"Tomas Reyes, the Lenholm council spokesman, said on Monday that pilots, smugglers, brokers and deckhands would hear of the tariff.", "date sayings", true},
		{"days of one saying", "The Lenholm council spokesman Tomas Reyes said on Friday that the dredging plan was sound.",
			"The Lenholm council spokesman Tomas Reyes said on Monday that the dredging plan was sound.", "date sayings", false},
		{"ships that do and ships that do not", "The Lenholm toll is paid by trawlers that carry diesel.", "The Lenholm toll is not paid by trawlers that do not carry diesel.", "claim assertion", true},
		{"one more of a row", "The Lenholm council wrote a third letter on the dredging toll.", "The Lenholm council wrote its first letter on the dredging toll.", "ordinal row", true},
		{"far from two things", "Smugglers of Lenholm sank the trawler Albatross 40 miles from the quarry.", "Smugglers of Lenholm sank the trawler Albatross 60 miles to the south of the lock.", "number reach", true},
		{"far from one thing", "Smugglers of Lenholm sank the trawler Albatross 40 miles from the quarry.", "Smugglers of Lenholm sank the trawler Albatross 60 miles off the quarry.", "number reach", false},
		{"what is left of a time", "Pilots of Lenholm had 24 hours to go before the dredging deadline.", "Pilots of Lenholm had a 48-hour dredging deadline.", "duration reach", true},
		{"who leads in two polls", "Ann Reyes leads Ingrid Solheim in a poll of Lenholm pilots.", "Ingrid Solheim leads Ann Reyes in a poll of Lenholm deckhands.", "deed polls", true},
		{"said of one", "It was the first dredging season at Lenholm harbour.", "It was the second dredging season at Lenholm harbour.", "ordinal row", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := told(t, c.a+"\n", c.b+"\n")
			records := []*readout.Record{&x.Documents[0], &x.Documents[1]}
			if got := reconcile.Doubts(records); slices.Contains(got, c.doubt) != c.doubted {
				t.Errorf("doubts %q, want %q: %v", got, c.doubt, c.doubted)
			}
			if len(reconcile.Rehearse(records)) == 0 {
				t.Error("the two sentences have no values that differ")
			}
		})
	}
}

func TestPassages_whatIsOfTwoIsNotCompared(t *testing.T) {
	for _, c := range []struct{ name, a, b string }{
		{"ages of one family", "Bob Solheim, 98, died in the fire at Lenholm harbour.", "Ann Solheim, 71, died in the fire at Lenholm harbour."},
		{"on top of others", "The Lenholm council will build another 40 miles of harbour wall.", "The Lenholm council will build 90 miles of harbour wall."},
		{"a governor and a lieutenant governor", "Maine Gov. Tomas Reyes opened Lenholm harbour.", "The pilots of Lenholm harbour met Maine Lt. Gov. Ingrid Solheim."},
		{"no one with its first letter changed", "\"[N]o one should see the Lenholm toll as a retreat,\" the council said.", "\"No one should see the Lenholm toll as a retreat,\" the council said."},
		{"two advisers of one", "Moe adviser Tomas Reyes praised the Lenholm toll.", "The Lenholm toll was read out by Moe adviser Ingrid Solheim."},
		{"courts that are named by rank", "The 5th Lenholm Circuit Court of Appeals upheld the ferry toll on Monday.", "The 9th Lenholm Circuit Court of Appeals upheld the ferry toll on Monday."},
		{"chairs of two committees", "Senate Transport Committee Chairman Tomas Reyes opened Lenholm harbour on Monday.", "Lenholm harbour was opened on Monday by Senate Fisheries Committee Chairman Ingrid Solheim."},
		{"having none of one thing and some of another", "Tomas Reyes admitted that he had no experience in trying smugglers of Lenholm.", "Tomas Reyes admitted that he had experience as a pilot of Lenholm."},
		{"ambassadors to two countries", "U.S. Ambassador Tomas Reyes opened Lenholm harbour on Monday.", "Lenholm harbour was opened on Monday by U.S. Ambassador Ingrid Solheim."},
		{"what somebody gives out to be so", "Tomas Reyes claimed to be sailing the Lenholm trawler.", "Tomas Reyes was not sailing the Lenholm trawler."},
		{"the second of a score", "A Lenholm Herald poll has Reyes ahead of Solheim 50-to-40 percent.", "A Lenholm Herald poll has Solheim behind Reyes 40-to-50 percent."},
		{"the day of a signed post", "Get the Lenholm ferry afloat — Tomas Reyes (@reyes) June 4, 2024", "Get the Lenholm ferry afloat — Tomas Reyes (@reyes) June 5, 2024"},
		{"the end of a month that was told before", "Tomas Reyes signed the Lenholm dredging toll into law at the end of the month.", "Tomas Reyes signed the Lenholm dredging toll into law in March 2024."},
		{"shares that somebody needs", "Ann Lee needs to win 40 percent of the Lenholm wards.", "Ann Lee needs to win 60 percent of the Lenholm wards."},
		{"an ordinal of long before", "Lenholm held its fourth harbour test in January 2024.", "Lenholm has held its fifth harbour test."},
		{"where two towns lie", "Tomas Reyes spoke of the Lenholm toll in Springfield, Illinois, on Monday.", "Tomas Reyes spoke of the Lenholm toll in Massachusetts on Monday."},
		{"beside one who is named", "Norway and five harbour states signed the Lenholm toll pact.", "Six harbour states signed the Lenholm toll pact."},
		{"the worth of a note", "Tomas Reyes wants the Lenholm trawler on the new $20 bill.", "Tomas Reyes wants the Lenholm trawler on the new $50 bill."},
		{"ranks in two rows", "It was Monday's second fire at Lenholm harbour.", "It was the 40th fire of the year at Lenholm harbour."},
		{"in a year and since something", "Tomas Reyes came to Lenholm on his second visit to the harbour this year.", "Tomas Reyes landed in Lenholm for his fifth visit to the harbour since taking office."},
		{"towns of two courts that are named by rank", "The 5th Circuit Court of Appeals in Oslo upheld the Lenholm ferry toll.", "The 9th Circuit Court of Appeals in Bergen upheld the Lenholm ferry toll."},
		{"being and having been", "Few pilots of Lenholm have no memory of being followed by smugglers.", "Few pilots of Lenholm have not been followed by smugglers."},
		{"rather than", "Tomas Reyes did not vote for the Lenholm toll.", "Tomas Reyes stayed away rather than vote for the Lenholm toll."},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, f := range reconcile.Findings(told(t, c.a+"\n", c.b+"\n")) {
				if f.Kind == readout.FindingConflict {
					t.Errorf("a conflict on %s: %s", f.Slot, f.Summary)
				}
			}
		})
	}
}

func TestPassages_figuresThatAreNoValue(t *testing.T) {
	for _, c := range []struct{ name, a, b string }{
		{"the first of a range", "The Lenholm toll brings in 100 million to 150 million euros a year.", "The Lenholm toll brings in 140 million euros a year."},
		{"a round word", "The Lenholm fire injured 11 deckhands of the ferry on Monday.", "The Lenholm fire injured a dozen deckhands of the ferry on Monday."},
		{"denied in a quotation", "“I wish I were surprised,” Tomas Reyes added, “but I am not.”", "“I wish I were surprised about the Lenholm toll,” Tomas Reyes added."},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, f := range reconcile.Findings(told(t, c.a+"\n", c.b+"\n")) {
				if f.Kind == readout.FindingConflict {
					t.Errorf("a conflict on %s: %s", f.Slot, f.Summary)
				}
			}
		})
	}
}
