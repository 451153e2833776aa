package report

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"readout"
)

// Markdown writes the view as CommonMark with tables. Texts of documents are
// escaped: none can make a link, an image, a heading or a line of its own.
func Markdown(w io.Writer, v *View) error {
	m := &markdown{}
	m.view(v)
	if _, err := io.WriteString(w, m.out.String()); err != nil {
		return fmt.Errorf("report: write Markdown: %w", err)
	}
	return nil
}

type markdown struct{ out strings.Builder }

// escape makes text mean only itself in Markdown.
func escape(s string) string {
	var b strings.Builder
	s = oneLine(s)
	for i, r := range s {
		switch {
		case strings.ContainsRune("\\`*_{}[]<>#|~&", r),
			(r == '+' || r == '-') && i == 0,
			(r == '.' || r == ')') && onlyDigits(s[:i]),
			r == '!' && strings.HasPrefix(s[i+1:], "["),
			r == ':' && strings.HasPrefix(s[i+1:], "//"):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// escapeWithin escapes a part of a line and keeps a blank at its edges.
func escapeWithin(s string) string {
	const blanks = " \t\r\n"
	out := escape(s)
	if out == "" {
		return out
	}
	if strings.ContainsRune(blanks, rune(s[0])) {
		out = " " + out
	}
	if strings.ContainsRune(blanks, rune(s[len(s)-1])) {
		out += " "
	}
	return out
}

func onlyDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func (m *markdown) line(parts ...string) { m.out.WriteString(strings.Join(parts, "") + "\n") }

func (m *markdown) heading(level int, text string) {
	m.line()
	m.line(strings.Repeat("#", level), " ", text)
	m.line()
}

func (m *markdown) more(n int) {
	if n > 0 {
		m.line("- *", fmt.Sprint(n), " ", say("more"), "*")
	}
}

// notes refers to reports by number, as the list at the end has them.
func notes(citations []*Citation) string { return escape(numbers(citations)) }

func (m *markdown) view(v *View) {
	m.line("# ", escape(v.Title()))
	m.line()
	if v.Only() == nil {
		m.line(v.Counts.Line())
	}
	if len(v.Reports) == 0 {
		m.line()
		m.line(say("empty"))
	}
	for _, s := range v.Stories {
		if v.Only() == nil {
			m.heading(2, escape(s.Title))
		}
		m.line(joinWords(" · ", s.Dates, s.Counts.Line()))
		m.story(s)
	}
	m.affair(v.Affair)
	if len(v.More) > 0 {
		m.heading(2, say("also"))
		for _, s := range v.More {
			m.line("- ", escape(s.Title), " · ", joinWords(" · ", s.Dates, s.Counts.Line()))
		}
	}
	m.missing(v)
	m.heading(2, say("articles"))
	for _, r := range v.Reports {
		date := r.Date
		if date == "" {
			date = say("undated")
		}
		m.line(fmt.Sprintf("%d. ", r.Number), joinWords(" · ", escape(r.short), date, escape(r.Title), code(r.File)))
	}
}

// code sets a file name as code; no mark in it can end that.
func code(s string) string {
	if s == "" {
		return ""
	}
	return "`" + strings.ReplaceAll(s, "`", "'") + "`"
}

func (m *markdown) story(s *Story) {
	if len(s.StandOut) > 0 {
		m.heading(3, say("first"))
		for _, f := range s.StandOut {
			m.line("- **", f.Label, "** · ", f.Slot, ": ", escape(f.Summary), about(f, s))
			for _, v := range f.Values {
				m.line("  - ", valueInContext(v))
			}
		}
		m.more(s.MoreFindings)
	} else if !s.Compared() {
		m.line()
		m.line(say("none"))
	}
	m.timeline(s)
	if len(s.Events) > 0 {
		m.heading(3, say("accounts"))
		for _, e := range s.Events {
			m.event(e)
		}
		m.more(s.MoreEvents)
	}
	if len(s.Loose) > 0 {
		m.heading(3, say("loose"))
		m.notes(s.Loose)
	}
	m.quotations(s)
	m.figures(s)
	m.sources(s)
}

// about names the event of a finding, unless the story bears its name.
func about(f *Finding, s *Story) string {
	if title := f.about(s); title != "" {
		return " · " + escape(title)
	}
	return ""
}

// valueInContext shows a value of few words in its sentence.
func valueInContext(v Value) string {
	c, ok := v.context()
	if !ok {
		return valueLine(v)
	}
	words := strings.TrimLeft(escapeWithin(c.Before), " ") + emphasise(escape(c.Words)) + escapeWithin(c.After)
	return joinWords(" ", words, escape(v.Side), notes(v.Citations))
}

func valueLine(v Value) string {
	if v.Nothing {
		return escape(v.Side) + " *" + say("nothing") + "* " + escape(reportNumbers(v.Reports))
	}
	return joinWords(" ", "“"+escape(v.Text)+"”", escape(v.Side), notes(v.Citations))
}

func (m *markdown) timeline(s *Story) {
	if len(s.Timeline) == 0 {
		return
	}
	m.heading(3, say("timeline"))
	for _, t := range s.Timeline {
		var marks []string
		if t.Inferred {
			marks = append(marks, say("worked-out"))
		}
		if t.Modality != "" && t.Modality != readout.ModalityActual {
			marks = append(marks, say(string(t.Modality)))
		}
		if t.Order != nil {
			marks = append(marks, escape(t.Order.Words()))
		}
		marks = append(marks, escape(t.Place), count(t.Reports, "report", "reports"))
		if t.Origins != t.Reports {
			marks = append(marks, count(t.Origins, "origin", "origins"))
		}
		m.line("- **", t.Date, "** ", escape(t.Title), " · ", joinWords(" · ", marks...))
	}
	m.more(s.MoreMoments)
}

func (m *markdown) event(e *Event) {
	m.heading(4, escape(e.Title))
	note := joinWords(" · ", e.Date, escape(e.Place), count(e.Reports, "report", "reports")+", "+count(e.Origins, "origin", "origins"))
	if e.Modality != "" && e.Modality != readout.ModalityActual {
		note = say(string(e.Modality)) + " · " + note
	}
	m.line(note)
	m.line()
	if len(e.Rows) > 0 {
		heads, rule := []string{say("point")}, []string{"---"}
		for _, c := range e.Columns {
			heads, rule = append(heads, escape(columnHead(c))), append(rule, "---")
		}
		m.line("| ", strings.Join(heads, " | "), " |")
		m.line("| ", strings.Join(rule, " | "), " |")
		for _, r := range e.Rows {
			cells := []string{joinWords(" · ", escape(r.Point()), "**"+r.Label+"**", r.Support)}
			for i, c := range r.Cells {
				cells = append(cells, escape(cellText(c, e.Columns[i])))
			}
			m.line("| ", strings.Join(cells, " | "), " |")
		}
		m.line()
	}
	m.notes(e.Notes)
	m.more(e.MoreRows)
}

// notes tells findings in a line each.
func (m *markdown) notes(findings []*Finding) {
	for _, f := range findings {
		var values []string
		for _, v := range f.Values {
			values = append(values, valueLine(v))
		}
		m.line("- **", f.Label, "** · ", joinWords(" · ", f.Slot, f.Support), ": ", strings.Join(values, "; "))
	}
}

func (m *markdown) quotations(s *Story) {
	if len(s.Quotations) == 0 {
		return
	}
	m.heading(3, say("quotations"))
	for _, q := range s.Quotations {
		who := escape(q.Teller())
		if q.Via != "" {
			who += ", " + say("through") + " " + escape(q.Via)
		}
		who = joinWords(", ", who, q.Date)
		if len(q.Versions)+q.More > 1 {
			who += fmt.Sprintf(" · **%s** (%d %s)", say("variant"), len(q.Versions)+q.More, say("versions"))
		}
		if q.Indirect {
			who += " (" + say("indirect") + ")"
		}
		m.line("- ", who)
		for _, v := range q.Versions {
			var words []string
			for _, r := range v.Runs {
				text := escape(r.Text)
				if r.Differs {
					text = emphasise(text)
				}
				words = append(words, text)
			}
			m.line("  - ", v.Open, v.Before, strings.Join(words, " "), v.After, v.Close, " ", notes(v.Citations))
		}
	}
	m.more(s.MoreQuotes)
}

// emphasise sets words bold; marks at the edges stay outside, since CommonMark
// does not see emphasis that ends in punctuation before a letter.
func emphasise(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	if last := s[len(s)-size:]; strings.ContainsAny(last, ",.;:!?”\"") && len(s) > size {
		return "**" + s[:len(s)-size] + "**" + last
	}
	return "**" + s + "**"
}

func (m *markdown) figures(s *Story) {
	if len(s.Series) == 0 {
		return
	}
	m.heading(3, say("figures"))
	for _, series := range s.Series {
		if series.Loose {
			m.line("- ", series.Title)
			for _, p := range series.Points {
				c := p.Citations[0].Context()
				m.line("  - ", strings.TrimLeft(escapeWithin(c.Before), " "), "**", escape(c.Words), "**", escapeWithin(c.After), " ", notes(p.Citations))
			}
			continue
		}
		var points []string
		for _, p := range series.Points {
			text := joinWords(" ", p.Qualifier, "**"+escape(p.Text)+"**")
			if p.Date != "" && !p.OfReport {
				text += ", " + p.Date
			}
			points = append(points, text+" "+notes(p.Citations))
		}
		m.line("- ", escape(series.Title), ": ", strings.Join(points, "; "))
	}
	m.more(s.MoreFigures)
}

func (m *markdown) sources(s *Story) {
	if len(s.Sources)+len(s.Alone) == 0 {
		return
	}
	m.heading(3, say("sources"))
	for _, src := range s.Sources {
		if !src.Headed() {
			m.tree("", src.Reports)
			continue
		}
		m.line("- **", escape(src.Name), "** ", count(src.Total, "report", "reports"))
		m.tree("  ", src.Reports)
	}
	if len(s.Alone) > 0 {
		var names []string
		for _, r := range s.Alone {
			names = append(names, escape(fmt.Sprintf("[%d] %s", r.Number, r.Label)))
		}
		m.line("- **", say("itself"), "** ", strings.Join(names, ", "))
	}
}

func (m *markdown) tree(indent string, nodes []*SourceNode) {
	for _, n := range nodes {
		date := n.Report.Date
		if date == "" {
			date = say("undated")
		}
		m.line(indent, "- ", joinWords(" · ", escape(fmt.Sprintf("[%d] %s", n.Report.Number, n.Report.short)), date, n.How))
		m.tree(indent+"  ", n.Under)
	}
}

func (m *markdown) missing(v *View) {
	m.heading(2, say("missing"))
	item := func(title string, r *Report, note string) {
		m.line("- ", joinWords(" · ", title+": "+escape(fmt.Sprintf("[%d] %s", r.Number, r.Label)), escape(note)))
	}
	for _, r := range v.Undated {
		item(say("undated-list"), r, "")
	}
	for _, r := range v.Inferred {
		item(say("inferred-list"), r, r.Date)
	}
	for _, r := range v.Alone {
		item(say("alone-list"), r, "")
	}
	for _, r := range v.Noted {
		item(say("noted-list"), r, strings.Join(r.Notes, "; "))
	}
	for _, r := range v.Refused {
		m.line("- ", joinWords(" · ", say("refused-list")+": "+escape(r.Name), escape(r.Reason), escape(r.Hint)))
	}
	if len(v.Undated)+len(v.Inferred)+len(v.Alone)+len(v.Noted)+len(v.Refused) == 0 {
		m.line(say("none-missing"))
	}
}
