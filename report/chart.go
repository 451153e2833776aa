package report

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"time"

	"readout"
)

// Chart is a drawing in numbers; templates write it as SVG, so that every text
// in it is escaped. Coordinates are in user units with the origin at top left.
type Chart struct {
	Width, Height string
	Title, Desc   string
	Lines         []ChartLine
	Marks         []ChartMark
	Texts         []ChartText
}

// ChartLine is a straight line.
type ChartLine struct{ Class, X1, Y1, X2, Y2 string }

// ChartMark is a dot that may lead somewhere.
type ChartMark struct {
	Class, X, Y, R string
	Title          string
	Href           string // of a place on the page, empty for none
}

// ChartText is a label.
type ChartText struct{ Class, X, Y, Anchor, Text string }

// coordinate writes a number the same everywhere: at most one decimal.
func coordinate(v float64) string { return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64) }

func (c *Chart) line(class string, x1, y1, x2, y2 float64) {
	c.Lines = append(c.Lines, ChartLine{class, coordinate(x1), coordinate(y1), coordinate(x2), coordinate(y2)})
}

func (c *Chart) mark(class string, x, y, r float64, title, href string) {
	c.Marks = append(c.Marks, ChartMark{class, coordinate(x), coordinate(y), coordinate(r), title, href})
}

func (c *Chart) text(class string, x, y float64, anchor, text string) {
	c.Texts = append(c.Texts, ChartText{class, coordinate(x), coordinate(y), anchor, text})
}

// days counts calendar days since 1970.
func days(t time.Time) float64 { return float64(t.Unix()) / 86400 }

// dateTicks picks at most n round dates between two days: days, weeks, months
// or years apart.
func dateTicks(first, last time.Time, n int) (at []time.Time, layout string) {
	span := days(last) - days(first)
	switch {
	case span <= float64(n)*31:
		step := 1
		for _, s := range []int{1, 2, 5, 7, 14, 31} {
			step = s
			if span/float64(s) <= float64(n) {
				break
			}
		}
		for t := first; !t.After(last); t = t.AddDate(0, 0, step) {
			at = append(at, t)
		}
		return at, "2 Jan"
	case span <= float64(n)*365:
		step := 1
		for _, s := range []int{1, 2, 3, 6, 12} {
			step = s
			if span/30.4/float64(s) <= float64(n) {
				break
			}
		}
		for t := time.Date(first.Year(), first.Month(), 1, 0, 0, 0, 0, time.UTC); !t.After(last); t = t.AddDate(0, step, 0) {
			if !t.Before(first) {
				at = append(at, t)
			}
		}
		return at, "Jan 2006"
	}
	step := int(span/365/float64(n)) + 1
	for t := time.Date(first.Year(), 1, 1, 0, 0, 0, 0, time.UTC); !t.After(last); t = t.AddDate(step, 0, 0) {
		if !t.Before(first) {
			at = append(at, t)
		}
	}
	return at, "2006"
}

// Ribbon draws the dated moments of a story on one line: a dot for each, as
// large as its number of origins, a bar for those that are known to some days.
func (s *Story) Ribbon() *Chart {
	var known []Moment
	for _, m := range s.Timeline {
		if m.known {
			known = append(known, m)
		}
	}
	if len(known) < 2 {
		return nil
	}
	const width, left, right, base = 720.0, 16.0, 16.0, 62.0
	first, last := known[0].first, known[0].last
	for _, m := range known {
		if m.last.After(last) {
			last = m.last
		}
	}
	span := math.Max(1, days(last)-days(first))
	x := func(t time.Time) float64 { return left + (days(t)-days(first))/span*(width-left-right) }
	c := &Chart{Width: coordinate(width), Title: say("timeline"), Desc: s.Title}
	c.line("axis", left, base, width-right, base)
	ticks, layout := dateTicks(first, last, 7)
	for _, t := range ticks {
		c.line("tick", x(t), base, x(t), base+6)
		c.text("tick-label", math.Min(math.Max(x(t), 27), width-27), base+20, "middle", t.Format(layout))
	}
	var taken [][2]float64 // x and y of dots, so that none hides another
	for _, m := range known {
		at := (x(m.first) + x(m.last)) / 2
		r := 6 + math.Min(6, 1.5*float64(m.Origins))
		y := base - r - 4
		hides := func(d [2]float64) bool { return math.Abs(d[0]-at) < 24 && math.Abs(d[1]-y) < 24 }
		for i := slices.IndexFunc(taken, hides); i >= 0; i = slices.IndexFunc(taken, hides) {
			y = taken[i][1] - 25
		}
		taken = append(taken, [2]float64{at, y})
		if x(m.last)-x(m.first) > 8 {
			c.line("range", x(m.first), y, x(m.last), y)
		}
		c.mark("dot "+string(m.Modality), at, y, r, fmt.Sprintf("%s: %s", m.Date, m.Title), "#m"+s.ID+"-"+strconv.Itoa(m.Number))
		c.text("dot-label "+string(m.Modality), at, y+3.5, "middle", strconv.Itoa(m.Number))
	}
	top := base
	for _, d := range taken {
		top = math.Min(top, d[1]-14)
	}
	c.shift(-top)
	c.Height = coordinate(base + 26 - top)
	return c
}

// shift moves all of a chart down by dy.
func (c *Chart) shift(dy float64) {
	move := func(s *string) {
		v, _ := strconv.ParseFloat(*s, 64) // coordinate wrote it
		*s = coordinate(v + dy)
	}
	for i := range c.Lines {
		move(&c.Lines[i].Y1)
		move(&c.Lines[i].Y2)
	}
	for i := range c.Marks {
		move(&c.Marks[i].Y)
	}
	for i := range c.Texts {
		move(&c.Texts[i].Y)
	}
}

// figureChart draws the points of a series: by date where all have one and they
// are not one day's, else one beside the other.
func figureChart(s *Series) (c *Chart, byDate bool) {
	const width, height, left, right, top, base = 340.0, 130.0, 14.0, 14.0, 30.0, 100.0
	c = &Chart{Width: coordinate(width), Height: coordinate(height), Title: s.Title}
	low, high := math.Inf(1), math.Inf(-1)
	var dated []readout.Date
	for _, p := range s.Points {
		low, high = math.Min(low, p.value), math.Max(high, p.value)
		if p.date.Known() {
			dated = append(dated, p.date.Day())
		}
		c.Desc += fmt.Sprintf("%s: %s %s. ", p.Date, p.Qualifier, p.Text)
	}
	c.Desc = oneLine(c.Desc)
	dated = slices.Compact(dated)
	byDate = len(dated) > 1 && len(s.Points) == len(datedPoints(s))
	if low > 0 && (low < high/3 || !byDate) {
		low = 0
	}
	y := func(v float64) float64 { return base - 8 - (v-low)/math.Max(high-low, 1e-12)*(base-8-top) }
	var x func(i int) float64
	c.line("axis", left, base, width-right, base)
	if byDate {
		first, _, _ := dated[0].Bounds()
		last, _, _ := dated[len(dated)-1].Bounds()
		span := math.Max(1, days(last)-days(first))
		place := func(t time.Time) float64 { return left + 22 + (days(t)-days(first))/span*(width-left-right-44) }
		x = func(i int) float64 { t, _, _ := s.Points[i].date.Day().Bounds(); return place(t) }
		ticks, layout := dateTicks(first, last, 5)
		for _, t := range ticks {
			c.line("tick", place(t), base, place(t), base+5)
			c.text("tick-label", place(t), base+19, "middle", t.Format(layout))
		}
		for i := 1; i < len(s.Points) && len(dated) == len(s.Points); i++ { // one value a day
			c.line("trend", x(i-1), y(s.Points[i-1].value), x(i), y(s.Points[i].value))
		}
	} else {
		step := (width - left - right) / float64(len(s.Points))
		x = func(i int) float64 { return left + step*(float64(i)+0.5) }
		for i, p := range s.Points {
			c.line("stem", x(i), base, x(i), y(p.value))
			c.text("tick-label", x(i), base+19, "middle", clip(p.Citations[0].Report.Label, 18))
		}
	}
	for i, p := range s.Points {
		class := "dot"
		if p.approx || p.bound != readout.BoundNone && p.bound != "" {
			class = "dot open"
		}
		cite := p.Citations[0]
		c.mark(class, x(i), y(p.value), 5, fmt.Sprintf("%s %s, %s", p.Qualifier, p.Text, cite.Report.Cite()), "#"+cite.Anchor)
		if i > 0 && s.Points[i-1].Text == p.Text && x(i)-x(i-1) < 48 {
			continue // the label before says it
		}
		if i > 0 && x(i) == x(i-1) || i+1 < len(s.Points) && x(i) == x(i+1) { // one above the other
			c.text("value", x(i)+10, y(p.value)+4, "start", p.Text)
			continue
		}
		c.text("value", x(i), y(p.value)-11, "middle", p.Text)
	}
	return c, byDate
}

func datedPoints(s *Series) []Point {
	return slices.DeleteFunc(slices.Clone(s.Points), func(p Point) bool { return !p.date.Known() })
}
