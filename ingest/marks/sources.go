package marks

import (
	"slices"
	"strings"
	"sync"

	"readout/lexicon"
)

// sources holds the names of agencies and outlets by their first word, longer
// names first.
var sources = sync.OnceValue(func() map[string][]source {
	m := map[string][]source{}
	add := func(list map[string]string, agency bool) {
		for surface, name := range list {
			ws := words(surface, 0, len(surface))
			m[ws[0].fold] = append(m[ws[0].fold], source{surface: surface, words: ws, name: name, agency: agency})
		}
	}
	add(lexicon.Agencies(), true)
	add(lexicon.Outlets(), false)
	for _, list := range m {
		slices.SortFunc(list, func(a, b source) int {
			if d := len(b.words) - len(a.words); d != 0 {
				return d
			}
			return strings.Compare(a.surface, b.surface)
		})
	}
	return m
})

// source is a form of an agency's or outlet's name.
type source struct {
	surface string
	words   []word
	name    string
	agency  bool
}

// find gives the longest source whose name begins at word i, in the capitals
// of the list, and how many words it takes with "The" before it.
func find(text string, ws []word, i int) (source, int) {
	skip := 0
	if i+1 < len(ws) && ws[i].fold == "the" {
		if s, n := findBare(text, ws, i); n > 0 {
			return s, n
		}
		skip = 1
	}
	s, n := findBare(text, ws, i+skip)
	if n > 0 {
		n += skip
	}
	return s, n
}

func findBare(text string, ws []word, i int) (source, int) {
	if i >= len(ws) {
		return source{}, 0
	}
	key := strings.TrimSuffix(strings.TrimSuffix(ws[i].fold, "'s"), "'")
next:
	for _, s := range sources()[key] {
		if i+len(s.words) > len(ws) {
			continue
		}
		for k, w := range s.words {
			have := text[ws[i+k].start:ws[i+k].end]
			if k == len(s.words)-1 {
				have = strings.TrimSuffix(strings.TrimSuffix(have, "'s"), "’s")
			}
			if have != s.surface[w.start:w.end] {
				continue next
			}
		}
		return s, len(s.words)
	}
	return source{}, 0
}

func sourceAt(text string, ws []word, i int) int {
	_, n := find(text, ws, i)
	return n
}
