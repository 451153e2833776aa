package resolve

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/internal/bag"
	"readout/internal/reuse"
	"readout/lexicon"
)

// Two reporters who heard one speech quote the same words, and where these are
// one statement they cut them alike. That a quotation was lifted is shown by
// what no speaker gave: the narrator's words beside it, or a report whose
// quotations are another's, cut alike and in one order.
const (
	// quotedWords is how many words a quotation must have to be looked at.
	quotedWords = 8
	// besideRarity is how rare the narrator's words beside a quotation must be
	// taken together: "said in a statement on Monday" is not.
	besideRarity = 9
	// alikeQuotes is how many quotations must be cut alike and stand in one
	// order, alikeWords how many words they must have together, and alikeShare
	// the part that they must be of one report's quotations.
	alikeQuotes, alikeWords, alikeShare = 3, 45, 0.75
)

// spoken is the words of a document's news with its quotations.
func spoken(d *readout.Document) *reuse.Spoken { return reuse.Speak(d.Text, notNews(d), quotedWords) }

// notNews lists the stretches of a document that do not tell its news.
func notNews(d *readout.Document) []readout.Span {
	var skip []readout.Span
	for _, region := range d.Regions {
		if !region.Kind.News() {
			skip = append(skip, region.Span)
		}
	}
	return skip
}

// quotesOf are the keys of a document's quotations, sorted.
func quotesOf(d *readout.Document) []uint64 {
	return sortedSet(reuse.QuotationKeys(d.Text, notNews(d), quotedWords))
}

// liftedQuotes ties the documents of which one took quotations from the other
// without credit. Copies are tied as such.
func (r *resolver) liftedQuotes(copied []copying) []originTie {
	tied := map[[2]int]bool{}
	for _, t := range copied {
		tied[[2]int{min(t.from, t.to), max(t.from, t.to)}] = true
	}
	keys := make([][]uint64, len(r.pages))
	for i := range r.pages {
		if !r.follows(i) {
			keys[i] = r.pages[i].quotes
		}
	}
	pairs := shared(keys, func(a, b int) bool {
		apart := publishedDays(r.docs[a].Published).apart(publishedDays(r.docs[b].Published))
		return apart <= windowDays && !tied[[2]int{a, b}] && !r.related(a, b)
	})
	var out []originTie
	last, first := none, (*reuse.Spoken)(nil)
	for _, p := range pairs {
		if p[0] != last {
			last, first = p[0], spoken(r.docs[p[0]])
		}
		l := lifting{r: r, a: p[0], b: p[1], from: first, to: spoken(r.docs[p[1]])}
		if t, ok := l.tie(); ok {
			out = append(out, t)
		}
	}
	return out
}

// lifting compares the quotations of two documents. From is the one that may
// have lifted them.
type lifting struct {
	r        *resolver
	a, b     int
	from, to *reuse.Spoken
}

// both is one quotation that either has, with the words of the narrator beside
// it that both have, too.
type both struct {
	q, p          reuse.Quotation // of from and of to
	before, after int
	beside        float64 // the rarity of the narrator's words
}

// tie makes the tie of a lifting, false where nothing shows one.
func (l *lifting) tie() (originTie, bool) {
	l.turn()
	all := l.alike()
	beside := slices.DeleteFunc(slices.Clone(all), func(x both) bool { return x.beside < besideRarity })
	cut := l.inOrder(all)
	t := originTie{copying: copying{from: l.a, to: l.b}}
	t.tie = readout.Tie{From: l.doc().ID, To: l.other().ID, Basis: readout.TieQuotation}
	shown := beside
	for _, x := range beside {
		t.tie.Reasons = append(t.tie.Reasons, readout.Reason{By: "narrator-words", Score: round(x.beside),
			Note: fmt.Sprintf("%d words of the narrator beside the quotation at %d are the same", x.before+x.after, l.from.Words[x.q.First].Span.Start)})
	}
	if len(cut) > 0 {
		shown = append(shown, cut...)
		t.tie.Reasons = append(t.tie.Reasons, readout.Reason{By: "cut-alike-in-order", Score: float64(len(cut)),
			Note: fmt.Sprintf("%d quotations of %d are cut alike and stand in one order", len(cut), min(len(l.from.Quotations), len(l.to.Quotations)))})
	}
	for _, x := range shown {
		t.words += x.q.Len()
		t.tie.Evidence = append(t.tie.Evidence, l.cite(l.doc(), l.from, x.q, x), l.cite(l.other(), l.to, x.p, x))
	}
	slices.SortFunc(t.tie.Evidence, readout.Evidence.Compare)
	t.tie.Evidence = slices.Compact(t.tie.Evidence)
	t.share = float64(t.words) / float64(max(len(l.from.Words), 1))
	t.tie.Share = round(t.share)
	t.tie.Reasons = limit(t.tie.Reasons, shownReasons)
	return t, len(shown) > 0
}

func (l *lifting) doc() *readout.Document   { return l.r.docs[l.a] }
func (l *lifting) other() *readout.Document { return l.r.docs[l.b] }

// turn makes from the one that lifted: the later one; of one day the one with
// fewer quotations; else the one of the larger id.
func (l *lifting) turn() {
	a, b := l.doc().Published.Value.Day(), l.other().Published.Value.Day()
	turned := len(l.from.Quotations) > len(l.to.Quotations) || len(l.from.Quotations) == len(l.to.Quotations) && l.doc().ID < l.other().ID
	if a.Exact() && b.Exact() && a != b {
		turned = a < b
	}
	if turned {
		l.a, l.b, l.from, l.to = l.b, l.a, l.to, l.from
	}
}

// alike lists the quotations that both have, by place in from, less those that
// are credited.
func (l *lifting) alike() []both {
	var out []both
	for _, q := range l.from.Quotations {
		i := slices.IndexFunc(l.to.Quotations, func(p reuse.Quotation) bool { return p.Key == q.Key && p.Len() == q.Len() })
		if i < 0 {
			continue
		}
		x := both{q: q, p: l.to.Quotations[i]}
		if l.credited(x) {
			continue
		}
		x.before, x.after = l.from.Beside(x.q, l.to, x.p)
		x.beside = l.rarity(q.First-x.before, q.First) + l.rarity(q.End, q.End+x.after)
		out = append(out, x)
	}
	return out
}

// credited reports whether one of the two names the other's outlet beside a
// quotation, or the one that may have lifted it says through whom it came.
func (l *lifting) credited(x both) bool {
	here, there := l.from.Words[x.q.First].Span.Start, l.to.Words[x.p.First].Span.Start
	return relayed(l.doc(), l.from, x.q) || namesOutlet(paragraphsOf(l.doc().Text, here, 2), l.other().Outlet) ||
		namesOutlet(paragraphsOf(l.other().Text, there, 2), l.doc().Outlet)
}

// rarity is the sum over the narrator's words from first to end, names left
// out: everybody gives the speaker's.
func (l *lifting) rarity(first, end int) float64 {
	table, sum := lexicon.WordFrequencies(), 0.0
	for _, w := range l.from.Words[first:end] {
		text := w.Span.Text(l.doc())
		if c, _ := utf8.DecodeRuneInString(text); !unicode.IsLower(c) {
			continue
		}
		bag.EachWord(text, func(word []byte) {
			sum += math.Log(float64(table.Articles+1) / float64(max(table.Of(word), rareWord)))
		})
	}
	return sum
}

// rareWord is the number of articles under which all words count as equally rare.
const rareWord = 40

// inOrder gives the quotations that stand in one order in both, where they are
// so many, so long and so large a part of one report's that it has them from
// the other. One that everybody was given does not count, nor one that the other
// has through somebody else.
func (l *lifting) inOrder(all []both) []both {
	open := slices.DeleteFunc(slices.Clone(all), func(x both) bool {
		return relayed(l.other(), l.to, x.p) || public(l.doc(), l.from.Words[x.q.First]) || public(l.other(), l.to.Words[x.p.First])
	})
	run := longestRise(open, func(x both) int { return x.p.First })
	words := 0
	for _, x := range run {
		words += x.q.Len()
	}
	least := alikeShare * float64(min(len(l.from.Quotations), len(l.to.Quotations)))
	if len(run) < alikeQuotes || words < alikeWords || float64(len(run)) < least {
		return nil
	}
	return run
}

// longestRise is the longest part of a list, in its order, of which place rises;
// of equals the one that ends first.
func longestRise[T any](list []T, place func(T) int) []T {
	best := make([][]T, len(list))
	var out []T
	for i, x := range list {
		for j := range i {
			if place(list[j]) < place(x) && len(best[j]) > len(best[i]) {
				best[i] = best[j]
			}
		}
		if best[i] = append(slices.Clip(best[i]), x); len(best[i]) > len(out) {
			out = best[i]
		}
	}
	return out
}

// relayed reports whether a document says through whom it has a quotation.
func relayed(d *readout.Document, s *reuse.Spoken, q reuse.Quotation) bool {
	words := s.Words[q.First].Span.Cover(s.Words[q.End-1].Span)
	return slices.ContainsFunc(d.Attributions, func(a readout.Attribution) bool {
		return a.Via != "" && slices.ContainsFunc(a.Quotes, words.Overlaps)
	})
}

// cite quotes one quotation with the narrator's words beside it that both have.
func (l *lifting) cite(d *readout.Document, s *reuse.Spoken, q reuse.Quotation, x both) readout.Evidence {
	first, end := q.First, q.End
	if x.beside >= besideRarity {
		first, end = first-x.before, end+x.after
	}
	return readout.Cite(d, s.Words[first].Span.Cover(s.Words[end-1].Span))
}

// public reports whether the paragraph of a word says that all were given what
// it quotes: in a statement, at a hearing.
func public(d *readout.Document, w reuse.Word) bool {
	found := false
	bag.EachWord(paragraphsOf(d.Text, w.Span.Start, 1), func(word []byte) { found = found || lexicon.PublicWord(string(word)) })
	return found
}

// paragraphsOf is the paragraph that holds byte at, and so many less one before it.
func paragraphsOf(text string, at, n int) string {
	start, end := len(text[:at]), strings.IndexByte(text[at:], '\n')
	for before := text[:at]; n > 0 && before != ""; n-- {
		start = strings.LastIndexByte(before, '\n') + 1
		before = strings.TrimRight(text[:start], "\n\r \t")
	}
	if end < 0 {
		return text[start:]
	}
	return text[start : at+end]
}

// namesOutlet reports whether a text names an outlet, by any name of its that
// the lexicon has.
func namesOutlet(text, outlet string) bool {
	name, _, _ := strings.Cut(outlet, " (")
	if name == "" {
		return false
	}
	usual := cmp.Or(lexicon.Outlets()[name], name)
	if holdsName(text, name) || holdsName(text, usual) {
		return true
	}
	for surface, of := range lexicon.Outlets() {
		if of == usual && holdsName(text, surface) {
			return true
		}
	}
	return false
}

// holdsName reports whether a name stands in a text as words of its own, with
// or without its article.
func holdsName(text, name string) bool {
	name = strings.TrimPrefix(strings.TrimPrefix(name, "The "), "the ")
	for from := 0; name != ""; {
		i := strings.Index(text[from:], name)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:from+i])
		after, _ := utf8.DecodeRuneInString(text[from+i+len(name):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
		from += i + len(name)
	}
	return false
}
