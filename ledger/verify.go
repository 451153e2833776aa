package ledger

import (
	"fmt"
	"regexp"

	"readout"
)

// Problem is one thing in an export that is not as the contract says.
type Problem struct {
	Place  string // which row: "finding x1234 value 2"
	Reason string
}

// String gives place and reason on one line.
func (p Problem) String() string { return p.Place + ": " + p.Reason }

// Verify proves an export: texts match their hashes, ids their content,
// evidence the bytes of its document, references the rows they name; lists are
// sorted and findings valid. It needs nothing but the export, and returns the
// problems in the order of the export, none when all holds.
func Verify(export *readout.Export) []Problem {
	v := &verifier{
		export:    export,
		documents: map[string]*readout.Document{},
		origin:    map[string]string{},
		kinds:     map[string]string{},
		members:   map[string]bool{},
	}
	if export.Version != readout.ContractVersion {
		v.report("export", "version %d, this program writes %d", export.Version, readout.ContractVersion)
	}
	v.collect()
	v.checkDocuments()
	v.checkGroups()
	v.checkActors()
	v.checkEvents()
	v.checkStatements()
	v.checkFigures()
	v.checkFindings()
	return v.problems
}

// EvidenceCount is how many pieces of evidence the rows of an export give.
func EvidenceCount(export *readout.Export) int {
	n := len(export.Figures)
	for _, o := range export.Origins {
		for _, t := range o.Ties {
			n += len(t.Evidence)
		}
	}
	for _, a := range export.Actors {
		n += len(a.Evidence)
	}
	for _, e := range export.Events {
		n += len(e.Order)
		for _, a := range e.Accounts {
			n += len(a.Mentions) + len(a.Details)
		}
	}
	for _, s := range export.Statements {
		n += len(s.Source) + len(s.Cue) + len(s.Content)
	}
	for _, f := range export.Findings {
		for _, value := range f.Values {
			n += len(value.Evidence)
		}
	}
	return n
}

type verifier struct {
	export    *readout.Export
	documents map[string]*readout.Document
	origin    map[string]string // of a document
	kinds     map[string]string // what an id is the id of
	members   map[string]bool   // "story event", "group document": who lists whom
	problems  []Problem
}

func (v *verifier) report(place, format string, args ...any) {
	v.problems = append(v.problems, Problem{place, fmt.Sprintf(format, args...)})
}

var idForm = regexp.MustCompile(`^[a-z][0-9a-f]{16}$`)

// collect learns every id and checks that each list is sorted and each id is
// of the right form.
func (v *verifier) collect() {
	for _, r := range v.export.Documents {
		if r.Document == nil {
			v.report("documents", "a record without a document")
			continue
		}
		v.documents[r.ID], v.origin[r.ID] = r.Document, r.Origin
	}
	e := v.export
	ids(v, "document", 'd', e.Documents, func(r readout.Record) string {
		if r.Document == nil {
			return ""
		}
		return r.ID
	})
	ids(v, "origin", 'o', e.Origins, func(o readout.Origin) string { return o.ID })
	ids(v, "story", 's', e.Stories, func(s readout.Story) string { return s.ID })
	ids(v, "actor", 'a', e.Actors, func(a readout.Actor) string { return a.ID })
	ids(v, "event", 'e', e.Events, func(e readout.Event) string { return e.ID })
	ids(v, "attribution", 'q', e.Statements, func(s readout.Statement) string { return s.ID })
	ids(v, "figure", 'f', e.Figures, func(f readout.Figure) string { return f.ID })
	ids(v, "finding", 'x', e.Findings, func(f readout.Finding) string { return f.ID })
}

func ids[T any](v *verifier, kind string, prefix byte, list []T, id func(T) string) {
	last := ""
	for i, row := range list {
		switch this := id(row); {
		case !idForm.MatchString(this) || this[0] != prefix:
			v.report(kind, "%q is no id of a %s", this, kind)
		case v.kinds[this] != "":
			v.report(kind+" "+this, "the id stands twice")
		case i > 0 && this < last:
			v.report(kind+" "+this, "the list is not sorted by id")
			v.kinds[this] = kind
		default:
			v.kinds[this] = kind
		}
		last = id(row)
	}
}

// ref checks that id names a row of a kind.
func (v *verifier) ref(place, kind, id string) {
	if v.kinds[id] != kind {
		v.report(place, "there is no %s %q", kind, id)
	}
}

func (v *verifier) maybe(place, kind string, id *string) {
	if id != nil {
		v.ref(place, kind, *id)
	}
}

// refs checks a sorted list of ids, each once.
func (v *verifier) refs(place, kind string, list []string) {
	for i, id := range list {
		v.ref(place, kind, id)
		if i > 0 && id <= list[i-1] {
			v.report(place, "its list of %ss is not sorted, or %s stands twice", kind, id)
		}
	}
}

func (v *verifier) sorted(place, what string, list []string) {
	for i := range list {
		if i > 0 && list[i] <= list[i-1] {
			v.report(place, "its %s are not sorted, or %q stands twice", what, list[i])
		}
	}
}

func (v *verifier) date(place string, d readout.Date) {
	if !d.Valid() {
		v.report(place, "%q is no date", d)
	}
}

// evidence checks that each quote is its document's bytes, between characters
// and outside of what is not analysed.
func (v *verifier) evidence(place string, list ...readout.Evidence) {
	for _, evid := range list {
		doc := v.documents[evid.Document]
		switch {
		case doc == nil:
			v.report(place, "there is no document %q", evid.Document)
		case !doc.HasSpan(evid.Span()):
			v.report(place, "evidence at %d-%d is not in document %s", evid.Start, evid.End, doc.ID)
		case evid.Span().Text(doc) != evid.Quote:
			v.report(place, "evidence says %.80q, document %s has %.80q", evid.Quote, doc.ID, evid.Span().Text(doc))
		case doc.RegionAt(evid.Start).Skipped():
			v.report(place, "evidence %.80q lies in a %s of document %s", evid.Quote, doc.RegionAt(evid.Start), doc.ID)
		}
	}
}
