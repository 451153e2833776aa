package resolve

import (
	"testing"

	"readout"
)

func dated(d readout.Date) when {
	doc := &readout.Document{Layers: readout.Layers{Timexes: []readout.Timex{{Type: readout.TimexDate, Value: string(d)}}}}
	return whenOf(doc, 0, d)
}

func said(value string) when {
	doc := &readout.Document{Layers: readout.Layers{Timexes: []readout.Timex{{Type: readout.TimexDate, Value: value}}}}
	return whenOf(doc, 0, "")
}

func TestCompareWhen(t *testing.T) {
	tests := []struct {
		name string
		a, b when
		by   string
	}{
		{"one day", dated("2031-03-04"), dated("2031-03-04"), "same-day"},
		{"two days", dated("2031-03-04"), dated("2031-03-05"), "other-day"},
		{"a day and its month", dated("2031-03-04"), dated("2031-03"), "same-month"},
		{"a day and another month", dated("2031-03-04"), dated("2031-04"), "other-day"},
		{"a day and its week", dated("2031-03-04"), dated("2031-W10"), "same-week"},
		{"a day and the day without its year", dated("2031-03-04"), said("XXXX-03-04"), "same-day-of-year"},
		{"a day and another day without year", dated("2031-03-04"), said("XXXX-03-05"), "other-day"},
		{"a day and its weekday", dated("2031-03-04"), said("XXXX-WXX-2"), "same-weekday"},
		{"a day and another weekday", dated("2031-03-04"), said("XXXX-WXX-4"), "other-day"},
		{"a month without its year", dated("2031-01-17"), said("XXXX-01"), "same-month"},
		{"a year and its day", dated("2031"), dated("2031-03-04"), "date-compatible"},
		{"nothing said", dated("2031-03-04"), said("PRESENT_REF"), "date-unsaid"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, got := range []agreement{compareWhen(tt.a, tt.b), compareWhen(tt.b, tt.a)} {
				if got.by != tt.by || got.ok != (tt.by != "other-day") {
					t.Errorf("got %+v, want %s", got, tt.by)
				}
			}
		})
	}
}

func TestAnchorsFor_findsTheDaysOfPublication(t *testing.T) {
	tests := []struct {
		relative string
		day      readout.Date
		first    readout.Date
		last     readout.Date
	}{
		{"day+0", "2031-03-04", "2031-03-04", "2031-03-04"},
		{"day-1", "2031-03-04", "2031-03-05", "2031-03-05"},
		{"weekday:2<=", "2031-03-04", "2031-03-04", "2031-03-10"},
		{"mday:3-4<=", "2031-03-04", "2031-03-04", "2032-03-03"},
	}
	for _, tt := range tests {
		got := anchorsFor(tt.relative, tt.day)
		if dayDate(got.first) != tt.first || dayDate(got.last) != tt.last {
			t.Errorf("%s meaning %s: %s to %s, want %s to %s", tt.relative, tt.day, dayDate(got.first), dayDate(got.last), tt.first, tt.last)
		}
	}
	if got := anchorsFor("weekday:3<=", "2031-03-04"); got.known() {
		t.Errorf("no day makes a Wednesday of a Tuesday, got %+v", got)
	}
}

func TestDateText(t *testing.T) {
	for in, want := range map[readout.Date]string{"2031-03-04": "4 March 2031", "2031-03": "March 2031", "2031": "2031", "2031-Q2": "2031-Q2", "2031-W23": "week of 2 June 2031", "2031-03-04T10:00": "4 March 2031"} {
		if got := dateText(in); got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
}
