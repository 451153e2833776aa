package marks

import (
	"strings"
	"unicode/utf8"

	"readout"
	"readout/lexicon"
)

// firstReports credits whom the body names as the first to report: "first
// reported by Reuters", "Reuters first reported". The words stay body.
func (m *marker) firstReports() {
	for i := range m.lines {
		l := m.lines[i]
		if l.done {
			continue
		}
		for from := l.start; from < l.end; {
			at := indexWord(m.text[from:l.end], "first")
			if at < 0 {
				break
			}
			at += from
			m.firstReport(words(m.text, m.wordBefore(at-80, l.start), m.wordAfter(at+160, l.end)))
			from = m.wordAfter(at+80, l.end) // the words up to there were read with this one
		}
	}
}

// reach is how far a blank is looked for.
const reach = 100

// wordBefore is a place at or before byte at where a word can begin.
func (m *marker) wordBefore(at, start int) int {
	at = max(at, start)
	for stop := max(start, at-reach); at > stop && m.text[at] != ' '; at-- {
	}
	for at > start && !utf8.RuneStart(m.text[at]) {
		at--
	}
	return at
}

// wordAfter is a place at or behind byte at where a word can end.
func (m *marker) wordAfter(at, end int) int {
	at = min(at, end)
	for stop := min(end, at+reach); at < stop && m.text[at] != ' '; at++ {
	}
	for at < end && !utf8.RuneStart(m.text[at]) {
		at++
	}
	return at
}

func (m *marker) firstReport(ws []word) {
	for i, w := range ws {
		if w.fold != "first" {
			continue
		}
		switch {
		case i+1 < len(ws) && lexicon.InClass("breaking-verb", ws[i+1].fold):
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
		name := s.name
		if n == 0 {
			if ws[i].fold == "the" && ws[i].class != capital {
				i++ // "by the Harbour Gazette"
			}
			if n = paper(ws[i:]); n == 0 {
				break
			}
			name = m.text[ws[i].start:m.nameEnd(ws[i+n-1].end)]
		}
		m.credit(name, readout.CreditFirst, ws[i].start, m.nameEnd(ws[i+n-1].end))
		any = true
		i += n
		for i < len(ws) && (ws[i].fold == "and" || ws[i].fold == ",") {
			i++
		}
	}
	return any
}

// paper is how many of the words are the name of an outlet that no list has, told by
// its last word: "Harbour Gazette". 0 for none.
func paper(ws []word) int {
	for n := 0; n < min(len(ws), unlistedWords) && ws[n].class == capital; n++ {
		last := strings.TrimSuffix(strings.TrimSuffix(ws[n].fold, "'s"), "’s")
		if n > 0 && lexicon.InClass("outlet-head", last) && (last != ws[n].fold || n+1 == len(ws) || ws[n+1].class != capital) {
			return n + 1
		}
	}
	return 0
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
	for back := min(6, j); back > 0; back-- {
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
