package report

import (
	"fmt"
	"slices"

	"readout"
)

// Source is one origin with its reports as a tree: under each report those
// that copy or credit it.
type Source struct {
	ID      string
	Name    string
	Reports []*SourceNode
	Total   int
}

// Headed reports whether the origin's name says more than its one report's.
func (s Source) Headed() bool { return s.Total > 1 || s.Reports[0].Report.short != s.Name }

// SourceNode is one report in the tree of an origin.
type SourceNode struct {
	Report *Report
	How    string // what ties it to what stands above it, in words
	Cite   *Citation
	Under  []*SourceNode
}

// sources gives the origins of reports that tie reports together or to an
// agency, those with most reports first, and the reports that stand alone.
func (b *builder) sources(reports []*Report) (out []Source, alone []*Report) {
	var seen []string
	for _, r := range reports {
		id := b.originByDocument[r.ID]
		if b.origins[id] == nil || slices.Contains(seen, id) {
			continue
		}
		seen = append(seen, id)
		s := b.source(b.origins[id], reports)
		if s.Total == 1 && s.Reports[0].How == "" {
			alone = append(alone, s.Reports[0].Report)
			continue
		}
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(x, y Source) int { return y.Total - x.Total })
	return out, alone
}

func (b *builder) source(o *readout.Origin, reports []*Report) Source {
	s := Source{ID: o.ID, Name: oneLine(o.Name)}
	nodes := map[string]*SourceNode{}
	var order []*SourceNode
	for _, r := range reports {
		if b.originByDocument[r.ID] == o.ID {
			nodes[r.ID] = &SourceNode{Report: r}
			order = append(order, nodes[r.ID])
		}
	}
	s.Total = len(order)
	parent, elsewhere := map[*SourceNode]*SourceNode{}, map[*SourceNode][]string{}
	for _, t := range o.Ties {
		from, to := nodes[t.From], nodes[t.To]
		if from == nil || from == to {
			continue
		}
		if to != nil && parent[from] == nil && !above(parent, to, from) {
			parent[from] = to
			b.tie(from, t)
		} else if from.How == "" && t.To == "" {
			b.tie(from, t)
		}
		if r := b.reports[t.To]; r != nil && b.originByDocument[t.To] != o.ID { // a part of it is another origin's
			how := "also-copies"
			switch t.Basis {
			case readout.TiePassage:
				how = "shares"
			case readout.TieQuotation:
				how = "quotes-as"
			}
			elsewhere[from] = append(elsewhere[from], fmt.Sprintf("%s %s (%.0f %%)", say(how), r.Label, 100*t.Share))
		}
	}
	for _, n := range order {
		n.How = joinWords(", ", append([]string{n.How}, elsewhere[n]...)...)
		if p := parent[n]; p != nil {
			p.Under = append(p.Under, n)
		} else {
			s.Reports = append(s.Reports, n)
		}
	}
	return s
}

// above reports whether n is top or stands above it, so that a tie the other
// way would close a circle.
func above(parent map[*SourceNode]*SourceNode, top, n *SourceNode) bool {
	for at := top; at != nil; at = parent[at] {
		if at == n {
			return true
		}
	}
	return false
}

func (b *builder) tie(n *SourceNode, t readout.Tie) {
	switch t.Basis {
	case readout.OriginCopy:
		n.How = say("copies")
		if t.Share > 0 {
			n.How += fmt.Sprintf(" (%.0f %%)", 100*t.Share)
		}
	case readout.OriginDateline:
		n.How = say("dateline")
	case readout.OriginCredit:
		n.How = say("credits")
	default:
		n.How = ""
	}
	for _, evid := range t.Evidence {
		if evid.Document == t.From { // the words as they stand in this report
			n.Cite = b.cite(evid)
			break
		}
	}
	if n.Cite != nil && t.Basis == readout.OriginCredit {
		n.How += " “" + clip(n.Cite.Quote, 40) + "”"
	}
}
