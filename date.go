package readout

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"
)

// Date is an ISO 8601 calendar value, as coarse as what is known: a year
// (2025), quarter (2025-Q2), month (2025-05), week (2025-W23), day
// (2025-06-05) or minute (2025-06-05T14:00). The empty Date means unknown and
// is written as null in JSON; it is never a guess. Decades and centuries are
// left to [Timex] values.
type Date string

// Basis says what a document's or an event's date rests on.
type Basis string

// The bases of a date.
const (
	BasisMetadata Basis = "metadata" // a field of the file: JSON, HTML meta, JSON-LD
	BasisHeader   Basis = "header"   // a header line of the text itself
	BasisDateline Basis = "dateline" // an agency dateline: "BEIJING, Nov. 24 (Agency) --"
	BasisText     Basis = "text"     // an expression in the running text
	BasisStated   Basis = "stated"   // events only: some account states it
	BasisInferred Basis = "inferred" // filled from another document
	BasisUnknown  Basis = "unknown"
)

// Known reports whether anything is known of the date.
func (d Date) Known() bool { return d != "" }

// Day is the date cut to its calendar day, or d itself where it is coarser.
func (d Date) Day() Date {
	if len(d) > 10 && d[10] == 'T' {
		return d[:10]
	}
	return d
}

// Bounds gives the first and the last calendar day that d can mean. It returns
// false for an unknown or malformed date.
func (d Date) Bounds() (first, last time.Time, ok bool) {
	s := string(d.Day())
	num := func(from, to int) int {
		n, err := strconv.Atoi(s[from:to])
		if err != nil {
			return -1
		}
		return n
	}
	day := func(y, m, dd int) time.Time { return time.Date(y, time.Month(m), dd, 0, 0, 0, 0, time.UTC) }
	if len(s) < 4 || num(0, 4) < 1 || (len(s) > 4 && s[4] != '-') {
		return first, last, false
	}
	y := num(0, 4)
	switch {
	case len(s) == 4:
		return day(y, 1, 1), day(y, 12, 31), true
	case len(s) == 7 && s[5] == 'Q' && s[6] >= '1' && s[6] <= '4':
		q := int(s[6] - '0')
		return day(y, 3*q-2, 1), day(y, 3*q+1, 0), true
	case len(s) == 7 && num(5, 7) >= 1 && num(5, 7) <= 12:
		m := num(5, 7)
		return day(y, m, 1), day(y, m+1, 0), true
	case len(s) == 8 && s[5] == 'W' && num(6, 8) >= 1 && num(6, 8) <= 53:
		first = MondayOf(y, num(6, 8))
		return first, first.AddDate(0, 0, 6), true
	case len(s) == 10 && s[7] == '-' && num(5, 7) >= 1 && num(5, 7) <= 12 && num(8, 10) >= 1:
		first = day(y, num(5, 7), num(8, 10))
		return first, first, first.Day() == num(8, 10)
	}
	return first, last, false
}

// MondayOf is the Monday of an ISO week.
func MondayOf(year, week int) time.Time {
	fourth := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC)
	offset := (int(fourth.Weekday()) + 6) % 7
	return fourth.AddDate(0, 0, 7*(week-1)-offset)
}

// Valid reports whether d is unknown or well formed.
func (d Date) Valid() bool {
	if d == "" {
		return true
	}
	_, _, ok := d.Bounds()
	return ok
}

// Compatible reports whether d and o can mean the same day: their bounds
// overlap, or either is unknown.
func (d Date) Compatible(o Date) bool {
	f1, l1, ok1 := d.Bounds()
	f2, l2, ok2 := o.Bounds()
	return !ok1 || !ok2 || (!f1.After(l2) && !f2.After(l1))
}

// Exact reports whether d names one calendar day.
func (d Date) Exact() bool { return len(d.Day()) == 10 && d.Valid() }

// DayOf gives the Date of a calendar day.
func DayOf(t time.Time) Date { return Date(t.Format("2006-01-02")) }

// MarshalJSON writes null for an unknown date.
func (d Date) MarshalJSON() ([]byte, error) {
	if d == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(d))
}

// UnmarshalJSON reads a string or null.
func (d *Date) UnmarshalJSON(b []byte) error {
	var s *string
	if err := json.Unmarshal(b, &s); err != nil {
		return fmt.Errorf("date: %w", err)
	}
	*d = ""
	if s != nil {
		*d = Date(*s)
	}
	return nil
}
