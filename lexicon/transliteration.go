package lexicon

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// transliterations are the rules of the list, the longest first: what is
// replaced, and by what. Marks of a word's beginning and end are kept.
var transliterations = sync.OnceValue(func() [][2]string {
	rows := slices.Clone(Load("en/transliterations.txt").Rows)
	slices.SortFunc(rows, func(a, b []string) int {
		return cmp.Or(len(b[0])-len(a[0]), strings.Compare(a[0], b[0]))
	})
	out := make([][2]string, len(rows))
	for i, r := range rows {
		to := r[1]
		if strings.HasPrefix(r[0], "^") {
			to = "^" + to
		}
		if strings.HasSuffix(r[0], "$") {
			to += "$"
		}
		out[i] = [2]string{r[0], to}
	}
	return out
})

// Transliterated brings a word of a name, in lower case and without accents, to
// the form in which its romanisations are compared: "zelenskiy" and "zelenskyy"
// become "zelensky". Words of less than four letters stay as they are.
func Transliterated(word string) string {
	if len(word) < 4 {
		return word
	}
	marked := "^" + word + "$"
	for _, r := range transliterations() {
		if strings.Contains(marked, r[0]) {
			marked = strings.ReplaceAll(marked, r[0], r[1])
		}
	}
	var out []rune
	for _, c := range strings.Trim(marked, "^$") {
		if len(out) == 0 || out[len(out)-1] != c {
			out = append(out, c)
		}
	}
	return string(out)
}
