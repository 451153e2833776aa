package resolve

import (
	"slices"
	"testing"

	"readout"
)

func TestTellings_leadersAndTheirCountriesAreOneParty(t *testing.T) {
	b := build(t, "a", "2031-03-04", "Ilse Maren and Teodor Kallas spoke on Tuesday. The conversation between Estmark and Norvia was short.")
	maren, kallas := b.person("Ilse Maren", "EST"), b.person("Teodor Kallas", "NOR")
	e, n := b.who(readout.ActorGovernment, "Estmark", "EST"), b.who(readout.ActorGovernment, "Norvia", "NOR")
	b.mention("spoke", "CONSULT", "call", b.time("Tuesday", "weekday:2<="), maren, kallas)
	b.mention("conversation", "CONSULT", "talk", -1, e, n).Source[0].Code = "EST"
	x := Documents([]*readout.Document{b.doc})
	i := slices.IndexFunc(x.Events, func(e readout.Event) bool { return e.Mode == "call" })
	if i < 0 || len(x.Events[i].Source)+len(x.Events[i].Target) != 2 {
		t.Errorf("events %+v", x.Events)
	}
}

func TestTellings_aBareNounPointsBack(t *testing.T) {
	tests := []struct {
		name, second, trigger, mode string
		events                      int
	}{
		{"the call", "The call lasted an hour.", "call", "call", 1},
		{"the conversation", "The conversation lasted an hour.", "conversation", "talk", 1},
		{"the meeting is another thing", "The meeting lasted an hour.", "meeting", "meeting", 1}, // left out: it says nothing of itself
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := build(t, "a", "2031-03-04", "Ilse Maren and Teodor Kallas spoke on Tuesday. "+tt.second)
			maren, kallas := b.person("Ilse Maren", "EST"), b.person("Teodor Kallas", "NOR")
			b.mention("spoke", "CONSULT", "call", b.time("Tuesday", "weekday:2<="), maren, kallas)
			b.mention(tt.trigger, "CONSULT", tt.mode, -1)
			x := Documents([]*readout.Document{b.doc})
			want := 2
			if tt.mode == "meeting" {
				want = 1
			}
			if len(x.Events) != tt.events || len(x.Events[0].Accounts[0].Refs) != want {
				t.Errorf("events %+v", x.Events)
			}
		})
	}
}

func TestTellings_whatWentBeforeIsAnotherHappening(t *testing.T) {
	b := build(t, "a", "2031-03-04", "Ilse Maren and Teodor Kallas spoke on Tuesday. Maren and Kallas previously spoke in January.")
	maren, kallas := b.person("Ilse Maren", "EST"), b.person("Teodor Kallas", "NOR")
	b.mention("spoke", "CONSULT", "call", b.time("Tuesday", "weekday:2<="), maren, kallas)
	m := b.mention("previously spoke", "CONSULT", "call", b.time("January", "month:1<="), maren, kallas)
	m.Trigger = b.at("spoke", 1)
	x := Documents([]*readout.Document{b.doc})
	var dates []string
	for _, e := range x.Events {
		dates = append(dates, string(e.Date.Value))
	}
	if !slices.Equal(sorted(dates...), []string{"2031-01", "2031-03-04"}) {
		t.Errorf("dates %q", dates)
	}
}

func TestTellings_theLeadLendsItsDay(t *testing.T) {
	b := build(t, "a", "2031-03-05", "Ilse Maren praised the fishermen on Tuesday. Maren was speaking to Teodor Kallas by telephone.")
	maren, kallas := b.person("Ilse Maren", "EST"), b.person("Teodor Kallas", "NOR")
	b.time("Tuesday", "weekday:2<=")
	b.mention("speaking", "CONSULT", "call", -1, maren, kallas)
	e := Documents([]*readout.Document{b.doc}).Events[0]
	if e.Date.Value != "2031-03-04" || e.Date.Basis != readout.BasisInferred {
		t.Errorf("date %+v", e.Date)
	}
}

// TestTellings_whatWasDoneBeforeHasNotTheDayOfTheNews: "who had invited them" tells of
// an earlier day; what somebody "said that she had done" may be the news.
func TestTellings_whatWasDoneBeforeHasNotTheDayOfTheNews(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		said       bool
		want       readout.Date
	}{
		{"told by the report", "Ilse Maren opened the mill on Tuesday. Maren had invited Teodor Kallas.", false, ""},
		{"told by somebody", "Ilse Maren opened the mill on Tuesday. Maren had invited Teodor Kallas.", true, "2031-03-04"},
		{"told in the past", "Ilse Maren opened the mill on Tuesday. Maren then invited Teodor Kallas.", false, "2031-03-04"},
	} {
		b := build(t, "a", "2031-03-05", tt.text)
		maren, kallas := b.person("Ilse Maren", "EST"), b.person("Teodor Kallas", "NOR")
		b.time("Tuesday", "weekday:2<=")
		m := b.mention("invited", "CONSULT", "invitation", -1, maren, kallas)
		b.doc.Tags[m.Head].UPOS = readout.VERB
		b.doc.Arcs[m.Head-1] = readout.Arc{Head: m.Head, Rel: "aux"}
		if tt.said {
			m.Within = b.says(maren, "opened", "invited Teodor Kallas")
		}
		if e := Documents([]*readout.Document{b.doc}).Events[0]; e.Date.Value != tt.want {
			t.Errorf("%s: %+v, want %q", tt.name, e.Date, tt.want)
		}
	}
}

// TestTellings_anotherAgreementIsNotTheOneDenied: agreements of one report on two things,
// not by all the same, are two.
func TestTellings_anotherAgreementIsNotTheOneDenied(t *testing.T) {
	for _, tt := range []struct {
		name, second string
		both         bool
		want         int
	}{
		{"on another thing by one side", "Norvia agreed to lift tolls.", false, 1},
		{"on another thing by both", "Norvia agreed to lift tolls with Sund.", true, 2},
		{"on the same by one side", "Norvia agreed to build locks.", false, 2},
		{"on what is not said", "Norvia agreed.", false, 2},
	} {
		b := build(t, "a", "2031-03-05", "Norvia and Sund settled on Tuesday to build a lock. "+tt.second)
		norvia, sund := b.who(readout.ActorGovernment, "Norvia", "NOR"), b.who(readout.ActorGovernment, "Sund", "ISL")
		day := b.time("Tuesday", "weekday:2<=")
		for i, word := range b.doc.Tags {
			switch word.Lemma {
			case "locks":
				b.doc.Tags[i].Lemma = "lock"
			case "settled", "agreed":
				b.doc.Tags[i].UPOS = readout.VERB
			case "to", "a", "on":
				b.doc.Tags[i].UPOS = readout.ADP
			}
		}
		b.mention("settled", "AGREE", "agreement", day, norvia, sund)
		parties := []int{norvia}
		if tt.both {
			parties = append(parties, sund)
		}
		b.mention("agreed", "AGREE", "agreement", day, parties...)
		if told := len(Documents([]*readout.Document{b.doc}).Events[0].Accounts[0].Refs); told != tt.want {
			t.Errorf("%s: told %d times, want %d", tt.name, told, tt.want)
		}
	}
}

// TestTellings_aDayLongAgoIsLentToNothing: a lead that only remembers lends no day.
func TestTellings_aDayLongAgoIsLentToNothing(t *testing.T) {
	b := build(t, "a", "2031-03-05", "Ten years after May 9 2021 Ilse Maren praised the fishermen on Tuesday. Maren was speaking to Ana Ruiz by telephone.")
	maren, ruiz := b.person("Ilse Maren", "EST"), b.person("Ana Ruiz", "PER")
	b.doc.Timexes = append(b.doc.Timexes, readout.Timex{Span: b.at("May 9 2021", 0), Type: readout.TimexDate, Value: "2021-05-09", Date: "2021-05-09"})
	b.time("Tuesday", "weekday:2<=")
	b.mention("speaking", "CONSULT", "call", -1, maren, ruiz)
	if e := Documents([]*readout.Document{b.doc}).Events[0]; e.Date.Value != "2031-03-04" {
		t.Errorf("date %+v", e.Date)
	}
}

func TestTellings_aDayToComeIsLentToNothingDone(t *testing.T) {
	b := build(t, "a", "2031-03-05", "Ilse Maren will meet Teodor Kallas on March 22, she said on Tuesday. Maren was speaking to Ana Ruiz by telephone.")
	maren, ruiz := b.person("Ilse Maren", "EST"), b.person("Ana Ruiz", "PER")
	b.time("March 22", "mday:3-22>=")
	b.time("Tuesday", "weekday:2<=")
	b.mention("speaking", "CONSULT", "call", -1, maren, ruiz)
	if e := Documents([]*readout.Document{b.doc}).Events[0]; e.Date.Value != "2031-03-04" {
		t.Errorf("date %+v", e.Date)
	}
}

func TestTellings_aPartyHasItsOwnAccount(t *testing.T) {
	b := build(t, "a", "2031-03-04", "Ilse Maren and Teodor Kallas spoke on Tuesday. Velm Radio said the call was frank. Norvia said that Maren asked for the call.")
	maren, kallas := b.person("Ilse Maren", "EST"), b.person("Teodor Kallas", "NOR")
	radio, norvia := b.who(readout.ActorOrganization, "Velm Radio", ""), b.who(readout.ActorGovernment, "Norvia", "NOR")
	b.mention("spoke", "CONSULT", "call", b.time("Tuesday", "weekday:2<="), maren, kallas)
	b.mention("call was", "CONSULT", "call", -1).Within = b.says(radio, "said", "the call was frank")
	m := b.mention("call.", "CONSULT", "call", -1)
	m.Within = b.says(norvia, "said that", "Maren asked for the call")
	x := Documents([]*readout.Document{b.doc})
	if len(x.Events) != 1 || len(x.Events[0].Accounts) != 2 {
		t.Fatalf("events %+v", x.Events)
	}
	p := x.Events[0].Accounts[1].Party
	i := slices.IndexFunc(x.Actors, func(a readout.Actor) bool { return p != nil && a.ID == *p })
	if i < 0 || x.Actors[i].Kind != readout.ActorGovernment {
		t.Errorf("the second account is by %v", p)
	}
}

func TestTellings_whatHasNoDayIsOfTheNewsAtHand(t *testing.T) {
	b := build(t, "a", "2031-03-05", "Ilse Maren and Teodor Kallas spoke on Tuesday. They met in January. Later they discussed cod.")
	maren, kallas := b.person("Ilse Maren", "EST"), b.person("Teodor Kallas", "NOR")
	b.mention("spoke", "CONSULT", "call", b.time("Tuesday", "weekday:2<="), maren, kallas)
	b.mention("met", "CONSULT", "meeting", b.time("January", "month:1<="), maren, kallas)
	b.mention("discussed", "CONSULT", "discussion", -1, maren, kallas)
	for _, e := range Documents([]*readout.Document{b.doc}).Events {
		if want := map[string]int{"call": 2, "meeting": 1}[e.Mode]; len(e.Accounts[0].Refs) != want {
			t.Errorf("the %s has %d mentions, want %d", e.Mode, len(e.Accounts[0].Refs), want)
		}
	}
}

func TestSaysEarlier_whoFirstMetDidSoBefore(t *testing.T) {
	tests := []struct {
		text, upos string
		want       bool
	}{
		{"They first met in Velm.", "ADV", true},
		{"Their first met aim.", "ADJ", false},
	}
	for _, tt := range tests {
		b := build(t, "a", "2031-03-04", tt.text)
		m := b.mention("met", "CONSULT", "meeting", -1, b.person(tt.text[:4], "EST"))
		b.doc.Tags, b.doc.Arcs = make([]readout.Tag, len(b.doc.Tokens)), make([]readout.Arc, len(b.doc.Tokens))
		b.doc.Tags[m.Head-1].UPOS, b.doc.Arcs[m.Head-1].Head = readout.ParseUPOS(tt.upos), m.Head
		if got := saysEarlier(b.doc, m); got != tt.want {
			t.Errorf("%q: %v", tt.text, got)
		}
	}
}
