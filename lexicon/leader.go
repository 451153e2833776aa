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
	for _, r := range Load("en/leaders.txt").Rows {
		l := Leader{Name: r[0], Code: r[1], Office: r[2]}
		t.byName[strings.ToLower(r[0])] = l
		if r[3] != "" {
			t.byShort[r[3]] = l
		}
		surname := strings.ToLower(r[0][strings.LastIndexByte(r[0], ' ')+1:])
		if code, taken := t.bySurname[surname]; taken && code != r[1] {
			t.bySurname[surname] = ""
			continue
		}
		t.bySurname[surname] = r[1]
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
