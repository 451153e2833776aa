package report

import (
	"slices"
	"strings"
	"unicode"

	"readout"
	"readout/lexicon"
)

// Quotation is what somebody said, in every version that reports give.
type Quotation struct {
	Speaker  string
	Via      string
	Indirect bool
	Cue      string // of words that are the report's: "denied", "doubt"
	Finding  string // id, when the versions differ
	Date     string
	Versions []Version
	More     int // versions left out
	cueFirst bool
	weight   float64
	reports  int
	place    readout.Evidence
}

// Teller is who said it, and with which word where the words are the report's,
// in the order of the report: "Ana Ruiz denied", "According to Ana Ruiz".
func (q Quotation) Teller() string {
	if q.cueFirst {
		return joinWords(" ", q.Cue, q.Speaker)
	}
	return joinWords(" ", q.Speaker, q.Cue)
}

// Version is one wording with those who give it.
type Version struct {
	Runs      []Run
	Open      string // quotation mark to set before, where the wording has none
	Close     string
	Before    string // tells that the wording begins later than the first one
	After     string // tells that it ends sooner
	Citations []*Citation
}

// newVersion makes a version; speech gets quotation marks where it has none.
func newVersion(words []Word, speech bool, citations []*Citation) Version {
	v := Version{Runs: runs(words), Citations: citations}
	if len(words) > 0 && speech && !strings.ContainsAny(words[0].Text[:1], "\"'") && !strings.HasPrefix(words[0].Text, "“") && !strings.HasPrefix(words[0].Text, "‘") {
		v.Open, v.Close = "“", "”"
	}
	return v
}

// Text is the wording as one line.
func (v Version) Text() string {
	var words []string
	for _, r := range v.Runs {
		words = append(words, r.Text)
	}
	return v.Open + v.Before + strings.Join(words, " ") + v.After + v.Close
}

// quotations gathers what was said in a story: first the sentences of which
// reports give different versions, then those that most reports give.
func (b *builder) quotations(s *readout.Story) (out []Quotation, more int) {
	statements := b.statementsByStory[s.ID]
	var used []readout.Evidence
	for _, id := range s.Events {
		for _, f := range b.findings[id] {
			if f.Kind == readout.FindingVariant {
				q := b.variant(f, statements)
				used = append(used, evidenceOf(f)...)
				out = append(out, q)
			}
		}
	}
	for _, f := range b.loose[s.ID] {
		if f.Kind == readout.FindingVariant {
			out = append(out, b.variant(f, statements))
			used = append(used, evidenceOf(f)...)
		}
	}
	slices.SortStableFunc(out, func(x, y Quotation) int {
		switch {
		case x.weight > y.weight:
			return -1
		case x.weight < y.weight:
			return 1
		}
		return strings.Compare(x.Finding, y.Finding)
	})
	out = append(out, b.single(statements, used)...)
	return limit(b, out, shortQuotes)
}

func evidenceOf(f *readout.Finding) []readout.Evidence {
	var out []readout.Evidence
	for _, v := range f.Values {
		out = append(out, v.Evidence...)
	}
	return out
}

// variant shows a finding on one quotation in several versions.
func (b *builder) variant(f *readout.Finding, statements []*readout.Statement) Quotation {
	q := Quotation{Finding: f.ID, weight: f.Weight}
	var values []Value
	for _, v := range f.Values {
		values = append(values, b.value(f.Slot, v))
		if q.Speaker == "" {
			q.Speaker = values[len(values)-1].Side
		}
	}
	slices.SortStableFunc(values, func(x, y Value) int { return len(strings.Fields(y.Text)) - len(strings.Fields(x.Text)) })
	var texts []string
	for _, v := range values {
		texts = append(texts, inOrderOf(v.Text, values[0].Text))
	}
	aligned, cuts := align(texts)
	for i, words := range aligned {
		version := newVersion(words, true, values[i].Citations)
		if cuts[i].Before {
			version.Before = "… "
		}
		if cuts[i].After {
			version.After = " …"
		}
		q.Versions = append(q.Versions, version)
	}
	for _, st := range statements {
		if q.Speaker == "" && overlaps(st.Content, evidenceOf(f)) {
			q.Speaker = b.speaker(st)
		}
	}
	if q.Speaker == "" {
		q.Speaker = say("unknown-speaker")
	}
	q.Versions, q.More = limit(b, q.Versions, shortVersions)
	return q
}

// leftOut stands between the pieces of a quotation.
const leftOut = " … "

// inOrderOf puts the pieces of a quotation in the order of its fullest version,
// if all are in it: a report may open with what was said last.
func inOrderOf(text, fullest string) string {
	pieces := strings.Split(text, leftOut)
	at := map[string]int{}
	for _, p := range pieces {
		words := strings.Fields(p)
		at[p] = strings.Index(letters(fullest), letters(strings.Join(words[:min(len(words), fewestWords)], " ")))
		if at[p] < 0 {
			return text
		}
	}
	slices.SortStableFunc(pieces, func(x, y string) int { return at[x] - at[y] })
	return strings.Join(pieces, leftOut)
}

// speaker is the name of whoever speaks; of a state that speaks through an organ which
// the report names with its country, that: "the Norwegian presidency".
func (b *builder) speaker(st *readout.Statement) string {
	if a := b.actors[value(st.Speaker)]; a != nil && a.Kind == readout.ActorGovernment && len(st.Source) > 0 {
		if words := oneLine(st.Source[0].Quote); lexicon.StateOrgan(words) == a.Code && a.Code != "" && lexicon.NamesStateOrgan(words) && !strings.Contains(strings.ToLower(words), "government") {
			return words
		}
	}
	if name := oneLine(b.name(st.Speaker)); name != "" {
		return name
	}
	if len(st.Source) > 0 {
		return oneLine(st.Source[0].Quote)
	}
	return ""
}

// cueWords are the words that say how something was said: without them a
// denial reads as a claim.
func cueWords(st *readout.Statement) string {
	var out []string
	for _, evid := range st.Cue {
		out = append(out, oneLine(evid.Quote))
	}
	return bare(strings.Join(out, leftOut))
}

func overlaps(x, y []readout.Evidence) bool {
	return slices.ContainsFunc(x, func(a readout.Evidence) bool {
		return slices.ContainsFunc(y, func(b readout.Evidence) bool { return a.Document == b.Document && a.Span().Overlaps(b.Span()) })
	})
}

// fewestWords is how short a quotation a short view shows: scare quotes and
// single words say little by themselves.
const fewestWords = 4

// single gathers statements that no variant covers: equal words of one speaker
// are one quotation with several reports. A short view keeps to direct speech.
func (b *builder) single(statements []*readout.Statement, used []readout.Evidence) []Quotation {
	var out []Quotation
	at := map[string]int{}
	for _, st := range statements {
		if len(st.Content) == 0 || overlaps(st.Content, used) || !b.opts.Full && st.Kind == readout.QuoteIndirect {
			continue
		}
		var texts []string
		var citations []*Citation
		for _, evid := range st.Content {
			texts = append(texts, bare(oneLine(evid.Quote)))
			if c := b.cite(evid); c != nil {
				citations = append(citations, c)
			}
		}
		text := strings.Join(texts, leftOut)
		if !b.opts.Full && len(strings.Fields(text)) < fewestWords {
			continue
		}
		key := b.speaker(st) + "\x00" + letters(text)
		if st.Kind == readout.QuoteIndirect && st.Stance != readout.StanceAssert {
			key += "\x00" + string(st.Stance) // what one denies another report may let him say
		}
		if i, ok := at[key]; ok {
			v := &out[i].Versions[0]
			if len(citations) > 0 && !slices.ContainsFunc(v.Citations, func(c *Citation) bool { return c.Report == citations[0].Report }) {
				v.Citations = append(v.Citations, citations[0])
				out[i].reports++
			}
			continue
		}
		at[key] = len(out)
		q := Quotation{Speaker: b.speaker(st), Via: oneLine(st.Via), Indirect: st.Kind == readout.QuoteIndirect, Date: dateWords(st.Date), reports: 1, place: st.Content[0]}
		if q.Indirect {
			q.Cue = cueWords(st)
			q.cueFirst = len(st.Cue) > 0 && len(st.Source) > 0 && st.Cue[0].Start < st.Source[0].Start
		}
		if q.Speaker == "" {
			q.Speaker = joinWords(": ", say("unknown-speaker"), q.Cue)
			q.Cue = ""
		}
		words, _ := align([]string{text})
		q.Versions = []Version{newVersion(words[0], st.Kind == readout.QuoteDirect, citations[:min(1, len(citations))])}
		out = append(out, q)
	}
	slices.SortStableFunc(out, func(x, y Quotation) int {
		if d := y.reports - x.reports; d != 0 {
			return d
		}
		if x.Indirect != y.Indirect {
			if y.Indirect {
				return -1
			}
			return 1
		}
		if d := b.reports[x.place.Document].Number - b.reports[y.place.Document].Number; d != 0 {
			return d
		}
		return x.place.Compare(y.place)
	})
	return out
}

// letters keeps what of a quotation must be equal for it to be the same.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
