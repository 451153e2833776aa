package happenings_test

import "testing"

// TestAnnotate_thingsAreTakenUp tells who is meant where a noun or "it" stands for
// what was named before, where it only counts out, and where nothing is meant; "the
// deal" has the parties of the purchase.
func TestAnnotate_thingsAreTakenUp(t *testing.T) {
	for _, c := range []struct {
		name, text, lemma, parties string
	}{
		{"a sort of thing", "Nordwind unveiled the Falke N90, a small plane. The aircraft landed in Bergen.", "land", "N90;"},
		{"a thing of another sort", "Nordwind unveiled the Falke N90, a small plane. The ferry sailed.", "sail", "The ferry;"},
		{"the one most spoken of", "The N90 plane is small. The N90 is cheap. The N40 plane is old. The aircraft landed in Bergen.", "land", "N90;"},
		{"nothing named before", "The aircraft landed in Bergen.", "land", "The aircraft;"},
		{"another one", "Nordwind unveiled the N90 plane. An aircraft landed in Bergen.", "land", "An aircraft;"},
		{"it, of the sentence before", "The N90 plane is small. It landed in Bergen.", "land", "N90;"},
		{"a number with its noun", "Nordwind unveiled its 747 airliner. The plane landed in Bergen.", "land", "747;"},
		{"a number of things", "Nordwind sold the 200 planes. The aircraft landed in Bergen.", "land", "The aircraft;"},
		{"what is counted out", "One of the N90s landed in Bergen.", "land", "the N90s;"},
		{"a make", "A version of the N90 landed in Bergen.", "land", "the N90;"},
		{"the name beside", "The shipbuilder, Nordwind, landed in Bergen.", "land", "Nordwind;"},
		{"a person without titles", "Nordwind spokesman Ole Rivera landed in Bergen.", "land", "Ole Rivera;"},
		{"the same deed", "Marta Lind flew to Bergen. The flight was calm.", "fly", "Marta Lind;Bergen;"},
		{"a deal", "Nordwind has sold the Solveig Yard. The deal pleased the town.", "deal", "Nordwind;the Solveig Yard;"},
		{"another deal", "Nordwind sold the Solveig Yard. Another deal pleased the town.", "deal", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, found := tell(t, c.text)
			h := found[c.lemma]
			if got := names(append(h.Source, h.Target...)); got != c.parties {
				t.Errorf("parties of %q: %q, want %q", c.lemma, got, c.parties)
			}
		})
	}
}

// TestAnnotate_daysOfPredicates dates nouns by what is said of them.
func TestAnnotate_daysOfPredicates(t *testing.T) {
	for _, c := range []struct {
		name, text, lemma, date string
	}{
		{"was in", "The first flight of the N90 was in 1994.", "fly", "1994"},
		{"is due", "Deliveries of the N90 are due in May 2026.", "deliver", "2026-05"},
		{"put off", "The launch of the N90 was postponed until May 2026.", "launch", "2026-05"},
		{"who puts off", "Nordwind delayed the launch of the N90 until May 2026.", "launch", "2026-05"},
		{"since", "Nordwind has been suspended since 7 May 2024.", "suspend", "2024-05-07"},
		{"since, of what is so", "Nordwind makes ships since May 2024.", "make", ""},
		{"what a verb of the past carries", "Nordwind made an announcement.", "announce", "2025-03-03"},
		{"what nothing carries", "The announcement was long.", "announce", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, found := tell(t, c.text)
			if h := found[c.lemma]; string(h.Date) != c.date {
				t.Errorf("date of %q: %q by %s, want %q", c.lemma, h.Date, h.By, c.date)
			}
		})
	}
}

// TestAnnotate_perfectFurtherDownIsNoNews: what a report says to have happened is
// of its day where it leads, and of no day known further down.
func TestAnnotate_perfectFurtherDownIsNoNews(t *testing.T) {
	if _, found := tell(t, "Nordwind has sold the yard."); found["sell"].Date != "2025-03-03" {
		t.Errorf("the lead's sale has the day %q", found["sell"].Date)
	}
	text := "Nordwind built a yard. The yard is old. The town is small. The sea is near. The mill is far. The road is long. The hill is high. "
	if _, found := tell(t, text+"Nordwind has sold the mill."); found["sell"].Date != "" {
		t.Errorf("a sale further down has the day %q", found["sell"].Date)
	}
}
