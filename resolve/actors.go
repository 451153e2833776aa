package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout"
)

const (
	shownReasons  = 12 // reasons kept for one conclusion
	shownEvidence = 10 // places kept for one actor
)

// actor is one who or what across documents, while it is put together.
type actor struct {
	id      string
	kind    readout.ActorKind
	name    string
	code    string
	roles   []readout.Role
	items   []item
	reasons []readout.Reason
}

// item is one chain of one document, read for resolution. A country that takes
// part in an event without being a chain makes an item with chain none.
type item struct {
	doc, chain int
	kind       readout.ActorKind
	name       string
	key        string   // what must be equal for two items to be one
	middle     string   // first letter of a person's middle name
	ends       []string // first and last word of a person's name, either of which may be the surname
	partial    bool     // a person by one word alone
	unnamed    bool     // a person by office alone
	short      bool     // a leader by the short name that means nobody else
	bare       []string // one-word names under which its document knows a person of a full name
	code       string
	roles      []readout.Role
	acronyms   []string // other keys under which the document names it
	at         readout.Span
}

// resolveActors makes one actor of all chains that name the same.
func (r *resolver) resolveActors() {
	r.chainActor = make([][]int, len(r.docs))
	var items []item
	for i, d := range r.docs {
		r.chainActor[i] = make([]int, len(d.Chains))
		for c := range d.Chains {
			r.chainActor[i][c] = none
			if it, ok := readChain(d, i, c); ok {
				items = append(items, it)
			}
		}
		items = append(items, bareCountries(d, i)...)
	}
	settleKinds(items)
	expandAcronyms(items)
	byKey := map[string][]item{}
	var partial []item
	for _, it := range items {
		if it.partial {
			partial = append(partial, it)
			continue
		}
		key := spellingKey(it.key, it.kind)
		byKey[key] = append(byKey[key], it)
	}
	for _, key := range sortedKeys(byKey) {
		for _, class := range r.classes(byKey[key]) {
			class.explain()
			r.addActor(key, class)
		}
	}
	r.addPartial(partial)
	r.finishActors()
}

// explain keeps as reasons that the class has more than one spelling of a name
// and that a leader's short name belongs to it.
func (c *class) explain() {
	keys := map[string]bool{}
	for _, it := range c.items {
		keys[it.key] = true
	}
	if i := slices.IndexFunc(c.items, func(it item) bool { return it.short }); i >= 0 {
		c.note("leader", fmt.Sprintf("%q alone means this leader", c.items[i].name))
	}
	if list := sortedKeys(keys); len(list) > 1 {
		c.note("spelling", "spellings of one name: "+strings.ReplaceAll(strings.Join(list, ", "), "person ", ""))
	}
}

// addActor makes one actor of items that are the same.
func (r *resolver) addActor(key string, c class) {
	a := &actor{id: readout.NewID('a', key, c.mark), kind: c.items[0].kind, items: c.items, reasons: c.reasons}
	r.actors = append(r.actors, a)
}

// finishActors gives every actor its name, roles and order, then points the
// chains at them.
func (r *resolver) finishActors() {
	slices.SortFunc(r.actors, func(a, b *actor) int { return strings.Compare(a.id, b.id) })
	for n, a := range r.actors {
		slices.SortStableFunc(a.items, func(x, y item) int { return cmp.Or(x.doc-y.doc, x.at.Compare(y.at)) })
		a.name, a.code = bestName(a.items), commonest(a.items, func(it item) string { return it.code })
		for _, it := range a.items {
			a.roles = append(a.roles, it.roles...)
			if it.chain != none {
				r.chainActor[it.doc][it.chain] = n
			}
		}
		slices.SortFunc(a.roles, readout.CompareRoles)
		a.roles = slices.Compact(a.roles)
	}
}

// bestName is the name most often given, the fullest of equals.
func bestName(items []item) string {
	name := commonest(items, func(it item) string {
		if it.partial || it.short {
			return ""
		}
		return it.name
	})
	return cmp.Or(name, items[0].name)
}

// commonest is the value that most items have; of equals the one of most
// words, then one that is not all in capitals, then the first in order. It is
// empty when no item has one.
func commonest(items []item, value func(item) string) string {
	counts := map[string]int{}
	for _, it := range items {
		if v := value(it); v != "" {
			counts[v]++
		}
	}
	best := ""
	for _, v := range sortedKeys(counts) {
		if c := cmp.Or(counts[v]-counts[best], len(strings.Fields(v))-len(strings.Fields(best)), small(v)-small(best)); c > 0 {
			best = v
		}
	}
	return best
}

// small is 1 for a name with small letters, 0 for one in capitals.
func small(name string) int {
	if strings.ToUpper(name) != name {
		return 1
	}
	return 0
}

// class is the items of one key that are one actor.
type class struct {
	mark    string // what tells it from others of the key; empty when there is no other
	items   []item
	reasons []readout.Reason
}

// classes parts the items of one key that cannot be the same: those of other
// middle initials, then those of different countries that share no office.
func (r *resolver) classes(items []item) []class {
	var out []class
	for _, m := range r.part(items, func(it item) string { return it.middle }, nil) {
		for _, c := range r.part(m.items, func(it item) string { return it.code }, r.sameHolder) {
			c.mark = strings.TrimSpace(m.mark + " " + c.mark)
			c.reasons = append(m.reasons, c.reasons...)
			out = append(out, *c)
		}
	}
	return out
}

// part parts items by a value that they have or lack. Classes that same holds
// for are one after all. An item without the value goes with the only class
// there is, or with the one class of the documents near its own; else it stays
// apart.
func (r *resolver) part(items []item, value func(item) string, same func(a, b *class) bool) []*class {
	byValue := map[string]*class{}
	for _, it := range items {
		v := value(it)
		if v == "" {
			continue
		}
		if byValue[v] == nil {
			byValue[v] = &class{mark: v}
		}
		byValue[v].items = append(byValue[v].items, it)
	}
	var out []*class
	for _, v := range sortedKeys(byValue) {
		c := byValue[v]
		if i := slices.IndexFunc(out, func(o *class) bool { return same != nil && same(o, c) }); i >= 0 {
			out[i].items = append(out[i].items, c.items...)
			out[i].note("same-office", fmt.Sprintf("given for %s and %s with one office", out[i].mark, c.mark))
			continue
		}
		out = append(out, c)
	}
	var homeless []item
	for _, it := range items {
		if value(it) == "" && !r.house(out, it) {
			homeless = append(homeless, it)
		}
	}
	out = append(out, r.apart(homeless, len(out) > 0)...)
	if len(out) == 1 {
		out[0].mark = ""
	}
	return out
}

func (c *class) note(by, note string) {
	c.reasons = append(c.reasons, readout.Reason{By: by, Note: note})
}

// sameHolder reports whether two classes of one name are one all the same: a
// person with one office, or persons of documents that are near.
func (r *resolver) sameHolder(a, b *class) bool {
	if a.items[0].kind != readout.ActorPerson {
		return false
	}
	for _, x := range a.items {
		for _, y := range b.items {
			if sharesTitle(x.roles, y.roles) || r.likeness(x.doc, y.doc) > 0 {
				return true
			}
		}
	}
	return false
}

func sharesTitle(a, b []readout.Role) bool {
	return slices.ContainsFunc(a, func(x readout.Role) bool {
		return slices.ContainsFunc(b, func(y readout.Role) bool { return x.Title == y.Title })
	})
}

// house puts an item without a country into the class where it belongs, if
// that is clear.
func (r *resolver) house(classes []*class, it item) bool {
	if len(classes) == 1 {
		classes[0].items = append(classes[0].items, it)
		return true
	}
	var near []*class
	for _, c := range classes {
		if slices.ContainsFunc(c.items, func(o item) bool { return r.likeness(it.doc, o.doc) > 0 }) {
			near = append(near, c)
		}
	}
	if len(near) != 1 {
		return false
	}
	near[0].items = append(near[0].items, it)
	near[0].note("near-report", fmt.Sprintf("%q in %s says too little; the reports near it mean this one", it.name, r.docs[it.doc].ID))
	return true
}

// apart makes classes of items that fit nowhere: one of all when the name has
// no other bearer, else one for each group of documents that are near.
func (r *resolver) apart(items []item, others bool) []*class {
	if len(items) == 0 {
		return nil
	}
	if !others {
		return []*class{{items: items}}
	}
	f := newForest(len(items))
	for i := range items {
		for j := range i {
			if r.likeness(items[i].doc, items[j].doc) > 0 {
				f.join(i, j)
			}
		}
	}
	var out []*class
	for _, g := range f.groups() {
		c := &class{mark: "in " + r.docs[items[g[0]].doc].ID}
		for _, i := range g {
			c.items = append(c.items, items[i])
		}
		c.note("ambiguous-name", "several bear the name "+c.items[0].name+", and nothing tells which is meant")
		out = append(out, c)
	}
	return out
}
