package happenings_test

import "testing"

// TestAnnotate_keysTieReports tells pairs of reports whose happening "lemma" is
// one, and pairs that only look alike.
func TestAnnotate_keysTieReports(t *testing.T) {
	for _, c := range []struct {
		name, lemma, a, b string
		one               bool
	}{
		{"another year's precision", "buy", "Nordwind bought the Solveig Yard on 12 January 2024.", "The Solveig Yard was bought by Nordwind in 2024.", true},
		{"another year", "buy", "Nordwind bought the Solveig Yard on 12 January 2024.", "Nordwind bought the Solveig Yard in 2023.", false},
		{"another thing", "buy", "Nordwind bought the Solveig Yard in 2024.", "Nordwind bought the Marlen Mill in 2024.", false},
		{"the legal form of a firm", "defeat", "Nordwind defeated Falkland Motors in 2024.", "Nordwind Inc. defeated Falkland Motors Inc. in 2024.", true},
		{"another make", "unveil", "Nordwind unveiled Falke 4, a phone, in 2024.", "Nordwind unveiled Falke 5, a phone, in 2024.", false},
		{"one is praised by many on a day", "praise", "Ana Rivera praised Femi Okafor on 3 February 2025.", "Marta Lind praised Femi Okafor on 3 February 2025.", false},
		{"praised by one", "praise", "Ana Rivera praised Femi Okafor on 3 February 2025.", "On 3 February 2025 Ana Rivera praised Femi Okafor.", true},
		{"arrested once a year", "arrest", "Ana Rivera was arrested in February 2025.", "Police arrested Ana Rivera on 3 February 2025.", true},
		{"died once", "die", "Ana Rivera died in February 2025.", "Ana Rivera died a year ago.", true},
		{"an affair all know", "crisis", "The Nordex fell in the financial crisis.", "Nordwind lost money during the global financial crisis.", true},
		{"an affair of another sort", "crisis", "The Nordex fell in the financial crisis.", "Nordwind lost money during the migrant crisis.", false},
		{"an index under its sort", "fall", "The Nordex index fell 9 points on 3 February 2025.", "The Nordex fell by 4 percent on 3 February 2025.", true},
		{"a plant by its place", "close", "Nordwind closed its Bergen plant in February 2025.", "The Bergen plant was closed in 2025.", true},
		{"dated by what sets it going", "bankruptcy", "Falkland Motors filed for bankruptcy on 3 February 2024.", "Falkland Motors declared bankruptcy in 2024.", true},
		{"another year's bankruptcy", "bankruptcy", "Falkland Motors filed for bankruptcy on 3 February 2024.", "Falkland Motors declared bankruptcy in 2021.", false},
		{"two may be asked for on a day", "urge", "Ana Rivera urged Femi Okafor on 3 February 2025 to wait.", "Ana Rivera urged Femi Okafor on 3 February 2025 to sing.", false},
		{"a month of which no day is named", "comfort", "Ana Rivera comforted Femi Okafor in January 2024.", "Femi Okafor was comforted by Ana Rivera in January 2024.", true},
		{"another month", "comfort", "Ana Rivera comforted Femi Okafor in January 2024.", "Ana Rivera comforted Femi Okafor in May 2024.", false},
		{"a year past", "comfort", "Ana Rivera comforted Femi Okafor in 2023.", "Femi Okafor was comforted by Ana Rivera in 2023.", true},
		{"this year, in which more may come", "comfort", "Ana Rivera comforted Femi Okafor in 2025.", "Femi Okafor was comforted by Ana Rivera in 2025.", false},
		{"what recurs, in a year", "visit", "Ana Rivera waited for Femi Okafor in 2023.", "Femi Okafor was awaited in 2023.", false},
		{"a double surname", "resign", "Ana Rivera Lopez is tired. Rivera Lopez resigned in 2025.", "Ana Rivera Lopez resigned in 2025.", true},
		{"the first of its kind", "fly", "The N90 first flew in April 2024.", "The N90 made its maiden flight on 27 April 2024.", true},
		{"another one's first", "fly", "The N90 first flew in April 2024.", "The N70 made its maiden flight on 27 April 2024.", false},
		{"one that is not the first", "fly", "The N90 first flew in April 2024.", "The N90 flew on 27 April 2024.", false},
		{"once to a thing", "enter", "The N90 will be the largest ship when it enters service.", "The N90 entered service on 3 February 2025.", true},
		{"a thing before the place it goes to", "fly", "The N90 flew to Bergen on 3 February 2025.", "The N90 flew on 3 February 2025.", true},
		{"denied", "buy", "Nordwind bought the Solveig Yard in 2024.", "Nordwind did not buy the Solveig Yard in 2024.", false},
		{"what recurs, on one day", "rise", "Shares in Nordwind rose on 3 February 2025.", "Shares in Nordwind rose on 3 February 2025, traders said.", true},
		{"what recurs, on another day", "rise", "Shares in Nordwind rose on 3 February 2025.", "Shares in Nordwind rose on 4 February 2025.", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, a := tell(t, c.a)
			_, b := tell(t, c.b)
			x, y := a[c.lemma].Event, b[c.lemma].Event
			if one := x != "" && x == y; one != c.one {
				t.Errorf("keys %q and %q: one happening %v, want %v", x, y, one, c.one)
			}
		})
	}
}

// TestAnnotate_noKeyWithoutName keeps what nobody can know again to itself.
func TestAnnotate_noKeyWithoutName(t *testing.T) {
	for _, text := range []string{"The yard was sold in 2024.", "It sold the yard for $40 million in 2024."} {
		if _, found := tell(t, text); found["sell"].Event != "" {
			t.Errorf("%q: key %q", text, found["sell"].Event)
		}
	}
}
