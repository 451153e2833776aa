package happenings_test

import (
	"testing"

	"readout"
	"readout/analyze"
	"readout/analyze/happenings"
)

// events reads a report of 3 March 2025 and gives, for every word that tells of a
// happening, the event that it is said to be of.
func events(t *testing.T, text string) map[string]string {
	t.Helper()
	doc, _ := tell(t, text)
	out := map[string]string{}
	for _, h := range happenings.New().Annotate(doc).Happenings {
		out[h.Trigger.Text(doc)] = h.Event
	}
	return out
}

// TestAnnotate_onePlaceOrTwo tells which words of one report tell of one happening.
func TestAnnotate_onePlaceOrTwo(t *testing.T) {
	for _, c := range []struct {
		name, text, a, b string
		one              bool
	}{
		{"one verb, one thing", "Nordwind will sell the Solveig Yard. It sold the Solveig Yard after a long search.", "sell", "sold", true},
		{"verb and noun", "Nordwind purchased the Solveig Yard. The purchase pleased the town.", "purchased", "purchase", true},
		{"verbs of one sense", "Nordwind purchased the Solveig Yard. Its rival wanted to know why Nordwind bought the Solveig Yard.", "purchased", "bought", true},
		{"another thing", "Nordwind purchased the Solveig Yard. Nordwind bought the Marlen Mill.", "purchased", "bought", false},
		{"one who does two things", "Ana Rivera comforted Femi Okafor. Ana Rivera was comforting her dog.", "comforted", "comforting", false},
		{"another one is said to be another", "Nordwind purchased the Solveig Yard. A second purchase is to follow.", "purchased", "purchase", false},
		{"another sort", "Norland held a missile test. Norland had a bomb test, too.", "test", "tests", false},
		{"what is said twice is two", "Rivera said that the yard was old. Rivera says that it is cold.", "said", "says", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := events(t, c.text)
			if one := found[c.a] != "" && found[c.a] == found[c.b]; one != c.one {
				t.Errorf("%q and %q are of %q and %q: one happening %v, want %v", c.a, c.b, found[c.a], found[c.b], one, c.one)
			}
		})
	}
}

// TestAnnotate_headlineAndLead: what a headline tells, the lead tells again at length.
func TestAnnotate_headlineAndLead(t *testing.T) {
	p, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	title, lead := "Nordwind delays its ferry", "\n\nA ferry to Norland has been delayed by a strike, a sailor said.\n\nThe crew waits."
	doc, err := readout.NewDocument(readout.Document{Title: title, Text: title + lead, Language: "en",
		Published: readout.Published{Value: "2025-03-03", Basis: readout.BasisMetadata}})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Annotate(doc); err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, h := range happenings.New().Annotate(doc).Happenings {
		found[h.Trigger.Text(doc)] = h.Event
	}
	if found["delays"] == "" || found["delays"] != found["delayed"] {
		t.Errorf("headline and lead are of %q and %q", found["delays"], found["delayed"])
	}
}

// TestAnnotate_nounsInherit: who does what a noun tells may stand beside the verb
// or the noun above it.
func TestAnnotate_nounsInherit(t *testing.T) {
	for _, c := range []struct{ name, text, lemma, source string }{
		{"planned by the subject", "Nordwind announced a merger.", "merge", "Nordwind;"},
		{"behind a preposition", "Nordwind filed for bankruptcy.", "bankruptcy", "Nordwind;"},
		{"measured out", "Nordwind sought bankruptcy protection.", "bankruptcy", "Nordwind;"},
		{"in a state", "Ana Rivera is on leave.", "take leave", "Ana Rivera;"},
		{"part of it", "This was Ana Rivera's third period of leave.", "take leave", "Ana Rivera;"},
		{"its launch is the store's", "The Solveig Store has grown since its launch.", "launch", "Solveig Store;"},
		{"who deplores it does not do it", "Nordwind deplored a merger.", "merge", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, found := tell(t, c.text)
			h, ok := found[c.lemma]
			if !ok {
				t.Fatalf("no happening %q in %v", c.lemma, found)
			}
			if got := names(h.Source); got != c.source {
				t.Errorf("source %q, want %q", got, c.source)
			}
		})
	}
}
