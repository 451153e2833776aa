package report

import (
	"testing"

	"readout"
)

func TestDateWords(t *testing.T) {
	for in, want := range map[readout.Date]string{
		"": "", "June": "", "2031": "2031", "2031-Q2": "April–June 2031", "2031-05": "May 2031",
		"2031-W10": "3–9 March 2031", "2031-W14": "31 March – 6 April 2031", "2030-W01": "31 December 2029 – 6 January 2030",
		"2031-03-05": "5 March 2031", "2031-03-05T14:00": "5 March 2031",
	} {
		if got := dateWords(in); got != want {
			t.Errorf("dateWords(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestRangeWords(t *testing.T) {
	for in, want := range map[[2]readout.Date]string{
		{"", ""}: "", {"2031-03", ""}: "March 2031", {"", "2031-03-05"}: "5 March 2031",
		{"2031-03-05", "2031-03-05"}: "5 March 2031", {"2031-03-05", "2031-03-09"}: "5–9 March 2031",
		{"2031-03-05", "2031-04-09"}: "5 March – 9 April 2031", {"2031", "2032-01"}: "2031 – January 2032",
	} {
		if got := rangeWords(in[0], in[1]); got != want {
			t.Errorf("rangeWords(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestEventDate: the days that an event can mean are said where its value is coarser.
func TestEventDate(t *testing.T) {
	for in, want := range map[[3]readout.Date]string{
		{"2031-03-05", "2031-03-04", "2031-03-05"}: "5 March 2031", {"2031-03", "2031-03-01", "2031-03-31"}: "March 2031",
		{"2031-03", "2031-03-30", "2031-03-31"}: "30–31 March 2031", {"2031", "2031-03-30", "2031-04-02"}: "30 March – 2 April 2031",
		{"2031", "2031-05-01", "2031-06-30"}: "May–June 2031", {"", "2031-12-01", "2032-01-31"}: "December 2031 – January 2032",
		{"2031", "2031-01-01", "2031-12-31"}: "2031", {"2031-03", "", ""}: "March 2031", {"2031", "2031-04-02", "2031-04-02"}: "2031", {}: "",
	} {
		if got := eventDate(readout.EventDate{Value: in[0], Earliest: in[1], Latest: in[2]}); got != want {
			t.Errorf("eventDate(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAmount(t *testing.T) {
	cases := []struct {
		value float64
		unit  string
		want  string
	}{
		{12, "percent", "12 %"}, {0.5, "percent", "0.5 %"}, {145, "count", "145"}, {3000, "person", "3,000"},
		{2.4e6, "USD", "$2.4 million"}, {6e11, "USD", "$600 billion"}, {1.23456, "", "1.23"}, {-1500, "", "-1,500"}, {0, "", "0"},
	}
	for _, c := range cases {
		if got := amount(c.value, c.unit); got != c.want {
			t.Errorf("amount(%v, %q) = %q, want %q", c.value, c.unit, got, c.want)
		}
	}
}

func TestValueWords(t *testing.T) {
	for in, want := range map[string]string{
		"PT90M": "90 minutes", "PT1H": "1 hour", "P3D": "3 days", "P1Y6M": "1 year 6 months", "PT1H30M": "1 hour 30 minutes",
		"2031-03-04": "4 March 2031", "Lindholm": "Lindholm", "P": "P", "PAST_REF": "PAST_REF", "2031": "2031",
	} {
		if got := valueWords(in); got != want {
			t.Errorf("valueWords(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestClip(t *testing.T) {
	if got := clip("one two three four", 12); got != "one two…" {
		t.Errorf("got %q", got)
	}
	if got := clip("größer", 6); got != "größer" {
		t.Errorf("got %q", got)
	}
}

// The title of an event ends with its date, which stands beside it already.
func TestEventTitle_hasNoDate(t *testing.T) {
	for title, date := range map[string]readout.Date{"Agreement of Estmark, week of 3 March 2031": "2031-W10", "Agreement of Estmark, 4 March 2031": "2031-03-04",
		"Agreement of Estmark, March 2031": "2031-03", "Agreement of Estmark, 2031": "2031", "Agreement of Estmark, 2031-Q2": "2031-Q2", "Agreement of Estmark": ""} {
		if got := eventTitle(&readout.Event{Title: title, Date: readout.EventDate{Value: date}}); got != "Agreement of Estmark" {
			t.Errorf("%s: got %q", title, got)
		}
	}
}

func TestEventTitle_hasNoDateWhereItsDaysAreTold(t *testing.T) {
	e := &readout.Event{Title: "Agreement of Estmark, March 2031", Date: readout.EventDate{Value: "2031-03", Earliest: "2031-03-30", Latest: "2031-03-31"}}
	if got := eventTitle(e); got != "Agreement of Estmark" {
		t.Errorf("got %q", got)
	}
}

func TestEventDate_fewDaysSayMoreThanTheirMonth(t *testing.T) {
	for _, tt := range []struct {
		value, from, to readout.Date
		want            string
	}{
		{"2031", "2031-03-31", "2031-04-01", "31 March – 1 April 2031"},
		{"2031-03", "2031-03-30", "2031-03-31", "30–31 March 2031"},
		{"2031-03", "2031-03-01", "2031-03-31", "March 2031"},
		{"2031-03-30", "2031-03-30", "2031-03-31", "30 March 2031"},
		{"", "2031-03-30", "2031-03-31", "30–31 March 2031"},
	} {
		if got := eventDate(readout.EventDate{Value: tt.value, Earliest: tt.from, Latest: tt.to}); got != tt.want {
			t.Errorf("%s of %s to %s: %q, want %q", tt.value, tt.from, tt.to, got, tt.want)
		}
	}
}
