package report

import (
	"slices"
	"strings"

	"readout"
)

// Series is the figures that are given for one thing.
type Series struct {
	Title    string // "toll, by Norvia, on Estmark"
	Loose    bool   // figures of which no text says what they measure: each with its sentence
	Points   []Point
	Chart    *Chart // nil when there is nothing to compare
	Dated    bool   // the chart goes by date, that of the report where the text gives none
	More     int    // points left out
	distinct int
	place    readout.Evidence
}

// Point is one figure.
type Point struct {
	Text      string // "12 %"
	Qualifier string // about, at least, at most
	Date      string
	OfReport  bool // the date is the report's
	Citations []*Citation
	value     float64
	date      readout.Date
	bound     readout.Bound
	approx    bool
	unit      string
	first     readout.Evidence
}

// series gathers the figures of a story by what they measure, by whom and on
// whom; those that change or differ come first.
func (b *builder) series(s *readout.Story) (out []Series, more int) {
	at := map[string]int{}
	for _, f := range b.figuresByStory[s.ID] {
		title := b.seriesTitle(f)
		key := title + "\x00" + f.Unit
		if f.Measure == "" {
			title, key = say("other-figures"), ""
		}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, Series{Title: title, Loose: key == "", place: f.Evidence})
		}
		b.addPoint(&out[i], f)
	}
	for i := range out {
		out[i].finish()
		if out[i].Loose {
			out[i].Points, out[i].More = limit(b, out[i].Points, shortFigures)
		}
	}
	slices.SortStableFunc(out, func(x, y Series) int {
		if x.Loose != y.Loose {
			if x.Loose {
				return 1
			}
			return -1
		}
		if d := min(y.distinct, 2) - min(x.distinct, 2); d != 0 {
			return d
		}
		if d := len(y.Points) - len(x.Points); d != 0 {
			return d
		}
		if d := b.reports[x.place.Document].Number - b.reports[y.place.Document].Number; d != 0 {
			return d
		}
		return x.place.Compare(y.place)
	})
	return limit(b, out, shortFigures)
}

func (b *builder) seriesTitle(f *readout.Figure) string {
	title := oneLine(f.Measure)
	if title == "" {
		title = oneLine(f.Evidence.Quote)
	}
	if by := oneLine(b.name(f.By)); by != "" {
		title += ", " + say("by") + " " + by
	}
	if on := oneLine(b.name(f.On)); on != "" {
		title += ", " + say("on") + " " + on
	}
	return title
}

func (b *builder) addPoint(s *Series, f *readout.Figure) {
	c := b.cite(f.Evidence)
	if c == nil {
		return
	}
	p := Point{Text: amount(f.Value, f.Unit), value: f.Value, date: f.Date, bound: f.Bound, approx: f.Approximate, unit: f.Unit, first: f.Evidence}
	switch {
	case f.Bound == readout.BoundAtLeast:
		p.Qualifier = say("at-least")
	case f.Bound == readout.BoundAtMost:
		p.Qualifier = say("at-most")
	case f.Approximate:
		p.Qualifier = say("about")
	}
	if !p.date.Known() {
		p.date, p.OfReport = c.Report.published, true
	}
	p.Date = dateWords(p.date)
	for i := range s.Points {
		if q := &s.Points[i]; q.Text == p.Text && q.Qualifier == p.Qualifier && (q.Date == p.Date || s.Loose) {
			q.Citations = append(q.Citations, c)
			q.OfReport = q.OfReport && p.OfReport
			return
		}
	}
	p.Citations = []*Citation{c}
	s.Points = append(s.Points, p)
}

// finish puts points in order of time and draws them when they differ.
func (s *Series) finish() {
	slices.SortStableFunc(s.Points, func(x, y Point) int {
		if (x.date == "") != (y.date == "") {
			if x.date == "" {
				return 1
			}
			return -1
		}
		if d := strings.Compare(string(x.date), string(y.date)); d != 0 {
			return d
		}
		switch {
		case x.value < y.value:
			return -1
		case x.value > y.value:
			return 1
		}
		return x.first.Compare(y.first)
	})
	values := map[float64]bool{}
	for _, p := range s.Points {
		values[p.value] = true
	}
	s.distinct = len(values)
	if s.distinct > 1 && !s.Loose {
		s.Chart, s.Dated = figureChart(s)
	}
}
