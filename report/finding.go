package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout"
)

// Finding is one finding as a view shows it.
type Finding struct {
	ID      string
	Kind    readout.FindingKind
	Label   string // of the kind, in words
	Slot    string // in words
	Summary string
	Event   *EventRef
	Values  []Value
	Origins int
	Support string // how many origins agree, in words; empty for other kinds
	Why     []string
}

// EventRef leads to an event.
type EventRef struct{ ID, Title, Date string }

// Value is one side of a finding.
type Value struct {
	Text      string // the words of the reports, or the value where no report has words for it
	Side      string // the party whose version it is, empty for the reports themselves
	Nothing   bool   // the side says nothing of it
	Citations []*Citation
	Reports   []*Report
}

// Who names those who say it: the side, and the reports that carry it.
func (v Value) Who() string {
	who := labelsOf(v.Reports)
	if v.Side != "" {
		who = v.Side + " (" + who + ")"
	}
	return who
}

// shortValue is how few words say little without their sentence.
const shortValue = 5

// context is the sentence in which a value of few words stands first.
func (v Value) context() (Context, bool) {
	if v.Nothing || len(v.Citations) == 0 || len(strings.Fields(v.Text)) >= shortValue {
		return Context{}, false
	}
	i := slices.IndexFunc(v.Citations, func(c *Citation) bool { return bare(c.Words) == v.Text })
	if i < 0 {
		return Context{}, false // several words of one report
	}
	c := v.Citations[i].Context()
	return c, c.Before+c.After != ""
}

// about is the title of the event of a finding, empty for none and where the
// story bears it.
func (f *Finding) about(s *Story) string {
	if f.Event == nil || strings.HasPrefix(s.Title, f.Event.Title) {
		return ""
	}
	return f.Event.Title
}

func (b *builder) finding(f *readout.Finding) *Finding {
	out := &Finding{ID: f.ID, Kind: f.Kind, Label: sayKind(f.Kind), Slot: saySlot(f.Slot), Summary: oneLine(f.Summary), Origins: f.Origins, Support: support(f)}
	if f.Event != nil {
		if e := b.events[*f.Event]; e != nil {
			out.Event = &EventRef{ID: e.ID, Title: eventTitle(e), Date: eventDate(e.Date)}
		}
	}
	for _, v := range f.Values {
		value := b.value(f.Slot, v)
		same := slices.IndexFunc(out.Values, func(x Value) bool { return x.Text == value.Text && x.Side == value.Side && x.Nothing == value.Nothing })
		if same >= 0 && f.Kind == readout.FindingAgreement {
			out.Values[same].Citations = append(out.Values[same].Citations, value.Citations...)
			out.Values[same].Reports = append(out.Values[same].Reports, value.Reports...)
			continue
		}
		out.Values = append(out.Values, value)
	}
	out.Why = append(out.Why, oneLine(f.By))
	for _, r := range f.Reasons {
		out.Why = append(out.Why, reasonLine(r))
	}
	return out
}

func (b *builder) value(slot readout.SlotName, v readout.Value) Value {
	out := Value{Side: oneLine(b.name(v.Party)), Nothing: len(v.Evidence) == 0}
	between := ", "
	if slot == readout.SlotQuote {
		between = leftOut
	}
	var words []string // of each report
	for _, evid := range innermost(v.Evidence) {
		c := b.citeValue(v, evid)
		if c == nil {
			continue
		}
		if n := len(out.Citations); n > 0 && out.Citations[n-1].Report == c.Report {
			words[n-1] = alsoSay(words[n-1], c.Words, between)
			continue // one link a report
		}
		out.Citations = append(out.Citations, c)
		words = append(words, c.Words)
	}
	out.Text = oneLine(valueWords(v.Value))
	if len(words) > 0 {
		out.Text = bare(commonest(words))
	}
	for _, d := range v.Documents {
		if r := b.reports[d]; r != nil {
			out.Reports = append(out.Reports, r)
		}
	}
	slices.SortFunc(out.Reports, func(x, y *Report) int { return x.Number - y.Number })
	slices.SortStableFunc(out.Citations, func(x, y *Citation) int {
		if d := x.Report.Number - y.Report.Number; d != 0 {
			return d
		}
		return x.Start - y.Start
	})
	return out
}

// alsoSay adds words to a list of them, unless they are in it.
func alsoSay(list, words, between string) string {
	if slices.Contains(strings.Split(list, between), words) {
		return list
	}
	return list + between + words
}

// innermost drops evidence that holds other evidence of the same list: a
// sentence that is cited beside its own words is there for context.
func innermost(list []readout.Evidence) []readout.Evidence {
	out := make([]readout.Evidence, 0, len(list))
	for i, e := range list {
		holds := slices.ContainsFunc(list, func(x readout.Evidence) bool {
			return x.Document == e.Document && e.Span() != x.Span() && e.Span().Contains(x.Span())
		})
		again := slices.Contains(list[:i], e)
		if !holds && !again {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, readout.Evidence.Compare)
	return out
}

// commonest gives the wording that most have, the first of those on a tie.
func commonest(words []string) string {
	n := map[string]int{}
	best := words[0]
	for _, w := range words {
		n[w]++
	}
	for _, w := range words {
		if n[w] > n[best] {
			best = w
		}
	}
	return best
}

func reasonLine(r readout.Reason) string {
	s := oneLine(r.By)
	if r.Score != 0 {
		s += fmt.Sprintf(" %+.2f", r.Score)
	}
	if r.Note != "" {
		s += ": " + oneLine(r.Note)
	}
	return s
}

// rank is the place of a kind in the order in which a reader wants them.
func rank(kind readout.FindingKind) int {
	if i := slices.Index(readout.FindingKinds, kind); i >= 0 {
		return i
	}
	return len(readout.FindingKinds)
}

// byRank orders findings by kind, then weight.
func byRank(x, y *readout.Finding) int {
	if d := rank(x.Kind) - rank(y.Kind); d != 0 {
		return d
	}
	return byWeight(x, y)
}

// byWeight orders findings by weight, then by how many origins bear them out, then by
// where they stand in the reports.
func byWeight(x, y *readout.Finding) int {
	return cmp.Or(cmp.Compare(y.Weight, x.Weight), y.Origins-x.Origins, placeOf(x).Compare(placeOf(y)), strings.Compare(x.ID, y.ID))
}

// placeOf is the first evidence of a finding.
func placeOf(f *readout.Finding) readout.Evidence {
	for _, v := range f.Values {
		if len(v.Evidence) > 0 {
			return v.Evidence[0]
		}
	}
	return readout.Evidence{}
}

// standOut picks the findings to open a story with, of its events and of none:
// by kind and weight, of no kind more than three. Copies and agreements are
// told elsewhere, and a short view tells of the same values once.
func (b *builder) standOut(s *readout.Story) (out []*Finding, more int) {
	all := slices.Clone(b.loose[s.ID])
	for _, e := range s.Events {
		heard := b.heard(s, e)
		if all = append(all, heard...); len(heard) == 0 {
			more += len(b.findings[e]) // told in another story
		}
	}
	all = slices.DeleteFunc(all, func(f *readout.Finding) bool {
		return f.Kind == readout.FindingEcho || f.Kind == readout.FindingAgreement
	})
	slices.SortFunc(all, byRank)
	seen := map[readout.FindingKind]int{}
	told := map[string]bool{}
	var conflicts []readout.Evidence
	for _, f := range all {
		key := sameness(f)
		if f.Kind == readout.FindingConflict {
			conflicts = append(conflicts, evidenceOf(f)...)
		}
		if f.Kind == readout.FindingDenial && within(evidenceOf(f), conflicts) {
			continue
		}
		if !b.opts.Full && told[key] {
			more++
			continue
		}
		told[key] = true
		seen[f.Kind]++
		if !b.opts.Full && (seen[f.Kind] > 3 || len(out) >= shortFindings) {
			more++
			continue
		}
		out = append(out, b.finding(f))
	}
	return out, more
}

// within reports whether all of some evidence is among other evidence: what a
// denial says the conflict that it is a side of has said.
func within(list, among []readout.Evidence) bool {
	return !slices.ContainsFunc(list, func(e readout.Evidence) bool { return !slices.Contains(among, e) })
}

// heard lists the findings of an event of which a report of the story gives a
// value: an event that two stories tell of has findings that concern one alone. A
// short view tells of such an event once, in the story that has most of its reports.
func (b *builder) heard(s *readout.Story, event string) []*readout.Finding {
	given := func(v readout.Value) bool {
		return slices.ContainsFunc(v.Documents, func(d string) bool { return b.reports[d] != nil && b.reports[d].story == s.ID })
	}
	home := b.homeOf(event)
	var out []*readout.Finding
	for _, f := range b.findings[event] {
		if b.opts.Full && slices.ContainsFunc(f.Values, given) || !b.opts.Full && home == s.ID {
			out = append(out, f)
		}
	}
	return out
}

// sameness is equal for findings of one kind on one slot with the same values,
// in whatever order.
func sameness(f *readout.Finding) string {
	values := []string{string(f.Kind), string(f.Slot)}
	for _, v := range f.Values {
		values = append(values, v.Value)
	}
	slices.Sort(values[2:])
	return strings.Join(values, "\x00")
}
