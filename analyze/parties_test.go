package analyze_test

import (
	"slices"
	"strings"
	"testing"

	"readout/analyze"
)

// TestEnglish_namesBehindATitleForSeveralAreTheParties: those who are named meet, each for
// the country that is said, and not "presidents".
func TestEnglish_namesBehindATitleForSeveralAreTheParties(t *testing.T) {
	p, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"Presidents Ana Ruiz of Peru and Marco Vega of Chile met in Arica on Monday.", "Ana Ruiz PER, Marco Vega CHL"},
		{"Foreign ministers Ana Ruiz of Peru and Marco Vega of Chile met in Arica on Monday.", "Ana Ruiz PER, Marco Vega CHL"},
		{"The presidents of Peru and Chile met in Arica on Monday.", "Peru PER, Chile CHL"},
	} {
		doc := annotated(t, p, c.text)
		var got []string
		for _, m := range doc.Mentions {
			if m.Mode == "meeting" {
				for _, a := range slices.Concat(m.Source, m.Target) {
					got = append(got, a.Text+" "+a.Code)
				}
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%q: %q, want %q", c.text, s, c.want)
		}
	}
}
