package resolve

import (
	"testing"

	"readout"
)

// violence is a one-sentence report of a deed of violence.
type violence struct {
	published, text, trigger, mode string
	source, target                 string // persons, empty for none
	town                           string // as whom it is done to; empty for none
	place                          string
	time, relative                 string
}

func (v violence) doc(t *testing.T, name string) *readout.Document {
	b := build(t, name, v.published, v.text)
	timex := -1
	if v.time != "" {
		timex = b.time(v.time, v.relative)
	}
	m := b.mention(v.trigger, "ASSAULT", v.mode, timex)
	add := func(side *[]readout.Argument, chain int) {
		ref := b.doc.Chains[chain].References[0].Span
		*side = append(*side, readout.Argument{Span: ref, Text: ref.Text(b.doc), Chain: chain, Code: b.doc.Chains[chain].Code})
	}
	if v.source != "" {
		add(&m.Source, b.person(v.source, "EST"))
	}
	if v.target != "" {
		add(&m.Target, b.person(v.target, "NOR"))
	}
	if v.town != "" {
		add(&m.Target, b.who(readout.ActorPlace, v.town, "NOR"))
	}
	if v.place != "" {
		m.Place = b.place(v.place)
	}
	return b.doc
}

// TestScenes_aTownAndADayAreOneDeed: an attack that one report calls a bombing, and of
// which one names the victim and another who did it, is one.
func TestScenes_aTownAndADayAreOneDeed(t *testing.T) {
	onVelm := violence{"2031-03-05", "Dozens died in the attack on Velm on Tuesday.", "attack", "attack", "", "", "Velm", "", "Tuesday", "weekday:2<="}
	for _, tt := range []struct {
		name   string
		a, b   violence
		events int
	}{
		{"by another word", onVelm, violence{"2031-03-05", "The bombing in Velm on Tuesday shook the port.", "bombing", "bombing", "", "", "", "Velm", "Tuesday", "weekday:2<="}, 1},
		{"with a victim", onVelm, violence{"2031-03-06", "Teodor Kallas died in a bombing in Velm on Tuesday.", "bombing", "bombing", "", "Teodor Kallas", "", "Velm", "Tuesday", "weekday:2<="}, 1},
		{"a day later", onVelm, violence{"2031-03-06", "The bombing in Velm on Wednesday shook the port.", "bombing", "bombing", "", "", "", "Velm", "Wednesday", "weekday:3<="}, 2},
		{"in another town", onVelm, violence{"2031-03-05", "The bombing in Orla on Tuesday shook the port.", "bombing", "bombing", "", "", "", "Orla", "Tuesday", "weekday:2<="}, 2},
		{"victim and attacker", violence{"2031-03-05", "Ilse Maren began the attack in Velm on Tuesday.", "attack", "attack", "Ilse Maren", "", "", "Velm", "Tuesday", "weekday:2<="},
			violence{"2031-03-06", "Teodor Kallas died in a bombing in Velm on Tuesday.", "bombing", "bombing", "", "Teodor Kallas", "", "Velm", "Tuesday", "weekday:2<="}, 1},
		{"two victims", violence{"2031-03-05", "Olav Berg died in the attack in Velm on Tuesday.", "attack", "attack", "", "Olav Berg", "", "Velm", "Tuesday", "weekday:2<="},
			violence{"2031-03-06", "Teodor Kallas died in a bombing in Velm on Tuesday.", "bombing", "bombing", "", "Teodor Kallas", "", "Velm", "Tuesday", "weekday:2<="}, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			x := Documents([]*readout.Document{tt.a.doc(t, "a"), tt.b.doc(t, "b")})
			if len(x.Events) != tt.events {
				t.Fatalf("%d events, want %d: %+v", len(x.Events), tt.events, x.Events)
			}
			for _, e := range x.Events {
				if e.Place == nil {
					t.Errorf("%s has no place", e.Title)
				}
			}
		})
	}
}

// TestScenes_anotherDeedOfOneReport: "a stabbing on Tuesday" is not the attack told of
// before, but "the attack" is.
func TestScenes_anotherDeedOfOneReport(t *testing.T) {
	for text, want := range map[string]int{
		"Teodor Kallas spoke of the attack on Ilse Maren in Velm. A stabbing on Tuesday shook Orla.": 1,
		"Teodor Kallas spoke of the attack on Ilse Maren in Velm. The stabbing shook the port.":      2,
	} {
		b := build(t, "a", "2031-03-05", text)
		maren := b.person("Ilse Maren", "EST")
		m := b.mention("attack", "ASSAULT", "attack", -1)
		m.Place = b.place("Velm")
		ref := b.doc.Chains[maren].References[0].Span
		m.Target = []readout.Argument{{Span: ref, Text: ref.Text(b.doc), Chain: maren, Code: "EST"}}
		timex := -1
		if want == 1 {
			timex = b.time("Tuesday", "weekday:2<=")
		}
		k := b.mention("stabbing", "ASSAULT", "stabbing", timex).Head
		b.doc.Arcs[k-1] = readout.Arc{Head: k, Rel: "det"}
		r := &resolver{docs: []*readout.Document{b.doc}}
		r.resolveActors()
		r.resolveDates()
		r.gatherTellings()
		if got := len(r.tellings[0].mentions); got != want {
			t.Errorf("%s: %d mentions of the attack, want %d", text, got, want)
		}
	}
}
