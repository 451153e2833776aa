package reconcile

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"github.com/zeebo/xxh3"

	"readout"
)

// quote is one quoted stretch of a statement, cut into words.
type quote struct {
	statement *readout.Statement
	evidence  readout.Evidence
	words     []word
}

// word is a word as written and as compared: lower case, without punctuation.
type word struct {
	span readout.Span
	key  string
}

// runLength is how many words in a row two quotations must share to be one: a
// whole quotation of at least three words, or five words of a longer one.
const (
	runLength    = 5
	shortestRun  = 3
	commonestRun = 40 // quotations that share a run with more others than this are formulas
)

// quotations finds quotations that several documents give, and how they vary.
func (r *reconciler) quotations() {
	if len(r.export.Documents) < 2 {
		return
	}
	quotes := r.quotes()
	groups := groupQuotes(quotes)
	for _, g := range groups {
		r.quotation(g)
	}
}

// quotes lists the quoted stretches of all statements. Where one statement
// stands in another and both claim a stretch, the inner has it: in "Ann said,
// according to Bob" the words are Ann's. Of two others, the one with a known
// speaker and the wider content has it.
func (r *reconciler) quotes() []quote {
	var out []quote
	for i := range r.export.Statements {
		s := &r.export.Statements[i]
		rec := r.docs[s.Document]
		for _, span := range rec.Attributions[s.Ref].Quotes {
			if claimedWithin(rec.Attributions, s.Ref, span) {
				continue
			}
			if words := cutWords(rec.Document, span); len(words) >= shortestRun {
				out = append(out, quote{statement: s, evidence: readout.Cite(rec.Document, span), words: words})
			}
		}
	}
	slices.SortFunc(out, func(a, b quote) int {
		return cmp.Or(a.evidence.Compare(b.evidence), known01(b)-known01(a), width(b)-width(a), strings.Compare(a.statement.ID, b.statement.ID))
	})
	return slices.CompactFunc(out, func(a, b quote) bool { return a.evidence == b.evidence })
}

// claimedWithin reports whether an attribution that stands in another claims a
// quoted stretch of it for somebody who is named.
func claimedWithin(all []readout.Attribution, outer int, span readout.Span) bool {
	return slices.ContainsFunc(all, func(inner readout.Attribution) bool {
		return inner.Parent == outer && len(inner.Source) > 0 && slices.Contains(inner.Quotes, span)
	})
}

func known01(q quote) int {
	if q.statement.Speaker != nil {
		return 1
	}
	return 0
}

// width is the number of bytes of a statement's content.
func width(q quote) int {
	n := 0
	for _, c := range q.statement.Content {
		n += c.End - c.Start
	}
	return n
}

// cutWords splits a span into words of letters and digits.
func cutWords(doc *readout.Document, span readout.Span) []word {
	var out []word
	start := -1
	text := span.Text(doc)
	flush := func(end int) {
		if start >= 0 {
			out = append(out, word{readout.Span{Start: span.Start + start, End: span.Start + end}, strings.ToLower(text[start:end])})
			start = -1
		}
	}
	for i, c := range text {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			if start < 0 {
				start = i
			}
		default:
			flush(i)
		}
	}
	flush(len(text))
	return out
}

// groupQuotes joins quotations of different documents that share a run of
// words. Candidates come from an index of runs, so the cost stays flat.
func groupQuotes(quotes []quote) [][]quote {
	parent := make([]int, len(quotes))
	for i := range parent {
		parent[i] = i
	}
	var find func(int) int
	find = func(i int) int {
		if parent[i] != i {
			parent[i] = find(parent[i])
		}
		return parent[i]
	}
	runs := runsOf(quotes)
	for len(runs) > 0 {
		n := 1
		for n < len(runs) && runs[n].hash == runs[0].hash {
			n++
		}
		one, others := runs[0].quote, runs[1:n]
		runs = runs[n:]
		if n > commonestRun {
			continue
		}
		for _, r := range others {
			if find(one) != find(r.quote) && sameQuote(&quotes[one], &quotes[r.quote]) {
				parent[max(find(one), find(r.quote))] = min(find(one), find(r.quote))
			}
		}
	}
	groups := map[int][]quote{}
	for i, q := range quotes {
		groups[find(i)] = append(groups[find(i)], q)
	}
	var out [][]quote
	for _, root := range sortedKeys(groups) {
		if len(groups[root]) > 1 {
			out = append(out, groups[root])
		}
	}
	return out
}

// wordRun is a run of words, by hash, in one of several quotations.
type wordRun struct {
	hash  uint64
	quote int
}

// runsOf lists the runs of all quotations, those of the same words together.
func runsOf(quotes []quote) []wordRun {
	var out []wordRun
	var hashes []uint64
	for i, q := range quotes {
		hashes = hashes[:0]
		for _, w := range q.words {
			hashes = append(hashes, xxh3.HashString(w.key))
		}
		from := min(runLength, len(hashes))
		if len(hashes) > runLength {
			from = shortestRun // so that a whole short quotation can meet a longer one
		}
		for n := from; n <= min(runLength, len(hashes)); n++ {
			for at := 0; at+n <= len(hashes); at++ {
				out = append(out, wordRun{hashRun(hashes[at : at+n]), i})
			}
		}
	}
	slices.SortFunc(out, func(a, b wordRun) int { return cmp.Or(cmp.Compare(a.hash, b.hash), a.quote-b.quote) })
	return out
}

// hashRun hashes a run of hashed words.
func hashRun(words []uint64) uint64 {
	h := uint64(len(words))
	for _, w := range words {
		h = bits.RotateLeft64((h^w)*0x9e3779b97f4a7c15, 29)
	}
	return h
}

// sameQuote reports whether two quotations of different documents give the
// same words: one whole within the other, half of the shorter in one run, or
// nearly all of it.
func sameQuote(a, b *quote) bool {
	if a.statement.Document == b.statement.Document {
		return false
	}
	x, _ := common(a.words, b.words)
	n, short := x.Len(), min(len(a.words), len(b.words))
	return n == short && n >= shortestRun && content(a.words[x.First:x.End]) >= 2 || n >= runLength && (2*n >= short || nearlyAll(a.words, b.words))
}

// nearlyAll reports whether the shorter of two quotations stands in the other
// but for a few words: reports leave words out and add some.
func nearlyAll(a, b []word) bool {
	return 5*inOrder(keys(a), keys(b)) >= 4*min(len(a), len(b))
}

// keys are words as they are compared.
func keys(words []word) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.key
	}
	return out
}

// content counts words of more than three letters, which carry meaning.
func content(words []word) int {
	n := 0
	for _, w := range words {
		if len(w.key) > 3 {
			n++
		}
	}
	return n
}

// common is the longest run of words that a and b share, as a range of each.
func common(a, b []word) (readout.TokenRange, readout.TokenRange) {
	var best, at readout.TokenRange
	row := make([]int, len(b)+1)
	for i := range a {
		diagonal := 0
		for j := range b {
			above := row[j+1]
			row[j+1] = 0
			if a[i].key == b[j].key {
				row[j+1] = diagonal + 1
				if n := row[j+1]; n > best.Len() {
					best = readout.TokenRange{First: i - n + 1, End: i + 1}
					at = readout.TokenRange{First: j - n + 1, End: j + 1}
				}
			}
			diagonal = above
		}
	}
	return best, at
}

// quotation draws the finding on one quotation as its documents give it.
func (r *reconciler) quotation(g []quote) {
	values := versions(g)
	var docs []string
	for _, v := range values {
		docs = append(docs, v.Documents...)
	}
	f := readout.Finding{Slot: readout.SlotQuote, Values: values, Event: g[0].statement.Event}
	if r.contested(g) {
		return
	}
	r.quotedOnTwoDays(g)
	speaker := r.speakers(g)
	difference, weight := r.difference(g)
	switch {
	case difference != "":
		f.Kind, f.By, f.Weight = readout.FindingVariant, "quote-variant", weight
		f.Summary = fmt.Sprintf("one quotation of %s in %d versions that differ in %s", first(speaker, "a speaker not named"), len(values), difference)
	case r.support(values) >= 2:
		f.Kind, f.By, f.Weight = readout.FindingAgreement, "quote-same", 0.3
		f.Summary = fmt.Sprintf("one quotation of %s, alike in %s", first(speaker, "a speaker not named"), r.labels(docs))
	default:
		return // copies of one origin agree by being copies
	}
	f.Reasons = []readout.Reason{{By: "shared-run-of-words", Score: float64(len(g)), Note: difference}}
	r.emit(f)
}

// versions are the wordings of a quotation, each with the documents that give it.
// The pieces into which one document breaks it ("…," she said, "…") are one wording.
func versions(g []quote) []readout.Value {
	pieces := map[string][]quote{} // by document
	for _, q := range g {
		pieces[q.statement.Document] = append(pieces[q.statement.Document], q)
	}
	forms := map[string]*readout.Value{}
	for _, doc := range sortedKeys(pieces) {
		v := readout.Value{Documents: []string{doc}}
		var words []string
		for _, q := range widest(pieces[doc]) {
			words = append(words, q.evidence.Quote)
			v.Evidence = append(v.Evidence, q.evidence)
			if v.Party == nil {
				v.Party = q.statement.Speaker
			}
		}
		v.Value = strings.Join(words, " … ")
		form := typography.Replace(v.Value)
		if same := forms[form]; same != nil {
			same.Documents, same.Evidence = append(same.Documents, doc), append(same.Evidence, v.Evidence...)
			continue
		}
		forms[form] = &v
	}
	var out []readout.Value
	for _, form := range sortedKeys(forms) {
		out = append(out, *forms[form])
	}
	slices.SortFunc(out, func(a, b readout.Value) int { return a.Evidence[0].Compare(b.Evidence[0]) })
	return out
}

// widest leaves out pieces of one document that another of its pieces repeats
// whole, as a headline repeats the text.
func widest(pieces []quote) []quote {
	var out []quote
	for i, q := range pieces {
		again := func(j int, p quote) bool {
			run, _ := common(q.words, p.words)
			return run.Len() == len(q.words) && (len(p.words) > len(q.words) || j < i)
		}
		repeated := false
		for j, p := range pieces {
			repeated = repeated || j != i && again(j, p)
		}
		if !repeated {
			out = append(out, q)
		}
	}
	return out
}

// typography makes quotation marks and blanks comparable; they are the
// outlet's, not the speaker's.
var typography = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "\u00a0", " ", "\n", " ")

// speakers names the distinct sides that the quotation is given to.
func (r *reconciler) speakers(g []quote) []string {
	var out []string
	for _, q := range g {
		if q.statement.Speaker != nil {
			if n := r.name(*q.statement.Speaker); n != "" && !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	slices.Sort(out)
	return out
}

// difference says in what the forms of a quotation differ, and how much that
// matters: words most, letters less, length least.
func (r *reconciler) difference(g []quote) (string, float64) {
	words, letters, length := false, false, false
	for i := range g {
		for j := range g[:i] {
			a, b := g[i], g[j]
			if a.statement.Document == b.statement.Document {
				continue
			}
			x, y := common(a.words, b.words)
			if x.Len() < shortestRun {
				continue
			}
			for k := range x.Len() {
				ta := a.words[x.First+k].span.Text(r.docs[a.statement.Document].Document)
				tb := b.words[y.First+k].span.Text(r.docs[b.statement.Document].Document)
				letters = letters || (ta != tb && x.First+k > 0 && y.First+k > 0)
			}
			switch short := min(len(a.words), len(b.words)); {
			case x.Len() < short:
				words = true
			case len(a.words) != len(b.words):
				length = true
			}
		}
	}
	switch {
	case words:
		return "words", 0.7
	case letters:
		return "letters", 0.4
	case length:
		return "length", 0.2
	}
	return "", 0
}

func first(s []string, otherwise string) string {
	if len(s) == 0 {
		return otherwise
	}
	return s[0]
}
