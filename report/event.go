package report

import (
	"slices"
	"strings"

	"readout"
)

// Event is one event with what each account says of it.
type Event struct {
	ID       string
	Title    string
	Date     string // in words, or that it is not known
	Inferred bool   // the date is worked out
	Place    string
	Modality readout.Modality
	Reports  int
	Origins  int
	Columns  []Column
	Rows     []Row      // points on which two accounts or more can be set side by side
	Notes    []*Finding // the other points
	MoreRows int        // points left out
	Others   []*Report  // tell of the event but have no column
	Mention  *Citation  // the first place that tells of it
}

// firstMention is the first place that tells of an event; one that denies it only
// where all do.
func (b *builder) firstMention(e *readout.Event) (first *Citation) {
	for _, denied := range []bool{false, true} {
		for _, a := range e.Accounts {
			if first == nil && a.Denied == denied && len(a.Mentions) > 0 {
				first = b.cite(a.Mentions[0])
			}
		}
	}
	return first
}

// event sets the accounts of an event side by side on the points of findings.
func (b *builder) event(e *readout.Event, findings []*readout.Finding) *Event {
	out := &Event{ID: e.ID, Title: eventTitle(e), Date: eventDate(e.Date), Inferred: e.Date.Basis == readout.BasisInferred, Modality: e.Modality}
	if out.Date == "" {
		out.Date = say("nodate")
	}
	out.Place = placeBeside(e)
	out.Mention = b.firstMention(e)
	docs, origins := b.witnesses.Events(e)
	out.Reports, out.Origins = len(docs), origins
	b.table(out, telling(e, findings), docs)
	shown := map[*Report]bool{}
	for _, c := range out.Columns {
		for _, r := range c.Reports {
			shown[r] = true
		}
	}
	for _, d := range docs {
		if r := b.reports[d]; r != nil && !shown[r] {
			out.Others = append(out.Others, r)
		}
	}
	slices.SortFunc(out.Others, func(x, y *Report) int { return x.Number - y.Number })
	return out
}

// eventTitle is the title without the date at its end, which stands beside it.
func eventTitle(e *readout.Event) string {
	title := oneLine(e.Title)
	for _, date := range []string{eventDate(e.Date), dateWords(e.Date.Value), weekWords(e.Date.Value), string(e.Date.Value)} {
		if rest, ok := strings.CutSuffix(title, ", "+date); ok && date != "" && rest != "" {
			return rest
		}
	}
	return title
}

// placeBeside is the place, unless the title names it.
func placeBeside(e *readout.Event) string {
	if e.Place == nil || strings.Contains(e.Title, *e.Place) {
		return ""
	}
	return oneLine(*e.Place)
}
