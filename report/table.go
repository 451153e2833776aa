package report

import (
	"cmp"
	"slices"
	"strings"

	"readout"
)

// Column is one account in the table of an event: a report with its copies,
// or a side.
type Column struct {
	Head    string
	Under   string // date of the report, or who tells the side's version
	Side    bool
	Reports []*Report
}

// Row is one point on which accounts are compared.
type Row struct {
	Slot  string
	Of    string // what is counted, where another row has the same slot
	Kind  readout.FindingKind
	Label string
	IDs   []string // of the findings
	Cells []Cell   // as many as columns

	// Support is how many origins agree, in words; empty for other kinds.
	Support string
}

// Point names what the row compares.
func (r Row) Point() string { return joinWords(": ", r.Slot, r.Of) }

// Cell is what one account says on one point; empty when it says nothing.
type Cell struct {
	Group   int // cells of one row with the same number fit together; 0 for none
	Entries []Entry
}

// Entry is one wording in a cell.
type Entry struct {
	Text     string
	Side     string    // whose version it is, where the column does not say
	Nothing  bool      // the side says nothing of it, which is the finding
	Citation *Citation // nil where no report has words for it
}

// Line is the entry with the side that it is of.
func (e Entry) Line() string {
	if e.Nothing {
		return joinWords(" ", e.Side, say("nothing"))
	}
	return joinWords(" – ", clip(e.Text, longestCell), e.Side)
}

// grid collects the cells of a table before its columns are known.
type grid struct {
	cells   map[string]map[string]*Cell // row key, column key
	columns map[string]*Column
	members []string // documents with an account of the event, sorted
	sides   bool     // columns are the sides
}

// rowOf is a row while its table is made.
type rowOf struct {
	Row
	key      string
	origins  int // behind Support
	findings []*readout.Finding
}

// table lines up the values of findings: points down, accounts across.
func (b *builder) table(out *Event, findings []*readout.Finding, members []string) {
	findings = slices.DeleteFunc(slices.Clone(findings), func(f *readout.Finding) bool {
		return f.Kind == readout.FindingEcho || f.Slot == readout.SlotQuote // told with the sources and the quotations
	})
	slices.SortFunc(findings, byRank)
	g := &grid{cells: map[string]map[string]*Cell{}, columns: map[string]*Column{}, members: members, sides: betweenSides(findings)}
	var rows []*rowOf
	for _, f := range findings {
		key := rowKey(f)
		i := slices.IndexFunc(rows, func(r *rowOf) bool { return r.key == key || b.within(f, r) })
		if i < 0 {
			i = len(rows)
			rows = append(rows, &rowOf{key: key, Row: Row{Slot: saySlot(f.Slot), Kind: f.Kind, Label: sayKind(f.Kind)}})
			g.cells[key] = map[string]*Cell{}
		}
		key = rows[i].key
		rows[i].IDs = append(rows[i].IDs, f.ID)
		if f.Kind == rows[i].Kind && f.Origins > rows[i].origins {
			rows[i].Support, rows[i].origins = support(f), f.Origins
		}
		rows[i].findings = append(rows[i].findings, f)
		for n, v := range f.Values {
			b.fill(g, key, v, cmp.Or(group(f, n), rows[i].group(v)))
		}
	}
	rows, notes := g.compare(rows)
	var moreNotes int
	rows, out.MoreRows = limit(b, rows, shortRows)
	notes, moreNotes = limit(b, notes, shortRows)
	out.MoreRows += moreNotes
	for _, f := range notes {
		out.Notes = append(out.Notes, b.finding(f))
	}
	b.tellApart(rows)
	b.columns(out, g, rows)
}

// support tells by how many origins an agreement is borne. Copies of one
// another do not add to it.
func support(f *readout.Finding) string {
	if f.Kind != readout.FindingAgreement {
		return ""
	}
	return count(f.Origins, "origin", "origins")
}

// telling drops findings that say no more than that the event is told of: the
// number of its reports says that.
func telling(e *readout.Event, findings []*readout.Finding) []*readout.Finding {
	var conflicts []readout.Evidence
	for _, f := range findings {
		if f.Kind == readout.FindingConflict {
			conflicts = append(conflicts, evidenceOf(f)...)
		}
	}
	return slices.DeleteFunc(slices.Clone(findings), func(f *readout.Finding) bool {
		return f.Kind == readout.FindingDenial && within(evidenceOf(f), conflicts) || // the conflict tells it
			f.Kind == readout.FindingAgreement && !slices.ContainsFunc(f.Values, func(v readout.Value) bool { return v.Value != e.Title })
	})
}

// betweenSides reports whether all that is compared is the versions of two
// sides or more: then the sides, not the reports, head the columns.
func betweenSides(findings []*readout.Finding) bool {
	var parties []string
	for _, f := range findings {
		for _, v := range f.Values {
			if v.Party == nil {
				return false
			}
			if !slices.Contains(parties, *v.Party) {
				parties = append(parties, *v.Party)
			}
		}
	}
	return len(parties) > 1 && len(parties) <= shortColumns
}

// rowKey puts findings on one point into one row. Of some points there is one
// value for the whole event; of others, such as topics, each is its own.
func rowKey(f *readout.Finding) string {
	switch f.Slot {
	case readout.SlotDate, readout.SlotDuration, readout.SlotPlace, readout.SlotInitiator, readout.SlotModality:
		return string(f.Slot)
	}
	return string(f.Slot) + " " + f.ID
}

// group numbers the values that do not fit together.
func group(f *readout.Finding, value int) int {
	if f.Kind == readout.FindingConflict || f.Kind == readout.FindingUpdate {
		return value + 1
	}
	return 0
}

// fill puts a value into the cells of the accounts that give it.
func (b *builder) fill(g *grid, row string, v readout.Value, group int) {
	entries := b.wordings(v)
	if len(v.Evidence) == 0 {
		side := oneLine(b.name(v.Party))
		for _, d := range v.Documents {
			if b.reports[d] != nil {
				b.put(g, row, d, v.Party, group, Entry{Side: side, Nothing: true})
			}
		}
	}
	for _, e := range entries {
		b.put(g, row, e.Citation.Report.ID, v.Party, group, *e)
	}
}

// put adds an entry to the cell of a report, or of a party where sides head
// the columns.
func (b *builder) put(g *grid, row, document string, party *string, group int, entry Entry) {
	key := b.reportColumn(document)
	if g.sides {
		key = "side " + *party
	}
	column := g.columns[key]
	switch r := b.reports[document]; {
	case column == nil && g.sides:
		column = &Column{Head: entry.Side, Side: true, Reports: []*Report{r}}
	case column == nil:
		column = b.column(document, g.members)
	case g.sides && !slices.Contains(column.Reports, r):
		column.Reports = append(column.Reports, r)
	}
	g.columns[key] = column
	cell := g.cells[row][key]
	if cell == nil {
		cell = &Cell{Group: group}
		g.cells[row][key] = cell
	}
	if g.sides {
		entry.Side = ""
	}
	cell.add(entry)
}

// add adds an entry, unless its words are there: then it may name their side.
func (c *Cell) add(entry Entry) {
	i := slices.IndexFunc(c.Entries, func(x Entry) bool {
		return x.Text == entry.Text && x.Nothing == entry.Nothing && (x.Side == entry.Side || x.Side == "" || entry.Side == "")
	})
	switch {
	case i < 0:
		c.Entries = append(c.Entries, entry)
	case c.Entries[i].Side == "":
		c.Entries[i].Side = entry.Side
	}
}

// reportColumn is the key of a report's column: one for all copies of a text.
func (b *builder) reportColumn(document string) string {
	if o := b.origins[b.originByDocument[document]]; o != nil && o.Basis == readout.OriginCopy {
		return "report " + o.ID
	}
	return "report " + document
}

// wordings gives what each report has for a value, one entry a report.
func (b *builder) wordings(v readout.Value) []*Entry {
	var out []*Entry
	for _, evid := range innermost(v.Evidence) {
		c := b.citeValue(v, evid)
		if c == nil {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Citation.Report == c.Report {
			out[n-1].Text = alsoSay(out[n-1].Text, c.inCell(), ", ")
			continue
		}
		out = append(out, &Entry{Text: c.inCell(), Side: oneLine(b.name(v.Party)), Citation: c})
	}
	slices.SortStableFunc(out, func(x, y *Entry) int { return x.Citation.Report.Number - y.Citation.Report.Number })
	return out
}

// column heads the reports that share one text.
func (b *builder) column(document string, members []string) *Column {
	c := &Column{}
	if o := b.origins[b.originByDocument[document]]; o != nil && o.Basis == readout.OriginCopy {
		for _, r := range b.reportsByOrigin[o.ID] {
			if _, tells := slices.BinarySearch(members, r.ID); tells || r.ID == document {
				c.Reports = append(c.Reports, r)
			}
		}
	} else {
		c.Reports = append(c.Reports, b.reports[document])
	}
	c.Head = joined(c.Reports, ", ", func(r *Report) string { return r.short })
	c.Under = say("undated")
	for _, r := range c.Reports {
		if r.Date == "" {
			continue
		}
		c.Under = r.Date
		if r.Basis != readout.BasisInferred {
			break // the first with a date of its own
		}
	}
	return c
}

func labelsOf(reports []*Report) string {
	return joined(reports, "; ", func(r *Report) string { return r.Label })
}

// joined lists something of reports, each once.
func joined(reports []*Report, by string, of func(*Report) string) string {
	var out []string
	for _, r := range reports {
		if s := of(r); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, by)
}

// compare keeps the rows on which two accounts or more say something. What one
// account alone says, or what needs no table, is told in lines.
func (g *grid) compare(all []*rowOf) (rows []*rowOf, notes []*readout.Finding) {
	apart := false // something in the table is worth lining up
	for _, r := range all {
		if len(g.cells[r.key]) > 1 {
			rows = append(rows, r)
			apart = apart || r.Kind != readout.FindingAgreement
			continue
		}
		notes = append(notes, r.findings...)
	}
	if apart || len(rows) > 2 {
		return rows, notes
	}
	for _, r := range rows {
		notes = append(notes, r.findings...)
	}
	slices.SortFunc(notes, byRank)
	return nil, notes
}

// columns chooses the columns that the rows need and lines up the cells.
func (b *builder) columns(out *Event, g *grid, rows []*rowOf) {
	var keys []string
	for _, r := range rows {
		keys = append(keys, r.key)
	}
	order := g.order(keys)
	if !b.opts.Full {
		order = g.fullest(order, keys, shortColumns)
	}
	for _, key := range order {
		c := g.columns[key]
		slices.SortFunc(c.Reports, func(x, y *Report) int { return x.Number - y.Number })
		if c.Side {
			c.Under = say("told-by") + " " + labelsOf(c.Reports)
		}
		out.Columns = append(out.Columns, *c)
	}
	for _, r := range rows {
		for _, c := range order {
			cell := g.cells[r.key][c]
			if cell == nil {
				cell = &Cell{}
			}
			r.Cells = append(r.Cells, *cell)
		}
		out.Rows = append(out.Rows, r.Row)
	}
}

// fullest keeps the n columns that have most to say, in their order.
func (g *grid) fullest(columns, rows []string, n int) []string {
	filled := map[string]int{}
	for _, row := range rows {
		for c := range g.cells[row] {
			filled[c]++
		}
	}
	byFill := slices.Clone(columns)
	slices.SortStableFunc(byFill, func(x, y string) int { return filled[y] - filled[x] })
	keep := byFill[:min(n, len(byFill))]
	return slices.DeleteFunc(slices.Clone(columns), func(c string) bool { return !slices.Contains(keep, c) })
}

// order sorts the columns that the rows fill: sides first, then reports by
// number.
func (g *grid) order(rows []string) []string {
	filled := map[string]bool{}
	for _, row := range rows {
		for c := range g.cells[row] {
			filled[c] = true
		}
	}
	var out []string
	for c := range filled {
		out = append(out, c)
	}
	slices.SortFunc(out, func(x, y string) int {
		a, b := g.columns[x], g.columns[y]
		switch {
		case a.Side != b.Side && a.Side:
			return -1
		case a.Side != b.Side:
			return 1
		case !a.Side: // a report's column has its reports
			return a.Reports[0].Number - b.Reports[0].Number
		}
		if d := strings.Compare(a.Head, b.Head); d != 0 {
			return d
		}
		return strings.Compare(x, y)
	})
	return out
}
