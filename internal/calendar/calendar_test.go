package calendar_test

import (
	"testing"

	"readout"
	"readout/internal/calendar"
)

func TestEvaluate_countsFromTheAnchor(t *testing.T) {
	// 5 June 2025 is a Thursday.
	for _, c := range []struct{ expression, anchor, want string }{
		{"day+0", "2025-06-05", "2025-06-05"},
		{"day-1", "2025-06-01", "2025-05-31"},
		{"week-1", "2025-06-05", "2025-W22"},
		{"month-1", "2025-03-31", "2025-02"},
		{"month+1", "2025-12", "2026-01"},
		{"quarter+0", "2025-06-05", "2025-Q2"},
		{"year-1", "2025-06", "2024"},
		{"decade+0", "2025", "202"},
		{"century-1", "2025", "19"},
		{"weekend-1", "2025-06-05", "2025-W22-WE"},
		{"season+0", "2025-01-10", "2024-WI"},
		{"shift-1:year", "2024-02-29", "2023-02-28"},
		{"shift-1:year", "2025-Q3", "2024-Q3"},
		{"shift-2:week", "2025-06-05", "2025-05-22"},
		{"shift-1:day", "2025-06", ""},
		{"weekday:4<=", "2025-06-05", "2025-06-05"},
		{"weekday:4<", "2025-06-05", "2025-05-29"},
		{"weekday:2>", "2025-06-05", "2025-06-10"},
		{"weekday:6~", "2025-06-05", "2025-06-07"},
		{"week+1/weekday:2", "2025-06-05", "2025-06-10"},
		{"mday:11-24<=", "2025-06-05", "2024-11-24"},
		{"mday:11-24>", "2025-06-05", "2025-11-24"},
		{"mday:2-29<", "2025-06-05", "2024-02-29"},
		{"month:5<=", "2025-05-20", "2025-05"},
		{"month:7<", "2025-05-20", "2024-07"},
		{"year-1/month:7", "2025-05-20", "2024-07"},
		{"monthday:15<=", "2025-06-05", "2025-05-15"},
		{"quarter:3<=", "2025-06-05", "2024-Q3"},
		{"season:SU<=", "2025-05-05", "2024-SU"},
		{"holiday:11-4.4<=", "2025-01-05", "2024-11-28"},
		{"holiday:easter>", "2025-01-05", "2025-04-20"},
		{"holiday:11-1.1+1", "2024", "2024-11-05"},
		{"holiday:05-1.-1", "2025", "2025-05-26"},
		{"year+0/last:day", "2025-06-05", "2025-12-31"},
		{"month+0/last:week", "2025-06-05", "2025-W27"},
		{"1997/month:7", "", "1997-07"},
		{"199", "", "199"},
		{"1998-SU", "", "1998-SU"},
		{"day-1", "2025-06", ""},
		{"day-1", "", ""},
		{"weekday:9<", "2025-06-05", ""},
		{"nonsense", "2025-06-05", ""},
		{"", "2025-06-05", ""},
	} {
		p, ok := calendar.Evaluate(c.expression, readout.Date(c.anchor))
		got := ""
		if ok {
			got = p.Value()
		}
		if got != c.want {
			t.Errorf("%s from %s gives %q, want %q", c.expression, c.anchor, got, c.want)
		}
	}
}

func TestResolve_leavesDatesThatTheCalendarLacks(t *testing.T) {
	for expression, want := range map[string]readout.Date{
		"199":       "",
		"1998-SU":   "1998",
		"1998-WI":   "",
		"weekend-1": "2025-W22",
	} {
		if got, _ := calendar.Resolve(expression, "2025-06-05"); got != want {
			t.Errorf("%s gives %q, want %q", expression, got, want)
		}
	}
}

func TestUnderspecified_keepsWhatTheWordsSay(t *testing.T) {
	for expression, want := range map[string]string{
		"weekday:4<=":      "XXXX-WXX-4",
		"week-1/weekday:4": "XXXX-WXX-4",
		"mday:11-4<=":      "XXXX-11-04",
		"month:11":         "XXXX-11",
		"month-1":          "XXXX-XX",
		"week-1":           "XXXX-WXX",
		"day-1":            "XXXX-XX-XX",
		"quarter:3<":       "XXXX-Q3",
		"season:SU<":       "XXXX-SU",
		"holiday:12-25>":   "XXXX-12-25",
		"holiday:easter>":  "XXXX-XX-XX",
		"weekend+0":        "XXXX-WXX-WE",
		"year-1":           "XXXX",
		// A chain from a day without a year keeps month and day.
		"mday:11-24<=/month-2": "XXXX-09",
		"mday:11-24<=/day-1":   "XXXX-11-23",
	} {
		if got := calendar.Underspecified(expression); got != want {
			t.Errorf("%s gives %s, want %s", expression, got, want)
		}
	}
}

func FuzzEvaluate_givesWellFormedDates(f *testing.F) {
	f.Add("weekday:4<=/shift-1:year", "2025-06-05")
	f.Add("mday:2-29<", "2025")
	f.Add("holiday:11-1.1+1>", "9999-12-31")
	f.Fuzz(func(t *testing.T, expression, anchor string) {
		p, ok := calendar.Evaluate(expression, readout.Date(anchor))
		calendar.Underspecified(expression)
		if ok && !p.Date().Valid() {
			t.Errorf("%q from %q gives the malformed %q", expression, anchor, p.Date())
		}
	})
}
