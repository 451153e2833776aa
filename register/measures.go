package register

import (
	"cmp"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// Measure is what one side put on another, with what became of it.
type Measure struct {
	Kind  string  `json:"kind"` // the mode: tariff, export-control, sanction, visa-limit, …
	By    *string `json:"by"`
	On    *string `json:"on"`
	Steps []Step  `json:"steps"`
}

// Step is one thing told of a measure: that it was announced, imposed, raised,
// lifted, at which rate and from when.
type Step struct {
	Step      string             `json:"step"` // empty where a report only gives the rate
	Planned   bool               `json:"planned"`
	Rate      *float64           `json:"rate"` // percent
	From      *float64           `json:"from"` // the rate that it takes the place of
	Terms     []Term             `json:"terms"`
	Date      readout.Date       `json:"date"`
	Reported  readout.Date       `json:"reported"` // when it was first reported
	Events    []string           `json:"events"`
	Documents []string           `json:"documents"`
	Origins   int                `json:"origins"`
	Evidence  []readout.Evidence `json:"evidence"`
}

// Term is what a report says of a measure besides its rate: the goods that it lies
// on, the length of visas.
type Term struct {
	Slot     readout.SlotName `json:"slot"`
	Value    string           `json:"value"`
	Evidence readout.Evidence `json:"evidence"`
}

// place is one place that tells of a measure.
type placeOf struct {
	kind, by, on string
	name         string // what its sentence calls it: tariff, surcharge; empty for other kinds
	step         Step
	evidence     readout.Evidence
}

// measures lists the measures with their steps in order of time.
func (x *index) measures() []Measure {
	places := append(x.ratePlaces(), x.eventPlaces()...)
	slices.SortStableFunc(places, func(a, b placeOf) int { return a.evidence.Compare(b.evidence) })
	x.fillSides(places)
	byKey := map[[3]string]*Measure{}
	var keys [][3]string
	for _, p := range places {
		key := [3]string{p.kind, p.by, p.on}
		if byKey[key] == nil {
			byKey[key] = &Measure{Kind: p.kind, By: known(p.by), On: known(p.on)}
			keys = append(keys, key)
		}
		x.addStep(byKey[key], p)
	}
	out := []Measure{}
	for _, key := range keys {
		m := byKey[key]
		slices.SortStableFunc(m.Steps, func(a, b Step) int {
			return cmp.Or(compareDates(cmp.Or(a.Date, a.Reported), cmp.Or(b.Date, b.Reported)), compareDates(a.Reported, b.Reported), a.Evidence[0].Compare(b.Evidence[0]))
		})
		out = append(out, *m)
	}
	slices.SortStableFunc(out, func(a, b Measure) int {
		return cmp.Or(strings.Compare(a.Kind, b.Kind), len(b.Steps)-len(a.Steps), compareID(a.By, b.By), compareID(a.On, b.On))
	})
	return out
}

// ratePlaces are the figures that give the rate of a tariff.
func (x *index) ratePlaces() []placeOf {
	var out []placeOf
	for i := range x.export.Figures {
		f := &x.export.Figures[i]
		if f.Measure != "tariff" || f.Unit != "percent" || f.Step == string(lexicon.StepFormer) {
			continue
		}
		p := placeOf{kind: "tariff", by: x.side(f.By), on: x.side(f.On), name: x.called(f.Evidence), evidence: f.Evidence}
		rate := f.Value
		p.step = Step{Step: f.Step, Planned: f.Planned, Rate: &rate, From: x.formerOf(f), Date: f.Date, Events: []string{}, Terms: []Term{}}
		if f.Event != nil && x.events[*f.Event] != nil && lexicon.InClass("measure-mode", x.events[*f.Event].Mode) {
			p.step.Events = []string{*f.Event}
			if by, on := x.sides(x.events[*f.Event]); (p.by == "" || p.by == by) && (p.on == "" || p.on == on) { // else the rate of another's in one sentence
				p.step.Terms = termsIn(x.events[*f.Event], f.Evidence)
			}
		}
		out = append(out, p)
	}
	return out
}

// eventPlaces are the accounts of events that are measures; those of tariffs
// whose rate stands beside them are told by the rate.
func (x *index) eventPlaces() []placeOf {
	var out []placeOf
	for i := range x.export.Events {
		e := &x.export.Events[i]
		if !lexicon.InClass("measure-mode", e.Mode) {
			continue
		}
		by, on := x.sides(e)
		for _, a := range e.Accounts {
			for _, sentence := range a.Mentions {
				step := stepOf(e, a, sentence)
				if step == "" || e.Mode == "tariff" && x.ratedIn(sentence, step, e.ID) {
					continue
				}
				p := placeOf{kind: e.Mode, by: by, on: on, evidence: sentence}
				p.step = Step{Step: step, Planned: e.Modality != readout.ModalityActual, Date: e.Date.Value, Events: []string{e.ID}, Terms: termsIn(e, sentence)}
				if p.step.Step == string(lexicon.StepKept) {
					p.step.Planned, p.step.Date = false, "" // on no day: it goes on
				}
				out = append(out, p)
			}
		}
	}
	return out
}

func (x *index) sides(e *readout.Event) (by, on string) {
	if len(e.Source) > 0 {
		by = x.side(&e.Source[0])
	}
	if len(e.Target) > 0 {
		on = x.side(&e.Target[0])
	}
	if by == on {
		on = ""
	}
	return by, on
}

// ratedIn reports whether a sentence gives a rate of a tariff that belongs to an event,
// or tells the same step or none.
func (x *index) ratedIn(sentence readout.Evidence, step, event string) bool {
	return slices.ContainsFunc(x.export.Figures, func(f readout.Figure) bool {
		return f.Measure == "tariff" && f.Unit == "percent" && (f.Step == "" || f.Step == step || f.Event != nil && *f.Event == event) && f.Evidence.Document == sentence.Document && sentence.Span().Contains(f.Evidence.Span())
	})
}

// stepOf is what an account says of a measure in one sentence; else what the
// type of its event says.
func stepOf(e *readout.Event, a readout.Account, sentence readout.Evidence) string {
	for _, d := range a.Details {
		if d.Slot == readout.SlotStep && sentence.Span().Contains(d.Evidence.Span()) {
			if d.Negated {
				return string(lexicon.StepKept)
			}
			return d.Value
		}
	}
	switch e.Type {
	case "SANCTION", "COERCE", "THREATEN":
		return string(lexicon.StepImposed)
	case "CONCEDE", "AGREE":
		if len(e.Accounts) == 1 && len(e.Accounts[0].Mentions) == 1 { // of several the one that lifts it says so
			return string(lexicon.StepLifted)
		}
	case "REJECT":
		return string(lexicon.StepKept)
	}
	return ""
}

// fillSides gives places that leave a side unsaid the sides of the one measure
// of the same kind that they fit; those that leave both unsaid where their report
// names both.
func (x *index) fillSides(places []placeOf) {
	full, named := map[[3]string]bool{}, map[[3]string][]string{}
	for _, p := range places {
		if key := [3]string{p.kind, p.by, p.on}; p.by != "" && p.on != "" {
			full[key] = true
			named[key] = addTo(named[key], p.name)
		}
	}
	for i := range places {
		p := &places[i]
		var fits [][3]string
		for key := range full {
			if key[0] == p.kind && (p.by == "" || p.by == key[1]) && (p.on == "" || p.on == key[2]) {
				fits = append(fits, key)
			}
		}
		if len(fits) > 1 && p.name != "" && p.by == "" && p.on == "" { // only one side's is called so
			fits = slices.DeleteFunc(fits, func(key [3]string) bool { return !slices.Contains(named[key], p.name) })
		}
		if len(fits) == 1 && (p.by != "" || p.on != "" || x.names(p.evidence.Document, fits[0][1]) && x.names(p.evidence.Document, fits[0][2])) {
			p.by, p.on = fits[0][1], fits[0][2]
		}
	}
}

// called is the word in its sentence by which a rate is called that of a tariff, a
// surcharge or the like: right behind it, else the nearest before; empty for none.
func (x *index) called(e readout.Evidence) string {
	d := x.documents[e.Document]
	if d == nil || e.End > len(d.Text) {
		return ""
	}
	word := func(w string) string { return strings.ToLower(strings.TrimRight(w, ".,;:")) }
	if behind := strings.Fields(d.Text[e.End:min(e.End+longestCharge, len(d.Text))]); len(behind) > 0 && lexicon.InClass("charge-noun", word(behind[0])) {
		return word(behind[0])
	}
	first := max(strings.LastIndex(d.Text[:e.Start], ". "), strings.LastIndex(d.Text[:e.Start], "\n"), 0)
	for _, w := range slices.Backward(strings.Fields(d.Text[first:e.Start])) {
		if lexicon.InClass("charge-noun", word(w)) {
			return word(w)
		}
	}
	return ""
}

// longestCharge is how many bytes behind a rate its noun may end.
const longestCharge = 16

// names reports whether a document names an actor, by any of its names.
func (x *index) names(document, actor string) bool {
	d, a := x.documents[document], x.actors[actor]
	return d != nil && a != nil && slices.ContainsFunc(append(slices.Clone(a.Names), a.Name), func(name string) bool { return strings.Contains(d.Text, name) })
}

// sameDay reports whether of two known dates one lies within the other: "in
// February" and "on 14 February".
func sameDay(a, b readout.Date) bool {
	return a.Known() && b.Known() && a.Compatible(b) && (a.Exact() || b.Exact())
}

// addStep adds what one place tells, to a step that says the same where there
// is one.
func (x *index) addStep(m *Measure, p placeOf) {
	same := func(s Step) bool {
		sameRate := s.Rate == nil && p.step.Rate == nil || s.Rate != nil && p.step.Rate != nil && *s.Rate == *p.step.Rate
		return s.Step == p.step.Step && s.Planned == p.step.Planned && (s.Date == p.step.Date || sameDay(s.Date, p.step.Date)) && sameRate && (s.Date != "" || s.Step == "" || s.Reported == x.published(p.evidence.Document).Day())
	}
	i := slices.IndexFunc(m.Steps, same)
	if i < 0 {
		i = len(m.Steps)
		m.Steps = append(m.Steps, p.step)
	}
	s := &m.Steps[i]
	if p.step.Date.Exact() {
		s.Date = p.step.Date
	}
	for _, e := range p.step.Events {
		s.Events = addTo(s.Events, e)
	}
	if s.From == nil {
		s.From = p.step.From
	}
	for _, t := range p.step.Terms {
		if !slices.ContainsFunc(s.Terms, func(o Term) bool { return o.Slot == t.Slot && o.Value == t.Value }) {
			s.Terms = append(s.Terms, t)
		}
	}
	s.Documents = addTo(s.Documents, p.evidence.Document)
	s.Evidence = append(s.Evidence, p.evidence)
	s.Origins = x.witnesses.Count(s.Documents, s.Evidence)
	if at := x.published(p.evidence.Document).Day(); s.Reported == "" || compareDates(at, s.Reported) < 0 {
		s.Reported = at
	}
}
