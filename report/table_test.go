package report

import (
	"slices"
	"testing"

	"readout"
	"readout/internal/fixture"
)

// eventNamed finds an event of the affair's full view by its title.
func eventNamed(t *testing.T, view *View, title string) *Event {
	t.Helper()
	for _, s := range view.Stories {
		for _, e := range s.Events {
			if e.Title == title {
				return e
			}
		}
	}
	t.Fatalf("no event %q", title)
	return nil
}

func cellLines(r Row) (out [][]string) {
	for _, c := range r.Cells {
		var lines []string
		for _, e := range c.Entries {
			lines = append(lines, e.Line())
		}
		out = append(out, lines)
	}
	return out
}

const call = "Ilse Maren and Teodor Kallas: telephone call"

func TestTable_putsConflictsAndSilencesFirst(t *testing.T) {
	e := eventNamed(t, New(fixture.Affair(), Options{Full: true}), call)
	var kinds []readout.FindingKind
	for _, r := range e.Rows {
		kinds = append(kinds, r.Kind)
		if len(r.Cells) != len(e.Columns) {
			t.Errorf("%s has %d cells for %d columns", r.Slot, len(r.Cells), len(e.Columns))
		}
	}
	if !slices.IsSortedFunc(kinds, func(x, y readout.FindingKind) int { return rank(x) - rank(y) }) || kinds[0] != readout.FindingConflict {
		t.Errorf("rows are %v", kinds)
	}
	if len(e.Notes) != 2 || e.Notes[0].Kind != readout.FindingDenial || e.Notes[1].Kind != readout.FindingSole {
		t.Errorf("notes are %v", e.Notes)
	}
}

func TestTable_hasOneColumnForCopies(t *testing.T) {
	e := eventNamed(t, New(fixture.Affair(), Options{Full: true}), call)
	last := e.Columns[len(e.Columns)-1]
	if last.Head != "Coast Wire, The Valley Echo" || last.Under != "5 March 2031" || len(last.Reports) != 2 {
		t.Errorf("the copies stand under %q, %q", last.Head, last.Under)
	}
	if e.Columns[0].Side {
		t.Error("sides head the columns although reports speak for themselves")
	}
}

func TestTable_tellsWhichValuesDoNotFit(t *testing.T) {
	e := eventNamed(t, New(fixture.Affair(), Options{Full: true}), call)
	i := slices.IndexFunc(e.Rows, func(r Row) bool { return r.Slot == say("slot-duration") })
	var groups []int
	for _, c := range e.Rows[i].Cells {
		groups = append(groups, c.Group)
	}
	if !slices.Equal(groups, []int{2, 1, 1}) {
		t.Errorf("groups are %v in %v", groups, cellLines(e.Rows[i]))
	}
}

func TestTable_sidesHeadTheColumnsWhereOnlyTheySpeak(t *testing.T) {
	affair := fixture.Affair()
	affair.Findings = slices.DeleteFunc(affair.Findings, func(f readout.Finding) bool { return f.Kind != readout.FindingSilence })
	e := eventNamed(t, New(affair, Options{}), call)
	if len(e.Columns) != 2 || e.Columns[0].Head != "Estmark" || e.Columns[1].Head != "Norvia" || e.Columns[1].Under != "as told by Norvia Herald, 5 March" {
		t.Fatalf("columns are %+v", e.Columns)
	}
	if got := cellLines(e.Rows[0]); got[0][0] != "the pilots held at Port Vell" || got[1][0] != say("nothing") {
		t.Errorf("cells are %q", got)
	}
}

func TestTable_sentencesCitedForContextAreNoWordings(t *testing.T) {
	doc, err := readout.NewDocument(readout.Document{Names: []string{"a"}, Text: "The call took an hour, he said."})
	if err != nil {
		t.Fatal(err)
	}
	whole, part := readout.Cite(doc, readout.Span{Start: 0, End: 31}), readout.Cite(doc, readout.Span{Start: 14, End: 21})
	if got := innermost([]readout.Evidence{whole, part, part}); len(got) != 1 || got[0].Quote != "an hour" {
		t.Errorf("got %v", got)
	}
}

func TestNew_shortCutsAndSaysHowMuch(t *testing.T) {
	short, full := New(fixture.Affair(), Options{}), New(fixture.Affair(), Options{Full: true})
	for i, s := range short.Stories {
		f := full.Stories[i]
		if len(s.StandOut)+s.MoreFindings != len(f.StandOut) || len(s.Timeline)+s.MoreMoments != len(f.Timeline) || len(s.Series)+s.MoreFigures != len(f.Series) {
			t.Errorf("%s: what is shown and what is left out do not add up", s.Title)
		}
		if f.MoreFindings+f.MoreMoments+f.MoreEvents+f.MoreQuotes+f.MoreFigures != 0 {
			t.Errorf("%s: the full view leaves out", s.Title)
		}
	}
	if got := short.Counts.Line(); got != "10 reports, 7 origins, 2 undated, 2 not read" {
		t.Errorf("counts are %q", got)
	}
}

func TestNew_numbersReportsByDate(t *testing.T) {
	var got []string
	for _, r := range New(fixture.Affair(), Options{}).Reports {
		got = append(got, r.Label)
	}
	want := []string{"Aldmere Courier", "Estmark State Agency, 5 March", "Norvia Herald, 5 March", "fremd.txt", "Coast Wire", "The Valley Echo",
		"Norvia Herald, 7 March", "Estmark State Agency, 8 March", "harbour-notes.txt", "note <b>1<b> & 2.txt"}
	if !slices.Equal(got, want) {
		t.Errorf("reports are %q", got)
	}
}
