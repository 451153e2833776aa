// Package reconcile sets the accounts of every event side by side and says
// what that shows: the findings.
//
// It reads a resolved [readout.Export] and the layers of its documents. Every
// comparison is a pure function of the two values compared: what two texts
// leave open stays open. A finding carries the evidence of each value, the
// rule that made it and the reasons.
package reconcile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/internal/witness"
)

// Version is stamped on every finding's rule; it changes whenever findings would differ.
//
//	1: the eight kinds over slots of events, quotations, party accounts, origins and
//	   sentences that tell of the same thing
//	2: facts are compared in aligned sentences, by weighed features; offices, deeds and routes
//	3: what a value is stated of is compared, too: predicate, its arguments, mood, whole and hour
//	4: sureness allows for the number of reports of a story; figures that move, forecasts, offices
//	   whose body is not said and values that a third report tells together are no conflicts
//	5: opposites ("rose", "fell"), "refused to" as a denial, what is done and yet to come; one conflict
//	   a denial, in its words; who sold what to whom
//	6: each kind has its own demand; days of an event need like sentences; spokesmen who say two
//	   things, days of two sayings and days that are only pointed at are no conflicts
//	7: who holds which office is a point of its own and agreed on; rates that one step cannot have;
//	   days of one quotation; put off or called off; steps of a measure; frames of ordinals
//	8: pairs that show signs of two things must be surer; places of an event need like
//	   sentences, too; those close to one person, weeks side by side and rates are no conflicts
//	9: figures that somebody denies or will not give, words that their speaker denies, promises that
//	   the other side's own report leaves out
//	10: of a story of very many reports, those are compared that state what no other states
//	11: opposites across voices, what has been done and is to come later, "nobody", what may be or not be;
//	   what somebody without a name says came of an event is not said by the report
const Version = "12"

// Findings compares all accounts in the export. The export must be resolved:
// records with layers, chain actors and dates. It is not altered. Findings
// come sorted by id.
func Findings(export *readout.Export) []readout.Finding {
	r := newReconciler(export)
	for i := range export.Events {
		r.event(&export.Events[i])
	}
	r.quotations()
	r.figures()
	r.passages()
	r.echoes()
	slices.SortFunc(r.found, func(a, b readout.Finding) int { return strings.Compare(a.ID, b.ID) })
	return slices.CompactFunc(r.found, func(a, b readout.Finding) bool { return a.ID == b.ID })
}

// reconciler holds the indexes that all comparisons share.
type reconciler struct {
	export    *readout.Export
	docs      map[string]*readout.Record
	actors    map[string]*readout.Actor
	origin    map[string]*readout.Origin
	witnesses *witness.Index
	govern    map[string]string // country code → id of its government
	found     []readout.Finding
	citing    map[place][]int // where findings cite → their indices in found
	size      map[string]int  // story → how many documents it has
	pairs     map[[2]string][]*candidate
	read      readings
	given     map[string][]string             // figure of a measure → documents that give it
	said      map[string][]*readout.Statement // document → what it has people say, see saidIn
}

// place is a stretch of a document.
type place struct {
	doc  string
	span readout.Span
}

func newReconciler(export *readout.Export) *reconciler {
	r := &reconciler{export: export, docs: map[string]*readout.Record{}, actors: map[string]*readout.Actor{},
		origin: map[string]*readout.Origin{}, govern: map[string]string{}, citing: map[place][]int{},
		witnesses: witness.New(export), size: map[string]int{}, pairs: map[[2]string][]*candidate{}, read: readings{}}
	for i := range export.Documents {
		r.docs[export.Documents[i].ID] = &export.Documents[i]
		r.size[export.Documents[i].Story]++
	}
	for i := range export.Actors {
		a := &export.Actors[i]
		r.actors[a.ID] = a
		if a.Kind == readout.ActorGovernment && a.Code != "" {
			r.govern[a.Code] = a.ID
		}
	}
	for i := range export.Origins {
		r.origin[export.Origins[i].ID] = &export.Origins[i]
	}
	return r
}

// event draws every finding on one event.
func (r *reconciler) event(e *readout.Event) {
	claims := r.claims(e)
	r.told(e)
	r.slots(e, claims)
	r.denials(e, claims)
	r.silences(e, claims)
}

// emit completes a finding and keeps it when it is whole. Its id comes from
// kind, event, slot and evidence, so that it is the same in every run.
func (r *reconciler) emit(f readout.Finding) {
	f.By += "/" + Version
	parts := []string{string(f.Kind), string(f.Slot), f.By}
	if f.Event != nil {
		parts = append(parts, *f.Event)
	}
	for i := range f.Values {
		v := &f.Values[i]
		slices.SortFunc(v.Evidence, readout.Evidence.Compare)
		v.Evidence = slices.Compact(v.Evidence)
		slices.Sort(v.Documents)
		v.Documents = slices.Compact(v.Documents)
		parts = append(parts, v.Value)
		for _, evid := range v.Evidence {
			parts = append(parts, evid.Document, evid.Quote)
		}
	}
	f.Origins = r.support(f.Values)
	if f.Kind == readout.FindingAgreement && f.Origins < 2 {
		return // what was lifted agrees by being lifted
	}
	f.Reasons = append(f.Reasons, r.liftings(f.Values)...)
	f.ID = readout.NewID('x', parts...)
	if f.Validate() != nil {
		return
	}
	for _, v := range f.Values {
		for _, evid := range v.Evidence {
			at := place{evid.Document, evid.Span()}
			r.citing[at] = append(r.citing[at], len(r.found))
		}
	}
	r.found = append(r.found, f)
}

// cited reports whether a finding of one of kinds cites all of places.
func (r *reconciler) cited(places []place, kinds ...readout.FindingKind) bool {
	for _, i := range r.citing[places[0]] {
		all := slices.Contains(kinds, r.found[i].Kind)
		for _, p := range places[1:] {
			all = all && slices.Contains(r.citing[p], i)
		}
		if all {
			return true
		}
	}
	return false
}

// origins counts the distinct origins of documents.
func (r *reconciler) origins(docs []string) int {
	seen := map[string]bool{}
	for _, d := range docs {
		seen[r.docs[d].Origin] = true
	}
	return len(seen)
}

// support counts the origins behind some values, line by line: what was lifted
// from another report counts as that one's.
func (r *reconciler) support(values []readout.Value) int {
	var docs []string
	var evidence []readout.Evidence
	for _, v := range values {
		docs, evidence = append(docs, v.Documents...), append(evidence, v.Evidence...)
	}
	return r.witnesses.Count(docs, evidence)
}

// liftings says which documents have the words of values from another.
func (r *reconciler) liftings(values []readout.Value) []readout.Reason {
	var out []readout.Reason
	for _, v := range values {
		for _, e := range v.Evidence {
			why := readout.Reason{By: "lifted-words", Note: fmt.Sprintf("what %s says stands in %s, too, and was lifted", e.Document, r.witnesses.Source(e))}
			if r.witnesses.Source(e) != e.Document && !slices.Contains(out, why) {
				out = append(out, why)
			}
		}
	}
	return out
}

// actorOf is the actor of a chain of a document, empty when there is none.
func actorOf(rec *readout.Record, chain int) string {
	if chain < 0 || chain >= len(rec.ChainActors) {
		return ""
	}
	return rec.ChainActors[chain]
}

// side is the side that an actor speaks for: its country's government where
// the country is known, else itself.
func (r *reconciler) side(actor string) string {
	a := r.actors[actor]
	if a == nil {
		return ""
	}
	if g := r.govern[a.Code]; g != "" {
		return g
	}
	return actor
}

// sideKey names a side even where no government actor stands for the country.
func sideKey(a *readout.Actor) string {
	switch {
	case a == nil:
		return ""
	case a.Code != "":
		return a.Code
	}
	return a.ID
}

func (r *reconciler) name(actor string) string {
	if a := r.actors[actor]; a != nil {
		return a.Name
	}
	return ""
}

// label is how summaries name a document: outlet, else its first name.
func (r *reconciler) label(doc string) string {
	rec := r.docs[doc]
	switch {
	case rec.Outlet != "":
		return rec.Outlet
	case r.origin[rec.Origin] != nil && r.origin[rec.Origin].Basis != readout.OriginOutlet && r.origin[rec.Origin].Name != "":
		return r.origin[rec.Origin].Name
	case len(rec.Names) > 0:
		return rec.Names[0]
	}
	return doc
}

func (r *reconciler) labels(docs []string) string {
	var out []string
	for _, d := range docs {
		out = append(out, r.label(d))
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), ", ")
}

// sortedKeys gives the keys of a map in order, for loops that make output.
func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
