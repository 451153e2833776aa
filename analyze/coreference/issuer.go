package coreference

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// issued reports whether a body of state published the text itself, and the
// country of that body, empty where it is not told.
func (r *resolver) issued() (code string, ok bool) {
	line, _, _ := strings.Cut(strings.TrimSpace(r.doc.Text), "\n")
	if end := strings.Index(line, ". "); end >= 0 {
		line = line[:end]
	}
	for _, s := range []string{r.doc.Outlet, r.doc.Title, line} {
		ok = ok || lexicon.NamesStateOrgan(s) || lexicon.NamesStatePaper(s) || isGovernment(s)
		if code == "" && ok {
			code = firstCountry(s)
		}
	}
	return code, ok
}

// isGovernment reports whether a name is that of a government's seat: "The White
// House", "Kremlin".
func isGovernment(name string) bool { return lexicon.StateOrgan(name) != "" }

// firstCountry is the country that s names first.
func firstCountry(s string) string {
	words := strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(" ,:;()-–—’'\t", c) })
	for i := range words {
		for n := min(3, len(words)-i); n > 0; n-- {
			name := strings.Join(words[i:i+n], " ")
			if code, form := lexicon.CountryOf(name); form != lexicon.CountryNone && code != "" {
				return code
			}
		}
	}
	return ""
}

// ownPresident is whom "the President" means in a text that a body of state
// published: the president of its own side, whom it names first. It is none for
// other phrases and texts.
func (r *resolver) ownPresident(p phrase) int {
	if p.country != "" || p.owner != none || len(p.mods) > 0 || r.tree.Text(p.head) != "President" {
		return none
	}
	code, ok := r.issued()
	if !ok {
		return none
	}
	best, bestAt := none, len(r.doc.Tokens)
	for k := range r.list {
		c := &r.list[k]
		if c.dropped || c.Kind != readout.ActorPerson || len(c.References) == 0 || !r.holds(c, p) {
			continue
		}
		if code != "" && c.Code != "" && c.Code != code {
			continue
		}
		for _, ref := range c.References {
			if ref.Head < bestAt && ref.Head < p.head {
				best, bestAt = k, ref.Head
			}
		}
	}
	return best
}
