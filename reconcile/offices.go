package reconcile

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// longestOffice is how many tokens the words of an office may have.
const longestOffice = 12

// offices adds who holds which office, or stands to whom in which relation:
// "harbour master Ann Lee", "Ann Lee, the master of the harbour,", "the
// harbour's master, Ann Lee". The words of the office are the context.
func (x *extractor) offices() {
	for _, e := range x.rec.Entities {
		if e.Type != readout.EntityPerson || !x.wholeName(e) {
			continue
		}
		for _, run := range x.officeRuns(e.Tokens) {
			if head, ok := x.officeHead(run); ok {
				x.office(e, run, head)
				break
			}
		}
	}
}

// heads adds who is said to head a body: "the board, headed by Ann Lee", "Ann Lee, who
// chairs the board".
func (x *extractor) heads() {
	for i, tag := range x.rec.Tags {
		if tag.UPOS != readout.VERB || !lexicon.InClass("heading-verb", x.lemma(i)) || x.denied(i) || x.mood(i) != "" {
			continue
		}
		agent, body := x.parties(i)
		if agent < 0 || body < 0 || !lexicon.InClass("headed-noun", x.lemma(body)) || !x.namedAsOne(body) {
			continue
		}
		for _, e := range x.rec.Entities {
			if e.Type == readout.EntityPerson && e.Tokens.Contains(agent) {
				x.headOfBody(e, i, body)
			}
		}
	}
}

// namedAsOne reports whether a noun phrase is of one body that readers can tell: "the
// board", "Norway's board", and no "a board".
func (x *extractor) namedAsOne(noun int) bool {
	if d := x.tree.Child(noun, "det"); d >= 0 {
		return x.lemma(d) == "the"
	}
	return x.tree.Child(noun, "nmod:poss") >= 0 || x.rec.Tags[noun].UPOS == readout.PROPN
}

// headOfBody adds the fact that e heads the body of a noun phrase.
func (x *extractor) headOfBody(e readout.Entity, verb, body int) {
	const noun = "head"
	f := fact{kind: factOffice, span: e.Span, name: e.Name, anchor: noun, rel: "office"}
	f.office.span, f.office.class = x.tree.Span(readout.TokenRange{First: min(verb, e.Tokens.First), End: max(verb+1, e.Tokens.End)}), lexicon.TitleChief
	f.office.headed = true
	words := []term{{noun, rarity(noun)}}
	take := func(i int) {
		if word := x.words[i]; word != "" {
			words = append(words, term{word, rarity(word)})
			f.office.bodies = append(f.office.bodies, word)
		}
	}
	take(body)
	for _, c := range x.tree.All(body, "compound", "amod", "nmod:poss", "flat", "nmod") {
		take(c)
	}
	if len(words) < 3 {
		return // "the company" may be any
	}
	f.context = terms(words)
	x.add(f, e.Tokens)
}

// wholeName reports whether an entity is a name and not the title before one.
func (x *extractor) wholeName(e readout.Entity) bool {
	return e.Tokens.End-e.Tokens.First > 1 || e.Tokens.End == len(x.rec.Tags) || x.rec.Tags[e.Tokens.End].UPOS != readout.PROPN
}

// officeRun is a stretch of tokens that may name an office; its head is sought
// from the end where the office stands before the name.
type officeRun struct {
	readout.TokenRange
	before bool
}

func (x *extractor) officeRuns(name readout.TokenRange) []officeRun {
	var out []officeRun
	sent := x.tree.SentenceOf(name.First)
	if sent < 0 {
		return nil
	}
	whole := x.rec.Sentences[sent].Tokens
	start := name.First
	if start > whole.First && x.tree.Text(start-1) == "," {
		start--
	}
	from := start
	for from > whole.First && start-from < longestOffice && x.ofOffice(from-1) && !x.endsAnother(from-1) {
		from--
	}
	if from < start {
		out = append(out, officeRun{readout.TokenRange{First: from, End: start}, true})
	}
	if name.End < whole.End && x.tree.Text(name.End) == "," {
		end := name.End + 1
		for end < whole.End && end-name.End < longestOffice && x.ofOffice(end) {
			end++
		}
		if run := (readout.TokenRange{First: name.End + 1, End: end}); run.Len() > 0 && !x.holdsAnother(run) {
			out = append(out, officeRun{run, false})
		}
	}
	return out
}

// endsAnother reports whether another person's name ends at token i, before "and": what
// stands before it is his.
func (x *extractor) endsAnother(i int) bool {
	return i+1 < len(x.rec.Tags) && x.rec.Tags[i+1].UPOS == readout.CCONJ &&
		slices.ContainsFunc(x.rec.Entities, func(e readout.Entity) bool { return e.Type == readout.EntityPerson && e.Tokens.End == i+1 })
}

// holdsAnother reports whether the words after a name are of another person, whose
// office they tell: "Ann Lee, and Mayor Bob Day". "Mayor Bob Day's aide" is not.
func (x *extractor) holdsAnother(run readout.TokenRange) bool {
	return slices.ContainsFunc(x.rec.Entities, func(e readout.Entity) bool {
		if e.Type != readout.EntityPerson || !run.Contains(e.Tokens.First) {
			return false
		}
		return e.Tokens.End >= len(x.rec.Tokens) || !strings.HasSuffix(x.tree.Text(e.Tokens.End), "s")
	})
}

// ofOffice reports whether a token can stand within the words of an office.
func (x *extractor) ofOffice(i int) bool {
	switch x.rec.Tags[i].UPOS {
	case readout.NOUN, readout.PROPN, readout.ADJ, readout.DET, readout.PART, readout.NUM:
		return true
	case readout.ADP:
		word := strings.ToLower(x.tree.Text(i))
		return lexicon.InClass("office-joint", word)
	case readout.CCONJ:
		return true
	case readout.PRON:
		return strings.HasPrefix(x.rec.Tags[i].XPOS, "PRP$")
	}
	return x.tree.Text(i) == "-" || x.tree.Text(i) == "&"
}

// officeHead is the token that says what the office is: the last noun before a
// name, the first noun that is one after it.
func (x *extractor) officeHead(run officeRun) (int, bool) {
	if run.before {
		for i := run.End - 1; i >= run.First; i-- {
			if x.rec.Tags[i].UPOS == readout.ADP { // "chairman of the board, Ann Lee"
				continue
			}
			if x.officeAt(i, run) != "" {
				return i, true
			}
			if i == run.End-1 && !x.followed(run) {
				return x.officeBesideAnother(run)
			}
		}
		return 0, false
	}
	for i := run.First; i < run.End && i < run.First+7; i++ {
		if x.officeAt(i, run) != "" && (i+1 == run.End || x.officeAt(i+1, run) == "") {
			return i, true
		}
	}
	return 0, false
}

// officeBesideAnother is the last word of an office that stands before "and" and another
// thing that the person is: "Harbour Union chief and council member Ann Lee".
func (x *extractor) officeBesideAnother(run officeRun) (int, bool) {
	for i := run.End - 2; i > run.First; i-- {
		if x.rec.Tags[i].UPOS == readout.CCONJ {
			return i - 1, x.officeAt(i-1, run) != ""
		}
	}
	return 0, false
}

// followed reports whether a comma stands between the run and the name, so that
// more words may follow the office: "chairman of the board, Ann Lee".
func (x *extractor) followed(run officeRun) bool {
	return run.End < len(x.rec.Tokens) && x.tree.Text(run.End) == ","
}

// longestTitle is how many words a title of several may have.
const longestTitle = 4

// officeAt is the office whose last word is token i of a run: a noun, else a title
// of several words, "attorney general". Empty for none.
func (x *extractor) officeAt(i int, run officeRun) string {
	noun := officeNoun(x.tree.Text(i))
	for first := i - 1; noun == "" && first >= max(run.First, i-longestTitle+1); first-- {
		noun = officeNoun(x.tree.Span(readout.TokenRange{First: first, End: i + 1}).Text(x.rec.Document))
	}
	return noun
}

// officeNoun is the form in which an office compares, whoever holds it: empty
// for a word that names none that one person holds.
func officeNoun(text string) string {
	word := strings.ToLower(text)
	if lexicon.Office(word) {
		return word
	}
	switch lexicon.TitleOf(word) {
	case "", "legislator", "honorific", "military", "professional", "religion", "royal":
		return ""
	}
	if lexicon.SharedTitle(word[strings.LastIndexByte(word, ' ')+1:]) {
		return "" // "presidential candidate": of many at a time
	}
	for _, ending := range []string{"woman", "person", "man"} {
		if stem, ok := strings.CutSuffix(word, ending); ok && len(stem) > 3 {
			return stem
		}
	}
	return word
}

// namesGoOn reports whether a person's name begins at token i.
func (x *extractor) namesGoOn(i int) bool {
	return slices.ContainsFunc(x.rec.Entities, func(e readout.Entity) bool { return e.Type == readout.EntityPerson && e.Tokens.First == i })
}

// office adds the fact that e holds the office of run.
func (x *extractor) office(e readout.Entity, run officeRun, head int) {
	if x.namesGoOn(e.Tokens.End) {
		return // "Rear Adm." before a name
	}
	var words []term
	noun := x.officeAt(head, run)
	f := fact{kind: factOffice, span: e.Span, name: e.Name, anchor: noun, rel: "office"}
	f.office.span = x.holding(run, head).Cover(e.Span)
	for i := run.First; i < run.End; i++ {
		word := x.words[i]
		low := strings.ToLower(x.tree.Text(i))
		if standing := lexicon.OfficeStanding(low); standing != "" {
			f.hold(standing)
			continue
		}
		if i == head {
			word = noun
		}
		if word != "" {
			words = append(words, term{word, rarity(word)})
		}
		if lexicon.Chamber(low) {
			f.office.chambers = append(f.office.chambers, low)
		}
		if i != head && x.namesBody(i) {
			f.office.bodies = append(f.office.bodies, word)
		}
	}
	if run.First > 0 {
		f.hold(lexicon.OfficeStanding(strings.ToLower(x.tree.Text(run.First - 1))))
	}
	if f.office.class = lexicon.TitleOf(strings.ToLower(x.tree.Text(head))); strings.Contains(noun, " ") {
		f.office.class = lexicon.TitleOf(noun)
	}
	if words = terms(words); len(words) < 2 {
		return
	}
	f.context = words
	if c := x.rec.ChainAt(x.headOf(e.Tokens)); c >= 0 {
		f.of = x.rec.Chains[c].Code
	}
	x.add(f, e.Tokens)
}

// holding is where a run says which office it is: its head with the names and
// nouns right before it, and what follows up to the name.
func (x *extractor) holding(run officeRun, head int) readout.Span {
	first := head
	for first > run.First {
		if u := x.rec.Tags[first-1].UPOS; u != readout.PROPN && u != readout.NOUN && u != readout.ADJ {
			break
		}
		first--
	}
	return x.tree.Span(readout.TokenRange{First: first, End: max(head+1, run.End)})
}

// hold notes how an office is held, if that is said: whoever is a former holder
// or one of several stays that.
func (f *fact) hold(standing string) {
	if standing != "" && f.single() {
		f.rel = "office:" + standing
	}
}

// single reports whether an office is said to be held now by one alone.
func (f *fact) single() bool {
	return !strings.HasSuffix(f.rel, ":"+lexicon.StandingFormer) && !strings.HasSuffix(f.rel, ":"+lexicon.StandingSeveral)
}

// office is what the words of an office say of whose it is.
type office struct {
	class    lexicon.TitleClass
	bodies   []string // the names in its words: "NATO", "Norwegian"
	chambers []string // the chambers and bodies of a party that they name
	headed   bool     // it is told by a verb, see heads
	tie      bool     // it is a close relation to one person, see ties
	span     readout.Span
}

// namesBody reports whether a token in the words of an office names a body or a
// country, and no title.
func (x *extractor) namesBody(i int) bool {
	if people, ok := lexicon.NationalityOf(x.tree.Text(i)); ok {
		return people.Kind != "party" // both parties have governors
	}
	low := strings.ToLower(x.tree.Text(i))
	return x.rec.Tags[i].UPOS == readout.PROPN && !lexicon.TitleModifier(low) && lexicon.TitleOf(low) == "" && officeNoun(low) == ""
}

// oneBody reports whether two like offices are said to be of one body: many
// have a spokesman, a chairman, a minister, and a parliament of two chambers
// two of each.
func oneBody(a, b *fact) bool {
	if a.office.headed || b.office.headed {
		_, words := sharedWeight(a.context, b.context)
		return words == min(len(a.context), len(b.context))
	}
	switch a.office.class {
	case lexicon.TitleLeader, lexicon.TitleChief:
		if (legislative(a) || legislative(b)) && !(shareWord(a.office.chambers, b.office.chambers) && oneCommittee(a, b)) {
			return false
		}
	case lexicon.TitleState, lexicon.TitleMinister, lexicon.TitleSpokesperson, lexicon.TitleDiplomat, lexicon.TitleAdviser:
	default:
		return true
	}
	if a.office.class == lexicon.TitleMinister && len(a.office.bodies) == 0 && len(b.office.bodies) == 0 && strings.Contains(a.rel, ":") {
		return true // "the deputy attorney general" of the one country of which both tell
	}
	if a.office.class == lexicon.TitleDiplomat { // whom a country sends to many
		return shareWord(beyondCountries(a.office.bodies), beyondCountries(b.office.bodies))
	}
	return shareWord(a.office.bodies, b.office.bodies)
}

// beyondCountries leaves out the names of countries and peoples.
func beyondCountries(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(n string) bool {
		code, _ := lexicon.CountryOf(n)
		if code == "" {
			code, _ = lexicon.CountryOf(strings.ToUpper(n)) // "U.S."
		}
		_, people := lexicon.NationalityOf(n)
		return code != "" || people
	})
}

// oneCommittee reports whether two offices of committees do not name two.
func oneCommittee(a, b *fact) bool {
	x, y := a.committee(), b.committee()
	return len(x) == 0 || len(y) == 0 || shareWord(x, y)
}

// committee are the words of an office that say of which committee it is.
func (f *fact) committee() []string {
	var out []string
	named := false
	for _, t := range f.context {
		named = named || lexicon.InClass("committee-noun", t.word)
		if t.word != f.anchor && !lexicon.InClass("committee-noun", t.word) && !lexicon.Chamber(t.word) {
			out = append(out, t.word)
		}
	}
	if !named {
		return nil
	}
	return out
}

// shareWord reports whether two lists have a word in common.
func shareWord(a, b []string) bool {
	return slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
}

// legislative reports whether the words of an office are those of a parliament's.
func legislative(f *fact) bool {
	return f.anchor == "leader" || f.anchor == "whip" || slices.ContainsFunc(f.context, func(t term) bool { return lexicon.InClass("committee-noun", t.word) })
}

// twoCountries reports whether the holders or the offices belong to two
// countries, or to one that only one of the texts names.
func twoCountries(a, b *fact) bool {
	if a.of != "" && b.of != "" && a.of != b.of {
		return true
	}
	foreign := func(x, y *fact) bool {
		return slices.ContainsFunc(x.context, func(t term) bool {
			_, people := lexicon.NationalityOf(t.word)
			code, _ := lexicon.CountryOf(t.word)
			return (people || code != "") && !slices.ContainsFunc(y.context, func(o term) bool { return o.word == t.word })
		})
	}
	return foreign(a, b) || foreign(b, a)
}

// oneNameOf reports whether two persons have a name in common, as one whose
// names are spelt in two ways.
func oneNameOf(a, b *fact) bool {
	x, y := a.nameParts(), b.nameParts()
	return x.whole == y.whole || slices.ContainsFunc(x.long, func(n string) bool {
		return slices.ContainsFunc(y.long, func(m string) bool { return alike(n, m) })
	})
}

// nameParts is a name cut at blanks and hyphens, in lower case.
type nameParts struct {
	whole string   // without what it is cut at
	long  []string // the parts by which two spellings can be told to be one
}

// shortestSpelt is how many letters a name has at least whose spellings are compared.
const shortestSpelt = 5

// nameParts cuts the name of a fact, once.
func (f *fact) nameParts() *nameParts {
	if f.parts == nil {
		all := strings.FieldsFunc(strings.ToLower(f.name), func(r rune) bool { return r == ' ' || r == '-' })
		f.parts = &nameParts{whole: strings.Join(all, "")}
		for _, p := range all {
			if len(p) >= shortestSpelt {
				f.parts.long = append(f.parts.long, p)
			}
		}
	}
	return f.parts
}

// leastSaid is how much of what two sentences share must lie beyond the words of
// the office that both name.
const leastSaid = 2.5

// sayAlike reports whether the sentences of two holders of like offices share
// words beyond those of the offices: a body has many who speak for it, each for
// himself.
func sayAlike(a, b *fact) bool {
	said := func(f *fact) []term {
		return slices.DeleteFunc(slices.Clone(f.passage.words), func(t term) bool {
			return slices.ContainsFunc(f.context, func(o term) bool { return o.word == t.word })
		})
	}
	shared, words := sharedWeight(said(a), said(b))
	return words > 1 && shared >= leastSaid
}

// compareOffices compares who holds one office. Many have held it before.
func compareOffices(a, b *fact) relation {
	switch {
	case a.anchor != b.anchor, a.rel != b.rel, !a.single(), a.office.tie != b.office.tie:
		return open
	case alike(a.lastName(), b.lastName()), sameWords(a, b):
		return agree
	case a.office.tie:
		return compareTies(a, b)
	case oneNameOf(a, b), a.office.class == lexicon.TitleSpokesperson && !sayAlike(a, b), a.ofEarlier() != b.ofEarlier():
		return open
	}
	if twoCountries(a, b) || !oneBody(a, b) {
		return open
	}
	least := 2
	if a.office.class == lexicon.TitleAdviser && !strings.Contains(a.anchor, " ") {
		least = 3 // somebody has many advisers, and few of one thing
	}
	if _, words := sharedWeight(a.context, b.context); words < least || 3*words < 2*min(len(a.context), len(b.context)) {
		return open // two bodies' spokesmen, two countries' ministers
	}
	return differs
}
