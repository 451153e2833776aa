package tags

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/internal/wordclass"
	"readout/lexicon"
)

// Lemmas gives the lemma of a word from its tags. Known words stand in a table;
// for the rest the longest known ending of the word says what to take off and
// what to put on.
type Lemmas struct {
	words   lexicon.Words[string] // "went\tVBD" to the lemma
	endings lexicon.Words[edit]   // "VBD\tied" to what is done
	known   *wordclass.Table      // words seen in raw text; nil for none
}

// edit takes cut bytes off a lower-cased word, puts add on, and may give the
// word its capital back: "American".
type edit struct {
	cut   int
	add   string
	upper bool
}

// longestEnding is how many bytes of a word its ending can have.
const longestEnding = 5

// Lemma is the lemma of a word with a label.
func (l *Lemmas) Lemma(form string, label Label) string {
	switch {
	case form == "–":
		return "-"
	case form == "“" || form == "”":
		return `"`
	case form == "‘" || form == "’":
		return "'"
	case label.UPOS == readout.PUNCT || label.UPOS == readout.SYM || label.UPOS == readout.X || label.XPOS == "NNP":
		return form
	case label.UPOS == readout.NUM:
		return strings.ReplaceAll(strings.ToLower(form), ",", "")
	}
	var room [64]byte
	low := normalise(room[:0], form)
	key := make([]byte, 0, 80)
	key = append(append(append(key, low...), '\t'), label.XPOS...)
	if lemma, ok := l.words.Of(string(key)); ok {
		return restore(lemma, form, label.XPOS == "NNPS")
	}
	for n := min(longestEnding, len(low)); n >= 0; n-- {
		key = append(append(append(key[:0], label.XPOS...), '\t'), low[len(low)-n:]...)
		if e, ok := l.endings.Of(string(key)); ok && e.cut < len(low) {
			stem := form[:min(len(form), len(low)-e.cut)]
			if stem != string(low[:len(low)-e.cut]) {
				stem = string(low[:len(low)-e.cut])
			}
			lemma := stem + e.add
			if label.XPOS == "VBD" || label.XPOS == "VBN" || label.XPOS == "VBG" {
				lemma = l.verb(string(low), lemma, label.XPOS)
			}
			return restore(lemma, form, e.upper || label.XPOS == "NNPS")
		}
	}
	return restore(string(low), form, false)
}

// prefixes are put before irregular verbs: "underwent", "overcame".
var prefixes = []string{"under", "over", "out", "re", "un", "fore", "mis", "with", "inter"}

// verb doubts the lemma that an ending gave to the past or participle of a verb
// that is not in the table, and looks for one that raw text knows.
func (l *Lemmas) verb(low, lemma, xpos string) string {
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(low, p); ok {
			if simple, ok := l.words.Of(rest + "\t" + xpos); ok && len(rest) > 2 && !strings.HasSuffix(rest, "ed") && !strings.HasSuffix(rest, "ing") {
				return p + simple
			}
		}
	}
	if l.known == nil || l.knows(lemma) {
		return lemma
	}
	stem, ok := strings.CutSuffix(low, "ed")
	if !ok {
		if stem, ok = strings.CutSuffix(low, "ing"); !ok {
			return lemma
		}
	}
	for _, try := range []string{stem + "e", stem, stem[:max(len(stem)-1, 0)]} {
		if len(try) > 1 && l.knows(try) {
			return try
		}
	}
	return lemma
}

func (l *Lemmas) knows(word string) bool {
	return l.known.Lookup(wordclass.Key(word)) != wordclass.Codes{}
}

// restore gives a lemma the capitals of its form, where upper says so.
func restore(lemma, form string, upper bool) string {
	if !upper {
		return lemma
	}
	n := 0
	for n < len(lemma) && n < len(form) && lemma[n]|0x20 == form[n]|0x20 {
		n++
	}
	return form[:n] + lemma[n:]
}

// normalise appends the lower-cased form with straight apostrophes.
func normalise(buf []byte, form string) []byte {
	if lowerASCII(form) {
		return append(buf, form...)
	}
	for _, r := range strings.ToLower(form) {
		if r == '’' || r == '‘' {
			r = '\''
		}
		buf = utf8.AppendRune(buf, r)
	}
	return buf
}

// lowerASCII reports whether a form is written without capitals and signs beyond ASCII.
func lowerASCII(form string) bool {
	for i := range len(form) {
		if c := form[i]; 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Example is a word of a treebank with its lemma.
type Example struct {
	Form, Lemma string
	Label       Label
}

// LearnLemmas makes the section of examples: endings by majority, and every
// word that they would get wrong.
func LearnLemmas(examples []Example) []byte {
	votes := map[string]map[string]int{} // word and tag to lemmas
	for _, e := range examples {
		switch e.Label.UPOS {
		case readout.PUNCT, readout.SYM, readout.NUM, readout.X:
			continue
		}
		if e.Label.XPOS == "NNP" {
			continue
		}
		k := string(normalise(nil, e.Form)) + "\t" + e.Label.XPOS
		if votes[k] == nil {
			votes[k] = map[string]int{}
		}
		votes[k][e.Lemma]++
	}
	words := map[string]string{}
	rules := map[string]map[edit]int{}
	for _, k := range sorted(votes) {
		lemma := winner(votes[k])
		words[k] = lemma
		low, xpos, _ := strings.Cut(k, "\t")
		e := editOf(low, lemma)
		for n := 0; n <= min(longestEnding, len(low)); n++ {
			r := xpos + "\t" + low[len(low)-n:]
			if rules[r] == nil {
				rules[r] = map[edit]int{}
			}
			rules[r][e]++
		}
	}
	l := &Lemmas{endings: *lexicon.NewWords(endingsOf(rules))}
	for k, lemma := range words {
		low, xpos, _ := strings.Cut(k, "\t")
		form := low // as it is written where the lemma has a capital
		if r, n := utf8.DecodeRuneInString(lemma); unicode.IsUpper(r) {
			form = string(r) + low[min(n, len(low)):]
		}
		if l.Lemma(form, Label{UPOS: readout.NOUN, XPOS: xpos}) != lemma {
			l.words.Put(k, lemma)
		}
	}
	return l.pack()
}

// endingsOf keeps, from short to long, each ending whose majority differs from
// what the next shorter ending would do.
func endingsOf(rules map[string]map[edit]int) map[string]edit {
	keys := sorted(rules)
	slices.SortStableFunc(keys, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	out := map[string]edit{}
	for _, k := range keys {
		xpos, ending, _ := strings.Cut(k, "\t")
		best, n, total := edit{}, 0, 0
		for e, c := range rules[k] {
			total += c
			if c > n || c == n && e.before(best) {
				best, n = e, c
			}
		}
		if ending != "" && total < 2 {
			continue
		}
		inherited, ok := edit{}, false
		for i := 1; i <= len(ending) && !ok; i++ {
			inherited, ok = out[xpos+"\t"+ending[i:]]
		}
		if !ok || inherited != best {
			out[k] = best
		}
	}
	return out
}

// before orders edits, to break ties.
func (e edit) before(o edit) bool {
	if e.upper != o.upper {
		return o.upper
	}
	return cmp.Or(e.cut-o.cut, cmp.Compare(e.add, o.add)) < 0
}

func editOf(low, lemma string) edit {
	r, _ := utf8.DecodeRuneInString(lemma)
	upper := unicode.IsUpper(r)
	lemma = strings.ToLower(lemma)
	n := 0
	for n < len(low) && n < len(lemma) && low[n] == lemma[n] {
		n++
	}
	for n > 0 && (n < len(low) && !utf8.RuneStart(low[n]) || n < len(lemma) && !utf8.RuneStart(lemma[n])) {
		n--
	}
	return edit{cut: len(low) - n, add: lemma[n:], upper: upper}
}

func winner(votes map[string]int) string {
	best := ""
	for _, k := range sorted(votes) {
		if best == "" || votes[k] > votes[best] {
			best = k
		}
	}
	return best
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// between stands between the two tables of the section.
const between = "\n=\n"

// pack writes both tables as lines: key, tab, value.
func (l *Lemmas) pack() []byte {
	var out []byte
	words, endings := maps.Collect(l.words.All()), maps.Collect(l.endings.All())
	for _, k := range sorted(words) {
		out = append(out, "\n"+k+"\t"+words[k]...)
	}
	out = append(out, between...)
	for _, k := range sorted(endings) {
		e := endings[k]
		cased := ""
		if e.upper {
			cased = "^"
		}
		out = append(out, k+"\t"+string(rune('0'+e.cut))+cased+e.add+"\n"...)
	}
	return out
}

// ReadLemmas parses the section that LearnLemmas makes.
func ReadLemmas(b []byte) (*Lemmas, error) {
	bad := readout.Errorf(readout.KindInvalid, "language pack: section %s is missing or damaged (make the pack again: go run ./train)", SectionLemmas)
	first, second, ok := strings.Cut(string(b), between)
	if !ok {
		return nil, bad
	}
	l := &Lemmas{}
	for line := range strings.Lines(strings.TrimPrefix(first, "\n")) {
		line = strings.TrimSuffix(line, "\n")
		i := strings.LastIndexByte(line, '\t')
		if i < 0 {
			return nil, bad
		}
		l.words.Put(line[:i], line[i+1:])
	}
	for line := range strings.Lines(second) {
		line = strings.TrimSuffix(line, "\n")
		i := strings.LastIndexByte(line, '\t')
		if i < 0 || i+1 >= len(line) || line[i+1] < '0' {
			return nil, bad
		}
		add, upper := strings.CutPrefix(line[i+2:], "^")
		l.endings.Put(line[:i], edit{cut: int(line[i+1] - '0'), add: add, upper: upper})
	}
	return l, nil
}
