package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
	"readout/register"
)

// What a short view shows of the whole affair.
const (
	shortContacts = 16
	shortMeasures = 20
	shortVoices   = 10
	shortAffair   = 20
	shortSeries   = 8
	shortTold     = 3
)

// Affair is what a view tells of all its stories together.
type Affair struct {
	Timeline    *Story // the events of all stories in one order; nil where there is one story
	Registers   []Register
	Series      []Series // figures that change over the stories
	MoreFigures int
}

// Register is one list over all stories, as a table.
type Register struct {
	Key, Title string
	Heads      []string
	Rows       []RegisterRow
	More       int
}

// RegisterRow is one row: its cells, as many as heads, and where it is told.
type RegisterRow struct {
	Kind  string // status of a contact, step of a measure; for looks
	Cells []string
	Told  []Told
	More  int // places left out
}

// Told is one place that tells of a row.
type Told struct {
	Label string // planned, held, …; empty where there is one kind only
	Text  string
	Cites []*Citation
}

// affair builds what the registers hold.
func (b *builder) affair() *Affair {
	registers := register.New(b.export)
	out := &Affair{}
	for _, r := range []Register{b.contactRegister(registers.Contacts), b.measureRegister(registers.Measures), b.voiceRegister(registers.Statements)} {
		for _, row := range r.Rows { // modes and measures are words of a file that was read
			for i, c := range row.Cells {
				row.Cells[i] = oneLine(c)
			}
		}
		if len(r.Rows) > 0 {
			out.Registers = append(out.Registers, r)
		}
	}
	if len(b.export.Stories) > 1 {
		out.Timeline = b.affairTimeline()
		out.Series, out.MoreFigures = b.affairSeries(registers.Figures)
	}
	return out
}

// affairTimeline puts the most telling events of all stories in one order.
func (b *builder) affairTimeline() *Story {
	var ids []string
	for _, e := range b.export.Events {
		ids = append(ids, e.ID)
	}
	s := &Story{StoryLine: StoryLine{ID: "affair", Title: say("affair")}}
	ranked := b.ranked(ids)
	if !b.opts.Full { // what has no day says little of a year
		ranked = slices.DeleteFunc(ranked, func(e *readout.Event) bool { return !e.Date.Earliest.Known() })
		s.MoreMoments = len(ids) - len(ranked)
	}
	ranked, more := limit(b, ranked, shortAffair)
	s.Timeline, _ = b.timeline(ranked, map[string]bool{}, shortAffair)
	s.MoreMoments += more
	if len(s.Timeline) == 0 {
		return nil
	}
	return s
}

func (b *builder) contactRegister(list []register.Contact) Register {
	r := Register{Key: "contacts", Title: say("contacts"), Heads: []string{saySlot(readout.SlotDate), say("contact"), say("between"), saySlot(readout.SlotInitiator), saySlot(readout.SlotPlace), say("became")}}
	list, r.More = b.weightiest(list)
	for i, c := range list {
		row := RegisterRow{Kind: c.Status, Cells: []string{b.contactDate(&c), lexicon.ModeOf(c.Mode).Title, b.names(c.Parties), b.initiators(c.Initiators), oneLine(value(c.Place)), sayStatus(c.Status)}}
		if i > 0 && c.Visit != nil && (*c.Visit == list[i-1].Events[0] || list[i-1].Visit != nil && *c.Visit == *list[i-1].Visit) {
			row.Cells[1] += ", " + say("on-visit")
		}
		if len(c.Denied) > 0 && c.Status != "denied" {
			row.Cells[len(row.Cells)-1] += ", " + say("denied")
		}
		label := func(s string) string {
			if len(c.Planned) > 0 && c.Outcome != nil || len(c.Denied) > 0 {
				return s
			}
			return ""
		}
		for _, t := range c.Planned {
			row.tell(b, label(say("planned")), t.Evidence)
		}
		if c.Outcome != nil {
			row.tell(b, label(sayStatus(c.Status)), c.Outcome.Evidence)
		}
		if c.Answer != nil {
			row.tell(b, sayStatus(c.Status), c.Answer.Evidence)
		}
		for _, evid := range c.Denied {
			row.tell(b, say("denied"), evid)
		}
		row.cut(b)
		r.Rows = append(r.Rows, row)
	}
	return r
}

// contactDate is when a contact was, or when it was first reported.
func (b *builder) contactDate(c *register.Contact) string {
	if c.Reported.Known() {
		return say("reported") + " " + dateWords(c.Reported)
	}
	return b.registerDate(c.Date)
}

// weightiest keeps the contacts that a short view has room for: those of two
// parties and a date, of more origins, first; in their order.
func (b *builder) weightiest(list []register.Contact) ([]register.Contact, int) {
	if b.opts.Full || len(list) <= shortContacts {
		return list, 0
	}
	weight := func(c register.Contact) int {
		w := min(c.Origins, 4)
		if len(c.Parties) > 1 {
			w += 3
		}
		if c.Date.Earliest.Known() {
			w += 3
		}
		if len(c.Planned) > 0 && c.Outcome != nil {
			w += 4
		}
		return w
	}
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return weight(list[j]) - weight(list[i]) })
	order = order[:shortContacts]
	slices.Sort(order)
	var out []register.Contact
	for _, i := range order {
		out = append(out, list[i])
	}
	return out, len(list) - len(out)
}

func (b *builder) measureRegister(list []register.Measure) Register {
	r := Register{Key: "measures", Title: say("measures"), Heads: []string{say("measure"), saySlot(readout.SlotDate), saySlot(readout.SlotStep), saySlot(readout.SlotAmount)}}
	for _, m := range list {
		what := lexicon.ModeOf(m.Kind).Title
		if by := oneLine(b.name(m.By)); by != "" {
			what += ", " + say("by") + " " + by
		}
		if on := oneLine(b.name(m.On)); on != "" {
			what += ", " + say("on") + " " + on
		}
		for _, s := range m.Steps {
			if !b.opts.Full && len(r.Rows) >= shortMeasures {
				r.More++
				continue
			}
			row := RegisterRow{Kind: s.Step, Cells: []string{what, b.stepDate(s), sayStep(s), ""}}
			row.Cells[3] = stepAmount(s)
			for _, evid := range s.Evidence {
				row.tell(b, "", evid)
			}
			row.cut(b)
			r.Rows = append(r.Rows, row)
			what = "" // said once
		}
	}
	return r
}

// stepAmount is the rate of a step, with the one before it, and its other terms in the
// words of the reports.
func stepAmount(s register.Step) string {
	var out []string
	if s.Rate != nil {
		out = append(out, amount(*s.Rate, "percent"))
		if s.From != nil {
			out[0] = amount(*s.From, "percent") + " → " + out[0]
		}
	}
	for _, t := range s.Terms {
		out = append(out, oneLine(t.Evidence.Quote))
	}
	return strings.Join(out, ", ")
}

// stepDate is the day of a step, or when it was first reported.
func (b *builder) stepDate(s register.Step) string {
	switch {
	case s.Date.Known():
		return dateWords(s.Date)
	case s.Reported.Known():
		return say("reported") + " " + dateWords(s.Reported)
	}
	return say("nodate")
}

func (b *builder) voiceRegister(list []register.Voice) Register {
	r := Register{Key: "voices", Title: say("voices"), Heads: []string{say("speaker"), say("topic"), say("statements")}}
	list, r.More = limit(b, list, shortVoices)
	statements := map[string]*readout.Statement{}
	for i := range b.export.Statements {
		statements[b.export.Statements[i].ID] = &b.export.Statements[i]
	}
	for _, v := range list {
		who := oneLine(b.name(&v.Speaker))
		for n, t := range v.Topics {
			if !b.opts.Full && n >= shortTold {
				r.More += len(v.Topics) - n
				break
			}
			row := RegisterRow{Cells: []string{who, cmp.Or(t.Topic, say("other-topics")), fmt.Sprint(len(t.Statements))}}
			for _, id := range t.Statements {
				if s := statements[id]; s != nil && len(s.Content) > 0 && (b.opts.Full || len(strings.Fields(s.Content[0].Quote)) >= fewestWords) {
					row.tell(b, stanceLabel(s), s.Content[0])
				}
			}
			if row.cut(b); len(row.Told) == 0 {
				continue
			}
			r.Rows = append(r.Rows, row)
			who = ""
		}
	}
	return r
}

// stanceLabel is the word by which a statement does not assert what it says,
// "denied", "doubt"; empty for others.
func stanceLabel(s *readout.Statement) string {
	if s.Stance == readout.StanceDeny || s.Stance == readout.StanceDoubt {
		return cueWords(s)
	}
	return ""
}

// tell adds a place to a row; the words of one report that another repeats
// stand once.
func (r *RegisterRow) tell(b *builder, label string, evid readout.Evidence) {
	c := b.cite(evid)
	if c == nil {
		return
	}
	text := cmp.Or(c.Sentence, c.Quote)
	if len(strings.Fields(c.Quote)) > 3 {
		text = bare(c.Quote)
	}
	for i := range r.Told {
		if r.Told[i].Label == label && letters(r.Told[i].Text) == letters(text) {
			if !slices.ContainsFunc(r.Told[i].Cites, func(x *Citation) bool { return x.Report == c.Report }) {
				r.Told[i].Cites = append(r.Told[i].Cites, c)
			}
			return
		}
	}
	r.Told = append(r.Told, Told{Label: label, Text: text, Cites: []*Citation{c}})
}

// cut leaves as many places as a short view shows, by number of their report,
// and no plan after its outcome.
func (r *RegisterRow) cut(b *builder) {
	r.Told, r.More = limit(b, r.Told, shortTold)
}

// Clipped is the text cut to what a table shows.
func (t Told) Clipped() string { return clip(t.Text, longestCell) }

// Quoted is the same between quotation marks, unless it brings its own.
func (t Told) Quoted() string {
	if strings.ContainsAny(t.Text[:min(1, len(t.Text))], "\"'") || strings.HasPrefix(t.Text, "“") || strings.HasPrefix(t.Text, "‘") {
		return t.Clipped()
	}
	return "“" + t.Clipped() + "”"
}

func (b *builder) registerDate(d readout.EventDate) string {
	words := eventDate(d)
	switch {
	case words == "":
		return say("nodate")
	case d.Basis == readout.BasisInferred:
		return words + " (" + say("worked-out") + ")"
	}
	return words
}

// names joins the names of actors.
func (b *builder) names(ids []string) string {
	var out []string
	for _, id := range ids {
		if n := oneLine(b.name(&id)); n != "" {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), ", ")
}

// initiators names who is said to have asked, with the reports that say so.
func (b *builder) initiators(list []register.Initiator) string {
	var names []string
	by := map[string][]*Citation{}
	for _, i := range list {
		name := cmp.Or(oneLine(b.name(i.Actor)), oneLine(i.Words))
		if c := b.cite(i.Evidence); c != nil {
			if by[name] == nil {
				names = append(names, name)
			}
			by[name] = append(by[name], c)
		}
	}
	slices.Sort(names)
	for i, n := range names {
		names[i] = n + " " + numbers(by[n])
	}
	return strings.Join(names, "; ")
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func sayStatus(status string) string {
	if words, ok := labelText["status-"+status]; ok {
		return words
	}
	return status // of a file that a newer program wrote
}

func sayStep(s register.Step) string {
	if s.Step == "" {
		return say("step-rate")
	}
	words, ok := labelText["step-"+s.Step]
	if !ok {
		return s.Step // of a file that a newer program wrote
	}
	if s.Planned && s.Step != string(lexicon.StepAnnounced) {
		words = say("to-be") + " " + words
	}
	return words
}

// affairSeries are the figures that change over the stories.
func (b *builder) affairSeries(list []register.Series) ([]Series, int) {
	byID := map[string]*readout.Figure{}
	for i := range b.export.Figures {
		byID[b.export.Figures[i].ID] = &b.export.Figures[i]
	}
	var out []Series
	for _, s := range list {
		row := Series{Title: oneLine(s.Measure)}
		if by := oneLine(b.name(s.By)); by != "" {
			row.Title += ", " + say("by") + " " + by
		}
		if on := oneLine(b.name(s.On)); on != "" {
			row.Title += ", " + say("on") + " " + on
		}
		for _, p := range s.Points {
			for _, id := range p.Figures {
				if f := byID[id]; f != nil && f.Step != string(lexicon.StepFormer) {
					b.addPoint(&row, f)
				}
			}
		}
		row.finish()
		if row.distinct > 1 {
			out = append(out, row)
		}
	}
	return limit(b, out, shortSeries)
}
