package resolve

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// surelyKind is how many times as many reports must take a name for one kind as
// for another, that the other is misread.
const surelyKind = 2

// settleKinds gives the items of one full name the kind that nearly all reports
// have it as: a person whom one report has as a body is that person still.
func settleKinds(items []item) {
	counts := map[string]map[readout.ActorKind]int{}
	for i := range items {
		if name, ok := openName(&items[i]); ok {
			if counts[name] == nil {
				counts[name] = map[readout.ActorKind]int{}
			}
			counts[name][items[i].kind]++
		}
	}
	for i := range items {
		it := &items[i]
		name, ok := openName(it)
		if !ok {
			continue
		}
		for _, kind := range []readout.ActorKind{readout.ActorPerson, readout.ActorOrganization, readout.ActorPlace} {
			if n := counts[name][kind]; kind != it.kind && n >= 2 && n > surelyKind*(total(counts[name])-n) {
				it.become(kind, name)
			}
		}
	}
}

// total is how many items a name has, of all kinds.
func total(kinds map[readout.ActorKind]int) int {
	n := 0
	for _, k := range kinds {
		n += k
	}
	return n
}

// openName is the folded name of an item whose kind its report alone has told:
// two words at least, that no list knows.
func openName(it *item) (string, bool) {
	switch it.kind {
	case readout.ActorPerson, readout.ActorOrganization, readout.ActorPlace:
	default:
		return "", false
	}
	name := fold(it.name)
	if it.chain == none || it.partial || it.unnamed || it.short || !strings.Contains(name, " ") {
		return "", false
	}
	_, body := lexicon.OrganizationOf(it.name)
	_, place := lexicon.PlaceOf(it.name)
	return name, !body && !place
}

// become makes an item one of another kind.
func (it *item) become(kind readout.ActorKind, name string) {
	it.kind, it.acronyms = kind, nil
	switch kind {
	case readout.ActorPerson:
		it.key, it.ends, _ = personKey(name)
		it.ends, it.middle = transliterated(it.ends), middleInitial(name)
	case readout.ActorOrganization:
		it.key, it.ends, it.middle, it.bare = plainOrganization(it.name), nil, "", nil
	default:
		it.key, it.ends, it.middle, it.bare = "place "+name, nil, "", nil
	}
}

// handle reports whether a name is one of a social network, "@velm" or
// "#velmfire": a label, and nobody.
func handle(name string) bool { return strings.HasPrefix(name, "@") || strings.HasPrefix(name, "#") }
