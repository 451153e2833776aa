package calendar

import (
	"strings"
	"time"
)

// Underspecified is the TIMEX3 value of an expression whose anchor is not
// known: XXXX-WXX-4 for a Thursday, XXXX-11-24 for 24 November, XXXX-XX for
// last month.
func Underspecified(expression string) string {
	last := expression
	if i := strings.LastIndexByte(expression, '/'); i >= 0 {
		last = expression[i+1:]
		if v := yearless(expression); v != "" {
			return v
		}
	}
	name, arg, _ := parts(last)
	switch name {
	case "weekday":
		return "XXXX-WXX-" + arg
	case "monthday":
		return "XXXX-XX-" + pad(arg)
	case "month":
		if arg != "" {
			return "XXXX-" + pad(arg)
		}
		return "XXXX-XX"
	case "mday":
		m, d, _ := strings.Cut(arg, "-")
		return "XXXX-" + pad(m) + "-" + pad(d)
	case "holiday":
		if len(arg) == 5 && arg[2] == '-' && !strings.Contains(arg, ".") {
			return "XXXX-" + arg
		}
		return "XXXX-XX-XX"
	case "quarter":
		if arg != "" {
			return "XXXX-Q" + arg
		}
		return "XXXX-QX"
	case "half":
		if arg != "" {
			return "XXXX-H" + arg
		}
		return "XXXX-HX"
	case "season":
		if arg != "" {
			return "XXXX-" + arg
		}
		return "XXXX-XX"
	case "week":
		return "XXXX-WXX"
	case "weekend":
		return "XXXX-WXX-WE"
	case "decade":
		return "XXX"
	case "century":
		return "XX"
	case "year":
		return "XXXX"
	}
	return "XXXX-XX-XX"
}

// yearless evaluates a chain that begins with a day or month of an unsaid year
// in some year and blots the year out: "mday:11-24/month-2" is XXXX-09.
func yearless(expression string) string {
	name, arg, _ := parts(expression[:strings.IndexByte(expression, '/')])
	if arg == "" || (name != "mday" && name != "month") {
		return ""
	}
	p, ok := Evaluate(expression, "2003-12-31")
	if !ok || (p.Unit != Month && p.Unit != Day) {
		return ""
	}
	return "XXXX" + p.Value()[4:]
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// Holiday gives the day of a feast in a year. A rule is 12-25, a fixed day;
// 11-4.4, the fourth Thursday of November; 05-1.-1, the last Monday of May;
// 11-1.1+1, a day counted from such a weekday; easter+1, counted from Easter
// Sunday of the western churches.
func Holiday(rule string, year int) (Point, bool) {
	if year < 1 || year > 9999 {
		return Point{}, false
	}
	if rest, ok := strings.CutPrefix(rule, "easter"); ok {
		n, ok := offset(rest)
		return Point{Day, easter(year).AddDate(0, 0, n)}, ok
	}
	month, day, ok := strings.Cut(rule, "-")
	m, okm := number(month, 1, 12)
	if !ok || !okm {
		return Point{}, false
	}
	weekday, count, floating := strings.Cut(day, ".")
	if !floating {
		d, ok := number(day, 1, MonthLength(year, m))
		return Point{Day, date(year, m, d)}, ok
	}
	extra := 0
	if i := strings.IndexByte(count, '+'); i >= 0 {
		if extra, ok = offset(count[i:]); !ok {
			return Point{}, false
		}
		count = count[:i]
	}
	w, ok1 := number(weekday, 1, 7)
	n, ok2 := number(count, -1, 5)
	if !ok1 || !ok2 || n == 0 {
		return Point{}, false
	}
	return Point{Day, nth(year, m, w, n).AddDate(0, 0, extra)}, true
}

// offset reads "", "+1" and "-7".
func offset(s string) (int, bool) {
	if s == "" {
		return 0, true
	}
	return number(s, -100, 100)
}

// nth is the n-th given weekday of a month, the last for -1.
func nth(year, month, weekday, n int) time.Time {
	if n < 0 {
		end := date(year, month+1, 0)
		return end.AddDate(0, 0, -(int(end.Weekday()+6)%7+1-weekday+7)%7)
	}
	first := date(year, month, 1)
	ahead := (weekday - 1 - int(first.Weekday()+6)%7 + 7) % 7
	return first.AddDate(0, 0, ahead+7*(n-1))
}

// easter is Easter Sunday after the Gregorian computus of Meeus and Butcher.
func easter(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	day := (h + l - 7*m + 33*month + 19) % 32
	return date(year, month, day)
}
