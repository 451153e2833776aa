package stamp_test

import (
	"testing"

	"readout"
	"readout/internal/stamp"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]readout.Date{
		"2031-04-09":                        "2031-04-09",
		"2031-04-09T18:30:00Z":              "2031-04-09T18:30",
		"2031-04-09T18:30:00.123+02:00":     "2031-04-09T18:30",
		"2031-04-09 18:30":                  "2031-04-09T18:30",
		"2031/04/09":                        "2031-04-09",
		"20310409":                          "2031-04-09",
		"2031-04":                           "2031-04",
		"Wed, 09 Apr 2031 18:30:00 GMT":     "2031-04-09T18:30",
		"Wed, 9 Apr 2031 08:30:00 -0400":    "2031-04-09T08:30",
		"April 9, 2031":                     "2031-04-09",
		"Wednesday, April 9, 2031":          "2031-04-09",
		"Apr. 9th, 2031":                    "2031-04-09",
		"April 9, 2031 at 2:05 p.m. EDT":    "2031-04-09T14:05",
		"April 9, 2031, 12:05 AM":           "2031-04-09T00:05",
		"Sept. 9, 2031 | 7pm":               "2031-09-09T19:00",
		"9:02 p.m. ET, April 9, 2031":       "2031-04-09T21:02",
		"2:30 pm on Wednesday 9 April 2031": "2031-04-09T14:30",
		"10:15 April 2031":                  "2031-04",
		"9 April 2031":                      "2031-04-09",
		"9th of April 2031":                 "2031-04-09",
		"09-Apr-2031":                       "2031-04-09",
		"April 2031":                        "2031-04",
		"25/04/2031":                        "2031-04-25",
		"04/25/2031":                        "2031-04-25",
		"04/05/2031":                        "2031", // day and month cannot be told apart
		"04/04/2031":                        "2031-04-04",
		"1933525800":                        "2031-04-09T18:30",
		"1933525800000":                     "2031-04-09T18:30",
		"\"2031-04-09\"":                    "2031-04-09",
		"2031-02-30":                        "",
		"2031-13-01":                        "",
		"April 31, 2031":                    "",
		"Marching on 5 fronts":              "",
		"May 5":                             "",
		"":                                  "",
		"yesterday":                         "",
		"2031":                              "",
		"April 9, 2031 and then much happened, more than fits a stamp": "",
	} {
		got, ok := stamp.Parse(in)
		if !ok {
			got = ""
		}
		if got != want {
			t.Errorf("Parse(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPrefix_saysHowMuchIsTheDate(t *testing.T) {
	for in, want := range map[string]string{
		"2031-04-09 The council met":              "2031-04-09",
		"April 9, 2031\n\nThe council":            "April 9, 2031",
		"April 9, 2031 12 people were hurt":       "April 9, 2031",
		"April 9, 2031 3:10 PM ET Rain is coming": "April 9, 2031 3:10 PM ET",
		"9 May 2031 -":                            "9 May 2031",
	} {
		d, n, ok := stamp.Prefix(in)
		if !ok || in[:n] != want {
			t.Errorf("Prefix(%q) = %q, %q, %v; want %q", in, d, in[:n], ok, want)
		}
	}
}

func FuzzPrefix(f *testing.F) {
	for _, s := range []string{"2031-04-09T18:30:00Z", "April 9, 2031 at 2:05 p.m.", "9th of Apr", "1/2/2031 9:99", "t"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, n, ok := stamp.Prefix(s)
		if n < 0 || n > len(s) || ok && (!d.Valid() || d == "") {
			t.Fatalf("Prefix(%q) = %q, %d, %v", s, d, n, ok)
		}
		if d, ok := stamp.Parse(s); ok && !d.Valid() {
			t.Fatalf("Parse(%q) = %q", s, d)
		}
	})
}
