package coreference_test

import "testing"

// TestAnnotate_tiesThings covers what "it" and "they" mean, and where they are
// left open.
func TestAnnotate_tiesThings(t *testing.T) {
	list := annotators(t)
	for _, c := range []struct{ name, text, surface, want string }{
		{"subject of its own clause", "The ministers met on Friday. Albania is reinforcing its border controls.", "its", "government Albania"},
		{"in a time clause", "When Peru sends its goods abroad, the price goes up.", "its", "government Peru"},
		{"subject after subject", "NATO met on Monday in Oslo. It will meet again in June.", "It", "organization NATO"},
		{"its own relative clause", "The report was written by the United Nations, which closed its office in Lima.", "its", "organization United Nations"},
		{"clause, not thing", "Peru closed the port on Monday. It is clear that the dispute will go on.", "It", "-"},
		{"object is a thing", "Peru signed the treaty on Monday and published it.", "it", "-"},
		{"another noun comes first", "Peru built a bridge. The bridge is known for its length.", "its", "-"},
		{"plural noun comes first", "NATO praised the volunteers. The volunteers said they would stay.", "they", "-"},
		{"one of several", "Peru and other countries of the region said they would disarm.", "they", "-"},
		{"persons are no parties", "Ana Ruiz and Luis Vega are the candidates. Both parties want a debate.", "Both parties", "-"},
		{"subject after a clause", "Although it closed its office in Lima, NATO will meet again in June.", "it", "organization NATO"},
		{"a noun after a clause", "Although it was closed, the bridge was repaired by NATO.", "it", "-"},
		{"a city taken up", "The fair opened in Geneva on Monday. The city paid for it.", "The city", "place Geneva"},
		{"a country taken up", "Peru signed the treaty on Monday. Floods have hit the country.", "the country", "government Peru"},
		{"one of two cities", "The fair moved from Milan to Geneva on Monday. The city paid for it.", "The city", "-"},
		{"a city of another kind", "The fair opened in Geneva on Monday. The largest city paid for it.", "The largest city", "-"},
		{"a capital that was a village", "In those days Lima was a small village.", "Lima", "place Lima"},
	} {
		if got := chainsOf(annotate(list, c.text), c.surface); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
