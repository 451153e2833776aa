// Package marks tells the parts of a text that are not plain body: header
// lines, title, date lines, bylines, agency datelines, credits, captions,
// promotion and navigation. It alters no byte of the text; what it finds it
// writes into the draft's regions, credits and, where the file stated nothing,
// its title, byline and date.
//
// What page furniture looks like stands in the lists of package lexicon.
package marks

import (
	"slices"
	"strings"

	"readout"
)

// Mark reads the text of a draft. Regions that the draft has already, set by
// the format it came in, stay as they are.
func Mark(d *readout.Document) {
	m := &marker{doc: d, text: d.Text, taken: slices.Clone(d.Regions)}
	slices.SortFunc(m.taken, func(a, b readout.Region) int { return a.Span.Compare(b.Span) })
	m.cut()
	m.head()
	m.markup()
	m.datelines()
	m.tail()
	m.furniture()
	m.popups()
	m.firstReports()
	m.finish()
}

// marker is the state of one reading of a text.
type marker struct {
	doc     *readout.Document
	text    string
	lines   []line // that hold anything
	taken   []readout.Region
	credits []readout.Credit
	dated   rank
}

// line is a line of the text without the blanks around it.
type line struct {
	start, end int
	blank      bool // a blank line follows, or the end
	done       bool // marked as a whole
}

// How a date was stated, the later the stronger.
type rank int

const (
	undated rank = iota
	byDateline
	byDateLine
	byUpdate
	byField
)

func (m *marker) str(l line) string { return m.text[l.start:l.end] }

// cut finds the lines.
func (m *marker) cut() {
	for at := 0; at < len(m.text); {
		end := strings.IndexByte(m.text[at:], '\n')
		if end < 0 {
			end = len(m.text)
		} else {
			end += at
		}
		body := m.text[at:end]
		left := len(body) - len(strings.TrimLeft(body, blanks))
		body = strings.Trim(body, blanks)
		if body != "" {
			m.lines = append(m.lines, line{start: at + left, end: at + left + len(body)})
		} else if n := len(m.lines); n > 0 {
			m.lines[n-1].blank = true
		}
		at = end + 1
	}
	if n := len(m.lines); n > 0 {
		m.lines[n-1].blank = true
	}
	for i := range m.lines {
		m.lines[i].done = m.covered(m.lines[i].start, m.lines[i].end)
	}
}

// blanks are the characters trimmed from lines, zero-width ones among them.
const blanks = " \t\r\f\v\u00a0\u2002\u2003\u2009\u200a\u200b\u3000\ufeff\u2060"

// after is the index of the first region that ends behind byte at.
func (m *marker) after(at int) int {
	i, _ := slices.BinarySearchFunc(m.taken, at, func(r readout.Region, at int) int {
		if r.Span.End <= at {
			return -1
		}
		return 1
	})
	return i
}

// covered reports whether a region holds some of text[start:end].
func (m *marker) covered(start, end int) bool {
	i := m.after(start)
	return i < len(m.taken) && m.taken[i].Span.Start < end
}

// mark makes text[start:end] a region, less what is one already and less the
// blanks at its edges.
func (m *marker) mark(start, end int, kind readout.RegionKind, by string) {
	for start < end {
		i := m.after(start)
		stop := end
		if i < len(m.taken) {
			stop = min(stop, m.taken[i].Span.Start)
		}
		part := m.text[start:max(start, stop)]
		left := len(part) - len(strings.TrimLeft(part, blanks+"\n"))
		if body := strings.Trim(part, blanks+"\n"); body != "" {
			r := readout.Region{Span: readout.Span{Start: start + left, End: start + left + len(body)}, Kind: kind, By: by}
			m.taken = slices.Insert(m.taken, i, r)
			i++
		}
		if i >= len(m.taken) {
			return
		}
		start = max(m.taken[i].Span.End, start)
	}
}

// line marks a whole line.
func (m *marker) line(i int, kind readout.RegionKind, by string) {
	m.mark(m.lines[i].start, m.lines[i].end, kind, by)
	m.lines[i].done = true
}

func (m *marker) credit(name string, role readout.CreditRole, start, end int) {
	c := readout.Credit{Name: name, Role: role, Span: readout.Span{Start: start, End: end}}
	if !slices.ContainsFunc(m.credits, func(o readout.Credit) bool { return o.Name == c.Name && o.Role == c.Role }) {
		m.credits = append(m.credits, c)
	}
}

// date takes a stated date unless a stronger statement was read.
func (m *marker) date(d readout.Date, by rank) {
	if m.doc.Published.Basis == readout.BasisMetadata || !d.Known() || by <= m.dated {
		return
	}
	m.dated = by
	m.doc.Published = readout.Published{Value: d, Basis: readout.BasisHeader}
	if by == byDateline {
		m.doc.Published.Basis = readout.BasisDateline
	}
}

// finish writes regions and credits into the draft, in order.
func (m *marker) finish() {
	slices.SortStableFunc(m.credits, func(a, b readout.Credit) int { return a.Span.Compare(b.Span) })
	for i, r := range m.taken {
		named := slices.ContainsFunc(m.credits, func(c readout.Credit) bool { return r.Span.Contains(c.Span) })
		if r.Kind == readout.RegionNavigation && named {
			m.taken[i].Kind = readout.RegionCredit // "Copyright 2016 The Agency": furniture that says whose the text is
		}
	}
	m.doc.Regions = m.taken
	m.doc.Credits = m.credits
}
