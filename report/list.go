package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"readout"
)

// ListKinds are what List lists.
var ListKinds = []string{"documents", "origins", "stories", "actors", "events", "statements", "figures", "findings", "refusals"}

// List writes one row a line: its id and what tells it, between tabs, for other
// programs. What has a date stands in its order, findings weightiest first.
func List(w io.Writer, export *readout.Export, kind string) error {
	l, err := listed(export, kind)
	if err != nil {
		return err
	}
	var out strings.Builder
	for _, row := range l.rows {
		out.WriteString(strings.Join(row, "\t") + "\n")
	}
	return writeText(w, out.String())
}

// ListTable writes the rows of List for eyes: below a head, lined up, the widest
// column cut where the terminal ends.
func ListTable(w io.Writer, export *readout.Export, kind string, opts TerminalOptions) error {
	l, err := listed(export, kind)
	if err != nil {
		return err
	}
	t := &terminal{colour: opts.Colour}
	widths := l.widths(cmp.Or(opts.Width, defaultWidth))
	for i, row := range append([][]string{l.head}, l.rows...) {
		var line strings.Builder
		for c, cell := range row {
			cell = clip(cell, widths[c])
			gap := strings.Repeat(" ", max(0, widths[c]-lipgloss.Width(cell)))
			if i == 0 || c == 0 {
				cell = t.paint("quiet", cell)
			}
			if l.numbers[c] {
				gap, cell = "", gap+cell
			}
			line.WriteString(cell + gap + between)
		}
		t.line(line.String())
	}
	return writeText(w, t.out.String())
}

// between stands between the columns of a listing.
const between = "  "

// listing is the rows of one sort of thing, below a head.
type listing struct {
	head    []string
	numbers map[int]bool // columns that are set to the right
	rows    [][]string
}

// of names the columns as the export names the fields; "#" marks a column of numbers.
func (l *listing) of(names ...string) {
	l.numbers = map[int]bool{}
	for i, name := range names {
		l.numbers[i] = strings.HasPrefix(name, "#")
		l.head = append(l.head, strings.TrimPrefix(name, "#"))
	}
}

func (l *listing) row(cells ...string) {
	for i, c := range cells {
		cells[i] = oneLine(c)
	}
	l.rows = append(l.rows, cells)
}

// widths gives each column what its widest cell needs; where the line is too
// short for that, the widest columns give way, the ids last.
func (l *listing) widths(line int) []int {
	out := make([]int, len(l.head))
	sum := -len(between)
	for c := range l.head {
		out[c] = lipgloss.Width(l.head[c])
		for _, row := range l.rows {
			out[c] = max(out[c], lipgloss.Width(row[c]))
		}
		sum += out[c] + len(between)
	}
	for ; sum > line; sum-- {
		widest := 1 + slices.Index(out[1:], slices.Max(out[1:]))
		if out[widest] <= narrowest {
			break
		}
		out[widest]--
	}
	return out
}

// listed gathers the rows of one sort of thing.
func listed(export *readout.Export, kind string) (*listing, error) {
	l, b := &listing{}, newBuilder(export, Options{Full: true})
	switch kind {
	case "documents":
		l.of("id", "published", "outlet", "title", "names")
		for _, r := range ordered(export.Documents, func(r *readout.Record) string { return string(r.Published.Value) }) {
			l.row(r.ID, string(r.Published.Value), b.reports[r.ID].short, r.Title, strings.Join(r.Names, ", "))
		}
	case "origins":
		l.of("id", "basis", "name", "#documents")
		for _, o := range export.Origins {
			l.row(o.ID, string(o.Basis), o.Name, fmt.Sprint(len(o.Documents)))
		}
	case "stories":
		l.of("id", "from", "to", "title", "#documents", "#events")
		for _, s := range ordered(export.Stories, func(s *readout.Story) string { return string(s.From) }) {
			l.row(s.ID, string(s.From), string(s.To), s.Title, fmt.Sprint(len(s.Documents)), fmt.Sprint(len(s.Events)))
		}
	case "actors":
		l.of("id", "kind", "name", "code")
		for _, a := range ordered(export.Actors, func(a *readout.Actor) string { return a.Name }) {
			l.row(a.ID, string(a.Kind), a.Name, a.Code)
		}
	case "events":
		l.of("id", "date", "modality", "type", "mode", "title", "#accounts")
		for _, e := range ordered(export.Events, func(e *readout.Event) string { return string(e.Date.Value) }) {
			l.row(e.ID, string(e.Date.Value), string(e.Modality), e.Type, e.Mode, e.Title, fmt.Sprint(len(e.Accounts)))
		}
	case "statements":
		l.of("id", "document", "kind", "speaker", "content")
		for i := range export.Statements {
			s := &export.Statements[i]
			l.row(s.ID, s.Document, string(s.Kind), b.speaker(s), quoteOf(s.Content))
		}
	case "figures":
		l.of("id", "document", "date", "measure", "#value")
		for i := range export.Figures {
			f := &export.Figures[i]
			l.row(f.ID, f.Evidence.Document, string(f.Date), b.seriesTitle(f), amount(f.Value, f.Unit))
		}
	case "findings":
		l.of("id", "kind", "slot", "#weight", "summary")
		findings := slices.Clone(export.Findings)
		slices.SortFunc(findings, func(x, y readout.Finding) int { return byRank(&x, &y) })
		for _, f := range findings {
			l.row(f.ID, string(f.Kind), string(f.Slot), fmt.Sprintf("%.2f", f.Weight), f.Summary)
		}
	case "refusals":
		l.of("name", "kind", "reason", "hint")
		for _, r := range export.Refusals {
			l.row(r.Name, string(r.Kind), r.Reason, r.Hint)
		}
	default:
		return nil, &readout.Error{Kind: readout.KindInvalid, Place: kind, Reason: "is nothing to list", Hint: "choose of " + strings.Join(ListKinds, ", ")}
	}
	return l, nil
}

// ordered sorts a copy of a list by a key; what has none comes last, and what has
// the same stays in the order of the export.
func ordered[T any](list []T, key func(*T) string) []T {
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(x, y T) int {
		a, b := key(&x), key(&y)
		if a == "" || b == "" {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	return out
}

func writeText(w io.Writer, text string) error {
	if _, err := io.WriteString(w, text); err != nil {
		return fmt.Errorf("report: write text: %w", err)
	}
	return nil
}

func quoteOf(list []readout.Evidence) string {
	var out []string
	for _, e := range list {
		out = append(out, e.Quote)
	}
	return strings.Join(out, leftOut)
}
