package marks

import (
	"strings"

	"readout"
	"readout/internal/stamp"
	"readout/lexicon"
)

// byline marks a line such as "By Jane Doe and John Roe, Example Times" or
// "Jane Doe | Reuters", and the agencies named in it are credited.
func (m *marker) byline(i int) bool {
	l := m.lines[i]
	s := m.str(l)
	if l.end-l.start > 160 || !m.isByline(s) && !m.namesAbove(i) {
		return false
	}
	ws := words(m.text, l.start, l.end)
	for k := 0; k < len(ws); k++ {
		if src, n := find(m.text, ws, k); n > 0 {
			if src.agency {
				m.credit(src.name, readout.CreditAgency, ws[k].start, m.nameEnd(ws[k+n-1].end))
			}
			k += n - 1
		}
	}
	end := l.end
	for k := 1; k < len(ws); k++ {
		if d, _, ok := stamp.Prefix(m.text[ws[k].start:l.end]); ok {
			m.date(d, byDateLine)
			end = ws[k].start
			break
		}
	}
	if m.doc.Byline == "" {
		start := l.start
		if ws[0].fold == "by" && len(ws) > 1 {
			start = ws[1].start
		}
		m.doc.Byline = strings.TrimRight(m.text[start:end], blanks+"|·•-–—,;/(")
	}
	m.line(i, readout.RegionByline, "byline")
	return true
}

// isByline reports whether s is "By" and names, with offices, places and
// outlets behind commas, or a name and an outlet; no sentence.
func (m *marker) isByline(s string) bool {
	ws := words(s, 0, len(s))
	if len(ws) < 2 || len(ws) > 28 || strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "Jr.") {
		return false
	}
	if ws[0].fold == "by" && ws[0].class == capital {
		_, month := months()[ws[1].fold]
		if ws[1].class != capital || lexicon.InClass("byline-stop", ws[1].fold) || strings.HasSuffix(ws[1].fold, "day") || month {
			return false
		}
		return namesOnly(s, ws[1:]) && nameAt(ws, 1) >= 2
	}
	return m.nameAndSource(s, ws)
}

// namesOnly reports whether ws could stand in a byline: capitalised words and
// the few small words between them.
func namesOnly(s string, ws []word) bool {
	for _, w := range ws {
		switch {
		case w.class == capital, w.class == email, w.class == handle, w.class == number:
		case w.class == mark && strings.Contains(",.|/-–—&()'’:;·•", w.fold):
		case lexicon.InClass("byline-particle", w.fold), lexicon.InClass("byline-word", w.fold):
		default:
			if _, n := find(s, ws, 0); n == 0 {
				return false
			}
		}
	}
	return true
}

// nameAndSource reads "Jane Doe, Reuters" and "Jane Doe | Example Times".
func (m *marker) nameAndSource(s string, ws []word) bool {
	n := nameAt(ws, 0)
	if n < 2 || n > 8 {
		return false
	}
	for k := 2; k < len(ws); k++ {
		if f := ws[k-1].fold; f != "," && f != "|" && f != "/" && f != "-" && f != "–" && f != "—" && f != "·" {
			continue
		}
		if _, n := find(s, ws, k); n > 0 && k+n == len(ws) && lexicon.GivenName(s[ws[0].start:ws[0].end]) {
			return true
		}
	}
	return false
}

// namesAbove reports whether line i is a person's name over a line that is an
// outlet, or the outlet below such a name.
func (m *marker) namesAbove(i int) bool {
	if i+1 >= len(m.lines) || !m.isSource(m.str(m.lines[i+1])) {
		return false
	}
	s := m.str(m.lines[i])
	ws := words(s, 0, len(s))
	return len(ws) >= 2 && nameAt(ws, 0) == len(ws) && lexicon.GivenName(s[:ws[0].end])
}

// house marks a line in the head that is only the name of an agency or outlet.
func (m *marker) house(i int) bool {
	l := m.lines[i]
	s := m.str(l)
	if !m.isSource(s) {
		return false
	}
	src, _ := find(s, words(s, 0, len(s)), 0)
	if src.agency {
		m.credit(src.name, readout.CreditAgency, l.start, l.end)
	} else if len(src.words) == 1 && (i == 0 || !m.lines[i-1].done) {
		return false // "Today", "National": a heading as well as an outlet
	}
	m.line(i, readout.RegionByline, "outlet line")
	return true
}
