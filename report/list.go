package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"readout"
)

// ListKinds are what List lists.
var ListKinds = []string{"documents", "origins", "stories", "actors", "events", "statements", "figures", "findings", "refusals"}

// List writes one row a line: its id and what tells it, between tabs, for eyes
// and for other programs.
func List(w io.Writer, export *readout.Export, kind string) error {
	b := newBuilder(export, Options{Full: true})
	var out strings.Builder
	row := func(parts ...string) {
		for i, p := range parts {
			parts[i] = oneLine(p)
		}
		out.WriteString(strings.Join(parts, "\t") + "\n")
	}
	switch kind {
	case "documents":
		for _, r := range export.Documents {
			row(r.ID, string(r.Published.Value), b.reports[r.ID].short, r.Title, strings.Join(r.Names, ", "))
		}
	case "origins":
		for _, o := range export.Origins {
			row(o.ID, string(o.Basis), o.Name, fmt.Sprint(len(o.Documents)))
		}
	case "stories":
		for _, s := range export.Stories {
			row(s.ID, string(s.From), string(s.To), s.Title, fmt.Sprint(len(s.Documents)), fmt.Sprint(len(s.Events)))
		}
	case "actors":
		for _, a := range export.Actors {
			row(a.ID, string(a.Kind), a.Name, a.Code)
		}
	case "events":
		for _, e := range export.Events {
			row(e.ID, string(e.Date.Value), string(e.Modality), e.Type, e.Mode, e.Title, fmt.Sprint(len(e.Accounts)))
		}
	case "statements":
		for i := range export.Statements {
			s := &export.Statements[i]
			row(s.ID, s.Document, string(s.Kind), b.speaker(s), quoteOf(s.Content))
		}
	case "figures":
		for i := range export.Figures {
			f := &export.Figures[i]
			row(f.ID, f.Evidence.Document, string(f.Date), b.seriesTitle(f), amount(f.Value, f.Unit))
		}
	case "findings":
		findings := slices.Clone(export.Findings)
		slices.SortFunc(findings, func(x, y readout.Finding) int { return byRank(&x, &y) })
		for _, f := range findings {
			row(f.ID, string(f.Kind), string(f.Slot), fmt.Sprintf("%.2f", f.Weight), f.Summary)
		}
	case "refusals":
		for _, r := range export.Refusals {
			row(r.Name, string(r.Kind), r.Reason, r.Hint)
		}
	default:
		return &readout.Error{Kind: readout.KindInvalid, Place: kind, Reason: "is nothing to list", Hint: "choose of " + strings.Join(ListKinds, ", ")}
	}
	if _, err := io.WriteString(w, out.String()); err != nil {
		return fmt.Errorf("report: write text: %w", err)
	}
	return nil
}

func quoteOf(list []readout.Evidence) string {
	var out []string
	for _, e := range list {
		out = append(out, e.Quote)
	}
	return strings.Join(out, " … ")
}
