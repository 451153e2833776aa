package resolve

import (
	"readout"
	"readout/lexicon"
)

// A deed of violence is known by its town and its day: one report names who did it,
// another whom it struck, a third only where it was.

// toScene takes the one town that a deed of violence is done to, or by, for its place:
// "the attack on Velm", "the Velm bombing".
func (r *resolver) toScene(t *telling) {
	if !lexicon.InClass("scene-mode", t.mode.Name) {
		return
	}
	town := none
	for _, x := range union(t.source, t.target) {
		if r.actors[x].kind != readout.ActorPlace {
			continue
		}
		if town != none {
			return
		}
		town = x
	}
	if town == none {
		return
	}
	a := r.actors[town]
	p := place{name: a.name, key: fold(a.name), code: a.code}
	if p.code == "" && isCountry(t.place) {
		p.code = t.place.code // "in Velm, Norway"
	}
	if got := comparePlaces(t.place, p); isCountry(p) || got.by != "place-unsaid" && got.by != "same-place" && !(isCountry(t.place) && got.by == "place-within") {
		return
	}
	t.place = p
	t.source, t.target = without(t.source, town), without(t.target, town)
}

func without(list []int, x int) []int {
	var out []int
	for _, y := range list {
		if y != x {
			out = append(out, y)
		}
	}
	return out
}

// oneScene reports whether two tellings of violence are of one town.
func oneScene(a, b *telling) bool {
	return lexicon.InClass("scene-mode", a.mode.Name) && lexicon.InClass("scene-mode", b.mode.Name) && a.place.key != "" && a.place.key == b.place.key && !isCountry(a.place)
}

// sceneDay is the least score of days that are one, and not those of their reports.
const sceneDay = 1.2

// oneDeed reports whether two tellings of one town and day may be of one deed though they
// share no party: one names who did it and the other whom it struck.
func (r *resolver) oneDeed(a, b *telling) bool {
	if !oneScene(a, b) || compareWhen(a.when, b.when).score < sceneDay {
		return false
	}
	rivals := func(x, y []int) bool { return len(x) > 0 && len(y) > 0 && r.matched(x, y) == 0 }
	return !rivals(a.source, b.source) && !rivals(a.target, b.target)
}
