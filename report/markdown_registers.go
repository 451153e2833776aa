package report

import (
	"fmt"
	"strings"
)

// affair writes what is told of all stories together.
func (m *markdown) affair(a *Affair) {
	if a.Timeline != nil {
		m.heading(2, say("affair"))
		m.timeline(a.Timeline)
	}
	for _, r := range a.Registers {
		m.register(r)
	}
	if len(a.Series) > 0 {
		m.figures(&Story{Series: a.Series, MoreFigures: a.MoreFigures})
	}
}

func (m *markdown) register(r Register) {
	m.heading(3, r.Title)
	m.line("| ", strings.Join(r.Heads, " | "), " | ", say("told"), " |")
	m.line("|", strings.Repeat(" --- |", len(r.Heads)+1))
	for _, row := range r.Rows {
		m.out.WriteString("|")
		for _, c := range row.Cells {
			m.out.WriteString(" " + escape(c) + " |")
		}
		var told []string
		for _, t := range row.Told {
			text := escape(t.Quoted()) + " " + notes(t.Cites)
			if t.Label != "" {
				text = t.Label + ": " + text
			}
			told = append(told, text)
		}
		if row.More > 0 {
			told = append(told, fmt.Sprint(row.More, " ", say("more")))
		}
		m.line(" ", strings.Join(told, "; "), " |")
	}
	if r.More > 0 {
		m.line()
		m.more(r.More)
	}
}
