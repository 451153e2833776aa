package resolve

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// newsDays is for how many days before its report the first lines may tell of.
const newsDays = 3

// reportedDate is the day of words and meetings that no report puts on a day: a
// report tells as news what was said and done between the day of its first lines
// and its own. Of several reports the first counts. The day is worked out, and no
// two happenings are taken for one by it.
func (r *resolver) reportedDate(group []int) readout.EventDate {
	var common dayRange
	for _, n := range group {
		switch days := r.newsOf(r.tellings[n]); {
		case !days.known():
		case !common.known() || days.last < common.first:
			common = days
		case days.first <= common.last:
			common = dayRange{max(common.first, days.first), min(common.last, days.last)}
		}
	}
	value := common.covering()
	if !value.Known() {
		return readout.EventDate{Basis: readout.BasisUnknown}
	}
	return readout.EventDate{Value: value, Earliest: dayDate(common.first), Latest: dayDate(common.last), Basis: readout.BasisInferred}
}

// newsOf is the days from that of the first lines of a telling's report to that
// of the report, for what it tells in the simple past as news; unknown for all else.
func (r *resolver) newsOf(t *telling) dayRange {
	days := r.dates[t.doc].days
	if t.when.said() || t.earlier || t.denied || t.modality != readout.ModalityActual || !ofTheDay(t) && !r.atOnce(t) || !days.known() || days.first != days.last {
		return dayRange{}
	}
	if !r.atOnce(t) && !slices.ContainsFunc(t.mentions, func(m int) bool { return r.simplePast(t.doc, m) }) {
		return dayRange{}
	}
	lead := rangeOf(r.leadWhen(t.doc).date)
	switch {
	case !lead.known():
		return days
	case lead.last > days.last, days.last-lead.first > newsDays:
		return dayRange{}
	}
	return dayRange{lead.first, days.last}
}

// atOnce reports whether a telling says of a measure that it holds from the day of the
// news on: "raised the toll, effective immediately".
func (r *resolver) atOnce(t *telling) bool {
	if !isMeasure(t.mode.Name) {
		return false
	}
	d := r.docs[t.doc]
	return slices.ContainsFunc(t.mentions, func(m int) bool {
		x := &d.Mentions[m]
		for i := x.Head + 1; i+1 < len(d.Tokens) && d.Tokens[i+1].End <= sentenceSpan(d, x).End; i++ {
			if pair := d.Tokens[i].Text(d) + "-" + d.Tokens[i+1].Text(d); lexicon.InClass("at-once-words", strings.ToLower(pair)) {
				return true
			}
		}
		return false
	})
}

// ofTheDay reports whether a telling is of words, or of a meeting: what was done
// long before is told of deeds more often.
func ofTheDay(t *telling) bool {
	return t.typ == "CONSULT" || lexicon.InClass("words-type", t.typ)
}

// simplePast reports whether a mention is the verb of a clause of its own in the
// simple past: "thanked them", but neither "had thanked" nor "who thanked".
func (r *resolver) simplePast(doc, mention int) bool {
	d := r.docs[doc]
	m := &d.Mentions[mention]
	i := m.Head
	if m.Within >= 0 && m.Type == "REQUEST" && len(d.Attributions[m.Within].Cue) > 0 { // "Norway must go, she said"
		i = tokenAt(d, d.Attributions[m.Within].Cue[0].Start)
	} else if m.Within >= 0 && d.Attributions[m.Within].Kind == readout.QuoteDirect {
		return false
	}
	if i < 0 || i >= len(d.Tags) || i >= len(d.Arcs) {
		return false
	}
	if v := carrier(d, m); v != none {
		i = v
	}
	return toldAsNews(d, i, m.Sentence) && mainClause(d, i) && d.RegionAt(m.Trigger.Start).News() && !r.otherTime(doc, m.Sentence)
}

// toldAsNews reports whether the verb at a token is in the tense of news: the simple
// past or, in a headline, the present.
func toldAsNews(d *readout.Document, i, sentence int) bool {
	switch d.Tags[i].XPOS {
	case "VBD":
		return true
	case "VBZ", "VBP":
		return sentence >= 0 && sentence < len(d.Sentences) && d.Sentences[sentence].Kind == readout.RegionTitle
	}
	return false
}

// carrier is the verb whose tense is that of a visit or meeting told by a noun: "made a
// visit to Oslo", "on a visit to Oslo she praised the mills"; none for none. Whether
// "the visit" is news is not said by what is said of it.
func carrier(d *readout.Document, m *readout.EventMention) int {
	if m.Type != "CONSULT" || d.Tags[m.Head].UPOS != readout.NOUN || d.Arcs[m.Head].Head < 0 {
		return none
	}
	indefinite, kase := false, ""
	for j := max(0, m.Head-carrierReach); j < m.Head; j++ {
		switch word := strings.ToLower(d.Tokens[j].Text(d)); {
		case d.Arcs[j].Head != m.Head:
		case d.Arcs[j].Rel == "det":
			indefinite = word == "a" || word == "an"
		case d.Arcs[j].Rel == "case":
			kase = word
		case word == "recent":
			return none
		}
	}
	up := d.Arcs[m.Head].Head
	if !partakes(d, m, up) {
		return none
	}
	if light := d.Arcs[m.Head].Rel == "obj" && lexicon.LightVerb(d.Tags[up].Lemma); indefinite && (light || d.Arcs[m.Head].Rel == "obl" && (kase == "during" || kase == "on")) {
		return up
	}
	return none
}

// partakes reports whether the subject of the verb at a token takes part in what a
// mention tells: "the trouble started on a call" tells nothing of its day.
func partakes(d *readout.Document, m *readout.EventMention, verb int) bool {
	for j := max(0, verb-subjectReach); j < min(verb+subjectReach, len(d.Arcs)); j++ {
		if d.Arcs[j].Head == verb && strings.HasPrefix(d.Arcs[j].Rel, "nsubj") && slices.ContainsFunc(m.Source, func(a readout.Argument) bool { return a.Span.Contains(d.Tokens[j].Span) }) {
			return true
		}
	}
	return false
}

// subjectReach is how far from its verb a subject may stand.
const subjectReach = 24

// carrierReach is how far before its noun an article may stand.
const carrierReach = 6

// mainClause reports whether the verb at a token is the main one of its sentence,
// one joined to that, or what somebody only says in it.
func mainClause(d *readout.Document, i int) bool {
	for range 4 {
		switch rel := d.Arcs[i].Rel; {
		case rel == "root":
			return true
		case rel != "conj" && rel != "parataxis" && rel != "ccomp" || d.Arcs[i].Head < 0:
			return false
		}
		i = d.Arcs[i].Head
	}
	return false
}

// otherTime reports whether a sentence speaks of a time before its report, so
// that what it tells may be no news: "late in 2013 they dropped the plan and
// accepted the loan", "recently called for a vote".
func (r *resolver) otherTime(doc, sentence int) bool {
	d := r.docs[doc]
	if sentence < 0 || sentence >= len(d.Sentences) {
		return true
	}
	for i := range d.Timexes {
		if x := &d.Timexes[i]; d.Sentences[sentence].Span.Contains(x.Span) {
			days := rangeOf(r.dates[doc].timexes[i])
			if strings.HasSuffix(x.Value, "_REF") || days.known() && days.first < r.dates[doc].days.last-newsDays {
				return true
			}
		}
	}
	return false
}

// tokenAt is the token that begins at a byte, none when there is no such.
func tokenAt(d *readout.Document, start int) int {
	i, ok := slices.BinarySearchFunc(d.Tokens, start, func(t readout.Token, at int) int { return t.Start - at })
	if !ok {
		return none
	}
	return i
}
