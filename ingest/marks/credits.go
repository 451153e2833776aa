package marks

import (
	"strings"

	"readout"
)

// creditsOf reads the agencies and outlets named in a line of credit or
// copyright that pattern p found in ws[from:to].
func (m *marker) creditsOf(p *pattern, ws []word, from, to int) {
	role := readout.CreditContributor
	switch p.List {
	case "credit-lines":
		if strings.Contains(p.Pattern, "appeared") || strings.Contains(p.Pattern, "^ source") || strings.Contains(p.Pattern, "^ via") || strings.Contains(p.Pattern, "note") {
			role = readout.CreditAgency
		}
	case "navigation":
		if !strings.Contains(p.Pattern, "copyright") && !strings.Contains(p.Pattern, "©") {
			return
		}
		role = readout.CreditAgency
	default:
		return
	}
	for i := 0; i < len(ws); i++ {
		s, n := m.name(ws, i)
		if n == 0 {
			continue
		}
		// An outlet's own copyright line credits nobody.
		if p.List != "navigation" || s.agency {
			m.credit(s.name, role, ws[i].start, m.nameEnd(ws[i+n-1].end))
		}
		i += n - 1
	}
}

// name finds an agency or outlet at word i. A short name that is also a common
// word must not run on into another capitalised one.
func (m *marker) name(ws []word, i int) (source, int) {
	s, n := find(m.text, ws, i)
	if n > 0 && i+n < len(ws) && !s.agency && len(s.words) == 1 && ws[i+n].class == capital && !strings.HasSuffix(ws[i+n-1].fold, "s") {
		return source{}, 0
	}
	return s, n
}

// nameEnd leaves out a possessive.
func (m *marker) nameEnd(end int) int {
	for _, s := range []string{"'s", "’s"} {
		if strings.HasSuffix(m.text[:end], s) {
			return end - len(s)
		}
	}
	return end
}

// tail reads the signature at the end of a text: "-Agence France-Presse",
// "(Reuters)", "Source: Xinhua" on a line of its own or behind the last words.
func (m *marker) tail() {
	for k, i := 0, len(m.lines)-1; i > 0 && k < 4; k, i = k+1, i-1 {
		l := m.lines[i]
		if l.done || l.end-l.start > 400 && k > 0 {
			continue
		}
		from := m.lastBytes(l, 400)
		ws := words(m.text, from, l.end)
		if at, ok := m.signature(ws, 0); ok && at == 0 && from == l.start {
			m.line(i, readout.RegionCredit, "signature")
			continue
		}
		if m.unlistedSignature(i) {
			continue
		}
		if at := m.trailing(ws); at >= 0 {
			m.mark(ws[at].start, l.end, readout.RegionCredit, "signature")
		}
	}
}

// lastBytes is where the last n bytes or so of a line begin, behind a blank.
func (m *marker) lastBytes(l line, n int) int {
	if l.end-l.start <= n {
		return l.start
	}
	at := strings.IndexByte(m.text[l.end-n:l.end], ' ')
	if at < 0 {
		return l.end
	}
	return l.end - n + at + 1
}

// signature reports whether ws[from:] is nothing but a dash or bracket and
// names of agencies or outlets, and credits them.
func (m *marker) signature(ws []word, from int) (int, bool) {
	type named struct {
		s          source
		start, end int
	}
	var found []named
	dash := false
	for i := from; i < len(ws); {
		switch f := ws[i].fold; {
		case strings.Contains("-–—―()[]/|,;*_~.", f) && ws[i].class == mark:
			dash = dash || len(found) == 0
			i++
			continue
		case f == "and" || f == "with" || f == "via":
			i++
			continue
		}
		s, n := find(m.text, ws, i)
		if n == 0 {
			return 0, false
		}
		found = append(found, named{s, ws[i].start, m.nameEnd(ws[i+n-1].end)})
		i += n
	}
	if len(found) == 0 || !dash && !found[0].s.agency {
		return 0, false
	}
	for _, f := range found {
		m.credit(f.s.name, readout.CreditAgency, f.start, f.end)
	}
	return from, true
}

// trailing finds "(AFP)" or "— Reuters" behind the last sentence of a line and
// gives its first word, -1 where there is none.
func (m *marker) trailing(ws []word) int {
	for i := len(ws) - 1; i > 0 && i > len(ws)-12; i-- {
		if f := ws[i].fold; f != "(" && f != "[" && f != "—" && f != "–" && f != "-" {
			continue
		}
		if !strings.Contains(".!?\"”’'", ws[i-1].fold) || ws[i-1].class != mark {
			continue
		}
		if _, ok := m.signature(ws, i); ok {
			return i
		}
	}
	return -1
}
