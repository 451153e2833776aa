package lexicon

import (
	"strings"
	"sync"
	"unicode"
)

// Mode is a kind of happening, finer than its PLOVER type: "call", "tariff".
type Mode struct {
	Name     string
	Title    string   // as titles call it: "Export controls"
	Families []string // modes that share one may be one happening
	Toward   []string // the prepositions by which titles lead to whom it is done to, and to places; none for that of its type
}

var modes = sync.OnceValue(func() map[string]Mode {
	t := Load("en/modes.txt")
	m := make(map[string]Mode, len(t.Rows))
	for _, r := range t.Rows {
		m[r[0]] = Mode{Name: r[0], Title: r[1], Families: list(r[2]), Toward: list(r[3])}
	}
	return m
})

// ModeOf tells of a mode. One that the list lacks is its own family and title.
func ModeOf(name string) Mode {
	if m, ok := modes()[name]; ok {
		return m
	}
	title := []rune(strings.ReplaceAll(name, "-", " "))
	if len(title) > 0 {
		title[0] = unicode.ToUpper(title[0])
	}
	return Mode{Name: name, Title: string(title), Families: []string{name}}
}

// Compatible reports whether two modes may tell of one happening.
func (m Mode) Compatible(o Mode) bool {
	for _, f := range m.Families {
		for _, g := range o.Families {
			if f == g {
				return true
			}
		}
	}
	return false
}
