package report

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
)

// quotations sets versions of one sentence under one another, the words that
// differ between brackets where there is no colour.
func (t *terminal) quotations(s *Story) {
	if len(s.Quotations) == 0 {
		return
	}
	t.heading(say("quotations"))
	for _, q := range s.Quotations {
		who := q.Teller()
		if q.Via != "" {
			who += ", " + say("through") + " " + q.Via
		}
		who = joinWords(", ", who, q.Date)
		if len(q.Versions)+q.More > 1 {
			who += "  " + t.paint("variant", fmt.Sprintf("%s: %d %s", say("variant"), len(q.Versions)+q.More, say("versions")))
		}
		if q.Indirect {
			who += " " + t.paint("quiet", "("+say("indirect")+")")
		}
		t.wrapped("  ", "    ", who)
		for _, v := range q.Versions {
			t.wrapped("    ", "      ", t.version(v)+"  "+t.paint("quiet", numbers(v.Citations)))
		}
	}
	t.more(s.MoreQuotes)
}

func (t *terminal) version(v Version) string {
	var parts []string
	for _, r := range v.Runs {
		text := r.Text
		if r.Differs {
			text = t.emphasise(text)
		}
		parts = append(parts, text)
	}
	return v.Open + v.Before + strings.Join(parts, " ") + v.After + v.Close
}

func (t *terminal) figures(s *Story) {
	if len(s.Series) == 0 {
		return
	}
	t.heading(say("figures"))
	for _, series := range s.Series {
		if series.Loose {
			t.line("  ", series.Title)
			for _, p := range series.Points {
				c := p.Citations[0].Context()
				t.wrapped("    ", "      ", c.Before+t.emphasise(c.Words)+c.After+"  "+t.paint("quiet", numbers(p.Citations)))
			}
			t.more(series.More)
			continue
		}
		var points []string
		for _, p := range series.Points {
			text := joinWords(" ", p.Qualifier, p.Text)
			if p.Date != "" && !p.OfReport {
				text += ", " + p.Date
			}
			points = append(points, text+" "+t.paint("quiet", numbers(p.Citations)))
		}
		t.wrapped("  "+series.Title+"  ", "      ", strings.Join(points, "; "))
	}
	t.more(s.MoreFigures)
}

func (t *terminal) sources(s *Story) {
	if len(s.Sources)+len(s.Alone) == 0 {
		return
	}
	t.heading(say("sources"))
	for _, src := range s.Sources {
		if src.Headed() {
			t.line("  ", src.Name, "  ", t.paint("quiet", count(src.Total, "report", "reports")))
		}
		t.tree("  ", src.Reports)
	}
	if len(s.Alone) > 0 {
		var names []string
		for _, r := range s.Alone {
			names = append(names, fmt.Sprintf("[%d] %s", r.Number, r.Label))
		}
		t.wrapped("  "+say("itself")+": ", "    ", strings.Join(names, ", "))
	}
}

func (t *terminal) tree(indent string, nodes []*SourceNode) {
	for i, n := range nodes {
		branch, under := "├─ ", "│  "
		if i == len(nodes)-1 {
			branch, under = "└─ ", "   "
		}
		date := n.Report.Date
		if date == "" {
			date = say("undated")
		}
		t.wrapped(indent+t.paint("quiet", branch), indent+under, fmt.Sprintf("[%d] %s  %s", n.Report.Number, n.Report.short, t.paint("quiet", joinWords(" · ", date, n.How))))
		t.tree(indent+t.paint("quiet", under), n.Under)
	}
}

func (t *terminal) missing(v *View) {
	t.line()
	t.line(strings.Repeat("━", t.width))
	t.line(t.paint("head", say("missing")))
	list := func(title string, reports []*Report, note func(*Report) string) {
		if len(reports) == 0 {
			return
		}
		var names []string
		for _, r := range reports {
			name := fmt.Sprintf("[%d] %s", r.Number, r.Label)
			if n := note(r); n != "" {
				name += " (" + n + ")"
			}
			names = append(names, name)
		}
		t.wrapped("  "+title+": ", "    ", strings.Join(names, "; "))
	}
	none := func(*Report) string { return "" }
	list(say("undated-list"), v.Undated, none)
	list(say("inferred-list"), v.Inferred, func(r *Report) string { return r.Date })
	list(say("alone-list"), v.Alone, none)
	list(say("noted-list"), v.Noted, func(r *Report) string { return oneLine(strings.Join(r.Notes, "; ")) })
	for _, r := range v.Refused {
		hint := ""
		if r.Hint != "" {
			hint = " (" + r.Hint + ")"
		}
		t.wrapped("  "+say("refused-list")+": ", "    ", oneLine(r.Name+": "+r.Reason+hint))
	}
	if len(v.Undated)+len(v.Inferred)+len(v.Alone)+len(v.Noted)+len(v.Refused) == 0 {
		t.line("  ", say("none-missing"))
	}
}

// reports is the key to the numbers in brackets.
func (t *terminal) reports(v *View) {
	if len(v.Reports) == 0 {
		return
	}
	t.heading(say("articles"))
	shown := v.Reports
	if !v.Full {
		shown = nil
		for _, r := range v.Reports {
			if r.Cited() {
				shown = append(shown, r)
			}
		}
	}
	width := lipgloss.Width(fmt.Sprint(len(v.Reports)))
	for _, r := range shown {
		date := r.Date
		if date == "" {
			date = say("undated")
		}
		file := ""
		if r.File != r.Label {
			file = r.File
		}
		t.wrapped(fmt.Sprintf("  %*s ", width+2, fmt.Sprintf("[%d]", r.Number)), strings.Repeat(" ", width+5),
			joinWords(" · ", r.short, date, r.Title)+"  "+t.paint("quiet", file))
	}
	t.more(len(v.Reports) - len(shown))
}
