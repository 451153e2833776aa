package lexicon_test

import (
	"testing"

	"readout/lexicon"
)

func TestStateOrgan_isOfOneCountry(t *testing.T) {
	for name, want := range map[string]string{
		"Ministry of Foreign Affairs of Peru":                           "PER",
		"Ministry of Foreign Affairs of the People's Republic of China": "CHN",
		"Norwegian Foreign Office":                                      "NOR",
		"Presidency of Chile":                                           "CHL",
		"The White House":                                               "USA",
		"Embassy of Iceland in Norway":                                  "",
		"Foreign Ministry":                                              "",
		"Norwegian Broadcasting":                                        "",
		"Iceland Review":                                                "",
		"Office of the Prime Minister of Iceland":                       "ISL",
		"Iceland's Presidency":                                          "ISL",
	} {
		if got := lexicon.StateOrgan(name); got != want {
			t.Errorf("StateOrgan(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestNamesStateOrganAndPaper_findWords(t *testing.T) {
	for text, want := range map[string][2]bool{
		"The presidency, in a note: no":     {true, false},
		"President’s Office of Velm":        {true, false},
		"Readout of the call with Peru":     {false, true},
		"Press release: ministry of health": {true, true},
		"The ministrys of old":              {false, false},
		"":                                  {false, false},
	} {
		if got := [2]bool{lexicon.NamesStateOrgan(text), lexicon.NamesStatePaper(text)}; got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestBodyNounOf_namesClassesThatBodiesHave(t *testing.T) {
	classes := map[string]bool{}
	for _, o := range lexicon.Organizations() {
		classes[o.Class] = true
	}
	for _, row := range lexicon.Load("en/organization-heads.txt").Rows {
		classes[row[1]] = true
	}
	for _, row := range lexicon.Load("en/body-nouns.txt").Rows {
		noun := lexicon.BodyNounOf(row[0])
		if len(noun.Classes) == 0 {
			t.Errorf("%s suits nothing", row[0])
		}
		for _, c := range noun.Classes {
			if !classes[c] {
				t.Errorf("%s suits bodies of class %q, of which there are none", row[0], c)
			}
		}
	}
	if got := lexicon.BodyNounOf("bloc").Other; got != "union" {
		t.Errorf("a bloc is also called %q, want union", got)
	}
	if got := lexicon.BodyNounOf("agency").Other; got != "" {
		t.Errorf("an agency is also called %q, want nothing", got)
	}
	if got := lexicon.BodyNounOf("chair"); len(got.Classes) > 0 {
		t.Errorf("a chair is a body of classes %v", got.Classes)
	}
}
