package report

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

const glossary = "../docs/glossary.md"

// The glossary's table is written from the labels, so that each has one home.
func TestGlossary_listsEveryLabelAReaderCanSee(t *testing.T) {
	const begin, end = "<!-- labels: written by go test ./report -update -->\n", "<!-- end of labels -->\n"
	b, err := os.ReadFile(glossary)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(b), begin)
	_, tail, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("%s lacks the marks around its table of labels", glossary)
	}
	var table strings.Builder
	table.WriteString("| what you read | what it means |\n| --- | --- |\n")
	seen := map[string]bool{}
	for _, l := range labels {
		if seen[l.Text] {
			continue // one wording in two places
		}
		seen[l.Text] = true
		table.WriteString("| " + l.Text + " | " + l.Meaning + " |\n")
	}
	want := head + begin + table.String() + end + tail
	if *update {
		if err := os.WriteFile(glossary, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want != string(b) {
		t.Errorf("%s lags behind the labels; write it with: go test ./report -update", glossary)
	}
}

func TestLabels_areUsedAndToldOnce(t *testing.T) {
	var source strings.Builder
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := os.ReadDir("page")
	if err != nil {
		t.Fatal(err)
	}
	read := func(name string) {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		source.Write(b)
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".go") && !strings.HasSuffix(e.Name(), "_test.go") && e.Name() != "labels.go" {
			read(e.Name())
		}
	}
	for _, e := range pages {
		read("page/" + e.Name())
	}
	own := map[string]bool{"planned": true, "hypothetical": true} // values of readout.Modality
	keys := map[string]bool{}
	for _, l := range labels {
		if keys[l.Key] {
			t.Errorf("label %s stands twice", l.Key)
		}
		keys[l.Key] = true
		if l.Text == "" || !strings.HasSuffix(l.Meaning, ".") {
			t.Errorf("label %s has no text, or no sentence for its meaning", l.Key)
		}
		kindOrSlot := strings.HasPrefix(l.Key, "slot-") || strings.HasPrefix(l.Key, "status-") || strings.HasPrefix(l.Key, "step-") || rankOf(l.Key)
		if !kindOrSlot && !own[l.Key] && !strings.Contains(source.String(), `"`+l.Key+`"`) {
			t.Errorf("label %s is never used", l.Key)
		}
	}
}

// rankOf reports whether a key is a kind of finding.
func rankOf(key string) bool {
	switch key {
	case "conflict", "silence", "denial", "update", "variant", "agreement", "sole", "echo":
		return true
	}
	return false
}

// Words written straight into a page would be missing from the glossary.
func TestPages_haveNoWordsButLabels(t *testing.T) {
	tags := regexp.MustCompile(`(?s)\{\{.*?\}\}|<[^>]*>`)
	for _, name := range []string{"page/page.tmpl", "page/story.tmpl"} {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		// Twice: a tag may hold actions, and an action a tag's end.
		left := tags.ReplaceAllString(regexp.MustCompile(`(?s)\{\{.*?\}\}`).ReplaceAllString(string(b), ""), "")
		if words := regexp.MustCompile(`[A-Za-z]+`).FindAllString(left, -1); len(words) > 0 {
			t.Errorf("%s says %q without a label", name, words)
		}
	}
}
