package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"readout"
	"readout/register"
)

// timelineLine is one event of a timeline in the words of a face.
type timelineLine struct {
	date, title, note string
	cite              *Citation
}

// timelineLines puts the entries of a timeline into words: the date, the title,
// how the place in the order is known, how many origins tell of it.
func (b *builder) timelineLines(list []register.Entry) []timelineLine {
	var out []timelineLine
	for _, e := range list {
		ev := b.events[e.Event]
		l := timelineLine{date: eventDate(e.Date), title: eventTitle(ev)}
		var notes []string
		if l.date == "" {
			l.date = say("nodate")
		} else if e.Date.Basis == readout.BasisInferred {
			notes = append(notes, say("worked-out"))
		}
		if e.Modality != readout.ModalityActual && e.Modality != "" {
			notes = append(notes, say(string(e.Modality)))
		}
		if order := b.momentOrder(e); order != nil {
			words := order.Words()
			if order.Cite != nil {
				words += " " + numbers([]*Citation{order.Cite})
			}
			notes = append(notes, words)
		}
		l.note = strings.Join(append(notes, count(e.Origins, "origin", "origins")), " · ")
		if len(e.Evidence) > 0 {
			l.cite = b.cite(e.Evidence[0])
		}
		out = append(out, l)
	}
	return out
}

// TerminalTimelines writes timelines as text for a terminal or a pipe.
func TerminalTimelines(w io.Writer, export *readout.Export, list []register.Timeline, opts TerminalOptions) error {
	b, t := newBuilder(export, Options{Full: true}), newTerminal(opts)
	for i, line := range list {
		if i > 0 {
			t.line()
		}
		t.wrapped("", "", t.paint("title", oneLine(line.Title)))
		for _, l := range append(b.timelineLines(line.Placed), b.timelineLines(line.Loose)...) {
			t.wrapped("  ", "      ", t.paint("head", l.date)+"  "+l.title+"  "+t.paint("quiet", l.note))
			if l.cite != nil {
				t.wrapped("      "+t.paint("quiet", "│ "), "      "+t.paint("quiet", "│ ")+"  ", l.cite.Sentence+" "+t.paint("quiet", numbers([]*Citation{l.cite})))
			}
		}
	}
	t.key(b)
	return writeText(w, t.out.String())
}

// MarkdownTimelines writes timelines as Markdown.
func MarkdownTimelines(w io.Writer, export *readout.Export, list []register.Timeline) error {
	b, m := newBuilder(export, Options{Full: true}), &markdown{}
	for i, line := range list {
		if i > 0 {
			m.line()
		}
		m.line("# ", escape(line.Title))
		m.line()
		for _, l := range append(b.timelineLines(line.Placed), b.timelineLines(line.Loose)...) {
			m.line("- **", l.date, "** ", escape(l.title), " · ", escape(l.note))
			if l.cite != nil {
				m.line("  > ", escape(l.cite.Sentence), " ", notes([]*Citation{l.cite}))
			}
		}
	}
	m.heading(2, say("articles"))
	for _, r := range b.numbered {
		if r.Cited() {
			m.line("- ", escape(fmt.Sprintf("[%d]", r.Number)), " ", joinWords(", ", escape(r.Label), r.Date))
		}
	}
	if _, err := io.WriteString(w, m.out.String()); err != nil {
		return fmt.Errorf("report: write Markdown: %w", err)
	}
	return nil
}

// JSONTimelines writes timelines as JSON; ids are those of the exported ledger.
func JSONTimelines(w io.Writer, list []register.Timeline) error {
	out := bufio.NewWriter(w)
	e := &encoder{w: out}
	e.printf("{\"version\":%d", readout.ContractVersion)
	writeList(e, "timelines", list)
	return e.end(out)
}
