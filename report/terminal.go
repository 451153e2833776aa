package report

import (
	"fmt"
	"io"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"charm.land/lipgloss/v2/table"

	"readout"
)

// TerminalOptions say what the terminal can show.
type TerminalOptions struct {
	Width  int       // columns; 80 when 0
	Colour bool      // false in a pipe: then no escape sequence is written
	Now    time.Time // for Show, as of Options
}

// What widths the layout changes at.
const (
	defaultWidth = 80
	widest       = 120
	least        = 40
	narrowest    = 14 // column of a table
)

// Terminal writes the view as text for a terminal or a pipe. Control
// characters of documents never reach it.
func Terminal(w io.Writer, v *View, opts TerminalOptions) error {
	t := newTerminal(opts)
	t.view(v)
	return writeText(w, t.out.String())
}

// terminal builds the text.
type terminal struct {
	out    strings.Builder
	width  int
	colour bool
}

func newTerminal(opts TerminalOptions) *terminal {
	t := &terminal{width: opts.Width, colour: opts.Colour}
	if t.width == 0 {
		t.width = defaultWidth
	}
	t.width = max(least, min(t.width, widest))
	return t
}

// style is how a part of the text looks; without colour all look the same.
func (t *terminal) style(name string) lipgloss.Style {
	s := lipgloss.NewStyle()
	if !t.colour {
		return s
	}
	switch name {
	case "title":
		return s.Bold(true)
	case "head":
		return s.Bold(true)
	case "quiet":
		return s.Faint(true)
	case "conflict":
		return s.Bold(true).Foreground(lipgloss.Red)
	case "silence":
		return s.Bold(true).Foreground(lipgloss.Yellow)
	case "denial":
		return s.Bold(true).Foreground(lipgloss.Magenta)
	case "update", "variant":
		return s.Foreground(lipgloss.Cyan)
	case "agreement":
		return s.Foreground(lipgloss.Green)
	case "differs":
		return s.Bold(true).Foreground(lipgloss.Cyan)
	}
	return s
}

func (t *terminal) paint(name, text string) string {
	if !t.colour || text == "" {
		return text
	}
	words := strings.Split(text, " ") // each its own, so that lines may break between them
	for i, w := range words {
		if w != "" {
			words[i] = t.style(name).Render(w)
		}
	}
	return strings.Join(words, " ")
}

func (t *terminal) line(parts ...string) {
	t.out.WriteString(strings.TrimRight(strings.Join(parts, ""), " ") + "\n")
}

// wrapped writes a text within the width, its lines after the first indented
// by indent, the first beginning with lead.
func (t *terminal) wrapped(lead, indent, text string) {
	line, empty := lead, true
	for _, word := range strings.Split(text, " ") {
		if !empty && lipgloss.Width(line)+1+lipgloss.Width(word) > t.width && word != "" {
			t.line(line)
			line, empty = indent, true
		}
		if !empty {
			line += " "
		}
		line += word
		empty = false
	}
	t.line(line)
}

func (t *terminal) heading(text string) {
	t.line()
	t.line(t.paint("head", text))
}

func (t *terminal) more(n int) {
	if n > 0 {
		t.line("  ", t.paint("quiet", fmt.Sprintf("… %d %s", n, say("more"))))
	}
}

func (t *terminal) view(v *View) {
	t.wrapped("", "", t.paint("title", v.Title()))
	dates := ""
	if s := v.Only(); s != nil {
		dates = s.Dates
	}
	t.line(t.paint("quiet", joinWords(" · ", dates, v.Counts.Line())))
	if len(v.Reports) == 0 {
		t.line(say("empty"))
	}
	for _, s := range v.Stories {
		if v.Only() == nil {
			t.storyHead(s)
		}
		t.story(s)
	}
	t.affair(v.Affair)
	if len(v.More) > 0 {
		t.heading(say("also"))
		for _, s := range v.More {
			t.wrapped("  ", "    ", s.Title+"  "+t.paint("quiet", joinWords(" · ", s.Dates, s.Counts.Line())))
		}
	}
	t.missing(v)
	t.reports(v)
}

// joinWords joins what is not empty.
func joinWords(by string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, by)
}

func (t *terminal) storyHead(s *Story) {
	t.line()
	t.line(strings.Repeat("━", t.width))
	t.wrapped("", "", t.paint("title", s.Title))
	t.line(t.paint("quiet", joinWords(" · ", s.Dates, s.Counts.Line())))
}

func (t *terminal) story(s *Story) {
	if len(s.StandOut) > 0 {
		t.heading(say("first"))
		for _, f := range s.StandOut {
			t.finding(f, s)
		}
		t.more(s.MoreFindings)
	} else if !s.Compared() {
		t.line()
		t.line(say("none"))
	}
	t.timeline(s)
	if len(s.Events) > 0 {
		t.heading(say("accounts"))
		for _, e := range s.Events {
			t.event(e)
		}
		t.more(s.MoreEvents)
	}
	if len(s.Loose) > 0 {
		t.heading(say("loose"))
		t.notes(s.Loose)
	}
	t.quotations(s)
	t.figures(s)
	t.sources(s)
}

// numbers names reports by their numbers: "[1] [4]".
func numbers(citations []*Citation) string {
	var out []string
	for _, c := range citations {
		n := fmt.Sprintf("[%d]", c.Report.Number)
		if len(out) == 0 || out[len(out)-1] != n {
			out = append(out, n)
		}
	}
	return strings.Join(out, " ")
}

func reportNumbers(reports []*Report) string {
	var out []string
	for _, r := range reports {
		out = append(out, fmt.Sprintf("[%d]", r.Number))
	}
	return strings.Join(out, " ")
}

func (t *terminal) finding(f *Finding, s *Story) {
	t.wrapped("  "+t.paint(string(f.Kind), f.Label)+t.paint("quiet", " · "+joinWords(" · ", f.Slot, f.about(s)))+"  ", "      ", f.Summary)
	for _, v := range f.Values {
		t.value("      ", v)
	}
}

func (t *terminal) value(indent string, v Value) {
	text := "“" + v.Text + "”"
	if c, ok := v.context(); ok {
		text = c.Before + t.emphasise(c.Words) + c.After
	}
	who := joinWords(" ", v.Side, numbers(v.Citations))
	if v.Nothing {
		text, who = v.Side+" "+say("nothing"), reportNumbers(v.Reports)
	}
	t.wrapped(indent+"│ ", indent+"│   ", text+"  "+t.paint("quiet", who))
}

// emphasise sets words off: by colour, or by marks where there is none.
func (t *terminal) emphasise(words string) string {
	if t.colour {
		return t.paint("differs", words)
	}
	return "*" + words + "*"
}

func (t *terminal) timeline(s *Story) {
	if len(s.Timeline) == 0 {
		return
	}
	t.heading(say("timeline"))
	width := 0
	for _, m := range s.Timeline {
		width = max(width, lipgloss.Width(m.Date))
	}
	for _, m := range s.Timeline {
		text := m.Title
		if m.Modality != readout.ModalityActual && m.Modality != "" {
			text += " (" + say(string(m.Modality)) + ")"
		}
		note := joinWords(" · ", m.Place, count(m.Reports, "report", "reports"))
		if m.Inferred {
			note = joinWords(" · ", say("worked-out"), note)
		}
		if m.Order != nil {
			note = joinWords(" · ", m.Order.Words(), note)
		}
		if m.Origins != m.Reports {
			note += ", " + count(m.Origins, "origin", "origins")
		}
		lead := "  " + m.Date + strings.Repeat(" ", width-lipgloss.Width(m.Date)+2)
		t.wrapped(lead, strings.Repeat(" ", width+6), text+"  "+t.paint("quiet", note))
	}
	t.more(s.MoreMoments)
}

func (t *terminal) event(e *Event) {
	t.line()
	note := joinWords(" · ", e.Date, e.Place, count(e.Reports, "report", "reports")+", "+count(e.Origins, "origin", "origins"))
	if e.Modality != readout.ModalityActual && e.Modality != "" {
		note = joinWords(" · ", say(string(e.Modality)), note)
	}
	t.wrapped("  ", "    ", t.paint("head", e.Title)+"  "+t.paint("quiet", note))
	switch {
	case len(e.Rows) == 0:
	case !t.fits(len(e.Columns)):
		t.stacked(e)
	default:
		t.table(e)
	}
	t.notes(e.Notes)
	t.more(e.MoreRows)
}

// notes tells findings in a line each.
func (t *terminal) notes(findings []*Finding) {
	for _, f := range findings {
		var values []string
		for _, v := range f.Values {
			if v.Nothing {
				values = append(values, v.Side+" "+say("nothing"))
				continue
			}
			values = append(values, "“"+clip(v.Text, longestCell)+"” "+t.paint("quiet", joinWords(" ", v.Side, numbers(v.Citations))))
		}
		t.wrapped("  "+t.paint(string(f.Kind), f.Label)+t.paint("quiet", " · "+joinWords(" · ", f.Slot, f.Support))+"  ", "      ", strings.Join(values, "; "))
	}
}

// cellText is what a cell says: its wordings, each with the number of its
// report where the column has several.
func cellText(c Cell, column Column) string {
	var out []string
	for _, e := range c.Entries {
		text := e.Line()
		if e.Nothing {
			text = "(" + text + ")"
		}
		if e.Citation != nil && len(column.Reports) > 1 {
			text += fmt.Sprintf(" [%d]", e.Citation.Report.Number)
		}
		out = append(out, text)
	}
	return strings.Join(out, "; ")
}

// columnHead names a column and the numbers of its reports.
func columnHead(c Column) string { return joinWords(" ", c.Head, reportNumbers(c.Reports)) }

// labelColumn is how wide the column of points is beside n others: as wide as
// the longest label where there is room.
func (t *terminal) labelColumn(n int) int {
	if t.width-3-25 >= 18*n {
		return 25
	}
	return 20
}

func (t *terminal) fits(columns int) bool {
	return t.width >= t.labelColumn(columns)+3+narrowest*columns
}

func (t *terminal) table(e *Event) {
	// Equal columns, so that a long wording does not squeeze the others.
	label := t.labelColumn(len(e.Columns))
	each := (t.width - 3 - label) / len(e.Columns)
	tb := table.New().Wrap(true).Border(lipgloss.NormalBorder()).BorderRow(true).BorderStyle(t.style("quiet")).
		StyleFunc(func(row, column int) lipgloss.Style {
			s := lipgloss.NewStyle()
			switch {
			case row == 0: // heads: as a row, because the table would cut them
				s = t.style("head")
			case column == 0, e.Rows[row-1].Cells[column-1].Group > 0:
				s = t.style(string(e.Rows[row-1].Kind)).Bold(false)
			}
			if column == 0 {
				return s.Padding(0, 1).Width(label - 1)
			}
			return s.Padding(0, 1).Width(each - 1)
		})
	heads := []string{""}
	for _, c := range e.Columns {
		heads = append(heads, columnHead(c))
	}
	tb.Row(heads...)
	for _, r := range e.Rows {
		cells := []string{r.Point() + "\n" + joinWords("\n", r.Label, r.Support)}
		for i, c := range r.Cells {
			cells = append(cells, cellText(c, e.Columns[i]))
		}
		tb.Row(cells...)
	}
	for _, l := range strings.Split(tb.Render(), "\n") {
		t.line("  ", l)
	}
}

// stacked tells a table point by point, for narrow windows.
func (t *terminal) stacked(e *Event) {
	for _, r := range e.Rows {
		t.wrapped("  ", "    ", joinWords("  ", r.Point(), t.paint(string(r.Kind), r.Label), t.paint("quiet", r.Support)))
		for i, c := range r.Cells {
			if text := cellText(c, e.Columns[i]); text != "" {
				t.wrapped("    ", "      ", columnHead(e.Columns[i])+": "+text)
			}
		}
	}
}
