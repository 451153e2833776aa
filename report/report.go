// Package report shows a ledger: one view model of an export, and its faces
// on a terminal, as one HTML file, as Markdown and as the JSON of the contract.
//
// A view adds no facts. It picks, orders and lines up what the export has, in
// fixed words (see labels.go) and spans of the documents; every line carries
// the place in a document that says it.
package report

import (
	"slices"
	"strings"
	"time"

	"readout"
	"readout/internal/witness"
	"readout/register"
)

// Options say how much a view shows.
type Options struct {
	// Full shows everything; else each list is cut to what matters most and
	// the view says how much was left out.
	Full bool
	// Now is the time at which it is read, to note reports dated in the future; zero:
	// no such note.
	Now time.Time
}

// What a short view shows at most.
const (
	shortStories  = 10
	shortEvents   = 6
	shortMoments  = 12
	shortFindings = 6
	shortColumns  = 5
	shortRows     = 8
	shortQuotes   = 6
	shortFigures  = 6
	shortVersions = 4
)

// View is a ledger made ready to be shown.
type View struct {
	Counts   Counts
	Stories  []*Story
	More     []StoryLine // stories that a short view leaves out
	Reports  []*Report   // every report shown or listed, numbered from 1
	Undated  []*Report
	Inferred []*Report // dated from other reports
	Alone    []*Report // in no story
	Noted    []*Report // with a note for the reader
	Refused  []readout.Refusal
	Full     bool
	Affair   *Affair // what all stories tell together
}

// Counts are the figures under the title of a view.
type Counts struct{ Reports, Origins, Stories, Events, Findings, Undated, Refused int }

// StoryLine is a story told in one line.
type StoryLine struct {
	ID, Title, Dates string
	Counts           Counts
}

// Report is one document as a view names it.
type Report struct {
	Number    int    // by publication date, from 1
	ID        string // of the document
	Label     string // shortest name that tells it from the others: outlet, agency or file
	Title     string
	Byline    string
	URL       string // http and https only, else empty
	Date      string // in words; empty when unknown
	Basis     readout.Basis
	File      string // the first of its names
	Names     []string
	Language  string
	Notes     []string
	Origin    string // name of its origin
	short     string // label before it was told apart from others
	published readout.Date
	doc       *readout.Document
	story     string
	article   *Article
}

// Citation is one piece of evidence as a view shows it.
type Citation struct {
	Report   *Report
	Start    int
	End      int
	Quote    string // white space made single spaces
	Words    string // what of the quotation bears the value; most often all of it
	Sentence string // the sentence that it stands in
	Anchor   string // id of that sentence in the article
}

// builder makes a view.
type builder struct {
	export   *readout.Export
	opts     Options
	numbered []*Report
	reports  map[string]*Report // by document id
	origins  map[string]*readout.Origin
	actors   map[string]*readout.Actor
	events   map[string]*readout.Event
	findings map[string][]*readout.Finding // by event id
	loose    map[string][]*readout.Finding // of no event, by story id

	timelines *register.Timelines
	witnesses *witness.Index

	originByDocument  map[string]string
	reportsByOrigin   map[string][]*Report
	statementsByStory map[string][]*readout.Statement
	figuresByStory    map[string][]*readout.Figure
}

// New makes the view of an export. Equal exports and options give equal views.
func New(export *readout.Export, opts Options) *View {
	b := newBuilder(export, opts)
	v := &View{Full: opts.Full, Refused: export.Refusals, Reports: b.numbered}
	b.sortStories(v)
	v.Affair = b.affair()
	for _, r := range v.Reports {
		switch {
		case r.Date == "":
			v.Undated = append(v.Undated, r)
		case r.Basis == readout.BasisInferred:
			v.Inferred = append(v.Inferred, r)
		}
		if r.story == "" {
			v.Alone = append(v.Alone, r)
		}
		if len(r.Notes) > 0 {
			v.Noted = append(v.Noted, r)
		}
	}
	v.Counts = Counts{Reports: len(export.Documents), Origins: len(export.Origins), Stories: len(export.Stories), Events: len(export.Events),
		Findings: len(export.Findings), Undated: len(v.Undated), Refused: len(export.Refusals)}
	return v
}

func newBuilder(export *readout.Export, opts Options) *builder {
	b := &builder{
		export: export, opts: opts, timelines: register.NewTimelines(export), witnesses: witness.New(export),
		reports:  map[string]*Report{},
		origins:  map[string]*readout.Origin{},
		actors:   map[string]*readout.Actor{},
		events:   map[string]*readout.Event{},
		findings: map[string][]*readout.Finding{},
		loose:    map[string][]*readout.Finding{},

		originByDocument:  map[string]string{},
		reportsByOrigin:   map[string][]*Report{},
		statementsByStory: map[string][]*readout.Statement{},
		figuresByStory:    map[string][]*readout.Figure{},
	}
	b.index()
	b.numbered = b.makeReports()
	b.indexByReport()
	return b
}

func (b *builder) index() {
	for i := range b.export.Origins {
		b.origins[b.export.Origins[i].ID] = &b.export.Origins[i]
	}
	for i := range b.export.Actors {
		b.actors[b.export.Actors[i].ID] = &b.export.Actors[i]
	}
	for i := range b.export.Events {
		b.events[b.export.Events[i].ID] = &b.export.Events[i]
	}
	for i := range b.export.Findings {
		if f := &b.export.Findings[i]; b.eventOf(f) != nil {
			b.findings[*f.Event] = append(b.findings[*f.Event], f)
		}
	}
}

// indexByReport sorts out what belongs to each origin and story.
func (b *builder) indexByReport() {
	for _, rec := range b.export.Documents {
		b.originByDocument[rec.ID] = rec.Origin
	}
	for _, r := range b.numbered {
		origin := b.originByDocument[r.ID]
		b.reportsByOrigin[origin] = append(b.reportsByOrigin[origin], r)
	}
	for i := range b.export.Findings {
		if f := &b.export.Findings[i]; b.eventOf(f) == nil {
			story := b.storyOf(f)
			b.loose[story] = append(b.loose[story], f)
		}
	}
	for i := range b.export.Statements {
		if s := &b.export.Statements[i]; b.reports[s.Document] != nil {
			story := b.reports[s.Document].story
			b.statementsByStory[story] = append(b.statementsByStory[story], s)
		}
	}
	for i := range b.export.Figures {
		if f := &b.export.Figures[i]; b.reports[f.Evidence.Document] != nil {
			story := b.reports[f.Evidence.Document].story
			b.figuresByStory[story] = append(b.figuresByStory[story], f)
		}
	}
}

// eventOf is the event that a finding is about; nil for none.
func (b *builder) eventOf(f *readout.Finding) *readout.Event {
	if f.Event == nil {
		return nil
	}
	return b.events[*f.Event]
}

// sortStories puts the stories with most origins first and cuts them to what a
// short view shows.
func (b *builder) sortStories(v *View) {
	stories := slices.Clone(b.export.Stories)
	origins := map[string]int{}
	for _, s := range stories {
		origins[s.ID] = len(b.originsOf(s.Documents))
	}
	slices.SortStableFunc(stories, func(x, y readout.Story) int {
		if d := origins[y.ID] - origins[x.ID]; d != 0 {
			return d
		}
		if d := len(y.Documents) - len(x.Documents); d != 0 {
			return d
		}
		if d := strings.Compare(string(y.To), string(x.To)); d != 0 {
			return d
		}
		return strings.Compare(x.ID, y.ID)
	})
	for i := range stories {
		if !b.opts.Full && i >= shortStories {
			v.More = append(v.More, b.storyLine(&stories[i]))
			continue
		}
		v.Stories = append(v.Stories, b.story(&stories[i]))
	}
}

// originsOf gives the ids of the origins of whole documents, sorted: what a story
// has. An event, as a line, counts by what is said of it: see witness.Index.
func (b *builder) originsOf(documents []string) []string {
	var out []string
	for _, d := range documents {
		if origin, ok := b.originByDocument[d]; ok {
			out = append(out, origin)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// name is the name of an actor, empty when there is none.
func (b *builder) name(id *string) string {
	if id == nil {
		return ""
	}
	if a := b.actors[*id]; a != nil {
		return a.Name
	}
	return ""
}

// limit cuts a list to n in a short view, and says how many were cut.
func limit[T any](b *builder, list []T, n int) ([]T, int) {
	if b.opts.Full || len(list) <= n {
		return list, 0
	}
	return list[:n], len(list) - n
}
