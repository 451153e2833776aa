package marks

import (
	"strings"
	"unicode/utf8"

	"readout"
)

// firstVerbs are the words with "first" that name the one who broke a story.
var firstVerbs = map[string]bool{"reported": true, "published": true, "revealed": true, "disclosed": true, "obtained": true}

// firstReports credits whom the body names as the first to report: "first
// reported by Reuters", "Reuters first reported". The words stay body.
func (m *marker) firstReports() {
	for i := range m.lines {
		l := m.lines[i]
		if l.done {
			continue
		}
		at := indexWord(m.str(l), "first")
		if at < 0 {
			continue
		}
		lo := max(l.start, l.start+at-80)
		for lo > l.start && !boundary(m.text, lo) {
			lo--
		}
		hi := min(l.end, l.start+at+160)
		for hi < l.end && !boundary(m.text, hi) {
			hi++
		}
		m.firstReport(words(m.text, lo, hi))
	}
}

func (m *marker) firstReport(ws []word) {
	for i, w := range ws {
		if w.fold != "first" {
			continue
		}
		switch {
		case i+1 < len(ws) && firstVerbs[ws[i+1].fold]:
			if !m.byWhom(ws, i+2) {
				m.whoBefore(ws, i)
			}
		case i+2 < len(ws) && ws[i+1].fold == "to" && (ws[i+2].fold == "report" || ws[i+2].fold == "publish"):
			m.whoBefore(ws, i)
		}
	}
}

// byWhom credits the names behind "by" or "in", which may have a day before it.
func (m *marker) byWhom(ws []word, i int) bool {
	for k := i; k < len(ws) && k < i+5 && ws[k].class != mark; k++ {
		if ws[k].fold == "by" || ws[k].fold == "in" {
			if m.listed(ws, k+1) {
				return true
			}
		}
	}
	return false
}

// listed credits the names that are listed from word i on.
func (m *marker) listed(ws []word, i int) (any bool) {
	for i < len(ws) {
		s, n := m.name(ws, i)
		if n == 0 {
			break
		}
		m.credit(s.name, readout.CreditFirst, ws[i].start, m.nameEnd(ws[i+n-1].end))
		any = true
		i += n
		for i < len(ws) && (ws[i].fold == "and" || ws[i].fold == ",") {
			i++
		}
	}
	return any
}

// whoBefore credits the name that ends before word i: "Reuters first reported",
// "The Guardian, which first reported", "Axios was the first to report".
func (m *marker) whoBefore(ws []word, i int) {
	j := i
	for j > 0 && i-j < 4 {
		switch ws[j-1].fold {
		case "which", "who", ",", "was", "were", "the", "had", "has", "also":
			j--
			continue
		}
		break
	}
	for back := 1; back <= 6 && back <= j; back++ {
		if s, n := m.name(ws, j-back); n == back {
			m.credit(s.name, readout.CreditFirst, ws[j-back].start, m.nameEnd(ws[j-1].end))
			return
		}
	}
}

// indexWord finds the first place where w stands alone in s, -1 for none.
func indexWord(s, w string) int {
	for from := 0; ; {
		at := strings.Index(s[from:], w)
		if at < 0 {
			return -1
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		after, _ := utf8.DecodeRuneInString(s[at+len(w):])
		if !wordRune(before) && !wordRune(after) {
			return at
		}
		from = at + len(w)
	}
}

// boundary reports whether a word can begin or end at byte i of s.
func boundary(s string, i int) bool { return s[i] == ' ' }
