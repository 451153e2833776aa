package tags

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"readout"
)

// Lemmas gives the lemma of a word from its tags. Known words stand in a table;
// for the rest the longest known ending of the word says what to take off and
// what to put on.
type Lemmas struct {
	words   map[string]string // "went\tVBD" to the lemma
	endings map[string]edit   // "VBD\tied" to what is done
}

// edit takes cut bytes off a lower-cased word and puts add on.
type edit struct {
	cut int
	add string
}

// longestEnding is how many bytes of a word its ending can have.
const longestEnding = 5

// Lemma is the lemma of a word with a label.
func (l *Lemmas) Lemma(form string, label Label) string {
	proper := strings.HasPrefix(label.XPOS, "NNP")
	if label.UPOS == readout.PUNCT || label.UPOS == readout.SYM || label.UPOS == readout.NUM || label.UPOS == readout.X {
		return form
	}
	var room [64]byte
	low := normalise(room[:0], form)
	if proper && label.UPOS == readout.PROPN && label.XPOS == "NNP" {
		return form
	}
	key := make([]byte, 0, 80)
	key = append(append(append(key, low...), '\t'), label.XPOS...)
	if lemma, ok := l.words[string(key)]; ok {
		return restore(lemma, form, label.UPOS)
	}
	for n := min(longestEnding, len(low)); n >= 0; n-- {
		key = append(append(append(key[:0], label.XPOS...), '\t'), low[len(low)-n:]...)
		if e, ok := l.endings[string(key)]; ok && e.cut < len(low) {
			return restore(string(low[:len(low)-e.cut])+e.add, form, label.UPOS)
		}
	}
	return restore(string(low), form, label.UPOS)
}

// restore gives a proper noun its capitals back.
func restore(lemma, form string, upos readout.UPOS) string {
	if upos != readout.PROPN {
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
	for _, r := range strings.ToLower(form) {
		if r == '’' || r == '‘' {
			r = '\''
		}
		buf = utf8.AppendRune(buf, r)
	}
	return buf
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
		k := string(normalise(nil, e.Form)) + "\t" + e.Label.XPOS
		if votes[k] == nil {
			votes[k] = map[string]int{}
		}
		votes[k][string(normalise(nil, e.Lemma))]++
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
	l := &Lemmas{words: map[string]string{}, endings: endingsOf(rules)}
	for k, lemma := range words {
		low, xpos, _ := strings.Cut(k, "\t")
		if l.Lemma(low, Label{UPOS: readout.X + 1, XPOS: xpos}) != lemma {
			l.words[k] = lemma
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
			if c > n || c == n && (e.cut < best.cut || e.cut == best.cut && e.add < best.add) {
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

func editOf(low, lemma string) edit {
	n := 0
	for n < len(low) && n < len(lemma) && low[n] == lemma[n] {
		n++
	}
	for n > 0 && (n < len(low) && !utf8.RuneStart(low[n]) || n < len(lemma) && !utf8.RuneStart(lemma[n])) {
		n--
	}
	return edit{cut: len(low) - n, add: lemma[n:]}
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

// pack writes both tables as lines: key, tab-separated value; an empty line
// stands between them.
func (l *Lemmas) pack() []byte {
	var out []byte
	for _, k := range sorted(l.words) {
		out = append(out, k+"\t"+l.words[k]+"\n"...)
	}
	out = append(out, '\n')
	for _, k := range sorted(l.endings) {
		e := l.endings[k]
		out = append(out, k+"\t"+string(rune('0'+e.cut))+e.add+"\n"...)
	}
	return out
}

// ReadLemmas parses the section that LearnLemmas makes.
func ReadLemmas(b []byte) (*Lemmas, error) {
	bad := readout.Errorf(readout.KindInvalid, "language pack: section %s is missing or damaged (make the pack again: go run ./train)", SectionLemmas)
	first, second, ok := bytes.Cut(b, []byte("\n\n"))
	if !ok {
		return nil, bad
	}
	l := &Lemmas{words: map[string]string{}, endings: map[string]edit{}}
	for line := range strings.Lines(string(first)) {
		line = strings.TrimSuffix(line, "\n")
		i := strings.LastIndexByte(line, '\t')
		if i < 0 {
			return nil, bad
		}
		l.words[line[:i]] = line[i+1:]
	}
	for line := range strings.Lines(string(second)) {
		line = strings.TrimSuffix(line, "\n")
		i := strings.LastIndexByte(line, '\t')
		if i < 0 || i+1 >= len(line) || line[i+1] < '0' {
			return nil, bad
		}
		l.endings[line[:i]] = edit{cut: int(line[i+1] - '0'), add: line[i+2:]}
	}
	return l, nil
}
