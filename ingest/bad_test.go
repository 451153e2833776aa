package ingest_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"readout"
	"readout/ingest"
)

// TestBytes_badInputIsRefusedWithKindReasonAndHint has one line for each sort
// of input that cannot be read.
func TestBytes_badInputIsRefusedWithKindReasonAndHint(t *testing.T) {
	pad := strings.Repeat("\x00\x01\x02", 50)
	nested := zipOf(t, "inner.zip", string(zipOf(t, "a.txt", report)))
	cut := zipOf(t, "a.txt", report)
	for name, c := range map[string]struct {
		file, in string
		kind     readout.Kind
		reason   string
	}{
		"empty":               {"a.txt", "", readout.KindInvalid, "empty"},
		"blanks":              {"a.txt", " \n\t\n ", readout.KindInvalid, "no words"},
		"binary":              {"a.txt", "words" + pad, readout.KindUnsupported, "binary"},
		"PDF":                 {"a.txt", "%PDF-1.7\n" + pad, readout.KindUnsupported, "PDF"},
		"image":               {"a.jpg", "\xff\xd8\xff\xe0" + pad, readout.KindUnsupported, "image"},
		"film":                {"a", "\x00\x00\x00\x20ftypisom" + pad, readout.KindUnsupported, "film"},
		"tar":                 {"a", strings.Repeat("a", 257) + "ustar\x0000" + pad, readout.KindUnsupported, "tar"},
		"Word":                {"a.docx", string(zipOf(t, "[Content_Types].xml", "<x/>", "word/document.xml", "<x/>")), readout.KindUnsupported, "Word"},
		"Word by content":     {"a.zip", string(zipOf(t, "[Content_Types].xml", "<x/>")), readout.KindUnsupported, "office"},
		"table":               {"a.csv", "a,b\n1,2", readout.KindUnsupported, "table"},
		"feed":                {"a", `<?xml version="1.0"?><rss version="2.0"></rss>`, readout.KindUnsupported, "feed"},
		"long":                {"a.txt", strings.Repeat("word ", 1000), readout.KindUnsupported, "longer than the limit"},
		"long record":         {"a.jsonl", `{"text":"` + strings.Repeat("word ", 5000) + `"}`, readout.KindUnsupported, "longer than the limit"},
		"long text in record": {"a.jsonl", `{"text":"` + strings.Repeat("word ", 1000) + `"}`, readout.KindUnsupported, "longer than the limit"},
		"unknown record":      {"a.json", `{"foo":1,"bar":"x"}`, readout.KindUnsupported, "foo, bar"},
		"no record":           {"a.json", `"words"`, readout.KindUnsupported, "no record"},
		"numbers":             {"a.json", `[1]`, readout.KindUnsupported, "no record"},
		"empty list":          {"a.json", `[]`, readout.KindInvalid, "empty"},
		"blank lines":         {"a.jsonl", "\n \n", readout.KindInvalid, "no words"},
		"empty archive":       {"a.zip", string(zipOf(t)), readout.KindInvalid, "no files"},
		"no JSON":             {"a.json", ` `, readout.KindInvalid, "no JSON"},
		"empty text":          {"a.json", `{"text":""}`, readout.KindUnsupported, "no text"},
		"deep JSON":           {"a.json", strings.Repeat(`{"text":`, 50_000), readout.KindInvalid, "JSON"},
		"deep arrays":         {"a.json", strings.Repeat(`[`, 100_000), readout.KindInvalid, "JSON"},
		"page without text":   {"a.html", "<html><body><script>x()</script></body></html>", readout.KindInvalid, "no text"},
		"broken gzip":         {"a.txt.gz", "\x1f\x8b\x08garbage", readout.KindInvalid, "gzip"},
		"gzip in gzip":        {"a.gz", string(gzipOf(t, string(gzipOf(t, report)))), readout.KindUnsupported, "archive within"},
		"zip in zip":          {"a.zip", string(nested), readout.KindUnsupported, "archive within"},
		"cut zip":             {"a.zip", string(cut[:len(cut)-30]), readout.KindInvalid, "damaged"},
		"zip name with ..":    {"a.zip", string(zipOf(t, "../../etc/a.txt", report)), readout.KindInvalid, "leads out"},
		"zip name with \\..":  {"a.zip", string(zipOf(t, `a\..\..\b.txt`, report)), readout.KindInvalid, "leads out"},
		"zip absolute name":   {"a.zip", string(zipOf(t, "/etc/a.txt", report)), readout.KindInvalid, "absolute"},
		"zip drive":           {"a.zip", string(zipOf(t, `C:\a.txt`, report)), readout.KindInvalid, "absolute"},
		"zip name with NUL":   {"a.zip", string(zipOf(t, "a\x00.txt", report)), readout.KindInvalid, "control"},
		"zip bomb":            {"a.zip", string(zipOf(t, "a.jsonl", strings.Repeat("\n", 1<<20))), readout.KindUnsupported, "unpacks to more"},
		"many members":        {"a.zip", string(zipOf(t, "1", "", "2", "", "3", "", "4", "", "5", "", "6", "")), readout.KindUnsupported, "more than 5 members"},
		"gzip bomb":           {"a.gz", string(gzipOf(t, strings.Repeat("a", 1<<22))), readout.KindUnsupported, "limit"},
	} {
		t.Run(name, func(t *testing.T) {
			docs, refused := ingest.Bytes(c.file, []byte(c.in), ingest.Options{MaxDocument: 4000, MaxMember: 1 << 19, MaxTotal: 1 << 21, MaxMembers: 5})
			if len(docs) != 0 || len(refused) != 1 {
				t.Fatalf("%d documents and the refusals %+v, want one refusal", len(docs), refused)
			}
			no := refused[0]
			if no.Kind != c.kind || !strings.Contains(no.Reason, c.reason) || !strings.HasPrefix(no.Name, c.file) {
				t.Errorf("got %+v, want kind %q and a reason with %q", no, c.kind, c.reason)
			}
			if no.Hint == "" {
				t.Errorf("%+v says not what to do", no)
			}
		})
	}
}

// TestBytes_badRecordsDoNotStopTheOthers reads what is good around what is bad.
func TestBytes_badRecordsDoNotStopTheOthers(t *testing.T) {
	lines := `{"id":"1","text":"One."}` + "\n" + `{"id":"2","text":` + "\n" + `no json` + "\n" + `{"id":"4","text":"Four."}` + "\n" + `{"id":"5","te`
	for name, c := range map[string]struct {
		file, in string
		docs     string
		refused  []string
	}{
		"lines":       {"a.jsonl", lines, "1 4", []string{"a.jsonl:2", "a.jsonl:3", "a.jsonl:5"}},
		"cut array":   {"a.json", `[{"id":"1","text":"One."},{"id":"2","text":"Two."},{"id":"3","te`, "1 2", []string{"a.json"}},
		"cut list":    {"a.json", `{"n":3,"articles":[{"id":"1","text":"One."},{"id"`, "1", []string{"a.json"}},
		"odd element": {"a.json", `[{"id":"1","text":"One."},5,{"id":"3","text":"Three."}]`, "1 3", []string{"a.json#2"}},
		"zip":         {"a.zip", string(zipOf(t, "../x", report, "b.bin", "\x00\x01", "c.txt", report, "d.txt", "")), "a.zip/c.txt", []string{"a.zip/../x", "a.zip/b.bin", "a.zip/d.txt"}},
	} {
		t.Run(name, func(t *testing.T) {
			docs, refused := ingest.Bytes(c.file, []byte(c.in), ingest.Options{})
			if got := strings.Join(names(docs), " "); got != c.docs {
				t.Errorf("read %q, want %q", got, c.docs)
			}
			var got []string
			for _, no := range refused {
				got = append(got, no.Name)
			}
			if strings.Join(got, " ") != strings.Join(c.refused, " ") {
				t.Errorf("refused %q, want %q", got, c.refused)
			}
		})
	}
}

// TestBytes_repairedInputIsReadWithANote is for what can be read after all.
func TestBytes_repairedInputIsReadWithANote(t *testing.T) {
	wide := func(s string, big bool) []byte {
		var out []byte
		for _, u := range utf16.Encode([]rune(s)) {
			if big {
				out = append(out, byte(u>>8), byte(u))
			} else {
				out = append(out, byte(u), byte(u>>8))
			}
		}
		return out
	}
	long := "The naïve mayor’s café was closed on Monday, she said. " + report
	german := "Der Bürgermeister eröffnete am Montag die Brücke über den Fluß, die neun Monate lang gesperrt war, und ging selbst als Erster hinüber, während die Bürger auf der anderen Seite schon mit Blumen auf ihn warteten und die Kapelle spielte."
	latin := strings.NewReplacer("ü", "\xfc", "ö", "\xf6", "ß", "\xdf", "ä", "\xe4").Replace(german)
	for name, c := range map[string]struct {
		file string
		in   []byte
		text string
		note string
	}{
		"UTF-16 little, no mark":  {"a.txt", wide(long, false), long, "UTF-16 (little-endian)"},
		"UTF-16 big, no mark":     {"a.txt", wide(long, true), long, "UTF-16 (big-endian)"},
		"UTF-16 with mark":        {"a.txt", append([]byte("\xff\xfe"), wide(long, false)...), long, ""},
		"UTF-16 JSON Lines":       {"a.jsonl", wide(`{"text":"Words of a record."}`, false), "Words of a record.", "UTF-16"},
		"a broken byte":           {"a.txt", []byte("The “mayor” said\xff so."), "The “mayor” said\ufffd so.", "no UTF-8"},
		"8-bit by its statistics": {"a.txt", []byte(latin), german, "windows-1252"},
		"8-bit as the page says":  {"a.html", []byte(`<html><head><meta charset="iso-8859-1"><title>x</title></head><body><article><p>` + latin + "</p><p>" + latin + "</p></article></body></html>"), "", "windows-1252"},
		"a key given twice":       {"a.json", []byte(`{"text":"One.","text":"Two."}`), "Two.", "given twice"},
		"a date that is none":     {"a.json", []byte(`{"text":"One.","date":"soon"}`), "One.", `"soon" cannot be read`},
		"another language":        {"a.txt", []byte(german), german, "no language pack for de"},
		"NUL in a long text":      {"a.txt", []byte(strings.Repeat(report, 300) + "\x00"), strings.Repeat(report, 300) + "\ufffd", "replaced"},
	} {
		t.Run(name, func(t *testing.T) {
			d := one(t, c.file, c.in, ingest.Options{})
			if c.text != "" && d.Text != c.text {
				t.Errorf("got %.200q, want %.200q", d.Text, c.text)
			}
			if notes := strings.Join(d.Notes, "; "); !strings.Contains(notes, c.note) || c.note == "" && notes != "" {
				t.Errorf("the notes are %q, want one with %q", notes, c.note)
			}
		})
	}
}

// endless gives the same bytes again and again.
type endless struct {
	unit string
	left int
}

func (e *endless) Read(p []byte) (int, error) {
	if e.left <= 0 {
		return 0, io.EOF
	}
	n := 0
	for n < len(p) && e.left > 0 {
		k := copy(p[n:], e.unit)
		n += k
		e.left -= k
	}
	return n, nil
}

// TestRead_hugeInputsEndSoon reads inputs made to exhaust the machine.
func TestRead_hugeInputsEndSoon(t *testing.T) {
	page := "<html><body>" + strings.Repeat("<div>", 100_000) + report + strings.Repeat("</div>", 100_000) + "</body></html>"
	for name, c := range map[string]struct {
		in   io.Reader
		docs int
	}{
		"a line of 50 MB":              {&endless{"word ", 50 << 20}, 0},
		"a record of 50 MB":            {io.MultiReader(strings.NewReader(`{"text":"`), &endless{"word ", 50 << 20}, strings.NewReader("\"}\n{\"text\":\"Words.\"}\n")), 1},
		"a page nested 100,000":        {strings.NewReader(page), 1},
		"2 MiB of angle brackets":      {io.MultiReader(strings.NewReader("<html>words"), &endless{"<", 2<<20 - 100}), 1},
		"2 MiB of paragraphs":          {io.MultiReader(strings.NewReader("<html>"), &endless{"<p>word ", 2<<20 - 100}), 1},
		"2 MiB of one word":            {&endless{"a", 2<<20 - 1}, 1},
		"2 MiB of promotion":           {&endless{"Click here. SIGN UP\n", 2<<20 - 100}, 1},
		"2 MiB of promotion in a line": {&endless{"Click here. SIGN UP ", 2<<20 - 100}, 1},
		"2 MiB of first":               {&endless{"first,", 2<<20 - 100}, 1},
		"2 MiB of dates":               {&endless{"date 2031-04-09 ", 2<<20 - 100}, 1},
		"2 MiB of quotes":              {&endless{"\"“ by ", 2<<20 - 100}, 1},
		"2 MiB of MORE":                {&endless{"Brandt Ola BrandtA MORE ", 2<<20 - 100}, 1},
		"2 MiB of one-word lines":      {&endless{"Advertisement\n", 2<<20 - 100}, 1},
		"2 MiB of full stops":          {&endless{". ", 2<<20 - 100}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			docs := 0
			for d := range ingest.Read(context.Background(), ingest.Options{Stdin: c.in}, "-") {
				if d != nil {
					docs++
				}
			}
			if docs != c.docs {
				t.Errorf("%d documents, want %d", docs, c.docs)
			}
			if took := time.Since(start); took > 30*time.Second {
				t.Errorf("it took %v", took)
			} else {
				t.Log(name, took)
			}
		})
	}
}

func TestRead_badFilesDoNotStopTheFolder(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string, mode os.FileMode) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), mode); err != nil {
			t.Fatal(err)
		}
	}
	write("a.txt", report, 0o644)
	write("b.txt", "", 0o644)
	write("z.txt", report+"Z.", 0o644)
	closed := filepath.Join(dir, "closed")
	if err := os.Mkdir(closed, 0o755); err != nil {
		t.Fatal(err)
	}
	for link, target := range map[string]string{"loop": "loop", "up": "..", "gone": "nowhere", "good": "a.txt"} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip("no links here:", err)
		}
	}
	want := map[string]string{"b.txt": "empty", "loop": "", "up": "link to a folder", "gone": "leads nowhere"}
	if os.Geteuid() != 0 { // nothing is closed to root
		if err := os.Chmod(closed, 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(closed, 0o755) })
		want["closed"] = "no permission"
	}
	docs := 0
	for d, no := range ingest.Read(context.Background(), ingest.Options{}, dir) {
		if d != nil {
			docs++
			continue
		}
		reason, ok := want[filepath.Base(no.Name)]
		if !ok || !strings.Contains(no.Reason, reason) || no.Hint == "" {
			t.Errorf("refused %+v, want a reason with %q", no, reason)
		}
		delete(want, filepath.Base(no.Name))
	}
	if docs != 3 || len(want) != 0 {
		t.Errorf("%d documents, want 3; not refused: %v", docs, want)
	}
}

func TestBytes_encryptedAndLinkedMembersAreRefused(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, h := range map[string]*zip.FileHeader{"encrypted": {Name: "a.txt", Flags: 1}, "link": {Name: "b.txt"}} {
		if name == "link" {
			h.SetMode(os.ModeSymlink | 0o777)
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(report)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	docs, refused := ingest.Bytes("a.zip", b.Bytes(), ingest.Options{})
	if len(docs) != 0 || len(refused) != 2 {
		t.Errorf("%d documents, refused %+v", len(docs), refused)
	}
}
