package reconcile

import (
	"slices"
	"strings"

	"readout"
)

// ages raises, within a story, the conflict of two ages that reports give to one person:
// whatever else their sentences say, nobody has two.
func (r *reconciler) ages(records []*readout.Record) {
	byActor := map[string][]*fact{}
	families := r.families(records)
	for _, rec := range records {
		for _, p := range r.read.of(rec) {
			for _, f := range p.facts {
				if f.kind != factAge || f.whose < 0 {
					continue
				}
				if actor := actorOf(rec, rec.ChainAt(f.whose)); actor != "" && (strings.Contains(f.of, " ") || families[f.name] < 2) {
					byActor[actor] = append(byActor[actor], f)
				}
			}
		}
	}
	for _, actor := range sortedKeys(byActor) {
		r.twoAges(actor, byActor[actor])
	}
}

// families counts, by family name, the persons who bear it in a story: of two brothers
// the name alone does not tell whose age is given.
func (r *reconciler) families(records []*readout.Record) map[string]int {
	seen := map[string]bool{}
	out := map[string]int{}
	for _, rec := range records {
		for c := range rec.Chains {
			a := r.actors[actorOf(rec, c)]
			if a != nil && a.Kind == readout.ActorPerson && !seen[a.ID] {
				seen[a.ID] = true
				out[lastName(a.Name)]++
			}
		}
	}
	return out
}

// twoAges raises the first two ages of an actor that exclude one another; none where a
// report gives the actor two itself, as then two are meant.
func (r *reconciler) twoAges(actor string, given []*fact) {
	for i, a := range given {
		if slices.ContainsFunc(given[:i], func(b *fact) bool { return a.rec == b.rec && !oneAge(a, b) }) {
			return
		}
	}
	for i, a := range given {
		for _, b := range given[:i] {
			if a.rec.Origin != b.rec.Origin && !oneAge(a, b) && nearAges(a, b) && !otherGivenName(a.of, b.of) {
				r.ageConflict(actor, a, b)
				return
			}
		}
	}
}

// oneAge reports whether two ages can be of one person, whose birthday may lie between
// the reports.
func oneAge(a, b *fact) bool {
	const year = 365 // days
	return abs(int(a.number.value-b.number.value)) <= 1+int(daysBetween(a.rec.Published.Value, b.rec.Published.Value)/year)
}

// farthestAge is by how many years two ages may differ that reports give of one time: who
// is 32 here and 70 there was 32 once.
const farthestAge = 12

func nearAges(a, b *fact) bool { return abs(int(a.number.value-b.number.value)) <= farthestAge }

func (r *reconciler) ageConflict(actor string, a, b *fact) {
	if r.earlier(a.rec.ID, b.rec.ID) > 0 {
		a, b = b, a
	}
	r.eitherOr("age", a.cite(), b.cite(), readout.Finding{Slot: readout.SlotCount, Weight: 0.5, Summary: "age of " + r.name(actor) + ": ",
		Reasons: []readout.Reason{{By: "one-person-two-ages", Note: r.name(actor)}}})
}
