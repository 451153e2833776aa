package eval

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"

	"readout"
	"readout/internal/reuse"
)

// copySort is one way of copying: it makes a text of one article and of
// another one, next in the file. The seed is the article's number, so that each
// run makes the same copies.
type copySort struct {
	name   string
	both   bool // it is made of the other article, too
	lifts  bool // it lifts sentences or quotations only: a tie, but no copy
	quotes bool // it quotes what all were given: no tie
	make   func(text, other string, rnd *rand.Rand) string
}

var copySorts = []copySort{
	{name: "whole", make: func(text, _ string, rnd *rand.Rand) string { return text + "\n\n" + ownWords(1, rnd)[0] }},
	{name: "first half", make: func(text, _ string, _ *rand.Rand) string { return joinSentences(half(text, 0)) }},
	{name: "second half", make: func(text, _ string, _ *rand.Rand) string { return joinSentences(half(text, 1)) }},
	{name: "new lead", make: func(text, _ string, rnd *rand.Rand) string {
		all := sentencesOf(text)
		return joinSentences(slices.Concat(ownWords(3, rnd), all[min(2, len(all)):]))
	}},
	{name: "merged, both whole", both: true, make: func(text, other string, _ *rand.Rand) string {
		return joinSentences(interleave(sentencesOf(text), sentencesOf(other)))
	}},
	{name: "merged, halves", both: true, make: func(text, other string, _ *rand.Rand) string {
		return joinSentences(interleave(half(text, 0), half(other, 0)))
	}},
	{name: "reordered", make: func(text, _ string, rnd *rand.Rand) string {
		all := sentencesOf(text)
		rnd.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		return joinSentences(all)
	}},
	{name: "numbers changed", make: func(text, _ string, rnd *rand.Rand) string {
		return digits.ReplaceAllStringFunc(text, func(string) string { return fmt.Sprint(11 + rnd.IntN(80)) }) + "\n\n" + ownWords(1, rnd)[0]
	}},
	{name: "one word of ten changed", make: func(text, _ string, rnd *rand.Rand) string { return changeWords(text, 10, rnd) }},
	{name: "one word of six changed", make: func(text, _ string, rnd *rand.Rand) string { return changeWords(text, 6, rnd) }},
	{name: "three sentences lifted", lifts: true, make: liftSentences},
	{name: "quotations lifted", lifts: true, make: liftQuotes},
	{name: "quotations lifted with their lead", lifts: true, make: liftLed},
	{name: "quotations of one speech", quotes: true, make: quoteSpeech},
}

func sortOf(name string) copySort {
	for _, s := range copySorts {
		if s.name == name {
			return s
		}
	}
	return copySort{}
}

// ownWords are what copies add of their own, n sentences: words drawn at random,
// so that no two copies share a sentence by that.
func ownWords(n int, rnd *rand.Rand) []string {
	out := make([]string, n)
	for i := range out {
		ws := []string{"The"}
		for range 21 {
			ws = append(ws, addedWords[rnd.IntN(len(addedWords))])
		}
		out[i] = strings.Join(ws, " ") + "."
	}
	return out
}

var (
	sentenceEnd = regexp.MustCompile(`[.!?][”"’']?\s+`)
	digits      = regexp.MustCompile(`[0-9]+`)
	addedWords  = strings.Fields(`harbour lantern copper orchard saddle meadow winter anchor barrel candle ferry granite hollow ivory
		jacket kettle ladder marble needle oyster pepper quarry ribbon shovel timber velvet walnut yellow amber basket cotton drawer
		falcon garden hammer island jungle kernel linen mirror`)
)

// copyist makes copies of articles.
type copyist struct {
	step    int
	records []Record
	made    map[string]madeCopy
}

// copyAll makes one copy of each sort of every step-th long article.
func (m *copyist) copyAll(articles []Record) {
	var long []Record
	for _, a := range articles {
		if len(strings.Fields(a.Text)) >= copiedWords && len(sentencesOf(a.Text)) >= 6 {
			long = append(long, a)
		}
	}
	for i := 0; i < len(long); i += m.step {
		a, other := long[i], long[(i+m.step/2+1)%len(long)]
		for n, sort := range copySorts {
			text := sort.make(a.Text, other.Text, rand.New(rand.NewPCG(uint64(i), uint64(n))))
			if text == "" || a.ID == other.ID {
				continue
			}
			c := Record{ID: fmt.Sprintf("%s of %s", sort.name, a.ID), Text: text, Published: a.Published, Outlet: "Copy of " + a.Outlet}
			made := madeCopy{sort: sort.name, whose: []string{a.ID}}
			if sort.both {
				made.whose = append(made.whose, other.ID)
			}
			m.made[c.ID] = made
			m.records = append(m.records, c)
		}
	}
}

// sentencesOf cuts a text roughly: enough to cut and shuffle it.
func sentencesOf(text string) []string {
	var out []string
	for _, para := range strings.Split(text, "\n") {
		from := 0
		for _, at := range sentenceEnd.FindAllStringIndex(para, -1) {
			out = append(out, para[from:at[1]])
			from = at[1]
		}
		out = append(out, para[from:])
	}
	return slices.DeleteFunc(out, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// joinSentences makes paragraphs of three sentences.
func joinSentences(list []string) string {
	var b strings.Builder
	for i, s := range list {
		b.WriteString(strings.TrimSpace(s))
		if i%3 == 2 {
			b.WriteString("\n\n")
		} else {
			b.WriteString(" ")
		}
	}
	return strings.TrimSpace(b.String())
}

// half is the first or second half of a text, in sentences.
func half(text string, which int) []string {
	all := sentencesOf(text)
	if which == 0 {
		return all[:len(all)/2]
	}
	return all[len(all)/2:]
}

// interleave takes three sentences of each list in turn.
func interleave(a, b []string) []string {
	var out []string
	for len(a)+len(b) > 0 {
		n, k := min(3, len(a)), min(3, len(b))
		out = append(append(out, a[:n]...), b[:k]...)
		a, b = a[n:], b[k:]
	}
	return out
}

// changeWords replaces about one word in rate by another.
func changeWords(text string, rate int, rnd *rand.Rand) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		ws := strings.Fields(line)
		for k := range ws {
			if rnd.IntN(rate) == 0 {
				ws[k] = addedWords[rnd.IntN(len(addedWords))]
			}
		}
		lines[i] = strings.Join(ws, " ")
	}
	return strings.Join(lines, "\n")
}

// liftSentences puts the longest three sentences of a text that quote nobody
// among twelve of its own; empty where there are none of twenty words.
func liftSentences(text, _ string, rnd *rand.Rand) string {
	long := slices.DeleteFunc(sentencesOf(text), func(s string) bool {
		return strings.ContainsAny(s, "\"“”") || len(strings.Fields(s)) < 20
	})
	slices.SortFunc(long, func(a, b string) int { return len(b) - len(a) })
	if len(long) < 3 {
		return ""
	}
	return joinSentences(slices.Concat(ownWords(5, rnd), long[:1], ownWords(4, rnd), long[1:3], ownWords(3, rnd)))
}

// liftQuotes puts the first four long quotations of a text into words of its
// own; empty where there are fewer than three.
func liftQuotes(text, _ string, rnd *rand.Rand) string {
	var out []string
	quotes := longQuotes(text)
	for _, s := range quotes[:min(4, len(quotes))] {
		out = append(out, ownWords(1, rnd)[0], strings.TrimSpace(text[s.Start:s.End]))
	}
	if len(quotes) < 3 {
		return ""
	}
	return strings.Join(slices.Concat(out, ownWords(3, rnd)), " ")
}

// liftLed takes one long quotation of a text with the narrator's words before
// it, eight or more; empty where there is none.
func liftLed(text, _ string, rnd *rand.Rand) string {
	for _, s := range longQuotes(text) {
		before := strings.FieldsFunc(" "+text[:s.Start], func(r rune) bool { return strings.ContainsRune(".!?\"“”\n", r) })
		lead := before[len(before)-1]
		if len(strings.Fields(lead)) >= 8 {
			return strings.Join(slices.Concat(ownWords(4, rnd), []string{strings.TrimSpace(lead + text[s.Start:s.End])}, ownWords(4, rnd)), " ")
		}
	}
	return ""
}

// quoteSpeech quotes a text's first four long quotations as another reporter
// would who heard them too: some whole, some cut otherwise, in words of its own.
func quoteSpeech(text, _ string, rnd *rand.Rand) string {
	var out []string
	quotes := longQuotes(text)
	for i, s := range quotes[:min(4, len(quotes))] {
		words := strings.Fields(strings.Trim(text[s.Start:s.End], "\"“”«» "))
		if i%2 == 1 {
			words = words[rnd.IntN(3):]
			words = words[:len(words)-1-rnd.IntN(3)]
		}
		out = append(out, ownWords(1, rnd)[0]+" “"+strings.Join(words, " ")+"”")
	}
	if len(quotes) == 0 {
		return ""
	}
	return strings.Join(slices.Concat(out, ownWords(3, rnd)), " ")
}

// longQuotes are the quotations of a text of ten words or more, in order.
func longQuotes(text string) []readout.Span {
	return slices.DeleteFunc(reuse.Quoted(text), func(s readout.Span) bool { return len(strings.Fields(text[s.Start:s.End])) < 10 })
}
