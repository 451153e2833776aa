package resolve

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"readout"
)

// affair is four reports: two of one call, one of a later call without its
// year, one of something else.
func affair(t *testing.T) (first, undated, later, other *readout.Document) {
	a := build(t, "a", "2031-03-04", "Ilse Maren and Teodor Kallas spoke by telephone on Tuesday about the toll in the strait. The call lasted an hour. Maren and Kallas last met in Lindholm in January.")
	maren, kallas := a.person("Ilse Maren", "EST"), a.person("Teodor Kallas", "NOR")
	a.mention("spoke", "CONSULT", "call", a.time("Tuesday", "weekday:2<="), maren, kallas)
	a.mention("call", "CONSULT", "call", -1)
	a.mention("met", "CONSULT", "meeting", a.time("January", "month:1<="), maren, kallas).Place = a.place("Lindholm")

	b := build(t, "b", "", "Ilse Maren telephoned Teodor Kallas on Tuesday over the toll in the strait. She said the call had been frank.")
	maren, kallas = b.person("Ilse Maren", "EST"), b.person("Teodor Kallas", "NOR")
	b.mention("telephoned", "CONSULT", "call", b.time("Tuesday", "weekday:2<="), maren, kallas)
	b.mention("call", "CONSULT", "call", -1).Within = b.says(maren, "said", "the call had been frank")

	c := build(t, "c", "2031-09-20", "Ilse Maren and Teodor Kallas spoke again on Sept. 18 and agreed to meet in spring.")
	maren, kallas = c.person("Ilse Maren", "EST"), c.person("Teodor Kallas", "NOR")
	c.mention("spoke", "CONSULT", "call", c.time("Sept. 18", "mday:9-18<="), maren, kallas)
	c.mention("meet", "CONSULT", "meeting", -1, maren, kallas).Modality = readout.ModalityPlanned

	d := build(t, "d", "2031-03-05", "A brown bear was seen in the orchards of Velm, the forester said.")
	return a.doc, b.doc, c.doc, d.doc
}

func TestDocuments_isAFunctionOfTheSet(t *testing.T) {
	a, b, c, d := affair(t)
	docs := []*readout.Document{a, b, c, d}
	want, err := json.Marshal(Documents(docs))
	if err != nil {
		t.Fatal(err)
	}
	before, _ := json.Marshal(docs)
	for seed := range uint64(50) {
		rng := rand.New(rand.NewPCG(seed, 1))
		mixed := append(slices.Clone(docs), docs[rng.IntN(4)], docs[rng.IntN(4)])
		rng.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		got, _ := json.Marshal(Documents(mixed))
		if !bytes.Equal(got, want) {
			t.Fatalf("order %d gives another ledger:\n%s\n%s", seed, got, want)
		}
	}
	if after, _ := json.Marshal(docs); !bytes.Equal(before, after) {
		t.Error("a document was altered")
	}
	if bytes.Contains(want, []byte(`"accounts":null`)) || bytes.Contains(want, []byte(`:null,"evidence"`)) {
		t.Errorf("a list is null: %s", want)
	}
}

func TestDocuments_ofNothing(t *testing.T) {
	got, err := json.Marshal(Documents(nil))
	if err != nil || strings.Contains(string(got), "null") {
		t.Errorf("got %s, %v", got, err)
	}
}

func TestDocuments_keepsAllNamesOfOneDocument(t *testing.T) {
	a := build(t, "one", "", "Snow fell in Velm.").doc
	b := build(t, "two", "", "Snow fell in Velm.").doc
	got := Documents([]*readout.Document{b, a})
	if len(got.Documents) != 1 || !slices.Equal(got.Documents[0].Names, []string{"one", "two"}) {
		t.Errorf("got %+v", got.Documents)
	}
}

func TestDocuments_tiesTheCallAndKeepsTheLaterOneApart(t *testing.T) {
	a, b, c, d := affair(t)
	x := Documents([]*readout.Document{a, b, c, d})
	var call, later *readout.Event
	for i, e := range x.Events {
		switch {
		case e.Mode == "call" && e.Date.Value == "2031-03-04":
			call = &x.Events[i]
		case e.Mode == "call":
			later = &x.Events[i]
		}
	}
	if call == nil || later == nil {
		t.Fatalf("events: %+v", x.Events)
	}
	if docs := accountDocs(call); !slices.Equal(docs, sorted(a.ID, b.ID)) {
		t.Errorf("the call is told by %v", docs)
	}
	if len(call.Accounts) != 3 {
		t.Errorf("the call has %d accounts, want two outlets and one party", len(call.Accounts))
	}
	if later.Date.Value != "2031-09-18" || call.Date.Basis != readout.BasisStated {
		t.Errorf("later %+v, call %+v", later.Date, call.Date)
	}
	if got := recordOf(t, x, b).Published; got.Value != "2031-03" || got.Basis != readout.BasisInferred {
		t.Errorf("the undated report is dated %+v", got)
	}
	if got := recordOf(t, x, b).Dates[0]; got != "2031-03-04" {
		t.Errorf("its Tuesday is %q", got)
	}
	if recordOf(t, x, a).Story != recordOf(t, x, b).Story || recordOf(t, x, a).Story == recordOf(t, x, c).Story || recordOf(t, x, a).Story == recordOf(t, x, d).Story {
		t.Error("the reports of the call, and they alone, are one story")
	}
	planned := slices.IndexFunc(x.Events, func(e readout.Event) bool { return e.Modality == readout.ModalityPlanned })
	if planned < 0 || accountDocs(&x.Events[planned])[0] != c.ID {
		t.Error("the planned meeting is missing")
	}
}

func accountDocs(e *readout.Event) []string {
	var out []string
	for _, a := range e.Accounts {
		out = append(out, a.Document)
	}
	return slices.Compact(sorted(out...))
}

func sorted(s ...string) []string {
	slices.Sort(s)
	return s
}

func TestDocuments_aDatelineGivesTheDayOnceTheYearIsKnown(t *testing.T) {
	a := build(t, "a", "2031-03-04", "Ilse Maren and Teodor Kallas spoke on Tuesday about the toll.")
	maren, kallas := a.person("Ilse Maren", "EST"), a.person("Teodor Kallas", "NOR")
	a.mention("spoke", "CONSULT", "call", a.time("Tuesday", "weekday:2<="), maren, kallas)
	b := build(t, "b", "", "VELM, March 4 (NTB) Ilse Maren and Teodor Kallas spoke on Tuesday. They met on Monday.")
	maren, kallas = b.person("Ilse Maren", "EST"), b.person("Teodor Kallas", "NOR")
	b.doc.Regions = []readout.Region{{Span: b.at("VELM, March 4 (NTB)", 0), Kind: readout.RegionDateline, By: "test"}}
	b.mention("spoke", "CONSULT", "call", b.time("March 4", "mday:3-4<="), maren, kallas)
	monday := b.time("Monday", "weekday:1<=")
	got := recordOf(t, Documents([]*readout.Document{a.doc, b.doc}), b.doc)
	if got.Published.Value != "2031-03-04" || got.Published.Basis != readout.BasisInferred || got.Dates[monday] != "2031-03-03" {
		t.Errorf("published %+v, Monday %q", got.Published, got.Dates[monday])
	}
}
