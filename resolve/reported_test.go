package resolve

import (
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
