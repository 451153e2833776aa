package report

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"readout"
)

// dateWords writes a date as a reader would: "5 June 2025", "June 2025".
func dateWords(d readout.Date) string {
	first, last, ok := d.Bounds()
	switch s := string(d.Day()); {
	case !ok:
		return ""
	case len(s) == 4:
		return s
	case len(s) == 7 && s[5] == 'Q':
		return fmt.Sprintf("%s–%s", first.Format("January"), last.Format("January 2006"))
	case len(s) == 7:
		return first.Format("January 2006")
	case len(s) == 8:
		return spanWords(first, last)
	default:
		return first.Format("2 January 2006")
	}
}

// weekWords writes a week as titles do, "week of 2 June 2025"; empty for
// anything else.
func weekWords(d readout.Date) string {
	monday, _, ok := d.Bounds()
	if !ok || len(d) != 8 {
		return ""
	}
	return "week of " + monday.Format("2 January 2006")
}

// spanWords writes a run of days without saying anything twice.
func spanWords(first, last time.Time) string {
	months := first.Day() == 1 && last.AddDate(0, 0, 1).Day() == 1
	switch {
	case first.Equal(last):
		return first.Format("2 January 2006")
	case months && first.Year() == last.Year() && first.Month() != last.Month():
		return first.Format("January") + "–" + last.Format("January 2006")
	case months && first.Year() != last.Year():
		return first.Format("January 2006") + " – " + last.Format("January 2006")
	case first.Year() != last.Year():
		return first.Format("2 January 2006") + " – " + last.Format("2 January 2006")
	case first.Month() != last.Month():
		return first.Format("2 January") + " – " + last.Format("2 January 2006")
	}
	return first.Format("2") + "–" + last.Format("2 January 2006")
}

// rangeWords writes the days from one date to another.
func rangeWords(from, to readout.Date) string {
	first, _, ok1 := from.Bounds()
	_, last, ok2 := to.Bounds()
	switch {
	case !ok1:
		return dateWords(to)
	case !ok2 || from.Day() == to.Day():
		return dateWords(from)
	case from.Exact() && to.Exact():
		return spanWords(first, last)
	}
	return dateWords(from) + " – " + dateWords(to)
}

// eventDate writes when an event was: its value, or the days that it can mean
// where they say more.
func eventDate(d readout.EventDate) string {
	if d.Value != "" && !fewDays(d) {
		return dateWords(d.Value)
	}
	return rangeWords(d.Earliest, d.Latest)
}

// fewDays reports whether the days that an event can mean say more than its value:
// "31 March – 1 April" more than "2031".
func fewDays(d readout.EventDate) bool {
	first, last, _ := d.Value.Bounds()
	return !d.Value.Exact() && d.Earliest.Exact() && d.Latest.Exact() && d.Earliest < d.Latest && (d.Earliest != readout.DayOf(first) || d.Latest != readout.DayOf(last))
}

// thousands puts commas into the digits of a whole number.
func thousands(digits string) string {
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits
}

// number writes a value short: 12, 2.4 million, 600 billion.
func number(v float64) string {
	for _, scale := range []struct {
		least float64
		word  string
	}{{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}} {
		if v >= scale.least || v <= -scale.least {
			return plain(v/scale.least) + scale.word
		}
	}
	return plain(v)
}

func plain(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if i := strings.IndexByte(s, '.'); i >= 0 && len(s)-i > 3 {
		s = strings.TrimRight(strings.TrimRight(strconv.FormatFloat(v, 'f', 2, 64), "0"), ".")
	}
	whole, part, ok := strings.Cut(s, ".")
	if ok {
		return thousands(whole) + "." + part
	}
	return thousands(whole)
}

// signs are the currencies that a reader knows by a sign before the number.
var signs = map[string]string{"USD": "$", "EUR": "€", "GBP": "£"}

// amount writes a figure with its unit, as near as a fixed form allows.
func amount(v float64, unit string) string {
	switch {
	case unit == "percent":
		return number(v) + " %"
	case signs[unit] != "" && v < 0:
		return "-" + signs[unit] + number(-v)
	case signs[unit] != "":
		return signs[unit] + number(v)
	case unit == "" || unit == "count" || unit == "person":
		return number(v)
	}
	return number(v) + " " + oneLine(unit)
}

// duration writes an ISO 8601 duration; ok is false for anything else.
func duration(s string) (words string, ok bool) {
	if len(s) < 3 || s[0] != 'P' {
		return "", false
	}
	units := map[byte]string{'Y': "year", 'M': "month", 'W': "week", 'D': "day"}
	var parts []string
	rest, digits := s[1:], ""
	for i := range len(rest) {
		switch c := rest[i]; {
		case c == 'T' && digits == "":
			units = map[byte]string{'H': "hour", 'M': "minute", 'S': "second"}
		case c >= '0' && c <= '9' || c == '.':
			digits += string(c)
		case units[c] != "" && digits != "":
			word := units[c]
			if digits != "1" {
				word += "s"
			}
			parts = append(parts, digits+" "+word)
			digits = ""
		default:
			return "", false
		}
	}
	return strings.Join(parts, " "), len(parts) > 0 && digits == ""
}

// valueWords writes a normalised value of a slot: dates and durations in
// words, everything else as it is.
func valueWords(value string) string {
	if words, ok := duration(value); ok {
		return words
	}
	if len(value) >= 7 {
		if words := dateWords(readout.Date(value)); words != "" {
			return words
		}
	}
	return value
}

// Plain is a text as it may stand in a line of a terminal, whoever wrote it.
func Plain(s string) string { return oneLine(s) }

// oneLine makes every run of white space one space and drops control
// characters and those that nobody sees, so that no text of a document can move a
// cursor, open a line or look like another that it is not.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r <= 0x9f || r == 0x2028 || r == 0x2029 || isBidi(r) || isUnseen(r) {
			if r == '\n' || r == '\t' || r == '\r' || r == 0x2028 || r == 0x2029 {
				return ' '
			}
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// isBidi reports whether r changes the direction of what follows it, by which
// a text could make a line read otherwise than it is.
func isBidi(r rune) bool {
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x200e || r == 0x200f || r == 0x061c
}

// isUnseen reports whether r has no width and joins nothing: two names that differ in
// such alone look the same. What joins letters and pictures is none of these.
func isUnseen(r rune) bool {
	return r == 0x200b || r >= 0x2060 && r <= 0x2064 || r == 0xfeff || r == 0xad || r >= 0xe0000 && r <= 0xe007f
}

// clip cuts a text to about n characters, at a space.
func clip(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	cut := n - 1
	for cut > n/2 && runes[cut] != ' ' {
		cut--
	}
	if runes[cut] != ' ' {
		cut = n - 1 // one long word
	}
	return strings.TrimRight(string(runes[:cut]), " ,;:") + "…"
}

// count is a number with its noun: "1 report", "5 reports".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + say(one)
	}
	return thousands(fmt.Sprint(n)) + " " + say(many)
}

// Line tells counts in words: "5 reports, 5 origins, 2 undated".
func (c Counts) Line() string {
	parts := []string{count(c.Reports, "report", "reports"), count(c.Origins, "origin", "origins")}
	if c.Undated > 0 {
		parts = append(parts, fmt.Sprint(c.Undated, " ", say("undated")))
	}
	if c.Refused > 0 {
		parts = append(parts, fmt.Sprint(c.Refused, " ", say("refused")))
	}
	return strings.Join(parts, ", ")
}

// bare takes off the punctuation at the end of words that joins them to what
// follows in their sentence, before a closing quotation mark, too.
func bare(words string) string {
	const joints = ",;: "
	words = strings.TrimRight(words, joints)
	inner := strings.TrimRight(words, "\"'”’")
	return strings.TrimRight(inner, joints) + words[len(inner):]
}
