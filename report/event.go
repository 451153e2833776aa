package report

import (
	"slices"
	"strings"

	"readout"
)

// Event is one event with what each account says of it.
type Event struct {
	ID       string
	Title    string
	Date     string // in words, or that it is not known
	Inferred bool   // the date is worked out
	Place    string
	Modality readout.Modality
	Reports  int
	Origins  int
	Columns  []Column
	Rows     []Row      // points on which two accounts or more can be set side by side
	Notes    []*Finding // the other points
	MoreRows int        // points left out
	Others   []*Report  // tell of the event but have no column
	Mention  *Citation  // the first place that tells of it
}

// Column is one account in the table of an event.
type Column struct {
	Head    string
	Under   string // date of the report, or that it is a side
	Side    bool
	Reports []*Report
}

// Row is one point on which accounts are compared.
type Row struct {
	Slot  string
	Kind  readout.FindingKind
	Label string
	IDs   []string // of the findings
	Cells []Cell   // as many as columns
}

// Cell is what one account says on one point; empty when it says nothing.
type Cell struct {
	Nothing bool // the absence is the finding
	Group   int  // cells of one row with the same number fit together; 0 for none
	Entries []Entry
}

// Entry is one wording in a cell.
type Entry struct {
	Text     string
	Side     string    // whose version it is, where the column does not say
	Citation *Citation // nil where no report has words for it
}

// sideColumn and reportColumn make the keys of columns.
func sideColumn(party string) string { return "side " + party }

// reportColumn is one for all copies of one text.
func (b *builder) reportColumn(document string) string {
	if o := b.origins[b.originByDocument[document]]; o != nil && o.Basis == readout.OriginCopy {
		return "report " + o.ID
	}
	return "report " + document
}

// grid collects the cells of a table before its columns are known.
type grid struct {
	cells   map[string]map[string]*Cell // row key, column key
	columns map[string]*Column
	members []string // documents with an account of the event, sorted
}

func (b *builder) event(e *readout.Event) *Event {
	out := &Event{ID: e.ID, Title: eventTitle(e), Date: eventDate(e.Date), Inferred: e.Date.Basis == readout.BasisInferred, Modality: e.Modality}
	if out.Date == "" {
		out.Date = say("nodate")
	}
	out.Place = placeBeside(e)
	var docs []string
	for _, a := range e.Accounts {
		docs = append(docs, a.Document)
		if out.Mention == nil && len(a.Mentions) > 0 {
			out.Mention = b.cite(a.Mentions[0])
		}
	}
	slices.Sort(docs)
	docs = slices.Compact(docs)
	out.Reports, out.Origins = len(docs), len(b.originsOf(docs))
	b.table(out, telling(e, b.findings[e.ID]), docs)
	shown := map[*Report]bool{}
	for _, c := range out.Columns {
		for _, r := range c.Reports {
			shown[r] = true
		}
	}
	for _, d := range docs {
		if r := b.reports[d]; r != nil && !shown[r] {
			out.Others = append(out.Others, r)
		}
	}
	slices.SortFunc(out.Others, func(x, y *Report) int { return x.Number - y.Number })
	return out
}

// eventTitle is the title without the date at its end, which stands beside it.
func eventTitle(e *readout.Event) string {
	title := oneLine(e.Title)
	for _, date := range []string{eventDate(e.Date), string(e.Date.Value)} {
		if rest, ok := strings.CutSuffix(title, ", "+date); ok && date != "" && rest != "" {
			return rest
		}
	}
	return title
}

// placeBeside is the place, unless the title names it.
func placeBeside(e *readout.Event) string {
	if e.Place == nil || strings.Contains(e.Title, *e.Place) {
		return ""
	}
	return oneLine(*e.Place)
}

// table lines up the values of findings: points down, accounts across.
func (b *builder) table(out *Event, findings []*readout.Finding, members []string) {
	findings = slices.Clone(findings)
	slices.SortFunc(findings, byRank)
	g := &grid{cells: map[string]map[string]*Cell{}, columns: map[string]*Column{}, members: members}
	var rows []*rowOf
	for _, f := range findings {
		if f.Kind == readout.FindingEcho || f.Slot == readout.SlotQuote {
			continue // told with the sources and the quotations
		}
		key := rowKey(f)
		i := slices.IndexFunc(rows, func(r *rowOf) bool { return r.key == key })
		if i < 0 {
			i = len(rows)
			rows = append(rows, &rowOf{key: key, Row: Row{Slot: saySlot(f.Slot), Kind: f.Kind, Label: sayKind(f.Kind)}})
			g.cells[key] = map[string]*Cell{}
		}
		rows[i].IDs = append(rows[i].IDs, f.ID)
		rows[i].findings = append(rows[i].findings, f)
		for n, v := range f.Values {
			b.fill(g, key, v, filling{sides: sides(f), group: group(f, n)})
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
	b.columns(out, g, rows)
}

// telling drops findings that say no more than that the event is told of: the
// number of its reports says that.
func telling(e *readout.Event, findings []*readout.Finding) []*readout.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f *readout.Finding) bool {
		return f.Kind == readout.FindingAgreement && !slices.ContainsFunc(f.Values, func(v readout.Value) bool { return v.Value != e.Title })
	})
}

// rowOf is a row while its table is made.
type rowOf struct {
	Row
	key      string
	findings []*readout.Finding
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

// sides reports whether a finding sets one party's version beside another's.
// Else its reports, not the parties that they quote, are what is set side by
// side.
func sides(f *readout.Finding) bool {
	first := ""
	for _, v := range f.Values {
		switch {
		case v.Party == nil:
		case first == "":
			first = *v.Party
		case first != *v.Party:
			return true
		}
	}
	return f.Kind == readout.FindingSilence
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

// filling says how a value is put into a table.
type filling struct {
	sides bool // a party's version stands in the party's column
	group int
}

// fill puts a value into the cells of the accounts that give it.
func (b *builder) fill(g *grid, row string, v readout.Value, how filling) {
	put := func(column string, make func() *Column, document string, entry *Entry) {
		if g.columns[column] == nil {
			g.columns[column] = make()
		}
		if c, r := g.columns[column], b.reports[document]; c.Side && r != nil && !slices.Contains(c.Reports, r) {
			c.Reports = append(c.Reports, r)
		}
		cell := g.cells[row][column]
		if cell == nil {
			cell = &Cell{Group: how.group}
			g.cells[row][column] = cell
		}
		if entry == nil {
			cell.Nothing = len(cell.Entries) == 0
			return
		}
		cell.Nothing = false
		if !slices.ContainsFunc(cell.Entries, func(x Entry) bool { return x.Text == entry.Text }) {
			cell.Entries = append(cell.Entries, *entry)
		}
	}
	side := oneLine(b.name(v.Party))
	columnOf := func(document string) (string, func() *Column) {
		if how.sides && side != "" {
			return sideColumn(*v.Party), func() *Column { return &Column{Head: side, Side: true} }
		}
		key := b.reportColumn(document)
		return key, func() *Column { return b.column(document, g.members) }
	}
	for _, c := range b.wordings(v) {
		if how.sides {
			c.Side = ""
		}
		key, make := columnOf(c.Citation.Report.ID)
		put(key, make, c.Citation.Report.ID, c)
	}
	if len(v.Evidence) > 0 {
		return
	}
	for _, d := range v.Documents {
		if b.reports[d] != nil {
			key, make := columnOf(d)
			put(key, make, d, nil)
		}
	}
}

// wordings gives what each report has for a value, one entry a report.
func (b *builder) wordings(v readout.Value) []*Entry {
	var out []*Entry
	for _, evid := range innermost(v.Evidence) {
		c := b.cite(evid)
		if c == nil {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Citation.Report == c.Report {
			out[n-1].Text = alsoSay(out[n-1].Text, c.Quote)
			continue
		}
		out = append(out, &Entry{Text: c.Quote, Side: oneLine(b.name(v.Party)), Citation: c})
	}
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
	c.Under = rangeWords(c.Reports[0].published, c.Reports[len(c.Reports)-1].published)
	switch {
	case c.Under == "":
		c.Under = say("undated")
	case c.Reports[0].Basis == readout.BasisInferred:
		c.Under += " (" + say("worked-out") + ")"
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
