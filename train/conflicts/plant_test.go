package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"readout"
	"readout/analyze"
	"readout/eval"
	"readout/reconcile"
)

var english = sync.OnceValues(analyze.English)

// analysed runs the real stages over texts of one's own, each of an outlet and
// published on one day.
func analysed(t *testing.T, texts ...string) (records []eval.Record, docs []*readout.Document) {
	t.Helper()
	pipeline, err := english()
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range texts {
		records = append(records, eval.Record{ID: fmt.Sprintf("r%d", i), Text: text, Published: "2014-05-12", Outlet: fmt.Sprintf("Paper %d", i), Title: fmt.Sprintf("Report %d", i)})
	}
	byID, err := (&eval.System{Pipeline: pipeline}).Analyse(records)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		docs = append(docs, byID[r.ID])
	}
	return records, docs
}

func TestAlter_changesTheValueAndNothingElse(t *testing.T) {
	for _, c := range []struct {
		kind, value, text, other string
		denied                   bool
		sort, want               string // what the changed text looks like; .+ for what was drawn
		never                    string // what it may not hold
	}{
		{kind: "number", value: "240 tugs", text: "The port lost 240 tugs in the storm. All 240 tugs were old, and 12 men drowned.",
			sort: "number", want: `The port lost \d+ tugs in the storm\. All \d+ tugs were old, and 12 men drowned\.`, never: "240"},
		{kind: "number", value: "six tugs", text: "The port lost six tugs in the storm.", sort: "number", want: `The port lost [a-z]+ tugs in the storm\.`, never: "six"},
		{kind: "number", value: "$3.5 million", text: "The toll brought in $3.5 million last year.", sort: "money", want: `The toll brought in \$\d\.\d million last year\.`, never: "3.5"},
		{kind: "number", value: "7.9 percent", text: "Herring fell by 7.9 percent.", sort: "percent", want: `Herring fell by \d+\.\d percent\.`, never: "7.9"},
		{kind: "duration", value: "90 days", text: "The ban lasts 90 days.", sort: "duration", want: `The ban lasts \d+0 days\.`, never: "90 days"},
		{kind: "age", value: "28-year-old", text: "Police held 28-year-old Ann Lee.", sort: "age", want: `Police held \d+-year-old Ann Lee\.`, never: "28"},
		{kind: "vote", value: "69-27", text: "The chamber passed the bill 69-27.", sort: "vote", want: `The chamber passed the bill \d\d-\d\d\.`, never: "69-27"},
		{kind: "ordinal", value: "first", text: "It was the first strike at the port. The first ship left.", sort: "ordinal", want: `It was the (second|third) strike at the port\. The first ship left\.`},
		{kind: "date", value: "Tuesday", text: "The strike began on Tuesday.", sort: "weekday", want: `The strike began on [A-Z][a-z]+day\.`, never: "Tuesday"},
		{kind: "date", value: "May 9", text: "The strike began on May 9.", sort: "day", want: `The strike began on May \d+\.`, never: "May 9."},
		{kind: "date", value: "2008", text: "The bridge was built in 2008.", sort: "year", want: `The bridge was built in 20[01]\d\.`, never: "2008"},
		{kind: "place", value: "Bergen", text: "The ship sank near Bergen.", other: "The ship sank near Bergen, far from Oslo.", sort: "city", want: `The ship sank near .+\.`, never: "Bergen"},
		{kind: "place", value: "Norway", text: "The ship sank off Norway.", other: "The ship sank off Norway.", sort: "country", want: `The ship sank off .+\.`, never: "Norway"},
		{kind: "person", value: "Ann Lee", text: "The mayor, Ann Lee, resigned. Lee is ill.", other: "Ann Lee resigned, said Paul Moore.",
			sort: "person", want: `The mayor, Paul Moore, resigned\. Moore is ill\.`},
		{kind: "claim", value: "closed", text: "The port closed the lock on Friday.", sort: "denied", want: `The port did not close the lock on Friday\.`},
		{kind: "claim", value: "closed", text: "The lock was closed on Friday.", sort: "denied", want: `The lock was not closed on Friday\.`},
		{kind: "claim", value: "close", text: "The port did not close the lock.", denied: true, sort: "affirmed", want: `The port did close the lock\.`},
		{kind: "claim", value: "close", text: "The port won't close the lock.", denied: true, sort: "affirmed", want: `The port will close the lock\.`},
		{kind: "deed", value: "Ann Lee accused Paul Moore", text: "Ann Lee accused Paul Moore of fraud.", sort: "deed", want: `Paul Moore accused Ann Lee of fraud\.`},
	} {
		t.Run(c.kind+" "+c.value, func(t *testing.T) {
			_, docs := analysed(t, c.text+"\n", c.other+" Nothing else happened.\n")
			at := strings.Index(c.text, c.value)
			s := &site{doc: docs[0], other: docs[1], kind: c.kind, span: readout.Span{Start: at, End: at + len(c.value)}, denied: c.denied}
			for seed := range uint64(8) {
				sort, edits := s.alter(rand.New(rand.NewPCG(seed, 0)))
				if sort != c.sort || len(edits) == 0 {
					t.Fatalf("sort %q with %d edits, want %q", sort, len(edits), c.sort)
				}
				got, spans := rewrite(docs[0].Text, edits)
				if !regexp.MustCompile("^"+c.want+"\n$").MatchString(got) || c.never != "" && strings.Contains(got, c.never) {
					t.Errorf("seed %d: %q", seed, got)
				}
				for i, span := range spans {
					if got[span.Start:span.End] != edits[i].now {
						t.Errorf("edit %d stands at %v, which is %q", i, span, got[span.Start:span.End])
					}
				}
				if _, again := s.alter(rand.New(rand.NewPCG(seed, 0))); !slices.Equal(again, edits) {
					t.Errorf("seed %d draws two alterations: %v, %v", seed, edits, again)
				}
			}
		})
	}
}

func TestAlter_leavesWhatItCannotChangeEverywhere(t *testing.T) {
	for _, c := range []struct{ kind, value, text, why string }{
		{"number", "240 tugs", "The port lost 240 tugs. It had 240 cranes.", "the figure stands for something else, too"},
		{"person", "Ann Lee", "Ann Lee resigned, and Paul Lee with her.", "a namesake"},
		{"place", "Bergen", "The Bergen Times said so.", "a part of a name"},
		{"place", "Bergen", "Bergen, Bergen, Bergen, Bergen, Bergen and Bergen.", "stated too often"},
		{"claim", "closing", "They spoke of closing the lock.", "no tense to deny"},
		{"date", "last week", "It ended last week.", "no day"},
	} {
		_, docs := analysed(t, c.text+"\n", "Mary Cole and Henry Ford met in Oslo.\n")
		at := strings.Index(c.text, c.value)
		s := &site{doc: docs[0], other: docs[1], kind: c.kind, span: readout.Span{Start: at, End: at + len(c.value)}}
		if _, edits := s.alter(rand.New(rand.NewPCG(1, 0))); len(edits) > 0 {
			got, _ := rewrite(docs[0].Text, edits)
			t.Errorf("%s: changed to %q", c.why, got)
		}
	}
}

func TestMentions_areWholeWordsAndFigures(t *testing.T) {
	for _, c := range []struct {
		text, words string
		want        int
	}{
		{"3.5 and 13.5, 3.55 and 3.5.", "3.5", 2},
		{"5,500 and 15,500 and 5,500,000.", "5,500", 1},
		{"Lee, Leeds and Lee's.", "Lee", 2},
		{"nothing", "", 0},
	} {
		if got := mentions(c.text, c.words); len(got) != c.want {
			t.Errorf("%q in %q: %d times, want %d", c.words, c.text, len(got), c.want)
		}
	}
}

func TestMoved_followsItsWords(t *testing.T) {
	text := "One two. Three four. Five."
	edits := []edit{{readout.Span{Start: 0, End: 3}, "Eleven"}, {readout.Span{Start: 15, End: 19}, "4"}}
	now, _ := rewrite(text, edits)
	for _, c := range []struct{ was, want string }{{"One two.", "Eleven two."}, {"Three four.", "Three 4."}, {"Five.", "Five."}} {
		at := strings.Index(text, c.was)
		got := moved(readout.Span{Start: at, End: at + len(c.was)}, edits)
		if now[got.Start:got.End] != c.want {
			t.Errorf("%q became %q, want %q", c.was, now[got.Start:got.End], c.want)
		}
	}
}

// TestPlant_makesAConflictOfAnAgreement plants in two reports of one happening
// and asks whether what was planted is a pair that differs.
func TestPlant_makesAConflictOfAnAgreement(t *testing.T) {
	records, docs := analysed(t,
		"The ferry Tern sank off Bergen on Friday after it hit a barge laden with herring. Rescuers pulled 240 passengers from the ferry Tern, the harbour master Ann Lee said.\n",
		"A barge laden with herring struck the ferry Tern, which sank off Bergen on Friday. Harbour master Ann Lee said rescuers pulled 240 passengers from the ferry Tern alive.\n")
	shelf := &shelf{records: map[string]eval.Record{}, docs: map[string]*readout.Document{}}
	for i, d := range docs {
		shelf.records[d.ID], shelf.docs[d.ID] = records[i], d
	}
	made := (&planter{each: 9}).plant(shelf)
	if len(made) == 0 {
		t.Fatal("nothing was planted")
	}
	conflicts := 0
	for _, c := range made {
		if _, err := eval.ReadDiscrepancy(c.Case, mustJSON(t, c.DiscrepancyCase)); err != nil {
			t.Error(err)
		}
		changed := c.Documents[0]
		_, again := analysed(t, changed.Text, c.Documents[1].Text)
		for _, e := range examples(&c.DiscrepancyCase, again...) {
			if e.Conflict {
				conflicts++
			}
		}
	}
	if conflicts == 0 {
		t.Error("no planted value is a pair that differs")
	}
	if spared := (&planter{each: 9, spared: map[string]bool{"r0": true}}).plant(shelf); len(spared) > 0 {
		t.Error("planted in a report that is spared")
	}
	if again := (&planter{each: 9}).plant(shelf); len(again) != len(made) || again[0].Case != made[0].Case || again[0].Documents[0].Text != made[0].Documents[0].Text {
		t.Error("two plantings differ")
	}
}

func TestOnce_keepsTheNearestOfEither(t *testing.T) {
	a := func(doc string, start int) readout.Evidence { return readout.Evidence{Document: doc, Start: start} }
	got := once([]reconcile.Agreement{
		{Kind: "date", A: a("x", 1), B: a("y", 1), Near: 0.4}, {Kind: "date", A: a("x", 1), B: a("y", 9), Near: 0.6},
		{Kind: "date", A: a("x", 5), B: a("y", 9), Near: 0.5}, {Kind: "date", A: a("x", 7), B: a("y", 3), Near: 0.1},
	})
	if len(got) != 2 || got[0].Near != 0.6 || got[1].Near != 0.1 {
		t.Errorf("kept %v", got)
	}
}

func mustJSON(t *testing.T, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
