package reconcile

import (
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/lexicon"
)

// clock is the only time of day by the clock that a report gives.
type clock struct {
	*fact
	minute int // of the day
}

// leastApart is how many minutes two times of day must lie apart to exclude one another.
const leastApart = 60

// clocks raises, within a story, the conflict of two times of day that two reports give
// for one thing on one day, each its only one: "went off at 9:15 a.m.", "exploded at
// 11:40 a.m.".
func (r *reconciler) clocks(records []*readout.Record) {
	var all []clock
	for _, rec := range records {
		if c, ok := r.clockOf(rec); ok {
			all = append(all, c)
		}
	}
	for i, a := range all {
		for _, b := range all[:i] {
			if r.atOddsWith(a, b) {
				r.clockConflict(a, b)
				return
			}
		}
	}
}

// clockOf is the one time of day of a report; false where it gives none, or several.
func (r *reconciler) clockOf(rec *readout.Record) (clock, bool) {
	var out []clock
	for _, p := range r.read.of(rec) {
		x := p.facts[0].from
		sent := rec.Sentences[p.facts[0].sentence]
		for i, tx := range rec.Timexes {
			if tx.Type != readout.TimexTime || !sent.Span.Contains(tx.Span) {
				continue
			}
			day := x.dateOf(i)
			minute, ok := minuteOf(day)
			if !ok || zoned(rec.Text[tx.Span.End:]) || zoned(rec.Text[tx.Span.Start+strings.LastIndexByte(tx.Span.Text(rec.Document), ' ')+1:]) {
				return clock{}, false
			}
			f := &fact{kind: factDate, rec: rec, from: x, span: tx.Span, date: day.Day(), head: x.headOf(tx.Tokens), tokens: tx.Tokens, sentence: p.facts[0].sentence, passage: p}
			out = append(out, clock{f, minute})
		}
	}
	if len(out) != 1 {
		return clock{}, false
	}
	return out[0], true
}

// minuteOf is the minute of the day that a date with hour and minute has.
func minuteOf(d readout.Date) (int, bool) {
	_, at, ok := strings.Cut(string(d), "T")
	hour, minute, _ := strings.Cut(at, ":")
	h, err := strconv.Atoi(hour)
	if !ok || err != nil {
		return 0, false
	}
	m, err := strconv.Atoi(minute)
	return 60*h + m, err == nil
}

// zoned reports whether words right behind a time say in which zone it is: "9:15 GMT".
func zoned(after string) bool {
	words := strings.Fields(after[:min(len(after), nextQuote)])
	return len(words) > 0 && lexicon.InClass("zone-word", strings.ToLower(strings.Trim(words[0], "().,")))
}

// atOddsWith reports whether two times of day are told of one thing and cannot both hold.
func (r *reconciler) atOddsWith(a, b clock) bool {
	gap := abs(a.minute - b.minute)
	if a.rec.Origin == b.rec.Origin || gap < leastApart || gap > 12*60 || !a.date.Compatible(b.date) {
		return false
	}
	return a.from.stating(a.head) && b.from.stating(b.head) && len(a.governors()) > 0 && len(b.governors()) > 0 && oneGovernor(a.fact, b.fact) && r.oneStory(a, b)
}

// oneStory reports whether two reports tell of the like: some of their sentences, those of
// the two times or those before, are alike.
func (r *reconciler) oneStory(a, b clock) bool {
	near := func(c clock) []*passage {
		return slices.DeleteFunc(slices.Clone(r.read.of(c.rec)), func(p *passage) bool {
			s := p.facts[0].sentence
			return s != c.sentence && s != c.sentence-1
		})
	}
	for _, p := range near(a) {
		for _, q := range near(b) {
			if like, ok := alignWords(p, q); ok && like >= likeWords {
				return true
			}
		}
	}
	return false
}

func (r *reconciler) clockConflict(a, b clock) {
	if r.earlier(a.rec.ID, b.rec.ID) > 0 {
		a, b = b, a
	}
	r.eitherOr("clock", a.cite(), b.cite(), readout.Finding{Slot: readout.SlotDate, Weight: 0.6,
		Reasons: []readout.Reason{{By: "one-thing-two-hours", Note: strings.Join(a.governors(), " ")}}})
}
