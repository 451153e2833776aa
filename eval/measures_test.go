package eval

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/analyze"
)

func timexes(spans ...int) []readout.Timex {
	var out []readout.Timex
	for i := 0; i+1 < len(spans); i += 2 {
		out = append(out, readout.Timex{Span: readout.Span{Start: spans[i], End: spans[i+1]}, Type: "DATE", Value: "2000"})
	}
	return out
}

func TestAlignTimexes_pairsOneToOneAlongTheText(t *testing.T) {
	for _, c := range []struct {
		name         string
		gold, system []readout.Timex
		want         []int
	}{
		{"the same", timexes(0, 4), timexes(0, 4), []int{0}},
		{"overlapping", timexes(0, 6), timexes(3, 9), []int{0}},
		{"touching is not overlapping", timexes(0, 4), timexes(4, 8), []int{-1}},
		{"two for one: the first", timexes(0, 20), timexes(0, 4, 8, 12), []int{0}},
		{"one for two: the first", timexes(0, 4, 8, 12), timexes(0, 20), []int{0, -1}},
		{"none", timexes(0, 4), nil, []int{-1}},
	} {
		if got := alignTimexes(c.gold, c.system); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestScoreTimexes_countsExtentTypeAndValue(t *testing.T) {
	text := "on Monday and in May and for a week"
	at := func(s, kind, value string) readout.Timex {
		i := strings.Index(text, s)
		return readout.Timex{Span: readout.Span{Start: i, End: i + len(s)}, Type: readout.TimexType(kind), Value: value}
	}
	gold := GoldTimexes{Record{ID: "d", Text: text}, []readout.Timex{at("Monday", "DATE", "2001-01-01"), at("May", "DATE", "2001-05"), at("a week", "DURATION", "P1W")}}
	doc := &readout.Document{Text: text, Layers: readout.Layers{Timexes: []readout.Timex{at("Monday", "DATE", "2001-01-08"), at("in May", "DATE", "2001-05"), at("for", "SET", "P1D")}}}
	r := scoreTimexes([]GoldTimexes{gold}, map[string]*readout.Document{"d": doc})
	want := map[string]Score{"strict F1": {1, 3, 3}, "relaxed F1": {2, 3, 3}, "type F1": {2, 3, 3}, "value F1": {1, 3, 3}, "strict value F1": {0, 3, 3}}
	for name, s := range want {
		if f, ok := r.Figure(name); !ok || *f.Counts != s {
			t.Errorf("%s: %+v, want %+v", name, f.Counts, s)
		}
	}
	if len(r.Misses) != 4 {
		t.Errorf("%d errors told: %+v", len(r.Misses), r.Misses)
	}
}

func TestScoreStories_knownPartition(t *testing.T) {
	gold := map[string]string{"a": "1", "b": "1", "c": "1", "d": "2", "e": "2"}
	system := map[string]string{"a": "x", "b": "x", "c": "y", "d": "y"} // e is told by none
	r := scoreStories(gold, system)
	for name, want := range map[string]float64{
		"BCubed F1":             100 * 2 * 0.8 * (8.0 / 15) / (0.8 + 8.0/15), // P (1+1+½+½+1)/5, R (⅔+⅔+⅓+½+½)/5
		"pairwise F1":           100 * 2 * 1 / (2.0 + 4),
		"adjusted Rand index":   100 * (1 - 0.8) / (3 - 0.8),
		"stories exactly right": 0,
	} {
		if f, _ := r.Figure(name); math.Abs(f.Value-want) > 1e-9 {
			t.Errorf("%s: %v, want %v", name, f.Value, want)
		}
	}
}

func TestScoreAttributions_spansQuotesAndSpeakers(t *testing.T) {
	list, err := readPolNeAR(corpus(t, "testdata/polnear"))
	if err != nil {
		t.Fatal(err)
	}
	g := list[0]
	right := &readout.Document{Text: g.Text, Layers: readout.Layers{Attributions: g.Attributions}}
	r := scoreAttributions(list, map[string]*readout.Document{g.ID: right})
	for _, f := range r.Figures {
		if f.Value != 100 {
			t.Errorf("gold against itself: %s is %v", f.Name, f.Value)
		}
	}
	wrong := slices.Clone(g.Attributions)
	wrong[1].Source = g.Attributions[0].Source
	wrong[1].Content = []readout.Span{{Start: wrong[1].Content[0].Start, End: wrong[1].Content[0].End - len(",”")}}
	r = scoreAttributions(list, map[string]*readout.Document{g.ID: {Text: g.Text, Layers: readout.Layers{Attributions: wrong}}})
	for name, want := range map[string]Score{
		"source exact F1": {1, 1, 2}, "cue exact F1": {2, 2, 2}, "content exact F1": {1, 2, 2}, "quotes at 0.3 F1": {2, 2, 2},
		"speaker of quotes found": {1, 2, 2}, "direct quotes at 0.3 F1": {1, 1, 1}, "speaker of direct quotes found": {0, 1, 1},
	} {
		if f, _ := r.Figure(name); *f.Counts != want {
			t.Errorf("%s: %+v, want %+v", name, *f.Counts, want)
		}
	}
}

func TestScoreCofeNet_cutsContentAtChunks(t *testing.T) {
	chunks := []byte(`[{"id":"d","tokens":[[0,3],[4,8]],"labels":["B-source","B-cue"]},{"id":"d","tokens":[[9,12],[13,16]],"labels":["B-content","I-content"]}]`)
	doc := &readout.Document{Text: "Ana said the sun set", Layers: readout.Layers{Attributions: []readout.Attribution{{
		Source: []readout.Span{{Start: 0, End: 3}}, Cue: []readout.Span{{Start: 4, End: 8}}, Content: []readout.Span{{Start: 9, End: 20}}}}}}
	figures, err := scoreCofeNet(chunks, map[string]*readout.Document{"d": doc})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range figures {
		if *f.Counts != (Score{1, 1, 1}) {
			t.Errorf("%s: %+v", f.Name, *f.Counts)
		}
	}
	if _, err := scoreCofeNet(chunks, map[string]*readout.Document{"other": doc}); err == nil {
		t.Error("chunks of other texts were measured")
	}
}

func TestScoreEvents_typesOfTheDraftAndEquals(t *testing.T) {
	gold, err := readPLOVER(corpus(t, "testdata/plover.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string]*readout.Document{}
	say := func(i int, trigger, kind string, source, target []readout.Argument) {
		at := strings.Index(gold[i].Text, trigger)
		m := readout.EventMention{Trigger: readout.Span{Start: at, End: at + len(trigger)}, Type: kind, Source: source, Target: target}
		docs[gold[i].ID] = &readout.Document{Text: gold[i].Text, Layers: readout.Layers{Mentions: []readout.EventMention{m}}}
	}
	say(0, "talks", "CONSULT", []readout.Argument{{Code: "JPN"}}, []readout.Argument{{Code: "ITA"}})
	say(1, "demanded", "REQUEST", []readout.Argument{{Code: "NOR"}}, []readout.Argument{{Code: "PER"}})
	r := scoreEvents(gold, docs)
	for name, want := range map[string]Score{"type accuracy": {2, 3, 3}, "source country F1": {3, 3, 3}, "target country F1": {0, 1, 1}, "either country F1": {3, 4, 4}} {
		if f, _ := r.Figure(name); *f.Counts != want {
			t.Errorf("%s: %+v, want %+v", name, *f.Counts, want)
		}
	}
	if f, _ := r.Figure("type macro F1"); math.Abs(f.Value-200.0/3) > 1e-9 {
		t.Errorf("macro F1 %v", f.Value)
	}
}

func TestCompareTimelines_byWhatTheyEntail(t *testing.T) {
	gold := []TimelineRow{{1, "2001-01-01", []string{"a"}}, {2, "2001-02-XX", []string{"b", "c"}}, {0, "", []string{"z"}}}
	for _, c := range []struct {
		name  string
		found []TimelineRow
		dates bool
		want  awareness
	}{
		{"itself", gold, true, awareness{4, 4, 4, 4}},
		{"nothing", nil, true, awareness{0, 0, 0, 4}},
		{"order alone", gold, false, awareness{2, 2, 2, 2}},
		{"a step over a gap", []TimelineRow{{1, "", []string{"a"}}, {5, "", []string{"c"}}}, true, awareness{1, 1, 0, 4}},
		{"the wrong way round", []TimelineRow{{1, "", []string{"b"}}, {2, "", []string{"a"}}}, false, awareness{0, 1, 0, 2}},
	} {
		if got := compareTimelines(gold, c.found, c.dates); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestDiscrepancies_toldBy(t *testing.T) {
	c := DiscrepancyCase{Kind: "number", Planted: Site{Document: 0, Start: 10, End: 20}, Aligned: Site{Document: 1, Start: 30, End: 40}}
	finding := func(e ...readout.Evidence) readout.Finding {
		return readout.Finding{Values: []readout.Value{{Evidence: e}}}
	}
	for _, x := range []struct {
		name           string
		f              readout.Finding
		found, aligned bool
	}{
		{"both sites", finding(readout.Evidence{Document: "p", Start: 12, End: 15}, readout.Evidence{Document: "q", Start: 35, End: 36}), true, true},
		{"elsewhere in the other", finding(readout.Evidence{Document: "p", Start: 12, End: 15}, readout.Evidence{Document: "q", Start: 0, End: 5}), true, false},
		{"one article alone", finding(readout.Evidence{Document: "p", Start: 12, End: 15}), false, false},
		{"beside the change", finding(readout.Evidence{Document: "p", Start: 20, End: 25}, readout.Evidence{Document: "q", Start: 35, End: 36}), false, false},
	} {
		found, aligned := c.toldBy(x.f, map[string]int{"p": 0, "q": 1})
		if found != x.found || aligned != x.aligned {
			t.Errorf("%s: %v, %v", x.name, found, aligned)
		}
	}
}

// TestMeasure_runsTheRealStages runs every measure on a tiny corpus: what is
// counted as gold must be all that is there, and the table must print.
func TestMeasure_runsTheRealStages(t *testing.T) {
	pipeline, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	var saved bytes.Buffer
	s := &System{Pipeline: pipeline, Workers: 2, Save: &saved}
	for _, c := range []struct {
		measure, path, figure string
		documents, gold       int
	}{
		{"treebank", "testdata/treebank.conllu", "LAS F1", 1, 8},
		{"timex", "testdata/timex", "strict F1", 1, 3},
		{"attribution", "testdata/polnear", "content exact F1", 1, 2},
		{"events", "testdata/plover.jsonl", "type accuracy", 3, 3},
		{"coreference", "testdata/meantime", "pairs across documents F1", 2, 4},
		{"timeline", "testdata/timeline", "timelines F1", 2, 4},
		{"stories", "testdata/stories.jsonl", "pairwise F1", 3, 1},
		{"discrepancies", "testdata/discrepancies.jsonl", "found, number", 4, 1},
	} {
		r, err := s.Measure(c.measure, corpus(t, c.path))
		if err != nil {
			t.Errorf("%s: %v", c.measure, err)
			continue
		}
		if f, ok := r.Figure(c.figure); !ok || f.Counts.Gold != c.gold || r.Documents != c.documents {
			t.Errorf("%s: %d documents, %s %+v", c.measure, r.Documents, c.figure, f.Counts)
		}
		var out strings.Builder
		if err := r.Print(&out, 100); err != nil || !strings.Contains(out.String(), c.figure) {
			t.Errorf("%s printed\n%s%v", c.measure, out.String(), err)
		}
		if _, err := s.Measure(c.measure, &Corpus{}); readout.KindOf(err) != readout.KindNotFound {
			t.Errorf("%s of nothing: %v", c.measure, err)
		}
	}
	if n := strings.Count(saved.String(), "\n"); n != 1+1+3+2+2+3 {
		t.Errorf("%d documents saved", n)
	}
}
