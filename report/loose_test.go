package report

import (
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/internal/fixture"
)

// looseView is the view of the affair with a weighty conflict, a light
// agreement and a foreign finding, none of them of an event.
func looseView(t *testing.T, full bool) *View {
	t.Helper()
	export := fixture.Affair()
	story := export.Stories[0]
	at := func(document string) []readout.Evidence {
		for _, rec := range export.Documents {
			if rec.ID == document {
				return []readout.Evidence{readout.Cite(rec.Document, readout.Span{Start: 0, End: 5})}
			}
		}
		t.Fatalf("no document %s", document)
		return nil
	}
	value := func(document string) readout.Value {
		return readout.Value{Value: document, Documents: []string{document}, Evidence: at(document)}
	}
	values := []readout.Value{value(story.Documents[0]), value(story.Documents[1])}
	export.Findings = append(export.Findings,
		readout.Finding{ID: "f-loose-conflict", Kind: readout.FindingConflict, Slot: readout.SlotCount, Summary: "passages differ", Values: values, Origins: 2, Weight: 1, By: "passage-conflict/1"},
		readout.Finding{ID: "f-loose-agreement", Kind: readout.FindingAgreement, Slot: readout.SlotAmount, Summary: "figures agree", Values: values, Origins: 2, Weight: 0.4, By: "figure-agreement/1"})
	return New(export, Options{Full: full})
}

func storyWith(v *View, id string) *Story {
	for _, s := range v.Stories {
		for _, f := range s.StandOut {
			if f.ID == id {
				return s
			}
		}
	}
	return nil
}

func TestFindingsOfNoEvent_standOutInTheStoryOfTheirDocuments(t *testing.T) {
	v := looseView(t, false)
	s := storyWith(v, "f-loose-conflict")
	if s == nil || s.StandOut[0].ID != "f-loose-conflict" {
		t.Fatal("the weightiest conflict does not open its story")
	}
	if len(s.Loose) != 0 || s.MoreLoose != 2 {
		t.Errorf("a short view lists %d findings of no event and leaves out %d, want 0 and 2", len(s.Loose), s.MoreLoose)
	}
}

func TestFindingsOfNoEvent_areListedInAFullViewOnEveryFace(t *testing.T) {
	v := looseView(t, true)
	s := storyWith(v, "f-loose-conflict")
	if s == nil || len(s.Loose) != 2 {
		t.Fatal("a full view does not list both findings of no event")
	}
	var text, page, md strings.Builder
	for name, err := range map[string]error{"terminal": Terminal(&text, v, TerminalOptions{}), "HTML": HTML(&page, v), "Markdown": Markdown(&md, v)} {
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	for name, out := range map[string]string{"terminal": text.String(), "HTML": page.String(), "Markdown": md.String()} {
		if n := strings.Count(out, say("loose")); n != 1 {
			t.Errorf("%s has the section %d times, want once", name, n)
		}
	}
}

func TestBare_takesOffWhatJoinsWordsToTheirSentence(t *testing.T) {
	for in, want := range map[string]string{"“It gave way,”": "“It gave way”", `"Yes," `: `"Yes"`, "the rail;": "the rail", "“Why?”": "“Why?”", "the dockers'": "the dockers'", ",": ""} {
		if got := bare(in); got != want {
			t.Errorf("bare(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestTellApart_namesWhatEachOfTwoEqualRowsCounts(t *testing.T) {
	text := "In Port Vell 12 dead were counted and 30 injured were counted."
	doc := &readout.Document{ID: "d1", Text: text}
	export := &readout.Export{Documents: []readout.Record{{Document: doc, Story: "s1"}}}
	b := newBuilder(export, Options{})
	row := func(words string) *rowOf {
		start := strings.Index(text, words)
		v := readout.Value{Value: words, Documents: []string{"d1"}, Evidence: []readout.Evidence{readout.Cite(doc, readout.Span{Start: start, End: start + len(words)})}}
		return &rowOf{Row: Row{Slot: saySlot(readout.SlotCount)}, findings: []*readout.Finding{{Slot: readout.SlotCount, Values: []readout.Value{v}}}}
	}
	dead, injured, alone := row("12 dead"), row("30 injured"), row("12 dead")
	b.tellApart([]*rowOf{dead, injured})
	b.tellApart([]*rowOf{alone})
	for _, c := range []struct {
		row  *rowOf
		want string
	}{{dead, "How many: dead"}, {injured, "How many: injured"}, {alone, "How many"}} {
		if got := c.row.Point(); got != c.want {
			t.Errorf("point is %q, want %q", got, c.want)
		}
	}
}

// TestStandOut_leavesOutWhatOtherStoriesSayOfASharedEvent: two stories share an
// event on which the reports of one of them contradict each other.
func TestStandOut_leavesOutWhatOtherStoriesSayOfASharedEvent(t *testing.T) {
	export := fixture.Affair()
	var conflict *readout.Finding
	for i := range export.Findings {
		if f := &export.Findings[i]; f.Kind == readout.FindingConflict && f.Event != nil {
			conflict = f
		}
	}
	elsewhere := map[string]bool{}
	for _, v := range conflict.Values {
		for _, d := range v.Documents {
			elsewhere[d] = true
		}
	}
	other := readout.Story{ID: "s-other", Title: "Other"}
	for i := range export.Documents {
		if rec := &export.Documents[i]; !elsewhere[rec.ID] {
			rec.Story = other.ID
			other.Documents = append(other.Documents, rec.ID)
		}
	}
	if len(other.Documents) == 0 {
		t.Fatal("every document has a value of the conflict")
	}
	other.Events = []string{*conflict.Event}
	export.Stories = append(export.Stories, other)
	told := map[string]bool{}
	for _, s := range New(export, Options{Full: true}).Stories {
		for _, f := range s.StandOut {
			told[s.ID+f.ID] = true
		}
	}
	if told[other.ID+conflict.ID] {
		t.Error("a story stands out by a conflict between reports of another")
	}
	if rest := export.Stories[0].ID; !told[rest+conflict.ID] {
		t.Errorf("the story whose reports contradict each other does not say so: %v", told)
	}
}

// TestShortView_tellsOfASharedEventOnce: in the story that has most of its reports.
func TestShortView_tellsOfASharedEventOnce(t *testing.T) {
	export := fixture.Affair()
	shared, reports := "", 0
	for _, e := range export.Events {
		if slices.ContainsFunc(export.Findings, func(f readout.Finding) bool { return f.Event != nil && *f.Event == e.ID }) && len(e.Accounts) > reports {
			shared, reports = e.ID, len(e.Accounts)
		}
	}
	other := readout.Story{ID: "s-other", Title: "Other", Events: []string{shared}}
	var first readout.Story
	for _, s := range export.Stories {
		if slices.Contains(s.Events, shared) {
			first = s
		}
	}
	for i := range export.Documents {
		if rec := &export.Documents[i]; rec.Story == first.ID && len(other.Documents) == 0 && slices.ContainsFunc(export.Findings, func(f readout.Finding) bool {
			return f.Event != nil && *f.Event == shared && slices.Contains(f.Values[0].Documents, rec.ID)
		}) {
			rec.Story, other.Documents = other.ID, []string{rec.ID}
		}
	}
	export.Stories = append(export.Stories, other)
	tells := map[string]bool{}
	for _, s := range New(export, Options{}).Stories {
		for _, e := range s.Events {
			tells[s.ID] = tells[s.ID] || e.ID == shared
		}
		if s.ID == other.ID && !s.Compared() {
			t.Error("a story whose event another tells of has no findings, it says")
		}
	}
	if !tells[first.ID] || tells[other.ID] {
		t.Errorf("the event is told in %v, want in %s alone", tells, first.ID)
	}
}
