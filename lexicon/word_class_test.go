package lexicon_test

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"readout/lexicon"
)

// TestInClass_everyClassIsAskedForAndThere: a rule asks for no class that the list
// lacks, and the list has none that no rule asks for.
func TestInClass_everyClassIsAskedForAndThere(t *testing.T) {
	asked := map[string]bool{}
	call := regexp.MustCompile(`lexicon\.InClass\("([^"]+)"`)
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		b, err := fs.ReadFile(root, path)
		for _, m := range call.FindAllStringSubmatch(string(b), -1) {
			asked[m[1]] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range lexicon.Load("en/word-classes.txt").Rows {
		if !asked[r[0]] {
			t.Errorf("no rule asks for the class %s", r[0])
		}
		delete(asked, r[0])
		words := strings.Fields(r[1])
		for i, w := range words {
			if i > 0 && words[i-1] >= w {
				t.Errorf("%s: %q and %q are not sorted", r[0], words[i-1], w)
			}
			if !lexicon.InClass(r[0], w) {
				t.Errorf("%q is not in %s", w, r[0])
			}
		}
		if len(words) == 0 || r[2] == "" || r[3] == "" {
			t.Errorf("%s lacks words, meaning or example", r[0])
		}
		if lexicon.InClass(r[0], "xyzzy") {
			t.Errorf("%s holds every word", r[0])
		}
	}
	for class := range asked {
		t.Errorf("a rule asks for the class %s, which the list lacks", class)
	}
}
