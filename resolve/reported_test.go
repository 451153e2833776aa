package resolve

import (
	"strings"
	"testing"

	"readout"
)

func TestReportedDate_wordsAreOfTheDayOfTheirReport(t *testing.T) {
	tests := []struct {
		name, published, text, tag, rel string
		polarity                        readout.Polarity
		value                           readout.Date
	}{
		{"the simple past of a main clause", "2031-03-04", "Ilse Maren thanked Teodor Kallas.", "VBD", "root", "", "2031-03-04"},
		{"in an undated report", "", "Ilse Maren thanked Teodor Kallas.", "VBD", "root", "", ""},
		{"a perfect", "2031-03-04", "Ilse Maren had thanked Teodor Kallas.", "VBN", "root", "", ""},
		{"a clause that only describes", "2031-03-04", "Ilse Maren who thanked Teodor Kallas left.", "VBD", "acl:relcl", "", ""},
		{"denied", "2031-03-04", "Ilse Maren never thanked Teodor Kallas.", "VBD", "root", readout.PolarityNeg, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := build(t, "a", tt.published, tt.text)
			m := b.mention("thanked", "SUPPORT", "praise", -1, b.person("Ilse Maren", "EST"), b.person("Teodor Kallas", "NOR"))
			m.Polarity = tt.polarity
			b.doc.Tags = make([]readout.Tag, len(b.doc.Tokens))
			b.doc.Arcs = make([]readout.Arc, len(b.doc.Tokens))
			for i := range b.doc.Arcs {
				b.doc.Arcs[i] = readout.Arc{Head: m.Head, Rel: "dep"}
			}
			b.doc.Tags[m.Head].XPOS = tt.tag
			b.doc.Arcs[m.Head] = readout.Arc{Head: -1, Rel: tt.rel}
			events := Documents([]*readout.Document{b.doc}).Events
			if len(events) == 0 && tt.value != "" {
				t.Fatal("no event")
			}
			for _, e := range events {
				if e.Date.Value != tt.value || (tt.value == "") != (e.Date.Basis == readout.BasisUnknown) {
					t.Errorf("got %+v, want %q", e.Date, tt.value)
				}
			}
		})
	}
}

// TestReportedDate_aMeasureThatHoldsAtOnce: "effective immediately" is of the day of the news.
func TestReportedDate_aMeasureThatHoldsAtOnce(t *testing.T) {
	for text, want := range map[string]readout.Date{
		"Norvia raised its toll on Sund to 9 percent, effective immediately.": "2031-03-04",
		"Norvia raised its toll on Sund with immediate effect.":               "2031-03-04",
		"Norvia raised its toll on Sund, an effective measure.":               "",
	} {
		b := build(t, "a", "2031-03-04", text)
		norvia, sund := b.who(readout.ActorGovernment, "Norvia", "NOR"), b.who(readout.ActorGovernment, "Sund", "ISL")
		b.mention("toll", "SANCTION", "tariff", -1, norvia, sund)
		if e := Documents([]*readout.Document{b.doc}).Events[0]; e.Date.Value != want {
			t.Errorf("%s: %+v, want %q", text, e.Date, want)
		}
	}
}

// TestReportedDate_aVisitToldByANoun: its day is that of the news where who visits does
// something on it.
func TestReportedDate_aVisitToldByANoun(t *testing.T) {
	for _, tt := range []struct {
		name, text, subject, verb, tag, rel string
		kind                                readout.RegionKind
		want                                readout.Date
	}{
		{"made", "Ilse Maren made a visit to Narva .", "Ilse Maren", "made", "VBD", "obj", readout.RegionBody, "2031-03-04"},
		{"on a visit", "On a visit to Narva Ilse Maren praised mills .", "Ilse Maren", "praised", "VBD", "obl", readout.RegionBody, "2031-03-04"},
		{"had been made", "Ilse Maren had made a visit to Narva .", "Ilse Maren", "made", "VBN", "obj", readout.RegionBody, ""},
		{"recent", "On a recent visit to Narva Ilse Maren praised mills .", "Ilse Maren", "praised", "VBD", "obl", readout.RegionBody, ""},
		{"the visit", "On the visit to Narva Ilse Maren praised mills .", "Ilse Maren", "praised", "VBD", "obl", readout.RegionBody, ""},
		{"after a visit", "After a visit to Narva Ilse Maren praised mills .", "Ilse Maren", "praised", "VBD", "obl", readout.RegionBody, ""},
		{"what somebody else did", "On a visit to Narva of Ilse Maren trouble began .", "trouble", "began", "VBD", "obl", readout.RegionBody, ""},
		{"the present of a headline", "On a visit to Narva Ilse Maren praises mills .", "Ilse Maren", "praises", "VBZ", "obl", readout.RegionTitle, "2031-03-04"},
		{"the present of a text", "On a visit to Narva Ilse Maren praises mills .", "Ilse Maren", "praises", "VBZ", "obl", readout.RegionBody, ""},
	} {
		b := build(t, "a", "2031-03-04", tt.text)
		m := b.mention("visit", "CONSULT", "visit", -1, b.person("Ilse Maren", "EST"))
		m.Place = b.place("Narva")
		verb := b.token(b.at(tt.verb, 0))
		b.doc.Sentences[0].Kind = tt.kind
		b.doc.Tags = make([]readout.Tag, len(b.doc.Tokens))
		b.doc.Arcs = make([]readout.Arc, len(b.doc.Tokens))
		for i, tok := range b.doc.Tokens {
			b.doc.Arcs[i] = readout.Arc{Head: verb, Rel: "dep"}
			switch strings.ToLower(tok.Text(b.doc)) {
			case "a", "the":
				b.doc.Arcs[i] = readout.Arc{Head: m.Head, Rel: "det"}
			case "on", "after":
				b.doc.Arcs[i] = readout.Arc{Head: m.Head, Rel: "case"}
			case "recent":
				b.doc.Arcs[i] = readout.Arc{Head: m.Head, Rel: "amod"}
			}
		}
		b.doc.Tags[verb] = readout.Tag{XPOS: tt.tag, UPOS: readout.VERB, Lemma: "make"}
		b.doc.Tags[m.Head].UPOS = readout.NOUN
		b.doc.Arcs[verb] = readout.Arc{Head: -1, Rel: "root"}
		b.doc.Arcs[m.Head].Rel = tt.rel
		b.doc.Arcs[b.token(b.at(tt.subject, 0))].Rel = "nsubj"
		events := Documents([]*readout.Document{b.doc}).Events
		if len(events) != 1 || events[0].Date.Value != tt.want {
			t.Errorf("%s: %+v, want one event of %q", tt.name, events, tt.want)
		}
	}
}

func TestComparePlaces_aHouseStandsInSomeTown(t *testing.T) {
	house, town := place{name: "Dune Palace", key: "dune palace"}, place{name: "Oslo", key: "oslo", code: "NOR"}
	if got := comparePlaces(house, town); !got.ok || got.by != "house-and-town" {
		t.Errorf("a palace and a town: %+v", got)
	}
	if got := comparePlaces(place{name: "Lima", key: "lima", code: "PER"}, town); got.ok {
		t.Errorf("two towns: %+v", got)
	}
	if got := comparePlaces(place{name: "Dune Isle", key: "dune isle"}, town); got.ok {
		t.Errorf("an island is no house: %+v", got)
	}
}
