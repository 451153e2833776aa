package register

import (
	"cmp"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// Series is one figure over time: each report of it a point.
type Series struct {
	Measure string  `json:"measure"`
	By      *string `json:"by"`
	On      *string `json:"on"`
	Unit    string  `json:"unit"`
	Points  []Point `json:"points"`
}

// Point is one value with those who report it. A later report that gives more
// than an earlier one of what only grows, such as a toll, is an update.
type Point struct {
	Value       float64            `json:"value"`
	Approximate bool               `json:"approximate"`
	Bound       readout.Bound      `json:"bound"`
	Date        readout.Date       `json:"date"`     // of the value; null where no text says
	Reported    readout.Date       `json:"reported"` // of the first report
	Update      bool               `json:"update"`
	Figures     []string           `json:"figures"`
	Documents   []string           `json:"documents"`
	Origins     int                `json:"origins"`
	Evidence    []readout.Evidence `json:"evidence"`
}

// series lists the figures that are given more than once or of which a text
// says whose they are, by date.
func (x *index) series() []Series {
	type key struct{ measure, by, on, unit string }
	byKey := map[key]*Series{}
	var keys []key
	for i := range x.export.Figures {
		f := &x.export.Figures[i]
		if f.Measure == "" {
			continue
		}
		k := key{f.Measure, x.side(f.By), x.side(f.On), f.Unit}
		if byKey[k] == nil {
			byKey[k] = &Series{Measure: f.Measure, By: known(k.by), On: known(k.on), Unit: f.Unit}
			keys = append(keys, k)
		}
		x.addPoint(byKey[k], f)
	}
	out := []Series{}
	for _, k := range keys {
		s := byKey[k]
		x.orderPoints(s)
		out = append(out, *s)
	}
	slices.SortStableFunc(out, func(a, b Series) int {
		return cmp.Or(len(b.Points)-len(a.Points), strings.Compare(a.Measure, b.Measure), compareID(a.By, b.By), compareID(a.On, b.On), strings.Compare(a.Unit, b.Unit))
	})
	return out
}

func (x *index) addPoint(s *Series, f *readout.Figure) {
	i := slices.IndexFunc(s.Points, func(p Point) bool {
		return p.Value == f.Value && p.Bound == f.Bound && p.Approximate == f.Approximate && p.Date == f.Date
	})
	if i < 0 {
		i = len(s.Points)
		s.Points = append(s.Points, Point{Value: f.Value, Approximate: f.Approximate, Bound: f.Bound, Date: f.Date})
	}
	p := &s.Points[i]
	p.Figures = addTo(p.Figures, f.ID)
	p.Documents = addTo(p.Documents, f.Evidence.Document)
	p.Evidence = append(p.Evidence, f.Evidence)
	p.Origins = x.witnesses.Count(p.Documents, p.Evidence)
	if at := x.published(f.Evidence.Document).Day(); p.Reported == "" || compareDates(at, p.Reported) < 0 {
		p.Reported = at
	}
}

// orderPoints sorts points by the day of the value, or of its report where no
// text gives one; a toll goes by the day of its reports.
func (x *index) orderPoints(s *Series) {
	at := func(p Point) readout.Date {
		if lexicon.GrowingMeasure(s.Measure) {
			return cmp.Or(p.Reported, p.Date)
		}
		return cmp.Or(p.Date, p.Reported)
	}
	for i := range s.Points {
		slices.SortFunc(s.Points[i].Evidence, readout.Evidence.Compare)
	}
	slices.SortStableFunc(s.Points, func(a, b Point) int {
		return cmp.Or(compareDates(at(a), at(b)), cmp.Compare(a.Value, b.Value), a.Evidence[0].Compare(b.Evidence[0]))
	})
	for i := 1; i < len(s.Points) && lexicon.GrowingMeasure(s.Measure); i++ {
		before := s.Points[i-1]
		s.Points[i].Update = s.Points[i].Value > before.Value && compareDates(before.Reported, s.Points[i].Reported) < 0 && s.Points[i].Reported != ""
	}
}
