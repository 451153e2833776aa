package main

import (
	"math"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"readout"
	"readout/lexicon"
)

var (
	numeralForm = regexp.MustCompile(`\d[\d,]*(?:\.\d+)?`)
	wordForm    = regexp.MustCompile(`[A-Za-z]+`)
	unitForm    = regexp.MustCompile(`^(?:[-\s]*[A-Za-z]+|\s*%)`)
	voteForm    = regexp.MustCompile(`(\d+)(\s*[-–]\s*|\s+to\s+)(\d+)`)
)

// numberWords are the numbers of one word from two on, by word and by value.
var numberWords = sync.OnceValue(func() (t struct {
	value map[string]float64
	word  map[float64]string
}) {
	t.value, t.word = map[string]float64{}, map[float64]string{}
	for _, row := range lexicon.Load("en/numbers.txt").Rows {
		v, err := strconv.ParseFloat(row[1], 64)
		if plain := row[2] == "u" || row[2] == "t" || row[2] == "x"; plain && err == nil && v >= 2 {
			if t.value[row[0]] = v; t.word[v] == "" || row[0] < t.word[v] {
				t.word[v] = row[0]
			}
		}
	}
	return t
})

// numeral is a figure as it is written: "3.5", "six".
type numeral struct {
	readout.Span
	words string
	value float64
}

// numeralIn finds the first figure of a stretch of a text.
func numeralIn(text string, span readout.Span) (numeral, bool) {
	words := text[span.Start:span.End]
	if at := numeralForm.FindStringIndex(words); at != nil {
		n := strings.TrimRight(words[at[0]:at[1]], ",")
		v, err := strconv.ParseFloat(strings.ReplaceAll(n, ",", ""), 64)
		return numeral{readout.Span{Start: span.Start + at[0], End: span.Start + at[0] + len(n)}, n, v}, err == nil
	}
	for _, at := range wordForm.FindAllStringIndex(words, -1) {
		if v := numberWords().value[strings.ToLower(words[at[0]:at[1]])]; v > 0 {
			return numeral{readout.Span{Start: span.Start + at[0], End: span.Start + at[1]}, words[at[0]:at[1]], v}, true
		}
	}
	return numeral{}, false
}

// digits reports whether a figure is written in digits.
func (n *numeral) digits() bool { return strings.ContainsAny(n.words, "0123456789") }

// as writes another value as the figure is written, "" where it cannot be.
func (n *numeral) as(v float64) string {
	if !n.digits() {
		word := numberWords().word[v]
		if word != "" && n.words[0] < 'a' {
			word = strings.ToUpper(word[:1]) + word[1:]
		}
		return word
	}
	whole, fraction, _ := strings.Cut(n.words, ".")
	out := strconv.FormatFloat(v, 'f', len(fraction), 64)
	if dot := strings.IndexByte(out+".", '.'); dot > 3 && (strings.Contains(whole, ",") || len(whole) < 4) {
		out = out[:dot-3] + "," + out[dot-3:]
	}
	return out
}

// smallest is up to where a figure changes by ones rather than by a share.
const smallest = 12

// other draws another value for a figure: a small one some off, a greater one by
// an eighth to a half less or up to two thirds more, as round as it was.
func (n *numeral) other(r *rand.Rand) float64 {
	if n.value <= smallest && n.value == math.Trunc(n.value) && !strings.Contains(n.words, ".") {
		by := float64(1 + r.IntN(max(2, int(n.value)/2)))
		if by >= n.value || r.IntN(2) == 0 {
			return n.value + by
		}
		return n.value - by
	}
	step := n.step()
	share := 1.13 + 0.57*r.Float64()
	if r.IntN(2) == 0 {
		share = 0.5 + 0.37*r.Float64()
	}
	v := math.Round(n.value*share/step) * step
	if v == n.value || v <= 0 {
		return n.value + step
	}
	return v
}

// step is the unit of the last place that a figure gives.
func (n *numeral) step() float64 {
	whole, fraction, _ := strings.Cut(strings.ReplaceAll(n.words, ",", ""), ".")
	if fraction != "" {
		return math.Pow(10, -float64(len(fraction)))
	}
	return math.Pow(10, float64(len(whole)-len(strings.TrimRight(whole, "0"))))
}

// alterFigure changes a figure wherever it stands with the same word after it.
func (s *site) alterFigure(r *rand.Rand) (string, []edit) {
	n, ok := numeralIn(s.doc.Text, s.span)
	if !ok {
		return "", nil
	}
	unit, sort := strings.ToLower(unitForm.FindString(s.doc.Text[n.End:])), s.kind
	switch {
	case unit == "%" || strings.Contains(s.words(), "percent") || strings.Contains(s.words(), "per cent"):
		sort = "percent"
	case s.kind == "number" && s.doc.Text[max(n.Start-1, 0):n.Start] == "$":
		sort = "money"
	}
	v := n.other(r)
	now := n.as(v)
	if now == "" || now == n.words || sort == "percent" && v > 100 {
		return sort, nil
	}
	var out []edit
	left := 0
	for _, m := range mentions(s.doc.Text, n.words) {
		if strings.ToLower(unitForm.FindString(s.doc.Text[m.End:])) == unit {
			out = append(out, edit{m, now})
		} else {
			left++
		}
	}
	if left > 1 || left > 0 && n.digits() && n.value >= 10 {
		return sort, nil
	}
	return sort, out
}

// alterAge makes somebody two to seven years older or younger.
func (s *site) alterAge(r *rand.Rand) []edit {
	n, ok := numeralIn(s.doc.Text, s.span)
	if !ok {
		return nil
	}
	by := float64(2 + r.IntN(6))
	if n.value > by && r.IntN(2) == 0 {
		by = -by
	}
	return swapIn(s.doc.Text, n.words, n.as(n.value+by))
}

// alterVote moves some votes from one side to the other; who won stays.
func (s *site) alterVote(r *rand.Rand) []edit {
	m := voteForm.FindStringSubmatch(s.words())
	if m == nil {
		return nil
	}
	ayes, _ := strconv.Atoi(m[1])
	noes, _ := strconv.Atoi(m[3])
	by := 1 + r.IntN(14)
	if r.IntN(2) == 0 {
		by = -by
	}
	if (ayes+by > noes-by) != (ayes > noes) || ayes+by <= 0 || noes-by <= 0 {
		if by = -by; (ayes+by > noes-by) != (ayes > noes) || ayes+by <= 0 || noes-by <= 0 {
			return nil
		}
	}
	return swapIn(s.doc.Text, m[0], strconv.Itoa(ayes+by)+m[2]+strconv.Itoa(noes-by))
}

// greatestOrdinal is the greatest ordinal that is altered: news counts no further.
const greatestOrdinal = 10

// alterOrdinal moves an ordinal by one or two, there and where the same word follows.
func (s *site) alterOrdinal(r *rand.Rand) []edit {
	was := s.words()
	n := lexicon.Ordinal(strings.ToLower(was))
	if n == 0 || n > greatestOrdinal || was[0] <= '9' {
		return nil
	}
	to := n + 1
	switch {
	case n == 1:
		to += r.IntN(2)
	case r.IntN(2) == 0 || n == greatestOrdinal:
		to = n - 1
	}
	now := lexicon.OrdinalWord(to)
	if was[0] < 'a' {
		now = strings.ToUpper(now[:1]) + now[1:]
	}
	unit := unitForm.FindString(s.doc.Text[s.span.End:])
	return slices.DeleteFunc(swapIn(s.doc.Text, was, now), func(e edit) bool {
		return e.Span != s.span && unitForm.FindString(s.doc.Text[e.End:]) != unit
	})
}
