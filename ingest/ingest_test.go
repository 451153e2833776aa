package ingest_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/ingest"
)

const report = "The council voted on Saturday for a second tunnel under the bay, the mayor said.\n\nIt rejected the bridge.\n"

// one reads an input that must give one document.
func one(t *testing.T, name string, data []byte, opts ingest.Options) *readout.Document {
	t.Helper()
	docs, refused := ingest.Bytes(name, data, opts)
	if len(docs) != 1 || len(refused) != 0 {
		t.Fatalf("%s gives %d documents and the refusals %+v, want one document", name, len(docs), refused)
	}
	return docs[0]
}

func zipOf(t testing.TB, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		w, err := z.Create(members[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(members[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gzipOf(t testing.TB, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func names(docs []*readout.Document) []string {
	var out []string
	for _, d := range docs {
		out = append(out, d.Names...)
	}
	return out
}

func TestBytes_plainTextKeepsItsBytes(t *testing.T) {
	text := "  Leading blanks, a tab\t, and “quotes” stay as they are, the editor said. \n\n\n"
	if d := one(t, "a.txt", []byte(text), ingest.Options{}); d.Text != text || d.Names[0] != "a.txt" || d.Outlet != "" {
		t.Errorf("got %q %q outlet %q", d.Text, d.Names, d.Outlet)
	}
	if d := one(t, "a.txt", []byte("\ufeffOne line\r\nand the\rnext."), ingest.Options{}); d.Text != "One line\nand the\nnext." {
		t.Errorf("the mark goes and line ends become one: got %q", d.Text)
	}
}

func TestBytes_records(t *testing.T) {
	for name, c := range map[string]struct{ file, in, want string }{
		"usual names":    {"a.json", `{"id":"n1","text":" Kept\r\n byte for byte. ","published":"2031-04-09","title":"T","outlet":"Example Times","url":"https://example.org/a","byline":"Ada Quill"}`, "n1|T|Example Times|Ada Quill|https://example.org/a|2031-04-09 metadata| Kept\r\n byte for byte. "},
		"other names":    {"a.json", `{"headline":"T","source":{"id":null,"name":"Example Times"},"author":["Ada Quill","Ben Reed"],"publishedAt":"2031-04-09T18:30:00Z","content":"Words of the report."}`, "a.json#1|T|Example Times|Ada Quill, Ben Reed||2031-04-09T18:30 metadata|Words of the report."},
		"crawler names":  {"a.json", `{"maintext":"Words.","date_publish":"2031-04-09 18:30:00","source_domain":"www.bbc.co.uk","authors":[]}`, "a.json#1||BBC|||2031-04-09T18:30 metadata|Words."},
		"HTML content":   {"a.json", `{"content":"<p>One &amp; <b>two</b>.</p><p>Three.</p>"}`, "a.json#1||||| unknown|One & two.\n\nThree."},
		"HTML in a text": {"a.json", `{"text":"<p>One.</p>"}`, "a.json#1||||| unknown|<p>One.</p>"},
		"paragraphs":     {"a.json", `{"id":7,"body":["One.","Two."],"date":"no day"}`, "7||||| unknown|One.\n\nTwo."},
		"within":         {"a.json", `{"status":"ok","articles":[{"id":"x","text":"Words."}]}`, "x||||| unknown|Words."},
		"array":          {"a.json", `[{"id":"x","text":"Words."}]`, "x||||| unknown|Words."},
		"lines":          {"a.jsonl", "\n" + `{"text":"Words."}` + "\n\n", "a.jsonl#2||||| unknown|Words."},
		"no ending":      {"reports", `{"text":"Words."}`, "reports#1||||| unknown|Words."},
		"outlet by url":  {"a.json", `{"text":"Words.","url":"https://edition.cnn.com/x"}`, "a.json#1||CNN||https://edition.cnn.com/x| unknown|Words."},
		"wrapped record": {"a.json", `{"article":{"title":"T","body":"Words."},"date":"2031-04-09"}`, "a.json#1|T||||2031-04-09 metadata|Words."},
		"our own form":   {"a.json", `{"id":"x","text":"Words.","published":{"value":"2031-04-09","basis":"header"},"url":null}`, "x|||||2031-04-09 metadata|Words."},
	} {
		t.Run(name, func(t *testing.T) {
			d := one(t, c.file, []byte(c.in), ingest.Options{})
			got := strings.Join([]string{d.Names[0], d.Title, d.Outlet, d.Byline, d.URL, string(d.Published.Value) + " " + string(d.Published.Basis), d.Text}, "|")
			if got != c.want {
				t.Errorf("got\n%q, want\n%q", got, c.want)
			}
		})
	}
}

func TestBytes_frontMatter(t *testing.T) {
	d := one(t, "a.md", []byte("---\ntitle: \"A tunnel\"\ndate: 2031-04-09\nauthor: Ada Quill\nsource: Example Times\n---\n\n"+report), ingest.Options{})
	if d.Title != "A tunnel" || d.Published != (readout.Published{Value: "2031-04-09", Basis: readout.BasisMetadata}) || d.Byline != "Ada Quill" || d.Outlet != "Example Times" {
		t.Errorf("got %q %v %q %q", d.Title, d.Published, d.Byline, d.Outlet)
	}
	if d.RegionAt(5) != readout.RegionHeader || d.RegionAt(strings.Index(d.Text, "The council")) != readout.RegionBody {
		t.Errorf("the regions are %v", d.Regions)
	}
}

func TestBytes_archives(t *testing.T) {
	docs, refused := ingest.Bytes("all.zip", zipOf(t, "b/two.txt", report+"Two.", "a.jsonl", `{"text":"Words of a record."}`, "empty/", "", ".hidden", "x", "__MACOSX/._a", "x"), ingest.Options{})
	if got := names(docs); !slices.Equal(got, []string{"all.zip/b/two.txt", "all.zip/a.jsonl#1"}) || len(refused) != 0 {
		t.Errorf("got %q, refused %+v", got, refused)
	}
	docs, refused = ingest.Bytes("a.jsonl.gz", gzipOf(t, `{"text":"One."}`+"\n"+`{"id":"two","text":"Two."}`), ingest.Options{})
	if got := names(docs); !slices.Equal(got, []string{"a.jsonl#1", "two"}) || len(refused) != 0 {
		t.Errorf("got %q, refused %+v", got, refused)
	}
}

func TestRead_foldersPatternsAndStandardInput(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{"b.txt": report, "a/z.txt": report + "Z.", "a/.x.txt": "no", ".git/c.txt": "no", "c.md": "# A tunnel is dug\n\n" + report} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	read := func(paths ...string) (got []string) {
		var last ingest.Progress
		opts := ingest.Options{Stdin: strings.NewReader(report), Progress: func(p ingest.Progress) { last = p }}
		for d, no := range ingest.Read(context.Background(), opts, paths...) {
			if (d == nil) == (no == nil) {
				t.Fatal("neither or both of document and refusal")
			}
			if no != nil {
				got = append(got, "refused: "+no.Reason)
				continue
			}
			got = append(got, d.Names...)
		}
		if last.Documents+last.Refused != len(got) || last.Bytes == 0 && len(got) > 1 {
			t.Errorf("the progress ends at %+v for %d inputs", last, len(got))
		}
		return got
	}
	for _, c := range []struct {
		paths []string
		want  []string
	}{
		{[]string{dir}, []string{"z.txt", "b.txt", "c.md"}},
		{[]string{filepath.Join(dir, "*.txt"), "-"}, []string{"b.txt", "stdin"}},
		{[]string{filepath.Join(dir, "none*")}, []string{"refused: no file matches the pattern"}},
		{[]string{filepath.Join(dir, "gone.txt"), filepath.Join(dir, "b.txt")}, []string{"refused: there is no such file or folder", "b.txt"}},
	} {
		if got := read(c.paths...); !slices.Equal(got, c.want) {
			t.Errorf("Read(%q) gives %q, want %q", c.paths, got, c.want)
		}
	}
}

func TestRead_stopsWhenTheCallerDoes(t *testing.T) {
	n := 0
	lines := strings.Repeat(`{"text":"Words."}`+"\n", 10)
	for range ingest.Read(context.Background(), ingest.Options{Stdin: strings.NewReader(lines)}, "-") {
		if n++; n == 3 {
			break
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	for range ingest.Read(ctx, ingest.Options{Stdin: strings.NewReader(lines)}, "-") {
		n++
		cancel()
	}
	if n != 4 {
		t.Errorf("%d documents were read, want 3 and 1", n)
	}
}

func TestBytes_sameContentIsOneDocument(t *testing.T) {
	a, b := one(t, "b.txt", []byte(report), ingest.Options{}), one(t, "a.txt", []byte(report), ingest.Options{})
	if a.ID != b.ID {
		t.Fatalf("two files with one content are %s and %s", a.ID, b.ID)
	}
}
