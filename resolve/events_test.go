package resolve

import (
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/lexicon"
)

// report is a one-sentence report of what Maren and Kallas did.
type report struct {
	published string
	text      string
	trigger   string
	mode      string
	time      string // words, and how they hang on the document's day
	relative  string
	place     string
	modality  readout.Modality
}

func (r report) doc(t *testing.T, name string) *readout.Document {
	b := build(t, name, r.published, r.text)
	maren, kallas := b.person("Ilse Maren", "EST"), b.person("Teodor Kallas", "NOR")
	timex := -1
	if r.time != "" {
		timex = b.time(r.time, r.relative)
	}
	m := b.mention(r.trigger, "CONSULT", r.mode, timex, maren, kallas)
	if r.place != "" {
		m.Place = b.place(r.place)
	}
	if r.modality != "" {
		m.Modality = r.modality
	}
	return b.doc
}

func TestEvents_oneHappeningInTwoReports(t *testing.T) {
	call := report{"2031-03-04", "Ilse Maren and Teodor Kallas spoke on Tuesday about the toll.", "spoke", "call", "Tuesday", "weekday:2<=", "", ""}
	meeting := report{"2031-03-04", "Ilse Maren and Teodor Kallas met in Lindholm last month.", "met", "meeting", "last month", "month-1", "Lindholm", ""}
	tests := []struct {
		name  string
		a, b  report
		one   bool
		value readout.Date
	}{
		{"the same weekday of a week", call, report{"2031-03-06", "Ilse Maren had a conversation with Teodor Kallas on Tuesday.", "conversation", "talk", "Tuesday", "weekday:2<=", "", ""}, true, "2031-03-04"},
		{"a day without its year in an undated report", call, report{"", "Ilse Maren and Teodor Kallas spoke on March 4 by telephone.", "spoke", "call", "March 4", "mday:3-4<=", "", ""}, true, "2031-03-04"},
		{"another day without its year", call, report{"", "Ilse Maren and Teodor Kallas spoke on March 9 by telephone.", "spoke", "call", "March 9", "mday:3-9<=", "", ""}, false, ""},
		{"a call and a meeting", call, report{"2031-03-04", "Ilse Maren and Teodor Kallas met on Tuesday about the toll.", "met", "meeting", "Tuesday", "weekday:2<=", "", ""}, false, ""},
		{"half a year apart", call, report{"2031-09-20", "Ilse Maren and Teodor Kallas spoke on Tuesday about the toll.", "spoke", "call", "Tuesday", "weekday:2<=", "", ""}, false, ""},
		{"half a year apart and without a day", call, report{"2031-09-20", "Ilse Maren and Teodor Kallas spoke about the toll.", "spoke", "call", "", "", "", ""}, false, ""},
		{"one call, dated a day apart", call, report{"2031-03-06", "Ilse Maren and Teodor Kallas spoke on Wednesday about the toll.", "spoke", "call", "Wednesday", "weekday:3<=", "", ""}, true, "2031-03"},
		{"calls two days apart", call, report{"2031-03-07", "Ilse Maren and Teodor Kallas spoke on Thursday about the toll.", "spoke", "call", "Thursday", "weekday:4<=", "", ""}, false, ""},
		{"meetings a day apart", report{"2031-03-04", "Ilse Maren and Teodor Kallas met on Tuesday about the toll.", "met", "meeting", "Tuesday", "weekday:2<=", "", ""}, report{"2031-03-06", "Ilse Maren and Teodor Kallas met on Wednesday about the toll.", "met", "meeting", "Wednesday", "weekday:3<=", "", ""}, false, ""},
		{"meetings a day apart in one town", report{"2031-03-04", "Ilse Maren and Teodor Kallas met in Lindholm on Tuesday about the toll.", "met", "meeting", "Tuesday", "weekday:2<=", "Lindholm", ""}, report{"2031-03-06", "Ilse Maren and Teodor Kallas met in Lindholm on Wednesday about the toll.", "met", "meeting", "Wednesday", "weekday:3<=", "Lindholm", ""}, true, "2031-03"},
		{"planned and held", call, report{"2031-03-01", "Ilse Maren and Teodor Kallas will speak next week about the toll.", "speak", "call", "next week", "week+1", "", readout.ModalityPlanned}, false, ""},
		{"planned for the day on which it was held", call, report{"2031-03-01", "Ilse Maren and Teodor Kallas will speak on Tuesday about the toll.", "speak", "call", "Tuesday", "weekday:2>", "", readout.ModalityPlanned}, false, ""},
		{"one place, but estimates of the month differ", meeting, report{"2031-03-05", "Ilse Maren met Teodor Kallas in Lindholm two months earlier.", "met", "meeting", "two months earlier", "month-2", "Lindholm", ""}, true, "2031"},
		{"one place, but the months lie apart", meeting, report{"2031-03-05", "Ilse Maren met Teodor Kallas in Lindholm three months earlier.", "met", "meeting", "three months earlier", "month-3", "Lindholm", ""}, false, ""},
		{"two places", meeting, report{"2031-03-05", "Ilse Maren met Teodor Kallas in Velm two months earlier.", "met", "meeting", "two months earlier", "month-2", "Velm", ""}, false, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, b := tt.a.doc(t, "a"), tt.b.doc(t, "b")
			x := Documents([]*readout.Document{a, b})
			if (len(x.Events) == 1) != tt.one {
				t.Fatalf("%d events: %+v", len(x.Events), x.Events)
			}
			if e := x.Events[0]; tt.one && (e.Date.Value != tt.value || len(e.Reasons) == 0 || len(e.Accounts) != 2) {
				t.Errorf("date %+v, %d reasons, %d accounts", e.Date, len(e.Reasons), len(e.Accounts))
			}
		})
	}
}

func TestEvents_whatFitsTwoDoesNotMakeThemOne(t *testing.T) {
	first := report{"2031-03-04", "Ilse Maren and Teodor Kallas spoke on Tuesday about the toll.", "spoke", "call", "Tuesday", "weekday:2<=", "", ""}
	second := report{"2031-03-09", "Ilse Maren and Teodor Kallas spoke on Sunday about the toll.", "spoke", "call", "Sunday", "weekday:7<=", "", ""}
	undated := report{"2031-03-06", "Ilse Maren and Teodor Kallas spoke about the toll.", "spoke", "call", "", "", "", ""}
	x := Documents([]*readout.Document{first.doc(t, "a"), second.doc(t, "b"), undated.doc(t, "c")})
	if len(x.Events) != 2 {
		t.Errorf("%d events, want 2: %+v", len(x.Events), x.Events)
	}
}

func TestEvents_titleIsOfNamesAndFixedWords(t *testing.T) {
	r := report{"2031-03-04", "Ilse Maren and Teodor Kallas will meet in Lindholm on Friday.", "meet", "meeting", "Friday", "weekday:5>", "Lindholm", readout.ModalityPlanned}
	got := Documents([]*readout.Document{r.doc(t, "a")}).Events[0].Title
	if got != "Planned meeting of Ilse Maren and Teodor Kallas in Lindholm, 7 March 2031" {
		t.Errorf("title %q", got)
	}
}

func TestStories_areCalledByWhatHalfOfThemTell(t *testing.T) {
	call := report{"2031-03-04", "Ilse Maren and Teodor Kallas spoke on Tuesday about the toll.", "spoke", "call", "Tuesday", "weekday:2<=", "", ""}
	a, b := call.doc(t, "a"), call.doc(t, "b")
	b.ID, b.Title = "d0", "Maren and Kallas speak"
	if got := Documents([]*readout.Document{a, b}).Stories; len(got) != 1 || got[0].Title != "Call of Ilse Maren and Teodor Kallas, 4 March 2031" {
		t.Errorf("stories %+v", got)
	}
	if got := Documents([]*readout.Document{b}).Stories; got[0].Title != b.Title {
		t.Errorf("the story of one report is called %q", got[0].Title)
	}
}

func TestEvents_titlesSayWhichWay(t *testing.T) {
	for _, c := range []struct{ typ, mode, text, verb, want string }{
		{"CONSULT", "visit", "Ilse Maren will visit Estmark.", "visit", "Planned visit by Ilse Maren to Estonia"},
		{"CONSULT", "invitation", "Ilse Maren invited Estmark.", "invited", "Invitation by Ilse Maren to Estonia"},
		{"REJECT", "tariff", "Ilse Maren will not lift Estmark tariffs.", "lift", "Tariffs kept by Ilse Maren on Estonia"},
		{"AGREE", "tariff", "Ilse Maren will lower tariffs on Estmark.", "lower", "Planned tariffs by Ilse Maren on Estonia"},
		{"SUPPORT", "praise", "Ilse Maren praised Estmark.", "praised", "Praise by Ilse Maren for Estonia"},
	} {
		tell := func(name string) *readout.Document {
			b := build(t, name, "2031-03-04", c.text+" "+name)
			m := b.mention(c.verb, c.typ, c.mode, -1, b.person("Ilse Maren", "NOR"), b.who(readout.ActorGovernment, "Estmark", "EST"))
			if strings.Contains(c.text, "will") {
				m.Modality = readout.ModalityPlanned
			}
			return b.doc
		}
		x := Documents([]*readout.Document{tell("a"), tell("b")})
		if len(x.Events) != 1 || x.Events[0].Title != c.want {
			t.Errorf("%s: %+v, want %q", c.text, x.Events, c.want)
		}
	}
}

// TestEvents_aBarThatIsLiftedIsCalledSo: a ban that ends is no ban that begins.
func TestEvents_aBarThatIsLiftedIsCalledSo(t *testing.T) {
	for _, c := range []struct{ typ, mode, want string }{
		{"CONCEDE", "ban", "Ban lifted by Ilse Maren on Estonia"},
		{"COERCE", "ban", "Ban by Ilse Maren on Estonia"},
		{"CONCEDE", "amnesty", "Amnesty by Ilse Maren to Estonia"},
	} {
		b := build(t, "a", "2031-03-04", "Ilse Maren lifted it for Estmark.")
		b.mention("lifted", c.typ, c.mode, -1, b.person("Ilse Maren", "NOR"), b.who(readout.ActorGovernment, "Estmark", "EST"))
		b.doc.Tags[b.token(b.at("lifted", 0))] = readout.Tag{UPOS: readout.VERB, Lemma: "lift"}
		if got := Documents([]*readout.Document{b.doc}).Events; len(got) != 1 || got[0].Title != c.want {
			t.Errorf("%s: %+v, want %q", c.typ, got, c.want)
		}
	}
}

// TestEvents_oneTripToldMonthsApart: who goes where in which month is one trip, however
// long before it is told; another month or place is another.
func TestEvents_oneTripToldMonthsApart(t *testing.T) {
	tell := func(published, text, words, day, city string) *readout.Document {
		b := build(t, published, published, text)
		m := b.mention("visit", "CONSULT", "visit", b.time(words, day), b.person("Ilse Maren", "NOR"))
		m.Modality, m.Place = readout.ModalityPlanned, b.place(city)
		return b.doc
	}
	early := tell("2031-03-04", "After talks on herring quotas Ilse Maren agreed to visit Narva in September.", "in September", "2031-09", "Narva")
	for _, c := range []struct {
		late *readout.Document
		want int
	}{
		{tell("2031-08-20", "Ilse Maren will visit Narva on September 16.", "on September 16", "2031-09-16", "Narva"), 1},
		{tell("2031-08-20", "Ilse Maren will visit Narva on October 16.", "on October 16", "2031-10-16", "Narva"), 2},
		{tell("2031-08-20", "Ilse Maren will visit Tartu on September 16.", "on September 16", "2031-09-16", "Tartu"), 2},
	} {
		if got := Part([]*readout.Document{early, c.late}).Events; len(got) != c.want {
			t.Errorf("%q: %d trips, want %d: %+v", c.late.Text, len(got), c.want, got)
		}
	}
}

// TestEvents_aRefusalAndTheDeedAreTwo: who would not lift a tariff one day lifts it on
// another; it is one matter where both speak of one day.
func TestEvents_aRefusalAndTheDeedAreTwo(t *testing.T) {
	tell := func(name, typ, text, day string) *readout.Document {
		b := build(t, name, "2031-03-04", text)
		m := b.mention("lift", typ, "tariff", -1, b.person("Ilse Maren", "NOR"), b.who(readout.ActorGovernment, "Estmark", "EST"))
		m.Modality = readout.ModalityPlanned
		if day != "" {
			m.Timex = b.time("June 1", day)
		}
		return b.doc
	}
	for _, c := range []struct {
		day  string
		want []readout.Modality
	}{
		{"", []readout.Modality{readout.ModalityActual, readout.ModalityPlanned}}, // a refusal stands from when it is made
		{"2031-06-01", []readout.Modality{readout.ModalityPlanned}},
	} {
		x := Documents([]*readout.Document{
			tell("a", "REJECT", "Ilse Maren will not lift Estmark tariffs on June 1.", c.day),
			tell("b", "AGREE", "Ilse Maren will lift Estmark tariffs on June 1.", c.day)})
		var got []readout.Modality
		for _, e := range x.Events {
			got = append(got, e.Modality)
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("day %q: %q, want %q", c.day, got, c.want)
		}
	}
}

// TestEvents_whatAPresidentImposesHisCountryDoes: a measure is the country's, whoever of
// it takes it.
func TestEvents_whatAPresidentImposesHisCountryDoes(t *testing.T) {
	tell := func(name, text string, by, on readout.ActorKind) *readout.Document {
		b := build(t, name, "2031-03-04", text)
		who := func(kind readout.ActorKind, government, person, code string) int {
			if kind == readout.ActorPerson {
				return b.person(person, code)
			}
			return b.who(kind, government, code)
		}
		b.mention("raised", "SANCTION", "tariff", -1, who(by, "Norvia", "Ilse Maren", "NOR"), who(on, "Estmark", "Teodor Kallas", "EST"))
		return b.doc
	}
	const land, person = readout.ActorGovernment, readout.ActorPerson
	a := tell("a", "Norvia raised its tariff on Estmark.", land, land)
	x := Documents([]*readout.Document{a, tell("b", "Ilse Maren raised the tariff on Estmark.", person, land)})
	if len(x.Events) != 1 || len(x.Events[0].Source) != 1 {
		t.Fatalf("%d events: %+v", len(x.Events), x.Events)
	}
	for _, actor := range x.Actors {
		if actor.ID == x.Events[0].Source[0] && actor.Kind != readout.ActorGovernment {
			t.Errorf("the tariff is that of %s", actor.Name)
		}
	}
}

func TestTitle_ofAMeasureSaysWhatWasDoneToIt(t *testing.T) {
	for _, c := range []struct {
		typ, mode string
		modality  readout.Modality
		steps     []string // "!" before one that is denied
		want      string
	}{
		{"CONCEDE", "tariff", readout.ModalityActual, []string{"lifted", "lifted"}, "Tariffs lifted"},
		{"CONCEDE", "tariff", readout.ModalityActual, []string{"lifted", "lowered"}, "Tariffs"},
		{"AGREE", "tariff", readout.ModalityPlanned, []string{"lowered"}, "Tariffs to be lowered"},
		{"AGREE", "tariff", readout.ModalityHypothetical, []string{"lowered"}, "Possible tariffs"},
		{"SANCTION", "visa-limit", readout.ModalityActual, []string{"imposed"}, "Visa limits"},
		{"REJECT", "sanction", readout.ModalityPlanned, []string{"!lifted"}, "Sanction kept"},
		{"SANCTION", "sanction", readout.ModalityActual, []string{"kept"}, "Sanction kept"},
		{"AGREE", "tariff", readout.ModalityPlanned, []string{"lifted", "!lifted"}, "Tariffs to be lifted"},
		{"CONCEDE", "release", readout.ModalityActual, []string{"lifted"}, "Release"},
	} {
		e := readout.Event{Type: c.typ, Mode: c.mode, Modality: c.modality, Accounts: []readout.Account{{}}}
		for _, s := range c.steps {
			step, denied := strings.CutPrefix(s, "!")
			e.Accounts[0].Details = append(e.Accounts[0].Details, readout.Detail{Slot: readout.SlotStep, Value: step, Negated: denied})
		}
		if got := (&resolver{}).title(lexicon.ModeOf(c.mode).Title, true, nil, nil, e); got != c.want {
			t.Errorf("%s %s %q: %q, want %q", c.typ, c.modality, c.steps, got, c.want)
		}
	}
}

func TestEvents_whoActsOnWhomTellsEventsApart(t *testing.T) {
	tell := func(name, text string, turned bool) *readout.Document {
		b := build(t, name, "2031-03-04", text)
		p, q := b.who(readout.ActorGovernment, "Norvia", "NOR"), b.who(readout.ActorGovernment, "Estmark", "EST")
		if turned {
			p, q = q, p
		}
		b.mention("tariff", "SANCTION", "tariff", b.time("Tuesday", "weekday:2<="), p, q)
		return b.doc
	}
	a := tell("a", "Norvia put a tariff on Estmark on Tuesday.", false)
	b := tell("b", "Estmark put a tariff on Norvia on Tuesday.", true)
	c := tell("c", "A tariff of Norvia on Estmark began on Tuesday.", false)
	if x := Documents([]*readout.Document{a, b}); len(x.Events) != 2 {
		t.Errorf("a tariff and the answer to it are %d events", len(x.Events))
	}
	if x := Documents([]*readout.Document{a, c}); len(x.Events) != 1 {
		t.Errorf("one tariff is %d events", len(x.Events))
	}
}

func TestEvents_passingWordsAreLeftOut(t *testing.T) {
	b := build(t, "a", "2031-03-04", "A call would help, said people.")
	b.mention("call", "CONSULT", "call", -1)
	if x := Documents([]*readout.Document{b.doc}); len(x.Events) != 0 {
		t.Errorf("events %+v", x.Events)
	}
	r := report{"2031-03-04", "Ilse Maren and Teodor Kallas did not speak on Tuesday.", "speak", "call", "Tuesday", "weekday:2<=", "", ""}
	d := r.doc(t, "b")
	d.Mentions[0].Polarity = readout.PolarityNeg
	if x := Documents([]*readout.Document{d}); len(x.Events) != 0 {
		t.Errorf("what one report alone denies is an event: %+v", x.Events)
	}
}

func TestEvents_anAccountThatOnlyDeniesIsMarked(t *testing.T) {
	told := report{"2031-03-05", "Ilse Maren and Teodor Kallas spoke on Tuesday about the toll.", "spoke", "call", "Tuesday", "weekday:2<=", "", ""}.doc(t, "a")
	denied := report{"2031-03-05", "Ilse Maren and Teodor Kallas never spoke on Tuesday about the toll.", "spoke", "call", "Tuesday", "weekday:2<=", "", ""}.doc(t, "b")
	denied.Mentions[0].Polarity = readout.PolarityNeg
	x := Documents([]*readout.Document{told, denied})
	if len(x.Events) != 1 || len(x.Events[0].Accounts) != 2 {
		t.Fatalf("events %+v", x.Events)
	}
	for _, a := range x.Events[0].Accounts {
		if want := a.Document == denied.ID; a.Denied != want {
			t.Errorf("account of %s: denied %v, want %v", a.Document, a.Denied, want)
		}
	}
}

func TestStatementsAndFigures_knowSpeakerDayAndEvent(t *testing.T) {
	b := build(t, "a", "2031-03-04", "Ilse Maren said the toll on Estmark imposed on Tuesday was 12 percent.")
	maren, estmark := b.person("Ilse Maren", "NOR"), b.who(readout.ActorGovernment, "Estmark", "EST")
	day := b.time("Tuesday", "weekday:2<=")
	said := b.says(maren, "said", "the toll on Estmark imposed on Tuesday was 12 percent")
	b.mention("toll", "SANCTION", "tariff", day, maren, estmark).Within = said
	b.doc.Quantities = []readout.Quantity{{Span: b.at("12 percent", 0), Value: 12, Unit: "percent", Measure: "tariff",
		ByChain: readout.NoChain, OnChain: estmark, Timex: day}}
	x := Documents([]*readout.Document{b.doc})
	if len(x.Statements) != 1 || len(x.Figures) != 1 || len(x.Events) != 1 {
		t.Fatalf("%d statements, %d figures, %d events", len(x.Statements), len(x.Figures), len(x.Events))
	}
	event := x.Events[0].ID
	if got := eventsOf(x, b.doc); len(got) != 1 || got[0].ID != event {
		t.Errorf("events of the document: %+v", got)
	}
	s, f := x.Statements[0], x.Figures[0]
	if s.Speaker == nil || s.Event == nil || *s.Event != event || s.Source == nil {
		t.Errorf("statement %+v", s)
	}
	if f.By != nil || f.On == nil || f.Event == nil || *f.Event != event || f.Date != "2031-03-04" || f.Bound != readout.BoundNone {
		t.Errorf("figure %+v", f)
	}
	if p := x.Events[0].Accounts[0].Party; p == nil || *p != *s.Speaker {
		t.Error("the account is not the speaker's")
	}
	if i := slices.IndexFunc(x.Actors, func(a readout.Actor) bool { return a.ID == *f.On }); i < 0 || x.Actors[i].Code != "EST" {
		t.Error("the toll falls on nobody")
	}
}

func TestStatements_tellOfTheEventWithinTheirWords(t *testing.T) {
	b := build(t, "a", "2031-03-04", "Ilse Maren visited Velm on Tuesday and said Teodor Kallas had left Lindholm.")
	maren, kallas := b.person("Ilse Maren", "EST"), b.person("Teodor Kallas", "NOR")
	day := b.time("Tuesday", "weekday:2<=")
	b.mention("visited", "CONSULT", "visit", day, maren).Place = b.place("Velm")
	said := b.says(maren, "said", "Teodor Kallas had left Lindholm")
	m := b.mention("left", "RETREAT", "withdrawal", -1, kallas)
	m.Within, m.Place = said, b.place("Lindholm")
	x := Documents([]*readout.Document{b.doc})
	i := slices.IndexFunc(x.Events, func(e readout.Event) bool { return e.Mode == "withdrawal" })
	if i < 0 || len(x.Statements) != 1 || x.Statements[0].Event == nil || *x.Statements[0].Event != x.Events[i].ID {
		t.Errorf("events %+v, statements %+v", x.Events, x.Statements)
	}
}

func TestStatements_ofSeveralBodiesOfOneCountryAreItsGovernments(t *testing.T) {
	b := build(t, "a", "2031-03-04", "The Fishing Board and the Trade Council of Norvia said the toll stays. Ilse Maren and the Council said no more.")
	board, council := b.who(readout.ActorOrganization, "Fishing Board", "NOR"), b.who(readout.ActorOrganization, "Trade Council", "NOR")
	maren := b.person("Ilse Maren", "EST")
	b.who(readout.ActorGovernment, "Norvia", "NOR")
	b.doc.Chains = append(b.doc.Chains,
		readout.Chain{Kind: readout.ActorGroup, Name: "both", Members: []int{board, council}},
		readout.Chain{Kind: readout.ActorGroup, Name: "they", Members: []int{maren, council}})
	b.says(4, "said", "the toll stays")
	b.says(5, "said no", "no more")
	x := Documents([]*readout.Document{b.doc})
	for _, s := range x.Statements {
		government := s.Content[0].Quote == "the toll stays"
		if (s.Speaker != nil) != government {
			t.Errorf("%q is said by %v", s.Content[0].Quote, s.Speaker)
		}
		if government && !slices.ContainsFunc(x.Actors, func(a readout.Actor) bool { return a.ID == *s.Speaker && a.Kind == readout.ActorGovernment }) {
			t.Error("the speaker is no government")
		}
	}
}

func TestEvents_aDayThatMostOriginsGiveIsTheDay(t *testing.T) {
	call := func(day, text, weekday, relative, name string) *readout.Document {
		return report{day, text, "spoke", "call", weekday, relative, "", ""}.doc(t, name)
	}
	x := Documents([]*readout.Document{
		call("2031-03-04", "Ilse Maren and Teodor Kallas spoke on Tuesday about the toll.", "Tuesday", "weekday:2<=", "a"),
		call("2031-03-05", "On the telephone Teodor Kallas spoke on Tuesday with Ilse Maren of tolls and of much else besides.", "Tuesday", "weekday:2<=", "b"),
		call("2031-03-06", "It was on Wednesday that Ilse Maren spoke with Teodor Kallas about what a bridge may cost.", "Wednesday", "weekday:3<=", "c"),
	})
	if len(x.Events) != 1 || x.Events[0].Date.Value != "2031-03-04" || x.Events[0].Date.Latest != "2031-03-05" {
		t.Errorf("%d events, the first %+v", len(x.Events), x.Events)
	}
}

func TestAccounts_whatAnOrganOfStatePutsOutIsItsSides(t *testing.T) {
	for outlet, want := range map[string]string{"Ministry of Foreign Affairs of Norway": "Teodor Kallas", "Presidency of Estonia": "Ilse Maren", "Norway Times": "", "Embassy of Chile": ""} {
		d := report{"2031-03-04", "Ilse Maren and Teodor Kallas spoke on Tuesday about the toll.", "spoke", "call", "Tuesday", "weekday:2<=", "", ""}.doc(t, "a")
		d.Outlet = outlet
		x := Documents([]*readout.Document{d})
		got := ""
		for _, a := range x.Actors {
			if p := x.Events[0].Accounts[0].Party; p != nil && *p == a.ID {
				got = a.Name
			}
		}
		if got != want {
			t.Errorf("put out by %q: the account of %q, want %q", outlet, got, want)
		}
	}
}

func TestEvents_aGovernmentBesideItsOwnLeaderIsNotASecondSide(t *testing.T) {
	tell := func(name, text string, leader bool) *readout.Document {
		b := build(t, name, "2031-03-04", text)
		p, q := b.who(readout.ActorGovernment, "Norvia", "NOR"), b.who(readout.ActorGovernment, "Estmark", "EST")
		if leader {
			p = b.person("Ilse Maren", "NOR")
		}
		b.mention("asked", "REQUEST", "request", b.time("Tuesday", "weekday:2<="), p, q)
		return b.doc
	}
	x := Documents([]*readout.Document{tell("a", "Norvia asked Estmark for a call on Tuesday.", false), tell("b", "Ilse Maren, on Tuesday, asked Estmark for a call with Norvia.", true)})
	if len(x.Events) != 1 || x.Events[0].Title != "Request by Ilse Maren to Estonia, 4 March 2031" {
		t.Errorf("%+v", x.Events)
	}
}

// TestTellsSteps_ofAMeasureThatIsSubjectOrHasASide: what became of a measure is worth a
// row, whoever's it is where it is the subject, and without a day where a side is named.
func TestTellsSteps_ofAMeasureThatIsSubjectOrHasASide(t *testing.T) {
	d := &readout.Document{Text: "Norway ended sanctions", Layers: readout.Layers{
		Tokens: []readout.Token{{Span: readout.Span{End: 6}}, {Span: readout.Span{Start: 7, End: 12}}, {Span: readout.Span{Start: 13, End: 22}}},
		Tags:   []readout.Tag{{UPOS: readout.PROPN, Lemma: "Norway"}, {UPOS: readout.VERB, Lemma: "end"}, {UPOS: readout.NOUN, Lemma: "sanction"}}}}
	d.Mentions = []readout.EventMention{{Head: 2, Mode: "sanction"}}
	for _, c := range []struct {
		rel, mode string
		parties   []int
		want      bool
	}{{"nsubj", "sanction", nil, true}, {"obj", "sanction", []int{0}, true}, {"obj", "sanction", nil, false}, {"obl", "sanction", []int{0}, false}, {"nsubj", "meeting", nil, false}} {
		d.Arcs = []readout.Arc{{Head: 1, Rel: "nsubj"}, {Head: -1, Rel: "root"}, {Head: 1, Rel: c.rel}}
		r := &resolver{docs: []*readout.Document{d}, tellings: []*telling{{mentions: []int{0}, mode: lexicon.ModeOf(c.mode), parties: c.parties}}}
		if got := r.tellsSteps([]int{0}); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}
