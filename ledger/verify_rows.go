package ledger

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"readout"
)

func (v *verifier) checkDocuments() {
	for _, r := range v.export.Documents {
		if r.Document == nil {
			continue
		}
		place := "document " + r.ID
		if err := r.Validate(); err != nil {
			v.report(place, "%v", err)
		} else if again, err := readout.NewDocument(*r.Document); err != nil {
			v.report(place, "%v", err)
		} else if again.ID != r.ID {
			v.report(place, "its text and metadata are those of %s", again.ID)
		}
		if len(r.Names) == 0 {
			v.report(place, "it has no name")
		}
		v.sorted(place, "names", r.Names)
		v.ref(place, "origin", r.Origin)
		if r.Story != "" {
			v.ref(place, "story", r.Story)
		}
	}
}

// checkGroups checks origins and stories: what they list must name them back.
func (v *verifier) checkGroups() {
	for _, o := range v.export.Origins {
		place := "origin " + o.ID
		v.refs(place, "document", o.Documents)
		if len(o.Documents) == 0 {
			v.report(place, "it has no documents")
		}
		for _, d := range o.Documents {
			v.members[o.ID+" "+d] = true
			if got := v.origin[d]; got != o.ID {
				v.report(place, "document %s has origin %q", d, got)
			}
		}
		for i, t := range o.Ties {
			at := fmt.Sprintf("%s tie %d", place, i)
			v.ref(at, "document", t.From)
			if t.To != "" {
				v.ref(at, "document", t.To)
			}
			v.evidence(at, t.Evidence...)
			v.checkTie(at, o.Documents, t)
		}
	}
	for _, s := range v.export.Stories {
		place := "story " + s.ID
		v.refs(place, "document", s.Documents)
		v.refs(place, "event", s.Events)
		v.date(place, s.From)
		v.date(place, s.To)
		for _, d := range s.Documents {
			v.members[s.ID+" "+d] = true
		}
		for _, e := range s.Events {
			v.members[s.ID+" "+e] = true
		}
	}
	for _, r := range v.export.Documents {
		if r.Document == nil {
			continue
		}
		for _, group := range []string{r.Origin, r.Story} {
			if v.kinds[group] != "" && !v.members[group+" "+r.ID] {
				v.report("document "+r.ID, "%s %s does not list it", v.kinds[group], group)
			}
		}
	}
}

// checkTie checks that a tie is of a document of the origin, and that each
// passage that it shows of one document is shown of the other word for word.
func (v *verifier) checkTie(at string, documents []string, t readout.Tie) {
	if !slices.Contains(documents, t.From) {
		v.report(at, "document %s is of another origin", t.From)
	}
	passages := map[string]int{}
	for _, evid := range t.Evidence {
		switch evid.Document {
		case t.From:
			passages[wordsOf(evid.Quote)]++
		case t.To:
			passages[wordsOf(evid.Quote)]--
		default:
			v.report(at, "its evidence is from document %s", evid.Document)
		}
	}
	for _, words := range slices.Sorted(maps.Keys(passages)) {
		if t.To != "" && passages[words] != 0 {
			v.report(at, "%.80q stands in one of the two only", words)
		}
	}
}

// wordsOf is the words of a text without case and marks.
func wordsOf(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.In(r, unicode.L, unicode.Nd, unicode.Mn) })
	return strings.Join(words, " ")
}

func (v *verifier) checkActors() {
	for _, a := range v.export.Actors {
		place := "actor " + a.ID
		v.sorted(place, "names", a.Names)
		v.evidence(place, a.Evidence...)
		for _, r := range a.Roles {
			v.date(place, r.From)
			v.date(place, r.To)
			from, _, begins := r.From.Bounds()
			if _, to, ends := r.To.Bounds(); begins && ends && from.After(to) {
				v.report(place, "its role %s ends on %s, before it begins on %s", r.Title, r.To, r.From)
			}
		}
	}
}

func (v *verifier) checkEvents() {
	for _, e := range v.export.Events {
		place := "event " + e.ID
		for _, id := range slices.Concat(e.Source, e.Target) {
			v.ref(place, "actor", id)
		}
		v.refs(place, "story", e.Stories)
		for _, s := range e.Stories {
			if v.kinds[s] == "story" && !v.members[s+" "+e.ID] {
				v.report(place, "story %s does not list it", s)
			}
		}
		v.date(place, e.Date.Value)
		v.date(place, e.Date.Earliest)
		v.date(place, e.Date.Latest)
		if e.Date.Earliest > e.Date.Latest {
			v.report(place, "its earliest day %s is after its latest %s", e.Date.Earliest, e.Date.Latest)
		}
		v.refs(place, "event", e.Plans)
		if e.Outcome != nil {
			v.ref(place, "event", e.Outcome.Event)
		}
		for _, o := range e.Order {
			v.ref(place, "event", o.Event)
			v.evidence(place, o.Evidence)
			if o.Event == e.ID {
				v.report(place, "it stands before or after itself")
			}
		}
		mentions := 0
		for i, a := range e.Accounts {
			at := fmt.Sprintf("%s account %d", place, i)
			v.ref(at, "document", a.Document)
			v.maybe(at, "actor", a.Party)
			v.evidence(at, a.Mentions...)
			for _, detail := range a.Details {
				v.maybe(at, "actor", detail.Actor)
				v.evidence(at, detail.Evidence)
			}
			for _, m := range a.Mentions {
				if m.Document != a.Document {
					v.report(at, "a mention is from document %s", m.Document)
				}
			}
			mentions += len(a.Mentions)
		}
		if mentions == 0 {
			v.report(place, "an event without evidence")
		}
	}
}

func (v *verifier) checkStatements() {
	for _, s := range v.export.Statements {
		place := "attribution " + s.ID
		v.ref(place, "document", s.Document)
		v.maybe(place, "actor", s.Speaker)
		v.maybe(place, "event", s.Event)
		v.date(place, s.Date)
		if len(s.Content) == 0 {
			v.report(place, "it has no content")
		}
		for _, evid := range slices.Concat(s.Source, s.Cue, s.Content) {
			v.evidence(place, evid)
			if evid.Document != s.Document {
				v.report(place, "a part is from document %s", evid.Document)
			}
		}
	}
}

func (v *verifier) checkFigures() {
	for _, f := range v.export.Figures {
		place := "figure " + f.ID
		v.maybe(place, "actor", f.By)
		v.maybe(place, "actor", f.On)
		v.maybe(place, "event", f.Event)
		v.date(place, f.Date)
		v.evidence(place, f.Evidence)
	}
}

func (v *verifier) checkFindings() {
	for _, f := range v.export.Findings {
		place := "finding " + f.ID
		if err := f.Validate(); err != nil {
			v.report(place, "%v", err)
		}
		if !slices.Contains(readout.FindingKinds, f.Kind) {
			v.report(place, "%q is no kind of finding", f.Kind)
		}
		v.maybe(place, "event", f.Event)
		origins := map[string]bool{}
		for i, value := range f.Values {
			at := fmt.Sprintf("%s value %d", place, i)
			v.refs(at, "document", value.Documents)
			v.maybe(at, "actor", value.Party)
			v.evidence(at, value.Evidence...)
			for _, d := range value.Documents {
				origins[v.origin[d]] = true
			}
			for _, evid := range value.Evidence {
				if !slices.Contains(value.Documents, evid.Document) {
					v.report(at, "it has evidence from document %s, which it does not list", evid.Document)
				}
			}
		}
		if f.Origins < 1 || f.Origins > len(origins) {
			v.report(place, "it counts %d origins, its documents have %d", f.Origins, len(origins))
		}
		if f.Kind == readout.FindingAgreement && f.Origins < 2 {
			v.report(place, "an agreement of one origin is an echo")
		}
		if f.Kind == readout.FindingConflict && len(f.Values) < 2 {
			v.report(place, "a conflict needs two values")
		}
	}
}
