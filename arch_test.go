package readout_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// room is one row of the import table: what a package may import within the
// module, and why. A trailing "/" allows a whole subtree.
type room struct {
	path   string // package path within the module; a trailing "/" covers its subtree
	may    []string
	reason string
}

// rooms are read from top to bottom; the first that covers a package holds.
var rooms = []room{
	{"", nil, "the vocabulary must outlive every choice"},
	{"lexicon", []string{""}, "data knows no stage"},
	{"rules", []string{"", "lexicon"}, "data knows no stage"},
	{"models", []string{""}, "data knows no stage"},
	{"internal/casetest", []string{"", "analyze/tokens", "analyze/sentences", "models", "internal/"}, "the test harness runs the real tokenizer"},
	{"internal/wordvec", []string{"", "models", "internal/"}, "its table travels in the language pack"},
	{"internal/", []string{"", "lexicon", "internal/"}, "plumbing has no opinions"},
	{"ingest", []string{"", "ingest/", "lexicon", "internal/"}, "ingest marks promotion and credits by word lists"},
	{"ingest/marks", []string{"", "lexicon", "internal/"}, "what page furniture looks like stands in word lists"},
	{"ingest/", []string{"", "internal/"}, "formats do not know language"},
	{"analyze", []string{"", "analyze/", "lexicon", "models"}, "the only place that knows the order"},
	{"analyze/", []string{"", "lexicon", "rules", "models", "internal/"}, "layers meet in the Document, not in code"},
	{"resolve", []string{"", "lexicon", "internal/"}, "cross-document work sees layers, not annotators"},
	{"reconcile", []string{"", "lexicon", "internal/"}, "cross-document work sees layers, not annotators"},
	{"ledger", []string{"", "ledger/", "internal/"}, "the front door of the stores"},
	{"ledger/ledgertest", []string{"", "ledger"}, "one conformance suite for every store"},
	{"ledger/", []string{"", "internal/"}, "adapters never import each other"},
	{"stream", []string{"", "ledger"}, "it moves work, it does none"},
	{"register", []string{"", "lexicon", "internal/witness"}, "it tells the ledger anew across stories, and adds nothing"},
	{"report", []string{"", "lexicon", "register", "internal/witness"}, "a view of the ledger, not of the engine"},
	{"eval", []string{"", "ingest", "analyze", "analyze/", "resolve", "reconcile", "models", "lexicon", "internal/"}, "it measures the real thing, from reading on"},
	{"train/conflicts", []string{"", "analyze", "eval", "resolve", "reconcile", "lexicon", "internal/"}, "it fits the weights of reconcile on what reconcile sees, and plants conflicts with the words of the lists"},
	{"train/", []string{"", "analyze", "models", "lexicon", "eval", "internal/"}, "it makes the real thing"},
	{"train", []string{"", "analyze", "analyze/", "models", "lexicon", "eval", "internal/"}, "it makes the real thing"},
	{"cmd/", []string{"", "analyze", "ingest", "resolve", "reconcile", "register", "ledger", "stream", "report", "eval", "models", "rules", "lexicon", "internal/", "analyze/"}, "wiring may use any stage's front door"},
}

type pkg struct {
	ImportPath string
	Dir        string
	Imports    []string
	GoFiles    []string
	Doc        string
}

func packages(t *testing.T) []pkg {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Dir,Imports,GoFiles,Doc", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		var p pkg
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		if len(p.GoFiles) > 0 {
			all = append(all, p)
		}
	}
	return all
}

// within gives a package's path inside the module, false for others.
func within(path string) (string, bool) {
	if path == "readout" {
		return "", true
	}
	return strings.CutPrefix(path, "readout/")
}

func covers(pattern, path string) bool {
	return pattern == path || (strings.HasSuffix(pattern, "/") && strings.HasPrefix(path, pattern))
}

func TestImports_followTheTable(t *testing.T) {
	for _, p := range packages(t) {
		path, _ := within(p.ImportPath)
		i := slices.IndexFunc(rooms, func(r room) bool { return covers(r.path, path) })
		if i < 0 {
			t.Errorf("%s has no row in the import table: add one with its reason", p.ImportPath)
			continue
		}
		for _, imp := range p.Imports {
			to, ours := within(imp)
			if !ours || slices.ContainsFunc(rooms[i].may, func(may string) bool { return covers(may, to) && to != path }) {
				if ours && strings.HasPrefix(path, "analyze/") && strings.HasPrefix(to, "analyze/") {
					t.Errorf("%s must not import %s: layers meet in the Document, not in code", path, to)
				}
				continue
			}
			t.Errorf("%s must not import %s: %s", path, to, rooms[i].reason)
		}
	}
}

func TestRoot_importsTheStandardLibraryOnly(t *testing.T) {
	for _, p := range packages(t) {
		if p.ImportPath != "readout" {
			continue
		}
		lines := 0
		for _, imp := range p.Imports {
			if strings.Contains(imp, ".") {
				t.Errorf("the vocabulary imports %s", imp)
			}
		}
		for _, f := range p.GoFiles {
			lines += countLines(t, filepath.Join(p.Dir, f))
		}
		if lines > 2000 {
			t.Errorf("the vocabulary has %d lines: the engine is moving in", lines)
		}
	}
}

func TestPackages_haveOneDocumentation(t *testing.T) {
	for _, p := range packages(t) {
		if p.Doc == "" {
			t.Errorf("%s has no package documentation", p.ImportPath)
		}
	}
}

func TestProduction_doesNotImportTesting(t *testing.T) {
	allowed := []string{"readout/ledger/ledgertest", "readout/internal/casetest"}
	for _, p := range packages(t) {
		if slices.Contains(p.Imports, "testing") && !slices.Contains(allowed, p.ImportPath) {
			t.Errorf("%s imports testing", p.ImportPath)
		}
	}
}

func countLines(t *testing.T, path string) int {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Count(b, []byte("\n"))
}

// TestFiles_stayRooms holds the sizes: no file over 500 lines, no function over
// 100, no init.
func TestFiles_stayRooms(t *testing.T) {
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		limit := 500
		if strings.HasSuffix(path, "_test.go") {
			limit = 600
		}
		if n := countLines(t, path); n > limit && !strings.HasPrefix(filepath.Base(path), "z") {
			t.Errorf("%s has %d lines, %d at most: it is two rooms", path, n, limit)
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, decl := range file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := fset.Position(fn.End()).Line - fset.Position(fn.Pos()).Line + 1; n > 100 {
				t.Errorf("%s: %s has %d lines", path, fn.Name.Name, n)
			}
			if fn.Name.Name == "init" && fn.Recv == nil {
				t.Errorf("%s has an init function", path)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestDependencies_areJustified holds go.mod's direct requirements equal to
// deps.txt, in which each line gives module and reason.
func TestDependencies_areJustified(t *testing.T) {
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(mod, []byte("\nreplace")) || bytes.Contains(mod, []byte("\nexclude")) {
		t.Error("go.mod has a replace or exclude directive, which breaks go install")
	}
	var need, have []string
	for line := range strings.Lines(string(mod)) {
		f := strings.Fields(strings.TrimPrefix(line, "require "))
		if len(f) >= 2 && strings.HasPrefix(f[1], "v") && !strings.Contains(line, "// indirect") {
			need = append(need, f[0])
		}
	}
	deps, err := os.ReadFile("deps.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(deps)) {
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		name, reason, _ := strings.Cut(strings.TrimSpace(line), " ")
		if len(strings.Fields(reason)) < 4 {
			t.Errorf("deps.txt gives no reason for %s", name)
		}
		have = append(have, name)
	}
	slices.Sort(need)
	slices.Sort(have)
	if !slices.Equal(need, have) {
		t.Errorf("go.mod requires\n%s\ndeps.txt justifies\n%s", strings.Join(need, "\n"), strings.Join(have, "\n"))
	}
}

// TestDocuments_namePathsThatExist checks every `path/` or `path.ext` in
// backquotes of the documents at the top.
func TestDocuments_namePathsThatExist(t *testing.T) {
	for _, doc := range []string{"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"} {
		b, err := os.ReadFile(doc)
		if err != nil {
			t.Error(err)
			continue
		}
		for i, part := range strings.Split(string(b), "`") {
			isPath := i%2 == 1 && strings.Contains(part, "/") && !strings.ContainsAny(part, " \n*<>$:…") && !strings.HasPrefix(part, "/")
			if !isPath {
				continue
			}
			if _, err := os.Stat(strings.TrimPrefix(part, "./")); err != nil {
				t.Errorf("%s names `%s`, which does not exist", doc, part)
			}
		}
	}
}
