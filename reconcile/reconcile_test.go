package reconcile_test

import (
	"slices"
	"strings"
	"testing"

	"readout"
)

func TestDates_conflictOnlyWhenNoDayIsBoth(t *testing.T) {
	for _, c := range []struct {
		name   string
		a, b   readout.Date
		clash  int
		agreed int
	}{
		{"last month against two months earlier", "2024-09", "2024-08", 1, 0},
		{"a day within the month", "2024-09-14", "2024-09", 0, 1},
		{"two days", "2024-09-14", "2024-09-15", 1, 0},
		{"a week that holds the day", "2024-W37", "2024-09-14", 0, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			a := w.report("North", "2024-10-01", "They met at one time.\n")
			w.mention(a, "met", w.date(a, "one time", c.a))
			b := w.report("South", "2024-10-01", "They met at another time.\n")
			w.mention(b, "met", w.date(b, "another time", c.b))
			w.want(c.clash, readout.FindingConflict, readout.SlotDate)
			w.want(c.agreed, readout.FindingAgreement, readout.SlotDate)
		})
	}
}

func TestDate_documentAtOddsWithItselfRaisesNoConflict(t *testing.T) {
	w := newWorld(t)
	a := w.report("North", "2024-10-01", "They met in May and met in June.\n")
	w.mention(a, "met in May", w.date(a, "May", "2024-05"))
	w.mention(a, "met in June", w.date(a, "June", "2024-06"))
	b := w.report("South", "2024-10-01", "They met in June.\n")
	w.mention(b, "met", w.date(b, "June", "2024-06"))
	w.want(0, readout.FindingConflict, readout.SlotDate)
}

func TestDurations_approximationsAgree(t *testing.T) {
	for _, c := range []struct {
		name  string
		a, b  float64
		about bool
		clash int
	}{
		{"nearly 90 and about 90", 90, 90, true, 0},
		{"about 90 and 85", 90, 85, true, 0},
		{"35 and 50", 35, 50, false, 1},
		{"about 35 and about 50", 35, 50, true, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			for _, v := range []struct {
				outlet string
				value  float64
			}{{"North", c.a}, {"South", c.b}} {
				rec := w.report(v.outlet, "2024-10-01", "The call took a while, said "+v.outlet+".\n")
				rec.Quantities = []readout.Quantity{{Value: v.value, Unit: "minute", Approximate: c.about, Bound: readout.BoundNone}}
				w.mention(rec, "call", func(m *readout.EventMention) {
					s := w.slot(rec, readout.SlotDuration, "a while", "")
					s.Quantity = 0
					m.Slots = append(m.Slots, s)
				})
			}
			w.want(c.clash, readout.FindingConflict, readout.SlotDuration)
			w.want(1-c.clash, readout.FindingAgreement, readout.SlotDuration)
		})
	}
}

// TestOutcomes_anUnnamedSpeakerGainsaysTheReport: that a visit was put off, and not
// called off, is what an official says, and not the report that calls it off.
func TestOutcomes_anUnnamedSpeakerGainsaysTheReport(t *testing.T) {
	for _, c := range []struct {
		name   string
		spoken bool
		clash  int
	}{
		{"an official", true, 1},
		{"the report itself", false, 0},
	} {
		w := newWorld(t)
		a := w.report("North", "2024-10-01", "Ann Lee called off her visit.\nAn official said it was put off.\n")
		w.mention(a, "called off", func(m *readout.EventMention) {
			m.Slots = []readout.Slot{w.slot(a, readout.SlotOutcome, "called", "cancelled")}
		})
		w.mention(a, "put off", func(m *readout.EventMention) {
			m.Slots = []readout.Slot{w.slot(a, readout.SlotOutcome, "put", "postponed")}
			if c.spoken {
				a.Attributions = append(a.Attributions, readout.Attribution{Speaker: readout.NoChain, Parent: -1, Timex: -1,
					Source: []readout.Span{w.find(a, "An official")}, Content: []readout.Span{w.find(a, "it was put off")}})
				m.Within = 0
			}
		})
		w.want(c.clash, readout.FindingConflict, readout.SlotOutcome)
	}
}

func TestOrdinals_compareWithinOneFrameOnly(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		clash int
	}{
		{"2/year", "1/since:inauguration", 0},
		{"2/year", "3/year", 1},
		{"2/year", "2/year", 0},
	} {
		w := newWorld(t)
		a := w.report("North", "2024-10-01", "It was the second call of theirs.\n")
		w.mention(a, "call", func(m *readout.EventMention) { m.Slots = []readout.Slot{w.slot(a, readout.SlotOrdinal, "second", c.a)} })
		b := w.report("South", "2024-10-01", "It was another call of theirs.\n")
		w.mention(b, "call", func(m *readout.EventMention) {
			m.Slots = []readout.Slot{w.slot(b, readout.SlotOrdinal, "another", c.b)}
		})
		w.want(c.clash, readout.FindingConflict, readout.SlotOrdinal)
	}
}

func TestInitiator_lonesAreSoleAndRivalsConflict(t *testing.T) {
	w := newWorld(t)
	ann, bob := w.actor("Ann Lee", readout.ActorPerson, "NOR"), w.actor("Bob Day", readout.ActorPerson, "ISL")
	a := w.report("North", "2024-10-01", "Ann Lee asked for the call.\n")
	asked := func(rec *readout.Record, actor, name string) func(*readout.EventMention) {
		return func(m *readout.EventMention) {
			s := w.slot(rec, readout.SlotInitiator, name, name)
			s.Chain = w.chain(rec, actor)
			m.Slots = append(m.Slots, s)
		}
	}
	w.mention(a, "call", asked(a, ann, "Ann Lee"))
	b := w.report("South", "2024-10-01", "Bob Day and Ann Lee had a call.\n")
	w.mention(b, "call", nil)
	w.want(1, readout.FindingSole, readout.SlotInitiator)
	w.want(0, readout.FindingConflict, readout.SlotInitiator)

	c := w.report("East", "2024-10-01", "Bob Day asked for the call.\n")
	w.mention(c, "call", asked(c, bob, "Bob Day"))
	got := w.want(1, readout.FindingConflict, readout.SlotInitiator)
	if len(got) == 1 && (!strings.Contains(got[0].Summary, "Ann Lee") || !strings.Contains(got[0].Summary, "Bob Day")) {
		t.Errorf("the summary names not both: %s", got[0].Summary)
	}
}

func TestSilence_oneSideNamesTopicsTheOtherGivesNoDetails(t *testing.T) {
	w := newWorld(t)
	nor, isl := w.actor("Norway", readout.ActorGovernment, "NOR"), w.actor("Iceland", readout.ActorGovernment, "ISL")
	a := w.report("North", "2024-10-01", "Norway said they spoke of whaling.\nIceland gave no details of the call.\n")
	said := w.said(a, nor, "they spoke of whaling")
	w.mention(a, "spoke", func(m *readout.EventMention) {
		s := w.slot(a, readout.SlotTopic, "whaling", "whaling")
		s.Within = said
		m.Within = said
		m.Slots = append(m.Slots, s)
	})
	w.mention(a, "call", func(m *readout.EventMention) {
		s := w.slot(a, readout.SlotDetail, "gave no details", "none")
		s.Negated, s.Chain = true, w.chain(a, isl)
		m.Slots = append(m.Slots, s)
	})
	got := w.want(1, readout.FindingSilence, readout.SlotTopic)
	if len(got) == 1 && got[0].Summary != "Norway names “whaling”, Iceland does not" {
		t.Errorf("summary: %s", got[0].Summary)
	}
}

func TestSilence_ofAccountsThatNameTheirTopics(t *testing.T) {
	w := newWorld(t)
	nor, isl := w.actor("Norway", readout.ActorGovernment, "NOR"), w.actor("Iceland", readout.ActorGovernment, "ISL")
	account := func(outlet, text string, actor string, topics ...string) {
		rec := w.report(outlet, "2024-10-01", text)
		said := w.said(rec, actor, text)
		w.mention(rec, "discussed", func(m *readout.EventMention) {
			m.Within = said
			for _, topic := range topics {
				s := w.slot(rec, readout.SlotTopic, topic, topic)
				s.Within = said
				m.Slots = append(m.Slots, s)
			}
		})
	}
	account("North", "They discussed whaling, the fishing toll, harbours and oil.", nor, "whaling", "fishing toll", "harbours", "oil")
	account("South", "They discussed whaling and a toll.", isl, "whaling", "toll")
	w.want(0, readout.FindingSilence, readout.SlotTopic) // two topics are no full account
	account("East", "It was said that they discussed harbours at last.", isl, "harbours")
	got := w.want(1, readout.FindingSilence, readout.SlotTopic)
	if len(got) == 1 && got[0].Summary != "Norway names “oil”, Iceland does not" { // a toll is a fishing toll
		t.Errorf("summary: %s", got[0].Summary)
	}
}

func TestSilence_isNotOfWhoDeniesOrNamesItMoreWidely(t *testing.T) {
	w := newWorld(t)
	nor, isl := w.actor("Norway", readout.ActorGovernment, "NOR"), w.actor("Iceland", readout.ActorGovernment, "ISL")
	account := func(outlet, text string, actor string, denied string, topics ...string) {
		rec := w.report(outlet, "2024-10-01", text)
		said := w.said(rec, actor, text)
		w.mention(rec, "discussed", func(m *readout.EventMention) {
			m.Within = said
			for _, topic := range topics {
				s := w.slot(rec, readout.SlotTopic, topic, topic)
				s.Within, s.Negated = said, topic == denied
				m.Slots = append(m.Slots, s)
			}
		})
	}
	account("North", "They discussed whaling, the toll on cod, harbours and oil.", nor, "", "whaling", "toll on cod", "harbours", "oil", "toll")
	account("South", "They discussed harbours, ferries and the toll on cod, not oil.", isl, "oil", "harbours", "ferries", "toll on cod", "oil")
	var summaries []string
	for _, f := range w.want(2, readout.FindingSilence, readout.SlotTopic) {
		summaries = append(summaries, f.Summary)
	}
	slices.Sort(summaries)
	if want := []string{"Iceland names “ferries”, Norway does not", "Norway names “whaling”, Iceland does not"}; !slices.Equal(summaries, want) {
		t.Errorf("got %q, want %q", summaries, want)
	}
}

func TestDenial_negatedTopicsAreGatheredAndClashWithAffirmed(t *testing.T) {
	w := newWorld(t)
	a := w.report("North", "2024-10-01", "They did not discuss whaling in the call.\n")
	topic := func(rec *readout.Record, negated bool) func(*readout.EventMention) {
		return func(m *readout.EventMention) {
			s := w.slot(rec, readout.SlotTopic, "whaling", "whaling")
			s.Negated = negated
			m.Slots = append(m.Slots, s)
		}
	}
	w.mention(a, "discuss", topic(a, true))
	w.want(1, readout.FindingDenial, readout.SlotTopic)
	w.want(0, readout.FindingConflict, readout.SlotTopic)
	b := w.report("South", "2024-10-01", "They discussed whaling in the call.\n")
	w.mention(b, "discussed", topic(b, false))
	w.want(1, readout.FindingConflict, readout.SlotTopic)
}

func TestQuotations(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		kind       readout.FindingKind
		word       string
	}{
		{"letters", "I like Captain ONE of the guard", "I like Captain One of the guard", readout.FindingVariant, "letters"},
		{"words", "we will find out who stored nitrate in a city", "we will find out who stored nitrate in the city", readout.FindingVariant, "words"},
		{"length", "nobody got everything and so it will hold", "nobody got everything", readout.FindingVariant, "length"},
		{"alike", "nobody got everything here", "nobody got everything here", readout.FindingAgreement, "alike"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			ann := w.actor("Ann Lee", readout.ActorPerson, "NOR")
			a := w.report("North", "2024-10-01", "“"+c.a+"”, said Ann Lee.\n")
			w.said(a, ann, c.a)
			b := w.report("South", "2024-10-01", "Ann Lee: “"+c.b+"”\n")
			w.said(b, ann, c.b)
			if got := w.want(1, c.kind, readout.SlotQuote); len(got) == 1 && !strings.Contains(got[0].Summary, c.word) {
				t.Errorf("summary %q lacks %q", got[0].Summary, c.word)
			}
		})
	}
}

// TestQuotation_brokenByItsReportIsOneVersion: what a report says in two pieces, or
// repeats in part above its text, are not versions of their own.
func TestQuotation_brokenByItsReportIsOneVersion(t *testing.T) {
	w := newWorld(t)
	ann := w.actor("Ann Lee", readout.ActorPerson, "NOR")
	a := w.report("North", "2024-10-01", "“The boats come home tonight”\n\n“The cod is ours to catch,” said Ann Lee, “and the boats come home tonight”.\n")
	for _, piece := range []string{"The boats come home tonight", "The cod is ours to catch", "and the boats come home tonight"} {
		w.said(a, ann, piece)
	}
	b := w.report("South", "2024-10-01", "Ann Lee: “The cod is ours to catch and all the boats come home tonight”\n")
	w.said(b, ann, "The cod is ours to catch and all the boats come home tonight")
	got := w.want(1, readout.FindingVariant, readout.SlotQuote)
	if len(got) != 1 {
		return
	}
	if len(got[0].Values) != 2 {
		t.Errorf("%d versions, want one of each report: %+v", len(got[0].Values), got[0].Values)
	}
	for _, v := range got[0].Values {
		if v.Documents[0] == a.ID && v.Value != "The cod is ours to catch … and the boats come home tonight" {
			t.Errorf("its version is %q", v.Value)
		}
	}
}

func TestQuotation_givenToTwoNamedSpeakersIsAConflict(t *testing.T) {
	const words = "nobody got everything and that is why it will hold"
	for _, c := range []struct {
		name, a, b string
		clash      int
	}{
		{"both named", ", said Ann Lee.\n", "Bob Day: ", 1},
		{"one is a pronoun", ", he said.\n", "Bob Day: ", 0},
		{"one speaks for somebody", ", said spokesman Ann Lee.\n", "Bob Day: ", 0},
		{"one quotes the other", ", Bob Day quotes Ann Lee.\n", "Bob Day: ", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			a := w.report("North", "2024-10-01", words+c.a)
			w.said(a, w.actor("Lee Ann", readout.ActorPerson, "NOR"), words)
			b := w.report("South", "2024-10-01", c.b+words+"\n")
			w.said(b, w.actor("Day Bob", readout.ActorPerson, "ISL"), words)
			w.want(c.clash, readout.FindingConflict, readout.SlotSpeaker)
		})
	}
}

func TestQuotation_ofTwoWhoSayTheLikeIsNoConflict(t *testing.T) {
	const first, other = "our house does not let anybody choose stories by their political colour ever", "our house does not let anybody choose stories by their political colour and we built the tools so"
	w := newWorld(t)
	a := w.report("North", "2024-10-01", first+", said Ann Lee.\n")
	w.said(a, w.actor("Lee Ann", readout.ActorPerson, "NOR"), first)
	b := w.report("South", "2024-10-01", "Bob Day: "+other+"\n")
	w.said(b, w.actor("Day Bob", readout.ActorPerson, "ISL"), other)
	w.want(0, readout.FindingConflict, readout.SlotSpeaker)
}

func TestUpdate_oneOutletsLaterValueIsNoConflict(t *testing.T) {
	w := newWorld(t)
	for _, v := range []struct {
		day, words string
		value      float64
	}{{"2024-10-01", "12 people", 12}, {"2024-10-02", "17 people", 17}} {
		rec := w.report("North", v.day, "The fire killed "+v.words+".\n")
		rec.Quantities = []readout.Quantity{{Value: v.value, Unit: "person", Measure: "dead", Bound: readout.BoundNone}}
		w.mention(rec, "fire", func(m *readout.EventMention) {
			s := w.slot(rec, readout.SlotCount, v.words, "")
			s.Quantity = 0
			m.Slots = append(m.Slots, s)
		})
	}
	w.want(0, readout.FindingConflict, readout.SlotCount)
	w.want(1, readout.FindingUpdate, readout.SlotCount)
}

func TestCounts_deadAndWoundedAreApartAndPartsAreNoRivals(t *testing.T) {
	w := newWorld(t)
	for _, v := range []struct {
		outlet, text string
		counts       map[string]readout.Quantity
	}{
		{"North", "The fire killed 17 people and hurt 44 people, nine of them badly.\n", map[string]readout.Quantity{
			"17 people": {Value: 17, Measure: "toll"}, "44 people": {Value: 44, Measure: "wounded"}, "nine": {Value: 9, Measure: "wounded"}}},
		{"South", "The fire killed 21 people and hurt 44 people.\n", map[string]readout.Quantity{
			"21 people": {Value: 21, Measure: "toll"}, "44 people": {Value: 44, Measure: "wounded"}}},
	} {
		rec := w.report(v.outlet, "2024-10-01", v.text)
		w.mention(rec, "fire", func(m *readout.EventMention) {
			for _, words := range []string{"17 people", "21 people", "44 people", "nine"} {
				q, ok := v.counts[words]
				if !ok {
					continue
				}
				q.Unit, q.Bound = "person", readout.BoundNone
				s := w.slot(rec, readout.SlotCount, words, "")
				s.Quantity = len(rec.Quantities)
				rec.Quantities = append(rec.Quantities, q)
				m.Slots = append(m.Slots, s)
			}
		})
	}
	got := w.want(1, readout.FindingConflict, readout.SlotCount)
	if len(got) == 1 && (!strings.Contains(got[0].Summary, "17 people") || !strings.Contains(got[0].Summary, "21 people") || strings.Contains(got[0].Summary, "44")) {
		t.Errorf("the conflict is %s", got[0].Summary)
	}
}

func TestCounts_ofTwoPlacesAreNoRivals(t *testing.T) {
	for _, c := range []struct {
		name, north, south string
		conflicts          int
	}{
		{"one place", "The fire in Velm killed 17 people.\n", "The fire in Velm killed 21 people.\n", 1},
		{"two places", "The fire in Velm killed 17 people.\n", "The fire in Ostrand killed 21 people.\n", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			for i, text := range []string{c.north, c.south} {
				rec := w.report([]string{"North", "South"}[i], "2024-10-01", text)
				words := strings.Join(strings.Fields(text)[5:7], " ")
				words = strings.TrimSuffix(words, ".")
				for _, place := range []string{"Velm", "Ostrand"} {
					if at := strings.Index(text, place); at >= 0 {
						rec.Entities = append(rec.Entities, readout.Entity{Type: readout.EntityPlace, Name: place, Span: readout.Span{Start: at, End: at + len(place)}})
					}
				}
				rec.Quantities = []readout.Quantity{{Value: []float64{17, 21}[i], Unit: "person", Measure: "toll", Bound: readout.BoundNone}}
				w.mention(rec, "fire", func(m *readout.EventMention) {
					s := w.slot(rec, readout.SlotCount, words, "")
					s.Quantity = 0
					m.Slots = append(m.Slots, s)
				})
			}
			w.want(c.conflicts, readout.FindingConflict, readout.SlotCount)
		})
	}
}
