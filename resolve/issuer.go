package resolve

import (
	"readout"
	"readout/internal/issuer"
)

// ownVoice is the side whose account a document gives in its own voice: of the
// parties to an event the government whose organ put it out, else the one who
// is of its country. None where that is nobody.
func (r *resolver) ownVoice(doc int, parties []int) int {
	code := issuer.Of(r.docs[doc])
	best := none
	for _, p := range parties {
		if a := r.actors[p]; code != "" && a.code == code && a.kind != readout.ActorPlace &&
			(best == none || a.kind == readout.ActorGovernment && r.actors[best].kind != readout.ActorGovernment) {
			best = p
		}
	}
	return best
}
