package marks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// popupBytes is how far before its "MORE" a pop-up can begin.
const popupBytes = 600

// popups marks the headlines of a pop-up that a page's script shows over a
// name and that a careless saving writes into the sentence: "Jane Doe Jane Ann
// DoeFirst headline Second headline MORE said". They begin with the person's
// full name, run on without a blank, and end with MORE.
func (m *marker) popups() {
	for i := range m.lines {
		l := m.lines[i]
		for from := l.start; !l.done && from < l.end; {
			at := strings.Index(m.text[from:l.end], " MORE")
			if at < 0 {
				break
			}
			end := from + at + len(" MORE")
			if start := m.popup(max(from, from+at-popupBytes), from+at); start >= 0 {
				m.mark(start, end, readout.RegionPromotion, "pop-up")
			}
			from = end
		}
	}
}

// popup finds where the pop-up that ends at byte end begins, -1 for none: at
// the full name whose last word runs into the first headline, behind the same
// last word as the sentence itself has it.
func (m *marker) popup(start, end int) int {
	for start < end && !utf8.RuneStart(m.text[start]) {
		start++
	}
	s := m.text[start:end]
	for i, r := range s {
		if i == 0 || !unicode.IsUpper(r) && !unicode.IsDigit(r) && !strings.ContainsRune("'‘“\"", r) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		if !unicode.IsLower(before) && before != '.' {
			continue
		}
		name := s[strings.LastIndexAny(s[:i], " \t")+1 : i] // runs on into s[i:]
		if len(name) < 2 {
			continue
		}
		full := i - len(name)
		if at := strings.LastIndex(s[:full], name+" "); at >= 0 && full-at < 80 && (at == 0 || s[at-1] == ' ') {
			return start + at + len(name) + 1
		}
	}
	return -1
}
