package timexes

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/calendar"
	"readout/lexicon"
)

// lean is which way the words around an expression look.
type lean int

const (
	past    lean = -1
	unsaid  lean = 0
	future  lean = 1
	farPast      = 270 // days: a month or day without a year is hardly ever meant so far back …
	farther      = 300 // … and not even by a past tense
	lately       = 75  // days: what is so shortly past is hardly meant of next year
	nearBy       = 100 // when the next one is so near
)

// directed replaces the open direction of an expression by what tense and
// nearness say.
func (r *reader) directed(at string, f *fields) string {
	if !strings.Contains(at, "@") {
		return at
	}
	back, forward := strings.ReplaceAll(at, "@", "<="), strings.ReplaceAll(at, "@", ">=")
	l := r.lean(f.tokens)
	switch {
	case r.before(f.tokens, "since"):
		return back
	case strings.HasPrefix(at, "weekend"):
		if l == future {
			return "weekend+0"
		}
		return "day-5/weekend+0" // seen from any weekday, the one that is over
	case strings.HasPrefix(at, "weekday"):
		if l == future {
			return forward
		}
		return back
	}
	step, _, _ := strings.Cut(at, "/")
	p, ok1 := calendar.Evaluate(strings.ReplaceAll(step, "@", "<="), r.written)
	q, ok2 := calendar.Evaluate(strings.ReplaceAll(step, "@", ">="), r.written)
	w, ok3 := calendar.Of(r.written)
	if ok1 && ok2 && ok3 {
		since, until := days(p, w), days(w, q)
		switch {
		case strings.HasPrefix(at, "quarter"): // reports follow their quarter
			if since <= farPast || (l == past && since <= farther) {
				return back
			}
			return forward
		case since > farPast && until < nearBy && (l != past || since > farther):
			return forward
		case until > farPast && since < nearBy && (l != future || since < lately):
			return back
		case until < since && r.before(f.tokens, "by", "through"):
			return forward
		case until < since && f.tokens.End < r.end() && lexicon.InClass("coming-noun", strings.ToLower(r.word(f.tokens.End))): // "the Feb. 20 primary"
			return forward
		case l == unsaid && until < since/2:
			return forward
		}
	}
	if l == future {
		return forward
	}
	return back
}

// days is how far the beginning of b lies after that of a.
func days(a, b calendar.Point) float64 { return b.Start.Sub(a.Start).Hours() / 24 }

// lean reads the words beside an expression, then the verbs above it: "will
// meet Tuesday", "due in August", "postponed until Friday" look ahead.
func (r *reader) lean(at readout.TokenRange) lean {
	if l, ok := r.neighbour(at); ok {
		return l
	}
	if r.wasOnce(at.First) {
		return past
	}
	doc := r.doc
	if at.End+1 < r.end() && isPossessive(r.word(at.End)) && !lexicon.InClass("coming-noun", strings.ToLower(r.word(at.End+1))) {
		return past // "Wednesday's ruling"
	}
	if len(doc.Arcs) != len(doc.Tokens) || len(doc.Tags) != len(doc.Tokens) {
		return unsaid
	}
	i, over := at.First, false // over: what comes after it is told, "agreed to meet after talks on Monday"
	for steps := 0; i >= 0 && steps < 20; steps++ {
		if !at.Contains(i) {
			if l := r.leanOf(i); l == future && over && !r.saysAhead(i) {
				return past
			} else if l != unsaid {
				return l
			}
		}
		over = over || r.follows(i)
		i = doc.Arcs[i].Head
	}
	return r.around(at)
}

// follows reports whether the phrase at i is said to lie before its governor:
// "after talks".
func (r *reader) follows(i int) bool {
	for k := max(r.first(), i-6); k < i; k++ {
		if r.doc.Arcs[k].Head == i && r.doc.Arcs[k].Rel == "case" && (strings.EqualFold(r.word(k), "after") || strings.EqualFold(r.word(k), "following")) {
			return true
		}
	}
	return false
}

// saysAhead reports whether verb v has an auxiliary of the future.
func (r *reader) saysAhead(v int) bool {
	for k := max(r.first(), v-7); k < v; k++ {
		if r.doc.Arcs[k].Head == v && lexicon.InClass("future-auxiliary", strings.ToLower(r.word(k))) {
			return true
		}
	}
	return false
}

// around reads the finite verb nearest in the order of words, for an
// expression that hangs on none.
func (r *reader) around(at readout.TokenRange) lean {
	for d := 1; d < 25; d++ {
		for _, i := range [2]int{at.First - d, at.End - 1 + d} {
			if i < r.first() || i >= r.end() || i >= len(r.doc.Tags) {
				continue
			}
			switch tag := &r.doc.Tags[i]; {
			case tag.XPOS == "MD" && lexicon.InClass("future-auxiliary", strings.ToLower(r.word(i))):
				return future
			case tag.XPOS == "VBD" && !lexicon.InClass("pending-word", tag.Lemma):
				return past
			}
		}
	}
	return unsaid
}

// neighbour reads the word before an expression, which binds closer than the
// tree: "said Friday", "until Friday", "effective Feb. 1".
func (r *reader) neighbour(at readout.TokenRange) (lean, bool) {
	i := at.First - 1
	if i < r.first() {
		return unsaid, false
	}
	switch word := strings.ToLower(r.word(i)); word {
	case "until", "till":
		for k := r.first(); k < r.end(); k++ {
			if strings.EqualFold(r.word(k), "had") {
				return past, true
			}
		}
		return future, true
	case "as":
		if i > r.first() && (strings.EqualFold(r.word(i-1), "soon") || strings.EqualFold(r.word(i-1), "early")) {
			return future, true
		}
	case "since", "ended", "dated":
		return past, true
	case "effective", "payable", "due", "starting", "beginning":
		return future, true
	case "to", "for", "on":
		if v := r.verbBefore(i); v >= 0 && (lexicon.InClass("postponing-verb", r.doc.Tags[v].Lemma) && word != "on" || lexicon.InClass("planning-verb", r.doc.Tags[v].Lemma)) {
			return future, true
		} else if v >= 0 && word == "for" && lexicon.InClass("inviting-verb", r.doc.Tags[v].Lemma) {
			return future, true
		}
		fallthrough
	case "by", "in", "record", "from":
		if i > r.first() && lexicon.InClass("due-word", strings.ToLower(r.word(i-1))) {
			return future, true
		}
	default:
		if lexicon.InClass("done-word", word) {
			return past, true
		}
		if i < len(r.doc.Tags) && (r.doc.Tags[i].XPOS == "VBD" || r.doc.Tags[i].XPOS == "VBN") && !lexicon.InClass("pending-word", r.doc.Tags[i].Lemma) {
			for k := i - 1; k >= r.first() && (r.doc.Tags[k].UPOS == readout.AUX || r.doc.Tags[k].UPOS == readout.ADV || r.doc.Tags[k].UPOS == readout.PART); k-- {
				if lexicon.InClass("future-auxiliary", strings.ToLower(r.word(k))) {
					return future, true
				}
			}
			return past, true
		}
	}
	return unsaid, false
}

// before reports whether one of words stands right before an expression.
func (r *reader) before(at readout.TokenRange, words ...string) bool {
	return at.First > r.first() && slices.Contains(words, strings.ToLower(r.word(at.First-1)))
}

func (r *reader) first() int { return r.doc.Sentences[r.at].Tokens.First }

func (r *reader) end() int { return r.doc.Sentences[r.at].Tokens.End }

func (r *reader) word(i int) string { return r.doc.Tokens[i].Text(r.doc) }

// leanOf is what one word above an expression says.
func (r *reader) leanOf(i int) lean {
	tag := &r.doc.Tags[i]
	if tag.UPOS == readout.ADJ && lexicon.InClass("pending-word", tag.Lemma) {
		return future
	}
	if tag.UPOS != readout.VERB && tag.UPOS != readout.AUX {
		return unsaid
	}
	if l := r.group(i); l != unsaid {
		return l
	}
	switch tag.XPOS {
	case "VBD":
		if lexicon.InClass("pending-word", tag.Lemma) {
			return future
		}
		return past
	case "VBN":
		if lexicon.InClass("pending-word", tag.Lemma) || lexicon.InClass("planning-verb", tag.Lemma) {
			return future
		}
		if rel := r.doc.Arcs[i].Rel; rel == "acl" && !lexicon.InClass("wanting-word", tag.Lemma) && !lexicon.InClass("postponing-verb", tag.Lemma) {
			return past // "shares bought Thursday"
		}
	case "VBZ", "VBP":
		if lexicon.InClass("present-mover", tag.Lemma) || lexicon.InClass("wanting-word", tag.Lemma) {
			return future
		}
	}
	return unsaid
}

// group is what the words that belong to a verb say: its auxiliaries and the
// "to" of an infinitive.
func (r *reader) group(v int) lean {
	doc := r.doc
	if len(doc.Arcs) != len(doc.Tokens) {
		return unsaid
	}
	out := unsaid
	perfect := false
	for i := max(r.first(), v-7); i < v; i++ {
		if doc.Arcs[i].Head != v {
			continue
		}
		word := strings.ToLower(r.word(i))
		if lexicon.InClass("future-auxiliary", word) {
			out = future
			continue
		}
		switch word {
		case "have":
			perfect = true
		case "has", "had", "was", "were", "did":
			out = past
		case "is", "are", "'re", "’re":
			if doc.Tags[v].XPOS == "VBG" && lexicon.InClass("present-mover", doc.Tags[v].Lemma) {
				out = future
			}
		case "to":
			out = r.infinitive(v)
		}
	}
	switch {
	case perfect: // "may have met Tuesday"
		return past
	case out == past && lexicon.InClass("pending-word", doc.Tags[v].Lemma): // "was scheduled for Tuesday"
		return future
	}
	return out
}

// verbBefore is the nearest verb to the left of token i, -1 for none within
// a few words.
func (r *reader) verbBefore(i int) int {
	for k := i - 1; k >= max(r.first(), i-8) && k < len(r.doc.Tags); k-- {
		if r.doc.Tags[k].UPOS == readout.VERB {
			return k
		}
	}
	return -1
}

// infinitive is what an infinitive's governor says: "plans to vote Tuesday",
// "was asked to respond by Friday".
func (r *reader) infinitive(v int) lean {
	head := r.doc.Arcs[v].Head
	if head < 0 {
		return future
	}
	tag := &r.doc.Tags[head]
	if lexicon.InClass("pending-word", tag.Lemma) || lexicon.InClass("wanting-word", tag.Lemma) || tag.Lemma == "be" || lexicon.MoodOf(tag.Lemma) == lexicon.MoodWish {
		return future
	}
	return unsaid
}

func isPossessive(word string) bool { return word == "'s" || word == "’s" }

// wasOnce reports whether "had been" stands a few words before token i: "had
// been due to expire Friday" is told as over.
func (r *reader) wasOnce(i int) bool {
	for k := max(r.first()+1, i-7); k < i; k++ {
		if strings.EqualFold(r.word(k), "been") && strings.EqualFold(r.word(k-1), "had") {
			return true
		}
	}
	return false
}
