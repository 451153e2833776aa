package readout

// FindingKind is the sort of thing that setting accounts side by side shows.
type FindingKind string

// The kinds of finding, as the contract defines them.
const (
	FindingAgreement FindingKind = "agreement" // two or more origins give compatible values
	FindingConflict  FindingKind = "conflict"  // two values that cannot both hold
	FindingSole      FindingKind = "sole"      // one origin alone gives it
	FindingSilence   FindingKind = "silence"   // one party leaves out what the other has
	FindingDenial    FindingKind = "denial"    // a source says it did not happen or was not discussed
	FindingVariant   FindingKind = "variant"   // one quotation in different words, letters or length
	FindingEcho      FindingKind = "echo"      // documents that count as one origin
	FindingUpdate    FindingKind = "update"    // one outlet's later value for what it said before
)

// FindingKinds lists the kinds in the order in which a reader wants them.
var FindingKinds = []FindingKind{FindingConflict, FindingSilence, FindingDenial, FindingUpdate, FindingVariant, FindingAgreement, FindingSole, FindingEcho}

// Finding is one reconciled statement about accounts. It cannot stand without
// evidence (silence excepted, where one side by nature has none) and names the
// rule that made it.
type Finding struct {
	ID      string      `json:"id"`
	Kind    FindingKind `json:"kind"`
	Event   *string     `json:"event"`
	Slot    SlotName    `json:"slot"`
	Summary string      `json:"summary"` // fixed words and spans only
	Values  []Value     `json:"values"`
	Origins int         `json:"origins"`          // distinct origins behind all values
	Weight  float64     `json:"weight,omitempty"` // how sure and how material, 0 to 1; reports show the weightiest first
	By      string      `json:"by"`               // the rule, with version: "slot-conflict/1"
	Reasons []Reason    `json:"reasons,omitempty"`
}

// Value is what one group of accounts gives for a slot.
type Value struct {
	Value     string     `json:"value"`
	Documents []string   `json:"documents"`
	Party     *string    `json:"party"`
	Evidence  []Evidence `json:"evidence"`
}

// Validate checks what must be true of every finding.
func (f *Finding) Validate() error {
	if len(f.Values) == 0 || f.By == "" {
		return Errorf(KindInternal, "finding %s (%s) has no values or no rule", f.ID, f.Kind)
	}
	for _, v := range f.Values {
		if len(v.Evidence) == 0 && f.Kind != FindingSilence {
			return Errorf(KindInternal, "finding %s (%s): value %q has no evidence", f.ID, f.Kind, v.Value)
		}
	}
	return nil
}
