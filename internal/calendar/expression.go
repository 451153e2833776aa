package calendar

import (
	"strconv"
	"strings"

	"readout"
)

// units are the names of units in expressions.
var units = map[string]Unit{
	"century": Century, "decade": Decade, "year": Year, "half": Half, "season": Season,
	"quarter": Quarter, "month": Month, "week": Week, "weekend": Weekend, "day": Day, "minute": Minute,
}

// Resolve evaluates a relative expression against an anchor. An expression is
// a chain of steps joined by "/", each working on what the one before gave, the
// first on the anchor:
//
//	2025-06, 1997          an absolute value
//	day-1, week+0, year+1  the unit that holds the current point, moved
//	shift-1:year           the current point moved, its precision kept
//	weekday:4              that day of the current week (1 is Monday)
//	month:11  mday:11-24   in the current year; so quarter:3, half:1, season:SU
//	monthday:15            in the current month
//	holiday:12-25          in the current year, see [Holiday]
//	last:month             the last such unit of the current point; first:… likewise
//
// and where the year or week is not said, a direction at the end of the step
// picks the nearest from the current point: "<" before it, "<=" before it or
// holding it, ">" and ">=" likewise after, "~" whichever is nearest.
//
// The result is false when the anchor is unknown or too coarse, or the
// expression is malformed.
func Resolve(expression string, anchor readout.Date) (readout.Date, bool) {
	p, ok := Evaluate(expression, anchor)
	if !ok {
		return "", false
	}
	d := p.Date()
	return d, d != ""
}

// Evaluate is Resolve with a result that may be a decade or a season.
func Evaluate(expression string, anchor readout.Date) (Point, bool) {
	p, known := Of(anchor)
	ok := false
	for step := range strings.SplitSeq(expression, "/") {
		if abs, is := absolute(step); is {
			p, known, ok = abs, true, true
			continue
		}
		if !known {
			return Point{}, false
		}
		if p, ok = apply(step, p); !ok {
			return Point{}, false
		}
	}
	return p, ok && p.Start.Year() >= 1 && p.Start.Year() <= 9999
}

// Absolute reports whether an expression needs no anchor.
func Absolute(expression string) bool {
	first, _, _ := strings.Cut(expression, "/")
	_, ok := absolute(first)
	return ok
}

// absolute reads a value that needs no anchor.
func absolute(step string) (Point, bool) {
	if step == "" || step[0] < '0' || step[0] > '9' {
		return Point{}, false
	}
	n, err := strconv.Atoi(step)
	switch {
	case err == nil && len(step) == 2:
		return Point{Century, date(n*100, 1, 1)}, true
	case err == nil && len(step) == 3:
		return Point{Decade, date(n*10, 1, 1)}, true
	case len(step) > 5 && step[4] == '-':
		if y, err := strconv.Atoi(step[:4]); err == nil && y > 0 {
			if m, ok := seasons[step[5:]]; ok {
				return Point{Season, date(y, m, 1)}, true
			}
		}
	}
	return Of(readout.Date(step))
}

// apply evaluates one step.
func apply(step string, p Point) (Point, bool) {
	name, arg, dir := parts(step)
	if u, ok := units[name]; ok && arg == "" {
		return move(p, u, dir)
	}
	switch name {
	case "shift":
		n, unit, ok := strings.Cut(arg, ":")
		count, err := strconv.Atoi(n)
		u, known := units[unit]
		if !ok || err != nil || !known || count > 1e6 || count < -1e6 {
			return p, false
		}
		return p.Shift(count, u)
	case "first", "last":
		return edge(p, name, arg)
	}
	c, ok := cycles[name]
	if !ok {
		return p, false
	}
	return c.pick(p, arg, dir)
}

// parts splits "mday:11-24<=" into name, argument and direction, and "day-1"
// into name and a direction that is a count.
func parts(step string) (name, arg, dir string) {
	cut := len(step)
	for cut > 0 && strings.IndexByte("<=>~", step[cut-1]) >= 0 {
		cut--
	}
	step, dir = step[:cut], step[cut:]
	if rest, ok := strings.CutPrefix(step, "shift"); ok {
		return "shift", rest, dir
	}
	if name, arg, ok := strings.Cut(step, ":"); ok {
		return name, arg, dir
	}
	if i := strings.IndexAny(step, "+-"); i > 0 {
		return step[:i], "", step[i:] + dir
	}
	return step, "", dir
}

// move gives the unit that holds p, moved by a count such as "+1".
func move(p Point, u Unit, count string) (Point, bool) {
	n, err := strconv.Atoi(count)
	if err != nil || n > 100000 || n < -100000 {
		return p, false
	}
	q, ok := p.In(u)
	return q.Add(n), ok
}

// edge gives the first or last smaller unit of p.
func edge(p Point, name, unit string) (Point, bool) {
	u, ok := units[unit]
	if !ok || u <= p.Unit {
		return p, false
	}
	t := p.Start
	if name == "last" {
		t = p.last()
	}
	return Point{Day, t}.In(u)
}

// cycle is something that comes again every year, month or week.
type cycle struct {
	within Unit                                     // what it comes once in
	at     func(arg string, in Point) (Point, bool) // the one of that stretch
}

var cycles = map[string]cycle{
	"weekday": {Week, func(arg string, in Point) (Point, bool) {
		n, ok := number(arg, 1, 7)
		return Point{Day, in.Start.AddDate(0, 0, n-1)}, ok
	}},
	"monthday": {Month, func(arg string, in Point) (Point, bool) {
		n, ok := number(arg, 1, MonthLength(in.Start.Year(), int(in.Start.Month())))
		return Point{Day, in.Start.AddDate(0, 0, n-1)}, ok
	}},
	"month": {Year, func(arg string, in Point) (Point, bool) {
		n, ok := number(arg, 1, 12)
		return Point{Month, date(in.Start.Year(), n, 1)}, ok
	}},
	"quarter": {Year, func(arg string, in Point) (Point, bool) {
		n, ok := number(arg, 1, 4)
		return Point{Quarter, date(in.Start.Year(), 3*n-2, 1)}, ok
	}},
	"half": {Year, func(arg string, in Point) (Point, bool) {
		n, ok := number(arg, 1, 2)
		return Point{Half, date(in.Start.Year(), 6*n-5, 1)}, ok
	}},
	"season": {Year, func(arg string, in Point) (Point, bool) {
		m, ok := seasons[arg]
		return Point{Season, date(in.Start.Year(), max(m, 1), 1)}, ok
	}},
	"mday": {Year, func(arg string, in Point) (Point, bool) {
		a, b, _ := strings.Cut(arg, "-")
		m, ok1 := number(a, 1, 12)
		if !ok1 {
			return in, false
		}
		d, ok2 := number(b, 1, MonthLength(in.Start.Year(), m))
		return Point{Day, date(in.Start.Year(), m, d)}, ok2
	}},
	"holiday": {Year, func(arg string, in Point) (Point, bool) { return Holiday(arg, in.Start.Year()) }},
}

func number(s string, low, high int) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && low <= n && n <= high
}

// pick gives the occurrence that the direction asks for; without a direction
// the one in the stretch that holds p.
func (c cycle) pick(p Point, arg, dir string) (Point, bool) {
	in, ok := p.In(c.within)
	if !ok {
		return p, false
	}
	if dir == "" {
		return c.at(arg, in)
	}
	var best Point
	found := false
	// A day such as 29 February or the 31st comes rarely: look far enough.
	for n := -8; n <= 8; n++ {
		q, ok := c.at(arg, in.Add(n))
		if !ok {
			continue
		}
		before, after := q.Before(p), p.Before(q)
		on := !before && !after
		switch dir {
		case "<", "<=":
			if before || (on && dir == "<=") {
				best, found = q, true
			}
		case ">", ">=":
			if !found && (after || (on && dir == ">=")) {
				best, found = q, true
			}
		case "~":
			if !found || gap(q, p) < gap(best, p) {
				best, found = q, true
			}
		default:
			return p, false
		}
	}
	return best, found
}

// gap is how far two points are apart, in hours.
func gap(a, b Point) float64 {
	h := a.Start.Sub(b.Start).Hours()
	if h < 0 {
		return -h
	}
	return h
}
