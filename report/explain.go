package report

import (
	"fmt"
	"io"

	"readout"
)

// Explain writes why a row is there: the rule that made it and its reasons as
// a tree, down to the words that they rest on.
func Explain(w io.Writer, export *readout.Export, id string, opts TerminalOptions) error {
	full, err := Find(export, id)
	if err != nil {
		return err
	}
	b := newBuilder(export, Options{Full: true})
	t := newTerminal(opts)
	head, reasons, branches := b.reasonsOf(full)
	t.wrapped("", "  ", t.paint("head", head))
	t.branches(reasons, branches)
	return writeText(w, t.out.String())
}

// branch is one part of an explanation with what it rests on.
type branch struct {
	text     string
	evidence []readout.Evidence
}

// reasonsOf gives what there is to say of a row's making.
func (b *builder) reasonsOf(id string) (head string, reasons []readout.Reason, branches []branch) {
	e := b.export
	switch id[0] {
	case 'd':
		r := b.reports[id]
		head = r.ID + "  " + r.Cite()
		branches = append(branches, branch{text: joinWords(" ", say("published")+":", string(r.published), "("+string(r.Basis)+")")})
		if o := b.origins[b.originByDocument[id]]; o != nil {
			branches = append(branches, branch{text: say("origin") + ": " + oneLine(o.Name) + " (" + string(o.Basis) + ", " + o.ID + ")"})
		}
		if r.story != "" {
			branches = append(branches, branch{text: say("story") + ": " + r.story})
		}
	case 'o':
		o := b.origins[id]
		head, reasons = o.ID+"  "+oneLine(o.Name), o.Reasons
		for _, t := range o.Ties {
			text := string(t.Basis) + ": " + b.reportName(t.From)
			if t.To != "" {
				text += fmt.Sprintf(" → %s (%.0f %%)", b.reportName(t.To), 100*t.Share)
			}
			for _, r := range t.Reasons {
				text += "; " + reasonLine(r)
			}
			branches = append(branches, branch{text, t.Evidence})
		}
	case 's':
		s := byRowID(e.Stories, id, func(s *readout.Story) string { return s.ID })
		head, reasons = s.ID+"  "+oneLine(s.Title), s.Reasons
	case 'a':
		a := b.actors[id]
		head, reasons = a.ID+"  "+oneLine(a.Name), a.Reasons
		branches = append(branches, branch{"", a.Evidence})
	case 'e':
		ev := b.events[id]
		head, reasons = ev.ID+"  "+oneLine(ev.Title), ev.Reasons
		for _, a := range ev.Accounts {
			branches = append(branches, branch{joinWords(" · ", b.reportName(a.Document), oneLine(b.name(a.Party))), a.Mentions})
		}
		for _, o := range ev.Order {
			branches = append(branches, branch{oneLine(o.By) + ": " + b.orderWords(o), []readout.Evidence{o.Evidence}})
		}
	case 'q':
		s := byRowID(e.Statements, id, func(s *readout.Statement) string { return s.ID })
		head = s.ID + "  " + b.speaker(s)
		branches = append(branches, branch{"source", s.Source}, branch{"cue", s.Cue}, branch{"content", s.Content})
	case 'f':
		f := byRowID(e.Figures, id, func(f *readout.Figure) string { return f.ID })
		head = f.ID + "  " + b.seriesTitle(f)
		branches = append(branches, branch{amount(f.Value, f.Unit), []readout.Evidence{f.Evidence}})
	case 'x':
		f := byRowID(e.Findings, id, func(f *readout.Finding) string { return f.ID })
		head = f.ID + "  " + sayKind(f.Kind) + " · " + saySlot(f.Slot) + ": " + oneLine(f.Summary)
		reasons = append([]readout.Reason{{By: f.By, Score: f.Weight, Note: count(f.Origins, "origin", "origins")}}, f.Reasons...)
		for _, v := range f.Values {
			text := joinWords(" · ", oneLine(v.Value), oneLine(b.name(v.Party)))
			if len(v.Evidence) == 0 {
				text += " " + say("nothing")
			}
			branches = append(branches, branch{text, v.Evidence})
		}
	}
	return head, reasons, branches
}

func (b *builder) reportName(document string) string {
	if r := b.reports[document]; r != nil {
		return r.Label
	}
	return document
}

// branches draws reasons, then parts with the sentences that they rest on.
func (t *terminal) branches(reasons []readout.Reason, parts []branch) {
	b := len(reasons) + len(parts)
	lead := func() (string, string) {
		b--
		if b == 0 {
			return "└─ ", "   "
		}
		return "├─ ", "│  "
	}
	for _, r := range reasons {
		first, rest := lead()
		t.wrapped(first, rest, reasonLine(r))
	}
	for _, p := range parts {
		first, rest := lead()
		t.wrapped(first, rest, p.text)
		for _, evid := range p.evidence {
			t.wrapped(rest+"   │ ", rest+"   │ ", oneLine(evid.Quote)+"  "+t.paint("quiet", fmt.Sprintf("%s %d-%d", evid.Document, evid.Start, evid.End)))
		}
	}
}
