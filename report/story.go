package report

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"readout"
	"readout/register"
)

// Story is one affair, ready to be shown.
type Story struct {
	StoryLine
	StandOut     []*Finding
	MoreFindings int
	Timeline     []Moment
	MoreMoments  int
	Events       []*Event // those that accounts can be compared on, most telling first
	MoreEvents   int
	Loose        []*Finding // of no event, for a full view
	MoreLoose    int
	Quotations   []Quotation
	MoreQuotes   int
	Series       []Series
	MoreFigures  int
	Sources      []Source
	Alone        []*Report // reports that nothing ties to another
	Reports      []*Report
}

// Moment is one event on the timeline.
type Moment struct {
	EventRef
	Number   int
	Modality readout.Modality
	Inferred bool
	Place    string
	Reports  int
	Origins  int
	Opened   bool // the view has the event's table, too
	Mention  *Citation
	Kinds    []readout.FindingKind // of its findings, once each, most telling first
	Order    *MomentOrder          // nil where its date alone places it
	first    time.Time
	last     time.Time
	known    bool
}

// MomentOrder is a place on a timeline that is known without a date.
type MomentOrder struct {
	Word  string    // some time before or after
	Title string    // of the event beside it
	Cite  *Citation // what says so; nil where a plan or a count tells
}

func (b *builder) storyLine(s *readout.Story) StoryLine {
	line := StoryLine{ID: s.ID, Title: oneLine(s.Title), Dates: rangeWords(s.From, s.To)}
	line.Counts = Counts{Reports: len(s.Documents), Origins: len(b.originsOf(s.Documents)), Events: len(s.Events)}
	for _, d := range s.Documents {
		if r := b.reports[d]; r != nil && r.Date == "" {
			line.Counts.Undated++
		}
	}
	return line
}

func (b *builder) story(s *readout.Story) *Story {
	out := &Story{StoryLine: b.storyLine(s)}
	for _, d := range s.Documents {
		if r := b.reports[d]; r != nil {
			out.Reports = append(out.Reports, r)
		}
	}
	slices.SortFunc(out.Reports, func(x, y *Report) int { return x.Number - y.Number })
	events := b.ranked(s.Events)
	out.StandOut, out.MoreFindings = b.standOut(s)
	var opened []*readout.Event
	for _, e := range events {
		if len(b.heard(s, e.ID)) > 0 {
			opened = append(opened, e)
		}
	}
	opened, out.MoreEvents = limit(b, opened, shortEvents)
	isOpen := map[string]bool{}
	for _, e := range opened {
		if ev := b.event(e, b.heard(s, e.ID)); len(ev.Rows)+len(ev.Notes) > 0 {
			out.Events = append(out.Events, ev)
			isOpen[e.ID] = true
		}
	}
	out.Timeline, out.MoreMoments = b.timeline(events, isOpen, shortMoments)
	out.Loose, out.MoreLoose = b.looseFindings(s.ID)
	out.Quotations, out.MoreQuotes = b.quotations(s)
	out.Series, out.MoreFigures = b.series(s)
	out.Sources, out.Alone = b.sources(out.Reports)
	return out
}

// timeline puts events, the most telling first, in order of time; those whose
// place nothing tells come last. A short view leaves out those of them that one
// report alone mentions.
func (b *builder) timeline(events []*readout.Event, opened map[string]bool, most int) (out []Moment, more int) {
	place, order := b.places(events)
	for _, e := range events {
		m := b.moment(e, opened[e.ID])
		m.Order = order[e.ID]
		if _, placed := place[e.ID]; !b.opts.Full && !placed && m.Reports < 2 && len(m.Kinds) == 0 {
			more++
			continue
		}
		out = append(out, m)
	}
	out, cut := limit(b, out, most)
	at := func(m Moment) int {
		if n, ok := place[m.ID]; ok {
			return n
		}
		return len(events)
	}
	slices.SortFunc(out, func(x, y Moment) int { return cmp.Or(at(x)-at(y), strings.Compare(x.ID, y.ID)) })
	for i := range out {
		out[i].Number = i + 1
	}
	return out, more + cut
}

// places gives the events that stand in order their places, and says of those
// that no date puts there what does.
func (b *builder) places(events []*readout.Event) (place map[string]int, order map[string]*MomentOrder) {
	ids := make([]string, len(events))
	for i, e := range events {
		ids[i] = e.ID
	}
	place, order = map[string]int{}, map[string]*MomentOrder{}
	for i, entry := range b.timelines.Of("", ids).Placed {
		place[entry.Event], order[entry.Event] = i, b.momentOrder(entry)
	}
	return place, order
}

// momentOrder says beside which event another stands: with words for what no
// date tells, nil where the date tells it.
func (b *builder) momentOrder(e register.Entry) *MomentOrder {
	if e.Order == nil {
		return nil
	}
	word := say("comes-after")
	switch {
	case e.Date.Value.Known() || e.Date.Earliest.Known():
		word = say("after")
	case e.Order.Before:
		word = say("comes-before")
	}
	out := &MomentOrder{Word: word, Title: eventTitle(b.events[e.Order.Event])}
	if e.Order.Evidence != nil {
		out.Cite = b.cite(*e.Order.Evidence)
	}
	return out
}

// Words say the order on one line.
func (o *MomentOrder) Words() string { return o.Word + " “" + o.Title + "”" }

func (b *builder) moment(e *readout.Event, opened bool) Moment {
	m := Moment{EventRef: EventRef{ID: e.ID, Title: eventTitle(e), Date: eventDate(e.Date)}, Modality: e.Modality,
		Inferred: e.Date.Basis == readout.BasisInferred, Opened: opened}
	m.Place = placeBeside(e)
	m.Mention = b.firstMention(e)
	docs, origins := b.witnesses.Events(e)
	m.Reports, m.Origins = len(docs), origins
	from, to := e.Date.Earliest, e.Date.Latest
	if from == "" {
		from = e.Date.Value
	}
	if to == "" {
		to = e.Date.Value
	}
	var ok1, ok2 bool
	m.first, _, ok1 = from.Bounds()
	_, m.last, ok2 = to.Bounds()
	m.known = ok1 && ok2
	if m.Date == "" {
		m.Date = say("nodate")
	}
	found := slices.Clone(b.findings[e.ID])
	slices.SortFunc(found, byRank)
	for _, f := range found {
		if !slices.Contains(m.Kinds, f.Kind) {
			m.Kinds = append(m.Kinds, f.Kind)
		}
	}
	return m
}
