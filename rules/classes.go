package rules

import (
	"strconv"
	"strings"

	"readout"
	"readout/lexicon"
)

// class is a named set of tokens or phrases, each with a value.
type class struct {
	name  string
	shape func(text string) (value string, ok bool) // one token, by its form
	words map[int32]string                          // one token, by a list
	first map[int32][]phrase                        // phrases of a list, longest first
	read  func(doc *readout.Document, i, end int) (value string, n int)
	start func(text string) bool // which tokens read may begin with
	reads int                    // which of the readers read is
	look  int                    // when the text tells, see lookAlways; -1 for never
}

// The classes that read several tokens.
const (
	readNumber = iota
	readYear
	readers
)

// phrase is a list's entry of several tokens.
type phrase struct {
	words []int32
	value string
}

// length is how many tokens the class takes at token i, up to the end of what is
// matched at once; 0 for none.
func (c *class) length(s *scan, i, end int) int {
	if c.read != nil {
		known := &s.tokens[i-s.base].lengths[c.reads]
		if *known == 0 {
			_, n := c.read(s.doc, i, end)
			*known = int16(n) + 1
		}
		return int(*known) - 1
	}
	w := s.tokens[i-s.base].word
	for _, p := range c.first[w] {
		if s.phraseAt(p, i, end) {
			return len(p.words)
		}
	}
	if c.words != nil {
		if _, ok := c.words[w]; ok {
			return 1
		}
	}
	if c.shape != nil {
		if _, ok := c.shape(s.doc.Tokens[i].Text(s.doc)); ok {
			return 1
		}
	}
	return 0
}

// value is what the class gives for the tokens [i, end) that it took.
func (c *class) value(s *scan, i, end int) string {
	if c.read != nil {
		v, _ := c.read(s.doc, i, end)
		return v
	}
	w := s.tokens[i-s.base].word
	if end-i > 1 {
		for _, p := range c.first[w] {
			if len(p.words) == end-i && s.phraseAt(p, i, end) {
				return p.value
			}
		}
	}
	if v, ok := c.words[w]; ok {
		return v
	}
	if c.shape != nil {
		v, _ := c.shape(s.doc.Tokens[i].Text(s.doc))
		return v
	}
	return ""
}

// newClass makes the class of a name: a shape, or a list of the language.
func (b *builder) newClass(name string) (*class, error) {
	c := &class{name: name, look: -1}
	switch name {
	case "number":
		c.read = func(doc *readout.Document, i, end int) (string, int) {
			v, n := b.numerals.read(doc, i, end)
			if n == 0 {
				return "", 0
			}
			return formatNumber(v), n
		}
		c.start, c.look = b.numerals.starts, lookFigure
		c.reads = readNumber
		b.addNumerals()
		return c, nil
	case "yearwords":
		c.read, c.start, c.reads = b.numerals.yearWords, b.numerals.startsYear, readYear
		b.addNumerals()
		return c, nil
	}
	if prefix, rest, ok := strings.Cut(name, ":"); ok {
		return c, b.addPrefixed(c, strings.ToLower(prefix), rest)
	}
	if shape, ok := shapes[name]; ok {
		c.shape, c.look = shape, lookFigure
		if name == "word" || name == "capital" {
			c.look = lookAlways
		}
		if name == "monthday" || name == "ordinal" {
			return c, b.addList(c, "ordinals", func(v string) bool {
				n, err := strconv.Atoi(v)
				return err == nil && (name == "ordinal" || n <= 31)
			})
		}
		return c, nil
	}
	return c, b.addList(c, name, func(string) bool { return true })
}

// addNumerals makes the number words known, so that tokens tell by their word
// whether a number can begin with them.
func (b *builder) addNumerals() {
	for w := range b.numerals.words {
		b.vocab.add(w)
	}
}

// addPrefixed makes the class of words that carry a prefix: <mid-:months> has
// "mid-May", with the value that <months> gives to May.
func (b *builder) addPrefixed(c *class, prefix, rest string) error {
	inner, err := b.newClass(rest)
	if err != nil || inner.read != nil {
		return readout.Errorf(readout.KindInvalid, "no list or shape for words with the prefix %q is called %q", prefix, rest)
	}
	c.look = lookHyphen
	c.shape = func(text string) (string, bool) {
		if len(text) <= len(prefix) || !strings.EqualFold(text[:len(prefix)], prefix) {
			return "", false
		}
		text = text[len(prefix):]
		if v, ok := inner.words[b.vocab.look(text)]; ok {
			return v, true
		}
		if inner.shape == nil {
			return "", false
		}
		return inner.shape(text)
	}
	return nil
}

// addList puts the entries of a list into a class, the second column being the
// value.
func (b *builder) addList(c *class, list string, keep func(value string) bool) error {
	path := b.lang + "/" + list + ".txt"
	known := false
	for _, p := range lexicon.Paths() {
		known = known || p == path
	}
	if !known {
		return readout.Errorf(readout.KindInvalid, "no shape and no list %s is called %q", path, list)
	}
	c.words, c.first = map[int32]string{}, map[int32][]phrase{}
	for _, row := range lexicon.Load(path).Rows {
		value := row[0]
		if len(row) > 1 {
			value = row[1]
		}
		if !keep(value) {
			continue
		}
		parts := splitPhrase(row[0])
		ids := make([]int32, len(parts))
		for i, w := range parts {
			ids[i] = b.vocab.add(w)
		}
		if len(ids) == 1 {
			c.words[ids[0]] = value
			continue
		}
		c.first[ids[0]] = append(c.first[ids[0]], phrase{ids, value})
	}
	for _, ps := range c.first {
		sortLongest(ps)
	}
	return nil
}

// sortLongest sorts phrases by falling length, keeping the list's order among
// equals.
func sortLongest(ps []phrase) {
	for i := 1; i < len(ps); i++ {
		for j := i; j > 0 && len(ps[j].words) > len(ps[j-1].words); j-- {
			ps[j], ps[j-1] = ps[j-1], ps[j]
		}
	}
}

// shapes are the classes of single tokens that are known by their form.
var shapes = map[string]func(string) (string, bool){
	"integer":   integerShape,
	"monthday":  func(s string) (string, bool) { return ranged(strings.TrimRight(s, "stndrh"), 1, 31, 2) },
	"day":       func(s string) (string, bool) { return ranged(s, 1, 31, 2) },
	"monthnum":  func(s string) (string, bool) { return ranged(s, 1, 12, 2) },
	"hour":      func(s string) (string, bool) { return ranged(s, 0, 24, 2) },
	"year":      yearShape,
	"shortyear": shortYearShape,
	"decade":    decadeShape,
	"clock":     clockShape,
	"dotclock":  dotClockShape,
	"fullclock": fullClockShape,
	"isodate":   isoDateShape,
	"slashdate": slashDateShape,
	"ordinal":   ordinalShape,
	"word":      wordShape,
	"capital":   capitalShape,
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func integerShape(s string) (string, bool) {
	if !allDigits(s) || len(s) > 9 {
		return "", false
	}
	s = strings.TrimLeft(s, "0")
	if s == "" {
		s = "0"
	}
	return s, true
}

// ranged reads an integer of at most width digits between low and high.
func ranged(s string, low, high, width int) (string, bool) {
	if len(s) > width || !allDigits(s) {
		return "", false
	}
	n, err := strconv.Atoi(s)
	return strconv.Itoa(n), err == nil && low <= n && n <= high
}

func yearShape(s string) (string, bool) {
	if len(s) != 4 || !allDigits(s) || s < "1000" || s > "2199" {
		return "", false
	}
	return s, true
}

// shortYearShape reads '96 as 1996 and '12 as 2012: two digits mean the year
// nearest to the turn of the century within fifty years.
func shortYearShape(s string) (string, bool) {
	for _, q := range []string{"'", "’", "‘", "`"} {
		if rest, ok := strings.CutPrefix(s, q); ok && len(rest) == 2 && allDigits(rest) {
			if rest < "40" {
				return "20" + rest, true
			}
			return "19" + rest, true
		}
	}
	return "", false
}

// decadeShape reads 1990s, 1990's, '90s and 90s as 199.
func decadeShape(s string) (string, bool) {
	s = strings.TrimLeft(normalise(s), "'")
	s, ok := strings.CutSuffix(s, "s")
	if !ok {
		return "", false
	}
	s = strings.TrimSuffix(s, "'")
	if !allDigits(s) || !strings.HasSuffix(s, "0") {
		return "", false
	}
	switch {
	case len(s) == 4 && s >= "1000" && s < "2200":
		return s[:3], true
	case len(s) == 2 && s >= "20":
		return "19" + s[:1], true
	}
	return "", false
}

// dotClockShape reads the British 2.30, which only a half of the day tells from
// a decimal, as 02:30.
func dotClockShape(s string) (string, bool) {
	if strings.Count(s, ".") != 1 {
		return "", false
	}
	return clockShape(strings.Replace(s, ".", ":", 1))
}

// fullClockShape reads the four figures of a day of 24 hours, 1942, as 19:42.
func fullClockShape(s string) (string, bool) {
	if len(s) != 4 || !allDigits(s) {
		return "", false
	}
	return clockShape(s[:2] + ":" + s[2:])
}

// clockShape reads 9:35 and 09:35:10 as 09:35.
func clockShape(s string) (string, bool) {
	h, m, ok := strings.Cut(s, ":")
	if !ok {
		return "", false
	}
	m, sec, _ := strings.Cut(m, ":")
	hour, ok1 := ranged(h, 0, 24, 2)
	minute, ok2 := ranged(m, 0, 59, 2)
	if !ok1 || !ok2 || len(m) != 2 || (sec != "" && (len(sec) != 2 || !allDigits(sec))) {
		return "", false
	}
	return pad(hour) + ":" + pad(minute), true
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

func isoDateShape(s string) (string, bool) {
	if len(s) < 10 || s[4] != '-' || s[7] != '-' || !readout.Date(s[:10]).Exact() {
		return "", false
	}
	return s[:10], len(s) == 10
}

// slashDateShape reads the American order 6/15/2025, 06/15/25 and, where the
// first number cannot be a month, the other one.
func slashDateShape(s string) (string, bool) {
	parts := strings.Split(s, "/")
	if len(s) < 6 || len(s) > 10 || len(parts) != 3 || !allDigits(parts[0]) || !allDigits(parts[1]) || !allDigits(parts[2]) {
		return "", false
	}
	m, d, y := pad(parts[0]), pad(parts[1]), parts[2]
	if len(y) == 2 {
		y, _ = shortYearShape("'" + y)
	}
	if m > "12" {
		m, d = d, m
	}
	v := y + "-" + m + "-" + d
	return v, len(v) == 10 && readout.Date(v).Exact()
}

// ordinalShape reads 21st as 21.
func ordinalShape(s string) (string, bool) {
	if len(s) < 3 || len(s) > 6 {
		return "", false
	}
	switch strings.ToLower(s[len(s)-2:]) {
	case "st", "nd", "rd", "th":
		return integerShape(s[:len(s)-2])
	}
	return "", false
}

func wordShape(s string) (string, bool) {
	c := s[0]
	return s, 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
}

func capitalShape(s string) (string, bool) { return s, 'A' <= s[0] && s[0] <= 'Z' }
