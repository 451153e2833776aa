package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"readout"
)

// Show writes one row of an export in full: a document with its text, an
// event with its table, a story, a finding, an actor, an origin, a statement
// or a figure. id is the id, its first letters where they are enough, or the
// name of a document. It is of KindNotFound when nothing has it.
func Show(w io.Writer, export *readout.Export, id string, opts TerminalOptions) error {
	full, err := Find(export, id)
	if err != nil {
		return err
	}
	b := newBuilder(export, Options{Full: true, Now: opts.Now})
	t := newTerminal(opts)
	t.row(b, full)
	return writeText(w, t.out.String())
}

// ShortestID is how many characters of an id may stand for it.
const ShortestID = 4

// Find gives the whole id that is meant by an id, the beginning of one, or the
// name of a document. It is of KindNotFound when nothing has it and of
// KindInvalid when several do.
func Find(export *readout.Export, id string) (string, error) {
	var found []string
	eachID(export, func(have string) {
		if have == id || len(id) >= ShortestID && strings.HasPrefix(have, id) {
			found = append(found, have)
		}
	})
	if slices.Contains(found, id) {
		return id, nil
	}
	if len(found) == 0 {
		for _, r := range export.Documents {
			if slices.Contains(r.Names, id) {
				found = append(found, r.ID)
			}
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return "", &readout.Error{Kind: readout.KindNotFound, Place: id, Reason: "nothing in the ledger has this id or name", Hint: "readout list shows what there is"}
	}
	return "", &readout.Error{Kind: readout.KindInvalid, Place: id, Reason: fmt.Sprintf("%d rows begin so: %s", len(found), strings.Join(found[:min(4, len(found))], ", ")), Hint: "give more of the id"}
}

func eachID(e *readout.Export, f func(id string)) {
	for _, r := range e.Documents {
		f(r.ID)
	}
	for _, r := range e.Origins {
		f(r.ID)
	}
	for _, r := range e.Stories {
		f(r.ID)
	}
	for _, r := range e.Actors {
		f(r.ID)
	}
	for _, r := range e.Events {
		f(r.ID)
	}
	for _, r := range e.Statements {
		f(r.ID)
	}
	for _, r := range e.Figures {
		f(r.ID)
	}
	for _, r := range e.Findings {
		f(r.ID)
	}
}

// byRowID finds a row of a sorted list.
func byRowID[T any](list []T, id string, of func(*T) string) *T {
	for i := range list {
		if of(&list[i]) == id {
			return &list[i]
		}
	}
	return nil
}

// row writes one row of any sort.
func (t *terminal) row(b *builder, id string) {
	e := b.export
	switch id[0] {
	case 'd':
		t.document(b.reports[id])
	case 'o':
		t.origin(b, b.origins[id])
	case 's':
		s := b.story(byRowID(e.Stories, id, func(s *readout.Story) string { return s.ID }))
		t.storyHead(s)
		t.story(s)
		t.key(b)
	case 'a':
		t.actor(b, b.actors[id])
	case 'e':
		t.event(b.event(b.events[id], b.findings[id]))
		t.mentions(b, b.events[id])
		t.orders(b, b.events[id])
		t.key(b)
	case 'q':
		t.statement(b, byRowID(e.Statements, id, func(s *readout.Statement) string { return s.ID }))
	case 'f':
		f := byRowID(e.Figures, id, func(f *readout.Figure) string { return f.ID })
		t.wrapped("", "  ", t.paint("head", b.seriesTitle(f))+"  "+joinWords(" ", amount(f.Value, f.Unit), dateWords(f.Date)))
		t.quoted(b, f.Evidence)
	case 'x':
		f := byRowID(e.Findings, id, func(f *readout.Finding) string { return f.ID })
		t.finding(b.finding(f), &Story{})
		for _, v := range f.Values {
			t.quoted(b, v.Evidence...)
		}
	}
}

// key lists the reports that the lines above cite.
func (t *terminal) key(b *builder) {
	v := &View{}
	for _, r := range b.reports {
		if r.Cited() {
			v.Reports = append(v.Reports, r)
		}
	}
	slices.SortFunc(v.Reports, func(x, y *Report) int { return x.Number - y.Number })
	t.reports(v)
}

// quoted writes evidence in the sentence that it stands in.
func (t *terminal) quoted(b *builder, list ...readout.Evidence) {
	for _, evid := range list {
		c := b.cite(evid)
		if c == nil {
			continue
		}
		t.line("  ", t.paint("quiet", fmt.Sprintf("%s, %s %d-%d", c.Report.Cite(), c.Report.ID, c.Start, c.End)))
		sentence := c.Sentence
		if before, after, ok := strings.Cut(sentence, c.Quote); ok && t.colour {
			sentence = before + t.paint("differs", c.Quote) + after
		}
		t.wrapped("    ", "    ", sentence)
	}
}

func (t *terminal) mentions(b *builder, e *readout.Event) {
	t.line()
	for _, a := range e.Accounts {
		t.quoted(b, a.Mentions...)
	}
}

// orders says beside which events texts put one without a date, and shows the
// words.
func (t *terminal) orders(b *builder, e *readout.Event) {
	for _, o := range e.Order {
		t.line()
		t.wrapped("", "  ", b.orderWords(o))
		t.quoted(b, o.Evidence)
	}
}

// orderWords says an order that a text tells, with the other event.
func (b *builder) orderWords(o readout.Order) string {
	word := say("told-after")
	if o.Before {
		word = say("told-before")
	}
	other := b.events[o.Event]
	if other == nil {
		return word + " " + o.Event
	}
	return joinWords(" ", word, "“"+eventTitle(other)+"”", eventDate(other.Date)) + " (" + o.Event + ")"
}

func (t *terminal) document(r *Report) {
	title := r.Title
	if title == "" {
		title = r.Label
	}
	t.wrapped("", "", t.paint("title", title))
	date := r.Date
	if date == "" {
		date = say("undated")
	}
	t.wrapped("", "  ", t.paint("quiet", joinWords(" · ", r.ID, r.short, date, r.Byline, r.URL, strings.Join(r.Names, ", "), r.Language)))
	for _, n := range r.Notes {
		t.wrapped("", "  ", t.paint("quiet", oneLine(n)))
	}
	t.line()
	for _, p := range r.whole().Paragraphs {
		var text []string
		for _, s := range p.Sentences {
			text = append(text, oneLine(s.Text))
		}
		name := ""
		if p.Skipped {
			name = "quiet"
		}
		t.wrapped("", "", t.paint(name, strings.Join(text, " ")))
		t.line()
	}
}

func (t *terminal) origin(b *builder, o *readout.Origin) {
	var reports []*Report
	for _, d := range o.Documents {
		if r := b.reports[d]; r != nil {
			reports = append(reports, r)
		}
	}
	s := b.source(o, reports)
	t.line(t.paint("head", s.Name), "  ", t.paint("quiet", count(s.Total, "report", "reports")))
	t.tree("  ", s.Reports)
	for _, tie := range o.Ties {
		t.quoted(b, tie.Evidence...)
	}
}

func (t *terminal) actor(b *builder, a *readout.Actor) {
	t.line(t.paint("head", oneLine(a.Name)), "  ", t.paint("quiet", joinWords(" · ", string(a.Kind), a.Code)))
	for _, r := range a.Roles {
		t.line("  ", oneLine(joinWords(", ", r.Title, r.Of, termWords(r))))
	}
	t.wrapped("  ", "    ", oneLine(strings.Join(a.Names, ", ")))
	t.quoted(b, a.Evidence...)
}

// termWords says from when to when a role was held, as far as it is known.
func termWords(r readout.Role) string {
	switch {
	case r.From != "" && r.To != "":
		return dateWords(r.From) + " – " + dateWords(r.To)
	case r.From != "":
		return say("since") + " " + dateWords(r.From)
	case r.To != "":
		return say("until") + " " + dateWords(r.To)
	}
	return ""
}

func (t *terminal) statement(b *builder, s *readout.Statement) {
	who := b.speaker(s)
	if who == "" {
		who = say("unknown-speaker")
	}
	if s.Via != "" {
		who += ", " + say("through") + " " + oneLine(s.Via)
	}
	t.line(t.paint("head", who), "  ", t.paint("quiet", joinWords(" · ", string(s.Kind), string(s.Stance), dateWords(s.Date))))
	t.quoted(b, s.Content...)
}
