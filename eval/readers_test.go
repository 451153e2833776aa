package eval

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
)

func corpus(t testing.TB, paths ...string) *Corpus {
	t.Helper()
	c, err := Open("", paths...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestOpen_readsAnArchiveAsTheFolderThatItHolds(t *testing.T) {
	folder := corpus(t, "testdata/polnear")
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	w := tar.NewWriter(z)
	for _, f := range folder.Files {
		name := strings.TrimPrefix(f.Name, "testdata/polnear/")
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(f.Data))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(f.Data); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	z.Close()
	path := filepath.Join(t.TempDir(), "polnear.tar.gz")
	if err := os.WriteFile(path, packed.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	archive := corpus(t, path)
	if archive.Fingerprint() != folder.Fingerprint() {
		t.Error("the archive has another fingerprint than its folder")
	}
	a, err := readPolNeAR(archive)
	if err != nil || len(a) != 1 || a[0].ID != "polnear-dev-quay_2011-03-09_mayor" {
		t.Errorf("from the archive: %+v, %v", a, err)
	}
}

func TestOpen_tellsWhatIsWrong(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "broken.tar.gz")
	if err := os.WriteFile(broken, []byte("no archive"), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, kind := range map[string]readout.Kind{"testdata/absent": readout.KindNotFound, broken: readout.KindInvalid} {
		if _, err := Open("", path); readout.KindOf(err) != kind || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestFingerprint_changesWithOneByte(t *testing.T) {
	a := &Corpus{Files: []File{{Name: "a", Data: []byte("one")}}}
	b := &Corpus{Files: []File{{Name: "b", Data: []byte("one")}}}
	if a.Fingerprint() != b.Fingerprint() {
		t.Error("a name changed the fingerprint")
	}
	b.Files[0].Data = []byte("two")
	if a.Fingerprint() == b.Fingerprint() {
		t.Error("other bytes have the same fingerprint")
	}
}

func TestReadTimeML_keepsTextAndMarksApart(t *testing.T) {
	f := corpus(t, "testdata/timex").Files[0]
	g, err := ReadTimeML(f.Name, f.Data)
	if err != nil {
		t.Fatal(err)
	}
	if g.ID != "harbour" || g.Published != "2011-03-09" || g.Title != "Harbour & quay" {
		t.Errorf("metadata: %+v", g.Record)
	}
	if strings.ContainsAny(g.Text, "<>") || !strings.Contains(g.Text, "yesterday & stays") {
		t.Errorf("text: %q", g.Text)
	}
	want := []string{"yesterday DATE 2011-03-08 ", "about three weeks DURATION P3W APPROX", "1987 DATE 1987 "}
	for i, x := range g.Timexes {
		if got := g.Text[x.Span.Start:x.Span.End] + " " + string(x.Type) + " " + x.Value + " " + x.Mod; got != want[i] {
			t.Errorf("timex %d: %q, want %q", i, got, want[i])
		}
	}
	if len(g.Timexes) != len(want) {
		t.Errorf("%d timexes", len(g.Timexes))
	}
}

func TestReadPolNeAR_countsCharactersNotBytes(t *testing.T) {
	list, err := readPolNeAR(corpus(t, "testdata/polnear"))
	if err != nil || len(list) != 1 {
		t.Fatalf("%d texts, %v", len(list), err)
	}
	g := list[0]
	if g.Published != "2011-03-09" || g.Title != "Mayor on the café" || g.Outlet != "The Quay" {
		t.Errorf("metadata: %+v", g.Record)
	}
	text := func(s []readout.Span) string { return g.Text[s[0].Start:s[0].End] }
	if a := g.Attributions[0]; text(a.Source) != "mayor Ana Duarte" || text(a.Cue) != "said" || text(a.Content) != "The café will close" {
		t.Errorf("first: %+v", a)
	}
	if a := g.Attributions[1]; text(a.Content) != "“We had no choice,”" {
		t.Errorf("second: %q", text(a.Content))
	}
}

func TestReadPLOVER_findsTheMarkedWords(t *testing.T) {
	records, err := readPLOVER(corpus(t, "testdata/plover.jsonl"))
	if err != nil || len(records) != 3 {
		t.Fatalf("%d records, %v", len(records), err)
	}
	g := records[0]
	var words []string
	for _, w := range g.Words {
		words = append(words, g.Text[w.Start:w.End])
	}
	if strings.Join(words, "|") != "held|talks (again)" {
		t.Errorf("event words: %q", words)
	}
	if got := list(countries(g.Source)); got != "ITA+JPN" {
		t.Errorf("source: %s", got)
	}
	if got := list(countries(records[1].Source)); got != "NOR" {
		t.Errorf("a government is its country's: %s", got)
	}
	if records[2].ID != "GSR-DEMAND-2-2" {
		t.Errorf("an id that comes twice: %s", records[2].ID)
	}
}

func TestReadMEANTIME_makesTextAndChains(t *testing.T) {
	list, err := readMEANTIME(corpus(t, "testdata/meantime"))
	if err != nil || len(list) != 2 {
		t.Fatalf("%d documents, %v", len(list), err)
	}
	g := list[0]
	want := "Norway sues Harbour Corp\n\nMay 5, 2014\n\nNorway filed a lawsuit against \"Harbour Corp\" on Monday."
	if g.Text != want || g.Published != "2014-05-05" || g.ID != "meantime-harbour-501" {
		t.Errorf("text %q, %s, %s", g.Text, g.Published, g.ID)
	}
	chains := []string{"INST1", "INST1", "501#m3"}
	spans := []string{"sues", "filed", "a"}
	for i, m := range g.Mentions {
		if s := m.Spans[0]; m.Chain != chains[i] || g.Text[s.Start:s.End] != spans[i] {
			t.Errorf("mention %d: %q in %s", i, g.Text[s.Start:s.End], m.Chain)
		}
	}
	if n := len(g.Mentions[1].Spans); n != 2 {
		t.Errorf("a mention in two pieces has %d", n)
	}
}

func TestReadSemEval_pairsDocumentsWithTimelines(t *testing.T) {
	list, err := readSemEval(corpus(t, "testdata/timeline"))
	if err != nil || len(list) != 1 {
		t.Fatalf("%d corpora, %v", len(list), err)
	}
	g := list[0]
	rows := g.timelines["Norway"]
	if len(g.docs) != 2 || len(rows) != 3 || rows[2].Date != "2014-06-XX" || len(rows[1].Mentions) != 2 {
		t.Errorf("%d documents, rows %+v", len(g.docs), rows)
	}
	d := g.docs[0]
	at := strings.Index(d.Text, "filed a")
	if name := d.mentionName(readout.Span{Start: at, End: at + len("filed a")}); name != "501-2-filed_a" {
		t.Errorf("a mention is called %q", name)
	}
}

func TestReaders_refuseWithPlaceAndRemedy(t *testing.T) {
	_, timeml := ReadTimeML("a.tml", []byte("<TimeML/>"))
	_, ann := ReadPolNeAR("a.ann", []byte("T1\tSource 5 99\tx\n"), "short")
	_, record := ReadPLOVER("p.jsonl:1", []byte("{"))
	_, cat := ReadMEANTIME("m.xml", []byte("<Document><token t_id='1' sentence='x'/></Document>"))
	_, _, line := ReadTimeline("t.txt", []byte("Ana\nx\t2001\t1-1-a\n"))
	_, story := ReadStory("s.jsonl:1", []byte(`{"documents":[]}`))
	_, planted := ReadDiscrepancy("d.jsonl:1", []byte(`{"kind":"number","documents":[{"text":"a"},{"text":"b"}],"planted":{"end":9}}`))
	for place, err := range map[string]error{"a.tml": timeml, "a.ann:1": ann, "p.jsonl:1": record, "m.xml": cat, "t.txt:2": line, "s.jsonl:1": story, "d.jsonl:1": planted} {
		if readout.KindOf(err) != readout.KindInvalid || !strings.HasPrefix(err.Error(), place+": ") {
			t.Errorf("%s: %v", place, err)
		}
	}
}
