// Package lexicon holds word lists as plain text files, one folder a language,
// with their provenance, and reads them into tables.
//
// A list begins with comment lines "# key: value"; the keys origin, licence,
// date and columns must be there. Then comes one entry a line, its columns
// separated by one tab, the first column being the entry's key. Lines are
// sorted by bytes and never repeat. To add a word, add a line.
package lexicon

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

//go:embed */*.txt
var files embed.FS

// Table is one word list: its header and its rows, in file order.
type Table struct {
	Path    string
	Header  map[string]string // origin, licence, date, columns, extend …
	Columns []string
	Rows    [][]string // each as long as Columns; missing trailing columns are empty
}

// Load reads the list at path, such as "en/cues.txt". It panics when the list
// is missing or malformed: lists are part of the program, and the tests read
// every one.
func Load(path string) *Table {
	b, err := files.ReadFile(path)
	if err != nil {
		panic(fmt.Sprintf("lexicon: %v", err))
	}
	t, err := Parse(path, string(b))
	if err != nil {
		panic(fmt.Sprintf("lexicon: %v", err))
	}
	return t
}

// Paths lists every list, sorted.
func Paths() []string {
	paths, err := fs.Glob(files, "*/*.txt")
	if err != nil {
		panic(err) // the pattern is constant
	}
	slices.Sort(paths)
	return paths
}

// Parse reads a list from text. The error names path and line.
func Parse(path, text string) (*Table, error) {
	t := &Table{Path: path, Header: map[string]string{}}
	for i, line := range strings.Split(text, "\n") {
		switch {
		case strings.HasPrefix(line, "#"):
			if k, v, ok := strings.Cut(strings.TrimSpace(line[1:]), ":"); ok && len(t.Rows) == 0 {
				t.Header[k] = strings.TrimSpace(v)
			}
		case strings.TrimSpace(line) == "":
		default:
			if t.Columns == nil {
				t.Columns = strings.Fields(t.Header["columns"])
			}
			row := strings.Split(line, "\t")
			if len(row) > len(t.Columns) {
				return nil, fmt.Errorf("%s:%d: %d columns where the header names %d", path, i+1, len(row), len(t.Columns))
			}
			for len(row) < len(t.Columns) {
				row = append(row, "")
			}
			t.Rows = append(t.Rows, row)
		}
	}
	for _, k := range []string{"origin", "licence", "date", "columns"} {
		if t.Header[k] == "" {
			return nil, fmt.Errorf("%s: the header lacks %q", path, "# "+k+":")
		}
	}
	return t, nil
}

// Map gives the rows by key. The slices are the rows without the key.
func (t *Table) Map() map[string][]string {
	m := make(map[string][]string, len(t.Rows))
	for _, r := range t.Rows {
		m[r[0]] = r[1:]
	}
	return m
}

// Set gives the keys.
func (t *Table) Set() map[string]bool {
	m := make(map[string]bool, len(t.Rows))
	for _, r := range t.Rows {
		m[r[0]] = true
	}
	return m
}
