package reconcile

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"readout"
	"readout/lexicon"
)

// contested raises, story by story, the conflicts over who said the quotations
// of a group, and reports whether there were any. Reports of two affairs that
// share some words quote nobody wrongly.
func (r *reconciler) contested(g []quote) bool {
	stories := map[string][]quote{}
	for _, q := range g {
		if story := r.docs[q.statement.Document].Story; story != "" {
			stories[story] = append(stories[story], q)
		}
	}
	raised := false
	for _, story := range sortedKeys(stories) {
		if rivals := r.rivals(stories[story]); len(rivals) > 1 {
			r.rivalry(stories[story], rivals)
			raised = true
		}
	}
	return raised
}

// rivals gives the quotations of a group by the person that their document
// gives them to, when there are several such persons. Only speakers that stand
// by name beside their words count: who "he" is may be read wrongly, and then
// the error would be Readout's, not the report's.
func (r *reconciler) rivals(g []quote) map[string][]quote {
	by := map[string][]quote{} // actor → quotations
	docs := map[string]string{}
	for _, q := range g {
		a := r.namedSpeaker(q.statement)
		if a == nil || len(q.words) <= runLength {
			continue
		}
		if had, ok := docs[q.statement.Document]; ok && had != a.ID {
			return nil // the document has both: the grouping is at fault
		}
		docs[q.statement.Document] = a.ID
		by[a.ID] = append(by[a.ID], q)
	}
	for _, id := range sortedKeys(by) {
		if !slices.ContainsFunc(sortedKeys(by), func(other string) bool { return r.excludes(by[id], by[other]) }) {
			delete(by, id)
		}
	}
	return by
}

// excludes reports whether two persons are given the same words: some
// quotation of one is, but for a few words, one of the other's.
func (r *reconciler) excludes(a, b []quote) bool {
	x, y := r.actors[*a[0].statement.Speaker], r.actors[*b[0].statement.Speaker]
	if x.ID == y.ID || alike(lastName(x.Name), lastName(y.Name)) {
		return false
	}
	return slices.ContainsFunc(a, func(p quote) bool {
		return slices.ContainsFunc(b, func(q quote) bool {
			if r.passesOn(p) || r.passesOn(q) || r.mentions(p, y) || r.mentions(q, x) || r.refers(p, y) || r.refers(q, x) {
				return false // one passes on what the other said
			}
			here, there := common(p.words, q.words)
			return here.Len() > runLength && nearlyAll(p.words, q.words) && !otherEnds(p, q) && !goOnOtherwise(p.words[here.End:], q.words[there.End:]) && p.asks() == q.asks() &&
				!r.repeats(p, here) && !r.repeats(q, there)
		})
	})
}

// otherEnds reports whether the shorter of two quotations begins or ends with a word that the
// other has not: two who speak for one house say the like, each for himself.
func otherEnds(p, q quote) bool {
	short, long := keys(p.words), keys(q.words)
	if len(short) > len(long) {
		short, long = long, short
	}
	return !slices.Contains(long, short[0]) || !slices.Contains(long, short[len(short)-1])
}

// goOnOtherwise reports whether two quotations that share a run of words say something
// else behind it: who plays on another's words is not given them.
func goOnOtherwise(a, b []word) bool {
	short := min(len(a), len(b))
	return short >= shortestRun && 3*inOrder(keys(a), keys(b)) < 2*short
}

// asks reports whether a quotation is a question, whose words another may take up.
func (q *quote) asks() bool {
	return strings.HasSuffix(strings.TrimRight(q.evidence.Quote, "\"”’' "), "?")
}

// repeats reports whether words of a quotation stand in quotation marks within it:
// they are somebody else's.
func (r *reconciler) repeats(q quote, words readout.TokenRange) bool {
	text := r.docs[q.statement.Document].Text
	before := text[q.evidence.Start:q.words[words.First].span.Start]
	if strings.HasSuffix(before, "“") || strings.HasSuffix(before, "‘") || strings.HasSuffix(before, "\"") {
		return true
	}
	// Other words may stand before them within the marks: “it says ‘open through the night’”.
	opened := max(strings.LastIndex(before, " ‘"), strings.LastIndex(before, " '"))
	return opened > 0 && !strings.ContainsAny(before[opened+1:], "’") && strings.Count(before[opened+2:], "'") == 0
}

// passesOn reports whether who is quoted speaks for others, as words beside the name say:
// who speaks for somebody says what that one and others say.
func (r *reconciler) passesOn(q quote) bool {
	rec := r.docs[q.statement.Document]
	return slices.ContainsFunc(q.statement.Source, func(e readout.Evidence) bool {
		text := strings.ToLower(rec.Text[max(sentenceAround(rec, e.Span()).Start, e.Start-besideName):min(sentenceAround(rec, e.Span()).End, e.End+besideName)])
		return slices.ContainsFunc(strings.FieldsFunc(text, notLetter), func(w string) bool { return lexicon.TitleOf(w) == lexicon.TitleSpokesperson }) || strings.Contains(text, "press secretary")
	})
}

// besideName is how many bytes beside a name may hold what its bearer is.
const besideName = 60

// notLetter reports whether a rune cuts words.
func notLetter(c rune) bool { return !unicode.IsLetter(c) }

// mentions reports whether the sentence of a quotation, or the one that says whose it is,
// names an actor: "Lee quotes Day".
func (r *reconciler) mentions(q quote, a *readout.Actor) bool {
	rec := r.docs[q.statement.Document]
	told := func(s readout.Span) bool {
		by := func(e readout.Evidence) bool { return s.Overlaps(e.Span()) }
		return by(q.evidence) || slices.ContainsFunc(q.statement.Cue, by) || slices.ContainsFunc(q.statement.Source, by)
	}
	return slices.ContainsFunc(rec.Sentences, func(s readout.Sentence) bool {
		return told(s.Span) && strings.Contains(strings.ToLower(s.Span.Text(rec.Document)), lastName(a.Name))
	})
}

// refers reports whether a quotation itself speaks of an actor: "as the
// president said".
func (r *reconciler) refers(q quote, a *readout.Actor) bool {
	rec := r.docs[q.statement.Document]
	for c, chain := range rec.Chains {
		if actorOf(rec, c) == a.ID && slices.ContainsFunc(chain.References, func(ref readout.Reference) bool {
			return ref.Form != readout.FormPronoun && q.evidence.Span().Contains(rec.Tokens[ref.Head].Span)
		}) {
			return true
		}
	}
	return false
}

// By how many letters two spellings of one name may differ, and how many letters are
// compared without asking for memory.
const (
	farthestSpelt = 2
	longestSpelt  = 32
)

// letters is the set of the bytes of a name, by their last five bits.
func letters(name string) (set uint32) {
	for i := range len(name) {
		set |= 1 << (name[i] & 31)
	}
	return set
}

// alike reports whether two names can be one, spelt in two ways: a letter or
// two apart.
func alike(a, b string) bool {
	if a == b || strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return true
	}
	if len(a) > len(b)+farthestSpelt || len(b) > len(a)+farthestSpelt {
		return false
	}
	if bits.OnesCount32(letters(a)^letters(b)) > 2*farthestSpelt {
		return false // an edit takes a letter away and brings one
	}
	var room [longestSpelt]int
	row := room[:0]
	for j := range len(b) + 1 {
		row = append(row, j)
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		least := row[0]
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
			least = min(least, row[j+1])
		}
		if least > farthestSpelt {
			return false // no row below can be nearer
		}
	}
	return row[len(b)] <= farthestSpelt
}

// rivalry raises the conflict of a quotation that is given to several persons.
func (r *reconciler) rivalry(g []quote, rivals map[string][]quote) {
	f := readout.Finding{Kind: readout.FindingConflict, Slot: readout.SlotSpeaker, By: "quote-speaker", Weight: 0.8, Event: g[0].statement.Event}
	var names []string
	for _, id := range sortedKeys(rivals) {
		v := readout.Value{Value: r.name(id), Party: &id}
		for _, q := range rivals[id] {
			v.Documents = append(v.Documents, q.statement.Document)
			v.Evidence = append(v.Evidence, q.evidence)
		}
		f.Values = append(f.Values, v)
		names = append(names, r.name(id))
	}
	f.Summary = fmt.Sprintf("one quotation, given to %s", strings.Join(names, " or to "))
	f.Reasons = []readout.Reason{{By: "shared-run-of-words", Score: float64(len(g)), Note: "both speakers stand by name"}}
	r.emit(f)
}

// namedSpeaker is the person whose name stands in the source of a statement.
func (r *reconciler) namedSpeaker(s *readout.Statement) *readout.Actor {
	if s.Speaker == nil {
		return nil
	}
	a := r.actors[*s.Speaker]
	if a == nil || a.Kind != readout.ActorPerson || r.introduces(s) {
		return nil
	}
	for _, source := range s.Source {
		before, after, named := strings.Cut(strings.ToLower(source.Quote), lastName(a.Name))
		if named && !strings.HasPrefix(after, "'s ") && !strings.HasPrefix(after, "’s ") && !r.namesBody(s.Document, source.Start+len(before)+len(lastName(a.Name))) && !r.inQuotation(source) {
			return a // the person, not a spokesman
		}
	}
	return nil
}

// namesBody reports whether the name that ends at a byte of a document stands
// before a noun, as in "the Lee campaign".
func (r *reconciler) namesBody(doc string, end int) bool {
	rec := r.docs[doc]
	i, _ := slices.BinarySearchFunc(rec.Tokens, end, func(t readout.Token, at int) int { return t.Span.Start - at })
	return i < len(rec.Tags) && i < len(rec.Tokens) && rec.Tags[i].UPOS == readout.NOUN && strings.TrimSpace(rec.Text[end:rec.Tokens[i].Span.Start]) == ""
}

// inQuotation reports whether a source stands in words that somebody is quoted with.
func (r *reconciler) inQuotation(source readout.Evidence) bool {
	return slices.ContainsFunc(r.docs[source.Document].Attributions, func(a readout.Attribution) bool {
		return slices.ContainsFunc(a.Quotes, func(q readout.Span) bool { return q.Contains(source.Span()) })
	})
}

// introduces reports whether the source of a statement stands after words that
// are ended, and opens others: "They left." The mayor, Ann Lee, said: "All did."
func (r *reconciler) introduces(s *readout.Statement) bool {
	text := r.docs[s.Document].Text
	for _, source := range s.Source {
		for _, c := range s.Content {
			if source.Start < c.End || !ended(text[:c.End]) {
				continue
			}
			if strings.HasSuffix(strings.TrimRight(text[:c.End], "\"”’' "), ".") {
				return true // who said what ends so was named before
			}
			after := text[source.End:min(source.End+nextQuote, len(text))]
			if end := strings.IndexAny(after, ".!?\n"); end >= 0 {
				after = after[:end]
			}
			if strings.Contains(after, ": \"") || strings.Contains(after, ": “") || strings.Contains(after, ", \"") || strings.Contains(after, ", “") {
				return true
			}
		}
	}
	return false
}

// nextQuote is how many bytes after its source a quotation may open.
const nextQuote = 80

// ended reports whether a text ends with a sentence, quotation marks apart.
func ended(text string) bool {
	text = strings.TrimRight(text, "\"”’' ")
	return text != "" && strings.ContainsAny(text[len(text)-1:], ".!?")
}

// lastName is the last word of a name in lower case, "jr." and the like left out.
func lastName(name string) string {
	f := strings.Fields(strings.ToLower(name))
	for len(f) > 1 && lexicon.InClass("generation", strings.Trim(f[len(f)-1], ".")) {
		f = f[:len(f)-1]
	}
	if len(f) == 0 {
		return ""
	}
	return strings.TrimPrefix(strings.Trim(f[len(f)-1], ".,"), "al-")
}
