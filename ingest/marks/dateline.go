package marks

import (
	"strings"
	"sync"
	"unicode"

	"readout"
	"readout/internal/stamp"
	"readout/lexicon"
)

// datelineLines is how many lines of body may come before an agency dateline.
const datelineLines = 4

// datelines marks the datelines at the beginning of the first lines of body:
// "BEIJING, Nov. 24 (Xinhua) --", "LONDON (Reuters) -", "Geneva, 12 May 2025 -".
func (m *marker) datelines() {
	for i, seen := 0, 0; i < len(m.lines) && seen < datelineLines; i++ {
		l := m.lines[i]
		if l.done {
			continue
		}
		seen++
		ws := words(m.text, l.start, min(l.end, l.start+300))
		if d, ok := readDateline(m.text, ws, seen == 1); ok {
			m.mark(l.start, ws[d.words-1].end, readout.RegionDateline, "dateline")
			for _, c := range d.sources {
				m.credit(c.Name, readout.CreditAgency, c.Span.Start, c.Span.End)
			}
			m.date(d.date, byDateline)
			return
		}
	}
}

// dateline is what a dateline says.
type dateline struct {
	words   int // how many it takes
	date    readout.Date
	sources []readout.Credit
}

// reading is a place in the words of a line.
type reading struct {
	text string
	ws   []word
	at   int
}

func (r *reading) fold(k int) string {
	if r.at+k < len(r.ws) {
		return r.ws[r.at+k].fold
	}
	return ""
}

// readDateline reads a dateline at the start of a line. It needs an agency, a
// date, or a place, and a dash or the like that ends it before the sentence. A
// place alone will do where it is in capitals and, on the first line of the
// body only, where nobody knows it or it is a known city in small letters.
func readDateline(text string, ws []word, first bool) (dateline, bool) {
	r := &reading{text: text, ws: ws}
	var d dateline
	place := r.place()
	dated := r.date(&d, place.words > 0)
	r.sourceOf(&d, dated || place.known)
	if !dated {
		dated = r.date(&d, true)
	}
	named := len(d.sources) > 0
	unlisted := false
	if c, behind, ok := r.unlisted(); !named && ok && isAgency(c.Name, place, dated) {
		d.sources, r.at, unlisted = []readout.Credit{c}, behind, true
		dated = r.date(&d, true) || dated
	}
	stop := r.dash(named || dated && !unlisted)
	d.words = r.at
	switch {
	case r.at == 0 || r.at >= len(ws) || !opensSentence(text, ws[r.at:]):
		return d, false
	case unlisted: // only a dash tells it from a sentence
		return d, stop
	case named:
		return d, stop || place.words == 0 || place.known || place.capitals
	case dated:
		return d, stop && (place.capitals || place.known)
	}
	return d, stop && (place.capitals && (place.known || place.region || first && !lexicon.InClass("dateline-label", ws[0].fold)) || first && place.city)
}

// opensSentence reports whether a sentence can begin with ws.
func opensSentence(text string, ws []word) bool {
	for _, w := range ws {
		if w.class != mark {
			return w.class != plain || !unicode.IsLower(rune(text[w.start])) || strings.HasPrefix(w.fold, "i")
		}
	}
	return false
}

// place is the place at the head of a dateline.
type placeName struct {
	words    int
	capitals bool // its first name is in capitals
	known    bool // the lists of places have one of its names
	region   bool // a state or country stands behind a comma
	city     bool // its first name is a known city
}

// place reads up to three names with commas between them.
func (r *reading) place() placeName {
	var p placeName
	for part := 0; part < 3; part++ {
		n := r.placeWords()
		if n == 0 {
			break
		}
		name := r.text[r.ws[r.at].start:r.ws[r.at+n-1].end]
		if part == 0 {
			p.capitals = len(name) > 3 && (strings.ToUpper(name) == name || strings.HasPrefix(name, "Mc") && strings.ToUpper(name[2:]) == name[2:])
			p.city = isCity(name)
		} else {
			p.region = true
		}
		p.known = p.known || isPlace(name)
		r.at += n
		p.words = r.at
		if r.fold(0) == "." { // "Va."
			r.at++
			p.words = r.at
		}
		if r.fold(0) == "[" && r.fold(2) == "]" { // "New Delhi [India]"
			r.at += 3
			p.words = r.at
		}
		if r.fold(0) != "," && r.fold(0) != "/" {
			break
		}
		if next := r.at + 1; next < len(r.ws) && (r.ws[next].class == number || isMonth(r.ws[next].fold)) {
			break
		}
		r.at++
	}
	if p.words > 0 {
		r.at = p.words
	}
	return p
}

// placeWords is how many words from here on are one place name: capitalised
// ones, four at most, the first no month.
func (r *reading) placeWords() int {
	n := 0
	for n < 4 && r.at+n < len(r.ws) {
		w := r.ws[r.at+n]
		if w.class != capital || isMonth(w.fold) {
			if n > 0 && (w.fold == "de" || w.fold == "of" || w.fold == "al" || w.fold == ".") && r.at+n+1 < len(r.ws) && r.ws[r.at+n+1].class == capital {
				n++
				continue
			}
			break
		}
		n++
	}
	return n
}

// date reads a date behind the place: "Nov. 24", "12 May 2025". Without a year
// it is read over, for it names no day.
func (r *reading) date(d *dateline, comma bool) bool {
	at := r.at
	if r.fold(0) == "," || r.fold(0) == "." || r.fold(0) == "/" {
		at++
	}
	if at >= len(r.ws) || !comma && at > r.at {
		return false
	}
	from := r.ws[at].start
	if value, n, ok := stamp.Prefix(r.text[from:r.ws[len(r.ws)-1].end]); ok {
		d.date = value
		r.at = r.wordAt(from + n)
		return true
	}
	k := at
	if strings.HasSuffix(r.ws[k].fold, "day") && k+1 < len(r.ws) { // "Monday, Nov. 24"
		k++
		if r.ws[k].fold == "," {
			k++
		}
	}
	n := monthDay(r.ws[min(k, len(r.ws)):])
	if n == 0 {
		return false
	}
	r.at = k + n
	if r.fold(0) == "," && r.fold(1) == "(" || r.fold(0) == "." {
		r.at++
	}
	return true
}

// wordAt is the first word that begins at byte at or behind it.
func (r *reading) wordAt(at int) int {
	k := r.at
	for k < len(r.ws) && r.ws[k].start < at {
		k++
	}
	return k
}

// monthDay is how many words "Nov. 24" or "24 November" takes, 0 for neither.
func monthDay(ws []word) int {
	for i, order := 0, ""; i < len(ws) && i < 4; i++ {
		switch {
		case isMonth(ws[i].fold):
			order += "m"
		case ws[i].class == number && len(ws[i].fold) <= 4:
			order += "d"
		case ws[i].fold == "." && order == "m":
			continue
		default:
			return 0
		}
		if order == "md" || order == "dm" {
			if order == "dm" && i+1 < len(ws) && ws[i+1].fold == "." {
				i++
			}
			return i + 1
		}
	}
	return 0
}

// sourceOf reads "(Xinhua)", "[CNN]", "(CBS SF/AP)" and, behind a place or
// date that is sure, "/TASS/".
func (r *reading) sourceOf(d *dateline, sure bool) {
	at := r.at
	if r.fold(0) == "." && r.fold(1) == "/" { // "MOSCOW, July 5. /TASS/."
		at++
	}
	closing := map[string]string{"(": ")", "[": "]", "/": "/"}[r.fold(at-r.at)]
	if closing == "" || closing == "/" && !sure {
		return
	}
	var found []readout.Credit
	for k := at + 1; k < len(r.ws) && k < at+12; k++ {
		f := r.ws[k].fold
		if f == closing {
			if len(found) > 0 {
				d.sources, r.at = found, k+1
			}
			return
		}
		if src, n := find(r.text, r.ws, k); n > 0 {
			found = append(found, readout.Credit{Name: src.name, Span: readout.Span{Start: r.ws[k].start, End: r.ws[k+n-1].end}})
			k += n - 1
		} else if r.ws[k].class == plain || r.ws[k].class == mark && f != "/" && f != "-" && f != "," {
			return
		}
	}
}

// dash reads what ends a dateline; a colon or full stop only behind an agency or a date.
func (r *reading) dash(sure bool) bool {
	from := r.at
	for {
		switch r.fold(0) {
		case "-", "–", "—", "―", "_", "−":
			r.at++
			continue
		case ":", ".":
			if sure && r.at == from {
				r.at++
				continue
			}
		}
		return r.at > from
	}
}

func isMonth(fold string) bool {
	_, ok := months()[fold]
	return ok
}

var months = sync.OnceValue(func() map[string][]string { return lexicon.Load("en/months.txt").Map() })

// places holds the names of places in capitals.
var places = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for name := range lexicon.Places() {
		m[strings.ToUpper(name)] = true
	}
	for _, c := range lexicon.Countries() {
		for _, name := range append([]string{c.Name, c.Capital}, c.Aliases...) {
			m[strings.ToUpper(name)] = true
		}
	}
	return m
})

// cities holds the names of cities, as written and in capitals.
var cities = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for name, p := range lexicon.Places() {
		if p.Class == "city" {
			m[name], m[strings.ToUpper(name)] = true, true
		}
	}
	for _, c := range lexicon.Countries() {
		m[c.Capital], m[strings.ToUpper(c.Capital)] = true, true
	}
	return m
})

func isCity(name string) bool { return name != "" && cities()[name] }

func isPlace(name string) bool {
	return places()[strings.ToUpper(name)] || places()[strings.ToUpper(name)+"."]
}
