// Package calendar reckons with partial dates: years, seasons, quarters,
// months, weeks, weekends and days. It resolves expressions such as "day-1" or
// "weekday:4<=" against an anchor, keeping what precision the words give.
//
// The language of expressions is described at [Resolve].
package calendar

import (
	"fmt"
	"strconv"
	"time"

	"readout"
)

// Unit is the precision of a point.
type Unit uint8

// The units, from coarse to fine.
const (
	Century Unit = iota
	Decade
	Year
	Half
	Season
	Quarter
	Month
	Week
	Weekend
	Day
	Minute
)

// Point is a stretch of the calendar: the unit and where it begins. A winter
// begins in December of the year that names it.
type Point struct {
	Unit  Unit
	Start time.Time // UTC
}

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// DayPoint is the day of t.
func DayPoint(t time.Time) Point { return Point{Day, date(t.Year(), int(t.Month()), t.Day())} }

// Of reads a calendar date. It returns false for an unknown or malformed one.
func Of(d readout.Date) (Point, bool) {
	first, _, ok := d.Bounds()
	if !ok {
		return Point{}, false
	}
	s := string(d)
	switch {
	case len(s) == 4:
		return Point{Year, first}, true
	case len(s) == 7 && s[5] == 'Q':
		return Point{Quarter, first}, true
	case len(s) == 7:
		return Point{Month, first}, true
	case len(s) == 8:
		return Point{Week, first}, true
	case len(s) >= 16:
		h, err1 := strconv.Atoi(s[11:13])
		m, err2 := strconv.Atoi(s[14:16])
		if err1 == nil && err2 == nil && h <= 24 && m < 60 {
			return Point{Minute, first.Add(time.Duration(h)*time.Hour + time.Duration(m)*time.Minute)}, true
		}
	}
	return Point{Day, first}, true
}

// seasons are the TIMEX3 codes of seasons by their first month.
var seasons = map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}

func seasonOf(month int) string {
	switch {
	case month >= 12 || month < 3:
		return "WI"
	case month < 6:
		return "SP"
	case month < 9:
		return "SU"
	}
	return "FA"
}

// Value is the point as TIMEX3 writes it: 199 is a decade, 1998-SU a summer,
// 1998-W07-WE a weekend.
func (p Point) Value() string {
	y, m := p.Start.Year(), int(p.Start.Month())
	switch p.Unit {
	case Century:
		return fmt.Sprintf("%02d", y/100)
	case Decade:
		return fmt.Sprintf("%03d", y/10)
	case Year:
		return fmt.Sprintf("%04d", y)
	case Half:
		return fmt.Sprintf("%04d-H%d", y, (m+5)/6)
	case Season:
		return fmt.Sprintf("%04d-%s", y, seasonOf(m))
	case Quarter:
		return fmt.Sprintf("%04d-Q%d", y, (m+2)/3)
	case Month:
		return fmt.Sprintf("%04d-%02d", y, m)
	case Week, Weekend:
		y, w := p.Start.ISOWeek()
		if p.Unit == Weekend {
			return fmt.Sprintf("%04d-W%02d-WE", y, w)
		}
		return fmt.Sprintf("%04d-W%02d", y, w)
	case Minute:
		return p.Start.Format("2006-01-02T15:04")
	}
	return p.Start.Format("2006-01-02")
}

// Date is the point as a calendar date, empty for centuries and decades. A
// half and a season become their year, but a winter, which two years share,
// is empty; a weekend becomes its week.
func (p Point) Date() readout.Date {
	switch p.Unit {
	case Century, Decade:
		return ""
	case Half, Season:
		if p.Unit == Season && p.Start.Month() == time.December {
			return ""
		}
		return readout.Date(Point{Year, p.Start}.Value())
	case Weekend:
		return readout.Date(Point{Week, p.Start}.Value())
	}
	return readout.Date(p.Value())
}

// In is the unit of the given size that holds the beginning of p. It returns
// false when p is coarser than that: no day is known of a month.
func (p Point) In(u Unit) (Point, bool) {
	if p.Unit < u && !(u == Weekend && p.Unit == Week) && !(p.Unit == Season && u == Quarter) {
		return p, false
	}
	if p.Unit == Week && u < Week {
		// A week belongs to the month and year of its Thursday, as ISO has it.
		p.Start = p.Start.AddDate(0, 0, 3)
	}
	y, m := p.Start.Year(), int(p.Start.Month())
	switch u {
	case Century:
		return Point{u, date(y-y%100, 1, 1)}, true
	case Decade:
		return Point{u, date(y-y%10, 1, 1)}, true
	case Year:
		return Point{u, date(y, 1, 1)}, true
	case Half:
		return Point{u, date(y, (m-1)/6*6+1, 1)}, true
	case Season:
		if m < 3 {
			y--
		}
		return Point{u, date(y, seasons[seasonOf(m)], 1)}, true
	case Quarter:
		return Point{u, date(y, (m-1)/3*3+1, 1)}, true
	case Month:
		return Point{u, date(y, m, 1)}, true
	case Week, Weekend:
		return Point{u, monday(p.Start)}, true
	case Day:
		return DayPoint(p.Start), true
	}
	return Point{u, p.Start}, true
}

// monday is the Monday of a day's week.
func monday(t time.Time) time.Time {
	return date(t.Year(), int(t.Month()), t.Day()-int(t.Weekday()+6)%7)
}

// Add moves p by n units of its own size.
func (p Point) Add(n int) Point { return Point{p.Unit, shift(p.Start, p.Unit, n)} }

// Shift moves p by n units of another size and keeps its precision; false
// when the other unit is finer than p.
func (p Point) Shift(n int, u Unit) (Point, bool) {
	if u > p.Unit {
		return p, false
	}
	start := shift(p.Start, u, n)
	if p.Unit == Week || p.Unit == Weekend {
		start = monday(start)
	}
	return Point{p.Unit, start}, true
}

// shift moves a day; it stays in the month that it is moved to.
func shift(t time.Time, u Unit, n int) time.Time {
	months := 1
	switch u {
	case Minute:
		return t.Add(time.Duration(n) * time.Minute)
	case Day:
		return t.AddDate(0, 0, n)
	case Week, Weekend:
		return t.AddDate(0, 0, 7*n)
	case Century:
		months = 1200
	case Decade:
		months = 120
	case Year:
		months = 12
	case Half:
		months = 6
	case Season, Quarter:
		months = 3
	}
	y, m := t.Year(), int(t.Month())+n*months
	first := date(y, m, 1)
	d := min(t.Day(), MonthLength(first.Year(), int(first.Month())))
	return date(first.Year(), int(first.Month()), d)
}

// MonthLength is the number of days of a month.
func MonthLength(year, month int) int { return date(year, month+1, 0).Day() }

// Before reports whether p ends before q begins.
func (p Point) Before(q Point) bool { return p.last().Before(q.Start) }

// last is the last day of p.
func (p Point) last() time.Time {
	switch p.Unit {
	case Day, Minute:
		return p.Start
	case Weekend:
		return p.Start.AddDate(0, 0, 6)
	}
	return p.Add(1).Start.AddDate(0, 0, -1)
}
