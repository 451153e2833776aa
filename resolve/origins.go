package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/internal/reuse"
)

const (
	// copiedShare is the part of a document's own words that must stand in
	// another before the two count as one witness.
	copiedShare = 0.35
	// copiedWords is how many own words must be shared at least: a short notice
	// in both proves nothing.
	copiedWords = 25
	// sketchedShare is the part of the smaller sketch that the other must share
	// before two texts are aligned. Changed words take more from shingles than
	// from the words shared, and a sketch is a sample. Of fewer than
	// fewSketched common keys, fewShare is asked: two short leads have one or
	// two in common that are no copies.
	sketchedShare, fewShare, fewSketched = 0.15, 0.25, 4
	// largerShare is the part from which a copy is of the same story, too.
	largerShare = 0.5
	// standingShare is the part below which what an outlet's reports of other
	// weeks share is its standing text: captions, lists, notes on method.
	standingShare = 0.9
	// liftedWords is how many words in a row are a sentence that was taken from
	// another's report, and liftedKeys how many keys two sketches must have in
	// common before it is looked for.
	liftedWords, liftedKeys = 16, 2
	// shownPassages is how many shared passages a tie shows.
	shownPassages = 3
	// shownCopied is how many of those from which a document is copied are shown,
	// the ones that it has most of: of a thousand copies each is one of any other.
	shownCopied = 16
)

// originTie is a copy between two documents, before origins are named.
type originTie struct {
	copying
	tie readout.Tie
}

// copying says which document has how much of which other.
type copying struct {
	from, to int
	share    float64
	words    int
	larger   bool // one of the two has its larger part in common with the other
}

// before orders copies from the largest share down.
func (c copying) before(o copying) int {
	return cmp.Or(cmp.Compare(o.share, c.share), c.from-o.from, c.to-o.to)
}

// origins groups documents by who wrote them first and fills r.origin
// and r.copied.
func (r *resolver) origins() []readout.Origin {
	found := r.copies()
	ties := append(found.shown(), r.liftedQuotes(found.copied)...)
	r.copied = map[[2]int]bool{}
	for _, t := range found.copied {
		if t.larger {
			r.copied[[2]int{min(t.from, t.to), max(t.from, t.to)}] = true
		}
	}
	agency := make([]string, len(r.docs))
	for i, d := range r.docs {
		if c := agencyCredit(d); c != nil {
			agency[i] = c.Name
		}
	}
	parent := newForest(len(r.docs))
	r.joinCopies(parent, agency, found.copied)
	members := map[string][]int{} // by key: the agency's name, or the smallest document
	for i := range r.docs {
		key := r.docs[parent.find(i)].ID
		if a := agency[parent.find(i)]; a != "" {
			key = "agency " + a
		}
		members[key] = append(members[key], i)
	}
	r.origin = make([]string, len(r.docs))
	out := make([]readout.Origin, 0, len(members))
	of := make([][]int, len(r.docs)) // ties of each document to those it copied
	for n, t := range ties {
		of[t.from] = append(of[t.from], n)
	}
	for _, docs := range members {
		var own []int
		for _, i := range docs {
			own = append(own, of[i]...)
		}
		slices.Sort(own)
		theirs := make([]originTie, len(own))
		for i, n := range own {
			theirs[i] = ties[n]
		}
		o := r.makeOrigin(docs, agency[parent.find(docs[0])], theirs)
		for _, i := range docs {
			r.origin[i] = o.ID
		}
		out = append(out, o)
	}
	slices.SortFunc(out, func(a, b readout.Origin) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// joinCopies puts each copy with the document from which it has most, the
// largest share first: a text made of two others does not make these one
// witness. A group has one agency at most: the copy of two agencies' texts goes
// to the one from which it has more.
func (r *resolver) joinCopies(parent *forest, agency []string, copied []copying) {
	byShare := slices.Clone(copied)
	slices.SortFunc(byShare, copying.before)
	joined := map[int]bool{}
	for _, t := range byShare {
		a, b := parent.find(t.from), parent.find(t.to)
		if joined[t.from] || agency[a] != "" && agency[b] != "" && agency[a] != agency[b] {
			continue
		}
		joined[t.from] = true
		name := cmp.Or(agency[a], agency[b])
		agency[parent.join(a, b)] = name
	}
}

// copies finds all pairs of documents of which one stands in the other for a
// large part, quotations left out, and those where no more than sentences were
// lifted.
func (r *resolver) copies() *copiesFound {
	found := &copiesFound{most: map[int][]originTie{}}
	texts := make([]*reuse.Text, len(r.docs))
	text := func(i int) *reuse.Text {
		if texts[i] == nil {
			texts[i] = own(r.docs[i])
		}
		return texts[i]
	}
	for _, p := range r.overlapping() {
		r.compareTexts(found, p[0], p[1], reuse.Align(text(p[0]), text(p[1])))
	}
	for b, leaders := range r.leaders {
		if leaders == nil {
			continue
		}
		its := own(r.docs[b]) // compared with no other: not kept
		for _, a := range leaders {
			r.compareTexts(found, a, b, reuse.Align(text(a), its))
		}
	}
	return found
}

// compareTexts takes in what two texts have in common.
func (r *resolver) compareTexts(found *copiesFound, a, b int, s reuse.Shared) {
	share := max(s.ShareA, s.ShareB)
	switch {
	case s.Words >= copiedWords && share >= copiedShare && (share >= standingShare || !r.standing(a, b)):
		if c := r.copying(a, b, s); found.add(c) {
			found.keep(r.copyTie(a, b, c, s.Passages))
		}
	case !r.related(a, b):
		if s.Passages = r.sentencesOf(a, b, s.Passages); len(s.Passages) == 0 {
			return
		}
		t := r.copyTie(a, b, r.copying(a, b, s), s.Passages)
		t.tie.Basis = readout.TiePassage
		found.lifted = append(found.lifted, t)
	}
}

// copiesFound is what was copied by pairs: all of it, what is shown of it, and where
// no more than sentences were lifted.
type copiesFound struct {
	copied []copying
	most   map[int][]originTie // by the document that copied, the largest share first
	lifted []originTie
}

// add takes a pair in, and reports whether it is to be shown, as far as is known yet.
func (f *copiesFound) add(c copying) bool {
	f.copied = append(f.copied, c)
	kept := f.most[c.from]
	return len(kept) < shownCopied || c.before(kept[len(kept)-1].copying) < 0
}

// keep shows a pair, and not the least of those that were shown, if they are too many.
func (f *copiesFound) keep(t originTie) {
	kept := f.most[t.from]
	at, _ := slices.BinarySearchFunc(kept, t, func(x, y originTie) int { return x.before(y.copying) })
	f.most[t.from] = limit(slices.Insert(kept, at, t), shownCopied)
}

// shown lists what is shown, by the two documents, then what was lifted.
func (f *copiesFound) shown() []originTie {
	var out []originTie
	for _, kept := range f.most {
		out = append(out, kept...)
	}
	slices.SortFunc(out, func(x, y originTie) int {
		return cmp.Or(min(x.from, x.to)-min(y.from, y.to), max(x.from, x.to)-max(y.from, y.to))
	})
	return append(out, f.lifted...)
}

// related reports whether two documents are of one outlet, or one credits the
// outlet or agency of the other.
func (r *resolver) related(a, b int) bool {
	x, y := r.docs[a], r.docs[b]
	return x.Outlet == y.Outlet || credits(x, y) || credits(y, x)
}

func credits(d, other *readout.Document) bool {
	by := agencyCredit(other)
	return slices.ContainsFunc(d.Credits, func(c readout.Credit) bool {
		return strings.EqualFold(c.Name, other.Outlet) || by != nil && c.Name == by.Name
	})
}

// standing reports whether two documents are of one outlet and of other weeks.
func (r *resolver) standing(a, b int) bool {
	return r.docs[a].Outlet != "" && r.docs[a].Outlet == r.docs[b].Outlet &&
		publishedDays(r.docs[a].Published).apart(publishedDays(r.docs[b].Published)) > windowDays
}

// mayCopy reports whether texts with sketches of a and b shingles, n of them
// common, are worth an alignment.
func mayCopy(n, a, b int) bool {
	least := sketchedShare
	if n < fewSketched {
		least = fewShare
	}
	return n > 0 && float64(n) >= least*float64(min(a, b))
}

// overlapping lists the pairs whose sketches share so much that one text may
// stand in the other, or a sentence of it, less those of documents that follow others.
func (r *resolver) overlapping() [][2]int {
	type pair struct{ a, b int32 }
	common := map[pair]int{}
	holders := map[uint64][]int32{}
	for b := range r.pages {
		if r.follows(b) {
			continue
		}
		for _, k := range r.pages[b].sketch {
			for _, a := range holders[k] {
				common[pair{a, int32(b)}]++
			}
			holders[k] = append(holders[k], int32(b))
		}
	}
	var out [][2]int
	for p, n := range common {
		if n >= liftedKeys || mayCopy(n, len(r.pages[p.a].sketch), len(r.pages[p.b].sketch)) {
			out = append(out, [2]int{int(p.a), int(p.b)})
		}
	}
	slices.SortFunc(out, func(p, q [2]int) int { return cmp.Or(p[0]-q[0], p[1]-q[1]) })
	return out
}

// copying says who copied: the later one; of one day, the one that follows the other,
// then the one that holds less of its own; else the one of the larger id.
func (r *resolver) copying(a, b int, s reuse.Shared) copying {
	da, db := r.docs[a].Published.Value.Day(), r.docs[b].Published.Value.Day()
	backwards := s.ShareA > s.ShareB // a is the one that stands in b
	if r.follows(a) != r.follows(b) {
		backwards = r.follows(a)
	}
	if da.Exact() && db.Exact() && da != db {
		backwards = da > db
	}
	c := copying{from: b, to: a, share: s.ShareB, words: s.Words}
	if backwards {
		c = copying{from: a, to: b, share: s.ShareA, words: s.Words}
	}
	c.larger = max(s.ShareA, s.ShareB) >= largerShare
	return c
}

// copyTie shows what a and b have in common.
func (r *resolver) copyTie(a, b int, c copying, passages []reuse.Passage) originTie {
	t := originTie{copying: c}
	t.tie = readout.Tie{From: r.docs[t.from].ID, To: r.docs[t.to].ID, Basis: readout.OriginCopy, Share: round(t.share), Evidence: []readout.Evidence{}}
	for _, p := range limit(passages, shownPassages) {
		t.tie.Evidence = append(t.tie.Evidence, readout.Cite(r.docs[a], p.A), readout.Cite(r.docs[b], p.B))
	}
	slices.SortFunc(t.tie.Evidence, readout.Evidence.Compare)
	return t
}

// makeOrigin names one group of documents.
func (r *resolver) makeOrigin(docs []int, agency string, ties []originTie) readout.Origin {
	first := r.docs[docs[0]]
	o := readout.Origin{ID: readout.NewID('o', "document", first.ID), Name: ownName(first), Basis: readout.OriginOutlet, Documents: []string{}}
	in := map[int]bool{}
	for _, i := range docs {
		in[i] = true
		o.Documents = append(o.Documents, r.docs[i].ID)
		o.Ties = append(o.Ties, creditTies(r.docs[i])...)
	}
	for _, t := range ties {
		if !in[t.from] || in[t.to] && t.tie.Basis.Lifted() {
			continue
		}
		o.Ties = append(o.Ties, t.tie) // one to another origin, too: a part of it is from there
		if !in[t.to] {
			continue
		}
		o.Basis = readout.OriginCopy
		o.Reasons = append(o.Reasons, readout.Reason{By: "copy", Score: round(t.share),
			Note: fmt.Sprintf("%d words of %s outside quotations stand in %s", t.words, t.tie.From, t.tie.To)})
	}
	if o.Basis == readout.OriginCopy {
		o.Name = ownName(r.docs[r.source(docs, ties)])
	}
	if agency != "" {
		o.ID, o.Name, o.Basis = readout.NewID('o', "agency", agency), agency, readout.OriginCredit
		for _, i := range docs {
			c := agencyCredit(r.docs[i])
			if c == nil {
				continue
			}
			by := "credit"
			if r.docs[i].RegionAt(c.Span.Start) == readout.RegionDateline {
				o.Basis, by = readout.OriginDateline, "dateline"
			}
			o.Reasons = append(o.Reasons, readout.Reason{By: by, Note: fmt.Sprintf("%q in %s", c.Span.Text(r.docs[i]), r.docs[i].ID)})
		}
	}
	slices.SortStableFunc(o.Ties, func(a, b readout.Tie) int {
		return cmp.Or(strings.Compare(a.From, b.From), strings.Compare(a.To, b.To))
	})
	o.Reasons = limit(o.Reasons, shownReasons)
	return o
}

// source is the document of a copied group that copies no other in it, the
// first by id.
func (r *resolver) source(docs []int, ties []originTie) int {
	copies := map[int]bool{}
	for _, t := range ties {
		if t.tie.Basis == readout.OriginCopy {
			copies[t.from] = true
		}
	}
	for _, i := range docs {
		if !copies[i] {
			return i
		}
	}
	return docs[0]
}

// agencyCredit is the credit that makes a text an agency's: the one of its
// dateline, else the first. Nil when no agency claims the text.
func agencyCredit(d *readout.Document) *readout.Credit {
	var found *readout.Credit
	for i := range d.Credits {
		c := &d.Credits[i]
		if c.Role != readout.CreditAgency {
			continue
		}
		if d.RegionAt(c.Span.Start) == readout.RegionDateline {
			return c
		}
		if found == nil {
			found = c
		}
	}
	return found
}

// creditTies notes every credit of a document, those too that leave the text
// its own: a contributor, who had it first.
func creditTies(d *readout.Document) []readout.Tie {
	var out []readout.Tie
	for _, c := range d.Credits {
		if c.Role != readout.CreditAgency && strings.EqualFold(c.Name, d.Outlet) {
			continue // whose author works for it
		}
		basis := readout.OriginCredit
		if c.Role == readout.CreditAgency && d.RegionAt(c.Span.Start) == readout.RegionDateline {
			basis = readout.OriginDateline
		}
		out = append(out, readout.Tie{From: d.ID, Basis: basis, Evidence: []readout.Evidence{readout.Cite(d, c.Span)}})
	}
	return out
}

// ownName is how a document is called that nobody else is credited for.
func ownName(d *readout.Document) string {
	name := cmp.Or(d.Outlet, d.Title)
	if name == "" && len(d.Names) > 0 {
		name = d.Names[0]
	}
	return cmp.Or(name, d.ID)
}
