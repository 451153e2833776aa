package resolve

import (
	"strings"
	"testing"

	"readout"
)

func calledOff(t *testing.T, published, text, noun, outcome string) *readout.Document {
	b := build(t, "off", published, text)
	maren, kallas := b.person("Ilse Maren", "EST"), b.person("Teodor Kallas", "NOR")
	m := b.mention(noun, "SANCTION", "cancellation", -1, maren, kallas)
	m.Slots = append(m.Slots, readout.Slot{Name: readout.SlotOutcome, Span: m.Trigger, Value: outcome, Chain: readout.NoChain, Timex: -1, Quantity: -1, Within: -1})
	return b.doc
}

// calledOffIn is a report of a meeting in a place that was called off.
func calledOffIn(t *testing.T, place string) *readout.Document {
	d := calledOff(t, "2031-03-05", "Ilse Maren cancelled the meeting with Teodor Kallas in "+place+".", "meeting", "cancelled")
	at := strings.Index(d.Text, place)
	d.Mentions[0].Place = &readout.Argument{Span: readout.Span{Start: at, End: at + len(place)}, Text: place, Chain: readout.NoChain}
	return d
}

// TestEvents_oneTripIsCalledOffOnce: that a trip was called off is told months later,
// without its day.
func TestEvents_oneTripIsCalledOffOnce(t *testing.T) {
	tell := func(published, text, words, day string) *readout.Document {
		b := build(t, published, published, text)
		m := b.mention("trip", "SANCTION", "cancellation", b.time(words, day), b.person("Ilse Maren", "NOR"))
		m.Place = b.place("Narva")
		return b.doc
	}
	early := tell("2031-03-08", "Ilse Maren called off a trip to Narva on Friday.", "Friday", "2031-03-07")
	for _, c := range []struct {
		late *readout.Document
		want int
	}{
		{tell("2031-05-20", "An earlier trip to Narva in March was called off, as Ilse Maren sulked over herring.", "in March", "2031-03"), 1},
		{tell("2031-05-20", "An earlier trip to Narva in April was called off, as Ilse Maren sulked over herring.", "in April", "2031-04"), 2},
	} {
		if got := Part([]*readout.Document{early, c.late}).Events; len(got) != c.want {
			t.Errorf("%q: %d events, want %d", c.late.Text, len(got), c.want)
		}
	}
}

func TestLinkOutcomes_plansMeetWhatBecameOfThem(t *testing.T) {
	planned := report{"2031-03-01", "Ilse Maren and Teodor Kallas will meet on Friday about the toll.", "meet", "meeting", "Friday", "weekday:5>", "", readout.ModalityPlanned}
	undated := report{"2031-03-01", "Ilse Maren and Teodor Kallas will meet soon about the toll.", "meet", "meeting", "", "", "", readout.ModalityPlanned}
	inVelm := planned
	inVelm.text, inVelm.place = "Ilse Maren and Teodor Kallas will meet in Velm on Friday.", "Velm"
	held := func(published, word, relative string) report {
		return report{published, "Ilse Maren and Teodor Kallas met " + word + " about the toll.", "met", "meeting", word, relative, "", ""}
	}
	elsewhere := report{"2031-03-20", "Ilse Maren and Teodor Kallas met in Lindholm last month.", "met", "meeting", "last month", "month-1", "Lindholm", ""}
	tests := []struct {
		name string
		plan report
		then *readout.Document
		want readout.OutcomeKind
	}{
		{"held on the day", planned, held("2031-03-08", "Friday", "weekday:5<=").doc(t, "b"), readout.OutcomeHeld},
		{"held a month later", planned, held("2031-04-12", "Friday", "weekday:5<=").doc(t, "b"), ""},
		{"held before the plan was told", undated, held("2031-02-22", "Friday", "weekday:5<=").doc(t, "b"), ""},
		{"a plan without a day, held soon", undated, held("2031-03-15", "Friday", "weekday:5<=").doc(t, "b"), readout.OutcomeHeld},
		{"a plan without a day, held half a year later", undated, held("2031-09-13", "Friday", "weekday:5<=").doc(t, "b"), ""},
		{"another place and month", inVelm, elsewhere.doc(t, "b"), ""},
		{"a call is no meeting", planned, report{"2031-03-08", "Ilse Maren and Teodor Kallas spoke on Friday about the toll.", "spoke", "call", "Friday", "weekday:5<=", "", ""}.doc(t, "b"), ""},
		{"called off", planned, calledOff(t, "2031-03-05", "Ilse Maren cancelled the meeting with Teodor Kallas.", "meeting", "cancelled"), readout.OutcomeCancelled},
		{"put off", planned, calledOff(t, "2031-03-05", "Ilse Maren postponed the meeting with Teodor Kallas.", "meeting", "postponed"), readout.OutcomePostponed},
		{"another thing called off", planned, calledOff(t, "2031-03-05", "Ilse Maren cancelled the visit with Teodor Kallas.", "visit", "cancelled"), ""},
		{"called off elsewhere", inVelm, calledOffIn(t, "Lindholm"), ""},
		{"called off there", inVelm, calledOffIn(t, "Velm"), readout.OutcomeCancelled},
		{"called off half a year later", planned, calledOff(t, "2031-09-05", "Ilse Maren cancelled the meeting with Teodor Kallas.", "meeting", "cancelled"), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			plan := tt.plan.doc(t, "a")
			x := Documents([]*readout.Document{plan, tt.then})
			p, e := eventsOf(x, plan), eventsOf(x, tt.then)
			if len(p) != 1 || len(e) != 1 || p[0].ID == e[0].ID {
				t.Fatalf("plan %d events, then %d: %+v", len(p), len(e), x.Events)
			}
			switch got := p[0].Outcome; {
			case got == nil && tt.want == "":
				if len(e[0].Plans) != 0 {
					t.Errorf("the event names plans: %q", e[0].Plans)
				}
			case got == nil || got.Kind != tt.want || got.Event != e[0].ID:
				t.Errorf("outcome %+v, want %q", got, tt.want)
			case len(e[0].Plans) != 1 || e[0].Plans[0] != p[0].ID:
				t.Errorf("the event names plans %q, want %q", e[0].Plans, p[0].ID)
			case len(got.Reasons) < 3:
				t.Errorf("reasons %+v", got.Reasons)
			}
		})
	}
}

// TestDigest_aPlanAndItsEndShareADeed: two reports far apart in words and days are read
// together where one tells a plan and the other that it was called off.
func TestDigest_aPlanAndItsEndShareADeed(t *testing.T) {
	plan := report{"2031-03-01", "Ilse Maren and Teodor Kallas will meet on Friday about the toll.", "meet", "meeting", "Friday", "weekday:5>", "", readout.ModalityPlanned}.doc(t, "a")
	for _, c := range []struct {
		noun string
		want bool
	}{{"meeting", true}, {"visit", false}} {
		off := calledOff(t, "2031-03-20", "Ilse Maren cancelled the "+c.noun+" with Teodor Kallas.", c.noun, "cancelled")
		if got := common(DigestOf(plan).deeds, DigestOf(off).deeds) > 0; got != c.want {
			t.Errorf("a meeting is planned, a %s called off: a deed in common %v", c.noun, got)
		}
	}
	trip := func(mode, text string) *readout.Document {
		b := build(t, text, "2031-03-01", text)
		m := b.mention("visit", "CONSULT", mode, -1, b.person("Ilse Maren", "EST"))
		m.Place = b.place("Narva")
		m.Place.Code = "EST"
		return b.doc
	}
	a, b, other := trip("visit", "Ilse Maren will visit Narva."), trip("visit", "The visit of Ilse Maren to Narva ends."), trip("call", "Ilse Maren will call on a visit from Narva.")
	if common(DigestOf(a).deeds, DigestOf(b).deeds) == 0 || common(DigestOf(a).deeds, DigestOf(other).deeds) > 0 {
		t.Error("where a visit goes is not what its reports have in common")
	}
}

// TestLinkOutcomes_recurring keeps two meetings apart and gives each its plan.
func TestLinkOutcomes_recurring(t *testing.T) {
	first := report{"2031-03-01", "Ilse Maren and Teodor Kallas will meet on Friday about the toll.", "meet", "meeting", "Friday", "weekday:5>", "", readout.ModalityPlanned}
	second := first
	second.published = "2031-05-01"
	met := report{"2031-03-08", "Ilse Maren and Teodor Kallas met on Friday about the toll.", "met", "meeting", "Friday", "weekday:5<=", "", ""}
	again := met
	again.published = "2031-05-03"
	docs := []*readout.Document{first.doc(t, "a"), second.doc(t, "b"), met.doc(t, "c"), again.doc(t, "d")}
	x := Documents(docs)
	for i, want := range []int{2, 3} {
		p, e := eventsOf(x, docs[i]), eventsOf(x, docs[want])
		if len(p) != 1 || len(e) != 1 || p[0].Outcome == nil || p[0].Outcome.Event != e[0].ID {
			t.Errorf("plan %d: %+v, want the meeting of %d", i, p, want)
		}
	}
}

func TestStepAbove_readsTheVerbThatGoverns(t *testing.T) {
	for _, tt := range []struct {
		text, head, want string
		planned          bool
	}{
		{"Norway raised the tariff to 12 percent.", "raised", "raised", false},
		{"Norway will lift the tariff of 12 percent.", "lift", "lifted", true},
		{"Norway will not lift the tariff of 12 percent.", "lift", "kept", false},
		{"Norway raised the tariff from 12 percent.", "raised", "former", false},
		{"Norway praised the tariff of 12 percent.", "praised", "", false},
	} {
		b := build(t, "a", "2031-03-01", tt.text)
		d := b.doc
		verb, noun, number := b.token(b.at(tt.head, 0)), b.token(b.at("tariff", 0)), b.token(b.at("12", 0))
		d.Arcs[noun] = readout.Arc{Head: verb, Rel: "obj"}
		d.Arcs[number] = readout.Arc{Head: noun, Rel: "nmod"}
		d.Tags[verb] = readout.Tag{UPOS: readout.VERB, Lemma: map[string]string{"raised": "raise", "lift": "lift", "praised": "praise"}[tt.head]}
		for i := range d.Tokens {
			if rel := map[string]string{"will": "aux", "not": "advmod"}[d.Tokens[i].Text(d)]; rel != "" {
				d.Arcs[i] = readout.Arc{Head: verb, Rel: rel}
			}
		}
		step, planned := stepOfFigure(d, &readout.Quantity{Measure: "tariff", Tokens: readout.TokenRange{First: number, End: number + 1}})
		if step != tt.want || planned != tt.planned {
			t.Errorf("%q: %q, planned %v; want %q, %v", tt.text, step, planned, tt.want, tt.planned)
		}
	}
}

func TestStepOfFigure_readsBegunAndAnsweredMeasures(t *testing.T) {
	noun, verb := readout.Tag{UPOS: readout.NOUN}, readout.Tag{UPOS: readout.VERB}
	as := func(tag readout.Tag, lemma string) readout.Tag { tag.Lemma = lemma; return tag }
	for _, tt := range []struct {
		text string
		tags map[string]readout.Tag
		arcs map[string][2]string // word: head, relation
		want string
	}{
		{"The 12 takes effect", map[string]readout.Tag{"takes": as(verb, "take"), "effect": as(noun, "effect")},
			map[string][2]string{"12": {"takes", "nsubj"}, "effect": {"takes", "obj"}}, "in-force"},
		{"The 12 in force", map[string]readout.Tag{"force": as(noun, "force")},
			map[string][2]string{"force": {"12", "nmod"}}, "in-force"},
		{"The 12 has effect", map[string]readout.Tag{"has": as(verb, "have"), "effect": as(noun, "effect")},
			map[string][2]string{"12": {"has", "nsubj"}, "effect": {"12", "nmod"}}, ""},
		{"Norway began to collect 12", map[string]readout.Tag{"began": as(verb, "begin"), "collect": as(verb, "collect")},
			map[string][2]string{"12": {"collect", "obj"}, "to": {"collect", "mark"}, "collect": {"began", "xcomp"}}, "in-force"},
		{"Norway put tariffs in retaliation for levy 12", map[string]readout.Tag{"put": as(verb, "put"), "retaliation": as(noun, "retaliation"), "levy": as(noun, "levy")},
			map[string][2]string{"12": {"levy", "nmod"}, "levy": {"retaliation", "nmod"}, "retaliation": {"put", "obl"}}, ""},
		{"Norway saw a rise of 12", map[string]readout.Tag{"saw": as(verb, "see"), "rise": as(noun, "rise")},
			map[string][2]string{"12": {"rise", "nmod"}, "rise": {"saw", "obj"}}, "raised"},
	} {
		b := build(t, "a", "2031-03-01", tt.text+".")
		d := b.doc
		for word, tag := range tt.tags {
			d.Tags[b.token(b.at(word, 0))] = tag
		}
		for i := range d.Arcs {
			d.Arcs[i].Head = -1
		}
		for word, arc := range tt.arcs {
			d.Arcs[b.token(b.at(word, 0))] = readout.Arc{Head: b.token(b.at(arc[0], 0)), Rel: arc[1]}
		}
		at := b.token(b.at("12", 0))
		step, planned := stepOfFigure(d, &readout.Quantity{Measure: "tariff", Tokens: readout.TokenRange{First: at, End: at + 1}})
		if step != tt.want || planned {
			t.Errorf("%q: %q, planned %v; want %q", tt.text, step, planned, tt.want)
		}
	}
}
