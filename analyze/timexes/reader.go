package timexes

import (
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/internal/calendar"
)

// reader reads one document from its first sentence to its last.
type reader struct {
	doc     *readout.Document
	written readout.Date // the day of writing; empty when not known
	out     []readout.Timex
	found   []fields

	focus  anchor // the last date that the text spoke of
	period anchor // the last quarter
	at     int    // the sentence being read
	months int    // the last sentence with results of some months, plus 1; 0 for none
}

// anchor is a date to count from: the expression that gives it, and its value
// where the day of writing is known or not needed.
type anchor struct {
	expression string
	point      calendar.Point
	known      bool
	sentence   int
	set        bool
}

func newReader(doc *readout.Document) *reader {
	r := &reader{doc: doc}
	if doc.Published.Basis != readout.BasisUnknown {
		r.written = doc.Published.Value.Day()
	}
	return r
}

// sentence turns the matches of one sentence into time expressions.
func (r *reader) sentence(s int) {
	r.at = s
	day := r.dayOf(s)
	for i := range r.found {
		f := &r.found[i]
		if f.kind == "none" || r.isName(f) {
			continue
		}
		t, ok := r.timex(f, day)
		if !ok {
			continue
		}
		t.Span = readout.Span{Start: r.doc.Tokens[f.tokens.First].Start, End: r.doc.Tokens[f.tokens.End-1].End}
		t.Tokens, t.By = f.tokens, f.rule
		r.out = append(r.out, t)
		if r.written == "" && r.dates(t, f) {
			r.written = t.Date
		}
	}
}

// dates reports whether a time expression can stand for the unknown day of
// writing: a whole date in a header line or dateline.
func (r *reader) dates(t readout.Timex, f *fields) bool {
	kind := r.doc.Sentences[r.at].Kind
	return (kind == readout.RegionDateline || kind == readout.RegionHeader) &&
		t.Date.Exact() && calendar.Absolute(f.at)
}

// timex gives one expression its type and value.
func (r *reader) timex(f *fields, day string) (readout.Timex, bool) {
	t := readout.Timex{Type: readout.TimexType(f.typ), Mod: f.mod}
	switch {
	case f.count != "":
		t.Value = duration(f.count, f.unit, f.more == "yes")
		if f.unit == "M" && slices.Contains(reported, f.count) {
			r.months = r.at + 1
		}
	case f.vague != "":
		t.Value = vague(f.vague)
	case f.months != "":
		t.Value = "XXXX-" + twoDigits(f.months)
	case f.century != "":
		n, err := strconv.Atoi(f.century)
		if err != nil || n < 2 || n > 99 {
			return t, false
		}
		t.Value = twoDigits(strconv.Itoa(n - 1))
	case f.at == "" && f.value != "":
		t.Value = f.value
	default:
		return r.dated(t, f, day)
	}
	return t, t.Value != ""
}

// dated resolves an expression that hangs on the calendar.
func (r *reader) dated(t readout.Timex, f *fields, day string) (readout.Timex, bool) {
	base, at := r.expression(f, day)
	if at == "" {
		return t, false
	}
	if strings.Contains(at, "@") && !base.set && r.closesRange(f) {
		base, at = r.focus, strings.ReplaceAll(at, "@", ">=")
	}
	at = r.directed(at, f)
	whole := at
	if base.set && base.expression != "" {
		whole = base.expression + "/" + at
	}
	p, ok := calendar.Evaluate(whole, r.written)
	switch {
	case ok:
		t.Value, t.Date = p.Value(), p.Date()
	case f.from == "focus" && base.known: // "that day" after a month: of no day spoken of
		return t, false
	default:
		t.Value = calendar.Underspecified(at)
	}
	if !calendar.Absolute(whole) {
		t.Relative = whole
	}
	if f.part != "" || f.clock != "" {
		t = timeOfDay(t, f)
	}
	r.remember(whole, p, ok, f)
	return t, t.Value != ""
}

// closesRange reports whether an expression is the end of a range whose
// beginning came just before, "from December to March", and so lies after it.
func (r *reader) closesRange(f *fields) bool {
	if len(r.out) == 0 || !r.focus.set || r.focus.sentence != r.at {
		return false
	}
	if strings.HasPrefix(f.at, "weekday") != strings.HasPrefix(r.focus.expression, "weekday") {
		return false // "from Sept. 14 to Thursday": the weekday is one of this week
	}
	last := r.out[len(r.out)-1].Tokens
	if last.End != f.tokens.First-1 || last.First <= r.first() {
		return false
	}
	opens, joins := strings.ToLower(r.word(last.First-1)), strings.ToLower(r.word(last.End))
	return opens == "between" && joins == "and" ||
		opens == "from" && (joins == "to" || joins == "through" || joins == "until" || joins == "till")
}

// remember keeps a date as what later expressions count from.
func (r *reader) remember(whole string, p calendar.Point, known bool, f *fields) {
	a := anchor{expression: whole, point: p, known: known, sentence: r.at, set: true}
	now, dated := calendar.Of(r.written)
	current := known && dated && !p.Before(now) && r.lean(f.tokens) != past                   // reports tell of quarters that are over
	told := !strings.Contains(whole, "shift") && (!calendar.Absolute(whole) || !r.period.set) // not one that is compared with
	if f.kind == "quarter" && told {
		r.months = 0
		if !current {
			r.period = a
		}
	}
	r.focus = a
}

// expression gives the calendar expression of a match and what it counts from.
func (r *reader) expression(f *fields, day string) (anchor, string) {
	switch {
	case f.ago != "":
		return anchor{}, before(f.ago, f.unit)
	case f.earlier != "":
		return r.near(), before(f.earlier, f.unit)
	case f.focus == "quarter" && f.year != "" && r.months == r.at+1:
		return anchor{}, f.year
	case f.focus == "quarter" && strings.HasPrefix(f.at, "shift-") && r.months == r.at+1:
		return anchor{}, "year-1" // the same months of the year before
	case f.focus == "quarter":
		return r.reporting(f)
	case f.from == "period":
		if r.period.set && r.months != r.at+1 && r.at-r.period.sentence <= 6 {
			return r.period, f.at
		}
		if r.focus.set && r.at == r.focus.sentence && r.focus.known && r.focus.point.Unit <= calendar.Month {
			return r.focus, f.at
		}
		return anchor{}, "year-1"
	case f.clock != "" && f.at == "", f.part != "" && f.from == "focus" && f.at == "day+0":
		if day != "" {
			return anchor{expression: day, set: true}, "day+0"
		}
		return r.recentDay(), "day+0"
	case f.from == "focus":
		return r.near(), f.at
	}
	return anchor{}, f.at
}

// reported are the numbers of months that companies report beside a quarter.
var reported = []string{"6", "9", "12"}

// near is the date that the text spoke of last, if that is not long ago.
func (r *reader) near() anchor {
	if r.focus.set && r.at-r.focus.sentence <= 5 {
		return r.focus
	}
	return anchor{}
}

// recentDay is near, where it is a day.
func (r *reader) recentDay() anchor {
	a := r.near()
	if a.known && a.point.Unit >= calendar.Day {
		return a
	}
	return anchor{}
}

// reporting resolves "the quarter" and "the year-ago period" in a business
// report: the quarter last spoken of, else the one before the day of writing.
func (r *reader) reporting(f *fields) (anchor, string) {
	base := anchor{expression: "quarter-1", set: true}
	if r.period.set && r.at-r.period.sentence <= 12 {
		base = r.period
	}
	if f.at == "quarter" {
		if f.year != "" {
			if p, ok := calendar.Evaluate(base.expression, r.written); ok {
				v := p.Value()
				return anchor{}, f.year + "/quarter:" + v[len(v)-1:]
			}
			return anchor{}, f.year
		}
		if p, ok := calendar.Evaluate(base.expression, r.written); ok && p.Unit == calendar.Quarter {
			return anchor{}, base.expression
		}
		return base, "quarter+0"
	}
	return base, f.at
}

// dayOf gives the expression of the only day that a sentence names, so that
// "at 10:35 a.m." finds a day that stands after it.
func (r *reader) dayOf(s int) string {
	day := ""
	for i := range r.found {
		f := &r.found[i]
		if (f.kind == "day" || f.kind == "mday") && f.from == "" {
			if day != "" {
				return day
			}
			day = r.directed(f.at, f)
		}
	}
	return day
}
