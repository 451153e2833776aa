package resolve

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// parties says how far the parties of two tellings agree.
type partiesAgree struct {
	score float64
	by    string
	both  bool // two parties at least stand on both sides
	clash bool // they cannot be of one happening
}

// directed are the types in which it matters who does it to whom.
func directed(typ string) bool {
	switch typ {
	case "CONSULT", "AGREE", "COOPERATE", "OTHER", "":
		return false
	}
	return true
}

// compareParties sets the parties of two tellings side by side.
func (r *resolver) compareParties(a, b *telling) partiesAgree {
	if len(a.parties) == 0 || len(b.parties) == 0 {
		return partiesAgree{by: "parties-unsaid"}
	}
	if (directed(a.typ) || isMeasure(a.mode.Name)) && r.turnedRound(a, b) {
		return partiesAgree{by: "other-direction", clash: true}
	}
	forth, back := r.matched(a.parties, b.parties), r.matched(b.parties, a.parties)
	if isMeasure(a.mode.Name) && r.forState(a.source, b.source) { // what a president imposes his country does
		forth, back = forth+1-stateAndOne, back+1-stateAndOne
	}
	fa, fb := forth/float64(len(a.parties)), back/float64(len(b.parties))
	least, most := min(len(a.parties), len(b.parties)), min(fa, fb)
	switch {
	case (forth == 0 || back == 0) && r.oneDeed(a, b):
		return partiesAgree{by: "one-town-and-day"}
	case forth == 0 || back == 0:
		return partiesAgree{by: "other-parties", clash: true}
	case most >= 0.99 && least >= 2:
		return partiesAgree{score: 2, by: "same-parties", both: true}
	case most >= 0.99:
		return partiesAgree{score: 1.2, by: "same-party"}
	case most >= 0.5 && least >= 2 && max(fa, fb) >= 0.5 && min(forth, back) >= 1.15:
		return partiesAgree{score: 1, by: "parties-and-countries", both: true}
	case max(fa, fb) >= 0.99 && least >= 2:
		return partiesAgree{score: 1.5, by: "parties-within", both: true}
	case max(fa, fb) >= 0.55 && least == 1:
		return partiesAgree{score: 1, by: "party-within"}
	case least >= 2 && !directed(a.typ):
		return partiesAgree{by: "some-other-parties", clash: true}
	}
	return partiesAgree{score: 0.3, by: "some-parties"}
}

// matched sums how far each of xs stands among ys.
func (r *resolver) matched(xs, ys []int) float64 {
	sum := 0.0
	for _, x := range xs {
		best := 0.0
		for _, y := range ys {
			best = max(best, r.sameSide(x, y))
		}
		sum += best
	}
	return sum
}

// sameSide is 1 for one actor, and something less for a government and one of
// its country: "Washington" and its president can be one party told in two ways.
func (r *resolver) sameSide(x, y int) float64 {
	if x == y {
		return 1
	}
	a, b := r.actors[x], r.actors[y]
	if a.code == "" || a.code != b.code {
		return 0
	}
	if a.kind == readout.ActorGovernment || b.kind == readout.ActorGovernment {
		return stateAndOne
	}
	return 0
}

// stateAndOne is how far a government and one of its country are one party.
const stateAndOne = 0.6

// forState reports whether the one that acts in one telling is a government and the
// one that acts in the other a person of its country.
func (r *resolver) forState(a, b []int) bool {
	if len(a) != 1 || len(b) != 1 || r.actors[a[0]].code == "" || r.actors[a[0]].code != r.actors[b[0]].code {
		return false
	}
	x, y := r.actors[a[0]].kind, r.actors[b[0]].kind
	return x == readout.ActorGovernment && y == readout.ActorPerson || x == readout.ActorPerson && y == readout.ActorGovernment
}

// turnedRound reports whether one does in the one telling what it suffers in
// the other.
func (r *resolver) turnedRound(a, b *telling) bool {
	cross := intersects(a.source, b.target) || intersects(a.target, b.source)
	straight := intersects(a.source, b.source) || intersects(a.target, b.target)
	return cross && !straight
}

func intersects(a, b []int) bool {
	return slices.ContainsFunc(a, func(x int) bool { return slices.Contains(b, x) })
}

// comparePlaces scores how far two places agree. A country agrees with what
// lies in it.
func comparePlaces(a, b place) agreement {
	switch {
	case a.key == "" || b.key == "":
		return agreement{0, "place-unsaid", true}
	case a.key == b.key:
		return agreement{1, "same-place", true}
	case a.code != "" && a.code == b.code && (isCountry(a) || isCountry(b)):
		return agreement{0.4, "place-within", true}
	case a.building() && b.town(), b.building() && a.town():
		return agreement{0, "house-and-town", true}
	}
	return agreement{0, "other-place", false}
}

// building reports whether a place is a house of which no country is known.
func (p place) building() bool {
	words := strings.Fields(p.key)
	return p.code == "" && len(words) > 1 && lexicon.InClass("building-noun", words[len(words)-1])
}

// town reports whether a place is listed as a town.
func (p place) town() bool {
	listed, ok := lexicon.PlaceOf(p.name)
	return ok && listed.Class == "city"
}

func isCountry(p place) bool {
	_, name := governmentOf(p.code)
	return fold(name) == p.key
}
