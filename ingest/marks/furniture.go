package marks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// unitWords bounds how much of one line or sentence is compared with the
// patterns: furniture is short, and a line can be megabytes long.
const unitWords = 600

// edgeLines is how many lines the head and the tail of a text are.
const edgeLines = 8

var kindOf = map[string]readout.RegionKind{
	"promotion": readout.RegionPromotion, "navigation": readout.RegionNavigation,
	"captions": readout.RegionCaption, "credit-lines": readout.RegionCredit,
}

// furniture marks what the lists of page furniture describe.
func (m *marker) furniture() {
	for i := range m.lines {
		if !m.lines[i].done {
			m.furnish(i)
		}
	}
}

// pieceBytes is how much of a line is cut into words at once.
const pieceBytes = 32 << 10

// furnish compares one line with the patterns, piece by piece where it is long.
// Patterns that mark a line look at its beginning.
func (m *marker) furnish(i int) {
	l := m.lines[i]
	if !strings.ContainsFunc(m.str(l), wordRune) {
		m.line(i, readout.RegionNavigation, "rule: no words")
		return
	}
	for at := l.start; at < l.end; {
		end := m.piece(at, l.end)
		ws := words(m.text, at, end)
		patterns := furniture().candidates(ws)
		if at == l.start && m.whole(i, ws, patterns) {
			return
		}
		var ends []int
		if len(patterns) > 0 { // in most lines no word belongs to one
			ends = sentences(m.text, ws)
		}
		for k := 0; k+1 < len(ends); k++ {
			m.sentence(i, ws[ends[k]:ends[k+1]], patterns)
		}
		at = end
	}
}

// piece gives where a piece that begins at byte at ends: at the end, or at a blank.
func (m *marker) piece(at, end int) int {
	if end-at <= pieceBytes {
		return end
	}
	stop := at + pieceBytes
	if blank := strings.LastIndexAny(m.text[at:stop], " \t"); blank > 0 {
		return at + blank
	}
	for stop < end && !utf8.RuneStart(m.text[stop]) {
		stop++
	}
	return stop
}

// whole tries the patterns that mark a line.
func (m *marker) whole(i int, ws []word, patterns []*pattern) bool {
	unit := ws[:min(len(ws), unitWords)]
	for _, p := range patterns {
		if p.Marks != "line" || !m.stands(p, i) || len(ws) > longLine && !p.leads() {
			continue
		}
		if from, to, ok := p.match(m.text, unit); ok && m.allowed(p, m.lines[i], unit, from) {
			m.line(i, kindOf[p.List], p.List+": "+p.Pattern)
			m.creditsOf(p, ws, from, to)
			return true
		}
	}
	return false
}

// sentence compares one sentence of line i with the patterns.
func (m *marker) sentence(i int, ws []word, patterns []*pattern) {
	unit := ws[:min(len(ws), unitWords)]
	long := m.lines[i].end-m.lines[i].start > 3*longLine
	for _, p := range patterns {
		if p.Marks == "line" && (!long || p.leads()) || !m.stands(p, i) {
			continue
		}
		from, to, ok := p.match(m.text, unit)
		if !ok || !m.allowed(p, m.lines[i], unit, from) {
			continue
		}
		start, end := ws[0].start, ws[len(ws)-1].end
		switch p.extent() {
		case "phrase":
			start, end = unit[from].start, unit[to-1].end
		case "rest":
			start = unit[from].start
		}
		m.mark(start, end, kindOf[p.List], p.List+": "+p.Pattern)
		m.creditsOf(p, ws, from, to)
		if p.extent() != "phrase" {
			return
		}
	}
}

// longLine is the number of words from which a line can hold a report's own
// words beside its furniture.
const longLine = 80

// leads reports whether a pattern for lines speaks for a long one too: it
// stands at its beginning, or is one of those of captions, which are long.
func (p *pattern) leads() bool {
	first := p.elements[0]
	if p.List == "captions" {
		return first.kind != literal || first.options[0].text != "("
	}
	return first.kind == begin && p.Where != "tail"
}

// extent is how much a pattern marks within a long line: what stands in
// brackets, or the sentence.
func (p *pattern) extent() string {
	switch {
	case p.Marks != "line":
		return p.Marks
	case p.elements[0].kind == literal && p.elements[0].options[0].text == "(":
		return "phrase"
	}
	return "sentence"
}

// stands reports whether a pattern may be used at line i.
func (m *marker) stands(p *pattern, i int) bool {
	switch p.Where {
	case "head":
		return i < edgeLines
	case "tail":
		return i >= len(m.lines)-edgeLines
	}
	return true
}

// allowed reports whether a match is no quotation and, for a pattern in
// capitals, no headline that is in capitals throughout.
func (m *marker) allowed(p *pattern, l line, unit []word, from int) bool {
	at := unit[from].start
	if quoted(m.text[max(l.start, at-quoteReach):at]) {
		return false
	}
	for _, e := range p.elements {
		if e.kind != literal || !e.options[0].exact {
			continue
		}
		if len(unit) <= 6 {
			return true
		}
		return strings.ContainsFunc(m.text[unit[0].start:unit[len(unit)-1].end], unicode.IsLower)
	}
	return true
}

// quoteReach is how far before a match its quotation mark can stand.
const quoteReach = 4 << 10

// quoted reports whether a quotation mark is open at the end of s.
func quoted(s string) bool {
	if strings.Count(s, `"`)%2 == 1 {
		return true
	}
	return strings.LastIndex(s, "“") > strings.LastIndex(s, "”")
}
