package reconcile_test

import (
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/analyze"
)

// TestConflicts_ofStartsEstimatesSharesStandInsAndContrasts: two first days of one measure, two
// shares of one whole, two estimates that one report sets against one another, and who took part with in whose
// place another did, and what one sets aside and another tells.
func TestConflicts_ofStartsEstimatesSharesStandInsAndContrasts(t *testing.T) {
	pipeline, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	const levy = "Norway will levy a surcharge of 8 percent on Icelandic cod, starting May 1, President Anna Berg announced on Tuesday. The fleet of Reykjavik protested."
	const talks = "Norwegian Foreign Minister Anna Berg and Icelandic Foreign Minister Olav Dahl met in Oslo on Wednesday for talks on cod. "
	const ram = "A freighter rammed the gate of the Bergen lock on Sunday. "
	const accord = "Norway and Iceland signed an accord on mackerel in Reykjavik on Thursday. "
	for _, c := range []struct {
		name, first, day, second, by string
		want                         bool
	}{
		{"another first day", levy, "2031-03-06", "Norway announced a surcharge of 8 percent on Icelandic cod, to be collected from May 10. President Anna Berg spoke on Tuesday. The fleet of Reykjavik protested.", "start-conflict", true},
		{"the same first day", levy, "2031-03-06", "Norway announced a surcharge of 8 percent on Icelandic cod, to be collected from May 1. President Anna Berg spoke on Tuesday. The fleet of Reykjavik protested.", "start-conflict", false},
		{"put off later", levy, "2031-04-20", "Norway announced a surcharge of 8 percent on Icelandic cod, to be collected from May 10. President Anna Berg spoke on Tuesday. The fleet of Reykjavik protested.", "start-conflict", false},
		{"a higher estimate", levy, "2031-03-06", levy + " The minister put the cost at $120 million a year. The chamber gave a higher estimate: $160 million.", "estimate-conflict", true},
		{"a higher one that is lower", levy, "2031-03-06", levy + " The minister put the cost at $180 million a year. The chamber gave a higher estimate: $160 million.", "estimate-conflict", false},
		{"a smaller figure that is asked for", levy, "2031-03-06", levy + " The council passed $120 million. The minister has asked for a smaller figure, $90 million.", "estimate-conflict", false},
		{"more than another", levy, "2031-03-06", levy + " The minister put the cost at $120 million, a higher figure than the $160 million of the chamber.", "estimate-conflict", false},
		{"a sum of something else", levy, "2031-03-06", levy + " The minister put the cost at $120 million a year. The port cost $160 million.", "estimate-conflict", false},
		{"two shares of one whole", accord + "Under the accord Norway will get 31 percent of the catch and Iceland 17 percent.", "2031-03-06", accord + "Brokers of the harbour guild heard from the minister before noon that Iceland would get 18 percent of the catch.", "share-conflict", true},
		{"the shares of two", accord + "Under the accord Norway will get 31 percent of the catch and Iceland 17 percent.", "2031-03-06", accord + "The minister said that Norway would get 31 percent of the catch.", "share-conflict", false},
		{"shares of two wholes", accord + "Under the accord Iceland will get 17 percent of the catch.", "2031-03-06", accord + "The minister said that Iceland would get 18 percent of the quota.", "share-conflict", false},
		{"shares in a poll", accord + "A poll said that Iceland will get 17 percent of the catch.", "2031-03-06", accord + "The minister said that Iceland would get 18 percent of the catch.", "share-conflict", false},
		{"both in one report", accord + "Iceland will get 17 percent of the catch. Later, Iceland will get 18 percent of the catch.", "2031-03-06", accord + "The minister said that Iceland would get 18 percent of the catch.", "share-conflict", false},
		{"set aside and told", ram + "The captain said that the brakes of the ship had failed.", "2031-03-06", ram + "The freighter lost power, not its brakes, the owner of the ship said.", "contrast-conflict", true},
		{"set aside by both", ram + "The captain said that the brakes of the ship had not failed.", "2031-03-06", ram + "The freighter lost power, not its brakes, the owner of the ship said.", "contrast-conflict", false},
		{"told of another thing", ram + "The brakes of the train had failed.", "2031-03-06", ram + "The freighter lost power, not its brakes, the owner said.", "contrast-conflict", false},
		{"a sort of thing", ram + "The police of the ship said that a hook was found.", "2031-03-06", ram + "The pilot of the ship held a book, not a hook, his friends said.", "contrast-conflict", false},
		{"of things in general", ram + "Force of the ship had failed.", "2031-03-06", ram + "The ship needs power, not force.", "contrast-conflict", false},
		{"in whose place", talks + "Deputy Trade Minister Leif Moe took part in place of Trade Minister Sigrid Holm, who was ill.", "2031-03-06", talks + "Norway's trade minister, Sigrid Holm, also took part.", "stand-in-conflict", true},
		{"in the place of another", talks + "Deputy Trade Minister Leif Moe took part in place of Trade Minister Sigrid Holm, who was ill.", "2031-03-06", talks + "Norway's trade minister, Tor Lund, also took part.", "stand-in-conflict", false},
		{"in the place of the port", talks + "The storm took place of Trade Minister Sigrid Holm by surprise.", "2031-03-06", talks + "Norway's trade minister, Sigrid Holm, also took part.", "stand-in-conflict", false},
	} {
		all := found(t, pipeline, []account{{"North Gazette", "2031-03-05", c.first}, {"South Herald", c.day, c.second}})
		got := slices.ContainsFunc(all, func(f readout.Finding) bool {
			return f.Kind == readout.FindingConflict && strings.HasPrefix(f.By, c.by)
		})
		if got != c.want {
			t.Errorf("%s: a conflict %v, want %v", c.name, got, c.want)
		}
	}
}
