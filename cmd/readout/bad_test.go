package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

// badInput is one thing that people feed to the program by mistake.
type badInput struct {
	name string // of the case
	file string // where it is put, beside a good report
	make func(t *testing.T, path string)
	code int
	says []string // file, reason and remedy, in one line of standard error
	docs int      // documents that the brief holds besides the good report
}

const german = "Der Bürgermeister eröffnete am Montag die Brücke über den Fluss, die neun Monate lang gesperrt war, und ging selbst als Erster hinüber, während die Bürger auf der anderen Seite schon mit Blumen auf ihn warteten."

// text makes a file of the words given.
func text(s string) func(*testing.T, string) {
	return func(t *testing.T, path string) { write(t, filepath.Dir(path), filepath.Base(path), s) }
}

func badInputs() []badInput {
	return []badInput{
		{"empty file", "bad.txt", text(""), exitRefused, []string{"bad.txt", "empty", "leave it out"}, 0},
		{"blanks only", "bad.txt", text(" \n\t\n"), exitRefused, []string{"bad.txt", "no words", "leave it out"}, 0},
		{"binary file", "bad.txt", text(strings.Repeat("\x00\x01\x02\xff", 2000)), exitRefused, []string{"bad.txt", "binary", "give plain text"}, 0},
		{"line of 50 MB", "bad.txt", longLine("", ""), exitRefused, []string{"bad.txt", "longer than the limit of 8 MiB", "split it"}, 0},
		{"record of 50 MB", "bad.jsonl", longLine(`{"text":"`, "\"}\n{\"text\":\"Oslo is calm.\"}\n"), exitRefused,
			[]string{"bad.jsonl:1", "longer than the limit of 16 MiB", "split it"}, 1},
		{"invalid UTF-8", "bad.txt", text("The “mayor” of Oslo said\xff that he would go."), exitRead, []string{"bad.txt", "no UTF-8", "replaced"}, 1},
		{"UTF-16 without a mark", "bad.txt", wide, exitRead, []string{"bad.txt", "UTF-16"}, 1},
		{"page of 100,000 nested elements", "bad.html", text("<html><body>" + strings.Repeat("<div>", 100_000) + "Norway said on Monday that it would talk." + strings.Repeat("</div>", 100_000)),
			exitRead, []string{"bad.html", "nested too deep", "stripped"}, 1},
		{"archive with names that lead out", "bad.zip", zipOut, exitRefused, []string{"bad.zip/../../out.txt", "leads out", "pack it again"}, 1},
		{"JSON cut in half", "bad.json", text(`[{"id":"one","text":"Oslo is calm."},{"id":"two","te`), exitRefused, []string{"bad.json", "cut off", "save the file again"}, 1},
		{"dated 2099", "bad.json", text(`{"id":"late","published":"2099-01-01","text":"Norway said on Monday that talks went on."}`), exitRead,
			[]string{"late", "dated in the future", "check"}, 1},
		{"two files with one content", "bad.txt", text(reportA), exitRead, []string{"bad.txt", "good.txt", "same text"}, 0},
		{"unknown language", "bad.txt", text(german), exitRead, []string{"bad.txt", "no language pack for de", "kept, not analysed"}, 1},
		{"link to nothing", "bad", link("nowhere"), exitRefused, []string{"bad", "link leads nowhere", "remove"}, 0},
		{"link to itself", "bad", link("bad"), exitRefused, []string{"bad", "back to itself", "remove"}, 0},
		{"link to a folder above", "bad", link(".."), exitRefused, []string{"bad", "link to a folder", "name that folder"}, 0},
		{"folder without read permission", "bad", closedFolder, exitRefused, []string{"bad", "no permission", "chmod"}, 0},
		{"unknown sort of file", "bad.docx", zipWord, exitRefused, []string{"bad.docx", "Word", "save"}, 0},
	}
}

// TestBadInput_isNamedAndTheRestIsRead puts each bad input beside a good report
// and wants a line that names it, says why and what to do, and the good report
// in the brief all the same.
func TestBadInput_isNamedAndTheRestIsRead(t *testing.T) {
	for _, c := range badInputs() {
		t.Run(c.name, func(t *testing.T) {
			dir, out := t.TempDir(), filepath.Join(t.TempDir(), "brief.json")
			good := write(t, dir, "good.txt", reportA)
			c.make(t, filepath.Join(dir, c.file))
			code, _, errs := readoutRun(t, "", "brief", dir, "-o", out)
			if code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			if line := lineWith(errs, c.says); line == "" {
				t.Errorf("no line says %q in:\n%s", c.says, errs)
			} else if c.code == exitRefused && !strings.HasSuffix(line, ")") {
				t.Errorf("no remedy at the end of %q", line)
			}
			if got := documents(t, out); len(got) != 1+c.docs || !strings.Contains(strings.Join(got, " "), filepath.Base(good)) {
				t.Errorf("the brief holds %q, want the good report and %d more", got, c.docs)
			}
		})
	}
}

// TestBadInput_allAtOnceIntoALedger reads all of them in one go.
func TestBadInput_allAtOnceIntoALedger(t *testing.T) {
	dir, l := t.TempDir(), filepath.Join(t.TempDir(), "x.ledger")
	write(t, dir, "good.txt", reportA)
	for _, c := range badInputs() {
		if strings.Contains(c.name, "permission") || strings.Contains(c.name, "link") {
			continue // these are made where they are tested
		}
		sub := filepath.Join(dir, strings.ReplaceAll(c.name, " ", "-"))
		if err := os.Mkdir(sub, 0o755); err != nil {
			t.Fatal(err)
		}
		c.make(t, filepath.Join(sub, c.file))
	}
	code, first, errs := readoutRun(t, "", "-l", l, "add", dir)
	if code != exitRefused || !strings.Contains(first, "refused") {
		t.Errorf("exit code %d: %s%s", code, first, errs)
	}
	if _, _, again := readoutRun(t, "", "-l", l, "add", dir); again != errs {
		t.Errorf("the second reading says otherwise:\n%s\nfirst:\n%s", again, errs)
	}
	if code, out, errs := readoutRun(t, "", "-l", l, "verify"); code != exitRead || !strings.Contains(out, "0 faults") {
		t.Errorf("verify: exit code %d: %s%s", code, out, errs)
	}
	if code, out, _ := readoutRun(t, "", "-l", l, "list"); code != exitRead || !strings.Contains(out, "Oslo") {
		t.Errorf("list: exit code %d: %s", code, out)
	}
}

// TestBadInput_aloneGivesNoBrief has nothing to show and says so.
func TestBadInput_aloneGivesNoBrief(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "brief.html")
	code, shown, errs := readoutRun(t, "", "brief", write(t, dir, "a.txt", ""), "-o", out)
	if _, err := os.Stat(out); err == nil || code != exitRefused || shown != "" || !strings.Contains(errs, "no report could be read") {
		t.Errorf("exit code %d, file %v: %s%s", code, err, shown, errs)
	}
}

// TestBadInput_hugeLineTakesLittleMemory reads the long lines and counts what
// was taken in passing.
func TestBadInput_hugeLineTakesLittleMemory(t *testing.T) {
	allocated := func(args ...string) uint64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		readoutRun(t, "", args...)
		if took := time.Since(start); took > time.Minute {
			t.Errorf("%q took %v", args, took)
		}
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	good, dir := write(t, t.TempDir(), "good.txt", reportA), t.TempDir()
	longLine("", "")(t, filepath.Join(dir, "a.txt"))
	longLine(`{"text":"`, "\"}\n")(t, filepath.Join(dir, "b.jsonl"))
	usual := allocated("brief", good)
	if more := allocated("brief", good, dir); more > usual+100<<20 {
		t.Errorf("two lines of 50 MB took %d MiB besides the usual %d MiB", (more-usual)>>20, usual>>20)
	}
}

// TestLedgerFile_thatIsNoneOrNewerIsRefusedUntouched covers every command that
// opens one.
func TestLedgerFile_thatIsNoneOrNewerIsRefusedUntouched(t *testing.T) {
	dir := t.TempDir()
	good := write(t, dir, "good.txt", reportA)
	newer := filepath.Join(dir, "newer.ledger")
	if code, _, errs := readoutRun(t, "", "-l", newer, "add", good); code != 0 {
		t.Fatal(errs)
	}
	b, err := os.ReadFile(newer)
	if err != nil {
		t.Fatal(err)
	}
	binary.BigEndian.PutUint32(b[60:], 999) // PRAGMA user_version
	write(t, dir, "newer.ledger", string(b))
	cut := write(t, dir, "cut.ledger", string(b[:50]))
	for _, c := range []struct {
		name, path string
		says       []string
	}{
		{"no ledger", good, []string{"good.txt", "is not a ledger", "give the path of a ledger"}},
		{"a folder", dir, []string{dir, "folder", "give the path of a ledger"}},
		{"cut off", cut, []string{"cut.ledger", "is not a ledger", "give the path of a ledger"}},
		{"newer", newer, []string{"newer.ledger", "schema version 999", "use a newer readout"}},
		{"in no folder", filepath.Join(dir, "no", "x.ledger"), []string{"x.ledger", "folder exists"}},
	} {
		before, _ := os.ReadFile(c.path) // of a folder: nothing
		for _, args := range [][]string{{"add", good}, {"list"}, {"export"}, {"verify"}, {"show", "e1"}, {"explain", "f1"}} {
			if c.name == "in no folder" && args[0] != "add" {
				continue // there it is a ledger that is not there
			}
			t.Run(c.name+"/"+args[0], func(t *testing.T) {
				code, out, errs := readoutRun(t, "", append([]string{"-l", c.path}, args...)...)
				if code != exitRefused || lineWith(errs, c.says) == "" || out != "" {
					t.Errorf("exit code %d, want a line with %q: %s%s", code, c.says, out, errs)
				}
				if after, _ := os.ReadFile(c.path); !bytes.Equal(before, after) {
					t.Error("the file was altered")
				}
			})
		}
	}
}

// TestInterrupt_leavesTheLedgerUsable stops a reading in its middle and reads on.
func TestInterrupt_leavesTheLedgerUsable(t *testing.T) {
	dir := t.TempDir()
	l, file := filepath.Join(dir, "x.ledger"), filepath.Join(dir, "brief.html")
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	// The rest of the input never comes: the reading is in its middle.
	in := io.MultiReader(strings.NewReader(`{"text":"Oslo is calm."}`+"\n"), cancelling{cancel})
	var out, errs bytes.Buffer
	code := run(ctx, []string{"-l", l, "add", write(t, dir, "good.txt", reportA), "-"}, in, &out, &errs)
	if code != exitRefused || lineWith(errs.String(), []string{"interrupted", "again"}) == "" {
		t.Errorf("exit code %d: %s%s", code, out.String(), errs.String())
	}
	errs.Reset()
	if code := run(ctx, []string{"brief", filepath.Join(dir, "good.txt"), "-o", file}, strings.NewReader(""), &out, &errs); code != exitRefused {
		t.Errorf("brief: exit code %d: %s", code, errs.String())
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*.html")); len(left) != 0 {
		t.Errorf("half a brief was left: %v", left)
	}
	if code, said, errs := readoutRun(t, "", "-l", l, "add", dir); code != exitRefused || !strings.Contains(said, "holds 1 report") { // the ledger itself is no report
		t.Errorf("read on: exit code %d: %s%s", code, said, errs)
	}
	if code, said, errs := readoutRun(t, "", "-l", l, "verify"); code != exitRead || !strings.Contains(said, "0 faults") {
		t.Errorf("verify: exit code %d: %s%s", code, said, errs)
	}
}

// cancelling is an input during which the user interrupts.
type cancelling struct{ cancel func() }

func (c cancelling) Read([]byte) (int, error) {
	c.cancel()
	return 0, io.ErrUnexpectedEOF
}

// lineWith gives the first line that holds all parts.
func lineWith(s string, parts []string) string {
next:
	for line := range strings.Lines(s) {
		for _, p := range parts {
			if !strings.Contains(line, p) {
				continue next
			}
		}
		return strings.TrimSpace(line)
	}
	return ""
}

// documents gives the names of what an exported brief holds.
func documents(t *testing.T, path string) []string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var view struct{ Documents []struct{ Names []string } }
	if err := json.Unmarshal(b, &view); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, d := range view.Documents {
		names = append(names, strings.Join(d.Names, "="))
	}
	return names
}

// longLine makes a file of 50 MB without a line end, between what is given.
func longLine(before, after string) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		chunk := bytes.Repeat([]byte("word "), 100_000)
		_, err = f.WriteString(before)
		for range 100 {
			if err == nil {
				_, err = f.Write(chunk)
			}
		}
		if err == nil {
			_, err = f.WriteString(after)
		}
		if cerr := f.Close(); err != nil || cerr != nil {
			t.Fatal(err, cerr)
		}
	}
}

func wide(t *testing.T, path string) {
	wideOf("The naïve mayor of Oslo said on Monday that the café would be closed for a week.")(t, path)
}

// wideOf makes a file of the words given in UTF-16, without a mark.
func wideOf(s string) func(*testing.T, string) {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return text(string(b))
}

func zipOut(t *testing.T, path string) {
	packed(t, path, "../../out.txt", "inner.txt")
	t.Cleanup(func() {
		for dir := filepath.Dir(path); dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
			if _, err := os.Stat(filepath.Join(dir, "out.txt")); err == nil {
				t.Errorf("a member was written to %s", dir)
			}
		}
	})
}

func zipWord(t *testing.T, path string) { packed(t, path, "[Content_Types].xml", "word/document.xml") }

// packed makes an archive with the members named, each a report.
func packed(t *testing.T, path string, members ...string) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		w, err := z.Create(m)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, reportB); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	text(b.String())(t, path)
}

func link(target string) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		if err := os.Symlink(target, path); err != nil {
			t.Skip("this file system has no links:", err)
		}
	}
}

func closedFolder(t *testing.T, path string) {
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("run by a user who may read everything: no folder is closed to root")
	}
	if err := os.Mkdir(path, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(path, 0o755) }) // so that it can be removed
}

// TestNames_moveNoCursor: whatever files and records are called, what is told of them
// is plain lines.
func TestNames_moveNoCursor(t *testing.T) {
	const bad = "a\x1b[2J\x1b]0;x\x07\u202egpj\u200b\u2066.txt\nreadout: all is well"
	dir := t.TempDir()
	for _, text := range []string{"", reportA} {
		path := filepath.Join(dir, bad)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Skip("no file can be called so here:", err)
		}
		record, err := json.Marshal(map[string]string{"id": bad, "text": "Der Rat tagte.", "language": "de", "published": "2999-01-01"})
		if err != nil {
			t.Fatal(err)
		}
		records := write(t, t.TempDir(), "records.jsonl", string(record)+"\n{\n")
		l := filepath.Join(t.TempDir(), "x.ledger")
		for _, args := range [][]string{{"add", path, records}, {"list", "documents"}, {"list", "origins"}, {"verify"}, {"show", "d\x1b[2J"}} {
			_, out, errs := readoutRun(t, "", append([]string{"-l", l}, args...)...)
			if strings.ContainsAny(out+errs, "\x1b\x07\u202e\u200b\u2066") {
				t.Errorf("%v: %q%q", args, out, errs)
			}
			if lineWith(errs, []string{"readout: all is well"}) == "readout: all is well" {
				t.Errorf("%v: a name opens a line: %s", args, errs)
			}
		}
	}
}
