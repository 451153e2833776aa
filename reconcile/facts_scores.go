package reconcile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/lexicon"
)

// nameReach is how many tokens may lie between an age and whose it is.
const nameReach = 5

// besideAge is how many tokens lie between an age and a name that stand side by
// side: "Ann Lee, a 28-year-old".
const besideAge = 2

// ages adds the ages of named persons: "28-year-old Ann Lee", "Ann Lee, 28,". The
// age of somebody or something without a name is a length of time.
func (x *extractor) ages() {
	for i := range x.rec.Tags {
		n := number0(x.tree.Text(i))
		if n < 1 || n > greatestAge {
			continue
		}
		age, r, ok := x.ageAt(i, n)
		if !ok || x.agedThen(r) || x.before(i) == "then" || i > 1 && strings.EqualFold(x.tree.Text(i-2), "then") {
			continue // "the then 30-year-old": of a day long ago
		}
		f := fact{kind: factDuration, span: x.tree.Span(r), rel: "age", number: &age}
		if whose, token := x.whose(r); whose != "" && age.unit == "year" {
			f.kind, f.name, f.anchor, f.of, f.whose = factAge, lastName(whose), lastName(whose), strings.ToLower(whose), token
		}
		x.add(f, readout.TokenRange{First: i, End: i + 1})
	}
}

// agedThen reports whether an age is one that somebody was at a time which the
// sentence names: "she was 20 years old when she left", "at the time of her arrest".
func (x *extractor) agedThen(r readout.TokenRange) bool {
	sent, cop := x.tree.SentenceOf(r.First), x.tree.Child(x.headOf(r), "cop")
	if sent < 0 || cop < 0 || x.rec.Tags[cop].XPOS != "VBD" {
		return false
	}
	whole := x.rec.Sentences[sent].Tokens
	for j := cop; j < whole.End; j++ {
		if x.lemma(j) == "when" {
			return true
		}
	}
	return strings.Contains(strings.ToLower(x.tree.Span(whole).Text(x.rec.Document)), "at the time")
}

// ageAt reads an age whose figure is n and stands at token i.
func (x *extractor) ageAt(i, n int) (age number, r readout.TokenRange, ok bool) {
	var words []string
	for j := i + 1; j < len(x.rec.Tags) && j <= i+4; j++ {
		words = append(words, strings.ToLower(x.tree.Text(j)))
	}
	text := strings.Join(words, " ")
	for _, unit := range []string{"year", "month", "week", "day"} {
		age = number{value: float64(n), unit: unit, bound: readout.BoundNone}
		switch {
		case strings.HasPrefix(text, "- "+unit+" - old"), strings.HasPrefix(text, "- "+unit+"s - old"):
			return age, readout.TokenRange{First: i, End: i + 5}, true
		case strings.HasPrefix(text, unit+"s old"), strings.HasPrefix(text, unit+" old"):
			return age, readout.TokenRange{First: i, End: i + 3}, true
		case strings.HasPrefix(text, "-"+unit+"-old"):
			return age, readout.TokenRange{First: i, End: i + 2}, true
		}
	}
	between := i > 0 && x.tree.Text(i-1) == "," && (strings.HasPrefix(text, ",") || strings.HasPrefix(text, "."))
	if between && slices.ContainsFunc(x.rec.Entities, func(e readout.Entity) bool { return e.Type == readout.EntityPerson && e.Tokens.End == i-1 }) {
		return number{value: float64(n), unit: "year"}, readout.TokenRange{First: i, End: i + 1}, true
	}
	if n >= leastBareAge && x.saidToBe(i) {
		return number{value: float64(n), unit: "year"}, readout.TokenRange{First: i, End: i + 1}, true
	}
	return age, r, false
}

// greatestAge is up to what an age can be, in its unit.
const greatestAge = 110

// leastBareAge is from how many years on a number alone is an age: "he is 43".
const leastBareAge = 16

// saidToBe reports whether a person is said to be the number at token i: "he is 43 and".
func (x *extractor) saidToBe(i int) bool {
	who, cop := x.tree.Child(i, "nsubj"), x.tree.Child(i, "cop")
	if who < 0 || cop < 0 || i+1 >= len(x.rec.Tags) || x.rec.Tags[cop].XPOS != "VBZ" {
		return false // "when he was 30": long ago
	}
	if next := x.rec.Tags[i+1].UPOS; next != readout.PUNCT && next != readout.CCONJ || x.tree.Text(i+1) == "-" {
		return false
	}
	return lexicon.InClass("person-pronoun", x.lemma(who)) || x.personIn(who) != ""
}

// whose is the name of the nearest person in the sentence, with its token; of "he is 43"
// who is meant, of "a 43-year-old pilot" whoever has that noun beside the name, and of
// "the 43-year-old", which opens a sentence, the only person whom the one before names.
// Empty for nobody, -1 where no name stands there.
func (x *extractor) whose(r readout.TokenRange) (name string, token int) {
	sent := x.tree.SentenceOf(r.First)
	if noun := x.aged(r); noun >= 0 {
		return x.bearer(r, noun)
	}
	best, token := nameReach+1, -1
	if who := x.tree.Child(r.First, "nsubj"); r.Len() == 1 && who >= 0 && x.referred[who] != "" {
		if c := x.rec.ChainAt(who); c >= 0 {
			return x.rec.Chains[c].Name, who
		}
	}
	for _, e := range x.rec.Entities {
		if sent < 0 || !x.rec.Sentences[sent].Tokens.Contains(e.Tokens.First) {
			continue
		}
		gap := max(e.Tokens.First-r.End, r.First-e.Tokens.End)
		if e.Type != readout.EntityPerson && (gap > besideAge || e.Tokens.Len() < 2 || e.Type == readout.EntityPlace) {
			continue // what stands beside an age is a person, whatever it was read as
		}
		if gap < best {
			best, name, token = gap, e.Name, x.headOf(e.Tokens)
		}
	}
	if name == "" && sent > 0 && x.opens(r, sent) {
		return x.onlyPerson(sent - 1)
	}
	return name, token
}

// aged is the noun that an age stands before: "a 43-year-old pilot"; -1 for none.
func (x *extractor) aged(r readout.TokenRange) int {
	if r.Len() == 1 {
		return -1
	}
	noun := x.tree.Head(x.headOf(r))
	if noun >= r.End && x.rec.Tags[noun].UPOS == readout.NOUN && x.tree.Is(x.headOf(r), "amod", "compound", "nummod") {
		return noun
	}
	return -1
}

// bearer is the name of the person of whom a noun with an age is said, with its token:
// in apposition on either side, right beside it, or its subject. Empty for nobody.
func (x *extractor) bearer(age readout.TokenRange, noun int) (name string, token int) {
	whose := x.tree.Child(noun, "nmod:poss") >= 0 // "his 26-year-old brother" is not he
	for _, e := range x.rec.Entities {
		if e.Type != readout.EntityPerson && (e.Tokens.Len() < 2 || e.Type == readout.EntityPlace) {
			continue // what has an age is a person, whatever it was read as
		}
		head := x.headOf(e.Tokens)
		switch {
		case x.tree.Is(head, "appos", "flat", "compound", "nsubj") && x.tree.Head(head) == noun,
			x.tree.Is(noun, "appos", "compound") && x.tree.Head(noun) == head,
			e.Tokens.First > noun && x.onlyBetween(noun+1, e.Tokens.First),
			!whose && e.Tokens.End <= age.First && x.onlyBetween(e.Tokens.End, age.First):
			return e.Name, head
		}
	}
	return "", -1
}

// onlyBetween reports whether nothing but a comma and an article stands in a range.
func (x *extractor) onlyBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if u := x.rec.Tags[i].UPOS; u != readout.DET && x.tree.Text(i) != "," {
			return false
		}
	}
	return to-from <= 2
}

// opens reports whether "the 43-year-old" opens a sentence and stands for a person.
func (x *extractor) opens(r readout.TokenRange, sent int) bool {
	first := x.rec.Sentences[sent].Tokens.First
	if r.First != first+1 || x.lemma(first) != "the" || r.End >= len(x.rec.Tags) {
		return false
	}
	next := x.rec.Tags[r.End].UPOS
	return next == readout.VERB || next == readout.AUX || next == readout.PUNCT
}

// onlyPerson is the name of the one person whom a sentence names, with its token.
func (x *extractor) onlyPerson(sent int) (name string, token int) {
	token = -1
	for _, e := range x.rec.Entities {
		if e.Type != readout.EntityPerson || !x.rec.Sentences[sent].Tokens.Contains(e.Tokens.First) {
			continue
		}
		if name != "" && lastName(name) != lastName(e.Name) {
			return "", -1
		}
		name, token = e.Name, x.headOf(e.Tokens)
	}
	return name, token
}

// votes adds the results of votes: "passed 69-27", "by a vote of 69 to 27".
func (x *extractor) votes() {
	for i := range x.rec.Tags {
		ayes, noes, n := x.scoreAt(i)
		if n == 0 || ayes+noes < 5 || noes*ayes == 0 && ayes+noes < leastUnanimous || !x.voted(i) {
			continue
		}
		r := readout.TokenRange{First: i, End: i + n}
		x.add(fact{kind: factVote, span: x.tree.Span(r), name: fmt.Sprintf("%d-%d", max(ayes, noes), min(ayes, noes)), of: x.step(i), anchor: "vote", rel: "vote"}, r)
	}
}

// leastUnanimous is how many must have voted for "98-0" to be a vote and no score.
const leastUnanimous = 20

// scoreAt reads two figures against one another that begin at token i, and in
// how many tokens; none where n is 0.
func (x *extractor) scoreAt(i int) (ayes, noes, n int) {
	text := x.tree.Text(i)
	if text == "" || text[0] > '9' {
		return 0, 0, 0
	}
	text = strings.ReplaceAll(text, "–", "-")
	if left, right, ok := strings.Cut(text, "-"); ok && left != "" {
		n = 1
		ayes, noes = number0(left), number0(right)
		return ayes, noes, n * one(ayes > 0 && (noes > 0 || right == "0"))
	}
	if i+2 >= len(x.rec.Tags) {
		return 0, 0, 0
	}
	if joint := strings.ToLower(x.tree.Text(i + 1)); joint != "-" && joint != "–" && joint != "to" {
		return 0, 0, 0
	}
	ayes, noes = number0(x.tree.Text(i)), number0(x.tree.Text(i+2))
	return ayes, noes, 3 * one(ayes > 0 && noes > 0)
}

// number0 reads a whole number, 0 for anything else. Most words begin otherwise, and
// are not worth an error.
func number0(s string) int {
	if s == "" || s[0] > '9' {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// voted reports whether a word of voting stands near the figures.
func (x *extractor) voted(i int) bool {
	sent := x.tree.SentenceOf(i)
	if sent < 0 {
		return false
	}
	r := x.rec.Sentences[sent].Tokens
	for j := max(r.First, i-12); j < min(r.End, i+9); j++ {
		if lexicon.InClass("voting-word", x.lemma(j)) {
			return true
		}
	}
	return false
}

// compareAges allows for a birthday between two reports.
func compareAges(a, b *fact) relation {
	gap := a.number.value - b.number.value
	switch {
	case a.name != b.name, otherGivenName(a.of, b.of):
		return open
	case gap >= -1 && gap <= 1:
		return agree
	}
	return differs
}

// otherGivenName reports whether two whole names are of two of one family: "ann lee",
// "bob lee".
func otherGivenName(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	return len(x) > 1 && len(y) > 1 && !alike(lexicon.Forename(x[0]), lexicon.Forename(y[0]))
}

// compareVotes compares votes of about as many who voted: those of another
// chamber or committee are other votes.
func compareVotes(a, b *fact) relation {
	x, y := voters(a.name), voters(b.name)
	switch {
	case a.name == b.name:
		return agree
	case 10*max(x, y) > 11*min(x, y), a.of != b.of:
		return open
	}
	return differs
}

// step is the noun of a vote that is not on the bill but on a change of it or on its
// way: "the amendment passed 56-43"; empty for none.
func (x *extractor) step(score int) string {
	last := x.predicate(score)
	near := x.tree.All(last, "nsubj", "nsubj:pass", "obj", "obl")
	for i, n := score, 0; i >= 0 && i != last && n < farthestVerb; i, n = x.tree.Head(i), n+1 {
		near = append(near, i)
	}
	for _, i := range near {
		if lexicon.InClass("amending-noun", x.lemma(i)) {
			return x.lemma(i)
		}
	}
	return ""
}

// voters is how many voted, by the result of a vote.
func voters(result string) int {
	ayes, noes, _ := strings.Cut(result, "-")
	return number0(ayes) + number0(noes)
}
