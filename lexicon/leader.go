package lexicon

import (
	"strings"
	"sync"
)

// Leader is somebody known to have led a country or spoken for it abroad.
type Leader struct {
	Name   string
	Code   string // alpha-3 of the country
	Office string // the highest office held: "President"
}

type leaderTables struct {
	byName    map[string]Leader
	bySurname map[string]string // code, empty where leaders of two countries share the name
	byShort   map[string]Leader
}

var leaders = sync.OnceValue(func() *leaderTables {
	t := &leaderTables{byName: map[string]Leader{}, bySurname: map[string]string{}, byShort: map[string]Leader{}}
	for _, h := range officeHolders() {
		if !h.leads {
			continue
		}
		l := Leader{Name: h.name, Code: h.of, Office: h.office}
		t.byName[strings.ToLower(l.Name)] = l
		if h.short != "" {
			t.byShort[h.short] = l
		}
		surname := strings.ToLower(l.Name[strings.LastIndexByte(l.Name, ' ')+1:])
		if code, taken := t.bySurname[surname]; taken && code != l.Code {
			t.bySurname[surname] = ""
			continue
		}
		t.bySurname[surname] = l.Code
	}
	return t
})

// LeaderOf finds a leader by full name, in any case.
func LeaderOf(name string) (Leader, bool) {
	l, ok := leaders().byName[strings.ToLower(name)]
	return l, ok
}

// LeaderSurname is the country whose leaders alone bear a surname, empty when
// there is none: for "the Obama administration".
func LeaderSurname(surname string) string { return leaders().bySurname[strings.ToLower(surname)] }

// LeaderShort finds a leader by the short name that alone means them: "Merkel".
func LeaderShort(name string) (Leader, bool) {
	l, ok := leaders().byShort[name]
	return l, ok
}
