package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// addPartial ties persons known by surname alone to the one full name that
// fits, or leaves them apart and says why.
func (r *resolver) addPartial(items []item) {
	bySurname, byOffice := map[string][]*actor{}, map[readout.Role][]*actor{}
	for _, a := range r.actors {
		if a.kind != readout.ActorPerson {
			continue
		}
		for _, s := range surnames(a.items) {
			bySurname[s] = append(bySurname[s], a)
		}
		for _, o := range offices(a.items) {
			byOffice[o] = append(byOffice[o], a)
		}
	}
	type loose struct {
		it  item
		why string
	}
	rest := map[string][]loose{}
	joined := map[*actor][]item{}
	for _, it := range items {
		var fits []*actor
		var by string
		if it.unnamed {
			fits, by = r.inOffice(it, byOffice)
		} else {
			fits, by = r.bearers(it, bySurname[it.ends[0]])
		}
		if len(fits) == 1 {
			joined[fits[0]] = append(joined[fits[0]], it)
			fits[0].reasons = append(fits[0].reasons, readout.Reason{By: by, Note: fmt.Sprintf("%q in %s", it.name, r.docs[it.doc].ID)})
			continue
		}
		if it.unnamed {
			continue // nobody in particular
		}
		why := "surname alone: no report near it gives a full name"
		if len(fits) > 1 {
			why = fmt.Sprintf("surname alone: %d bear it in the reports near it", len(fits))
		}
		rest[it.key] = append(rest[it.key], loose{it, why})
	}
	for _, a := range r.actors {
		a.items = append(a.items, joined[a]...)
		a.reasons = limit(a.reasons, shownReasons)
	}
	for _, key := range sortedKeys(rest) {
		group := rest[key]
		f := newForest(len(group))
		for i := range group {
			for j := range i {
				if r.likeness(group[i].it.doc, group[j].it.doc) > 0 && compatible(group[i].it, group[j].it) {
					f.join(i, j)
				}
			}
		}
		for _, g := range f.groups() {
			c := class{mark: "in " + r.docs[group[g[0]].it.doc].ID}
			for _, i := range g {
				c.items = append(c.items, group[i].it)
			}
			c.note("surname-alone", group[g[0]].why)
			r.addActor(key, c)
		}
	}
}

// bearers lists the persons whom a surname can mean, and by which rule: those
// of the same office and country anywhere, else those in the reports near it.
func (r *resolver) bearers(it item, of []*actor) (fits []*actor, by string) {
	for _, a := range of {
		if slices.ContainsFunc(a.items, func(o item) bool { return sameOffice(it, o) }) {
			fits = append(fits, a)
		}
	}
	if len(fits) == 1 {
		return fits, "surname-office"
	}
	fits = nil
	var bare []*actor // of them those whom some report near it knows by that surname alone
	for _, a := range of {
		known := false
		near := slices.ContainsFunc(a.items, func(o item) bool {
			if r.likeness(it.doc, o.doc) == 0 || !compatible(it, o) {
				return false
			}
			known = known || slices.Contains(o.bare, it.ends[0])
			return true
		})
		if near {
			fits = append(fits, a)
		}
		if near && known {
			bare = append(bare, a)
		}
	}
	if len(bare) == 1 {
		return bare, "surname-near-report"
	}
	return fits, "surname-near-report"
}

// inOffice lists the persons whom an office alone can mean, and by which rule:
// the one who held it when the report appeared, where the lexicon knows that,
// else those who hold it in the reports near it.
func (r *resolver) inOffice(it item, byOffice map[readout.Role][]*actor) (fits []*actor, by string) {
	name, known := r.holderWhen(it)
	if !known {
		return r.holders(it, byOffice), "office-near-report"
	}
	key, _, _ := personKey(fold(name))
	key = spellingKey(key, readout.ActorPerson)
	for _, a := range r.actors {
		if a.kind == readout.ActorPerson && spellingKey(a.items[0].key, a.kind) == key {
			fits = append(fits, a)
		}
	}
	return fits, "office-term"
}

// holderWhen is the name of the one who held an office of it on the day of its
// report; known is false where the lexicon has no such office or the report no
// day, or nobody surely held it then.
func (r *resolver) holderWhen(it item) (name string, known bool) {
	first, last, ok := r.docs[it.doc].Published.Value.Bounds()
	if !ok {
		return "", false
	}
	for _, o := range it.roles {
		if o.Of == "" || !lexicon.OfficeKnown(o.Title, o.Of) {
			continue
		}
		if name := lexicon.HolderOf(o.Title, o.Of, first, last); name != "" {
			return name, true
		}
	}
	return "", false
}

// holders lists the persons who hold an office of it in the reports near it.
// An office alone says nothing across years.
func (r *resolver) holders(it item, byOffice map[readout.Role][]*actor) []*actor {
	var out []*actor
	for _, o := range offices([]item{it}) {
		for _, a := range byOffice[o] {
			if !slices.Contains(out, a) && slices.ContainsFunc(a.items, func(h item) bool {
				return slices.Contains(offices([]item{h}), o) && h.doc != it.doc && r.likeness(it.doc, h.doc) > 0
			}) {
				out = append(out, a)
			}
		}
	}
	return out
}

// offices lists the distinct offices of items that name a country or body.
func offices(items []item) []readout.Role {
	var out []readout.Role
	for _, it := range items {
		for _, o := range it.roles {
			if o = seatOf(it, o); o.Of != "" && !slices.Contains(out, o) {
				out = append(out, o)
			}
		}
	}
	return out
}

// seatOf is the office of a role, however it is written: that of a title without a
// body is of the country that its bearer is of.
func seatOf(it item, role readout.Role) readout.Role {
	return readout.Role{Title: strings.ToLower(role.Title), Of: cmp.Or(role.Of, it.code)}
}

// sameOffice reports whether two items hold an office of one body in common.
func sameOffice(a, b item) bool {
	return slices.ContainsFunc(a.roles, func(x readout.Role) bool {
		return x.Of != "" && slices.Contains(b.roles, x)
	})
}

// asLeader makes of a person known by a short name the leader whom the lexicon
// says that it alone means, unless the report gives another country.
func (it *item) asLeader() {
	l, ok := lexicon.LeaderShort(it.name)
	if !it.partial || !ok || it.code != "" && it.code != l.Code {
		return
	}
	it.key, it.ends, _ = personKey(fold(l.Name))
	it.partial, it.short = false, true
}

// compatible reports whether country and offices let two items be one person.
func compatible(a, b item) bool {
	return a.code == "" || b.code == "" || a.code == b.code || sharesTitle(a.roles, b.roles)
}

// surnames lists the distinct words that may be the surname of items, in order.
func surnames(items []item) []string {
	var out []string
	for _, it := range items {
		out = append(out, it.ends...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// personKey gives the key of a full name: first and last word, as the middle
// comes and goes, with what tells a son from his father. Partial is true for a
// name of one word. A family name that stands first is its own bearer's
// surname too, so both ends are returned.
func personKey(folded string) (key string, ends []string, partial bool) {
	words := strings.Fields(folded)
	suffix := ""
	if n := len(words); n > 1 && lexicon.InClass("generation", words[n-1]) {
		suffix, words = " "+words[n-1], words[:n-1]
	}
	switch len(words) {
	case 0:
		return "", nil, true
	case 1:
		return "person " + words[0] + suffix, words, true
	}
	first, last := words[0], words[len(words)-1]
	return "person " + first + " " + last + suffix, []string{first, last}, false
}

// spellingKey is the key under which persons of one name come together, in
// several romanisations and with a forename or its pet form; the key itself for
// all else.
func spellingKey(key string, kind readout.ActorKind) string {
	if kind != readout.ActorPerson {
		return key
	}
	words := transliterated(strings.Fields(key)[1:])
	if len(words) > 1 {
		words[0] = lexicon.Forename(words[0])
	}
	return "person " + strings.Join(words, " ")
}

// transliterated gives words as their romanisations are compared.
func transliterated(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = lexicon.Transliterated(w)
	}
	return out
}

// middleInitial is the first letter of a middle name; empty for names of two
// words. It tells two of one first and last name apart.
func middleInitial(folded string) string {
	words := strings.Fields(folded)
	if n := len(words); n > 1 && lexicon.InClass("generation", words[n-1]) {
		words = words[:n-1]
	}
	if len(words) < 3 {
		return ""
	}
	return words[1][:1]
}
