// Package stamp reads the forms in which publications state a date: ISO 8601,
// the RFC 822 family, "November 25, 2025", "25 Nov. 2025 at 2:05 p.m.", Unix
// time. It reads what is written and guesses nothing: where day and month
// cannot be told apart, only the year is given.
package stamp

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"readout"
)

// Parse reads a whole string as a date, with its time of day where given. The
// time is the one written, not moved to another zone: it is the reader's day
// that words such as "today" hang on.
func Parse(s string) (readout.Date, bool) {
	s = strings.Trim(s, " \t\r\n\u00a0\"'.,;|")
	if d, ok := unix(s); ok {
		return d, true
	}
	d, n, ok := Prefix(s)
	if !ok {
		return "", false
	}
	for _, r := range s[n:] { // a zone or a place may follow, not a sentence
		if r > 0x7e {
			return "", false
		}
	}
	return d, len(s)-n <= 40
}

// Prefix reads a date at the beginning of s and gives the number of bytes that
// it takes, time of day included.
func Prefix(s string) (d readout.Date, n int, ok bool) {
	p := &parser{s: s}
	early := p.early()
	p.weekday()
	for _, form := range []func(*parser) bool{(*parser).iso, (*parser).numeric, (*parser).monthFirst, (*parser).dayFirst} {
		try := *p
		if form(&try) {
			if !early {
				try.clock()
			}
			try.hasTime = try.hasTime && try.d > 0
			d = try.date()
			return d, try.at, d.Valid() && d != ""
		}
	}
	return "", 0, false
}

// unix reads seconds or milliseconds since 1970, between 1990 and 2100.
func unix(s string) (readout.Date, bool) {
	if len(s) != 10 && len(s) != 13 || !allDigits(s) {
		return "", false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return "", false
	}
	if len(s) > 10 {
		n /= 1000
	}
	t := time.Unix(n, 0).UTC()
	return readout.Date(t.Format("2006-01-02T15:04")), t.Year() >= 1990 && t.Year() < 2100
}

// parser holds a place in the string and what has been read.
type parser struct {
	s            string
	at           int
	y, m, d      int
	hour, minute int
	hasTime      bool
}

func (p *parser) date() readout.Date {
	switch {
	case p.m == 0:
		return readout.Date(fmt.Sprintf("%04d", p.y))
	case p.d == 0:
		return readout.Date(fmt.Sprintf("%04d-%02d", p.y, p.m))
	case p.hasTime:
		return readout.Date(fmt.Sprintf("%04d-%02d-%02dT%02d:%02d", p.y, p.m, p.d, p.hour, p.minute))
	}
	return readout.Date(fmt.Sprintf("%04d-%02d-%02d", p.y, p.m, p.d))
}

// number reads min to max digits that no further digit follows.
func (p *parser) number(min, max int) (int, bool) {
	i := p.at
	for i < len(p.s) && isDigit(p.s[i]) {
		i++
	}
	if n := i - p.at; n < min || n > max {
		return 0, false
	}
	n, _ := strconv.Atoi(p.s[p.at:i]) // at most nine digits
	p.at = i
	return n, true
}

// one reads a byte of set.
func (p *parser) one(set string) bool {
	if p.at < len(p.s) && strings.IndexByte(set, p.s[p.at]) >= 0 {
		p.at++
		return true
	}
	return false
}

// blanks skips spaces and reports whether there were any.
func (p *parser) blanks() bool {
	from := p.at
	for p.at < len(p.s) && (p.s[p.at] == ' ' || p.s[p.at] == '\t') {
		p.at++
	}
	return p.at > from
}

// word reads letters and a full stop behind them.
func (p *parser) word() string {
	from := p.at
	for p.at < len(p.s) && isLetter(p.s[p.at]) {
		p.at++
	}
	w := p.s[from:p.at]
	if w != "" {
		p.one(".")
	}
	return w
}

// weekday skips "Tuesday, " where a comma or blank follows.
func (p *parser) weekday() {
	try := *p
	if w := strings.ToLower(try.word()); len(w) >= 3 {
		for d := time.Sunday; d <= time.Saturday; d++ {
			if strings.HasPrefix(strings.ToLower(d.String()), w) {
				try.one(",")
				if try.blanks() {
					*p = try
				}
				return
			}
		}
	}
}

// month reads the name of a month, in full or cut to three or four letters.
func (p *parser) month() bool {
	try := *p
	w := strings.ToLower(try.word())
	if len(w) < 3 {
		return false
	}
	for m := time.January; m <= time.December; m++ {
		full := strings.ToLower(m.String())
		if w == full || w == full[:3] || (w == "sept" && m == time.September) {
			try.m = int(m)
			*p = try
			return true
		}
	}
	return false
}

// year reads four digits between 1800 and 2199.
func (p *parser) year() bool {
	try := *p
	y, ok := try.number(4, 4)
	if !ok || y < 1800 || y > 2199 {
		return false
	}
	try.y = y
	*p = try
	return true
}

// iso reads 2025-06-05, 2025/06/05, 2025.06.05, 20250605 and 2025-06.
func (p *parser) iso() bool {
	try := *p
	if n, ok := try.number(8, 8); ok {
		try.y, try.m, try.d = n/10000, n/100%100, n%100
		if try.y < 1800 || try.y > 2199 || !try.date().Exact() {
			return false
		}
		*p = try
		return true
	}
	if !try.year() || !try.one("-/.") {
		return false
	}
	sep := try.s[try.at-1 : try.at]
	m, ok := try.number(1, 2)
	if !ok || m < 1 || m > 12 {
		return false
	}
	try.m = m
	if try.one(sep) {
		d, ok := try.number(1, 2)
		if !ok {
			return false
		}
		try.d = d
	} else if sep != "-" {
		return false
	}
	*p = try
	return try.date().Valid()
}

// numeric reads 25/11/2025 and 11/25/2025; where both could be the month, the
// year alone is known.
func (p *parser) numeric() bool {
	try := *p
	a, ok1 := try.number(1, 2)
	sep := try.one("/.-")
	b, ok2 := try.number(1, 2)
	if !ok1 || !sep || !ok2 || !try.one("/.-") || !try.year() {
		return false
	}
	switch {
	case a == b, a > 12:
		try.d, try.m = a, b
	case b > 12:
		try.d, try.m = b, a
	default:
		if a < 1 || b < 1 {
			return false
		}
	}
	*p = try
	return try.date().Valid()
}

// monthFirst reads "November 25, 2025", "Nov. 25th 2025" and "November 2025".
func (p *parser) monthFirst() bool {
	try := *p
	if !try.month() {
		return false
	}
	try.blanks()
	alone := try
	if alone.year() && !alone.digitFollows() {
		*p = alone
		return true
	}
	d, ok := try.number(1, 2)
	if !ok {
		return false
	}
	try.ordinal()
	try.one(",")
	try.blanks()
	if !try.year() {
		return false
	}
	try.d = d
	*p = try
	return try.date().Valid()
}

// dayFirst reads "25 November 2025", "25th of Nov., 2025" and "25-Nov-2025".
func (p *parser) dayFirst() bool {
	try := *p
	d, ok := try.number(1, 2)
	if !ok {
		return false
	}
	try.ordinal()
	if !try.one("-") {
		try.blanks()
	}
	of := try
	if of.word() == "of" && of.blanks() {
		try = of
	}
	if !try.month() {
		return false
	}
	try.one(",-")
	try.blanks()
	if !try.year() {
		return false
	}
	try.d = d
	*p = try
	return try.date().Valid()
}

// early reads a time of day that stands before the date: "9:02 p.m. ET, Jan. 21,
// 2031", "2:30 pm on 5 May 2031".
func (p *parser) early() bool {
	try := *p
	try.d = 1 // clock wants a full date
	try.clock()
	if !try.hasTime {
		return false
	}
	try.one(",")
	try.blanks()
	on := try
	if strings.EqualFold(on.word(), "on") && on.blanks() {
		try = on
	}
	try.d = 0
	*p = try
	return true
}

func (p *parser) digitFollows() bool { return p.at < len(p.s) && isDigit(p.s[p.at]) }

func (p *parser) ordinal() {
	try := *p
	switch strings.ToLower(try.word()) {
	case "st", "nd", "rd", "th":
		*p = try
	}
}

// clock reads a time of day behind a full date, with seconds and zone, and
// leaves the place where it is when there is none.
func (p *parser) clock() {
	if p.d == 0 {
		return
	}
	try := *p
	try.one(",")
	if !try.one("Tt") {
		try.blanks()
		for _, lead := range []string{"at ", "| ", "- ", "· ", "– ", "— "} {
			if strings.HasPrefix(try.s[try.at:], lead) {
				try.at += len(lead)
				try.blanks()
				break
			}
		}
	}
	h, ok := try.number(1, 2)
	if !ok || h > 23 {
		return
	}
	minute, colon := 0, try.one(":")
	if colon {
		if minute, ok = try.number(2, 2); !ok || minute > 59 {
			return
		}
		if try.one(":") { // seconds are read over
			try.number(2, 2)
			if try.one(".,") {
				try.number(1, 9)
			}
		}
	}
	half := try.halfDay()
	if !colon && half == "" || half != "" && (h > 12 || h < 1) {
		return
	}
	if half == "p" && h < 12 {
		h += 12
	} else if half == "a" && h == 12 {
		h = 0
	}
	try.hour, try.minute, try.hasTime = h, minute, true
	try.zone()
	*p = try
}

// halfDay reads am, a.m., PM and gives "a" or "p".
func (p *parser) halfDay() string {
	try := *p
	try.blanks()
	rest := strings.ToLower(try.s[try.at:min(len(try.s), try.at+5)])
	for _, form := range []string{"a.m.", "p.m.", "a.m", "p.m", "am", "pm"} {
		if strings.HasPrefix(rest, form) && (len(rest) == len(form) || !isLetter(rest[len(form)])) {
			p.at = try.at + len(form)
			return form[:1]
		}
	}
	return ""
}

// zone reads over Z, +02:00, GMT, "(EST)" and the like.
func (p *parser) zone() {
	if p.one("Zz") {
		return
	}
	try := *p
	try.blanks()
	bracket := try.one("(")
	if try.one("+-") {
		if _, ok := try.number(1, 4); !ok {
			return
		}
		if try.one(":") {
			try.number(2, 2)
		}
		*p = try
		return
	}
	from := try.at
	for try.at < len(try.s) && try.s[try.at] >= 'A' && try.s[try.at] <= 'Z' {
		try.at++
	}
	n := try.at - from
	if n < 2 || n > 4 || (try.at < len(try.s) && isLetter(try.s[try.at])) {
		return
	}
	if bracket {
		try.one(")")
	}
	*p = try
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}
