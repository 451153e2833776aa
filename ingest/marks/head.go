package marks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/internal/stamp"
	"readout/lexicon"
)

// head reads the lines before the report proper: fields, title, date lines and
// bylines, in whatever order they come. It goes on over a standfirst or two,
// for dates and bylines often follow them.
func (m *marker) head() {
	bodies, titled := 0, m.has(readout.RegionTitle)
	for i := 0; i < len(m.lines) && i < 2*edgeLines && bodies < 2; i++ {
		if m.lines[i].done {
			continue
		}
		if m.field(i) && m.lines[i].done {
			continue
		}
		switch {
		case m.dateLine(i), m.imprint(i), m.byline(i), m.house(i):
		case !titled && bodies == 0 && m.title(i):
			titled = true
		default:
			bodies++
			titled = true // a title stands above the body
		}
	}
}

func (m *marker) has(kind readout.RegionKind) bool {
	for _, r := range m.taken {
		if r.Kind == kind {
			return true
		}
	}
	return false
}

// field reads a header field at the start of line i: "Date: 5 June 2025",
// "date 2025-06-05 …", "Source: …". What follows a date on the same line stays
// a line of its own. It reports whether there was one.
func (m *marker) field(i int) bool {
	found := false
	for range maxFields {
		l := &m.lines[i]
		label, value, ok := m.label(l.start, l.end)
		if !ok {
			return found
		}
		what := lexicon.HeaderFields()[label]
		if what == "published" || what == "updated" {
			end, ok := m.stated(value, l.end, what)
			if !ok {
				return found
			}
			m.mark(l.start, end, readout.RegionHeader, "header field: "+label)
			found = true
			if l.start = m.skip(end, l.end); l.start < l.end {
				continue
			}
			l.done = true
			return true
		}
		if !m.other(what, strings.TrimSpace(m.text[value:l.end]), i) {
			return found
		}
		m.line(i, readout.RegionHeader, "header field: "+label)
		return true
	}
	return found
}

// maxFields is how many fields one line can hold.
const maxFields = 6

// label reads the longest known label at the start of text[start:end] and
// gives where its value begins. Only labels of dates can do without a colon.
func (m *marker) label(start, end int) (label string, value int, ok bool) {
	ws := words(m.text, start, min(end, start+120))
	name := ""
	for k := 0; k < len(ws) && k < 4; k++ {
		if ws[k].class == mark && ws[k].fold != "-" {
			break
		}
		if k > 0 && ws[k].start > ws[k-1].end {
			name += " "
		}
		name += ws[k].fold
		what, known := lexicon.HeaderFields()[name]
		if !known {
			continue
		}
		colon := k+1 < len(ws) && ws[k+1].fold == ":"
		switch {
		case colon:
			label, value = name, ws[k+1].end
		case (what == "published" || what == "updated") && k+1 < len(ws) && ws[k+1].class != mark:
			label, value = name, ws[k].end
		}
	}
	return label, m.skip(value, end), label != ""
}

// skip goes over blanks and separators.
func (m *marker) skip(at, end int) int {
	return end - len(strings.TrimLeft(m.text[at:end], blanks+"|·•-–—,;/"))
}

// stated reads the date of a field at byte at and gives where it ends. A field
// that says no more than a weekday or a time of day has no date but is a field.
func (m *marker) stated(at, end int, what string) (int, bool) {
	strength := byField
	if what == "updated" {
		strength = byUpdate
	}
	rest := m.text[at:end]
	if d, n, ok := stamp.Prefix(rest); ok {
		m.date(d, strength)
		return at + n, true
	}
	if len(rest) <= 60 && clocklike(rest) {
		return end, true
	}
	return 0, false
}

// clocklike reports whether s has a figure and nothing else but words of the
// clock and the calendar: "Friday at 12:40 a.m. ET".
func clocklike(s string) bool {
	figure := false
	for _, w := range words(s, 0, len(s)) {
		switch {
		case w.class == number:
			figure = true
		case w.class == mark, len(w.fold) <= 4, strings.HasSuffix(w.fold, "day"), w.fold == "hours", w.fold == "minutes", isMonth(w.fold), w.fold == "a.m", w.fold == "p.m":
		default:
			return false
		}
	}
	return figure
}

// other takes the value of a field that is no date. It reports whether the line
// is a field: its value is short and what the label promises.
func (m *marker) other(what, value string, i int) bool {
	d := m.doc
	var into *string
	ok := len(value) <= 200 && value != ""
	switch what {
	case "title":
		into = &d.Title
	case "outlet":
		into, ok = &d.Outlet, ok && len(value) <= 60 && (m.isSource(value) || m.neighbour(i) && !ended(value))
	case "byline":
		into, ok = &d.Byline, ok && namesOnly(value, words(value, 0, len(value))) && nameAt(words(value, 0, len(value)), 0) >= 2
	case "url":
		into, ok = &d.URL, ok && !strings.ContainsAny(value, blanks) && strings.Contains(value, ".")
	default:
		return ok && m.neighbour(i)
	}
	if ok && *into == "" {
		*into = value
	}
	return ok
}

// neighbour reports whether the line before or after i is a header field too:
// "To: …" alone is none.
func (m *marker) neighbour(i int) bool {
	if i > 0 && m.lines[i-1].done {
		return true
	}
	if i+1 >= len(m.lines) || m.lines[i].blank {
		return false
	}
	label, _, ok := m.label(m.lines[i+1].start, m.lines[i+1].end)
	return ok && label != ""
}

// dateLine marks a line that is nothing but a date, with its time, an
// "Updated" or a byline behind it.
func (m *marker) dateLine(i int) bool {
	l := m.lines[i]
	if l.end-l.start > 120 {
		return false
	}
	at := l.start
	for _, open := range []string{"(", "["} {
		at += len(m.text[at:l.end]) - len(strings.TrimPrefix(m.text[at:l.end], open))
	}
	d, n, ok := stamp.Prefix(m.text[at:l.end])
	if !ok {
		return false
	}
	rest := strings.Trim(m.text[at+n:l.end], blanks+"|·•-–—,;/.)]")
	if rest != "" && !clocklike(rest) && !m.isByline(rest) && !m.isSource(rest) && !m.dateField(at+n, l.end) {
		return false
	}
	m.date(d, byDateLine)
	m.line(i, readout.RegionHeader, "date line")
	return true
}

// imprint marks a line that is a name and a whole date, as clippings carry it:
// "Valley Radio, March 4, 2031". Words in small letters make it a headline.
func (m *marker) imprint(i int) bool {
	name, d, ok := imprintOf(m.str(m.lines[i]))
	if !ok || !m.bodyAfter(i) {
		return false
	}
	m.date(d, byDateLine)
	if m.isSource(name) && m.doc.Outlet == "" {
		m.doc.Outlet = name
	}
	m.line(i, readout.RegionHeader, "name and date")
	return true
}

// imprintOf cuts a line into the name and the date of an imprint.
func imprintOf(s string) (string, readout.Date, bool) {
	name, rest, ok := strings.Cut(s, ",")
	if !ok || len(s) > 80 {
		return "", "", false
	}
	d, n, ok := stamp.Prefix(strings.TrimLeft(rest, blanks))
	if !ok || !d.Exact() || n < len(strings.Trim(rest, blanks+".")) {
		return "", "", false
	}
	fields := strings.Fields(name)
	for k, w := range fields {
		if first, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(")); !unicode.IsUpper(first) && (k == 0 || !lexicon.InClass("name-joint", w)) {
			return "", "", false
		}
	}
	return name, d, len(fields) > 0 && len(fields) <= 7
}

// dateField reports whether text[start:end] is "Updated" and a date, or the like.
func (m *marker) dateField(start, end int) bool {
	start = m.skip(start, end)
	label, value, ok := m.label(start, end)
	if what := lexicon.HeaderFields()[label]; !ok || what != "published" && what != "updated" {
		return false
	}
	_, n, ok := stamp.Prefix(m.text[value:end])
	return ok && len(m.text[value+n:end]) < 20 || clocklike(m.text[value:end])
}

func (m *marker) isSource(s string) bool {
	if len(s) > 80 {
		return false
	}
	ws := words(s, 0, len(s))
	_, n := find(s, ws, 0)
	return n > 0 && n == len(ws)
}

// title marks line i as the title when it looks like one and a report follows.
func (m *marker) title(i int) bool {
	l := m.lines[i]
	s := m.str(l)
	hashes := len(s) - len(strings.TrimLeft(s, "#"))
	if known := m.doc.Title; known != "" {
		if !same(s, known) {
			return false
		}
	} else if !m.titleLike(i, strings.TrimSpace(s[hashes:])) {
		return false
	}
	start := l.end - len(strings.TrimSpace(s[hashes:]))
	m.mark(start, l.end, readout.RegionTitle, "title")
	m.lines[i].done = hashes == 0 // the signs before it are marked with the others
	if m.doc.Title == "" {
		m.doc.Title = m.text[start:l.end]
	}
	return true
}

// titleLike reports whether s, which is line i, reads like a title: short, no
// sentence with a full stop, set off from a body that follows.
func (m *marker) titleLike(i int, s string) bool {
	n := utf8.RuneCountInString(s)
	fields := strings.Fields(s)
	if n > 200 || len(fields) < 3 || !m.bodyAfter(i) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, `"'“‘¿¡«$€£(`))
	if unicode.IsLower(first) || !wordRune(first) {
		return false
	}
	if strings.ContainsRune(".:;,…", rune(s[len(s)-1])) && !initials(fields[len(fields)-1]) || strings.HasSuffix(s, "…") {
		return false
	}
	for _, end := range []string{`."`, ".”", ".’", ",”", `,"`, ".)"} {
		if strings.HasSuffix(s, end) {
			return false
		}
	}
	if m.lines[i].blank {
		return true
	}
	return m.standsOut(i, n)
}

// initials reports whether a last word ends in a full stop of its own: "U.S.".
func initials(w string) bool {
	return len(w) >= 4 && len(w) <= 8 && strings.Count(w, ".")*2 == len(w) && strings.ToUpper(w) == w
}

// standsOut reports whether line i, with no blank line below it, is a title
// all the same: clearly shorter than the line below, which begins a sentence,
// in a text that is not broken into lines of one width.
func (m *marker) standsOut(i, runes int) bool {
	below := i + 1
	if _, _, ok := imprintOf(m.str(m.lines[below])); ok && below+1 < len(m.lines) {
		below++ // the title and the imprint stand above the report together
	}
	next := m.lines[below]
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(m.str(next), `"'“‘(`))
	if unicode.IsLower(first) || 3*(next.end-next.start) < 4*runes {
		return false
	}
	open := 0
	for _, l := range m.lines[below:] {
		if !ended(m.str(l)) {
			open++
		}
	}
	return 3*open <= len(m.lines)-i
}

// bodyAfter reports whether a sentence of some length stands below line i.
func (m *marker) bodyAfter(i int) bool {
	for _, l := range m.lines[i+1 : min(len(m.lines), i+12)] {
		if s := m.str(l); len(s) > 60 && strings.Contains(s, " ") && strings.ContainsAny(s, ".!?”\"。") {
			return true
		}
	}
	return false
}

// ended reports whether a line ends as a sentence does.
func ended(s string) bool {
	s = strings.TrimRight(s, "\"'”’)]*_")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…") || strings.HasSuffix(s, ":")
}

// same compares two titles without case, marks and blanks.
func same(a, b string) bool {
	fold := func(s string) string {
		return strings.Map(func(r rune) rune {
			if !wordRune(r) {
				return -1
			}
			return unicode.ToLower(r)
		}, s)
	}
	a, b = fold(a), fold(b)
	return a == b || len(a) > 20 && strings.HasPrefix(b, a)
}
