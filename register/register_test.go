package register_test

import (
	"reflect"
	"strings"
	"testing"

	"readout"
	"readout/register"
)

const text = "Norvia and Estmark will meet on Friday. Norvia and Estmark met. Norvia raised its tariff on Estmark to 12 percent. Four died. Seven died. Dahl said the tariff would stay."

// ledger is a small affair: a meeting planned and held, a tariff, a toll.
func ledger() *readout.Export {
	at := func(doc string, words string) readout.Evidence {
		for i := range text {
			if len(text) >= i+len(words) && text[i:i+len(words)] == words {
				return readout.Evidence{Document: doc, Start: i, End: i + len(words), Quote: words}
			}
		}
		panic(words)
	}
	nor, est, dahl := "a1", "a2", "a3"
	record := func(id, origin string, day readout.Date) readout.Record {
		return readout.Record{Document: &readout.Document{ID: id, Text: text, Published: readout.Published{Value: day}}, Origin: origin}
	}
	day := func(d readout.Date) readout.EventDate {
		return readout.EventDate{Value: d, Earliest: d, Latest: d, Basis: readout.BasisStated}
	}
	told := func(doc, words string, details ...readout.Detail) []readout.Account {
		return []readout.Account{{Document: doc, Mentions: []readout.Evidence{at(doc, words)}, Details: details}}
	}
	asked := readout.Detail{Slot: readout.SlotInitiator, Value: "Norvia", Actor: &nor, Evidence: at("d2", "Norvia")}
	return &readout.Export{
		Documents: []readout.Record{record("d1", "o1", "2031-03-01"), record("d2", "o2", "2031-03-08"), record("d3", "o2", "2031-03-09")},
		Actors: []readout.Actor{{ID: nor, Name: "Norvia", Kind: readout.ActorGovernment, Code: "NOR"}, {ID: est, Name: "Estmark", Kind: readout.ActorGovernment, Code: "EST"},
			{ID: dahl, Name: "Olav Dahl", Kind: readout.ActorPerson, Code: "NOR", Names: []string{"Olav Dahl"}}},
		Stories: []readout.Story{{ID: "s1", Events: []string{"e1", "e2"}}},
		Events: []readout.Event{
			{ID: "e1", Type: "CONSULT", Mode: "meeting", Source: []string{nor}, Target: []string{est}, Date: day("2031-03-07"), Modality: readout.ModalityPlanned,
				Outcome: &readout.Outcome{Event: "e2", Kind: readout.OutcomeHeld}, Accounts: told("d1", "Norvia and Estmark will meet on Friday.")},
			{ID: "e2", Type: "CONSULT", Mode: "meeting", Source: []string{nor, dahl}, Target: []string{est}, Date: day("2031-03-07"), Modality: readout.ModalityActual,
				Plans: []string{"e1"}, Accounts: told("d2", "Norvia and Estmark met.", asked)},
		},
		Figures: []readout.Figure{
			{ID: "f1", Measure: "tariff", Unit: "percent", Value: 12, By: &dahl, On: &est, Step: "raised", Evidence: at("d2", "12 percent")},
			{ID: "f2", Measure: "toll", Unit: "person", Value: 4, Evidence: at("d1", "Four")},
			{ID: "f3", Measure: "toll", Unit: "person", Value: 7, Evidence: at("d2", "Seven")},
			{ID: "f4", Measure: "tariff", Unit: "percent", Value: 10, By: &nor, On: &est, Step: "former", Evidence: at("d2", "12 percent")},
		},
		Statements: []readout.Statement{{ID: "q1", Document: "d2", Speaker: &dahl, Content: []readout.Evidence{at("d2", "the tariff would stay")}}},
	}
}

func TestContacts_aPlanAndItsOutcomeAreOneRow(t *testing.T) {
	got := register.New(ledger()).Contacts
	if len(got) != 1 {
		t.Fatalf("%d contacts, want 1: %+v", len(got), got)
	}
	c := got[0]
	if c.Status != "held" || len(c.Planned) != 1 || c.Planned[0].Evidence.Document != "d1" || c.Outcome == nil || c.Outcome.Evidence.Document != "d2" || c.Origins != 2 {
		t.Errorf("row %+v", c)
	}
	if !reflect.DeepEqual(c.Parties, []string{"a2", "a3"}) {
		t.Errorf("parties %q: a country stands there by its minister", c.Parties)
	}
	if len(c.Initiators) != 1 || *c.Initiators[0].Actor != "a1" {
		t.Errorf("initiators %+v", c.Initiators)
	}
}

func TestContacts_whatOneSideDeniesIsToldByTheOther(t *testing.T) {
	invitation := func(accounts ...readout.Account) *readout.Export {
		x := ledger()
		x.Events = []readout.Event{{ID: "e9", Type: "CONSULT", Mode: "invitation", Source: []string{"a1"}, Target: []string{"a2"}, Modality: readout.ModalityActual, Accounts: accounts}}
		return x
	}
	at := readout.Evidence{Start: 0, End: 4, Quote: text[:4]}
	says := func(doc string, denied bool, outcome string) readout.Account {
		evid := at
		evid.Document = doc
		a := readout.Account{Document: doc, Mentions: []readout.Evidence{evid}, Denied: denied}
		if outcome != "" {
			a.Details = []readout.Detail{{Slot: readout.SlotOutcome, Value: outcome, Evidence: evid}}
		}
		return a
	}
	for _, tt := range []struct {
		name     string
		accounts []readout.Account
		status   string
		told     string // the document that tells of it
		denials  int
	}{
		{"made", []readout.Account{says("d1", false, "")}, "made", "d1", 0},
		{"denied first, told later", []readout.Account{says("d1", true, ""), says("d2", false, "")}, "made", "d2", 1},
		{"denied by all", []readout.Account{says("d1", true, ""), says("d2", true, "")}, "denied", "", 2},
		{"accepted", []readout.Account{says("d1", false, "accepted")}, "accepted", "d1", 0},
		{"declined", []readout.Account{says("d1", false, ""), says("d2", false, "declined")}, "declined", "d1", 0},
	} {
		got := register.New(invitation(tt.accounts...)).Contacts
		if len(got) != 1 {
			t.Fatalf("%s: %d contacts", tt.name, len(got))
		}
		c, told := got[0], ""
		if c.Outcome != nil {
			told = c.Outcome.Evidence.Document
		}
		if c.Status != tt.status || told != tt.told || len(c.Denied) != tt.denials {
			t.Errorf("%s: status %s told by %q, %d denials: %+v", tt.name, c.Status, told, len(c.Denied), c)
		}
		if c.Reported != "2031-03-01" {
			t.Errorf("%s: reported %q, want the day of the first report", tt.name, c.Reported)
		}
	}
}

// TestContacts_anAcceptanceAnswersItsInvitation: of all who are invited, by the one who
// invites, and of no other invitation.
func TestContacts_anAcceptanceAnswersItsInvitation(t *testing.T) {
	at := readout.Evidence{Document: "d1", Start: 0, End: 4, Quote: text[:4]}
	event := func(id, mode string, day readout.Date, source, target []string) readout.Event {
		return readout.Event{ID: id, Type: "CONSULT", Mode: mode, Source: source, Target: target, Modality: readout.ModalityActual,
			Date: readout.EventDate{Value: day, Earliest: day, Latest: day}, Accounts: []readout.Account{{Document: "d1", Mentions: []readout.Evidence{at}}}}
	}
	nor, est, dahl, none := []string{"a1"}, []string{"a2"}, []string{"a3"}, []string{}
	invitation := event("e1", "invitation", "2031-03-02", est, nor)
	for _, tt := range []struct {
		name   string
		events []readout.Event
		status string
	}{
		{"by somebody of the country", []readout.Event{event("e2", "acceptance", "2031-03-09", dahl, none)}, "accepted"},
		{"of who invited", []readout.Event{event("e2", "acceptance", "2031-03-09", dahl, est)}, "accepted"},
		{"of another's", []readout.Event{event("e2", "acceptance", "2031-03-09", dahl, nor)}, "made"},
		{"by others", []readout.Event{event("e2", "acceptance", "2031-03-09", est, none)}, "made"},
		{"half a year later", []readout.Event{event("e2", "acceptance", "2031-09-09", dahl, none)}, "made"},
		{"of one of two invitations", []readout.Event{event("e2", "acceptance", "2031-03-09", dahl, none), event("e3", "invitation", "2031-03-03", est, dahl)}, "made"},
		{"of an invitation without a day", []readout.Event{event("e2", "acceptance", "2031-02-09", dahl, none)}, "accepted"},
		{"twice", []readout.Event{event("e2", "acceptance", "2031-03-09", dahl, none), event("e3", "acceptance", "2031-03-10", dahl, none)}, "made"},
	} {
		x := ledger()
		x.Events = append([]readout.Event{invitation}, tt.events...)
		if tt.name == "of an invitation without a day" {
			x.Events[0].Date = readout.EventDate{Basis: readout.BasisUnknown}
		}
		got := register.New(x).Contacts[0]
		if got.Status != tt.status || (got.Answer != nil) != (tt.status == "accepted") {
			t.Errorf("%s: status %s, answer %+v", tt.name, got.Status, got.Answer)
		}
	}
}

// TestContacts_whatIsHeldOnAVisitStandsBehindIt: at its place and on its days, by the
// visitor, and of one status; else the rows have nothing to do with one another.
func TestContacts_whatIsHeldOnAVisitStandsBehindIt(t *testing.T) {
	oslo, bergen := "Oslo", "Bergen"
	at := readout.Evidence{Document: "d1", Start: 0, End: 4, Quote: text[:4]}
	event := func(id, mode string, day readout.Date, place *string, parties ...string) readout.Event {
		return readout.Event{ID: id, Type: "CONSULT", Mode: mode, Source: parties, Modality: readout.ModalityActual, Place: place,
			Date: readout.EventDate{Value: day, Earliest: day, Latest: day}, Accounts: []readout.Account{{Document: "d1", Mentions: []readout.Evidence{at}}}}
	}
	planned := event("e1", "talks", "2031-03-07", &oslo, "a2", "a3")
	planned.Modality = readout.ModalityPlanned
	for _, tt := range []struct {
		name string
		talk readout.Event
		on   bool
	}{
		{"on the visit", event("e1", "talks", "2031-03-07", &oslo, "a2", "a3"), true},
		{"elsewhere", event("e1", "talks", "2031-03-07", &bergen, "a2", "a3"), false},
		{"on another day", event("e1", "talks", "2031-03-08", &oslo, "a2", "a3"), false},
		{"of others", event("e1", "talks", "2031-03-07", &oslo, "a1", "a2"), false},
		{"planned", planned, false},
	} {
		x := ledger()
		x.Events = []readout.Event{tt.talk, event("e2", "visit", "2031-03-07", &oslo, "a3")}
		got := register.New(x).Contacts
		if len(got) != 2 {
			t.Fatalf("%s: %d contacts", tt.name, len(got))
		}
		on := got[1].Mode == "talks" && got[1].Visit != nil && *got[1].Visit == "e2"
		if on != tt.on {
			t.Errorf("%s: %+v, then %+v", tt.name, got[0], got[1])
		}
	}
}

func TestMeasures_aMinisterActsForHisCountry(t *testing.T) {
	got := register.New(ledger()).Measures
	if len(got) != 1 || *got[0].By != "a1" || *got[0].On != "a2" {
		t.Fatalf("measures %+v", got)
	}
	if s := got[0].Steps; len(s) != 1 || s[0].Step != "raised" || *s[0].Rate != 12 || s[0].Reported != "2031-03-08" {
		t.Errorf("steps %+v: a former rate is none", s)
	}
}

func TestMeasures_aMeasureOfNobodyIsThatOfTheSidesItsReportNames(t *testing.T) {
	ledger := func(end string) *readout.Export {
		x := ledger()
		at := readout.Evidence{Document: "d3", Quote: end}
		x.Documents[2].Document.Text = end
		x.Figures = x.Figures[:1]
		x.Events = append(x.Events, readout.Event{ID: "e3", Type: "CONCEDE", Mode: "tariff", Source: []string{}, Target: []string{}, Modality: readout.ModalityActual,
			Date: readout.EventDate{Value: "2031-03-09"}, Accounts: []readout.Account{{Document: "d3", Mentions: []readout.Evidence{at},
				Details: []readout.Detail{{Slot: readout.SlotStep, Value: "lifted", Evidence: at}}}}})
		return x
	}
	for text, want := range map[string]int{"Norvia and Estmark talked. The tariff ended.": 1, "Norvia talked. The tariff ended.": 2} {
		if got := register.New(ledger(text)).Measures; len(got) != want {
			t.Errorf("%s: %d measures, want %d: %+v", text, len(got), want, got)
		}
	}
}

func TestMeasures_aRateOfNobodyIsThatOfWhoseIsCalledSo(t *testing.T) {
	const text = "Norvia put a tariff of 12 percent on Estmark. Estmark put a surcharge of 9 percent on Norvia. The surcharge fell to 3 percent, the toll to 4 percent."
	x := ledger()
	x.Events = nil
	x.Documents[0].Document.Text = text
	nor, est := "a1", "a2"
	figure := func(id, words string, by, on *string, value float64) readout.Figure {
		at := strings.Index(text, words)
		return readout.Figure{ID: id, Measure: "tariff", Unit: "percent", Value: value, By: by, On: on, Step: "imposed", Evidence: readout.Evidence{Document: "d1", Start: at, End: at + len(words), Quote: words}}
	}
	x.Figures = []readout.Figure{figure("f1", "12 percent", &nor, &est, 12), figure("f2", "9 percent", &est, &nor, 9), figure("f3", "3 percent", nil, nil, 3), figure("f4", "4 percent", nil, nil, 4)}
	steps := map[string]int{}
	for _, m := range register.New(x).Measures {
		by := ""
		if m.By != nil {
			by = *m.By
		}
		steps[by] = len(m.Steps)
	}
	if want := map[string]int{"": 1, nor: 1, est: 2}; !reflect.DeepEqual(steps, want) {
		t.Errorf("steps by side %v, want %v", steps, want)
	}
}

func TestSeries_aTollThatGrowsIsUpdated(t *testing.T) {
	for _, s := range register.New(ledger()).Figures {
		if s.Measure != "toll" {
			continue
		}
		if len(s.Points) != 2 || s.Points[0].Value != 4 || s.Points[0].Update || !s.Points[1].Update {
			t.Errorf("points %+v", s.Points)
		}
		return
	}
	t.Error("no toll")
}

func TestOnly_keepsWhatInvolvesEverySide(t *testing.T) {
	for _, tt := range []struct {
		names  []string
		events int
		lost   int
	}{{[]string{"Dahl"}, 1, 0}, {[]string{"norvia"}, 2, 0}, {[]string{"NOR", "Estmark"}, 2, 0}, {[]string{"Dahl", "Olav Dahl"}, 1, 0}, {[]string{"Velm"}, 0, 1}} {
		got, unknown := register.Only(ledger(), tt.names)
		if len(got.Events) != tt.events || len(unknown) != tt.lost {
			t.Errorf("%q: %d events, unknown %q", tt.names, len(got.Events), unknown)
		}
	}
	if x := ledger(); len(x.Events) != 2 || len(x.Stories[0].Events) != 2 {
		t.Error("the export was altered")
	}
}

func TestMeasures_theRateBeforeAndTheTerms(t *testing.T) {
	const text = "Norvia raised its tariff on Estmark from 10 percent to 12 percent on wool. Norvia gives visas of 30 days."
	x := ledger()
	x.Documents[0].Document.Text = text
	nor, est, of := "a1", "a2", "e3"
	at := func(words string) readout.Evidence {
		i := strings.Index(text, words)
		return readout.Evidence{Document: "d1", Start: i, End: i + len(words), Quote: words}
	}
	first, second := text[:strings.Index(text, " Norvia gives")], "Norvia gives visas of 30 days."
	event := func(id, mode, sentence string, d readout.Detail) readout.Event {
		return readout.Event{ID: id, Type: "SANCTION", Mode: mode, Source: []string{nor}, Target: []string{est}, Modality: readout.ModalityActual,
			Accounts: []readout.Account{{Document: "d1", Mentions: []readout.Evidence{at(sentence)}, Details: []readout.Detail{d}}}}
	}
	x.Events = []readout.Event{event("e3", "tariff", first, readout.Detail{Slot: readout.SlotGoods, Value: "wool", Evidence: at("wool")}),
		event("e4", "visa-limit", second, readout.Detail{Slot: readout.SlotDuration, Value: "P30D", Evidence: at("30 days")})}
	x.Figures = []readout.Figure{{ID: "f1", Measure: "tariff", Unit: "percent", Value: 12, By: &nor, On: &est, Step: "raised", Event: &of, Evidence: at("12 percent")},
		{ID: "f2", Measure: "tariff", Unit: "percent", Value: 10, By: &nor, On: &est, Step: "former", Evidence: at("10 percent")}}
	got := register.New(x).Measures
	if len(got) != 2 || len(got[0].Steps) != 1 || len(got[1].Steps) != 1 {
		t.Fatalf("measures %+v", got)
	}
	if s := got[0].Steps[0]; s.From == nil || *s.From != 10 || len(s.Terms) != 1 || s.Terms[0].Value != "wool" {
		t.Errorf("tariff %+v", s)
	}
	if s := got[1].Steps[0]; s.From != nil || len(s.Terms) != 1 || s.Terms[0].Value != "P30D" {
		t.Errorf("visas %+v", s)
	}
	x.Documents[0].Document.Text = strings.Replace(text, "percent to", "percent. T", 1)
	if s := register.New(x).Measures[0].Steps[0]; s.From != nil {
		t.Errorf("the rate of another sentence is taken: %v", *s.From)
	}
}
