package report

import (
	"strings"
	"unicode"
)

// Word is one word of a version of a quotation.
type Word struct {
	Text    string
	Differs bool // another version has another word, or none, here
}

// Run is words of a version that stand together and all differ, or all do not.
type Run struct {
	Text    string
	Differs bool
}

// runs joins words that stand together.
func runs(words []Word) []Run {
	var out []Run
	for _, w := range words {
		if n := len(out); n > 0 && out[n-1].Differs == w.Differs {
			out[n-1].Text += " " + w.Text
			continue
		}
		out = append(out, Run(w))
	}
	return out
}

// longestAligned bounds the words that are aligned exactly; beyond it only
// what the versions begin and end with in common is matched.
const longestAligned = 600

// Cut says at which ends a version lacks words of the first.
type Cut struct{ Before, After bool }

// align sets versions of one quotation against the first, word by word. A word
// differs when its letters and digits do; the marks around it do not count.
// Where a version begins later or ends sooner than the first it is cut, and no
// word differs for that.
func align(versions []string) ([][]Word, []Cut) {
	out, cuts := make([][]Word, len(versions)), make([]Cut, len(versions))
	for i, v := range versions {
		for _, w := range strings.Fields(v) {
			out[i] = append(out[i], Word{Text: w})
		}
	}
	for i := 1; i < len(out); i++ {
		first, last := append([]Word(nil), out[0]...), len(out[0])-1
		for j := range first {
			first[j].Differs = false
		}
		mark(first, out[i])
		from := 0
		if n := edge(first, 1); n > edge(out[i], 1)+swapped || edge(out[i], 1) == 0 && n > 0 && n < len(first) {
			from, cuts[i].Before = n, true
		}
		if n := edge(first, -1); n > edge(out[i], -1)+swapped || edge(out[i], -1) == 0 && n > 0 && n < len(first) {
			last, cuts[i].After = last-n, true
		}
		for j := from; j <= last; j++ {
			out[0][j].Differs = out[0][j].Differs || first[j].Differs
		}
	}
	return out, cuts
}

// swapped is how many words more than the other a version may have at one end
// for them to be taken as other words, not as more words.
const swapped = 2

// edge counts the words that differ at one end: from the start with step 1,
// from the end with step -1.
func edge(words []Word, step int) int {
	n, at := 0, 0
	if step < 0 {
		at = len(words) - 1
	}
	for ; at >= 0 && at < len(words) && words[at].Differs; at += step {
		n++
	}
	return n
}

// core is what of a word is compared.
func core(w string) string {
	return strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// mark sets Differs on the words of a and b that are not on their longest
// common subsequence.
func mark(a, b []Word) {
	same := func(x, y Word) bool { return core(x.Text) == core(y.Text) }
	for len(a) > 0 && len(b) > 0 && same(a[0], b[0]) {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && same(a[len(a)-1], b[len(b)-1]) {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) > longestAligned || len(b) > longestAligned {
		differ(a)
		differ(b)
		return
	}
	// best[i][j] is the length of the longest common subsequence of a[i:] and b[j:].
	best := make([][]int, len(a)+1)
	for i := range best {
		best[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if same(a[i], b[j]) {
				best[i][j] = best[i+1][j+1] + 1
			} else {
				best[i][j] = max(best[i+1][j], best[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case same(a[i], b[j]):
			i, j = i+1, j+1
		case best[i+1][j] >= best[i][j+1]:
			a[i].Differs = true
			i++
		default:
			b[j].Differs = true
			j++
		}
	}
	differ(a[i:])
	differ(b[j:])
}

func differ(words []Word) {
	for i := range words {
		words[i].Differs = true
	}
}
