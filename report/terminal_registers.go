package report

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
)

// affair shows what is told of all stories together. The first two cells of
// each row line up; the others and the places that tell of it stand beside.
func (t *terminal) affair(a *Affair) {
	if a.Timeline != nil {
		t.line()
		t.line(strings.Repeat("━", t.width))
		t.line(t.paint("title", say("affair")))
		t.timeline(a.Timeline)
	}
	for _, r := range a.Registers {
		t.register(r)
	}
	if len(a.Series) > 0 {
		t.figures(&Story{Series: a.Series, MoreFigures: a.MoreFigures})
	}
}

// longestLead is how wide the first column of a register may grow.
const longestLead = 34

func (t *terminal) register(r Register) {
	t.heading(r.Title)
	width, longest := 0, min(longestLead, t.width*2/5)
	for _, row := range r.Rows {
		if w := lipgloss.Width(row.Cells[0]); w <= longest {
			width = max(width, w)
		}
	}
	width = max(width, 12)
	for _, row := range r.Rows {
		lead := "  " + row.Cells[0] + strings.Repeat(" ", max(0, width-lipgloss.Width(row.Cells[0]))+2)
		indent := strings.Repeat(" ", width+4)
		if lipgloss.Width(row.Cells[0]) > width {
			t.wrapped("  ", "    ", row.Cells[0])
			lead = indent
		}
		t.wrapped(lead, indent+"  ", t.cells(r, row))
		for _, told := range row.Told {
			text := told.Quoted()
			if told.Label != "" {
				text = told.Label + ": " + text
			}
			t.wrapped(indent+t.paint("quiet", "│ "), indent+t.paint("quiet", "│ ")+"  ", text+" "+t.paint("quiet", numbers(told.Cites)))
		}
		if row.More > 0 {
			t.line(indent, t.paint("quiet", fmt.Sprintf("│ … %d %s", row.More, say("more"))))
		}
	}
	t.more(r.More)
}

// cells joins the cells after the first; the last but the status and the
// number bear their heads.
func (t *terminal) cells(r Register, row RegisterRow) string {
	var parts []string
	for i, c := range row.Cells[1:] {
		switch {
		case c == "":
		case r.Key == "contacts" && i == 2:
			parts = append(parts, t.paint("quiet", r.Heads[i+1]+":")+" "+c)
		case r.Key == "contacts" && i == 4:
			parts = append(parts, t.paint(statusStyle(row.Kind), c))
		default:
			parts = append(parts, c)
		}
	}
	return strings.Join(parts, " · ")
}

// statusStyle is how the status of a contact looks.
func statusStyle(status string) string {
	switch status {
	case "held":
		return "agreement"
	case "cancelled", "postponed":
		return "conflict"
	}
	return "silence"
}
