package timexes

import (
	"math"
	"strconv"
	"strings"

	"readout"
)

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// smaller is the unit below and how many of it make one.
var smaller = map[string]struct {
	unit string
	n    float64
}{"Y": {"M", 12}, "TH": {"TM", 60}, "TM": {"TS", 60}, "D": {"TH", 24}}

// duration writes a number of units as an ISO 8601 duration: P2W, PT90M,
// P2Y6M, P2Q. Decades become years and fortnights weeks.
func duration(count, unit string, half bool) string {
	n, err := strconv.ParseFloat(count, 64)
	if err != nil || n <= 0 || n > 1e9 {
		return ""
	}
	if half {
		n += 0.5
	}
	switch unit {
	case "E":
		n, unit = n*10, "Y"
	case "C":
		n, unit = n*100, "Y"
	case "F":
		n, unit = n*2, "W"
	case "N":
		unit = "D"
	}
	whole, part := math.Modf(n)
	out := "P" + unit1(whole, unit)
	if part > 0 {
		s, ok := smaller[unit]
		low := math.Round(part * s.n)
		if !ok || math.Abs(low-part*s.n) > 1e-6 {
			return "P" + unit1(n, unit)
		}
		if whole == 0 {
			return "P" + unit1(low, s.unit)
		}
		tail := unit1(low, s.unit)
		if strings.HasPrefix(unit, "T") {
			tail = tail[1:]
		}
		out += tail
	}
	return out
}

// unit1 writes "2Y" or "T90M".
func unit1(n float64, unit string) string {
	number := strconv.FormatFloat(n, 'f', -1, 64)
	if rest, ok := strings.CutPrefix(unit, "T"); ok {
		return "T" + number + rest
	}
	return number + unit
}

// vague writes a duration without a number: PXY, PTXH.
func vague(unit string) string {
	if rest, ok := strings.CutPrefix(unit, "T"); ok {
		return "PTX" + rest
	}
	return "PX" + unit
}

// before is the calendar expression of n units back: a week for weeks, a
// month for months, a day for days.
func before(count, unit string) string {
	n, err := strconv.ParseFloat(count, 64)
	if err != nil || n < 0 || n > 9999 {
		return ""
	}
	k := func(per float64) string { return strconv.Itoa(int(math.Round(n * per))) }
	switch unit {
	case "Y":
		if n != math.Trunc(n) {
			return "month-" + k(12)
		}
		return "year-" + k(1)
	case "E":
		return "year-" + k(10)
	case "C":
		return "year-" + k(100)
	case "Q":
		return "quarter-" + k(1)
	case "M":
		return "month-" + k(1)
	case "W":
		return "week-" + k(1)
	case "F":
		return "week-" + k(2)
	case "WE":
		return "weekend-" + k(1)
	case "D", "N":
		return "day-" + k(1)
	case "TH", "TM", "TS":
		return "day+0"
	}
	return ""
}

// timeOfDay adds a clock time or a part of the day to a dated expression.
func timeOfDay(t readout.Timex, f *fields) readout.Timex {
	t.Type = readout.TimexTime
	day := t.Date.Day()
	if f.clock == "" {
		t.Value += "T" + f.part
		t.Date = day
		return t
	}
	clock := f.clock
	if !strings.Contains(clock, ":") {
		clock = twoDigits(clock) + ":00"
	}
	hour, err := strconv.Atoi(clock[:2])
	if err != nil {
		t.Value = ""
		return t
	}
	late := f.half == "PM" || f.in == "AF" || f.in == "EV" || (f.in == "NI" && hour > 5)
	early := f.half == "AM" || f.in == "MO"
	switch {
	case late && hour < 12:
		hour += 12
	case early && hour == 12:
		hour = 0
	}
	clock = twoDigits(strconv.Itoa(hour)) + clock[2:]
	t.Value += "T" + clock
	if day.Exact() {
		t.Date = day + readout.Date("T"+clock)
	} else {
		t.Date = day
	}
	return t
}
