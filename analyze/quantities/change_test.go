package quantities_test

import (
	"strings"
	"testing"
)

// shown writes all quantities of a text, with what they measure.
func shown(t *testing.T, text string) string {
	t.Helper()
	doc := read(t, text)
	var got []string
	for _, q := range doc.Quantities {
		s := show(doc, q)
		if q.Measure != "" {
			s += " (" + q.Measure + ")"
		}
		got = append(got, s)
	}
	return strings.Join(got, "; ")
}

func TestAnnotate_tellsAChangeFromARange(t *testing.T) {
	for text, want := range map[string]string{
		"The fee was raised from 15 to 25 percent.":            "15 = 15 percent; 25 percent = 25 percent",
		"The seat count rose from 8 to 3.":                     "8 = 8 count; 3 = 3 count",
		"The government raised the tax from about 15% to 25%.": "15 = 15 percent approximate (tax); 25% = 25 percent (tax)",
		"The number of refugees fell from 300 to 120.":         "300 = 300 person of refugee; 120 = 120 person of refugee",
		"Duties of 15 to 25 percent apply.":                    "15 = 15 percent at-least (tariff); 25 percent = 25 percent at-most (tariff)",
		"They levied duties of 10 and 15 percent.":             "10 = 10 percent (tariff); 15 percent = 15 percent (tariff)",
		"Rebels lost between 15 and 25 soldiers.":              "15 = 15 person at-least of soldier; 25 soldiers = 25 person at-most of soldier",
		"They met between 5 and 6 p.m. on Monday.":             "",
	} {
		if got := shown(t, text); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestAnnotate_countsVictimsWithoutANoun(t *testing.T) {
	for text, want := range map[string]string{
		"The number of dead rose to eleven.":                                           "eleven = 11 person of person (toll)",
		"The death toll from the collision in the Ostrand locks rose to 11 on Monday.": "11 = 11 person of person (toll)",
		"Officials gave a toll of 17.":                                                 "17 = 17 person of person (toll)",
		"The death toll from the quake rose to at least 52.":                           "52 = 52 person at-least of person (toll)",
		"The death toll stood at 40.":                                                  "40 = 40 person of person (toll)",
		"The toll rose from 8 dead to 11.":                                             "8 dead = 8 person of person (toll); 11 = 11 person of person (toll)",
		"The number of injured rose from 12 to 20.":                                    "12 = 12 person of person (wounded); 20 = 20 person of person (wounded)",
		"The blast killed 17 people and injured 44.":                                   "17 people = 17 person of people (toll); 44 = 44 person of person (wounded)",
		"The quake, which killed six people and injured 12, struck Peru.":              "six people = 6 person of people (toll); 12 = 12 person of person (wounded)",
		"At least 21 people died in the flood.":                                        "21 people = 21 person at-least of people (toll)",
		"The raid killed nine and wounded 44 others.":                                  "nine = 9 person of person (toll); 44 others = 44 person of person (wounded)",
		"The storm killed 12 goats.":                                                   "12 goats = 12 count of goat (toll)",
	} {
		if got := shown(t, text); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestAnnotate_readsWhatAFigureIsSaidOfByTheOrderOfWords(t *testing.T) {
	for text, want := range map[string]string{
		"The two firms' trade was valued at $3 million.": "two firms = 2 count of firm; $3 million = 3e+06 USD (trade)",
		"The two firms' trade was worth $3 million.":     "two firms = 2 count of firm; $3 million = 3e+06 USD (trade)",
		"Wheat now costs $300 a ton.":                    "$300 = 300 USD",
	} {
		if got := shown(t, text); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}
