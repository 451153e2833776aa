package marks

import (
	"strings"
	"unicode"

	"readout"
	"readout/lexicon"
)

// unlistedWords is how many words the name of an agency that no list has can be.
const unlistedWords = 5

// unlisted reads a name in round brackets, "(Harbour Wire)", whatever the name
// is, and gives it with the place behind the bracket.
func (r *reading) unlisted() (readout.Credit, int, bool) {
	k := r.at + 1
	for k < len(r.ws) && r.fold(k-r.at) != ")" {
		k++
	}
	if r.fold(0) != "(" || k >= len(r.ws) {
		return readout.Credit{}, 0, false
	}
	ws := r.ws[r.at+1 : k]
	if !properName(ws) {
		return readout.Credit{}, 0, false
	}
	span := readout.Span{Start: ws[0].start, End: ws[len(ws)-1].end}
	name := r.text[span.Start:span.End]
	if first := ws[0].fold; lexicon.InClass("dateline-label", first) || isMonth(first) || len(ws) == 1 && strings.HasSuffix(first, "day") || isPlace(name) {
		return readout.Credit{}, 0, false
	}
	return readout.Credit{Name: name, Span: span}, k + 1, true
}

// isAgency reports whether an unlisted name in a dateline can be an agency's:
// its head says so, or it stands where only one does, behind a place and a date
// or a city in capitals. A person's name never is.
func isAgency(name string, place placeName, dated bool) bool {
	if !place.capitals && !place.known {
		return false
	}
	ws := words(name, 0, len(name))
	if lexicon.InClass("agency-head", ws[len(ws)-1].fold) {
		return true
	}
	if lexicon.GivenName(name[ws[0].start:ws[0].end]) {
		return false
	}
	return dated || place.capitals && place.city
}

// properName reports whether ws are one to five capitalised words, with "of"
// or the like between them.
func properName(ws []word) bool {
	if len(ws) == 0 || len(ws) > unlistedWords || ws[0].class != capital || ws[len(ws)-1].class != capital {
		return false
	}
	for _, w := range ws {
		if w.class != capital && !lexicon.InClass("name-joint", w.fold) {
			return false
		}
	}
	return true
}

// unlistedSignature marks line i, the last of a text, where it is a dash and the
// name of an agency that no list has: "- Harbour News Agency".
func (m *marker) unlistedSignature(i int) bool {
	l := m.lines[i]
	if l.end-l.start > 60 || i == 0 || !ended(m.str(m.lines[i-1])) || startsWithDash(m.str(m.lines[i-1])) {
		return false
	}
	for _, below := range m.lines[i+1:] {
		if !below.done {
			return false
		}
	}
	ws := words(m.text, l.start, l.end)
	dashes := 0
	for dashes < len(ws) && strings.Contains("-–—―", ws[dashes].fold) {
		dashes++
	}
	ws = ws[dashes:]
	if dashes == 0 || len(ws) < 2 || !properName(ws) || !lexicon.InClass("agency-head", ws[len(ws)-1].fold) || lexicon.InClass("column-word", ws[0].fold) || lexicon.InClass("dateline-label", ws[0].fold) {
		return false
	}
	start, end := ws[0].start, ws[len(ws)-1].end
	name := m.text[start:end]
	// An office of state that ends so is who said the last words, not who sent them.
	if _, known := lexicon.OrganizationOf(name); known || len(ws) == 2 && lexicon.GivenName(m.text[start:ws[0].end]) {
		return false
	}
	m.credit(name, readout.CreditAgency, start, end)
	m.line(i, readout.RegionCredit, "signature")
	return true
}

func startsWithDash(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Pd, r) }) == 0
}
