package lexicon_test

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"readout/lexicon"
)

// TestLists_areSortedUniqueAndNormalised reads every list as data.
func TestLists_areSortedUniqueAndNormalised(t *testing.T) {
	if len(lexicon.Paths()) == 0 {
		t.Fatal("no lists are embedded")
	}
	for _, path := range lexicon.Paths() {
		t.Run(path, func(t *testing.T) {
			table := lexicon.Load(path)
			if len(table.Rows) == 0 {
				t.Fatal("the list is empty")
			}
			last := ""
			for _, row := range table.Rows {
				line := strings.Join(row, "\t")
				if row[0] <= last && last != "" {
					t.Errorf("%q stands after %q: sort by bytes, keep one", row[0], last)
				}
				last = row[0]
				if !norm.NFC.IsNormalString(line) {
					t.Errorf("%q is not in Unicode NFC", line)
				}
				for _, col := range row {
					if col != strings.TrimSpace(col) {
						t.Errorf("%q has a blank at a column's edge", line)
					}
				}
			}
		})
	}
}

func TestParse_namesFileAndLine(t *testing.T) {
	for name, text := range map[string]string{
		"no header":        "word\n",
		"too many columns": "# origin: us\n# licence: Apache-2.0\n# date: 2026-11-21\n# columns: word\na\tb\n",
	} {
		if _, err := lexicon.Parse("en/x.txt", text); err == nil || !strings.Contains(err.Error(), "en/x.txt") {
			t.Errorf("%s: got %v, want an error that names the file", name, err)
		}
	}
}
