package reconcile

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"readout"
	"readout/internal/syntax"
	"readout/internal/wordvec"
	"readout/lexicon"
)

// factKind is the sort of a fact: only facts of one kind are compared.
type factKind uint8

const (
	factNumber factKind = iota
	factDuration
	factDate
	factOrdinal
	factPlace
	factPerson
	factClaim  // a predicate that holds or is negated
	factAge    // of a named person
	factVote   // ayes and noes
	factOffice // who holds an office
	factDeed   // who did it to whom, what went from where to where
)

// fact is one value that a sentence states, with the words that say of what.
type fact struct {
	kind     factKind
	rec      *readout.Record
	sentence int
	span     readout.Span
	number   *number
	date     readout.Date
	name     string // place, person, ordinal or predicate, as compared
	anchor   string // lemma of what the value hangs on: "soldier", "vote"
	rel      string // relation to the anchor, with its preposition: "obl:in"
	named    bool   // the anchor is a name
	negated  bool
	denier   int            // of a claim: the word that denies it, -1 for none
	undone   bool           // of a claim: denied by the word that it hangs on, "refused to go"
	poles    []lexicon.Pole // of a claim: what it can be the opposite of
	mood     lexicon.Mood   // of a claim
	aimed    bool           // of a claim: only what something is for, or what was denied to somebody
	subject  string         // of a claim
	passive  bool           // of a claim: it says what is done to its subject
	context  []term         // words around it, by word; made when asked for
	total    float64
	weighed  bool           // context and total are made
	sense    wordvec.Vector // see beside
	sensed   bool
	from     *extractor
	last     string  // of the names, when asked for
	low      string  // see lower
	row      []*fact // the names in a row with it, when asked for; see mates
	spelling string  // see spelled
	parts    *nameParts
	head     int // token that stands for the value in the tree
	tokens   readout.TokenRange
	passage  *passage
	prop     *proposition // what the value is stated of, once asked for
	of       string       // whose: of a place the last name ("Lee of Kansas"), of an office the country's code, of an age the whole name
	office   office       // what is said of an office
	lone     bool         // of a sum: the only one of its report in its currency
	whose    int          // of an age: a token that names whose, -1 for none
}

// facts lists the comparable facts of a document, by place.
func facts(rec *readout.Record) ([]*fact, *extractor) {
	if len(rec.Arcs) == 0 {
		return nil, nil
	}
	x := &extractor{rec: rec, tree: syntax.New(rec.Document), referred: referred(rec), besides: map[int]weighedTerms{}, senses: map[[2]int]wordvec.Vector{}, likes: map[*extractor]float64{}}
	x.readLemmas()
	x.readWords()
	x.ages()
	x.votes()
	x.numbers()
	x.unharmed()
	x.dates()
	x.ordinals()
	x.names()
	x.predicates()
	x.offices()
	x.heads()
	x.ties()
	x.deeds()
	slices.SortStableFunc(x.out, func(a, b *fact) int { return a.span.Compare(b.span) })
	return x.out, x
}

type extractor struct {
	rec      *readout.Record
	tree     *syntax.Tree
	referred []string                  // of each token that is a pronoun or nominal, the name of who is meant
	lemmas   []string                  // of each token, in lower case
	words    []string                  // how each token counts in a context, empty for one that does not
	rare     []float64                 // rarity of each of words
	terms    []term                    // all that count, by word
	places   []int                     // of each of words, in terms
	whole    *weighedTerms             // terms with their weight, once asked for
	besides  map[int]weighedTerms      // sentence → words of those beside it
	spread   []int                     // in how many sentences each of terms counts, once asked for
	senses   map[[2]int]wordvec.Vector // sentences, first and end → their sum of word vectors
	likes    map[*extractor]float64    // other reports → how alike they are
	out      []*fact
}

// referred names who is meant where a text says "he" or "the company", so that
// contexts can share a name that one of the texts does not repeat.
func referred(rec *readout.Record) []string {
	out := make([]string, len(rec.Tags))
	for _, c := range rec.Chains {
		if len(c.Members) > 0 || c.Name == "" {
			continue
		}
		for _, ref := range c.References {
			if ref.Form != readout.FormName {
				out[ref.Head] = lastName(c.Name)
			}
		}
	}
	return out
}

// add completes a fact whose value stands at the tokens of r.
func (x *extractor) add(f fact, r readout.TokenRange) {
	head := x.headOf(r)
	f.rec, f.from, f.sentence, f.head, f.tokens = x.rec, x, x.tree.SentenceOf(head), head, r
	if f.sentence < 0 || !x.rec.Sentences[f.sentence].Kind.News() {
		return
	}
	if up := x.tree.Head(head); up >= 0 {
		if f.anchor == "" {
			f.anchor = x.lemma(up)
			f.named = x.tree.UPOS(up) == readout.PROPN
		}
		if f.rel == "" {
			f.rel = x.relation(head)
		}
	}
	kept := f // here alone on the heap: many are dropped above
	x.out = append(x.out, &kept)
}

// relation is how a token hangs on its head, with its preposition.
func (x *extractor) relation(i int) string {
	rel := x.tree.Rel(i)
	if c := x.tree.Child(i, "case"); c >= 0 {
		rel += ":" + x.tree.Lemma(c)
	}
	return rel
}

// titled is the noun right before a person's name that says what that person is, where
// the name hangs on it: "the wrestler Ann Lee"; -1 for none.
func (x *extractor) titled(name readout.TokenRange) int {
	head := x.headOf(name)
	noun := x.tree.Head(head)
	if noun == name.First-1 && x.tree.Is(head, "appos", "flat", "compound") && x.rec.Tags[noun].UPOS == readout.NOUN {
		return noun
	}
	return -1
}

// lastName is the last of the names of a person, a place or who holds an office.
func (f *fact) lastName() string {
	if f.last == "" {
		f.last = lastName(f.name)
	}
	return f.last
}

// around is the words around a fact and their whole weight. Few facts are ever
// compared, so they are weighed when first asked for.
func (f *fact) around() ([]term, float64) {
	if !f.weighed {
		if f.weighed = true; f.context == nil {
			f.context = f.from.context(f.head, f.tokens, f.sentence)
		}
		for _, t := range f.context {
			f.total += float64(t.weight)
		}
	}
	return f.context, f.total
}

// headOf is the token of r whose head lies outside r.
func (x *extractor) headOf(r readout.TokenRange) int {
	for i := r.First; i < r.End; i++ {
		if h := x.tree.Head(i); !r.Contains(h) {
			return i
		}
	}
	return r.First
}

// distances says how many steps in the tree lie between a token and those of a
// sentence, plus one; 0 for those that hang elsewhere.
func (x *extractor) distances(head int, sentence readout.TokenRange) []uint8 {
	near := make([]uint8, sentence.Len())
	mark := func(i, d int) {
		if sentence.Contains(i) && near[i-sentence.First] == 0 {
			near[i-sentence.First] = uint8(d) + 1
		}
	}
	for d, i := 0, head; i >= 0 && d < 8; d, i = d+1, x.tree.Head(i) {
		mark(i, d)
		for _, c := range x.tree.Children(i) {
			mark(int(c), d+1)
		}
	}
	return near
}

func abs(n int) int { return max(n, -n) }

func (x *extractor) numbers() {
	for _, q := range x.rec.Quantities {
		if slices.ContainsFunc(x.out, func(f *fact) bool { return f.span.Overlaps(q.Span) }) {
			continue // an age or a vote
		}
		if endsScore(x.rec.Text[:q.Span.Start]) || partitive(x.rec.Text[q.Span.End:]) || further(q.Span.Text(x.rec.Document)) || lexicon.InClass("further-word", x.before(q.Tokens.First)) {
			continue
		}
		if x.opensRange(q) || x.joinsName(q) || x.denominates(q) {
			continue
		}
		n := fromQuantity(q)
		n.approximate = n.approximate || roundWord(q.Span.Text(x.rec.Document), n.value)
		f := fact{kind: factNumber, span: q.Span, number: &n, anchor: x.counted(q)}
		if q.Timex >= 0 && n.unit != "" && isDuration(q.Unit) {
			f.kind = factDuration
		}
		x.add(f, q.Tokens)
	}
}

func (x *extractor) dates() {
	for i, tx := range x.rec.Timexes {
		date := x.dateOf(i)
		if (tx.Type == readout.TimexDate || tx.Type == readout.TimexTime && x.namesDay(tx)) && date.Known() && !vagueDay(tx.Span.Text(x.rec.Document)) && !stretches(tx.Span.Text(x.rec.Document)) && !x.dayOfAName(tx.Tokens) && !signs(x.rec.Text[:tx.Span.Start]) {
			x.add(fact{kind: factDate, span: tx.Span, date: date.Day()}, tx.Tokens)
		}
	}
}

// dateOf is the calendar value of a time expression, as far as it is known.
func (x *extractor) dateOf(timex int) readout.Date {
	if timex < len(x.rec.Dates) && x.rec.Dates[timex].Known() {
		return x.rec.Dates[timex]
	}
	return x.rec.Timexes[timex].Date
}

// signs reports whether a text ends with the handle of who wrote a post, after which its
// day stands.
func signs(text string) bool {
	text = strings.TrimRight(text, " ")
	at := strings.LastIndexByte(text, '(')
	return at >= 0 && strings.HasSuffix(text, ")") && strings.HasPrefix(text[at:], "(@") && !strings.Contains(text[at:], " ")
}

// namesDay reports whether the words of an hour or of a part of a day say which day
// that is: "Monday morning", "9 a.m. on May 3".
func (x *extractor) namesDay(tx readout.Timex) bool {
	words := strings.Fields(strings.ToLower(tx.Span.Text(x.rec.Document)))
	return slices.ContainsFunc(words, func(w string) bool { return lexicon.Weekday(w) != 0 || lexicon.Month(strings.Trim(w, ".,")) })
}

// dayOfAName reports whether a weekday is part of a name: "Super Tuesday", "the
// Black Friday sales".
func (x *extractor) dayOfAName(day readout.TokenRange) bool {
	if day.Len() != 1 || lexicon.Weekday(strings.ToLower(x.tree.Text(day.First))) == 0 {
		return false
	}
	c := x.tree.Child(day.First, "compound", "amod")
	return c >= 0 && c == day.First-1 && x.rec.Tags[c].UPOS != readout.DET && c != x.rec.Sentences[x.tree.SentenceOf(c)].Tokens.First && unicode.IsUpper(rune(x.tree.Text(c)[0]))
}

// vagueDay reports whether a date points at another of its text: "the same day", "the
// end of the month".
func vagueDay(words string) bool {
	fields := strings.Fields(strings.ToLower(words))
	n := len(fields)
	return slices.ContainsFunc(fields, lexicon.VagueDay) || n > 2 && fields[n-3] == "of" && fields[n-2] == "the" && lexicon.InClass("calendar-unit", fields[n-1])
}

func (x *extractor) ordinals() {
	for i := range x.rec.Tags {
		superlative := x.superlative(i)
		if !superlative && x.tree.Rel(i) != "amod" {
			continue
		}
		rank := lexicon.Ordinal(x.lemma(i))
		if rank > 0 && superlative {
			x.add(fact{kind: factOrdinal, span: x.rec.Tokens[i].Span, name: strconv.Itoa(rank), anchor: x.lemma(i + 2), rel: "superlative"}, readout.TokenRange{First: i, End: i + 1})
			continue
		}
		if rank == 0 || x.tree.Rel(i) != "amod" || x.namesByRank(i) {
			continue
		}
		span := x.rec.Tokens[i].Span
		if slices.ContainsFunc(x.rec.Timexes, func(tx readout.Timex) bool { return tx.Span.Overlaps(span) && tx.Type == readout.TimexDate }) {
			continue
		}
		x.add(fact{kind: factOrdinal, span: span, name: strconv.Itoa(rank)}, readout.TokenRange{First: i, End: i + 1})
	}
}

// namesByRank reports whether the ordinal at token i is part of a name: "the 5th Circuit".
func (x *extractor) namesByRank(i int) bool {
	up := x.tree.Head(i)
	return up >= 0 && x.rec.Tags[up].UPOS == readout.PROPN && unicode.IsDigit(rune(x.tree.Text(i)[0]))
}

// superlative reports whether the ordinal at token i ranks by a superlative:
// "second-largest".
func (x *extractor) superlative(i int) bool {
	return i+2 < len(x.rec.Tags) && x.rec.Tags[i+2].XPOS == "JJS" && x.tree.Text(i+1) == "-"
}

func (x *extractor) names() {
	for _, ent := range x.rec.Entities {
		switch ent.Type {
		case readout.EntityPlace:
			if strings.HasPrefix(x.rec.Text[ent.Span.End:], "-based") {
				continue // of a body, not where anything happened
			}
			x.add(fact{kind: factPlace, span: ent.Span, name: ent.Name, of: x.native(ent.Tokens)}, ent.Tokens)
		case readout.EntityPerson:
			f := fact{kind: factPerson, span: ent.Span, name: ent.Name}
			if noun := x.titled(ent.Tokens); noun >= 0 && x.tree.Head(noun) >= 0 {
				f.anchor, f.rel = x.lemma(x.tree.Head(noun)), x.relation(noun)
			}
			x.add(f, ent.Tokens)
		}
	}
}

// native is the last name of the person whom a place belongs to, empty for
// none: "Lee of Kansas", "Lee (R-Kan.)", "Kansas Gov. Ann Lee".
func (x *extractor) native(place readout.TokenRange) string {
	if name := x.apposed(place); name != "" {
		return name
	}
	joint := ""
	if place.First > 0 {
		joint = strings.ToLower(x.tree.Text(place.First - 1))
	}
	for _, e := range x.rec.Entities {
		if e.Type != readout.EntityPerson {
			continue
		}
		after, before := place.First-e.Tokens.End, e.Tokens.First-place.End
		if after >= 0 && after <= 4 && (joint == "of" || joint == "-" || joint == "r-" || joint == "d-") {
			return lastName(e.Name)
		}
		if before >= 1 && before <= 3 && x.tree.SentenceOf(place.First) == x.tree.SentenceOf(e.Tokens.First) && lexicon.TitleOf(strings.ToLower(x.tree.Text(e.Tokens.First-1))) != "" {
			return lastName(e.Name)
		}
	}
	return ""
}

// apposed is the last name of the person beside whose name a phrase with the
// place stands: "Ann Lee, Texas Republican,".
func (x *extractor) apposed(place readout.TokenRange) string {
	for i, n := x.headOf(place), 0; i >= 0 && n < 3; i, n = x.tree.Head(i), n+1 {
		up := x.tree.Head(i)
		if up < 0 || !x.tree.Is(i, "appos", "compound", "flat", "amod") {
			return ""
		}
		if !x.tree.Is(i, "appos") {
			continue
		}
		for _, e := range x.rec.Entities {
			if e.Type == readout.EntityPerson && e.Tokens.Contains(up) {
				return lastName(e.Name)
			}
		}
	}
	return ""
}

// asked reports whether token i stands in a question, which claims nothing.
func (x *extractor) asked(i int) bool {
	sent := x.tree.SentenceOf(i)
	return sent < 0 || strings.HasSuffix(strings.TrimRight(x.rec.Sentences[sent].Span.Text(x.rec.Document), "\"”’' "), "?")
}

// predicates adds every full verb, and predicate noun or adjective, with
// whether it is negated and in what mood it is claimed.
func (x *extractor) predicates() {
	for i, tag := range x.rec.Tags {
		if tag.UPOS != readout.VERB && x.tree.Child(i, "cop") < 0 || x.asked(i) {
			continue
		}
		what := x.lemma(i)
		f := fact{kind: factClaim, span: x.rec.Tokens[i].Span, name: what, denier: x.denier(i), mood: x.mood(i), poles: lexicon.PolesOf(what),
			passive: x.passive(i), subject: x.argument(i, "nsubj", i), anchor: what, rel: "self"}
		f.negated = f.denier >= 0
		if f.mood == lexicon.MoodUndone && (x.tree.Is(i, "xcomp", "acl") || x.untrue(x.tree.Head(i))) { // "refused to go"
			f.negated, f.undone, f.denier, f.mood = !f.negated, true, x.tree.Head(i), ""
		} else {
			f.aimed = x.aimed(i)
		}
		x.add(f, readout.TokenRange{First: i, End: i + 1})
	}
}
